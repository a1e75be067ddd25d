from collections.abc import Sequence
from typing import cast

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QFont
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.builders import caveat, figure, quantity, sheet_of
from tests.screen import click_cell, focus, hide_tip, hover, press, rows, spoken, spoken_cell, tip, turn
from warloss_gui.itemmodels import figures
from warloss_gui.itemmodels.figures import FigureRow
from warloss_gui.itemmodels.table import TableModel
from warloss_gui.qt.plain import tooltip
from warloss_gui.widgets.figure_table import FigureTable

LABELS = ("soldiers killed", "Officers & <b>others</b> killed", "troops lost")
VALUES = (30, 2_000, 100)


def shown_rows(labels: Sequence[str] = LABELS, values: Sequence[int] = VALUES) -> list[FigureRow]:
    sheet = sheet_of(
        figures=[
            figure(id=f"figure-{i}", label=label, quantity=quantity(value, "at_least"), caveats=["undefined"])
            for i, (label, value) in enumerate(zip(labels, values, strict=True))
        ],
        caveats=[caveat("undefined")],
    )
    return figures.rows_of(sheet.figures, sheet)


@pytest.fixture
def holder(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(800, 400)
    return made


@pytest.fixture
def table(holder: QWidget, qtbot: QtBot) -> FigureTable:
    columns = [
        figures.label_column("Counted"),
        figures.number_column(),
        figures.claimant_column(),
        figures.caveats_column(),
    ]
    made = FigureTable(TableModel(columns, figures.search_text, holder), "Figures", holder)
    made.resize(700, 300)
    model_of(made).set_records(shown_rows())
    with qtbot.waitExposed(holder):
        holder.show()
    holder.activateWindow()
    turn(qtbot)
    return made


def model_of(table: FigureTable) -> TableModel[FigureRow]:
    return cast("TableModel[FigureRow]", table.model())


def numbers(table: FigureTable) -> list[str]:
    return [row["Number"] for row in rows(table)]


def header_point(table: FigureTable, column: int) -> QPoint:
    header = table.horizontalHeader()
    return QPoint(
        header.sectionViewportPosition(column) + header.sectionSize(column) // 2, header.height() // 2
    )


def click_header(table: FigureTable, column: int) -> None:
    QTest.mouseClick(
        table.horizontalHeader().viewport(),
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
        header_point(table, column),
    )


# The claim of a cell


def test_every_cell_has_its_claim_by_hover_by_key_and_for_a_screen_reader(
    table: FigureTable, qtbot: QtBot
) -> None:
    model = model_of(table)
    focus(table, qtbot)
    for row in range(model.rowCount()):
        wording = model.record(row).wording
        for column, shown in enumerate(model.columns):
            index = model.index(row, column)
            about = f"1 caveat\n{wording.text}" if shown.key == "caveats" else wording.text
            assert hover(table.viewport(), table.visualRect(index).center()) == tooltip(about)
            table.setCurrentIndex(index)
            hide_tip(qtbot)
            press(table, Qt.Key.Key_Space)
            assert tip() == tooltip(about)
            name = f"{shown.header}: {shown.display(model.record(row))}"
            assert spoken_cell(table, index) == (QAccessible.Role.Cell, name, about)
    assert "Officers &amp; &lt;b&gt;others&lt;/b&gt; killed" in tooltip(model.record(1).wording.text)


def test_a_tip_stays_beside_its_cell(table: FigureTable, qtbot: QtBot) -> None:
    focus(table, qtbot)
    table.setCurrentIndex(model_of(table).index(0, 0))
    press(table, Qt.Key.Key_Space)
    assert tip()
    press(table, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: not tip())


def test_a_screen_reader_is_told_of_table_and_headers(table: FigureTable) -> None:
    assert spoken(table)[:2] == (QAccessible.Role.Table, "Figures")
    found = QAccessible.queryAccessibleInterface(table)
    assert found is not None
    headers = [found.child(1 + i) for i in range(4)]
    assert [(h.role(), h.text(QAccessible.Text.Name)) for h in headers if h is not None] == [
        (QAccessible.Role.ColumnHeader, name) for name in ("Counted", "Number", "Claimant", "Caveats")
    ]


def test_without_a_row_a_key_opens_nothing(table: FigureTable, qtbot: QtBot) -> None:
    model_of(table).set_records([])
    focus(table, qtbot)
    press(table, Qt.Key.Key_Space)
    press(table, Qt.Key.Key_Return)
    assert not tip()
    assert table.horizontalHeader().sortIndicatorSection() == -1


# Which row is current


def test_it_tells_which_row_is_current(table: FigureTable, qtbot: QtBot) -> None:
    told: list[FigureRow | None] = []
    table.picked.connect(told.append)
    model = model_of(table)
    click_cell(table, model.index(1, 0))
    press(table, Qt.Key.Key_Down)
    assert told == [model.record(1), model.record(2)]


def test_another_cell_of_the_same_row_is_no_other_row(table: FigureTable, qtbot: QtBot) -> None:
    table.setCurrentIndex(model_of(table).index(1, 0))
    with qtbot.assertNotEmitted(table.picked):
        press(table, Qt.Key.Key_Right)
    assert table.currentIndex().column() == 1


def test_it_tells_that_no_row_is_current(table: FigureTable) -> None:
    model = model_of(table)
    table.setCurrentIndex(model.index(1, 0))
    told: list[FigureRow | None] = []
    table.picked.connect(told.append)
    table.setCurrentIndex(model.index(-1, -1))
    assert told == [None]


def test_tab_leaves_the_table(table: FigureTable, holder: QWidget, qtbot: QtBot) -> None:
    after = QWidget(holder)
    after.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    after.resize(5, 5)
    after.show()
    focus(table, qtbot)
    press(table, Qt.Key.Key_Tab)
    assert after.hasFocus()


# Sorting


UNSORTED = ["at least 30", "at least 2,000", "at least 100"]
UP = ["at least 30", "at least 100", "at least 2,000"]


def test_clicks_on_a_header_sort_by_its_column_up_down_and_back(table: FigureTable) -> None:
    assert numbers(table) == UNSORTED
    click_header(table, 1)
    assert numbers(table) == UP
    click_header(table, 1)
    assert numbers(table) == UP[::-1]
    click_header(table, 1)
    assert numbers(table) == UNSORTED


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_enter_sorts_by_the_column_of_the_cell_as_clicks_do(
    table: FigureTable, qtbot: QtBot, key: Qt.Key
) -> None:
    focus(table, qtbot)
    table.setCurrentIndex(model_of(table).index(0, 1))
    for expected in (UP, UP[::-1], UNSORTED, UP):
        press(table, key)
        assert numbers(table) == expected
    table.setCurrentIndex(model_of(table).index(0, 0))
    press(table, key)
    assert [row["Counted"] for row in rows(table)] == [
        "Officers & <b>others</b> killed",
        "Soldiers killed",
        "Troops lost",
    ]


def test_the_selected_row_stays_selected_when_the_order_changes(table: FigureTable) -> None:
    table.setCurrentIndex(model_of(table).index(1, 1))
    click_header(table, 1)
    (selected,) = table.selectionModel().selectedRows()
    assert selected.row() == 2
    assert table.currentIndex().row() == 2


# Columns and rows that fit


def test_columns_fill_the_width(table: FigureTable) -> None:
    assert table.horizontalHeader().length() == table.viewport().width()
    assert table.horizontalScrollBar().maximum() == 0


def test_columns_follow_the_width(table: FigureTable, qtbot: QtBot) -> None:
    table.resize(1_000, 300)
    turn(qtbot)
    assert table.horizontalHeader().length() == table.viewport().width()


def test_long_texts_wrap_where_there_is_little_room(table: FigureTable, qtbot: QtBot) -> None:
    single = table.rowHeight(0)
    model_of(table).set_records(shown_rows(["word " * 39, *LABELS[1:]]))
    turn(qtbot)
    assert table.horizontalScrollBar().maximum() == 0
    line = table.fontMetrics().lineSpacing()
    assert table.rowHeight(0) >= single + line
    assert table.rowHeight(0) > table.rowHeight(1)


def test_texts_that_fit_stand_on_one_line(table: FigureTable) -> None:
    assert table.rowHeight(0) < 2.5 * table.fontMetrics().height()


def test_a_word_is_never_cut(table: FigureTable, qtbot: QtBot) -> None:
    word = "W" * 200
    model_of(table).set_records(shown_rows([word, *LABELS[1:]]))
    turn(qtbot)
    assert table.columnWidth(0) > table.fontMetrics().horizontalAdvance(word)
    assert table.horizontalScrollBar().maximum() > 0


def test_many_rows_are_of_one_line(table: FigureTable, qtbot: QtBot) -> None:
    many = 200
    model_of(table).set_records(shown_rows(["word " * 39, *LABELS[1:]]))
    turn(qtbot)
    high = table.rowHeight(0)
    model_of(table).set_records(shown_rows(["word " * 39] * many, list(range(1, many + 1))))
    turn(qtbot)
    assert {table.rowHeight(row) for row in range(many)} == {table.rowHeight(many - 1)}
    assert table.rowHeight(0) < high
    assert table.columnWidth(0) > 0


def test_an_empty_table_fits_too(table: FigureTable, qtbot: QtBot) -> None:
    model_of(table).set_records([])
    turn(qtbot)
    assert table.horizontalHeader().length() == table.viewport().width()
    assert table.maximumHeight() < 100


def test_a_short_table_is_no_higher_than_its_rows(table: FigureTable) -> None:
    rows_height = sum(table.rowHeight(row) for row in range(3))
    assert rows_height < table.maximumHeight() < rows_height + 80
    assert table.verticalScrollBar().maximum() == 0
    assert table.minimumSizeHint().height() <= table.sizeHint().height() <= table.maximumHeight()


def test_rows_grow_with_the_text(table: FigureTable, qtbot: QtBot) -> None:
    before = table.rowHeight(0)
    font = QFont(table.font())
    font.setPixelSize(2 * table.fontInfo().pixelSize())
    table.setFont(font)
    turn(qtbot)
    assert table.rowHeight(0) > 1.5 * before
