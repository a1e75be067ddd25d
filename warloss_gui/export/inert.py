"""Texts that others take for what they are.

No formula can come out of a document into a table, and no address into a link that others cannot read.
"""

import re
from typing import Final

_FORMULA: Final = tuple("=+-@\t\r\n\uff1d\uff0b\uff0d\uff20")
"""What a cell begins with that a spreadsheet may calculate (OWASP, CSV Injection), full width too."""
_AFTER_SEMICOLON: Final = re.compile(r";\s*(?=[{}])".format("".join(map(re.escape, _FORMULA))))
"""Where another cell begins with such a sign, if the table is read as one that is parted at semicolons."""
_QUOTE: Final = '"'
_UNFIT: Final = re.compile(r'["<>\\^`{|}\[\]]|%(?![0-9A-Fa-f]{2})')
"""What no address may have but as its code (RFC 3986, 2 and appendix A)."""


def looks_like_formula(text: str) -> bool:
    """Whether a spreadsheet may take a text for a formula."""
    return text.startswith(_FORMULA)


def inert(text: str) -> str:
    """A text for a cell of a table without types: with an apostrophe before what looks like a formula.

    Where commas part the decimals of numbers, spreadsheets part cells at semicolons.
    """
    guarded = _AFTER_SEMICOLON.sub(r"\g<0>'", text)
    return f"'{guarded}" if looks_like_formula(text) else guarded


def between_tabs(text: str) -> str:
    """An inert text on one line, for a cell between tabs. One that begins with a quotation mark is quoted.

    Spreadsheets take such a mark for the beginning of a quoted cell: they would drop it, calculate what
    follows, and look for its end in the cells after it (RFC 4180, 2.5 to 2.7, with tabs for commas).
    """
    line = inert(" ".join(text.split()))
    if not line.startswith(_QUOTE):
        return line
    return f"{_QUOTE}{line.replace(_QUOTE, _QUOTE * 2)}{_QUOTE}"


def address(url: str) -> str:
    """An address as a link has it, with the codes of what no address may have."""
    place, mark, part = url.partition("#")
    return _as_codes(place) + mark + _as_codes(part).replace("#", "%23")


def _as_codes(text: str) -> str:
    return _UNFIT.sub(lambda sign: f"%{ord(sign[0]):02X}", text)
