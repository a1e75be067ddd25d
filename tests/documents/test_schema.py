import json
from collections.abc import Iterator
from itertools import product
from typing import Any, Final

import jsonschema
import pytest
from hypothesis import given, settings
from jsonschema.protocols import Validator

from tests import full_sheet as all_said
from tests import strategies
from tests.builders import Json
from tests.documents import record_samples
from tests.documents.mistakes import RIGHT, RIGHT_RECORDS, WRONG, WRONG_RECORDS
from tests.documents.samples import ONE_OF_EACH_TYPE, full_sheet, paths_by_field, read, replaced, without
from warloss_gui import assets
from warloss_gui.claims.edtf import parse_date, parse_interval
from warloss_gui.claims.sheet import FORMAT_VERSION
from warloss_gui.documents import schema
from warloss_gui.documents.histories import read_record
from warloss_gui.history.record_document import RECORD_VERSION

SCHEMA: Json = json.loads(schema.schema_text())
VALIDATOR: Validator = jsonschema.Draft202012Validator(SCHEMA)
FULL = full_sheet()
FIELDS = paths_by_field(FULL)


RECORD: Json = json.loads(schema.record_schema_text())
RECORD_VALIDATOR: Validator = jsonschema.Draft202012Validator(RECORD)
FULL_RECORD = record_samples.full_document()
RECORD_FIELDS = paths_by_field(FULL_RECORD)


def objects() -> list[tuple[str, Json]]:
    """The objects of the formats, by name. What both have is the same."""
    found = {"FactSheet": SCHEMA, "RecordDocument": RECORD, **SCHEMA["$defs"], **RECORD["$defs"]}
    return [*found.items()]


def test_the_schema_is_one_of_its_dialect() -> None:
    for made in (SCHEMA, RECORD):
        assert made["$schema"] == schema.DIALECT
        jsonschema.Draft202012Validator.check_schema(made)


def test_the_schema_is_named_after_the_version_of_the_format() -> None:
    assert f"factsheet-{FORMAT_VERSION}.schema.json" in schema.RESOURCE
    assert f"record-{RECORD_VERSION}.schema.json" in schema.RECORD_RESOURCE


def test_the_schema_is_text_that_an_editor_reads() -> None:
    for text in (schema.schema_text(), schema.record_schema_text()):
        assert text.endswith("}\n")
        assert "\\u" not in text
        assert max(map(len, text.splitlines())) < 250


def test_the_bundled_schema_of_a_record_is_the_one_that_the_model_makes() -> None:
    """`warloss-gui schema record > resources/schemas/record-2.schema.json` brings it up to date."""
    assert assets.path(schema.RECORD_RESOURCE).read_text("utf-8") == schema.record_schema_text()


def test_the_bundled_history_names_the_schema_and_satisfies_it() -> None:
    path = assets.path("history/general-staff-month-ends.json")
    made = json.loads(path.read_text("utf-8"))
    assert (path.parent / made["$schema"]).resolve() == assets.path(schema.RECORD_RESOURCE).resolve()
    RECORD_VALIDATOR.validate(made)


def test_the_full_record_satisfies_the_schema() -> None:
    assert read_record(record_samples.encoded(FULL_RECORD)).problems == ()
    RECORD_VALIDATOR.validate(FULL_RECORD)


@pytest.mark.parametrize("field", RECORD_FIELDS)
def test_what_the_schema_of_a_record_refuses_is_refused_by_its_reader(field: str) -> None:
    refused = 0
    for number, path in enumerate(RECORD_FIELDS[field]):
        value = ONE_OF_EACH_TYPE[(number + 3) % len(ONE_OF_EACH_TYPE)]
        for made in (replaced(FULL_RECORD, path, value), without(FULL_RECORD, path)):
            if not RECORD_VALIDATOR.is_valid(made):
                refused += 1
                assert read_record(record_samples.encoded(made)).record is None
    assert refused


@pytest.mark.parametrize(
    ("name", "model"), objects(), ids=lambda value: value if isinstance(value, str) else ""
)
def test_an_editor_can_explain_every_object_and_every_field(name: str, model: Json) -> None:
    assert model["description"], name
    assert model["additionalProperties"] is False
    for field, found in model["properties"].items():
        # A field that only refers to an object is explained by that object.
        assert found.get("description") or "$ref" in found, f"{name}.{field}"


@settings(max_examples=30)
@given(strategies.sheets())
def test_a_sheet_that_the_reader_takes_satisfies_the_schema(made: Json) -> None:
    assert read(made).sheet is not None
    VALIDATOR.validate(made)


def test_the_full_sample_satisfies_the_schema() -> None:
    assert read(FULL).sheet is not None
    VALIDATOR.validate(FULL)


@pytest.mark.parametrize("field", FIELDS)
def test_what_the_schema_refuses_is_refused_by_the_reader(field: str) -> None:
    refused = 0
    for number, path in enumerate(FIELDS[field]):
        value = ONE_OF_EACH_TYPE[(number + 3) % len(ONE_OF_EACH_TYPE)]
        for made in (replaced(FULL, path, value), without(FULL, path)):
            if not VALIDATOR.is_valid(made):
                refused += 1
                assert read(made).sheet is None
    assert refused


def test_a_sheet_that_says_all_there_is_to_say_satisfies_the_schema() -> None:
    VALIDATOR.validate(json.loads(all_said.full_sheet().as_document()))


# What an editor sees as `check` does


@pytest.mark.parametrize("kind", RIGHT)
def test_what_is_right_is_so_for_the_schema_and_the_reader(kind: str) -> None:
    problems = read(RIGHT[kind]).problems
    assert [problem for problem in problems if problem.severity == "error"] == []
    VALIDATOR.validate(RIGHT[kind])


@pytest.mark.parametrize("kind", WRONG)
def test_a_mistake_is_refused_by_the_schema_and_by_the_reader(kind: str) -> None:
    assert read(WRONG[kind]).sheet is None
    assert not VALIDATOR.is_valid(WRONG[kind])


@pytest.mark.parametrize("kind", RIGHT_RECORDS)
def test_a_record_that_is_right_is_so_for_its_schema_and_its_reader(kind: str) -> None:
    assert read_record(record_samples.encoded(RIGHT_RECORDS[kind])).record is not None
    RECORD_VALIDATOR.validate(RIGHT_RECORDS[kind])


@pytest.mark.parametrize("kind", WRONG_RECORDS)
def test_a_mistake_in_a_record_is_refused_by_its_schema_and_its_reader(kind: str) -> None:
    assert read_record(record_samples.encoded(WRONG_RECORDS[kind])).record is None
    assert not RECORD_VALIDATOR.is_valid(WRONG_RECORDS[kind])


# Dates

YEARS: Final = (
    "0000",
    "0001",
    "000X",
    "1900",
    "2000",
    "2023",
    "2024",
    "9999",
    "202X",
    "20XX",
    "2XXX",
    "20X4",
)
MONTHS: Final = ("", *(f"-{month:02}" for month in range(26)), "-XX", "-1X", "-1")
DAYS: Final = ("", *(f"-{day:02}" for day in (0, 1, 28, 29, 30, 31, 32)), "-XX", "-3X", "-1")
MARKS: Final = ("", "?", "~", "%", "?~", "T12:00")
ENDS: Final = (
    "",
    "..",
    "...",
    "2022",
    "2023-02-29",
    "2024-02-29?",
    "9999-24",
    "202X",
    "2022-13",
    "2022-02-24",
)


def validator(schema_of: Json, name: str, field: str) -> Validator:
    return jsonschema.Draft202012Validator(schema_of["$defs"][name]["properties"][field])


def made_dates() -> Iterator[str]:
    for parts in product(YEARS, MONTHS, DAYS, ("", "?")):
        yield "".join(parts)
    for parts in product(("2024", "2024-06", "2024-22", "2024-06-30", "20XX"), MARKS):
        yield "".join(parts)


def reason(read_text: Any, text: str) -> str:
    """Why a date or a period is refused, if it is."""
    try:
        read_text(text)
    except ValueError as error:
        return str(error)
    return ""


def test_the_schema_takes_the_dates_that_are_read_and_no_others() -> None:
    takes = validator(SCHEMA, "ClaimDate", "date").is_valid
    assert [text for text in made_dates() if takes(text) == bool(reason(parse_date, text))] == []


def test_the_schema_takes_the_periods_that_are_read_and_no_others_but_those_that_end_too_early() -> None:
    takes = validator(SCHEMA, "ClaimPeriod", "interval").is_valid
    texts = [f"{start}{between}{end}" for start, between, end in product(ENDS, ("/", "", "//"), ENDS)]
    wrong = {
        text: reason(parse_interval, text)
        for text in texts
        if takes(text) == bool(reason(parse_interval, text))
    }
    assert wrong
    assert {
        why for text, why in wrong.items() if why != f"the period {text!r} ends before it starts"
    } == set()


def test_the_schema_takes_for_a_day_what_is_fully_known() -> None:
    takes = validator(RECORD, "FirstReport", "date").is_valid
    known = [
        text for text in made_dates() if not reason(parse_date, text) and parse_date(text).precision == "day"
    ]
    assert {text for text in made_dates() if takes(text)} == {text for text in known if text[-1].isdigit()}
