import csv
from dataclasses import replace
from datetime import date
from itertools import pairwise
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.documents.record_samples import EQUIPMENT, ORC, PERSONNEL, REAL
from tests.history.builders import any_record, claimed_of, on, record, series
from warloss_gui import assets
from warloss_gui.documents.histories import read_history
from warloss_gui.documents.records import read_records
from warloss_gui.history.judging import judged, jumps
from warloss_gui.history.record import Offset, Record
from warloss_gui.history.series import Break, Series, Slip

STEADY = tuple(range(10_953, 11_013, 3))
"""Twenty totals, three more each day. The eleventh is 10,983."""
FALLS = REAL.parent / "facts" / "known-falls.csv"
DROPPED = REAL.parent / "cases" / "record-digit-dropped.json"


def tanks(*values: int, title: str = "a record", **more: Any) -> Record:
    return record(series(*values, **more), title=title)


def with_total(place: int, total: int) -> tuple[int, ...]:
    return (*STEADY[:place], total, *STEADY[place + 1 :])


def of_tanks(found: Record) -> Series:
    return found.series["tanks"]


def only(*records: Record) -> list[Series]:
    """The tanks of each record, as judged together."""
    return [of_tanks(found) for found in judged(records)]


def test_a_slip_is_taken_out_with_its_row() -> None:
    made = series(*with_total(10, 1098), qualifiers="about")
    read = record(replace(made, rows=tuple(range(101, 121))))
    (found,) = only(read)
    assert found.slips == (Slip(on(11), 1098, "about", "digit", "a file", 111, 10_983),)
    assert found.on(on(11)) is None
    assert found.values == (*STEADY[:10], *STEADY[11:])
    assert found.rows == (*range(101, 111), *range(112, 121))
    assert list(found.falls()) == []
    change = found.change(on(10), on(12))
    assert change is not None
    assert (change.amount, change.labels) == (6, {"slip"})


def test_a_fall_that_stays_is_named_and_is_no_slip() -> None:
    made = tanks(*STEADY[:10], *(total - 14 for total in STEADY[10:]))
    (found,) = judged([made])
    assert found is made
    assert [change.amount for change in of_tanks(found).falls()] == [-11]
    assert of_tanks(found).shared_falls == frozenset()


def test_the_same_fall_in_another_record_is_shared() -> None:
    lowered = [*STEADY[:10], *(total - 14 for total in STEADY[10:])]
    ours, theirs = only(tanks(*lowered), tanks(*lowered, title="another"))
    assert ours.shared_falls == theirs.shared_falls == {on(11)}
    ours, theirs = only(tanks(*lowered), tanks(*lowered[:10], lowered[10] + 1, *lowered[11:]))
    assert ours.shared_falls == theirs.shared_falls == frozenset()


@pytest.mark.parametrize("other", [{"claimant": "Another"}, {"party": "Another"}])
def test_records_of_other_claims_say_nothing(other: Any) -> None:
    made = record(series(*with_total(10, 1098)))
    ours, theirs = only(made, record(series(*with_total(10, 1098)), **other))
    assert [one.ground for one in (*ours.slips, *theirs.slips)] == ["digit", "digit"]
    assert ours.shared_falls == frozenset()


def test_what_another_record_has_too_is_no_slip() -> None:
    ours, theirs = only(tanks(*with_total(10, 1098)), tanks(*with_total(10, 1098)))
    assert ours.slips == theirs.slips == ()
    assert ours.shared_falls == theirs.shared_falls == {on(11)}


def test_of_a_run_that_another_record_has_in_part_nothing_is_a_slip() -> None:
    wrong = [*STEADY[:8], 9000, 9001, 9002, *STEADY[11:]]
    assert [one.day for one in only(tanks(*wrong))[0].slips] == [on(9), on(10), on(11)]
    ours, _theirs = only(tanks(*wrong), tanks(9001, days=[10]))
    assert ours.slips == ()


def test_what_differs_from_two_records_that_agree_is_a_slip() -> None:
    good = tanks(*STEADY, title="good")
    ours, one, other = only(tanks(*with_total(10, 10_984)), good, replace(good, title="good too"))
    assert ours.slips == (Slip(on(11), 10_984, "exact", "others_agree", "a file", None, 10_983),)
    assert one.slips == other.slips == ()


def test_two_records_that_differ_only_disagree() -> None:
    ours, theirs = only(tanks(*with_total(10, 10_984)), tanks(*STEADY))
    assert ours.slips == theirs.slips == ()


def test_two_against_two_is_no_slip() -> None:
    totals = (10_984, 10_984, 10_985, 10_985)
    assert all(found.slips == () for found in only(*(tanks(*with_total(10, total)) for total in totals)))


def test_where_the_others_are_split_no_total_is_given() -> None:
    totals = (10_984, 10_985, 10_985, 10_982, 10_982)
    ours, *others = only(*(tanks(*with_total(10, total)) for total in totals))
    assert [(one.value, one.ground, one.mended) for one in ours.slips] == [(10_984, "others_agree", None)]
    assert all(found.slips == () for found in others)


def test_records_that_mostly_differ_do_not_outvote() -> None:
    strange = tanks(*(total + 1 for total in STEADY))
    ours, *others = only(strange, tanks(*STEADY), tanks(*STEADY))
    assert ours.slips == ()
    assert all(found.slips == () for found in others)


def test_a_column_that_mostly_differs_is_not_outvoted_either() -> None:
    strange = record(series(*STEADY), series(*range(20), category="drones"))
    good = record(series(*STEADY), series(*range(1, 21), category="drones"), title="good")
    found = judged([strange, good, replace(good, title="good too")])[0]
    assert found.series["drones"].slips == ()


def test_a_series_never_loses_all_its_totals() -> None:
    good = tanks(6, title="good")
    assert only(tanks(5), good, replace(good, title="good too"))[0].slips == ()


def test_what_only_one_record_counts_is_judged_alone() -> None:
    ours = record(series(*with_total(10, 1098)), series(*STEADY, category="drones"))
    theirs = record(series(*STEADY, category="drones"), title="another")
    assert [one.value for one in of_tanks(judged([theirs, ours])[1]).slips] == [1098]


def test_a_series_that_says_less_is_the_same_on_whichever_side_it_stands() -> None:
    less = replace(series(*with_total(10, 1098)), claimed=claimed_of("tanks", since=None))
    for records in (
        [tanks(*with_total(10, 1098)), record(less)],
        [record(less), tanks(*with_total(10, 1098))],
    ):
        assert all(found.slips == () for found in only(*records))


def test_a_change_of_the_definition_separates() -> None:
    values = [*STEADY[:10], *(total - 9000 for total in STEADY[10:14]), *STEADY[14:]]
    assert len(only(tanks(*values))[0].slips) == 4
    broken = tanks(*values, breaks=(Break(on(11), "It counts less."), Break(on(15), "It counts more.")))
    assert only(broken)[0].slips == ()


def test_month_ends_are_judged_by_months() -> None:
    ends = [(date(2024 + month // 12, month % 12 + 1, 28) - on(0)).days for month in range(20)]
    made = tanks(*with_total(10, 1098), days=ends, rhythm="month")
    (found,) = only(made)
    assert [(one.day, one.mended) for one in found.slips] == [(on(ends[10]), 10_983)]
    assert list(found.gaps()) == []


def test_jumps_are_within_one_definition() -> None:
    values = [*STEADY[:10], *(total + 3000 for total in STEADY[10:])]
    assert [(jump.end.day, jump.amount) for jump in jumps(series(*values))] == [(on(11), 3003)]
    assert list(jumps(series(*values, breaks=(Break(on(11), "It counts more."),)))) == []
    assert list(jumps(series(*STEADY))) == []


@pytest.mark.parametrize("shift", [-1, 1])
def test_a_record_that_is_moved_by_a_day_says_so(shift: int) -> None:
    good = tanks(*STEADY, title="good")
    moved = tanks(*STEADY[:19], 99, title="moved", days=range(1 + shift, 21 + shift))
    ours, theirs = judged([good, moved])
    assert ours.offset == Offset(shift, "moved", 19, 20)
    assert theirs.offset == Offset(-shift, "good", 19, 20)


def test_a_moved_record_is_compared_as_such() -> None:
    lowered = [*STEADY[:10], *(total - 14 for total in STEADY[10:])]
    moved = tanks(*lowered, days=range(2, 22), title="moved")
    ours, theirs = only(tanks(*lowered), moved)
    assert (ours.shared_falls, theirs.shared_falls) == ({on(11)}, {on(12)})
    wrong = tanks(*with_total(10, 10_984), title="wrong")
    good = [tanks(*STEADY, days=range(2, 22), title=title) for title in ("one", "two")]
    found, *_others = judged([wrong, *good])
    assert [(one.day, one.mended) for one in of_tanks(found).slips] == [(on(11), 10_983)]


def test_a_record_that_agrees_with_another_as_it_is_is_not_moved() -> None:
    good, same = tanks(*STEADY, title="good"), tanks(*STEADY, title="same")
    moved = tanks(*STEADY, days=range(2, 22), title="moved")
    found = judged([good, moved, same])
    assert [one.offset for one in found] == [None, Offset(-1, "same", 20, 20), None]


@pytest.mark.parametrize(
    ("size", "wrong", "is_moved"), [(4, 0, False), (5, 0, True), (5, 1, False), (20, 1, True), (20, 2, False)]
)
def test_a_few_totals_must_all_agree(size: int, wrong: int, *, is_moved: bool) -> None:
    values = [10_953 + 3 * place for place in range(size)]
    other = [*values[:1], *(total + 1 for total in values[1 : wrong + 1]), *values[wrong + 1 :]]
    found = judged([tanks(*values), tanks(*other, days=range(2, size + 2))])
    assert [one.offset is not None for one in found] == [is_moved, is_moved]


def test_records_without_a_common_day_may_be_moved() -> None:
    days = range(1, 60, 3)
    found = judged([tanks(*STEADY, days=days), tanks(*STEADY, days=[day + 1 for day in days])])
    assert [one.offset and one.offset.agree for one in found] == [20, 20]
    apart = judged([tanks(*STEADY, days=days), tanks(*STEADY, days=[day + 2 for day in days])])
    assert [one.offset for one in apart] == [None, None]


def test_what_could_be_moved_both_ways_is_not() -> None:
    days = range(1, 60, 3)
    between = [day for day in range(2, 62) if day not in days]
    found = judged([tanks(*[5] * 20, days=days), tanks(*[5] * len(between), days=between)])
    assert [one.offset for one in found] == [None, None]


def test_to_judge_again_changes_nothing() -> None:
    first = tanks(*with_total(10, 1098), title="first")
    (once,) = judged([first])
    (twice,) = judged([once])
    assert twice is once
    beside = judged([once, tanks(*with_total(10, 1098), title="second")])
    assert of_tanks(beside[0]).slips == ()
    assert judged([beside[0]])[0] == once


def test_what_was_said_beside_others_is_taken_back_without_them() -> None:
    lowered = [*STEADY[:10], *(total - 14 for total in STEADY[10:])]
    ours = replace(series(*lowered), rows=tuple(range(1, 21)))
    shared, moved = judged([record(ours), tanks(*lowered, days=range(2, 22))])
    assert moved.offset is not None
    assert judged([shared])[0] == record(ours)
    assert judged([moved])[0].offset is None


@given(st.lists(any_record(), min_size=1, max_size=4), st.randoms(use_true_random=False))
def test_the_order_of_records_changes_nothing(made: list[Record], random: Random) -> None:
    records = [replace(one, title=f"record {number}") for number, one in enumerate(made)]
    places = list(range(len(records)))
    random.shuffle(places)
    found = judged(records)
    assert judged([records[place] for place in places]) == tuple(found[place] for place in places)
    assert judged(found) == found


@given(st.lists(any_record(), min_size=1, max_size=4))
def test_no_total_is_lost_or_made(made: list[Record]) -> None:
    for before, after in zip(made, judged(made), strict=True):
        assert before.series.keys() == after.series.keys()
        for category, later in after.series.items():
            assert _all_totals(later) == _all_totals(before.series[category])
            assert [one.day for one in later.slips] == sorted(one.day for one in later.slips)


def _all_totals(found: Series) -> list[tuple[date, int, str]]:
    reports = zip(found.days, found.values, found.qualifiers, strict=True)
    return sorted([*reports, *((one.day, one.value, one.qualifier) for one in found.slips)])


@pytest.mark.skipif(not EQUIPMENT.is_file(), reason="the real records are not here")
def test_the_falls_of_the_real_record_stay() -> None:
    with FALLS.open(encoding="utf-8", newline="") as rows:
        known = {
            (row["column"], row["day_before"], row["day"], int(row["before"]), int(row["after"]))
            for row in csv.DictReader(rows)
        }
    bundled = read_history(assets.path("history/general-staff-month-ends.json"))
    real, orc = (read_records(files).records[0] for files in ([EQUIPMENT, PERSONNEL], [ORC]))
    for others in ((), (bundled,), (orc,)):
        found = judged([real, *others])[0]
        falls = {
            (category, str(one.start.day), str(one.end.day), one.start.value, one.end.value)
            for category, counted in found.series.items()
            for one in counted.falls()
        }
        assert len(known) == 13
        assert falls == known
        assert all(counted.slips == () for counted in found.series.values())


@pytest.mark.skipif(not DROPPED.is_file(), reason="the case is not here")
def test_dropped_digits_are_two_slips() -> None:
    (read,) = read_records([DROPPED]).records
    (found,) = judged([read])
    slips = {
        (category, one.day, one.value, one.row, one.mended)
        for category, counted in found.series.items()
        for one in counted.slips
    }
    assert slips == {
        ("tanks", date(2025, 7, 1), 1098, 11, 10_983),
        ("vehicles_and_fuel_tanks", date(2025, 7, 10), 5493, 20, 54_493),
    }
    assert not any(change for counted in found.series.values() for change in counted.falls())
    for counted in found.series.values():
        assert all(former <= later for former, later in pairwise(counted.values))
