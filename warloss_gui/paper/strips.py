"""Strips: what a page or a picture is made of, one below the other.

A strip is never divided: a line of text, a lane of a plot, a gap. Texts are plain; nothing in them is markup.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from math import inf
from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from warloss_gui.paper.ink import Ink, Role
from warloss_gui.plots import painting
from warloss_gui.plots.key import entries, paint_entries, place_entries
from warloss_gui.plots.layout import Layout
from warloss_gui.plots.picture import Picture
from warloss_gui.plots.rows import Row
from warloss_gui.qt import icons
from warloss_gui.qt.measures import direction_of, measures_of

_FLAGS: Final = (
    Qt.TextFlag.TextSingleLine
    | Qt.TextFlag.TextDontClip
    | Qt.AlignmentFlag.AlignVCenter
    | Qt.AlignmentFlag.AlignAbsolute
)
_NEIGHBOURS: Final = 3
"""Lanes that stay together at the beginning and at the end of a picture that goes on over pages."""
Paint = Callable[[QPainter], None]


@dataclass(frozen=True, slots=True)
class Bookmark:
    """An entry of the outline of a document; those of level 1 stand below the one of level 0 before them."""

    title: str
    level: int


@dataclass(frozen=True, slots=True)
class Strip:
    """A piece of a column. `paint` draws it with its left upper corner at the painter's origin.

    One that `keeps` stays on the page of the next one. A gap is left out at the top of a page.
    """

    height: float
    paint: Paint | None = None
    keeps: bool = False
    bookmark: Bookmark | None = None

    @property
    def is_gap(self) -> bool:
        """Whether there is nothing on it."""
        return self.paint is None


def gap(height: float) -> Strip:
    """Nothing."""
    return Strip(height)


class Column:
    """What stands in a column of a width."""

    def __init__(self, ink: Ink, width: float) -> None:
        self.ink = ink
        self.width = width

    def rule(self) -> Strip:
        """A hairline."""

        def paint(painter: QPainter) -> None:
            painting.paint_rule(painter, self.width, 0.5, self.ink.palette.hairline)

        return Strip(1.0, paint)

    def text(
        self, words: str, role: Role, lead: str = "", indent: float = 0.0, *, keeps: bool = False
    ) -> Iterator[Strip]:
        """The lines of a text, broken between words. `lead` stands before the first one, in the indent."""
        self.ink.letters.update(words, lead)
        measures = measures_of(self.ink.fonts[role])
        room = max(self.width - indent, 1.0)
        lines = [
            (line, direction_of(given))
            for given in words.splitlines()
            for line in measures.wrapped(given, room)
        ]
        for place, (line, direction) in enumerate(lines):
            # Neither the first nor the last line of a text stands alone on a page.
            held = keeps or (len(lines) > 1 and place in (0, len(lines) - 2))
            painted = self._painted(line, direction, role, "" if place else lead, indent)
            yield Strip(measures.height, painted, held)

    def _painted(self, line: str, direction: Qt.TextFlag, role: Role, lead: str, indent: float) -> Paint:
        font, colour, width = self.ink.fonts[role], self.ink.colour(role), self.width
        height = measures_of(font).height
        is_left = direction == Qt.TextFlag.TextForceLeftToRight
        align = Qt.AlignmentFlag.AlignLeft if is_left else Qt.AlignmentFlag.AlignRight

        def paint(painter: QPainter) -> None:
            painter.setFont(font)
            painter.setPen(colour)
            if lead:
                painter.drawText(QRectF(0, 0, indent, height), _FLAGS, lead)
            painter.drawText(QRectF(indent, 0, width - indent, height), _FLAGS | align | direction, line)

        return paint

    def plot(self, picture: Picture, longest: float = inf) -> Iterator[Strip]:
        """A picture, lane by lane, with its axis and its key.

        If its lanes are higher than `longest`, it may go on over pages, and has its axis above it, too.
        """
        ink = self.ink
        layout = Layout(picture, self.width, ink.palette.fonts, whole=True)
        for lane in picture.lanes:
            ink.letters.update(lane.title, lane.detail, lane.group, *(mark.label for mark in lane.marks))
        ink.letters.update(*(guide.label for guide in picture.guides))
        axis = Strip(layout.axis.height, _painted_axis(layout, ink), keeps=True)
        is_long = layout.height > longest
        if is_long:
            yield axis
        first = layout.row(0).top
        if first:
            yield Strip(first, _painted_guides(layout, ink, first), keeps=True)
        for number in range(len(picture.lanes)):
            row = layout.row(number)
            # Neither at the end nor at the beginning of a page does a lane stand alone.
            is_inside = _NEIGHBOURS <= number + 1 < len(picture.lanes) + 1 - _NEIGHBOURS
            yield Strip(
                row.bottom - row.top, _painted_row(layout, row, ink), keeps=not (is_long and is_inside)
            )
        yield axis
        placed = place_entries(entries(picture), self.width, ink.palette.fonts)
        if placed:
            yield Strip(ink.grid, keeps=True)
            height = placed[-1].lines[-1][0].bottom() + 1
            yield Strip(height, lambda painter: paint_entries(painter, placed, ink.palette, ink.palette.page))


def marked(strips: Iterator[Strip], bookmark: Bookmark) -> Iterator[Strip]:
    """Strips, the first of which is in the outline."""
    for place, strip in enumerate(strips):
        yield strip if place else replace(strip, bookmark=bookmark)


def held(strips: Sequence[Strip]) -> Iterator[Strip]:
    """Strips that stay on one page, if it has room for them."""
    for place, strip in enumerate(strips, 1):
        yield strip if place == len(strips) else replace(strip, keeps=True)


def _painted_guides(layout: Layout, ink: Ink, height: float) -> Paint:
    def paint(painter: QPainter) -> None:
        painting.paint_grid(painter, layout, ink.palette, (0.0, height))
        painting.paint_guides(painter, layout, ink.palette)

    return paint


def _painted_row(layout: Layout, row: Row, ink: Ink) -> Paint:
    palette = ink.palette

    def paint(painter: QPainter) -> None:
        painter.save()
        painter.translate(0, -row.top)
        painting.paint_separator(painter, row, layout, palette)
        painting.paint_grid(painter, layout, palette, (row.top, row.bottom))
        painting.paint_row(painter, row, layout, palette, palette.page)
        if row.icon is not None:
            icons.draw(painter, row.lane.icon, palette.quiet, row.icon)
        painting.paint_marks(painter, row.spots, layout, palette)
        painter.restore()

    return paint


def _painted_axis(layout: Layout, ink: Ink) -> Paint:
    def paint(painter: QPainter) -> None:
        painting.paint_rule(painter, layout.frame.width, 0.5, ink.palette.outline)
        painting.paint_texts(painter, layout.axis.texts, ink.palette)

    return paint
