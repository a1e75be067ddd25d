"""The totals that one claimant reported of one category, in columns, and the changes between them.

A total that grows is not always a loss of that day. A fall is a revision; over a gap nobody knows when the
change came; after a break of the definition the same word counts something else; and before the first report
there is no number, which does not mean none. Every change says which of these it is, and the days it covers.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from itertools import groupby, pairwise
from operator import sub
from typing import Final, Literal

from warloss_gui.claims.counts import EquipmentClass
from warloss_gui.claims.quantity import Qualifier

People = Literal["personnel", "prisoners"]
FormerClass = Literal["vehicles", "fuel_tanks", "mobile_srbm_systems"]
"""Classes that the General Staff reported apart until 30 April 2022."""

Category = People | EquipmentClass | FormerClass
"""What a series counts."""

Rhythm = Literal["day", "month"]
"""How often there is a report: each day, or at each month's end."""

Label = Literal["revision", "gap", "definition_break"]
"""What keeps a change from being read as the losses of its days."""

_MONTHS: Final = 12
_PARTS: Final = 120
"""Stretches of time of which an outline has two reports each: a cell of a table is hardly wider in pixels."""


@dataclass(frozen=True, slots=True)
class Observation:
    """A total, as reported on a day."""

    day: date
    value: int
    qualifier: Qualifier


@dataclass(frozen=True, slots=True)
class Break:
    """From this day on the category counts something else; the text says what."""

    day: date
    text: str


@dataclass(frozen=True, slots=True)
class Change:
    """The difference between two reports of one series, with all that must be said of it.

    `labels` is empty only where the reports follow one another in the rhythm of the series, the total did not
    fall, and the definition stayed the same.
    """

    start: Observation
    end: Observation
    labels: frozenset[Label]

    @property
    def amount(self) -> int:
        """By how much the total changed. Negative: it was lowered."""
        return self.end.value - self.start.value

    @property
    def days(self) -> int:
        """The days between the two reports."""
        return (self.end.day - self.start.day).days


@dataclass(frozen=True)
class Series:
    """What one claimant reported of one category of one party: columns of equal length, in the order of days.

    Raises ValueError if they are empty, differ in length, are not in ascending order without repeats, or hold
    a total that is negative or a range, or if the category appears after its first report.
    """

    claimant: str
    party: str
    category: Category
    source: str
    """Where the reports were read."""
    days: tuple[date, ...]
    values: tuple[int, ...]
    qualifiers: tuple[Qualifier, ...]
    rhythm: Rhythm = "day"
    breaks: tuple[Break, ...] = field(default=())
    appeared: Observation | None = None
    """The first total that the claimant gave, where the source names it and it is before the first report."""

    def __post_init__(self) -> None:
        if not self.days or not len(self.days) == len(self.values) == len(self.qualifiers):
            raise ValueError("the columns of a series are of equal length, and not empty")
        if any(former >= later for former, later in pairwise(self.days)):
            raise ValueError("the days of a series ascend")
        if min(self.values) < 0:
            raise ValueError("a total is never negative")
        if "between" in self.qualifiers:
            raise ValueError("a total is one number, not a range")
        if self.appeared is not None and self.appeared.day > self.days[0]:
            raise ValueError("a category appears no later than its first report")

    @property
    def first(self) -> Observation:
        """The first report. What it counts was not lost on that day."""
        return self._at(0)

    @property
    def last(self) -> Observation:
        """The last report."""
        return self._at(-1)

    def on(self, day: date) -> Observation | None:
        """The report of a day, or None."""
        place = bisect_left(self.days, day)
        return self._at(place) if place < len(self.days) and self.days[place] == day else None

    def latest(self, day: date) -> Observation | None:
        """The last report of a day or before it, or None if there was none yet."""
        place = bisect_right(self.days, day)
        return self._at(place - 1) if place else None

    def changes(self) -> Iterator[Change]:
        """The changes from each report to the next."""
        return self.steps(self.days[0], self.days[-1])

    def steps(self, first: date, last: date) -> Iterator[Change]:
        """The changes from each report to the next, of the reports from one day to another, both included."""
        low, high = bisect_left(self.days, first), bisect_right(self.days, last)
        return map(self._step, range(low + 1, high))

    def within(self, first: date, last: date) -> Change | None:
        """The change from the first to the last report of the days from one to another, both included.

        None if there are no two of them.
        """
        low, high = bisect_left(self.days, first), bisect_right(self.days, last)
        return self.change(self.days[low], self.days[high - 1]) if high - low > 1 else None

    def change(self, first: date, last: date) -> Change | None:
        """The change between the reports that stood on two days; None if there are no two different ones.

        It covers the days between those reports, and carries the labels of every change inside.
        """
        start, end = self.latest(first), self.latest(last)
        if start is None or end is None or start.day >= end.day:
            return None
        inside = self._labelled_inside(start.day, end.day)
        return Change(start, end, frozenset[Label]().union(*(step.labels for step in inside)))

    def missing(self, change: Change) -> int:
        """How many days (or months, in that rhythm) without a report lie between the two of a change."""
        inside = self._labelled_inside(change.start.day, change.end.day)
        gaps = (step for step in inside if "gap" in step.labels)
        return sum(self._reports_due(step.start.day, step.end.day) - 1 for step in gaps)

    def gaps(self) -> Iterator[Change]:
        """The changes over which there was no report in between where one was due."""
        return (change for change in self._labelled if "gap" in change.labels)

    def revisions(self, change: Change | None = None) -> Iterator[Change]:
        """The changes by which the claimant lowered the total, in all of the series or inside of a change."""
        inside = self._labelled
        if change is not None:
            inside = self._labelled_inside(change.start.day, change.end.day)
        return (step for step in inside if "revision" in step.labels)

    @cached_property
    def outline(self) -> tuple[tuple[Observation, ...], ...]:
        """A few of the reports, which look like all where they are drawn small. A gap ends a line.

        They are the least and the greatest of each stretch of time, so that no fall vanishes.
        """
        after_gaps = {change.end.day for change in self.gaps()}
        lines: list[list[int]] = []
        for place, day in enumerate(self.days):
            if not lines or day in after_gaps:
                lines.append([])
            lines[-1].append(place)
        return tuple(tuple(map(self._at, self._thinned(line))) for line in lines)

    def _thinned(self, places: Iterable[int]) -> Iterator[int]:
        first, days = self.days[0], (self.days[-1] - self.days[0]).days + 1
        for _part, group in groupby(places, lambda place: (self.days[place] - first).days * _PARTS // days):
            found = list(group)
            yield from sorted(
                {min(found, key=self.values.__getitem__), max(found, key=self.values.__getitem__)}
            )

    @cached_property
    def _labelled(self) -> tuple[Change, ...]:
        """The changes from each report to the next that have a label: a few of very many."""
        return tuple(step for step in map(self._step, self._perhaps_labelled()) if step.labels)

    def _perhaps_labelled(self) -> list[int]:
        """The places of the reports whose changes need a closer look: not those that just grow day by day."""
        ordinals = tuple(map(date.toordinal, self.days))
        steps = zip(map(sub, ordinals[1:], ordinals), map(sub, self.values[1:], self.values), strict=False)
        places = {place for place, (days, amount) in enumerate(steps, 1) if days > 1 or amount < 0}
        places.update(bisect_left(self.days, found.day) for found in self.breaks)
        return sorted(places - {0, len(self.days)})

    def _labelled_inside(self, first: date, last: date) -> tuple[Change, ...]:
        """Those of them between the reports of two days."""
        low = bisect_left(self._labelled, first, key=_start_of)
        high = bisect_right(self._labelled, last, key=_end_of)
        return self._labelled[low:high]

    def _at(self, place: int) -> Observation:
        return Observation(self.days[place], self.values[place], self.qualifiers[place])

    def _step(self, place: int) -> Change:
        """The change that the report in a place made to the one before it."""
        return Change(self._at(place - 1), self._at(place), frozenset(self._labels(place)))

    def _labels(self, place: int) -> set[Label]:
        former, later = self.days[place - 1], self.days[place]
        labels: set[Label] = set()
        if self.values[place] < self.values[place - 1]:
            labels.add("revision")
        if self._reports_due(former, later) > 1:
            labels.add("gap")
        if any(former < found.day <= later for found in self.breaks):
            labels.add("definition_break")
        return labels

    def _reports_due(self, former: date, later: date) -> int:
        """How many reports the rhythm asks for after one day, up to another."""
        return (later - former).days if self.rhythm == "day" else _month(later) - _month(former)


def _start_of(change: Change) -> date:
    return change.start.day


def _end_of(change: Change) -> date:
    return change.end.day


def _month(day: date) -> int:
    return day.year * _MONTHS + day.month
