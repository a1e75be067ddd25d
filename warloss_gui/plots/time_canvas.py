"""Draws a history with pyqtgraph, in pixels: lines, marks and texts.

The lines are worked out again only when the scale of time changes. To go along in time moves what is there.
This module is imported after the first paint, as pyqtgraph and numpy are.
"""

from collections.abc import Iterator
from itertools import groupby
from math import floor
from typing import Any, Final

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from warloss_gui.plots import symbols
from warloss_gui.plots.axes import LinearAxis, LogAxis
from warloss_gui.plots.curves import Curve, LineColumn, Stretch
from warloss_gui.plots.history_picture import GuideKind, Line
from warloss_gui.plots.library import pg, still_view
from warloss_gui.plots.painting import paint_texts
from warloss_gui.plots.palette import Palette
from warloss_gui.plots.texts import Text
from warloss_gui.plots.time_layout import TimeLayout
from warloss_gui.plots.time_scene import ClaimPlace, GuidePlace, Scene

_STYLES: Final = (
    Qt.PenStyle.SolidLine,
    Qt.PenStyle.DashLine,
    Qt.PenStyle.DotLine,
    Qt.PenStyle.DashDotLine,
)
_GUIDES: Final[dict[GuideKind, Qt.PenStyle]] = {
    "break": Qt.PenStyle.DotLine,
    "sheet": Qt.PenStyle.DashLine,
    "travelled": Qt.PenStyle.DashLine,
    "event": Qt.PenStyle.DashDotLine,
}
_FEW: Final = 6_000
"""Points up to which lines are drawn thick: a line of one pixel is drawn twenty times as fast."""
_MANY: Final = 60_000
"""Points from which on edges are not softened."""
_THICK: Final = 1.75
_DOT: Final = 4.0
_CURRENT: Final = 7.0
_MARK: Final = 9.0
_SMALLER: Final = 0.7


class TimeCanvas:
    """A pyqtgraph view that shows a part of time and nothing else: no menu, no zoom, no buttons."""

    def __init__(self, parent: QWidget) -> None:
        self.widget: Any = still_view(parent)
        self._box: Any = pg.ViewBox(enableMenu=False, enableMouse=False, invertY=True, defaultPadding=0)
        self._box.disableAutoRange()
        self.widget.setCentralItem(self._box)
        self._picture = _TimePicture()
        self._box.addItem(self._picture, ignoreBounds=True)

    def show(self, layout: TimeLayout, palette: Palette) -> None:
        """Show a history in the colours of a palette. What is seen of it is yet to be said."""
        self.widget.setBackground(palette.page)
        self._box.setRange(xRange=(0, layout.width), yRange=(0, layout.height), padding=0)
        self._picture.show_layout(layout, palette)

    def look_at(self, scene: Scene, day: int | None) -> None:
        """Show a part of time, and which day is the current one."""
        self._picture.look_at(scene, day)


class _TimePicture(QGraphicsItem):
    """All of the picture, drawn as far as it is seen."""

    _layout: TimeLayout
    _palette: Palette
    _scene: Scene

    def __init__(self) -> None:
        super().__init__()
        self._day: int | None = None
        self._drawn: tuple[tuple[Line, ...], LinearAxis | LogAxis] | None = None
        self._columns: list[LineColumn] = []
        self._curves: list[Curve] = []
        self._per_day = 0.0
        self._rect = QRectF()
        self._area = QRectF()

    def show_layout(self, layout: TimeLayout, palette: Palette) -> None:
        self.prepareGeometryChange()
        self._rect = QRectF(0, 0, layout.width, layout.height)
        drawn = layout.timeline.lines, layout.timeline.axis
        if drawn != self._drawn:
            self._drawn = drawn
            self._columns = [LineColumn(line, layout.timeline.axis) for line in layout.timeline.lines]
            self._per_day = 0.0
        if layout.area != self._area:
            self._area = layout.area
            self._per_day = 0.0
        self._layout = layout
        self._palette = palette

    def look_at(self, scene: Scene, day: int | None) -> None:
        self._scene = scene
        self._day = day
        per_day = self._layout.area.width() / scene.seen.length
        if per_day != self._per_day:
            self._per_day = per_day
            self._curves = [column.curve(self._layout, per_day) for column in self._columns]
        self.update()

    def boundingRect(self) -> QRectF:
        return self._rect

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        if not self._columns:
            return
        self._paint_grid(painter)
        for guide in self._scene.guides:
            self._paint_guide(painter, guide)
        painter.save()
        mark, radius = self._mark, self._layout.sizes.radius
        painter.setClipRect(self._layout.area.adjusted(-1, -mark, radius, mark))
        self._paint_curves(painter)
        self._paint_marks(painter)
        self._paint_current(painter)
        painter.restore()
        for claim in self._scene.claims:
            self._paint_claim(painter, claim)
        painter.setPen(QPen(self._palette.outline, 1))
        painter.drawLines(list(self._scene.leaders))
        self._paint_texts(painter)

    @property
    def _mark(self) -> float:
        return self._size(_MARK)

    def _size(self, pixels: float) -> float:
        """A length at this text size; where there are many lines, their marks are smaller."""
        return pixels * self._layout.sizes.unit * (1.0 if self._layout.timeline.is_single else _SMALLER)

    @property
    def _colour(self) -> QColor:
        return self._palette.of_party(self._layout.timeline.party)

    @property
    def _shift(self) -> float:
        """The pixels from the left edge to the start of all time."""
        layout = self._layout
        return (self._scene.seen.first - layout.timeline.whole.first) * self._per_day - layout.area.left()

    def _paint_grid(self, painter: QPainter) -> None:
        """Half a pixel in, so that each line is one pixel wide and not a pale two."""
        area = self._layout.area
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        painter.setPen(QPen(self._palette.hairline, 1))
        for y in self._layout.value_lines:
            at = floor(y) + 0.5
            painter.drawLine(QPointF(area.left(), at), QPointF(area.right(), at))
        painter.setPen(QPen(self._palette.outline, 1))
        bottom = floor(area.bottom()) + 0.5
        painter.drawLine(QPointF(area.left(), bottom), QPointF(area.right(), bottom))
        for x, _text in self._scene.ticks:
            at = floor(x) + 0.5
            painter.drawLine(QPointF(at, bottom), QPointF(at, bottom + self._layout.sizes.gap / 2))

    def _paint_guide(self, painter: QPainter, place: GuidePlace) -> None:
        colour = self._palette.accent if place.guide.kind == "travelled" else self._palette.quiet
        painter.setPen(QPen(colour, 1, _GUIDES[place.guide.kind]))
        x = floor(place.line.x1()) + 0.5
        painter.drawLine(QLineF(x, place.line.y1(), x, place.line.y2()))

    def _paint_curves(self, painter: QPainter) -> None:
        low = self._shift + self._layout.area.left()
        high = low + self._layout.area.width()
        seen = [
            (curve, [part.between(low, high) for part in curve.stretches if _is_seen(part, low, high)])
            for curve in self._curves
        ]
        points = sum(len(part.x) for _curve, parts in seen for part in parts)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=points <= _MANY)
        width = _THICK * self._layout.sizes.unit if points <= _FEW else 1.0
        for curve, parts in seen:
            pen = QPen(self._colour, width, _STYLES[curve.line.style % len(_STYLES)])
            pen.setCosmetic(True)
            painter.setPen(pen)
            for part in parts:
                painter.drawPolyline(part.polygon(self._shift))
            self._paint_dots(painter, curve, parts)

    def _paint_dots(self, painter: QPainter, curve: Curve, parts: list[Stretch]) -> None:
        """A dot for each report, if there are few; and for a report that stands alone between gaps."""
        dotted = [part for part in parts if len(part.x) == 1 or (curve.line.has_dots and part.is_roomy)]
        if not dotted:
            return
        pen = QPen(self._colour, self._size(_DOT))
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        for part in dotted:
            painter.drawPoints(part.polygon(self._shift))

    def _paint_marks(self, painter: QPainter) -> None:
        """A triangle above a total that is lower, a ring at the first of a late class, a diamond at slips."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._palette.text, 1.25 * self._layout.sizes.unit))
        painter.setBrush(self._palette.page)
        size = self._mark / 2
        # Where records agree, their marks are in one place.
        falls = {place for curve in self._curves for place in self._seen_places(curve.falls)}
        for x, y in falls:
            top, bottom = y - 2.4 * size, y - 0.7 * size
            painter.drawPolygon([QPointF(x - size, top), QPointF(x + size, top), QPointF(x, bottom)])
        first = {place for curve in self._curves for place in self._seen_places(curve.first)}
        for x, y in first:
            painter.drawEllipse(QPointF(x, y), size, size)
        slips = {place for curve in self._curves for place in self._seen_places(curve.slips)}
        for x, y in slips:
            painter.drawPolygon(_diamond(x, y, size))
        beyond = {place for curve in self._curves for place in self._seen_places(curve.beyond)}
        for x, y in beyond:
            painter.drawPolyline(
                [QPointF(x - size, y + size), QPointF(x, y + 0.2 * size), QPointF(x + size, y + size)]
            )
            painter.drawPolygon(_diamond(x, y + 2.7 * size, size))

    def _seen_places(self, marks: Stretch) -> Iterator[tuple[int, int]]:
        """The pixels of the marks that are seen."""
        if len(marks.x):
            low = self._shift + self._layout.area.left()
            seen = marks.between(low, low + self._layout.area.width())
            for x, y in zip(seen.x.tolist(), seen.y.tolist(), strict=True):
                yield round(x - self._shift), round(y)

    def _paint_current(self, painter: QPainter) -> None:
        """A line at the current day, and a dot on each report of it."""
        if self._day is None:
            return
        area = self._layout.area
        x = self._layout.x_of(self._day, self._scene.seen)
        painter.setPen(QPen(self._palette.accent, 1))
        painter.drawLine(QLineF(x, area.top(), x, area.bottom()))
        painter.setPen(QPen(self._palette.page, self._layout.sizes.unit))
        painter.setBrush(self._palette.accent)
        radius = self._size(_CURRENT) / 2
        heights = {column.height_at(self._day, self._layout) for column in self._columns}
        for y in filter(None, heights):
            painter.drawEllipse(QPointF(x, y), radius, radius)

    def _paint_claim(self, painter: QPainter, place: ClaimPlace) -> None:
        """The figure of the sheet as in every picture, but with arrows that point up where more is up."""
        pen = QPen(self._colour, 2 * max(self._layout.sizes.unit, 1.0))
        pen.setCosmetic(True)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(pen)
        painter.drawLines(
            [QLineF(place.low, place.high), QLineF(QPointF(place.left, place.high.y()), place.high)]
        )
        fills = {"party": QBrush(self._colour), "ground": QBrush(self._palette.page), "none": QBrush()}
        for part in symbols.parts(place.claim.shape, place.claim.basis):
            for point in dict.fromkeys(((place.low.x(), place.low.y()), (place.high.x(), place.high.y()))):
                painter.save()
                painter.translate(*point)
                painter.setBrush(fills[part.fill])
                if part.fill == "none":
                    painter.rotate(-90)
                painter.translate(self._size(part.shift), 0)
                size = self._size(part.size)
                painter.scale(size, size)
                painter.drawPath(part.path)
                painter.restore()

    def _paint_texts(self, painter: QPainter) -> None:
        for has_ground, texts in groupby(self._texts(), lambda text: text.role in ("guide", "value")):
            paint_texts(painter, texts, self._palette, self._palette.page if has_ground else None)

    def _texts(self) -> Iterator[Text]:
        yield from self._layout.values
        yield from self._scene.texts


def _is_seen(part: Stretch, low: float, high: float) -> bool:
    return len(part.x) > 0 and part.x[-1] >= low and part.x[0] <= high


def _diamond(x: float, y: float, size: float) -> list[QPointF]:
    """The corners of a diamond around a place."""
    wide = 1.2 * size
    return [QPointF(x, y - wide), QPointF(x + wide, y), QPointF(x, y + wide), QPointF(x - wide, y)]
