"""What the figures of a sheet count, of the fields of a document, and where a claimant contradicts itself."""

from itertools import permutations
from typing import Any

import pytest
from hypothesis import given

from tests.builders import (
    Json,
    between,
    claim,
    claimed,
    counts,
    equipment,
    figure,
    in_words,
    part,
    party,
    period,
    quantity,
    rate,
    share,
    sheet_of,
    source,
    stated,
    unnamed_claim,
)
from tests.strategies import fact_sheets
from warloss_gui.claims.counted import relation
from warloss_gui.claims.counting import claims_of, party_identity, source_identity
from warloss_gui.claims.edtf import parse_date
from warloss_gui.claims.quantity import Share
from warloss_gui.claims.sheet import FactSheet
from warloss_gui.claims.sources import Party, Source

# What is counted


def test_all_that_a_figure_counts_is_there() -> None:
    made = figure(
        party="ukraine",
        label="People killed",
        quantity=share(3, 100_000, "inhabitants", per="year", per_is="average"),
        counts=counts("killed", who=["civilians"], term="Dead"),
        universe={"includes": ["russia"], "excludes": ["north-korea"]},
        period=period("2022-02-24/2025-06-30"),
    )
    found = claimed(made)
    what = found.counted
    assert (what.measure, what.unit, what.equipment_class) == ("lost", "person", None)
    assert what.party.name == "Ukraine"
    assert (what.of, what.per, what.per_is) == (Share(number=100_000, what="inhabitants"), "year", "average")
    assert (what.outcomes, what.composition, what.who) == ({"killed"}, "separate", {"civilians"})
    assert [one.name for one in (*what.includes, *what.excludes)] == ["Russia", "North Korea"]
    assert what.since == parse_date("2022-02-24")
    assert (what.words, what.whole, what.part_label) == ("", None, "")
    assert found.claimant is not None
    assert (found.claimant.name, found.term, found.label) == ("General Staff", "Dead", "People killed")


@pytest.mark.parametrize("span", [None, period("../2025-06-30"), period("/2025-06-30")])
def test_a_period_without_a_start_does_not_say_since_when(span: Json | None) -> None:
    assert claimed(figure(period=span)).counted.since is None


def test_nobody_claims_what_is_credited_to_nobody() -> None:
    assert claimed(figure(claim=unnamed_claim())).claimant is None


@pytest.mark.parametrize(
    ("made", "words"),
    [
        (equipment(label="Tanks"), ""),
        (equipment(equipment_class="other", label="Lorries"), "lorries"),
        (figure(counts=counts("other", term="Amputated")), "amputated"),
        (
            equipment(equipment_class="other", label="Lorries", counts=counts("other", term="Lent")),
            "lorries; lent",
        ),
    ],
)
def test_a_class_or_an_outcome_of_no_list_is_known_by_its_words(made: Json, words: str) -> None:
    assert claimed(made).counted.words == words


def test_a_part_knows_its_whole_and_its_label() -> None:
    made = sheet_of(figures=[part(id="women"), figure(), part("women", id="old", label="Old women killed")])
    old = made.claimed["old"].counted
    assert old.whole == made.claimed["women"].counted
    assert old.whole is not None
    assert old.whole.whole == made.claimed["losses"].counted
    assert old.part_label == "old women killed"


def test_parts_that_only_their_labels_tell_apart_count_differently() -> None:
    officers = part(id="a", label="officers", counts=counts("killed"))
    made = sheet_of(figures=[figure(), officers, {**officers, "id": "b", "label": "privates"}])
    assert made.claimed["a"].counted != made.claimed["b"].counted


def test_several_parties_together_know_of_whom_they_are_made() -> None:
    parties = [party("both", made_of=["russia", "north-korea"]), party(), party("north-korea")]
    found = claimed(figure(party="both"), parties=parties).counted.party
    assert {member.name for member in found.members} == {"Russia", "North Korea"}


def test_what_counts_the_same_is_one_object() -> None:
    """A large sheet has many figures and counts few things."""
    made = sheet_of(figures=[figure(id=f"f{i}", quantity=quantity(i)) for i in range(3)])
    assert len({id(found.counted) for found in made.claimed.values()}) == 1


@pytest.mark.parametrize(
    "changes",
    [
        {"party": "ukraine"},
        {"counts": counts("killed", who=["soldiers"])},
        {"universe": {"unclear": ["ukraine"]}},
        {"period": period()},
        {"quantity": rate()},
        {"quantity": share()},
        {"quantity": quantity(unit="wounding_event")},
    ],
)
def test_what_counts_anything_else_is_another(changes: dict[str, Any]) -> None:
    made = sheet_of(figures=[figure(), figure(id="other", **changes)])
    assert made.claimed["losses"].counted != made.claimed["other"].counted


@given(fact_sheets(least_figures=2))
def test_what_a_figure_counts_does_not_depend_on_the_order_of_the_sheet(sheet: FactSheet) -> None:
    turned = sheet.model_copy(
        update={
            "parties": sheet.parties[::-1],
            "sources": sheet.sources[::-1],
            "figures": sheet.figures[::-1],
        }
    )
    assert claims_of(turned) == claims_of(sheet)


def test_a_party_is_known_by_its_names_addresses_and_code() -> None:
    made = Party.model_validate(
        party(also_called=["Russian Federation"], same_as=["https://example.org/ru"], iso3166="RUS")
    )
    assert party_identity(made).keys == {
        "name:russia",
        "name:russian federation",
        "https://example.org/ru",
        "iso3166:RUS",
    }


def test_a_claimant_is_known_by_its_names_and_addresses() -> None:
    made = Source.model_validate(source(also_called=["The Paper"], same_as=["urn:example:1"]))
    assert source_identity(made).keys == {"name:article", "name:the paper", "urn:example:1"}


# Two numbers for one thing


def contested(*figures: Json, **changes: Any) -> set[str]:
    made = [{**one, "id": f"f{i}"} for i, one in enumerate(figures)]
    return set(sheet_of(figures=made, **changes).contested)


@pytest.mark.parametrize(
    "second",
    [
        figure(quantity=quantity(7000)),
        figure(quantity=between()),
        figure(quantity=quantity(7000), label="Soldiers  killed"),
        figure(quantity=quantity(7000), counts=counts("killed", term="dead")),
        figure(quantity=quantity(7000), caveats=["undefined"]),
    ],
)
def test_two_numbers_of_one_claimant_for_one_count_and_day_are_contested(second: Json) -> None:
    assert contested(figure(), second, equipment()) == {"f0", "f1"}


def test_a_class_needs_no_label_to_be_the_same_count() -> None:
    assert contested(equipment(), equipment(label="battle tanks", quantity=quantity(7, unit="item"))) == {
        "f0",
        "f1",
    }


def test_an_undefined_word_is_another_count_than_another_one() -> None:
    losses, casualties = (figure(counts=counts(term=term)) for term in ("losses", "casualties"))
    assert contested(losses, {**casualties, "quantity": quantity(7000)}) == set()
    assert contested(losses, {**losses, "quantity": quantity(7000)}) == {"f0", "f1"}


def test_words_of_one_s_own_are_contested_too() -> None:
    lorries = equipment(equipment_class="other", label="lorries")
    assert contested(lorries, {**lorries, "quantity": quantity(7, unit="item")}) == {"f0", "f1"}


def test_one_claimant_under_two_names_is_one() -> None:
    sources = [source("one", name="General Staff"), source("two", name="GS", also_called=["general staff"])]
    first = figure(claim=claim("one"), evidence=[{"source": "one"}])
    second = figure(claim=claim("two"), evidence=[{"source": "two"}], quantity=quantity(7000))
    assert contested(first, second, sources=sources) == {"f0", "f1"}


def test_one_claimant_under_three_names_is_one_although_two_of_them_do_not_meet() -> None:
    sources = [
        source("one", name="General Staff"),
        source("two", name="GS"),
        source("three", name="Staff", also_called=["GS", "General Staff"]),
    ]
    claims = [
        figure(claim=claim(id_), evidence=[{"source": id_}], quantity=quantity(number))
        for number, id_ in enumerate(("one", "two", "three"))
    ]
    for order in permutations(sources):
        assert contested(*claims, sources=list(order)) == {"f0", "f1", "f2"}


@pytest.mark.parametrize(
    "second",
    [
        figure(),
        figure(quantity=quantity(6000, "about")),
        figure(quantity=in_words()),
        figure(quantity=quantity(7000), as_of=stated("2025-05-31")),
        figure(quantity=quantity(7000), claim=claim("ministry")),
        figure(quantity=quantity(7000), counts=counts("wounded")),
        figure(quantity=quantity(7000), label="people killed"),
        figure(quantity=quantity(7000), period=period()),
        figure(quantity=rate(7000)),
    ],
    ids=["the same", "rounded", "words", "day", "claimant", "outcome", "label", "start", "rate"],
)
def test_what_says_the_same_or_counts_anything_else_is_not_contested(second: Json) -> None:
    assert contested(figure(), second) == set()


def test_nobody_contests_nothing() -> None:
    nobody = figure(claim=unnamed_claim())
    assert contested(nobody, {**nobody, "quantity": quantity(7000)}) == set()


@given(fact_sheets(least_figures=2))
def test_whatever_is_contested_stands_beside_another_number_for_the_same(sheet: FactSheet) -> None:
    for id_ in sheet.contested:
        mine, my_claim = sheet.figure_by_id[id_], sheet.claimed[id_]
        assert any(
            relation(my_claim, sheet.claimed[other.id]).verdict == "comparable"
            and my_claim.is_by(sheet.claimed[other.id])
            and mine.as_of.day == other.as_of.day
            and mine.quantity.published != other.quantity.published
            for other in sheet.figures
        )
