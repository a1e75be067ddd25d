from typing import Any

import pytest
from PySide6.QtCore import QItemSelectionModel, QPoint, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QListWidget, QPushButton, QScrollBar, QWidget
from pytestqt.qtbot import QtBot

from tests.builders import claim, counts, figure, party, quantity, sheet_of
from tests.screen import (
    chosen_id,
    click_cell,
    focus,
    focused,
    is_seen,
    length_of,
    page_of,
    part,
    parts,
    press_focused,
    row_is_seen,
    rows,
    shown_ids,
    spoken,
    texts,
    top_of,
    turn,
    turn_wheel,
)
from warloss_gui.claims.comparison import compare
from warloss_gui.itemmodels import figures
from warloss_gui.itemmodels.figures import FigureRow
from warloss_gui.widgets.claim_label import ClaimLabel
from warloss_gui.widgets.figure_browser import FigureBrowser
from warloss_gui.widgets.page import Page


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
    made = FigureBrowser("Figures", "tab-personnel", columns)
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
    found, *_hint = [label for label in parts(browser, QLabel) if label not in in_pane]
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


def beside(browser: FigureBrowser) -> str:
    """What the pane says of other claimants."""
    shown = texts(browser.pane)
    return shown[shown.index("Other claimants") + 1] if "Other claimants" in shown else ""


def test_the_pane_lists_what_stands_beside_the_chosen_figure(browser: FigureBrowser) -> None:
    made = rows_of({}, {"party": "ukraine"}, {"counts": counts("missing")})
    first = made[0].sheet
    ministry = [figure(id=f"m{i}", claim=claim("ministry"), quantity=quantity(i)) for i in range(14)]
    others = [*ministry, figure(id="ua", party="ukraine", claim=claim("ministry"))]
    parties = [party("russia", name="Россия"), party("ukraine")]
    comparison = compare(first, sheet_of(figures=others, parties=parties))
    browser.show_rows(made, comparison)
    assert beside(browser).startswith("0 soldiers killed (Россия), says the ministry")
    assert beside(browser).endswith(
        "2 more figures of the second sheet may stand beside it and are not shown."
    )
    click_cell(browser.table, browser.model.index(1, 0))
    assert beside(browser).split("\n\n") == [
        "6,000 soldiers killed (Ukraine), says the ministry\nAs of 30 June 2025",
        (
            "Neither says whom exactly they count, whether they include people of others "
            "or since when they count."
        ),
    ]
    click_cell(browser.table, browser.model.index(2, 0))
    assert beside(browser) == ""
    click_cell(browser.table, browser.model.index(0, 0))
    browser.show_rows(made)
    assert beside(browser) == ""


def test_no_figures_are_said_to_be_none(browser: FigureBrowser) -> None:
    browser.show_rows([])
    assert rows(browser.table) == []
    assert not browser.pane.isVisible()
    assert not browser.search.isVisible()
    assert "This sheet has no figures here" in texts(browser)


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


def test_a_chosen_figure_that_is_back_is_shown_again(browser: FigureBrowser) -> None:
    click_cell(browser.table, browser.model.index(2, 0))
    for present in (THREE[:2], THREE[:2], THREE[:1]):
        browser.show_rows(rows_of(*present))
        assert (chosen_id(browser), browser.missing) == ("a", "c")
    told: list[str] = []
    browser.picked.connect(told.append)
    browser.show_rows(rows_of(*THREE))
    assert (chosen_id(browser), pane_title(browser), browser.missing) == ("c", "400", None)
    assert told == ["c"]


def test_what_is_chosen_in_place_of_a_missing_figure_stays(browser: FigureBrowser) -> None:
    browser.choose("c")
    browser.show_rows(rows_of(*THREE[:2]))
    browser.choose("b")
    browser.show_rows(rows_of(*THREE))
    assert (chosen_id(browser), browser.missing) == ("b", None)


def test_without_a_choice_of_the_reader_what_was_shown_stays(browser: FigureBrowser) -> None:
    assert browser.missing is None
    browser.show_rows(rows_of({**THREE[1], "id": "new"}, {**THREE[0], "id": "a"}))
    assert chosen_id(browser) == "a"


def test_a_figure_is_chosen_by_its_id(browser: FigureBrowser) -> None:
    browser.choose("b")
    assert (chosen_id(browser), pane_title(browser)) == ("b", "2,000")


def test_a_figure_that_is_not_among_them_cannot_be_chosen(browser: FigureBrowser, qtbot: QtBot) -> None:
    type_into_search(browser, "killed")
    focus(browser.search, qtbot)
    browser.choose("z")
    browser.go_to("z")
    assert chosen_id(browser) == "a"
    assert browser.search.text() == "killed"
    assert browser.search.hasFocus()


def test_a_search_that_leaves_the_chosen_figure_out_ends(browser: FigureBrowser) -> None:
    type_into_search(browser, "missing")
    assert chosen_id(browser) == "c"
    browser.choose("b")
    assert (chosen_id(browser), pane_title(browser)) == ("b", "2,000")
    assert browser.search.text() == ""
    assert shown_ids(browser) == ["a", "b", "c"]


def test_it_tells_which_figure_is_chosen(browser: FigureBrowser) -> None:
    told: list[str] = []
    browser.picked.connect(told.append)
    click_cell(browser.table, browser.model.index(1, 1))
    browser.choose("c")
    browser.choose("c")
    assert told == ["b", "c"]


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


def test_without_a_hit_no_row_is_chosen_and_the_pane_keeps_its_claim(browser: FigureBrowser) -> None:
    title = pane_title(browser)
    type_into_search(browser, "nowhere")
    assert count_text(browser) == "0 of 3 figures"
    assert chosen_id(browser) is None
    assert pane_title(browser) == title
    browser.search.clear()
    assert (chosen_id(browser), count_text(browser)) == ("a", "3 figures")


def test_the_chosen_figure_stays_chosen_while_the_search_finds_it(browser: FigureBrowser) -> None:
    browser.choose("c")
    type_into_search(browser, "soldiers")
    assert (chosen_id(browser), pane_title(browser)) == ("c", "400")


def test_a_search_that_leaves_the_chosen_figure_out_does_not_choose(browser: FigureBrowser) -> None:
    browser.choose("b")
    type_into_search(browser, "missing")
    assert (chosen_id(browser), browser.missing) == ("c", None)
    browser.go_to("b")
    assert (chosen_id(browser), browser.search.text()) == ("b", "")
    type_into_search(browser, "missing")
    browser.search.clear()
    assert chosen_id(browser) == "b"


def test_figures_without_the_one_shown_are_not_in_the_pane_while_a_search_finds_none(
    browser: FigureBrowser,
) -> None:
    type_into_search(browser, "nowhere")
    browser.show_rows(rows_of({**THREE[1], "id": "b"}))
    assert "At least 30,000" not in texts(browser.pane)
    browser.show_rows(rows_of(*THREE))
    browser.choose("a")
    assert (chosen_id(browser), pane_title(browser)) == ("a", "At least 30,000")


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
    browser.resize(1_200, 240)
    turn(qtbot)
    bar = page_of(browser.pane).verticalScrollBar()
    bar.setValue(bar.maximum())
    place = bar.value()
    assert place > 0
    browser.show_rows(rows_of(*THREE))
    turn(qtbot)
    assert bar.value() == place
    browser.choose("b")
    turn(qtbot)
    assert bar.value() == 0


def with_parts_around(browser: FigureBrowser, qtbot: QtBot) -> QScrollBar:
    """Put high parts above and below the table. Gives the bar with which the page scrolls."""
    for put in (browser.put_above, browser.put_below):
        high = QWidget()
        high.setFixedHeight(700)
        put(high)
    turn(qtbot)
    return browser.page.verticalScrollBar()


@pytest.mark.parametrize("width", [1_200, 500])
def test_the_page_stays_where_it_was_even_where_the_chosen_row_is_out_of_view(
    qtbot: QtBot, width: int
) -> None:
    browser = browser_of(qtbot, width)
    bar = with_parts_around(browser, qtbot)
    browser.show_rows(rows_of(*THREE))
    turn(qtbot)
    focus(browser.table, qtbot)
    for place in (0, bar.maximum() // 2, bar.maximum()):
        bar.setValue(place)
        browser.show_rows(rows_of(*THREE))
        turn(qtbot)
        assert bar.value() == place
    assert not row_is_seen(browser.table)


def test_a_search_starts_at_the_top(browser: FigureBrowser, qtbot: QtBot) -> None:
    browser.show_rows(many(200))
    turn(qtbot)
    bar = browser.table.verticalScrollBar()
    bar.setValue(bar.maximum())
    type_into_search(browser, "killed soldiers")
    assert bar.value() == 0


@pytest.mark.parametrize("width", [1_200, 500])
def test_the_search_stays_where_it_is_while_the_table_gets_shorter(qtbot: QtBot, width: int) -> None:
    browser = browser_of(qtbot, width)
    high = QWidget()
    high.setFixedHeight(700)
    browser.put_above(high)
    browser.show_rows(many(30))
    turn(qtbot)
    focus(browser.search, qtbot)
    bar = browser.page.verticalScrollBar()
    bar.setValue(top_of(browser.search) - 20)
    place = browser.search.mapTo(browser, QPoint())
    for typed in ("1", "13", "13 nowhere", "13", "1", ""):
        browser.search.setText(typed)
        turn(qtbot)
        assert browser.search.mapTo(browser, QPoint()) == place
    assert is_seen(browser.search)


def test_the_room_that_a_search_leaves_free_goes_when_the_reader_scrolls_up(qtbot: QtBot) -> None:
    browser = browser_of(qtbot)
    bar = with_parts_around(browser, qtbot)
    browser.show_rows(many(30))
    turn(qtbot)
    bar.setValue(bar.maximum())
    long = length_of(browser.page)
    type_into_search(browser, "13")
    turn(qtbot)
    assert length_of(browser.page) == long
    bar.setValue(0)
    turn(qtbot)
    assert length_of(browser.page) < long - 200


def test_the_key_for_the_search_brings_it_into_view(browser: FigureBrowser, qtbot: QtBot) -> None:
    bar = with_parts_around(browser, qtbot)
    focus(browser.table, qtbot)
    for place in (0, bar.maximum()):
        bar.setValue(place)
        assert not is_seen(browser.search)
        QTest.keySequence(browser.table, QKeySequence(QKeySequence.StandardKey.Find))
        assert is_seen(browser.search)
        assert browser.search.hasFocus()


# The page


@pytest.mark.parametrize("size", [(1_200, 500), (500, 500), (500, 200)])
def test_a_row_that_is_chosen_by_key_comes_into_view(qtbot: QtBot, size: tuple[int, int]) -> None:
    browser = browser_of(qtbot)
    bar = with_parts_around(browser, qtbot)
    browser.resize(*size)
    browser.show_rows(many(30))
    turn(qtbot)
    focus(browser.table, qtbot)
    bar.setValue(0)
    assert not row_is_seen(browser.table)
    steps = [(Qt.Key.Key_Down, i) for i in range(1, 30)] + [(Qt.Key.Key_Up, i) for i in range(28, -1, -1)]
    for key, expected in steps:
        press_focused(key)
        assert chosen_id(browser) == f"f{expected}"
        assert row_is_seen(browser.table)
    assert browser.table.verticalScrollBar().maximum() == 0


def test_of_a_long_table_a_row_comes_into_view_too(browser: FigureBrowser, qtbot: QtBot) -> None:
    bar = with_parts_around(browser, qtbot)
    browser.show_rows(many(200))
    turn(qtbot)
    focus(browser.table, qtbot)
    bar.setValue(0)
    for key, expected in ((Qt.Key.Key_End, 199), (Qt.Key.Key_Home, 0)):
        press_focused(key, Qt.KeyboardModifier.ControlModifier)
        assert chosen_id(browser) == f"f{expected}"
        assert row_is_seen(browser.table)


def test_a_choice_without_keys_leaves_the_page_where_it_is(browser: FigureBrowser, qtbot: QtBot) -> None:
    bar = with_parts_around(browser, qtbot)
    focus(browser.search, qtbot)
    bar.setValue(top_of(browser.search) - 20)
    place = bar.value()
    browser.choose("c")
    turn(qtbot)
    assert bar.value() == place > 0


def test_a_figure_is_gone_to_by_its_id(browser: FigureBrowser, qtbot: QtBot) -> None:
    bar = with_parts_around(browser, qtbot)
    type_into_search(browser, "killed")
    for figure_id in ("c", "c", "b"):
        focus(browser.search, qtbot)
        bar.setValue(0)
        browser.go_to(figure_id)
        assert chosen_id(browser) == figure_id
        assert browser.table.hasFocus()
        assert row_is_seen(browser.table)


def test_a_mark_that_is_chosen_by_key_comes_into_view(browser: FigureBrowser, qtbot: QtBot) -> None:
    """What is above the table may be a list whose entries choose the figures, as in a picture."""
    names = [row.figure.id for row in browser.model.records]
    picture = QListWidget()
    picture.addItems(names)
    picture.setFixedHeight(picture.sizeHintForRow(0) * 40)
    picture.currentTextChanged.connect(browser.choose)
    picture.setSpacing(60)
    bar = with_parts_around(browser, qtbot)
    browser.put_above(picture)
    turn(qtbot)
    focus(picture, qtbot)
    for key, expected in ((Qt.Key.Key_End, "c"), (Qt.Key.Key_Up, "b"), (Qt.Key.Key_Down, "c")):
        bar.setValue(0)
        press_focused(key)
        assert chosen_id(browser) == expected
        entry = picture.visualItemRect(picture.currentItem())
        assert is_seen(picture.viewport(), entry)
        assert picture.hasFocus()


def test_the_wheel_over_a_table_turns_the_page(browser: FigureBrowser, qtbot: QtBot) -> None:
    bar = with_parts_around(browser, qtbot)
    focus(browser.table, qtbot)
    bar.setValue(top_of(browser.search))
    place = bar.value()
    turn_wheel(browser.table.viewport(), -1)
    assert bar.value() > place
    turn_wheel(browser.table.viewport(), 1)
    assert bar.value() == place
    assert browser.table.verticalScrollBar().value() == 0


def test_the_wheel_over_a_long_table_turns_the_table_and_at_its_end_the_page(
    browser: FigureBrowser, qtbot: QtBot
) -> None:
    bar = with_parts_around(browser, qtbot)
    browser.show_rows(many(200))
    turn(qtbot)
    bar.setValue(top_of(browser.search))
    place = bar.value()
    rows_bar = browser.table.verticalScrollBar()
    turn_wheel(browser.table.viewport(), -1)
    assert (bar.value(), rows_bar.value() > 0) == (place, True)
    rows_bar.setValue(rows_bar.maximum())
    turn_wheel(browser.table.viewport(), -1)
    assert bar.value() > place


# Room


WIDE, NARROW = (1_200, 900), (500, 900)


def is_beside(browser: FigureBrowser) -> bool:
    """Whether the pane is seen beside the page, and not on it."""
    on_page = browser.page.isAncestorOf(browser.pane)
    beside = [page for page in parts(browser, Page) if page is not browser.page]
    assert beside == ([] if on_page else [page_of(browser.pane)])
    return not on_page


def test_in_both_places_the_pane_follows_the_choice(browser: FigureBrowser, qtbot: QtBot) -> None:
    for size, figure_id, title in ((NARROW, "b", "2,000"), (WIDE, "c", "400"), (NARROW, "b", "2,000")):
        browser.resize(*size)
        turn(qtbot)
        browser.choose(figure_id)
        assert pane_title(browser) == title


def test_a_pane_without_a_figure_moves_too(browser: FigureBrowser, qtbot: QtBot) -> None:
    browser.show_rows([])
    for size, beside in ((NARROW, False), (WIDE, True)):
        browser.resize(*size)
        turn(qtbot)
        assert is_beside(browser) is beside
        assert not browser.pane.isVisible()
    browser.show_rows(rows_of(THREE[0]))
    assert browser.pane.isVisible()


def test_what_belongs_to_the_table_stands_below_it(browser: FigureBrowser, qtbot: QtBot) -> None:
    below = QWidget()
    below.setMinimumSize(10, 10)
    browser.put_below(below)
    turn(qtbot)
    assert below.isVisible()
    assert below.y() >= browser.table.y() + browser.table.height()


def test_tab_goes_from_the_search_to_the_table_to_the_pane(browser: FigureBrowser, qtbot: QtBot) -> None:
    below = QPushButton("Below")
    browser.put_below(below)
    number = part(browser.pane, ClaimLabel)
    for size in (WIDE, NARROW, WIDE):
        browser.resize(*size)
        turn(qtbot)
        order = [browser.search, browser.table, number, below]
        focus(order[0], qtbot)
        for widget in order[1:]:
            press_focused(Qt.Key.Key_Tab)
            assert focused() is widget
        for widget in order[-2::-1]:
            press_focused(Qt.Key.Key_Backtab)
            assert focused() is widget


def test_a_row_that_is_no_longer_selected_stays_in_the_pane(browser: FigureBrowser) -> None:
    browser.choose("b")
    browser.table.selectionModel().setCurrentIndex(
        browser.model.index(-1, -1), QItemSelectionModel.SelectionFlag.Clear
    )
    assert pane_title(browser) == "2,000"
    assert parts(browser, QLineEdit) == [browser.search]
