from collections.abc import Callable, Sequence
from itertools import accumulate
from typing import Final

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from warloss_gui.history.slips import Mistake, leaps, mistakes

STEADY: Final = tuple(range(10_953, 11_013, 3))
"""Twenty totals, three more each day. The eleventh is 10,983."""
MENDED: Final = Mistake("digit", 10_983)
TAKEN_BACK: Final = Mistake("taken_back")


def of(values: Sequence[int], times: Sequence[int] | None = None) -> dict[int, Mistake]:
    """The slips among totals, which are of days that follow one another."""
    return dict(mistakes(values, range(len(values)) if times is None else times))


def with_totals(place: int, *totals: int) -> list[int]:
    """The steady totals with others from a place on."""
    return [*STEADY[:place], *totals, *STEADY[place + len(totals) :]]


@pytest.mark.parametrize(
    "total", [1098, 1983, 983, 1083, 110_983, 100_983, 109_833, 19_083, 10_893, 10_938, 10_983_000]
)
def test_what_a_slip_of_the_pen_explains_is_mended(total: int) -> None:
    # 983 lacks two digits, but the totals go back to where they were.
    assert of(with_totals(10, total)) == {10: TAKEN_BACK if total == 983 else MENDED}


def test_the_last_and_the_first_total_are_mended_by_the_one_beside_them() -> None:
    assert of([*STEADY[:10], 1098]) == {10: MENDED}
    assert of([*STEADY[:10], 109_983]) == {10: MENDED}
    assert of([*STEADY[:10], 10_983_000]) == {10: MENDED}
    assert of([*STEADY[:10], 10_893]) == {}
    assert of([1098, *STEADY[11:]]) == {0: MENDED}
    assert of([100_983, *STEADY[11:]]) == {0: MENDED}
    assert of([19_083, *STEADY[11:]]) == {0: MENDED}


def test_several_at_an_end_are_mended_together() -> None:
    assert of([*STEADY[:10], 1098, 1096]) == {10: MENDED, 11: Mistake("digit", 10_986)}
    assert of([1098, 1098, *STEADY[11:]]) == {0: Mistake("digit", 10_980), 1: MENDED}
    assert of([*STEADY[:10], 1098, 5]) == {}


def test_a_leap_at_an_end_is_none_where_digits_could_be_exchanged() -> None:
    assert of([*STEADY[:10], 11_980]) == {}
    assert of([10_938, *STEADY[11:]]) == {}


def test_where_usual_changes_are_large_nothing_is_mended_at_an_end() -> None:
    # Of 31, 131 would be the total that fits before 135.
    assert of([31, 135, 150, 190, 204, 225]) == {}


@pytest.mark.parametrize(
    "totals", [(12_000,), (12_000, 12_003), (9000,), (9000, 9001, 9002, 9003, 9004), (0,)]
)
def test_what_is_taken_back_is_a_slip(totals: Sequence[int]) -> None:
    assert of(with_totals(8, *totals)) == dict.fromkeys(range(8, 8 + len(totals)), TAKEN_BACK)


@pytest.mark.parametrize(
    "values",
    [
        [*STEADY[:10], *(total - 3000 for total in STEADY[10:])],
        [*STEADY[:10], *(total + 3000 for total in STEADY[10:])],
        with_totals(8, *range(9000, 9008)),
        with_totals(8, 11_000),
        with_totals(8, 10_978),
        [*STEADY[:8], 12_000, *(total + 900 for total in STEADY[9:])],
        [*STEADY[:10], 10_000],
        [*STEADY[:10], 12_000],
    ],
    ids=["falls", "leaps", "lasts", "is slight", "is less", "goes back in part", "falls last", "leaps last"],
)
def test_all_else_stays(values: list[int]) -> None:
    assert of(values) == {}


def test_over_many_days_totals_may_change_much() -> None:
    times = [*range(8), *range(200, 212)]
    values = [*STEADY[:8], *(total + 580 for total in STEADY[8:])]
    assert of(values, times) == {}
    values[8] = 1157
    assert of(values, times) == {8: Mistake("digit", 11_557)}


def test_of_a_few_totals_nothing_is_usual() -> None:
    assert of([5]) == of([10_980, 10_983]) == of([10_980, 9000, 10_986]) == of([10_980, 10_983, 1098]) == {}
    assert of([10_980, 1098, 10_986]) == {1: MENDED}


def test_of_two_explanations_neither_is_given() -> None:
    low_and_high = [1000 + 3 * day + 500 * (day % 2) for day in range(40)]
    assert of(low_and_high) == {}


def test_a_correction_of_about_a_usual_change_is_no_slip() -> None:
    # 37,824 would fit before 37,832, and is 37,842 with two digits exchanged.
    before = list(accumulate((25, 31, 18, 40, 22) * 6, initial=36_900))
    start = before[-1]
    values = [*before, 37_842 - 47, 37_842, 37_832, 37_915, *(37_915 + 30 * day for day in range(1, 20))]
    assert start < 37_842 - 47
    assert of(values) == {}


def test_a_leap_is_far_beyond_the_usual_changes_and_stays() -> None:
    leaping = [*STEADY[:10], *(total + 3000 for total in STEADY[10:])]
    assert list(leaps(leaping, range(len(leaping)))) == [10]
    assert list(leaps(STEADY, range(len(STEADY)))) == []
    assert list(leaps([5, 5000], [0, 1])) == []
    # Of so many days it is usual.
    assert list(leaps(leaping, [*range(10), *range(100, 110)])) == [10]
    assert list(leaps(leaping, [*range(10), *range(120, 130)])) == []


@st.composite
def growing(draw: st.DrawFn, gaps: Sequence[int] = (1, 1, 1, 2, 5)) -> tuple[list[int], list[int]]:
    """Totals that grow by about as much for each day, with so many days from one to the next."""
    size = draw(st.integers(20, 60))
    start = draw(st.integers(2000, 10**6))
    usual = draw(st.integers(1, start // 1000))
    days = draw(st.lists(st.sampled_from(gaps), min_size=size, max_size=size))
    changes = draw(st.lists(st.integers(usual, usual + usual // 2), min_size=size, max_size=size))
    steps = [change * day for change, day in zip(changes, days, strict=True)]
    return list(accumulate(steps, initial=start)), list(accumulate(days, initial=0))


@given(growing())
def test_totals_that_grow_have_no_slip(made: tuple[list[int], list[int]]) -> None:
    values, times = made
    assert of(values, times) == {}


@given(growing((1,)), st.data())
def test_a_fall_that_stays_is_no_slip(made: tuple[list[int], list[int]], data: st.DataObject) -> None:
    values, _times = made
    place = data.draw(st.integers(8, len(values) - 9))
    fall = data.draw(st.integers(1, values[place - 1]))
    lowered = [*values[:place], *(max(total - fall, 0) for total in values[place:])]
    assert of(lowered) == {}


def _at(text: str, place: int) -> tuple[str, str, str]:
    place %= len(text)
    return text[:place], text[place], text[place + 1 :]


def _lost(total: int, place: int) -> int:
    before, _digit, after = _at(str(total), place)
    return int(before + after)


def _doubled(total: int, place: int) -> int:
    before, digit, after = _at(str(total), place)
    return int(before + digit + digit + after)


def _exchanged(total: int, place: int) -> int:
    text = str(total)
    place %= len(text) - 1
    return int(text[:place] + text[place + 1] + text[place] + text[place + 2 :])


def _in_thousands(total: int, _place: int) -> int:
    return total * 1000


Slip = Callable[[int, int], int]


@given(growing(), st.data(), st.sampled_from((_lost, _doubled, _exchanged, _in_thousands)))
def test_one_slip_among_growing_totals_is_named(
    made: tuple[list[int], list[int]], data: st.DataObject, slip: Slip
) -> None:
    values, times = made
    place = data.draw(st.integers(1, len(values) - 2))
    meant, before, after = values[place], values[place - 1], values[place + 1]
    wrong = slip(meant, data.draw(st.integers(0, 9)))
    assume(abs(wrong - meant) >= 5 * (after - before))
    found = of([*values[:place], wrong, *values[place + 1 :]], times)
    assert list(found) == [place]
    mended = found[place].mended
    # Of 1 nothing tells that it was 2001.
    assert (mended is None) == (len(str(wrong)) < len(str(meant)) - 1)
    assert mended is None or before <= mended <= after


@given(growing(), st.data(), st.sampled_from((_lost, _doubled, _in_thousands)))
def test_one_slip_at_an_end_is_named(
    made: tuple[list[int], list[int]], data: st.DataObject, slip: Slip
) -> None:
    values, times = made
    place = data.draw(st.sampled_from((0, len(values) - 1)))
    meant = values[place]
    values[place] = slip(meant, data.draw(st.integers(0, 9)))
    assume(len(str(values[place])) >= len(str(meant)) - 1)
    found = of(values, times)
    assert [(at, mistake.ground) for at, mistake in found.items()] == [(place, "digit")]


@given(growing(), st.data(), st.integers(1, 7))
def test_a_run_that_is_taken_back_is_named(
    made: tuple[list[int], list[int]], data: st.DataObject, length: int
) -> None:
    values, times = made
    place = data.draw(st.integers(1, len(values) - length - 1))
    by = data.draw(st.integers(values[-1] // 3, values[0])) * data.draw(st.sampled_from((-1, 1)))
    values[place : place + length] = [total + by for total in values[place : place + length]]
    assume(min(values) >= 0)
    assert list(of(values, times)) == list(range(place, place + length))
