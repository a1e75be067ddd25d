"""The frame of a history, in pixels, for a size and a text size: what going along in time does not move.

It is worked out once. Each part of time has a scene in it.
"""

from collections.abc import Sequence
from datetime import date
from functools import cached_property
from itertools import pairwise
from typing import Final

from PySide6.QtCore import QRectF

from warloss_gui.language import gettext, number
from warloss_gui.plots.axes import DaySpan, Tick
from warloss_gui.plots.history_picture import Timeline
from warloss_gui.plots.sizes import Sizes
from warloss_gui.plots.texts import Fonts, Text
from warloss_gui.qt.measures import direction_of

_MOST_VALUES: Final = 7
_WIDEST_ENDS: Final = 0.3
"""The part of the width that the labels at the ends of the lines take at most."""
_MOST_GUIDE_LINES: Final = 4
_MOST_EVENT_LINES: Final = 2


class TimeLayout:
    """The frame of a history for a size: the plot with the axis of values, and room for all labels."""

    def __init__(self, timeline: Timeline, width: float, height: float, fonts: Fonts) -> None:
        self.timeline = timeline
        self.width = width
        self.height = height
        self.sizes = Sizes.of(fonts)
        small, gap = self.sizes.small, self.sizes.gap
        axis = 1.5 * small.height + gap / 4
        left = max(small.width(tick.text) for tick in timeline.axis.ticks(_MOST_VALUES)) + gap
        widest = max(map(small.width, self._names), default=0.0)
        ends = min(widest, _WIDEST_ENDS * width) + gap + 1
        self._ends_room = ends - gap
        right = width - ends - gap
        self.guides = tuple(guide for guide in timeline.guides if guide.kind != "event")
        """The guides whose labels have lines of their own."""
        self.guide_lines = tuple(small.wrapped(guide.label, width) for guide in self.guides)
        self.guide_rows = min(sum(map(len, self.guide_lines)), _MOST_GUIDE_LINES)
        """The lines of text above the plot, for the labels of the guides."""
        self.event_rows = min(len(timeline.events), _MOST_EVENT_LINES)
        """The lines of text below those, which the labels of the events share."""
        top = small.height * (self.guide_rows + self.event_rows + 0.5)
        self.area = QRectF(left, top, max(right - left, 1.0), max(height - axis - top, 1.0))
        """Where the lines are drawn."""

    def x(self, day: date, seen: DaySpan) -> float:
        """The pixel of a day."""
        return self.x_of(day.toordinal(), seen)

    def x_of(self, ordinal: float, seen: DaySpan) -> float:
        """The pixel of a day given as a number."""
        return self.area.left() + (ordinal - seen.first) / seen.length * self.area.width()

    def y(self, at: float) -> float:
        """The pixel of a place on the axis of values."""
        return self.area.bottom() - at * self.area.height()

    def day_at(self, x: float, seen: DaySpan) -> float:
        """The day at a pixel, as a number."""
        return seen.first + (x - self.area.left()) / self.area.width() * seen.length

    @cached_property
    def values(self) -> tuple[Text, ...]:
        """The labels of the axis of values, as many as have room."""
        return tuple(map(self._value, self._value_ticks))

    @cached_property
    def value_lines(self) -> tuple[float, ...]:
        """The pixels of the lines across all of the time."""
        return tuple(map(self.y, self.timeline.axis.lines(self._value_ticks)))

    @cached_property
    def _value_ticks(self) -> Sequence[Tick]:
        ticks: Sequence[Tick] = ()
        for most in range(_MOST_VALUES, 1, -1):
            ticks = self.timeline.axis.ticks(most)
            texts = map(self._value, ticks)
            if all(lower.rect.top() >= upper.rect.bottom() for lower, upper in pairwise(texts)):
                break
        return ticks

    def _value(self, tick: Tick) -> Text:
        y, width, height = self.y(tick.at), self.sizes.small.width(tick.text), self.sizes.small.height
        rect = QRectF(self.area.left() - self.sizes.gap - width, y - height / 2, width, height)
        return Text(rect, tick.text, "tick", direction_of(tick.text))

    @cached_property
    def is_numbered(self) -> bool:
        """Whether the lines bear numbers only, since their names have no room at their ends."""
        lines, height = sum(len(self.end_lines(text)) for text in self._names), self.sizes.small.height
        return lines * height > self.area.height() + height

    @property
    def key(self) -> str:
        """The names of the lines that bear numbers only."""
        if not self.is_numbered:
            return ""
        named = enumerate(self._names, 1)
        return " · ".join(
            gettext("{number}\N{NO-BREAK SPACE}{name}").format(number=number(place), name=name)
            for place, name in named
        )

    def end_lines(self, label: str) -> Sequence[str]:
        """The lines of a label at the end of a line."""
        return self.sizes.small.wrapped(label, self._ends_room)

    @cached_property
    def _names(self) -> list[str]:
        last = self.timeline.days[-1]
        return [text for line in self.timeline.lines if (text := self.timeline.end_label(line, last))]
