"""The open sheet: the one place that holds it, re-reads it and announces that it has changed.

Data flows one way: the store reads a document in the pool, and views re-read the frozen sheet when it says
`changed`. A version of the document that cannot be used leaves the last good one in place and is announced
by `problems_changed`.
"""

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QThreadPool, QTimer, Signal, Slot

from warloss_gui.claims.figure import Figure
from warloss_gui.claims.sheet import FactSheet
from warloss_gui.documents.problems import Problem
from warloss_gui.documents.reader import Reading, read_file
from warloss_gui.qt.collector import collect_what_is_young, keep_what_stands
from warloss_gui.qt.tasks import Latest
from warloss_gui.qt.turns import Turn
from warloss_gui.qt.watcher import FileWatcher

_FORGET: Final = 700
"""Milliseconds after which a replaced sheet is freed."""
_AT_ONCE: Final = 1_000
"""Figures that are freed in one turn."""


@dataclass(frozen=True, slots=True)
class _Answer:
    path: Path
    reading: Reading


class SheetStore(QObject):
    """The open sheet and what is wrong with its document."""

    changed = Signal()
    """Another sheet, or another version of it, is there (or none)."""
    problems_changed = Signal()
    """`problems` has changed."""
    reading_changed = Signal(bool)
    """Whether a document is being read."""

    def __init__(self, pool: QThreadPool, parent: QObject) -> None:
        super().__init__(parent)
        self._reader = Latest[_Answer](pool, self._receive, self)
        self._reader.failed.connect(self._stop_reading)
        self._watcher = FileWatcher(self)
        self._watcher.changed.connect(self.reload)
        # While a document that was asked for cannot be shown, the one on the screen is watched too.
        self._shown_watcher = FileWatcher(self)
        self._shown_watcher.changed.connect(self._return)
        self._sheet: FactSheet | None = None
        self._path: Path | None = None
        self._problem_path: Path | None = None
        self._problems: tuple[Problem, ...] = ()
        self._more = False
        self._wanted: Path | None = None
        # Freeing a large sheet takes a while, so it is not done in the same turn as showing the next one.
        self._former: list[Figure] = []
        self._forget_next = Turn(self)
        self._forget_next.come.connect(self._forget)
        self._forget_later = QTimer(self, interval=_FORGET, singleShot=True)
        self._forget_later.timeout.connect(self._forget_next.ask)

    @property
    def sheet(self) -> FactSheet | None:
        """The last good version of the open sheet."""
        return self._sheet

    @property
    def path(self) -> Path | None:
        """The document of the sheet that is shown."""
        return self._path

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with the document that was read last."""
        return self._problems

    @property
    def more_problems(self) -> bool:
        """Whether there may be further problems, not listed."""
        return self._more

    @property
    def problem_path(self) -> Path | None:
        """The document that the problems are about. It may be another than the one shown."""
        return self._problem_path

    def open(self, path: Path) -> None:
        """Read a document and show it if it is good. Its file is watched from now on."""
        self._wanted = path
        self._watcher.watch(path)
        self.reload()

    @property
    def wanted(self) -> Path | None:
        """The document that was asked for last, whether it can be shown or not."""
        return self._wanted

    @Slot()
    def reload(self) -> None:
        """Read the document again."""
        if self._wanted is None:
            return
        self.reading_changed.emit(True)
        collect_what_is_young()
        self._reader.start(partial(_answer, self._wanted))

    def close(self) -> None:
        """Close the sheet and stop watching its file."""
        self._reader.drop()
        self._watcher.watch(None)
        self._shown_watcher.watch(None)
        self._wanted = self._path = self._sheet = None
        self._set_problems(None, Reading(None, ()))
        self.reading_changed.emit(False)
        self.changed.emit()

    def _receive(self, answer: _Answer) -> None:
        keep_what_stands()
        if answer.reading.sheet is not None:
            self._former += () if self._sheet is None else self._sheet.figures
            if not self._forget_later.isActive():
                self._forget_later.start()
            self._sheet = answer.reading.sheet
            self._path = answer.path
            self._shown_watcher.watch(None)
            self.changed.emit()
        elif self._path != answer.path:
            self._shown_watcher.watch(self._path)
        self._set_problems(answer.path, answer.reading)
        self._stop_reading()

    def _set_problems(self, path: Path | None, reading: Reading) -> None:
        self._problem_path = path
        self._problems = reading.problems
        self._more = reading.more
        self.problems_changed.emit()

    @Slot()
    def _return(self) -> None:
        """The sheet on the screen has changed, so its author is back at work on that one."""
        if self._path is not None:
            self.open(self._path)

    @Slot()
    def _forget(self) -> None:
        del self._former[-_AT_ONCE:]
        if self._former:
            self._forget_next.ask()

    @Slot()
    def _stop_reading(self) -> None:
        self.reading_changed.emit(False)


def _answer(path: Path) -> _Answer:
    return _Answer(path, read_file(path))
