"""A record: every series that one claimant reported of one party, as one file or a few of them hold it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from warloss_gui.history.series import Category, Observation, Rhythm, Series


@dataclass(frozen=True)
class Record:
    """The series of one claimant, by category, in the order in which the file names them.

    Raises ValueError if there is none.
    """

    title: str
    """How the record is called: the name of its file, or the title of its document."""
    claimant: str
    party: str
    rhythm: Rhythm
    series: Mapping[Category, Series]
    url: str | None = None
    """Where the reports were read, if that is on the web and known."""

    def __post_init__(self) -> None:
        if not self.series:
            raise ValueError("a record has a series")

    @cached_property
    def days(self) -> tuple[date, ...]:
        """Every day with a report of anything, in ascending order."""
        return tuple(sorted({day for series in self.series.values() for day in series.days}))

    def new_categories(self) -> Iterator[tuple[Category, Observation]]:
        """The categories that begin after the record itself, each with the first total that is known of it.

        Such a total is not the loss of its day: before it there is no number, which does not mean none.
        """
        for category, series in self.series.items():
            if self.is_late(series):
                yield category, series.appeared or series.first

    def is_late(self, series: Series) -> bool:
        """Whether one of its series begins after the record itself."""
        return series.first.day > self.days[0]


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Two records of one claimant give different totals for one day and category."""

    day: date
    category: Category
    first: int
    second: int


def disagreements(first: Record, second: Record) -> Iterator[Disagreement]:
    """Where two records of one claimant differ: the days in order, each with the categories of the first.

    A day or category that only one of them reports is no disagreement. Raises ValueError if the records are
    of different claimants or parties.
    """
    if (first.claimant, first.party) != (second.claimant, second.party):
        raise ValueError("two records disagree only about the same claim")
    return _disagreements(first, second)


def _disagreements(first: Record, second: Record) -> Iterator[Disagreement]:
    found: list[tuple[Category, Mapping[date, int], Mapping[date, int]]]
    found = [(category, _by_day(first, category), _by_day(second, category)) for category in first.series]
    for day in first.days:
        for category, ours, theirs in found:
            if day in ours and day in theirs and ours[day] != theirs[day]:
                yield Disagreement(day, category, ours[day], theirs[day])


def _by_day(record: Record, category: Category) -> Mapping[date, int]:
    series = record.series.get(category)
    return {} if series is None else dict(zip(series.days, series.values, strict=True))
