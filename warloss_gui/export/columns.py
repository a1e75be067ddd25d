"""The columns of the tables that leave the program: a cell is a number or a text, and each column has a tag.

The tags are those of the Humanitarian Exchange Language, HXL 1.1 (hxlstandard.org): a hashtag says what a
column holds, its attributes say it more exactly. Names of people are those of groups, since #affected and the
like are numbers; what tells of a date is metadata, since #date is a date. A number stands in a column of its
own, as published, beside its bound; between two numbers there is no value, since nobody claimed one.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final, Generic, TypeVar

from warloss_gui.claims import phrases
from warloss_gui.claims.claimant_wording import name_claimant
from warloss_gui.claims.dates import ClaimPeriod
from warloss_gui.claims.quantity import RangeQuantity, SingleQuantity, WordsQuantity
from warloss_gui.claims.sheet import FactSheet
from warloss_gui.claims.source_wording import word_method
from warloss_gui.claims.statement import Statement
from warloss_gui.claims.statement_wording import PassageWording, StatementWording
from warloss_gui.export.handout import FigureEntry, Handout
from warloss_gui.language import gettext

Value = int | Decimal | str | None
T = TypeVar("T")
Q = TypeVar("Q", SingleQuantity, RangeQuantity, WordsQuantity)

_BETWEEN: Final = "; "


@dataclass(frozen=True, slots=True)
class Column(Generic[T]):
    """A column: its header, its HXL tag, and what it has for each row. `wide` holds sentences."""

    header: str
    tag: str
    value: Callable[[T], Value]
    wide: bool = False


@dataclass(frozen=True, slots=True)
class PassageEntry:
    """A passage with the statement that it is of, in words, and its number there."""

    statement: Statement
    words: StatementWording
    number: int

    @property
    def passage(self) -> PassageWording:
        """The passage in words."""
        return self.words.passages[self.number - 1]


def passages_of(statement: Statement, handout: Handout) -> Iterator[PassageEntry]:
    """The passages of a statement, in their order: each has a row of its own."""
    words = handout.statement(statement).words
    for number in range(1, len(words.passages) + 1):
        yield PassageEntry(statement, words, number)


def figure_columns(handout: Handout) -> list[Column[FigureEntry]]:
    """The columns of a table of figures."""
    return [
        *_figure_columns(),
        *_number_columns(),
        *_definition_columns(handout.sheet),
        *_claim_columns(handout.sheet),
        *_date_columns(),
        *_sentence_columns(),
        *_source_columns(handout.sheet),
        *_edition_columns(handout),
    ]


def passage_columns(handout: Handout) -> list[Column[PassageEntry]]:
    """The columns of a table of statements, passage by passage."""
    return [
        Column(gettext("Statement"), "#meta+id", lambda row: row.statement.id),
        Column(gettext("Passage"), "#meta+passage+num", lambda row: row.number),
        Column(gettext("Speaker"), "#contact+speaker+name", lambda row: row.words.speaker),
        Column(gettext("Setting"), "#description+setting", lambda row: row.words.setting),
        Column(gettext("Words"), "#description+quote", lambda row: row.passage.words, wide=True),
        Column(
            gettext("In translation"),
            "#description+translation",
            lambda row: row.statement.passages[row.number - 1].translation,
            wide=True,
        ),
        Column(gettext("Form"), "#description+form", lambda row: row.words.form),
        Column(gettext("How dated"), "#description+date", lambda row: row.words.dating, wide=True),
        Column(
            gettext("Caveats"),
            "#description+caveat",
            lambda row: "\n".join(caveat.whole for caveat in row.words.caveats),
            wide=True,
        ),
        Column(gettext("Source"), "#meta+source", lambda row: row.words.source, wide=True),
        *_edition_columns(handout),
    ]


def _figure_columns() -> list[Column[FigureEntry]]:
    """Which figure it is, and what it is called."""
    return [
        Column(gettext("Figure"), "#meta+id", lambda row: row.figure.id),
        Column(gettext("Section"), "#meta+section", lambda row: row.figure.section),
        Column(gettext("Party"), "#group+name", lambda row: row.party),
        Column(gettext("Counted"), "#indicator+name", lambda row: row.words.label),
        Column(gettext("Title"), "#indicator+title", lambda row: row.figure.title),
        Column(gettext("Equipment class"), "#indicator+type+code", lambda row: row.figure.equipment_class),
        Column(gettext("Part of"), "#meta+whole+id", lambda row: row.figure.part_of),
    ]


def _number_columns() -> list[Column[FigureEntry]]:
    """The number as published, with its bound, and what it is a share or a rate of."""
    return [
        Column(gettext("Bound"), "#indicator+bound+code", lambda row: row.figure.quantity.qualifier),
        Column(gettext("Number"), "#indicator+value+num", _of(SingleQuantity, lambda found: found.value)),
        Column(gettext("Lowest"), "#indicator+value+min+num", _of(RangeQuantity, lambda found: found.low)),
        Column(gettext("Highest"), "#indicator+value+max+num", _of(RangeQuantity, lambda found: found.high)),
        Column(
            gettext("Best value"), "#indicator+value+best+num", _of(RangeQuantity, lambda found: found.value)
        ),
        Column(
            gettext("Interval"),
            "#indicator+interval+code",
            _of(RangeQuantity, lambda found: found.interval and found.interval.kind),
        ),
        Column(
            gettext("Level in percent"),
            "#indicator+interval+level+num",
            _of(RangeQuantity, lambda found: found.interval and found.interval.level),
        ),
        Column(
            gettext("Number in words"),
            "#indicator+value+words",
            _of(WordsQuantity, lambda found: found.words),
        ),
        Column(
            gettext("Power of ten of the words"),
            "#indicator+value+magnitude+num",
            _of(WordsQuantity, lambda found: found.magnitude),
        ),
        Column(gettext("Unit"), "#indicator+unit+code", lambda row: row.figure.quantity.unit),
        Column(gettext("Per"), "#indicator+rate+code", lambda row: row.figure.quantity.per),
        Column(gettext("Rate is"), "#indicator+rate+type+code", lambda row: row.figure.quantity.per_is),
        Column(
            gettext("Share of"),
            "#indicator+share+num",
            lambda row: row.figure.quantity.of and row.figure.quantity.of.number,
        ),
        Column(
            gettext("Share of what"),
            "#indicator+share+name",
            lambda row: row.figure.quantity.of and row.figure.quantity.of.what,
        ),
    ]


def _definition_columns(sheet: FactSheet) -> list[Column[FigureEntry]]:
    """What the number counts, and whom."""

    def names(ids: Sequence[str]) -> str:
        return _BETWEEN.join(sheet.party_by_id[id_].name for id_ in ids)

    return [
        Column(gettext("Measure"), "#indicator+measure+code", lambda row: row.figure.counts.measure),
        Column(gettext("Outcomes"), "#indicator+outcome+code", _outcomes),
        Column(
            gettext("Composition"), "#indicator+composition+code", lambda row: row.figure.counts.composition
        ),
        Column(gettext("Source’s word"), "#indicator+term", lambda row: row.figure.counts.term),
        Column(gettext("Who"), "#indicator+who+code", _who),
        Column(
            gettext("Parties together"),
            "#group+member+name",
            lambda row: names(sheet.party_by_id[row.figure.party].made_of),
        ),
        Column(gettext("Includes"), "#group+includes+name", lambda row: names(row.figure.universe.includes)),
        Column(
            gettext("Leaves out"), "#group+excludes+name", lambda row: names(row.figure.universe.excludes)
        ),
        Column(
            gettext("Unclear whether included"),
            "#group+unclear+name",
            lambda row: names(row.figure.universe.unclear),
        ),
    ]


def _claim_columns(sheet: FactSheet) -> list[Column[FigureEntry]]:
    """Who claims it, on what ground, through whom it came, and whether the claimant says how it counts."""

    def method(row: FigureEntry) -> str | None:
        claimant = sheet.source_by_id.get(row.figure.claim.claimant)
        return None if claimant is None or claimant.method is None else word_method(claimant.method)

    return [
        Column(gettext("Claimant"), "#org+claimant+name", lambda row: row.words.claimant),
        Column(gettext("Claimant’s interest"), "#org+claimant+role+code", lambda row: row.figure.claim.role),
        Column(gettext("Rests on"), "#meta+basis+code", lambda row: row.figure.claim.basis),
        Column(gettext("Hedge"), "#description+hedge", lambda row: row.figure.claim.assessment),
        Column(
            gettext("Passed on by"),
            "#org+relay+name",
            lambda row: _BETWEEN.join(name_claimant(id_, sheet) for id_ in row.figure.claim.via),
        ),
        Column(
            gettext("Relies on"),
            "#org+base+name",
            lambda row: _BETWEEN.join(name_claimant(id_, sheet) for id_ in row.figure.claim.rests_on),
        ),
        Column(gettext("Method"), "#description+method", method, wide=True),
    ]


def _date_columns() -> list[Column[FigureEntry]]:
    """Of which day it is, and which time it covers."""
    return [
        Column(gettext("As of"), "#date+reported", lambda row: row.figure.as_of.date),
        Column(gettext("Date is"), "#meta+date+basis+code", lambda row: row.figure.as_of.basis),
        Column(gettext("Period"), "#date+period", lambda row: _interval(row.figure.period)),
        Column(
            gettext("Period is"),
            "#meta+period+basis+code",
            lambda row: None if row.figure.period is None else row.figure.period.basis,
        ),
        Column(
            gettext("Reported"),
            "#date+published",
            lambda row: row.figure.reported and row.figure.reported.date,
        ),
        Column(
            gettext("Reported is"),
            "#meta+published+basis+code",
            lambda row: row.figure.reported and row.figure.reported.basis,
        ),
    ]


def _sentence_columns() -> list[Column[FigureEntry]]:
    """The whole claim in words, and what is to be known before relying on it."""
    return [
        Column(gettext("Claim"), "#description+claim", lambda row: row.words.sentence, wide=True),
        Column(gettext("Important caveats"), "#description+caveat+important", _important, wide=True),
        Column(gettext("All caveats"), "#meta+caveat+code", lambda row: " ".join(row.figure.caveats)),
        Column(gettext("How dated"), "#description+date", lambda row: " ".join(row.words.dating), wide=True),
        Column(gettext("Revisions"), "#description+revision", _revisions, wide=True),
    ]


def _source_columns(sheet: FactSheet) -> list[Column[FigureEntry]]:
    """Where it can be read, and as what it is printed there."""

    def sources(row: FigureEntry) -> str:
        return _BETWEEN.join(dict.fromkeys(name_claimant(item.source, sheet) for item in row.figure.evidence))

    return [
        Column(gettext("Read in"), "#meta+source+name", sources),
        Column(gettext("Printed as"), "#meta+source+quote", _printed),
        Column(gettext("Evidence"), "#meta+source", lambda row: "\n".join(row.words.evidence), wide=True),
    ]


def _edition_columns(handout: Handout) -> list[Column[Any]]:
    """Which sheet it is: a row that is taken elsewhere still says where it is from."""
    own = handout.own
    return [
        Column(gettext("Sheet"), "#meta+sheet+id", lambda _row: own.id),
        Column(gettext("Revision of the sheet"), "#meta+sheet+revision+num", lambda _row: own.revision),
        Column(gettext("Address of the sheet"), "#meta+sheet+url", lambda _row: own.address),
        Column(gettext("Next update of the sheet"), "#meta+sheet+next", lambda _row: own.next_update),
    ]


def _of(kind: type[Q], value: Callable[[Q], Value]) -> Callable[[FigureEntry], Value]:
    """What only one kind of number has; others leave the cell empty."""

    def read(row: FigureEntry) -> Value:
        quantity = row.figure.quantity
        return value(quantity) if isinstance(quantity, kind) else None

    return read


def _who(row: FigureEntry) -> str:
    """In the order in which they are worded everywhere."""
    return " ".join(group for group in phrases.PEOPLE if group in row.figure.counts.who)


def _outcomes(row: FigureEntry) -> str:
    """In the order in which they are worded everywhere."""
    return " ".join(outcome for outcome in phrases.OUTCOMES if outcome in row.figure.counts.outcomes)


def _interval(period: ClaimPeriod | None) -> Value:
    return None if period is None else period.interval


def _important(row: FigureEntry) -> str:
    return "\n".join(caveat.whole for caveat in row.words.caveats if caveat.important)


def _revisions(row: FigureEntry) -> str:
    return "\n".join(row.words.revisions)


def _printed(row: FigureEntry) -> str:
    return _BETWEEN.join(item.printed for item in row.figure.evidence if item.printed)
