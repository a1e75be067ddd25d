from datetime import date, timedelta
from fractions import Fraction
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
    figure,
    figure_of,
    period,
    placed,
    quantity,
    sheet_of,
    stated,
    unnamed_claim,
)
from tests.strategies import LARGEST_COUNT, fact_sheets, quantities
from warloss_gui.claims import phrases
from warloss_gui.claims.bounds import Bounds
from warloss_gui.claims.comparability import Placed
from warloss_gui.claims.derived import Derived, Refusal, daily_average, share, shares
from warloss_gui.claims.figure import Figure
from warloss_gui.claims.sheet import FactSheet


def share_of(part: Json, whole: Json) -> Derived | Refusal:
    return share(placed(part), placed(whole))


def derived(found: Derived | Refusal) -> Derived:
    assert isinstance(found, Derived)
    return found


def reasons(found: Derived | Refusal) -> tuple[str, ...]:
    assert isinstance(found, Refusal)
    return found.reasons


def average_of(**changes: Any) -> Derived:
    return derived(daily_average(figure_of(**changes)))


@st.composite
def claimed(draw: st.DrawFn) -> tuple[Json, Fraction]:
    """A quantity, and a number that its claimant allows."""
    made = draw(quantities())
    bounds = figure_of(quantity=made).quantity.bounds
    low = bounds.low or Fraction(0)
    high = low + LARGEST_COUNT if bounds.high is None else bounds.high
    number = Fraction(draw(st.integers(int(low), int(high))))
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


@given(claimed(), claimed())
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
    figures = [Placed(found, sheet) for found in sheet.figures]
    found = [share(a, b) for a in figures for b in figures] + [daily_average(a.figure) for a in figures]
    for result in found:
        if isinstance(result, Refusal):
            assert result.reasons
            assert all(result.reasons)
        else:
            assert result.text
            assert result.formula


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


@given(quantities(), st.dates(), st.integers(0, 20_000))
def test_an_average_times_its_days_is_the_number_again(made: Json, start: date, length: int) -> None:
    assume(start.toordinal() + length <= date.max.toordinal())
    end = start + timedelta(days=length)
    counted = figure_of(quantity=made, period=period(f"{start}/{end}"))
    assert derived(daily_average(counted)).bounds * (length + 1) == counted.quantity.bounds


@given(claimed(), st.integers(1, 28), st.integers(1, 30))
def test_an_average_over_vague_ends_never_excludes_a_true_one(
    made: tuple[Json, Fraction], first: int, last: int
) -> None:
    found = average_of(quantity=made[0], period=period("2025-02/2025-06")).bounds
    days = (date(2025, 6, last) - date(2025, 2, first)).days + 1
    assert found.contains(made[1] / days)


@pytest.mark.parametrize("interval", ["2022-02-24/..", "2022-02-24/", "../2025-06-30", "/2025-06-30", None])
def test_an_average_without_a_known_period_is_refused(interval: str | None) -> None:
    made = figure_of(period=None if interval is None else period(interval))
    expected = "It is not known from which day to which day the number counts."
    assert reasons(daily_average(made)) == (expected,)


def test_those_who_were_sent_have_no_daily_average() -> None:
    made = Figure.model_validate(contingent(period=period()))
    assert reasons(daily_average(made)) == ("Those who were sent are not a loss of each day.",)


def test_the_formula_names_the_bound_of_its_number() -> None:
    made = figure_of(quantity=quantity(1_020_010, "about"), period=period(), as_of=stated())
    found = derived(daily_average(made))
    assert found.formula == f"{phrases.quantity(made.quantity)} over 1,223 days"


def test_the_inputs_are_left_as_they_were() -> None:
    part, whole = placed(contingent_loss()), placed(contingent())
    before = part.figure.model_dump(), whole.figure.model_dump()
    assert isinstance(share(part, whole), Derived)
    assert (part.figure.model_dump(), whole.figure.model_dump()) == before
    assert part.figure == Figure.model_validate(contingent_loss())
    assert figure()["quantity"] == quantity()


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
