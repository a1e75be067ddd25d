"""The errors of the model in plain words: what is wrong, and what would be right."""

import difflib
from collections.abc import Callable, Mapping
from datetime import date, time
from decimal import Decimal
from math import isinf
from typing import Any, Final, cast

from pydantic_core import ErrorDetails

from warloss_gui.claims import base
from warloss_gui.claims.base import AS_TEXT, BY_LANGUAGE
from warloss_gui.claims.quantity import AS_DECIMAL, AS_WHOLE
from warloss_gui.claims.references import SHEET_RULES, Fault
from warloss_gui.documents.problems import Found, Path
from warloss_gui.documents.texts import shown
from warloss_gui.language import gettext, marked, number

_FIELD_HINT: Final = marked("see the schema for the fields that belong here")

_NUMBER_HINT: Final = marked("write a number as published, without quotes")

_PATTERN_HINTS: Final[Mapping[str, str]] = {
    base.ONE_LINE: marked("write one line of text that is not blank"),
    base.NOT_BLANK: marked("write a text that is not blank, or leave the field out"),
    base.IDENTIFIER: marked("use lower-case letters, digits and single hyphens, such as ru-personnel"),
    base.COLUMN: marked("use lower-case letters, digits, single hyphens and underscores: cruise_missiles"),
    base.HTTPS: marked("use a full https address, such as https://example.org/report"),
    base.LANGUAGE: marked("use a language tag such as en or uk"),
    base.ISO3166: marked("use three capital letters, such as UKR"),
    base.URI: marked("use a URI, such as https://example.org/id/1"),
}


_LONG_NUMBER: Final = 40
"""Characters of a decimal number from which on it is shortened."""

_VARIED: Final = ("quantity", "previous")
"""Fields whose models have variants: the model's own path names the variant after them."""

_FORMS: Final[Mapping[str, Callable[[Any], bool]]] = {
    AS_TEXT: lambda value: not isinstance(value, dict),
    BY_LANGUAGE: lambda value: isinstance(value, dict),
    AS_WHOLE: lambda value: not isinstance(value, Decimal),
    AS_DECIMAL: lambda value: isinstance(value, Decimal),
}
"""For each form in which a value may be written, whether a value is of that form."""


def explain(
    error: ErrorDetails, data: Any, prefix: Path, fields: tuple[str, ...], otherwise: str = _FIELD_HINT
) -> tuple[Found, ...]:
    """One error of the model as problems. `data` is what was validated, found at `prefix` of the document.

    `fields` are known field names, to suggest one for a misspelt name; `otherwise` is said where none is.
    """
    kind, context = error["type"], error.get("ctx", {})
    if kind == SHEET_RULES:
        faults = cast("tuple[Fault, ...]", context["faults"])
        return tuple(Found(found.path, found.message, found.hint) for found in faults)
    if kind == "too_short" and error["input"]:
        # The list is not empty: its entries are at fault, and have errors of their own.
        return ()
    if not _is_of_its_form(error["loc"], data):
        # A value that may stand in two forms is tried in both; only what is wrong in its own is said.
        return ()
    path = (*prefix, *_document_path(error["loc"], data))
    if kind == "union_tag_invalid":
        path = (*path, "qualifier")
    if kind == "extra_forbidden":
        message, hint = _unknown(str(error["loc"][-1]), fields, otherwise)
    else:
        message, hint = _words(kind, context, error)
    return (Found(path, message, hint, at_key=kind == "extra_forbidden"),)


def _document_path(location: tuple[int | str, ...], data: Any) -> Path:
    """The path in the document, as far as the document has it: a missing field is not in it."""
    path: list[str | int] = []
    steps = iter(location)
    for step in steps:
        if step in _FORMS:
            continue
        if isinstance(data, dict) and step in data:
            data = cast("dict[str, Any]", data)[cast("str", step)]
        elif isinstance(data, list) and isinstance(step, int):
            data = cast("list[Any]", data)[step]
        else:
            break
        path.append(step)
        if step in _VARIED:
            next(steps, None)
    return tuple(path)


def _is_of_its_form(location: tuple[int | str, ...], data: Any) -> bool:
    for place, step in enumerate(location):
        if step in _FORMS:
            return _FORMS[str(step)](_at(data, _document_path(location[:place], data)))
    return True


def _at(data: Any, path: Path) -> Any:
    for step in path:
        data = data[step]
    return data


def _words(kind: str, context: Mapping[str, Any], error: ErrorDetails) -> tuple[str, str]:
    if "hint" in context:
        return context["message"], context["hint"]
    if kind == "missing":
        name = str(error["loc"][-1])
        return gettext("the field {name} is missing").format(name=shown(name)), gettext("add it")
    form = error["loc"][-1:]
    if form == (AS_WHOLE,) and kind == "int_type":
        return _expected(_NUMBER_HINT)(context, error["input"])
    if form == (BY_LANGUAGE,) and kind == "too_short":
        return gettext("the text is there in no language"), gettext("give it in a language of the document")
    return _WANTED.get(kind, _expected(_FIELD_HINT))(context, error["input"])


def _unknown(name: str, fields: tuple[str, ...], otherwise: str) -> tuple[str, str]:
    message = gettext("there is no field {name} here").format(name=shown(name))
    close = [] if name in fields else difflib.get_close_matches(name[:64], fields, 1)
    hint = gettext("did you mean {name}?").format(name=close[0]) if close else gettext(otherwise)
    return message, hint


_Words = Callable[[Mapping[str, Any], Any], tuple[str, str]]


def _kind_of(value: Any) -> str:
    if value is None:
        return gettext("null")
    if isinstance(value, bool):
        return gettext("true or false")
    if isinstance(value, str):
        return gettext("the text {text}").format(text=shown(value))
    if isinstance(value, int):
        return gettext("the number {number}").format(
            number=shown(str(value)) if abs(value) > 10**20 else value
        )
    if isinstance(value, float) and isinf(value):
        return gettext("a number beyond all bounds")
    if isinstance(value, float | Decimal):
        return gettext("the number {number}").format(
            number=shown(str(value)) if len(str(value)) > _LONG_NUMBER else value
        )
    if isinstance(value, date | time):
        return gettext("a date or a time")
    return gettext("an object") if isinstance(value, dict) else gettext("a list")


def _expected(wanted: str) -> _Words:
    def words(_context: Mapping[str, Any], value: Any) -> tuple[str, str]:
        return gettext("{found} cannot stand here").format(found=_kind_of(value)), gettext(wanted)

    return words


def _one_of(context: Mapping[str, Any], value: Any) -> tuple[str, str]:
    expected = context.get("expected", context.get("expected_tags"))
    message = gettext("{found} is not one of the values allowed here").format(found=_kind_of(value))
    return message, gettext("use one of: {values}").format(values=str(expected).replace("'", ""))


def _tag(context: Mapping[str, Any], value: Any) -> tuple[str, str]:
    return _one_of(context, value["qualifier"])


def _no_tag(_context: Mapping[str, Any], _value: Any) -> tuple[str, str]:
    return gettext("the qualifier is missing"), gettext("say whether the number is exact, about, at_least, …")


def _pattern(context: Mapping[str, Any], value: Any) -> tuple[str, str]:
    message = gettext("{found} is not well formed").format(found=_kind_of(value))
    return message, gettext(_PATTERN_HINTS[context["pattern"]])


def _limit(wrong: str, wanted: str, key: str) -> _Words:
    def words(context: Mapping[str, Any], _value: Any) -> tuple[str, str]:
        return gettext(wrong), gettext(wanted).format(limit=number(int(context[key])))

    return words


_WANTED: Final[Mapping[str, _Words]] = {
    "bool_type": _expected(marked("write true or false, without quotes")),
    "int_type": _expected(marked("write a whole number, without quotes")),
    "string_type": _expected(marked("write a text in double quotes")),
    "tuple_type": _expected(marked("write a list in square brackets")),
    "frozen_set_type": _expected(marked("write a list in square brackets")),
    "model_type": _expected(marked("write an object in braces")),
    "model_attributes_type": _expected(marked("write an object in braces")),
    "literal_error": _one_of,
    "union_tag_invalid": _tag,
    "union_tag_not_found": _no_tag,
    "string_pattern_mismatch": _pattern,
    "string_too_short": _limit(
        marked("the text is too short"), marked("write {limit} or more characters"), "min_length"
    ),
    "string_too_long": _limit(
        marked("the text is too long"), marked("write at most {limit} characters"), "max_length"
    ),
    "too_long": _limit(marked("the list is too long"), marked("write at most {limit} entries"), "max_length"),
    "too_short": _limit(marked("the list is empty"), marked("write at least {limit} entry"), "min_length"),
    "greater_than_equal": _limit(marked("the number is too small"), marked("write {limit} or more"), "ge"),
    "less_than_equal": _limit(marked("the number is too large"), marked("write {limit} or less"), "le"),
}
