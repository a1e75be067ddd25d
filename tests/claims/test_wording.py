from typing import Any

import pytest
from hypothesis import given

from tests.builders import (
    Json,
    between,
    caveat,
    claim,
    counts,
    evidence,
    figure,
    figure_of,
    in_words,
    inferred,
    part,
    period,
    quantity,
    rate,
    revision,
    source,
    stated,
    unnamed_claim,
)
from tests.claims.in_sheets import in_sheet
from tests.made_values import AWKWARD
from tests.strategies import fact_sheets
from warloss_gui import language
from warloss_gui.claims import phrases
from warloss_gui.claims.caveat_wording import CaveatWording
from warloss_gui.claims.date_wording import word_date
from warloss_gui.claims.sheet import FactSheet
from warloss_gui.claims.wording import FigureWording, word_figure, word_title
from warloss_gui.language import capitalised


def wording(made: Json | None = None, **sheet_changes: Any) -> FigureWording:
    return word_figure(*in_sheet(made, **sheet_changes))


# Whatever the figure, nothing that must be said is missing


@given(fact_sheets(least_figures=1))
def test_a_number_is_always_said_with_its_bound_and_what_it_counts(sheet: FactSheet) -> None:
    for figure_ in sheet.figures:
        said = word_figure(figure_, sheet)
        number = phrases.quantity(figure_.quantity)
        marked = f"{number}†" if figure_.caveats else number
        assert (said.number, said.number_marked) == (number, marked)
        mark, label = "†" if figure_.caveats else "", figure_.title or figure_.label
        title = word_title(figure_)
        assert title == capitalised(phrases.counted(figure_.quantity, label, mark))
        for text in (title, said.headline, said.text):
            assert all(language.number(value) in text for value in figure_.quantity.published)
            assert label[1:] in text
        assert said.headline.count("†") >= len(mark)


@given(fact_sheets(least_figures=1))
def test_a_number_is_always_said_with_its_claimant_party_and_date(sheet: FactSheet) -> None:
    for figure_ in sheet.figures:
        said = word_figure(figure_, sheet)
        party = "" if figure_.title else sheet.party_by_id[figure_.party].name
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
            short = found.short or ""
            assert CaveatWording(important, kind, found.text, found.kind, short) in said.caveats
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


@pytest.mark.parametrize(
    ("changes", "beginning"),
    [
        (
            {"quantity": rate(1_090, qualifier="about", per_is="average"), "label": "soldiers lost"},
            "About 1,090 soldiers lost a day on average (Russia), says the General Staff",
        ),
        ({"quantity": in_words("dozens")}, "Soldiers killed: dozens (Russia), says the General Staff"),
        (
            {"quantity": between(1, 9, value=5)},
            "5 soldiers killed (Russia; between 1 and 9), says the General Staff",
        ),
        ({"title": "Russian soldiers killed"}, "6,000 Russian soldiers killed, says the General Staff"),
        (
            {"title": "Russian soldiers killed", "quantity": between(1, 9, value=5)},
            "5 Russian soldiers killed (between 1 and 9), says the General Staff",
        ),
    ],
)
def test_the_sentence_and_the_headline_begin_with_the_number_and_what_it_counts(
    changes: dict[str, Any], beginning: str
) -> None:
    said = wording(figure(**changes))
    assert said.headline == beginning
    assert said.sentence.startswith(f"{beginning} (the opposing side); as of ")
    assert word_title(figure_of(**changes, caveats=["rounded"])).count("†") == 1


def test_a_part_says_of_which_number_it_is_one() -> None:
    said = wording(part(), beside=[figure()])
    assert said.headline == "100 women killed (Russia; a part of: soldiers killed), says the General Staff"
    assert said.sentence.startswith("100 women killed (Russia; a part of: soldiers killed), says")
    assert said.definition.endswith("It is a part of: soldiers killed.")
    titled = wording(part(title="Russian women killed"), beside=[figure()])
    assert titled.headline.startswith("100 Russian women killed (a part of: soldiers killed), says")


def test_the_day_on_which_it_was_published_stands_beside_the_day_of_the_claim() -> None:
    said = wording(figure(reported=inferred("2025-07-01", note="In its name."), period=period()))
    assert said.as_of == "as of 30 June 2025, reported 1 July 2025 (inferred)"
    assert said.date == f"{said.as_of}, covering 24 February 2022 to 30 June 2025"
    assert said.date in said.sentence
    assert said.dating == ("In its name.",)


def test_two_numbers_of_one_claimant_for_one_day_both_stand_and_say_so() -> None:
    said = wording(figure(), beside=[figure(id="again", quantity=quantity(7000))])
    sentence = "The same claimant has another number for this on that day; nothing is worked out from either."
    assert said.sentence == f"{wording().sentence} {sentence}"
    assert sentence not in said.headline


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


def test_in_full_all_is_said_that_is_known() -> None:
    said = wording(figure(as_of=inferred(note="It follows."), caveats=["rounded"]))
    assert said.in_full.split("\n") == [
        *said.text.split("\n"),
        said.definition,
        "It follows.",
        "Source: Article",
    ]


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
