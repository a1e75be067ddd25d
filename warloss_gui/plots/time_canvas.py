"""Draws a history with pyqtgraph, in pixels: lines thinned out to what can be seen, marks and texts.

The lines are thinned out again only when the scale of time changes. To go along in time moves what is there.
This module is imported after the first paint, as pyqtgraph and numpy are.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from math import floor
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from warloss_gui.plots import symbols
from warloss_gui.plots.axes import LinearAxis, LogAxis
from warloss_gui.plots.history_picture import Line
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
_FEW: Final = 6_000
"""Points up to which lines are drawn thick: a line of one pixel is drawn twenty times as fast."""
_MANY: Final = 60_000
"""Points from which on edges are not softened."""
_THICK: Final = 1.75
_DOT: Final = 4.0
_CURRENT: Final = 7.0
_ROOM: Final = 5.0
"""Pixels between reports from which on each gets a dot."""
_MARK: Final = 9.0
_SMALLER: Final = 0.7

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Stretch:
    """Reports that are joined by a line: pixels from the start of all time, and heights."""

    x: Floats
    y: Floats

    def between(self, low: float, high: float) -> "Stretch":
        """The part that is seen between two pixels, with the points just beside it."""
        first = max(int(np.searchsorted(self.x, low)) - 1, 0)
        last = int(np.searchsorted(self.x, high)) + 1
        return Stretch(self.x[first:last], self.y[first:last])

    @property
    def is_roomy(self) -> bool:
        """Whether there is room for a dot at each report."""
        return float(self.x[-1] - self.x[0]) >= _ROOM * len(self.x)

    def polygon(self, shift: float) -> QPolygonF:
        """As Qt draws it."""
        return pg.functions.arrayToQPolygonF(self.x - shift, self.y)


@dataclass(frozen=True, slots=True)
class Curve:
    """A line as it is drawn at a scale of time, with the places of its marks."""

    line: Line
    stretches: tuple[Stretch, ...]
    revisions: Stretch
    first: Stretch
    """The first report of a category that is late, or nothing."""


def thinned(x: Floats, y: Floats) -> NDArray[np.intp]:
    """The points of a line that can be seen: the lowest and the highest in each column of pixels."""
    column = np.floor(x).astype(np.int64)
    starts = np.flatnonzero(np.concatenate(([True], column[1:] != column[:-1])))
    counts = np.diff(np.append(starts, len(x)))
    found = [
        _first_of_each(np.flatnonzero(y == np.repeat(extreme.reduceat(y, starts), counts)), column)
        for extreme in (np.minimum, np.maximum)
    ]
    return np.unique(np.concatenate(found))


def _first_of_each(places: NDArray[np.intp], column: NDArray[np.int64]) -> NDArray[np.intp]:
    """The first of these points in each column."""
    columns = column[places]
    return places[np.concatenate(([True], columns[1:] != columns[:-1]))]


class _Column:
    """The reports of a line as numpy has them: days, heights, and where a stretch begins."""

    def __init__(self, line: Line, axis: LinearAxis | LogAxis) -> None:
        self.line = line
        self._days = np.array(line.ordinals, np.float64)
        values = np.array(line.series.values, np.float64)
        self._at = _places(values, axis)
        self._part = np.zeros(len(values), np.int64)
        self._part[list(line.starts)] = 1
        self._part = np.cumsum(self._part)
        # What has no place on the axis is not drawn, and no line leads over it.
        self._drawn = np.flatnonzero(np.isfinite(self._at))
        self._part += np.cumsum(~np.isfinite(self._at))

    def curve(self, layout: TimeLayout, per_day: float) -> Curve:
        """The line at a scale of time."""
        origin = layout.timeline.whole.first
        x = (self._days - origin) * per_day
        y = layout.area.bottom() - self._at * layout.area.height()
        drawn = self._drawn
        kept = drawn[thinned(x[drawn], y[drawn])] if len(drawn) else drawn
        # A gap that is narrower than a pixel cannot be seen.
        breaks = np.flatnonzero((np.diff(self._part[kept]) > 0) & (np.diff(np.floor(x[kept])) > 0)) + 1
        revised = np.intersect1d(np.array(self.line.revisions, np.intp), drawn)
        first = drawn[: int(self.line.is_late)]
        return Curve(
            self.line,
            tuple(Stretch(x[part], y[part]) for part in np.split(kept, breaks)),
            Stretch(x[revised], y[revised]),
            Stretch(x[first], y[first]),
        )

    def height_at(self, ordinal: int, layout: TimeLayout) -> float | None:
        """The pixel of the report of a day, or None."""
        place = int(np.searchsorted(self._days, ordinal))
        if place == len(self._days) or self._days[place] != ordinal or not np.isfinite(self._at[place]):
            return None
        return layout.area.bottom() - float(self._at[place]) * layout.area.height()


def _places(values: Floats, axis: LinearAxis | LogAxis) -> Floats:
    if isinstance(axis, LinearAxis):
        return values / axis.top
    with np.errstate(divide="ignore"):
        found = np.log10(values) / axis.decades
    return np.where(values > 0, found, np.nan)


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
        self._columns: list[_Column] = []
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
            self._columns = [_Column(line, layout.timeline.axis) for line in layout.timeline.lines]
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
        style = Qt.PenStyle.DotLine if place.guide.kind == "break" else Qt.PenStyle.DashLine
        painter.setPen(QPen(colour, 1, style))
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
        """An open triangle above each total that was lowered, and a ring at the first one of a late class."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._palette.text, 1.25 * self._layout.sizes.unit))
        painter.setBrush(self._palette.page)
        size = self._mark / 2
        # Where records agree, their marks are in one place.
        lowered = {place for curve in self._curves for place in self._seen_places(curve.revisions)}
        for x, y in lowered:
            top, bottom = y - 2.4 * size, y - 0.7 * size
            painter.drawPolygon([QPointF(x - size, top), QPointF(x + size, top), QPointF(x, bottom)])
        first = {place for curve in self._curves for place in self._seen_places(curve.first)}
        for x, y in first:
            painter.drawEllipse(QPointF(x, y), size, size)

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
