import io
import time
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests import builders
from tests.taken import BUNDLED, HOSTILE, claims_of, hostile, important_of, opened, shown_with
from warloss_gui.export import workbook
from warloss_gui.export.handout import Cancelled, Handout
from warloss_gui.export.workbook import to_xlsx
from warloss_gui.history.shown import Shown

Rows = dict[str, list[list[Any]]]


def nothing() -> None:
    return


def made(shown: Shown) -> bytes:
    return to_xlsx(Handout(shown), nothing)


def read(data: bytes) -> Any:
    return openpyxl.load_workbook(io.BytesIO(data))


def rows_of(data: bytes) -> Rows:
    return {page.title: [[cell.value for cell in row] for row in page.rows] for page in read(data)}


def test_there_is_a_page_for_each_part_and_for_what_goes_along() -> None:
    assert list(rows_of(made(opened(BUNDLED[0])))) == [
        *("Personnel", "Equipment", "Allied contingents", "Statements"),
        *("Context", "Caveats", "Sources", "About"),
    ]


@pytest.mark.parametrize("path", BUNDLED, ids=lambda path: path.stem)
def test_every_figure_has_its_claimant_date_bound_and_caveats(path: Path) -> None:
    shown = opened(path)
    pages = rows_of(made(shown))
    claims: list[str] = []
    caveats: list[str] = []
    for name in ("Personnel", "Equipment", "Allied contingents"):
        headers, *rows = pages[name]
        for row in rows:
            cells = dict(zip(headers, row, strict=True))
            claims.append(cells["Claim"])
            caveats.append(cells["Important caveats"] or "")
            assert cells["Claimant"]
            assert cells["As of"]
            ends = (cells["Lowest"], cells["Highest"])
            numbers = ends if cells["Bound"] == "between" else (cells["Number"],)
            assert all(isinstance(number, int) for number in numbers)
    assert sorted(claims) == sorted(claims_of(shown))
    assert [text for text in important_of(shown) if text not in "\n".join(caveats)] == []
    assert len(pages["Caveats"]) == 1 + len(Handout(shown).notes)
    assert len(pages["Sources"]) == 1 + len(Handout(shown).sources)


def test_the_head_stays_and_can_filter() -> None:
    for page in read(made(opened(BUNDLED[0]))):
        assert page.freeze_panes == "B2"
        assert page.auto_filter.ref.startswith("A1:")


def test_hostile_texts_come_back_and_calculate_nothing() -> None:
    book = read(made(hostile()))
    cells = [cell for page in book for row in page.rows for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "n"}
    assert not [cell for cell in cells if cell.hyperlink]
    headers, *rows = [[cell.value for cell in row] for row in book["Personnel"].rows]
    assert [row[headers.index("Source’s word")] for row in rows] == [text[:200] for text in HOSTILE]
    formula = next(cell for cell in cells if cell.value == HOSTILE[1])
    assert formula.quotePrefix


def test_the_same_sheet_gives_the_same_bytes_and_nothing_of_the_machine(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    shown = opened(BUNDLED[0])
    first = made(shown)
    monkeypatch.setattr(time, "time", lambda: 2_000_000_000.0)
    assert made(shown) == first
    properties = read(first).properties
    assert properties.title == shown.own.title
    assert properties.description == "as of 30 June 2025 (inferred), revision 1"
    assert properties.created.isoformat() == "2025-06-30T00:00:00"
    assert not properties.creator
    assert not properties.lastModifiedBy


def test_a_text_that_is_too_long_for_a_cell_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "_MOST", 100)
    shown = shown_with(statements=[builders.statement(passages=[{"text": "word " * 40}])])
    _headers, row = rows_of(made(shown))["Statements"]
    assert len(row[2]) == 100
    assert row[2].startswith("word word ")
    assert row[2].endswith(" … (cut here: a cell of this format holds no more)")


def test_each_figure_and_statement_is_a_step() -> None:
    handout, steps = Handout(opened(BUNDLED[0])), list[None]()
    to_xlsx(handout, lambda: steps.append(None))
    assert len(steps) == handout.steps

    def end() -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        to_xlsx(handout, end)
