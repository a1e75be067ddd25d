from decimal import Decimal
from fractions import Fraction
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from tests.builders import Json, between, in_words, quantity, rate, share
from tests.claims.refusals import refused
from tests.strategies import LARGEST_COUNT, amounts, quantities
from warloss_gui.claims.bounds import Bounds
from warloss_gui.claims.quantity import (
    DIGITS,
    Per,
    PerIs,
    Qualifier,
    Quantity,
    RangeQuantity,
    SingleQuantity,
    Unit,
    WordsQuantity,
)

QUANTITY: TypeAdapter[SingleQuantity | RangeQuantity | WordsQuantity] = TypeAdapter(Quantity)
N = Fraction(6000)


@pytest.mark.parametrize(
    ("qualifier", "found"),
    [
        ("exact", Bounds(N, N)),
        ("about", Bounds(N, N, approximate=True)),
        ("at_least", Bounds(N, None)),
        ("more_than", Bounds(N, None, low_open=True)),
        ("up_to", Bounds(None, N)),
        ("fewer_than", Bounds(None, N, high_open=True)),
        ("nearly", Bounds(None, N, high_open=True)),
    ],
)
def test_the_qualifier_decides_what_is_allowed(qualifier: str, found: Bounds) -> None:
    made = QUANTITY.validate_python(quantity(6000, qualifier))
    assert made.bounds == found
    assert made.published == (6000,)


def test_a_range_allows_both_its_ends_and_has_no_midpoint() -> None:
    made = QUANTITY.validate_python(between(4000, 6000))
    assert isinstance(made, RangeQuantity)
    assert made.bounds == Bounds.between(4000, 6000)
    assert (made.value, made.published) == (None, (4000, 6000))


def test_a_range_may_have_a_best_value_and_a_kind_of_interval() -> None:
    interval = {"kind": "confidence", "level": 95}
    made = QUANTITY.validate_python(between(4000, 6000, value=4800, interval=interval))
    assert isinstance(made, RangeQuantity)
    assert made.published == (4000, 4800, 6000)
    assert made.bounds == Bounds.between(4000, 6000)
    assert made.interval is not None
    assert (made.interval.kind, made.interval.level) == ("confidence", 95)


@pytest.mark.parametrize("value", [3999, 6001])
def test_a_best_value_lies_in_its_range(value: int) -> None:
    found = refused(QUANTITY.validate_python, between(4000, 6000, value=value))
    assert (found.kind, found.message) == (
        "best_value",
        f"the best value {value} is not between 4000 and 6000",
    )
    assert found.hint == "correct one of the three"


@pytest.mark.parametrize("value", [4000, 6000])
def test_a_best_value_may_be_an_end(value: int) -> None:
    assert QUANTITY.validate_python(between(4000, 6000, value=value)).published == (4000, value, 6000)


@pytest.mark.parametrize(
    "interval",
    [
        {"kind": "range", "level": 95},
        {"kind": "confidence", "level": 0},
        {"kind": "confidence", "level": 100},
        {"kind": "credible", "level": 950},
    ],
)
def test_the_level_of_an_interval_suits_it(interval: Json) -> None:
    found = refused(QUANTITY.validate_python, between(interval=interval))
    assert (found.kind, found.place) == ("interval_level", ("between", "interval"))
    assert found.hint == "a confidence or credible interval has a level between 0 and 100; a range has none"


@pytest.mark.parametrize(
    "interval", [{"kind": "range"}, {"kind": "credible"}, {"kind": "credible", "level": Decimal("99.9")}]
)
def test_an_interval_may_have_no_level(interval: Json) -> None:
    assert QUANTITY.validate_python(between(interval=interval)).model_dump()["interval"]["kind"]


def test_words_are_kept_and_allow_no_arithmetic() -> None:
    made = QUANTITY.validate_python(in_words("tens of thousands", 4))
    assert isinstance(made, WordsQuantity)
    assert (made.words, made.published, made.bounds) == ("tens of thousands", (), Bounds(None, None))
    assert made.sort_value == 10_000
    assert isinstance(made.sort_value, int)


@pytest.mark.parametrize("magnitude", [-1, 16, 1.0, "1", None, True])
def test_the_magnitude_of_words_is_a_power_of_ten(magnitude: object) -> None:
    assert refused(QUANTITY.validate_python, in_words(magnitude=magnitude)).place == ("in_words", "magnitude")


def test_every_qualifier_is_covered_by_one_kind_of_quantity() -> None:
    kinds = (SingleQuantity, RangeQuantity, WordsQuantity)
    covered = [name for kind in kinds for name in get_args(kind.model_fields["qualifier"].annotation)]
    assert sorted(covered) == sorted(get_args(Qualifier))


def test_rows_are_ordered_by_the_published_number_or_the_lower_one() -> None:
    assert QUANTITY.validate_python(quantity(6000, "up_to")).sort_value == 6000
    assert QUANTITY.validate_python(between(4000, 6000)).sort_value == 4000


# Shares and rates


def test_a_share_says_of_how_many_of_what() -> None:
    made = QUANTITY.validate_python(share(3, 100_000, "inhabitants"))
    assert made.of is not None
    assert (made.of.number, made.of.what) == (100_000, "inhabitants")


@pytest.mark.parametrize("number", [0, Decimal("0.00")])
def test_a_share_of_nothing_is_refused(number: object) -> None:
    found = refused(QUANTITY.validate_python, share(number=number))
    assert (found.kind, found.message) == ("share_of_none", "a share of nothing is none")


@pytest.mark.parametrize("kind", [None, *get_args(PerIs)])
@pytest.mark.parametrize("per", get_args(Per))
def test_a_rate_says_in_which_time(per: str, kind: str | None) -> None:
    made = QUANTITY.validate_python(rate(per=per, per_is=kind))
    assert (made.per, made.per_is) == (per, kind)


@pytest.mark.parametrize("made", [quantity(), between(), in_words()])
def test_a_rate_without_a_time_is_refused(made: Json) -> None:
    found = refused(QUANTITY.validate_python, {**made, "per_is": "average"})
    assert (found.kind, found.place[-1]) == ("per_is_without_per", "per_is")
    assert found.hint == "add per, or leave out per_is"
    assert QUANTITY.validate_python({**made, "per_is": None}).per is None


def test_an_unknown_time_is_the_only_fault_of_its_rate() -> None:
    assert refused(QUANTITY.validate_python, rate(per="hour", per_is="average")).place[-1] == "per"


# Numbers as published


def errors_of(value: object) -> list[Any]:
    """What is wrong with a number, which is tried as a whole and as a decimal one."""
    with pytest.raises(ValidationError) as caught:
        QUANTITY.validate_python(quantity(value))
    return list(caught.value.errors())


@given(quantities())
def test_a_published_number_is_never_changed(made: Json) -> None:
    kept = QUANTITY.validate_python(made).model_dump(exclude_none=True)
    given_ = {name: value for name, value in made.items() if value is not None}
    if given_.get("interval"):
        given_["interval"] = {name: value for name, value in given_["interval"].items() if value is not None}
    assert kept == given_
    assert str(kept) == str({name: given_[name] for name in kept})


@pytest.mark.parametrize("digits", ["1.5", "1.50", "0.000001", "6000.0", "1000000000000000.000000"])
def test_a_decimal_number_keeps_its_digits(digits: str) -> None:
    value = QUANTITY.validate_python(quantity(Decimal(digits))).sort_value
    assert str(value) == digits


@pytest.mark.parametrize("digits", ["1e3", "1.5e3", "0.0000001", "1E+15"])
def test_a_decimal_number_is_written_out_in_a_few_digits(digits: str) -> None:
    found = errors_of(Decimal(digits))
    assert [error["type"] for error in found] == ["int_type", "decimal_digits"]
    assert found[-1]["ctx"]["hint"] == "write it as published, such as 1.5"


def test_a_long_number_is_shortened_where_it_is_refused() -> None:
    found = errors_of(Decimal("0." + "1" * 600))
    assert len(found[-1]["msg"]) < 140


NOT_NUMBERS: list[object] = [
    6000.0,
    6000.5,
    True,
    "6000",
    float("nan"),
    float("inf"),
    Decimal("NaN"),
    Decimal("Infinity"),
    Decimal("-0.5"),
    Decimal(LARGEST_COUNT) + 1,
    None,
    -1,
    LARGEST_COUNT + 1,
    [6000],
    {},
]


@pytest.mark.parametrize("value", NOT_NUMBERS, ids=repr)
def test_only_a_number_is_a_count(value: object) -> None:
    assert {error["loc"][:2] for error in errors_of(value)} == {("exact", "value")}


@pytest.mark.parametrize("value", NOT_NUMBERS, ids=repr)
@pytest.mark.parametrize("end", ["low", "high"])
def test_only_numbers_are_the_ends_of_a_range(end: str, value: object) -> None:
    with pytest.raises(ValidationError) as caught:
        QUANTITY.validate_python({**between(), end: value})
    assert {error["loc"][:2] for error in caught.value.errors()} == {("between", end)}


@pytest.mark.parametrize("value", ["true", "NaN", "Infinity", "1e999", "null", "-1", "9" * 400])
def test_only_a_number_in_json_is_a_count(value: str) -> None:
    with pytest.raises(ValidationError):
        QUANTITY.validate_json(f'{{"qualifier": "exact", "value": {value}, "unit": "person"}}')


@given(st.integers(0, LARGEST_COUNT))
def test_every_count_is_exact_in_the_floating_point_of_other_programs(value: int) -> None:
    assert int(float(value)) == value
    assert (
        QUANTITY.validate_json(f'{{"qualifier": "exact", "value": {value}, "unit": "item"}}').sort_value
        == value
    )


@given(amounts())
def test_a_number_is_written_as_a_number_or_with_its_digits_where_they_are_asked_for(value: Any) -> None:
    made = QUANTITY.validate_python(quantity(value))
    assert QUANTITY.dump_python(made, mode="json")["value"] == float(value)
    written = QUANTITY.dump_python(made, mode="json", context=DIGITS)["value"]
    assert written == (value if isinstance(value, int) else f"{DIGITS}{value}")
    assert QUANTITY.dump_python(made)["value"] is value


@pytest.mark.parametrize(("low", "high"), [(6000, 6000), (6000, 4000), (1, 0), (Decimal("1.5"), 1)])
def test_an_empty_range_is_refused(low: Any, high: Any) -> None:
    found = refused(QUANTITY.validate_python, between(low, high))
    assert found.kind == "range_order"
    assert found.message == f"the range from {low} to {high} is empty"
    assert found.hint.startswith("low must be smaller than high")


@pytest.mark.parametrize(
    "made",
    [
        {**quantity(), "low": 4000},
        {**quantity(), "high": 7000},
        {**quantity(), "interval": {"kind": "range"}},
        {**quantity(), "words": "dozens"},
        {"qualifier": "between", "low": 4000, "unit": "person"},
        {"qualifier": "between", "value": 4000, "unit": "person"},
        {"qualifier": "exact", "low": 4000, "high": 6000, "unit": "person"},
        {"qualifier": "in_words", "value": 12, "unit": "person"},
        {"qualifier": "in_words", "words": "dozens", "unit": "person"},
        {"qualifier": "in_words", "magnitude": 1, "unit": "person"},
        {"value": 6000, "unit": "person"},
        {**quantity(), "qualifier": "roughly"},
    ],
)
def test_each_kind_of_quantity_has_fields_of_its_own(made: Json) -> None:
    with pytest.raises(ValidationError):
        QUANTITY.validate_python(made)


@pytest.mark.parametrize("unit", get_args(Unit))
def test_every_unit_is_kept(unit: str) -> None:
    assert QUANTITY.validate_python(quantity(unit=unit)).unit == unit


@pytest.mark.parametrize("unit", ["persons", "", None])
def test_an_unknown_unit_is_refused(unit: Any) -> None:
    with pytest.raises(ValidationError):
        QUANTITY.validate_python(quantity(unit=unit))
