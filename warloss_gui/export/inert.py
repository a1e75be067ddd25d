"""Texts that a spreadsheet takes for texts: no formula can come out of a document into a table."""

from typing import Final

_FORMULA: Final = tuple("=+-@\t\r\n\uff1d\uff0b\uff0d\uff20")
"""What a cell begins with that a spreadsheet may calculate (OWASP, CSV Injection), full width too."""


def looks_like_formula(text: str) -> bool:
    """Whether a spreadsheet may take a text for a formula."""
    return text.startswith(_FORMULA)


def inert(text: str) -> str:
    """A text for a cell of a table without types: with an apostrophe before what looks like a formula."""
    return f"'{text}" if looks_like_formula(text) else text
