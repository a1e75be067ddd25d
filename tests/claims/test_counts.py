from typing import Any, get_args

import pytest
from pydantic import ValidationError

from tests.builders import counts
from tests.claims.refusals import refused, refused_fields
from warloss_gui.claims.base import MAX_ITEMS
from warloss_gui.claims.counts import ITEM_OUTCOMES, PERSON_OUTCOMES, Counts, Measure, Outcome, Universe, Who


def test_losses_are_counted_unless_it_says_otherwise() -> None:
    made = counts("killed")
    del made["measure"]
    assert Counts.model_validate(made).measure == "lost"


def test_outcomes_are_a_set_and_are_written_in_one_order() -> None:
    one = Counts.model_validate(counts("wounded", "killed"))
    other = Counts.model_validate(counts("killed", "wounded", "killed"))
    assert one.outcomes == {"killed", "wounded"}
    assert one.model_dump_json() == Counts.model_validate(counts("killed", "wounded")).model_dump_json()
    assert other.outcomes == one.outcomes


def test_no_outcomes_mean_that_the_source_does_not_say() -> None:
    assert Counts.model_validate(counts()).outcomes == frozenset()


def test_people_and_items_share_only_being_captured_and_what_no_list_has() -> None:
    assert {"captured", "other"} == PERSON_OUTCOMES & ITEM_OUTCOMES


def test_every_outcome_befalls_people_or_items() -> None:
    assert set(get_args(Outcome)) == PERSON_OUTCOMES | ITEM_OUTCOMES


@pytest.mark.parametrize("measure", get_args(Measure))
def test_every_measure_is_kept(measure: str) -> None:
    assert Counts.model_validate(counts("killed", measure=measure)).measure == measure


def test_whom_a_number_is_limited_to_is_a_set_and_may_be_unsaid() -> None:
    assert Counts.model_validate(counts()).who == frozenset()
    made = Counts.model_validate(counts(who=["women", "children", "women"]))
    assert made.who == {"women", "children"}
    assert made.model_dump(mode="json")["who"] == ["children", "women"]
    everybody = counts(who=list(get_args(Who)))
    assert Counts.model_validate(everybody).who == set(get_args(Who))


@pytest.mark.parametrize(
    "changes",
    [
        {"outcomes": ["injured"]},
        {"outcomes": "killed"},
        {"outcomes": None},
        {"outcomes": [1]},
        {"composition": "both"},
        {"composition": None},
        {"measure": "loan"},
        {"measure": "loss"},
        {"who": ["officers"]},
        {"who": "women"},
        {"who": None},
        {"term": ""},
        {"term": "two\nlines"},
        {"words": "losses"},
    ],
)
def test_what_is_not_a_count_is_refused(changes: dict[str, Any]) -> None:
    assert refused_fields(Counts.model_validate, {**counts("killed"), **changes}) == set(changes)


@pytest.mark.parametrize("missing", ["outcomes", "composition", "term"])
def test_what_is_counted_must_be_said(missing: str) -> None:
    made = counts()
    del made[missing]
    with pytest.raises(ValidationError, match="Field required"):
        Counts.model_validate(made)


def test_a_universe_says_nothing_unless_told() -> None:
    assert Universe() == Universe(includes=(), excludes=(), unclear=())


@pytest.mark.parametrize(
    "lists",
    [
        {"includes": ["russia"], "excludes": ["russia"]},
        {"includes": ["russia"], "unclear": ["russia"]},
        {"excludes": ["ukraine", "russia"], "unclear": ["russia"]},
        {"includes": ["russia", "russia"]},
    ],
)
def test_a_universe_names_a_party_once(lists: dict[str, list[str]]) -> None:
    found = refused(Universe.model_validate, lists)
    assert found.kind == "universe_repeats"
    assert found.message == "the universe names a party twice"
    assert found.hint == "name each party once"


def test_a_universe_of_different_parties_is_kept_in_order() -> None:
    made = Universe.model_validate({"includes": ["b", "a"], "excludes": ["c"], "unclear": ["d"]})
    assert (made.includes, made.excludes, made.unclear) == (("b", "a"), ("c",), ("d",))


def test_a_list_has_a_longest_length() -> None:
    ids = [f"party-{index}" for index in range(MAX_ITEMS + 1)]
    assert len(Universe.model_validate({"unclear": ids[:-1]}).unclear) == MAX_ITEMS
    with pytest.raises(ValidationError, match="at most 64"):
        Universe.model_validate({"unclear": ids})


@pytest.mark.parametrize("value", ["russia", {"russia": 1}, [1], [None], 5])
def test_a_list_of_ids_is_a_list_of_ids(value: object) -> None:
    with pytest.raises(ValidationError):
        Universe.model_validate({"unclear": value})
