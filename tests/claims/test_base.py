from typing import Any

import pytest
from pydantic import ConfigDict, TypeAdapter, ValidationError
from pydantic_core import PydanticCustomError

from warloss_gui.claims.base import (
    Frozen,
    HttpsUrl,
    Identifier,
    LanguageTag,
    Line,
    LineText,
    Prose,
    ProseText,
    Remark,
    RemarkText,
    Translated,
    fault,
    texts_of,
)

STRICT = ConfigDict(strict=True)

KINDS: dict[str, TypeAdapter[Any]] = {
    "identifier": TypeAdapter(Identifier, config=STRICT),
    "line": TypeAdapter(Line, config=STRICT),
    "prose": TypeAdapter(Prose, config=STRICT),
    "remark": TypeAdapter(Remark, config=STRICT),
    "url": TypeAdapter(HttpsUrl, config=STRICT),
    "language": TypeAdapter(LanguageTag, config=STRICT),
}


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("identifier", "ru-personnel"),
        ("identifier", "2025"),
        ("identifier", "a" * 64),
        ("line", "soldiers lost"),
        ("line", " {0} %s <b> "),
        ("line", "שלום"),
        ("line", "x" * 200),
        ("prose", "one\n\ntwo"),
        ("prose", "x" * 10_000),
        ("remark", "x\ny"),
        ("remark", "x" * 600),
        ("url", "https://example.org"),
        ("url", "https://www.example.org:8443/a/b?c=d#e"),
        ("language", "en"),
        ("language", "pt-BR"),
        ("language", "zh-Hant-TW"),
    ],
)
def test_welcome_text_is_kept_as_it_is(kind: str, text: str) -> None:
    assert KINDS[kind].validate_python(text) == text


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("identifier", ""),
        ("identifier", "Upper"),
        ("identifier", "two--hyphens"),
        ("identifier", "-start"),
        ("identifier", "end-"),
        ("identifier", "under_score"),
        ("identifier", "line\n"),
        ("identifier", "a" * 65),
        ("line", ""),
        ("line", "  \u00a0"),
        ("line", "two\nlines"),
        ("line", "end\n"),
        ("line", "x" * 201),
        ("prose", " \n "),
        ("prose", "x" * 10_001),
        ("remark", "\n"),
        ("remark", "x" * 601),
        ("url", "http://example.org"),
        ("url", "file:///etc/passwd"),
        ("url", "javascript:alert(1)"),
        ("url", "https://user@example.org"),
        ("url", "https://example.org/ a"),
        ("url", "https:///example.org"),
        ("url", "https://localhost"),
        ("url", "https://example.org/\n"),
        ("url", "https://example.org/" + "x" * 2000),
        ("language", "english"),
        ("language", "EN"),
        ("language", "en_GB"),
        ("language", "en-"),
        ("language", "en" + "-abcdefgh" * 4),
    ],
)
def test_unwelcome_text_is_refused(kind: str, text: str) -> None:
    with pytest.raises(ValidationError):
        KINDS[kind].validate_python(text)


@pytest.mark.parametrize("value", [5, 5.0, True, None, b"text", ["text"]])
@pytest.mark.parametrize("kind", KINDS)
def test_only_text_is_text(kind: str, value: object) -> None:
    with pytest.raises(ValidationError):
        KINDS[kind].validate_python(value)


# A text in several languages

IN_TWO: dict[str, str] = {"en": "soldiers", "uk": "солдати"}


def test_a_text_in_several_languages_reads_as_the_first() -> None:
    text = Translated(IN_TWO)
    assert text == Translated(dict(IN_TWO))
    assert (str(text), f"{text} lost", text.upper()) == ("soldiers", "soldiers lost", "SOLDIERS")
    assert text.by_language == IN_TWO
    assert str(Translated(IN_TWO, "uk")) == "солдати"


def test_two_are_the_same_only_in_all_languages() -> None:
    assert Translated(IN_TWO) != Translated({"en": "soldiers", "uk": "люди"})
    text: str = "soldiers"
    assert Translated(IN_TWO) != text
    assert text != Translated(IN_TWO)
    assert len({Translated(IN_TWO), Translated(dict(IN_TWO)), "soldiers"}) == 2


def test_a_text_is_there_in_each_of_its_languages() -> None:
    assert list(texts_of(Translated(IN_TWO))) == ["soldiers", "солдати"]
    assert list(texts_of("soldiers")) == ["soldiers"]
    assert list(texts_of(None)) == []


class Texts(Frozen):
    line: LineText = "x"
    prose: ProseText = "x"
    remark: RemarkText = "x"


@pytest.mark.parametrize("name", ["line", "prose", "remark"])
def test_a_text_may_be_one_or_one_for_each_language(name: str) -> None:
    assert getattr(Texts.model_validate({name: "soldiers"}), name) == "soldiers"
    made = getattr(Texts.model_validate({name: IN_TWO}), name)
    assert made == Translated(IN_TWO)


@pytest.mark.parametrize("value", ["soldiers", IN_TWO])
def test_a_text_is_written_as_it_was_given(value: object) -> None:
    made = Texts.model_validate({"line": value})
    assert made.model_dump()["line"] == value
    assert Texts.model_validate_json(made.model_dump_json()) == made


def read_in(languages: tuple[str, ...], value: object) -> Texts:
    return Texts.model_validate({"line": value}, context={"languages": languages})


def test_it_reads_as_the_first_language_of_its_document() -> None:
    assert str(read_in(("uk", "en"), IN_TWO).line) == "солдати"
    assert str(read_in(("en", "pt", "uk"), IN_TWO).line) == "soldiers"


def wrong_in(languages: tuple[str, ...], value: object) -> tuple[str, str, str]:
    with pytest.raises(ValidationError) as caught:
        read_in(languages, value)
    error = caught.value.errors()[-1]
    return error["type"], error["msg"], error.get("ctx", {})["hint"]


def test_a_text_is_there_in_the_first_language() -> None:
    assert wrong_in(("uk", "en"), {"en": "soldiers"}) == (
        "text_without_first_language",
        "the text is not there in uk, the first language of the document",
        "give it in that language too",
    )


def test_a_text_is_in_no_language_that_the_document_does_not_name() -> None:
    assert wrong_in(("en", "uk"), {"en": "soldiers", "fr": "soldats"}) == (
        "text_in_other_language",
        "'fr' is not among the languages of the document",
        "use one of: en, uk, or add it to languages",
    )


@pytest.mark.parametrize(
    "value",
    [{}, {"en": 5}, {"en": " "}, {"en": "two\nlines"}, {"English": "x"}, {"en": None}, {5: "x"}, ["x"]],
)
def test_what_is_not_a_text_in_languages_is_refused(value: object) -> None:
    with pytest.raises(ValidationError):
        Texts.model_validate({"line": value})


class Example(Frozen):
    number: float


def test_a_value_cannot_be_changed() -> None:
    example = Example(number=1.5)
    with pytest.raises(ValidationError, match="frozen"):
        example.number = 2.5
    assert example.number == 1.5


def test_values_of_the_same_content_are_the_same() -> None:
    assert Example(number=1.5) == Example(number=1.5)
    assert hash(Example(number=1.5)) == hash(Example(number=1.5))
    assert Example(number=1.5) != Example(number=2.5)


def test_an_unknown_field_is_refused() -> None:
    with pytest.raises(ValidationError) as caught:
        Example.model_validate({"number": 1.5, "nmber": 1.5})
    (error,) = caught.value.errors()
    assert (error["type"], error["loc"]) == ("extra_forbidden", ("nmber",))


@pytest.mark.parametrize("text", ["NaN", "Infinity", "-Infinity", "1e999"])
def test_a_number_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(ValidationError):
        Example.model_validate_json(f'{{"number": {text}}}')


@pytest.mark.parametrize(
    "message", ["plain", "{hint}", "{message}", "{", "}", "{0} {x}", "%s", "{hint} {message} {hint}"]
)
def test_a_fault_keeps_its_texts_as_they_are(message: str) -> None:
    error: PydanticCustomError = fault("kind", message, "a {message} {hint}")
    assert error.type == "kind"
    assert error.message() == message
    assert error.context is not None
    assert error.context["hint"] == "a {message} {hint}"
