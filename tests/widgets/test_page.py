import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QFrame, QListWidget, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.screen import focus, is_seen, length_of, press, turn, turn_wheel
from warloss_gui.qt.plain import PlainLabel
from warloss_gui.widgets.page import Page, reveal, reveal_focus

WORDS = "Words that wrap where there is little room. " * 6


def block(height: int, width: int = 0) -> QWidget:
    """A part that is so high, and at least so wide."""
    made = QFrame()
    made.setFixedHeight(height)
    made.setMinimumWidth(width)
    return made


def shown(page: Page, qtbot: QtBot, *parts: QWidget) -> Page:
    qtbot.addWidget(page)
    for part in parts:
        page.body.addWidget(part)
    page.body.addStretch(1)
    page.resize(400, 300)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    turn(qtbot)
    return page


@pytest.fixture
def page(qtbot: QtBot) -> Page:
    """A page of three parts, of which one fits."""
    return shown(Page(), qtbot, *[block(250) for _ in range(3)])


def blocks(page: Page) -> list[QWidget]:
    return [part for part in page.findChildren(QFrame) if part.minimumHeight() == part.maximumHeight() > 0]


def place(page: Page) -> int:
    return page.verticalScrollBar().value()


def scroll_to(page: Page, value: int) -> None:
    page.verticalScrollBar().setValue(value)
    assert place(page) == value


# Its size


def test_parts_stand_below_one_another_and_the_page_scrolls_over_all_of_them(page: Page) -> None:
    first, second, third = blocks(page)
    assert first.y() < second.y() < third.y()
    assert length_of(page) == third.geometry().bottom() + 1
    assert place(page) == 0
    scroll_to(page, page.verticalScrollBar().maximum())
    assert is_seen(third)


def test_it_asks_for_a_few_lines_whatever_is_on_it(page: Page, qtbot: QtBot) -> None:
    line = page.fontMetrics().lineSpacing()
    assert 5 * line < page.minimumSizeHint().height() == page.sizeHint().height() < 12 * line
    font = QFont(page.font())
    font.setPixelSize(2 * page.fontInfo().pixelSize())
    page.setFont(font)
    larger = page.fontMetrics().lineSpacing()
    assert larger > 1.5 * line
    assert 5 * larger < page.minimumSizeHint().height() == page.sizeHint().height() < 12 * larger


def test_its_bar_takes_the_same_room_whether_there_is_something_to_scroll_to_or_not(
    page: Page, qtbot: QtBot
) -> None:
    width = page.viewport().width()
    bar = page.verticalScrollBar()
    assert bar.isEnabled()
    for part in blocks(page)[1:]:
        part.hide()
    turn(qtbot)
    assert bar.maximum() == 0
    assert not bar.isEnabled()
    assert page.viewport().width() == width


def test_texts_wrap_and_nothing_scrolls_sideways(qtbot: QtBot) -> None:
    label = PlainLabel(WORDS)
    page = shown(Page(), qtbot, label)
    assert page.horizontalScrollBar().maximum() == 0
    assert label.height() >= label.heightForWidth(label.width()) > 2 * label.fontMetrics().lineSpacing()


def test_what_is_wider_than_the_page_can_be_scrolled_to(qtbot: QtBot) -> None:
    page = shown(Page(), qtbot, block(50, width=900))
    assert page.horizontalScrollBar().maximum() == 900 - page.viewport().width()


# Wheel and keys


def test_wheel_and_keys_scroll_it_from_what_is_on_it(qtbot: QtBot) -> None:
    button = QPushButton("A button")
    page = shown(Page(), qtbot, button, block(900))
    turn_wheel(button, -1)
    assert place(page) > 0
    turn_wheel(blocks(page)[0], 1)
    assert place(page) == 0
    focus(button, qtbot)
    press(button, Qt.Key.Key_PageDown)
    assert place(page) > 100
    press(button, Qt.Key.Key_PageUp)
    assert place(page) == 0
    assert page.focusPolicy() is Qt.FocusPolicy.NoFocus


# A place that is held


@pytest.mark.parametrize("text", ["", WORDS], ids=["fixed", "wrapping"])
def test_a_place_is_held_while_the_parts_get_shorter(qtbot: QtBot, text: str) -> None:
    page = shown(Page(), qtbot, PlainLabel(text), block(500), block(500))
    first, second = blocks(page)
    scroll_to(page, 400)
    before = length_of(page)
    page.hold()
    turn(qtbot)
    assert (place(page), length_of(page)) == (400, before)
    second.hide()
    first.setFixedHeight(20)
    turn(qtbot)
    assert place(page) == 400
    second.show()
    first.setFixedHeight(500)
    turn(qtbot)
    assert (place(page), length_of(page)) == (400, before)
    assert second.y() >= first.geometry().bottom()


def test_without_being_held_a_place_goes_with_the_end(page: Page, qtbot: QtBot) -> None:
    scroll_to(page, page.verticalScrollBar().maximum())
    blocks(page)[-1].hide()
    turn(qtbot)
    assert 0 < place(page) == page.verticalScrollBar().maximum()
    assert length_of(page) == blocks(page)[1].geometry().bottom() + 1


def test_a_held_place_is_let_go_as_far_as_the_reader_scrolls_up(page: Page, qtbot: QtBot) -> None:
    room = page.viewport().height()
    scroll_to(page, 400)
    page.hold()
    for part in blocks(page)[1:]:
        part.hide()
    turn(qtbot)
    assert length_of(page) == 400 + room
    for value in (300, 100):
        scroll_to(page, value)
        turn(qtbot)
        assert (place(page), length_of(page)) == (value, value + room)
    scroll_to(page, 0)
    turn(qtbot)
    assert page.verticalScrollBar().maximum() == 0


# What is brought into view


def test_it_scrolls_as_little_as_possible(page: Page) -> None:
    first, second, _third = blocks(page)
    top, room = second.y(), page.viewport().height()
    reveal(second, second.rect())
    assert place(page) == top + second.height() - room
    assert is_seen(second)
    reveal(second, QRect(0, 10, 20, 20))
    assert place(page) == top + second.height() - room
    scroll_to(page, top + 100)
    reveal(second, second.rect())
    assert place(page) == top
    reveal(first, QRect(0, 200, 20, 20))
    assert place(page) == first.y() + 200


def test_of_what_is_larger_than_the_page_the_beginning_is_seen(qtbot: QtBot) -> None:
    page = shown(Page(), qtbot, block(100), block(900, width=900))
    first, large = blocks(page)
    for value in (0, page.verticalScrollBar().maximum()):
        scroll_to(page, value)
        page.horizontalScrollBar().setValue(value)
        reveal(large, large.rect())
        assert place(page) == large.y()
        assert page.horizontalScrollBar().value() == 0
    reveal(large, QRect(700, 0, 100, 10))
    assert page.horizontalScrollBar().value() == 800 - page.viewport().width()
    assert not is_seen(first)


def test_pages_on_pages_scroll_from_the_inside_out(qtbot: QtBot) -> None:
    inner = Page()
    inner.setFixedHeight(350)
    for part in (block(500), block(40), block(500)):
        inner.body.addWidget(part)
    outer = shown(Page(), qtbot, block(600), inner, block(600))
    wanted = next(part for part in blocks(inner) if part.height() == 40)
    for value in (0, outer.verticalScrollBar().maximum()):
        scroll_to(outer, value)
        scroll_to(inner, 0)
        reveal(wanted, wanted.rect())
        assert is_seen(wanted)


def test_what_is_on_no_page_is_left_alone(qtbot: QtBot) -> None:
    part = block(100)
    qtbot.addWidget(part)
    reveal(part, part.rect())
    assert part.pos().y() == 0


def test_what_has_the_focus_is_brought_into_view(qtbot: QtBot) -> None:
    button = QPushButton("A button")
    page = shown(Page(), qtbot, block(600), button, block(600))
    focus(button, qtbot)
    for value in (0, page.verticalScrollBar().maximum()):
        scroll_to(page, value)
        assert not is_seen(button)
        reveal_focus()
        assert is_seen(button)


def test_of_a_list_with_the_focus_the_current_entry_is_brought_into_view(qtbot: QtBot) -> None:
    entries = QListWidget()
    entries.addItems([str(i) for i in range(100)])
    entries.setFixedHeight(1_500)
    page = shown(Page(), qtbot, entries, block(600))
    focus(entries, qtbot)
    for row in (40, 0, 99):
        scroll_to(page, page.verticalScrollBar().maximum() if row < 99 else 0)
        entries.setCurrentRow(row)
        reveal_focus()
        assert is_seen(entries.viewport(), entries.visualItemRect(entries.currentItem()))


def test_a_list_without_an_entry_is_brought_into_view_itself(qtbot: QtBot) -> None:
    entries = QListWidget()
    page = shown(Page(), qtbot, block(600), entries)
    focus(entries, qtbot)
    scroll_to(page, 0)
    reveal_focus()
    assert is_seen(entries)


def test_without_a_focus_nothing_scrolls(page: Page) -> None:
    assert QApplication.focusWidget() is None
    scroll_to(page, 100)
    reveal_focus()
    assert place(page) == 100
