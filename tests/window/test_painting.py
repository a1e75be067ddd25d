"""What is seen first is how it stays, and nothing is painted twice."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, QRect
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests import screen
from tests.conftest import OpenSheet
from tests.screen import ARTICLE
from warloss_gui.app import FirstShow, Program
from warloss_gui.claims.parts import TAB_NAMES, TabName
from warloss_gui.widgets.figure_table import FigureTable


class Paints(QObject):
    """Notes where each paint of a widget found it in its window."""

    def __init__(self, watched: QWidget) -> None:
        super().__init__()
        self._watched = watched
        self.places: list[QRect] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._watched and event.type() is QEvent.Type.Paint:
            window = self._watched.window()
            self.places.append(QRect(self._watched.mapTo(window, QPoint(0, 0)), self._watched.size()))
        return False


@pytest.fixture
def watch(qapp: QApplication) -> Iterator[list[tuple[QWidget, Paints]]]:
    """What is put into this list is watched until the end of the test."""
    watched: list[tuple[QWidget, Paints]] = []
    yield watched
    for widget, paints in watched:
        widget.removeEventFilter(paints)


@pytest.mark.parametrize("name", ["personnel", "equipment", "contingents"])
def test_the_first_paint_has_the_table_where_it_stays(
    program: Program, qtbot: QtBot, watch: list[tuple[QWidget, Paints]], name: TabName
) -> None:
    program.window.show_tab(name)
    shown = FirstShow(program)
    with qtbot.waitSignal(program.store.changed):
        program.store.open(ARTICLE)
    table = program.window.sheet_page.tabs.pages[name].findChildren(FigureTable)[0]
    paints = Paints(table)
    table.installEventFilter(paints)
    watch.append((table, paints))
    qtbot.waitUntil(lambda: paints.places != [])
    screen.settle(program, qtbot)
    assert {place.getRect() for place in paints.places} == {paints.places[0].getRect()}
    shown.deleteLater()


@pytest.mark.parametrize("name", TAB_NAMES)
def test_a_tab_that_comes_to_the_front_is_painted_once(
    program: Program,
    open_sheet: OpenSheet,
    qtbot: QtBot,
    watch: list[tuple[QWidget, Paints]],
    name: TabName,
) -> None:
    other: TabName = "statements" if name == "personnel" else "personnel"
    screen.show_article(program, open_sheet, qtbot)
    for tab in (name, other):
        program.window.show_tab(tab)
        screen.turn(qtbot)
    page = program.window.sheet_page.tabs.pages[name]
    paints = Paints(page)
    page.installEventFilter(paints)
    watch.append((page, paints))
    program.window.show_tab(name)
    QCoreApplication.sendPostedEvents()
    assert len(paints.places) == 1
