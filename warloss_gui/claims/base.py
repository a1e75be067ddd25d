"""The base of every model, and the kinds of text that a document may hold."""

import sys
from collections.abc import Collection, Mapping
from types import ModuleType
from typing import Annotated, Any, Final, Literal, Self, cast

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    StringConstraints,
    ValidationInfo,
)
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

# Pydantic asks all that is installed for plugins that take part in reading. A document is read the same
# wherever it is, and asking delays the start: so what would ask is stood in for, and knows of none.
_no_plugins: Any = ModuleType("pydantic.plugin._loader")
_no_plugins.get_plugins = tuple
sys.modules.setdefault(_no_plugins.__name__, _no_plugins)

MAX_ITEMS = 64
"""The most entries that a list inside one figure, statement, note, event or source may have."""

ONE_LINE = r"^[^\n]*\S[^\n]*$"
IDENTIFIER = r"^[a-z0-9]+(?:-[a-z0-9]+)*$"
COLUMN = r"^[a-z0-9]+(?:[-_][a-z0-9]+)*$"
NOT_BLANK = r"\S"
HTTPS = r"^https://[^\s/?#@]+\.[^\s/?#@]+(?:[/?#]\S*)?$"
LANGUAGE = r"^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$"
ISO3166 = r"^[A-Z]{3}$"
URI = r"^[A-Za-z][A-Za-z0-9+.\-]*:\S+$"

Identifier = Annotated[str, StringConstraints(max_length=64, pattern=IDENTIFIER)]
"""Lower-case words joined by hyphens: `ru-personnel`."""

Line = Annotated[str, StringConstraints(max_length=200, pattern=ONE_LINE)]
"""One line of text, such as a name or a label."""

Prose = Annotated[str, StringConstraints(max_length=10_000, pattern=NOT_BLANK)]
"""Text that may have paragraphs."""

Remark = Annotated[str, StringConstraints(max_length=600, pattern=NOT_BLANK)]
"""A sentence or two that must fit wherever a number is shown."""

HttpsUrl = Annotated[str, StringConstraints(max_length=2_000, pattern=HTTPS)]
"""An https address that names a host. No other scheme can be opened from a document."""

LONGEST_TAG = 35

LanguageTag = Annotated[str, StringConstraints(max_length=LONGEST_TAG, pattern=LANGUAGE)]
"""A BCP 47 language tag: `en`, `uk`, `pt-BR`."""

AS_TEXT: Final = "<text>"
BY_LANGUAGE: Final = "<by language>"
"""What stands in the path of an error for the form in which a text is tried; no field has such a name."""


class Translated(str):
    """A text that a document gives in several languages.

    It reads as the one in the first language of its document, so that whoever shows it needs to know nothing
    of the others. Two are equal only if all of them are.
    """

    __slots__ = ("by_language",)
    by_language: Mapping[str, str]

    def __new__(cls, by_language: Mapping[str, str], first: str | None = None) -> Self:
        """The texts by their language tags; `first` is the tag of the one to read, else the first of them."""
        text = super().__new__(cls, by_language[first or next(iter(by_language))])
        text.by_language = by_language
        return text

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Translated) and self.by_language == other.by_language

    def __ne__(self, other: object) -> bool:
        return not self == other

    __hash__ = str.__hash__


def texts_of(text: str | None) -> Collection[str]:
    """A text in every language in which its document has it."""
    if isinstance(text, Translated):
        return text.by_language.values()
    return () if text is None else (text,)


class _InLanguages:
    """Lets a text stand in a document as one string, or as one for each of the document's languages."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        text = handler(source)
        tag = handler.generate_schema(LanguageTag)
        texts = core_schema.dict_schema(tag, text, min_length=1, strict=True)
        by_language = core_schema.with_info_after_validator_function(_translated, texts)
        return core_schema.union_schema(
            [(text, AS_TEXT), (by_language, BY_LANGUAGE)],
            mode="left_to_right",
            serialization=core_schema.plain_serializer_function_ser_schema(_written),
        )

    def __get_pydantic_json_schema__(self, schema: Any, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        text = handler(schema["choices"][0][0])
        by_language = {
            "type": "object",
            "minProperties": 1,
            "propertyNames": {"pattern": LANGUAGE, "maxLength": LONGEST_TAG},
            "additionalProperties": text,
        }
        return {"anyOf": [text, by_language]}


def _translated(texts: dict[str, str], info: ValidationInfo) -> Translated:
    """The text, checked against the languages of the document where the reader gives them as context."""
    context = cast("dict[str, Any]", info.context or {})
    languages: tuple[str, ...] = context.get("languages", ())
    if languages and languages[0] not in texts:
        raise fault(
            "text_without_first_language",
            f"the text is not there in {languages[0]}, the first language of the document",
            "give it in that language too",
        )
    unknown = [tag for tag in texts if languages and tag not in languages]
    if unknown:
        raise fault(
            "text_in_other_language",
            f"{unknown[0]!r} is not among the languages of the document",
            f"use one of: {', '.join(languages)}, or add it to languages",
        )
    return Translated(texts, languages[0] if languages else None)


def _written(text: str) -> str | Mapping[str, str]:
    return text.by_language if isinstance(text, Translated) else text


LineText = Annotated[Line, _InLanguages()]
"""One line of text, in one language or in each of the document's."""

ProseText = Annotated[Prose, _InLanguages()]
"""Text that may have paragraphs, in one language or in each of the document's."""

RemarkText = Annotated[Remark, _InLanguages()]
"""A sentence or two, in one language or in each of the document's."""

Basis = Literal["stated", "inferred"]
"""Whether a date was given by its source or worked out afterwards."""

Listed = Field(strict=False, max_length=MAX_ITEMS, fail_fast=True)
"""For tuples and sets: JSON has only arrays, so the container is converted while its entries stay strict.

The first bad entry is reported and no other: a list of a million would make a million reports.
"""


class Frozen(BaseModel):
    """A value: immutable, compared by content, and strict about types and names."""

    # A model that is only a part of others needs no validator of its own; building all of them would take a
    # tenth of the start and some megabytes.
    model_config = ConfigDict(frozen=True, strict=True, extra="forbid", allow_inf_nan=False, defer_build=True)


def fault(kind: str, message: str, hint: str) -> PydanticCustomError:
    """An error for a broken rule: what is wrong, and what would be right.

    `kind` is a short machine name of the rule. Braces in the texts are kept as they are.
    """
    # The entries are put in one after the other: the message last, so that nothing is put into it.
    context = {"hint": hint, "message": message}
    return PydanticCustomError(kind, "{message}", context)  # pyright: ignore[reportArgumentType]
