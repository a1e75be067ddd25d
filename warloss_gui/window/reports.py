"""The reports on the open sheet and the open records, and on what changed since older versions of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Literal

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from warloss_gui.claims.sheet import FactSheet
from warloss_gui.documents.record_lines import problem_line
from warloss_gui.documents.record_reading import RecordReading
from warloss_gui.documents.versions import Unreadable, read_version
from warloss_gui.files import printable
from warloss_gui.history.record import Record
from warloss_gui.itemmodels.reports import Report
from warloss_gui.language import gettext, ngettext, number
from warloss_gui.qt.stores import Stores
from warloss_gui.qt.tasks import Latest
from warloss_gui.qt.theme import Look
from warloss_gui.widgets.report import ReportDialog
from warloss_gui.window.report_changes import record_changes, sheet_changes
from warloss_gui.window.report_records import records_report
from warloss_gui.window.report_verification import verification_report

_Kind = Literal["records", "verification", "changes"]


@dataclass(frozen=True, slots=True)
class _Answer:
    """A report that is ready to be shown, or why there is none."""

    kind: _Kind
    report: Report | str


class Reports(QObject):
    """Works reports out in the pool and shows each in a window of its own, the newest of each kind."""

    problem = Signal(str)
    """Why a report that was asked for cannot be made."""

    def __init__(self, window: QWidget, look: Look, stores: Stores) -> None:
        super().__init__(window)
        self._window = window
        self._look = look
        self._sheets = stores.sheets
        self._records = stores.records
        self._worker = Latest[_Answer](stores.records.pool, self._show, self)

    def records_in_words(self) -> str:
        """What came of opening records last, if a reader should look into it; else nothing."""
        problems, reading = self._records.problems, self._records.reading
        if problems:
            more = len(problems) - 1
            text = ngettext("{problem} ({count} more problem)", "{problem} ({count} more problems)", more)
            first = problem_line(problems[0])
            return text.format(problem=first, count=number(more)) if more else first
        odd = len(reading.oddities) + reading.more
        text = ngettext(
            "The files of the open records have {count} oddity. Tools › Records that are open tells which.",
            "The files of the open records have {count} oddities. Tools › Records that are open tells which.",
            odd,
        )
        return text.format(count=number(odd)) if odd else ""

    @Slot()
    def show_records(self) -> None:
        """Show which records are open, and what is to be known of them."""
        reading, opened = self._records.reading, len(self._records.opened)
        self._worker.start(partial(_of_records, reading, opened))

    @Slot()
    def check_against_record(self) -> None:
        """Check the open sheet against the records that the reader has opened, or else the bundled one."""
        sheet, opened = self._sheets.sheet, self._records.opened
        records = opened or self._records.records
        if sheet is None:
            self.problem.emit(gettext("No fact sheet is open that could be checked."))
        elif not records:
            self.problem.emit(gettext("No public record is open that the sheet could be checked against."))
        else:
            self._worker.start(partial(_of_check, sheet, records, are_opened=bool(opened)))

    @Slot()
    def ask_for_older_version(self) -> None:
        """Ask for an older version of the open sheet or of an open record, and show what has changed."""
        dialog = QFileDialog(self._window, gettext("Choose an older version"))
        self._look.dress(dialog)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([gettext("Sheets and records (*.json)"), gettext("All files (*)")])
        dialog.fileSelected.connect(self._choose)
        dialog.open()

    @Slot(str)
    def _choose(self, name: str) -> None:
        self.show_changes(Path(name))

    def show_changes(self, path: Path) -> None:
        """Show what has changed since the older version in a file."""
        self._worker.start(partial(_of_changes, path, self._sheets.sheet, self._records.records))

    def _show(self, answer: _Answer) -> None:
        if isinstance(answer.report, str):
            self.problem.emit(answer.report)
            return
        for former in self._window.findChildren(ReportDialog):
            if former.kind == answer.kind:
                former.close()
        dialog = ReportDialog(answer.report, answer.kind, self._window)
        self._look.dress(dialog)
        dialog.show()


def _of_records(reading: RecordReading, opened: int) -> _Answer:
    return _Answer("records", records_report(reading, opened))


def _of_check(sheet: FactSheet, records: Sequence[Record], *, are_opened: bool) -> _Answer:
    return _Answer("verification", verification_report(sheet, records, are_opened=are_opened))


def _of_changes(path: Path, sheet: FactSheet | None, records: Sequence[Record]) -> _Answer:
    return _Answer("changes", _changes(path, sheet, records))


def _changes(path: Path, sheet: FactSheet | None, records: Sequence[Record]) -> Report | str:
    old, name = read_version(path), printable(path.name)
    if isinstance(old, Unreadable):
        return "\n".join(old.lines)
    if isinstance(old, FactSheet):
        text = gettext("{file} is a fact sheet, and none is open that it could be an older version of.")
        return text.format(file=name) if sheet is None else sheet_changes(old, name, sheet)
    newer = [record for record in records if _is_of_same_kind(record, old)]
    text = gettext(
        "{file} is a public record. Open the newer version first: no record of its claimant with totals for "
        "each day is open."
    )
    return record_changes(old, newer) if newer else text.format(file=name)


def _is_of_same_kind(one: Record, other: Record) -> bool:
    """Whether a record can be another version of the other one."""
    return one.is_like(other) and one.rhythm == other.rhythm
