"""The days of the reports of a claimant, and how one gets from one to another."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from datetime import date
from typing import Final

from warloss_gui.claims.dates import ClaimDate

_DAYS_OF_MONTH: Final = 30.44


@dataclass(frozen=True, slots=True)
class ReportDays:
    """The days with a report, in their order, and the own date of the sheet, which is the day None.

    The sheet's own date stands at the last day that it can mean; without one, the sheet is later than all.
    """

    days: tuple[date, ...] = ()
    own: ClaimDate | None = None

    @property
    def in_a_month(self) -> int:
        """About how many reports come in a month, at least one."""
        if len(self.days) < 2:  # noqa: PLR2004 - one day has no pace
            return 1
        months = (self.days[-1] - self.days[0]).days / _DAYS_OF_MONTH
        return max(round((len(self.days) - 1) / months), 1)

    @property
    def own_place(self) -> int | None:
        """The place of the sheet's own date, if it is among the days."""
        if self.own is None or not self.days:
            return None
        return self.place_of(None) if self.days[0] <= self.own.day.latest <= self.days[-1] else None

    def place_of(self, day: date | None) -> int:
        """The place of the last report up to a day; the first place where there is none."""
        return max(bisect_right(self.days, self._stands(day)) - 1, 0)

    def up_to(self, day: date) -> date | None:
        """The last report up to a day, if there is one."""
        place = bisect_right(self.days, day)
        return self.days[place - 1] if place else None

    def before(self, day: date | None, count: int = 1) -> date | None:
        """The report so many before a day, or the first; None if there is none before it."""
        place = bisect_left(self.days, self._stands(day))
        return self.days[max(place - count, 0)] if place else None

    def after(self, day: date | None, count: int = 1) -> date | None:
        """The report so many after a day, or the last; None if there is none after it."""
        rest = self.days[bisect_right(self.days, self._stands(day)) :]
        return rest[min(count, len(rest)) - 1] if rest else None

    def _stands(self, day: date | None) -> date:
        if day is not None:
            return day
        return date.max if self.own is None else self.own.day.latest
