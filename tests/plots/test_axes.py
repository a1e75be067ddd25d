from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.strategies import LARGEST_COUNT, counts
from warloss_gui.language import month_short, year
from warloss_gui.plots.axes import SHORTEST, DaySpan, LinearAxis, LogAxis, Tick, TimeAxis

MOST = st.integers(2, 12)


def texts(ticks: tuple[Tick, ...]) -> list[str]:
    return [tick.text for tick in ticks]


def places(ticks: tuple[Tick, ...]) -> list[float]:
    return [tick.at for tick in ticks]


def is_ascending(found: list[float]) -> bool:
    return all(one < after for one, after in pairwise(found))


def leading_digits(value: int) -> str:
    return str(value).rstrip("0")


# Equal steps


@pytest.mark.parametrize(
    ("highest", "top"),
    [
        (0, 1),
        (1, 1),
        (6, 6),
        (7, 8),
        (13, 15),
        (11_000, 12_000),
        (53_593, 60_000),
        (1_020_010, 1_200_000),
        (1_200_000, 1_200_000),
        (1_200_001, 1_500_000),
        (LARGEST_COUNT, 1_000_000_000_000_000),
    ],
)
def test_a_linear_axis_ends_at_the_next_round_number(highest: int, top: int) -> None:
    assert LinearAxis.over(highest) == LinearAxis(top)


@given(st.integers(1, LARGEST_COUNT) | st.integers(1, 100))
def test_a_linear_axis_has_room_for_every_value_and_little_to_spare(highest: int) -> None:
    axis = LinearAxis.over(highest)
    assert highest <= axis.top < highest * Fraction(3, 2) + 1
    assert int(leading_digits(axis.top)) <= 60
    assert axis.title == ""


@given(counts(), counts())
def test_a_number_stands_on_a_linear_axis_in_proportion_to_its_size(value: int, other: int) -> None:
    axis = LinearAxis.over(max(value, other))
    place, other_place = axis.at(value), axis.at(other)
    assert place is not None
    assert other_place is not None
    assert axis.at(0) == 0.0
    assert 0 <= place <= 1
    assert (place < other_place) == (value < other)
    assert place == pytest.approx(value / axis.top)


@given(counts(), MOST)
@example(1_020_010, 4)
def test_the_ticks_of_a_linear_axis_are_round_and_few(highest: int, most: int) -> None:
    axis = LinearAxis.over(highest)
    ticks = axis.ticks(most)
    # One place alone would say nothing of the scale.
    assert 2 <= len(ticks) <= most
    assert ticks[0] == Tick(0.0, "0")
    assert is_ascending(places(ticks))
    assert places(ticks)[-1] <= 1
    assert len(set(texts(ticks))) == len(ticks)
    values = [round(tick.at * axis.top) for tick in ticks]
    (step,) = {after - value for value, after in pairwise(values)}
    assert leading_digits(step) in ("1", "2", "5") or values == [0, axis.top]
    assert all(axis.at(value) == tick.at for value, tick in zip(values, ticks, strict=True))


@pytest.mark.parametrize(
    ("most", "labels"),
    [
        (2, ["0", "1.2 million"]),
        (3, ["0", "1 million"]),
        (4, ["0", "500,000", "1 million"]),
        (8, ["0", "200,000", "400,000", "600,000", "800,000", "1 million", "1.2 million"]),
    ],
)
def test_the_ticks_of_a_linear_axis_are_named_in_short(most: int, labels: list[str]) -> None:
    ticks = LinearAxis(1_200_000).ticks(most)
    assert texts(ticks) == labels
    assert ticks[-1].at == (1 if "1.2 million" in labels else pytest.approx(10 / 12))


# Steps of ten


@pytest.mark.parametrize(
    ("highest", "decades"),
    [(0, 5), (1, 5), (53_593, 5), (100_000, 5), (100_001, 6), (1_000_000, 6), (LARGEST_COUNT, 15)],
)
def test_a_log_axis_ends_at_the_next_power_of_ten_and_not_before_a_hundred_thousand(
    highest: int, decades: int
) -> None:
    assert LogAxis.over(highest) == LogAxis(decades)


@pytest.mark.parametrize("decades", [5, 6, 15])
def test_a_power_of_ten_stands_exactly_at_its_step(decades: int) -> None:
    axis = LogAxis(decades)
    assert [axis.at(10**power) for power in range(decades + 1)] == [
        power / decades for power in range(decades + 1)
    ]


@given(st.integers(1, LARGEST_COUNT), st.integers(1, LARGEST_COUNT))
def test_numbers_stand_on_a_log_axis_in_their_order(value: int, other: int) -> None:
    low, high = sorted((value, other))
    axis = LogAxis.over(high)
    first, last = axis.at(low), axis.at(high)
    assert first is not None
    assert last is not None
    assert 0 <= first <= last <= 1
    assert high < low * 1.01 or first < last


@given(counts())
def test_nothing_has_no_place_on_a_log_axis(highest: int) -> None:
    assert LogAxis.over(highest).at(0) is None


def test_a_log_axis_says_that_its_steps_are_not_equal() -> None:
    assert LogAxis(5).title == "log scale: each step ×10"


def test_lines_stand_at_the_labels_but_on_a_log_axis_at_each_step() -> None:
    assert LogAxis(5).lines(LogAxis(5).ticks(3)) == (0.0, 0.2, 0.4, 0.6, 0.8, 1.0)
    linear, time = LinearAxis(1_000), TimeAxis(24_264, 24_300)
    assert linear.lines(linear.ticks(3)) == tuple(places(linear.ticks(3)))
    assert time.lines(time.ticks(3)) == tuple(places(time.ticks(3)))


@given(counts(), MOST)
@example(LARGEST_COUNT, 2)
def test_the_ticks_of_a_log_axis_are_powers_of_ten_evenly_thinned(highest: int, most: int) -> None:
    axis = LogAxis.over(highest)
    ticks = axis.ticks(most)
    assert 2 <= len(ticks) <= most
    assert ticks[0] == Tick(0.0, "1")
    powers = [round(tick.at * axis.decades) for tick in ticks]
    assert places(ticks) == [axis.at(10**power) for power in powers]
    (step,) = {after - power for power, after in pairwise(powers)}
    assert step > 0
    assert powers[-1] <= axis.decades
    # Nothing is left out that there was room for.
    assert step == 1 or axis.decades // (step - 1) + 1 > most
    assert len(set(texts(ticks))) == len(ticks)


@pytest.mark.parametrize(
    ("most", "labels"),
    [
        (12, ["1", "10", "100", "1,000", "10,000", "100,000"]),
        (6, ["1", "10", "100", "1,000", "10,000", "100,000"]),
        (5, ["1", "100", "10,000"]),
        (3, ["1", "100", "10,000"]),
        (2, ["1", "1,000"]),
    ],
)
def test_the_ticks_of_a_log_axis_are_named_in_full_where_that_is_short(most: int, labels: list[str]) -> None:
    assert texts(LogAxis(5).ticks(most)) == labels


def test_the_ticks_of_a_long_log_axis_are_named_in_short() -> None:
    labels = ["1", "1,000", "1 million", "1 billion", "1 trillion", "1000 trillion"]
    assert texts(LogAxis(15).ticks(6)) == labels


# Time

FIRST, LAST = date.min, date.max

spans = st.tuples(st.dates(), st.dates()).map(sorted) | st.tuples(st.dates(), st.integers(0, 4000)).map(
    lambda pair: [pair[0], min(pair[0], LAST - timedelta(pair[1])) + timedelta(pair[1])]
)
"""Days any time apart, and days that are near."""


def test_a_time_axis_begins_and_ends_with_a_month_and_has_one_to_spare() -> None:
    axis = TimeAxis.over(date(2022, 2, 24), date(2022, 2, 24))
    assert axis == TimeAxis(2022 * 12, 2022 * 12 + 3)
    assert axis.title == ""
    assert axis.at(date(2022, 1, 1)) == 0.0
    assert axis.at(date(2022, 4, 1)) == 1.0
    assert axis.at(date(2022, 2, 24)) == pytest.approx(54 / 90)


def test_a_time_axis_keeps_within_the_calendar() -> None:
    whole = TimeAxis.over(FIRST, LAST)
    assert (whole.at(FIRST), whole.at(LAST)) == (0.0, (LAST - FIRST).days / ((LAST - FIRST).days + 1))
    assert TimeAxis.over(FIRST, FIRST).at(date(1, 3, 1)) == 1.0
    assert TimeAxis.over(LAST, LAST).at(date(9999, 11, 1)) == 0.0
    assert TimeAxis.over(LAST, LAST).at(LAST) == 60 / 61


@given(spans, st.floats(0, 1))
@example([FIRST, LAST], 0.5)
@example([LAST, LAST], 0.0)
def test_every_day_stands_on_a_time_axis_in_its_order(span: list[date], part: float) -> None:
    first, last = span
    axis = TimeAxis.over(first, last)
    day = first + timedelta(int((last - first).days * part))
    assert 0 <= axis.at(first) <= axis.at(day) <= axis.at(last) <= 1
    assert (axis.at(first) < axis.at(day)) == (first < day)
    assert (axis.at(day) < axis.at(last)) == (day < last)


def day_at(axis: TimeAxis, place: float) -> date:
    """The day that stands at a place, to the nearest."""
    start = date(axis.first // 12, axis.first % 12 + 1, 1)
    part = axis.at(start + timedelta(10)) / 10
    return start + timedelta(round(place / part))


@given(spans, MOST)
@example([FIRST, LAST], 2)
@example([FIRST, LAST], 12)
@example([FIRST, FIRST], 2)
@example([LAST, LAST], 2)
# Between two years that can be divided by five: the ticks that would be few enough are none.
@example([date(2000, 8, 10), date(2004, 9, 20)], 2)
def test_the_ticks_of_a_time_axis_are_first_days_of_months_or_years_and_few(
    span: list[date], most: int
) -> None:
    axis = TimeAxis.over(*span)
    ticks = axis.ticks(most)
    assert 1 <= len(ticks) <= most
    assert is_ascending(places(ticks))
    assert ticks[0].at >= 0
    assert ticks[-1].at <= 1
    for tick in ticks:
        day = day_at(axis, tick.at)
        assert axis.at(day) == tick.at
        assert day.day == 1
        assert tick.text == month_short(day) or (tick.text == year(day) and day.month == 1)


@given(spans, MOST)
def test_the_ticks_of_a_time_axis_have_names_of_their_own(span: list[date], most: int) -> None:
    ticks = TimeAxis.over(*span).ticks(most)
    assert len(set(texts(ticks))) == len(ticks)


@pytest.mark.parametrize(
    ("first", "last", "most", "labels"),
    [
        (date(2022, 2, 24), date(2022, 2, 24), 8, "Jan 2022, Feb 2022, Mar 2022, Apr 2022"),
        (date(2022, 2, 24), date(2022, 2, 24), 3, "Jan 2022, Apr 2022"),
        (date(2022, 2, 24), date(2023, 12, 31), 5, "Jan 2022, Jul 2022, Jan 2023, Jul 2023, Jan 2024"),
        (date(2022, 2, 24), date(2025, 6, 30), 4, "2022, 2023, 2024, 2025"),
        (date(2022, 2, 24), date(2025, 6, 30), 2, "2022, 2024"),
        (date(1941, 1, 1), date(2025, 6, 30), 5, "1950, 1975, 2000, 2025"),
        (FIRST, LAST, 4, "2000, 4000, 6000, 8000"),
        (FIRST, LAST, 2, "5000"),
    ],
)
def test_the_ticks_of_a_time_axis_are_named_as_precisely_as_they_stand(
    first: date, last: date, most: int, labels: str
) -> None:
    assert texts(TimeAxis.over(first, last).ticks(most)) == labels.split(", ")


# A part of time


DAYS = st.dates(date(2000, 1, 1), date(2100, 1, 1))


@st.composite
def day_spans(draw: st.DrawFn) -> DaySpan:
    first, last = sorted(draw(st.tuples(DAYS, DAYS)))
    return DaySpan.over(first, last)


def test_a_span_reaches_from_the_first_day_to_the_last() -> None:
    span = DaySpan.over(date(2025, 6, 1), date(2025, 6, 30))
    assert span.at(date(2025, 6, 1)) == 0
    assert span.at(date(2025, 6, 30)) == 1
    assert span.length == 29
    assert span.holds(date(2025, 6, 30))
    assert not span.holds(date(2025, 7, 1))
    assert span.title == ""


def test_a_single_day_stands_in_the_middle_of_a_short_span() -> None:
    span = DaySpan.over(date(2025, 6, 1), date(2025, 6, 1))
    assert span.at(date(2025, 6, 1)) == 0.5
    assert span.length == SHORTEST


@given(day_spans(), st.floats(-100_000, 100_000))
def test_going_along_in_time_ends_at_both_ends_and_changes_no_length(whole: DaySpan, days: float) -> None:
    seen = whole.scaled(0.5, 0.5, whole).moved(days, whole)
    assert seen.length == pytest.approx(whole.scaled(0.5, 0.5, whole).length)
    assert whole.first - 1e-6 <= seen.first
    assert seen.last <= whole.last + 1e-6


@given(day_spans(), st.floats(0.01, 100), st.floats(0, 1))
def test_a_span_is_never_longer_than_all_nor_shorter_than_the_shortest(
    whole: DaySpan, factor: float, place: float
) -> None:
    seen = whole.scaled(0.3, 0.4, whole).scaled(factor, place, whole)
    assert min(SHORTEST, whole.length) - 1e-6 <= seen.length <= whole.length + 1e-6
    assert whole.first - 1e-6 <= seen.first
    assert seen.last <= whole.last + 1e-6


def test_what_is_under_the_pointer_stays_there_while_the_scale_changes() -> None:
    whole = DaySpan.over(date(2022, 1, 1), date(2026, 1, 1))
    day = date(2024, 7, 1)
    place = whole.at(day)
    assert whole.scaled(0.2, place, whole).at(day) == pytest.approx(place)


@given(day_spans(), MOST)
def test_a_span_has_no_more_labels_than_are_asked_for(span: DaySpan, most: int) -> None:
    ticks = span.ticks(most)
    assert len(ticks) <= most
    assert is_ascending(places(ticks))
    assert all(-1e-9 <= tick.at <= 1 + 1e-9 for tick in ticks)
    assert len(set(texts(ticks))) == len(ticks)


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        (date(2022, 2, 25), date(2026, 8, 8), ["2023", "2024", "2025", "2026"]),
        (date(2025, 1, 1), date(2025, 4, 15), ["Jan 2025", "Feb 2025", "Mar 2025", "Apr 2025"]),
        (
            date(2025, 6, 1),
            date(2025, 6, 29),
            ["1 June 2025", "8 June 2025", "15 June 2025", "22 June 2025", "29 June 2025"],
        ),
        (date(2025, 6, 2), date(2025, 6, 16), ["8 June 2025", "15 June 2025"]),
    ],
)
def test_the_labels_of_a_span_are_years_months_or_days(first: date, last: date, expected: list[str]) -> None:
    assert texts(DaySpan.over(first, last).ticks(7)) == expected


def test_going_along_changes_no_steps() -> None:
    whole = DaySpan.over(date(2022, 1, 1), date(2026, 1, 1))
    seen = whole.scaled(0.2, 0.0, whole)
    steps = {
        round(after.at - one.at, 1)
        for days in range(0, 1_000, 7)
        for one, after in pairwise(seen.moved(days, whole).ticks(8))
    }
    assert len(steps) == 1


def test_a_span_at_the_end_of_the_calendar_has_labels() -> None:
    assert DaySpan.over(date.max - timedelta(days=3), date.max).ticks(2) is not None
    assert DaySpan.over(date.min, date.min).ticks(4) is not None
    assert len(DaySpan.over(date.min, date.max).ticks(2)) <= 2


# Decimals


def test_a_decimal_has_its_place_on_an_axis_of_whole_numbers() -> None:
    axis = LinearAxis.over(Decimal("10.5"))
    assert axis == LinearAxis(12)
    assert axis.at(Decimal("1.50")) == 0.125
    assert LinearAxis.over(Decimal("0.25")) == LinearAxis(1)
    assert texts(LinearAxis.over(Decimal("0.25")).ticks(4)) == ["0", "1"]


def test_a_log_axis_begins_below_one_where_something_is_less() -> None:
    axis = LogAxis.over(Decimal("100000.5"), Decimal("0.02"))
    assert axis == LogAxis(8, -2)
    assert axis.at(Decimal("0.01")) == 0.0
    assert axis.at(1) == 0.25
    assert axis.at(0) is None
    assert texts(axis.ticks(9))[:4] == ["0.01", "0.1", "1", "10"]
    assert texts(axis.ticks(3)) == ["0.01", "10", "10,000"]
    assert len(axis.lines(())) == 9
    assert LogAxis.over(7, 3) == LogAxis.over(7) == LogAxis(5)
