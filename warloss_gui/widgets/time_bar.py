"""The control of the date: goes from report to report, by button, slider, date, or by itself."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import QEvent, QSignalBlocker, QTimer, Signal, Slot
from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QWidget,
)

from warloss_gui.claims.date_wording import word_date
from warloss_gui.claims.dates import ClaimDate
from warloss_gui.language import day as day_text
from warloss_gui.language import gettext
from warloss_gui.qt.plain import PlainLabel, tooltip
from warloss_gui.qt.turns import Turn
from warloss_gui.widgets.day_slider import DaySlider
from warloss_gui.widgets.layouts import GRID, column, row

_PACE: Final = 250
"""Milliseconds between two reports while it plays."""
_MOST_STEPS: Final = 240
"""Steps of playing from the first report to the last: a minute."""
_DAYS_OF_MONTH: Final = 30.44
_ONE_ROW: Final = 40
"""The least width, in heights of a line, at which all of it stands in one row."""
_EXAMPLE: Final = "2024-03-12"


class TimeBar(QWidget):
    """Chooses the day of a report, or the sheet's own date."""

    day_wanted = Signal(object)
    """The date of a report, or None for the sheet's own date: at most once in a turn, the last one chosen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._days: tuple[date, ...] = ()
        self._own: ClaimDate | None = None
        self._day: date | None = None
        self._given: date | None = None
        self._is_chosen = False
        self._hint = ""
        self._said = ""
        self.earlier_button = _button(gettext("Earlier"), gettext("Go to the report before"), self.earlier)
        self.play_button = _button(
            gettext("Play"), gettext("Go forward through the reports; once more to stop"), self.toggle_play
        )
        self.play_button.setCheckable(True)
        self.later_button = _button(gettext("Later"), gettext("Go to the next report"), self.later)
        self.slider = DaySlider()
        self.slider.valueChanged.connect(self._move_to)
        self.field = QLineEdit()
        self.own_button = _button(
            gettext("The sheet’s date"), gettext("Go back to the sheet as it was written"), self.own_date
        )
        self.text = PlainLabel("", "small")
        self._timer = QTimer(self, interval=_PACE)
        self._timer.timeout.connect(self._play_on)
        self._tell_later = Turn(self)
        self._tell_later.come.connect(self._tell)
        self._set_up_field()
        self._arrange()
        self.show_days(())

    def _set_up_field(self) -> None:
        self.field.setAccessibleName(gettext("Date of the report, as {example}").format(example=_EXAMPLE))
        self.field.setToolTip(
            tooltip(gettext("A date such as {example}, then Enter").format(example=_EXAMPLE))
        )
        self.field.setPlaceholderText(gettext("YYYY-MM-DD"))
        # A file that is dropped here is a sheet to open, not a date.
        self.field.setAcceptDrops(False)
        self.field.textEdited.connect(self._stop)
        self.field.returnPressed.connect(self._enter)

    def _arrange(self) -> None:
        self._grid = QGridLayout()
        self._grid.setSpacing(GRID)
        self._grid.setColumnStretch(1, 1)
        buttons: QHBoxLayout = row()
        for button in (self.earlier_button, self.play_button, self.later_button):
            buttons.addWidget(button)
        self._dates = row()
        self._dates.addWidget(self.field)
        self._dates.addWidget(self.own_button)
        self._dates.addStretch(1)
        self._grid.addLayout(buttons, 0, 0)
        self._grid.addWidget(self.slider, 0, 1)
        layout = column(self, 0, GRID // 2)
        layout.setContentsMargins(2 * GRID, 0, 2 * GRID, 0)
        layout.addLayout(self._grid)
        layout.addWidget(self.text)
        self._wrap()

    def _wrap(self) -> None:
        """Put the date beside the slider where there is room, and below it where there is not."""
        line = self.fontMetrics().lineSpacing()
        beside = self.width() >= _ONE_ROW * line
        self.field.setFixedWidth(self.fontMetrics().horizontalAdvance(_EXAMPLE) + 2 * line)
        self._grid.removeItem(self._dates)
        if beside:
            self._grid.addLayout(self._dates, 0, 2)
        else:
            self._grid.addLayout(self._dates, 1, 0, 1, 2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap anew."""
        super().resizeEvent(event)
        self._wrap()

    def changeEvent(self, event: QEvent) -> None:
        """Another text size needs another room."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._wrap()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing plays that is not seen, and what was chosen but not told yet is not wanted any more."""
        super().hideEvent(event)
        self._stop()
        if self._is_chosen and not event.spontaneous():
            self._is_chosen = False
            self._hint = ""
            self._show(self._given)

    @property
    def day(self) -> date | None:
        """The day that is shown, None at the sheet's own date."""
        return self._day

    @property
    def is_playing(self) -> bool:
        """Whether it goes forward by itself."""
        return self._timer.isActive()

    def show_days(self, days: Sequence[date]) -> None:
        """Take these days with a report, in their order, and begin at the sheet's own date."""
        self._stop()
        self._days = tuple(days)
        self._given = None
        self._is_chosen = False
        self._hint = self._said = ""
        with QSignalBlocker(self.slider):
            self.slider.setRange(0, max(len(self._days) - 1, 0))
        self.slider.setPageStep(_reports_a_month(self._days))
        self._show(None)

    def show_own(self, when: ClaimDate | None) -> None:
        """Take the sheet's own date. It stands at the last day that it can mean."""
        if when != self._own:
            self._own = when
            self._show(self._day)

    def go_to(self, day: date | None) -> None:
        """Show a day, or with None the sheet's own date. What the reader has chosen since stays."""
        self._given = day
        if not self._is_chosen and day != self._day:
            self._show(day)

    def say(self, text: str) -> None:
        """Say something of the day that is shown."""
        self._said = text
        self._write()

    @Slot()
    def earlier(self) -> None:
        """Go to the report before."""
        self._move_to(self._before(1))

    @Slot()
    def later(self) -> None:
        """Go to the next report."""
        self._move_to(self._after(1))

    @Slot()
    def earlier_month(self) -> None:
        """Go back by about a month of reports."""
        self._move_to(self._before(self.slider.pageStep()))

    @Slot()
    def later_month(self) -> None:
        """Go forward by about a month of reports."""
        self._move_to(self._after(self.slider.pageStep()))

    @Slot()
    def own_date(self) -> None:
        """Go back to the sheet's own date."""
        self._stop()
        self._choose(None)

    @Slot()
    def toggle_play(self) -> None:
        """Go forward through the reports, from the first if the last is shown, or stop."""
        playing = not self.is_playing
        self._stop()
        if playing and self._days:
            self._show_playing(playing=True)
            self._timer.start()
            if self._after(1) is None:
                self._choose(self._days[0])

    @Slot()
    def _play_on(self) -> None:
        stride = -(-len(self._days) // _MOST_STEPS)
        place = self._after(stride)
        if place is not None:
            self._choose(self._days[place])
        if self._after(1) is None:
            self._stop()

    @Slot()
    def _stop(self) -> None:
        self._timer.stop()
        self._show_playing(playing=False)

    def _show_playing(self, *, playing: bool) -> None:
        text = gettext("Pause") if playing else gettext("Play")
        self.play_button.setChecked(playing)
        self.play_button.setText(text)
        self.play_button.setAccessibleName(text)

    @Slot()
    def _enter(self) -> None:
        """Go to the day in the field, or to the last report before it."""
        self._stop()
        text = self.field.text().strip()
        try:
            wanted = date.fromisoformat(text)
        except ValueError:
            self._explain(gettext("Write a date such as {example}.").format(example=_EXAMPLE))
            return
        place = bisect_right(self._days, wanted) - 1
        if place < 0:
            hint = gettext("There is no report of {day}, nor one before it.")
            self._explain(hint.format(day=day_text(wanted)))
            return
        found = self._days[place]
        self._choose(found)
        if found != wanted:
            hint = gettext("There is no report of {day}; the one before it is of {found}.")
            self._explain(hint.format(day=day_text(wanted), found=day_text(found)))

    def _explain(self, hint: str) -> None:
        self._hint = hint
        self._write()

    def _write(self) -> None:
        text = " ".join(filter(None, (self._hint, self._said))) or self._in_words()
        self.text.setText(text)
        self.text.setAccessibleName(text)

    def _before(self, count: int) -> int | None:
        """The place of the report so many before what is shown, or of the first; None if there is none."""
        shown = self._day or self._own_day
        place = bisect_left(self._days, shown) if shown is not None else len(self._days)
        return max(place - count, 0) if place > 0 else None

    def _after(self, count: int) -> int | None:
        """The place of the report so many after what is shown, or of the last; None if there is none."""
        shown = self._day or self._own_day
        place = bisect_right(self._days, shown) - 1 if shown is not None else len(self._days) - 1
        last = len(self._days) - 1
        return min(place + count, last) if place < last else None

    @property
    def _own_day(self) -> date | None:
        """The last day that the sheet's own date can mean."""
        return None if self._own is None else self._own.day.latest

    def _has_own_place(self) -> bool:
        own = self._own_day
        return bool(self._days) and own is not None and self._days[0] <= own <= self._days[-1]

    def _place_of_own(self) -> int:
        """Where the slider stands for the sheet's own date: at the last report up to it."""
        own = self._own_day
        return len(self._days) - 1 if own is None else bisect_right(self._days, own) - 1

    @Slot(int)
    def _move_to(self, place: int | None) -> None:
        """The reader goes to a report, if there is one."""
        self._stop()
        if place is not None:
            self._choose(self._days[place])

    def _choose(self, day: date | None) -> None:
        """Show a day at once, and tell it soon."""
        self._hint = ""
        self._show(day)
        self._is_chosen = True
        self._tell_later.ask()

    @Slot()
    def _tell(self) -> None:
        if self._is_chosen:
            self._is_chosen = False
            self.day_wanted.emit(self._day)

    def _show(self, day: date | None) -> None:
        self._day = day
        place = self._place_of_own() if day is None else bisect_right(self._days, day) - 1
        with QSignalBlocker(self.slider):
            self.slider.setValue(max(place, 0))
        self.slider.mark(self._place_of_own() if self._has_own_place() else None)
        self.slider.setAccessibleDescription(self._in_words())
        self.field.setText(self._as_written())
        self._write()
        _enable(
            {
                self.earlier_button: self._before(1) is not None,
                self.play_button: bool(self._days),
                self.later_button: self._after(1) is not None,
                self.own_button: day is not None,
                self.slider: bool(self._days),
                self.field: bool(self._days),
            },
            self.slider,
        )

    def _as_written(self) -> str:
        """What is shown as the field takes it: nothing where the sheet's own date is not one certain day."""
        if self._day is None and self._own is not None:
            own = self._own.day
            return "" if own.mark or own.earliest != own.latest else own.latest.isoformat()
        return "" if self._day is None else self._day.isoformat()

    def _in_words(self) -> str:
        """What is shown, where nothing else is said, and for a screen reader, which knows only a place."""
        if self._day is not None:
            return gettext("Report of {day}").format(day=day_text(self._day))
        if self._own is not None:
            return gettext("The sheet’s date, {date}").format(date=word_date(self._own))
        return gettext("The sheet’s date")


def _button(text: str, about: str, slot: Callable[[], None]) -> QPushButton:
    made = QPushButton(text)
    made.setAccessibleName(text)
    made.setAccessibleDescription(about)
    made.setToolTip(tooltip(about))
    made.clicked.connect(slot)
    return made


def _enable(wanted: dict[QWidget, bool], fallback: QWidget) -> None:
    """Let parts be used or not. One that had the focus gives it to the fallback."""
    for part, enabled in wanted.items():
        if not enabled and part.hasFocus():
            fallback.setFocus()
        part.setEnabled(enabled)


def _reports_a_month(days: Sequence[date]) -> int:
    if len(days) < 2:  # noqa: PLR2004 - one day has no pace
        return 1
    months = (days[-1] - days[0]).days / _DAYS_OF_MONTH
    return max(round((len(days) - 1) / months), 1)
