"""Which figures join which columns of a record, and why others do not."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import (
    Json,
    between,
    claim,
    counts,
    equipment,
    figure,
    in_words,
    part,
    period,
    quantity,
    rate,
    share,
    sheet_of,
    source,
    stated,
    unnamed_claim,
)
from tests.builders import party as party_json
from tests.history.builders import any_record, claimed_of, record, series
from tests.strategies import fact_sheets
from warloss_gui.claims.counts import EquipmentClass
from warloss_gui.claims.edtf import parse_date
from warloss_gui.claims.identity import identity
from warloss_gui.claims.quantity import Share
from warloss_gui.claims.sheet import FactSheet
from warloss_gui.history.joins import Joins, NotJoined, Reason, day_of
from warloss_gui.history.record import Record
from warloss_gui.history.series import Series

PEOPLE = series(4, 5, 6, category="personnel", qualifiers="about")
TANKS = series(1, 2, 3)


def people(**changes: Any) -> Json:
    """The claimant's total of people since the start, of the second day of the record."""
    usual = {"counts": counts(), "period": period("2022-02-24/2025-06-02"), "quantity": quantity(5)}
    return figure(**{**usual, "as_of": stated("2025-06-02"), **changes})


def tanks(**changes: Any) -> Json:
    usual = {
        "counts": counts(),
        "period": period("2022-02-24/2025-06-02"),
        "quantity": quantity(2, unit="item"),
    }
    return equipment(**{**usual, "as_of": stated("2025-06-02"), **changes})


def answers(figures: Sequence[Json], found: Record, **changes: Any) -> list[Series | NotJoined]:
    sheet = sheet_of(figures=list(figures), **changes)
    joins = Joins(sheet, found)
    return [joins.find(one) for one in sheet.figures]


def answer(made: Json, *parts: Series, **changes: Any) -> Series | NotJoined:
    return answers([made], record(*(parts or (PEOPLE, TANKS))), **changes)[0]


def reason(found: Series | NotJoined) -> Reason | None:
    return found.reason if isinstance(found, NotJoined) else None


def category(found: Series | NotJoined) -> str | None:
    return found.category if isinstance(found, Series) else None


def test_a_figure_joins_the_column_that_counts_the_same() -> None:
    assert category(answer(people())) == "personnel"
    assert category(answer(tanks())) == "tanks"


@pytest.mark.parametrize(
    ("made", "why", "text"),
    [
        (
            people(claim=claim("ministry")),
            "other_claimant",
            "The record is of another claimant: General Staff.",
        ),
        (
            people(claim=unnamed_claim()),
            "other_claimant",
            "The record is of another claimant: General Staff.",
        ),
        (people(party="ukraine"), "other_party", "The record counts another party: Russia."),
        (tanks(equipment_class="drones"), "no_column", "The record has no column for it."),
        (
            people(quantity=quantity(5, unit="wounding_event")),
            "no_column",
            "The record has no column for it.",
        ),
        (people(counts=counts(measure="sent")), "no_column", "The record has no column for it."),
        (
            people(counts=counts("captured", term="captured")),
            "other_count",
            "It counts other outcomes than the record.",
        ),
        (
            people(counts=counts(who=["soldiers"])),
            "other_count",
            "It does not count the same people as the record.",
        ),
        (
            people(quantity=rate(5)),
            "other_count",
            "It is not the same rate or total as the record’s.",
        ),
        (
            people(quantity=share(5, 100)),
            "other_count",
            "It is not the same share or number as the record’s.",
        ),
        (
            people(period=period("2025-06-01/2025-06-02")),
            "other_period",
            "It covers another period than the record.",
        ),
    ],
)
def test_what_counts_something_else_says_in_what(made: Json, why: Reason, text: str) -> None:
    assert answer(made) == NotJoined(why, text)


def test_the_nearest_column_gives_the_reason() -> None:
    # The column of tanks differs in the start alone, that of people in nearly everything.
    assert reason(answer(tanks(period=period("2025-06-01/2025-06-02")), PEOPLE, TANKS)) == "other_period"
    assert reason(answer(tanks(period=period("2025-06-01/2025-06-02")), PEOPLE)) == "no_column"
    # Another party says more than another start.
    late = people(party="ukraine", period=period("2025-06-01/2025-06-02"))
    assert reason(answer(late)) == "other_party"


# Whose it is


@pytest.mark.parametrize("name", [" general  STAFF", "GENERAL STAFF", "General Stäff"])
def test_a_claimant_is_known_by_its_name_however_typed(name: str) -> None:
    assert answers([tanks()], record(TANKS, claimant=name)) == [record(TANKS, claimant=name).series["tanks"]]


def test_a_claimant_is_known_by_another_name_and_by_an_address() -> None:
    called = source("general-staff", also_called=["GSU"], same_as=["https://example.org/staff"])
    for one in (identity("gsu"), identity("Somebody", same_as=["https://example.org/staff"])):
        found = record(TANKS)
        mine = replace(found.series["tanks"], claimed=claimed_of("tanks", one))
        (joined,) = answers(
            [tanks(claim=claim())],
            replace(found, claimant=one, series={"tanks": mine}),
            sources=[called, source()],
        )
        assert joined == mine


def test_a_party_is_known_by_its_country_code_but_never_by_likeness() -> None:
    russia = [party_json("russia", name="RF", iso3166="RUS")]
    found = record(TANKS)
    mine = replace(
        found.series["tanks"], claimed=claimed_of("tanks", party=identity("Russia", iso3166="RUS"))
    )
    assert answers([tanks()], replace(found, series={"tanks": mine}), parties=russia) == [mine]
    assert [reason(one) for one in answers([tanks()], found, parties=russia)] == ["other_party"]
    assert [reason(one) for one in answers([tanks()], record(TANKS, party="Russ"))] == ["other_party"]
    assert [reason(one) for one in answers([tanks()], record(TANKS, claimant="General"))] == [
        "other_claimant"
    ]


def test_several_parties_together_are_not_one_of_them() -> None:
    parties = [
        party_json("russia"),
        party_json("north-korea"),
        party_json("both", name="Russia and North Korea", made_of=["russia", "north-korea"]),
    ]
    assert [reason(one) for one in answers([people(party="both")], record(PEOPLE), parties=parties)] == [
        "other_party"
    ]


# What is counted


def column(category: str = "tanks", **counted: Any) -> Series:
    """A column that counts something of its own."""
    made = series(1, 2, 3, category=category)
    return replace(made, claimed=claimed_of(category, **counted))


def test_outcomes_agree_only_where_both_say_the_same() -> None:
    killed = column("personnel", outcomes=frozenset(("killed",)), composition="separate")
    assert category(answer(people(counts=counts("killed")), killed)) == "personnel"
    assert reason(answer(people(counts=counts()), killed)) == "other_count"
    assert reason(answer(people(counts=counts("killed", "wounded")), killed)) == "other_count"


def test_people_agree_only_where_both_say_the_same() -> None:
    women = column("personnel", who=frozenset(("women",)))
    assert category(answer(people(counts=counts(who=["women"])), women)) == "personnel"
    assert reason(answer(people(counts=counts()), women)) == "other_count"
    assert reason(answer(people(counts=counts(who=["women", "children"])), women)) == "other_count"


def test_rates_and_shares_join_columns_of_the_same() -> None:
    daily = column("personnel", per="day", per_is="average")
    assert category(answer(people(quantity=rate(2, per_is="average")), daily)) == "personnel"
    for other in (rate(2), rate(2, per_is="highest"), rate(2, "week", per_is="average"), quantity(2)):
        assert reason(answer(people(quantity=other), daily)) == "other_count"
    of_a_hundred = column("personnel", of=Share(number=100, what="soldiers"))
    assert category(answer(people(quantity=share(2, 100)), of_a_hundred)) == "personnel"
    assert reason(answer(people(quantity=share(2, 1000)), of_a_hundred)) == "other_count"
    assert reason(answer(people(quantity=quantity(2)), of_a_hundred)) == "other_count"


def test_an_outcome_or_a_class_of_its_own_joins_by_its_words() -> None:
    balloons = column("balloons")
    assert category(answer(tanks(equipment_class="other", label="Balloons"), balloons)) == "balloons"
    assert reason(answer(tanks(equipment_class="other", label="kites"), balloons)) == "no_column"
    fled = column("personnel", outcomes=frozenset(("other",)), composition="separate", words="fled")
    assert category(answer(people(counts=counts("other", term="Fled")), fled)) == "personnel"
    assert reason(answer(people(counts=counts("other", term="gone")), fled)) == "other_count"


def test_an_unclear_universe_hinders_nothing_and_one_that_is_left_out_does() -> None:
    assert category(answer(people(universe={"unclear": ["north-korea"]}))) == "personnel"
    allies = column("personnel", includes=frozenset((identity("North Korea"),)))
    assert category(answer(people(), allies)) == "personnel"
    left_out = answer(people(universe={"excludes": ["north-korea"]}), allies)
    assert isinstance(left_out, NotJoined)
    assert left_out == NotJoined("other_count", "It does not cover the same people as the record.")


def test_several_outcomes_in_one_number_are_not_one_alone() -> None:
    combined = column("personnel", composition="combined")
    assert reason(answer(people(counts=counts(composition="separate")), combined)) == "other_count"
    assert category(answer(people(counts=counts(composition="separate")))) == "personnel"


def test_a_part_never_joins() -> None:
    whole = people(id="whole")
    women = part("whole", counts=counts(), label="soldiers", period=period("2022-02-24/2025-06-02"))
    for made in (women, {**women, "counts": counts(who=["women"])}):
        joined, not_joined = answers([whole, made], record(PEOPLE))
        assert category(joined) == "personnel"
        assert not_joined == NotJoined("part", "It is a part of another figure, and the record holds totals.")


def test_two_numbers_of_one_claimant_for_one_day_join_nothing() -> None:
    both = [tanks(id="one"), tanks(id="two", quantity=quantity(3, unit="item"))]
    for found in answers(both, record(TANKS)):
        assert isinstance(found, NotJoined)
        assert (found.reason, found.text) == (
            "contested",
            "The sheet has two numbers of this claimant for it.",
        )
        assert category(found.column or found) == "tanks"
    assert [category(one) for one in answers([tanks(id="one"), tanks(id="two")], record(TANKS))] == [
        "tanks",
        "tanks",
    ]


# Since when


@pytest.mark.parametrize(
    ("start", "joins"),
    [
        ("2022-02-24", True),
        ("2022-02", True),
        ("2022", True),
        ("2022-02-24~", True),
        ("2022-02-25", False),
        ("2023", False),
        ("2014-04-14", False),
    ],
)
def test_starts_are_equal_or_one_lies_in_the_other(start: str, joins: bool) -> None:
    found = answer(tanks(period=period(f"{start}/2025-06-02"), quantity=quantity(9, unit="item")))
    assert reason(found) == (None if joins else "other_period")
    vague = column(since=parse_date("2022"))
    assert (category(answer(tanks(period=period("2022-05-01/2025-06-02")), vague))) == "tanks"


def test_a_column_that_does_not_say_since_when_joins_no_figure_that_does() -> None:
    unsaid = column(since=None)
    found = answer(tanks(), unsaid)
    assert found == NotJoined("since_not_said", "The record does not say since when it counts.")
    assert category(answer(tanks(period=None), unsaid)) == "tanks"


TOTALS = series(10, 20, 30, 40, days=[1, 2, 4, 5])
"""Days 1, 2, 4 and 5: there is no report of the third."""


@pytest.mark.parametrize(
    ("value", "when", "joins"),
    [
        (20, "2025-06-02", True),
        (10, "2025-06-02", True),  # it lies between the reports around, so it is a total of about then
        (29, "2025-06-02", True),
        (31, "2025-06-02", False),
        (9, "2025-06-02", False),
        (20, "2025-06-03", True),
        (25, "2025-06-03", True),
        (31, "2025-06-03", False),
        (40, "2025-06", True),
        (15, "2025-06", False),  # there is no report before and after
        (10, "2025-06-01", True),
        (9, "2025-06-01", False),
        (40, "2025-06-05", True),
        (41, "2025-06-05", False),
        (40, "2025-06-06", False),
        (10, "2025-05-31", False),
    ],
)
def test_without_a_start_the_number_decides(value: int, when: str, joins: bool) -> None:
    made = tanks(period=None, quantity=quantity(value, unit="item"), as_of=stated(when))
    found = answer(made, TOTALS)
    assert reason(found) == (None if joins else "since_not_said")
    if isinstance(found, NotJoined):
        assert found.text == "It does not say since when it counts."
        assert category(found.column or found) == "tanks"


def test_without_a_start_every_number_of_a_figure_must_be_the_records() -> None:
    def made(number: Json) -> Json:
        return tanks(period=period("../2025-06-03"), quantity=number, as_of=stated("2025-06-03"))

    assert category(answer(made(between(20, 30, "item")), TOTALS)) == "tanks"
    assert reason(answer(made(between(19, 30, "item")), TOTALS)) == "since_not_said"
    assert reason(answer(made(in_words("dozens", 1, "item")), TOTALS)) == "since_not_said"


def test_a_number_between_reports_of_which_the_later_is_lower_fits() -> None:
    fallen = series(30, 20, days=[1, 3])
    made = tanks(period=None, quantity=quantity(25, unit="item"), as_of=stated("2025-06-02"))
    assert category(answer(made, fallen)) == "tanks"


def test_a_state_of_a_day_has_no_start() -> None:
    held = column("personnel", measure="present", since=None)
    made = people(counts=counts(measure="present"), period=None, quantity=quantity(99))
    assert category(answer(made, held)) == "personnel"


def test_the_day_of_a_figure_is_that_of_the_claim_or_an_earlier_end_of_its_period() -> None:
    def day(interval: str | None, **changes: Any) -> str:
        made = people(period=None if interval is None else period(interval), as_of=stated(), **changes)
        return day_of(sheet_of(figures=[made]).figures[0]).date

    assert day(None) == day("2022-02-24/2025-06-30") == day("2022-02-24/2025-06") == "2025-06-30"
    assert day("2022-02-24/..") == "2025-06-30"
    assert day("2022-02-24/2022-12-31") == "2022-12-31"
    until = period("2022-02-24/2022", basis="inferred", note="It speaks of that year.")
    over = day_of(sheet_of(figures=[people(period=until)]).figures[0])
    assert (over.date, over.basis, over.note) == ("2022", "inferred", "It speaks of that year.")


# For all sheets


@given(fact_sheets(least_figures=2), any_record(), st.data())
def test_what_counts_the_same_has_the_same_answer_and_what_does_not_join_a_reason(
    sheet: FactSheet, found: Record, data: st.DataObject
) -> None:
    claimant = data.draw(st.sampled_from(sheet.sources)).name
    party = data.draw(st.sampled_from(sheet.parties)).name
    joins = Joins(sheet, record(*found.series.values(), claimant=claimant, party=party))
    for one in sheet.figures:
        answered = joins.find(one)
        assert answered == Joins(sheet, joins.record).find(one)
        if isinstance(answered, NotJoined):
            assert answered.text
            assert answered.reason in get_args(Reason)
        else:
            assert one.part_of is None
            assert one.id not in sheet.contested
            assert sheet.claimed[one.id].is_by(answered.claimed)


@pytest.mark.parametrize("name", ["tanks", "drones", "cruise_missiles"])
def test_each_class_joins_its_own_column_alone(name: EquipmentClass) -> None:
    columns = [series(2, category=one) for one in ("drones", "tanks", "cruise_missiles")]
    assert category(answer(tanks(equipment_class=name), *columns)) == name
