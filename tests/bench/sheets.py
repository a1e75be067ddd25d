"""Large sheets made from the bundled one: its figures again and again, each with an id of its own."""

import json
from itertools import cycle, islice
from typing import Any

from warloss_gui import assets


def large_sheet(figures: int, *, statements: int = 2) -> bytes:
    """A valid sheet with so many figures."""
    sheet: dict[str, Any] = json.loads(assets.path("factsheets/article.json").read_text("utf-8"))
    sheet["figures"] = _repeated(sheet["figures"], figures)
    sheet["statements"] = _repeated(sheet["statements"], statements)
    sheet["headline"] = sheet["figures"][0]["id"]
    return json.dumps(sheet, indent=2, ensure_ascii=False).encode()


def _repeated(items: list[dict[str, Any]], count: int) -> list[dict[str, Any]]:
    return [{**item, "id": f"{item['id']}-{i}"} for i, item in enumerate(islice(cycle(items), count))]
