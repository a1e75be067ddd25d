from typing import Any

import pytest
from pydantic import ValidationError

from tests.builders import event, inferred, note, stated, statement
from tests.claims.refusals import refused_fields
from warloss_gui.claims.statement import Event, Note, Statement


def test_passages_keep_their_order_and_every_character() -> None:
    texts = ["“Not {us}”, <b>100 %</b>", "second\n\nparagraph", "שלום"]
    made = Statement.model_validate(statement(passages=[{"text": text, "paragraph": 8} for text in texts]))
    assert [passage.text for passage in made.passages] == texts
    assert {passage.paragraph for passage in made.passages} == {8}


def test_a_translation_says_from_which_language() -> None:
    made = statement(translation={"original_language": "ru", "by": "A Translator", "note": "It differs."})
    translation = Statement.model_validate(made).translation
    assert translation is not None
    assert (translation.original_language, translation.by) == ("ru", "A Translator")
    with pytest.raises(ValidationError, match="original_language"):
        Statement.model_validate(statement(translation={"by": "A Translator"}))


@pytest.mark.parametrize(
    "changes",
    [
        {"passages": []},
        {"passages": [{"text": " "}]},
        {"passages": [{"text": "x", "paragraph": 0}]},
        {"passages": ["x"]},
        {"form": "quoted"},
        {"language": "English"},
        {"date": "2022-02-24"},
        {"speaker": ""},
        {"role": None},
        {"caveats": "undefined"},
        {"audience": "all"},
    ],
)
def test_what_is_not_a_statement_is_refused(changes: dict[str, Any]) -> None:
    assert refused_fields(Statement.model_validate, statement(**changes)) == set(changes)


@pytest.mark.parametrize("missing", sorted(statement()))
def test_a_statement_says_who_when_and_where(missing: str) -> None:
    made = statement()
    del made[missing]
    with pytest.raises(ValidationError, match="Field required"):
        Statement.model_validate(made)


def test_a_passage_may_stand_beside_its_translations() -> None:
    words = {"en": "The passage.", "uk": "Уривок."}
    made = Statement.model_validate(statement(passages=[{"text": "Отрывок.", "translation": words}]))
    assert made.passages[0].model_dump(exclude_none=True) == {"text": "Отрывок.", "translation": words}


def test_the_words_themselves_are_in_one_language() -> None:
    made = statement(passages=[{"text": {"en": "The passage."}}])
    assert refused_fields(Statement.model_validate, made) == {"passages"}


def test_a_note_may_speak_of_a_day() -> None:
    assert Note.model_validate(note()).as_of is None
    made = Note.model_validate(note(as_of=inferred()))
    assert made.as_of is not None
    assert made.as_of.basis == "inferred"


@pytest.mark.parametrize(
    "changes",
    [
        {"evidence": []},
        {"section": "statements"},
        {"text": ""},
        {"title": "two\nlines"},
        {"as_of": stated("never")},
        {"claim": None},
        {"number": 5},
    ],
)
def test_what_is_not_a_note_is_refused(changes: dict[str, Any]) -> None:
    assert refused_fields(Note.model_validate, note(**changes)) == set(changes)


def test_an_event_says_what_happened_and_when() -> None:
    made = Event.model_validate(event(date=inferred("2022-02")))
    assert (made.label, made.date.date, made.date.basis) == ("Start of the war", "2022-02", "inferred")
    assert made.caveats == ()


@pytest.mark.parametrize(
    "changes",
    [
        {"evidence": []},
        {"evidence": ["article"]},
        {"label": " "},
        {"label": "two\nlines"},
        {"date": "2022-02-24"},
        {"date": stated("never")},
        {"caveats": "undefined"},
        {"id": "The Start"},
        {"text": "More of it."},
    ],
)
def test_what_is_not_an_event_is_refused(changes: dict[str, Any]) -> None:
    assert refused_fields(Event.model_validate, event(**changes)) == set(changes)


@pytest.mark.parametrize("missing", sorted(event()))
def test_an_event_says_what_when_and_where_it_can_be_read(missing: str) -> None:
    made = event()
    del made[missing]
    with pytest.raises(ValidationError, match="Field required"):
        Event.model_validate(made)
