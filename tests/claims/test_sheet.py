import json
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from pydantic import ValidationError

from tests.builders import (
    caveat,
    claim,
    contingent,
    counts,
    equipment,
    event,
    figure,
    note,
    party,
    quantity,
    sheet,
    sheet_of,
    source,
    status,
)
from tests.claims.refusals import refused, refused_fields
from tests.strategies import fact_sheets
from warloss_gui.claims.sheet import FORMAT_VERSION, FactSheet

SCHEMA: dict[str, Any] = FactSheet.model_json_schema(by_alias=True)
VALIDATOR: Any = jsonschema.Draft202012Validator(SCHEMA)


@given(fact_sheets())
def test_a_sheet_survives_being_written_and_read(made: FactSheet) -> None:
    assert FactSheet.model_validate_json(made.model_dump_json(by_alias=True)) == made
    assert FactSheet.model_validate(json.loads(made.model_dump_json())) == made


@given(fact_sheets())
def test_a_sheet_is_written_the_same_way_again(made: FactSheet) -> None:
    text = made.model_dump_json()
    assert FactSheet.model_validate_json(text).model_dump_json() == text


@given(fact_sheets())
def test_the_schema_accepts_what_the_model_accepts(made: FactSheet) -> None:
    for exclude_none in (False, True):
        VALIDATOR.validate(json.loads(made.model_dump_json(exclude_none=exclude_none)))


@pytest.mark.parametrize(
    "changes",
    [
        {"format_version": 2},
        {"title": " "},
        {"nots": []},
        {"figures": [figure(label="two\nlines")]},
        {"figures": [figure(quantity={"qualifier": "exact", "value": 1.5, "unit": "person"})]},
        {"figures": [figure(quantity={"qualifier": "exact", "value": "5", "unit": "person"})]},
        {"figures": [figure(quantity={"qualifier": "between", "value": 5, "unit": "person"})]},
        {"figures": [figure(evidence=[])]},
        {"events": [event(evidence=[])]},
        {"caveats": [caveat(kind="doubt")]},
        {"sources": [source(url="http://example.org")]},
    ],
)
def test_the_schema_helps_an_editor_to_find_mistakes(changes: dict[str, Any]) -> None:
    VALIDATOR.validate(sheet())
    with pytest.raises(jsonschema.ValidationError):
        VALIDATOR.validate(sheet(**changes))


def test_the_schema_is_a_schema_and_explains_itself() -> None:
    VALIDATOR.check_schema(SCHEMA)
    assert SCHEMA["title"] == "Warloss fact sheet"
    assert "$schema" in SCHEMA["required"]
    assert SCHEMA["properties"]["headline"]["description"]


@pytest.mark.parametrize("version", [0, FORMAT_VERSION + 1, "one", False, None])
def test_only_this_format_is_read(version: object) -> None:
    assert refused(FactSheet.model_validate, sheet(format_version=version)).place == ("format_version",)


@pytest.mark.parametrize(
    "changes",
    [
        {"revision": 0},
        {"revision": 1.0},
        {"revision": True},
        {"revision": "1"},
        {"id": "A Sheet"},
        {"language": "English"},
        {"as_of": "2025-06-30"},
        {"status": status(state="paused")},
        {"figures": {"losses": figure()}},
        {"figures": "losses"},
        {"figures": None},
        {"events": event()},
        {"parties": None},
        {"schema_": "https://example.org"},
        {"figurs": []},
    ],
)
def test_what_is_not_a_sheet_is_refused(changes: dict[str, Any]) -> None:
    assert refused_fields(FactSheet.model_validate, sheet(**changes)) == set(changes)


@pytest.mark.parametrize(
    "missing",
    ["$schema", "format_version", "id", "revision", "title", "language", "as_of", "parties", "sources"],
)
def test_a_sheet_cannot_do_without(missing: str) -> None:
    made = sheet()
    del made[missing]
    with pytest.raises(ValidationError, match="Field required"):
        FactSheet.model_validate(made)


def test_an_empty_sheet_is_a_sheet() -> None:
    made = sheet_of(parties=[], sources=[], caveats=[], figures=[])
    assert made.headline_figure is None
    assert made.status is None


def test_events_are_optional_and_keep_the_order_of_the_sheet() -> None:
    made = sheet()
    del made["events"]
    assert FactSheet.model_validate(made).events == ()
    marked = sheet_of(events=[event(id="b"), event(id="a")]).events
    assert [found.id for found in marked] == ["b", "a"]


def test_parties_sources_and_caveats_are_found_by_what_names_them() -> None:
    made = sheet_of()
    assert {id_: found.id for id_, found in made.party_by_id.items()} == {
        id_: id_ for id_ in ("russia", "ukraine", "north-korea")
    }
    assert made.source_by_id["article"].sentence_name == "the article"
    assert made.caveat_by_code["rounded"].severity == "minor"


def test_the_headline_is_the_figure_that_is_named() -> None:
    figures = [figure(), contingent()]
    named = sheet_of(figures=figures, headline="sent").headline_figure
    assert named is not None
    assert named.id == "sent"


def test_without_a_name_the_first_figure_is_the_headline() -> None:
    first = sheet_of(figures=[contingent(), figure()]).headline_figure
    assert first is not None
    assert first.id == "sent"


def test_the_kinds_of_figures_are_what_one_claimant_says_of_one_thing_counted() -> None:
    made = [
        equipment(id="first"),
        figure(id="people"),
        equipment(id="like-first", quantity=quantity(5, "about", "item")),
        equipment(id="other-class", equipment_class="drones"),
        equipment(id="other-party", party="ukraine"),
        equipment(id="other-claimant", claim=claim("ministry")),
        equipment(id="sent", counts=counts(measure="deployment")),
        figure(id="elsewhere", section="context"),
    ]
    assert [[one.id for one in group] for group in sheet_of(figures=made).kinds] == [
        ["first", "like-first"],
        ["people"],
        ["other-class"],
        ["other-party"],
        ["other-claimant"],
        ["sent"],
        ["elsewhere"],
    ]


def test_a_section_has_its_figures_and_notes_in_the_order_of_the_sheet() -> None:
    made = sheet_of(
        figures=[figure(id="b"), equipment(), figure(id="a"), contingent()],
        notes=[note(id="z"), note(id="y", section="contingents"), note(id="x")],
    )
    assert [found.id for found in made.figures_of("personnel")] == ["b", "a"]
    assert [found.id for found in made.figures_of("equipment")] == ["tanks"]
    assert made.figures_of("context") == ()
    assert [found.id for found in made.notes_of("context")] == ["z", "x"]
    assert made.notes_of("personnel") == ()


def test_a_sheet_that_was_looked_into_equals_one_that_was_not() -> None:
    looked_into, fresh = sheet_of(), sheet_of()
    assert looked_into.party_by_id
    assert looked_into == fresh
    assert hash(looked_into) == hash(fresh)
    assert looked_into.model_dump_json() == fresh.model_dump_json()


def test_a_sheet_cannot_be_changed() -> None:
    made = sheet_of()
    with pytest.raises(ValidationError, match="frozen"):
        made.title = "Another"
    assert isinstance(made.figures, tuple)


def test_the_same_party_may_be_counted_by_many_figures() -> None:
    made = sheet_of(parties=[party("russia")], figures=[figure(id=f"f{n}") for n in range(3)])
    assert {found.party for found in made.figures} == {"russia"}
