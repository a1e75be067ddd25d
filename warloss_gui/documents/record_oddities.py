"""What was odd in a public record and could be worked around, counted without end and kept up to a limit."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Final, NamedTuple

from warloss_gui.documents.texts import visible
from warloss_gui.files import printable

KEPT_ODDITIES: Final = 1_000
"""How many oddities are told; more are only counted."""

_LONGEST_SHOWN: Final = 60


@dataclass(frozen=True, slots=True)
class Oddity:
    """What was odd in a record and could be worked around. All texts are safe to show."""

    file: str
    row: int | None
    """The row in its file, from 1. None: the file as a whole."""
    date: str | None
    """The date of the row, as ISO 8601 has it, or None if it has none that is valid."""
    key: str | None
    message: str


def safe(text: str) -> str:
    """A text from outside on one line, short, and with nothing hidden."""
    shortened = text if len(text) <= _LONGEST_SHOWN else text[:_LONGEST_SHOWN] + "…"
    return printable(visible(shortened))


@dataclass(slots=True)
class Oddities:
    """The oddities of a file, as many as are kept, and how many more there are."""

    kept: list[Oddity] = field(default_factory=list[Oddity])
    more: int = 0

    def add(self, place: "Place", key: str | None, say: Callable[[], str]) -> None:
        """Note an oddity. It is put into words only if it is kept."""
        if len(self.kept) >= KEPT_ODDITIES:
            self.more += 1
            return
        when = None if place.day is None else place.day.isoformat()
        self.kept.append(Oddity(place.file, place.row, when, None if key is None else safe(key), say()))

    def extend(self, others: "Oddities") -> None:
        """Note those of another file."""
        room = KEPT_ODDITIES - len(self.kept)
        self.kept += others.kept[:room]
        self.more += others.more + len(others.kept[room:])


class Place(NamedTuple):
    """Where an oddity is."""

    file: str
    row: int | None = None
    day: date | None = None


@dataclass(slots=True)
class Tally:
    """How often something was met in a column, and where first."""

    count: int = 0
    first: int = 0
    """The index of the row in its table."""

    def note(self, index: int) -> None:
        """Count it once more, in the row of this index."""
        self.first = self.first if self.count else index
        self.count += 1
