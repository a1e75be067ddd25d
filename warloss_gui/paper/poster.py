"""A picture of one part of a sheet, with all that must be said of it set into the picture.

It may be posted anywhere by itself: its title, claimants, dates, the meaning of its marks, the important
caveats and the sources go with it. Nothing is left out at any size: where there is no room, all of it is
drawn smaller.
"""

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Final

from PySide6.QtGui import QPainter

from warloss_gui import __version__
from warloss_gui.claims.caveat_wording import CaveatWording
from warloss_gui.claims.comparison import Peer
from warloss_gui.claims.comparison_wording import word_peer, word_refusal, word_unsaid
from warloss_gui.claims.figure import Figure
from warloss_gui.claims.parts import SECTIONS, TabName
from warloss_gui.claims.source_wording import word_source
from warloss_gui.claims.statement_wording import word_note, word_statement
from warloss_gui.claims.wording import word_figure
from warloss_gui.export.handout import Handout, Part, Step, items_of
from warloss_gui.history.shown import Shown
from warloss_gui.language import capitalised, gettext, listing
from warloss_gui.paper.ink import Ink
from warloss_gui.paper.pictures import picture_of
from warloss_gui.paper.strips import Column, Strip, gap

_MARGIN: Final = 3.0
"""Of the usual gap: the border around a picture."""
_TRIES: Final = 12
MOST_PASSES: Final = _TRIES + 3
"""How often all of a picture is gone through to fit it into a frame and to draw it."""
_INDENT: Final = 14.0


class Poster:
    """The picture of a part of a sheet. Lengths are in pixels at the usual size of text.

    `step` is called before each strip is measured or drawn.
    """

    def __init__(self, shown: Shown, name: TabName, ink: Ink, step: Step = lambda: None) -> None:
        self._shown = shown
        self._sheet = shown.sheet
        self._ink = ink
        self._grid = ink.grid
        self._margin = _MARGIN * ink.grid
        self.handout = Handout(shown, (name,))
        self._part = self.handout.parts[0]
        self._picture = picture_of(name, shown)
        self._step = step
        self._laid: tuple[float, list[Strip]] = (0.0, [])

    @property
    def words(self) -> str:
        """All that the picture says, for whoever cannot see it."""
        figures = (word_figure(figure, self._sheet).text for figure in self._part.figures)
        statements = (word_statement(statement, self._sheet).text for statement in self._part.statements)
        notes = (word_note(note, self._sheet).text for note in self._part.remarks)
        peers = (word_peer(peer).text for peer in self._peers)
        return "\n\n".join((self.handout.title, self.handout.dated, *figures, *statements, *notes, *peers))

    def height(self, width: float) -> float:
        """The height of all of it for a width."""
        return sum(strip.height for strip in self._lay(width)) + 2 * self._margin

    def fitted(self, width: float, height: float, largest: float) -> float:
        """How large it is drawn, so that all of it has room: 1 is the usual size of text."""
        if self.height(width / largest) * largest <= height:
            return largest
        low, high = 0.0, largest
        for _try in range(_TRIES):
            middle = (low + high) / 2
            fits = self.height(width / middle) * middle <= height
            low, high = (middle, high) if fits else (low, middle)
        return low or high

    def draw(self, painter: QPainter, width: float) -> None:
        """Draw all of it on a painter whose units are pixels at the usual size."""
        top = self._margin
        for strip in self._lay(width):
            self._step()
            if strip.paint is not None:
                painter.save()
                painter.translate(self._margin, top)
                strip.paint(painter)
                painter.restore()
            top += strip.height

    def _lay(self, width: float) -> list[Strip]:
        """The strips for a width. The last ones are kept: most are drawn after they have been measured."""
        if self._laid[0] != width:
            strips: list[Strip] = []
            for strip in self._strips(width):
                self._step()
                strips.append(strip)
            self._laid = width, strips
        return self._laid[1]

    def _strips(self, width: float) -> Iterator[Strip]:
        column = Column(self._ink, max(width - 2 * self._margin, 1.0))
        yield from self._head(column)
        if not items_of(self._part):
            yield from column.text(gettext("This sheet has nothing for this part."), "lead")
        yield from self._drawn(column)
        yield from self._said(column)
        yield from self._beware(column)
        yield from self._foot(column)

    def _head(self, column: Column) -> Iterator[Strip]:
        own = self.handout.own
        text = gettext("{part} · {sheet} · {dated}").format(
            part=self._part.title, sheet=own.title, dated=self.handout.dated
        )
        yield from column.text(text, "small")
        yield gap(self._grid / 2)
        headline = self._sheet.headline_figure
        if headline is not None and headline.section == "personnel" and headline in self._part.figures:
            words = word_figure(headline, self._sheet)
            yield from column.text(words.headline, "headline")
            yield from column.text(words.marks, "body")
            yield gap(2 * self._grid)

    def _drawn(self, column: Column) -> Iterator[Strip]:
        if self._picture is None:
            return
        yield from column.text(self._picture.title, "title")
        if self._picture.note:
            yield from column.text(self._picture.note, "small")
        yield gap(self._grid)
        yield from column.plot(self._picture)
        yield gap(self._grid)

    def _said(self, column: Column) -> Iterator[Strip]:
        """What the plot does not draw: quotations, figures that stand apart, notes, what is unclear."""
        for line in self._part.unclear:
            yield gap(self._grid)
            yield from column.text(line, "body")
        for statement in self._part.statements:
            words = word_statement(statement, self._sheet)
            yield gap(self._grid)
            for passage in words.passages:
                yield from column.text(passage.quoted, "lead")
                yield from column.text(passage.translation, "body")
            yield from column.text(f"{words.attribution}. {words.form}.", "small")
        yield from _listed(column, gettext("Stands apart, for comparison only"), self._apart[True])
        yield from _listed(column, gettext("Not drawn"), self._apart[False])
        yield from _listed(column, gettext("Context"), self._notes())
        if self._peers:
            yield gap(self._grid)
        for peer in self._peers:
            yield from column.text(word_peer(peer).text, "small")
        yield from column.text(word_unsaid(self._peers), "small")
        yield from _listed(column, gettext("Not shown beside these figures"), self._refused())

    @property
    def _peers(self) -> list[Peer]:
        """The figures of a second sheet that stand beside those of this one."""
        comparison = self._shown.comparison
        if comparison is None:
            return []
        return [peer for figure in self._part.figures for peer in comparison.peers.get(figure.id, ())]

    def _refused(self) -> Iterator[str]:
        """What of a second sheet stands beside nothing here, and why."""
        for refused in self._shown.refused_of(*SECTIONS[self._part.name]):
            claim = word_figure(refused.figure, refused.sheet).sentence
            yield gettext("{claim} {reason}").format(claim=claim, reason=word_refusal(refused))

    @cached_property
    def _apart(self) -> dict[bool, list[str]]:
        """Figures that have no lane: those of context (True), and those beyond what can be drawn (False)."""
        drawn = {mark.chooses for mark in self._picture.marks} if self._picture is not None else set[str]()
        found: dict[bool, list[str]] = {True: [], False: []}
        for figure in self._part.figures:
            if figure.id not in drawn:
                found[figure.section == "context"].append(word_figure(figure, self._sheet).sentence)
        return found

    def _notes(self) -> Iterator[str]:
        for note in self._part.remarks:
            words = word_note(note, self._sheet)
            yield gettext("{title}. {body} {attribution}.").format(
                title=words.title, body=words.body, attribution=words.attribution
            )

    def _beware(self, column: Column) -> Iterator[Strip]:
        """The caveats, each with the figures that it concerns, if these are not all."""
        if not self._concerned:
            return
        yield gap(2 * self._grid)
        yield from column.text(gettext("What to beware of"), "heading")
        everything = len(self._part.figures)
        for caveat, labels in self._concerned.items():
            yield gap(self._grid / 4)
            whole = caveat.whole
            if labels and len(labels) < everything:
                whole = gettext("{caveat} (It concerns: {figures}.)").format(
                    caveat=whole, figures=listing(labels)
                )
            yield from column.text(whole, "notice", gettext("•"), _INDENT)

    @cached_property
    def _concerned(self) -> dict[CaveatWording, list[str]]:
        return _concerned(self._part, self.handout)

    def _foot(self, column: Column) -> Iterator[Strip]:
        sources = [word_source(source) for source in self.handout.sources]
        yield gap(2 * self._grid)
        if sources:
            yield from column.text(gettext("Sources"), "heading")
        for source in sources:
            yield from column.text(source, "small", gettext("•"), _INDENT)
        yield gap(self._grid)
        yield column.rule()
        yield gap(self._grid / 2)
        made = gettext("Warloss {version} · {edition}").format(
            version=__version__, edition=self.handout.edition
        )
        yield from column.text(made, "small")


def _listed(column: Column, title: str, texts: Iterable[str]) -> Iterator[Strip]:
    """Texts below a heading, or nothing."""
    for place, text in enumerate(texts):
        if not place:
            yield gap(2 * column.ink.grid)
            yield from column.text(title, "heading")
        yield gap(column.ink.grid / 2)
        yield from column.text(text, "body")


def _concerned(part: Part, handout: Handout) -> dict[CaveatWording, list[str]]:
    """The important caveats of figures and notes, and all of quotations, each with whom it concerns."""
    found: dict[CaveatWording, list[str]] = {}
    for figure in part.figures:
        _add(found, word_figure(figure, handout.sheet).caveats, _title(figure))
    for note in part.remarks:
        words = word_note(note, handout.sheet)
        _add(found, words.caveats, words.title)
    for statement in part.statements:
        for caveat in word_statement(statement, handout.sheet).caveats:
            found.setdefault(caveat, []).append(statement.speaker)
    return found


def _add(found: dict[CaveatWording, list[str]], caveats: Iterable[CaveatWording], title: str) -> None:
    for caveat in caveats:
        if caveat.important:
            found.setdefault(caveat, []).append(title)


def _title(figure: Figure) -> str:
    return capitalised(figure.label)
