"""The reports are worked out in the pool and shown beside the window."""

import gc
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest
import shiboken6
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.commands import files
from tests.documents import record_samples
from tests.patience import PATIENCE
from tests.screen import ARTICLE, part, parts, press, rows, texts, turn
from warloss_gui import assets
from warloss_gui.qt.record_store import RecordStore
from warloss_gui.qt.store import SheetStore
from warloss_gui.qt.stores import Stores
from warloss_gui.qt.tasks import make_pool
from warloss_gui.qt.theme import Look
from warloss_gui.widgets.report import ReportDialog
from warloss_gui.window.reports import Reports

real = pytest.mark.skipif(not record_samples.EQUIPMENT.is_file(), reason="the real records are not here")


class Desk:
    """A window with its stores, and the reports on what they hold."""

    def __init__(self, application: QApplication, qtbot: QtBot) -> None:
        self._qtbot = qtbot
        self.owner = QObject()
        self.pool = make_pool(self.owner)
        self.sheets = SheetStore(self.pool, self.owner)
        history = assets.path("history/general-staff-month-ends.json")
        self.records = RecordStore(self.pool, history, self.owner)
        self.look = Look(application, "light", 100)
        self.window = QWidget()
        self.window.resize(1_000, 700)
        stores = cast("Stores", SimpleNamespace(sheets=self.sheets, records=self.records))
        self.reports = Reports(self.window, self.look, stores)
        self.problems: list[str] = []
        self.reports.problem.connect(self.problems.append)
        with qtbot.waitExposed(self.window):
            self.window.show()

    def open_sheet(self, path: Path) -> None:
        with self._qtbot.waitSignal(self.sheets.changed):
            self.sheets.open(path)

    def open_bundled(self) -> None:
        with self._qtbot.waitSignal(self.records.changed):
            self.records.open_bundled()

    def open_records(self, *paths: Path) -> None:
        with self._qtbot.waitSignal(self.records.finished):
            self.records.open(paths)

    def shown(self, ask: Callable[[], object]) -> ReportDialog:
        """The report that comes when one is asked for."""
        former = set(map(id, self.dialogs()))
        ask()
        self._qtbot.waitUntil(lambda: any(id(found) not in former for found in self.dialogs()))
        (dialog,) = [found for found in self.dialogs() if id(found) not in former]
        turn(self._qtbot)
        return dialog

    def dialogs(self) -> list[ReportDialog]:
        return parts(self.window, ReportDialog)

    def problem(self, ask: Callable[[], object]) -> str:
        """What is said when a report that was asked for cannot be made."""
        count = len(self.problems)
        ask()
        self._qtbot.waitUntil(lambda: len(self.problems) > count)
        assert not self.dialogs()
        return self.problems[-1]


@pytest.fixture
def desk(qapp: QApplication, qtbot: QtBot) -> Iterator[Desk]:
    made = Desk(qapp, qtbot)
    yield made
    made.sheets.close()
    made.records.close()
    assert made.pool.waitForDone(PATIENCE)
    shiboken6.delete(made.window)
    shiboken6.delete(made.look)
    shiboken6.delete(made.owner)


@pytest.fixture
def filled(desk: Desk, tmp_path: Path) -> Desk:
    """A small sheet and a record that has its number."""
    desk.open_sheet(files.write(tmp_path, "sheet.json", files.sheet()))
    desk.open_records(files.write(tmp_path, "totals.json", files.totals()))
    return desk


def test_the_sheet_is_checked_against_the_opened_record(filled: Desk) -> None:
    filled.open_bundled()
    dialog = filled.shown(filled.reports.check_against_record)
    assert [table.accessibleName() for table in dialog.tables] == [
        "Figure by figure: totals.json (1)",
        "What the sheet leaves out: totals.json (1)",
    ]
    assert rows(dialog.tables[0])[0]["Result"] == "equal"
    assert not dialog.isModal()


def test_without_an_opened_record_the_bundled_one_is_used(desk: Desk) -> None:
    desk.open_bundled()
    desk.open_sheet(ARTICLE)
    dialog = desk.shown(desk.reports.check_against_record)
    assert any(text.startswith("No public record is open") for text in texts(dialog))
    assert sum(row["Result"] == "equal" for row in rows(dialog.tables[0])) == 12


def test_what_is_missing_for_a_check_is_said(desk: Desk) -> None:
    assert "No fact sheet is open" in desk.problem(desk.reports.check_against_record)
    desk.open_sheet(ARTICLE)
    assert "No public record is open" in desk.problem(desk.reports.check_against_record)


def test_the_open_records_are_listed(filled: Desk) -> None:
    filled.open_bundled()
    dialog = filled.shown(filled.reports.show_records)
    listed = {row["Record"]: row["From"] for row in rows(dialog.tables[0])}
    assert len(listed) == 2
    assert listed["totals.json"] == "opened"


def test_a_newer_report_of_a_kind_takes_the_place_of_the_former(filled: Desk, qtbot: QtBot) -> None:
    first = filled.shown(filled.reports.show_records)
    check = filled.shown(filled.reports.check_against_record)
    with qtbot.waitSignal(first.destroyed):
        filled.reports.show_records()
    qtbot.waitUntil(lambda: len(filled.dialogs()) == 2)
    assert check in filled.dialogs()


# Older versions


def test_changes_of_a_sheet_are_shown(filled: Desk, tmp_path: Path) -> None:
    old = files.write(tmp_path, "old.json", files.sheet(1400))
    dialog = filled.shown(lambda: filled.reports.show_changes(old))
    (row,) = rows(dialog.tables[0])
    assert (row["Older version"], row["Open sheet"]) == ("1,400", "1,402")


def test_changes_of_a_record_are_shown(filled: Desk, tmp_path: Path) -> None:
    filled.open_bundled()
    older = files.totals(4)
    older[1]["tank"] = 1_000
    old = files.write(tmp_path, "old.json", older)
    dialog = filled.shown(lambda: filled.reports.show_changes(old))
    assert [(row["Day"], row["Older version"], row["Open record"]) for row in rows(dialog.tables[0])] == [
        ("2 June 2022", "1,000", "1,401")
    ]
    assert {row["Day"] for row in rows(dialog.tables[1])} == {"5 June 2022"}


def test_what_is_missing_for_a_comparison_of_versions_is_said(desk: Desk, tmp_path: Path) -> None:
    desk.open_bundled()
    sheet = files.write(tmp_path, "sheet.json", files.sheet())
    record = files.write(tmp_path, "record.json", files.totals())
    assert desk.problem(lambda: desk.reports.show_changes(sheet)).startswith("sheet.json is a fact sheet")
    assert "Open the newer version first" in desk.problem(lambda: desk.reports.show_changes(record))


@pytest.mark.parametrize("bad", [b"", b"{", b"[", b'{"title": "<img src=x>"}', b"\x00\xff", None])
def test_an_older_version_that_cannot_be_read_is_said(
    filled: Desk, tmp_path: Path, bad: bytes | None
) -> None:
    path = tmp_path / "old.json"
    if bad is not None:
        path.write_bytes(bad)
    said = filled.problem(lambda: filled.reports.show_changes(path))
    assert "old.json" in said
    assert "; " in said


def test_an_older_version_is_asked_for_in_a_dialog(filled: Desk, tmp_path: Path) -> None:
    old = files.write(tmp_path, "old.json", files.sheet(1400))
    filled.reports.ask_for_older_version()
    dialog = part(filled.window, QFileDialog)
    assert dialog.windowTitle() == "Choose an older version"

    def choose() -> None:
        dialog.selectFile(str(old))
        dialog.fileSelected.emit(str(old))
        dialog.reject()

    shown = filled.shown(choose)
    assert len(shown.tables) == 1


# What came of opening records


def test_a_good_opening_needs_no_words(filled: Desk) -> None:
    assert filled.reports.records_in_words() == ""


def test_problems_and_oddities_are_said_in_a_line(filled: Desk, tmp_path: Path) -> None:
    bad = [files.write(tmp_path, f"bad{number}.json", b"{") for number in range(3)]
    filled.open_records(bad[0])
    assert filled.reports.records_in_words().startswith("bad0.json: the file is cut off")
    filled.open_records(*bad)
    assert filled.reports.records_in_words().endswith("(2 more problems)")
    filled.open_records(files.write(tmp_path, "odd.json", files.totals(3, drone=[1, None, 3])))
    assert "have 1 oddity" in filled.reports.records_in_words()


# Strangers' texts, months of use


def test_texts_of_strangers_stay_texts(desk: Desk, tmp_path: Path) -> None:
    made = files.sheet(title="<img src='file:///dev/zero'>")
    made["figures"][0]["label"] = "<b>tanks</b>"
    desk.open_sheet(files.write(tmp_path, "sheet.json", made))
    desk.open_records(files.write(tmp_path, "<i>odd.json", files.totals()))
    dialog = desk.shown(desk.reports.check_against_record)
    assert {label.textFormat() for label in dialog.findChildren(QLabel)} == {Qt.TextFormat.PlainText}
    assert "<img src='file:///dev/zero'>" in dialog.windowTitle()
    tip = dialog.tables[0].model().index(0, 0).data(Qt.ItemDataRole.ToolTipRole)
    assert "&lt;b&gt;tanks&lt;/b&gt;" in tip


def test_a_window_may_go_while_a_report_is_made(filled: Desk) -> None:
    filled.reports.show_records()
    filled.window.close()
    shiboken6.delete(filled.reports)
    assert filled.pool.waitForDone(PATIENCE)


def test_fifty_reports_leave_nothing_behind(filled: Desk, qtbot: QtBot) -> None:
    def count() -> tuple[int, int]:
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        gc.collect()
        wrappers = sum(isinstance(one, QObject) for one in shiboken6.getAllValidWrappers())
        return len(QApplication.allWidgets()), wrappers

    def open_and_close(number: int) -> None:
        ask = (filled.reports.show_records, filled.reports.check_against_record)[number % 2]
        dialog = filled.shown(ask)
        with qtbot.waitSignal(dialog.destroyed):
            press(dialog, Qt.Key.Key_Escape)

    for number in range(4):
        open_and_close(number)
    before = count()
    for number in range(50):
        open_and_close(number)
    assert count() <= before


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("scale", [100, 200])
def test_the_columns_fit_the_report_at_every_text_size(
    desk: Desk, theme: str, scale: int, qtbot: QtBot
) -> None:
    desk.look.choose("dark" if theme == "dark" else "light")
    desk.look.scale_text(scale)
    desk.open_bundled()
    desk.open_sheet(ARTICLE)
    dialog = desk.shown(desk.reports.check_against_record)
    dialog.resize(10 * scale, 8 * scale)
    turn(qtbot)
    for table in dialog.tables:
        assert table.horizontalHeader().length() <= table.viewport().width()


@real
def test_a_long_report_of_the_real_records_is_shown(desk: Desk, tmp_path: Path) -> None:
    desk.open_records(record_samples.EQUIPMENT, record_samples.PERSONNEL)
    desk.open_sheet(ARTICLE)
    check = desk.shown(desk.reports.check_against_record)
    assert sum(row["Result"] == "equal" for row in rows(check.tables[0])) == 12
    names = [table.accessibleName() for table in desk.shown(desk.reports.show_records).tables]
    assert any("Totals lower than the one before" in name and "(13)" in name for name in names)
