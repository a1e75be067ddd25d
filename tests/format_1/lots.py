"""Lots that are always drawn alike: on every machine, with every version of Python."""

from collections.abc import Hashable
from typing import Any, Final, TypeVar

T = TypeVar("T", bound=Hashable)

# Knuth's linear congruential generator; its upper bits are the good ones.
_FACTOR: Final = 6364136223846793005
_STEP: Final = 1442695040888963407
_SIZE: Final = 2**64


class Lots:
    """Draws numbers, and values of which each comes once before any comes again."""

    def __init__(self, seed: int) -> None:
        self._state = seed
        self._decks: dict[Any, list[Any]] = {}

    def below(self, limit: int) -> int:
        """A number from zero up to the one before the limit."""
        self._state = (self._state * _FACTOR + _STEP) % _SIZE
        return (self._state >> 33) % limit

    def one_in(self, count: int) -> bool:
        """Whether it happens, which it does once in so many times."""
        return self.below(count) == 0

    def one(self, values: tuple[T, ...]) -> T:
        """One of the values. A value that is in them twice comes twice as often."""
        deck = self._decks.setdefault(values, [])
        if not deck:
            deck.extend(values)
        return deck.pop(self.below(len(deck)))

    def some(self, values: list[T], least: int, most: int) -> list[T]:
        """A few of the values, each once, in any order."""
        left = values.copy()
        count = min(least + self.below(most - least + 1), len(left))
        return [left.pop(self.below(len(left))) for _ in range(count)]
