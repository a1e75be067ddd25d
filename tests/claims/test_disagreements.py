"""Each field in which two numbers can disagree: what contradicts, what is not said, and what neither says."""

from typing import Any

import pytest

from tests.builders import (
    Json,
    claimed,
    contingent,
    counts,
    displaced,
    equipment,
    figure,
    party,
    period,
    quantity,
    rate,
    share,
)
from warloss_gui.claims.disagreements import Finding, disagreements

PARTIES = [
    party("russia"),
    party("ukraine"),
    party("north-korea"),
    party("both", made_of=["russia", "ukraine"]),
]


def every(one: Json, other: Json) -> tuple[Finding, ...]:
    """All disagreements. The order of the two must not matter."""
    a, b = (claimed(made, parties=PARTIES).counted for made in (one, other))
    there, back = tuple(disagreements(a, b)), tuple(disagreements(b, a))
    assert there == back
    return there


def found(one: Json, other: Json) -> tuple[Finding, ...]:
    """All but what neither says: only their labels could tell that."""
    return tuple(
        finding for finding in every(one, other) if finding.state != "unsaid" and finding.field != "label"
    )


def things(label: str = "hospitals hit", **changes: Any) -> Json:
    """A number of things that are no equipment."""
    made: Json = {
        "section": "context",
        "label": label,
        "quantity": quantity(10, unit="item"),
        "counts": counts("damaged"),
    }
    return figure(**{**made, **changes})


@pytest.mark.parametrize(
    ("one", "other", "field", "reason"),
    [
        (
            figure(),
            figure(counts=counts("killed", measure="sent")),
            "measure",
            "One counts losses, the other those who were sent.",
        ),
        (
            figure(),
            figure(counts=counts("killed", measure="present")),
            "measure",
            "They count different things: losses; those who are there on the day.",
        ),
        (
            figure(counts=counts("wounded")),
            figure(counts=counts("wounded"), quantity=quantity(unit="wounding_event")),
            "unit",
            "They count in different units: persons; woundings, of which one person can have several.",
        ),
        (figure(), figure(party="ukraine"), "party", "They count different parties: Russia; Ukraine."),
        (
            figure(),
            figure(party="both"),
            "party",
            "One counts several parties together, the other one of them: Both; Russia.",
        ),
        (
            equipment(),
            equipment(equipment_class="drones"),
            "class",
            "They count different classes: Drones; Tanks.",
        ),
        (
            equipment(),
            equipment(equipment_class="other", label="lorries"),
            "class",
            "They count different classes: Lorries; Tanks.",
        ),
        (
            equipment(),
            things("tanks", counts=counts("destroyed")),
            "class",
            "Only one of them counts a class of equipment.",
        ),
        (
            equipment(equipment_class="other", label="lorries"),
            equipment(equipment_class="other", label="trains"),
            "class",
            "They count different kinds of equipment.",
        ),
        (figure(), figure(quantity=share()), "of", "One is a share, the other a number."),
        (
            figure(quantity=share(number=4)),
            figure(quantity=share(number=100)),
            "of",
            "They are shares of different things: 100 soldiers; 4 soldiers.",
        ),
        (
            figure(quantity=share(what="houses")),
            figure(quantity=share(what="soldiers")),
            "of",
            "They are shares of different things: 4 houses; 4 soldiers.",
        ),
        (figure(), figure(quantity=rate()), "per", "One is a rate, the other a total."),
        (
            figure(quantity=rate()),
            figure(quantity=rate(per="month")),
            "per",
            "They are rates of different lengths of time.",
        ),
        (
            figure(quantity=rate(per_is="average")),
            figure(quantity=rate(per_is="highest")),
            "per",
            "One is an average, the other the highest there was.",
        ),
        (
            figure(),
            figure(counts=counts("missing")),
            "outcomes",
            "They count different outcomes: killed; missing.",
        ),
        (
            figure(counts=counts("killed", "wounded")),
            figure(counts=counts("killed", "missing")),
            "outcomes",
            "They count different outcomes: killed and missing; killed and wounded.",
        ),
        (
            figure(counts=counts("other", term="amputated")),
            figure(counts=counts("other", term="blinded")),
            "outcomes",
            "They count different outcomes, each in words of its own.",
        ),
        (
            figure(counts=counts("killed", composition="combined")),
            figure(counts=counts("killed")),
            "composition",
            "One counts one outcome alone, the other several in one number.",
        ),
        (
            figure(counts=counts("killed", who=["women"])),
            figure(counts=counts("killed", who=["children"])),
            "who",
            "They count different people: children; women.",
        ),
        (
            figure(counts=counts("killed", who=["women", "children"])),
            figure(counts=counts("killed", who=["children"])),
            "who",
            "They count different people: children; children and women.",
        ),
        (
            figure(counts=counts("killed", who=["women", "children"])),
            figure(),
            "who",
            "One counts children and women alone; the other does not say that it does.",
        ),
        (
            figure(universe={"includes": ["north-korea"]}),
            figure(universe={"excludes": ["north-korea"]}),
            "universe",
            "One includes North Korea, the other leaves them out.",
        ),
        (
            figure(period=period()),
            figure(period=period("2025-06-01/2025-06-30")),
            "since",
            "They count from different days: 24 February 2022; 1 June 2025.",
        ),
        (
            figure(period=period("2014-04-14/2025-06-30")),
            figure(period=period("2014-05/2025-06-30")),
            "since",
            "They count from different days: 14 April 2014; May 2014.",
        ),
    ],
)
def test_one_stated_difference_contradicts(one: Json, other: Json, field: str, reason: str) -> None:
    assert found(one, other) == (Finding(field, "contradicts", reason),)


@pytest.mark.parametrize(
    "group", ["children", "women", "men", "older_people", "medical_staff", "journalists", "aid_workers"]
)
def test_some_groups_are_never_all_of_those_of_whom_nothing_is_said(group: str) -> None:
    (finding,) = found(figure(counts=counts("killed", who=[group])), figure())
    assert (finding.field, finding.state) == ("who", "contradicts")


@pytest.mark.parametrize(
    ("one", "other", "field", "reason"),
    [
        (
            figure(counts=counts(composition="separate")),
            figure(),
            "outcomes",
            "One source counts killed; the other does not say what it counts.",
        ),
        (
            figure(counts=counts("killed", composition="unspecified")),
            figure(),
            "composition",
            "One source does not say whether its number joins several outcomes.",
        ),
        (
            figure(counts=counts("killed", composition="unspecified")),
            figure(counts=counts("killed", composition="combined")),
            "composition",
            "One source does not say whether its number joins several outcomes.",
        ),
        (
            figure(quantity=rate(per_is="average")),
            figure(quantity=rate()),
            "per_is",
            "One does not say whether it is an average.",
        ),
        (
            figure(quantity=rate(per_is="highest")),
            figure(quantity=rate(per_is="not_stated")),
            "per_is",
            "One does not say whether it is an average.",
        ),
        (
            figure(counts=counts("killed", who=["soldiers"])),
            figure(),
            "who",
            "One counts soldiers; the other does not say whom it counts.",
        ),
        (
            figure(counts=counts("killed", who=["civilians"])),
            figure(),
            "who",
            "One counts civilians; the other does not say whom it counts.",
        ),
        (
            figure(universe={"includes": ["north-korea"]}),
            figure(),
            "universe",
            "It is unclear whether both cover the same: North Korea.",
        ),
        (
            figure(universe={"excludes": ["north-korea", "ukraine"]}),
            figure(universe={"excludes": ["ukraine"]}),
            "universe",
            "It is unclear whether both cover the same: North Korea.",
        ),
        (
            figure(universe={"unclear": ["north-korea"]}),
            figure(universe={"includes": ["ukraine"]}),
            "universe",
            "It is unclear whether both cover the same: North Korea and Ukraine.",
        ),
        (
            figure(period=period()),
            figure(),
            "since",
            "One counts from 24 February 2022; the other does not say since when.",
        ),
        (
            figure(period=period("2014-04-14/2025-06-30")),
            figure(period=period("2014/2025-06-30")),
            "since",
            "They may not count from the same day: 2014; 14 April 2014.",
        ),
        (
            figure(period=period("2014/2025-06-30")),
            figure(period=period("2014~/2025-06-30")),
            "since",
            "They may not count from the same day: 2014; about 2014.",
        ),
    ],
)
def test_what_one_does_not_say_is_open_and_nothing_settles_it(
    one: Json, other: Json, field: str, reason: str
) -> None:
    assert found(one, other) == (Finding(field, "not_said", reason),)


@pytest.mark.parametrize(
    ("one", "other", "finding"),
    [
        (
            figure(counts=counts()),
            figure(counts=counts()),
            Finding(
                "outcomes",
                "not_said",
                "Neither source says which outcomes it counts.",
                frozenset(("claimant", "term")),
            ),
        ),
        (
            figure(universe={"unclear": ["north-korea"]}),
            figure(universe={"unclear": ["north-korea"]}),
            Finding(
                "universe",
                "not_said",
                "It is unclear whether both cover the same: North Korea.",
                frozenset(("claimant",)),
            ),
        ),
        (
            equipment(equipment_class="other", label="Lorries"),
            equipment(equipment_class="other", label="lorries"),
            Finding(
                "words",
                "not_said",
                "Both name the kind of equipment in their own words only.",
                frozenset(("claimant",)),
            ),
        ),
        (
            figure(counts=counts("other", term="Amputated")),
            figure(counts=counts("other", term="amputated")),
            Finding(
                "words",
                "not_said",
                "Both name an outcome in their own words only.",
                frozenset(("claimant",)),
            ),
        ),
    ],
    ids=["outcomes", "universe", "class", "outcome in words"],
)
def test_what_one_claimant_leaves_open_twice_is_settled_by_his_words(
    one: Json, other: Json, finding: Finding
) -> None:
    assert found(one, other) == (finding,)


@pytest.mark.parametrize(
    ("made", "reason"),
    [
        (figure(), "Neither says whom exactly it counts, and their words differ: {labels}."),
        (contingent(), "Neither says whom exactly it counts, and their words differ: {labels}."),
        (things(), "Neither says what exactly it counts, and their words differ: {labels}."),
    ],
)
def test_whom_or_what_neither_says_is_settled_by_the_label(made: Json, reason: str) -> None:
    expected = Finding("label", "not_said", reason, frozenset(("label",)))
    assert [finding for finding in every(made, made) if finding.state != "unsaid"] == [expected]


@pytest.mark.parametrize("made", [equipment(), figure(counts=counts("killed", who=["soldiers"]))])
def test_where_it_is_said_what_is_counted_labels_do_not_matter(made: Json) -> None:
    assert "label" not in {finding.field for finding in every(made, made)}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (equipment(), equipment()),
        (
            figure(counts=counts("killed", who=["soldiers"])),
            figure(counts=counts("killed", who=["soldiers"])),
        ),
        (
            figure(counts=counts("killed", who=["women"]), period=period("2014/2025")),
            figure(counts=counts("killed", who=["women"]), period=period("2014-XX/..")),
        ),
    ],
    ids=["a class", "people", "one start in two ways"],
)
def test_what_both_say_alike_agrees(one: Json, other: Json) -> None:
    if one["section"] == "personnel":
        one, other = ({**made, "as_of": {"date": "2025-12-31", "basis": "stated"}} for made in (one, other))
    assert found(one, other) == ()


def test_a_state_has_no_start_that_could_be_unsaid() -> None:
    for other in (displaced(), figure(period=period())):
        assert "since" not in {finding.field for finding in every(displaced(), other)}


def unsaid(one: Json, other: Json) -> list[str]:
    return [finding.reason for finding in every(one, other) if finding.state == "unsaid"]


def test_what_neither_says_is_named_in_a_few_words() -> None:
    assert unsaid(figure(), figure()) == [
        "whom exactly they count",
        "whether they include people of others",
        "since when they count",
    ]


@pytest.mark.parametrize(
    ("changes", "left"),
    [
        (
            {"counts": counts("killed", who=["soldiers"])},
            ["whether they include people of others", "since when they count"],
        ),
        (
            {"universe": {"unclear": ["ukraine"]}},
            ["whom exactly they count", "since when they count"],
        ),
        ({"period": period()}, ["whom exactly they count", "whether they include people of others"]),
    ],
)
def test_what_one_of_two_says_is_not_unsaid(changes: Json, left: list[str]) -> None:
    assert unsaid(figure(), figure(**changes)) == left
    assert unsaid(figure(**changes), figure()) == left


def test_things_are_nobody_of_whom_it_could_be_said() -> None:
    assert unsaid(equipment(), equipment()) == [
        "whether they include people of others",
        "since when they count",
    ]
