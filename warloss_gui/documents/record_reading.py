"""What came of reading public records."""

from dataclasses import dataclass

from warloss_gui.documents.problems import Problem
from warloss_gui.documents.record_oddities import Oddity
from warloss_gui.history.record import Record


@dataclass(frozen=True, slots=True)
class RecordReading:
    """What came of reading one or more files: records, what was odd in them, and why files were refused.

    `more` counts the oddities beyond those that are kept. The message of a problem begins with its file.
    """

    records: tuple[Record, ...]
    oddities: tuple[Oddity, ...] = ()
    problems: tuple[Problem, ...] = ()
    more: int = 0
