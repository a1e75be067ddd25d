"""Axes: where a number or a day stands between the two ends of a picture, 0 and 1, and how that is marked."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from math import ceil, floor, log10
from typing import Final, Protocol

from warloss_gui.language import day as day_text
from warloss_gui.language import gettext, month_short, number_short, year

_STEPS: Final = (1, 2, 5)
_MONTHS: Final = (1, 3, 6, 12, 24, 60, 120, 300, 600, 1_200, 2_400, 6_000, 12_000, 24_000, 60_000)
_YEAR: Final = 12
_SHORT_MONTH: Final = 28
_DAYS: Final = (1, 2, 7, 14)
_LAST_MONTH: Final = 9999 * _YEAR + 11
_LEAST_DECADES: Final = 5
"""A log axis reaches from 1 to 100,000 at least, so that sheets look alike."""
_INTERVALS: Final = 6
SHORTEST: Final = 14.0
"""The days that a span has at least."""
MOST_TICKS: Final = 8
"""The labels that an axis from left to right has at most."""
_FEWEST_TICKS: Final = 3
"""Where there is room for so many, days are named rather than two months."""


@dataclass(frozen=True, slots=True)
class Tick:
    """A labelled place on an axis."""

    at: float
    text: str


class Axis(Protocol):
    """What every axis tells. `title` says what its steps mean; it is empty where they need no words."""

    @property
    def title(self) -> str:
        """What the axis counts, or how."""
        ...

    def ticks(self, most: int) -> tuple[Tick, ...]:
        """Round places, at most so many of them, from the start of the axis on. `most` is at least 2."""
        ...

    def lines(self, ticks: Sequence[Tick], /) -> tuple[float, ...]:
        """Where there are lines across the picture, if there is room for the labels of these ticks."""
        ...


@dataclass(frozen=True, slots=True)
class LinearAxis:
    """From 0 to a round number that no value exceeds."""

    top: int
    title: str = ""

    @classmethod
    def over(cls, highest: int | Decimal) -> "LinearAxis":
        """The axis for values up to the highest."""
        length = max(ceil(highest), 1)
        step = _round_step(length, _INTERVALS)
        return cls(-(-length // step) * step)

    def at(self, value: int | Decimal) -> float | None:
        """Where a number stands."""
        return float(value / self.top)

    def ticks(self, most: int) -> tuple[Tick, ...]:
        """From 0 on in steps of 1, 2 or 5 and their tenfolds, or else both ends."""
        step = min(_round_step(self.top, most - 1), self.top)
        return tuple(Tick(value / self.top, number_short(value)) for value in range(0, self.top + 1, step))

    def lines(self, ticks: Sequence[Tick], /) -> tuple[float, ...]:
        """A line at each label."""
        return _at_each(ticks)


@dataclass(frozen=True, slots=True)
class LogAxis:
    """From 1, or less, to a power of ten. Each step is ten times the former, so it has no place for 0."""

    decades: int
    first: int = 0
    """The power of ten at which it begins."""

    @classmethod
    def over(cls, highest: int | Decimal, lowest: int | Decimal = 1) -> "LogAxis":
        """The axis for values up to the highest. `lowest` is the least of them that is not 0."""
        first = min(floor(log10(lowest)), 0)
        last = max(_LEAST_DECADES, len(str(max(ceil(highest) - 1, 0))))
        return cls(last - first, first)

    @property
    def title(self) -> str:
        """A reader must be told that the steps are not equal."""
        return gettext("log scale: each step ×10")

    def at(self, value: int | Decimal) -> float | None:
        """Where a number stands, or None for 0."""
        return (log10(value) - self.first) / self.decades if value else None

    def ticks(self, most: int) -> tuple[Tick, ...]:
        """Powers of ten, evenly thinned out where there is no room for all."""
        every = next(n for n in range(1, self.decades + 1) if self.decades // n < most)
        return tuple(
            Tick(step / self.decades, number_short(_power(self.first + step)))
            for step in range(0, self.decades + 1, every)
        )

    def lines(self, _ticks: Sequence[Tick], /) -> tuple[float, ...]:
        """A line at each power of ten, also where labels are thinned out: the title speaks of these steps."""
        return tuple(step / self.decades for step in range(self.decades + 1))


@dataclass(frozen=True, slots=True)
class TimeAxis:
    """Whole months, from the first day of one to the first day after another."""

    first: int
    """Months since the year 0."""
    last: int
    title: str = ""

    @classmethod
    def over(cls, earliest: date, latest: date) -> "TimeAxis":
        """The axis for days between two, with a month to spare at both ends."""
        return cls(max(_months(earliest) - 1, _YEAR), min(_months(latest) + 2, _LAST_MONTH + 1))

    def at(self, day: date) -> float:
        """Where a day stands."""
        first = _ordinal(self.first)
        return (day.toordinal() - first) / (_ordinal(self.last) - first)

    def ticks(self, most: int) -> tuple[Tick, ...]:
        """The first days of months or of years."""
        end = min(self.last, _LAST_MONTH)
        step = next(n for n in _MONTHS if end // n - (self.first - 1) // n <= most)
        start = -(-self.first // step) * step
        text = year if step % _YEAR == 0 else month_short
        return tuple(
            Tick(self.at(_first_day(count)), text(_first_day(count))) for count in range(start, end + 1, step)
        )

    def lines(self, ticks: Sequence[Tick], /) -> tuple[float, ...]:
        """A line at each label."""
        return _at_each(ticks)


@dataclass(frozen=True, slots=True)
class DaySpan:
    """The part of a time that is seen, from one day to another, in days of the calendar and parts of them."""

    first: float
    last: float
    title: str = ""

    @classmethod
    def over(cls, earliest: date, latest: date) -> "DaySpan":
        """The span of days between two, or as many around them as a span has at least."""
        first, last = float(earliest.toordinal()), float(latest.toordinal())
        spare = max(SHORTEST - (last - first), 0.0) / 2
        return cls(first - spare, last + spare)

    @property
    def length(self) -> float:
        """How many days are seen."""
        return self.last - self.first

    def at(self, day: date) -> float:
        """Where a day stands; beside the span it is below 0 or above 1."""
        return (day.toordinal() - self.first) / self.length

    def holds(self, day: date) -> bool:
        """Whether a day is seen."""
        return self.first <= day.toordinal() <= self.last

    def moved(self, days: float, whole: "DaySpan") -> "DaySpan":
        """The same length of time, so many days later, as far as it stays within the whole."""
        by = max(min(days, whole.last - self.last), whole.first - self.first)
        return DaySpan(self.first + by, self.last + by)

    def scaled(self, factor: float, place: float, whole: "DaySpan") -> "DaySpan":
        """So many times as long, while what is at a place from 0 to 1 stays there if the whole allows it."""
        length = min(max(self.length * factor, min(SHORTEST, whole.length)), whole.length)
        first = self.first + place * (self.length - length)
        first = min(max(first, whole.first), whole.last - length)
        return DaySpan(first, first + length)

    def ticks(self, most: int) -> tuple[Tick, ...]:
        """The first days of years or of months that are seen, or single days where there are few of these."""
        months = self._months(most)
        return months if len(months) >= _FEWEST_TICKS else self._single_days(most) or months

    def _months(self, most: int) -> tuple[Tick, ...]:
        first, last = _day_of(self.first), _day_of(self.last)
        start, end = _months(first) + (first.day > 1), _months(last)
        # By length alone, so that going along in time changes no steps.
        fits = (n for n in _MONTHS if self.length / (n * _SHORT_MONTH) + 1 <= most)
        step = next(fits, _MONTHS[-1])
        text = year if step % _YEAR == 0 else month_short
        days = map(_first_day, range(-(-start // step) * step, end + 1, step))
        return tuple(Tick(self.at(day), text(day)) for day in days)

    def _single_days(self, most: int) -> tuple[Tick, ...]:
        start, end = _day_of(self.first).toordinal(), _day_of(self.last).toordinal()
        step = next((n for n in _DAYS if self.length / n + 1 <= most), None)
        if step is None:
            return ()
        days = map(date.fromordinal, range(-(-start // step) * step, end + 1, step))
        return tuple(Tick(self.at(day), day_text(day)) for day in days if self.holds(day))


def _at_each(ticks: Sequence[Tick]) -> tuple[float, ...]:
    return tuple(tick.at for tick in ticks)


def _day_of(at: float) -> date:
    """The first day that begins at a place or after it, within the calendar."""
    return date.fromordinal(min(max(ceil(at), 1), date.max.toordinal()))


def _power(exponent: int) -> int | Decimal:
    """A power of ten."""
    return 10**exponent if exponent >= 0 else Decimal(10) ** exponent


def _round_step(length: int, intervals: int) -> int:
    """The least of 1, 2, 5, 10, 20, 50 … that divides a length into no more than so many intervals."""
    power = 1
    while True:
        for step in _STEPS:
            if step * power * intervals >= length:
                return step * power
        power *= 10


def _months(day: date) -> int:
    return day.year * _YEAR + day.month - 1


def _first_day(months: int) -> date:
    return date(months // _YEAR, months % _YEAR + 1, 1)


def _ordinal(months: int) -> int:
    """The number of a month's first day; the last month of the calendar has one after it as well."""
    return date.max.toordinal() + 1 if months > _LAST_MONTH else _first_day(months).toordinal()
