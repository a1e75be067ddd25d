"""What may stand beside what, be added to it, and join a column: verdicts, reasons, and parts of wholes."""

from dataclasses import replace
from itertools import combinations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import (
    Json,
    between,
    claim,
    claimed,
    contingent,
    counts,
    equipment,
    figure,
    party,
    period,
    quantity,
    rate,
    sheet_of,
    source,
    stated,
    unnamed_claim,
)
from tests.claims.close_figures import close_claims, close_sheets, families
from tests.strategies import fact_sheets
from warloss_gui.claims.counted import (
    Claimed,
    Relation,
    findings,
    is_refused,
    obstacles_to_adding,
    obstacles_to_joining,
    relation,
)
from warloss_gui.claims.sheet import FactSheet

UNSAID = ("whom exactly they count", "whether they include people of others", "since when they count")
COMPARABLE = Relation("comparable", (), UNSAID)


def related(one: Json, other: Json) -> Relation:
    return relation(claimed(one), claimed(other))


def family(**figures: Json) -> dict[str, Claimed]:
    """What figures of one sheet count, by their ids."""
    return dict(sheet_of(figures=[{**made, "id": id_} for id_, made in figures.items()]).claimed)


# Whatever is related


@given(close_claims(), close_claims())
def test_the_order_of_two_does_not_matter(one: Claimed, other: Claimed) -> None:
    assert relation(one, other) == relation(other, one)
    assert obstacles_to_adding(one, other) == obstacles_to_adding(other, one)
    assert findings(one.counted, other.counted) == findings(other.counted, one.counted)
    assert is_refused(one, other) == is_refused(other, one)


@given(fact_sheets(least_figures=2))
def test_the_order_of_any_two_figures_of_a_sheet_does_not_matter(sheet: FactSheet) -> None:
    for one, other in combinations(sheet.claimed.values(), 2):
        assert relation(one, other) == relation(other, one)
        assert obstacles_to_adding(one, other) == obstacles_to_adding(other, one)


@given(close_claims(), close_claims())
def test_whatever_is_not_comparable_has_reasons(one: Claimed, other: Claimed) -> None:
    found = relation(one, other)
    assert (found.verdict == "comparable") == (found.reasons == ())
    assert all(reason.endswith(".") and "{" not in reason for reason in found.reasons)
    assert is_refused(one, other) == (found.verdict == "refused")


@given(fact_sheets(least_figures=2))
def test_whatever_of_a_sheet_is_not_comparable_has_reasons(sheet: FactSheet) -> None:
    for one, other in combinations(sheet.claimed.values(), 2):
        found = relation(one, other)
        assert (found.verdict == "comparable") == (found.reasons == ())
        assert all(found.reasons)


@given(close_sheets())
def test_a_figure_beside_itself_is_never_refused_but_for_a_part_by_its_label(sheet: FactSheet) -> None:
    for one in sheet.claimed.values():
        verdict = relation(one, one).verdict
        if one.claimant is not None:
            assert verdict == "comparable"
        elif one.counted.is_part_by_label:
            assert verdict == "refused"
        else:
            assert verdict in ("comparable", "near")


@given(families())
def test_a_part_is_refused_beside_its_wholes(made: list[Json]) -> None:
    found = sheet_of(figures=made)
    wholes = {one["id"]: one.get("part_of") for one in made}
    for id_ in found.claimed:
        at = wholes[id_]
        while at is not None:
            assert relation(found.claimed[id_], found.claimed[at]).verdict == "refused"
            at = wholes[at]


@given(close_claims(), close_claims())
def test_figures_that_are_comparable_count_the_same(one: Claimed, other: Claimed) -> None:
    if relation(one, other).verdict == "comparable":
        a, b = one.counted, other.counted
        kinds = ("measure", "unit", "party", "equipment_class", "of", "per", "outcomes", "composition", "who")
        assert [getattr(a, name) for name in kinds] == [getattr(b, name) for name in kinds]
        assert (a.includes, a.excludes, a.words) == (b.includes, b.excludes, b.words)
        assert (a.since is None) == (b.since is None)


@given(close_claims(), close_claims(), st.sampled_from(("who", "outcomes")))
def test_what_is_added_agrees_in_all_but_one_thing_and_nobody_is_in_both(
    one: Claimed, other: Claimed, name: str
) -> None:
    if obstacles_to_adding(one, other) == ():
        a, b = one.counted, other.counted
        assert one.is_by(other)
        assert one.term == other.term
        assert (a.who == b.who) != (a.outcomes == b.outcomes)
        assert a.outcomes
        assert b.outcomes
        assert not a.outcomes & b.outcomes or not a.who & b.who
        same = {"outcomes": frozenset[Any](), "who": frozenset[Any]()}
        assert replace(a, **same, part_label="") == replace(b, **same, part_label="") or a.whole or b.whole


@given(close_claims())
def test_a_figure_is_never_added_to_itself(one: Claimed) -> None:
    assert obstacles_to_adding(one, one)


# Verdicts


def test_a_refusal_names_every_difference_and_no_mere_doubt() -> None:
    doubtful = equipment(party="ukraine", universe={"unclear": ["north-korea"]})
    assert related(figure(), doubtful) == Relation(
        "refused",
        (
            "They count in different units: items; persons.",
            "They count different parties: Russia; Ukraine.",
            "Only one of them counts a class of equipment.",
            "They count different outcomes: destroyed; killed.",
        ),
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (figure(counts=counts()), figure(counts=counts(), claim=claim("ministry"))),
        (figure(counts=counts()), figure(counts=counts(term="casualties"))),
        (
            figure(counts=counts(), claim=unnamed_claim()),
            figure(counts=counts(), claim=unnamed_claim()),
        ),
    ],
    ids=["another claimant", "another word", "nobody"],
)
def test_outcomes_that_neither_says_make_two_near(one: Json, other: Json) -> None:
    assert related(one, other) == Relation("near", ("Neither source says which outcomes it counts.",), UNSAID)


def test_one_claimant_s_undefined_word_means_the_same_each_time() -> None:
    may, june = figure(counts=counts(), as_of=stated("2025-05-31")), figure(counts=counts())
    assert related(may, june) == COMPARABLE


def test_one_claimant_s_open_universe_is_the_same_each_time() -> None:
    made = figure(universe={"unclear": ["north-korea"]})
    assert related(made, {**made, "as_of": stated("2025-05-31")}).verdict == "comparable"
    answer = related(made, {**made, "claim": claim("ministry")})
    assert answer == Relation(
        "near", ("It is unclear whether both cover the same: North Korea.",), (UNSAID[0], UNSAID[2])
    )


def test_words_of_one_s_own_are_near_between_claimants_and_the_same_for_one() -> None:
    lorries = equipment(equipment_class="other", label="lorries")
    assert related(lorries, {**lorries, "label": "Lorries"}).verdict == "comparable"
    assert related(lorries, {**lorries, "claim": claim("ministry")}) == Relation(
        "near", ("Both name the kind of equipment in their own words only.",), UNSAID[1:]
    )
    assert related(lorries, {**lorries, "label": "trains"}).verdict == "refused"


@pytest.mark.parametrize(
    "changes",
    [
        {"quantity": between(1, 2)},
        {"claim": claim("ministry")},
        {"claim": unnamed_claim()},
        {"as_of": stated("2024-01-01")},
        {"counts": counts("killed", term="dead")},
        {"section": "context"},
        {"label": "Soldiers  killed"},
        {"reported": stated()},
    ],
)
def test_what_figures_do_not_count_leaves_them_comparable(changes: dict[str, Any]) -> None:
    assert related(figure(), figure(**changes)) == COMPARABLE


def test_of_a_period_only_the_start_matters() -> None:
    june = figure(period=period())
    may = figure(period=period("2022-02-24/2025-05-31"), as_of=stated("2025-05-31"))
    assert related(june, may) == Relation("comparable", (), UNSAID[:2])


def test_those_who_were_sent_have_no_outcomes_to_be_unsaid() -> None:
    assert related(contingent(), contingent(claim=claim("ministry"))) == COMPARABLE


def test_what_neither_says_gives_no_doubt_and_is_named_apart() -> None:
    assert related(figure(), figure(claim=claim("ministry"))).unsaid == UNSAID
    said = figure(
        counts=counts("killed", who=["soldiers"]), period=period(), universe={"unclear": ["ukraine"]}
    )
    assert related(said, said).unsaid == ()


# The same and another party and claimant, in two sheets


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
    other = claimed(renamed, parties=parties, sources=[source("s1", name="General Staff")], caveats=[])
    assert relation(claimed(made), other).verdict == "comparable"


def test_the_same_id_for_another_party_is_another_party() -> None:
    other = claimed(figure(), parties=[party("russia", name="Tsarist Russia")])
    found = relation(claimed(figure()), other)
    assert found.reasons == ("They count different parties: Russia; Tsarist Russia.",)


# Small sheets beside each other

PERIOD = period("2023-10-07/2025-06-30")
KILLED = figure(label="people killed", counts=counts("killed", term="killed"), period=PERIOD)
WOMEN = {**KILLED, "label": "women killed"}
CHILDREN = {**KILLED, "label": "children killed"}


def of_whom(*who: str) -> Json:
    return counts("killed", term="killed", who=list(who))


def test_parts_that_only_their_labels_tell_from_the_whole_are_near_and_both_labels_shown() -> None:
    assert related(KILLED, WOMEN) == Relation(
        "near",
        ("Neither says whom exactly it counts, and their words differ: people killed; women killed.",),
        UNSAID[:2],
    )
    assert related(KILLED, {**CHILDREN, "claim": claim("ministry")}).reasons == (
        "Neither says whom exactly it counts, and their words differ: children killed; people killed.",
    )


def test_parts_that_say_whom_they_count_are_refused_beside_the_whole() -> None:
    for who, reason in (
        ("women", "One counts women alone; the other does not say that it does."),
        ("children", "One counts children alone; the other does not say that it does."),
    ):
        assert related(KILLED, {**WOMEN, "counts": of_whom(who)}) == Relation("refused", (reason,))


def test_parts_that_are_linked_to_the_whole_are_refused_beside_it_and_its_like() -> None:
    linked = family(all=KILLED, women={**WOMEN, "part_of": "all"})["women"]
    likewise = claimed({**KILLED, "claim": claim("ministry")})
    reason = "It is a part of a number, and nothing but its label says of whom."
    for whole in (claimed(KILLED), likewise):
        assert relation(linked, whole) == Relation("refused", (reason,))


def test_parts_that_are_linked_and_say_whom_they_count_are_refused_as_parts() -> None:
    linked = family(all=KILLED, women={**WOMEN, "part_of": "all", "counts": of_whom("women")})["women"]
    assert relation(linked, claimed({**KILLED, "claim": claim("ministry")})) == Relation(
        "refused",
        (
            "One counts women alone; the other does not say that it does.",
            "One is a part of what the other counts.",
        ),
    )


def test_the_count_since_a_truce_is_not_the_count_since_the_start() -> None:
    truce = {**KILLED, "period": period("2025-10-10/2026-08-22"), "as_of": stated("2026-08-22")}
    start = {**KILLED, "period": period("2023-10-07/2026-08-22"), "as_of": stated("2026-08-22")}
    assert related(start, truce) == Relation(
        "refused", ("They count from different days: 7 October 2023; 10 October 2025.",)
    )


# Parts beside figures of others

SOLDIERS = {**KILLED, "label": "soldiers killed", "counts": of_whom("soldiers"), "part_of": "all"}


def beside_a_part(part: Json, other: Json) -> Relation:
    made = family(all=KILLED, part=part)
    return relation(made["part"], claimed({**other, "claim": claim("ministry")}))


def test_a_part_compares_by_what_it_counts_itself() -> None:
    said = {**KILLED, "counts": of_whom("soldiers"), "label": "military dead"}
    assert beside_a_part(SOLDIERS, said) == Relation("comparable", (), (UNSAID[1],))


def test_a_part_of_which_one_thing_is_open_is_near_to_what_says_that_it_is_the_same_part() -> None:
    unsaid = {**KILLED, "counts": counts(composition="separate", who=["soldiers"])}
    assert beside_a_part(SOLDIERS, unsaid).verdict == "near"


def test_a_part_is_refused_beside_what_may_count_the_whole() -> None:
    assert beside_a_part(SOLDIERS, KILLED) == Relation(
        "refused", ("One is a part of what the other counts.",)
    )


def test_two_parts_that_are_disjoint_are_refused_for_that_alone() -> None:
    civilians = {**SOLDIERS, "counts": of_whom("civilians")}
    found = family(all=KILLED, soldiers=SOLDIERS, civilians=civilians)
    assert relation(found["soldiers"], found["civilians"]).reasons == (
        "They count different people: civilians; soldiers.",
    )
    assert obstacles_to_adding(found["soldiers"], found["civilians"]) == ()


@pytest.mark.parametrize(
    ("whole", "changes"),
    [
        ({}, {"counts": of_whom("women")}),
        ({}, {"party": "ukraine"}),
        ({}, {"period": period("2025-06-01/2025-06-30")}),
        ({}, {"universe": {"excludes": ["north-korea"]}}),
        ({}, {"counts": counts("killed", term="killed", measure="sent")}),
        ({"counts": counts(term="killed")}, {}),
        ({"counts": counts("killed", "wounded", term="killed")}, {}),
        ({"counts": of_whom("women", "children")}, {"counts": of_whom("women")}),
    ],
    ids=["people", "party", "start", "universe", "measure", "outcomes", "fewer outcomes", "fewer people"],
)
def test_a_part_whose_fields_say_in_what_it_is_less_is_no_part_by_its_label(
    whole: Json, changes: Json
) -> None:
    found = family(all={**KILLED, **whole}, part={**KILLED, **changes, "part_of": "all"})
    assert not found["part"].counted.is_part_by_label


@pytest.mark.parametrize(
    ("whole", "changes"),
    [
        ({}, {"label": "officers killed"}),
        ({}, {"counts": counts(term="killed")}),
        ({"counts": of_whom("women")}, {"counts": of_whom("women", "children")}),
        ({"counts": of_whom("soldiers")}, {}),
        ({}, {"quantity": rate()}),
        ({"universe": {"excludes": ["north-korea"]}}, {"universe": {"excludes": ["north-korea"]}}),
    ],
    ids=["label", "outcomes unsaid", "more people", "people unsaid", "rate", "the same universe"],
)
def test_a_part_whose_fields_say_no_less_is_a_part_by_its_label(whole: Json, changes: Json) -> None:
    found = family(all={**KILLED, **whole}, part={**KILLED, **changes, "part_of": "all"})
    assert found["part"].counted.is_part_by_label
    other = claimed({**KILLED, **changes, "claim": claim("ministry")})
    assert relation(found["part"], other).verdict == "refused"


def test_a_part_of_a_part_by_its_label_is_one_too() -> None:
    officers = {**KILLED, "label": "officers killed", "part_of": "all"}
    women = {**KILLED, "label": "women killed", "counts": of_whom("women"), "part_of": "officers"}
    found = family(all=KILLED, officers=officers, women=women)
    assert found["women"].counted.is_part_by_label
    assert relation(found["women"], claimed({**women, "part_of": None})).verdict == "refused"


def test_one_claimant_s_label_of_a_part_means_the_same_each_time() -> None:
    officers = {**KILLED, "label": "officers killed", "part_of": "all"}
    privates = {**officers, "label": "privates killed"}
    found = family(all=KILLED, officers=officers, privates=privates)
    again = family(all=KILLED, officers={**officers, "label": "Officers killed"})["officers"]
    theirs = replace(again, claimant=claimed(figure(claim=claim("ministry"))).claimant)
    assert relation(found["officers"], again).verdict == "comparable"
    assert relation(found["officers"], theirs).verdict == "refused"
    assert relation(found["officers"], found["privates"]).verdict == "refused"
    assert relation(found["officers"], replace(again, claimant=None)).verdict == "refused"


# Adding

DEAD = figure()
WOUNDED = figure(counts=counts("wounded"))


def obstacles(one: Json, other: Json) -> tuple[str, ...]:
    return obstacles_to_adding(claimed(one), claimed(other))


def limited(*who: str, outcome: str = "killed") -> Json:
    return figure(counts=counts(outcome, who=list(who)))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (DEAD, WOUNDED),
        (figure(counts=counts("died")), WOUNDED),
        (limited("soldiers"), limited("soldiers", outcome="wounded")),
        (limited("soldiers"), limited("civilians")),
        (limited("women"), limited("men")),
        (limited("women", "men"), limited("children")),
        (limited("older_people"), limited("children")),
    ],
)
def test_what_nobody_can_be_counted_in_twice_may_be_added(one: Json, other: Json) -> None:
    assert obstacles(one, other) == ()


@pytest.mark.parametrize(
    ("changes", "obstacle"),
    [
        ({"claim": claim("ministry")}, "They are not known to come from one claimant."),
        ({"claim": unnamed_claim()}, "They are not known to come from one claimant."),
        (
            {"period": period("2025-06-01/2025-06-30")},
            "One counts from 1 June 2025; the other does not say since when.",
        ),
        (
            {"counts": counts("wounded", term="casualties")},
            "The source uses different words: casualties; losses.",
        ),
        ({"counts": counts("killed")}, "Both count killed, so some would be counted twice."),
        (
            {"counts": counts(composition="separate")},
            "It is not said which outcomes are counted, so some may be counted twice.",
        ),
        (
            {"counts": counts("wounded", "missing")},
            "One counts one outcome alone, the other several in one number.",
        ),
        (
            {"counts": counts("died")},
            "What they count can overlap, so some may be counted twice: killed and died of any cause.",
        ),
        (
            {"counts": counts("displaced")},
            "What they count can overlap, so some may be counted twice: killed and displaced.",
        ),
        ({"party": "ukraine"}, "They count different parties: Russia; Ukraine."),
        (
            {"universe": {"unclear": ["north-korea"]}},
            "It is unclear whether both cover the same: North Korea.",
        ),
    ],
)
def test_one_obstacle_to_adding_is_named(changes: dict[str, Any], obstacle: str) -> None:
    assert obstacles(DEAD, {**WOUNDED, **changes}) == (obstacle,)


@pytest.mark.parametrize(
    ("one", "other", "obstacle"),
    [
        (
            figure(counts=counts("killed", "wounded")),
            figure(counts=counts("killed", "missing")),
            "Both count killed, so some would be counted twice.",
        ),
        (limited("women"), limited("soldiers"), "They count different people, who may overlap."),
        (limited("women", "soldiers"), limited("men"), "They count different people, who may overlap."),
        (limited("journalists"), limited("aid_workers"), "They count different people, who may overlap."),
        (
            limited("women"),
            DEAD,
            "It is not said of both whom they count, so some may be counted twice.",
        ),
        (
            limited("women"),
            limited("men", outcome="wounded"),
            "They differ both in outcomes and in whom they count.",
        ),
        (
            figure(counts=counts("killed", measure="sent")),
            figure(counts=counts("wounded")),
            "One counts losses, the other those who were sent.",
        ),
    ],
)
def test_whoever_may_be_in_both_is_not_added(one: Json, other: Json, obstacle: str) -> None:
    assert obstacles(one, other) == (obstacle,)


def test_nobody_is_never_the_same_claimant_twice() -> None:
    one, other = ({**made, "claim": unnamed_claim()} for made in (DEAD, WOUNDED))
    assert obstacles(one, other) == ("They are not known to come from one claimant.",)


def test_a_part_is_not_added_to_its_whole() -> None:
    found = family(all=figure(counts=counts("killed", "wounded")), dead=figure(part_of="all"))
    assert "One is a part of what the other counts." in obstacles_to_adding(found["all"], found["dead"])


# Joining a column of a record

COLUMN = claimed(figure(counts=counts(term="lost"), period=period()))


def hindering(column: Claimed = COLUMN, **changes: Any) -> list[str]:
    made = {"counts": counts(term="lost"), "period": period(), **changes}
    return [finding.field for finding in obstacles_to_joining(claimed(figure(**made)), column)]


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"label": "in other words"},
        {"counts": counts(term="casualties")},
        {"period": period("2022/2025-06-30")},
        {"period": None},
        {"universe": {"unclear": ["north-korea"]}},
        {"universe": {"includes": ["north-korea"]}},
        {"quantity": quantity(5, "about")},
    ],
)
def test_a_figure_joins_a_column_of_its_claimant_that_counts_the_same(changes: Json) -> None:
    assert hindering(**changes) == []


@pytest.mark.parametrize(
    ("changes", "fields"),
    [
        ({"claim": claim("ministry")}, ["claimant"]),
        ({"claim": unnamed_claim()}, ["claimant"]),
        ({"party": "ukraine"}, ["party"]),
        ({"period": period("2025-06-01/2025-06-30")}, ["since"]),
        ({"counts": counts("killed", term="lost")}, ["outcomes"]),
        ({"counts": counts(term="lost", who=["soldiers"])}, ["who"]),
        ({"counts": counts(term="lost", who=["women"])}, ["who"]),
        ({"quantity": rate()}, ["per"]),
        ({"quantity": quantity(unit="wounding_event")}, ["unit"]),
    ],
)
def test_what_counts_anything_else_does_not_join(changes: Json, fields: list[str]) -> None:
    assert hindering(**changes) == fields


def test_a_part_does_not_join() -> None:
    found = family(all=figure(), part=figure(part_of="all", counts=counts("killed", who=["women"])))
    (finding,) = obstacles_to_joining(found["part"], claimed(figure()))
    assert finding.reason == "It is a part of another figure, and the record holds totals."


def test_a_column_that_does_not_say_since_when_takes_no_figure_that_does() -> None:
    open_column = claimed(figure(counts=counts(term="lost")))
    assert hindering(open_column) == ["since"]
    assert hindering(open_column, period=None) == []


def test_a_rate_joins_only_a_column_of_the_same_kind_of_rate() -> None:
    averages = claimed(figure(counts=counts(term="lost"), quantity=rate(per_is="average")))
    assert hindering(averages, quantity=rate(per_is="average"), period=None) == []
    assert hindering(averages, quantity=rate(), period=None) == ["per_is"]
