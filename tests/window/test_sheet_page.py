"""The page of a sheet: the sheet on another day, in the whole window."""

from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests import builders
from tests.conftest import OpenSheet
from tests.screen import ARTICLE, equipment, personnel, press, settle, texts
from warloss_gui.app import Program

FIRST = date(2022, 2, 28)


@pytest.fixture
def article(article: Program, qtbot: QtBot) -> Program:
    """The window with the bundled sheet and the bundled month ends."""
    with qtbot.waitSignal(article.stores.idle):
        article.stores.records.open_bundled()
    settle(article, qtbot)
    return article


def go(program: Program, day: date | None, qtbot: QtBot) -> None:
    with qtbot.waitSignal(program.stores.shown.changed):
        program.stores.shown.go_to(day)
    settle(program, qtbot)


def numbers(program: Program) -> dict[str, int | Decimal]:
    browsers = (personnel(program).browser, equipment(program).browser)
    return {
        row.figure.id: row.figure.quantity.sort_value for browser in browsers for row in browser.model.records
    }


def test_the_control_comes_when_it_is_wanted_and_goes_back_when_it_goes(
    article: Program, qtbot: QtBot
) -> None:
    window = article.window
    assert not window.sheet_page.time.isVisible()
    window.sheet_page.header.travel.click()
    assert window.sheet_page.time.isVisible()
    assert window.menus.travel.isChecked()
    go(article, FIRST, qtbot)
    window.sheet_page.header.travel.click()
    assert not window.sheet_page.time.isVisible()
    assert article.stores.shown.shown is not None
    assert article.stores.shown.shown.day is None


def test_every_number_of_the_claimant_moves_and_no_other(article: Program, qtbot: QtBot) -> None:
    before = numbers(article)
    go(article, date(2024, 3, 31), qtbot)
    after = numbers(article)
    assert after["ru-personnel"] < before["ru-personnel"]
    assert after["ru-tanks"] < before["ru-tanks"]
    assert after["ua-killed-or-injured"] == before["ua-killed-or-injured"]
    assert "31 March 2024" in article.window.sheet_page.header.when.text()
    go(article, None, qtbot)
    assert numbers(article) == before


def test_what_does_not_come_from_the_claimant_says_so(article: Program, qtbot: QtBot) -> None:
    go(article, date(2024, 3, 31), qtbot)
    browser = personnel(article).browser
    browser.choose("ua-killed-or-injured")
    assert any("it stays as of" in text for text in texts(browser.pane))


def test_keys_move_the_sheet(article: Program, qtbot: QtBot) -> None:
    window = article.window
    press(window, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    assert window.sheet_page.time.isVisible()
    with qtbot.waitSignal(article.stores.shown.changed):
        press(window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert article.stores.shown.shown is not None
    assert article.stores.shown.shown.day == date(2025, 5, 31)
    with qtbot.waitSignal(article.stores.shown.changed):
        press(window, Qt.Key.Key_Home, Qt.KeyboardModifier.AltModifier)
    assert article.stores.shown.shown.day is None


def test_a_sheet_without_a_history_cannot_be_moved(
    article: Program, open_sheet: OpenSheet, qtbot: QtBot
) -> None:
    window = article.window
    window.sheet_page.header.travel.click()
    article.stores.records.close()
    open_sheet(builders.sheet())
    settle(article, qtbot)
    assert not window.sheet_page.time.isVisible()
    assert not window.menus.travel.isEnabled()
    assert not window.sheet_page.header.travel.isEnabled()


def test_a_window_that_opens_on_another_day_has_the_control(
    program: Program, open_sheet: OpenSheet, qtbot: QtBot
) -> None:
    program.stores.shown.go_to(FIRST)
    with qtbot.waitSignal(program.stores.idle):
        program.stores.records.open_bundled()
    with qtbot.waitSignal(program.stores.idle):
        program.stores.sheets.open(ARTICLE)
    assert not program.window.sheet_page.time.isHidden()
    assert program.window.sheet_page.header.travel.isChecked()
    assert program.window.sheet_page.days.day == FIRST
