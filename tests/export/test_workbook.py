import io
import time
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests import builders
from tests.full_sheet import full_sheet
from tests.taken import BUNDLED, HOSTILE, claims_of, hostile, important_of, opened, shown_of, shown_with
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
        *("Context", "Caveats", "Sources", "Parties", "About"),
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


def test_numbers_are_whole_and_shown_with_all_their_digits() -> None:
    figures = [
        builders.figure(id="one", quantity=builders.quantity(1_020_010)),
        builders.figure(id="two", quantity=builders.between(4_000, 10**12)),
    ]
    book = read(made(shown_with(figures=figures)))
    headers, *rows = book["Personnel"].rows
    names = {cell.column: cell.value for cell in headers}
    numbers = [cell for row in rows for cell in row if cell.data_type == "n" and cell.value is not None]
    assert [(names[cell.column], cell.value) for cell in numbers] == [
        *(("Number", 1_020_010), ("Revision of the sheet", 1)),
        *(("Lowest", 4_000), ("Highest", 10**12), ("Revision of the sheet", 1)),
    ]
    assert all(type(cell.value) is int for cell in numbers)
    assert {cell.number_format for cell in numbers} == {"#,##0"}
    texts = [cell for page in book for row in page.rows for cell in row if cell.data_type == "s"]
    assert {cell.number_format for cell in texts} == {"General"}


def test_decimals_are_numbers_and_shown_with_the_digits_with_which_they_were_published() -> None:
    figures = [
        builders.figure(id="one", quantity=builders.quantity(Decimal("1.50"))),
        builders.figure(id="two", quantity=builders.between(Decimal("0.125"), 9, value=Decimal("2.0"))),
        # More digits than a cell can keep are a text.
        builders.figure(id="three", quantity=builders.quantity(Decimal("1234567890123.456"))),
    ]
    headers, *rows = read(made(shown_with(figures=figures)))["Personnel"].rows
    names = [cell.value for cell in headers]
    cells = [dict(zip(names, row, strict=True)) for row in rows]
    found = [cells[0]["Number"], cells[1]["Lowest"], cells[1]["Highest"], cells[1]["Best value"]]
    assert [(cell.value, cell.number_format) for cell in found] == [
        (1.5, "#,##0.00"),
        (0.125, "#,##0.000"),
        (9, "#,##0"),
        (2, "#,##0.0"),
    ]
    assert (cells[2]["Number"].value, cells[2]["Number"].data_type) == ("1234567890123.456", "s")


def test_pages_have_the_titles_of_the_sheet_each_its_own() -> None:
    titles = {"personnel": "History", "equipment": "about", "contingents": "*", "statements": "A" * 40}
    assert list(rows_of(made(shown_with(titles=titles)))) == [
        *("History 2", "about", "Sheet", "A" * 31),
        *("Context", "Caveats", "Sources", "Parties", "About 2"),
    ]


def test_parties_and_sources_have_all_that_is_known_of_them() -> None:
    pages = rows_of(made(shown_of(full_sheet())))
    parties = [dict(zip(pages["Parties"][0], row, strict=True)) for row in pages["Parties"][1:]]
    assert (parties[0]["Also called"], parties[0]["Same as"]) == ("RF", "urn:example:rf")
    assert parties[3]["Made of"] == "russia\nukraine"
    sources = [dict(zip(pages["Sources"][0], row, strict=True)) for row in pages["Sources"][1:]]
    assert [(one["Also called"], one["Method"]) for one in sources] == [
        ("ZSU", "How it counts is not published"),
        (None, "How it counts is published: https://example.org/method"),
        (None, None),
    ]
    assert pages["Caveats"][1][-2:] == ["The word is not defined.", "This is the reservation undefined."]


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


def test_a_sheet_of_a_day_that_spreadsheets_do_not_know_can_be_read() -> None:
    assert read(made(shown_with(as_of=builders.stated("0999")))).properties.created.year == 1900


GOES_ON = " … (continued in the row below)"


@pytest.mark.parametrize(
    "text",
    ["word " * 1_999, "a" * 9_999, "😀" * 9_999, "word " * 999 + "😀" * 5_000],
    ids=["words", "letters", "emoji", "both"],
)
def test_a_text_that_is_too_long_for_a_cell_goes_on_in_the_rows_below(
    monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    monkeypatch.setattr(workbook, "_MOST", 1_000)
    shown = shown_with(statements=[builders.statement(passages=[{"text": f"{text}."}])])
    headers, *rows = rows_of(made(shown))["Statements"]
    place = headers.index("Words")
    pieces = [row[place] for row in rows]
    assert "".join(piece.removesuffix(GOES_ON) for piece in pieces) == f"{text}."
    assert [piece.endswith(GOES_ON) for piece in pieces] == [True] * (len(rows) - 1) + [False]
    assert all(len(piece.encode("utf-16-le")) <= 2_000 for piece in pieces)
    assert [row[0] for row in rows] == [
        "address",
        *(f"address (continued, part {number})" for number in range(2, len(rows) + 1)),
    ]
    assert not any(cell for row in rows[1:] for cell in [*row[1:place], *row[place + 1 :]])


def test_a_text_is_parted_between_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "_MOST", 100)
    shown = shown_with(statements=[builders.statement(passages=[{"text": "word " * 30 + "end\nof it."}])])
    headers, *rows = rows_of(made(shown))["Statements"]
    words = [word for row in rows for word in row[headers.index("Words")].removesuffix(GOES_ON).split()]
    assert words == ["word"] * 30 + ["end", "of", "it."]


def test_each_passage_of_a_statement_has_a_row_so_that_none_is_cut() -> None:
    passages = ["abcdefgh " * 1_100 + f"end {place}" for place in range(6)]
    shown = shown_with(statements=[builders.statement(passages=[{"text": text} for text in passages])])
    headers, *rows = rows_of(made(shown))["Statements"]
    assert [row[headers.index("Words")] for row in rows] == passages
    assert [row[headers.index("Passage")] for row in rows] == [1, 2, 3, 4, 5, 6]
    assert {(row[0], row[headers.index("Speaker")]) for row in rows} == {("address", "A Speaker")}


def test_of_as_many_important_caveats_as_there_can_be_none_is_lost_and_no_number_is_there_twice() -> None:
    codes = [f"c{place}" for place in range(64)]
    texts = [f"{code} {'x' * 590}." for code in codes]
    caveats = [builders.caveat(code, text=text) for code, text in zip(codes, texts, strict=True)]
    pages = rows_of(made(shown_with(caveats=caveats, figures=[builders.figure(caveats=codes)])))
    headers, *rows = pages["Personnel"]
    found = "".join(row[headers.index("Important caveats")].removesuffix(GOES_ON) for row in rows)
    assert [text for text in texts if text not in found] == []
    assert [row[headers.index("Number")] for row in rows] == [6_000, None]
    assert [row[-1] for row in pages["Caveats"][1:]] == texts


def test_each_figure_and_statement_is_a_step() -> None:
    handout, steps = Handout(opened(BUNDLED[0])), list[None]()
    to_xlsx(handout, lambda: steps.append(None))
    assert len(steps) == handout.steps

    def end() -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        to_xlsx(handout, end)
