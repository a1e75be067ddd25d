"""A record: every series that one claimant reported of one party, as one file or a few of them hold it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from warloss_gui.claims.counted import do_columns_agree
from warloss_gui.claims.identity import Identity
from warloss_gui.history.series import Category, Observation, Rhythm, Series


@dataclass(frozen=True, slots=True)
class Marked:
    """Something that happened on a day, with where that can be read, and what else is to be said of it."""

    day: date
    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Offset:
    """That a record dates its reports otherwise than another one of its claimant.

    `days` is how many days later the other has the same totals (negative: earlier); `agree` of `compared`
    totals are equal then.
    """

    days: int
    other: str
    """The title of the other record."""
    agree: int
    compared: int


@dataclass(frozen=True)
class Record:
    """The series of one claimant, by category, in the order in which the file names them.

    Raises ValueError if there is none.
    """

    title: str
    """How the record is called: the name of its file, or the title of its document."""
    claimant: Identity
    party: Identity
    rhythm: Rhythm
    series: Mapping[Category, Series]
    url: str | None = None
    """Where the reports were read, if that is on the web and known."""
    is_taken: bool = False
    """Whether the file does not say whose it is and was taken for the claimant's by its columns."""
    events: tuple[Marked, ...] = ()
    """Days that every picture over time may mark, from the record's own document."""
    offset: Offset | None = None
    """By how much its days differ from those of another record of the claimant, if they do."""

    def __post_init__(self) -> None:
        if not self.series:
            raise ValueError("a record has a series")

    @cached_property
    def days(self) -> tuple[date, ...]:
        """Every day with a report of anything, in ascending order."""
        return tuple(sorted({day for series in self.series.values() for day in series.days}))

    def is_like(self, other: "Record") -> bool:
        """Whether both hold what one claimant says of one party."""
        return self.claimant.is_same(other.claimant) and self.party.is_same(other.party)

    def like(self, series: Series) -> Series | None:
        """The series that counts the same as one of another record of the claimant, if there is one."""
        claimed, namesake = series.claimed, self.series.get(series.category)
        # Records of one shape name their series alike, and each question takes a while.
        candidates = (namesake, *self.series.values()) if namesake is not None else self.series.values()
        return next((one for one in candidates if do_columns_agree(claimed, one.claimed)), None)

    def new_categories(self) -> Iterator[tuple[Category, Observation]]:
        """The categories that begin after the record itself, each with the first total that is known of it.

        Such a total is not the loss of its day: before it there is no number, which does not mean none.
        """
        for category, series in self.series.items():
            if self.is_late(series):
                yield category, series.appeared or series.first

    def is_late(self, series: Series) -> bool:
        """Whether one of its series begins after the record itself. A slip is in the file too."""
        return min((series.first.day, *(slip.day for slip in series.slips))) > self.days[0]


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
    if not first.is_like(second):
        raise ValueError("two records disagree only about the same claim")
    return _disagreements(first, second)


def _disagreements(first: Record, second: Record) -> Iterator[Disagreement]:
    found = [
        (category, _by_day(series), _by_day(second.like(series))) for category, series in first.series.items()
    ]
    for day in first.days:
        for category, ours, theirs in found:
            if day in ours and day in theirs and ours[day] != theirs[day]:
                yield Disagreement(day, category, ours[day], theirs[day])


def _by_day(series: Series | None) -> Mapping[date, int]:
    return {} if series is None else dict(zip(series.days, series.values, strict=True))
