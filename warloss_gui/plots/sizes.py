"""How large everything in a plot is: lengths in pixels that grow with the text."""

from dataclasses import dataclass
from typing import Final, Self

from warloss_gui.plots.texts import Fonts
from warloss_gui.qt.measures import Measures, measures_of

UNIT: Final = 19.0
"""The height of a line for which the lengths are meant."""
RADIUS: Final = 6.0
ARROW: Final = 20.0
"""From the edge of a mark to the tip of its arrow."""
HALO: Final = 3.0
"""From the edge of a mark to the ring around it, where it may not count the same."""
GAP: Final = 8.0
INSET: Final = 12.0
"""Before the texts of the lanes, as before the cells of the tables; it does not grow."""


@dataclass(frozen=True, slots=True)
class Sizes:
    """The measures of the type of a plot, and the lengths that go with it, `unit` times the usual ones."""

    body: Measures
    small: Measures
    heading: Measures
    unit: float
    radius: float
    arrow: float
    gap: float

    @classmethod
    def of(cls, fonts: Fonts) -> Self:
        """The sizes for the type of a plot."""
        body = measures_of(fonts.body)
        unit = body.height / UNIT
        return cls(
            body=body,
            small=measures_of(fonts.small),
            heading=measures_of(fonts.heading),
            unit=unit,
            radius=RADIUS * unit,
            arrow=ARROW * unit,
            gap=GAP * unit,
        )
