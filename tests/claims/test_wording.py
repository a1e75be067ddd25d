from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import (
    Json,
    between,
    caveat,
    claim,
    contingent,
    counts,
    equipment,
    event,
    evidence,
    figure,
    inferred,
    note,
    period,
    placed,
    quantity,
    revision,
    sheet_of,
    source,
    stated,
    statement,
    unnamed_claim,
)
from tests.strategies import AWKWARD, fact_sheets, lines
from warloss_gui.claims import phrases
from warloss_gui.claims.dates import ClaimDate
from warloss_gui.claims.sheet import FactSheet
from warloss_gui.claims.statement import Statement
from warloss_gui.claims.wording import (
    CaveatWording,
    EventWording,
    FigureWording,
    NoteWording,
    StatementWording,
    caveats_text,
    mark_number,
    word_date,
    word_event,
    word_figure,
    word_note,
    word_statement,
)
from warloss_gui.language import capitalised


def wording(made: Json | None = None, **sheet_changes: Any) -> FigureWording:
    one = placed(made, **sheet_changes)
    return word_figure(one.figure, one.sheet)


def statement_wording(**changes: Any) -> StatementWording:
    sheet = sheet_of(statements=[statement(**changes)])
    return word_statement(sheet.statements[0], sheet)


def note_wording(**changes: Any) -> NoteWording:
    sheet = sheet_of(notes=[note(**changes)])
    return word_note(sheet.notes[0], sheet)


def event_wording(**changes: Any) -> EventWording:
    sheet = sheet_of(events=[event(**changes)])
    return word_event(sheet.events[0], sheet)


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


@given(fact_sheets())
def test_words_that_were_said_are_repeated_exactly_and_with_their_speaker(sheet: FactSheet) -> None:
    for statement_ in sheet.statements:
        said = word_statement(statement_, sheet)
        assert said.passages == tuple(passage.text for passage in statement_.passages)
        assert all(f"“{passage.text}”" in said.text for passage in statement_.passages)
        for part in (statement_.speaker, statement_.role, statement_.channel, word_date(statement_.date)):
            assert part in said.text
        assert sheet.source_by_id[statement_.source].name in said.text
        assert all(sheet.caveat_by_code[code].text in said.text for code in statement_.caveats)


@given(fact_sheets())
def test_a_note_is_said_with_who_says_so_and_its_caveats(sheet: FactSheet) -> None:
    for note_ in sheet.notes:
        said = word_note(note_, sheet)
        who = "laimant not named"
        if note_.claim.is_named:
            who = sheet.source_by_id[note_.claim.claimant].sentence_name
        assert said.text.startswith(f"{note_.title}. {note_.text}\n")
        assert who in said.text
        assert note_.as_of is None or f"as of {word_date(note_.as_of)}" in said.text
        assert all(sheet.caveat_by_code[code].text in said.text for code in note_.caveats)


@given(fact_sheets())
def test_an_event_is_said_with_its_date_its_sources_and_its_caveats(sheet: FactSheet) -> None:
    for event_ in sheet.events:
        said = word_event(event_, sheet)
        assert (said.label, said.date) == (event_.label, word_date(event_.date))
        assert said.text.startswith(f"{event_.label}, {word_date(event_.date)}.\nSource: ")
        for item, line in zip(event_.evidence, said.evidence, strict=True):
            assert line.startswith(sheet.source_by_id[item.source].name)
            assert item.printed is None or f"printed as “{item.printed}”" in line
            assert f"\nSource: {line}" in said.text
        assert all(sheet.caveat_by_code[code].text in said.text for code in event_.caveats)
        assert len(said.caveats) == len(event_.caveats)


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


@given(st.lists(lines(), min_size=5, max_size=5))
def test_any_words_of_a_statement_come_through(texts: list[str]) -> None:
    speaker, role, channel, passage, translator = texts
    said = statement_wording(
        speaker=speaker,
        role=role,
        channel=channel,
        passages=[{"text": passage}],
        translation={"original_language": "ru", "by": translator},
    )
    assert said.attribution == f"{speaker}, {role}, 24 February 2022, {channel}"
    assert said.passages == (passage,)
    assert said.form == f"Word for word as the source prints it, translated by {translator}"


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
    assert mark_number("at least 400,000", [None]) == "at least 400,000†"
    assert mark_number("at least 400,000", ()) == "at least 400,000"


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


def test_a_caveat_is_its_heading_and_its_words() -> None:
    important = CaveatWording(True, "Definition", "It is not said.", "definition")
    assert important.heading == "Important: Definition"
    assert important.whole == "Important: Definition. It is not said."
    minor = CaveatWording(False, "Rounding", "It is {round}.", "rounding")
    assert minor.heading == "Rounding"
    assert minor.whole == "Rounding. It is {round}."
    assert caveats_text([important, minor]) == f"• {important.whole}\n• {minor.whole}"


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


def test_the_chain_runs_from_the_claimant_to_the_sheet() -> None:
    made = figure(claim=claim(via=["article", "ministry"]))
    assert wording(made).chain == "General Staff → Ministry → Article → this sheet"
    assert wording(figure(claim=unnamed_claim())).chain == "Not named → this sheet"


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


def test_a_date_says_that_it_was_inferred() -> None:
    assert word_date(ClaimDate.model_validate(stated())) == "30 June 2025"
    assert word_date(ClaimDate.model_validate(inferred("2025-06?"))) == "June 2025 (uncertain) (inferred)"


# The sheet as a whole


@pytest.mark.parametrize(
    ("changes", "form"),
    [
        ({}, "Word for word as the source prints it"),
        ({"form": "paraphrase"}, "In other words than the speaker’s"),
        (
            {"translation": {"original_language": "ru"}},
            "Word for word as the source prints it, translated",
        ),
        (
            {"form": "paraphrase", "translation": {"original_language": "ru", "by": "A Translator"}},
            "In other words than the speaker’s, translated by A Translator",
        ),
    ],
)
def test_a_statement_says_how_faithful_it_is(changes: dict[str, Any], form: str) -> None:
    assert statement_wording(**changes).form == form


def test_a_statement_is_quoted_with_all_that_belongs_to_it() -> None:
    passages = [{"text": "The first passage."}, {"text": "The second."}]
    assert statement_wording(passages=passages, caveats=["undefined"]).text.splitlines() == [
        "“The first passage.”",
        "“The second.”",
        (
            "A Speaker, President, 24 February 2022, televised address."
            " Word for word as the source prints it. Source: Article."
        ),
        "• Important: Definition. This is the reservation undefined.",
    ]
    assert statement_wording().source == "Source: Article"


def test_a_statement_says_in_which_paragraphs_its_passages_stand() -> None:
    passages = [{"text": "One.", "paragraph": 8}, {"text": "Two."}, {"text": "Three.", "paragraph": 10}]
    assert statement_wording(passages=passages).source == "Source: Article, paragraphs 8 and 10"
    assert statement_wording(passages=passages[:2]).source == "Source: Article, paragraph 8"


def test_a_note_is_told_with_all_that_belongs_to_it() -> None:
    said = note_wording(as_of=inferred(), evidence=[evidence(paragraph=13)], caveats=["rounded"])
    assert said.text.splitlines() == [
        "Talks. Talks were held.",
        "According to the article (a news medium); as of 30 June 2025 (inferred).",
        "• Rounding. This is the reservation rounded.",
    ]
    assert (said.title, said.body, said.evidence) == ("Talks", "Talks were held.", ("Article, paragraph 13",))


def test_a_note_of_nobody_says_so() -> None:
    assert note_wording(claim=unnamed_claim()).attribution == "Claimant not named"


def test_an_event_is_told_with_all_that_belongs_to_it() -> None:
    said = event_wording(
        date=inferred("2022-02-24"),
        evidence=[evidence(paragraph=2, printed="February, 2022"), evidence("ministry")],
        caveats=["rounded", "undefined"],
    )
    assert (said.label, said.date) == ("Start of the war", "24 February 2022 (inferred)")
    assert said.evidence == ("Article, paragraph 2, printed as “February, 2022”", "Ministry")
    assert said.text.splitlines() == [
        "Start of the war, 24 February 2022 (inferred).",
        "Source: Article, paragraph 2, printed as “February, 2022”",
        "Source: Ministry",
        "• Important: Definition. This is the reservation undefined.",
        "• Rounding. This is the reservation rounded.",
    ]


@pytest.mark.parametrize("label", AWKWARD)
def test_the_words_of_an_event_come_through_unchanged(label: str) -> None:
    assert event_wording(label=label).text == f"{label}, 24 February 2022.\nSource: Article"


def test_a_statement_of_another_sheet_is_worded_with_that_sheet() -> None:
    made = Statement.model_validate(statement())
    other = sheet_of(sources=[source("article", name="Another"), source("general-staff")])
    assert word_statement(made, other).source == "Source: Another"
