"""Why nothing of a public record can be used: the first cell of each kind, with what stands there."""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from warloss_gui.documents.record_oddities import safe
from warloss_gui.documents.record_rows import ABSENT, UNCLEAR
from warloss_gui.documents.record_shapes import ShapeColumn
from warloss_gui.documents.texts import shown
from warloss_gui.history.record_document import MOST
from warloss_gui.language import gettext, number

WHOLE: Final = re.compile(r"\s*+(-?[0-9]{1,600}+)(?:\.0*+)?\s*+")
"""A whole number that stands as a text."""

_SEPARATED: Final = re.compile(r"\s*-?[0-9]{1,3}(?:[,.'’\s_][0-9]{2,3})+(?:[,.][0-9]+)?\s*")


@dataclass(frozen=True, slots=True)
class Unusable:
    """A cell that cannot be used."""

    row: int
    """The row in its file, from 1."""
    key: str
    why: str


def word_unusable(cells: Mapping[str, Unusable]) -> str:
    """Cells that cannot be used, with their rows and columns and why."""
    text = gettext("row {row}, {column}: {reason}")
    said = (
        text.format(row=number(cell.row), column=safe(cell.key), reason=cell.why) for cell in cells.values()
    )
    return "; ".join(said)


def unusable_cells(
    rows: Iterable[tuple[int, Mapping[str, Any]]], columns: Iterable[ShapeColumn]
) -> Mapping[str, Unusable]:
    """The first cell of each kind that is no total, of rows with their places in the file."""
    keys = [(key, column) for column in columns for key in column.keys]
    first: dict[str, Unusable] = {}
    for place, row in rows:
        for name, column in keys:
            key, cell = name, row.get(name, ABSENT)
            if cell is ABSENT:
                continue
            kind, why = _why_no_total(cell)
            if not kind:
                # What is a total was left out for its bound.
                key = column.qualifier_key or key
                kind, why = "bound", _why_no_bound(row.get(key))
            first.setdefault(kind, Unusable(place, key, why))
    return first


def _why_no_total(cell: Any) -> tuple[str, str]:
    """Why a cell is no total: the kind of reason, and the reason; nothing for a total."""
    match cell:
        case None:
            return "null", gettext("null stands for a total that was not reported")
        case bool():
            return "truth", gettext("true or false stands where a number belongs")
        case str():
            return _why_text(cell)
        case float() if not cell.is_integer():
            value = shown(json.dumps(cell))
            return "fraction", gettext("{value} is not a whole number").format(value=value)
        case int() | float():
            return _why_beyond(int(cell))
        case _ if cell is UNCLEAR:
            return "several", gettext("the row gives several values")
        case _:
            return "list", gettext("a list or an object stands where a number belongs")


def _why_text(text: str) -> tuple[str, str]:
    match = WHOLE.fullmatch(text)
    if match is not None:
        return _why_beyond(int(match[1]))
    if _SEPARATED.fullmatch(text):
        reason = gettext("{text} is a text with separators, and not a number")
        return "separators", reason.format(text=shown(text))
    return "text", gettext("{text} is a text, and not a number").format(text=shown(text))


def _why_beyond(value: int) -> tuple[str, str]:
    words = shown(str(value))
    if value < 0:
        return "negative", gettext("{value} is below zero").format(value=words)
    if value > MOST:
        return "large", gettext("{value} is larger than any total can be").format(value=words)
    return "", ""


def _why_no_bound(word: Any) -> str:
    """Why a total is left out although it is one: nobody knows what its bound means."""
    if isinstance(word, str):
        return gettext("{word} is not a known bound, such as about").format(word=shown(word))
    return gettext("what stands here is not a known bound, such as about")
