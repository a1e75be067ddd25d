"""A picture of claims: lanes of marks over one axis, and lines through all of them.

Places run from 0 to 1. What has no place on the axis (0 on a log axis) is kept, with None as its place.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final, Literal

from warloss_gui.claims.sources import EvidenceBasis
from warloss_gui.language import gettext, number
from warloss_gui.plots.axes import Axis

Shape = Literal["exact", "about", "from", "up_to", "span", "interval", "words"]
"""How a bound is drawn: a filled dot; a hollow one; open to the right; open to the left; a segment; a thin
line between two caps; a hatched band without a dot."""

MOST_MARKS: Final = 1_000
"""A picture of more tells a reader nothing, and drawing it would stop the window."""


@dataclass(frozen=True, slots=True)
class Said:
    """A mark in words: its name, and everything that must accompany it."""

    name: str
    about: str


@dataclass(frozen=True, slots=True)
class Mark:
    """One claim in a picture.

    `low` and `high` are its places from 0 to 1, equal unless it is a range; None is off the axis. `best` is
    that of the best value of a range, where there is one. `party` is the position of its party in the sheet,
    for a colour. `said` words it when a reader asks.

    A claim of a second sheet has in `figure` the id of the figure in whose lane it stands; where it is
    `near`, it may not count the same as that one.
    """

    id: str
    shape: Shape
    low: float | None
    high: float | None
    label: str
    party: int
    basis: EvidenceBasis | None
    said: Callable[[], Said]
    figure: str = ""
    near: bool = False
    best: float | None = None

    @property
    def chooses(self) -> str:
        """The id of what a reader chooses with it: its own, or that of the figure in whose lane it stands."""
        return self.figure or self.id


@dataclass(frozen=True, slots=True)
class Lane:
    """A row of a picture. `group` is its heading; `icon` names a drawing.

    Its marks go from left to right, its own figure before those of a second sheet.
    """

    title: str
    detail: str
    group: str
    icon: str
    marks: tuple[Mark, ...]

    @property
    def has_peers(self) -> bool:
        """Whether figures of a second sheet stand in it."""
        return any(mark.figure for mark in self.marks)


@dataclass(frozen=True, slots=True)
class Guide:
    """A line through all lanes, at a place from 0 to 1."""

    at: float
    label: str


@dataclass(frozen=True, slots=True)
class Picture:
    """All that a plot shows. `note` holds what is common to all lanes."""

    title: str
    note: str
    axis: Axis
    lanes: tuple[Lane, ...]
    guides: tuple[Guide, ...] = ()

    @property
    def marks(self) -> list[Mark]:
        """The marks, lane by lane."""
        return [mark for lane in self.lanes for mark in lane.marks]

    @property
    def has_off_axis(self) -> bool:
        """Whether a mark has no place on the axis."""
        return any(mark.low is None for lane in self.lanes for mark in lane.marks)


def in_order(marks: Iterable[Mark]) -> tuple[Mark, ...]:
    """Marks from left to right."""
    return tuple(sorted(marks, key=lambda mark: mark.low or 0.0))


def word_left_out(drawn: int, everything: int) -> str:
    """That only the first of many are drawn, or nothing where all are."""
    if drawn == everything:
        return ""
    text = gettext("The first {drawn} of {everything} are drawn; all of them stand below.")
    return text.format(drawn=number(drawn), everything=number(everything))
