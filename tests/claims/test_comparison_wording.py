from dataclasses import replace
from typing import Any

import pytest

from tests.builders import (
    Json,
    caveat,
    claim,
    counts,
    equipment,
    figure,
    figure_of,
    quantity,
    sheet_of,
    source,
    stated,
    unnamed_claim,
)
from warloss_gui.claims.comparison import Peer, Refused, compare
from warloss_gui.claims.comparison_wording import (
    label_peer,
    name_short,
    word_further,
    word_peer,
    word_peers,
    word_refusal,
    word_unsaid,
)
from warloss_gui.claims.wording import word_figure


def peer_of(one: Json, other: Json, **changes: Any) -> Peer:
    """The second figure beside the first."""
    (peers,) = compare(sheet_of(figures=[one]), sheet_of(figures=[other], **changes)).peers.values()
    return peers[0]


def refused_of(first: list[Json], other: Json) -> Refused:
    (refused,) = compare(sheet_of(figures=first), sheet_of(figures=[other])).refused
    return refused


OTHER = figure(claim=claim("ministry"), caveats=["undefined", "rounded"], as_of=stated("2025-05-31"))
ALIKE = peer_of(figure(), OTHER)
NEAR = peer_of(figure(counts=counts()), OTHER)
DOUBT = "May not count the same: One source counts killed; the other does not say what it counts. "
UNSAID = (
    "Neither says whom exactly they count, whether they include people of others or since when they count."
)
COMPOSITION = "One source does not say whether its number joins several outcomes."


def test_a_peer_is_said_whole() -> None:
    claimed = word_figure(ALIKE.figure, ALIKE.sheet)
    wording = word_peer(ALIKE)
    assert wording.headline == "6,000† soldiers killed (Russia), says the ministry"
    assert wording.text == claimed.text
    assert wording.text.endswith("This is the reservation rounded.")


def test_a_near_peer_says_what_is_open_before_its_caveats() -> None:
    sentence, doubt, *caveats = word_peer(NEAR).text.split("\n")
    assert sentence == word_figure(NEAR.figure, NEAR.sheet).sentence
    assert doubt == DOUBT + COMPOSITION
    assert len(caveats) == 2


def test_a_paragraph_has_the_claim_its_date_its_caveats_and_what_is_open() -> None:
    assert word_peers([ALIKE, NEAR], 0).split("\n") == [
        "6,000† soldiers killed (Russia), says the ministry",
        "As of 31 May 2025 · † 2 caveats, important: definition",
        "",
        "6,000† soldiers killed (Russia), says the ministry",
        "As of 31 May 2025 · † 2 caveats, important: definition",
        DOUBT + COMPOSITION,
        "",
        UNSAID,
    ]


def test_what_neither_says_is_said_once_of_all() -> None:
    assert word_unsaid([ALIKE, NEAR]) == UNSAID
    assert word_unsaid([]) == ""
    told = replace(ALIKE, unsaid=("since when they count",))
    assert word_unsaid([told, told]) == "Neither says since when they count."
    assert word_unsaid([told, replace(ALIKE, unsaid=())]) == "Of some, neither says since when they count."
    assert word_unsaid(
        [told, replace(ALIKE, unsaid=("whom exactly they count", "since when they count"))]
    ) == ("Neither says since when they count. Of some, neither says whom exactly they count.")


def test_what_is_not_shown_is_counted() -> None:
    assert word_further(0) == ""
    assert word_further(1) == "1 more figure of the second sheet may stand beside it and is not shown."
    assert word_peers([], 2_000) == word_further(2_000)
    assert word_further(2_000).startswith("2,000 more figures of the second sheet")
    assert word_peers([], 0) == ""


# What is refused


def test_a_refusal_names_what_it_is_nearest_to_without_a_number() -> None:
    first = [figure(counts=counts("missing"), caveats=["undefined"], quantity=quantity(35_000, "about"))]
    refused = refused_of(first, OTHER)
    assert word_refusal(refused) == (
        "It does not stand beside “soldiers killed”: They count different outcomes: killed; missing."
    )


def test_all_reasons_are_said() -> None:
    reason = word_refusal(refused_of([figure(party="ukraine")], figure(counts=counts("missing"))))
    assert reason.endswith(
        "They count different parties: Russia; Ukraine. They count different outcomes: killed; missing."
    )


def test_a_figure_of_a_section_that_the_first_sheet_has_not_says_so() -> None:
    assert word_refusal(refused_of([figure()], equipment())) == "The first sheet has no figures of this kind."
    lost = figure_of()
    unknown = Refused(lost, sheet_of(), None, ("Nobody knows.",))
    assert word_refusal(unknown) == "Nobody knows."


# In a picture


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Oryx", "Oryx"),
        ("The name of twenty-eight ab c", "The name of twenty-eight…"),
        ("General Staff of the Armed Forces of Ukraine", "General Staff of the Armed…"),
        ("Center for Strategic and International Studies", "Center for Strategic…"),
        ("W" * 28, "W" * 28),
        ("W" * 29, "W" * 27 + "…"),
        ("of the " * 8 + "end", "of the of the of the of the…"),
    ],
)
def test_a_long_name_is_cut_after_a_word(name: str, short: str) -> None:
    made = sheet_of(sources=[source("general-staff", name=name), source("article")])
    assert name_short(made.figures[0], made) == short
    assert len(short) <= 28


def test_a_claimant_in_doubt_or_without_a_name_is_marked() -> None:
    doubt = [caveat("doubt", kind="attribution_doubtful")]
    made = sheet_of(figures=[figure(caveats=["doubt"])], caveats=doubt)
    assert name_short(made.figures[0], made) == "General Staff (in doubt)"
    nobody = sheet_of(figures=[figure(claim=unnamed_claim())])
    assert name_short(nobody.figures[0], nobody) == "Not named"


def test_a_label_has_claimant_and_number_and_where_needed_date_and_outcomes() -> None:
    assert label_peer(ALIKE, dated=False) == "Ministry: 6,000†"
    assert label_peer(ALIKE, dated=True) == "Ministry, 31 May 2025: 6,000†"
    assert label_peer(NEAR, dated=False) == "Ministry: 6,000† soldiers killed"
    large = figure(claim=claim("ministry"), counts=counts(), quantity=quantity(1_020_010, "at_least"))
    assert label_peer(peer_of(figure(), large), dated=False) == "Ministry: at least 1,020,010 soldiers killed"
    items = peer_of(equipment(counts=counts()), equipment(claim=claim("ministry")))
    assert items.verdict == "near"
    assert label_peer(items, dated=False) == "Ministry: 10,980"


def test_a_near_peer_has_its_own_label_as_far_as_there_is_room() -> None:
    women = peer_of(figure(label="people killed"), figure(claim=claim("ministry"), label="women killed"))
    assert women.verdict == "near"
    assert label_peer(women, dated=False) == "Ministry: 6,000 women killed"
    long = "soldiers and others who were killed in the north of the country and in its south"
    near = peer_of(figure(), figure(claim=claim("ministry"), label=long))
    shown = "soldiers and others who were killed…"
    assert label_peer(near, dated=False) == f"Ministry: 6,000 {shown}"
