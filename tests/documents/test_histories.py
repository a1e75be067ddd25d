"""The document of a record is read, or refused with what is wrong and where, as a sheet is."""

import csv
import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, Final

import pytest
from hypothesis import given

from tests.documents.hostile import documents
from tests.documents.record_samples import Row, column, document, encoded, event, people
from warloss_gui import assets
from warloss_gui.documents.histories import read_history, read_record
from warloss_gui.documents.limits import Limits
from warloss_gui.documents.problems import Problem
from warloss_gui.documents.records import read_record_bytes
from warloss_gui.files import FileProblem

BUNDLED: Final = assets.path("history/general-staff-month-ends.json")
FACTS: Final = Path(__file__).parents[3] / "shared" / "facts"

needs_facts = pytest.mark.skipif(not FACTS.is_dir(), reason="the facts are not here")


@pytest.fixture
def write(tmp_path: Path) -> Callable[[Any], Path]:
    def written(value: Any) -> Path:
        path = tmp_path / "history.json"
        path.write_bytes(value if isinstance(value, bytes) else encoded(value))
        return path

    return written


def problems(made: Row) -> tuple[Problem, ...]:
    return read_record(encoded(made)).problems


def only_problem(made: Row) -> Problem:
    (found,) = problems(made)
    return found


def test_a_document_becomes_the_record_that_it_holds() -> None:
    outcome = read_record(encoded(document()))
    assert (outcome.problems, outcome.more, outcome.has_ahead) == ((), False, False)
    assert outcome.document is not None
    assert outcome.record is not None
    assert outcome.record.series["tanks"].values == (1008, 1358)


def test_what_is_wrong_is_said_with_its_place_and_the_remedy() -> None:
    made = document(columns=[people(), column(values=[None, "1,008", 1358])])
    data = encoded(made)
    (found,) = read_record(data).problems
    assert (found.severity, found.path) == ("error", "$.columns[1].values[1]")
    line, text = next((n, t) for n, t in enumerate(data.decode().split("\n"), 1) if "1,008" in t)
    assert (found.line, found.column) == (line, text.index('"') + 1)
    assert found.message == "the text “1,008” cannot stand here"
    assert found.hint == "write a whole number, without quotes"
    assert any("1,008" in part.text for part in found.excerpt)


@pytest.mark.parametrize(
    ("made", "path", "message", "hint"),
    [
        (document(titel="x"), "$.titel", "there is no field “titel” here", "did you mean title?"),
        (document(dates=[]), "$.dates", "the list is empty", "write at least 1 entry"),
        (
            document(columns=[column(id="Tanks")]),
            "$.columns[0].id",
            "the text “Tanks” is not well formed",
            "use lower-case letters, digits, single hyphens and underscores: cruise_missiles",
        ),
        (
            document(columns=[column(values=[None, 1.5, 2])]),
            "$.columns[0].values[1]",
            "the number 1.5 cannot stand here",
            "write a whole number, without quotes",
        ),
        (
            document(columns=[column(values=[1])]),
            "$.columns[0].values",
            "the column 'tanks' has 1 values for 3 dates",
            "give one of the values, or null, for each date",
        ),
        (
            document(format_version=3),
            "$.format_version",
            "the document has format version “3”; this program reads up to 2",
            "open it with a newer version of the program",
        ),
        (
            {"format_version": 1, "series": {}, "dates": []},
            "$.series",
            "this is a history of an older version of the program, which is read no more",
            "write it as warloss-gui schema record describes",
        ),
        (
            document(languages=["en", "uk"], title={"uk": "Кінці місяців"}),
            "$.title",
            "the text is not there in en, the first language of the document",
            "give it in that language too",
        ),
    ],
)
def test_each_kind_of_problem_has_its_words(made: Row, path: str, message: str, hint: str) -> None:
    found = only_problem(made)
    assert (found.path, found.message, found.hint) == (path, message, hint)
    assert found.line is not None


def test_several_problems_are_said_together_and_so_many_at_most() -> None:
    made = document(columns=[column(id="a", unit="x", values=[1]), column(id="b", qualifier="between")])
    assert [found.path for found in problems(made)] == ["$.columns[0].unit", "$.columns[1].qualifier"]
    many = read_record(encoded(document(columns=[column(unit="x")] * 30)))
    assert (len(many.problems), many.more) == (20, True)


def test_what_is_doubtful_is_a_warning_and_keeps_no_record_from_being_read() -> None:
    made = document(
        title="Month of t\u0430nks",
        parties=[*document()["parties"], {"id": "b", "name": "\u0412b"}],
        sources=[*document()["sources"], {"id": "c", "kind": "dataset", "name": "C\u0441"}],
        columns=[people(label="\u0440eople"), column(values=[None] * 3)],
        events=[event(label="\u041eops happens")],
    )
    outcome = read_record(encoded(made))
    assert outcome.record is not None
    assert {found.severity for found in outcome.problems} == {"warning"}
    assert [found.path for found in outcome.problems] == [
        "$.parties[1]",
        "$.sources[1]",
        "$.columns[1].values",
        "$.title",
        "$.parties[1].name",
        "$.sources[1].name",
        "$.columns[0].label",
        "$.events[0].label",
    ]


def test_days_that_have_begun_nowhere_are_left_out() -> None:
    outcome = read_record(encoded(document()), latest=date(2022, 5, 30))
    assert outcome.has_ahead
    assert outcome.record is not None
    assert outcome.record.days[-1] == date(2022, 4, 30)
    outcome = read_record(encoded(document()), latest=date(2022, 3, 30))
    assert (outcome.record, outcome.has_ahead) == (None, True)
    (found,) = outcome.problems
    assert found.message == "every date with a total is of a day that has begun nowhere on Earth yet"


@given(documents())
def test_no_bytes_make_the_reader_raise(data: bytes) -> None:
    outcome = read_record(data)
    assert (outcome.record is None) == any(found.severity == "error" for found in outcome.problems)


# Beside lists of rows


def test_it_is_read_where_lists_of_rows_are(tmp_path: Path) -> None:
    reading = read_record_bytes(encoded(document()), "month-ends.json", today=date(2022, 5, 30))
    (record,) = reading.records
    assert (record.title, record.is_taken, reading.problems) == ("Month ends", False, ())
    assert (reading.has_ahead, reading.latest) == (True, date(2022, 5, 30))
    made = document(caveats=[{"code": "x", "kind": "partial", "severity": "minor", "text": "Unused."}])
    assert read_record_bytes(encoded(made), "month-ends.json").problems == ()


def test_its_problems_name_its_file_and_their_places() -> None:
    made = document(party="gone", columns=[column(caveats=["gone"])])
    reading = read_record_bytes(encoded(made), "month-ends.json")
    assert reading.records == ()
    assert [(found.path, found.message) for found in reading.problems] == [
        ("$.party", "month-ends.json: there is no party 'gone'"),
        ("$.columns[0].caveats[0]", "month-ends.json: there is no caveat 'gone'"),
    ]
    assert all(found.line and found.excerpt for found in reading.problems)


# The file of one record


@pytest.mark.parametrize(
    ("bad", "reason", "hint"),
    [
        (b"{", "this is not JSON", "double quotes"),
        (b"[]", "the document is not a JSON object ($, line 1, column 1)", "begins with {"),
        (b"", "the document is empty", "JSON object"),
        (
            document(dates=["2022-03-31", 5]),
            "the number 5 cannot stand here ($.dates[1], line",
            "double quotes",
        ),
    ],
)
def test_a_file_that_is_not_good_is_refused_with_the_first_thing_that_is_wrong(
    write: Callable[[Any], Path], bad: Any, reason: str, hint: str
) -> None:
    with pytest.raises(FileProblem) as raised:
        read_history(write(bad))
    assert "history.json" in str(raised.value)
    assert raised.value.reason.startswith(reason)
    assert hint in raised.value.hint


def test_a_file_that_is_too_large_or_missing_is_refused(write: Callable[[Any], Path], tmp_path: Path) -> None:
    with pytest.raises(FileProblem, match="larger"):
        read_history(write(document()), Limits(size=10))
    with pytest.raises(FileProblem, match="no such file"):
        read_history(tmp_path / "nowhere.json")


# The bundled one


def test_the_bundled_one_has_no_problems() -> None:
    outcome = read_record(BUNDLED.read_bytes())
    assert (outcome.problems, outcome.record) == ((), read_history(BUNDLED))
    assert json.loads(BUNDLED.read_bytes())["$schema"] == "../schemas/record-2.schema.json"


def test_the_bundled_one_has_its_break_and_its_first_appearances() -> None:
    record = read_history(BUNDLED)
    assert len(record.days) == 54
    assert (record.days[0], record.days[-1]) == (date(2022, 2, 28), date(2026, 7, 31))
    (found,) = record.series["vehicles_and_fuel_tanks"].breaks
    assert found.day == date(2022, 5, 1)
    assert {category: (first.day, first.value) for category, first in record.new_categories()} == {
        "cruise_missiles": (date(2022, 5, 1), 84),
        "submarines": (date(2023, 9, 14), 1),
        "special_equipment": (date(2022, 3, 16), 10),
        "ground_robotic_systems": (date(2026, 5, 3), 1306),
    }
    assert not list(record.series["personnel"].gaps())


@needs_facts
def test_the_bundled_one_has_every_number_of_the_facts() -> None:
    record = read_history(BUNDLED)
    with (FACTS / "general-staff-month-ends.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert {*record.series} == {*rows[0]} - {"date", "personnel_qualifier"}
    for category, series in record.series.items():
        given_totals = {row["date"]: int(row[category]) for row in rows if row[category]}
        days = map(date.isoformat, series.days)
        assert dict(zip(days, series.values, strict=True)) == given_totals
    marks = {row["date"]: row["personnel_qualifier"] for row in rows}
    personnel = record.series["personnel"]
    assert dict(zip(map(date.isoformat, personnel.days), personnel.qualifiers, strict=True)) == marks


@needs_facts
def test_the_bundled_one_has_the_events_of_the_facts_each_with_its_source() -> None:
    record = read_history(BUNDLED)
    with (FACTS / "events.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [(str(found.day), found.label.replace("’", "'")) for found in record.events] == [
        (row["date"], row["label"]) for row in rows
    ]
    for found, row in zip(record.events, rows, strict=True):
        assert row["url"] in found.text
        assert found.text
