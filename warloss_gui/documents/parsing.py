"""JSON with the permissive corners closed: no repeated key, no NaN, no endless number."""

import json
import re
from decimal import Decimal
from itertools import islice
from typing import Any, NoReturn

from warloss_gui.documents import position
from warloss_gui.documents.limits import Limits
from warloss_gui.documents.problems import DocumentError, Found
from warloss_gui.documents.texts import shown
from warloss_gui.language import gettext

_OBJECTS = position.outside_texts(
    position.PLAIN + "|" + position.flat(r"\[", r"\]"), position.flat(r"\{", r"\}") + r"|[{}\[\]]"
)
"""A whole object that holds no list and no object, and every bracket of the others."""
_CONSTANT = position.outside_texts(r'[^"NI\-]++|-(?!I)', "N|-?I")
_LONG_NUMBER = position.outside_texts(r'[^"0-9\-]++|-(?![0-9]{641})|[0-9]{1,640}+(?![0-9])', "-?[0-9]")


class _OddObject(Exception):
    """An object repeats a key or has too many. `ordinal` counts the objects that ended before it."""

    def __init__(self, ordinal: int) -> None:
        super().__init__(ordinal)
        self.ordinal = ordinal


class _Constant(Exception):
    """NaN or Infinity stands where a number should."""


def parse(text: str, limits: Limits) -> Any:
    """The values of a JSON text. Raises DocumentError with the place of what is wrong."""
    ended = 0
    most = limits.members

    def build(members: list[tuple[str, Any]]) -> dict[str, Any]:
        nonlocal ended
        built = dict(members)
        if not len(built) == len(members) <= most:
            raise _OddObject(ended)
        ended += 1
        return built

    decoder = json.JSONDecoder(object_pairs_hook=build, parse_float=Decimal, parse_constant=_refuse_constant)
    try:
        return decoder.decode(text)
    except _OddObject as odd:
        raise _odd_object(text, odd.ordinal, limits) from None
    except _Constant:
        raise _refusal(
            text,
            _CONSTANT,
            gettext("NaN and Infinity are not numbers"),
            gettext("write a number in digits"),
        ) from None
    except json.JSONDecodeError as error:
        raise DocumentError(_syntax(text, error)) from None
    except ValueError:
        raise _refusal(
            text,
            _LONG_NUMBER,
            gettext("a number has more than 640 digits"),
            gettext("write it in fewer digits"),
        ) from None
    except RecursionError:
        message = gettext("lists and objects are nested deeper than can be read")
        raise DocumentError(Found((), message, gettext("a fact sheet needs no more than 6 levels"))) from None


def _refuse_constant(_name: str) -> NoReturn:
    raise _Constant


def _refusal(text: str, pattern: re.Pattern[str], message: str, hint: str) -> DocumentError:
    match = pattern.match(text)
    found = 0 if match is None else match.start(1)
    return DocumentError(Found(position.path_at(text, found), message, hint, offset=found))


def _odd_object(text: str, ordinal: int, limits: Limits) -> DocumentError:
    starts = _starts_of_object(text, ordinal)
    path = position.path_to(text, starts)
    first: dict[str | int, int] = {}
    for key, entry in islice(position.Walk(text, starts[-1]).entries(), limits.members + 1):
        if key in first:
            lines = position.line_numbers(text, (first[key], entry))
            message = gettext("the key {key} stands twice, in line {first} and in line {second}").format(
                key=shown(str(key)), first=lines[first[key]], second=lines[entry]
            )
            hint = gettext("keep one of the two")
            return DocumentError(Found((*path, key), message, hint, offset=entry))
        first[key] = entry
    message = gettext("an object has more than {count} fields").format(count=limits.members)
    hint = gettext("remove what does not belong there")
    return DocumentError(Found(path, message, hint, offset=starts[-1]))


def _starts_of_object(text: str, ordinal: int) -> list[int]:
    """Where the object starts that ends after `ordinal` others, after the starts of all that it is in.

    The scanner builds objects in the order of their ends.
    """
    matches = _OBJECTS.finditer(text)
    starts: list[int] = []
    start = 0
    while ordinal >= 0:
        match = next(matches)
        found = match[1]
        if found in ("{", "["):
            starts.append(match.start(1))
        elif found == "]":
            starts.pop()
        else:
            start = starts.pop() if found == "}" else match.start(1)
            ordinal -= 1
    return [*starts, start]


def _syntax(text: str, error: json.JSONDecodeError) -> Found:
    hints = (
        (
            "Expecting property name",
            gettext("put double quotes around the name of a field, and no comma before }"),
        ),
        ("Expecting ',' delimiter", gettext("put a comma between two entries")),
        ("Expecting ':' delimiter", gettext("put a colon between a name and its value")),
        ("Illegal trailing comma", gettext("remove the comma before the bracket")),
        (
            "Invalid control character",
            gettext("write a line break inside a text as \\n and a tab as a space"),
        ),
        ("Invalid \\", gettext("write a backslash as two backslashes")),
        ("Unterminated string", gettext("end the text with double quotes")),
        ("Extra data", gettext("remove what follows the end of the document")),
        (
            "Expecting value",
            gettext("write a text in double quotes, a number, a list, an object or null"),
        ),
    )
    hint = next(
        (hint for start, hint in hints if error.msg.startswith(start)), gettext("see json.org for the rules")
    )
    message = gettext("this is not JSON: {reason}").format(reason=error.msg[:1].lower() + error.msg[1:])
    return Found(position.path_at(text, error.pos), message, hint, offset=error.pos)
