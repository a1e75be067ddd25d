from typing import Any

import pytest
from hypothesis import given

from tests.builders import (
    Json,
    between,
    caveat,
    claim,
    contingent,
    counts,
    equipment,
    evidence,
    figure,
    inferred,
    period,
    placed,
    quantity,
    revision,
    source,
    stated,
    unnamed_claim,
)
from tests.strategies import AWKWARD, fact_sheets
from warloss_gui.claims import phrases
from warloss_gui.claims.caveat_wording import CaveatWording
from warloss_gui.claims.date_wording import word_date
from warloss_gui.claims.sheet import FactSheet
from warloss_gui.claims.wording import FigureWording, word_figure
from warloss_gui.language import capitalised


def wording(made: Json | None = None, **sheet_changes: Any) -> FigureWording:
    one = placed(made, **sheet_changes)
    return word_figure(one.figure, one.sheet)


# Whatever the figure, nothing that must be said is missing


@given(fact_sheets(least_figures=1))
def test_a_number_is_always_said_with_its_bound_and_what_it_counts(sheet: FactSheet) -> None:
    for figure_ in sheet.figures:
        said = word_figure(figure_, sheet)
        number = phrases.quantity(figure_.quantity)
        marked = f"{number}†" if figure_.caveats else number
        assert (said.number, said.number_marked) == (number, marked)
        assert said.text.startswith(capitalised(f"{number} {figure_.label}"))
        assert said.headline.startswith(capitalised(f"{marked} {figure_.label}"))


@given(fact_sheets(least_figures=1))
def test_a_number_is_always_said_with_its_claimant_party_and_date(sheet: FactSheet) -> None:
    for figure_ in sheet.figures:
        said = word_figure(figure_, sheet)
        party = f"({sheet.party_by_id[figure_.party].name})"
        who = "claimant not named"
        if figure_.claim.is_named:
            kinds = [sheet.caveat_by_code[code].kind for code in figure_.caveats]
            verb = "credited to" if "attribution_doubtful" in kinds else "says"
            who = f"{verb} {sheet.source_by_id[figure_.claim.claimant].sentence_name}"
        assert party in said.text
        assert party in said.headline
        assert who in said.text
        assert who in said.headline
        assert f"as of {word_date(figure_.as_of)}" in said.text
        assert said.date in said.text


@given(fact_sheets(least_figures=1))
def test_a_number_is_always_said_with_its_hedge_and_all_who_passed_it_on(sheet: FactSheet) -> None:
    for figure_ in sheet.figures:
        said = word_figure(figure_, sheet).text
        assert figure_.claim.assessment is None or f"“{figure_.claim.assessment}”" in said
        assert all(sheet.source_by_id[id_].sentence_name in said for id_ in figure_.claim.via)


@given(fact_sheets(least_figures=1))
def test_a_number_is_always_said_with_its_caveats(sheet: FactSheet) -> None:
    for figure_ in sheet.figures:
        said = word_figure(figure_, sheet)
        for code in figure_.caveats:
            found = sheet.caveat_by_code[code]
            kind = capitalised(phrases.CAVEAT_KINDS[found.kind])
            important = found.severity == "important"
            assert CaveatWording(important, kind, found.text, found.kind) in said.caveats
            mark = "Important: " if found.severity == "important" else ""
            assert f"\n• {mark}{kind}. {found.text}" in said.text
        assert len(said.caveats) == len(figure_.caveats)


@given(fact_sheets(least_figures=1))
def test_important_caveats_come_first(sheet: FactSheet) -> None:
    for figure_ in sheet.figures:
        important = [found.important for found in word_figure(figure_, sheet).caveats]
        assert important == sorted(important, reverse=True)


# Texts come through unchanged


@pytest.mark.parametrize("text", AWKWARD)
def test_awkward_texts_come_through_everywhere(text: str) -> None:
    made = figure(
        label=text,
        counts=counts("killed", term=text),
        claim=claim(assessment=text, via=["article"]),
        as_of=inferred(note=text),
        evidence=[evidence(printed=text)],
        caveats=["undefined"],
        revisions=[revision(why=text)],
        universe={"unclear": ["north-korea"]},
    )
    named: dict[str, Any] = {
        "parties": [{"id": "russia", "name": text}, {"id": "north-korea", "name": text}],
        "sources": [source("general-staff", name=text), source("article", name=text)],
        "caveats": [caveat("undefined", text=text)],
    }
    said = wording(made, **named)
    assert said.label == capitalised(text)
    assert said.claimant == text
    assert said.headline == f"6,000† {text} ({text}), says {text}, in the source’s wording “{text}”"
    assert said.dating == (text,)
    assert said.sentence == (
        f"6,000 {text} ({text}), says {text} (the opposing side), in the source’s wording “{text}”, "
        f"passed on by {text}; as of 30 June 2025 (inferred)."
    )
    assert said.text == f"{said.sentence}\n• Important: Definition. {text}"
    assert said.definition.startswith(f"The source’s word is “{text}”.")
    assert said.definition.endswith(f"It is unclear whether it includes: {text}.")
    assert said.chain == f"{text} → {text} → this sheet"
    assert said.evidence == (f"{text}, printed as “{text}”",)
    assert said.revisions[0].endswith(f": {text}")


# The sentence


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        (
            {},
            "6,000 soldiers killed (Russia), says the General Staff (the opposing side); as of 30 June 2025.",
        ),
        (
            {"quantity": quantity(1_020_010, "about"), "label": "soldiers lost"},
            (
                "About 1,020,010 soldiers lost (Russia), says the General Staff (the opposing side);"
                " as of 30 June 2025."
            ),
        ),
        (
            {"quantity": between()},
            (
                "Between 4,000 and 6,000 soldiers killed (Russia), says the General Staff"
                " (the opposing side); as of 30 June 2025."
            ),
        ),
        (
            {"claim": unnamed_claim(), "quantity": quantity(6000, "at_least")},
            "At least 6,000 soldiers killed (Russia), claimant not named; as of 30 June 2025.",
        ),
        (
            {"claim": unnamed_claim(assessment="believed", via=["article"])},
            (
                "6,000 soldiers killed (Russia), claimant not named, in the source’s wording “believed”,"
                " passed on by the article; as of 30 June 2025."
            ),
        ),
        (
            {"claim": claim(role="self", via=["article", "ministry"])},
            (
                "6,000 soldiers killed (Russia), says the General Staff (speaking of their own side),"
                " passed on by the article and the ministry; as of 30 June 2025."
            ),
        ),
        (
            {"as_of": inferred(), "period": period()},
            (
                "6,000 soldiers killed (Russia), says the General Staff (the opposing side);"
                " as of 30 June 2025 (inferred), covering 24 February 2022 to 30 June 2025."
            ),
        ),
        (
            {"as_of": stated("2025-06~"), "period": period("2022/..", basis="inferred", note="So it says.")},
            (
                "6,000 soldiers killed (Russia), says the General Staff (the opposing side);"
                " as of about June 2025, covering since 2022 (inferred)."
            ),
        ),
    ],
)
def test_the_sentence_is_the_whole_claim(changes: dict[str, Any], sentence: str) -> None:
    assert wording(figure(**changes)).sentence == sentence


def test_the_headline_is_the_number_what_it_counts_of_whom_and_who_says_so() -> None:
    assert wording().headline == "6,000 soldiers killed (Russia), says the General Staff"
    assert wording(figure(claim=unnamed_claim())).headline.endswith("(Russia), claimant not named")


def test_a_claimant_in_doubt_is_one_to_whom_the_number_is_credited() -> None:
    doubtful = [caveat("undefined", kind="attribution_doubtful")]
    said = wording(figure(caveats=["undefined"]), caveats=doubtful)
    assert ", credited to the General Staff" in said.headline
    assert ", credited to the General Staff" in said.sentence


def test_only_a_number_with_caveats_is_marked() -> None:
    assert wording(figure(caveats=["rounded"])).number_marked == "6,000†"
    assert wording(figure(caveats=["rounded"])).headline.startswith("6,000† soldiers killed (Russia)")
    assert wording().number_marked == "6,000"
    assert "†" not in wording().headline
    # What is read out or copied as a whole has its caveats in words instead.
    assert "†" not in wording(figure(caveats=["rounded"])).text


def marks_of(*found: Json) -> str:
    """What stands beside a number that has these caveats."""
    made = [caveat(f"caveat-{number}", **one) for number, one in enumerate(found)]
    return wording(figure(caveats=[one["code"] for one in made]), caveats=made).marks


IMPORTANT, MINOR = {"severity": "important"}, {"severity": "minor"}


@pytest.mark.parametrize(
    ("found", "marks"),
    [
        ([], "As of 30 June 2025"),
        ([MINOR], "As of 30 June 2025 · † 1 caveat"),
        ([MINOR, MINOR], "As of 30 June 2025 · † 2 caveats"),
        ([IMPORTANT], "As of 30 June 2025 · † 1 caveat, important: definition"),
        (
            [MINOR, {**IMPORTANT, "kind": "unverified"}, IMPORTANT],
            "As of 30 June 2025 · † 3 caveats, important: unverified and definition",
        ),
        # Two of a kind are counted twice and named once.
        (
            [IMPORTANT, {**IMPORTANT, "kind": "scope_unclear"}, IMPORTANT],
            "As of 30 June 2025 · † 3 caveats, important: definition and scope unclear",
        ),
    ],
)
def test_a_number_that_is_shown_large_has_its_date_and_caveats_beside_it(
    found: list[Json], marks: str
) -> None:
    assert marks_of(*found) == marks


def test_a_reason_for_an_inferred_date_is_given_once() -> None:
    same = inferred(note="It follows.")
    span = period(basis="inferred", note="It follows.")
    assert wording(figure(as_of=same, period=span)).dating == ("It follows.",)
    assert wording(figure(as_of=same, period=period(basis="inferred", note="Counted."))).dating == (
        "It follows.",
        "Counted.",
    )
    assert wording(figure(period=None)).dating == ()


def test_the_evidence_says_all_that_is_known_of_its_source() -> None:
    about = source(
        "article",
        published="2025-07",
        accessed="2025-07-12",
        licence="MIT",
        note="It was revised.",
        url="https://example.org/a",
    )
    (line,) = wording(sources=[source("general-staff"), about]).evidence
    assert line.endswith(
        ". Published July 2025. Read 12 July 2025. Licence: MIT. It was revised. https://example.org/a"
    )


def test_a_figure_without_caveats_is_its_sentence() -> None:
    assert wording().text == wording().sentence
    assert wording().caveats == ()


def test_caveats_follow_the_sentence_one_a_line_the_important_first() -> None:
    said = wording(figure(caveats=["rounded", "undefined"]))
    assert said.text.splitlines() == [
        said.sentence,
        "• Important: Definition. This is the reservation undefined.",
        "• Rounding. This is the reservation rounded.",
    ]


# The parts of the reading pane


@pytest.mark.parametrize(
    ("made", "definition"),
    [
        (figure(), "Counted: killed. Counted in persons."),
        (
            figure(counts=counts("wounded", "killed", composition="unspecified")),
            "Counted: killed and wounded. Counted in persons.",
        ),
        (
            figure(counts=counts("killed", "wounded")),
            "Counted: killed and wounded, in one number. Counted in persons.",
        ),
        (figure(counts=counts()), "The source does not say which outcomes that covers. Counted in persons."),
        (
            figure(counts=counts(composition="combined")),
            "The source does not say which outcomes that covers. Counted in persons.",
        ),
        (equipment(), "Counted: destroyed. Counted in items."),
    ],
)
def test_the_definition_says_what_is_counted(made: Json, definition: str) -> None:
    assert wording(made).definition == (
        f"The source’s word is “losses”. {definition} It rests on a total claimed without published details."
    )


def test_the_definition_of_those_who_were_sent_speaks_of_no_outcomes() -> None:
    said = wording(contingent()).definition
    assert said.startswith("The source’s word is “sent”. It counts those who were sent, not losses.")
    assert "outcomes" not in said


def test_the_definition_says_whom_the_number_covers() -> None:
    universe = {"includes": ["north-korea"], "excludes": ["ukraine"], "unclear": ["russia"]}
    assert wording(figure(universe=universe)).definition.endswith(
        "It includes: North Korea. It leaves out: Ukraine. It is unclear whether it includes: Russia."
    )
    assert wording(figure(universe={"unclear": ["north-korea", "ukraine"]})).definition.endswith(
        "published details. It is unclear whether it includes: North Korea and Ukraine."
    )


@pytest.mark.parametrize(
    ("item", "about_source", "line"),
    [
        ({}, {}, "Article"),
        ({"paragraph": 2}, {}, "Article, paragraph 2"),
        ({"printed": "1,020,010"}, {}, "Article, printed as “1,020,010”"),
        (
            {"paragraph": 2, "printed": "1,020,010"},
            {"title": "A title"},
            "Article, “A title”, paragraph 2, printed as “1,020,010”",
        ),
        ({}, {"url": "https://example.org/a"}, "Article. https://example.org/a"),
    ],
)
def test_the_evidence_says_where_to_look(item: Json, about_source: Json, line: str) -> None:
    sources = [source("general-staff"), source("article", **about_source)]
    assert wording(figure(evidence=[evidence(**item)]), sources=sources).evidence == (line,)


@pytest.mark.parametrize(
    ("by", "author"),
    [
        ("claimant", "the claimant"),
        ("relayer", "a source that passed it on"),
        ("transcriber", "the author of this sheet"),
    ],
)
def test_a_correction_says_what_stood_there_and_who_changed_it(by: str, author: str) -> None:
    made = revision(by=by, previous=quantity(5000, "about"))
    assert wording(figure(revisions=[made])).revisions == (
        f"Until 1 June 2025 it read about 5,000; changed by {author}: A later report.",
    )
