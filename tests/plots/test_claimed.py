"""What the mark of a claim has in common in every picture."""

from datetime import date
from typing import get_args

import pytest

from tests.builders import (
    Json,
    between,
    claim,
    figure,
    figure_of,
    in_words,
    party,
    quantity,
    rate,
    share,
    sheet_of,
)
from tests.claims.in_sheets import in_sheet
from warloss_gui.claims.edtf import parse_date
from warloss_gui.claims.quantity import IntervalKind, Qualifier
from warloss_gui.plots.claimed import (
    SHAPES,
    best_of,
    ends_of,
    is_drawn,
    marked_days,
    party_positions,
    shape_of,
    word_whose,
)
from warloss_gui.plots.picture import Shape


def test_every_bound_has_a_shape_and_no_shape_is_without_one() -> None:
    assert set(SHAPES) == set(get_args(Qualifier))
    intervals = {shape_of_interval(kind) for kind in get_args(IntervalKind)}
    assert {*SHAPES.values(), *intervals} == set(get_args(Shape))


def shape_of_interval(kind: IntervalKind) -> Shape:
    return shape_of(figure_of(quantity=between(interval={"kind": kind})).quantity)


def test_an_interval_of_a_method_looks_otherwise_than_a_range() -> None:
    assert shape_of(figure_of(quantity=between()).quantity) == "span"
    assert [shape_of_interval(kind) for kind in ("range", "confidence", "credible")] == [
        "span",
        "interval",
        "interval",
    ]
    assert shape_of(figure_of(quantity=quantity(5, "fewer_than")).quantity) == "up_to"


@pytest.mark.parametrize(
    ("claimed", "ends"),
    [
        (quantity(5, "at_least"), (5, 5)),
        (between(4_000, 6_000), (4_000, 6_000)),
        (in_words("dozens", 1), (10, 100)),
        (in_words("a few", 0), (1, 10)),
    ],
)
def test_only_a_range_and_words_have_two_ends(claimed: Json, ends: tuple[int, int]) -> None:
    assert ends_of(figure_of(quantity=claimed).quantity) == ends


def test_only_a_range_has_a_best_value_and_only_where_it_was_published() -> None:
    found = (quantity(5), in_words(), between(1, 9), between(1, 9, value=4))
    assert [best_of(figure_of(quantity=one).quantity) for one in found] == [None, None, None, 4]


def test_rates_and_shares_have_no_place_among_totals() -> None:
    found = (quantity(5), in_words(), rate(), share(), share(per="day"))
    assert [is_drawn(figure_of(quantity=one)) for one in found] == [True, True, False, False, False]


def test_a_claim_says_whose_losses_it_counts_and_who_claims_them() -> None:
    made = in_sheet(figure(claim=claim("ministry"), party="ukraine"))
    assert word_whose(*made) == "Ukraine · claimed by the ministry"
    parties = [party("russia"), party("ukraine"), party("both", made_of=["russia", "ukraine"])]
    both = in_sheet(figure(party="both"), parties=parties)
    assert word_whose(*both) == "Both: Russia and Ukraine · claimed by the General Staff"


def test_a_party_has_the_colour_of_its_place_in_the_sheet() -> None:
    made = sheet_of(parties=[party("north-korea"), party("ukraine"), party("russia")])
    assert party_positions(made) == {"north-korea": 0, "ukraine": 1, "russia": 2}


def test_a_month_is_marked_at_both_its_ends_and_a_day_once() -> None:
    assert list(marked_days(parse_date("2022-02-24"), "It began")) == [(date(2022, 2, 24), "It began")]
    assert list(marked_days(parse_date("2022-02"), "It began")) == [
        (date(2022, 2, 1), "It began (at the earliest)"),
        (date(2022, 2, 28), "It began (at the latest)"),
    ]
