"""Paints a layout with Qt's painter: into the window, where pyqtgraph draws the marks, and onto paper.

Nothing here asks for the thread of the window.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from math import ceil, floor
from typing import Final

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QTransform

from warloss_gui.plots import symbols
from warloss_gui.plots.layout import Layout
from warloss_gui.plots.palette import Palette
from warloss_gui.plots.picture import Shape
from warloss_gui.plots.rows import Row, Spot
from warloss_gui.plots.sizes import RADIUS
from warloss_gui.plots.texts import Text

LINE: Final = 2.0
"""Pixels of the lines of marks."""
_THIN: Final = 1.25
"""Pixels of the lines of what is less than a segment between two numbers."""
_HATCH: Final = 5.0
"""Pixels from one line of a hatched band to the next."""
_GUIDE: Final = 1.5


def paint_texts(
    painter: QPainter, texts: Iterable[Text], palette: Palette, ground: QColor | None = None
) -> None:
    """Draw texts in their places, on a ground that hides the lines behind them."""
    flags = Qt.TextFlag.TextSingleLine | Qt.TextFlag.TextDontClip | Qt.AlignmentFlag.AlignVCenter
    flags |= Qt.AlignmentFlag.AlignAbsolute
    painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
    for text in texts:
        if ground is not None:
            painter.fillRect(text.rect, ground)
        painter.setFont(palette.fonts.of(text.role))
        painter.setPen(palette.text if text.role in ("title", "value") else palette.quiet)
        painter.drawText(text.rect.adjusted(0, 0, 1, 0), flags | text.direction, text.text)


def paint_grid(painter: QPainter, layout: Layout, palette: Palette, span: tuple[float, float]) -> None:
    """Draw the lines through all lanes between two heights."""
    painter.setPen(QPen(palette.hairline, 1))
    _paint_lines(painter, layout.axis.grid, span)
    painter.setPen(QPen(palette.quiet, _GUIDE, Qt.PenStyle.DashLine))
    _paint_lines(painter, [x for x, _texts in layout.guides], span)


def paint_guides(painter: QPainter, layout: Layout, palette: Palette) -> None:
    """Draw the labels of the guides."""
    for _x, texts in layout.guides:
        paint_texts(painter, texts, palette, palette.page)


def _paint_lines(painter: QPainter, places: Iterable[float], span: tuple[float, float]) -> None:
    """Half a pixel in, so that each line is one pixel wide and not a pale two."""
    for x in places:
        at = floor(x) + 0.5
        painter.drawLine(QPointF(at, span[0]), QPointF(at, span[1]))


def paint_separator(painter: QPainter, row: Row, layout: Layout, palette: Palette) -> None:
    """Draw the line below a lane, but for the last one."""
    if row.bottom < layout.height:
        paint_rule(painter, layout.frame.width, row.bottom, palette.hairline)


def paint_rule(painter: QPainter, width: float, y: float, colour: QColor) -> None:
    """Draw a line from the left edge. It covers whole pixels, so that all lines look alike at any height."""
    place = painter.combinedTransform()
    line = place.mapRect(QRectF(0, y, width, 0))
    thick = max(round(place.m22()), 1)
    painter.save()
    painter.resetTransform()
    painter.fillRect(QRectF(line.left(), round(line.top() - thick / 2), line.width(), thick), colour)
    painter.restore()


def paint_row(painter: QPainter, row: Row, layout: Layout, palette: Palette, ground: QColor) -> None:
    """Draw the texts of a lane, on the ground of that lane, and the lines between the ends of ranges."""
    paint_texts(painter, row.heading, palette, palette.page)
    paint_texts(painter, row.texts, palette, ground)
    for spot in row.spots:
        if spot.low != spot.high:
            colour, unit = palette.of_party(spot.mark.party), max(layout.frame.sizes.unit, 1.0)
            paint_range(painter, spot.mark.shape, QLineF(spot.low, spot.y, spot.high, spot.y), unit, colour)


def paint_range(painter: QPainter, shape: Shape, line: QLineF, unit: float, colour: QColor) -> None:
    """Draw what is between the ends of a range: a line, thin for an interval, or a hatched band for words."""
    painter.setPen(QPen(colour, (LINE if shape == "span" else _THIN) * unit))
    if shape == "words":
        _paint_band(painter, line, unit)
    else:
        painter.drawLine(line)


def _paint_band(painter: QPainter, line: QLineF, unit: float) -> None:
    """A hatched band, line by line: not every paper knows patterns."""
    half, step = RADIUS * unit, _HATCH * unit
    band = QRectF(line.x1(), line.y1() - half, line.dx(), 2 * half)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(band)
    for place in range(ceil((band.width() + band.height()) / step)):
        start = band.left() - band.height() + place * step
        left, right = max(start, band.left()), min(start + band.height(), band.right())
        if left < right:
            bottom = band.bottom() + start
            painter.drawLine(QPointF(left, bottom - left), QPointF(right, bottom - right))


@dataclass(frozen=True, slots=True)
class Ink:
    """The colour of a mark, that of the ground, and the widths of its lines and of the ring around it."""

    colour: QColor
    ground: QColor
    line: float
    ring: float


def paint_marks(painter: QPainter, spots: Iterable[Spot], layout: Layout, palette: Palette) -> None:
    """Draw marks as shapes; a range has them at both ends, and a best value in between."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    unit = max(layout.frame.sizes.unit, 1.0)
    for spot in spots:
        ink = Ink(palette.of_party(spot.mark.party), palette.page, LINE * unit, symbols.RING_LINE * unit)
        for part in symbols.parts(spot.mark.shape, spot.mark.basis, near=spot.mark.near):
            for x in sorted({spot.low, spot.high}):
                paint_part(painter, part, QPointF(x, spot.y), layout.frame.sizes.unit, ink)
        if spot.best is not None:
            for part in symbols.best_parts(spot.mark.shape, spot.mark.basis):
                paint_part(painter, part, QPointF(spot.best, spot.y), layout.frame.sizes.unit, ink)


def paint_part(painter: QPainter, part: symbols.Part, value: QPointF, unit: float, ink: Ink) -> None:
    """Draw a stroke of a mark at its value."""
    pen = QPen(ink.colour, ink.ring if part.dashed else ink.line)
    if part.dashed:
        symbols.dash(pen)
    fills = {"party": QBrush(ink.colour), "ground": QBrush(ink.ground), "none": QBrush()}
    size = part.size * unit
    painter.setPen(pen)
    painter.setBrush(fills[part.fill])
    place = QTransform.fromTranslate(value.x() + part.shift * unit, value.y())
    painter.drawPath(place.scale(size, size).map(part.path))
