import codecs
import csv
import importlib
import io
import re
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from tests import builders
from tests.full_sheet import full_sheet
from tests.taken import BUNDLED, HOSTILE, claims_of, hostile, important_of, opened, shown_of, shown_with
from warloss_gui.claims.parts import TAB_NAMES, TabName
from warloss_gui.export.columns import figure_columns
from warloss_gui.export.handout import Cancelled, Handout
from warloss_gui.export.inert import between_tabs, inert, looks_like_formula
from warloss_gui.export.tables import copy_table, to_csv
from warloss_gui.history.shown import Shown

HEADERS = [column.header for column in figure_columns(Handout(opened(BUNDLED[0])))]


def nothing() -> None:
    return


def rows_of(shown: Shown, names: tuple[TabName, ...] = TAB_NAMES) -> list[list[str]]:
    text = to_csv(Handout(shown, names), nothing).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline="")))


@pytest.mark.parametrize("sign", list("=+-@\t\r\n\uff1d\uff0b\uff0d\uff20"))
def test_no_text_begins_a_formula(sign: str) -> None:
    assert looks_like_formula(f"{sign}1+1")
    assert inert(f"{sign}1+1") == f"'{sign}1+1"


@pytest.mark.parametrize(
    ("text", "guarded"),
    [("a;=1+1", "a;'=1+1"), ("a; -1;+2", "a; '-1;'+2"), ("=a;@b", "'=a;'@b"), (";\t=1", ";\t'=1")],
)
def test_no_text_begins_a_formula_after_a_semicolon(text: str, guarded: str) -> None:
    assert inert(text) == guarded


def test_no_cell_is_a_formula_when_a_table_is_parted_at_semicolons() -> None:
    shown = shown_with(figures=[builders.figure(label="tanks; =cmd|' /C calc'!A0")])
    text = to_csv(Handout(shown), nothing).decode("utf-8-sig")
    for line in csv.reader(io.StringIO(text, newline=""), delimiter=";"):
        assert not any(looks_like_formula(cell.strip()) for cell in line)


@pytest.mark.parametrize("text", ["", "1+1", "tanks = 3", "'=1", " =1", "a; b", "a;b=1"])
def test_what_is_no_formula_stays_as_it_is(text: str) -> None:
    assert inert(text) == text


@pytest.mark.parametrize(
    ("text", "pasted"),
    [
        ('"=1+1"', '"""=1+1"""'),
        ("=1\t+1", "'=1 +1"),
        (" \n=1", "'=1"),
        ('say "a"', 'say "a"'),
        ("one\ntwo", "one two"),
    ],
)
def test_a_cell_between_tabs_is_one_line_and_calculates_nothing(text: str, pasted: str) -> None:
    assert between_tabs(text) == pasted


@pytest.mark.parametrize("path", BUNDLED, ids=lambda path: path.stem)
def test_every_figure_has_a_row_with_claimant_date_bound_and_caveats(path: Path) -> None:
    shown = opened(path)
    headers, tags, *rows = rows_of(shown)
    assert headers == HEADERS
    assert all(tag.startswith("#") for tag in tags)
    assert len(rows) == len(shown.sheet.figures)
    found = {row[headers.index("Claim")] for row in rows}
    assert found == set(claims_of(shown))
    caveats = "\n".join(row[headers.index("Important caveats")] for row in rows)
    assert [text for text in important_of(shown) if text not in caveats] == []
    assert all(row[headers.index(name)] for row in rows for name in ("Claimant", "As of", "Bound"))


CORE = frozenset(
    {
        *("activity", "adm1", "adm2", "adm3", "adm4", "adm5", "affected", "beneficiary", "capacity", "cause"),
        *("channel", "contact", "country", "crisis", "currency", "date", "delivery", "description", "event"),
        *("frequency", "geo", "group", "impact", "indicator", "inneed", "item", "loc", "meta", "modality"),
        *("need", "operations", "org", "output", "population", "reached", "region", "respondee", "sector"),
        *("service", "severity", "status", "subsector", "targeted", "value"),
    }
)
"""The core hashtags of HXL 1.1 (hxlstandard.org, hashtags and attributes)."""
OF_NUMBERS = frozenset({"affected", "inneed", "population", "reached", "targeted", "value"})
TAG = re.compile(r"#(?P<name>[a-z][a-z0-9_]*)(?P<attributes>(?:\+[a-z][a-z0-9_]*)*)", re.ASCII)


@pytest.mark.parametrize("names", [TAB_NAMES, ("statements",)])
def test_a_spreadsheet_knows_the_letters_by_the_mark_at_the_beginning(names: tuple[TabName, ...]) -> None:
    data = to_csv(Handout(opened(BUNDLED[0]), names), nothing)
    assert data.startswith(codecs.BOM_UTF8)
    assert data.count(codecs.BOM_UTF8) == 1


@pytest.mark.parametrize("names", [TAB_NAMES, ("statements",)])
def test_every_tag_is_one_of_the_standard_and_says_what_its_column_holds(names: tuple[TabName, ...]) -> None:
    _headers, tags, *rows = rows_of(opened(BUNDLED[0]), names)
    assert len(set(tags)) == len(tags)
    for tag, *cells in zip(tags, *rows, strict=True):
        match = TAG.fullmatch(tag)
        assert match is not None, tag
        assert match["name"] in CORE - OF_NUMBERS, tag
        is_number = "num" in match["attributes"].split("+")
        assert all(cell.isdecimal() == is_number for cell in cells if cell), tag
        if match["name"] == "date":
            assert all(re.fullmatch(r"[\dX/.~?%-]*", cell) for cell in cells), tag


@pytest.mark.parametrize("names", [TAB_NAMES, ("statements",)])
def test_every_row_says_of_which_sheet_and_revision_it_is(names: tuple[TabName, ...]) -> None:
    shown = shown_with(revision=7, statements=[builders.statement()])
    _headers, tags, row = rows_of(shown, names)
    cells = dict(zip(tags, row, strict=True))
    assert (cells["#meta+sheet+id"], cells["#meta+sheet+revision+num"]) == ("a-sheet", "7")


def test_a_number_is_plain_digits_beside_its_bound() -> None:
    figures = [
        builders.figure(id="one", quantity=builders.quantity(6_000, "at_least")),
        builders.figure(id="two", quantity=builders.between(4_000, 6_000)),
    ]
    _headers, _tags, one, two = rows_of(shown_with(figures=figures))
    place = HEADERS.index("Bound")
    assert one[place : place + 4] == ["at_least", "6000", "", ""]
    assert two[place : place + 4] == ["between", "", "4000", "6000"]


def rows_of_full() -> dict[str, dict[str, str]]:
    """The rows of the full sheet by the ids of their figures, and their cells by the headers."""
    headers, _tags, *rows = rows_of(shown_of(full_sheet()))
    return {row[0]: dict(zip(headers, row, strict=True)) for row in rows}


@pytest.mark.parametrize(
    ("figure", "cells"),
    [
        (
            "losses",
            {
                "Title": "Russian soldiers killed",
                "Reported": "2025-07-01",
                "Reported is": "inferred",
                "Relies on": "Ministry",
                "Method": "How it counts is not published",
                "Address of the sheet": "https://example.org/full.json",
                "Next update of the sheet": "2026-08-05",
                "Number": "6000",
            },
        ),
        ("part", {"Part of": "losses", "Who": "women", "Number": "100.50", "Bound": "fewer_than"}),
        (
            "best",
            {
                "Number": "",
                "Lowest": "4000",
                "Highest": "9000",
                "Best value": "7000",
                "Interval": "confidence",
                "Level in percent": "95.0",
            },
        ),
        (
            "words",
            {
                "Number": "",
                "Number in words": "tens of thousands",
                "Power of ten of the words": "4",
                "Party": "Both sides: Russia and Ukraine",
                "Parties together": "Russia; Ukraine",
            },
        ),
        ("rate", {"Number": "1090", "Per": "day", "Rate is": "average", "Share of": ""}),
        ("share", {"Number": "1", "Share of": "4", "Share of what": "houses", "Outcomes": "other"}),
        ("held", {"Measure": "present", "Outcomes": "captured"}),
        ("skis", {"Equipment class": "other", "Counted": "Jet skis lost", "Best value": "", "Interval": ""}),
        ("ground", {"Number": "1523.50", "Unit": "square_kilometre"}),
    ],
)
def test_every_field_of_a_figure_has_its_column(figure: str, cells: dict[str, str]) -> None:
    row = rows_of_full()[figure]
    assert {header: row[header] for header in cells} == cells


def test_every_number_of_a_full_sheet_is_in_a_column_of_numbers() -> None:
    _headers, tags, *rows = rows_of(shown_of(full_sheet()))
    for tag, *cells in zip(tags, *rows, strict=True):
        if tag.endswith("+num"):
            assert all(re.fullmatch(r"\d+(\.\d+)?", cell) for cell in cells if cell), tag


def test_a_passage_has_its_translation_in_a_column_of_its_own() -> None:
    headers, _tags, quoted, other = rows_of(shown_of(full_sheet()), ("statements",))
    place = headers.index("Words")
    assert headers[place + 1] == "In translation"
    assert (quoted[place : place + 2], other[place : place + 2]) == (
        ["Бий.", "Fight."],
        ["He was sorry.", ""],
    )


def test_statements_alone_have_a_table_of_their_own_with_a_row_for_each_passage() -> None:
    shown = opened(BUNDLED[0])
    headers, tags, *rows = rows_of(shown, ("statements",))
    speaker, words = headers.index("Speaker"), headers.index("Words")
    assert tags[speaker] == "#contact+speaker+name"
    assert [row[speaker] for row in rows] == ["Vladimir Putin"] * 3 + ["Volodymyr Zelensky"] * 2
    assert [row[words] for row in rows] == [
        passage.text for statement in shown.sheet.statements for passage in statement.passages
    ]


def test_pandas_reads_numbers_as_numbers() -> None:
    pandas: Any = importlib.import_module("pandas")  # It takes long, and has no types.
    shown = opened(BUNDLED[0])
    table = pandas.read_csv(io.BytesIO(to_csv(Handout(shown), nothing)), skiprows=[1])
    assert len(table) == len(shown.sheet.figures)
    assert table["Number"].dtype.kind in "if"
    assert table["Number"].sum() == sum(figure.quantity.sort_value for figure in shown.sheet.figures)


def test_hostile_texts_come_back_and_calculate_nothing() -> None:
    shown = hostile()
    headers, _tags, *rows = rows_of(shown)
    terms = [row[headers.index("Source’s word")] for row in rows]
    assert [term.removeprefix("'") for term in terms] == [text[:200] for text in HOSTILE]
    assert not any(looks_like_formula(cell) for row in (headers, *rows) for cell in row)


def test_each_figure_and_statement_is_a_step() -> None:
    handout, steps = Handout(opened(BUNDLED[0])), list[None]()
    to_csv(handout, lambda: steps.append(None))
    assert len(steps) == handout.steps == 20

    def end() -> None:
        raise Cancelled

    every: list[tuple[TabName, ...]] = [TAB_NAMES, ("statements",)]
    for names in every:
        with pytest.raises(Cancelled):
            to_csv(Handout(opened(BUNDLED[0]), names), end)


class Cells(HTMLParser):
    """The cells of a table, and what it is made of."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[list[str]] = []
        self.tags: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        if tag == "tr":
            self.rows.append([])
        elif tag in ("td", "th"):
            self.rows[-1].append("")
        elif tag == "br":
            self.rows[-1][-1] += "\n"

    def handle_data(self, data: str) -> None:
        if self.rows and self.rows[-1]:
            self.rows[-1][-1] += data


@pytest.mark.parametrize("make", [lambda: opened(BUNDLED[0]), hostile])
def test_a_copied_table_says_all_of_each_figure_and_is_inert(make: Callable[[], Shown]) -> None:
    shown = make()
    text, html = copy_table(Handout(shown), shown.sheet.figures, lambda: None)
    lines = [line.split("\t") for line in text.splitlines()]
    assert {len(line) for line in lines} == {len(HEADERS)}
    place = HEADERS.index("Claim")
    assert [line[place].removeprefix("'") for line in lines[1:]] == [
        " ".join(words.split()) for words in claims_of(shown)
    ]
    assert not any(looks_like_formula(cell) for line in lines for cell in line)
    cells = Cells()
    cells.feed(html)
    assert cells.tags <= {"table", "caption", "thead", "tbody", "tr", "th", "td", "br"}
    assert [row[place].removeprefix("'") for row in cells.rows[1:]] == claims_of(shown)
