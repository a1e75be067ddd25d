from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.builders import figure, sheet_of
from warloss_gui.documents.problems import Problem
from warloss_gui.history.shown import Shown
from warloss_gui.kiosk.content import page_of
from warloss_gui.kiosk.notices import (
    word_empty,
    word_failed,
    word_left_out,
    word_place,
    word_records,
    word_sources,
    word_stale,
)

SHEET = sheet_of(figures=[figure()])
AS_OF = SHEET.as_of.day.latest
ERROR = Problem("error", "$", 1, 1, "this is no JSON", "write it as JSON")
WARNING = Problem("warning", "$", 1, 1, "a title is missing", "write one")


@pytest.mark.parametrize(("limit", "age", "is_said"), [(None, 9_999, False), (30, 30, False), (30, 31, True)])
def test_a_sheet_says_how_old_it_is_when_it_is_too_old(limit: int | None, age: int, is_said: bool) -> None:
    text = word_stale(SHEET, AS_OF + timedelta(days=age), limit)
    assert bool(text) is is_said


def test_the_age_is_said_with_the_date() -> None:
    text = word_stale(SHEET, date(AS_OF.year + 2, AS_OF.month, AS_OF.day), 30)
    assert str(AS_OF.year) in text
    assert "2 years old" in text


def test_what_is_wrong_with_a_document_is_said() -> None:
    assert "no longer be read: this is no JSON" in word_failed("a.json", [WARNING, ERROR], is_shown=True)
    assert "a.json cannot be shown: this is no JSON" in word_failed("a.json", [ERROR], is_shown=False)


def test_a_warning_is_nothing_for_visitors() -> None:
    assert word_failed("a.json", [WARNING], is_shown=True) == ""
    assert word_failed("a.json", [], is_shown=False) == ""


def test_a_sheet_of_which_nothing_can_be_shown_is_told() -> None:
    assert "its last good version is shown" in word_left_out()
    assert word_empty("a.json") == "The fact sheet a.json has nothing for the pages of this kiosk."


def test_records_that_cannot_be_read_are_told_with_the_reason() -> None:
    assert word_records([ERROR, WARNING]) == "A public record cannot be read: this is no JSON."
    assert word_records([]) == ""


@pytest.mark.parametrize(
    ("part", "parts", "text"),
    [(1, 1, "Page 2 of 4"), (3, None, "Page 2 of 4 · part 3"), (3, 5, "Page 2 of 4 · part 3 of 5")],
)
def test_the_place_in_the_rota_is_said(part: int, parts: int | None, text: str) -> None:
    assert word_place(2, 4, part, parts) == text


def test_sources_are_named_once_and_with_the_date() -> None:
    page = page_of("personnel", Shown(own=SHEET, sheet=SHEET))
    text = word_sources([page.figures[0], page.figures[0]], SHEET)
    name = SHEET.source_by_id[SHEET.figures[0].evidence[0].source].name
    assert text.count(name) == 1
    assert str(AS_OF.year) in text


def test_the_sources_say_when_the_sheet_is_written_anew() -> None:
    sheet = sheet_of(next_update="2026-08-05")
    page = page_of("personnel", Shown(own=sheet, sheet=sheet))
    assert word_sources(page.figures, sheet) == (
        "Source: Article · sheet as of 30 June 2025 · next update due 5 August 2026"
    )


def test_of_very_many_sources_some_are_named() -> None:
    saying = page_of("personnel", Shown(own=SHEET, sheet=SHEET)).figures[0]
    text = word_sources([replace(saying, sources=tuple(f"source {i:02}" for i in range(40)))], SHEET)
    assert text.startswith("Source: source 00, source 01,")
    assert " and 23 more · sheet as of" in text


def test_a_very_long_name_of_a_source_is_shortened() -> None:
    saying = page_of("personnel", Shown(own=SHEET, sheet=SHEET)).figures[0]
    text = word_sources([replace(saying, sources=("x" * 200, "y"))], SHEET)
    assert f"Source: {'x' * 79}… and y · " in text
