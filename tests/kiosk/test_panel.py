"""The panel with all that is said of a mark, opened by real clicks and keys."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.kiosk.test_display import CONFIG, Kiosk
from warloss_gui.plots.mark_view import MarkView
from warloss_gui.qt.plain import PlainLabel

NAME = Qt.ItemDataRole.DisplayRole


class Wall(Kiosk):
    """A kiosk, and hands before it."""

    def marks(self, page: str) -> MarkView:
        """The marks of the picture of a page, which is shown."""
        self.controller.go_to("history" if page == "history" else "personnel")
        stage = self.window.board.view.history if page == "history" else self.window.board.view.stage
        found = stage.findChild(MarkView)
        assert isinstance(found, MarkView)
        self.qtbot.waitUntil(lambda: found.isVisible() and not found.visualRect(self.mark(found)).isEmpty())
        return found

    def mark(self, marks: MarkView, row: int = 0) -> QModelIndex:
        return marks.model().index(row, 0)

    def at(self, marks: MarkView, row: int = 0) -> QPoint:
        """Where a mark is in the window."""
        middle = marks.visualRect(self.mark(marks, row)).center()
        return marks.viewport().mapTo(self.window, middle)

    def click(self, at: QPoint) -> None:
        QTest.mouseClick(self.window.windowHandle(), Qt.MouseButton.LeftButton, pos=at)

    def agrees(self, marks: MarkView, row: int) -> bool:
        """Whether the panel is open and tells of the current mark, which is the one that is named."""
        wanted = self.mark(marks, row)
        said = [
            label.text() for label in self.window.board.whole.findChildren(PlainLabel) if label.isVisible()
        ]
        return marks.currentIndex() == wanted and said[:1] == [wanted.data(NAME)]


@pytest.fixture
def wall(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[Wall]:
    made = Wall(qapp, qtbot, tmp_path, CONFIG)
    made.open()
    yield made
    made.end()


@pytest.mark.parametrize("page", ["personnel", "history"])
def test_a_tap_on_a_mark_opens_the_panel(wall: Wall, page: str) -> None:
    marks = wall.marks(page)
    wall.click(wall.at(marks, 0))
    assert wall.agrees(marks, 0)
    QTest.keyClick(wall.window.windowHandle(), Qt.Key.Key_Escape)
    assert not wall.window.board.whole.isVisible()


def test_the_panel_says_what_is_counted_and_where_it_can_be_read(wall: Wall) -> None:
    marks = wall.marks("personnel")
    wall.click(wall.at(marks, 0))
    said = "\n".join(label.text() for label in wall.window.board.whole.findChildren(PlainLabel))
    assert "The source’s word is “" in said
    assert "\nSource: " in said


@pytest.mark.parametrize("page", ["personnel", "history"])
def test_the_panel_goes_along_with_the_keys(wall: Wall, page: str) -> None:
    marks = wall.marks(page)
    wall.click(wall.at(marks, 0))
    marks.setFocus()
    for key, row in ((Qt.Key.Key_Down, 1), (Qt.Key.Key_Up, 0)):
        QTest.keyClick(wall.window.windowHandle(), key)
        assert wall.agrees(marks, row)


def test_the_panel_goes_along_with_a_double_click_beside_what_was_clicked(wall: Wall) -> None:
    marks, handle, left = wall.marks("history"), wall.window.windowHandle(), Qt.MouseButton.LeftButton
    wall.click(wall.at(marks, 0))
    QTest.mouseDClick(handle, left, pos=wall.at(marks, 1))
    assert wall.agrees(marks, 1)


def test_a_mark_that_is_chosen_while_nothing_is_open_opens_nothing(wall: Wall) -> None:
    marks = wall.marks("history")
    marks.setFocus()
    QTest.keyClick(wall.window.windowHandle(), Qt.Key.Key_Down)
    assert marks.currentIndex().isValid()
    assert not wall.window.board.whole.isVisible()


def test_a_picture_that_is_dragged_in_time_opens_nothing(wall: Wall) -> None:
    marks, handle, left = wall.marks("history"), wall.window.windowHandle(), Qt.MouseButton.LeftButton
    start = wall.at(marks, 3)
    QTest.mousePress(handle, left, pos=start)
    for step in range(5, 60, 5):
        QTest.mouseMove(handle, start + QPoint(step, 0))
    QTest.mouseRelease(handle, left, pos=start + QPoint(60, 0))
    assert not wall.window.board.whole.isVisible()
