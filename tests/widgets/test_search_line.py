"""The search: Ctrl+F leads to it, Escape ends it, and nothing found is said."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton, QWidget
from pytestqt.qtbot import QtBot

from tests.screen import texts
from warloss_gui.widgets.layouts import column
from warloss_gui.widgets.search_line import SearchLine


class Holder(QWidget):
    """A window that notes the keys that nobody has taken."""

    def __init__(self) -> None:
        super().__init__()
        self.keys: list[int] = []
        self.line = SearchLine("Search these figures")
        column(self).addWidget(self.line)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.keys.append(event.key())


@pytest.fixture
def holder(qtbot: QtBot) -> Holder:
    made = Holder()
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    return made


def test_it_says_what_is_looked_for(holder: Holder) -> None:
    line = holder.line
    assert line.field.placeholderText() == line.field.accessibleName() == "Search these figures"
    assert [button.accessibleName() for button in line.findChildren(QToolButton)] == ["Clear the search"]
    told: list[str] = []
    line.changed.connect(told.append)
    line.field.insert("tanks")
    assert told == ["tanks"]


def test_escape_ends_a_search_and_only_then_goes_to_the_window(holder: Holder) -> None:
    field = holder.line.field
    field.setFocus()
    field.insert("tanks")
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert (field.text(), holder.keys) == ("", [])
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert holder.keys == [Qt.Key.Key_Escape]


def test_nothing_found_is_said_with_the_way_back(holder: Holder) -> None:
    line = holder.line
    line.show_found("0 of 12 figures", 0)
    assert texts(line) == [
        "0 of 12 figures",
        "Nothing here has all of these words. Escape shows everything again.",
    ]
    line.show_found("12 figures", 12)
    assert texts(line) == ["12 figures"]


def test_the_key_leads_to_the_field(holder: Holder) -> None:
    other = QWidget(holder)
    other.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    other.show()
    other.setFocus()
    QTest.keyClick(other, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert holder.line.field.hasFocus()


def test_a_file_is_not_dropped_into_it(holder: Holder) -> None:
    assert not holder.line.field.acceptDrops()
