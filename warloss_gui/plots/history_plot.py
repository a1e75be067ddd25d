"""The history of a claim: title, picture, and the report of the current day in words."""

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QWidget

from warloss_gui.language import gettext
from warloss_gui.plots.history_picture import Timeline
from warloss_gui.plots.time_stage import TimeStage
from warloss_gui.qt.plain import PlainLabel
from warloss_gui.qt.theme import Look
from warloss_gui.qt.turns import Turn
from warloss_gui.widgets.claim_label import ClaimLabel
from warloss_gui.widgets.layouts import GRID, column
from warloss_gui.widgets.wrapped_row import WrappedRow

_MONTH: Final = 31.0
_QUARTER: Final = 92.0
_YEAR: Final = 366.0
_NEAR: Final = 0.5


class HistoryPlot(QWidget):
    """Shows a history, or nothing where there is none.

    `day_entered` tells of a day whose report the reader wants to see.
    """

    day_entered = Signal(object)

    def __init__(self, name: str, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = PlainLabel("", "subtitle")
        self._note = PlainLabel("", "small")
        self._key = PlainLabel("", "small")
        self._controls = WrappedRow()
        self.words = ClaimLabel("body")
        self._make: Callable[[Timeline | None], Timeline | None] | None = None
        self._make_later = Turn(self)
        self._make_later.come.connect(self._prepare)
        self._word_later = Turn(self)
        self._word_later.come.connect(self._word)
        self.stage = TimeStage(name, look)
        self._spans: list[QPushButton] = []
        self._arrange()
        self.stage.changed.connect(self._follow)
        self.stage.days.entered.connect(self.day_entered)
        look.changed.connect(self._renew)
        self.hide()

    def _arrange(self) -> None:
        names = (gettext("Whole time"), gettext("1 year"), gettext("3 months"), gettext("1 month"))
        for place, name in enumerate(names):
            button = QPushButton(name)
            button.setCheckable(True)
            button.clicked.connect(partial(self._show_span, place))
            self._spans.append(button)
        self._controls.add(*self._spans)
        layout = column(self, 0, GRID // 2)
        for widget in (self._title, self._note, self._controls, self.stage, self._key, self.words):
            layout.addWidget(widget)

    def add_control(self, control: QWidget) -> None:
        """Put a control before those that choose the time."""
        self._controls.put_first(control)
        # All of them have moved to the end of what Tab leads to.
        QWidget.setTabOrder(self._spans[-1], self.stage.days)
        QWidget.setTabOrder(self.stage.days, self.words)

    @property
    def is_drawn(self) -> bool:
        """Whether the picture is there and not only its room, as far as it can be seen at all."""
        return self.stage.is_drawn or self.stage.days.viewport().visibleRegion().isEmpty()

    def offer(self, make: Callable[[Timeline | None], Timeline | None]) -> None:
        """Show the history that a function makes: the first one at once if it would be seen, others soon."""
        self._make = make
        holder = self.parentWidget()
        if self.stage.timeline is None and holder is not None and holder.isVisibleTo(self.window()):
            self._prepare()
        else:
            self._make_later.ask()

    @Slot()
    def _prepare(self) -> None:
        make, self._make = self._make, None
        if make is not None:
            self.show_timeline(make(self.stage.timeline))

    def show_timeline(self, timeline: Timeline | None) -> None:
        """Show another history, or nothing."""
        self.setVisible(timeline is not None)
        if timeline is None:
            return
        self._title.setText(timeline.title)
        self._note.setText(timeline.note)
        self.stage.days.setAccessibleDescription(f"{timeline.title}\n{timeline.note}")
        if self.stage.timeline is None or timeline.lines != self.stage.timeline.lines:
            self.words.setMinimumHeight(0)
        self.stage.show_timeline(timeline)
        self._mark_span()
        self._word()
        self._word_later.drop()

    def _show_span(self, place: int) -> None:
        self.stage.show_days(self._lengths()[place])
        self._mark_span()

    def _lengths(self) -> tuple[float, ...]:
        """The days that the buttons show."""
        timeline = self.stage.timeline
        whole = _YEAR if timeline is None else timeline.whole.length
        return (whole, *(min(length, whole) for length in (_YEAR, _QUARTER, _MONTH)))

    def _mark_span(self) -> None:
        """Show which button stands for what is seen, if any does. One that would show all as well is off."""
        lengths = self._lengths()
        found = next((i for i, one in enumerate(lengths) if abs(one - self.stage.seen.length) < _NEAR), None)
        for place, button in enumerate(self._spans):
            button.setChecked(place == found)
            button.setEnabled(place == 0 or lengths[place] < lengths[0])

    @Slot()
    def _follow(self) -> None:
        self._mark_span()
        self._word_later.ask()

    @Slot()
    def _word(self) -> None:
        """Say what was reported on the current day. The room for it does not shrink from day to day."""
        timeline, day = self.stage.timeline, self.stage.days.day
        if timeline is None or day is None:
            return
        self.words.show_claim(timeline.words(day, self.stage.seen), timeline.moment(day).about)
        self.words.setMinimumHeight(
            max(self.words.minimumHeight(), self.words.heightForWidth(self.words.width()))
        )
        self._show_key()

    def _show_key(self) -> None:
        layout = self.stage.layout_now
        key = "" if layout is None else layout.key
        self._key.setText(key)
        self._key.setVisible(bool(key))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width asks for another room."""
        super().resizeEvent(event)
        self.words.setMinimumHeight(0)
        self._show_key()
        self._word_later.ask()

    @Slot()
    def _renew(self) -> None:
        self.words.setMinimumHeight(0)
        if self.stage.timeline is not None:
            self.stage.renew()
            self._word_later.ask()
