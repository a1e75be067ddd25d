import json
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from pydantic import ValidationError

from tests.builders import (
    contingent,
    equipment,
    event,
    figure,
    note,
    part,
    party,
    quantity,
    sheet,
    sheet_of,
    status,
    unnamed_claim,
)
from tests.claims.refusals import refused, refused_fields
from tests.strategies import fact_sheets
from warloss_gui.claims.base import Translated
from warloss_gui.claims.sheet import FORMAT_VERSION, FactSheet


@given(fact_sheets())
def test_a_sheet_survives_being_written_and_read(made: FactSheet) -> None:
    assert FactSheet.model_validate_json(made.model_dump_json(by_alias=True)) == made
    values = json.loads(made.model_dump_json(), parse_float=Decimal)
    assert FactSheet.model_validate(values) == made


@given(fact_sheets())
def test_a_sheet_is_written_the_same_way_again(made: FactSheet) -> None:
    text = made.model_dump_json()
    assert FactSheet.model_validate_json(text).model_dump_json() == text


@given(fact_sheets())
def test_a_document_of_a_sheet_keeps_every_number_with_its_digits(made: FactSheet) -> None:
    values = json.loads(made.as_document(indent=2), parse_float=Decimal)
    again = FactSheet.model_validate(values)
    assert again == made
    assert [one.quantity.published for one in again.figures] == [
        one.quantity.published for one in made.figures
    ]
    assert str([one.quantity for one in again.figures]) == str([one.quantity for one in made.figures])


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
        {"languages": "en"},
        {"languages": ["English"]},
        {"address": "http://example.org"},
        {"titles": {"tanks": "Tanks"}},
        {"titles": "Losses"},
        {"next_update": "soon"},
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


def test_none_of_two_numbers_for_one_thing_is_the_headline() -> None:
    figures = [figure(), figure(id="again", quantity=quantity(7000)), equipment()]
    for named in (None, "losses", "again"):
        first = sheet_of(figures=figures, headline=named).headline_figure
        assert first is not None
        assert first.id == "tanks"
    assert sheet_of(figures=figures[:2]).headline_figure is None


def test_a_sheet_knows_what_its_figures_count_and_which_are_contested_or_late() -> None:
    figures = [figure(), figure(id="again", quantity=quantity(7000)), equipment(), part("losses")]
    made = sheet_of(figures=figures).prepare()
    assert list(made.claimed) == ["losses", "again", "tanks", "part"]
    assert made.contested == {"losses", "again"}
    assert made.late == frozenset()
    assert {index: found.id for index, found in made.parts.items()} == {3: "part"}


def test_a_sheet_counts_the_figures_of_each_claimant() -> None:
    made = sheet_of(figures=[figure(), equipment(), contingent(claim=unnamed_claim())])
    assert made.figures_by_claimant == {"general-staff": 2, "not-named": 1}


# Languages


def test_the_first_of_several_languages_is_that_of_the_sheet() -> None:
    assert sheet_of(language="uk", languages=["uk", "en"]).languages == ("uk", "en")
    found = refused(FactSheet.model_validate, sheet(language="en", languages=["uk", "en"]))
    assert (found.kind, found.message) == (
        "first_language",
        "the first of languages is not the language of the sheet",
    )
    assert found.hint == "begin languages with language"


def test_parts_of_a_sheet_may_have_titles_of_their_own() -> None:
    made = sheet_of(titles={"personnel": {"en": "People", "uk": "Люди"}})
    assert (made.titles.personnel, made.titles.equipment) == (
        Translated({"en": "People", "uk": "Люди"}),
        None,
    )
    assert sheet_of().titles.personnel is None


def test_a_sheet_may_say_where_it_is_and_when_it_is_renewed() -> None:
    made = sheet_of(address="https://example.org/sheet.json", next_update="2026-01")
    assert (made.address, made.next_update) == ("https://example.org/sheet.json", "2026-01")


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
