"""What stands beside what in a picture: the texts of all lanes on the left, and their marks over one axis."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Self

from warloss_gui.plots.axes import MOST_TICKS
from warloss_gui.plots.picture import Picture
from warloss_gui.plots.sizes import INSET, Sizes
from warloss_gui.plots.texts import Fonts
from warloss_gui.qt.measures import Measures

MEASURED_LANES: Final = 60
"""Pictures up to this length measure every lane, so that texts wrap; longer ones have lanes of one height."""

RING: Final = 4.0
"""Room around a mark for the ring of the focus."""
_SLOT: Final = 36.0
"""Room before the axis for what has no place on it."""
_WIDEST_GUTTER: Final = 0.42
_UNIFORM_GUTTER: Final = 0.36
_MOST_LINES: Final = 7
"""Marks of one lane that are too near to each other stand in so many lines, the last one without labels."""
_UNIFORM_LINES: Final = 2
"""Of lanes of one height; figures of a second sheet take one more, where they may stand without labels."""


@dataclass(frozen=True, slots=True)
class Frame:
    """What all lanes of a picture have in common, in pixels.

    Texts reach from `indent` to `gutter` and the axis from `left` to `right`; what is off the axis stands at
    `slot`. The marks of a lane have at most `most_lines`, or more where figures of a second sheet need them.
    Very many lanes are uniform: each has just so many lines, and its texts are shortened.
    """

    sizes: Sizes
    width: float
    is_uniform: bool
    most_lines: int
    indent: float
    gutter: float
    slot: float
    left: float
    right: float

    @classmethod
    def of(cls, picture: Picture, width: float, fonts: Fonts, *, whole: bool) -> Self:
        """The frame of a picture for a width and its type. What is laid out `whole` has nothing cut."""
        sizes = Sizes.of(fonts)
        is_uniform = not whole and len(picture.lanes) > MEASURED_LANES
        uniform_lines = _UNIFORM_LINES + any(lane.has_peers for lane in picture.lanes)
        icon = sizes.body.height + sizes.gap if any(lane.icon for lane in picture.lanes) else 0.0
        indent = INSET + icon
        gutter = _UNIFORM_GUTTER * width if is_uniform else _gutter(picture, width, indent, sizes)
        reach = sizes.radius + RING * sizes.unit
        before = reach + sizes.arrow if any(mark.shape == "up_to" for mark in picture.marks) else reach
        slot = _SLOT * sizes.unit if picture.has_off_axis else 0.0
        widest = max(sizes.small.width(tick.text) for tick in picture.axis.ticks(MOST_TICKS))
        left = max(gutter + sizes.gap + before, widest / 2) + slot
        return cls(
            sizes=sizes,
            width=width,
            is_uniform=is_uniform,
            most_lines=uniform_lines if is_uniform else _MOST_LINES,
            indent=indent,
            gutter=gutter,
            slot=left - slot / 2,
            left=left,
            right=max(width - max(reach + sizes.arrow, widest / 2 + sizes.gap), left + 1),
        )

    def x(self, at: float | None) -> float:
        """The pixel of a place on the axis; what is off it stands before it."""
        return self.slot if at is None else self.left + at * (self.right - self.left)

    def lines(self, text: str, measures: Measures, room: float) -> Sequence[str]:
        """The lines of a text for a width: one, where all lanes are of one height."""
        if self.is_uniform:
            return [measures.shortened(text, room)] if text else []
        return measures.wrapped(text, room)


def _gutter(picture: Picture, width: float, indent: float, sizes: Sizes) -> float:
    """Where the texts of the lanes end: the widest has room, if it leaves enough for the axis."""
    titles = [sizes.body.width(lane.title) for lane in picture.lanes]
    details = [sizes.small.width(lane.detail) for lane in picture.lanes]
    return min(max(*titles, *details, 0.0, 0.0) + indent + 1, _WIDEST_GUTTER * width)
