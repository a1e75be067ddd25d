"""The columns of the tables that leave the program: a cell is a number or a text, and each column has a tag.

The tags are those of the Humanitarian Exchange Language, HXL 1.1 (hxlstandard.org): a hashtag says what a
column holds, its attributes say it more exactly. Names of people are those of groups, since #affected and the
like are numbers; what tells of a date is metadata, since #date is a date. A number stands in a column of its
own, as published, beside its bound; between two numbers there is no value, since nobody claimed one.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final, Generic, TypeVar

from warloss_gui.claims import phrases
from warloss_gui.claims.claimant_wording import name_claimant
from warloss_gui.claims.dates import ClaimPeriod
from warloss_gui.claims.sheet import FactSheet
from warloss_gui.claims.statement import Statement
from warloss_gui.claims.statement_wording import StatementWording
from warloss_gui.export.handout import FigureEntry, Handout
from warloss_gui.language import gettext

Value = int | str | None
T = TypeVar("T")

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
    def text(self) -> str:
        """The words of the passage."""
        return self.words.passages[self.number - 1]


def passages_of(statement: Statement, handout: Handout) -> Iterator[PassageEntry]:
    """The passages of a statement, in their order: each has a row of its own."""
    words = handout.statement(statement).words
    for number in range(1, len(words.passages) + 1):
        yield PassageEntry(statement, words, number)


def figure_columns(handout: Handout) -> list[Column[FigureEntry]]:
    """The columns of a table of figures."""
    return [
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
        Column(gettext("Words"), "#description+quote", lambda row: row.text, wide=True),
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


def _number_columns() -> list[Column[FigureEntry]]:
    """Which figure it is, and its number as published."""
    return [
        Column(gettext("Figure"), "#meta+id", lambda row: row.figure.id),
        Column(gettext("Section"), "#meta+section", lambda row: row.figure.section),
        Column(gettext("Party"), "#group+name", lambda row: row.party),
        Column(gettext("Counted"), "#indicator+name", lambda row: row.words.label),
        Column(gettext("Equipment class"), "#indicator+type+code", lambda row: row.figure.equipment_class),
        Column(gettext("Bound"), "#indicator+bound+code", lambda row: row.figure.quantity.qualifier),
        Column(gettext("Number"), "#indicator+value+num", _single),
        Column(gettext("Lowest"), "#indicator+value+min+num", lambda row: _end(row, "low")),
        Column(gettext("Highest"), "#indicator+value+max+num", lambda row: _end(row, "high")),
        Column(gettext("Unit"), "#indicator+unit+code", lambda row: row.figure.quantity.unit),
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
    """Who claims it, on what ground, and through whom it came."""
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
    ]


def _single(row: FigureEntry) -> Value:
    quantity = row.figure.quantity
    return None if quantity.qualifier == "between" else quantity.value


def _end(row: FigureEntry, which: str) -> Value:
    quantity = row.figure.quantity
    if quantity.qualifier != "between":
        return None
    return quantity.low if which == "low" else quantity.high


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
