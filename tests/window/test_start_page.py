import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from tests.screen import click, focus, focused, parts, press_focused, spoken, texts
from warloss_gui.window.start_page import StartPage


@pytest.fixture
def page(qtbot: QtBot) -> StartPage:
    made = StartPage()
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    return made


def test_without_a_sheet_it_says_how_to_open_one(page: StartPage) -> None:
    assert texts(page) == ["No sheet is open", "Open a fact sheet, or drop its file onto this window."]
    assert [spoken(button).name for button in parts(page, QPushButton)] == [
        "Open a sheet…",
        "Open the sheet that comes with the program",
    ]


def test_while_a_sheet_is_read_it_says_so_and_offers_nothing(page: StartPage) -> None:
    page.show_reading(reading=True)
    assert texts(page) == ["Reading the sheet…"]
    assert not parts(page, QPushButton)
    page.show_reading(reading=False)
    assert len(parts(page, QPushButton)) == 2


def test_the_buttons_say_what_is_wanted(page: StartPage, qtbot: QtBot) -> None:
    choose, bundled = parts(page, QPushButton)
    with qtbot.waitSignal(page.open_wanted), qtbot.assertNotEmitted(page.bundled_wanted):
        click(choose)
    with qtbot.waitSignal(page.bundled_wanted), qtbot.assertNotEmitted(page.open_wanted):
        click(bundled)


def test_the_buttons_work_by_key(page: StartPage, qtbot: QtBot) -> None:
    choose, bundled = parts(page, QPushButton)
    focus(choose, qtbot)
    with qtbot.waitSignal(page.open_wanted):
        press_focused(Qt.Key.Key_Space)
    press_focused(Qt.Key.Key_Tab)
    assert focused() is bundled
    with qtbot.waitSignal(page.bundled_wanted):
        press_focused(Qt.Key.Key_Space)
