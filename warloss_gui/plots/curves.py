"""The lines of a history in pixels, thinned out to what can be seen at a scale of time, and their marks.

This module is imported after the first paint, as numpy is.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QPolygonF

from warloss_gui.plots.axes import LinearAxis, LogAxis
from warloss_gui.plots.history_picture import Line
from warloss_gui.plots.library import pg
from warloss_gui.plots.time_layout import TimeLayout

_ROOM: Final = 5.0
"""Pixels between reports from which on each gets a dot."""

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Stretch:
    """Reports that are joined by a line: pixels from the start of all time, and heights."""

    x: Floats
    y: Floats

    def between(self, low: float, high: float) -> "Stretch":
        """The part that is seen between two pixels, with the points just beside it."""
        first = max(int(np.searchsorted(self.x, low)) - 1, 0)
        last = int(np.searchsorted(self.x, high)) + 1
        return Stretch(self.x[first:last], self.y[first:last])

    def where(self, chosen: NDArray[np.bool_]) -> "Stretch":
        """Some of its points."""
        return Stretch(self.x[chosen], self.y[chosen])

    @property
    def is_roomy(self) -> bool:
        """Whether there is room for a dot at each report."""
        return float(self.x[-1] - self.x[0]) >= _ROOM * len(self.x)

    def polygon(self, shift: float) -> QPolygonF:
        """As Qt draws it."""
        return pg.functions.arrayToQPolygonF(self.x - shift, self.y)


_NOTHING: Final = Stretch(np.empty(0), np.empty(0))


@dataclass(frozen=True, slots=True)
class Curve:
    """A line as it is drawn at a scale of time, with the places of its marks."""

    line: Line
    stretches: tuple[Stretch, ...]
    falls: Stretch
    first: Stretch
    """The first report of a category that is late, or nothing."""
    slips: Stretch
    beyond: Stretch
    """The slips that are beyond the axis."""


def thinned(x: Floats, y: Floats) -> NDArray[np.intp]:
    """The points of a line that can be seen: the lowest and the highest in each column of pixels."""
    column = np.floor(x).astype(np.int64)
    starts = np.flatnonzero(np.concatenate(([True], column[1:] != column[:-1])))
    counts = np.diff(np.append(starts, len(x)))
    found = [
        _first_of_each(np.flatnonzero(y == np.repeat(extreme.reduceat(y, starts), counts)), column)
        for extreme in (np.minimum, np.maximum)
    ]
    return np.unique(np.concatenate(found))


def _first_of_each(places: NDArray[np.intp], column: NDArray[np.int64]) -> NDArray[np.intp]:
    """The first of these points in each column."""
    columns = column[places]
    return places[np.concatenate(([True], columns[1:] != columns[:-1]))]


class LineColumn:
    """The reports of a line as numpy has them: days, heights, and where a stretch begins."""

    def __init__(self, line: Line, axis: LinearAxis | LogAxis) -> None:
        self.line = line
        self._axis = axis
        self._days = np.array(line.ordinals, np.float64)
        values = np.array(line.series.values, np.float64)
        self._at = _places(values, axis)
        self._part = np.zeros(len(values), np.int64)
        self._part[list(line.starts)] = 1
        self._part = np.cumsum(self._part)
        # What has no place on the axis is not drawn, and no line leads over it.
        self._drawn = np.flatnonzero(np.isfinite(self._at))
        self._part += np.cumsum(~np.isfinite(self._at))

    def curve(self, layout: TimeLayout, per_day: float) -> Curve:
        """The line at a scale of time."""
        origin = layout.timeline.whole.first
        x = (self._days - origin) * per_day
        y = layout.area.bottom() - self._at * layout.area.height()
        drawn = self._drawn
        kept = drawn[thinned(x[drawn], y[drawn])] if len(drawn) else drawn
        # A gap that is narrower than a pixel cannot be seen.
        breaks = np.flatnonzero((np.diff(self._part[kept]) > 0) & (np.diff(np.floor(x[kept])) > 0)) + 1
        falls = np.intersect1d(np.array(self.line.falls, np.intp), drawn)
        first = drawn[: int(self.line.is_late)]
        return Curve(
            self.line,
            tuple(Stretch(x[part], y[part]) for part in np.split(kept, breaks)),
            Stretch(x[falls], y[falls]),
            Stretch(x[first], y[first]),
            *self._slips(layout, per_day),
        )

    def _slips(self, layout: TimeLayout, per_day: float) -> tuple[Stretch, Stretch]:
        """The slips within the axis, and at its ends those beyond it."""
        if not self.line.slips:
            return _NOTHING, _NOTHING
        days = np.array([slip.day.toordinal() for slip in self.line.slips], np.float64)
        at = _places(np.array([slip.value for slip in self.line.slips], np.float64), self._axis)
        slips = Stretch(
            (days - layout.timeline.whole.first) * per_day,
            layout.area.bottom() - np.clip(np.nan_to_num(at), 0, 1) * layout.area.height(),
        )
        return slips.where(~(at > 1)), slips.where(at > 1)

    def height_at(self, ordinal: int, layout: TimeLayout) -> float | None:
        """The pixel of the report of a day, or None."""
        place = int(np.searchsorted(self._days, ordinal))
        if place == len(self._days) or self._days[place] != ordinal or not np.isfinite(self._at[place]):
            return None
        return layout.area.bottom() - float(self._at[place]) * layout.area.height()


def _places(values: Floats, axis: LinearAxis | LogAxis) -> Floats:
    if isinstance(axis, LinearAxis):
        return values / axis.top
    with np.errstate(divide="ignore"):
        found = (np.log10(values) - axis.first) / axis.decades
    return np.where(values > 0, found, np.nan)
