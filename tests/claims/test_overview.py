from datetime import date

import pytest

from tests.builders import (
    claim,
    contingent,
    contingent_loss,
    equipment,
    figure,
    inferred,
    party,
    sheet_of,
    source,
    stated,
    status,
    unnamed_claim,
)
from warloss_gui.claims.dates import ClaimDate
from warloss_gui.claims.overview import (
    unclear_inclusions,
    word_age,
    word_basis,
    word_claimants,
    word_next_update,
    word_parties,
    word_status,
)


def test_a_date_says_its_ground() -> None:
    assert word_basis(ClaimDate.model_validate(stated())) == "30 June 2025, as the source states it."
    assert word_basis(ClaimDate.model_validate({**stated(), "note": "In its first line."})) == (
        "30 June 2025, as the source states it."
    )
    assert word_basis(ClaimDate.model_validate(inferred(note="It follows from {this}."))) == (
        "30 June 2025 (inferred): It follows from {this}."
    )


@pytest.mark.parametrize(
    ("when", "today", "age"),
    [
        ("2025-06-30", date(2025, 6, 30), "of today"),
        ("2025-06-30", date(2025, 1, 1), "dated ahead"),
        ("2025-06", date(2025, 6, 30), "of today"),
        ("2025-06-30", date(2025, 7, 1), "1 day old"),
        ("2025-06", date(2025, 7, 10), "10 days old"),
        ("2025-06-30", date(2026, 11, 23), "17 months old"),
    ],
)
def test_a_date_has_an_age(when: str, today: date, age: str) -> None:
    assert word_age(ClaimDate.model_validate(stated(when)), today) == age


@pytest.mark.parametrize(
    ("state", "words"),
    [("ongoing", "War ongoing"), ("ceasefire", "Ceasefire"), ("ended", "War ended")],
)
def test_the_state_of_the_war_is_never_without_its_day(state: str, words: str) -> None:
    made = sheet_of(status=status(state=state, as_of=inferred("2025-06"))).status
    assert made is not None
    assert word_status(made) == f"{words}, as of June 2025 (inferred)"


def test_a_sheet_says_when_it_is_written_anew() -> None:
    assert word_next_update(sheet_of(next_update="2026-08-05")) == "next update due 5 August 2026"
    assert word_next_update(sheet_of(next_update="2026-08~")) == "next update due about August 2026"
    assert word_next_update(sheet_of()) == ""


def test_what_else_is_to_be_known_of_parties_is_said_once() -> None:
    parties = [
        party("russia", also_called=["RF"]),
        party("ukraine"),
        party("both", name="Both sides", made_of=["russia", "ukraine"]),
    ]
    assert word_parties(sheet_of(parties=parties)).splitlines() == [
        "Russia is also called RF.",
        "Both sides: Russia and Ukraine together.",
    ]
    assert word_parties(sheet_of()) == ""


def test_claimants_are_named_with_how_many_figures_each_claims() -> None:
    figures = [
        figure(id="a", claim=unnamed_claim()),
        figure(id="b"),
        figure(id="c"),
        figure(id="d", claim=claim("ministry")),
    ]
    assert word_claimants(sheet_of(figures=figures)).splitlines() == [
        "General Staff: 2 figures",
        "Not named: 1 figure",
        "Ministry: 1 figure",
    ]
    assert word_claimants(sheet_of(figures=[])) == ""


def test_no_more_than_twelve_claimants_are_named() -> None:
    sources = [source("article"), *(source(f"s{n}") for n in range(13))]
    figures = [figure(id=f"f{n}", claim=claim(f"s{n}")) for n in range(13)]
    assert len(word_claimants(sheet_of(sources=sources, figures=figures)).splitlines()) == 12


def test_a_contingent_says_in_which_totals_it_may_be_included() -> None:
    unclear = {"unclear": ["north-korea"]}
    once = sheet_of(figures=[contingent(), figure(universe=unclear)])
    (inclusion,) = unclear_inclusions(once)
    assert inclusion.example == once.figures[1]
    assert inclusion.text == (
        "It is unclear whether 1 figure here (claimed by the General Staff) includes losses of North Korea."
    )
    twice = sheet_of(
        figures=[contingent(), contingent_loss(), figure(universe=unclear), equipment(universe=unclear)]
    )
    (inclusion,) = unclear_inclusions(twice)
    assert inclusion.example == twice.figures[2]
    assert inclusion.text == (
        "It is unclear whether 2 figures here (claimed by the General Staff) include losses of North Korea."
    )


def test_a_contingent_that_is_nowhere_in_doubt_says_nothing() -> None:
    assert not list(unclear_inclusions(sheet_of(figures=[contingent(), figure()])))
    assert not list(unclear_inclusions(sheet_of(figures=[figure(universe={"unclear": ["north-korea"]})])))
