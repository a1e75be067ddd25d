from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QStackedWidget
from pytestqt.qtbot import QtBot

from tests.builders import sheet_of
from warloss_gui.history.shown import Shown
from warloss_gui.qt.theme import Look
from warloss_gui.tabs.base import SheetTab


def shown(title: str) -> Shown:
    sheet = sheet_of(title=title)
    return Shown(sheet, sheet)


FIRST, SECOND = shown("The first"), shown("The second")


class Recorder(SheetTab):
    """A tab that remembers what was asked of it."""

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self.asked: list[str] = []

    def build(self) -> None:
        self.asked.append("build")

    def show_sheet(self, shown: Shown) -> None:
        self.asked.append(shown.sheet.title)

    def take_focus(self) -> None:
        self.asked.append("focus")


@pytest.fixture
def look(qapp: QApplication) -> Iterator[Look]:
    made = Look(qapp, "light", 100)
    yield made
    made.deleteLater()


@pytest.fixture
def tab(look: Look, qtbot: QtBot) -> Recorder:
    made = Recorder(look)
    made.resize(300, 200)
    qtbot.addWidget(made)
    return made


def test_without_a_sheet_there_is_nothing_to_show(tab: Recorder, qtbot: QtBot) -> None:
    assert not tab.is_waiting
    with qtbot.waitExposed(tab):
        tab.show()
    tab.refresh()
    assert tab.asked == []


def test_a_tab_at_the_back_waits_to_be_refreshed(tab: Recorder) -> None:
    tab.offer(FIRST)
    assert tab.is_waiting
    assert tab.asked == []
    tab.refresh()
    assert not tab.is_waiting
    assert tab.asked == ["build", "The first"]


def test_a_tab_that_comes_to_the_front_shows_its_sheet(tab: Recorder, qtbot: QtBot) -> None:
    tab.offer(FIRST)
    with qtbot.waitExposed(tab):
        tab.show()
    assert tab.asked == ["build", "The first"]


def test_it_is_built_once_and_shows_each_sheet_once(tab: Recorder) -> None:
    tab.offer(FIRST)
    tab.refresh()
    tab.refresh()
    tab.offer(SECOND)
    tab.refresh()
    assert tab.asked == ["build", "The first", "The second"]


def test_of_two_sheets_only_the_newer_is_shown(tab: Recorder) -> None:
    tab.offer(FIRST)
    tab.offer(SECOND)
    tab.refresh()
    assert tab.asked == ["build", "The second"]


def test_only_the_tab_in_front_asks_for_room(look: Look, qtbot: QtBot) -> None:
    pages = QStackedWidget()
    qtbot.addWidget(pages)
    small, large = Recorder(look), Recorder(look)
    for page in (small, large):
        pages.addWidget(page)
    large.body.addSpacing(2_000)
    with qtbot.waitExposed(pages):
        pages.show()
    assert pages.minimumSizeHint().height() < 1_000
    pages.setCurrentWidget(large)
    assert pages.minimumSizeHint().height() >= 2_000


@pytest.mark.parametrize("method", ["build", "take_focus"])
def test_every_tab_has_its_own_parts(look: Look, qtbot: QtBot, method: str) -> None:
    tab = SheetTab(look)
    qtbot.addWidget(tab)
    with pytest.raises(NotImplementedError):
        getattr(tab, method)()
    with pytest.raises(NotImplementedError):
        tab.show_sheet(FIRST)
