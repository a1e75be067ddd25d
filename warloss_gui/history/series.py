"""The totals that one claimant reported of one category, in columns, and the changes between them.

A total that grows is not always a loss of that day. A total that falls was corrected by somebody; over a gap
nobody knows when the change came; after a break of the definition the same word counts something else; and
before the first report there is no number, which does not mean none. Every change says which of these it is,
and the days it covers. What is probably a slip of the file is no report: it is kept apart, and no change
begins or ends with it.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from itertools import groupby, pairwise
from operator import sub
from typing import Final, Literal

from warloss_gui.claims.counted import Claimed
from warloss_gui.claims.quantity import Qualifier

Category = str
"""The id of what a series counts, within its record. What it counts is `Series.claimed`."""

Rhythm = Literal["day", "month"]
"""How often there is a report: each day, or at each month's end."""

Label = Literal["fall", "gap", "slip", "definition_break"]
"""What keeps a change from being read as the losses of its days."""

_ONE_NUMBER: Final[frozenset[Qualifier]] = frozenset(
    ("exact", "about", "at_least", "more_than", "up_to", "fewer_than", "nearly")
)
_MONTHS: Final = 12
_PARTS: Final = 120
"""Stretches of time of which an outline has two reports each: a cell of a table is hardly wider in pixels."""


@dataclass(frozen=True, slots=True)
class Observation:
    """A total, as reported on a day."""

    day: date
    value: int
    qualifier: Qualifier


SlipGround = Literal["others_agree", "taken_back", "digit"]
"""Why a total is probably a slip of its file.

`others_agree`: two other open records agree on another total of that day. `taken_back`: the file's own next
reports take it back by a step far beyond the usual. `digit`: a digit lost, doubled or transposed.
"""


@dataclass(frozen=True, slots=True)
class Slip:
    """A total of a file that its claimant probably never reported: the file has it, and no line goes there.

    `mended` is the total that was probably meant, where a digit or the other records tell.
    """

    day: date
    value: int
    qualifier: Qualifier
    ground: SlipGround
    file: str = ""
    """Where it was read: the source of its series."""
    row: int | None = None
    """The row in its file, from 1, where that is known."""
    mended: int | None = None


@dataclass(frozen=True, slots=True)
class Break:
    """From this day on the category counts something else; the text says what."""

    day: date
    text: str


@dataclass(frozen=True, slots=True)
class Change:
    """The difference between two reports of one series, with all that must be said of it.

    `labels` is empty only where the reports follow one another in the rhythm of the series, the total did not
    fall, and the definition stayed the same. A slip in between is no report, and no gap either.
    """

    start: Observation
    end: Observation
    labels: frozenset[Label]

    @property
    def amount(self) -> int:
        """By how much the total changed. Negative: it fell."""
        return self.end.value - self.start.value

    @property
    def days(self) -> int:
        """The days between the two reports."""
        return (self.end.day - self.start.day).days


@dataclass(frozen=True)
class Series:
    """What one claimant reported of one category of one party: columns of equal length, in the order of days.

    Raises ValueError if they are empty, differ in length, are not in ascending order without repeats, or hold
    a total that is negative or a range, if the category appears after its first report, or if a slip is of a
    day with a report.
    """

    category: Category
    claimed: Claimed
    """What it counts, since when, and who claims it."""
    source: str
    """Where the reports were read."""
    days: tuple[date, ...]
    values: tuple[int, ...]
    qualifiers: tuple[Qualifier, ...]
    rhythm: Rhythm = "day"
    breaks: tuple[Break, ...] = field(default=())
    appeared: Observation | None = None
    """The first total that the claimant gave, where the source names it and it is before the first report."""
    name: str = ""
    """What it is called inside a sentence, where that is not the usual name of its category."""
    is_former: bool = False
    """Whether the claimant no longer reports it, so that a sheet does without it."""
    slips: tuple[Slip, ...] = ()
    """What the file has and the claimant probably never reported, in the order of days."""
    shared_falls: frozenset[date] = frozenset()
    """The days of falls that another open record of the claimant has too: the claimant lowered those."""
    rows: tuple[int, ...] = ()
    """The row of each report in its file, from 1, where that is known."""

    def __post_init__(self) -> None:
        if not self.days or not len(self.days) == len(self.values) == len(self.qualifiers):
            raise ValueError("the columns of a series are of equal length, and not empty")
        if any(former >= later for former, later in pairwise(self.days)):
            raise ValueError("the days of a series ascend")
        if min(self.values) < 0:
            raise ValueError("a total is never negative")
        if not _ONE_NUMBER.issuperset(self.qualifiers):
            raise ValueError("a total is one number, not a range or words")
        if self.appeared is not None and self.appeared.day > self.days[0]:
            raise ValueError("a category appears no later than its first report")
        if self.rows and len(self.rows) != len(self.days):
            raise ValueError("each report of a series has a row, or none has")
        if self.slips and not {slip.day for slip in self.slips}.isdisjoint(self.days):
            raise ValueError("a slip is no report of a series")

    @property
    def claimant(self) -> str:
        """The name of whoever reports."""
        return "" if self.claimed.claimant is None else self.claimed.claimant.name

    @property
    def party(self) -> str:
        """The name of whoever is counted."""
        return self.claimed.counted.party.name

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
        return sum(_absent(self, step.start.day, step.end.day) for step in gaps)

    def gaps(self) -> Iterator[Change]:
        """The changes over which there was no report in between where one was due."""
        return (change for change in self._labelled if "gap" in change.labels)

    def slips_in(self, change: Change) -> tuple[Slip, ...]:
        """The slips between the two reports of a change."""
        return tuple(slip for slip in self.slips if change.start.day < slip.day < change.end.day)

    def falls(self, change: Change | None = None) -> Iterator[Change]:
        """The changes by which the total fell, in all of the series or inside of a change."""
        inside = self._labelled
        if change is not None:
            inside = self._labelled_inside(change.start.day, change.end.day)
        return (step for step in inside if "fall" in step.labels)

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
        return tuple(tuple(map(self._at, _thinned(self, line))) for line in lines)

    @cached_property
    def _labelled(self) -> tuple[Change, ...]:
        """The changes from each report to the next that have a label: a few of very many."""
        return tuple(step for step in map(self._step, _perhaps_labelled(self)) if step.labels)

    def _labelled_inside(self, first: date, last: date) -> tuple[Change, ...]:
        """Those of them between the reports of two days."""
        low = bisect_left(self._labelled, first, key=_start_of)
        high = bisect_right(self._labelled, last, key=_end_of)
        return self._labelled[low:high]

    def _at(self, place: int) -> Observation:
        return Observation(self.days[place], self.values[place], self.qualifiers[place])

    def _step(self, place: int) -> Change:
        """The change that the report in a place made to the one before it."""
        return Change(self._at(place - 1), self._at(place), frozenset(_labels(self, place)))


def _thinned(series: Series, places: Iterable[int]) -> Iterator[int]:
    """Of the reports in these places the least and the greatest of each stretch of time."""
    first, days = series.days[0], (series.days[-1] - series.days[0]).days + 1
    for _part, group in groupby(places, lambda place: (series.days[place] - first).days * _PARTS // days):
        found = list(group)
        yield from sorted(
            {min(found, key=series.values.__getitem__), max(found, key=series.values.__getitem__)}
        )


def _perhaps_labelled(series: Series) -> list[int]:
    """The places of the reports whose changes need a closer look: not those that just grow day by day."""
    ordinals = tuple(map(date.toordinal, series.days))
    steps = zip(map(sub, ordinals[1:], ordinals), map(sub, series.values[1:], series.values), strict=False)
    places = {place for place, (days, amount) in enumerate(steps, 1) if days > 1 or amount < 0}
    places.update(bisect_left(series.days, found.day) for found in series.breaks)
    return sorted(places - {0, len(series.days)})


def _labels(series: Series, place: int) -> Iterator[Label]:
    former, later = series.days[place - 1], series.days[place]
    if series.values[place] < series.values[place - 1]:
        yield "fall"
    if _absent(series, former, later) > 0:
        yield "gap"
    if any(former < slip.day < later for slip in series.slips):
        yield "slip"
    if any(former < found.day <= later for found in series.breaks):
        yield "definition_break"


def _absent(series: Series, former: date, later: date) -> int:
    """How many reports the rhythm asks for between two days with a report, and the file lacks."""
    due = (later - former).days if series.rhythm == "day" else month_of(later) - month_of(former)
    return due - 1 - sum(former < slip.day < later for slip in series.slips)


def _start_of(change: Change) -> date:
    return change.start.day


def _end_of(change: Change) -> date:
    return change.end.day


def month_of(day: date) -> int:
    """The month of a day, counted on through the years."""
    return day.year * _MONTHS + day.month
