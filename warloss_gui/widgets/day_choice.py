"""The choice of the day of a report: by steps, by a date, or by itself, one report after the other."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from warloss_gui.claims.dates import ClaimDate
from warloss_gui.history.report_days import ReportDays
from warloss_gui.qt.turns import Turn

_PACE: Final = 250
"""Milliseconds between two reports while it plays."""
_MOST_STEPS: Final = 240
"""Steps of playing from the first report to the last: a minute."""


class DayChoice(QObject):
    """Knows which day is shown, and where the reader goes from there. None is the sheet's own date."""

    changed = Signal()
    """`day` or `reports` has changed, or the reader has chosen the same day again."""
    playing_changed = Signal(bool)
    """Whether it goes forward by itself."""
    day_wanted = Signal(object)
    """The day that the reader has chosen: at most once in a turn, the last one."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.reports = ReportDays()
        self._day: date | None = None
        self._given: date | None = None
        self._is_chosen = False
        self._timer = QTimer(self, interval=_PACE)
        self._timer.timeout.connect(self._play_on)
        self._tell_later = Turn(self)
        self._tell_later.come.connect(self._tell)

    @property
    def day(self) -> date | None:
        """The day that is shown."""
        return self._day

    @property
    def is_playing(self) -> bool:
        """Whether it goes forward by itself."""
        return self._timer.isActive()

    def take_days(self, days: Sequence[date]) -> None:
        """Take these days with a report, in their order, and begin at the sheet's own date."""
        self.stop()
        self.reports = ReportDays(tuple(days), self.reports.own)
        self._given = None
        self._is_chosen = False
        self._show(None)

    def take_own(self, when: ClaimDate | None) -> None:
        """Take the sheet's own date."""
        if when != self.reports.own:
            self.reports = replace(self.reports, own=when)
            self.changed.emit()

    def go_to(self, day: date | None) -> None:
        """Show a day. What the reader has chosen since stays."""
        self._given = day
        if not self._is_chosen and day != self._day:
            self._show(day)

    def forget(self) -> None:
        """What was chosen but not told yet is not wanted any more."""
        if self._is_chosen:
            self._is_chosen = False
            self._show(self._given)

    def choose(self, day: date | None) -> None:
        """The reader goes to the report of a day."""
        self.stop()
        self._choose(day)

    @Slot()
    def earlier(self) -> None:
        """Go to the report before."""
        self._go(self.reports.before(self._day))

    @Slot()
    def later(self) -> None:
        """Go to the next report."""
        self._go(self.reports.after(self._day))

    @Slot()
    def earlier_month(self) -> None:
        """Go back by about a month of reports."""
        self._go(self.reports.before(self._day, self.reports.in_a_month))

    @Slot()
    def later_month(self) -> None:
        """Go forward by about a month of reports."""
        self._go(self.reports.after(self._day, self.reports.in_a_month))

    @Slot()
    def own_date(self) -> None:
        """Go back to the sheet's own date."""
        self.choose(None)

    @Slot()
    def toggle_play(self) -> None:
        """Go forward through the reports, from the first if the last is shown, or stop."""
        playing, days = not self.is_playing, self.reports.days
        self.stop()
        if playing and days:
            self._timer.start()
            self.playing_changed.emit(True)
            if self.reports.after(self._day) is None:
                self._choose(days[0])

    @Slot()
    def stop(self) -> None:
        """Go forward no longer."""
        self._timer.stop()
        self.playing_changed.emit(False)

    @Slot()
    def _play_on(self) -> None:
        stride = -(-len(self.reports.days) // _MOST_STEPS)
        following = self.reports.after(self._day, stride)
        if following is not None:
            self._choose(following)
        if self.reports.after(self._day) is None:
            self.stop()

    def _go(self, day: date | None) -> None:
        """The reader goes to a report, if there is one."""
        self.stop()
        if day is not None:
            self._choose(day)

    def _choose(self, day: date | None) -> None:
        """Show a day at once, and tell it soon."""
        self._is_chosen = True
        self._show(day)
        self._tell_later.ask()

    @Slot()
    def _tell(self) -> None:
        if self._is_chosen:
            self._is_chosen = False
            self.day_wanted.emit(self._day)

    def _show(self, day: date | None) -> None:
        self._day = day
        self.changed.emit()
