"""What of a second sheet stands beside the first: all that is not refused, and nothing else."""

from collections import Counter
from typing import Any
from unittest.mock import patch

import pytest
from hypothesis import given, settings

from tests.builders import (
    Json,
    between,
    caveat,
    claim,
    contingent,
    contingent_loss,
    counts,
    equipment,
    figure,
    inferred,
    part,
    party,
    quantity,
    sheet,
    sheet_of,
    source,
    stated,
    unnamed_claim,
)
from tests.claims.close_figures import close_sheets, of
from tests.strategies import fact_sheets
from warloss_gui import assets
from warloss_gui.claims import comparison
from warloss_gui.claims.comparison import MOST_PEERS, Comparison, compare
from warloss_gui.claims.counted import Relation, relation
from warloss_gui.claims.figure import Figure
from warloss_gui.claims.sheet import FactSheet
from warloss_gui.documents.reader import read_file


def bundled(name: str) -> FactSheet:
    found = read_file(assets.path(f"factsheets/{name}.json")).sheet
    assert found is not None
    return found


def compared(first: list[Json], second: list[Json]) -> Comparison:
    return compare(of(*first), of(*second, title="The second"))


def ids(figures: Any) -> list[str]:
    return [one.figure.id for one in figures]


# Whatever the sheets


def answer(one: Figure, first: FactSheet, other: Figure, second: FactSheet) -> Relation | None:
    """Whether two count the same, or None for figures of different sections."""
    if one.section != other.section:
        return None
    return relation(first.claimed[one.id], second.claimed[other.id])


def is_same(one: Figure, first: FactSheet, other: Figure, second: FactSheet) -> bool:
    found = answer(one, first, other, second)
    return (
        found is not None
        and found.verdict == "comparable"
        and first.claimed[one.id].is_by(second.claimed[other.id])
        and one.quantity == other.quantity
        and one.as_of.date == other.as_of.date
    )


def beside(one: Figure, first: FactSheet, news: list[Figure], second: FactSheet) -> list[tuple[Any, ...]]:
    """All that is not refused, in order."""
    found = [(other.id, answer(one, first, other, second)) for other in news]
    kept = [
        (id_, said.verdict, said.reasons, said.unsaid)
        for id_, said in found
        if said and said.verdict != "refused"
    ]
    return sorted(kept, key=lambda peer: peer[1] == "near")


def check(first: FactSheet, second: FactSheet, most: int) -> None:
    """Work the comparison out for each pair of figures and see that it is the same."""
    made = compare(first, second)
    same = [g for g in second.figures if any(is_same(f, first, g, second) for f in first.figures)]
    news = [other for other in second.figures if other not in same]
    assert list(made.same) == same
    matched: set[str] = set()
    for one in first.figures:
        everything = beside(one, first, news, second)
        kept = [(p.figure.id, p.verdict, p.reasons, p.unsaid) for p in made.peers.get(one.id, ())]
        assert kept == everything[:most]
        assert made.further.get(one.id, 0) == len(everything) - len(kept)
        matched.update(id_ for id_, *_said in everything)
    assert ids(made.refused) == [other.id for other in news if other.id not in matched]
    for refused in made.refused:
        found = [answer(one, first, refused.figure, second) for one in first.figures]
        reasons = [said.reasons for said in found if said is not None]
        assert (refused.beside is None) == (not reasons)
        if refused.beside is not None:
            said = answer(refused.beside, first, refused.figure, second)
            assert said is not None
            assert said.verdict == "refused"
            assert refused.reasons == said.reasons
            assert len(refused.reasons) == min(map(len, reasons))


@pytest.mark.parametrize("most", [1, 2, MOST_PEERS])
def test_a_figure_is_a_peer_exactly_where_it_is_not_refused(most: int) -> None:
    @given(close_sheets(), close_sheets())
    def peers_are_right(first: FactSheet, second: FactSheet) -> None:
        with patch.object(comparison, "MOST_PEERS", most):
            check(first, second, most)

    peers_are_right()


@settings(max_examples=50)
@given(fact_sheets(least_figures=1), fact_sheets(least_figures=1))
def test_so_it_is_for_any_two_sheets(first: FactSheet, second: FactSheet) -> None:
    check(first, second, MOST_PEERS)


@settings(max_examples=50)
@given(fact_sheets(least_figures=1))
def test_so_it_is_for_a_sheet_beside_itself(sheet: FactSheet) -> None:
    check(sheet, sheet, MOST_PEERS)


def pairs(made: Comparison) -> set[tuple[str, str]]:
    return {(id_, peer.figure.id) for id_, peers in made.peers.items() for peer in peers}


@given(close_sheets(), close_sheets())
def test_the_order_of_the_sheets_does_not_matter(first: FactSheet, second: FactSheet) -> None:
    one, other = compare(first, second), compare(second, first)
    same = {found.id for found in one.same}, {found.id for found in other.same}
    here = {(a, b) for a, b in pairs(one) if a not in same[1]}
    there = {(b, a) for a, b in pairs(other) if a not in same[0]}
    assert here == there


@given(close_sheets(), close_sheets())
def test_the_order_of_parties_and_sources_does_not_matter(first: FactSheet, second: FactSheet) -> None:
    turned = {"parties": first.parties[::-1], "sources": first.sources[::-1]}
    one, other = compare(first, second), compare(first.model_copy(update=turned), second)
    assert (one.peers, one.further, one.same) == (other.peers, other.further, other.same)
    assert one.refused == other.refused


@given(close_sheets())
def test_a_sheet_beside_itself_has_no_news_of_a_named_claimant(first: FactSheet) -> None:
    made = compare(first, first)
    by_label = {id_ for id_, found in first.claimed.items() if found.counted.is_part_by_label}
    named = {id_ for id_, found in first.claimed.items() if found.claimant is not None}
    assert {found.id for found in made.same} >= named
    assert {refused.figure.id for refused in made.refused} == by_label - named


# The bundled sheets


def test_the_other_claimants_stand_beside_the_article() -> None:
    made = compare(bundled("article"), bundled("other-claimants"))
    found = {id_: [(p.figure.id, p.verdict) for p in peers] for id_, peers in made.peers.items()}
    assert found["nk-sent"] == [("mod-uk-nk-deployed", "near"), ("nis-nk-deployed", "near")]
    assert made.peers["nk-sent"][0].reasons == (
        (
            "Neither says whom exactly it counts, and their words differ: soldiers first sent to Kursk; "
            "soldiers sent."
        ),
        "One counts from about October 2024; the other does not say since when.",
    )
    (tanks,) = made.peers["ru-tanks"]
    assert (tanks.figure.id, tanks.verdict, len(tanks.reasons)) == ("oryx-ru-tanks", "near", 4)
    assert (made.same, made.further) == ((), {})
    assert "ua-missing" not in made.peers
    beside = {one.figure.id: one.beside.id if one.beside else None for one in made.refused}
    assert beside["csis-ua-killed"] == "ua-missing"
    assert beside["gs-cruise-missiles"] == "ru-tanks"
    assert ids(made.refused_of("equipment")) == ["gs-cruise-missiles", "gs-special-equipment"]
    assert made.refused_of("contingents") == ()


# Peers


def test_comparable_figures_come_before_near_ones_in_the_order_of_their_sheet() -> None:
    near, alike = figure(counts=counts()), figure(claim=claim("ministry"))
    made = compared([figure()], [near, alike, near, alike])
    assert [(p.figure.id, p.verdict) for p in made.peers["f0"]] == [
        ("f1", "comparable"),
        ("f3", "comparable"),
        ("f0", "near"),
        ("f2", "near"),
    ]
    assert {p.sheet.title for p in made.peers["f0"]} == {"The second"}


def test_only_the_first_few_peers_are_kept_and_the_others_counted() -> None:
    others = [figure(quantity=quantity(i), claim=claim("ministry")) for i in range(20)]
    made = compared([figure(), figure(party="ukraine")], others)
    assert ids(made.peers["f0"]) == [f"f{i}" for i in range(MOST_PEERS)]
    assert made.further == {"f0": 8}
    assert made.refused == ()


def test_another_section_is_never_a_peer() -> None:
    made = compared([figure()], [figure(section="context")])
    assert (made.peers, ids(made.refused)) == ({}, ["f0"])
    assert (made.refused[0].beside, made.refused[0].reasons) == (None, ())


# The same claim


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"id": "other"},
        {"as_of": inferred()},
        {"counts": counts("killed", term="dead")},
        {"caveats": ["undefined"]},
    ],
)
def test_the_same_claim_is_no_news(changes: dict[str, Any]) -> None:
    made = compared([figure()], [figure(**changes)])
    assert (made.peers, made.refused, len(made.same)) == ({}, (), 1)


@pytest.mark.parametrize(
    "changes",
    [
        {"quantity": quantity(6001)},
        {"quantity": quantity(6000, "about")},
        {"quantity": between()},
        {"claim": claim("ministry")},
        {"as_of": stated("2025-06-29")},
        {"counts": counts()},
        {"label": "in other words"},
    ],
)
def test_a_claim_that_differs_in_one_thing_is_a_peer(changes: dict[str, Any]) -> None:
    made = compared([figure()], [figure(**changes)])
    assert (ids(made.peers["f0"]), made.same) == (["f0"], ())


def test_nobody_never_makes_the_same_claim_twice() -> None:
    nobody = figure(claim=unnamed_claim())
    assert ids(compared([nobody], [nobody]).peers["f0"]) == ["f0"]


def test_what_one_claimant_leaves_open_in_another_word_is_another_claim() -> None:
    made = compared([figure(counts=counts())], [figure(counts=counts(term="casualties"))])
    assert [(p.figure.id, p.verdict) for p in made.peers["f0"]] == [("f0", "near")]


def test_the_same_claim_in_two_sections_is_no_news_in_its_own_only() -> None:
    made = compared([figure()], [figure(), figure(section="context")])
    assert ([one.id for one in made.same], ids(made.refused)) == (["f0"], ["f1"])
    assert (made.same_of("personnel"), made.same_of("context")) == (made.same, ())


# Parts and their wholes


def test_a_part_by_its_label_stands_beside_nothing_of_others_and_is_no_news_of_its_claimant() -> None:
    officers = part(id="officers", label="officers killed", counts=counts("killed"))
    first = sheet_of(figures=[figure(), officers])
    theirs = sheet_of(figures=[{**made, "claim": claim("ministry")} for made in (figure(), officers)])
    others, again = compare(first, theirs), compare(first, first)
    assert pairs(others) == {("losses", "losses")}
    (refused,) = others.refused
    assert refused.reasons == ("It is a part of a number, and nothing but its label says of whom.",)
    assert [found.id for found in again.same] == ["losses", "officers"]


def test_a_part_that_says_whom_it_counts_is_a_peer_of_its_like_and_not_of_the_whole() -> None:
    women = figure(id="women", counts=counts("killed", who=["women"]), claim=claim("ministry"))
    whole = figure(id="all", claim=claim("ministry"))
    made = compare(sheet_of(figures=[figure(), part()]), sheet_of(figures=[women, whole]))
    assert pairs(made) == {("part", "women"), ("losses", "all")}


# What is refused


def test_what_is_refused_stands_beside_the_nearest_figure() -> None:
    first = [
        figure(party="ukraine", counts=counts("missing")),
        figure(counts=counts("missing")),
        figure(party="ukraine", counts=counts("wounded")),
    ]
    made = compared(first, [figure(), figure(party="north-korea", counts=counts("wounded"))])
    assert [(one.figure.id, one.beside.id if one.beside else "") for one in made.refused] == [
        ("f0", "f1"),
        ("f1", "f2"),
    ]
    assert made.refused[0].reasons == ("They count different outcomes: killed; missing.",)


def test_of_equally_near_figures_the_same_class_is_taken() -> None:
    first = [equipment(equipment_class="drones"), equipment(party="ukraine")]
    (refused,) = compared(first, [equipment(quantity=quantity(1, unit="item"))]).refused
    assert refused.beside is not None
    assert refused.beside.id == "f1"
    assert refused.reasons == ("They count different parties: Russia; Ukraine.",)


def test_among_very_many_kinds_one_of_the_first_few_is_taken() -> None:
    parties = [party(f"party-{i}") for i in range(100)]
    first = of(*(figure(party=one["id"]) for one in parties), parties=parties)
    (refused,) = compare(first, of(figure())).refused
    assert refused.beside is not None
    assert refused.beside.id == "f0"
    assert refused.reasons == ("They count different parties: Party 0; Russia.",)


def test_those_who_were_sent_never_stand_beside_those_who_were_lost() -> None:
    made = compared([contingent()], [contingent_loss()])
    assert made.peers == {}
    assert made.refused[0].reasons == ("One counts losses, the other those who were sent.",)


def test_an_empty_sheet_has_no_peers_and_nothing_to_refuse() -> None:
    assert compared([], []) == Comparison(of(title="The second"), {}, ())
    assert [one.beside for one in compared([], [figure()]).refused] == [None]


# Long sheets


def long(number: int, name: str, *, terms: bool) -> FactSheet:
    """Tanks, each of another claimant or in another word of one claimant."""
    claimants = [source(f"{name}-{i}", name=f"{name} {i}") for i in range(1 if terms else number)]
    made = [
        equipment(
            id=f"tanks-{i}",
            quantity=quantity(i, unit="item"),
            counts=counts(term=f"word {i}" if terms else "lost"),
            claim=claim(claimants[i % len(claimants)]["id"]),
            evidence=[{"source": claimants[0]["id"]}],
        )
        for i in range(number)
    ]
    return FactSheet.model_validate(sheet(figures=made, sources=claimants, caveats=[caveat()]))


@pytest.mark.parametrize("terms", [False, True])
@pytest.mark.parametrize("second", ["own", "other"])
def test_two_long_sheets_of_one_class_are_compared_without_comparing_each_pair(
    second: str, *, terms: bool
) -> None:
    number = 10_000
    with patch.object(comparison, "relation", wraps=relation) as asked:
        made = compare(long(number, "own", terms=terms), long(number, second, terms=terms))
    assert asked.call_count <= MOST_PEERS * number + 10
    if second == "own":
        assert len(made.same) == number
    else:
        assert Counter(map(len, made.peers.values())) == {MOST_PEERS: number}
        assert set(made.further.values()) == {number - MOST_PEERS}
    assert made.refused == ()


def test_sheets_that_count_in_too_many_ways_are_not_compared() -> None:
    """Nobody waits for it, and nothing is called refused for a reason that it does not have."""
    with patch.object(comparison, "_MOST_PAIRS", 3):
        made = compared(
            [figure(), figure(counts=counts("missing"))],
            [
                figure(claim=claim("ministry")),
                figure(counts=counts("missing")),
                figure(counts=counts("wounded")),
            ],
        )
    assert ids(made.peers["f0"]) == ["f0"]
    assert made.refused[-1].beside is None
    assert made.refused[-1].reasons == ("The sheets count in too many ways to be compared.",)
