from fractions import Fraction
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from tests.builders import Json, between, quantity
from tests.claims.refusals import refused
from tests.strategies import LARGEST_COUNT, quantities
from warloss_gui.claims.bounds import Bounds
from warloss_gui.claims.quantity import Qualifier, Quantity, RangeQuantity, SingleQuantity, Unit

QUANTITY: TypeAdapter[SingleQuantity | RangeQuantity] = TypeAdapter(Quantity)
N = Fraction(6000)


@pytest.mark.parametrize(
    ("qualifier", "found"),
    [
        ("exact", Bounds(N, N)),
        ("about", Bounds(N, N, approximate=True)),
        ("at_least", Bounds(N, None)),
        ("more_than", Bounds(N, None, low_open=True)),
        ("up_to", Bounds(None, N)),
        ("nearly", Bounds(None, N, high_open=True)),
    ],
)
def test_the_qualifier_decides_what_is_allowed(qualifier: str, found: Bounds) -> None:
    assert QUANTITY.validate_python(quantity(6000, qualifier)).bounds == found


def test_a_range_allows_both_its_ends_and_has_no_midpoint() -> None:
    made = QUANTITY.validate_python(between(4000, 6000))
    assert made.bounds == Bounds.between(4000, 6000)
    assert not hasattr(made, "value")


def test_every_qualifier_is_covered_by_one_kind_of_quantity() -> None:
    single = get_args(SingleQuantity.model_fields["qualifier"].annotation)
    ranged = get_args(RangeQuantity.model_fields["qualifier"].annotation)
    assert sorted((*single, *ranged)) == sorted(get_args(Qualifier))


def test_rows_are_ordered_by_the_published_number_or_the_lower_one() -> None:
    assert QUANTITY.validate_python(quantity(6000, "up_to")).sort_value == 6000
    assert QUANTITY.validate_python(between(4000, 6000)).sort_value == 4000


@given(quantities())
def test_a_published_number_is_never_changed(made: Json) -> None:
    assert QUANTITY.validate_python(made).model_dump() == made


NOT_COUNTS: list[object] = [
    6000.0,
    6000.5,
    True,
    "6000",
    float("nan"),
    float("inf"),
    None,
    -1,
    LARGEST_COUNT + 1,
    [6000],
    {},
]


@pytest.mark.parametrize("value", NOT_COUNTS, ids=str)
def test_only_a_whole_number_is_a_count(value: object) -> None:
    assert refused(QUANTITY.validate_python, quantity(value)).place == ("exact", "value")


@pytest.mark.parametrize("value", NOT_COUNTS, ids=str)
@pytest.mark.parametrize("end", ["low", "high"])
def test_only_whole_numbers_are_the_ends_of_a_range(end: str, value: object) -> None:
    assert refused(QUANTITY.validate_python, {**between(), end: value}).place == ("between", end)


@pytest.mark.parametrize(
    "value", ["6000.0", "6e3", "true", '"6000"', "NaN", "Infinity", "1e999", "null", "-1", "9" * 400]
)
def test_only_a_whole_number_in_json_is_a_count(value: str) -> None:
    with pytest.raises(ValidationError):
        QUANTITY.validate_json(f'{{"qualifier": "exact", "value": {value}, "unit": "person"}}')


@given(st.integers(0, LARGEST_COUNT))
def test_every_count_is_exact_in_the_floating_point_of_other_programs(value: int) -> None:
    assert int(float(value)) == value
    assert (
        QUANTITY.validate_json(f'{{"qualifier": "exact", "value": {value}, "unit": "item"}}').sort_value
        == value
    )


@pytest.mark.parametrize(("low", "high"), [(6000, 6000), (6000, 4000), (1, 0)])
def test_an_empty_range_is_refused(low: int, high: int) -> None:
    found = refused(QUANTITY.validate_python, between(low, high))
    assert found.kind == "range_order"
    assert found.message == f"the range from {low} to {high} is empty"
    assert found.hint.startswith("low must be smaller than high")


@pytest.mark.parametrize(
    "made",
    [
        {**between(), "value": 5000},
        {**quantity(), "low": 4000},
        {**quantity(), "high": 7000},
        {"qualifier": "between", "low": 4000, "unit": "person"},
        {"qualifier": "between", "value": 4000, "unit": "person"},
        {"qualifier": "exact", "low": 4000, "high": 6000, "unit": "person"},
        {"value": 6000, "unit": "person"},
        {**quantity(), "qualifier": "roughly"},
    ],
)
def test_a_range_has_two_ends_and_anything_else_one_value(made: Json) -> None:
    with pytest.raises(ValidationError):
        QUANTITY.validate_python(made)


@pytest.mark.parametrize("unit", get_args(Unit))
def test_every_unit_is_kept(unit: str) -> None:
    assert QUANTITY.validate_python(quantity(unit=unit)).unit == unit


@pytest.mark.parametrize("unit", ["persons", "", None])
def test_an_unknown_unit_is_refused(unit: Any) -> None:
    with pytest.raises(ValidationError):
        QUANTITY.validate_python(quantity(unit=unit))
