"""The labels at the ends of the lines of a history: beside the plot where a line leaves it, or else in it.

Beside the plot they stand one below the other without overlap, as near to their lines as can be.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import accumulate
from typing import Final

from PySide6.QtCore import QLineF

from warloss_gui.language import number
from warloss_gui.plots.axes import DaySpan
from warloss_gui.plots.texts import Text, column
from warloss_gui.plots.time_layout import TimeLayout

_NEAR: Final = 1.0
"""Pixels by which a label may be moved without a leader from its line."""


@dataclass(frozen=True, slots=True)
class _End:
    """The label of a line before it has its place: where the line ends, and the lines of the label."""

    x: float
    y: float
    lines: Sequence[str]


@dataclass(frozen=True, slots=True)
class _Group:
    """Labels that stand one below the other without a gap."""

    ends: Sequence[_End]
    top: float
    bottom: float


def place_ends(layout: TimeLayout, seen: DaySpan) -> tuple[list[Text], list[QLineF]]:
    """The labels in their places, and the leaders to those that could not stand at their lines."""
    area, small, gap = layout.area, layout.sizes.small, layout.sizes.gap
    ends = list(_ends(layout, seen))
    edge = area.right() - 2 * gap
    texts = [text for end in ends if end.x < edge for text in _inside(layout, end)]
    leaders: list[QLineF] = []
    left = area.right() + gap
    for end, top in _spread(layout, [end for end in ends if end.x >= edge]):
        middle = top + len(end.lines) * small.height / 2
        if abs(middle - end.y) > _NEAR:
            leaders.append(QLineF(end.x, end.y, left - gap / 4, middle))
        texts += column(end.lines, left, top, small, "detail")
    return texts, leaders


def _ends(layout: TimeLayout, seen: DaySpan) -> Iterator[_End]:
    """Where each line leaves what is seen, or ends in it, with its label."""
    timeline = layout.timeline
    last = date.fromordinal(max(int(seen.last), 1))
    place = 0
    for line in timeline.lines:
        label = timeline.end_label(line, last)
        place += bool(timeline.end_label(line, line.series.days[-1]))
        found = line.series.latest(last)
        at = None if found is None else timeline.axis.at(found.value)
        if not label or found is None or at is None or found.day.toordinal() < seen.first:
            continue
        lines = [number(place)] if layout.is_numbered else layout.end_lines(label)
        yield _End(min(layout.x(line.series.days[-1], seen), layout.area.right()), layout.y(at), lines)


def _inside(layout: TimeLayout, end: _End) -> list[Text]:
    """Behind the end of a line, or above it where there is no room behind."""
    area, small, gap = layout.area, layout.sizes.small, layout.sizes.gap
    widest = max(map(small.width, end.lines))
    left, top = end.x + gap, end.y - len(end.lines) * small.height / 2
    if left + widest > area.right():
        left, top = area.right() - widest, end.y - len(end.lines) * small.height - gap
    return column(end.lines, left, max(top, area.top()), small, "detail")


def _spread(layout: TimeLayout, ends: Sequence[_End]) -> Iterator[tuple[_End, float]]:
    """The tops of the labels: each at its line, or where they would meet, around them."""
    groups: list[_Group] = []
    for end in sorted(ends, key=lambda end: end.y):
        group = _group(layout, [end])
        while groups and groups[-1].bottom > group.top:
            group = _group(layout, [*groups.pop().ends, *group.ends])
        groups.append(group)
    for group in groups:
        top = group.top
        for end in group.ends:
            yield end, top
            top += len(end.lines) * layout.sizes.small.height


def _group(layout: TimeLayout, ends: Sequence[_End]) -> _Group:
    """Labels one below the other, as near to their lines as can be, beside the plot."""
    area, line = layout.area, layout.sizes.small.height
    heights = [len(end.lines) * line for end in ends]
    offsets = [
        end.y - height / 2 - above
        for end, height, above in zip(ends, heights, accumulate(heights, initial=0.0), strict=False)
    ]
    top = sum(offsets) / len(offsets)
    lowest = area.bottom() + line / 2 - sum(heights)
    top = max(min(top, lowest), area.top() - line / 2)
    return _Group(tuple(ends), top, top + sum(heights))
