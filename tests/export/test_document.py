from pathlib import Path

import pytest

from tests.taken import BUNDLED, hostile, opened
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


def test_it_is_the_document_and_not_another_day() -> None:
    own = opened(BUNDLED[0]).own
    other = own.model_copy(update={"figures": own.figures[:3]})
    assert read_sheet(to_json(Handout(Shown(own, other)), nothing)).sheet == own


def test_each_figure_and_statement_is_a_step() -> None:
    def end() -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        to_json(Handout(opened(BUNDLED[0])), end)
