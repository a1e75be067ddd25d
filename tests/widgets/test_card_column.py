from collections.abc import Callable
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QFont
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from tests.screen import click, focus, focused, length_of, part, parts, press_focused, spoken, texts, turn
from warloss_gui.widgets.card_column import PAGE, CardColumn
from warloss_gui.widgets.page import Page
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
def page(qtbot: QtBot) -> Page:
    """A page with nothing but a column of cards."""
    made = Page()
    qtbot.addWidget(made)
    made.resize(600, 300)
    made.body.addWidget(CardColumn("Notes"))
    made.body.addStretch(1)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    return made


@pytest.fixture
def column(page: Page) -> CardColumn:
    return part(page, CardColumn)


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
    column.show_cards(cards(2 * PAGE + 5))
    turn(qtbot)
    assert names(column) == numbered(PAGE)
    more = part(column, QPushButton)
    assert more.text() == f"Show more ({PAGE + 5} are left)"
    click(more)
    turn(qtbot)
    assert names(column) == numbered(2 * PAGE)
    assert more.text() == "Show more (5 are left)"
    click(more)
    turn(qtbot)
    assert names(column) == numbered(2 * PAGE + 5)
    assert not more.isVisible()


def test_one_card_that_is_left_is_named_as_one(column: CardColumn, qtbot: QtBot) -> None:
    column.show_cards(cards(PAGE + 1))
    turn(qtbot)
    assert part(column, QPushButton).text() == "Show more (1 is left)"


def test_more_cards_come_by_key_and_below_the_place_of_the_reader(
    page: Page, column: CardColumn, qtbot: QtBot
) -> None:
    column.show_cards(cards(2 * PAGE))
    turn(qtbot)
    bar = page.verticalScrollBar()
    bar.setValue(bar.maximum())
    place = bar.value()
    focus(part(column, QPushButton), qtbot)
    press_focused(Qt.Key.Key_Space)
    turn(qtbot)
    assert names(column) == numbered(2 * PAGE)
    assert bar.value() == place
    assert bar.maximum() > place
    assert focused() is column.cards[PAGE]


def test_the_button_keeps_the_focus_while_there_are_more(column: CardColumn, qtbot: QtBot) -> None:
    column.show_cards(cards(2 * PAGE + 5))
    turn(qtbot)
    more = part(column, QPushButton)
    focus(more, qtbot)
    press_focused(Qt.Key.Key_Space)
    turn(qtbot)
    assert len(column.cards) == 2 * PAGE
    assert more.hasFocus()


def test_other_cards_delete_the_former_ones(column: CardColumn, qtbot: QtBot) -> None:
    column.show_cards(cards(6))
    turn(qtbot)
    former = column.cards[0]
    with qtbot.waitSignal(former.destroyed):
        column.show_cards(cards(3, "other"))
    turn(qtbot)
    assert names(column) == numbered(3, "other")
    assert len(column.findChildren(TextCard)) == 3


def test_cards_that_say_the_same_stay_with_the_focus(column: CardColumn, qtbot: QtBot) -> None:
    column.show_cards(cards(PAGE + 5))
    turn(qtbot)
    former = column.cards
    focus(former[2], qtbot)
    others = cards(PAGE + 5)
    others[4:5] = cards(1, "other")
    column.show_cards(others)
    turn(qtbot)
    assert names(column) == [*numbered(4), "other 0", *numbered(PAGE)[5:]]
    kept = [now is then for now, then in zip(column.cards, former, strict=True)]
    assert kept == [place != 4 for place in range(PAGE)]
    assert former[2].hasFocus()
    tops = [shown.y() for shown in column.cards]
    assert tops == sorted(tops)
    reached = [focused()]
    for _ in range(PAGE - 2):
        press_focused(Qt.Key.Key_Tab)
        reached.append(focused())
    assert reached == [*column.cards[2:], part(column, QPushButton)]


def test_a_page_of_cards_that_all_stay_is_there_at_once(column: CardColumn, qtbot: QtBot) -> None:
    column.show_cards(cards(5))
    turn(qtbot)
    former = column.cards
    with qtbot.waitSignal(column.completed, timeout=0):
        column.show_cards(cards(5))
    assert column.cards == former
    column.show_cards(cards(3))
    assert column.cards == former[:3]
    assert len(parts(column, TextCard)) == 3


def test_other_cards_leave_the_reader_at_the_same_place(page: Page, column: CardColumn, qtbot: QtBot) -> None:
    column.show_cards(cards(2 * PAGE + 5))
    turn(qtbot)
    click(part(column, QPushButton))
    turn(qtbot)
    bar = page.verticalScrollBar()
    bar.setValue(bar.maximum() * 3 // 4)
    place = bar.value()
    assert place > 0
    column.show_cards(cards(2 * PAGE + 5, "other"))
    turn(qtbot)
    assert names(column) == numbered(2 * PAGE, "other")
    assert bar.value() == place


def test_fewer_cards_leave_the_reader_at_their_end(page: Page, column: CardColumn, qtbot: QtBot) -> None:
    column.show_cards(cards(PAGE))
    turn(qtbot)
    bar = page.verticalScrollBar()
    bar.setValue(bar.maximum())
    column.show_cards(cards(4, "other"))
    turn(qtbot)
    last = column.cards[-1]
    assert bar.value() == bar.maximum() > 0
    assert column.height() == last.geometry().bottom() + 1
    assert length_of(page) == column.height()
    assert not last.visibleRegion().isEmpty()


def test_cards_that_were_looked_for_are_the_first_few(column: CardColumn, qtbot: QtBot) -> None:
    column.show_cards(cards(2 * PAGE + 5))
    turn(qtbot)
    click(part(column, QPushButton))
    turn(qtbot)
    assert len(column.cards) == 2 * PAGE
    column.show_cards(cards(2 * PAGE + 5, "other"), from_first=True)
    turn(qtbot)
    assert names(column) == numbered(PAGE, "other")


def test_it_goes_on_to_as_many_cards_as_are_asked_for(column: CardColumn, qtbot: QtBot) -> None:
    column.show_cards(cards(PAGE + 10))
    turn(qtbot)
    for wanted, there in ((PAGE + 3, PAGE + 3), (2, PAGE + 3), (1_000, PAGE + 10)):
        with qtbot.waitSignal(column.completed):
            column.show_at_least(wanted)
        assert names(column) == numbered(there)
        left = [button.text() for button in parts(column, QPushButton)]
        assert left == (["Show more (7 are left)"] if there < PAGE + 10 else [])


def test_cards_that_come_while_others_are_being_made_replace_them(column: CardColumn, qtbot: QtBot) -> None:
    column.show_cards(cards(PAGE))
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
    column.show_cards(cards(PAGE + 5))
    turn(qtbot)
    focus(column.cards[0], qtbot)
    reached = [focused().accessibleName()]
    for _ in range(PAGE - 1):
        press_focused(Qt.Key.Key_Tab)
        reached.append(focused().accessibleName())
    assert reached == numbered(PAGE)
    press_focused(Qt.Key.Key_Tab)
    assert focused() is part(column, QPushButton)


def test_the_button_says_what_it_does(column: CardColumn, qtbot: QtBot) -> None:
    column.show_cards(cards(PAGE + 5))
    turn(qtbot)
    role, name, _about = spoken(part(column, QPushButton))
    assert (role, name) == (QAccessible.Role.Button, "Show more (5 are left)")


def test_lines_stay_readable_at_every_text_size(page: Page, column: CardColumn, qtbot: QtBot) -> None:
    page.resize(2000, 300)
    column.show_cards(cards(1))
    turn(qtbot)
    width = column.cards[0].width()
    assert width < 1900
    font = QFont(page.font())
    font.setPixelSize(page.fontInfo().pixelSize() * 2)
    page.setFont(font)
    page.resize(4000, 300)
    turn(qtbot)
    assert width * 1.5 < column.cards[0].width() < 3900


@pytest.mark.parametrize("letters", [20, 60, 200])
def test_no_word_is_cut_however_long_and_a_page_that_was_wide_can_be_narrow(
    page: Page, column: CardColumn, qtbot: QtBot, letters: int
) -> None:
    column.show_cards([partial(card, "W" * letters)])
    turn(qtbot)
    shown = column.cards[0]
    widest = shown.minimumSizeHint().width()
    bar = page.horizontalScrollBar()
    for width in (600, 2_000, 500, 4_000, 600):
        page.resize(width, 300)
        turn(qtbot)
        room = page.viewport().width()
        assert shown.width() >= widest
        assert column.width() == max(room, widest)
        assert bar.maximum() == max(widest - room, 0)
