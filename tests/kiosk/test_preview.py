# pyright: reportPrivateUsage=false
"""View › Kiosk preview."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.conftest import OpenSheet
from tests.screen import ARTICLE
from warloss_gui.app import Program
from warloss_gui.kiosk.window import KioskWindow
from warloss_gui.qt import turns


def kiosks() -> list[KioskWindow]:
    return [one for one in QApplication.topLevelWidgets() if isinstance(one, KioskWindow)]


def test_a_preview_shows_the_open_sheet_until_escape(
    program: Program, open_sheet: OpenSheet, qtbot: QtBot
) -> None:
    open_sheet(ARTICLE)
    program.window.show()
    font, widgets = QApplication.font(), list[int]()
    for _ in range(4):
        program.window.menus.kiosk_wanted.emit()
        program.window.menus.kiosk_wanted.emit()
        (window,) = kiosks()
        qtbot.waitUntil(lambda window=window: window.board.title.text() == "Personnel")
        assert window.isFullScreen()
        QTest.keyClick(window.windowHandle(), Qt.Key.Key_Escape)
        qtbot.waitUntil(lambda: not kiosks())
        assert QApplication.font() == font
        qtbot.waitUntil(turns.all_taken)
        widgets.append(len(QApplication.allWidgets()))
    # The main window itself is complete only after a while.
    assert widgets[-2] == widgets[-1]
    assert program.window.isVisible()
    assert program._preview is None


def test_a_preview_ends_with_the_program(program: Program, open_sheet: OpenSheet, qtbot: QtBot) -> None:
    open_sheet(ARTICLE)
    program.preview_kiosk()
    program.end()
    qtbot.waitUntil(lambda: not kiosks())
