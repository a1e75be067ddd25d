"""The words for the reports of a day, and the days that a history has."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import event, stated
from tests.history.builders import any_series, on, series, slip
from tests.plots.histories import (
    all_history,
    equipment,
    month_ends,
    of_claimant,
    shown,
    tank_history,
    tanks,
    whole_record,
)
from warloss_gui.history.series import Break, Observation
from warloss_gui.history.shown import Shown
from warloss_gui.plots.axes import DaySpan


def about(made: Shown, number: int) -> list[str]:
    return tank_history(made).moment(on(number)).about.splitlines()


# The days


def test_the_days_are_those_of_all_lines() -> None:
    made = all_history(shown(whole_record(12), month_ends()))
    assert made.days == tuple(map(on, (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 30, 61)))
    assert tank_history(shown(tanks(1, 2, 3))).days == (on(1), on(2), on(3))


def test_the_whole_has_the_days_that_are_marked() -> None:
    made = tank_history(shown(tanks(1, 2), day=on(40)))
    assert made.whole == DaySpan.over(on(1), on(40))


@pytest.mark.parametrize(
    ("reports", "gone_to", "home"),
    [((1, 2, 9), None, 2), ((5, 9), None, 5), ((8, 9), None, 8), ((1, 5, 9), 9, 9), ((1, 5, 9), 7, 5)],
)
def test_the_reader_begins_at_the_day_gone_to_or_at_the_sheet_s_date(
    reports: tuple[int, ...], gone_to: int | None, home: int
) -> None:
    day = None if gone_to is None else on(gone_to)
    made = tank_history(shown(tanks(*reports, days=reports), day=day))
    assert made.home == on(home)


@given(any_series())
def test_a_line_is_broken_at_each_gap_and_marked_at_each_fall(found: object) -> None:
    assert isinstance(found, type(series(1)))
    line = tank_history(shown(of_claimant(found))).lines[0]
    days = found.days
    assert [days[place] for place in line.starts] == [change.end.day for change in found.gaps()]
    assert [days[place] for place in line.falls] == [change.end.day for change in found.falls()]
    assert line.ordinals == tuple(day.toordinal() for day in days)


# The words


def test_a_report_is_told_with_its_change_its_record_and_the_caveats() -> None:
    made = shown(tanks(*range(100, 140)))
    said = tank_history(made).moment(on(31))
    assert said.name == "1 July 2025: tanks 130"
    assert said.about.splitlines() == [
        (
            "Tanks: 130 on 1 July 2025; losses of Russia, claimed by the General Staff. Record: a record. "
            "+1 over 1 day (30 June 2025 to 1 July 2025), from 129 to 130. "
            "+30 over 30 days (1 June 2025 to 1 July 2025), from 100 to 130."
        ),
        "• Important: Definition. This is the reservation undefined.",
    ]


def test_what_is_said_of_one_print_is_said_of_its_own_day_only() -> None:
    made = tank_history(shown(tanks(*range(100, 140))))
    rounding = "• Rounding. This is the reservation rounded."
    assert [day for day in made.days if rounding in made.moment(day).about] == [on(5)]


def test_what_the_sheet_calls_a_class_is_said_where_it_says_more() -> None:
    usual = shown(tanks(5))
    called = shown(tanks(5), figures=[equipment(id="tanks", label="tanks lost")])
    assert about(usual, 1)[0].startswith("Tanks: 5")
    assert about(called, 1)[0].startswith("Tanks (tanks lost): 5")


def test_the_first_report_made_no_change() -> None:
    assert about(shown(tanks(100, 101)), 1)[0].endswith(
        "Record: a record. The record begins on 1 June 2025; what was lost before is in the total."
    )


def test_a_change_of_a_month_is_not_told_twice() -> None:
    assert about(shown(tanks(100, 101)), 2)[0].count("over 1 day") == 1
    assert about(shown(month_ends()), 30)[0].count("over") == 1


def test_a_fall_and_a_gap_are_told() -> None:
    made = shown(whole_record())
    assert "−5 over 1 day" in about(made, 10)[0]
    assert "5 lower than the day before; whose act that is, this record does not say." in about(made, 10)[0]
    assert "There is no report for 2 days in between." in about(made, 9)[0]
    assert "The definition changed on 4 June 2025: More is counted." in about(made, 4)[0]


def test_a_break_on_the_first_day_is_told_there() -> None:
    made = shown(tanks(1, 2, breaks=(Break(on(1), "More."), Break(on(9), "Less."))))
    assert "The definition changed on 1 June 2025: More." in about(made, 1)[0]
    assert "definition" not in about(made, 2)[0]


def test_a_late_class_was_not_lost_on_the_day_of_its_first_report() -> None:
    daily = all_history(shown(whole_record())).moment(on(2)).about
    assert "Drones: first reported on 2 June 2025 with a total of 2: not the losses of that day." in daily
    monthly = all_history(shown(month_ends())).moment(on(30)).about
    assert (
        "Drones: 30 June 2025 is the first month’s end with a total, 30: not the losses of that month."
    ) in monthly
    assert "first" not in all_history(shown(whole_record())).moment(on(3)).about
    assert "first" not in all_history(shown(whole_record())).moment(on(1)).about


def test_the_true_first_report_is_told_at_the_first_month_s_end() -> None:
    ends = series(30, 60, category="drones", days=[30, 61], rhythm="month")
    named = replace(ends, appeared=Observation(on(14), 7, "exact"))
    before = series(1, 2, 3, days=[1, 30, 61], rhythm="month")
    made = all_history(shown(of_claimant(before, named, rhythm="month")))
    told = "Drones: first reported on 14 June 2025 with a total of 7: not the losses of that month."
    assert told in made.moment(on(30)).about
    assert "first reported" not in made.moment(on(61)).about


def test_all_classes_of_a_day_are_told_the_largest_first_each_with_its_record() -> None:
    said = all_history(shown(whole_record())).moment(on(5))
    assert said.name == "5 June 2025: tanks 150 · drones 5"
    assert [line.partition(":")[0] for line in said.about.splitlines()] == [
        "Tanks",
        "Drones (tanks)",
        "• Important",
        "• Rounding. This is the reservation rounded.",
    ]


def test_a_slip_is_told_on_its_day_and_is_in_no_change() -> None:
    made = tank_history(shown(tanks(100, 101, 104, days=[1, 2, 4], slips=(slip(3, 1020, 102),))))
    assert made.days == (on(1), on(2), on(3), on(4))
    said = made.moment(on(3))
    assert said.name == "3 June 2025: tanks 1,020, probably a slip"
    assert said.about.splitlines()[0] == (
        "Tanks. On 3 June 2025 the file has 1,020, probably a slip of a digit: 102, for example, would fit. "
        "It is not in the line or in any change. Record: a record."
    )
    assert made.words(on(3), made.whole) == (
        "3 June 2025: tanks 1,020, probably a slip · in view: +4 over 3 days (a slip left out), "
        "1 June 2025 to 4 June 2025"
    )
    assert "1,020" not in made.moment(on(4)).about


def test_a_slip_at_the_beginning_made_no_change_either() -> None:
    made = tank_history(shown(tanks(101, 102, days=[2, 3], slips=(slip(1, 1000),))))
    assert made.words(on(1), made.whole) == (
        "1 June 2025: tanks 1,000, probably a slip · in view: +1 over 1 day, 2 June 2025 to 3 June 2025"
    )


def test_a_slip_beside_a_report_of_another_record_is_told_with_its_record() -> None:
    wrong = tanks(100, 104, days=[1, 3], slips=(slip(2, 1020, 102),))
    made = tank_history(shown(wrong, replace(tanks(100, 102, 104), title="another")))
    assert made.moment(on(2)).name == (
        "2 June 2025: tanks 102 (another) · tanks 1,020 (a record), probably a slip"
    )


def test_events_are_told_at_the_report_after_them_or_the_last() -> None:
    events = [
        event(id=f"event-{day}", label=f"Event of {day} June", date=stated(f"2025-06-{day:02}"))
        for day in (1, 4, 20)
    ]
    made = tank_history(shown(tanks(1, 2, 3, days=[2, 3, 9]), events=events))
    told = {
        day: [line for line in made.moment(day).about.splitlines() if line.startswith("Event")]
        for day in made.days
    }
    assert told == {
        on(2): ["Event of 1 June, 1 June 2025."],
        on(3): [],
        on(9): ["Event of 4 June, 4 June 2025.", "Event of 20 June, 20 June 2025."],
    }
    assert "Source: Article" in made.moment(on(2)).about
    assert made.on(on(3)).events == made.events


def test_two_records_that_agree_are_told_apart_only_in_full() -> None:
    said = tank_history(shown(tanks(5), replace(tanks(5), title="another"))).moment(on(1))
    assert said.name == "1 June 2025: tanks 5"
    assert said.about.count("Record: ") == 2
    differing = tank_history(shown(tanks(5), replace(tanks(7), title="another"))).moment(on(1))
    assert differing.name == "1 June 2025: tanks 7 (another) · tanks 5 (a record)"


def test_records_are_named_where_they_disagree_and_by_their_changes() -> None:
    made = tank_history(shown(month_ends(), whole_record()))
    assert made.moment(on(1)).name == "1 June 2025: tanks 110"
    assert made.words(on(30), made.whole) == (
        "30 June 2025: tanks 400 (month ends) · tanks 385 (each day) · each day: +10 over 1 day · each day, "
        "in view: +375 over 39 days (includes a fall, reports missing and definition changed), "
        "1 June 2025 to 10 July 2025"
    )
    assert "month ends: +300 over 31 days · month ends, in view: +590 over 60 days" in (
        made.words(on(61), made.whole)
    )


def test_of_all_classes_only_those_that_differ_name_their_record() -> None:
    drones = series(3, category="drones")
    one = of_claimant(series(5, qualifiers="about"), drones, title="one")
    made = all_history(shown(one, of_claimant(series(5), drones, title="other")))
    assert made.moment(on(1)).name == "1 June 2025: tanks about 5 (one) · tanks 5 (other) · drones 3"


def test_the_line_of_words_says_the_change_and_what_is_in_view() -> None:
    made = tank_history(shown(whole_record()))
    assert made.words(on(10), made.whole) == (
        "10 June 2025: tanks 185 · −5 over 1 day (lower than before) · "
        "in view: +375 over 39 days (includes a fall, reports missing and definition changed), "
        "1 June 2025 to 10 July 2025"
    )
    seen = DaySpan.over(on(20), on(34))
    assert made.words(on(1), seen) == (
        "1 June 2025: tanks 110 · in view: +140 over 14 days, 20 June 2025 to 4 July 2025"
    )
    # It begins where there is no report.
    assert made.words(on(1), DaySpan.over(on(7), on(21))) == (
        "1 June 2025: tanks 110 · in view: +105 over 12 days (includes a fall), 9 June 2025 to 21 June 2025"
    )
    assert made.words(on(1), DaySpan.over(date(2020, 1, 1), on(1))) == "1 June 2025: tanks 110"
    assert made.words(on(5), DaySpan.over(date(2020, 1, 1), date(2020, 2, 1))) == (
        "5 June 2025: tanks 150 · +10 over 1 day"
    )
    everything = all_history(shown(whole_record()))
    assert everything.words(on(5), everything.whole) == "5 June 2025: tanks 150 · drones 5"


@given(st.data())
def test_every_day_has_words(data: st.DataObject) -> None:
    parts = [data.draw(any_series(name)) for name in ("tanks", "drones")]
    made = all_history(shown(of_claimant(*parts)))
    day = data.draw(st.sampled_from(made.days))
    said = made.moment(day)
    assert said.name
    is_report = any(line.series.on(day) for line in made.lines)
    assert ("claimed by the General Staff" in said.about) is is_report
    assert ("It is not in the line" in said.about) is any(
        one.day == day for line in made.lines for one in line.slips
    )
    assert "This is the reservation undefined." in said.about
    assert made.words(day, made.whole) == said.name


def test_the_end_of_a_line_says_its_total_there_or_its_class() -> None:
    made = tank_history(shown(tanks(100, 101)))
    assert made.end_label(made.lines[0], on(1)) == "100"
    assert made.end_label(made.lines[0], on(50)) == "101"
    assert made.end_label(made.lines[0], date(2020, 1, 1)) == ""
    everything = all_history(shown(whole_record()))
    assert everything.end_label(everything.lines[1], on(1)) == "Drones"
