from collections.abc import Callable
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QFont
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from tests.screen import click, focus, focused, part, parts, press_focused, spoken, texts, turn
from warloss_gui.widgets.card_column import CardColumn
from warloss_gui.widgets.text_card import TextCard


def card(name: str) -> TextCard:
    made = TextCard(name, f"All of {name}.")
    made.add(name)
    made.add("A line of text. " * 20)
    return made


def cards(count: int, name: str = "card") -> list[Callable[[], TextCard]]:
    return [partial(card, f"{name} {i}") for i in range(count)]


def names(column: CardColumn) -> list[str]:
    return [shown.accessibleName() for shown in column.cards]


def numbered(count: int, name: str = "card") -> list[str]:
    return [f"{name} {i}" for i in range(count)]


@pytest.fixture
def column(qtbot: QtBot) -> CardColumn:
    made = CardColumn("Notes")
    qtbot.addWidget(made)
    made.resize(600, 300)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    return made


def test_it_has_a_name(column: CardColumn) -> None:
    assert spoken(column).name == "Notes"


def test_no_cards_leave_it_empty(column: CardColumn) -> None:
    assert column.cards == ()
    assert texts(column) == []
    assert not parts(column, QPushButton)


def test_cards_stand_in_their_order(column: CardColumn, qtbot: QtBot) -> None:
    column.show_cards(cards(5))
    turn(qtbot)
    assert names(column) == numbered(5)
    tops = [shown.y() for shown in column.cards]
    assert tops == sorted(tops)
    assert all(shown.isVisible() for shown in column.cards)
    assert not parts(column, QPushButton)


def test_the_first_cards_are_there_at_once(column: CardColumn) -> None:
    column.show_cards(cards(5))
    assert names(column)[:1] == ["card 0"]


def test_many_cards_come_page_by_page_and_nothing_is_lost(column: CardColumn, qtbot: QtBot) -> None:
    column.show_cards(cards(45))
    turn(qtbot)
    assert names(column) == numbered(20)
    more = part(column, QPushButton)
    assert more.text() == "Show more (25 are left)"
    click(more)
    turn(qtbot)
    assert names(column) == numbered(40)
    assert more.text() == "Show more (5 are left)"
    click(more)
    turn(qtbot)
    assert names(column) == numbered(45)
    assert not more.isVisible()


def test_one_card_that_is_left_is_named_as_one(column: CardColumn, qtbot: QtBot) -> None:
    column.show_cards(cards(21))
    turn(qtbot)
    assert part(column, QPushButton).text() == "Show more (1 is left)"


def test_more_cards_come_by_key_and_below_the_place_of_the_reader(column: CardColumn, qtbot: QtBot) -> None:
    column.show_cards(cards(30))
    turn(qtbot)
    bar = column.verticalScrollBar()
    bar.setValue(bar.maximum())
    place = bar.value()
    focus(part(column, QPushButton), qtbot)
    press_focused(Qt.Key.Key_Space)
    turn(qtbot)
    assert names(column) == numbered(30)
    assert bar.value() == place
    assert bar.maximum() > place


def test_other_cards_delete_the_former_ones(column: CardColumn, qtbot: QtBot) -> None:
    column.show_cards(cards(6))
    turn(qtbot)
    former = column.cards[0]
    with qtbot.waitSignal(former.destroyed):
        column.show_cards(cards(3, "other"))
    turn(qtbot)
    assert names(column) == numbered(3, "other")
    assert len(column.findChildren(TextCard)) == 3


def test_other_cards_leave_the_reader_at_the_same_place(column: CardColumn, qtbot: QtBot) -> None:
    column.show_cards(cards(45))
    turn(qtbot)
    click(part(column, QPushButton))
    turn(qtbot)
    bar = column.verticalScrollBar()
    bar.setValue(bar.maximum() * 3 // 4)
    place = bar.value()
    assert place > 0
    column.show_cards(cards(45, "other"))
    turn(qtbot)
    assert names(column) == numbered(40, "other")
    assert bar.value() == place


def test_fewer_cards_leave_the_reader_at_their_end(column: CardColumn, qtbot: QtBot) -> None:
    column.show_cards(cards(20))
    turn(qtbot)
    bar = column.verticalScrollBar()
    bar.setValue(bar.maximum())
    column.show_cards(cards(4, "other"))
    turn(qtbot)
    last = column.cards[-1]
    assert bar.value() == bar.maximum()
    assert last.y() + last.height() <= bar.maximum() + column.viewport().height()
    page = last.parentWidget()
    assert page is not None
    assert page.height() < last.y() + last.height() + column.viewport().height()


def test_cards_that_were_looked_for_are_shown_from_the_top(column: CardColumn, qtbot: QtBot) -> None:
    column.show_cards(cards(45))
    turn(qtbot)
    click(part(column, QPushButton))
    turn(qtbot)
    bar = column.verticalScrollBar()
    bar.setValue(bar.maximum())
    column.show_cards(cards(45, "other"), from_top=True)
    turn(qtbot)
    assert names(column) == numbered(20, "other")
    assert bar.value() == 0


def test_cards_that_come_while_others_are_being_made_replace_them(column: CardColumn, qtbot: QtBot) -> None:
    column.show_cards(cards(20))
    column.show_cards(cards(7, "other"))
    turn(qtbot)
    assert names(column) == numbered(7, "other")


def test_the_focus_stays_on_the_card_with_the_same_number(column: CardColumn, qtbot: QtBot) -> None:
    column.show_cards(cards(8))
    turn(qtbot)
    focus(column.cards[5], qtbot)
    column.show_cards(cards(8, "other"))
    turn(qtbot)
    assert column.cards[5].hasFocus()
    column.show_cards(cards(3, "fewer"))
    turn(qtbot)
    assert column.cards[2].hasFocus()
    column.show_cards(())
    turn(qtbot)
    assert column.hasFocus()


def test_tab_goes_from_card_to_card_and_then_to_the_button(column: CardColumn, qtbot: QtBot) -> None:
    column.show_cards(cards(25))
    turn(qtbot)
    focus(column, qtbot)
    reached: list[str] = []
    for _ in range(20):
        press_focused(Qt.Key.Key_Tab)
        reached.append(focused().accessibleName())
    assert reached == numbered(20)
    press_focused(Qt.Key.Key_Tab)
    assert focused() is part(column, QPushButton)


def test_the_button_says_what_it_does(column: CardColumn, qtbot: QtBot) -> None:
    column.show_cards(cards(25))
    turn(qtbot)
    role, name, _about = spoken(part(column, QPushButton))
    assert (role, name) == (QAccessible.Role.Button, "Show more (5 are left)")


def test_lines_stay_readable_at_every_text_size(column: CardColumn, qtbot: QtBot) -> None:
    column.resize(2000, 300)
    column.show_cards(cards(1))
    turn(qtbot)
    width = column.cards[0].width()
    assert width < 1900
    font = QFont(column.font())
    font.setPixelSize(column.fontInfo().pixelSize() * 2)
    column.setFont(font)
    column.resize(4000, 300)
    turn(qtbot)
    assert width * 1.5 < column.cards[0].width() < 3900


def test_a_word_that_is_longer_than_a_line_can_be_scrolled_to(column: CardColumn, qtbot: QtBot) -> None:
    column.show_cards([partial(card, "W" * 200)])
    turn(qtbot)
    bar = column.horizontalScrollBar()
    assert bar.maximum() > 0
    assert bar.maximum() + column.viewport().width() >= column.cards[0].minimumSizeHint().width()
