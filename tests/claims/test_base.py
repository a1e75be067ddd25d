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
    Prose,
    Remark,
    fault,
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
