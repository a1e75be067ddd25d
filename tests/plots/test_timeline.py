"""Which records become lines, how they are told apart, and what is marked."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from tests.builders import between, counts, event, in_words, period, quantity, stated, unnamed_claim
from tests.documents.record_samples import EQUIPMENT, PERSONNEL
from tests.history.builders import claimed_of, on, record, series, slip
from tests.plots.histories import (
    all_history,
    equipment,
    figure,
    month_ends,
    of_claimant,
    shown,
    tank_history,
    tanks,
    whole_record,
)
from warloss_gui import assets
from warloss_gui.claims.counted import Claimed, obstacles_to_joining
from warloss_gui.documents.histories import read_history
from warloss_gui.documents.reader import read_file
from warloss_gui.documents.records import read_records
from warloss_gui.history import joins
from warloss_gui.history.record import Marked, Record
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
    [
        record(*whole_record().series.values(), claimant="Somebody else"),
        record(*whole_record().series.values(), party="Ukraine"),
    ],
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
        figure(id="second", quantity=quantity(2), as_of=stated("2025-06-29")),
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
    other = record(*whole_record().series.values(), party="Ukraine")
    made = all_history(shown(whole_record(), other, figures=figures))
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
    compared: list[Claimed] = []

    def counted(figure: Claimed, column: Claimed) -> object:
        compared.append(column)
        return obstacles_to_joining(figure, column)

    monkeypatch.setattr(joins, "obstacles_to_joining", counted)
    assert len(all_history(made).figures) == MOST_MARKS
    assert timeline.personnel_history(made) is None
    columns = sum(len(record.series) for record in made.records)
    assert len(compared) <= 3 * columns


def test_people_and_classes_that_ended_are_not_among_all_classes() -> None:
    parts = [series(1, category=name) for name in ("tanks", "vehicles", "prisoners", "personnel")]
    made = all_history(shown(of_claimant(*parts)))
    assert [line.series.category for line in made.lines] == ["tanks"]


MONTH = figure(id="month", quantity=quantity(32_420), period=period("2025-06-01/2025-06-30"))
RATE = figure(id="rate", quantity={**quantity(1090), "per": "day", "per_is": "average"})
CAPTURED = figure(id="captured", quantity=quantity(100), counts=counts("captured"))
SINCE_UNKNOWN = figure(id="since-unknown", quantity=quantity(7), period=None)


@pytest.mark.parametrize("strange", [MONTH, RATE, CAPTURED, SINCE_UNKNOWN], ids=lambda made: made["id"])
def test_what_counts_something_else_is_no_point_of_the_line(strange: Any) -> None:
    as_of = stated("2025-06-30")
    made = shown(whole_record(), figures=[{**strange, "as_of": as_of}])
    assert timeline.personnel_history(made) is None
    total = figure(id="total", quantity=quantity(1_020_010), as_of=as_of)
    both = personnel(
        shown(whole_record(), figures=[{**strange, "as_of": as_of}, total], headline=strange["id"])
    )
    assert [one.id for one in both.figures] == ["total"]
    assert len(both.claims) == 1


def test_two_numbers_for_one_count_and_day_are_no_point_of_the_line() -> None:
    one, other = (figure(id=f"f{n}", quantity=quantity(n), counts=counts("killed")) for n in (1, 2))
    made = shown(whole_record(), figures=[one, other])
    assert timeline.personnel_history(made) is None


def test_a_number_in_words_is_no_point_of_the_line() -> None:
    made = personnel(shown(whole_record(), figures=[figure(quantity=in_words())]))
    assert made.claims == ()
    assert made.axis == LinearAxis.over(40_000)


def test_a_class_of_its_own_words_is_not_among_all_classes() -> None:
    parts = [series(1), series(2, category="boats")]
    made = all_history(shown(of_claimant(*parts)))
    assert [line.series.category for line in made.lines] == ["tanks"]


def test_what_counts_the_same_is_one_class_by_whatever_name() -> None:
    renamed = replace(series(2), category="armour", name="main battle tanks")
    combined = replace(renamed, claimed=claimed_of("tanks", composition="combined"))
    drones = series(3, category="drones")
    for other in (renamed, combined):
        made = all_history(shown(of_claimant(series(1)), of_claimant(other, drones, title="another")))
        assert [(line.kind, line.name) for line in made.lines] == [(0, "Tanks"), (0, ""), (1, "Drones")]
        assert not made.is_single
        assert tank_history(shown(of_claimant(series(1)), of_claimant(other, title="another"))).is_single


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
    assert [days[place] for place in tank_line.falls] == [on(10)]
    assert [days[place] for place in tank_line.starts] == [on(9)]
    assert (tank_line.is_late, drone_line.is_late) == (False, True)
    assert (drone_line.falls, drone_line.starts) == ((), ())
    assert guides(made) == [
        ("break", "Tanks: definition changed"),
        ("sheet", "the sheet’s date: 5 June 2025 (inferred)"),
    ]
    assert made.note == (
        "Russia · claimed by the General Staff\n"
        "log scale: each step ×10 · ▽ total lower than before · ○ first total of a class: "
        "it was not lost then · line broken: reports missing"
    )


def test_a_slip_is_marked_and_is_in_no_axis() -> None:
    made = tank_history(shown(tanks(3, 4, days=[1, 3], slips=(slip(2, 500_000),))))
    (line,) = made.lines
    assert [one.value for one in line.slips] == [500_000]
    assert (line.starts, line.falls) == ((), ())
    assert made.axis == LinearAxis.over(10_980)
    assert "◇ probably a slip of the file, not in the line" in made.note


def events(made: Timeline) -> list[tuple[date, str]]:
    assert all(guide.kind == "event" for guide in made.events)
    return [(guide.day, guide.label) for guide in made.events]


def test_events_of_the_sheet_and_of_the_records_are_marked_once() -> None:
    sheets = [
        event(id="a", label="Start", date=stated("2025-06-01")),
        event(id="b", label="Long ago", date=stated("1942-06-01")),
        event(id="c", label="In June", date=stated("2025-06")),
    ]
    marks = (Marked(on(1), "start", "Source: another"), Marked(on(3), "Another", "Source: another"))
    made = tank_history(shown(replace(tanks(1, 2, 3), events=marks), events=sheets))
    assert events(made) == [
        (on(1), "Start"),
        (on(1), "In June (at the earliest)"),
        (on(30), "In June (at the latest)"),
        (on(3), "Another"),
    ]
    assert made.events[-1].text == "Another, 3 June 2025.\nSource: another"
    assert "upright line of dashes and dots: an event, which explains nothing by itself" in made.note
    assert "events are marked" not in made.note
    assert events(all_history(shown(replace(tanks(1, 2, 3), events=marks)))) == [
        (on(1), "start"),
        (on(3), "Another"),
    ]


def test_of_many_events_twelve_are_marked_and_the_note_says_so() -> None:
    marks = tuple(Marked(on(day), f"Event {day}", "") for day in range(1, 31))
    made = tank_history(shown(replace(tanks(*range(30)), events=marks)))
    assert len(made.events) == 12
    assert "12 of 30 events are marked" in made.note


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
    assert [claim.label for claim in people.claims] == ["about 1,020,010†"]
    assert len(all_history(made).lines) == 14


@pytest.mark.skipif(not EQUIPMENT.is_file(), reason="the real records are not here")
def test_the_real_record_marks_each_fall() -> None:
    sheet = read_file(assets.path("factsheets/article.json")).sheet
    assert sheet is not None
    records = read_records([EQUIPMENT, PERSONNEL], today=date(2026, 9, 1)).records
    for line in all_history(Shown(sheet, sheet, records)).lines:
        changes = list(line.series.changes())
        assert [changes[place - 1].end for place in line.falls] == [
            change.end for change in line.series.falls()
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
def test_no_fall_of_the_real_record_is_told_as_somebodys_act() -> None:
    article = read_file(assets.path("factsheets/article.json")).sheet
    assert article is not None
    (found,) = read_records([EQUIPMENT, PERSONNEL]).records
    falls = 0
    for figure_ in article.figures_of("equipment"):
        made = timeline.class_history(Shown(article, article, (found,)), figure_)
        assert made is not None
        for change in made.lines[0].series.falls():
            told = made.moment(change.end.day).about
            amount = (
                f"{-change.amount} lower than the day before; whose act that is, this record does not say."
            )
            assert f"−{-change.amount} over 1 day" in told
            assert amount in told
            assert "revision" not in told
            assert "claimant" not in told.replace("claimed by", "")
            falls += 1
    assert falls >= 9
