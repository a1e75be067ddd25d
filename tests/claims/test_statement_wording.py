from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import claim, event, evidence, inferred, note, sheet_of, source, statement, unnamed_claim
from tests.made_values import AWKWARD, lines
from tests.strategies import fact_sheets
from warloss_gui.claims.date_wording import word_date
from warloss_gui.claims.sheet import FactSheet
from warloss_gui.claims.statement import Statement
from warloss_gui.claims.statement_wording import (
    EventWording,
    NoteWording,
    PassageWording,
    StatementWording,
    word_event,
    word_note,
    word_statement,
)


def statement_wording(**changes: Any) -> StatementWording:
    sheet = sheet_of(statements=[statement(**changes)])
    return word_statement(sheet.statements[0], sheet)


def note_wording(**changes: Any) -> NoteWording:
    sheet = sheet_of(notes=[note(**changes)])
    return word_note(sheet.notes[0], sheet)


def event_wording(**changes: Any) -> EventWording:
    sheet = sheet_of(events=[event(**changes)])
    return word_event(sheet.events[0], sheet)


@given(fact_sheets())
def test_words_that_were_said_are_repeated_exactly_and_with_their_speaker(sheet: FactSheet) -> None:
    for statement_ in sheet.statements:
        said = word_statement(statement_, sheet)
        assert [passage.words for passage in said.passages] == [one.text for one in statement_.passages]
        for passage, worded in zip(statement_.passages, said.passages, strict=True):
            marks = ("“", "”") if statement_.form == "verbatim" else ("", "")
            assert worded.quoted == passage.text.join(marks)
            assert worded.text in said.text
            assert passage.translation is None or worded.text.endswith(
                f"\nIn translation: {passage.translation}"
            )
        for part in (statement_.speaker, statement_.role, statement_.channel, word_date(statement_.date)):
            assert part in said.text
        assert sheet.source_by_id[statement_.source].name in said.text
        assert all(sheet.caveat_by_code[code].text in said.text for code in statement_.caveats)


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
    assert said.passages == (PassageWording(passage, f"“{passage}”", ""),)
    assert said.form == f"Word for word as the source prints it, translated by {translator}"


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


def test_other_words_than_the_speakers_have_no_quotation_marks() -> None:
    passages = [{"text": "He was sorry.", "translation": "Шкода."}]
    said = statement_wording(form="paraphrase", passages=passages)
    assert said.text.startswith("He was sorry.\nIn translation: Шкода.\nA Speaker, President")
    assert "“" not in said.text


def test_a_statement_says_in_which_paragraphs_its_passages_stand() -> None:
    passages = [{"text": "One.", "paragraph": 8}, {"text": "Two."}, {"text": "Three.", "paragraph": 10}]
    assert statement_wording(passages=passages).source == "Source: Article, paragraphs 8 and 10"
    assert statement_wording(passages=passages[:2]).source == "Source: Article, paragraph 8"


def test_a_statement_of_another_sheet_is_worded_with_that_sheet() -> None:
    made = Statement.model_validate(statement())
    other = sheet_of(sources=[source("article", name="Another"), source("general-staff")])
    assert word_statement(made, other).source == "Source: Another"


# Notes


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


def test_a_note_says_on_whom_its_claimant_relies() -> None:
    said = note_wording(claim=claim("article", role="media", rests_on=["ministry"]))
    assert said.attribution == (
        "According to the article (a news medium). It rests on: the ministry, as the claimant itself says"
    )


# Events


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
