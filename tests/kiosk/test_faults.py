"""What goes wrong around a kiosk in months: its file, its screens, its clock, its own pages."""

import os
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Final

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl, Slot
from PySide6.QtGui import QDropEvent, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.kiosk.test_display import ARTICLE, CONFIG, Kiosk
from warloss_gui.kiosk.config import read_config
from warloss_gui.qt.errors import UncaughtErrors

TEXT: Final = ARTICLE.read_text("utf-8")


def truncate(path: Path) -> None:
    path.write_text(TEXT[: len(TEXT) // 2], "utf-8")


def empty(path: Path) -> None:
    """What a writer leaves on a full disk."""
    path.write_bytes(b"")


def write_garbage(path: Path) -> None:
    path.write_bytes(os.urandom(4_096))


def make_a_pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


def make_a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def make_unreadable(path: Path) -> None:
    """A link to itself can be read by nobody, not even by an administrator."""
    path.unlink()
    path.symlink_to(path)


@pytest.fixture
def kiosk(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[Kiosk]:
    made = Kiosk(qapp, qtbot, tmp_path, CONFIG)
    yield made
    made.end()


@pytest.mark.parametrize(
    "harm", [truncate, empty, write_garbage, make_a_pipe, make_a_folder, make_unreadable]
)
def test_whatever_becomes_of_its_file_the_last_good_sheet_stays(
    kiosk: Kiosk, harm: Callable[[Path], None]
) -> None:
    kiosk.open()
    kiosk.pass_time(20)
    harm(kiosk.path)
    kiosk.stores.sheets.reload()
    kiosk.qtbot.waitUntil(lambda: "can no longer be read" in kiosk.said())
    pages = set[str]()
    for _ in range(20):
        kiosk.pass_time(20)
        pages.add(kiosk.page)
        assert "can no longer be read" in kiosk.said()
    assert pages == {page.show for page in CONFIG.pages}


def test_a_sheet_that_is_written_piece_by_piece_is_shown_when_it_is_whole(kiosk: Kiosk) -> None:
    kiosk.open()
    changed = TEXT.replace('"title": "', '"title": "Anew: ', 1)
    titles = set[str]()
    for size in (len(changed) // 9, len(changed) // 3, len(changed) - 2, len(changed)):
        kiosk.path.write_text(changed[:size], "utf-8")
        kiosk.stores.sheets.reload()
        kiosk.qtbot.wait(30)
        sheet = kiosk.stores.sheets.sheet
        assert sheet is not None
        titles.add(sheet.title)
    kiosk.qtbot.waitUntil(lambda: "Anew: " in kiosk.said() and "no longer" not in kiosk.said())
    assert all(title in TEXT or title.startswith("Anew: ") for title in titles)


def test_a_clock_that_is_set_back_shows_the_page_of_its_hour(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "kiosk.toml"
    path.write_text(
        """[[pages]]
show = "personnel"
hours = ["08:00-12:00"]
[[pages]]
show = "equipment"
hours = ["18:00-22:00"]
""",
        "utf-8",
    )
    config = read_config(path).config
    assert config is not None
    kiosk = Kiosk(qapp, qtbot, tmp_path, config)
    morning, evening = datetime(2025, 7, 1, 9), datetime(2025, 7, 1, 20)  # noqa: DTZ001 - as on a wall
    kiosk.today = evening
    try:
        kiosk.open()
        assert kiosk.shown[-1][0] == "equipment"
        for today, page in ((morning, "personnel"), (evening, "equipment"), (morning, "personnel")):
            kiosk.today = today
            # No page waits longer than a minute before it looks at the clock.
            kiosk.pass_time(60)
            assert kiosk.shown[-1][0] == page
    finally:
        kiosk.end()


class Broken(QWidget):
    """A part of one page that cannot be painted."""

    def __init__(self, kiosk: Kiosk) -> None:
        super().__init__(kiosk.window.board)
        kiosk.controller.shown.connect(self.appear)
        self.appear("")

    @Slot(str)
    def appear(self, page: str) -> None:
        self.setVisible(page == "equipment")

    def paintEvent(self, _event: QPaintEvent) -> None:
        raise ValueError("this cannot be painted")


@pytest.mark.qt_no_exception_capture
def test_a_page_that_fails_while_it_is_painted_is_left_out(kiosk: Kiosk, qapp: QApplication) -> None:
    kiosk.open()
    errors = UncaughtErrors(qapp)
    errors.again.connect(kiosk.controller.skip, Qt.ConnectionType.QueuedConnection)
    broken = Broken(kiosk)
    try:
        kiosk.controller.go_to("equipment")
        kiosk.qtbot.waitUntil(lambda: kiosk.page == "contingents")
        kiosk.shown.clear()
        for _ in range(20):
            kiosk.pass_time(20)
        assert {page for page, _part in kiosk.shown} == {page.show for page in CONFIG.pages} - {"equipment"}
    finally:
        broken.deleteLater()
        errors.release()
        errors.deleteLater()


def test_what_is_dropped_on_it_is_refused(kiosk: Kiosk) -> None:
    kiosk.open()
    before = kiosk.said()
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(ARTICLE))])
    for part in (kiosk.window, kiosk.window.board.view, kiosk.window.board):
        event = QDropEvent(
            QPoint(9, 9).toPointF(),
            Qt.DropAction.CopyAction,
            data,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
        QApplication.sendEvent(part, event)
        assert not part.acceptDrops()
    assert kiosk.said() == before
    assert kiosk.stores.sheets.path == kiosk.path
