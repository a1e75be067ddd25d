"""The public records that are open: the one place that holds them and announces that there are others.

The bundled history is read once. Records of files come on top of it, are read in the pool and never replace
what is open unless all of their files can be read. Whenever others are open, all of them are judged together,
in the pool too. Files of which rows were left out as ahead are read again when the day changes.
"""

from collections import deque
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QThreadPool, QTimer, Signal, Slot

from warloss_gui.documents.histories import read_history
from warloss_gui.documents.problems import Problem
from warloss_gui.documents.record_oddities import KEPT_ODDITIES
from warloss_gui.documents.record_reading import RecordReading, latest_day
from warloss_gui.files import FileProblem, printable
from warloss_gui.history.judging import judged
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
_LOOK_AT_DAY: Final = 60_000
"""Milliseconds after which it is looked again which day it is, by a clock that may have been set."""
_NOTHING: Final = RecordReading(())


@dataclass(frozen=True, slots=True)
class _Group:
    """Files that are read together, and what came of them."""

    paths: tuple[Path, ...]
    reading: RecordReading


@dataclass(frozen=True, slots=True)
class _Open:
    """All that is open: what came of reading it, and the records as they were judged together."""

    bundled: RecordReading
    groups: tuple[_Group, ...]
    records: tuple[Record, ...]
    """The bundled ones first."""

    @property
    def opened(self) -> tuple[Record, ...]:
        """The records of files."""
        return self.records[len(self.bundled.records) :]

    def series(self) -> list[Series]:
        """Every series that is held."""
        read = [record for group in self.groups for record in group.reading.records]
        return _series_of((*self.records, *self.bundled.records, *read))


class RecordStore(QObject):
    """The bundled history and the records of files that were opened beside it."""

    changed = Signal()
    """There are other records, or other problems."""
    reading_changed = Signal(bool)
    """Whether anything is being read."""
    finished = Signal()
    """What was asked for last has been read, or cannot be: `problems` says which."""

    def __init__(
        self,
        pool: QThreadPool,
        bundled: Path,
        parent: QObject,
        today: Callable[[], date] = latest_day,
    ) -> None:
        """Tell the latest day that has begun anywhere by `today`."""
        super().__init__(parent)
        self.pool = pool
        self._path = bundled
        self._today = today
        self._history = Latest[_Open](pool, self._receive_history, self)
        self._history.failed.connect(self._end_history)
        self._reader = Latest[_Group](pool, self._receive, self)
        self._reader.failed.connect(self._end)
        self._judge = Latest[_Open](pool, self._receive_judged, self)
        self._judge.failed.connect(self._end_judging)
        self._bundled = self._open = _Open(_NOTHING, (), ())
        self._problems: tuple[Problem, ...] = ()
        self._waiting: deque[tuple[Path, ...]] = deque()
        self._reads_history = self._reads_files = self._was_reading = False
        # What is judged now beside the bundled history, and whether files were read for it.
        self._judged_groups: tuple[_Group, ...] | None = None
        self._judges_files = False
        self._tried: dict[tuple[Path, ...], date] = {}
        # Freeing long series takes a while, so it is done one by one, when the views have let go of them.
        self._former: list[Series] = []
        self._forget_next = Turn(self)
        self._forget_next.come.connect(self._forget)
        self._forget_later = QTimer(self, interval=_FORGET, singleShot=True)
        self._forget_later.timeout.connect(self._forget_next.ask)
        self._look_again = QTimer(self, interval=_LOOK_AT_DAY)
        self._look_again.timeout.connect(self.look_at_day)

    @property
    def records(self) -> tuple[Record, ...]:
        """Every record that is open: the bundled one, then the others in the order of their opening."""
        return self._open.records

    @property
    def opened(self) -> tuple[Record, ...]:
        """The records of files."""
        return self._open.opened

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What kept files from being read when some were opened last."""
        return self._problems

    @property
    def reading(self) -> RecordReading:
        """All records that are open, with what was odd in them, and the problems of the last files."""
        readings = [self._open.bundled, *(group.reading for group in self._open.groups)]
        oddities = tuple(oddity for reading in readings for oddity in reading.oddities)
        more = sum(reading.more for reading in readings) + len(oddities[KEPT_ODDITIES:])
        problems = self._open.bundled.problems + self._problems
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
        self._judge.drop()
        self._waiting.clear()
        self._tried.clear()
        self._reads_files = self._judges_files = False
        self._problems = ()
        self._replace(self._bundled)
        self._end_judging()
        self._announce_reading()

    @Slot()
    def look_at_day(self) -> None:
        """Read files again of which other rows are ahead by now, since the day or the clock has changed.

        What cannot be read then is not tried again on the same day.
        """
        today = self._today()
        for group in self._open.groups:
            if group.reading.is_outdated(today) and self._tried.get(group.paths) != today:
                self._tried[group.paths] = today
                self.open(group.paths)

    def _read_next(self) -> None:
        asked = self._waiting.popleft()
        groups = self._open.groups
        again = [path for group in groups if set(asked) & set(group.paths) for path in group.paths]
        paths = tuple(dict.fromkeys((*again, *asked)))
        self._problems = ()
        self._reads_files = True
        self._announce_reading()
        self._reader.start(partial(_read_group, paths, self._today()))

    def _receive(self, group: _Group) -> None:
        groups = self._open.groups
        kept = tuple(other for other in groups if not set(other.paths) & set(group.paths))
        self._problems = group.reading.problems
        count = sum(len(other.reading.records) for other in (*kept, group))
        if count > MOST_RECORDS:
            self._problems = (_too_many(),)
        elif group.reading.records and (len(kept) == len(groups) or not self._problems):
            self._judges_files = True
            self._judge_with((*kept, group))
            return
        self.changed.emit()
        self._end()

    def _judge_with(self, groups: tuple[_Group, ...]) -> None:
        """Judge the records of files and the bundled one together; then they are open."""
        self._judged_groups = groups
        self._judge.start(partial(_judge_all, self._bundled.bundled, groups))

    def _receive_judged(self, found: _Open) -> None:
        self._replace(found)
        self._end_judging()

    def _replace(self, found: _Open) -> None:
        staying = {id(series) for series in found.series()}
        self._former += (series for series in self._open.series() if id(series) not in staying)
        self._open = found
        if self._former and not self._forget_later.isActive():
            self._forget_later.start()
        if not found.groups:
            self._look_again.stop()
        elif not self._look_again.isActive():
            self._look_again.start()
        self.changed.emit()

    @Slot()
    def _end_judging(self) -> None:
        """The end of judging, and of the reading that it was for."""
        has_files, self._judges_files = self._judges_files, False
        self._judged_groups = None
        if self._bundled.bundled is not _NOTHING:
            self._end_history()
        if has_files:
            self._end()

    @Slot()
    def _end(self) -> None:
        """The end of one opening; the next one that was asked for begins."""
        self._reads_files = False
        self.finished.emit()
        if self._waiting:
            self._read_next()
        self._announce_reading()

    def _receive_history(self, found: _Open) -> None:
        self._bundled = found
        groups = self._open.groups if self._judged_groups is None else self._judged_groups
        if groups:
            self._judge_with(groups)
        else:
            self._replace(found)
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


def _read_bundled(path: Path) -> _Open:
    try:
        return _judge_all(RecordReading((read_history(path),)), ())
    except FileProblem as problem:
        message = gettext("{file}: {message}").format(file=printable(path.name), message=problem.reason)
        problems = (Problem("error", "$", None, None, message, problem.hint),)
        return _Open(RecordReading((), problems=problems), (), ())


def _judge_all(bundled: RecordReading, groups: tuple[_Group, ...]) -> _Open:
    read = [record for group in groups for record in group.reading.records]
    return _Open(bundled, groups, judged((*bundled.records, *read)))


def _read_group(paths: tuple[Path, ...], today: date) -> _Group:
    if len(paths) > MOST_FILES:
        return _Group(paths, RecordReading((), problems=(_too_many_files(),)))
    from warloss_gui.documents.records import read_records  # noqa: PLC0415 - a start has none to read

    return _Group(paths, read_records(paths, today=today))


def _too_many() -> Problem:
    message = gettext("more than {count} records cannot be open at once").format(count=number(MOST_RECORDS))
    return Problem("error", "$", None, None, message, gettext("close those that are open first"))


def _too_many_files() -> Problem:
    message = gettext("more than {count} files cannot be opened together").format(count=number(MOST_FILES))
    return Problem("error", "$", None, None, message, gettext("choose fewer files"))
