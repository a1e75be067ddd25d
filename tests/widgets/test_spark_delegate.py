"""A cell with a sparkline: the line, the dot and the selection, and no words."""

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from tests.builders import counts, equipment, period, sheet_of, stated
from tests.history.builders import series
from tests.plots.histories import of_claimant
from tests.screen import turn
from warloss_gui.history.record import Record
from warloss_gui.itemmodels import figures
from warloss_gui.itemmodels.figures import FigureRow
from warloss_gui.itemmodels.table import TableModel
from warloss_gui.widgets.figure_table import FigureTable

PAPER, INK = QColor("white"), QColor("black")


def table_of(qtbot: QtBot, *records: Record, day: str = "2025-06-30") -> FigureTable:
    """A table of a figure of a day, that counts what the records count."""
    figure = equipment(counts=counts(), period=period("2022-02-24/.."), as_of=stated(day))
    made = sheet_of(figures=[figure])
    rows = figures.rows_of(made.figures, made, records)
    columns = figures.columns(figures.class_column(), rows)
    model: TableModel[FigureRow] = TableModel(columns, figures.search_text, key=figures.figure_id)
    table = FigureTable(model, "Figures")
    model.setParent(table)
    qtbot.addWidget(table)
    table.setStyleSheet("QTableView { background: white; color: black; }")
    model.set_records(rows)
    table.resize(900, 200)
    with qtbot.waitExposed(table):
        table.show()
    turn(qtbot)
    return table


def cell(table: FigureTable) -> tuple[QImage, QRect]:
    """A picture of the cell of the history."""
    table.clearSelection()
    table.clearFocus()
    rect = table.visualRect(table.model().index(0, 2))
    return table.viewport().grab(rect).toImage(), rect


def ink(image: QImage, left: float, right: float, top: float = 0.0, bottom: float = 1.0) -> bool:
    """Whether something is drawn in a part of the picture."""
    xs = range(round(left * image.width()), round(right * image.width()))
    ys = range(round(top * image.height()) + 2, round(bottom * image.height()) - 2)
    return any(image.pixelColor(QPoint(x, y)).lightness() < 128 for x in xs for y in ys)


def test_the_line_rises_from_left_to_right(qtbot: QtBot) -> None:
    image, _ = cell(table_of(qtbot, of_claimant(series(*range(30)))))
    assert ink(image, 0.1, 0.3, top=0.5)
    assert not ink(image, 0.1, 0.3, bottom=0.45)
    assert ink(image, 0.7, 0.9, bottom=0.5)
    assert not ink(image, 0.7, 0.8, top=0.6)


def test_a_gap_is_empty(qtbot: QtBot) -> None:
    days = [*range(1, 10), *range(22, 31)]
    image, _ = cell(table_of(qtbot, of_claimant(series(*([5] * len(days)), days=days)), day="2025-06-01"))
    assert ink(image, 0.15, 0.25)
    assert not ink(image, 0.45, 0.6)
    assert ink(image, 0.75, 0.85)


@pytest.mark.parametrize("value", [5, 0])
def test_a_single_report_is_a_dot(value: int, qtbot: QtBot) -> None:
    image, _ = cell(table_of(qtbot, of_claimant(series(value)), day="2020-01-01"))
    assert ink(image, 0.0, 0.5)
    assert not ink(image, 0.5, 1.0)


def test_other_cells_have_words_and_rows_no_more_height_for_a_line(qtbot: QtBot) -> None:
    table = table_of(qtbot, of_claimant(series(*range(30))))
    plain = table_of(qtbot)
    assert table.model().columnCount() == plain.model().columnCount() + 1
    assert table.rowHeight(0) == plain.rowHeight(0)
    words = table.viewport().grab(table.visualRect(table.model().index(0, 1))).toImage()
    assert ink(words, 0.0, 1.0)


def test_a_cell_with_hardly_any_room_is_painted_all_the_same(qtbot: QtBot) -> None:
    table = table_of(qtbot, of_claimant(series(*range(30))))
    table.setColumnWidth(2, 10)
    image, _ = cell(table)
    assert ink(image, 0.3, 0.7)
