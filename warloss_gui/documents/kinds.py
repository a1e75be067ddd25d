"""What kind of document a file is, by what it holds and not by its name."""

import os
import re
from collections.abc import Iterable
from contextlib import suppress
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Final, Literal

from warloss_gui.documents.limits import DEFAULT, Limits
from warloss_gui.documents.position import Walk
from warloss_gui.documents.problems import DocumentError
from warloss_gui.documents.structure import decode
from warloss_gui.files import FileProblem, read_regular, require_regular
from warloss_gui.language import gettext

Kind = Literal["sheet", "record"]
"""A fact sheet is a JSON object; a public record is a JSON list of rows, or an object with columns."""

_SIGNS: Final = (b"{", b"[")
_RECORD_KEYS: Final = ("columns", "series")
"""What an object has that is a record, or one of a version that is read no more, and no sheet."""
_OBJECT: Final = re.compile(rb"(?:\xef\xbb\xbf)?[ \t\r\n]*+\{")
_BOM: Final = b"\xef\xbb\xbf"
_BLANK: Final = b" \t\r\n"
_AT_ONCE: Final = 4_096
"""Bytes that are read in one go."""


def kind_of(path: Path, limits: Limits = DEFAULT) -> Kind:
    """The kind of a file, of which no more is read than tells it. Its reader says whether it is good.

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
        return "record" if sign == b"[" or _holds_columns(path, limits) else "sheet"
    hint = gettext("choose a JSON document in UTF-8: a fact sheet begins with {, a public record with { or [")
    raise FileProblem(path, reason, hint)


def has_columns(data: bytes, limits: Limits = DEFAULT) -> bool:
    """Whether a document is an object with columns, as a record is and a sheet never.

    Hardly any other document has that word in quotation marks; only then it is looked where the word stands.
    """
    if _OBJECT.match(data) is None or not any(f'"{key}"'.encode() in data for key in _RECORD_KEYS):
        return False
    with suppress(DocumentError, ValueError):
        text = decode(data.removeprefix(_BOM), limits)
        return any(key in _RECORD_KEYS for key, _entry in Walk(text).entries())
    return False


def _holds_columns(path: Path, limits: Limits) -> bool:
    """Whether a file that begins as an object does. What cannot be read is left to the reader of sheets."""
    try:
        return has_columns(read_regular(path, limits.size), limits)
    except FileProblem:
        return False


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
