"""The rows of a public record from its bytes: JSON, with what often goes wrong in such files forgiven."""

import json
import re
from collections.abc import Sequence
from contextlib import suppress
from enum import Enum
from functools import partial
from typing import Any, Final, cast

from warloss_gui.documents.limits import Limits
from warloss_gui.documents.problems import DocumentError, Found
from warloss_gui.documents.record_oddities import Oddities, Place
from warloss_gui.documents.record_shapes import RECORD_HINT, why_no_list
from warloss_gui.documents.structure import decode
from warloss_gui.language import gettext, ngettext, number

_BOM: Final = b"\xef\xbb\xbf"
_TORN_CHARACTER: Final = re.compile(rb"(?:[\xc2-\xdf]|[\xe0-\xef][\x80-\xbf]?|[\xf0-\xf4][\x80-\xbf]{0,2})\Z")
"""The beginning of a character in UTF-8, at the end of a file."""

_LONGEST_NUMBER: Final = 600
_BLANK: Final = r"[ \t\n\r]*+"
_LIST: Final = re.compile(rf"{_BLANK}\[{_BLANK}")
_COMMA: Final = re.compile(rf"{_BLANK},{_BLANK}")
_TORN_VALUE: Final = re.compile(
    rf"(?:tr?u?|fa?l?s?|nu?l?|Na?|-|-?In?f?i?n?i?t?|\.|[eE][+\-]?|\\?u?[0-9a-fA-F]{{0,4}})?{_BLANK}\Z"
)
"""The beginning of a value, or nothing, at the end of a text."""


class Mark(Enum):
    """What stands in a column where there is no value."""

    ABSENT = "absent"
    UNCLEAR = "unclear"
    """The row gives several, and has been reported for it."""


ABSENT: Final = Mark.ABSENT
UNCLEAR: Final = Mark.UNCLEAR


class RepeatingRow(dict[str, Any]):
    """A row in which keys stand more than once. Where their values differ it has none."""

    def __init__(self, members: list[tuple[str, Any]]) -> None:
        super().__init__()
        self.repeated: dict[str, bool] = {}
        """Each repeated key, and whether its values are equal."""
        for key, value in members:
            if key in self:
                same = type(self[key]) is type(value) and self[key] == value
                self.repeated[key] = same and self.repeated.get(key, True)
            else:
                self[key] = value
        self.update({key: UNCLEAR for key, same in self.repeated.items() if not same})


def _row(members: list[tuple[str, Any]]) -> dict[str, Any]:
    row = dict(members)
    return row if len(row) == len(members) else RepeatingRow(members)


def _shortened_number(digits: str) -> int:
    return int(digits[:_LONGEST_NUMBER])


_DECODER: Final = json.JSONDecoder(object_pairs_hook=_row)
_PATIENT_DECODER: Final = json.JSONDecoder(object_pairs_hook=_row, parse_int=_shortened_number)
"""A number with more digits than Python reads at once is beyond all bounds here too when it is shortened."""


def read_rows(data: bytes, file: str, limits: Limits, oddities: Oddities) -> list[Any]:
    """The rows of a file, of any kind as yet. Raises DocumentError if it is no list of rows.

    A byte order mark is passed over, and of a file that was cut off the complete rows are used.
    """
    if data.startswith(_BOM):
        data = data.removeprefix(_BOM)
        say = partial(gettext, "the file begins with a byte order mark, which is passed over")
        oddities.add(Place(file), None, say)
    whole = data[: -len(torn[0])] if (torn := _TORN_CHARACTER.search(data[-3:])) else data
    values, cut = _parsed(_text(whole, limits))
    if not isinstance(values, list):
        raise DocumentError(Found((), *why_no_list(values)))
    rows = cast("list[Any]", values)
    if not rows:
        raise DocumentError(Found((), gettext("the list has no rows"), gettext(RECORD_HINT)))
    if cut or torn:
        oddities.add(Place(file, len(rows) + 1), None, partial(_cut_off, len(rows)))
    return rows


def text_of(data: bytes) -> str:
    """The text in which the offsets of problems count, also where it is not all UTF-8."""
    return data.removeprefix(_BOM).decode("utf-8", "replace")


def _text(data: bytes, limits: Limits) -> str:
    """The text of a file within its limits. Raises DocumentError."""
    if not data.strip():
        raise DocumentError(Found((), gettext("the file is empty"), gettext(RECORD_HINT)))
    try:
        return decode(data, limits)
    except DocumentError as error:
        found = error.found
        if found.offset is None:
            raise
        hint = gettext("a record is a list of rows in UTF-8, and its rows hold no lists")
        raise DocumentError(Found((), found.message, hint, offset=found.offset)) from None


def _parsed(text: str) -> tuple[Any, bool]:
    """The values of a JSON text, and whether it is cut off: then the complete rows. Raises DocumentError."""
    with suppress(ValueError):
        return _DECODER.decode(text), False
    try:
        return _PATIENT_DECODER.decode(text), False
    except json.JSONDecodeError as error:
        rows = _complete_rows(text)
        cut = error.msg.startswith("Unterminated string") or _TORN_VALUE.match(text, error.pos) is not None
        if cut and rows:
            return rows, True
        raise DocumentError(_syntax(error, rows, cut=cut)) from None


def _complete_rows(text: str) -> list[Any]:
    """The rows of a list up to the first that is not complete."""
    rows: list[Any] = []
    match = _LIST.match(text)
    with suppress(json.JSONDecodeError):
        while match is not None:
            row, end = _PATIENT_DECODER.raw_decode(text, match.end())
            rows.append(row)
            match = _COMMA.match(text, end)
    return rows


def _syntax(error: json.JSONDecodeError, rows: Sequence[Any], *, cut: bool) -> Found:
    if cut:
        message = gettext("the file is cut off before its first row is complete")
        return Found((), message, gettext("fetch the file again"), offset=error.pos)
    message = gettext("this is not JSON: {reason}").format(reason=error.msg[:1].lower() + error.msg[1:])
    return Found(
        (len(rows),) if rows else (), message, gettext("see json.org for the rules"), offset=error.pos
    )


def _cut_off(rows: int) -> str:
    return ngettext(
        "the file is cut off here, after {count} complete row, which is used",
        "the file is cut off here, after {count} complete rows, which are used",
        rows,
    ).format(count=number(rows))
