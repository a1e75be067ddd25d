"""What came of reading public records."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Final

from warloss_gui.documents.problems import Problem
from warloss_gui.documents.record_oddities import Oddity
from warloss_gui.history.record import Record

_EARLIEST_ZONE: Final = timedelta(hours=14)
"""How far the first clocks on Earth are before universal time (UTC+14)."""


def latest_day(now: datetime | None = None) -> date:
    """The latest day that has begun anywhere on Earth, by this computer's clock or at another moment."""
    return ((now or datetime.now(UTC)).astimezone(UTC) + _EARLIEST_ZONE).date()


@dataclass(frozen=True, slots=True)
class RecordReading:
    """What came of reading one or more files: records, what was odd in them, and why files were refused.

    `more` counts the oddities beyond those that are kept. The message of a problem begins with its file.
    """

    records: tuple[Record, ...]
    oddities: tuple[Oddity, ...] = ()
    problems: tuple[Problem, ...] = ()
    more: int = 0
    latest: date | None = None
    """The latest day that had begun anywhere when the files were read. None: nothing depends on it."""
    has_ahead: bool = False
    """Whether rows were left out because their day had begun nowhere."""

    def is_outdated(self, latest: date) -> bool:
        """Whether other rows would be left out now that another day is the latest that has begun."""
        if self.latest is None or self.latest == latest:
            return False
        return self.has_ahead or any(record.days[-1] > latest for record in self.records)
