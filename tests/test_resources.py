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
    """`warloss-gui schema > resources/schemas/factsheet-2.schema.json` brings it up to date."""
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


def test_the_article_marks_the_day_on_which_the_invasion_began_and_says_how_that_is_known() -> None:
    sheet = read_file(assets.path("factsheets/article.json")).sheet
    assert sheet is not None
    (event,) = sheet.events
    assert (event.date.date, event.date.basis) == ("2022-02-24", "inferred")
    words = {
        (statement.source, passage.paragraph): passage.text
        for statement in sheet.statements
        for passage in statement.passages
    }
    _article, post = event.evidence
    assert post.printed is not None
    assert post.printed in words[post.source, post.paragraph]
