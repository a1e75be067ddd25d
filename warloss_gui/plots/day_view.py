"""The days of a history in reach of the pointer, of keys and of screen readers.

A day is an item; its words are made when somebody asks for them, since there may be very many days.
"""

from bisect import bisect_left
from datetime import date, timedelta
from math import ceil, floor
from typing import Final

from PySide6.QtCore import QModelIndex, QPoint, QRect, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QWidget

from warloss_gui.itemmodels.table import RECORD_ROLE, Column, Index, TableModel
from warloss_gui.language import gettext
from warloss_gui.plots.axes import DaySpan
from warloss_gui.plots.history_picture import Timeline
from warloss_gui.plots.mark_view import STEPS, Action, MarkView
from warloss_gui.plots.picture import Said
from warloss_gui.plots.time_layout import TimeLayout
from warloss_gui.widgets.page import reveal

_MONTHS: Final = {Action.MovePageUp: timedelta(days=-30), Action.MovePageDown: timedelta(days=30)}
_ZOOM: Final = 1.5
_NOTCH: Final = 120
_RING: Final = 4


class _Words:
    """What the days of the present history say."""

    timeline: Timeline | None = None

    def name(self, day: date) -> str:
        return self._said(day).name

    def about(self, day: date) -> str:
        return self._said(day).about

    def _said(self, day: date) -> Said:
        return Said("", "") if self.timeline is None else self.timeline.moment(day)


class DayView(MarkView):
    """The days with a report.

    `picked` names the current one, `entered` the one on which Enter was pressed or that was clicked twice.
    `moved` asks to go along in time by so many pixels, `zoomed` to show so many times as long a time around
    a pixel, and `wanted` to show a day.
    """

    picked = Signal(object)
    entered = Signal(object)
    moved = Signal(float)
    zoomed = Signal(float, float)
    wanted = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        self._words = _Words()
        model = _day_model(self._words)
        super().__init__(name, model, parent)
        model.setParent(self)
        self._days = model
        self._layout: TimeLayout | None = None
        self._seen = DaySpan(0, 1)
        self._pressed: QPoint | None = None
        self._dragged = False
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.activated.connect(self._enter)

    @property
    def day(self) -> date | None:
        """The current day."""
        return self.currentIndex().data(RECORD_ROLE)

    def choose(self, day: date | None) -> None:
        """Make a day the current one, or none if it has no report. Nothing moves."""
        row = None if day is None else self._row(day)
        self.setAutoScroll(False)
        self.setCurrentIndex(QModelIndex() if row is None else self._days.index(row, 0))
        self.setAutoScroll(True)

    def show_layout(self, layout: TimeLayout, seen: DaySpan) -> None:
        """Take the places of the days from a layout."""
        self._layout = layout
        self._seen = seen
        if self._words.timeline is not layout.timeline:
            self._words.timeline = layout.timeline
            if layout.timeline.days != self._days.records:
                self._days.set_records(layout.timeline.days)
        self.viewport().update()

    def start(self) -> int:
        """The report that the picture begins at."""
        timeline = self._words.timeline
        return 0 if timeline is None else self._row(timeline.home) or 0

    def _row(self, day: date) -> int | None:
        days = self._days.records
        place = bisect_left(days, day)
        return place if place < len(days) and days[place] == day else None

    def visualRect(self, index: Index) -> QRect:
        """The height of the plot at a day, if it is seen."""
        layout, day = self._layout, index.data(RECORD_ROLE)
        if layout is None or day is None or not self._seen.holds(day):
            return QRect()
        x, area = layout.x(day, self._seen), layout.area
        return QRect(floor(x) - _RING, floor(area.top()), 2 * _RING + 1, ceil(area.height()))

    def indexAt(self, point: QPoint) -> QModelIndex:
        """The report that is nearest to a point of the plot."""
        layout, days = self._layout, self._days.records
        if layout is None or not days or not layout.area.adjusted(-_RING, 0, _RING, 0).contains(point):
            return QModelIndex()
        wanted = layout.day_at(point.x(), self._seen)
        place = bisect_left(days, date.fromordinal(max(round(wanted), 1)))
        near = range(max(place - 1, 0), min(place + 1, len(days)))
        return self._days.index(min(near, key=lambda row: abs(days[row].toordinal() - wanted)), 0)

    def scrollTo(
        self, index: Index, hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        """Bring a day into view, whatever the hint, and the picture too while the reader goes through it."""
        day = index.data(RECORD_ROLE)
        if day is None:
            return
        if not self._seen.holds(day):
            self.wanted.emit(day)
        if self.hasFocus():
            reveal(self.viewport(), self.visualRect(index))

    def moveCursor(self, action: QAbstractItemView.CursorAction, keys: Qt.KeyboardModifier) -> QModelIndex:
        """The report that a key leads to: the one before or after, or about a month away."""
        days, day = self._days.records, self.day
        if not days:
            return QModelIndex()
        if day is None:
            return self._days.index(self.start(), 0)
        row, last = self.currentIndex().row(), len(days) - 1
        if action in STEPS:
            row += STEPS[action]
        elif action in _MONTHS:
            row = self._a_month_away(row, _MONTHS[action])
        else:
            row = 0 if action is Action.MoveHome else last
        return self._days.index(min(max(row, 0), last), 0)

    def _a_month_away(self, row: int, by: timedelta) -> int:
        """The report nearest to a month away, but always another one."""
        days = self._days.records
        place = bisect_left(days, days[row] + by)
        return min(place, row - 1) if by < timedelta() else max(place, row + 1)

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell which day is the current one."""
        super().currentChanged(current, previous)
        if current.isValid():
            self.picked.emit(current.data(RECORD_ROLE))

    @Slot(QModelIndex)
    def _enter(self, index: QModelIndex) -> None:
        self.entered.emit(index.data(RECORD_ROLE))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Plus and minus show less and more time around the current day."""
        factors = {"+": 1 / _ZOOM, "=": 1 / _ZOOM, "-": _ZOOM, "−": _ZOOM}
        factor = factors.get(event.text())
        if factor is None or self._layout is None:
            super().keyPressEvent(event)
            return
        rect = self.visualRect(self.currentIndex())
        middle = self._layout.area.center().x() if rect.isEmpty() else float(rect.center().x())
        self.zoomed.emit(factor, middle)

    def keyboardSearch(self, search: str) -> None:
        """Letters lead nowhere: to look for them, every day would have to be put into words."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """With Ctrl the wheel zooms around the pointer; without it, it is the page's."""
        notches = event.angleDelta().y() / _NOTCH
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier or not notches:
            event.ignore()
            return
        self.zoomed.emit(_ZOOM**-notches, event.position().x())
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """What is dragged moves; what is only clicked becomes the current day."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed = event.position().toPoint()
            self._dragged = False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Go along in time."""
        if self._pressed is None or not event.buttons() & Qt.MouseButton.LeftButton:
            return
        at = event.position().toPoint()
        by = self._pressed.x() - at.x()
        if self._dragged or abs(by) >= QApplication.startDragDistance():
            self._dragged = True
            self._pressed = at
            self.moved.emit(float(by))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Choose the day that was clicked."""
        if self._pressed is not None and not self._dragged:
            index = self.indexAt(self._pressed)
            if index.isValid():
                self.setCurrentIndex(index)
                self.clicked.emit(index)
        self._pressed = None

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Enter the day."""
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and event.button() == Qt.MouseButton.LeftButton:
            self.setCurrentIndex(index)
            self._enter(index)


def _day_model(words: _Words) -> TableModel[date]:
    column: Column[date] = Column("day", gettext("Report"), words.name, date.toordinal, words.about)
    return TableModel([column], date.isoformat, key=date.toordinal)
