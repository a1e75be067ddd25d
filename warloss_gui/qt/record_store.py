"""The public records that are open: the one place that holds them and announces that there are others.

The bundled history is read once. Records of files come on top of it, are read in the pool and never replace
what is open unless all of their files can be read.
"""

from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QThreadPool, QTimer, Signal, Slot

from warloss_gui.documents.histories import read_history
from warloss_gui.documents.problems import Problem
from warloss_gui.documents.record_oddities import KEPT_ODDITIES
from warloss_gui.documents.record_reading import RecordReading
from warloss_gui.files import FileProblem, printable
from warloss_gui.history.record import Record
from warloss_gui.history.series import Series
from warloss_gui.language import gettext, number
from warloss_gui.qt.tasks import Latest
from warloss_gui.qt.turns import Turn

MOST_RECORDS: Final = 10
"""Records that can be open at once, beside the bundled one."""
MOST_FILES: Final = 40
"""Files that are read for one record, or for a few of them that are opened together."""
_FORGET: Final = 700
"""Milliseconds after which closed records are freed."""
_NOTHING: Final = RecordReading(())


@dataclass(frozen=True, slots=True)
class _Group:
    """Files that are read together, and what came of them."""

    paths: tuple[Path, ...]
    reading: RecordReading


class RecordStore(QObject):
    """The bundled history and the records of files that were opened beside it."""

    changed = Signal()
    """There are other records, or other problems."""
    reading_changed = Signal(bool)
    """Whether anything is being read."""
    finished = Signal()
    """What was asked for last has been read, or cannot be: `problems` says which."""

    def __init__(self, pool: QThreadPool, bundled: Path, parent: QObject) -> None:
        super().__init__(parent)
        self.pool = pool
        self._path = bundled
        self._history = Latest[RecordReading](pool, self._receive_history, self)
        self._history.failed.connect(self._end_history)
        self._reader = Latest[_Group](pool, self._receive, self)
        self._reader.failed.connect(self._end)
        self._bundled = _NOTHING
        self._groups: tuple[_Group, ...] = ()
        self._problems: tuple[Problem, ...] = ()
        self._waiting: deque[tuple[Path, ...]] = deque()
        self._reads_history = self._reads_files = self._was_reading = False
        # Freeing long series takes a while, so it is done one by one, when the views have let go of them.
        self._former: list[Series] = []
        self._forget_next = Turn(self)
        self._forget_next.come.connect(self._forget)
        self._forget_later = QTimer(self, interval=_FORGET, singleShot=True)
        self._forget_later.timeout.connect(self._forget_next.ask)

    @property
    def records(self) -> tuple[Record, ...]:
        """Every record that is open: the bundled one, then the others in the order of their opening."""
        return self._bundled.records + self.opened

    @property
    def opened(self) -> tuple[Record, ...]:
        """The records of files."""
        return tuple(record for group in self._groups for record in group.reading.records)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What kept files from being read when some were opened last."""
        return self._problems

    @property
    def reading(self) -> RecordReading:
        """All records that are open, with what was odd in them, and the problems of the last files."""
        readings = [self._bundled, *(group.reading for group in self._groups)]
        oddities = tuple(oddity for reading in readings for oddity in reading.oddities)
        more = sum(reading.more for reading in readings) + len(oddities[KEPT_ODDITIES:])
        problems = self._bundled.problems + self._problems
        return RecordReading(self.records, oddities[:KEPT_ODDITIES], problems, more)

    def open_bundled(self) -> None:
        """Read the history that comes with the program."""
        self._reads_history = True
        self._announce_reading()
        self._history.start(partial(_read_bundled, self._path))

    def open(self, paths: Sequence[Path]) -> None:
        """Read records from files, beside those that are open; those of one shape become one record.

        A file that is open already is read again, together with those that it was opened with.
        """
        self._waiting.append(tuple(dict.fromkeys(path.absolute() for path in paths)))
        if not self._reads_files:
            self._read_next()

    def close(self) -> None:
        """Close the records of files, and drop what is being read. The bundled one stays."""
        self._reader.drop()
        self._waiting.clear()
        self._reads_files = False
        self._problems = ()
        self._replace(())
        self._announce_reading()

    def _read_next(self) -> None:
        asked = self._waiting.popleft()
        again = [path for group in self._groups if set(asked) & set(group.paths) for path in group.paths]
        paths = tuple(dict.fromkeys((*again, *asked)))
        self._problems = ()
        self._reads_files = True
        self._announce_reading()
        self._reader.start(partial(_read_group, paths))

    def _receive(self, group: _Group) -> None:
        kept = tuple(other for other in self._groups if not set(other.paths) & set(group.paths))
        self._problems = group.reading.problems
        count = sum(len(other.reading.records) for other in (*kept, group))
        if count > MOST_RECORDS:
            self._problems = (_too_many(),)
        elif group.reading.records and (len(kept) == len(self._groups) or not self._problems):
            self._replace((*kept, group))
            self._end()
            return
        self.changed.emit()
        self._end()

    def _replace(self, groups: tuple[_Group, ...]) -> None:
        staying = {id(group) for group in groups}
        gone = [group for group in self._groups if id(group) not in staying]
        self._former += (one for group in gone for one in _series_of(group.reading.records))
        self._groups = groups
        if self._former and not self._forget_later.isActive():
            self._forget_later.start()
        self.changed.emit()

    @Slot()
    def _end(self) -> None:
        """The end of one opening; the next one that was asked for begins."""
        self._reads_files = False
        self.finished.emit()
        if self._waiting:
            self._read_next()
        self._announce_reading()

    def _receive_history(self, reading: RecordReading) -> None:
        self._bundled = reading
        self.changed.emit()
        self._end_history()

    @Slot()
    def _end_history(self) -> None:
        self._reads_history = False
        self._announce_reading()

    def _announce_reading(self) -> None:
        reading = self._reads_history or self._reads_files
        if reading != self._was_reading:
            self._was_reading = reading
            self.reading_changed.emit(reading)

    @Slot()
    def _forget(self) -> None:
        if self._former:
            self._former.pop()
            self._forget_next.ask()


def _series_of(records: Iterable[Record]) -> list[Series]:
    return [series for record in records for series in record.series.values()]


def _read_bundled(path: Path) -> RecordReading:
    try:
        return RecordReading((read_history(path),))
    except FileProblem as problem:
        message = gettext("{file}: {message}").format(file=printable(path.name), message=problem.reason)
        return RecordReading((), problems=(Problem("error", "$", None, None, message, problem.hint),))


def _read_group(paths: tuple[Path, ...]) -> _Group:
    if len(paths) > MOST_FILES:
        return _Group(paths, RecordReading((), problems=(_too_many_files(),)))
    from warloss_gui.documents.records import read_records  # noqa: PLC0415 - a start has none to read

    return _Group(paths, read_records(paths))


def _too_many() -> Problem:
    message = gettext("more than {count} records cannot be open at once").format(count=number(MOST_RECORDS))
    return Problem("error", "$", None, None, message, gettext("close those that are open first"))


def _too_many_files() -> Problem:
    message = gettext("more than {count} files cannot be opened together").format(count=number(MOST_FILES))
    return Problem("error", "$", None, None, message, gettext("choose fewer files"))
