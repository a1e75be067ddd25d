"""The picture of the statements: a lane for each speaker, and lines at the days of the events."""

from collections import Counter
from typing import Any

import pytest
from hypothesis import given, settings

from tests.builders import Json, event, inferred, sheet_of, stated, statement
from tests.plots.sheets import LEFT_OUT, SHEETS, bundled, many, the_mark
from tests.strategies import fact_sheets
from warloss_gui.claims.sheet import FactSheet
from warloss_gui.claims.statement_wording import word_statement
from warloss_gui.plots.axes import TimeAxis
from warloss_gui.plots.picture import MOST_MARKS, Guide, Picture, Shape
from warloss_gui.plots.statements import when_said


def spoken(*made: Json, **sheet_changes: Any) -> Picture:
    return when_said(sheet_of(statements=list(made), **sheet_changes))


def test_each_speaker_of_the_article_has_a_lane_beside_the_day_of_the_invasion() -> None:
    picture = when_said(bundled("article"))
    at = TimeAxis(2022 * 12, 2022 * 12 + 3).at(bundled("article").statements[0].date.day.earliest)
    assert [(lane.title, lane.detail) for lane in picture.lanes] == [
        ("Vladimir Putin", "Russia"),
        ("Volodymyr Zelensky", "Ukraine"),
    ]
    assert [(mark.id, mark.shape, mark.low, mark.high, mark.label) for mark in picture.marks] == [
        ("putin-address", "about", at, at, "24 February 2022 (inferred)"),
        ("zelensky-post", "exact", at, at, "24 February 2022"),
    ]
    label = "24 February 2022 (inferred): Start of Russia’s full-scale invasion of Ukraine"
    assert picture.guides == (Guide(at, label),)
    assert picture.title == "When it was said"
    assert picture.note.startswith(
        "Start of Russia’s full-scale invasion of Ukraine: Date inferred. The article"
    )


@pytest.mark.parametrize("name", SHEETS)
def test_a_statement_is_said_whole(name: str) -> None:
    sheet = bundled(name)
    for mark, found in zip(when_said(sheet).marks, sheet.statements, strict=True):
        wording = word_statement(found, sheet)
        assert (mark.said().name, mark.said().about) == (wording.attribution, wording.text)
        assert mark.basis is None
        assert sheet.parties[mark.party].id == found.party


@settings(max_examples=50)
@given(fact_sheets())
def test_whatever_the_sheet_its_statements_and_events_are_all_shown(sheet: FactSheet) -> None:
    said = when_said(sheet)
    assert Counter(mark.id for mark in said.marks) == Counter(found.id for found in sheet.statements)
    marked = [event.date.day for event in sheet.events[:12]]
    assert len(said.guides) == sum(1 if day.earliest == day.latest else 2 for day in marked)
    for mark in said.marks:
        assert mark.low is not None
        assert mark.high is not None
        assert 0 <= mark.low <= mark.high <= 1
    assert all(0 <= guide.at <= 1 for guide in said.guides)


def test_a_lane_holds_all_that_one_speaker_said_by_date() -> None:
    picture = spoken(
        statement(id="later", date=stated("2022-03-10")),
        statement(id="hers", speaker="Another", party="ukraine", date=stated("2022-03-01")),
        statement(id="earlier", date=stated("2022-02-24")),
    )
    assert [(lane.title, lane.detail, [mark.id for mark in lane.marks]) for lane in picture.lanes] == [
        ("A Speaker", "Russia", ["earlier", "later"]),
        ("Another", "Ukraine", ["hers"]),
    ]
    assert [mark.party for mark in picture.marks] == [0, 0, 1]
    assert {(lane.group, lane.icon) for lane in picture.lanes} == {("", "")}


def test_two_speakers_of_one_name_have_two_lanes() -> None:
    picture = spoken(statement(id="one"), statement(id="two", party="ukraine"))
    assert [(lane.title, lane.detail) for lane in picture.lanes] == [
        ("A Speaker", "Russia"),
        ("A Speaker", "Ukraine"),
    ]


@pytest.mark.parametrize(
    ("date", "shape", "label"),
    [
        ("2022-02-24", "exact", "24 February 2022"),
        ("2022-02-24~", "about", "about 24 February 2022"),
        ("2022-02-24?", "about", "24 February 2022 (uncertain)"),
        ("2022-02-24%", "about", "about 24 February 2022 (uncertain)"),
        ("2022-02", "span", "February 2022"),
        ("2022-02~", "span", "about February 2022"),
        ("2022", "span", "2022"),
        ("202X", "span", "2020 to 2029"),
    ],
)
def test_a_date_is_drawn_no_more_precise_than_it_is(date: str, shape: Shape, label: str) -> None:
    made = statement(date=stated(date))
    picture = spoken(made)
    mark = the_mark(picture)
    when = sheet_of(statements=[made]).statements[0].date.day
    assert isinstance(picture.axis, TimeAxis)
    assert (mark.shape, mark.label) == (shape, label)
    assert (mark.low, mark.high) == (picture.axis.at(when.earliest), picture.axis.at(when.latest))
    assert (mark.low == mark.high) == (shape != "span")


def test_a_day_that_was_inferred_says_so() -> None:
    assert the_mark(spoken(statement(date=inferred("2022-02-24")))).label == "24 February 2022 (inferred)"


def test_the_axis_holds_statements_and_events() -> None:
    picture = spoken(
        statement(date=stated("2022-02-24")),
        events=[event(date=stated("2014-02")), event(id="end", label="An end", date=stated("2025-12-31"))],
    )
    axis = picture.axis
    assert axis == TimeAxis(2014 * 12, 2026 * 12 + 1)
    first, latest, last = picture.guides
    assert first.label == "February 2014: Start of the war (at the earliest)"
    assert latest.label == "February 2014: Start of the war (at the latest)"
    assert last.label == "31 December 2025: An end"
    assert 0 < first.at < latest.at < (the_mark(picture).low or 0) < last.at < 1


def test_no_more_events_are_marked_than_there_is_room_for() -> None:
    many = [event(id=f"day-{day}", date=stated(f"2022-03-{day:02}")) for day in range(1, 31)]
    days = [guide.label.split()[0] for guide in spoken(events=many).guides]
    assert days == [str(day) for day in range(1, 13)]


def test_events_are_marked_where_nobody_has_spoken() -> None:
    picture = spoken(events=[event()])
    assert picture.lanes == ()
    assert picture.guides == (Guide(54 / 90, "24 February 2022: Start of the war"),)


@pytest.mark.parametrize("date", ["0001-01-01", "00XX", "9999-12-31", "99XX"])
def test_the_ends_of_the_calendar_have_a_place(date: str) -> None:
    mark = the_mark(spoken(statement(date=stated(date))))
    assert mark.low is not None
    assert mark.high is not None
    assert 0 <= mark.low <= mark.high <= 1


def test_without_statements_a_picture_is_empty() -> None:
    picture = spoken()
    assert (picture.lanes, picture.guides, picture.note, picture.marks) == ((), (), "", [])
    assert len(picture.axis.ticks(8)) > 1


def test_a_picture_of_many_statements_draws_the_first_and_says_so() -> None:
    later = statement(id="later", date=stated("2025-01-01"))
    said = [*many(MOST_MARKS, statement()), later]
    picture = spoken(*said)
    assert [mark.id for mark in picture.marks] == [f"item-{number}" for number in range(MOST_MARKS)]
    assert picture.note == LEFT_OUT
    assert picture.axis == spoken(statement()).axis
    assert spoken(*said[1:]).note == ""
