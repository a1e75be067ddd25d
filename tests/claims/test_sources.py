from typing import Any

import pytest
from pydantic import ValidationError

from tests.builders import claim, evidence, party, source, unnamed_claim
from tests.claims.refusals import refused, refused_fields
from warloss_gui.claims.sources import NOT_NAMED, Claim, Evidence, Party, Source


def test_a_party_may_be_no_country() -> None:
    assert Party.model_validate(party("irregulars")).iso3166 is None
    assert Party.model_validate(party("russia", iso3166="RUS")).iso3166 == "RUS"


@pytest.mark.parametrize("code", ["RU", "rus", "RUSS", "643", ""])
def test_a_country_has_three_capital_letters(code: str) -> None:
    with pytest.raises(ValidationError):
        Party.model_validate(party(iso3166=code))


def test_a_source_stands_in_a_sentence_by_its_other_name_where_it_has_one() -> None:
    assert Source.model_validate(source(name="General Staff")).sentence_name == "General Staff"
    made = source(name="General Staff", in_text="the General Staff")
    assert Source.model_validate(made).sentence_name == "the General Staff"


@pytest.mark.parametrize(
    "changes",
    [
        {"kind": "rumour"},
        {"url": "http://example.org"},
        {"url": "file:///etc/passwd"},
        {"published": "yesterday"},
        {"accessed": "2025-02-30"},
        {"role": "enemy"},
        {"name": ""},
        {"title": "two\nlines"},
        {"id": "Article"},
        {"web": "https://example.org"},
    ],
)
def test_what_is_not_a_source_is_refused(changes: dict[str, Any]) -> None:
    assert refused_fields(Source.model_validate, {**source(), **changes}) == set(changes)


def test_a_claim_is_somebody_s_or_nobody_s() -> None:
    assert Claim.model_validate(claim()).is_named
    assert not Claim.model_validate(unnamed_claim()).is_named


def test_a_named_claimant_has_an_interest() -> None:
    found = refused(Claim.model_validate, claim(role=None))
    assert (found.kind, found.message) == ("role_missing", "the claimant has no role")
    assert "as role" in found.hint


def test_an_unnamed_claimant_has_no_known_interest() -> None:
    found = refused(Claim.model_validate, unnamed_claim(role="media"))
    assert (found.kind, found.message) == ("role_unknown", "a claimant that is not named has a role")
    assert found.hint == "leave out role"


@pytest.mark.parametrize(
    "changes",
    [
        {"basis": "rumour"},
        {"basis": None},
        {"role": "enemy"},
        {"assessment": " "},
        {"via": "article"},
        {"via": ["The Article"]},
        {"claimant": None},
        {"confidence": "high"},
    ],
)
def test_what_is_not_a_claim_is_refused(changes: dict[str, Any]) -> None:
    assert refused_fields(Claim.model_validate, {**claim(), **changes}) == set(changes)


def test_the_chain_keeps_its_order() -> None:
    assert Claim.model_validate(claim(via=["article", "agency"])).via == ("article", "agency")


def test_evidence_keeps_the_number_as_printed() -> None:
    made = Evidence.model_validate(evidence(paragraph=2, printed="1,020,010"))
    assert (made.source, made.paragraph, made.printed) == ("article", 2, "1,020,010")


@pytest.mark.parametrize("paragraph", [1, 100_000])
def test_evidence_names_a_paragraph(paragraph: int) -> None:
    assert Evidence.model_validate(evidence(paragraph=paragraph)).paragraph == paragraph


@pytest.mark.parametrize("paragraph", [0, -1, 100_001, 2.0, "2", True])
def test_a_paragraph_is_counted_from_one(paragraph: object) -> None:
    with pytest.raises(ValidationError):
        Evidence.model_validate(evidence(paragraph=paragraph))


def test_the_name_for_nobody_could_be_an_id() -> None:
    """A document says `not-named` where the id of a source stands, so it has to pass for one."""
    assert Claim.model_validate(unnamed_claim()).claimant == NOT_NAMED
