from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.strategies import bounds, bounds_and_members
from warloss_gui.claims.bounds import Bounds

Member = tuple[Bounds, Fraction]

AT_LEAST_5 = Bounds(Fraction(5), None)
MORE_THAN_5 = Bounds(Fraction(5), None, low_open=True)
UP_TO_5 = Bounds(None, Fraction(5))
LESS_THAN_5 = Bounds(None, Fraction(5), high_open=True)
ANY = Bounds(None, None)


def ends(found: Bounds) -> tuple[Fraction | None, Fraction | None]:
    return found.low, found.high


def covers(wide: Bounds, narrow: Bounds) -> bool:
    """Whether everything that the narrow bounds allow is allowed by the wide ones."""
    low = wide.low is None or (
        narrow.low is not None and (narrow.low, narrow.low_open or not wide.low_open) >= (wide.low, True)
    )
    high = wide.high is None or (
        narrow.high is not None
        and (-narrow.high, narrow.high_open or not wide.high_open) >= (-wide.high, True)
    )
    return low and high


# What the bounds allow


@pytest.mark.parametrize(
    ("found", "allowed", "excluded"),
    [
        (Bounds.point(5), [5], [4, 6, Fraction(49, 10)]),
        (Bounds.between(4, 6), [4, 5, 6], [3, 7]),
        (AT_LEAST_5, [5, 6, 10**20], [4, 0]),
        (MORE_THAN_5, [6, Fraction(51, 10)], [5, 4]),
        (UP_TO_5, [5, 0], [6]),
        (LESS_THAN_5, [4, 0, Fraction(49, 10)], [5, 6]),
        (ANY, [0, 10**20], []),
    ],
)
def test_contains_is_what_the_words_say(
    found: Bounds, allowed: list[int | Fraction], excluded: list[int | Fraction]
) -> None:
    assert all(found.contains(number) for number in allowed)
    assert not any(found.contains(number) for number in excluded)


def test_only_a_single_number_is_a_point() -> None:
    assert Bounds.point(5).is_point
    assert Bounds.between(5, 5).is_point
    assert not Bounds.between(5, 6).is_point
    assert not AT_LEAST_5.is_point
    assert not ANY.is_point


def test_about_is_a_mark_and_not_an_interval() -> None:
    about = Bounds.point(5, approximate=True)
    assert about.approximate
    assert ends(about) == (5, 5)
    assert Bounds.between(4, 5, approximate=True).approximate
    assert not Bounds.between(4, 5).approximate
    assert not Bounds.point(5).approximate
    assert not ANY.approximate


@pytest.mark.parametrize(("low", "high"), [(-1, None), (None, -1), (-2, -1), (-1, 5)])
def test_a_negative_count_is_refused(low: int | None, high: int | None) -> None:
    with pytest.raises(ValueError, match="never negative"):
        Bounds(None if low is None else Fraction(low), None if high is None else Fraction(high))


def test_ends_in_the_wrong_order_are_refused() -> None:
    with pytest.raises(ValueError, match="lower end 6 is above the upper end 5"):
        Bounds.between(6, 5)


# Soundness: an operation allows whatever its inputs allow


@given(bounds_and_members(), bounds_and_members())
def test_a_sum_of_allowed_numbers_is_allowed(one: Member, other: Member) -> None:
    assert (one[0] + other[0]).contains(one[1] + other[1])


@given(bounds_and_members(), bounds_and_members().filter(lambda pair: pair[1] > 0))
def test_a_quotient_of_allowed_numbers_is_allowed(one: Member, other: Member) -> None:
    assert (one[0] / other[0]).contains(one[1] / other[1])


@given(bounds_and_members(), st.integers(1, 10**6))
def test_a_multiple_of_an_allowed_number_is_allowed(one: Member, factor: int) -> None:
    assert (one[0] * factor).contains(one[1] * factor)


@pytest.mark.parametrize("divisor", [Bounds(None, Fraction(10), high_open=True), Bounds(None, Fraction(10))])
def test_no_part_of_an_unknown_whole_is_still_no_part(divisor: Bounds) -> None:
    nothing_or_more = Bounds(Fraction(0), None)
    assert (nothing_or_more / divisor).contains(0)


def test_nothing_of_more_than_something_is_nothing() -> None:
    nothing = Bounds.point(0)
    assert (nothing / MORE_THAN_5).contains(0)
    assert (Bounds(None, Fraction(0)) / MORE_THAN_5).contains(0)


# Tightness: an operation says as much as its inputs support


def test_ends_come_out_as_tight_as_the_inputs_allow() -> None:
    assert ends(Bounds.between(2, 3) + Bounds.between(10, 20)) == (12, 23)
    assert ends(Bounds.between(2, 3) / Bounds.between(10, 20)) == (Fraction(1, 10), Fraction(3, 10))
    assert ends(Bounds.between(2, 3) * 7) == (14, 21)


@given(st.integers(0, 10**15), st.integers(1, 10**15))
def test_points_stay_points(one: int, other: int) -> None:
    a, b = Bounds.point(one), Bounds.point(other)
    assert a + b == Bounds.point(one + other)
    assert a / b == Bounds.point(Fraction(one, other))
    assert a * other == Bounds.point(one * other)


@pytest.mark.parametrize(
    ("found", "low_open", "high_open"),
    [
        (MORE_THAN_5 + Bounds.point(1), True, False),
        (Bounds.point(1) + LESS_THAN_5, False, True),
        (MORE_THAN_5 / Bounds.point(2), True, False),
        (LESS_THAN_5 / Bounds.point(2), False, True),
        (Bounds.point(1) / LESS_THAN_5, True, False),
        (Bounds.point(1) / MORE_THAN_5, False, True),
        (MORE_THAN_5 * 2, True, False),
        (LESS_THAN_5 * 2, False, True),
        (AT_LEAST_5 + UP_TO_5, False, False),
        (AT_LEAST_5 / AT_LEAST_5, False, False),
    ],
)
def test_an_excluded_end_stays_excluded(found: Bounds, low_open: bool, high_open: bool) -> None:
    assert (found.low_open, found.high_open) == (low_open, high_open)


# One-sided stays one-sided


@given(bounds(), bounds())
def test_a_sum_has_an_end_only_where_both_have_it(one: Bounds, other: Bounds) -> None:
    found = one + other
    assert (found.low is None) == (one.low is None or other.low is None)
    assert (found.high is None) == (one.high is None or other.high is None)


@given(bounds(), bounds().filter(lambda found: found.high != 0))
def test_a_quotient_has_an_end_only_where_the_opposite_ends_support_it(one: Bounds, other: Bounds) -> None:
    found = one / other
    assert (found.low is None) == (one.low is None or other.high is None)
    assert (found.high is None) == (one.high is None or other.low is None or other.low == 0)


@given(bounds(), st.integers(1, 10**6))
def test_a_multiple_has_the_ends_of_its_number(one: Bounds, factor: int) -> None:
    found = one * factor
    assert (found.low is None, found.high is None) == (one.low is None, one.high is None)


# About is inherited


@given(bounds(), bounds().filter(lambda found: found.high != 0), st.integers(1, 10))
def test_a_result_is_approximate_where_an_input_is(one: Bounds, other: Bounds, factor: int) -> None:
    either = one.approximate or other.approximate
    assert (one + other).approximate == either
    assert (one / other).approximate == either
    assert (one * factor).approximate == one.approximate


# Laws


@given(bounds(), bounds(), bounds())
def test_the_order_of_adding_does_not_matter(one: Bounds, two: Bounds, three: Bounds) -> None:
    assert one + two == two + one
    assert (one + two) + three == one + (two + three)


@given(bounds(), bounds(), bounds(), st.integers(1, 10**6))
def test_knowing_less_never_tells_more(wide: Bounds, narrow: Bounds, other: Bounds, factor: int) -> None:
    if not covers(wide, narrow):
        wide = Bounds(None, None)
    assert covers(wide + other, narrow + other)
    assert covers(wide * factor, narrow * factor)
    if other.high != 0:
        assert covers(wide / other, narrow / other)
    if wide.high != 0 and narrow.high != 0:
        assert covers(other / wide, other / narrow)


@pytest.mark.parametrize("one", [Bounds.point(5), AT_LEAST_5, UP_TO_5, ANY])
def test_a_divisor_that_can_only_be_zero_is_refused(one: Bounds) -> None:
    with pytest.raises(ZeroDivisionError, match="only be zero"):
        _ = one / Bounds.point(0)
    with pytest.raises(ZeroDivisionError, match="only be zero"):
        _ = one / Bounds(None, Fraction(0))
