"""Writes PDF: the pages of a whole sheet, or one picture of the size that it needs.

Qt draws pages and embeds the letters, so that text can be selected and found. What Qt cannot write is put in
afterwards by `finishing`.
"""

from collections.abc import Generator, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final, Self

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter, QPdfWriter

from warloss_gui.export.handout import Handout, Step
from warloss_gui.export.wanted import PaperName
from warloss_gui.history.shown import Shown
from warloss_gui.language import gettext, number
from warloss_gui.paper.flow import Placed, pages_of
from warloss_gui.paper.ink import Ink
from warloss_gui.paper.pages import Pages
from warloss_gui.paper.strips import Bookmark, Column

PER_INCH: Final = 96.0
"""The pixels of our lengths to an inch of paper."""
_POINTS: Final = 72.0 / PER_INCH
"""Points to a pixel."""
_RESOLUTION: Final = 1200
_MARGIN: Final = 68.0
_FOOT: Final = 32.0
"""From the end of the text to the line of the foot."""
_SIZES: Final[dict[PaperName, QPageSize.PageSizeId]] = {
    "a4": QPageSize.PageSizeId.A4,
    "letter": QPageSize.PageSizeId.Letter,
}


@dataclass(frozen=True, slots=True)
class Paper:
    """A piece of paper, in pixels: its size, and the column of text on it."""

    width: float
    height: float

    @property
    def column(self) -> float:
        """The width of the text."""
        return max(self.width - 2 * _MARGIN, 1.0)

    @property
    def room(self) -> float:
        """The height of the text."""
        return max(self.height - 2 * _MARGIN - _FOOT, 1.0)

    @classmethod
    def of_points(cls, width: float, height: float) -> Self:
        """A paper of a size in points, 72 of which are an inch."""
        return cls(width / _POINTS, height / _POINTS)


def paper_of(name: PaperName) -> Paper:
    """The paper of a name."""
    size = QPageSize(_SIZES[name]).size(QPageSize.Unit.Point)
    return Paper.of_points(size.width(), size.height())


@dataclass(frozen=True, slots=True)
class Printed:
    """The pages of a sheet, to be drawn on any device. They are made anew each time they are asked for."""

    shown: Shown
    handout: Handout
    paper: Paper
    ink: Ink

    def pages(self, step: Step) -> Iterator[list[Placed]]:
        """What stands on each page."""
        room = QSizeF(self.paper.column, self.paper.room)
        strips = Pages(self.shown, self.handout, self.ink, room, step).strips()
        return pages_of(strips, self.paper.room)

    def draw(self, painter: QPainter, page: Sequence[Placed], place: int, count: int) -> None:
        """Draw a page on a painter whose units are pixels, with its foot."""
        for placed in page:
            if placed.strip.paint is not None:
                painter.save()
                painter.translate(_MARGIN, _MARGIN + placed.top)
                placed.strip.paint(painter)
                painter.restore()
        self._draw_foot(painter, place, count)

    def _draw_foot(self, painter: QPainter, place: int, count: int) -> None:
        """Say on each page what it is of, since pages get apart."""
        column = Column(self.ink, self.paper.column)
        where = gettext("Page {page} of {count}").format(page=number(place), count=number(count))
        text = gettext("{title} · {dated} · {page}").format(
            title=self.handout.title, dated=self.handout.dated, page=where
        )
        painter.save()
        painter.translate(_MARGIN, self.paper.height - _MARGIN - self.ink.grid)
        for strip in (column.rule(), *column.text(text, "small")):
            if strip.paint is not None:
                strip.paint(painter)
            painter.translate(0, strip.height + self.ink.grid / 2)
        painter.restore()


def to_pdf(printed: Printed, step: Step) -> bytes:
    """The pages of a sheet."""
    count = sum(1 for _page in printed.pages(step))
    outline: list[tuple[int, float, Bookmark]] = []
    data = QByteArray()
    device, painter = begin(data, QSizeF(printed.paper.width, printed.paper.height))
    with ending(painter):
        for place, page in enumerate(printed.pages(step)):
            if place:
                device.newPage()
            printed.draw(painter, page, place + 1, count)
            outline += [
                (place, (printed.paper.height - (_MARGIN + placed.top)) * _POINTS, placed.strip.bookmark)
                for placed in page
                if placed.strip.bookmark
            ]
    from warloss_gui.paper.finishing import finished  # noqa: PLC0415 - what draws pages needs no pypdf

    return finished(bytes(data.data()), printed.handout, outline)


@contextmanager
def ending(painter: QPainter) -> Generator[None]:
    """Let a painter end whatever happens: one that outlives what it paints on takes the process down."""
    try:
        yield
    finally:
        painter.end()


def begin(data: QByteArray, size: QSizeF) -> tuple[QPdfWriter, QPainter]:
    """A document with pages of a size in pixels, and a painter whose units are pixels."""
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    device = QPdfWriter(buffer)
    buffer.setParent(device)
    device.setResolution(_RESOLUTION)
    page = QPageSize(size * _POINTS, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.ExactMatch)
    device.setPageLayout(QPageLayout(page, QPageLayout.Orientation.Portrait, QMarginsF()))
    painter = QPainter(device)
    painter.scale(_RESOLUTION / PER_INCH, _RESOLUTION / PER_INCH)
    return device, painter
