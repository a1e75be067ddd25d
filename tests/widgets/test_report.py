import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.screen import (
    click,
    focused,
    hover,
    is_seen,
    part,
    press,
    press_focused,
    rows,
    spoken,
    spoken_cell,
    texts,
    tip,
    turn,
)
from warloss_gui.itemmodels.reports import MOST_ROWS, Cell, Heading, Report, Row, count, table, words
from warloss_gui.widgets.report import ReportDialog, ReportTable

HEADINGS = Heading("Category"), Heading("Total", is_number=True)


def row(value: int) -> Row:
    return Row(
        (words(f"Class <i>{value}</i>"), Cell(f"about {value}", value)), f"About {value}.\nSaid <b>so</b>."
    )


def report(*counts: int, summary: tuple[str, ...] = ("A line with <b>signs</b>.", "Another.")) -> Report:
    sections = tuple(table(f"Table {place}", HEADINGS, range(rows), row) for place, rows in enumerate(counts))
    return Report("Title with <b>signs</b> [*]", summary, sections)


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(900, 700)
    with qtbot.waitExposed(made):
        made.show()
    return made


def opened(made: Report, window: QWidget, qtbot: QtBot) -> ReportDialog:
    dialog = ReportDialog(made, "kind", window)
    with qtbot.waitExposed(dialog):
        dialog.show()
    dialog.activateWindow()
    turn(qtbot)
    return dialog


def test_it_shows_title_summary_and_every_table(window: QWidget, qtbot: QtBot) -> None:
    dialog = opened(report(2, 3), window, qtbot)
    assert texts(dialog) == [
        "Title with <b>signs</b> [*]",
        "A line with <b>signs</b>.",
        "Another.",
        "Table 0 (2)",
        "Table 1 (3)",
    ]
    assert {label.textFormat() for label in dialog.findChildren(QLabel)} == {Qt.TextFormat.PlainText}
    assert rows(dialog.tables[0]) == [
        {"Category": "Class <i>0</i>", "Total": "about 0"},
        {"Category": "Class <i>1</i>", "Total": "about 1"},
    ]
    assert not dialog.isModal()


def test_what_is_not_listed_is_said_below_the_table(window: QWidget, qtbot: QtBot) -> None:
    dialog = opened(report(MOST_ROWS + 5), window, qtbot)
    assert texts(dialog)[-1] == "5 more rows are not listed."
    assert dialog.tables[0].height() < 100 * dialog.fontMetrics().lineSpacing()


def test_all_of_a_row_is_its_tooltip_and_its_description(window: QWidget, qtbot: QtBot) -> None:
    table = opened(report(2), window, qtbot).tables[0]
    index = table.model().index(1, 0)
    assert spoken_cell(table, index).about == "About 1.\nSaid <b>so</b>."
    assert "About 1." in hover(table.viewport(), table.visualRect(index).center())
    assert spoken(table).name == "Table 0 (2)"


def test_space_shows_all_of_a_row_and_enter_sorts(window: QWidget, qtbot: QtBot) -> None:
    table = opened(report(3), window, qtbot).tables[0]
    assert table.hasFocus()
    press(table, Qt.Key.Key_Space)
    assert "About 0." in tip()
    press(table, Qt.Key.Key_Return)
    press(table, Qt.Key.Key_Return)
    assert rows(table)[0]["Category"] == "Class <i>2</i>"


def test_the_chosen_rows_are_copied_as_they_are_shown(window: QWidget, qtbot: QtBot) -> None:
    table = opened(report(3), window, qtbot).tables[0]
    table.sortByColumn(1, Qt.SortOrder.DescendingOrder)
    for place in (2, 0):
        table.selectionModel().select(
            table.model().index(place, 0),
            QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows,
        )
    table.selectionModel().select(
        table.model().index(1, 0),
        QItemSelectionModel.SelectionFlag.Deselect | QItemSelectionModel.SelectionFlag.Rows,
    )
    press(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text().splitlines() == [
        "Category\tTotal",
        "Class <i>2</i>\tabout 2\tAbout 2. Said <b>so</b>.",
        "Class <i>0</i>\tabout 0\tAbout 0. Said <b>so</b>.",
    ]


def test_without_a_chosen_row_nothing_is_copied(window: QWidget, qtbot: QtBot) -> None:
    table = opened(report(3), window, qtbot).tables[0]
    QGuiApplication.clipboard().setText("before")
    table.clearSelection()
    press(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "before"


def test_tab_leads_from_table_to_table_and_brings_them_into_view(window: QWidget, qtbot: QtBot) -> None:
    dialog = opened(report(40, 40), window, qtbot)
    press_focused(Qt.Key.Key_Tab)
    turn(qtbot)
    second = dialog.tables[1]
    assert focused() is second
    assert is_seen(second.viewport(), second.visualRect(second.currentIndex()))
    press_focused(Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    assert is_seen(second.viewport(), second.visualRect(second.currentIndex()))
    press_focused(Qt.Key.Key_Tab)
    assert focused() is part(dialog, QPushButton)


def test_escape_closes_it_and_it_deletes_itself(window: QWidget, qtbot: QtBot) -> None:
    dialog = opened(report(2), window, qtbot)
    with qtbot.waitSignal(dialog.destroyed):
        press(dialog.tables[0], Qt.Key.Key_Escape)
    assert window.findChildren(QDialog) == []


def test_a_report_without_tables_closes_by_its_button(window: QWidget, qtbot: QtBot) -> None:
    dialog = opened(report(), window, qtbot)
    close = part(dialog, QPushButton)
    assert focused() is close
    with qtbot.waitSignal(dialog.destroyed):
        click(close)


def test_it_is_no_larger_than_the_screen(window: QWidget, qtbot: QtBot) -> None:
    font = window.font()
    font.setPixelSize(60)
    window.setFont(font)
    dialog = opened(report(5), window, qtbot)
    room = dialog.screen().availableSize()
    assert dialog.width() <= room.width()
    assert dialog.height() <= room.height()


def test_a_cell_without_a_number_is_sorted_before_all_others(window: QWidget, qtbot: QtBot) -> None:
    made = table("Days", HEADINGS, (3, None, 1), lambda days: Row((words("a"), count(days)), "A row."))
    shown = ReportTable(made)
    qtbot.addWidget(shown)
    shown.sortByColumn(1, Qt.SortOrder.AscendingOrder)
    assert [found["Total"] for found in rows(shown)] == ["–", "1", "3"]
