import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.screen import focus, is_seen, page_of, parts, turn
from warloss_gui.widgets.page import Page
from warloss_gui.widgets.paned_page import PanedPage

WIDE, NARROW = (1_200, 900), (500, 900)


class Made:
    """A page with a part above, in the middle and below, and a pane."""

    def __init__(self) -> None:
        self.above, self.middle, self.below = QLineEdit(), QLineEdit(), QLineEdit()
        self.pane = QPushButton("Pane")
        lines = QVBoxLayout()
        lines.addWidget(self.middle)
        self.whole = PanedPage(lines, self.pane)
        self.whole.above.addWidget(self.above)
        self.whole.below.addWidget(self.below)

    def is_beside(self) -> bool:
        """Whether the pane is seen beside the page, and not on it."""
        on_page = self.whole.page.isAncestorOf(self.pane)
        beside = [page for page in parts(self.whole, Page) if page is not self.whole.page]
        assert beside == ([] if on_page else [page_of(self.pane)])
        return not on_page


@pytest.fixture
def made(qtbot: QtBot) -> Made:
    made = Made()
    qtbot.addWidget(made.whole)
    made.whole.resize(*WIDE)
    with qtbot.waitExposed(made.whole):
        made.whole.show()
    made.whole.activateWindow()
    return made


def top(widget: QWidget) -> int:
    """Where a widget begins, in its window."""
    return widget.mapTo(widget.window(), QPoint()).y()


def test_the_pane_stands_beside_the_page_or_on_it_below_the_middle(made: Made, qtbot: QtBot) -> None:
    for size, beside in ((NARROW, False), (WIDE, True), (NARROW, False)):
        made.whole.resize(*size)
        turn(qtbot)
        assert made.is_beside() is beside
        assert is_seen(made.pane)
    on_page = (made.above, made.middle, made.pane, made.below)
    assert sorted(map(top, on_page)) == list(map(top, on_page))
    assert len(set(map(top, on_page))) == 4


def test_large_text_puts_the_pane_on_the_page(made: Made, qtbot: QtBot) -> None:
    font = QFont(made.whole.font())
    size = made.whole.fontInfo().pixelSize()
    for times, beside in ((3, False), (1, True)):
        font.setPixelSize(times * size)
        made.whole.setFont(font)
        turn(qtbot)
        assert made.is_beside() is beside


def test_a_pane_that_moves_keeps_the_focus(made: Made, qtbot: QtBot) -> None:
    focus(made.pane, qtbot)
    for size in (NARROW, WIDE, NARROW):
        made.whole.resize(*size)
        turn(qtbot)
        assert made.pane.hasFocus()


def test_a_pane_that_moves_leaves_the_focus_of_others_alone(made: Made, qtbot: QtBot) -> None:
    focus(made.middle, qtbot)
    for size in (NARROW, WIDE):
        made.whole.resize(*size)
        turn(qtbot)
        assert made.middle.hasFocus()


def test_a_hidden_pane_stays_hidden_where_it_moves(made: Made, qtbot: QtBot) -> None:
    made.pane.hide()
    for size, beside in ((NARROW, False), (WIDE, True)):
        made.whole.resize(*size)
        turn(qtbot)
        assert made.is_beside() is beside
        assert not made.pane.isVisible()


def test_neither_page_nor_pane_can_be_folded_away(made: Made) -> None:
    assert not made.whole.childrenCollapsible()
