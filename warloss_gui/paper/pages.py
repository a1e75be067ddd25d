"""A whole sheet on paper: what stands on its pages, from the title to the sources.

The words come one figure after the other, so that a sheet of ten thousand takes no more room than one of ten.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final

from PySide6.QtCore import QSizeF

from warloss_gui.claims.caveat_wording import CaveatWording, word_caveat
from warloss_gui.claims.figure import Figure
from warloss_gui.claims.parts import TabName
from warloss_gui.claims.source_wording import word_source
from warloss_gui.claims.wording import FigureWording, word_figure, word_title
from warloss_gui.export.handout import FigureEntry, Handout, Part, RemarkEntry, StatementEntry, Step, items_of
from warloss_gui.history.shown import Shown
from warloss_gui.language import capitalised, gettext, ngettext, number
from warloss_gui.paper.ink import Ink
from warloss_gui.paper.pictures import picture_of
from warloss_gui.paper.strips import Bookmark, Column, Strip, gap, held, marked

_INDENT: Final = 28.0
_BULLET: Final = 14.0
_FACT: Final = 96.0
_TOGETHER: Final = 0.5
"""Of the height of a page: the longest lanes that stay on one, since what is moved leaves a gap before it."""


class Pages:
    """What stands on pages with room for a width and a height.

    `step` is called before each figure and each statement.
    """

    def __init__(self, shown: Shown, handout: Handout, ink: Ink, room: QSizeF, step: Step) -> None:
        self._shown = shown
        self._handout = handout
        self._column = Column(ink, room.width())
        self._longest = _TOGETHER * room.height()
        self._grid = ink.grid
        self._step = step

    def strips(self) -> Iterator[Strip]:
        """All of it."""
        yield from self._title()
        for part in self._handout.parts:
            yield from self._part(part)
        yield from self._notes()
        yield from self._sources()

    def _heading(self, title: str) -> Iterator[Strip]:
        yield gap(4 * self._grid)
        yield from marked(self._column.text(title, "title", keeps=True), Bookmark(title, 0))
        yield Strip(self._grid, keeps=True)

    def _title(self) -> Iterator[Strip]:
        column, handout = self._column, self._handout
        headline = handout.sheet.headline_figure
        if headline is None or not any(headline in part.figures for part in handout.parts):
            yield from column.text(handout.title, "headline")
        else:
            yield from column.text(handout.title, "title")
            yield gap(4 * self._grid)
            yield from self._headline(word_figure(headline, handout.sheet))
        yield gap(2 * self._grid)
        for name, fact in handout.facts:
            yield from column.text(fact, "body", name, _FACT)
            yield gap(self._grid)

    def _headline(self, words: FigureWording) -> Iterator[Strip]:
        """The claim of the sheet as the window has it, with what to beware of."""
        column = self._column
        yield from column.text(words.headline, "headline")
        yield gap(self._grid)
        yield from column.text(words.marks, "lead")
        yield gap(2 * self._grid)
        for caveat in words.caveats:
            if caveat.important:
                yield from column.text(caveat.whole, "body", gettext("•"), _BULLET)
                yield gap(self._grid / 2)
        yield gap(self._grid)
        yield column.rule()
        yield gap(self._grid)

    def _part(self, part: Part) -> Iterator[Strip]:
        column = self._column
        yield from self._heading(part.title)
        if not items_of(part):
            yield from column.text(gettext("This sheet has nothing for this part."), "body")
        for line in part.unclear:
            yield from column.text(line, "body", keeps=True)
            yield Strip(self._grid, keeps=True)
        yield from self._picture(part.name)
        compared = [figure for figure in part.figures if figure.section != "context"]
        apart = [figure for figure in part.figures if figure.section == "context"]
        yield from self._figures(compared)
        if apart:
            yield from self._subheading(gettext("Stands apart, for comparison only"))
            yield from self._figures(apart)
        for statement in part.statements:
            self._step()
            yield from self._statement(self._handout.statement(statement))
        remarks = [self._handout.remark(note) for note in part.remarks]
        yield from self._remarks(gettext("Context"), remarks)
        yield from self._remarks(gettext("Events"), [self._handout.event(event) for event in part.events])

    def _subheading(self, title: str) -> Iterator[Strip]:
        yield gap(3 * self._grid)
        yield from self._column.text(title, "heading", keeps=True)
        yield Strip(self._grid / 2, keeps=True)

    def _picture(self, name: TabName) -> Iterator[Strip]:
        picture = picture_of(name, self._shown)
        if picture is None:
            return
        column = self._column
        yield from column.text(picture.title, "heading", keeps=True)
        if picture.note:
            yield from column.text(picture.note, "small", keeps=True)
        yield Strip(self._grid, keeps=True)
        yield from column.plot(picture, self._longest)

    def _figures(self, figures: Sequence[Figure]) -> Iterator[Strip]:
        """Figures one by one. What those that follow each other have in common is said once."""
        for _common, found in groupby(figures, _in_common):
            group = list(found)
            if len(group) > 1:
                yield from self._shared(group)
            for figure in group:
                self._step()
                yield from self._figure(self._handout.entry(figure), whole=len(group) == 1)

    def _shared(self, group: Sequence[Figure]) -> Iterator[Strip]:
        """What several figures have in common."""
        entry = self._handout.entry(group[0])
        text = ngettext(
            "The next {count} figure has in common", "The next {count} figures have in common", len(group)
        )
        yield gap(2 * self._grid)
        lines = self._column.text(text.format(count=number(len(group))), "strong", keeps=True)
        yield from held((*lines, *self._about(entry)))

    def _figure(self, entry: FigureEntry, *, whole: bool) -> Iterator[Strip]:
        column, words = self._column, entry.words
        yield gap(2 * self._grid)
        title = word_title(entry.figure)
        strips = [*marked(column.text(title, "heading"), Bookmark(title, 1))]
        strips += column.text(words.sentence, "body")
        if whole:
            strips += self._about(entry)
        for line in words.revisions:
            strips += column.text(line, "small")
        for item in entry.figure.evidence:
            strips += column.text(self._read_in(item.source, item.paragraph, item.printed), "small")
        yield from held(strips)

    def _about(self, entry: FigureEntry) -> Iterator[Strip]:
        """What a number counts, how it was dated, through whom it came, and what to beware of."""
        column, words = self._column, entry.words
        yield from self._caveats(words.caveats, entry.notes)
        yield from column.text(words.definition, "small")
        for line in words.dating:
            yield from column.text(line, "small")
        yield from column.text(gettext("Passed on: {chain}").format(chain=words.chain), "small")

    def _read_in(self, source: str, paragraph: int | None, printed: str | None) -> str:
        """Where a figure can be read: the source by its number, since it stands whole in the list."""
        text = gettext("Read in source {number}").format(number=number(self._handout.source_number(source)))
        if paragraph is not None:
            text = gettext("{source}, paragraph {paragraph}").format(source=text, paragraph=paragraph)
        if printed is not None:
            text = gettext("{source}, printed as “{printed}”").format(source=text, printed=printed)
        return f"{text}."

    def _caveats(self, caveats: Sequence[CaveatWording], notes: Sequence[int]) -> Iterator[Strip]:
        """The kinds of the important caveats in words, and where the whole of all of them stands."""
        if not caveats:
            return
        numbers = _numbers(notes)
        important = dict.fromkeys(_lowered(caveat) for caveat in caveats if caveat.important)
        text = gettext("Caveats: see notes {numbers}.")
        if important:
            text = gettext("Important caveats: {kinds}. See notes {numbers}.")
        shown = text.format(kinds="; ".join(important), numbers=numbers)
        yield from self._column.text(shown, "strong" if important else "body")

    def _statement(self, entry: StatementEntry) -> Iterator[Strip]:
        column, words = self._column, entry.words
        yield gap(2 * self._grid)
        lines = column.text(words.attribution, "heading", keeps=True)
        yield from marked(lines, Bookmark(words.speaker, 1))
        end: list[Strip] = []
        for passage in words.passages:
            yield from end
            yield gap(self._grid / 2)
            quoted = column.text(passage.quoted, "lead", " ", 2 * self._grid)
            *lines, last = (*quoted, *column.text(passage.translation, "body", " ", 2 * self._grid))
            yield from lines
            end = [last]
        end.append(gap(self._grid / 2))
        end += column.text(f"{words.form}. {words.dating}".strip(), "small")
        end += self._caveats(words.caveats, entry.notes)
        end += column.text(words.source, "small")
        yield from held(end)

    def _remarks(self, title: str, remarks: Sequence[RemarkEntry]) -> Iterator[Strip]:
        if not remarks:
            return
        yield from self._subheading(title)
        for remark in remarks:
            yield gap(self._grid)
            yield from self._column.text(remark.title, "strong", keeps=True)
            *lines, last = self._column.text(remark.text, "body")
            yield from lines
            refers = [remark.attribution, _refers(gettext("see notes {numbers}"), remark.notes)]
            refers.append(_refers(gettext("read in source {numbers}"), remark.sources))
            said = self._column.text(capitalised("; ".join(filter(None, refers))), "small")
            yield from held((last, *said))

    def _notes(self) -> Iterator[Strip]:
        if not self._handout.notes:
            return
        yield from self._heading(gettext("Notes"))
        for place, caveat in enumerate(self._handout.notes, 1):
            yield from self._column.text(word_caveat(caveat).whole, "body", f"{number(place)}.", _INDENT)
            yield gap(self._grid / 2)

    def _sources(self) -> Iterator[Strip]:
        yield from self._heading(gettext("Sources"))
        for place, source in enumerate(self._handout.sources, 1):
            yield from self._column.text(word_source(source), "body", f"{number(place)}.", _INDENT)
            yield gap(self._grid / 2)


def _in_common(figure: Figure) -> tuple[object, ...]:
    """What figures may have in common, so that it need be said only once."""
    claim, quantity = figure.claim, figure.quantity
    dates = (figure.as_of, figure.period, figure.reported)
    kind = (quantity.unit, quantity.per, quantity.per_is, quantity.qualifier == "in_words", figure.part_of)
    return figure.party, kind, figure.counts, figure.universe, claim, dates, figure.caveats


def _lowered(caveat: CaveatWording) -> str:
    """A caveat in a few words, or its kind as it stands inside a sentence."""
    return caveat.brief if caveat.short else caveat.kind.lower()


def _numbers(found: Sequence[int]) -> str:
    return ", ".join(map(number, found))


def _refers(text: str, found: Sequence[int]) -> str:
    return text.format(numbers=_numbers(found)) if found else ""
