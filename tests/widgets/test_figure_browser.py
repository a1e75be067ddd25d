from typing import Any

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QFont, QKeySequence
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.builders import figure, party, quantity, sheet_of
from tests.screen import (
    chosen_id,
    click_cell,
    focus,
    focused,
    parts,
    press,
    press_focused,
    rows,
    shown_ids,
    spoken,
    texts,
    turn,
)
from warloss_gui.itemmodels import figures
from warloss_gui.itemmodels.figures import FigureRow
from warloss_gui.widgets.figure_browser import FigureBrowser
from warloss_gui.widgets.reading_pane import ReadingPane

EMPTY = "Choose a row to read its whole claim."


def rows_of(*changes: dict[str, Any]) -> list[FigureRow]:
    """Rows whose figures are named a, b, c and so on, unless they are named otherwise."""
    made = [figure(**{"id": "abcdefgh"[i], **change}) for i, change in enumerate(changes)]
    sheet = sheet_of(figures=made, parties=[party("russia", name="Россия"), party("ukraine")])
    return figures.rows_of(sheet.figures, sheet)


THREE = (
    {"label": "soldiers killed", "quantity": quantity(30_000, "at_least")},
    {"label": "officers killed", "quantity": quantity(2_000)},
    {"label": "Soldiers missing", "quantity": quantity(400), "party": "ukraine"},
)


def browser_of(qtbot: QtBot, width: int = 1_200) -> FigureBrowser:
    columns = [figures.label_column("Counted"), figures.number_column(), figures.party_column()]
    made = FigureBrowser("Figures", columns)
    QAbstractItemModelTester(made.model, QAbstractItemModelTester.FailureReportingMode.Fatal, made)
    qtbot.addWidget(made)
    made.resize(width, 500)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    return made


@pytest.fixture
def browser(qtbot: QtBot) -> FigureBrowser:
    made = browser_of(qtbot)
    made.show_rows(rows_of(*THREE))
    turn(qtbot)
    return made


def count_text(browser: FigureBrowser) -> str:
    """What stands beside the search."""
    in_pane = browser.pane.findChildren(QLabel)
    (found,) = [label for label in parts(browser, QLabel) if label not in in_pane]
    return found.text()


def pane_title(browser: FigureBrowser) -> str:
    return texts(browser.pane)[0]


def type_into_search(browser: FigureBrowser, text: str) -> None:
    browser.search.clear()
    browser.search.insert(text)


# Rows and pane


def test_the_figures_are_in_the_table_and_the_first_in_the_pane(browser: FigureBrowser) -> None:
    assert rows(browser.table) == [
        {"Counted": "Soldiers killed", "Number": "at least 30,000", "Party": "Россия"},
        {"Counted": "Officers killed", "Number": "2,000", "Party": "Россия"},
        {"Counted": "Soldiers missing", "Number": "400", "Party": "Ukraine"},
    ]
    assert chosen_id(browser) == "a"
    assert pane_title(browser) == "At least 30,000"
    assert count_text(browser) == "3 figures"


def test_a_click_and_the_arrow_keys_show_the_claim_of_a_row(browser: FigureBrowser, qtbot: QtBot) -> None:
    click_cell(browser.table, browser.model.index(1, 1))
    assert (chosen_id(browser), pane_title(browser)) == ("b", "2,000")
    focus(browser.table, qtbot)
    press_focused(Qt.Key.Key_Down)
    assert (chosen_id(browser), pane_title(browser)) == ("c", "400")
    press_focused(Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    assert (chosen_id(browser), pane_title(browser)) == ("a", "At least 30,000")


def test_no_figures_are_said_to_be_none(browser: FigureBrowser) -> None:
    browser.show_rows([])
    assert rows(browser.table) == []
    assert texts(browser.pane) == [EMPTY]
    assert count_text(browser) == "This sheet has no figures here."


def test_one_figure_is_counted_as_one(browser: FigureBrowser) -> None:
    browser.show_rows(rows_of(THREE[0]))
    assert count_text(browser) == "1 figure"


# The chosen figure


def test_the_first_choice_is_the_one_asked_for(qtbot: QtBot) -> None:
    browser = browser_of(qtbot)
    browser.choose_at_first("b")
    browser.show_rows(rows_of(*THREE))
    assert (chosen_id(browser), pane_title(browser)) == ("b", "2,000")


def test_the_choice_of_the_reader_stays(browser: FigureBrowser) -> None:
    click_cell(browser.table, browser.model.index(2, 0))
    browser.choose_at_first("b")
    browser.show_rows(rows_of(THREE[1], {**THREE[0], "id": "c", "quantity": quantity(77)}))
    assert (chosen_id(browser), pane_title(browser)) == ("c", "77")


def test_in_place_of_a_figure_that_is_gone_the_first_is_chosen(browser: FigureBrowser) -> None:
    browser.choose("c")
    browser.show_rows(rows_of(*THREE[:2]))
    assert (chosen_id(browser), pane_title(browser)) == ("a", "At least 30,000")


def test_a_figure_is_chosen_by_its_id(browser: FigureBrowser) -> None:
    browser.choose("b")
    assert (chosen_id(browser), pane_title(browser)) == ("b", "2,000")


def test_a_figure_that_is_not_shown_cannot_be_chosen(browser: FigureBrowser) -> None:
    browser.choose("z")
    assert chosen_id(browser) == "a"


# Search


@pytest.mark.parametrize(
    ("search", "found"),
    [
        ("missing", "c"),
        ("SOLDIERS", "ac"),
        ("killed soldiers", "a"),
        ("россия", "ab"),
        ("30,000", "a"),
        ("30000", "a"),
        ("general", "abc"),
        ("2025-06-30", "abc"),
        ("  ", "abc"),
        ("<b>", ""),
    ],
)
def test_the_search_finds_every_word_in_any_case(browser: FigureBrowser, search: str, found: str) -> None:
    type_into_search(browser, search)
    assert "".join(shown_ids(browser)) == found


def test_the_search_says_how_many_it_found(browser: FigureBrowser) -> None:
    type_into_search(browser, "killed")
    assert count_text(browser) == "2 of 3 figures"


def test_without_a_hit_nothing_is_chosen(browser: FigureBrowser) -> None:
    type_into_search(browser, "nowhere")
    assert count_text(browser) == "0 of 3 figures"
    assert chosen_id(browser) is None
    assert texts(browser.pane) == [EMPTY]
    browser.search.clear()
    assert (chosen_id(browser), count_text(browser)) == ("a", "3 figures")


def test_the_chosen_figure_stays_chosen_while_the_search_finds_it(browser: FigureBrowser) -> None:
    browser.choose("c")
    type_into_search(browser, "soldiers")
    assert (chosen_id(browser), pane_title(browser)) == ("c", "400")


def test_the_search_has_a_name_a_hint_and_a_key(browser: FigureBrowser, qtbot: QtBot) -> None:
    assert spoken(browser.search).name == "Search these figures"
    assert browser.search.placeholderText() == "Search these figures"
    focus(browser.table, qtbot)
    QTest.keySequence(browser.table, QKeySequence(QKeySequence.StandardKey.Find))
    assert focused() is browser.search


def test_a_file_that_is_dropped_on_the_search_is_left_to_the_window(browser: FigureBrowser) -> None:
    assert not browser.search.acceptDrops()


# What another version of the sheet keeps


def test_search_order_and_choice_are_kept(browser: FigureBrowser) -> None:
    browser.table.sortByColumn(1, Qt.SortOrder.AscendingOrder)
    type_into_search(browser, "killed")
    browser.choose("a")
    assert shown_ids(browser) == ["b", "a"]
    browser.show_rows(rows_of(*THREE, {"label": "people killed", "quantity": quantity(5)}))
    assert browser.search.text() == "killed"
    assert shown_ids(browser) == ["d", "b", "a"]
    assert (chosen_id(browser), count_text(browser)) == ("a", "3 of 4 figures")


def many(count: int, *, first: int = 1) -> list[FigureRow]:
    made = [figure(id=f"f{i}", quantity=quantity(first + i)) for i in range(count)]
    sheet = sheet_of(figures=made)
    return figures.rows_of(sheet.figures, sheet)


def test_the_table_stays_scrolled_where_it_was(browser: FigureBrowser, qtbot: QtBot) -> None:
    browser.show_rows(many(200))
    turn(qtbot)
    bar = browser.table.verticalScrollBar()
    browser.choose("f10")
    bar.setValue(bar.maximum() // 2)
    place = bar.value()
    browser.show_rows(many(200, first=1_000))
    turn(qtbot)
    assert bar.value() == place > 0
    assert (chosen_id(browser), pane_title(browser)) == ("f10", "1,010")


def test_the_pane_stays_scrolled_only_for_the_same_figure(browser: FigureBrowser, qtbot: QtBot) -> None:
    browser.resize(500, 500)
    turn(qtbot)
    bar = browser.pane.verticalScrollBar()
    bar.setValue(bar.maximum())
    place = bar.value()
    assert place > 0
    browser.show_rows(rows_of(*THREE))
    turn(qtbot)
    assert bar.value() == place
    browser.choose("b")
    turn(qtbot)
    assert bar.value() == 0


def test_a_search_starts_at_the_top(browser: FigureBrowser, qtbot: QtBot) -> None:
    browser.show_rows(many(200))
    turn(qtbot)
    bar = browser.table.verticalScrollBar()
    bar.setValue(bar.maximum())
    type_into_search(browser, "killed soldiers")
    assert bar.value() == 0


# Room


def test_the_pane_stands_beside_the_table_or_below_it(browser: FigureBrowser, qtbot: QtBot) -> None:
    assert browser.orientation() is Qt.Orientation.Horizontal
    browser.resize(500, 900)
    turn(qtbot)
    assert browser.orientation() is Qt.Orientation.Vertical
    assert browser.pane.y() > browser.table.y()
    browser.resize(1_200, 500)
    turn(qtbot)
    assert browser.orientation() is Qt.Orientation.Horizontal


def test_large_text_puts_the_pane_below(browser: FigureBrowser, qtbot: QtBot) -> None:
    font = QFont(browser.font())
    font.setPixelSize(3 * browser.fontInfo().pixelSize())
    browser.setFont(font)
    turn(qtbot)
    assert browser.orientation() is Qt.Orientation.Vertical


def test_what_belongs_to_the_table_stands_below_it(browser: FigureBrowser, qtbot: QtBot) -> None:
    below = QWidget()
    below.setMinimumSize(10, 10)
    browser.put_below(below)
    turn(qtbot)
    assert below.isVisible()
    assert below.y() >= browser.table.y() + browser.table.height()


def test_neither_table_nor_pane_can_be_folded_away(browser: FigureBrowser) -> None:
    assert not browser.childrenCollapsible()
    assert len(parts(browser, ReadingPane)) == 1


def test_tab_goes_from_the_search_to_the_table_to_the_pane(browser: FigureBrowser, qtbot: QtBot) -> None:
    focus(browser.search, qtbot)
    press_focused(Qt.Key.Key_Tab)
    assert focused() is browser.table
    press_focused(Qt.Key.Key_Tab)
    assert focused() is browser.pane
    press(browser.pane, Qt.Key.Key_Backtab)
    assert focused() is browser.table


def test_a_row_that_is_no_longer_selected_stays_in_the_pane(browser: FigureBrowser) -> None:
    browser.choose("b")
    browser.table.selectionModel().setCurrentIndex(
        browser.model.index(-1, -1), QItemSelectionModel.SelectionFlag.Clear
    )
    assert pane_title(browser) == "2,000"
    assert parts(browser, QLineEdit) == [browser.search]
