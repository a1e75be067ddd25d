"""The second sheet, and the comparison of the open sheet with it."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QThreadPool, Signal, Slot

from warloss_gui.claims.comparison import Comparison, compare
from warloss_gui.claims.sheet import FactSheet
from warloss_gui.documents.problems import Problem, one_line
from warloss_gui.qt.store import SheetStore
from warloss_gui.qt.tasks import Latest


class PeerStore(QObject):
    """A second sheet, whose document is watched as that of the first is, beside the first."""

    changed = Signal()
    """There is another comparison or another second sheet, or none."""
    problems_changed = Signal()
    """`problems` has changed."""
    reading_changed = Signal(bool)
    """Whether the second sheet is being read, or the two are being compared."""

    def __init__(self, pool: QThreadPool, parent: QObject) -> None:
        super().__init__(parent)
        self._second = SheetStore(pool, self)
        self._second.changed.connect(self._compare)
        self._second.problems_changed.connect(self.problems_changed)
        self._second.reading_changed.connect(self._follow)
        self._comparer = Latest[Comparison](pool, self._receive, self)
        self._comparer.failed.connect(self._drop)
        self._first: FactSheet | None = None
        self._comparison: Comparison | None = None
        self._pair: tuple[frozenset[str], Path | None] | None = None
        self._reads = self._compares = self._was_reading = False

    @property
    def sheet(self) -> FactSheet | None:
        """The last good version of the second sheet."""
        return self._second.sheet

    @property
    def path(self) -> Path | None:
        """The document of the second sheet."""
        return self._second.path

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with the document that was read last."""
        return self._second.problems

    @property
    def problem_in_words(self) -> str:
        """Why the document that was read last cannot be shown, on a line; empty if it can."""
        errors = (one for one in self._second.problems if one.severity == "error")
        first = next(errors, None)
        return "" if first is None else one_line(self._second.problem_path, first)

    @property
    def comparison(self) -> Comparison | None:
        """The two sheets side by side, or None while there are no two, or others than before."""
        return self._comparison

    def open(self, path: Path) -> None:
        """Read a second sheet and compare the first with it."""
        self._second.open(path)

    def close(self) -> None:
        """Close the second sheet and end the comparison."""
        self._second.close()

    def compare_with(self, first: FactSheet | None) -> None:
        """Compare this sheet with the second one, in place of any other."""
        if first is not self._first:
            self._first = first
            if self._second.sheet is not None:
                self._compare()

    @Slot()
    def _compare(self) -> None:
        """Compare anew. Until that is done, only another version of the same two sheets may be shown."""
        first, second = self._first, self._second.sheet
        if first is None or second is None:
            self._comparer.drop()
            self._drop()
            return
        self._compares = True
        pair = frozenset(figure.id for figure in first.figures), self._second.path
        if pair != self._pair:
            self._pair = pair
            self._comparison = None
            self.changed.emit()
        self._comparer.start(partial(compare, first, second))
        self._announce_reading()

    def _receive(self, comparison: Comparison) -> None:
        self._comparison = comparison
        self._end()

    @Slot()
    def _drop(self) -> None:
        self._comparison = self._pair = None
        self._end()

    def _end(self) -> None:
        self._compares = False
        self.changed.emit()
        self._announce_reading()

    @Slot(bool)
    def _follow(self, reading: bool) -> None:
        self._reads = reading
        self._announce_reading()

    def _announce_reading(self) -> None:
        reading = self._reads or self._compares
        if reading != self._was_reading:
            self._was_reading = reading
            self.reading_changed.emit(reading)
