from datetime import date, timedelta

import pytest

from tests.builders import stated
from warloss_gui.claims.dates import ClaimDate
from warloss_gui.history.report_days import ReportDays


def on(number: int) -> date:
    """A day: on(1) is 1 June 2025."""
    return date(2025, 6, 1) + timedelta(days=number - 1)


def sheet_of(when: str) -> ClaimDate:
    """The date of a sheet, as its source states it."""
    return ClaimDate.model_validate(stated(when))


DAYS = tuple(on(number) for number in range(1, 91) if number != 20)
JUNE_10 = ReportDays(DAYS, sheet_of("2025-06-10"))


def test_a_day_has_the_place_of_the_last_report_up_to_it() -> None:
    assert [JUNE_10.place_of(day) for day in (on(1), on(19), on(20), on(21), on(500))] == [0, 18, 18, 19, 88]
    assert JUNE_10.place_of(date(2025, 1, 1)) == 0
    assert ReportDays().place_of(on(1)) == 0


@pytest.mark.parametrize(
    ("days", "own", "place", "own_place"),
    [
        (DAYS, "2025-06-10", 9, 9),
        (DAYS, "2025-06-20", 18, 18),
        (DAYS, "2025-06~", 28, 28),
        (DAYS, "2025-01-01", 0, None),
        (DAYS, "2026-01-01", 88, None),
        (DAYS, None, 88, None),
        ((), "2025-06-10", 0, None),
        ((), None, 0, None),
    ],
)
def test_the_own_date_of_the_sheet_stands_at_the_last_day_that_it_can_mean(
    days: tuple[date, ...], own: str | None, place: int, own_place: int | None
) -> None:
    reports = ReportDays(days, None if own is None else sheet_of(own))
    assert (reports.place_of(None), reports.own_place) == (place, own_place)


def test_the_last_report_up_to_a_day_is_found() -> None:
    assert JUNE_10.up_to(on(20)) == JUNE_10.up_to(on(19)) == on(19)
    assert JUNE_10.up_to(on(0)) is None


def test_steps_lead_from_report_to_report_and_end_at_the_first_and_the_last() -> None:
    assert (JUNE_10.before(on(21)), JUNE_10.after(on(19))) == (on(19), on(21))
    assert (JUNE_10.before(on(20)), JUNE_10.after(on(20))) == (on(19), on(21))
    assert (JUNE_10.before(on(30), 100), JUNE_10.after(on(30), 100)) == (on(1), on(90))
    assert (JUNE_10.before(on(5), 3), JUNE_10.after(on(5), 3)) == (on(2), on(8))
    assert (JUNE_10.before(on(1)), JUNE_10.after(on(90))) == (None, None)


def test_steps_from_the_sheet_begin_beside_its_date() -> None:
    assert (JUNE_10.before(None), JUNE_10.after(None)) == (on(9), on(11))
    assert (ReportDays(DAYS).before(None), ReportDays(DAYS).after(None)) == (on(90), None)
    assert (ReportDays().before(None), ReportDays().after(None)) == (None, None)


def test_a_month_has_as_many_reports_as_come_in_one() -> None:
    assert ReportDays(DAYS).in_a_month == 30
    assert ReportDays(tuple(date(2024, month, 28) for month in range(1, 13))).in_a_month == 1
    assert ReportDays((date(2024, 1, 1), date(2025, 1, 1))).in_a_month == 1
    assert ReportDays(DAYS[:1]).in_a_month == ReportDays().in_a_month == 1
