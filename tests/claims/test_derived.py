from datetime import date, timedelta
from fractions import Fraction
from itertools import product
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.builders import (
    Json,
    between,
    claim,
    contingent,
    contingent_loss,
    counts,
    displaced,
    figure,
    figure_of,
    in_words,
    part,
    period,
    quantity,
    rate,
    sheet_of,
    stated,
    unnamed_claim,
)
from tests.builders import share as shared
from tests.strategies import LARGEST_COUNT, fact_sheets, numbers_published
from warloss_gui.claims.bounds import Bounds
from warloss_gui.claims.derived import Derived, Refusal, daily_average, obstacles_to_sum, share, shares
from warloss_gui.claims.sheet import FactSheet


def share_of(lost: Json, whole: Json, *others: Json) -> Derived | Refusal:
    made = sheet_of(figures=[{**lost, "id": "lost"}, {**whole, "id": "sent"}, *others])
    return share(made.figures[0], made.figures[1], made)


def average(made: Json, *others: Json) -> Derived | Refusal:
    found = sheet_of(figures=[made, *others])
    return daily_average(found.figures[0], found)


def derived(found: Derived | Refusal) -> Derived:
    assert isinstance(found, Derived)
    return found


def reasons(found: Derived | Refusal) -> tuple[str, ...]:
    assert isinstance(found, Refusal)
    return found.reasons


def average_of(**changes: Any) -> Derived:
    return derived(average(figure(**changes)))


@st.composite
def allowed(draw: st.DrawFn) -> tuple[Json, Fraction]:
    """A quantity, and a number that its claimant allows."""
    made = draw(numbers_published())
    bounds = figure_of(quantity=made).quantity.bounds
    low = bounds.low or Fraction(0)
    high = low + LARGEST_COUNT if bounds.high is None else bounds.high
    number = draw(st.fractions(low, high, max_denominator=10**6))
    assume(bounds.contains(number))
    return made, number


# Shares


def test_a_share_of_unnamed_claims_is_refused() -> None:
    """The article's own case: 6,000 lost of 11,000 sent, and nobody is credited with either number."""
    found = share_of(contingent_loss(claim=unnamed_claim()), contingent(claim=unnamed_claim()))
    assert found == Refusal(("Neither number has a named claimant.",))


def test_a_share_keeps_the_bound_and_is_rounded_outwards() -> None:
    found = derived(share_of(contingent_loss(), contingent()))
    assert found.bounds == Bounds(Fraction(600_000, 11_000), None)
    assert found.text == "At least 54.5 % (at least 6,000 of 11,000)"
    assert found.formula == "at least 6,000 of 11,000"
    assert (found.kind, found.inputs) == ("share", ("lost", "sent"))


@pytest.mark.parametrize(
    ("part", "whole", "text"),
    [
        (quantity(6000), quantity(12_000), "50 % (6,000 of 12,000)"),
        (quantity(6000), quantity(11_000), "About 54.5 % (6,000 of 11,000)"),
        (quantity(6000, "about"), quantity(12_000), "About 50 % (about 6,000 of 12,000)"),
        (quantity(6000), quantity(12_000, "about"), "About 50 % (6,000 of about 12,000)"),
        (
            quantity(6000, "at_least"),
            quantity(12_000, "about"),
            "At least about 50 % (at least 6,000 of about 12,000)",
        ),
        (quantity(6000, "more_than"), quantity(11_000), "More than 54.5 % (more than 6,000 of 11,000)"),
        (quantity(6000, "up_to"), quantity(11_000), "Up to 54.6 % (up to 6,000 of 11,000)"),
        (quantity(6000, "nearly"), quantity(11_000), "Less than 54.6 % (nearly 6,000 of 11,000)"),
        (quantity(6000), quantity(11_000, "at_least"), "Up to 54.6 % (6,000 of at least 11,000)"),
        (quantity(6000), quantity(11_000, "more_than"), "Less than 54.6 % (6,000 of more than 11,000)"),
        (quantity(6000), quantity(11_000, "up_to"), "At least 54.5 % (6,000 of up to 11,000)"),
        (quantity(6000), quantity(11_000, "nearly"), "More than 54.5 % (6,000 of nearly 11,000)"),
        (
            between(4000, 6000),
            between(11_000, 12_000),
            "Between 33.3 and 54.6 % (between 4,000 and 6,000 of between 11,000 and 12,000)",
        ),
        (quantity(0), quantity(11_000, "more_than"), "Up to 0 % (0 of more than 11,000)"),
    ],
)
def test_a_share_says_no_more_than_its_numbers(part: Json, whole: Json, text: str) -> None:
    found = share_of(contingent_loss(quantity=part), contingent(quantity=whole))
    assert derived(found).text == text


@given(allowed(), allowed())
def test_a_share_never_excludes_a_true_one(part: tuple[Json, Fraction], whole: tuple[Json, Fraction]) -> None:
    assume(whole[1] > 0)
    found = share_of(contingent_loss(quantity=part[0]), contingent(quantity=whole[0]))
    if isinstance(found, Derived):
        assert found.bounds.contains(part[1] / whole[1] * 100)


@pytest.mark.parametrize(
    ("part", "whole"),
    [
        (quantity(6000, "at_least"), quantity(11_000, "at_least")),
        (quantity(6000, "more_than"), quantity(11_000, "more_than")),
        (quantity(6000, "up_to"), quantity(11_000, "up_to")),
        (quantity(6000, "nearly"), between(0, 11_000)),
    ],
)
def test_a_share_of_which_nothing_is_known_is_refused(part: Json, whole: Json) -> None:
    found = share_of(contingent_loss(quantity=part), contingent(quantity=whole))
    assert reasons(found) == ("The bounds of the two numbers leave their share open.",)


@pytest.mark.parametrize(
    ("part", "whole", "reason"),
    [
        ({}, {"claim": claim("ministry")}, "They are not known to come from one claimant."),
        ({}, {"claim": unnamed_claim()}, "They are not known to come from one claimant."),
        ({"claim": unnamed_claim()}, {}, "They are not known to come from one claimant."),
        ({"party": "russia"}, {}, "They count different parties: North Korea; Russia."),
        (
            {"quantity": quantity(unit="wounding_event")},
            {},
            "They count in different units: persons; woundings, of which one person can have several.",
        ),
        (
            {"universe": {"unclear": ["russia"]}},
            {},
            "It is unclear whether both cover the same: Russia.",
        ),
        ({}, {"quantity": quantity(0)}, "The number of those who were sent is zero."),
        ({}, {"quantity": quantity(0, "up_to")}, "The number of those who were sent is zero."),
    ],
)
def test_one_obstacle_to_a_share_is_named(part: dict[str, Any], whole: dict[str, Any], reason: str) -> None:
    assert reasons(share_of(contingent_loss(**part), contingent(**whole))) == (reason,)


@pytest.mark.parametrize(
    ("part", "whole"),
    [(contingent(), contingent_loss()), (contingent_loss(), contingent_loss()), (contingent(), contingent())],
    ids=["the wrong way round", "two losses", "two deployments"],
)
def test_a_share_is_a_loss_of_those_who_were_sent(part: Json, whole: Json) -> None:
    assert reasons(share_of(part, whole)) == ("A share needs a loss and the number of those who were sent.",)


def test_all_obstacles_to_a_share_are_named() -> None:
    found = share_of(
        contingent_loss(party="russia", claim=unnamed_claim()),
        contingent(claim=unnamed_claim(), quantity=quantity(0)),
    )
    assert reasons(found) == (
        "They count different parties: North Korea; Russia.",
        "Neither number has a named claimant.",
        "The number of those who were sent is zero.",
    )


@pytest.mark.parametrize("outcomes", [(), ("killed",), ("killed", "wounded")])
def test_any_outcome_may_be_a_share_of_those_who_were_sent(outcomes: tuple[str, ...]) -> None:
    found = share_of(contingent_loss(counts=counts(*outcomes)), contingent())
    assert derived(found).text.startswith("At least 54.5 %")


@given(fact_sheets(least_figures=2))
def test_whatever_is_refused_has_reasons(sheet: FactSheet) -> None:
    pairs = list(product(sheet.figures, repeat=2))
    found = [share(one, other, sheet) for one, other in pairs]
    found += [daily_average(one, sheet) for one in sheet.figures]
    for result in found:
        if isinstance(result, Refusal):
            assert result.reasons
            assert all(result.reasons)
        else:
            assert result.text
            assert result.formula
    for one, other in pairs:
        assert obstacles_to_sum(one, other, sheet) == obstacles_to_sum(other, one, sheet)


# What a share asks beside its two numbers


@pytest.mark.parametrize(
    ("lost", "whole"),
    [(rate(6000), quantity(11_000)), (quantity(6000), rate(11_000)), (shared(3, 4, "soldiers"), quantity(4))],
    ids=["a rate lost", "a rate sent", "a share lost"],
)
def test_a_rate_or_a_share_is_no_number_of_people(lost: Json, whole: Json) -> None:
    found = reasons(share_of(contingent_loss(quantity=lost), contingent(quantity=whole)))
    assert found[-1] == "A rate or a share is no number of people."


def test_words_are_no_number_of_which_a_share_could_be_known() -> None:
    found = share_of(contingent_loss(quantity=in_words()), contingent())
    assert reasons(found) == ("The bounds of the two numbers leave their share open.",)


def test_a_share_of_one_of_two_numbers_for_one_thing_is_refused() -> None:
    found = share_of(contingent_loss(), contingent(), contingent(id="again", quantity=quantity(12_000)))
    assert reasons(found) == (
        "The claimant has two numbers for this, and nothing is worked out from either.",
    )


def test_a_loss_that_is_linked_to_those_who_were_sent_is_a_share_of_them() -> None:
    found = share_of(contingent_loss(part_of="sent"), contingent())
    assert derived(found).text == "At least 54.5 % (at least 6,000 of 11,000)"


def test_a_part_of_a_loss_that_only_its_label_names_is_no_share_of_all_who_were_sent() -> None:
    whole = contingent_loss(id="all")
    found = share_of(contingent_loss(label="officers lost", part_of="all"), contingent(), whole)
    assert reasons(found) == ("It is a part of a number, and nothing but its label says of whom.",)


def test_those_who_were_sent_since_another_day_are_others() -> None:
    found = share_of(contingent_loss(period=period("2024-10-01/2025-06-30")), contingent())
    assert reasons(found) == ("One counts from 1 October 2024; the other does not say since when.",)


# Daily averages


def test_an_average_counts_both_end_days() -> None:
    found = average_of(quantity=quantity(300), period=period("2025-06-01/2025-06-30"))
    assert found.bounds == Bounds.point(10)
    assert found.text == "10 a day (300 over 30 days)"
    assert (found.kind, found.inputs, found.formula) == ("daily_average", ("losses",), "300 over 30 days")


@pytest.mark.parametrize(
    ("made", "interval", "text"),
    [
        (quantity(5), "2025-06-30/2025-06-30", "5 a day (5 over 1 days)"),
        (quantity(300, "at_least"), "2025-06-01/2025-06-30", "At least 10 a day (at least 300 over 30 days)"),
        (quantity(300, "nearly"), "2025-06-01/2025-06-30", "Less than 10 a day (nearly 300 over 30 days)"),
        (quantity(300, "about"), "2025-06-01/2025-06-30", "About 10 a day (about 300 over 30 days)"),
        (quantity(301), "2025-06-01/2025-06-30", "About 10 a day (301 over 30 days)"),
        (quantity(300), "2025-06-01~/2025-06-30", "About 10 a day (300 over 30 days)"),
        (quantity(300), "2025-06-01/2025-06-30?", "About 10 a day (300 over 30 days)"),
        (
            between(300, 600),
            "2025-06-01/2025-06-30",
            "Between 10 and 20 a day (between 300 and 600 over 30 days)",
        ),
        (quantity(3000), "2025-06/2025-06", "Between 100 and 3,000 a day (3,000 over 1 to 30 days)"),
        (
            quantity(3000, "about"),
            "2025-06/2025-06",
            "Between about 100 and about 3,000 a day (about 3,000 over 1 to 30 days)",
        ),
    ],
)
def test_an_average_says_no_more_than_its_number_and_its_period(made: Json, interval: str, text: str) -> None:
    assert average_of(quantity=made, period=period(interval)).text == text


@given(numbers_published(), st.dates(), st.integers(0, 20_000))
def test_an_average_times_its_days_is_the_number_again(made: Json, start: date, length: int) -> None:
    assume(start.toordinal() + length <= date.max.toordinal())
    end = start + timedelta(days=length)
    found = average_of(quantity=made, period=period(f"{start}/{end}"), as_of=stated(str(end)))
    assert found.bounds * (length + 1) == figure_of(quantity=made).quantity.bounds


@given(allowed(), st.integers(1, 28), st.integers(1, 30))
def test_an_average_over_vague_ends_never_excludes_a_true_one(
    made: tuple[Json, Fraction], first: int, last: int
) -> None:
    found = average_of(quantity=made[0], period=period("2025-02/2025-06")).bounds
    days = (date(2025, 6, last) - date(2025, 2, first)).days + 1
    assert found.contains(made[1] / days)


@pytest.mark.parametrize("interval", ["2022-02-24/..", "2022-02-24/", "../2025-06-30", "/2025-06-30", None])
def test_an_average_without_a_known_period_is_refused(interval: str | None) -> None:
    made = figure(period=None if interval is None else period(interval))
    expected = "It is not known from which day to which day the number counts."
    assert reasons(average(made)) == (expected,)


@pytest.mark.parametrize("made", [contingent(period=period()), displaced()])
def test_only_losses_have_a_daily_average(made: Json) -> None:
    assert reasons(average(made)) == ("Only losses have a daily average.",)


@pytest.mark.parametrize("number", [rate(), shared(3, 4, "soldiers"), in_words()])
def test_what_is_no_total_has_no_average_of_its_own(number: Json) -> None:
    found = average(figure(quantity=number, period=period()))
    assert reasons(found) == ("A rate, a share or a number in words has no average of its own.",)


def test_one_of_two_numbers_for_one_thing_has_no_average() -> None:
    made = figure(period=period())
    found = average(made, {**made, "id": "again", "quantity": quantity(7000)})
    assert reasons(found) == (
        "The claimant has two numbers for this, and nothing is worked out from either.",
    )


def test_the_formula_names_the_bound_of_its_number() -> None:
    found = average_of(quantity=quantity(1_020_010, "about"), period=period(), as_of=stated())
    assert found.formula == "about 1,020,010 over 1,223 days"


# Sums


def obstacles(one: Json, other: Json, *others: Json) -> tuple[str, ...]:
    made = sheet_of(figures=[one, {**other, "id": "other"}, *others])
    return obstacles_to_sum(made.figures[0], made.figures[1], made)


WOUNDED = figure(counts=counts("wounded"))


def test_disjoint_outcomes_of_one_day_and_one_claim_may_be_added() -> None:
    assert obstacles(figure(), WOUNDED) == ()


@pytest.mark.parametrize(
    ("changes", "obstacle"),
    [
        ({"as_of": stated("2025-05-31")}, "They speak of different dates: 30 June 2025; 31 May 2025."),
        ({"claim": claim("ministry")}, "They are not known to come from one claimant."),
        ({"period": period()}, "One counts from 24 February 2022; the other does not say since when."),
    ],
)
def test_what_hinders_a_sum_is_named(changes: dict[str, Any], obstacle: str) -> None:
    assert obstacle in obstacles(figure(), {**WOUNDED, **changes})


def test_numbers_of_different_lengths_of_time_are_not_added() -> None:
    one, other = figure(period=period()), {**WOUNDED, "period": period("2022-02-24/2025-05-31")}
    assert obstacles(one, other) == ("They cover different periods.",)


def test_one_of_two_numbers_for_one_thing_is_not_added() -> None:
    again = figure(id="again", quantity=quantity(7000))
    assert obstacles(figure(), WOUNDED, again) == (
        "The claimant has two numbers for this, and nothing is worked out from either.",
    )


def test_a_part_and_its_whole_are_not_added() -> None:
    assert "One is a part of what the other counts." in obstacles(figure(), part())


# Every share of a sheet


def test_every_loss_of_a_contingent_stands_beside_what_its_party_sent() -> None:
    made = sheet_of(
        figures=[
            figure(party="north-korea"),
            contingent_loss(),
            contingent(),
            contingent(id="sent-later", quantity=quantity(15_000), claim=claim("ministry")),
            contingent(id="sent-by-another", party="ukraine"),
        ]
    )
    found = {(part.id, whole.id): result for part, whole, result in shares(made)}
    assert derived(found["lost", "sent"]).text == "At least 54.5 % (at least 6,000 of 11,000)"
    assert reasons(found["lost", "sent-later"]) == ("They are not known to come from one claimant.",)
    assert len(found) == 2


def test_a_sheet_without_contingents_has_no_shares() -> None:
    assert list(shares(sheet_of())) == []
