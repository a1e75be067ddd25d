"""Arithmetic on numbers of which only a bound may be known.

An interval has a lower and an upper end, each of which may be missing: "at least 6,000" has no
upper end. An operation never returns an end that its inputs do not support, so a one-sided bound
never turns into a best value. "About" gets no interval of its own: it is a point with a mark that
every result inherits. All quantities are counts, so they are never negative.
"""

from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Self


@dataclass(frozen=True, slots=True)
class Bounds:
    """The numbers that a claim allows.

    `low` and `high` are None where the claim sets no such end; an end is open where the claim
    excludes the number itself ("more than"). `approximate` says that the claimant called a number
    approximate.
    """

    low: Fraction | None
    high: Fraction | None
    low_open: bool = False
    high_open: bool = False
    approximate: bool = False

    def __post_init__(self) -> None:
        if (self.low is not None and self.low < 0) or (self.high is not None and self.high < 0):
            raise ValueError("a count is never negative")
        if self.low is not None and self.high is not None and self.low > self.high:
            raise ValueError(f"the lower end {self.low} is above the upper end {self.high}")

    @classmethod
    def point(cls, value: int | Fraction, *, approximate: bool = False) -> Self:
        """A single number, exact or about."""
        return cls(Fraction(value), Fraction(value), approximate=approximate)

    @classmethod
    def between(cls, low: int, high: int, *, approximate: bool = False) -> Self:
        """Both ends known and allowed."""
        return cls(Fraction(low), Fraction(high), approximate=approximate)

    @property
    def is_point(self) -> bool:
        """Whether both ends are the same number."""
        return self.low is not None and self.low == self.high

    def contains(self, value: int | Fraction) -> bool:
        """Whether the claim allows this number."""
        above = self.low is None or (value > self.low if self.low_open else value >= self.low)
        below = self.high is None or (value < self.high if self.high_open else value <= self.high)
        return above and below

    def __add__(self, other: "Bounds") -> "Bounds":
        return Bounds(
            low=None if self.low is None or other.low is None else self.low + other.low,
            high=None if self.high is None or other.high is None else self.high + other.high,
            low_open=self.low_open or other.low_open,
            high_open=self.high_open or other.high_open,
            approximate=self.approximate or other.approximate,
        )

    def __truediv__(self, other: "Bounds") -> "Bounds":
        """The quotient's bounds. Raises ZeroDivisionError where the divisor can only be zero."""
        if other.high == 0:
            raise ZeroDivisionError("the divisor can only be zero")
        return Bounds(
            low=None if self.low is None or other.high is None else self.low / other.high,
            high=None if self.high is None or not other.low else self.high / other.low,
            # Nothing divided by anything is nothing, so an open end of the divisor leaves 0 allowed.
            low_open=self.low_open or (other.high_open and self.low != 0),
            high_open=self.high_open or (other.low_open and self.high != 0),
            approximate=self.approximate or other.approximate,
        )

    def __mul__(self, factor: int) -> "Bounds":
        """The bounds scaled by a positive whole number."""
        return replace(
            self,
            low=None if self.low is None else self.low * factor,
            high=None if self.high is None else self.high * factor,
        )
