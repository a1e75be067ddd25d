"""Short numbers read back, to see what they say."""

from fractions import Fraction
from typing import Final

_UNITS: Final = {"": 1, "million": 10**6, "billion": 10**9, "trillion": 10**12}


def read_short(text: str) -> Fraction:
    """The number that a short English one says: 1.02 million."""
    number, _blank, unit = text.partition(" ")
    return Fraction(number.replace(",", "")) * _UNITS[unit]
