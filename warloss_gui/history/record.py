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

    def __post_init__(self) -> None:
        if not self.series:
            raise ValueError("a record has a series")

    @cached_property
    def days(self) -> tuple[date, ...]:
        """Every day with a report of anything, in ascending order."""
        return tuple(sorted({day for series in self.series.values() for day in series.days}))

    def new_categories(self) -> Iterator[tuple[Category, Observation]]:
        """The categories that begin after the record itself, each with its first total.

        Such a total is not the loss of its day: before it there is no number, which does not mean none.
        """
        for category, series in self.series.items():
            if series.first.day > self.days[0]:
                yield category, series.first
