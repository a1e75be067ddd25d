from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import (
    Json,
    claim,
    contingent,
    counts,
    equipment,
    figure,
    quantity,
    sheet_of,
    unnamed_claim,
)
from tests.history.builders import any_record, record, series
from tests.strategies import fact_sheets
from warloss_gui.claims.sheet import FactSheet
from warloss_gui.history.matching import Matching, Mismatch, category_of
from warloss_gui.history.record import Record
from warloss_gui.history.series import Category

TANKS = series(1)


def found(made: Json, **changes: Any) -> object:
    sheet = sheet_of(figures=[made])
    return Matching.of(sheet, record(TANKS, **changes)).find(sheet.figures[0])


@pytest.mark.parametrize(
    "changes", [{}, {"claimant": " general  STAFF"}, {"claimant": "general-staff", "party": "RUSSIA"}]
)
def test_claimant_and_party_are_found_by_name_or_id(changes: dict[str, str]) -> None:
    assert found(equipment(), **changes) == TANKS


@pytest.mark.parametrize(
    ("made", "why"),
    [
        (equipment(claim=claim("ministry")), "other_claimant"),
        (equipment(claim=unnamed_claim()), "other_claimant"),
        (equipment(party="ukraine"), "other_party"),
        (equipment(equipment_class="drones"), "no_category"),
        (figure(), "no_category"),
        (contingent(party="russia"), "no_category"),
    ],
)
def test_what_the_record_does_not_speak_of_is_told(made: Json, why: Mismatch) -> None:
    assert found(made) == why


@pytest.mark.parametrize(
    ("made", "category"),
    [
        (figure(), "personnel"),
        (equipment(equipment_class="drones"), "drones"),
        (equipment(counts=counts(measure="deployment")), None),
        (figure(quantity=quantity(unit="wounding_event")), None),
        (figure(section="context"), None),
    ],
)
def test_a_figure_is_of_the_category_that_it_counts(made: Json, category: Category | None) -> None:
    assert category_of(sheet_of(figures=[made]).figures[0]) == category


@given(fact_sheets(least_figures=2), any_record(), st.data())
def test_a_record_speaks_of_all_of_a_kind_or_of_none(
    sheet: FactSheet, found: Record, data: st.DataObject
) -> None:
    claimant = data.draw(st.sampled_from(sheet.sources)).id
    party = data.draw(st.sampled_from(sheet.parties)).name
    matching = Matching.of(sheet, replace(found, claimant=claimant, party=party))
    for group in sheet.kinds:
        assert all(matching.find(one) == matching.find(group[0]) for one in group)
