import json
from pathlib import Path

import pytest
from hypothesis import given, settings

from tests.full_sheet import full_sheet
from tests.strategies import fact_sheets
from tests.taken import BUNDLED, hostile, opened
from warloss_gui.claims.sheet import FactSheet
from warloss_gui.documents.reader import read_sheet
from warloss_gui.export.document import to_json
from warloss_gui.export.handout import Cancelled, Handout
from warloss_gui.history.shown import Shown


def nothing() -> None:
    return


@pytest.mark.parametrize("path", BUNDLED, ids=lambda path: path.stem)
def test_a_document_is_read_back_as_the_same_sheet(path: Path) -> None:
    shown = opened(path)
    data = to_json(Handout(shown), nothing)
    reading = read_sheet(data)
    assert reading.sheet == shown.own
    assert reading.problems == read_sheet(path.read_bytes()).problems
    assert data.endswith(b"}\n")
    assert b"null" not in data


def test_a_hostile_sheet_is_read_back_as_it_was() -> None:
    shown = hostile()
    assert read_sheet(to_json(Handout(shown), nothing)).sheet == shown.own


@settings(max_examples=100)
@given(fact_sheets())
def test_whatever_the_sheet_it_is_read_back_equal(sheet: FactSheet) -> None:
    data = to_json(Handout(Shown(sheet, sheet)), nothing)
    reading = read_sheet(data)
    assert [problem for problem in reading.problems if problem.severity == "error"] == []
    assert reading.sheet == sheet
    assert to_json(Handout(Shown(sheet, sheet)), nothing) == data


def test_numbers_stay_numbers_with_their_digits_and_texts_stay_in_their_languages() -> None:
    sheet = full_sheet()
    data = to_json(Handout(Shown(sheet, sheet)), nothing)
    assert b'"format_version": 2' in data
    assert b'"value": 1523.50\n' in data
    assert b'"level": 95.0' in data
    assert json.loads(data)["title"] == {"en": "A full sheet", "uk": "Повний аркуш"}
    back = read_sheet(data).sheet
    assert back is not None
    assert back == sheet
    assert [str(one.quantity.sort_value) for one in back.figures] == [
        str(one.quantity.sort_value) for one in sheet.figures
    ]


def test_it_is_the_document_and_not_another_day() -> None:
    own = opened(BUNDLED[0]).own
    other = own.model_copy(update={"figures": own.figures[:3]})
    assert read_sheet(to_json(Handout(Shown(own, other)), nothing)).sheet == own


def test_each_figure_and_statement_is_a_step() -> None:
    def end() -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        to_json(Handout(opened(BUNDLED[0])), end)
