"""Which records become lines, how they are told apart, and what is marked."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from tests.builders import between, equipment, figure, quantity, stated, unnamed_claim
from tests.documents.record_samples import EQUIPMENT, PERSONNEL
from tests.history.builders import on, series
from tests.plots.histories import (
    all_history,
    month_ends,
    of_claimant,
    shown,
    tank_history,
    tanks,
    whole_record,
)
from warloss_gui import assets
from warloss_gui.claims.figure import Figure
from warloss_gui.documents.histories import read_history
from warloss_gui.documents.reader import read_file
from warloss_gui.documents.records import read_records
from warloss_gui.history.matching import Matching
from warloss_gui.history.record import Record
from warloss_gui.history.series import Break
from warloss_gui.history.shown import Shown
from warloss_gui.history.wording import word_change
from warloss_gui.plots import timeline
from warloss_gui.plots.axes import LinearAxis, LogAxis
from warloss_gui.plots.history_picture import Timeline
from warloss_gui.plots.picture import MOST_MARKS


def personnel(made: Shown) -> Timeline:
    found = timeline.personnel_history(made)
    assert found is not None
    return found


def guides(made: Timeline) -> list[tuple[str, str]]:
    return [(guide.kind, guide.label) for guide in made.guides]


# Which records


@pytest.mark.parametrize(
    "stranger",
    [replace(whole_record(), claimant="Somebody else"), replace(whole_record(), party="Ukraine")],
)
def test_a_record_of_another_claimant_or_party_is_no_history(stranger: Record) -> None:
    made = shown(stranger)
    assert timeline.personnel_history(made) is None
    assert timeline.all_classes(made) is None
    assert all(timeline.class_history(made, one) is None for one in made.own.figures)


def test_without_a_record_there_is_no_history() -> None:
    assert timeline.personnel_history(shown()) is None
    assert timeline.all_classes(shown()) is None


def test_a_claim_of_nobody_has_no_history() -> None:
    made = shown(whole_record(), figures=[figure(claim=unnamed_claim())])
    assert timeline.personnel_history(made) is None


def test_the_history_of_people_is_that_of_the_headline() -> None:
    figures = [
        figure(id="first", quantity=quantity(1)),
        figure(id="second", quantity=quantity(2)),
        figure(id="other", claim=unnamed_claim()),
    ]
    assert personnel(shown(whole_record(), figures=figures)).figures[0].id == "first"
    assert personnel(shown(whole_record(), figures=figures, headline="second")).figures[0].id == "second"
    assert personnel(shown(whole_record(), figures=figures, headline="other")).figures[0].id == "first"


def test_the_history_is_that_of_the_sheet_s_own_number_wherever_the_reader_has_gone() -> None:
    own = shown(whole_record())
    gone = replace(own, sheet=shown(figures=[equipment(quantity=quantity(7, unit="item"))]).own, day=on(9))
    made = timeline.class_history(gone, gone.sheet.figures[0])
    assert made is not None
    assert made.figures[0] is next(one for one in own.own.figures if one.id == "tanks")
    assert made.travelled == on(9)
    assert ("travelled", "shown: 9 June 2025") in guides(made)


def test_all_classes_are_those_of_the_claimant_of_the_first_one() -> None:
    figures = [equipment(), equipment(id="ours", party="ukraine")]
    made = all_history(shown(whole_record(), replace(whole_record(), party="Ukraine"), figures=figures))
    assert [one.id for one in made.figures] == ["tanks"]
    assert len({line.record for line in made.lines}) == 1
    assert [line.series.category for line in made.lines] == ["tanks", "drones"]


def test_figures_of_many_classes_stay_in_the_order_of_the_sheet() -> None:
    figures = [
        equipment(id="first"),
        equipment(id="drones", equipment_class="drones"),
        equipment(id="strange", claim=unnamed_claim()),
        equipment(id="again"),
    ]
    made = all_history(shown(whole_record(), figures=figures))
    assert [one.id for one in made.figures] == ["first", "drones", "again"]


def test_a_large_sheet_is_looked_through_once(monkeypatch: pytest.MonkeyPatch) -> None:
    figures = [equipment(id=f"f{n}") for n in range(3_000)]
    people = [figure(id=f"p{n}", claim=unnamed_claim()) for n in range(3_000)]
    made = shown(*(replace(whole_record(), title=f"{n}") for n in range(5)), figures=[*figures, *people])
    looks: list[str] = []
    find = Matching.find

    def counted(matching: Matching, figure: Figure) -> object:
        looks.append(figure.id)
        return find(matching, figure)

    monkeypatch.setattr(Matching, "find", counted)
    assert len(all_history(made).figures) == MOST_MARKS
    assert timeline.personnel_history(made) is None
    assert len(looks) == 15


def test_people_and_classes_that_ended_are_not_among_all_classes() -> None:
    parts = [series(1, category=name) for name in ("tanks", "vehicles", "prisoners", "personnel")]
    made = all_history(shown(of_claimant(*parts)))
    assert [line.series.category for line in made.lines] == ["tanks"]


# What tells lines apart


def test_daily_reports_are_a_whole_line_and_month_ends_a_broken_one() -> None:
    made = tank_history(shown(month_ends(), whole_record()))
    assert [(line.record, line.style, line.has_dots) for line in made.lines] == [
        ("each day’s reports", 0, False),
        ("the months’ ends", 1, True),
    ]
    assert [line.name for line in made.lines] == ["each day", "month ends"]
    assert "solid line: each day’s reports · dashed line: the months’ ends" in made.note


def test_a_record_by_itself_needs_no_name() -> None:
    made = tank_history(shown(whole_record()))
    assert [line.name for line in made.lines] == [""]
    assert "line:" not in made.note


def test_records_of_one_rhythm_are_told_apart_by_their_titles() -> None:
    made = tank_history(shown(tanks(1), replace(tanks(2), title="another")))
    assert [line.name for line in made.lines] == ["a record", "another"]
    assert made.end_label(made.lines[1], on(1)) == "another: 2"


def test_five_records_have_four_styles_and_their_names() -> None:
    made = tank_history(shown(*(replace(tanks(n), title=f"record {n}") for n in range(5))))
    assert [line.style for line in made.lines] == [0, 1, 2, 3, 4]
    assert "line of dashes and dots: record 3 · solid line: record 4" in made.note


def test_each_class_is_named_once() -> None:
    made = all_history(shown(month_ends(), whole_record()))
    assert [line.name for line in made.lines] == ["Tanks", "Drones", "", ""]


# What is marked


def test_a_fall_a_gap_a_break_and_a_late_class_are_marked() -> None:
    made = all_history(shown(whole_record()))
    tank_line, drone_line = made.lines
    days = tank_line.series.days
    assert [days[place] for place in tank_line.revisions] == [on(10)]
    assert [days[place] for place in tank_line.starts] == [on(9)]
    assert (tank_line.is_late, drone_line.is_late) == (False, True)
    assert (drone_line.revisions, drone_line.starts) == ((), ())
    assert guides(made) == [
        ("break", "Tanks: definition changed"),
        ("sheet", "the sheet’s date: 5 June 2025 (inferred)"),
    ]
    assert made.note == (
        "Russia · claimed by the General Staff\n"
        "log scale: each step ×10 · ▽ total lowered by the claimant · ○ first total of a class: "
        "it was not lost then · line broken: reports missing"
    )


def test_month_ends_that_follow_one_another_have_no_gap() -> None:
    assert tank_history(shown(month_ends())).lines[0].starts == ()


def test_what_is_not_there_is_not_explained() -> None:
    assert tank_history(shown(tanks(1, 2))).note == "Russia · claimed by the General Staff"


def test_a_break_that_two_records_name_is_one_line() -> None:
    broken = {"breaks": (Break(on(2), "More."),)}
    made = tank_history(shown(tanks(1, 2, 3, **broken), replace(tanks(1, 2, 3, **broken), title="another")))
    assert guides(made)[:-1] == [("break", "definition changed")]


def test_a_total_of_nothing_has_no_place_on_the_log_scale() -> None:
    made = all_history(shown(tanks(0, 3)))
    assert "a total of 0 cannot be drawn on a log scale" in made.note
    assert isinstance(made.axis, LogAxis)
    assert "zero" not in tank_history(shown(tanks(0, 3))).note


def test_the_axis_has_room_for_the_figure_and_for_every_report() -> None:
    assert tank_history(shown(tanks(20_000))).axis == LinearAxis.over(20_000)
    assert tank_history(shown(tanks(3))).axis == LinearAxis.over(10_980)
    open_end = shown(tanks(3), figures=[equipment(quantity=quantity(10_000, "at_least", "item"))])
    assert tank_history(open_end).axis == LinearAxis.over(12_000)
    ranged = shown(tanks(3), figures=[equipment(quantity=between(1, 90_000, unit="item"))])
    assert tank_history(ranged).axis == LinearAxis.over(90_000)


@pytest.mark.parametrize(
    ("published", "low", "high", "shape", "label"),
    [
        (quantity(50, unit="item"), 50, 50, "exact", "50†"),
        (quantity(50, "about", unit="item"), 50, 50, "about", "about 50†"),
        (quantity(50, "at_least", unit="item"), 50, 50, "from", "at least 50†"),
        (between(20, 60, unit="item"), 20, 60, "span", "between 20 and 60†"),
    ],
)
def test_the_figure_is_drawn_with_its_bound(
    published: Any, low: int, high: int, shape: str, label: str
) -> None:
    made = tank_history(shown(tanks(100), figures=[equipment(quantity=published, caveats=["undefined"])]))
    (claim,) = made.claims
    assert (claim.low, claim.high) == (made.axis.at(low), made.axis.at(high))
    assert (claim.shape, claim.label) == (shape, label)
    assert claim.earliest == claim.latest == date(2025, 6, 30)


def test_an_uncertain_date_of_the_sheet_has_two_lines() -> None:
    made = tank_history(shown(tanks(100), figures=[equipment(as_of=stated("2025-06"))]))
    assert guides(made) == [
        ("sheet", "the sheet’s date: June 2025 (at the earliest)"),
        ("sheet", "the sheet’s date: June 2025 (at the latest)"),
    ]
    assert (made.claims[0].earliest, made.claims[0].latest) == (date(2025, 6, 1), date(2025, 6, 30))


def test_figures_of_many_classes_have_no_labels() -> None:
    assert [claim.label for claim in all_history(shown(whole_record())).claims] == ["", ""]


# The bundled sheet


def test_the_bundled_sheet_meets_its_month_ends() -> None:
    sheet = read_file(assets.path("factsheets/article.json")).sheet
    assert sheet is not None
    made = Shown(sheet, sheet, (read_history(assets.path("history/general-staff-month-ends.json")),))
    people = personnel(made)
    assert people.moment(people.home).name == "30 June 2025: personnel about 1,020,010"
    assert [claim.label for claim in people.claims] == ["about 1.02 million†"]
    assert len(all_history(made).lines) == 14


@pytest.mark.skipif(not EQUIPMENT.is_file(), reason="the real records are not here")
def test_the_real_record_marks_each_revision() -> None:
    sheet = read_file(assets.path("factsheets/article.json")).sheet
    assert sheet is not None
    records = read_records([EQUIPMENT, PERSONNEL], today=date(2026, 9, 1)).records
    for line in all_history(Shown(sheet, sheet, records)).lines:
        changes = list(line.series.changes())
        assert [changes[place - 1].end for place in line.revisions] == [
            change.end for change in line.series.revisions()
        ]
        assert [line.series.days[place] for place in line.starts] == [
            change.end.day for change in line.series.gaps()
        ]


@pytest.mark.parametrize("day", [None, on(5), on(9)])
def test_another_day_of_a_history_is_the_same_history(day: date | None) -> None:
    first = shown(whole_record(), month_ends(), day=on(3))
    later = replace(first, day=day)
    of_tanks, of_all, of_people = tank_history(first), all_history(first), personnel(first)
    tanks_figure = of_tanks.figures[0]
    moved = timeline.class_history(later, tanks_figure, of_tanks)
    assert moved == tank_history(later)
    assert moved is not None
    assert moved.lines is of_tanks.lines
    assert timeline.all_classes(later, of_all) == all_history(later)
    assert timeline.personnel_history(later, of_people) == personnel(later)
    # What was shown before was something else.
    assert timeline.class_history(later, tanks_figure, of_all) == tank_history(later)
    assert timeline.all_classes(later, of_tanks) == all_history(later)


def test_other_records_or_another_sheet_make_another_history() -> None:
    first = shown(whole_record())
    former = tank_history(first)
    for other in (shown(whole_record()), replace(first, records=(*first.records, month_ends()))):
        made = timeline.class_history(other, former.figures[0], former)
        assert made == tank_history(other)
        assert made is not None
        assert made.lines is not former.lines


@pytest.mark.skipif(not EQUIPMENT.is_file(), reason="the real records are not here")
def test_a_change_of_the_real_record_over_thirty_days_ends_on_the_days_that_it_names() -> None:
    article = read_file(assets.path("factsheets/article.json")).sheet
    assert article is not None
    (found,) = read_records([EQUIPMENT, PERSONNEL]).records
    people = found.series["personnel"]
    change = people.change(date(2025, 5, 31), date(2025, 6, 30))
    assert change is not None
    words = word_change(change, people)
    assert (change.start.day, change.end.day) == (date(2025, 5, 31), date(2025, 6, 30))
    assert (words.span, words.dates) == ("over 30 days", "31 May 2025 to 30 June 2025")
    assert change.amount == people.values[-1] - people.values[0] - sum(
        other.amount for other in people.changes() if not change.start.day < other.end.day <= change.end.day
    )
    told = personnel(Shown(article, article, (found,))).moment(date(2025, 6, 30)).about
    assert "over 30 days (31 May 2025 to 30 June 2025)" in told


@pytest.mark.skipif(not EQUIPMENT.is_file(), reason="the real records are not here")
def test_no_report_of_the_real_record_is_told_as_a_loss_below_zero() -> None:
    article = read_file(assets.path("factsheets/article.json")).sheet
    assert article is not None
    (found,) = read_records([EQUIPMENT, PERSONNEL]).records
    falls = 0
    for figure_ in article.figures_of("equipment"):
        made = timeline.class_history(Shown(article, article, (found,)), figure_)
        assert made is not None
        for change in found.series[made.lines[0].series.category].revisions():
            told = made.moment(change.end.day).about
            assert "Lowered by" in told
            assert "revision" in told
            assert "−" not in told
            falls += 1
    assert falls >= 9
