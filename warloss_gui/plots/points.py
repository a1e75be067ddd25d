"""The marks of a picture of lanes in reach of the pointer, of keys and of screen readers."""

from itertools import accumulate
from math import ceil, floor, inf
from typing import Final

from PySide6.QtCore import QModelIndex, QPoint, QRect, Qt, Signal, Slot
from PySide6.QtWidgets import QAbstractItemView, QWidget

from warloss_gui.itemmodels.table import RECORD_ROLE, Column, Index, TableModel
from warloss_gui.language import gettext
from warloss_gui.plots.layout import Layout
from warloss_gui.plots.mark_view import STEPS, Action, MarkView
from warloss_gui.plots.picture import Mark
from warloss_gui.plots.rows import Spot
from warloss_gui.widgets.page import reveal

_NEAR: Final = 16
"""Pixels from a mark and its label within which the pointer means it, where a lane has several."""

_STEPS: Final = {**STEPS, Action.MovePageUp: -10, Action.MovePageDown: 10}


def mark_model() -> TableModel[Mark]:
    """A model of marks in the order of their lanes."""
    column: Column[Mark] = Column(
        "mark",
        gettext("In the picture"),
        lambda mark: mark.said().name,
        lambda mark: mark.id,
        lambda mark: mark.said().about,
    )
    return TableModel([column], lambda mark: mark.id)


class Points(MarkView):
    """The marks in reach of pointer, keys and screen readers.

    `picked` names what was chosen with the current one, `opened` what was clicked or entered.
    """

    picked = Signal(str)
    opened = Signal(str)
    scrolled = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        model = mark_model()
        super().__init__(name, model, parent)
        model.setParent(self)
        self._marks = model
        self._layout: Layout | None = None
        self._lanes: list[int] = []
        self._firsts: list[int] = []
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalScrollBar().valueChanged.connect(self.scrolled)
        self.clicked.connect(self._open)
        self.activated.connect(self._open)

    @property
    def chosen(self) -> str | None:
        """The id of the current mark."""
        mark = self.currentIndex().data(RECORD_ROLE)
        return None if mark is None else mark.id

    @property
    def lane(self) -> int | None:
        """The lane of the current mark."""
        row = self.currentIndex().row()
        return self._lanes[row] if row >= 0 else None

    def choose(self, figure_id: str | None) -> None:
        """Make the mark of a figure the current one, or none if it is not drawn.

        A mark that stands beside it in its lane stays the current one.
        """
        mark = self.currentIndex().data(RECORD_ROLE)
        if figure_id is not None and (mark is None or mark.chooses != figure_id):
            self._make_current(figure_id)

    def _make_current(self, mark_id: str) -> None:
        row = self._marks.row_of(lambda mark: mark.id == mark_id)
        self.setCurrentIndex(QModelIndex() if row is None else self._marks.index(row, 0))

    def show_layout(self, layout: Layout) -> None:
        """Take the places of the marks from a layout. The current mark stays if the picture still has it."""
        former = None if self._layout is None else self._layout.picture
        self._layout = layout
        if layout.picture is not former:
            current = self.chosen
            lanes = layout.picture.lanes
            self._lanes = [i for i, lane in enumerate(lanes) for _ in lane.marks]
            self._firsts = list(accumulate((len(lane.marks) for lane in lanes), initial=0))
            self._marks.set_records(layout.picture.marks)
            # The reader has not moved, so nothing must scroll.
            self.setAutoScroll(False)
            if current is not None:
                self._make_current(current)
            self.setAutoScroll(True)
        self.updateGeometries()
        self.viewport().update()

    def spot(self, row: int) -> Spot | None:
        """Where a mark is, by its position among all of them."""
        if self._layout is None or not 0 <= row < len(self._lanes):
            return None
        lane = self._lanes[row]
        return self._layout.row(lane).spots[row - self._firsts[lane]]

    def visualRect(self, index: Index) -> QRect:
        """The room of a mark in the viewport."""
        spot = self.spot(index.row()) if index.isValid() else None
        return QRect() if spot is None else spot.room.translated(0, -self.verticalOffset()).toAlignedRect()

    def indexAt(self, point: QPoint) -> QModelIndex:
        """The mark that a point means: the only one of its lane, or one that is near with its label."""
        lane = None if self._layout is None else self._layout.lane_at(point.y() + self.verticalOffset())
        if lane is None:
            return QModelIndex()
        rows = range(self._firsts[lane], self._firsts[lane + 1])
        if len(rows) == 1:
            return self._marks.index(rows[0], 0)
        nearest = min(rows, key=lambda row: self._distance(row, point))
        near = self._distance(nearest, point) <= _NEAR
        return self._marks.index(nearest, 0) if near else QModelIndex()

    def _distance(self, row: int, point: QPoint) -> float:
        spot = self.spot(row)
        if spot is None:
            return inf
        x, y = point.x(), point.y() + self.verticalOffset()
        return min(
            max(rect.left() - x, x - rect.right(), 0.0) + max(rect.top() - y, y - rect.bottom(), 0.0)
            for rect in (spot.room, spot.label)
            if not rect.isNull()
        )

    def scrollTo(
        self, index: Index, hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        """Bring the lane of a mark into view, with as little movement as possible, whatever the hint.

        What the picture stands on scrolls as well while the reader goes from mark to mark.
        """
        if self._layout is None or not 0 <= index.row() < len(self._lanes):
            return
        row = self._layout.row(self._lanes[index.row()])
        bar = self.verticalScrollBar()
        lowest = ceil(row.bottom) - self.viewport().height()
        bar.setValue(min(max(bar.value(), lowest), floor(row.top)))
        if self.hasFocus():
            reveal(self.viewport(), self.visualRect(index))

    def moveCursor(self, action: QAbstractItemView.CursorAction, keys: Qt.KeyboardModifier) -> QModelIndex:
        """The mark that a key leads to: along the lanes from top to bottom, in a lane from left to right."""
        count = len(self._lanes)
        if not count:
            return QModelIndex()
        if action is Action.MoveHome:
            return self._marks.index(0, 0)
        if action is Action.MoveEnd:
            return self._marks.index(count - 1, 0)
        row = self.currentIndex().row() + _STEPS[action]
        return self._marks.index(min(max(row, 0), count - 1), 0)

    def verticalOffset(self) -> int:
        """The pixels that are scrolled away above."""
        return self.verticalScrollBar().value()

    def updateGeometries(self) -> None:
        """Scroll over all lanes."""
        height = self.viewport().height()
        whole = 0 if self._layout is None else ceil(self._layout.height)
        bar = self.verticalScrollBar()
        bar.setRange(0, max(whole - height, 0))
        bar.setPageStep(height)
        bar.setSingleStep(self.fontMetrics().lineSpacing())

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell which mark was chosen."""
        super().currentChanged(current, previous)
        if current.isValid():
            self.picked.emit(current.data(RECORD_ROLE).chooses)

    @Slot(QModelIndex)
    def _open(self, index: QModelIndex) -> None:
        self.opened.emit(index.data(RECORD_ROLE).chooses)
