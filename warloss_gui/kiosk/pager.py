"""The parts of a page, worked out one by one as they are asked for, and kept."""

from collections.abc import Iterator

from warloss_gui.kiosk.parts import Part


class Pager:
    """A page's parts for one size of the screen."""

    def __init__(self, parts: Iterator[Part]) -> None:
        self._waiting = parts
        self.found: list[Part] = []
        """Those that are known."""
        self.is_complete = False
        """Whether all parts are known."""

    @property
    def count(self) -> int:
        """The number of parts, as far as it is known: one more than were found while others may follow."""
        return max(len(self.found) + (not self.is_complete), 1)

    def find_next(self) -> None:
        """Work out one more part."""
        part = next(self._waiting, None)
        if part is None:
            self.is_complete = True
        else:
            self.found.append(part)

    def place_of(self, entry: str) -> int:
        """The place of the first part that says something, or 0 where none does."""
        place = 0
        while place < len(self.found) or not self.is_complete:
            if place == len(self.found):
                self.find_next()
            elif entry in self.found[place].ids:
                return place
            else:
                place += 1
        return 0

    def part(self, place: int) -> Part | None:
        """A part by its place, counted from 0, or the last one; None where a page has none."""
        while len(self.found) <= place and not self.is_complete:
            self.find_next()
        return self.found[min(place, len(self.found) - 1)] if self.found else None
