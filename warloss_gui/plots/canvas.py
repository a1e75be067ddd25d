"""Draws a layout with pyqtgraph: axis and marks are its items, the lanes with their grid and all texts ours.

The view runs in pixels, one to one, so that everything stands where the layout has put it. pyqtgraph has no
types, so it is spoken to here and nowhere else. This module is imported after the first paint, since the
import takes longer than the rest of the window.
"""

from collections.abc import Iterable, Iterator
from functools import cache
from math import ceil
from typing import Any, Final

from PySide6.QtCore import QRectF
from PySide6.QtGui import QBrush, QColor, QPainter, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from warloss_gui.plots import painting, symbols
from warloss_gui.plots.layout import Layout
from warloss_gui.plots.library import pg, still_view
from warloss_gui.plots.palette import Palette
from warloss_gui.plots.picture import Mark
from warloss_gui.plots.rows import Row, Spot
from warloss_gui.qt import icons


class Canvas:
    """A pyqtgraph view and axis that show a layout and nothing else: no menu, no zoom, no buttons."""

    def __init__(self, parent: QWidget) -> None:
        self.widget: Any = still_view(parent)
        whole: Any = pg.GraphicsLayout()
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        self._box: Any = whole.addViewBox(
            row=0, col=0, enableMenu=False, enableMouse=False, invertY=True, defaultPadding=0
        )
        self._box.disableAutoRange()
        self._axis: Any = pg.AxisItem("bottom", linkView=self._box)
        self._axis.setStyle(showValues=False, tickLength=0)
        whole.addItem(self._axis, row=1, col=0)
        self.widget.setCentralItem(whole)
        self._lanes = _Lanes()
        self._labels = _Labels(self._axis)
        self._marks: Any = pg.ScatterPlotItem()
        self._layout: Layout | None = None
        for item in (self._lanes, self._marks):
            self._box.addItem(item, ignoreBounds=True)

    def show(self, layout: Layout, palette: Palette, chosen_lane: int | None) -> None:
        """Show a layout in the colours of a palette."""
        self._layout = layout
        self.widget.setBackground(palette.page)
        self._lanes.show_layout(layout, palette, chosen_lane)
        self._labels.show_layout(layout, palette)
        self._show_axis(layout, palette)

    def choose(self, lane: int | None) -> None:
        """Mark a lane as the chosen one."""
        self._lanes.choose(lane)

    def look_at(self, top: float, height: float) -> None:
        """Show the part of the lanes that begins at a height."""
        layout = self._layout
        if layout is None:
            return
        self._box.setRange(xRange=(0, layout.frame.width), yRange=(top, top + height), padding=0)
        rows = list(layout.between(top, top + height))
        self._lanes.look_at(rows, QRectF(0, top, layout.frame.width, height))
        spots = [spot for row in rows for spot in row.spots]
        self._marks.setData(**_strokes(spots, layout, self._lanes.palette))

    def _show_axis(self, layout: Layout, palette: Palette) -> None:
        self._axis.setPen(pg.mkPen(palette.outline))
        self._axis.setTicks([[]])
        self._axis.setHeight(ceil(layout.axis.height))


class _Labels(QGraphicsItem):
    """The labels of the axis and its title, which pyqtgraph would take for markup and would not wrap."""

    def __init__(self, axis: QGraphicsItem) -> None:
        super().__init__(axis)
        self._layout: Layout | None = None
        self._palette: Palette | None = None

    def show_layout(self, layout: Layout, palette: Palette) -> None:
        self.prepareGeometryChange()
        self._layout = layout
        self._palette = palette
        self.update()

    def boundingRect(self) -> QRectF:
        layout = self._layout
        return QRectF() if layout is None else QRectF(0, 0, layout.frame.width, layout.axis.height)

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        if self._layout is not None and self._palette is not None:
            painting.paint_texts(painter, self._layout.axis.texts, self._palette)


class _Lanes(QGraphicsItem):
    """The ground of the lanes with guides and texts, drawn as far as it is seen."""

    palette: Palette

    def __init__(self) -> None:
        super().__init__()
        self.setZValue(-1)
        self._layout: Layout | None = None
        self._rows: list[Row] = []
        self._seen = QRectF()
        self._chosen: int | None = None

    def show_layout(self, layout: Layout, palette: Palette, chosen: int | None) -> None:
        self._layout = layout
        self.palette = palette
        self._chosen = chosen
        self.update()

    def choose(self, lane: int | None) -> None:
        self._chosen = lane
        self.update()

    def look_at(self, rows: list[Row], seen: QRectF) -> None:
        self.prepareGeometryChange()
        self._rows = rows
        self._seen = seen
        self.update()

    def boundingRect(self) -> QRectF:
        return self._seen

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        layout = self._layout
        if layout is None:
            return
        for row in self._rows:
            self._paint_ground(painter, row, layout)
        painting.paint_grid(painter, layout, self.palette, (self._seen.top(), self._seen.bottom()))
        painting.paint_guides(painter, layout, self.palette)
        for row in self._rows:
            ground = self.palette.selected if self._is_chosen(row, layout) else self.palette.page
            painting.paint_row(painter, row, layout, self.palette, ground)
            self._paint_icon(painter, row)

    def _paint_ground(self, painter: QPainter, row: Row, layout: Layout) -> None:
        rect = QRectF(0, row.start, layout.frame.width, row.bottom - row.start)
        if self._is_chosen(row, layout):
            painter.fillRect(rect, self.palette.selected)
            painter.fillRect(QRectF(0, row.start, 3, rect.height()), self.palette.accent)
        painting.paint_separator(painter, row, layout, self.palette)

    def _is_chosen(self, row: Row, layout: Layout) -> bool:
        lanes = layout.picture.lanes
        return self._chosen is not None and self._chosen < len(lanes) and lanes[self._chosen] is row.lane

    def _paint_icon(self, painter: QPainter, row: Row) -> None:
        if row.icon is not None:
            ratio = painter.device().devicePixelRatioF()
            picture = icons.pixmap(row.lane.icon, self.palette.quiet, round(row.icon.width()), ratio)
            painter.drawPixmap(row.icon.topLeft(), picture)


def _strokes(spots: Iterable[Spot], layout: Layout, palette: Palette) -> dict[str, list[Any]]:
    """Marks as pyqtgraph wants them, in columns: a point for each stroke; a range has them at both ends."""
    kept: dict[tuple[object, ...], list[tuple[Any, ...]]] = {}
    best: dict[tuple[object, ...], list[tuple[Any, ...]]] = {}
    points: list[tuple[Any, ...]] = []
    for spot in spots:
        look = (spot.mark.shape, spot.mark.basis, spot.mark.party, spot.mark.near)
        if look not in kept:
            unit = layout.frame.sizes.unit
            ends = symbols.parts(spot.mark.shape, spot.mark.basis, near=spot.mark.near)
            kept[look] = [*_styles(ends, spot.mark, unit, palette)]
            inside = symbols.best_parts(spot.mark.shape, spot.mark.basis)
            best[look] = [*_styles(inside, spot.mark, unit, palette)]
        for x in sorted({spot.low, spot.high}):
            points += [(x + shift, spot.y, *style) for shift, *style in kept[look]]
        if spot.best is not None:
            points += [(spot.best + shift, spot.y, *style) for shift, *style in best[look]]
    return {name: list(values) for name, values in zip(_COLUMNS, zip(*points, strict=True), strict=False)}


def _styles(
    parts: Iterable[symbols.Part], mark: Mark, unit: float, palette: Palette
) -> Iterator[tuple[Any, ...]]:
    """How strokes of a mark look: their place beside the value, size, symbol, pen and brush."""
    colour = palette.of_party(mark.party)
    fills = {"party": _brush(colour.rgb()), "ground": _brush(palette.page.rgb()), "none": _NO_BRUSH}
    for part in parts:
        pen = _dashed(colour, unit) if part.dashed else _pen(colour, unit)
        yield part.shift * unit, part.size * unit, part.path, pen, fills[part.fill]


_COLUMNS: Final = ("x", "y", "size", "symbol", "pen", "brush")
_NO_BRUSH: Final = QBrush()


# pyqtgraph keeps a picture of every symbol for each pen and brush that it meets, and knows them by identity.


def _pen(colour: QColor, unit: float) -> QPen:
    return _kept_pen(colour.rgb(), painting.LINE * max(unit, 1.0))


def _dashed(colour: QColor, unit: float) -> QPen:
    return _kept_pen(colour.rgb(), symbols.RING_LINE * max(unit, 1.0), dashed=True)


@cache
def _kept_pen(colour: int, width: float, *, dashed: bool = False) -> QPen:
    pen = QPen(QColor.fromRgb(colour), width)
    pen.setCosmetic(True)
    if dashed:
        symbols.dash(pen)
    return pen


@cache
def _brush(colour: int) -> QBrush:
    return QBrush(QColor.fromRgb(colour))
