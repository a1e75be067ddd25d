"""The tables of reports: cells with keys of their own, and rows that can be pasted elsewhere."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from warloss_gui.itemmodels.reports import (
    MOST_ROWS,
    Cell,
    Heading,
    Row,
    about_row,
    as_text,
    columns_of,
    count,
    dated,
    table,
    words,
)
from warloss_gui.itemmodels.table import TableModel

Role = Qt.ItemDataRole
HEADINGS = Heading("Category"), Heading("Total", is_number=True)


def row(name: str, value: int) -> Row:
    return Row(
        (words(name), Cell(f"about {value}", value)), f"{name} is about {value}.\nSays <b>somebody</b>."
    )


ROWS = row("Tanks", 10), row("drones", 9), row("Ships", 100)


def a_row(number: int) -> Row:
    return row("Tanks", number)


def test_cells_have_a_text_and_a_key() -> None:
    assert words("Tanks") == Cell("Tanks", "tanks")
    assert words("") == Cell("–", "")
    assert count(1_402) == Cell("1,402", 1_402)
    assert count(None).text == dated(None).text == "–"
    assert dated(date(2025, 6, 30)).text == "30 June 2025"
    assert dated(date(2025, 6, 30)).key > dated(date(2025, 6, 29)).key > dated(None).key  # pyright: ignore[reportOperatorIssue]


@pytest.mark.usefixtures("qapp")
def test_columns_show_sort_and_explain_the_cells() -> None:
    model = TableModel(columns_of(table("Totals", HEADINGS, ROWS, lambda one: one)), about_row)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.set_records(ROWS)
    for column, order in ((0, ["drones", "Ships", "Tanks"]), (1, ["drones", "Tanks", "Ships"])):
        model.sort(column)
        assert [model.index(place, 0).data() for place in range(3)] == order
    index = model.index(0, 1)
    assert index.data() == "about 9"
    assert index.data(Role.AccessibleDescriptionRole) == ROWS[1].about
    assert index.data(Role.ToolTipRole) == "<qt>drones is about 9.<br>Says &lt;b&gt;somebody&lt;/b&gt;.</qt>"
    aligned = [Qt.AlignmentFlag(model.index(0, place).data(Role.TextAlignmentRole)) for place in (0, 1)]
    assert [bool(flag & Qt.AlignmentFlag.AlignRight) for flag in aligned] == [False, True]


def test_a_title_says_how_many_rows_there_are() -> None:
    section = table("Totals", HEADINGS, range(3), a_row)
    assert (section.title, len(section.rows), section.more) == ("Totals (3)", 3, "")
    section = table("Totals", HEADINGS, range(3), a_row, beyond=1_000)
    assert (section.title, section.more) == ("Totals (1,003)", "1,000 more rows are not listed.")


def test_rows_beyond_the_limit_are_counted_and_never_put_into_words() -> None:
    worded: list[int] = []

    def make(number: int) -> Row:
        worded.append(number)
        return a_row(number)

    section = table("Totals", HEADINGS, range(MOST_ROWS + 1), make)
    assert len(section.rows) == len(worded) == MOST_ROWS
    assert section.title == f"Totals ({MOST_ROWS + 1:,})"
    assert section.more == "1 more row is not listed."


def test_rows_are_pasted_as_a_table_with_all_of_a_row_in_words() -> None:
    assert as_text(HEADINGS, ROWS[:1]) == (
        "Category\tTotal\nTanks\tabout 10\tTanks is about 10. Says <b>somebody</b>.\n"
    )


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"])
def test_what_a_spreadsheet_would_take_for_a_formula_is_pasted_as_text(text: str) -> None:
    pasted = as_text((Heading(text),), [Row((Cell(text, 0),), text)])
    assert all(cell.startswith("'") for line in pasted.splitlines() for cell in line.split("\t"))


def test_tabs_and_line_breaks_stay_inside_their_cell() -> None:
    pasted = as_text(HEADINGS, [Row((words("a\tb\nc"), words("d")), "e\u2028f")])
    assert pasted.split("\n")[1].split("\t") == ["a b c", "d", "e f"]
