from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.history.builders import any_series, on, series, slip
from warloss_gui.history.series import Break, Label, Observation, Series

DAYS = st.integers(-3, 205).map(on)


def labels(found: Series) -> list[set[Label]]:
    return [set(change.labels) for change in found.changes()]


def reports(found: Series) -> list[Observation]:
    return [Observation(*report) for report in zip(found.days, found.values, found.qualifiers, strict=True)]


def test_it_names_who_reports_and_who_is_counted() -> None:
    found = series(5)
    assert (found.claimant, found.party) == ("General Staff", "Russia")
    assert replace(found, claimed=replace(found.claimed, claimant=None)).claimant == ""


def test_consecutive_reports_that_grow_have_no_label() -> None:
    assert labels(series(5, 7, 7)) == [set(), set()]


def test_a_total_that_falls_is_labelled() -> None:
    found = series(5, 4, 6)
    assert labels(found) == [{"fall"}, set()]
    assert [change.end.day for change in found.falls()] == [on(2)]
    assert [(change.amount, change.days) for change in found.changes()] == [(-1, 1), (2, 1)]


def test_a_missing_day_is_a_gap() -> None:
    found = series(5, 6, 9, days=[1, 2, 6])
    assert labels(found) == [set(), {"gap"}]
    (gap,) = found.gaps()
    assert (gap.start.day, gap.end.day, gap.days, found.missing(gap)) == (on(2), on(6), 4, 3)


def test_a_missing_month_is_a_gap_in_the_rhythm_of_months() -> None:
    # 1 June, 30 June, 31 July, 30 November and 31 December 2025, 28 February 2026
    found = series(1, 2, 3, 4, 5, 6, days=[1, 30, 61, 183, 214, 273], rhythm="month")
    assert labels(found) == [set(), set(), {"gap"}, set(), {"gap"}]
    assert [found.missing(gap) for gap in found.gaps()] == [3, 1]


@pytest.mark.parametrize(("day", "labelled"), [(1, []), (2, [on(2)]), (3, [on(3)]), (4, [])])
def test_a_break_labels_the_change_into_it(day: int, labelled: list[date]) -> None:
    found = series(5, 6, 7, breaks=(Break(on(day), "It counts more."),))
    assert [change.end.day for change in found.changes() if change.labels == {"definition_break"}] == labelled
    assert all(change.labels <= {"definition_break"} for change in found.changes())


def test_a_change_may_have_every_label() -> None:
    found = series(5, 4, days=[1, 4], breaks=(Break(on(3), "It counts less."),))
    assert labels(found) == [{"fall", "gap", "definition_break"}]
    found = series(5, 4, days=[1, 4], breaks=(Break(on(3), "It counts less."),), slips=(slip(2, 50),))
    assert labels(found) == [{"fall", "gap", "slip", "definition_break"}]


def test_a_slip_is_no_report_and_no_gap() -> None:
    found = series(5, 6, 9, days=[1, 3, 6], slips=(slip(2, 50), slip(4, 60), slip(9, 70)))
    assert labels(found) == [{"slip"}, {"gap", "slip"}]
    assert found.on(on(2)) is None
    first, second = found.changes()
    assert (found.slips_in(first), found.slips_in(second)) == (found.slips[:1], found.slips[1:2])
    assert (found.missing(first), found.missing(second)) == (0, 1)
    whole = found.within(on(1), on(9))
    assert whole is not None
    assert found.slips_in(whole) == found.slips[:2]


def test_several_slips_of_a_month_are_no_gap() -> None:
    found = series(5, 6, days=[1, 30], rhythm="month", slips=(slip(3, 50), slip(4, 60)))
    assert labels(found) == [{"slip"}]


def test_reports_of_a_day() -> None:
    found = series(5, 6, days=[1, 4], qualifiers=["about", "exact"])
    assert found.on(on(1)) == Observation(on(1), 5, "about") == found.first
    assert found.on(on(2)) is None
    assert found.on(on(5)) is None
    assert found.latest(on(3)) == found.first
    assert found.latest(on(9)) == found.last == Observation(on(4), 6, "exact")
    assert found.latest(on(0)) is None


def test_a_change_covers_the_reports_that_stood() -> None:
    found = series(5, 6, 9, days=[1, 4, 5])
    change = found.change(on(3), on(9))
    assert change is not None
    assert (change.start.day, change.end.day, change.labels) == (on(1), on(5), {"gap"})


@pytest.mark.parametrize(("first", "last"), [(0, 5), (0, 0), (1, 3), (5, 1), (4, 4)])
def test_without_two_reports_there_is_no_change(first: int, last: int) -> None:
    assert series(5, 6, days=[1, 4]).change(on(first), on(last)) is None


def test_a_change_within_days_covers_their_own_reports_only() -> None:
    found = series(5, 6, 9, 12, days=[1, 4, 6, 9])
    change = found.within(on(2), on(8))
    assert change is not None
    assert (change.start.day, change.end.day, change.labels) == (on(4), on(6), {"gap"})
    assert found.within(on(1), on(9)) == found.change(on(1), on(9))


@pytest.mark.parametrize(("first", "last"), [(2, 3), (2, 5), (4, 4), (5, 1), (7, 20), (10, 20), (-3, 0)])
def test_without_two_reports_within_days_there_is_no_change(first: int, last: int) -> None:
    assert series(5, 6, 9, days=[1, 4, 7]).within(on(first), on(last)) is None


@pytest.mark.parametrize(
    "changes",
    [
        {"days": (), "values": (), "qualifiers": ()},
        {"values": (1,)},
        {"qualifiers": ("exact",)},
        {"days": (on(1), on(1))},
        {"days": (on(2), on(1))},
        {"values": (0, -1)},
        {"qualifiers": ("exact", "between")},
        {"appeared": Observation(on(2), 1, "exact")},
        {"qualifiers": ("exact", "in_words")},
        {"rows": (1,)},
        {"slips": (slip(2, 5),)},
    ],
)
def test_what_does_not_fit_is_refused(changes: dict[str, object]) -> None:
    good = series(0, 1)
    with pytest.raises(ValueError, match=r"total|series|appears|slip"):
        replace(good, **changes)  # pyright: ignore[reportArgumentType]


@given(any_series())
def test_the_changes_add_up_to_the_whole(found: Series) -> None:
    changes = list(found.changes())
    assert sum(change.amount for change in changes) == found.last.value - found.first.value
    assert sum(change.days for change in changes) == (found.last.day - found.first.day).days
    assert [(change.start, change.end) for change in changes] == list(pairwise(reports(found)))


@given(any_series())
def test_falls_and_gaps_are_all_changes_with_these_labels(found: Series) -> None:
    changes = list(found.changes())
    assert list(found.falls()) == [change for change in changes if "fall" in change.labels]
    assert list(found.gaps()) == [change for change in changes if "gap" in change.labels]
    whole = found.change(found.days[0], found.days[-1])
    broken = any("definition_break" in change.labels for change in changes)
    assert broken == (whole is not None and "definition_break" in whole.labels)


@given(any_series())
def test_nothing_that_a_change_is_not_goes_unlabelled(found: Series) -> None:
    for change in found.changes():
        assert ("fall" in change.labels) == (change.end.value < change.start.value)
        inside = [change.start.day + timedelta(days=n) for n in range(1, change.days)]
        wrong = [one for one in found.slips if one.day in inside]
        assert ("slip" in change.labels) == bool(wrong)
        absent = len(inside) - len(wrong)
        if found.rhythm == "month":
            months = {(day.year, day.month) for day in inside}
            ends = {(day.year, day.month) for day in (change.start.day, change.end.day)}
            absent = max(len(months - ends) - len(wrong), 0)
        assert ("gap" in change.labels) == (absent > 0)
        assert found.missing(change) == absent
        broken = any(one.day in (*inside, change.end.day) for one in found.breaks)
        assert ("definition_break" in change.labels) == broken


@given(any_series(), DAYS, DAYS)
def test_a_span_has_the_labels_of_what_is_inside(found: Series, first: date, last: date) -> None:
    start = [report for report in reports(found) if report.day <= first]
    end = [report for report in reports(found) if report.day <= last]
    change = found.change(first, last)
    if not start or not end or start[-1].day >= end[-1].day:
        assert change is None
        return
    assert change is not None
    assert (change.start, change.end) == (start[-1], end[-1])
    inside = [
        step
        for step in found.changes()
        if change.start.day <= step.start.day and step.end.day <= change.end.day
    ]
    assert sum(step.amount for step in inside) == change.amount
    assert change.labels == frozenset[Label]().union(*(step.labels for step in inside))
    assert list(found.steps(change.start.day, change.end.day)) == inside
    assert found.missing(change) == sum(found.missing(step) for step in inside)


@given(any_series(), DAYS)
def test_reports_are_found_as_by_looking_at_each(found: Series, day: date) -> None:
    assert found.on(day) == next((report for report in reports(found) if report.day == day), None)
    assert found.latest(day) == next(
        (report for report in reversed(reports(found)) if report.day <= day), None
    )
