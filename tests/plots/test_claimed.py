"""What the mark of a claim has in common in every picture."""

from datetime import date
from typing import get_args

import pytest

from tests.builders import Json, between, claim, figure, figure_of, party, placed, quantity, sheet_of
from warloss_gui.claims.edtf import parse_date
from warloss_gui.claims.quantity import Qualifier
from warloss_gui.plots.claimed import SHAPES, ends_of, marked_days, party_positions, word_whose
from warloss_gui.plots.picture import Shape


def test_every_bound_has_a_shape_and_no_shape_is_without_one() -> None:
    assert set(SHAPES) == set(get_args(Qualifier))
    assert set(SHAPES.values()) == set(get_args(Shape))


@pytest.mark.parametrize(
    ("claimed", "ends"), [(quantity(5, "at_least"), (5, 5)), (between(4_000, 6_000), (4_000, 6_000))]
)
def test_only_a_range_has_two_ends(claimed: Json, ends: tuple[int, int]) -> None:
    assert ends_of(figure_of(quantity=claimed).quantity) == ends


def test_a_claim_says_whose_losses_it_counts_and_who_claims_them() -> None:
    made = placed(figure(claim=claim("ministry"), party="ukraine"))
    assert word_whose(made.figure, made.sheet) == "Ukraine · claimed by the ministry"


def test_a_party_has_the_colour_of_its_place_in_the_sheet() -> None:
    made = sheet_of(parties=[party("north-korea"), party("ukraine"), party("russia")])
    assert party_positions(made) == {"north-korea": 0, "ukraine": 1, "russia": 2}


def test_a_month_is_marked_at_both_its_ends_and_a_day_once() -> None:
    assert list(marked_days(parse_date("2022-02-24"), "It began")) == [(date(2022, 2, 24), "It began")]
    assert list(marked_days(parse_date("2022-02"), "It began")) == [
        (date(2022, 2, 1), "It began (at the earliest)"),
        (date(2022, 2, 28), "It began (at the latest)"),
    ]
