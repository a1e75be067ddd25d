"""The history of a class in a cell: where its line goes, and what is said of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.history.builders import any_series, on, record, series, slip
from warloss_gui.history.series import Rhythm, Series
from warloss_gui.itemmodels.sparks import Point, SparkHistory


def history(found: Series, day: int = 3, *others: Series) -> SparkHistory:
    return SparkHistory(found, record(found, *others), on(day))


def test_the_line_reaches_over_the_record_and_from_nothing_to_the_top() -> None:
    spark = history(series(5, 0, 10)).spark
    assert spark.lines == (((0.0, 0.5), (0.5, 0.0), (1.0, 1.0)),)
    assert spark.dot == (1.0, 1.0)


def test_a_late_class_begins_late() -> None:
    late = history(series(5, 10, category="drones", days=(3, 5)), 4, series(1, 2, days=(1, 5)))
    assert late.spark.lines[0][0] == (0.5, 0.5)
    assert late.first_day == on(1)


@pytest.mark.parametrize("rhythm", ["day", "month"])
@pytest.mark.parametrize(("day", "dot"), [(2, None), (3, (0.0, 0.5)), (4, None), (5, (1.0, 1.0)), (6, None)])
def test_the_dot_is_the_report_of_the_day_itself(rhythm: Rhythm, day: int, dot: Point | None) -> None:
    assert history(series(5, 10, days=(3, 5), rhythm=rhythm), day).spark.dot == dot


def test_a_gap_ends_a_line() -> None:
    spark = history(series(1, 2, 4, 4, days=(1, 2, 4, 5))).spark
    assert spark.lines == (((0.0, 0.25), (0.25, 0.5)), ((0.75, 1.0), (1.0, 1.0)))


def test_a_single_report_of_nothing_has_a_place() -> None:
    spark = history(series(0), 1).spark
    assert spark.lines == (((0.0, 0.0),),)
    assert spark.dot == (0.0, 0.0)


@given(st.lists(st.integers(0, 50), min_size=1, max_size=1_500))
def test_of_many_reports_the_least_and_the_greatest_are_kept(values: list[int]) -> None:
    (line,) = history(series(*values)).spark.lines
    assert len(line) <= 242
    assert list(line) == sorted(line)
    top = max(values) or 1
    assert {point[1] for point in line} >= {min(values) / top, max(values) / top}


@given(any_series())
def test_every_place_is_in_the_cell(found: Series) -> None:
    spark = history(found).spark
    places = [point for line in spark.lines for point in line]
    assert all(0 <= x <= 1 and 0 <= y <= 1 for x, y in places)
    assert all(spark.lines)


def test_first_and_last_total_the_falls_and_the_slips_are_said() -> None:
    assert history(series(1, 2, qualifiers="about")).text == (
        "from about 1 on 1 June 2025 to about 2 on 2 June 2025"
    )
    assert history(series(5, 4, 6)).text.endswith("to 6 on 3 June 2025; 1 fall of the total")
    assert history(series(5, 4, 6, 5)).text.endswith("; 2 falls of the total")
    one, other = slip(2, 50), slip(4, 60)
    assert history(series(5, 6, days=[1, 3], slips=(one,))).text.endswith(
        "to 6 on 3 June 2025; without 1 probable slip of the file"
    )
    found = history(series(5, 4, 6, days=[1, 3, 5], slips=(one, other))).text
    assert found.endswith("; 1 fall of the total; without 2 probable slips of the file")


def test_a_slip_is_not_in_the_line_and_ends_none() -> None:
    found = history(series(5, 6, 10, days=[1, 2, 4], slips=(slip(3, 1000),)))
    assert found.spark.lines == (((0.0, 0.5), (1 / 3, 0.6), (1.0, 1.0)),)
