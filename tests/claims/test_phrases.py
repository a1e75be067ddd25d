from collections.abc import Callable
from fractions import Fraction
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from tests.builders import between
from tests.builders import quantity as quantity_json
from tests.short_numbers import read_short
from tests.strategies import bounds, counts, edtf_dates, edtf_intervals
from warloss_gui import language
from warloss_gui.claims import phrases
from warloss_gui.claims.bounds import Bounds
from warloss_gui.claims.caveats import CaveatKind
from warloss_gui.claims.counts import EquipmentClass, Outcome
from warloss_gui.claims.edtf import EdtfDate, EdtfInterval, parse_date, parse_interval
from warloss_gui.claims.quantity import Quantity, Unit
from warloss_gui.claims.sources import EvidenceBasis, Role

QUANTITY: TypeAdapter[Any] = TypeAdapter(Quantity)


@pytest.mark.parametrize(
    ("terms", "words"),
    [
        (Role, phrases.ROLES),
        (EvidenceBasis, phrases.BASES),
        (Outcome, phrases.OUTCOMES),
        (Unit, phrases.UNITS),
        (EquipmentClass, phrases.EQUIPMENT),
        (CaveatKind, phrases.CAVEAT_KINDS),
    ],
    ids=["role", "basis", "outcome", "unit", "equipment", "caveat"],
)
def test_every_term_has_words_of_its_own(terms: Any, words: dict[str, str]) -> None:
    assert sorted(words) == sorted(get_args(terms))
    assert len(set(words.values())) == len(words)
    assert all(words.values())


# Numbers


@pytest.mark.parametrize(
    ("qualifier", "text"),
    [
        ("exact", "1,020,010"),
        ("about", "about 1,020,010"),
        ("at_least", "at least 1,020,010"),
        ("more_than", "more than 1,020,010"),
        ("up_to", "up to 1,020,010"),
        ("nearly", "nearly 1,020,010"),
    ],
)
def test_a_number_is_never_without_its_bound(qualifier: str, text: str) -> None:
    assert phrases.quantity(QUANTITY.validate_python(quantity_json(1_020_010, qualifier))) == text


def test_a_range_says_both_its_ends() -> None:
    assert phrases.quantity(QUANTITY.validate_python(between(4000, 6000))) == "between 4,000 and 6,000"


@pytest.mark.parametrize(
    ("qualifier", "text"),
    [
        ("exact", "1,020,010"),
        ("about", "about 1.02 million"),
        ("at_least", "at least 1.02 million"),
        ("more_than", "more than 1.02 million"),
        ("up_to", "up to 1.03 million"),
        ("nearly", "nearly 1.03 million"),
    ],
)
def test_a_short_number_has_its_bound_and_is_never_stronger(qualifier: str, text: str) -> None:
    assert phrases.quantity_short(QUANTITY.validate_python(quantity_json(1_020_010, qualifier))) == text


@pytest.mark.parametrize(
    ("made", "text"),
    [
        (quantity_json(400_000, "at_least"), "at least 400,000"),
        (quantity_json(999_999, "about"), "about 999,999"),
        (quantity_json(1_000_000), "1 million"),
        (quantity_json(1_300_000), "1.3 million"),
        (quantity_json(1_300_001), "1,300,001"),
        (quantity_json(999_999_999), "999,999,999"),
        (quantity_json(999_999_999, "at_least"), "at least 999.99 million"),
        (quantity_json(999_999_999, "up_to"), "up to 1 billion"),
        (quantity_json(10**15, "up_to"), "up to 1000 trillion"),
        (between(900_000, 1_300_000), "between 900,000 and 1.3 million"),
        (between(1_234_567, 1_238_001), "between 1.23 million and 1.24 million"),
        # Both ends are rounded outwards, so a range does not close to a point.
        (between(1_230_001, 1_230_002), "between 1.23 million and 1.24 million"),
    ],
)
def test_a_number_is_no_shorter_than_it_can_be_said(made: dict[str, Any], text: str) -> None:
    assert phrases.quantity_short(QUANTITY.validate_python(made)) == text


ONE_NUMBER: dict[str, tuple[str, Callable[[Fraction, int], bool]]] = {
    "exact": ("", lambda shown, value: shown == value),
    "about": ("about ", lambda shown, value: abs(shown - value) * 200 <= value),
    "at_least": ("at least ", lambda shown, value: shown <= value),
    "more_than": ("more than ", lambda shown, value: shown <= value),
    "up_to": ("up to ", lambda shown, value: shown >= value),
    "nearly": ("nearly ", lambda shown, value: shown >= value),
}
"""What stands before a short number, and how it must relate to the published one."""


@given(st.sampled_from(sorted(ONE_NUMBER)), counts())
def test_a_short_number_keeps_what_was_published_true(qualifier: str, value: int) -> None:
    words, is_true = ONE_NUMBER[qualifier]
    claimed = QUANTITY.validate_python(quantity_json(value, qualifier))
    text = phrases.quantity_short(claimed)
    assert text.startswith(words)
    assert is_true(read_short(text.removeprefix(words)), value)
    assert value >= 10**6 or text == phrases.quantity(claimed)


@given(st.lists(counts(), min_size=2, max_size=2, unique=True))
def test_a_short_range_holds_the_one_that_was_published(found: list[int]) -> None:
    low, high = sorted(found)
    text = phrases.quantity_short(QUANTITY.validate_python(between(low, high)))
    first, last = text.removeprefix("between ").split(" and ")
    assert read_short(first) <= low < high <= read_short(last)


def b(low: int | Fraction | None, high: int | Fraction | None, **marks: bool) -> Bounds:
    return Bounds(None if low is None else Fraction(low), None if high is None else Fraction(high), **marks)


SHARE = Fraction(600_000, 11_000)  # 54.545…


@pytest.mark.parametrize(
    ("found", "text"),
    [
        (b(50, 50), "50"),
        (b(Fraction(1, 2), Fraction(1, 2)), "0.5"),
        (b(50, 50, approximate=True), "about 50"),
        (b(SHARE, SHARE), "about 54.5"),
        (b(SHARE, SHARE, approximate=True), "about 55"),
        (b(Fraction(71, 8), Fraction(71, 8), approximate=True), "about 8.9"),
        (b(SHARE, None), "at least 54.5"),
        (b(SHARE, None, low_open=True), "more than 54.5"),
        (b(None, SHARE), "up to 54.6"),
        (b(None, SHARE, high_open=True), "less than 54.6"),
        (b(SHARE, 60), "between 54.5 and 60"),
        (b(SHARE, 60, low_open=True, high_open=True), "between 54.5 and 60"),
        (b(SHARE, None, approximate=True), "at least about 54"),
        (b(4000, 6000, approximate=True), "between about 4,000 and about 6,000"),
        (b(None, None), "not bounded"),
    ],
)
def test_the_result_of_arithmetic_is_never_without_its_bound(found: Bounds, text: str) -> None:
    assert phrases.bounds(found) == text


def test_the_result_of_arithmetic_says_what_it_is() -> None:
    assert phrases.bounds(b(50, None), "{number} %") == "at least 50 %"
    assert phrases.bounds(b(50, None, approximate=True), "{number} %") == "at least about 50 %"


@given(bounds())
def test_an_approximate_result_always_says_so(found: Bounds) -> None:
    said = phrases.bounds(found)
    if found.approximate:
        assert "about " in said or said == "not bounded"
    elif not found.is_point:
        assert "about " not in said


@pytest.mark.parametrize(("first", "last", "text"), [(1223, 1223, "1,223"), (1194, 1223, "1,194 to 1,223")])
def test_a_span_of_whole_numbers_needs_no_verb(first: int, last: int, text: str) -> None:
    assert phrases.whole_range(Bounds.between(first, last)) == text


@pytest.mark.parametrize("found", [b(1, None), b(None, 1), b(None, None)])
def test_a_span_of_whole_numbers_has_two_ends(found: Bounds) -> None:
    with pytest.raises(ValueError, match="two ends"):
        phrases.whole_range(found)


# Words in lists


def test_outcomes_stand_in_one_order() -> None:
    assert phrases.outcomes(("wounded",)) == "wounded"
    assert phrases.outcomes(("wounded", "killed")) == "killed and wounded"
    assert phrases.outcomes(("missing", "wounded", "killed")) == "killed, wounded and missing"


def test_an_equipment_class_begins_a_line() -> None:
    assert phrases.equipment("multiple_launch_rocket_systems") == "Multiple launch rocket systems"


# Dates


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2025-06-30", "30 June 2025"),
        ("2025-06", "June 2025"),
        ("2025-06-XX", "June 2025"),
        ("2025", "2025"),
        ("2025-XX-XX", "2025"),
        ("2025-21", "spring 2025"),
        ("2025-22", "summer 2025"),
        ("2025-23", "autumn 2025"),
        ("2025-24", "winter 2025"),
        ("202X", "2020 to 2029"),
        ("20XX", "2000 to 2099"),
        ("2025-06-30?", "30 June 2025 (uncertain)"),
        ("2025-06~", "about June 2025"),
        ("2025-22~", "about summer 2025"),
        ("202X%", "about 2020 to 2029 (uncertain)"),
    ],
)
def test_a_date_is_no_more_precise_than_it_was_given(text: str, words: str) -> None:
    assert phrases.date_text(parse_date(text)) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2022-02-24/2025-06-30", "24 February 2022 to 30 June 2025"),
        ("2022-02-24~/2025?", "about 24 February 2022 to 2025 (uncertain)"),
        ("2022-02-24/..", "since 24 February 2022"),
        ("2022-02/", "from February 2022, end not known"),
        ("../2025-06-30", "until 30 June 2025"),
        ("/2025", "until 2025"),
    ],
)
def test_a_period_says_what_is_open(text: str, words: str) -> None:
    assert phrases.interval_text(parse_interval(text)) == words


@given(edtf_dates(first_year=1000))
def test_every_date_has_words_with_its_year_and_its_doubt(when: EdtfDate) -> None:
    text = phrases.date_text(when)
    assert language.year(when.earliest) in text
    assert ("about" in text) == (when.mark in ("~", "%"))
    assert ("(uncertain)" in text) == (when.mark in ("?", "%"))


@given(edtf_intervals())
def test_every_period_has_words_for_each_end_that_is_known(span: EdtfInterval) -> None:
    text = phrases.interval_text(span)
    assert all(phrases.date_text(end) in text for end in (span.start, span.end) if end is not None)
