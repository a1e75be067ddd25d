"""The parts of a page, worked out one by one as they are asked for, and kept."""

from collections.abc import Iterator

from warloss_gui.kiosk.parts import Part


class Pager:
    """A page's parts for one size of the screen."""

    def __init__(self, parts: Iterator[Part]) -> None:
        self._waiting = parts
        self._found: list[Part] = []
        self.is_complete = False
        """Whether all parts are known."""

    @property
    def count(self) -> int:
        """The number of parts, as far as it is known: one more than were found while others may follow."""
        return max(len(self._found) + (not self.is_complete), 1)

    def find_next(self) -> None:
        """Work out one more part."""
        part = next(self._waiting, None)
        if part is None:
            self.is_complete = True
        else:
            self._found.append(part)

    def place_of(self, entry: str) -> int:
        """The place of the first part that says something, or 0 where none does."""
        place = 0
        while place < len(self._found) or not self.is_complete:
            if place == len(self._found):
                self.find_next()
            elif any(one.id == entry for one in self._found[place].entries):
                return place
            else:
                place += 1
        return 0

    def part(self, place: int) -> Part | None:
        """A part by its place, counted from 0, or the last one; None where a page has none."""
        while len(self._found) <= place and not self.is_complete:
            self.find_next()
        return self._found[min(place, len(self._found) - 1)] if self._found else None
