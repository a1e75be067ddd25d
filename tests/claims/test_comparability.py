from itertools import combinations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import (
    Json,
    between,
    claim,
    contingent,
    counts,
    equipment,
    figure,
    party,
    period,
    placed,
    quantity,
    source,
    stated,
    unnamed_claim,
)
from tests.strategies import fact_sheets
from warloss_gui.claims.comparability import Comparability, Placed, comparability, obstacles_to_adding
from warloss_gui.claims.sheet import FactSheet

COMPARABLE = Comparability("comparable", ())


def compare(one: Json, other: Json) -> Comparability:
    return comparability(placed(one), placed(other))


def obstacles(one: Json, other: Json) -> tuple[str, ...]:
    return obstacles_to_adding(placed(one), placed(other))


# Figures that agree and disagree in everything that matters, often enough to meet


@st.composite
def close_figures(draw: st.DrawFn) -> Json:
    parties = ("russia", "ukraine", "north-korea")
    outcomes = draw(st.frozensets(st.sampled_from(("killed", "wounded", "missing"))))
    composition = draw(st.sampled_from(("combined", "unspecified")))
    if len(outcomes) < 2:
        composition = draw(st.sampled_from(("separate", "combined", "unspecified")))
    universe: dict[str, list[str]] = {"includes": [], "excludes": [], "unclear": []}
    for id_ in parties[1:]:
        place = draw(st.sampled_from((None, None, *universe)))
        if place is not None:
            universe[place].append(id_)
    return figure(
        party=draw(st.sampled_from(parties[:2])),
        quantity=draw(st.sampled_from((quantity(), between(), quantity(unit="wounding_event")))),
        counts=counts(
            *sorted(outcomes),
            composition=composition,
            term=draw(st.sampled_from(("losses", "casualties"))),
            measure=draw(st.sampled_from(("loss", "loss", "deployment"))),
        ),
        universe=universe,
        claim=draw(st.sampled_from((claim(), claim("ministry"), unnamed_claim()))),
        as_of=draw(st.sampled_from((stated(), stated("2025-05-31")))),
        period=draw(st.sampled_from((None, period(), period("2025-06-01/2025-06-30")))),
    )


close = close_figures().map(placed)


def is_open(one: Placed) -> bool:
    """Whether the figure leaves open what it counts."""
    found = one.figure
    unsaid = found.counts.measure == "loss" and not found.counts.outcomes
    return unsaid or bool(found.universe.unclear)


def may_be_added(one: Placed, other: Placed) -> bool:
    """The rule in its own words: everything agrees and is said, and nobody is counted twice."""
    a, b = one.figure, other.figure
    agree = all(
        x == y
        for x, y in (
            (a.counts.measure, b.counts.measure),
            (a.quantity.unit, b.quantity.unit),
            (a.party, b.party),
            (a.counts.composition, b.counts.composition),
            (set(a.universe.includes), set(b.universe.includes)),
            (set(a.universe.excludes), set(b.universe.excludes)),
            (set(a.universe.unclear), set(b.universe.unclear)),
            (a.claim.claimant, b.claim.claimant),
            (a.as_of.date, b.as_of.date),
            (a.period, b.period),
            (a.counts.term, b.counts.term),
        )
    )
    outcomes = a.counts.outcomes, b.counts.outcomes
    return agree and a.claim.is_named and all(outcomes) and not outcomes[0] & outcomes[1]


@given(close, close)
def test_the_order_of_two_figures_does_not_matter(one: Placed, other: Placed) -> None:
    assert comparability(one, other) == comparability(other, one)
    assert obstacles_to_adding(one, other) == obstacles_to_adding(other, one)


@given(fact_sheets(least_figures=2))
def test_the_order_of_any_two_figures_of_a_sheet_does_not_matter(sheet: FactSheet) -> None:
    for a, b in combinations([Placed(found, sheet) for found in sheet.figures], 2):
        assert comparability(a, b) == comparability(b, a)
        assert obstacles_to_adding(a, b) == obstacles_to_adding(b, a)


@given(close, close)
def test_whatever_is_not_comparable_has_reasons(one: Placed, other: Placed) -> None:
    found = comparability(one, other)
    assert (found.verdict == "comparable") == (found.reasons == ())
    assert all(found.reasons)


@given(close)
def test_a_figure_is_comparable_with_itself_where_everything_is_stated(one: Placed) -> None:
    found = comparability(one, one)
    assert found.verdict == "comparable" or (found.verdict == "near" and is_open(one))


@given(close)
def test_what_one_claimant_leaves_open_twice_is_open_in_the_same_way(one: Placed) -> None:
    verdict = comparability(one, one).verdict
    assert verdict == ("near" if is_open(one) and one.claimant is None else "comparable")


@given(close, close)
def test_figures_that_are_comparable_count_the_same(one: Placed, other: Placed) -> None:
    if comparability(one, other).verdict == "comparable":
        a, b = one.figure, other.figure
        assert a.counts.measure == b.counts.measure
        assert a.quantity.unit == b.quantity.unit
        assert a.party == b.party
        assert a.counts.composition == b.counts.composition
        assert a.counts.outcomes == b.counts.outcomes
        assert set(a.universe.includes) == set(b.universe.includes)
        assert set(a.universe.excludes) == set(b.universe.excludes)


@given(close, close)
def test_two_figures_may_be_added_exactly_where_the_rule_says_so(one: Placed, other: Placed) -> None:
    assert (obstacles_to_adding(one, other) == ()) == may_be_added(one, other)


@given(close, close)
def test_overlapping_or_unsaid_outcomes_are_never_added(one: Placed, other: Placed) -> None:
    a, b = one.figure.counts.outcomes, other.figure.counts.outcomes
    if not a or not b or a & b:
        assert obstacles_to_adding(one, other)


@given(close)
def test_a_figure_is_never_added_to_itself(one: Placed) -> None:
    assert obstacles_to_adding(one, one)


# One stated difference refuses, and is named


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        (
            figure(),
            figure(counts=counts("killed", measure="deployment")),
            "One counts losses, the other those who were sent.",
        ),
        (
            figure(counts=counts("wounded")),
            figure(counts=counts("wounded"), quantity=quantity(unit="wounding_event")),
            "They count in different units: persons; woundings, of which one person can have several.",
        ),
        (figure(), figure(party="ukraine"), "They count different parties: Russia; Ukraine."),
        (
            equipment(),
            equipment(equipment_class="drones"),
            "They count different classes: Drones; Tanks.",
        ),
        (
            figure(),
            figure(counts=counts("missing")),
            "They count different outcomes: killed; missing.",
        ),
        (
            figure(counts=counts("killed", "wounded")),
            figure(counts=counts("killed", "missing")),
            "They count different outcomes: killed and missing; killed and wounded.",
        ),
        (
            figure(counts=counts("killed", composition="combined")),
            figure(counts=counts("killed")),
            "One counts one outcome alone, the other several in one number.",
        ),
        (
            figure(universe={"includes": ["north-korea"]}),
            figure(universe={"excludes": ["north-korea"]}),
            "One includes North Korea, the other leaves them out.",
        ),
    ],
)
def test_figures_that_differ_in_one_stated_thing_are_refused_with_it(
    one: Json, other: Json, reason: str
) -> None:
    assert compare(one, other) == Comparability("refused", (reason,))


def test_every_difference_is_named() -> None:
    found = compare(figure(), equipment(party="ukraine"))
    assert found.verdict == "refused"
    assert found.reasons == (
        "They count in different units: items; persons.",
        "They count different parties: Russia; Ukraine.",
        "They count different outcomes: destroyed; killed.",
    )


def test_a_refusal_names_no_mere_doubts() -> None:
    doubtful = figure(party="ukraine", universe={"unclear": ["north-korea"]})
    assert compare(figure(), doubtful).reasons == ("They count different parties: Russia; Ukraine.",)


# What is left open makes a near match


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        (
            figure(counts=counts()),
            figure(counts=counts(), claim=claim("ministry")),
            "Neither source says which outcomes it counts.",
        ),
        (
            figure(counts=counts()),
            figure(counts=counts(term="casualties")),
            "Neither source says which outcomes it counts.",
        ),
        (
            figure(counts=counts(), claim=unnamed_claim()),
            figure(counts=counts(), claim=unnamed_claim()),
            "Neither source says which outcomes it counts.",
        ),
        (
            figure(counts=counts(composition="separate")),
            figure(counts=counts("killed")),
            "One source counts killed; the other does not say what it counts.",
        ),
        (
            figure(counts=counts("killed", composition="unspecified")),
            figure(counts=counts("killed")),
            "One source does not say whether its number joins several outcomes.",
        ),
        (
            figure(universe={"includes": ["north-korea"]}),
            figure(),
            "It is unclear whether both cover the same: North Korea.",
        ),
        (
            figure(universe={"excludes": ["north-korea", "ukraine"]}),
            figure(universe={"excludes": ["ukraine"]}),
            "It is unclear whether both cover the same: North Korea.",
        ),
        (
            figure(universe={"unclear": ["north-korea"]}),
            figure(universe={"includes": ["ukraine"]}),
            "It is unclear whether both cover the same: North Korea and Ukraine.",
        ),
        (
            figure(universe={"unclear": ["north-korea"]}),
            figure(universe={"unclear": ["north-korea"]}, claim=claim("ministry")),
            "It is unclear whether both cover the same: North Korea.",
        ),
    ],
)
def test_figures_of_which_one_thing_is_open_are_near(one: Json, other: Json, reason: str) -> None:
    assert compare(one, other) == Comparability("near", (reason,))


@pytest.mark.parametrize(
    "changes",
    [
        {"quantity": between(1, 2)},
        {"claim": claim("ministry")},
        {"claim": unnamed_claim()},
        {"as_of": stated("2024-01-01")},
        {"period": period()},
        {"label": "dead soldiers"},
        {"counts": counts("killed", term="dead")},
        {"section": "context"},
    ],
)
def test_what_figures_do_not_count_leaves_them_comparable(changes: dict[str, Any]) -> None:
    assert compare(figure(), figure(**changes)) == COMPARABLE


def test_one_claimant_s_undefined_word_means_the_same_each_time() -> None:
    may, june = figure(counts=counts(), as_of=stated("2025-05-31")), figure(counts=counts())
    assert compare(may, june) == COMPARABLE


def test_one_claimant_s_open_universe_is_the_same_each_time() -> None:
    made = figure(universe={"unclear": ["north-korea"]})
    assert compare(made, {**made, "as_of": stated("2025-05-31")}) == COMPARABLE


def test_those_who_were_sent_have_no_outcomes_to_be_unsaid() -> None:
    assert compare(contingent(), contingent(claim=claim("ministry"))) == COMPARABLE


# Figures of two sheets


def test_parties_and_claimants_of_two_sheets_meet_by_name() -> None:
    made = figure(counts=counts(), universe={"unclear": ["north-korea"]})
    renamed = {
        **made,
        "party": "p1",
        "universe": {"unclear": ["p2"]},
        "claim": claim("s1"),
        "evidence": [{"source": "s1"}],
    }
    parties = [party("p1", name="Russia"), party("p2", name="North Korea")]
    other = placed(renamed, parties=parties, sources=[source("s1", name="General Staff")], caveats=[])
    assert comparability(placed(made), other) == COMPARABLE


def test_the_same_id_for_another_party_is_another_party() -> None:
    other = placed(figure(), parties=[party("russia", name="Tsarist Russia")])
    found = comparability(placed(figure()), other)
    assert found.reasons == ("They count different parties: Russia; Tsarist Russia.",)


# Adding

KILLED = figure()
WOUNDED = figure(counts=counts("wounded"))


def test_disjoint_outcomes_of_one_claim_may_be_added() -> None:
    assert obstacles(KILLED, WOUNDED) == ()


@pytest.mark.parametrize(
    ("changes", "obstacle"),
    [
        ({"claim": claim("ministry")}, "They are not known to come from one claimant."),
        ({"claim": unnamed_claim()}, "They are not known to come from one claimant."),
        ({"as_of": stated("2025-05-31")}, "They speak of different dates: 30 June 2025; 31 May 2025."),
        ({"period": period("2025-06-01/2025-06-30")}, "They cover different periods."),
        (
            {"counts": counts("wounded", term="casualties")},
            "The source uses different words: casualties; losses.",
        ),
        (
            {"counts": counts("killed", term="losses")},
            "Both count killed, so some would be counted twice.",
        ),
        (
            {"counts": counts(composition="separate")},
            "It is not said which outcomes are counted, so some may be counted twice.",
        ),
        (
            {"counts": counts("wounded", "missing")},
            "One counts one outcome alone, the other several in one number.",
        ),
        ({"party": "ukraine"}, "They count different parties: Russia; Ukraine."),
        (
            {"universe": {"unclear": ["north-korea"]}},
            "It is unclear whether both cover the same: North Korea.",
        ),
    ],
)
def test_one_obstacle_to_adding_is_named(changes: dict[str, Any], obstacle: str) -> None:
    assert obstacles(KILLED, {**WOUNDED, **changes}) == (obstacle,)


def test_only_what_both_count_would_be_counted_twice() -> None:
    one, other = figure(counts=counts("killed", "wounded")), figure(counts=counts("killed", "missing"))
    assert obstacles(one, other) == ("Both count killed, so some would be counted twice.",)


def test_nobody_is_never_the_same_claimant_twice() -> None:
    one, other = ({**made, "claim": unnamed_claim()} for made in (KILLED, WOUNDED))
    assert obstacles(one, other) == ("They are not known to come from one claimant.",)


def test_all_obstacles_are_named() -> None:
    other = figure(party="ukraine", claim=claim("ministry"), as_of=stated("2025-05-31"))
    assert len(obstacles(KILLED, other)) == 4
