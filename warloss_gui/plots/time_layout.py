"""Where everything of a history goes, in pixels, for a size and a text size.

What the part of time that is seen does not move is worked out once: the frame. Each part of time has a scene
in this frame. Every line of text gets a rectangle of its own, so that overlap and clipping can be checked
without looking.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import accumulate, pairwise
from typing import Final

from PySide6.QtCore import QLineF, QPointF, QRectF

from warloss_gui.language import gettext, number
from warloss_gui.plots.axes import DaySpan, Tick
from warloss_gui.plots.history_picture import DayGuide, Line, OwnClaim, Timeline
from warloss_gui.plots.sizes import ARROW, RADIUS, UNIT
from warloss_gui.plots.texts import Fonts, Text
from warloss_gui.qt.measures import measures_of

_GAP: Final = 8.0
_MOST_TICKS: Final = 8
_MOST_VALUES: Final = 7
_WIDEST_ENDS: Final = 0.3
"""The part of the width that the labels at the ends of the lines take at most."""
_MOST_GUIDE_LINES: Final = 4
_NEAR: Final = 1.0
"""Pixels by which a label may be moved without a leader from its line."""


@dataclass(frozen=True, slots=True)
class GuidePlace:
    """A guide in its place, with its label above the line; without one where there is no room for more."""

    guide: DayGuide
    line: QLineF
    texts: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class ClaimPlace:
    """A figure of the sheet in its place: `low` and `high` differ in a range, `left` in an uncertain day."""

    claim: OwnClaim
    left: float
    low: QPointF
    high: QPointF
    label: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Scene:
    """What is seen of a part of time, within the frame."""

    seen: DaySpan
    ticks: tuple[tuple[float, Text], ...]
    guides: tuple[GuidePlace, ...]
    claims: tuple[ClaimPlace, ...]
    ends: tuple[Text, ...]
    leaders: tuple[QLineF, ...]

    @property
    def texts(self) -> list[Text]:
        """All texts that move with the time."""
        guides = [text for guide in self.guides for text in guide.texts]
        claims = [text for claim in self.claims for text in claim.label]
        return [*(text for _x, text in self.ticks), *guides, *claims, *self.ends]


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


class TimeLayout:
    """The frame of a history for a size: the plot with the axis of values, and room for all labels."""

    def __init__(self, timeline: Timeline, width: float, height: float, fonts: Fonts) -> None:
        self.timeline = timeline
        self.width = width
        self.height = height
        self.fonts = fonts
        self._body = measures_of(fonts.body)
        self._small = measures_of(fonts.small)
        self.unit = self._body.height / UNIT
        self.radius = RADIUS * self.unit
        self.gap = _GAP * self.unit
        self._line = self._small.height
        axis = 1.5 * self._line + self.gap / 4
        values = [self._small.width(tick.text) for tick in timeline.axis.ticks(_MOST_VALUES)]
        left = max(values) + self.gap
        right = self.width - self._ends_width() - self.gap
        self.guide_lines = tuple(self._small.wrapped(guide.label, width) for guide in timeline.guides)
        self._guide_rows = min(sum(map(len, self.guide_lines)), _MOST_GUIDE_LINES)
        top = self._line * (self._guide_rows + 0.5)
        self.area = QRectF(left, top, max(right - left, 1.0), max(self.height - axis - top, 1.0))
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
    def values(self) -> tuple[tuple[float, Text], ...]:
        """The labels of the axis of values, as many as have room."""
        found: list[tuple[float, Text]] = []
        for most in range(_MOST_VALUES, 1, -1):
            found = [self._value(tick) for tick in self.timeline.axis.ticks(most)]
            if all(a.rect.top() >= b.rect.bottom() for (_, a), (_, b) in pairwise(found)):
                break
        return tuple(found)

    def _value(self, tick: Tick) -> tuple[float, Text]:
        y, width = self.y(tick.at), self._small.width(tick.text)
        rect = QRectF(self.area.left() - self.gap - width, y - self._line / 2, width, self._line)
        return y, Text(rect, tick.text, "tick")

    @cached_property
    def is_numbered(self) -> bool:
        """Whether the lines bear numbers only, since their names have no room at their ends."""
        lines = sum(len(self._wrapped_end(text)) for text in self._names)
        return lines * self._line > self.area.height() + self._line

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

    @cached_property
    def _names(self) -> list[str]:
        last = self.timeline.days[-1]
        return [text for line in self.timeline.lines if (text := self.timeline.end_label(line, last))]

    def _ends_width(self) -> float:
        widest = max(map(self._small.width, self._names), default=0.0)
        return min(widest, _WIDEST_ENDS * self.width) + self.gap + 1

    def _wrapped_end(self, text: str) -> Sequence[str]:
        return self._small.wrapped(text, self._ends_width() - self.gap)

    def scene(self, seen: DaySpan) -> Scene:
        """What is seen of a part of time."""
        ends, leaders = self._placed_ends([*self._ends(seen)])
        return Scene(
            seen=seen,
            ticks=self._ticks(seen),
            guides=tuple(self._guides(seen)),
            claims=tuple(place for claim in self.timeline.claims for place in self._claim(claim, seen)),
            ends=tuple(ends),
            leaders=tuple(leaders),
        )

    def _ticks(self, seen: DaySpan) -> tuple[tuple[float, Text], ...]:
        """The labels below the plot that have room; those at its edges only where they are whole."""
        found: list[tuple[float, Text]] = []
        for most in range(_MOST_TICKS, 1, -1):
            found = [place for tick in seen.ticks(most) for place in self._tick(tick)]
            if all(a.rect.right() + self.gap <= b.rect.left() for (_, a), (_, b) in pairwise(found)):
                return tuple(found)
        return tuple(found[:1])

    def _tick(self, tick: Tick) -> Iterator[tuple[float, Text]]:
        x, width = self.area.left() + tick.at * self.area.width(), self._small.width(tick.text)
        rect = QRectF(x - width / 2, self.area.bottom() + self._line / 2, width, self._line)
        if rect.left() >= 0 and rect.right() <= self.width:
            yield x, Text(rect, tick.text, "tick")

    def _guides(self, seen: DaySpan) -> Iterator[GuidePlace]:
        """Each guide has lines of its own for its label, so that labels never meet."""
        top = 0.0
        for guide, lines in zip(self.timeline.guides, self.guide_lines, strict=True):
            fits = top + len(lines) * self._line <= self._guide_rows * self._line + 1
            shown = lines if fits else ()
            bottom = top + len(shown) * self._line
            if seen.holds(guide.day):
                x = self.x(guide.day, seen)
                yield GuidePlace(
                    guide, QLineF(x, bottom, x, self.area.bottom()), tuple(self._beside(x, top, shown))
                )
            top = bottom

    def _beside(self, x: float, top: float, lines: Sequence[str]) -> Iterator[Text]:
        """Lines of text that begin at a place, or as far before it as they must to be whole."""
        for i, line in enumerate(lines):
            width = self._small.width(line)
            left = max(min(x - self.gap / 2, self.width - width), 0.0)
            yield Text(QRectF(left, top + i * self._line, width, self._line), line, "guide")

    def _claim(self, claim: OwnClaim, seen: DaySpan) -> Iterator[ClaimPlace]:
        if claim.low is None or claim.high is None or not seen.holds(claim.latest):
            return
        x = self.x(claim.latest, seen)
        low, high = QPointF(x, self.y(claim.low)), QPointF(x, self.y(claim.high))
        left = max(self.x(claim.earliest, seen), self.area.left())
        yield ClaimPlace(claim, left, low, high, tuple(self._claim_label(claim, high)))

    def _claim_label(self, claim: OwnClaim, high: QPointF) -> Iterator[Text]:
        """Before the mark and above it, or behind and below, where a total that grows does not go.

        Where there is no room the words below the picture say it.
        """
        width, height = self._body.width(claim.label), self._body.height
        reach = self.radius + (ARROW * self.unit if claim.shape == "from" else 0.0)
        above = QRectF(high.x() - self.gap - width, high.y() - reach - height, width, height)
        below = QRectF(high.x() + self.gap, high.y() + self.radius, width, height)
        place = next((rect for rect in (above, below) if self.area.contains(rect)), None)
        if claim.label and place is not None:
            yield Text(place, claim.label, "value")

    def _ends(self, seen: DaySpan) -> Iterator[_End]:
        """Where each line leaves what is seen, or ends in it, with its label."""
        last = date.fromordinal(max(int(seen.last), 1))
        place = 0
        for line in self.timeline.lines:
            label = self.timeline.end_label(line, last)
            place += bool(self.timeline.end_label(line, line.series.days[-1]))
            found = line.series.latest(last)
            at = None if found is None else self.timeline.axis.at(found.value)
            if not label or found is None or at is None or found.day.toordinal() < seen.first:
                continue
            lines = [number(place)] if self.is_numbered else self._wrapped_end(label)
            yield _End(self._end_x(line, seen), self.y(at), lines)

    def _end_x(self, line: Line, seen: DaySpan) -> float:
        return min(self.x(line.series.days[-1], seen), self.area.right())

    def _placed_ends(self, ends: Sequence[_End]) -> tuple[list[Text], list[QLineF]]:
        """The labels beside the plot, one below the other; of lines that end in it at these ends."""
        edge = self.area.right() - 2 * self.gap
        texts = [text for end in ends if end.x < edge for text in self._inside(end)]
        leaders: list[QLineF] = []
        left = self.area.right() + self.gap
        for end, top in self._spread([end for end in ends if end.x >= edge]):
            middle = top + len(end.lines) * self._line / 2
            if abs(middle - end.y) > _NEAR:
                leaders.append(QLineF(end.x, end.y, left - self.gap / 4, middle))
            texts += self._column(end, left, top)
        return texts, leaders

    def _inside(self, end: _End) -> Iterator[Text]:
        """Behind the end of a line, or above it where there is no room behind."""
        widest = max(map(self._small.width, end.lines))
        left, top = end.x + self.gap, end.y - len(end.lines) * self._line / 2
        if left + widest > self.area.right():
            left, top = self.area.right() - widest, end.y - len(end.lines) * self._line - self.gap
        yield from self._column(end, left, max(top, self.area.top()))

    def _column(self, end: _End, left: float, top: float) -> Iterator[Text]:
        for i, line in enumerate(end.lines):
            width = self._small.width(line)
            yield Text(QRectF(left, top + i * self._line, width, self._line), line, "detail")

    def _spread(self, ends: Sequence[_End]) -> Iterator[tuple[_End, float]]:
        """The tops of the labels: each at its line, or where they would meet, around them."""
        groups: list[_Group] = []
        for end in sorted(ends, key=lambda end: end.y):
            group = self._group([end])
            while groups and groups[-1].bottom > group.top:
                group = self._group([*groups.pop().ends, *group.ends])
            groups.append(group)
        for group in groups:
            top = group.top
            for end in group.ends:
                yield end, top
                top += len(end.lines) * self._line

    def _group(self, ends: Sequence[_End]) -> _Group:
        """Labels one below the other, as near to their lines as can be, beside the plot."""
        heights = [len(end.lines) * self._line for end in ends]
        offsets = [
            end.y - height / 2 - above
            for end, height, above in zip(ends, heights, accumulate(heights, initial=0.0), strict=False)
        ]
        top = sum(offsets) / len(offsets)
        lowest = self.area.bottom() + self._line / 2 - sum(heights)
        top = max(min(top, lowest), self.area.top() - self._line / 2)
        return _Group(tuple(ends), top, top + sum(heights))
