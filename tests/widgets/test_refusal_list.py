import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from tests.builders import claim, counts, figure, quantity, sheet_of
from tests.screen import click, hide_tip, parts, press, spoken, texts, tip
from warloss_gui.claims.comparison import Refused, compare
from warloss_gui.qt.plain import tooltip
from warloss_gui.widgets.card_column import PAGE
from warloss_gui.widgets.page import Page
from warloss_gui.widgets.refusal_list import RefusalList


def refused_of(count: int) -> tuple[Refused, ...]:
    others = [
        figure(id=f"m{i}", quantity=quantity(i), claim=claim("ministry"), counts=counts("missing"))
        for i in range(count)
    ]
    return compare(sheet_of(), sheet_of(figures=others, title="<b>The second</b>")).refused


@pytest.fixture
def page(qtbot: QtBot) -> Page:
    """A page with nothing but a list."""
    made = Page()
    qtbot.addWidget(made)
    made.body.addWidget(RefusalList())
    made.body.addStretch(1)
    made.resize(700, 900)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    return made


@pytest.fixture
def shown(page: Page) -> RefusalList:
    (made,) = page.findChildren(RefusalList)
    return made


def names(shown: RefusalList) -> list[str]:
    return [card.accessibleName() for card in shown.cards.cards]


def test_without_anything_refused_it_is_hidden(shown: RefusalList) -> None:
    assert shown.isHidden()
    shown.show_refused(refused_of(1), 0)
    assert shown.isVisible()
    shown.show_refused((), 0)
    assert shown.isHidden()
    assert names(shown) == []


def test_each_figure_stands_there_with_its_reason(shown: RefusalList, qtbot: QtBot) -> None:
    refused = refused_of(2)
    with qtbot.waitSignal(shown.cards.completed):
        shown.show_refused(refused, 0)
    assert texts(shown) == [
        "Not shown beside these figures",
        "2 figures of the sheet “<b>The second</b>” stand beside none of the figures here.",
        "0 soldiers killed (Russia), says the ministry",
        "As of 30 June 2025",
        "It does not stand beside “soldiers killed”: They count different outcomes: killed; missing.",
        "1 soldiers killed (Russia), says the ministry",
        "As of 30 June 2025",
        "It does not stand beside “soldiers killed”: They count different outcomes: killed; missing.",
    ]
    assert spoken(shown).name == "Not shown beside these figures"
    card = shown.cards.cards[1]
    card.setFocus()
    press(card, Qt.Key.Key_Space)
    assert tip() == tooltip(card.accessibleDescription())
    hide_tip(qtbot)


def test_one_figure_is_counted_as_one(shown: RefusalList) -> None:
    shown.show_refused(refused_of(1), 0)
    assert texts(shown)[1] == (
        "1 figure of the sheet “<b>The second</b>” stands beside none of the figures here."
    )


@pytest.mark.parametrize(
    ("same", "text"),
    [
        (1, "1 figure of the second sheet is in this sheet too."),
        (1_200, "1,200 figures of the second sheet are in this sheet too."),
    ],
)
def test_what_is_in_both_sheets_is_counted(shown: RefusalList, qtbot: QtBot, same: int, text: str) -> None:
    shown.show_refused((), same)
    assert texts(shown) == ["Not shown beside these figures", text]
    with qtbot.waitSignal(shown.cards.completed):
        shown.show_refused(refused_of(1), same)
    assert texts(shown)[2] == text
    shown.show_refused(refused_of(1), 0)
    assert text not in texts(shown)
    shown.show_refused((), 0)
    assert shown.isHidden()


def test_a_long_list_is_shown_a_page_at_a_time(shown: RefusalList, qtbot: QtBot) -> None:
    with qtbot.waitSignal(shown.cards.completed):
        shown.show_refused(refused_of(2 * PAGE + 3), 0)
    assert len(names(shown)) == PAGE
    (more,) = parts(shown, QPushButton)
    assert more.text() == f"Show more ({PAGE + 3} are left)"
    with qtbot.waitSignal(shown.cards.completed):
        click(more)
    assert len(names(shown)) == 2 * PAGE
