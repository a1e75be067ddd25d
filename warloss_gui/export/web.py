"""Writes a web page: one file that needs no other, no program and no network.

The page is a template that is data, `resources/export/sheet.html`; whatever it is given is escaped. Figures
are put into words one by one while the page is written, so that a sheet of ten thousand needs no more room
than its page.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING, Final

from warloss_gui import __version__
from warloss_gui.claims import phrases
from warloss_gui.claims.caveat_wording import CaveatWording, mark_number, word_caveat
from warloss_gui.claims.caveats import Caveat
from warloss_gui.claims.claimant_wording import word_claimant_of
from warloss_gui.claims.date_wording import word_date
from warloss_gui.claims.definition_wording import name_party
from warloss_gui.claims.figure import Figure
from warloss_gui.claims.nesting import first_wholes
from warloss_gui.claims.source_wording import word_source
from warloss_gui.claims.statement import Event, Note, Statement
from warloss_gui.claims.statement_wording import StatementWording
from warloss_gui.claims.wording import FigureWording, word_title
from warloss_gui.export.handout import Handout, Part, RemarkEntry, Step
from warloss_gui.export.inert import address
from warloss_gui.language import capitalised, direction, gettext, tag

if TYPE_CHECKING:
    from jinja2 import Template

TEMPLATE: Final = "export/sheet.html"


@dataclass(frozen=True, slots=True)
class Row:
    """A figure in an overview: the number with its bound, what and whose it is, and where the rest is."""

    id: str
    number: str
    label: str
    party: str
    claimant: str
    as_of: str
    notes: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class NumberedCaveat:
    """A caveat in words, and its number among the notes."""

    number: int
    words: CaveatWording


@dataclass(frozen=True, slots=True)
class ReadIn:
    """Where something can be read, in words, and the number of that source."""

    text: str
    source: int


@dataclass(frozen=True, slots=True)
class Told:
    """A figure with all that is known of it."""

    id: str
    title: str
    words: FigureWording
    evidence: tuple[ReadIn, ...]
    important: tuple[NumberedCaveat, ...]
    notes: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Quoted:
    """A statement with all that is known of it. `language` is that in which its words stand here."""

    id: str
    language: str
    words: StatementWording
    caveats: tuple[NumberedCaveat, ...]
    source: int


@dataclass(frozen=True, slots=True)
class Remarked:
    """A note of context, or an event, with its important caveats."""

    entry: RemarkEntry
    important: tuple[NumberedCaveat, ...]


@dataclass(frozen=True, slots=True)
class Address:
    """A source in words, up to its address, which may be opened by the link."""

    text: str
    url: str | None

    @property
    def link(self) -> str:
        """The address as a link has it."""
        return address(self.url or "")


class Contents:
    """What a template writes, each thing when it is asked for."""

    def __init__(self, handout: Handout, step: Step) -> None:
        self._handout = handout
        self._step = step
        self._notes = tuple(_numbered(place, note) for place, note in enumerate(handout.notes, 1))

    @property
    def own_language(self) -> str:
        """The language of the sheet's own texts, where it is another than that of the program's words."""
        own = self._handout.own.language
        return "" if f"{tag()}-".startswith(f"{own}-") else own

    def compared(self, part: Part) -> list[Figure]:
        """The figures of a part that may stand beside each other."""
        return [figure for figure in part.figures if figure.section != "context"]

    def apart(self, part: Part) -> list[Figure]:
        """The figures of a part that count another universe."""
        return [figure for figure in part.figures if figure.section == "context"]

    def rows(self, figures: Iterable[Figure]) -> Iterator[Row]:
        """The overview of some figures; a part says that it is one of those above it."""
        sheet = self._handout.sheet
        listed = list(figures)
        wholes = first_wholes(listed)
        for figure in listed:
            yield Row(
                id=figure.id,
                number=mark_number(phrases.quantity(figure.quantity), figure.caveats),
                label=_row_label(figure, is_part=wholes[figure.id] is not figure),
                party=name_party(figure, sheet),
                claimant=word_claimant_of(figure, sheet),
                as_of=word_date(figure.as_of),
                notes=self._handout.note_numbers(figure.caveats),
            )

    def told(self, figures: Iterable[Figure]) -> Iterator[Told]:
        """Some figures, with all that is known of them."""
        for figure in figures:
            self._step()
            entry = self._handout.entry(figure)
            lines = zip(entry.words.evidence, figure.evidence, strict=True)
            yield Told(
                id=figure.id,
                title=word_title(figure),
                words=entry.words,
                evidence=tuple(
                    ReadIn(text, self._handout.source_number(item.source)) for text, item in lines
                ),
                important=self._important(entry.notes),
                notes=entry.notes,
            )

    def quoted(self, statements: Iterable[Statement]) -> Iterator[Quoted]:
        """Some statements, with all that is known of them."""
        for statement in statements:
            self._step()
            entry = self._handout.statement(statement)
            yield Quoted(
                id=statement.id,
                language=statement.language,
                words=entry.words,
                caveats=self._numbered(entry.notes),
                source=self._handout.source_number(statement.source),
            )

    def remarks(self, notes: Iterable[Note]) -> Iterator[Remarked]:
        """Notes of context."""
        return map(self._remarked, map(self._handout.remark, notes))

    def events(self, events: Iterable[Event]) -> Iterator[Remarked]:
        """What happened."""
        return map(self._remarked, map(self._handout.event, events))

    def notes(self) -> Sequence[NumberedCaveat]:
        """The caveats, each once."""
        return self._notes

    def sources(self) -> Iterator[Address]:
        """The sources, each once."""
        for source in self._handout.sources:
            yield Address(word_source(source).removesuffix(source.url or "").rstrip(), source.url)

    def _remarked(self, entry: RemarkEntry) -> Remarked:
        return Remarked(entry, self._important(entry.notes))

    def _important(self, numbers: Iterable[int]) -> tuple[NumberedCaveat, ...]:
        return tuple(caveat for caveat in self._numbered(numbers) if caveat.words.important)

    def _numbered(self, numbers: Iterable[int]) -> tuple[NumberedCaveat, ...]:
        return tuple(self._notes[number - 1] for number in numbers)


def carry_on() -> None:
    """Let the writing go on, whatever comes next."""


def to_html(handout: Handout, step: Step = carry_on) -> bytes:
    """A sheet as a web page in UTF-8. The same sheet always gives the same bytes."""
    page = BytesIO()
    contents = Contents(handout, step)
    words = {"version": __version__, "language": tag(), "direction": direction()}
    _template().stream(handout=handout, contents=contents, **words).dump(page, "utf-8")
    return page.getvalue()


@cache
def _template() -> "Template":
    from warloss_gui.export.templates import template  # noqa: PLC0415 - most readers never write one

    return template(TEMPLATE)


def _row_label(figure: Figure, *, is_part: bool) -> str:
    return gettext("Of those: {label}").format(label=figure.label) if is_part else capitalised(figure.label)


def _numbered(number: int, note: Caveat) -> NumberedCaveat:
    return NumberedCaveat(number, word_caveat(note))
