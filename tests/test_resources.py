"""The data that comes with the program."""

import json
from pathlib import Path

import jsonschema
import pytest
from jsonschema.protocols import Validator

from warloss_gui import assets
from warloss_gui.documents import schema
from warloss_gui.documents.reader import read_file

SHEETS = sorted(assets.path("factsheets").glob("*.json"))
SCHEMA = assets.path(schema.RESOURCE)
VALIDATOR: Validator = jsonschema.Draft202012Validator(json.loads(SCHEMA.read_text("utf-8")))


def test_the_sheets_are_the_article_and_the_other_claimants() -> None:
    assert [sheet.stem for sheet in SHEETS] == ["article", "other-claimants"]


def test_the_bundled_schema_is_the_one_that_the_model_makes() -> None:
    """`warloss-gui schema > resources/schemas/factsheet-1.schema.json` brings it up to date."""
    assert SCHEMA.read_text("utf-8") == schema.schema_text()


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.stem)
def test_a_bundled_sheet_has_no_problems(sheet: Path) -> None:
    reading = read_file(sheet)
    assert reading.sheet is not None
    assert reading.problems == ()


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.stem)
def test_a_bundled_sheet_names_the_schema_and_satisfies_it(sheet: Path) -> None:
    made = json.loads(sheet.read_text("utf-8"))
    assert (sheet.parent / made["$schema"]).resolve() == SCHEMA.resolve()
    VALIDATOR.validate(made)


@pytest.mark.parametrize("file", sorted(SHEETS[0].parent.parent.rglob("*.json")), ids=lambda file: file.name)
def test_bundled_json_is_plain_text_that_ends_with_a_line(file: Path) -> None:
    text = file.read_bytes().decode("utf-8")
    assert text.endswith("}\n")
    assert "\r" not in text
    assert "\t" not in text
    json.loads(text)
