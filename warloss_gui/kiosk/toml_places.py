"""Where in a TOML text a value stands.

The library keeps the text as it is written but does not tell places. So one value is exchanged for another:
the first letter in which the two texts differ is where it stands.
"""

from itertools import takewhile
from typing import Any, Final

import tomlkit
from tomlkit import TOMLDocument
from tomlkit.items import AoT, Float, Integer, Table

from warloss_gui.documents.problems import Path

_NEW: Final = "warloss-place"


def place(text: str, path: Path, *, at_key: bool = False) -> tuple[int, int]:
    """The line and the column, from 1, of the value at a path, or of its key.

    Of a table it is the first value in it, or the end of its head where it has none.
    """
    offset = _offset(text, path)
    if at_key and path:
        offset = max(text.rfind(str(path[-1]), 0, offset), 0)
    before = text[:offset]
    return before.count("\n") + 1, offset - (before.rfind("\n") + 1) + 1


def _offset(text: str, path: Path) -> int:
    # The text has been read before, so that it can be.
    document = tomlkit.parse(text)
    holder: Any = None
    found: Any = document
    key: str | int = ""
    for step in path:
        holder, key, found = found, step, found[step]
    while isinstance(found, Table | AoT | TOMLDocument) and len(found):
        holder, key = found, 0 if isinstance(found, AoT) else next(iter(found))
        found = holder[key]
    if isinstance(found, Table | TOMLDocument):
        found[_NEW] = True
    else:
        holder[key] = True if isinstance(found, Integer | Float) else 7
    changed = document.as_string()
    same = takewhile(lambda pair: pair[0] == pair[1], zip(text, changed, strict=False))
    return sum(1 for _pair in same)
