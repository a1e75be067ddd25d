"""What leaves the program: the parts of a sheet in words, with numbered notes and sources.

Figures are put into words when they are asked for, one by one: a sheet may have very many of them.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from warloss_gui.claims import phrases
from warloss_gui.claims.caveats import Caveat
from warloss_gui.claims.date_wording import word_date
from warloss_gui.claims.definition_wording import name_party
from warloss_gui.claims.edtf import parse_date
from warloss_gui.claims.figure import Figure
from warloss_gui.claims.nesting import under_wholes
from warloss_gui.claims.overview import (
    unclear_inclusions,
    word_basis,
    word_claimants,
    word_parties,
    word_status,
)
from warloss_gui.claims.parts import SECTIONS, TAB_NAMES, TabName, tab_titles
from warloss_gui.claims.sheet import FactSheet
from warloss_gui.claims.sources import NOT_NAMED, Evidence, Source
from warloss_gui.claims.statement import Event, Note, Statement
from warloss_gui.claims.statement_wording import StatementWording, word_event, word_note, word_statement
from warloss_gui.claims.wording import FigureWording, word_figure
from warloss_gui.history.shown import Shown
from warloss_gui.language import day, gettext, listing

Step = Callable[[], None]
"""Called before each figure and each statement is put into words; it raises Cancelled to end the work."""


class Cancelled(Exception):
    """Whoever asked for it does not want it any more."""


@dataclass(frozen=True, slots=True)
class FigureEntry:
    """A figure in words, with the numbers of its notes and of the sources in which it can be read."""

    figure: Figure
    words: FigureWording
    party: str
    notes: tuple[int, ...]
    sources: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class StatementEntry:
    """A statement in words, with the numbers of its notes and of its source."""

    words: StatementWording
    notes: tuple[int, ...]
    sources: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class RemarkEntry:
    """A note of context, or an event: what it says, whose it is, and the numbers of its notes and sources."""

    title: str
    text: str
    attribution: str
    notes: tuple[int, ...]
    sources: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a sheet. `unclear` says which figures may or may not include others."""

    name: TabName
    title: str
    unclear: tuple[str, ...]
    figures: tuple[Figure, ...]
    statements: tuple[Statement, ...]
    remarks: tuple[Note, ...]
    events: tuple[Event, ...]


class Handout:
    """A sheet, or some of its parts, as it is shown: on another day with the figures of that day."""

    def __init__(self, shown: Shown, names: Sequence[TabName] = TAB_NAMES) -> None:
        self.sheet = shown.sheet
        self.own = shown.own
        self.day = shown.reported_day
        self.names = tuple(names)
        self.parts = tuple(_part(name, shown.sheet) for name in self.names)

    @property
    def title(self) -> str:
        """The title of the sheet; of some of its parts, with their titles."""
        if len(self.parts) == len(TAB_NAMES):
            return self.own.title
        parts = listing([part.title for part in self.parts])
        return gettext("{parts}: {sheet}").format(parts=parts, sheet=self.own.title)

    @property
    def steps(self) -> int:
        """How many figures and statements there are."""
        return sum(len(part.figures) + len(part.statements) for part in self.parts)

    @cached_property
    def facts(self) -> tuple[tuple[str, str], ...]:
        """What is to be known of the sheet as a whole: a name for each fact, and the fact."""
        own = self.own
        found = [(gettext("As of"), word_basis(own.as_of))]
        if self.day is not None:
            found.append((gettext("Figures"), _word_travelled(self.day)))
        found.append((gettext("Claimants"), word_claimants(own)))
        if own.status is not None:
            notes = filter(None, (own.status.note, own.status.as_of.note))
            found.append((gettext("Status"), "\n".join([f"{word_status(own.status)}.", *notes])))
        parties = word_parties(own)
        if parties:
            found.append((gettext("Parties"), parties))
        found.append((gettext("Sheet"), self.edition))
        if own.address is not None:
            found.append((gettext("Published at"), own.address))
        if own.next_update is not None:
            found.append((gettext("Next update"), phrases.date_text(parse_date(own.next_update))))
        return tuple(found)

    @property
    def edition(self) -> str:
        """Which sheet it is: its id, its revision and its language."""
        own = self.own
        return gettext("{id}, revision {revision}, language {language}").format(
            id=own.id, revision=own.revision, language=own.language
        )

    @property
    def dated(self) -> str:
        """The date of the sheet, the report of another day that is shown, and its revision, on one line."""
        text = gettext("as of {date}, revision {revision}").format(
            date=word_date(self.own.as_of), revision=self.own.revision
        )
        if self.day is None:
            return text
        return gettext("{text}; figures as reported on {day}").format(text=text, day=day(self.day))

    @cached_property
    def notes(self) -> tuple[Caveat, ...]:
        """The caveats of these parts, in the order of the sheet. The first has number 1."""
        used = {code for part in self.parts for item in items_of(part) for code in item.caveats}
        return tuple(caveat for caveat in self.sheet.caveats if caveat.code in used)

    @cached_property
    def sources(self) -> tuple[Source, ...]:
        """The sources of these parts, in the order of the sheet. The first has number 1."""
        used = {id_ for part in self.parts for id_ in _sources_of(part)}
        status = self.own.status
        if status is not None:
            used.update(item.source for item in status.evidence)
        return tuple(source for source in self.sheet.sources if source.id in used)

    @cached_property
    def _note_numbers(self) -> dict[str, int]:
        return {caveat.code: place for place, caveat in enumerate(self.notes, 1)}

    @cached_property
    def _source_numbers(self) -> dict[str, int]:
        return {source.id: place for place, source in enumerate(self.sources, 1)}

    def entry(self, figure: Figure) -> FigureEntry:
        """A figure in words."""
        return FigureEntry(
            figure=figure,
            words=word_figure(figure, self.sheet),
            party=name_party(figure, self.sheet),
            notes=self.note_numbers(figure.caveats),
            sources=self._read_in(figure.evidence),
        )

    def statement(self, statement: Statement) -> StatementEntry:
        """A statement in words."""
        return StatementEntry(
            words=word_statement(statement, self.sheet),
            notes=self.note_numbers(statement.caveats),
            sources=(self._source_numbers[statement.source],),
        )

    def remark(self, note: Note) -> RemarkEntry:
        """A note of context in words."""
        words = word_note(note, self.sheet)
        numbers = self.note_numbers(note.caveats)
        return RemarkEntry(words.title, words.body, words.attribution, numbers, self._read_in(note.evidence))

    def event(self, event: Event) -> RemarkEntry:
        """An event in words."""
        words = word_event(event, self.sheet)
        numbers = self.note_numbers(event.caveats)
        return RemarkEntry(words.label, words.date, "", numbers, self._read_in(event.evidence))

    def note_numbers(self, codes: Iterable[str]) -> tuple[int, ...]:
        """The numbers of caveats, by their codes."""
        return tuple(sorted({self._note_numbers[code] for code in codes}))

    def source_number(self, source: str) -> int:
        """The number of a source, by its id."""
        return self._source_numbers[source]

    def _read_in(self, evidence: Sequence[Evidence]) -> tuple[int, ...]:
        return tuple(sorted({self._source_numbers[item.source] for item in evidence}))


def _word_travelled(shown: date) -> str:
    text = gettext(
        "What the claimant’s report of {day} counts is of that day; all else stays as of the sheet’s date."
    )
    return text.format(day=day(shown))


def _part(name: TabName, sheet: FactSheet) -> Part:
    sections, speaks = SECTIONS[name], name == "statements"
    is_allied = name == "contingents"
    return Part(
        name=name,
        title=tab_titles(sheet)[name],
        unclear=tuple(one.text for one in unclear_inclusions(sheet)) if is_allied else (),
        figures=tuple(figure for section in sections for figure in under_wholes(sheet.figures_of(section))),
        statements=sheet.statements if speaks else (),
        remarks=tuple(note for section in sections for note in sheet.notes_of(section)),
        events=sheet.events if speaks else (),
    )


def items_of(part: Part) -> Sequence[Figure | Statement | Note | Event]:
    """All that a part holds."""
    return *part.figures, *part.statements, *part.remarks, *part.events


def _sources_of(part: Part) -> Iterable[str]:
    """Whoever claims, passes on or prints something of a part, and on whom a claimant relies."""
    for claiming in (*part.figures, *part.remarks):
        if claiming.claim.claimant != NOT_NAMED:
            yield claiming.claim.claimant
        yield from claiming.claim.via
        yield from claiming.claim.rests_on
    for proven in (*part.figures, *part.remarks, *part.events):
        yield from (item.source for item in proven.evidence)
    yield from (statement.source for statement in part.statements)
