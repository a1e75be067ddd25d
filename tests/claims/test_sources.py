from typing import Any

import pytest
from pydantic import ValidationError

from tests.builders import Json, claim, evidence, party, source, unnamed_claim
from tests.claims.refusals import refused, refused_fields
from warloss_gui.claims.sources import NOT_NAMED, Claim, Evidence, Party, Source


def test_a_party_may_be_no_country() -> None:
    assert Party.model_validate(party("irregulars")).iso3166 is None
    assert Party.model_validate(party("russia", iso3166="RUS")).iso3166 == "RUS"


def test_a_party_may_have_other_names_and_be_several_together() -> None:
    made = Party.model_validate(
        party(also_called=["RF"], same_as=["https://example.org/ru", "urn:example:1"], made_of=["a", "b"])
    )
    assert (made.also_called, made.made_of) == (("RF",), ("a", "b"))
    assert made.same_as == ("https://example.org/ru", "urn:example:1")
    bare = Party.model_validate(party())
    assert (bare.also_called, bare.same_as, bare.made_of) == ((), (), ())


@pytest.mark.parametrize(
    "changes",
    [
        {"also_called": "RF"},
        {"also_called": [" "]},
        {"same_as": ["no address"]},
        {"same_as": ["x" * 3000]},
        {"made_of": ["The Allies"]},
    ],
)
def test_what_is_not_a_party_is_refused(changes: dict[str, Any]) -> None:
    assert refused_fields(Party.model_validate, party(**changes)) == set(changes)


@pytest.mark.parametrize("members", [["ukraine"], ["ukraine", "ukraine"]])
def test_several_together_are_two_or_more(members: list[str]) -> None:
    with pytest.raises(ValidationError, match="fewer than two"):
        Party.model_validate(party(made_of=members))


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
        {"also_called": [5]},
        {"same_as": ["not a uri"]},
        {"method": "published"},
        {"method": {"published": "yes"}},
    ],
)
def test_what_is_not_a_source_is_refused(changes: dict[str, Any]) -> None:
    assert refused_fields(Source.model_validate, {**source(), **changes}) == set(changes)


@pytest.mark.parametrize(
    "method",
    [
        {"published": True, "url": "https://example.org/method"},
        {"published": True, "note": "In print only."},
        {"published": False},
        {"published": False, "note": "Asked for in vain."},
    ],
)
def test_a_source_may_say_where_its_method_is_published(method: Json) -> None:
    found = Source.model_validate(source(method=method)).method
    assert found is not None
    assert found.model_dump(exclude_none=True) == method


@pytest.mark.parametrize(
    ("method", "message", "hint"),
    [
        (
            {"published": True},
            "a published method does not say where",
            "give its url or a note",
        ),
        (
            {"published": False, "url": "https://example.org/method"},
            "a method that is not published has an address",
            "write published true, or leave out url",
        ),
    ],
)
def test_a_method_is_where_it_is_published(method: Json, message: str, hint: str) -> None:
    found = refused(Source.model_validate, source(method=method))
    assert (found.kind, found.place) == ("method_address", ("method",))
    assert (found.message, found.hint) == (message, hint)


def test_a_claimant_may_name_on_what_it_rests() -> None:
    assert Claim.model_validate(claim(rests_on=["agency", "paper"])).rests_on == ("agency", "paper")
    assert Claim.model_validate(claim()).rests_on == ()


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
        {"rests_on": "agency"},
        {"rests_on": ["The Agency"]},
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
