"""Where all that is shown stands: it moves by a few pixels now and then, against burn-in."""

from itertools import product
from typing import Final

_OFTEN: Final = 180.0
"""Seconds between moves. They wait for a change of page, so that nobody sees them."""
_AT_LAST: Final = 600.0
"""Seconds after which a page moves while it is shown, if it is shown for so long."""
_PLACES: Final = tuple(product((0, 1, -1), repeat=2))


class Shift:
    """Moves by some pixels to each side, in turn. No pixels are no moves."""

    def __init__(self, pixels: int, now: float) -> None:
        """`now` is in seconds that only go forward, as all moments here."""
        self._pixels = pixels
        self._moved = now
        self._count = 0

    def is_due(self, now: float) -> bool:
        """Whether it is time for a move, if nobody sees it."""
        return bool(self._pixels) and now - self._moved >= _OFTEN

    def is_overdue(self, now: float) -> bool:
        """Whether it is time for a move, even if somebody sees it."""
        return self.is_due(now) and now - self._moved >= _AT_LAST

    def move(self, now: float) -> tuple[int, int]:
        """Move on; gives how far to the right and down from the middle it is now, in pixels."""
        self._moved = now
        self._count += 1
        right, down = _PLACES[self._count % len(_PLACES)]
        return right * self._pixels, down * self._pixels
