import json
import os
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from statistics import median
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.documents.hostile import ODD_TOKENS, documents
from tests.documents.record_samples import (
    EQUIPMENT,
    ORC,
    PERSONNEL,
    REAL,
    TODAY,
    Row,
    day,
    encoded,
    only_oddity,
    only_record,
    orc,
    read,
    totals,
)
from warloss_gui import assets, language
from warloss_gui.claims.counted import Claimed, Counted
from warloss_gui.claims.identity import identity
from warloss_gui.documents import schema
from warloss_gui.documents.histories import read_history
from warloss_gui.documents.limits import Limits
from warloss_gui.documents.record_columns import MOST
from warloss_gui.documents.record_oddities import KEPT_ODDITIES
from warloss_gui.documents.record_reading import RecordReading, latest_day
from warloss_gui.documents.records import read_record_bytes, read_records
from warloss_gui.documents.texts import visible
from warloss_gui.history.record import Disagreement, Record, disagreements
from warloss_gui.history.series import Category, Observation, Series

needs_real = pytest.mark.skipif(not REAL.is_dir(), reason="the public records are not beside the repository")
UNLIMITED = Limits(size=2**30, values=10**9)


def told(reading: RecordReading) -> list[tuple[int | None, str | None, str]]:
    """Row, key and message of each oddity."""
    return [(oddity.row, oddity.key, oddity.message) for oddity in reading.oddities]


def refusal(rows: Any) -> tuple[str, str]:
    """Why a file is refused, and what would be right."""
    reading = read(rows)
    assert reading.records == ()
    (problem,) = reading.problems
    assert problem.severity == "error"
    assert problem.message.startswith("totals.json: ")
    return problem.message.removeprefix("totals.json: "), problem.hint


def values(reading: RecordReading, category: Category) -> dict[date, int]:
    series = only_record(reading).series[category]
    return dict(zip(series.days, series.values, strict=True))


# What a record is


def test_daily_totals_become_a_record() -> None:
    record = only_record(read(totals(3, drone=[0, 5, 9])))
    assert (record.title, record.rhythm, record.party.name) == ("totals.json", "day", "Russia")
    assert record.claimant.name == "General Staff of the Armed Forces of Ukraine"
    assert record.is_taken
    assert list(record.series) == ["tanks", "aeroplanes", "drones"]
    tanks = record.series["tanks"]
    assert tanks.days == (day(0), day(1), day(2))
    assert tanks.values == (1400, 1401, 1402)
    assert tanks.qualifiers == ("exact",) * 3
    assert (tanks.claimant, tanks.party) == (record.claimant.name, "Russia")
    assert (tanks.category, tanks.rows, tanks.is_former) == ("tanks", (1, 2, 3), False)
    assert tanks.source == (
        "totals.json, in the form of the data set PetroIvaniuk/2022-Ukraine-Russia-War-Dataset"
    )
    assert tanks.breaks == ()


def test_every_key_of_the_first_shape_has_its_category() -> None:
    keys = {
        "aircraft": "aeroplanes",
        "helicopter": "helicopters",
        "tank": "tanks",
        "APC": "armoured_fighting_vehicles",
        "field artillery": "artillery_systems",
        "MRL": "multiple_launch_rocket_systems",
        "drone": "drones",
        "naval ship": "ships_and_boats",
        "anti-aircraft warfare": "air_defence_systems",
        "special equipment": "special_equipment",
        "vehicles and fuel tanks": "vehicles_and_fuel_tanks",
        "cruise missiles": "cruise_missiles",
        "submarines": "submarines",
        "ground robotic systems": "ground_robotic_systems",
        "military auto": "vehicles",
        "fuel tank": "fuel_tanks",
        "mobile SRBM system": "mobile_srbm_systems",
        "personnel": "personnel",
        "POW": "prisoners",
    }
    row = {"date": "2022-06-01", "day": 98} | {key: place for place, key in enumerate(keys)}
    reading = read([row])
    found = {category: series.first.value for category, series in only_record(reading).series.items()}
    assert found == {category: place for place, category in enumerate(keys.values())}
    assert reading.oddities == ()


def test_every_key_of_the_other_shape_has_its_category() -> None:
    keys = {
        "personnel": "personnel",
        "tanks": "tanks",
        "afvs": "armoured_fighting_vehicles",
        "artillery": "artillery_systems",
        "airDefense": "air_defence_systems",
        "rocketSystems": "multiple_launch_rocket_systems",
        "unarmoredVehicles": "vehicles_and_fuel_tanks",
        "fixedWingAircraft": "aeroplanes",
        "rotaryWingAircraft": "helicopters",
        "uavs": "drones",
        "ships": "ships_and_boats",
        "submarines": "submarines",
        "specialEquipment": "special_equipment",
        "missiles": "cruise_missiles",
    }
    row = {"date": "2022-06-01", "sourceUri": "x"} | {key: place for place, key in enumerate(keys)}
    reading = read([row])
    record = only_record(reading)
    found = {category: series.first.value for category, series in record.series.items()}
    assert found == {category: place for place, category in enumerate(keys.values())}
    assert reading.oddities == ()
    assert record.series["tanks"].source == "totals.json, in the form of the data set Orc Losses"


def test_the_other_shape_is_newest_first_and_null_where_nothing_was_reported() -> None:
    reading = read(orc(3, ships=[1, None, 2]))
    assert reading.oddities == ()
    record = only_record(reading)
    assert record.series["personnel"].values == (30_000, 30_001, 30_002)
    assert record.series["personnel"].qualifiers == ("about",) * 3
    assert record.series["tanks"].qualifiers == ("exact",) * 3
    assert record.series["ships_and_boats"].days == (day(0), day(2))
    assert "submarines" not in record.series


def test_the_other_shape_may_also_be_oldest_first() -> None:
    reversed_, usual = only_record(read(orc(3)[::-1])), only_record(read(orc(3)))
    assert [series.rows for series in usual.series.values()] == [(3, 2, 1)] * 2
    assert [series.rows for series in reversed_.series.values()] == [(1, 2, 3)] * 2
    assert _without_rows(reversed_) == _without_rows(usual)


def _without_rows(record: Record) -> list[Series]:
    return [replace(series, rows=()) for series in record.series.values()]


def test_the_bound_of_personnel_is_read_row_by_row() -> None:
    rows: list[Row] = totals(3, personnel=[10, 11, 12])
    for row, word in zip(rows, ("about", "more", "about"), strict=True):
        row["personnel*"] = word
    reading = read(rows)
    assert reading.oddities == ()
    assert only_record(reading).series["personnel"].qualifiers == ("about", "more_than", "about")


def test_without_a_column_of_bounds_a_number_stands_as_printed() -> None:
    reading = read(totals(2, personnel=[10, 11]))
    assert reading.oddities == ()
    assert only_record(reading).series["personnel"].qualifiers == ("exact", "exact")


def test_rows_without_a_bound_among_others_are_odd() -> None:
    rows = totals(3, personnel=[10, 11, 12])
    rows[0]["personnel*"] = "about"
    rows[1]["personnel*"] = None
    reading = read(rows)
    assert only_record(reading).series["personnel"].qualifiers == ("about", "exact", "exact")
    assert told(reading) == [
        (
            2,
            "personnel*",
            "2 rows say no bound where others do, the first is row 2: the numbers are taken as they stand",
        )
    ]
    assert only_oddity(reading).date == "2022-06-02"


@pytest.mark.parametrize("word", ["roughly", 5, True, ["about"], {"a": 1}, "\u202e"])
def test_a_number_with_a_bound_that_is_not_understood_is_left_out(word: Any) -> None:
    rows = totals(2, personnel=[10, 11])
    rows[0]["personnel*"], rows[1]["personnel*"] = "about", word
    reading = read(rows)
    assert values(reading, "personnel") == {day(0): 10}
    oddity = only_oddity(reading)
    assert (oddity.row, oddity.key) == (2, "personnel*")
    assert oddity.message.endswith("is not a known bound, such as about, and the number is left out")
    assert visible(oddity.message) == oddity.message


# Vehicles and fuel tanks


def split(days: int, combined_from: int, start: date = date(2022, 4, 29)) -> list[Row]:
    """Rows in which vehicles and fuel tanks are apart at first, and one number from a row on."""
    rows: list[Row] = []
    for number in range(days):
        row: Row = {"date": (start + timedelta(days=number)).isoformat()}
        if number < combined_from:
            row |= {"military auto": 1700 + number, "fuel tank": 76}
        else:
            row |= {"vehicles and fuel tanks": 1796 + number}
        rows.append(row)
    return rows


def test_vehicles_and_fuel_tanks_are_added_until_they_are_one_number() -> None:
    reading = read(split(4, 2))
    assert reading.oddities == ()
    record = only_record(reading)
    assert list(record.series) == ["vehicles", "fuel_tanks", "vehicles_and_fuel_tanks"]
    both = record.series["vehicles_and_fuel_tanks"]
    assert both.days == tuple(date(2022, 4, 29) + timedelta(days=number) for number in range(4))
    assert both.values == (1776, 1777, 1798, 1799)
    assert both.qualifiers == ("exact",) * 4
    (found,) = both.breaks
    assert found.day == date(2022, 5, 1)
    assert found.text == (
        "until then vehicles and fuel tanks were counted apart, and the totals here add the two; from then "
        "on the source gives one number for both"
    )
    assert both.source.endswith(
        "; before 1 May 2022 the sum of vehicles and fuel tanks, which were counted apart"
    )
    assert [change.labels for change in both.changes()] == [set(), {"definition_break"}, set()]
    assert record.series["vehicles"].values == (1700, 1701)
    assert record.series["vehicles"].breaks == ()


def test_the_break_is_where_the_source_itself_gives_one_number() -> None:
    both = only_record(read(split(5, 4))).series["vehicles_and_fuel_tanks"]
    assert [found.day for found in both.breaks] == [date(2022, 5, 3)]
    assert both.days == (date(2022, 4, 29), date(2022, 4, 30), date(2022, 5, 3))
    early = only_record(read(split(4, 2, date(2022, 3, 1)))).series["vehicles_and_fuel_tanks"]
    assert [found.day for found in early.breaks] == [date(2022, 3, 3)]
    assert early.values == (1776, 1777, 1798, 1799)


def test_without_a_number_for_both_the_sum_has_no_break_and_its_source_says_what_it_is() -> None:
    both = only_record(read(split(2, 2))).series["vehicles_and_fuel_tanks"]
    assert both.values == (1776, 1777)
    assert both.breaks == ()
    assert "before 1 May 2022 the sum of vehicles and fuel tanks" in both.source


def test_nothing_is_added_where_one_of_the_two_is_missing() -> None:
    rows = split(3, 2)
    del rows[0]["fuel tank"]
    both = only_record(read(rows)).series["vehicles_and_fuel_tanks"]
    assert (both.values, both.rows) == ((1777, 1798), (2, 3))
    assert "vehicles_and_fuel_tanks" not in only_record(read(split(2, 2, date(2022, 5, 1)))).series
    alone = [{"date": "2022-04-01", "military auto": 3, "drone": 1}]
    assert list(only_record(read(alone)).series) == ["vehicles", "drones"]
    alone = [{"date": "2022-04-01", "fuel tank": 3, "drone": 1}]
    assert list(only_record(read(alone)).series) == ["fuel_tanks", "drones"]


# Several files


def test_files_of_one_shape_become_one_record(tmp_path: Path) -> None:
    equipment, people = tmp_path / "equipment.json", tmp_path / "people.json"
    equipment.write_bytes(encoded(totals(2)))
    people.write_bytes(encoded([{"date": "2022-06-01", "personnel": 10, "personnel*": "about"}]))
    reading = read_records([equipment, people], today=TODAY)
    record = only_record(reading)
    assert record.title == "equipment.json and people.json"
    assert list(record.series) == ["tanks", "aeroplanes", "personnel"]
    assert record.series["personnel"].source.startswith("people.json, in")
    assert (record.series["tanks"].rows, record.series["personnel"].rows) == ((1, 2), (1,))
    assert reading.oddities == ()


def test_files_of_two_shapes_become_two_records(tmp_path: Path) -> None:
    ours, theirs = tmp_path / "ours.json", tmp_path / "theirs.json"
    ours.write_bytes(encoded(totals(2)))
    theirs.write_bytes(encoded(orc(2)))
    reading = read_records([theirs, ours], today=TODAY)
    assert [record.title for record in reading.records] == ["ours.json", "theirs.json"]


def test_a_day_that_two_files_report_has_the_total_of_the_first(tmp_path: Path) -> None:
    former, later = tmp_path / "former.json", tmp_path / "later.json"
    former.write_bytes(encoded(totals(2)))
    rows = totals(3)
    rows[1]["tank"] = 7
    later.write_bytes(encoded(rows))
    reading = read_records([former, later], today=TODAY)
    assert values(reading, "tanks") == {day(0): 1400, day(1): 1401, day(2): 1402}
    tanks = only_record(reading).series["tanks"]
    assert tanks.source.startswith("former.json and later.json, in")
    assert tanks.rows == ()
    oddity = only_oddity(reading)
    assert (oddity.file, oddity.row, oddity.date, oddity.key) == ("later.json", 2, "2022-06-02", "tank")
    assert oddity.message == (
        "the total of this day is 7 here and 1,401 in row 2 of “former.json”, which is used"
    )


def test_vehicles_of_one_file_are_joined_to_those_of_another(tmp_path: Path) -> None:
    former, later = tmp_path / "former.json", tmp_path / "later.json"
    rows = [row | {"tank": 1_000} for row in split(4, 2)]
    former.write_bytes(encoded(rows[:2]))
    later.write_bytes(encoded(rows[2:]))
    both = only_record(read_records([former, later], today=TODAY)).series["vehicles_and_fuel_tanks"]
    assert both.values == (1776, 1777, 1798, 1799)
    assert [found.day for found in both.breaks] == [date(2022, 5, 1)]


def test_a_file_that_cannot_be_used_does_not_keep_the_others_from_being_read(tmp_path: Path) -> None:
    good = tmp_path / "good.json"
    good.write_bytes(encoded(totals(2)))
    reading = read_records([tmp_path / "none.json", good, tmp_path], today=TODAY)
    (record,) = reading.records
    assert record.title == "good.json"
    assert [(problem.path, problem.message, problem.hint) for problem in reading.problems] == [
        ("$", "none.json: there is no such file or folder", "check the name"),
        ("$", f"{tmp_path.name[:60]}: it is a folder", "name a regular file"),
    ]


def test_a_pipe_is_refused_and_a_large_file_is_not_read_whole(tmp_path: Path) -> None:
    pipe, large = tmp_path / "pipe", tmp_path / "large.json"
    os.mkfifo(pipe)
    large.write_bytes(encoded(totals(2)))
    reading = read_records([pipe, large], Limits(size=20))
    assert [problem.message for problem in reading.problems] == [
        "pipe: it is a pipe",
        "large.json: it is larger than 0 MiB",
    ]


def test_files_of_one_name_in_two_folders_do_not_say_whose_row_one_is(tmp_path: Path) -> None:
    paths = [tmp_path / folder / "totals.json" for folder in ("a", "b")]
    for path, rows in zip(paths, (totals(2), totals(4)[2:]), strict=True):
        path.parent.mkdir()
        path.write_bytes(encoded(rows))
    tanks = only_record(read_records(paths, today=TODAY)).series["tanks"]
    assert (len(tanks.days), tanks.rows) == (4, ())


def test_vehicles_of_two_files_have_no_rows(tmp_path: Path) -> None:
    paths = [tmp_path / name for name in ("a.json", "b.json")]
    rows = [row | {"tank": 1_000} for row in split(4, 4, date(2022, 4, 26))]
    for path, part in zip(paths, (rows[:2], rows[2:]), strict=True):
        path.write_bytes(encoded(part))
    both = only_record(read_records(paths, today=TODAY)).series["vehicles_and_fuel_tanks"]
    assert (len(both.days), both.rows) == (4, ())


def test_nothing_read_is_nothing() -> None:
    assert read_records([], today=TODAY) == RecordReading((), latest=TODAY)


def test_the_name_of_a_file_is_made_safe() -> None:
    name = "a\u202eb\nc" + "x" * 100
    reading = read_record_bytes(encoded([*totals(1), 5]), name, today=TODAY)
    shown = "a⟨U+202E⟩b\\nc" + "x" * 55 + "…"
    assert only_record(reading).title == shown
    assert only_oddity(reading).file == shown
    assert read_record_bytes(b"", name).problems[0].message.startswith(shown + ": ")


# Rows that are odd


def test_rows_out_of_order_are_put_in_order_and_reported() -> None:
    rows = totals(5)
    reading = read([rows[0], rows[2], rows[1], rows[3], rows[4]])
    assert only_record(reading).series["tanks"].values == (1400, 1401, 1402, 1403, 1404)
    assert told(reading) == [(3, "date", "the row is out of order: it stands after that of 3 June 2022")]
    assert only_oddity(reading).date == "2022-06-02"


def test_the_first_shape_newest_first_is_said_once() -> None:
    rows = totals(4)[::-1]
    reading = read(rows)
    assert only_record(reading).series["tanks"].days == tuple(day(number) for number in range(4))
    text = "the rows stand newest first, where such a file has the oldest first"
    assert told(reading) == [(1, "date", text)]
    reading = read([rows[0], rows[1], rows[3], rows[2]])
    late = (4, "date", "the row is out of order: it stands after that of 1 June 2022")
    assert told(reading) == [(1, "date", text), late]


def test_a_row_out_of_order_in_the_other_shape_is_reported() -> None:
    rows = orc(4)
    reading = read([rows[1], rows[0], rows[2], rows[3]])
    assert told(reading) == [(2, "date", "the row is out of order: it stands after that of 3 June 2022")]


def test_a_repeated_day_with_the_same_totals_is_dropped() -> None:
    rows = totals(3)
    reading = read([rows[0], rows[1], rows[1], rows[2]])
    assert only_record(reading).series["tanks"].values == (1400, 1401, 1402)
    text = "the date stands already in row 2: of each total the first is used"
    assert told(reading) == [(3, "date", text)]


def test_of_a_repeated_day_with_other_totals_the_first_stands_and_each_difference_is_said() -> None:
    rows = totals(2, personnel=[10, 11], POW=[3, 4])
    rows[1]["personnel*"] = rows[0]["personnel*"] = "about"
    again: Row = rows[0] | {"tank": 5, "personnel*": "more", "drone": 8}
    reading = read([*rows, again])
    assert values(reading, "tanks") == {day(0): 1400, day(1): 1401}
    assert values(reading, "drones") == {day(0): 8}
    differs = "the total of this day is {} here and {} in row 1 of “totals.json”, which is used"
    assert told(reading) == [
        (3, "date", "the row is out of order: it stands after that of 2 June 2022"),
        (3, "date", "the date stands already in row 1: of each total the first is used"),
        (3, "tank", differs.format("5", "1,400")),
        (
            3,
            "personnel",
            differs.format("more than 10", "about 10"),
        ),
    ]


def test_what_is_no_row_is_left_out() -> None:
    reading = read([totals(1)[0], 5, None, [totals(2)[1]]])
    assert values(reading, "tanks") == {day(0): 1400}
    text = "the row is not an object with names and values, and is left out"
    assert told(reading) == [(row, None, text) for row in (2, 3, 4)]
    assert [oddity.date for oddity in reading.oddities] == [None] * 3


@pytest.mark.parametrize(
    "wrong",
    [
        "2022-02-30",
        "20220601",
        "2022-W22-3",
        "2022-06-1",
        "2022-06-01T00:00",
        " 2022-06-01",
        "01.06.2022",
        "",
        "\uff12022-06-01",
        "2022-0\ud800-01",
        "2022-06-\u202e1",
    ],
)
def test_a_row_without_a_well_formed_date_is_left_out(wrong: str) -> None:
    rows = totals(2)
    rows[1]["date"] = wrong
    reading = read(json.dumps(rows).encode())
    assert values(reading, "tanks") == {day(0): 1400}
    oddity = only_oddity(reading)
    assert (oddity.row, oddity.date, oddity.key) == (2, None, "date")
    text = f"“{visible(wrong)}” is not a date such as 2025-06-30, and its row is left out"
    assert oddity.message == text


def test_a_row_without_a_date_is_left_out() -> None:
    rows = totals(4)
    del rows[1]["date"]
    rows[2]["date"] = None
    rows[3]["date"] = 20220604
    assert told(read(rows)) == [
        (2, "date", "the row has no date, and is left out"),
        (3, "date", "the row has no date, and is left out"),
        (4, "date", "the date is not a text such as 2025-06-30, and its row is left out"),
    ]


def test_a_report_of_a_day_that_has_begun_nowhere_is_left_out() -> None:
    reading = read(totals(3), today=day(1))
    assert list(values(reading, "tanks")) == [day(0), day(1)]
    oddity = only_oddity(reading)
    assert (oddity.row, oddity.date, oddity.key) == (3, "2022-06-03", "date")
    assert oddity.message == "the day 3 June 2022 has begun nowhere on Earth yet, and its row is left out"
    assert (reading.latest, reading.has_ahead) == (day(1), True)
    assert not read(totals(3)).has_ahead


@pytest.mark.parametrize(
    ("now", "latest"),
    [
        ("2025-06-30T09:59:59+00:00", date(2025, 6, 30)),
        ("2025-06-30T10:00:00+00:00", date(2025, 7, 1)),
        ("2025-06-30T23:59:59-12:00", date(2025, 7, 2)),
        ("2025-07-01T00:00:00+14:00", date(2025, 7, 1)),
    ],
)
def test_a_day_begins_on_the_first_clocks_of_the_earth(now: str, latest: date) -> None:
    assert latest_day(datetime.fromisoformat(now)) == latest


def test_the_latest_day_is_told_by_the_clock() -> None:
    today = datetime.now(UTC).date()
    rows = [
        {"date": (today + timedelta(days=ahead)).isoformat(), "tank": 1, "APC": 1} for ahead in (-2, 0, 3)
    ]
    reading = read_record_bytes(encoded(rows), "totals.json")
    assert list(values(reading, "tanks")) == [today - timedelta(days=2), today]
    assert reading.latest in {latest_day(), latest_day() - timedelta(days=1)}


def test_a_reading_is_outdated_when_other_rows_would_be_ahead() -> None:
    some, all_ = read(totals(3), today=day(1)), read(totals(3), today=day(9))
    assert [some.is_outdated(day(number)) for number in (0, 1, 2)] == [True, False, True]
    assert [all_.is_outdated(day(number)) for number in (1, 2, 9, 10)] == [True, False, False, False]
    assert not replace(all_, latest=None).is_outdated(day(0))


def test_a_repeated_key_is_reported_and_used_only_if_its_values_agree() -> None:
    text = b"""[
        {"date": "2022-06-01", "tank": 5, "tank": 5, "APC": 1, "APC": 2, "APC": 1, "drone": 1, "drone": 1.0},
        {"date": "2022-06-02", "tank": 6, "APC": 3, "drone": 3, "x": 1, "x": 2},
        {"date": "2022-06-03", "date": "2022-06-04", "tank": 7}
    ]"""
    reading = read(text)
    assert values(reading, "tanks") == {day(0): 5, day(1): 6}
    assert values(reading, "armoured_fighting_vehicles") == {day(1): 3}
    assert values(reading, "drones") == {day(1): 3}
    twice = "“{}” stands more than once in the row, with different values: none of them is used"
    assert [(oddity.row, oddity.date, oddity.key, oddity.message) for oddity in reading.oddities] == [
        (1, "2022-06-01", "tank", "“tank” stands more than once in the row, with one value"),
        (1, "2022-06-01", "APC", twice.format("APC")),
        (1, "2022-06-01", "drone", twice.format("drone")),
        (2, "2022-06-02", "x", twice.format("x")),
        (2, "2022-06-02", "x", "the column “x” is not known and is left out: 1 row has it, row 2"),
        (3, None, "date", twice.format("date")),
        (3, None, "date", "the date is not a text such as 2025-06-30, and its row is left out"),
    ]


def test_a_bound_that_stands_twice_is_not_understood() -> None:
    text = b'[{"date": "2022-06-01", "tank": 1, "personnel": 5, "personnel*": "about", "personnel*": "more"}]'
    reading = read(text)
    assert "personnel" not in only_record(reading).series
    assert [message for _, _, message in told(reading)] == [
        "“personnel*” stands more than once in the row, with different values: none of them is used",
        "what stands here is not a known bound, such as about, and the number is left out",
    ]


# Cells that are odd


@pytest.mark.parametrize(
    ("cell", "message"),
    [
        (-5, "the total “-5” is below zero, and is left out"),
        ("-6", "the total “-6” is below zero, and is left out"),
        (MOST + 1, "the total “1000000000001” is larger than any can be, and is left out"),
        (1e20, "the total “100000000000000000000” is larger than any can be, and is left out"),
        (True, "true or false stands where a number belongs: taken as not reported"),
        (float("nan"), "“NaN” is not a whole number: taken as not reported"),
        (float("inf"), "“Infinity” is not a whole number: taken as not reported"),
        (float("-inf"), "“-Infinity” is not a whole number: taken as not reported"),
        (12.5, "“12.5” is not a whole number: taken as not reported"),
        ([1], "a list or an object stands where a number belongs: taken as not reported"),
        ({"a": 1}, "a list or an object stands where a number belongs: taken as not reported"),
    ],
)
def test_a_cell_that_cannot_be_used_is_left_out(cell: Any, message: str) -> None:
    reading = read(totals(4, drone=[1, 2, cell, 3]))
    assert values(reading, "drones") == {day(0): 1, day(1): 2, day(3): 3}
    assert told(reading) == [(3, "drone", message)]
    assert reading.oddities[0].date == "2022-06-03"
    assert len(values(reading, "tanks")) == 4


@pytest.mark.parametrize("bound", [0, MOST])
def test_the_bounds_of_a_total_are_totals(bound: int) -> None:
    reading = read(totals(2, drone=[bound, bound]))
    assert list(values(reading, "drones").values()) == [bound, bound]
    assert reading.oddities == ()


@pytest.mark.parametrize("digits", [5_000, 20_000])
def test_a_number_without_end_is_left_out(digits: int) -> None:
    text = encoded(totals(2, drone=[1, 222])).replace(b"222", b"9" * digits)
    reading = read(text)
    assert values(reading, "drones") == {day(0): 1}
    message = f"the total “{'9' * 60}…” is larger than any can be, and is left out"
    assert told(reading) == [(2, "drone", message)]


def test_numbers_as_texts_and_whole_fractions_are_used_and_said_once() -> None:
    reading = read(totals(4, drone=["1", " 2 ", 3, "4.0"], APC=[1, 2.0, 3.0, 4]))
    assert list(values(reading, "drones").values()) == [1, 2, 3, 4]
    assert list(values(reading, "armoured_fighting_vehicles").values()) == [1, 2, 3, 4]
    assert told(reading) == [
        (1, "drone", "3 rows have the number as a text, the first is row 1"),
        (2, "APC", "2 rows have the number with a decimal point or an exponent, the first is row 2"),
    ]
    assert all(type(value) is int for value in values(reading, "armoured_fighting_vehicles").values())


@pytest.mark.parametrize("text", ["many", "1,020", "1.5", "٣", "", "\u202e12", "1" * 700, "0x10", "1e3"])
def test_a_text_that_is_no_number_is_not_reported_as_one(text: str) -> None:
    reading = read(totals(3, drone=[1, text, text]))
    assert values(reading, "drones") == {day(0): 1}
    message = "2 rows have a text where a number belongs, the first is row 2: taken as not reported"
    assert told(reading) == [(2, "drone", message)]


def test_rows_that_lack_a_key_are_not_among_its_odd_cells() -> None:
    rows = totals(3)
    rows[1]["drone"], rows[2]["drone"] = "x", 7
    reading = read(rows)
    assert values(reading, "drones") == {day(2): 7}
    message = "1 row has a text where a number belongs, row 2: taken as not reported"
    assert told(reading) == [(2, "drone", message)]


def test_null_is_odd_only_where_keys_come_and_go() -> None:
    reading = read(totals(3, drone=[1, None, 3]))
    assert values(reading, "drones") == {day(0): 1, day(2): 3}
    assert told(reading) == [(2, "drone", "1 row has null, row 2: taken as not reported")]
    assert read(orc(3, uavs=[1, None, 3])).oddities == ()


def test_a_key_that_is_absent_in_between_is_odd_and_no_gap_is_filled() -> None:
    rows = totals(7)
    for number, row in enumerate(rows):
        if number in (2, 4, 5):
            row["drone"] = number
        if number in (3, 4):
            del row["aircraft"]
    reading = read(rows)
    assert values(reading, "drones") == {day(2): 2, day(4): 4, day(5): 5}
    among = "“{}” is absent from {} among others that have it, {}: taken as not reported"
    assert told(reading) == [
        (4, "aircraft", among.format("aircraft", "2 rows", "the first is row 4")),
        (4, "drone", among.format("drone", "1 row", "row 4")),
    ]
    assert len(list(only_record(reading).series["aeroplanes"].gaps())) == 1


def test_every_row_of_the_other_shape_should_have_a_key_that_one_has() -> None:
    rows = orc(3)
    rows[1]["uavs"] = 5
    reading = read(rows)
    message = (
        "“uavs” is absent from 2 rows among others that have it, the first is row 3: taken as not reported"
    )
    assert told(reading) == [(3, "uavs", message)]


def test_a_key_that_only_rows_without_a_date_have_is_no_series() -> None:
    rows = totals(2)
    rows[1] |= {"date": "soon", "drone": 5, "mystery": 6}
    reading = read(rows)
    assert list(only_record(reading).series) == ["tanks", "aeroplanes"]
    assert len(reading.oddities) == 1


def test_the_misspelt_key_of_helicopters_is_read_and_reported() -> None:
    rows = orc(3, rotaryWingAircraft=[10, 11, 12])
    rows[0]["rotoryWingAircraft"] = rows[0].pop("rotaryWingAircraft")
    reading = read(rows)
    assert list(values(reading, "helicopters").values()) == [10, 11, 12]
    message = "“rotoryWingAircraft” is read as “rotaryWingAircraft”: 1 row has it, row 1"
    assert told(reading) == [(1, "rotoryWingAircraft", message)]


def test_where_both_spellings_differ_the_proper_one_stands() -> None:
    rows = orc(2, rotaryWingAircraft=[10, 11], rotoryWingAircraft=[10, 12])
    reading = read(rows)
    assert list(values(reading, "helicopters").values()) == [10, 11]
    assert told(reading) == [
        (
            1,
            "rotoryWingAircraft",
            "the total of this day is 12 here and 11 in row 1 of “totals.json”, which is used",
        ),
        (
            2,
            "rotoryWingAircraft",
            "“rotoryWingAircraft” is read as “rotaryWingAircraft”: 2 rows have it, the first is row 2",
        ),
    ]


def test_a_column_that_is_not_known_is_said_once() -> None:
    rows = totals(5, Tank=[1, 2, 3, 4, 5])
    for row in rows[2:]:
        row["note\u202e"] = "text"
    rows[0]["greatest losses direction"] = "Izyum"
    assert told(read(rows)) == [
        (1, "Tank", "the column “Tank” is not known and is left out: 5 rows have it, the first is row 1"),
        (
            3,
            "note⟨U+202E⟩",
            "the column “note⟨U+202E⟩” is not known and is left out: 3 rows have it, the first is row 3",
        ),
    ]


def test_columns_that_are_not_known_are_told_in_the_order_of_the_file() -> None:
    names = [f"column {number}" for number in range(40)]
    rows = orc(3)
    rows[0] |= dict.fromkeys(reversed(names[:20]), 1)
    rows[1] |= dict.fromkeys(names, 2)
    told_keys = [(row, key) for row, key, _message in told(read(rows))]
    assert told_keys == [*((1, name) for name in reversed(names[:20])), *((2, name) for name in names[20:])]


def test_a_renamed_key_ends_one_column_and_is_told_as_another() -> None:
    rows = totals(4)
    for row in rows[2:]:
        row["tanks"] = row.pop("tank")
    reading = read(rows)
    assert list(values(reading, "tanks")) == [day(0), day(1)]
    message = "the column “tanks” is not known and is left out: 2 rows have it, the first is row 3"
    assert told(reading) == [(3, "tanks", message)]


# Files that are odd


def test_a_byte_order_mark_is_passed_over() -> None:
    reading = read(b"\xef\xbb\xbf" + encoded(totals(2)))
    assert len(values(reading, "tanks")) == 2
    oddity = only_oddity(reading)
    assert (oddity.row, oddity.date, oddity.key) == (None, None, None)
    assert oddity.message == "the file begins with a byte order mark, which is passed over"


def test_wherever_a_file_is_cut_off_its_complete_rows_are_used() -> None:
    rows = totals(
        3, drone=[1.5e10, 0.5, -1e-5], APC=[True, False, None], MRL=[float("nan"), float("-inf"), 5]
    )
    rows[1]["place"] = 'a "text" \\ 🚢 é'
    for ensure_ascii in (True, False):
        data = json.dumps(rows, ensure_ascii=ensure_ascii, indent=1).encode()
        ends = [place + 3 for place in range(len(data)) if data.startswith(b"\n }", place)]
        for end in range(1, len(data)):
            reading = read(data[:end])
            complete = sum(place <= end for place in ends)
            if not complete:
                (problem,) = reading.problems
                assert problem.message.endswith(": the file is cut off before its first row is complete")
                continue
            assert len(values(reading, "tanks")) == complete
            cut = [oddity for oddity in reading.oddities if oddity.message.startswith("the file is cut off")]
            assert [oddity.row for oddity in cut] == [complete + 1], data[:end]


def test_how_many_rows_a_cut_leaves_is_said() -> None:
    data = encoded(totals(3))
    last = data.rindex(b"{")
    assert told(read(data[:last])) == [
        (3, None, "the file is cut off here, after 2 complete rows, which are used")
    ]
    first = data.index(b"}") + 1
    assert told(read(data[:first])) == [
        (2, None, "the file is cut off here, after 1 complete row, which is used")
    ]


def test_what_is_not_json_is_refused_with_its_place() -> None:
    data = encoded(totals(3)).replace(b'"tank": 1401,', b'"tank" 1401,')
    (problem,) = read(data).problems
    assert problem.message == "totals.json: this is not JSON: expecting ':' delimiter"
    assert problem.path == "$[1]"
    line = data.decode().split("\n").index('        "tank" 1401,') + 1
    assert (problem.line, problem.column) == (line, 16)
    assert '        "tank" 1401,' in [excerpt.text for excerpt in problem.excerpt]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"losses", "this is not JSON: expecting value"),
        (b'[{"date": }]', "this is not JSON: expecting value"),
        (encoded(totals(1)) + b"]", "this is not JSON: extra data"),
        (b'[{"date": "2022-06-01", "tank": 1} {}]', "this is not JSON: expecting ',' delimiter"),
        (b'{"date": "2022-', "the file is cut off before its first row is complete"),
    ],
)
def test_other_mistakes_of_json_are_refused(data: bytes, message: str) -> None:
    assert refusal(data)[0] == message


@pytest.mark.parametrize("data", [b"", b" \n", b"\xef\xbb\xbf"])
def test_an_empty_file_is_refused(data: bytes) -> None:
    assert refusal(data) == (
        "the file is empty",
        "a record is a JSON list of rows, each with a date and the totals of that day",
    )


def test_what_is_not_utf_8_or_too_deep_is_refused_with_its_place() -> None:
    reading = read(encoded(totals(1)).replace(b"tank", b"t\xff"))
    (problem,) = reading.problems
    assert problem.message == "totals.json: byte 0xff is not UTF-8"
    assert problem.hint == "a record is a list of rows in UTF-8, and its rows hold no lists"
    assert (problem.line, problem.column) == (5, 11)
    deep = read(b"[" * 5000)
    assert deep.problems[0].message == "totals.json: lists and objects are nested more than 32 deep"
    assert deep.problems[0].hint == problem.hint
    marked = read(b"\xef\xbb\xbf" + encoded(totals(1)).replace(b"tank", b"t\xff"))
    assert (marked.problems[0].line, marked.problems[0].column) == (5, 11)


def test_other_encodings_and_what_is_too_large_are_refused() -> None:
    message, hint = refusal(encoded(totals(1)).decode().encode("utf-16"))
    assert message.startswith("the document is not plain UTF-8")
    assert hint == "save it as UTF-8 without a byte order mark"
    reading = read_record_bytes(encoded(totals(2)), "totals.json", Limits(values=5))
    assert reading.problems[0].message == "totals.json: the document has more than 5 values"
    reading = read_record_bytes(encoded(totals(2)), "totals.json", Limits(size=5))
    assert reading.problems[0].message == "totals.json: the document is larger than 0 MiB"


CORRECTION: Row = {"date": "2022-10-13", "tank": 0, "APC": -25, "drone": 20, "MRL": 0, "personnel": 0}


NO_RECORDS: list[tuple[Any, str]] = [
    ([], "the list has no rows"),
    ([1, "a", None], "the list holds no rows with names and values"),
    ([{}], "no row has a total whose name is known"),
    ([{"date": "2022-06-01", "killed": 5}], "no row has a total whose name is known"),
    (
        [{"date": None, "tank": 5, "APC": 1}],
        "no row has a date that can be used: row 1, date: there is none",
    ),
    (
        [{"date": "2022-06-01", "tank": "many", "APC": "few"}],
        "no row has a total that can be used: row 1, tank: “many” is a text, and not a number",
    ),
    ("text", "the document is not a list of rows"),
    (5, "the document is not a list of rows"),
    ({"date": "2022-06-01", "tank": 5}, "the document is an object, and not a list of rows"),
    ({"$schema": 5}, "the document is an object, and not a list of rows"),
    ({"format_version": 1}, "the document is an object, and not a list of rows"),
    (
        {"$schema": "factsheet.schema.json", "format_version": 1, "figures": []},
        "this is a fact sheet, and not a record of daily totals",
    ),
    (
        {"$schema": "https://json-schema.org/draft/2020-12/schema", "type": "array"},
        "this is a JSON Schema: it describes documents and holds no totals",
    ),
    (
        [{"equipment_oryx": "Tanks", "model": "T-62M", "losses_total": 50}],
        "this list counts losses by model, and not by day",
    ),
    (
        [CORRECTION] * 2,
        "this list holds corrections of single days, some of them negative, and not totals",
    ),
]


@pytest.mark.parametrize(("document", "message"), NO_RECORDS)
def test_a_document_that_is_no_record_is_refused_and_called_what_it_is(document: Any, message: str) -> None:
    found, hint = refusal(document)
    assert found == message
    assert hint
    assert read(document).problems[0].path == "$"


def test_corrections_are_refused_without_oddities_and_other_refusals_say_what_was_odd() -> None:
    assert read([CORRECTION] * 3).oddities == ()
    assert len(read([{"date": "2022-06-01", "tank": "many", "APC": "few"}]).oddities) == 2


def test_a_record_with_some_negative_numbers_is_still_one() -> None:
    rows = totals(2, drone=[-1, -2], APC=[0, 0])
    assert only_record(read(rows)).series["tanks"].values == (1400, 1401)
    rows = totals(2, drone=[-1, -2], APC=[0, 0], MRL=[0, 0])
    assert refusal(rows)[0].startswith("this list holds corrections")


@pytest.mark.parametrize(
    ("cell", "why"),
    [
        ("1,001,000", "“1,001,000” is a text with separators, and not a number"),
        ("1.001.000", "“1.001.000” is a text with separators, and not a number"),
        ("1\u202f001\u00a0000", "“1\u202f001\u00a0000” is a text with separators, and not a number"),
        ("many", "“many” is a text, and not a number"),
        ("-5", "“-5” is below zero"),
        (10**13, "“10000000000000” is larger than any total can be"),
        (2.5, "“2.5” is not a whole number"),
        (float("nan"), "“NaN” is not a whole number"),
        (True, "true or false stands where a number belongs"),
        (None, "null stands for a total that was not reported"),
        ([1], "a list or an object stands where a number belongs"),
    ],
)
def test_where_nothing_can_be_used_the_first_cell_is_named_and_why(cell: Any, why: str) -> None:
    rows = [{"date": "2022-06-02", "personnel": cell, "APC": cell}, {"date": "2022-06-01", "personnel": cell}]
    assert cells(rows) == [f"row 1, personnel: {why}"]


def cells(rows: Any) -> list[str]:
    """What is said of the cells of a file of which none can be used."""
    message, _hint = refusal(rows)
    return message.removeprefix("no row has a total that can be used: ").split("; ")


def test_of_each_kind_the_first_cell_is_named_in_the_order_of_the_file() -> None:
    rows: list[Row] = [
        {"date": "2022-06-03", "tank": "1,400", "personnel": 5, "personnel*": "roughly"},
        {"date": "2022-06-02", "tank": "1,401", "personnel": 6, "personnel*": ["about"]},
        {"date": "2022-06-01", "APC": -3.0, "tank": "x"},
    ]
    assert cells(rows) == [
        "row 1, personnel*: “roughly” is not a known bound, such as about",
        "row 1, tank: “1,400” is a text with separators, and not a number",
        "row 3, tank: “x” is a text, and not a number",
        "row 3, APC: “-3” is below zero",
    ]
    data = b'[{"date": "2022-06-01", "tank": 1, "tank": 2, "personnel": 5, "personnel*": 7}]'
    assert cells(data) == [
        "row 1, personnel*: what stands here is not a known bound, such as about",
        "row 1, tank: the row gives several values",
    ]


def test_where_no_row_has_a_day_the_first_of_each_kind_is_named() -> None:
    dates = ["2030-01-01", "2030-01-02", "2025-06-01T00:00:00Z", "soon", 5, None]
    message, hint = refusal([{"date": date_, "tank": 1, "APC": 1} for date_ in dates])
    assert message.removeprefix("no row has a date that can be used: ").split("; ") == [
        "row 1, date: the day 1 January 2030 has begun nowhere on Earth yet",
        "row 3, date: “2025-06-01T00:00:00Z” is not a date such as 2025-06-30",
        "row 5, date: what stands here is not a text such as 2025-06-30",
        "row 6, date: there is none",
    ]
    assert hint == "give each row a date such as 2025-06-30, of a day that has begun"


# Trust


def test_only_so_many_oddities_are_kept_and_the_others_are_counted(tmp_path: Path) -> None:
    count = KEPT_ODDITIES + 25
    rows = [{"date": "2022-06-01", "tank": 5, "APC": 1}, *[{"date": "soon"}] * count]
    reading = read(rows)
    assert len(reading.oddities) == KEPT_ODDITIES
    assert reading.more == 25
    paths = [tmp_path / f"{number}.json" for number in range(3)]
    for path in paths:
        path.write_bytes(encoded(rows))
    several = read_records(paths, today=TODAY)
    assert len(several.oddities) == KEPT_ODDITIES
    assert several.more == 3 * count - KEPT_ODDITIES


def test_oddities_stand_in_the_order_of_files_and_rows(tmp_path: Path) -> None:
    rows = totals(4, drone=[None, 2, None, -4], APC=[True, 3, "x", 5])
    rows[1]["date"] = "soon"
    paths = [tmp_path / name for name in ("b.json", "a.json")]
    for path in paths:
        path.write_bytes(b"\xef\xbb\xbf" + encoded(rows))
    places = [(oddity.file, oddity.row) for oddity in read_records(paths, today=TODAY).oddities]
    assert places == sorted(places, key=lambda place: (place[0] == "a.json", place[1] or 0))
    assert {file for file, _ in places} == {"a.json", "b.json"}


def assert_sound(reading: RecordReading) -> None:
    """What holds for every answer, whatever was read."""
    assert bool(reading.records) != bool(reading.problems)
    assert len(reading.oddities) <= KEPT_ODDITIES
    texts = [oddity.message for oddity in reading.oddities]
    texts += [text for oddity in reading.oddities for text in (oddity.file, oddity.key or "x")]
    texts += [text for problem in reading.problems for text in (problem.path, problem.message, problem.hint)]
    texts += [line.text for problem in reading.problems for line in problem.excerpt]
    for text in texts:
        assert text == visible(text)
        assert "\n" not in text
        assert len(text) < 1000
    for record in reading.records:
        assert record.days[-1] <= TODAY
        for series in record.series.values():
            assert all(type(value) is int and 0 <= value <= 2 * MOST for value in series.values)
    for oddity in reading.oddities:
        assert oddity.message
        assert oddity.date is None or date.fromisoformat(oddity.date)


def _dated(drawn: tuple[Any, Row]) -> Row:
    return {"date": drawn[0]} | drawn[1]


_cells: st.SearchStrategy[Any] = (
    st.integers(-3, 10)
    | st.sampled_from((None, True, "7", "x", 2.0, 2.5, 1e300, MOST, MOST + 1, 10**700, [1], {"a": None}))
    | st.floats()
    | st.text(max_size=3)
)
_keys = st.sampled_from(
    (
        "tank",
        "APC",
        "drone",
        "military auto",
        "fuel tank",
        "vehicles and fuel tanks",
        "personnel",
        "personnel*",
        "submarines",
        "tanks",
        "uavs",
        "rotaryWingAircraft",
        "rotoryWingAircraft",
        "sourceUri",
        "day",
        "model",
    )
) | st.text(max_size=3)
_dictionaries: st.SearchStrategy[Row] = st.dictionaries(_keys, _cells, max_size=8)
_dates: st.SearchStrategy[Any] = st.dates(date(2022, 4, 25), date(2022, 5, 5)).map(str) | st.sampled_from(
    ("2030-01-01", "soon", None, 5)
)
_lists: st.SearchStrategy[list[Any]] = st.lists(
    st.tuples(_dates, _dictionaries).map(_dated) | _dictionaries | st.integers(), max_size=12
)


@st.composite
def _spoilt(draw: st.DrawFn) -> bytes:
    data = bytearray(json.dumps(draw(_lists)).encode())
    for _ in range(draw(st.integers(0, 3))):
        place = draw(st.integers(0, len(data)))
        match draw(st.sampled_from(("cut", "put", "flip", "repeat"))):
            case "cut":
                del data[place:]
            case "put":
                data[place:place] = draw(st.sampled_from(ODD_TOKENS) | st.binary(max_size=3))
            case "repeat":
                data[place:place] = data[draw(st.integers(0, place)) : place]
            case _:
                if place < len(data):
                    data[place] ^= 1 << draw(st.integers(0, 7))
    return bytes(data)


@settings(max_examples=300, deadline=None)
@given(_lists.map(encoded) | _spoilt() | documents())
def test_no_bytes_make_the_reader_raise(data: bytes) -> None:
    assert_sound(read(data))


@given(st.lists(st.tuples(_dates, st.dictionaries(_keys, st.integers(0, 9), max_size=8)).map(_dated)))
def test_no_total_is_made_up(rows: list[Row]) -> None:
    printed = {(row["date"], cell) for row in rows for key, cell in row.items() if key != "date"}
    for record in read(rows).records:
        for category, series in record.series.items():
            if category != "vehicles_and_fuel_tanks":
                found = {
                    (when.isoformat(), value) for when, value in zip(series.days, series.values, strict=True)
                }
                assert found <= printed


def test_any_thread_may_read() -> None:
    found: list[RecordReading] = []
    thread = threading.Thread(target=lambda: found.append(read(totals(3))))
    thread.start()
    thread.join()
    assert found == [read(totals(3))]


def test_numbers_and_dates_are_those_of_the_language() -> None:
    language.activate("en_US")
    assert "June 3, 2022" in read(totals(3), today=day(1)).oddities[0].message


# The real files


def processor_seconds(work: Callable[[], object]) -> float:
    started = time.process_time()
    work()
    return time.process_time() - started


@needs_real
def test_the_real_record_is_read_whole_and_without_oddities() -> None:
    reading = read_records([EQUIPMENT, PERSONNEL], today=TODAY)
    record = only_record(reading)
    assert (reading.oddities, reading.more) == ((), 0)
    assert record.title == "russia_losses_equipment.json and russia_losses_personnel.json"
    assert len(record.days) == 1626
    assert (record.days[0], record.days[-1]) == (date(2022, 2, 25), date(2026, 8, 8))
    assert len(record.series) == 19
    assert list(record.series)[-2:] == ["personnel", "prisoners"]
    personnel = record.series["personnel"]
    assert personnel.on(date(2025, 6, 30)) == Observation(date(2025, 6, 30), 1_020_010, "about")
    assert (personnel.qualifiers.count("about"), personnel.qualifiers.count("more_than")) == (1620, 6)
    assert record.series["prisoners"].days[-1] == date(2022, 4, 27)
    both = record.series["vehicles_and_fuel_tanks"]
    assert len(both.days) == 1626
    assert both.values[:2] == (160, 190)
    assert [found.day for found in both.breaks] == [date(2022, 5, 1)]
    assert not list(both.gaps())
    begin = {category: first.value for category, first in record.new_categories()}
    assert begin["submarines"] == 1
    assert begin["ground_robotic_systems"] == 1306


@needs_real
def test_the_real_equipment_has_seventeen_categories_and_its_falls() -> None:
    record = only_record(read_records([EQUIPMENT], today=TODAY))
    assert len(record.series) == 17
    falls = {
        (category, change.end.day.isoformat(), change.amount)
        for category, series in record.series.items()
        for change in series.falls()
    }
    assert falls == {
        ("aeroplanes", "2023-10-03", -1),
        ("aeroplanes", "2024-10-03", -1),
        ("tanks", "2023-05-28", -2),
        ("armoured_fighting_vehicles", "2022-10-13", -14),
        ("artillery_systems", "2026-03-04", -10),
        ("multiple_launch_rocket_systems", "2024-11-30", -2),
        ("multiple_launch_rocket_systems", "2025-04-22", -1),
        ("air_defence_systems", "2024-08-05", -1),
        ("air_defence_systems", "2025-10-03", -2),
        ("special_equipment", "2024-11-30", -83),
        ("special_equipment", "2025-10-03", -9),
        ("cruise_missiles", "2024-03-13", -1),
        ("cruise_missiles", "2025-05-04", -1),
    }


@needs_real
def test_the_real_record_agrees_with_the_bundled_month_ends() -> None:
    history = read_history(assets.path("history/general-staff-month-ends.json"))
    record = only_record(read_records([EQUIPMENT, PERSONNEL], today=TODAY))
    assert history.is_like(record)
    checked = 0
    for category, series in history.series.items():
        daily = record.series[category]
        assert record.like(series) is daily
        for when, value in zip(series.days, series.values, strict=True):
            found = daily.on(when)
            assert found is not None
            assert found.value == value, (category, when)
            checked += 1
    assert checked > 500


@needs_real
def test_the_real_sample_of_the_other_shape() -> None:
    reading = read_records([ORC], today=TODAY)
    record = only_record(reading)
    assert reading.oddities == ()
    assert len(record.days) == 60
    assert (record.days[0], record.days[-1]) == (date(2022, 2, 27), date(2026, 8, 22))
    assert len(record.series) == 14
    assert len(record.series["multiple_launch_rocket_systems"].days) == 58
    assert len(record.series["submarines"].days) == 30
    assert record.series["personnel"].last == Observation(date(2026, 8, 22), 1_475_270, "about")
    found = list(disagreements(only_record(read_records([EQUIPMENT, PERSONNEL], today=TODAY)), record))
    assert len(found) == 37
    assert found[-1] == Disagreement(date(2026, 7, 26), "drones", 426_836, 428_286)


@needs_real
@pytest.mark.parametrize(
    ("name", "message"),
    [
        (
            "daily-reports/russia_losses_equipment_correction.json",
            "this list holds corrections of single days",
        ),
        ("daily-reports/russia_losses_equipment_oryx.json", "this list counts losses by model"),
        ("orc-losses/russian-losses.en.schema.json", "this is a JSON Schema"),
        ("daily-reports/LICENSE", "this is not JSON"),
    ],
)
def test_the_other_real_files_are_called_what_they_are(name: str, message: str) -> None:
    reading = read_records([REAL / name], today=TODAY)
    assert (reading.records, reading.oddities) == ((), ())
    assert message in reading.problems[0].message


def test_the_bundled_documents_are_called_what_they_are() -> None:
    resources = Path(__file__).parents[2] / "resources"
    names = ("factsheets/article.json", schema.RECORD_RESOURCE)
    messages = [problem.message for problem in read_records([resources / name for name in names]).problems]
    for message, wanted in zip(messages, ("fact sheet", "JSON Schema"), strict=True):
        assert f"this is a {wanted}" in message


def test_the_cost_grows_linearly_with_the_rows() -> None:
    start = date(1800, 1, 1)
    rows = [
        {"date": (start + timedelta(days=number)).isoformat(), "tank": number, "drone": number}
        for number in range(50_000)
    ]
    small, large = encoded(rows[:500]), encoded(rows)

    def cost(data: bytes) -> float:
        return processor_seconds(lambda: read_record_bytes(data, "totals.json", UNLIMITED))

    # A cost that grows with the square of the rows would be 100 times more than allowed for.
    # Of several, the least: in a process that holds much, a collection of garbage may fall into one.
    assert min(cost(large) for _ in range(3)) <= 3 * 100 * median(cost(small) for _ in range(9))


# Disagreements


def record(claimant: str = "Somebody", **columns: dict[int, int]) -> Record:
    series: dict[Any, Series] = {}
    reporter, party = identity(claimant), identity("Russia")
    for category, cells in columns.items():
        days = tuple(day(number) for number in cells)
        counted: Any = Counted("lost", party, "item", "other", words=category)
        claimed = Claimed(counted, reporter, "losses", category)
        series[category] = Series(
            category, claimed, "a test", days, tuple(cells.values()), ("exact",) * len(cells)
        )
    return Record("a record", reporter, party, "day", series)


def test_records_disagree_where_both_report_and_differ() -> None:
    ours = record(tanks={0: 1, 1: 2, 2: 3, 4: 5}, drones={1: 7, 2: 8}, submarines={0: 1})
    theirs = record(drones={1: 9, 2: 8}, tanks={1: 3, 2: 3, 3: 9, 4: 4}, helicopters={0: 2})
    assert list(disagreements(ours, theirs)) == [
        Disagreement(day(1), "tanks", 2, 3),
        Disagreement(day(1), "drones", 7, 9),
        Disagreement(day(4), "tanks", 5, 4),
    ]
    assert list(disagreements(ours, ours)) == []


def test_records_of_two_claimants_do_not_disagree() -> None:
    with pytest.raises(ValueError, match="about the same claim"):
        disagreements(record("One", tanks={0: 1}), record("Another", tanks={0: 1}))
