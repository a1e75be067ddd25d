from dataclasses import replace
from typing import Any

import pytest

from tests.history.builders import claimed_of, on, record, series, slip
from warloss_gui.claims.identity import identity
from warloss_gui.history.record import Disagreement, Record, disagreements
from warloss_gui.history.series import Observation


def test_its_days_are_those_of_all_series() -> None:
    made = record(series(1, 2, days=[1, 3]), series(5, 6, days=[2, 3], category="drones"))
    assert made.days == (on(1), on(2), on(3))


def test_a_category_that_begins_later_is_new() -> None:
    made = record(series(1, 2), series(9, days=[2], category="submarines"))
    assert list(made.new_categories()) == [("submarines", Observation(on(2), 9, "exact"))]
    assert [made.is_late(one) for one in made.series.values()] == [False, True]


def test_a_new_category_begins_with_the_first_total_that_is_known() -> None:
    first = Observation(on(3), 7, "exact")
    ends = replace(series(9, days=[30], category="submarines", rhythm="month"), appeared=first)
    made = record(series(1, 2, days=[1, 30], rhythm="month"), ends)
    assert list(made.new_categories()) == [("submarines", first)]


def test_a_record_without_series_is_refused() -> None:
    with pytest.raises(ValueError, match="a record has a series"):
        Record("empty", identity("a claimant"), identity("a party"), "day", {})


def test_a_slip_at_the_beginning_makes_no_category_late() -> None:
    made = record(series(1, 2), series(9, days=[2], category="drones", slips=(slip(1, 90),)))
    assert [made.is_late(one) for one in made.series.values()] == [False, False]


def test_records_are_alike_by_whoever_claims_and_is_counted() -> None:
    made = record(series(1))
    assert made.is_like(record(series(2)))
    assert not made.is_like(record(series(1), claimant="Another"))
    assert not made.is_like(record(series(1), party="Another"))


def test_the_same_count_is_the_same_series_by_whatever_name() -> None:
    renamed = replace(series(5), category="armour", name="tanks")
    other = record(series(6, category="drones"), renamed)
    assert other.like(series(1)) == other.series["armour"]
    assert other.like(series(1, category="drones")) == other.series["drones"]
    assert other.like(series(1, category="submarines")) is None
    # What is called the same and counts something else is another series.
    assert record(replace(series(5), claimed=claimed_of("drones"))).like(series(1)) is None


def test_records_disagree_where_both_have_a_total() -> None:
    first = record(
        series(1, 2, 3), series(7, 8, category="drones"), series(5, category="helicopters"), title="first"
    )
    second = record(series(1, 5, 6, days=[1, 2, 4]), series(9, 9, category="drones"), title="second")
    assert list(disagreements(first, second)) == [
        Disagreement(on(1), "drones", 7, 9),
        Disagreement(on(2), "tanks", 2, 5),
        Disagreement(on(2), "drones", 8, 9),
    ]


@pytest.mark.parametrize("other", [{"claimant": "Another"}, {"party": "Another"}])
def test_records_of_different_claims_are_not_compared(other: Any) -> None:
    with pytest.raises(ValueError, match="the same claim"):
        disagreements(record(series(1)), record(series(1), **other))
