"""A sheet of two thousand figures and three hundred statements: it opens, and nothing is lost."""

from math import ceil

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from tests.conftest import OpenSheet
from tests.documents_shown import large
from tests.screen import (
    card_texts,
    chosen_id,
    click,
    focus,
    parts,
    personnel,
    press_focused,
    rows,
    show,
    shown_ids,
    statements,
    texts,
    turn,
)
from warloss_gui.app import Program
from warloss_gui.widgets.card_column import PAGE

FIGURES, STATEMENTS = 2_000, 300


@pytest.fixture
def opened(program: Program, open_sheet: OpenSheet, qtbot: QtBot) -> Program:
    open_sheet(large(FIGURES, STATEMENTS))
    show(program, qtbot)
    return program


def test_every_figure_has_its_row(opened: Program) -> None:
    shown = rows(personnel(opened).browser.table)
    assert [row["Number"] for row in shown] == [f"more than {1_000 + i:,}†" for i in range(FIGURES)]
    assert f"{FIGURES:,} figures" in texts(personnel(opened).browser)


def test_the_last_figure_is_reached_and_read(opened: Program, qtbot: QtBot) -> None:
    browser = personnel(opened).browser
    focus(browser.table, qtbot)
    press_focused(Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    assert chosen_id(browser) == "figure-1999"
    assert texts(browser.pane)[0] == "More than 2,999†"
    last = browser.table.visualRect(browser.model.index(FIGURES - 1, 0))
    assert browser.table.viewport().rect().contains(last.center())


def test_one_of_many_is_found(opened: Program) -> None:
    browser = personnel(opened).browser
    browser.search.insert("2,345")
    assert shown_ids(browser) == ["figure-1345"]
    assert f"1 of {FIGURES:,} figures" in texts(browser)


def test_many_are_sorted(opened: Program) -> None:
    browser = personnel(opened).browser
    browser.table.sortByColumn(1, Qt.SortOrder.DescendingOrder)
    assert shown_ids(browser) == [f"figure-{i}" for i in reversed(range(FIGURES))]


def test_the_statements_come_page_by_page_to_the_last(opened: Program, qtbot: QtBot) -> None:
    opened.window.show_tab("statements")
    turn(qtbot)
    cards = statements(opened).cards
    assert len(cards.cards) == PAGE
    pages = 1
    while buttons := parts(cards, QPushButton):
        assert buttons[0].text().startswith("Show more (")
        click(buttons[0])
        turn(qtbot)
        pages += 1
    assert pages == ceil(STATEMENTS / PAGE)
    assert [card[0] for card in card_texts(cards)] == [f"Speaker {i}" for i in range(STATEMENTS)]


def test_the_search_looks_into_statements_that_are_not_shown_yet(opened: Program, qtbot: QtBot) -> None:
    opened.window.show_tab("statements")
    statements(opened).search.insert("speaker 299")
    turn(qtbot)
    assert [card[0] for card in card_texts(statements(opened).cards)] == ["Speaker 299"]
