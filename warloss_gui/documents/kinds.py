"""What kind of document a file is, by how it begins and not by its name."""

import os
from collections.abc import Iterable
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Final, Literal

from warloss_gui.documents.limits import DEFAULT, Limits
from warloss_gui.files import FileProblem, require_regular
from warloss_gui.language import gettext

Kind = Literal["sheet", "record"]
"""A fact sheet is a JSON object, a public record a JSON list."""

_SIGNS: Final[dict[bytes, Kind]] = {b"{": "sheet", b"[": "record"}
_BOM: Final = b"\xef\xbb\xbf"
_BLANK: Final = b" \t\r\n"
_AT_ONCE: Final = 4_096
"""Bytes that are read in one go."""


def kind_of(path: Path, limits: Limits = DEFAULT) -> Kind:
    """The kind of a file, of which no more is read than its first sign. Its reader says whether it is good.

    Raises FileProblem if it cannot be read, or is neither.
    """
    require_regular(path)
    try:
        sign = _first_sign(path, limits)
    except (OSError, ValueError) as error:
        raise FileProblem.of(path, error) from None
    if not sign:
        reason = gettext("it is empty")
    elif sign not in _SIGNS:
        reason = gettext("it is neither a fact sheet nor a public record")
    else:
        return _SIGNS[sign]
    hint = gettext("choose a JSON document in UTF-8: a fact sheet begins with {, a public record with [")
    raise FileProblem(path, reason, hint)


def _first_sign(path: Path, limits: Limits) -> bytes:
    """The first byte that is not blank, or nothing."""
    with open(path, "rb", opener=_open_at_once) as file:
        parts = iter(partial(file.read, _AT_ONCE), b"")
        for place, part in enumerate(islice(parts, limits.size // _AT_ONCE + 1)):
            text = part if place else part.removeprefix(_BOM)
            if sign := text.lstrip(_BLANK)[:1]:
                return sign
    return b""


def _open_at_once(path: str, flags: int) -> int:
    """Open without waiting for a writer, should a FIFO stand there by now."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def sorted_by_kind(paths: Iterable[Path], limits: Limits = DEFAULT) -> tuple[list[Path], list[Path]]:
    """The fact sheets among files, and the public records. What is neither is left to the sheets' reader."""
    sheets: list[Path] = []
    records: list[Path] = []
    for path in paths:
        try:
            found = records if kind_of(path, limits) == "record" else sheets
        except FileProblem:
            found = sheets
        found.append(path)
    return sheets, records
