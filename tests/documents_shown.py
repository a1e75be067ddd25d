"""Sheets for the window: the bundled one, changed, made hostile, or made large."""

import json
from collections.abc import Iterator
from typing import Any, Final, cast

from tests.builders import Json
from warloss_gui import assets

MARKUP: Final = "<b>A & B</b> &amp; <img src='file:///etc/passwd'> %s 100 % {0} {number} שלום "
"""What would be drawn as markup, taken as a template, or turned around."""

TABLES: Final = "<table><tr><td>" * 8 + "deep" + "</td></tr></table>" * 8

UNBROKEN: Final = "<W&W>" * 40
"""The longest line that a sheet may hold, without a place to break it."""

_LONGEST_LINE: Final = 200
_LONGEST_REMARK: Final = 600
_LONGEST_PROSE: Final = 10_000

_LINES: Final = {
    *("assessment", "channel", "in_text", "label", "licence", "name"),
    *("printed", "role", "speaker", "term", "title"),
}


def article() -> Json:
    """The bundled sheet, to be changed."""
    made: Json = json.loads(assets.path("factsheets/article.json").read_text("utf-8"))
    return made


def hostile(*, unbroken: bool = False) -> Json:
    """The bundled sheet with every text replaced by one that must be shown as it stands.

    Each is as long as it may be, and ends in a number of its own.
    """
    numbers = iter(range(1_000_000))
    made: Json = _replaced(article(), None, numbers, UNBROKEN if unbroken else MARKUP + TABLES)
    return made


def _replaced(value: Any, name: str | None, numbers: Iterator[int], filling: str) -> Any:
    if isinstance(value, dict):
        fields = cast("dict[str, Any]", value)
        of_enum = {"role"} if "claimant" in fields or "kind" in fields else set[str]()
        return {
            key: entry if key in of_enum else _replaced(entry, key, numbers, filling)
            for key, entry in fields.items()
        }
    if isinstance(value, list):
        entries = cast("list[Any]", value)
        return [_replaced(entry, name, numbers, filling) for entry in entries]
    longest = _longest(name)
    if not isinstance(value, str) or longest is None:
        return value
    number = f" {next(numbers)}"
    text = filling * (longest // len(filling) + 1)
    return text[: longest - len(number)] + number


def _longest(name: str | None) -> int | None:
    if name in _LINES:
        return _LONGEST_LINE
    return {"note": _LONGEST_PROSE, "text": _LONGEST_REMARK}.get(name or "")


def large(figures: int, statements: int) -> Json:
    """The bundled sheet with so many personnel figures and statements, each with a number of its own."""
    made = article()
    figure, statement = made["figures"][0], made["statements"][0]
    made["figures"] = [
        {**figure, "id": f"figure-{i}", "quantity": {**figure["quantity"], "value": 1_000 + i}}
        for i in range(figures)
    ]
    made["statements"] = [
        {**statement, "id": f"statement-{i}", "speaker": f"Speaker {i}"} for i in range(statements)
    ]
    made["headline"] = "figure-0"
    return made
