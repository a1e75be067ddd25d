from tests.builders import Json, caveat, claim, figure, unnamed_claim
from tests.claims.in_sheets import InSheet, in_sheet
from warloss_gui.claims.claimant_wording import (
    is_doubtful,
    name_claimant,
    word_chain,
    word_claimant_of,
    word_claimed_by,
    word_rests_on,
)


def doubtful(made: Json) -> InSheet:
    """A figure of whose claimant it is in doubt whether it made the claim."""
    return in_sheet(
        {**made, "caveats": ["undefined"]}, caveats=[caveat("undefined", kind="attribution_doubtful")]
    )


def test_a_claimant_is_named_as_its_source_is() -> None:
    one = in_sheet(figure())
    assert name_claimant("general-staff", one.sheet) == "General Staff"
    assert word_claimant_of(one.figure, one.sheet) == "General Staff"
    assert word_claimed_by(one.figure, one.sheet) == "claimed by the General Staff"
    assert not is_doubtful(one.figure, one.sheet)


def test_a_claimant_in_doubt_is_said_to_be_in_doubt() -> None:
    one = doubtful(figure())
    assert is_doubtful(one.figure, one.sheet)
    assert word_claimant_of(one.figure, one.sheet) == "General Staff (in doubt)"
    assert word_claimed_by(one.figure, one.sheet) == "credited to the General Staff, which is in doubt"


def test_that_nobody_is_named_is_said() -> None:
    one = in_sheet(figure(claim=unnamed_claim()))
    assert word_claimant_of(one.figure, one.sheet) == "Not named"
    assert word_claimed_by(one.figure, one.sheet) == "claimant not named"


def test_the_chain_runs_from_the_claimant_to_the_sheet() -> None:
    one = in_sheet(figure(claim=claim(via=["article", "ministry"])))
    assert word_chain(one.figure.claim, one.sheet) == "General Staff → Ministry → Article → this sheet"
    nobody = in_sheet(figure(claim=unnamed_claim()))
    assert word_chain(nobody.figure.claim, nobody.sheet) == "Not named → this sheet"


def test_on_whom_a_claimant_relies_is_said_in_its_own_name() -> None:
    one = in_sheet(figure(claim=claim(rests_on=["ministry", "article"])))
    assert word_rests_on(one.figure.claim, one.sheet) == (
        "It rests on: the ministry and the article, as the claimant itself says"
    )
