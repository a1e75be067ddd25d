"""Where everything of a picture goes, in pixels, for a width and a text size.

Every line of text gets a rectangle of its own, so that overlap and clipping can be checked without looking.
Texts wrap and are never cut, but for those on the screen in a picture of very many lanes of one height.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate, pairwise
from math import inf
from typing import Final, Literal

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont

from warloss_gui.plots.axes import Tick
from warloss_gui.plots.picture import Guide, Lane, Mark, Picture
from warloss_gui.qt.measures import Measures, direction_of, measures_of

Role = Literal["group", "title", "detail", "value", "peer", "tick", "axis", "guide"]
Span = tuple[float, float]
"""From where to where something reaches in a line."""
Piece = tuple[float, int, str]
"""The left edge, the line and the text of a part of a label."""

MEASURED_LANES: Final = 60
"""Pictures up to this length measure every lane, so that texts wrap; longer ones have lanes of one height."""

UNIT: Final = 19.0
"""The height of a line for which the lengths below are meant; they grow with the text."""
RADIUS: Final = 6.0
ARROW: Final = 20.0
"""Pixels from the edge of a mark to the tip of its arrow."""
HALO: Final = 3.0
"""Pixels from the edge of a mark to the ring around it, where it may not count the same."""
_GAP: Final = 8.0
_LABEL_GAP: Final = 11.0
INSET: Final = 12.0
"""Before the texts of the lanes, as before the cells of the tables."""
_RING: Final = 4.0
_PADDING: Final = 7.0
_SLOT: Final = 36.0
"""Room before the axis for what has no place on it."""
_WIDEST_GUTTER: Final = 0.42
_UNIFORM_GUTTER: Final = 0.36
_MOST_TICKS: Final = 8
_MOST_LINES: Final = 7
"""Marks of one lane that are too near to each other stand in so many lines, the last one without labels."""
_MOST_LABELS: Final = 60
"""A lane of more marks has none with a label: nobody could read so many."""
_UNIFORM_LINES: Final = 2
"""Of lanes of one height; figures of a second sheet take one more, where they may stand without labels."""


@dataclass(frozen=True, slots=True)
class Fonts:
    """The type of a plot: for labels and values, for small print and peers, and for headings."""

    body: QFont
    small: QFont
    heading: QFont

    def of(self, role: Role) -> QFont:
        """The font of a text."""
        if role in ("title", "value"):
            return self.body
        return self.heading if role == "group" else self.small


@dataclass(frozen=True, slots=True)
class Text:
    """One line of text in its place. `direction` is that of all of the text whose line it is."""

    rect: QRectF
    text: str
    role: Role
    direction: Qt.TextFlag = Qt.TextFlag.TextForceLeftToRight


@dataclass(frozen=True, slots=True)
class Spot:
    """A mark in its place; `low` and `high` are equal unless it is a range.

    `room` is what it covers with its arrow and the ring of the focus, `label` what its label covers.
    """

    mark: Mark
    low: float
    high: float
    y: float
    room: QRectF
    label: QRectF


@dataclass(slots=True)
class Row:
    """A lane in its place. `top` is above its heading, `start` below it."""

    lane: Lane
    top: float
    start: float
    bottom: float
    icon: QRectF | None = None
    heading: list[Text] = field(default_factory=list[Text])
    texts: list[Text] = field(default_factory=list[Text])
    spots: list[Spot] = field(default_factory=list[Spot])


@dataclass(frozen=True, slots=True)
class _Place:
    """The line of its lane that a mark stands in, and its label."""

    line: int
    label: Sequence[Piece] = ()


class Layout:
    """A picture laid out for a width. Rows are worked out when they are first asked for.

    What is to be read without a window is laid out `whole`: nobody can ask there for what is cut.
    """

    def __init__(self, picture: Picture, width: float, fonts: Fonts, *, whole: bool = False) -> None:
        self.picture = picture
        self.width = width
        self.fonts = fonts
        self._body = measures_of(fonts.body)
        self._small = measures_of(fonts.small)
        self._heading = measures_of(fonts.heading)
        self.unit = self._body.height / UNIT
        self.radius = RADIUS * self.unit
        self.arrow = ARROW * self.unit
        self._gap = _GAP * self.unit
        self._label_gap = _LABEL_GAP * self.unit
        self._padding = _PADDING * self.unit
        self.is_uniform = not whole and len(picture.lanes) > MEASURED_LANES
        self._uniform_lines = _UNIFORM_LINES + any(mark.figure for mark in picture.marks)
        self._uniform_height = self._uniform_lines * self._body.height + 2 * self._padding
        icon = self._body.height + self._gap if any(lane.icon for lane in picture.lanes) else 0.0
        self._indent = INSET + icon
        self.gutter = self._gutter()
        self._ring = _RING * self.unit
        reach = self.radius + self._ring
        before = reach + self.arrow if any(mark.shape == "up_to" for mark in picture.marks) else reach
        slot = _SLOT * self.unit if picture.has_off_axis else 0.0
        widest = max(self._small.width(tick.text) for tick in picture.axis.ticks(_MOST_TICKS))
        self.left = max(self.gutter + self._gap + before, widest / 2) + slot
        self.slot = self.left - slot / 2
        self.right = max(self.width - max(reach + self.arrow, widest / 2 + self._gap), self.left + 1)
        self._rows: dict[int, Row] = {}

    def x(self, at: float | None) -> float:
        """The pixel of a place on the axis; what is off it stands before it."""
        return self.slot if at is None else self.left + at * (self.right - self.left)

    @property
    def height(self) -> float:
        """The height of all lanes with their headings."""
        return self._tops[-1]

    @cached_property
    def guides(self) -> list[tuple[float, list[Text]]]:
        """The lines through all lanes, each with its label above the first one."""
        found: list[tuple[float, list[Text]]] = []
        top = 0.0
        for guide in self.picture.guides:
            texts = self._guide(guide, top)
            top = texts[-1].rect.bottom()
            found.append((self.x(guide.at), texts))
        return found

    @cached_property
    def ticks(self) -> list[tuple[float, Text]]:
        """The labels of the axis that have room, below a line at 0."""
        found: list[tuple[float, Text]] = []
        for most in range(_MOST_TICKS, 1, -1):
            found = [self._tick(tick) for tick in self.picture.axis.ticks(most)]
            places = [text.rect for _x, text in found]
            inside = all(place.left() >= 0 and place.right() <= self.width for place in places)
            if inside and all(a.right() + self._gap <= b.left() for a, b in pairwise(places)):
                return found
        return found[:1]

    @property
    def grid(self) -> list[float]:
        """The pixels of the lines through all lanes: at each label of the axis, and at what is off it."""
        off_axis = [self.slot] if self.picture.has_off_axis else []
        return [x for x, _text in self.ticks] + off_axis

    @cached_property
    def axis_texts(self) -> list[Text]:
        """The title of the axis, below its labels, and the label of what is off the axis."""
        lines = self._small.wrapped(self.picture.axis.title, self.right - self.left)
        line = self._small.height
        top = self._gap / 2 + line
        texts = [
            Text(QRectF(self.right - width, top + i * line, width, line), text, "axis")
            for i, (text, width) in enumerate((text, self._small.width(text)) for text in lines)
        ]
        if self.picture.has_off_axis:
            texts.append(self._tick(Tick(0.0, "0"), self.slot)[1])
        return texts

    @property
    def axis_height(self) -> float:
        """The height of the axis with its labels and its title."""
        return max(text.rect.bottom() for text in (*self.axis_texts, *(text for _, text in self.ticks)))

    def lane_at(self, y: float) -> int | None:
        """The lane at a height, or None beside all of them and at a heading."""
        tops = self._tops
        if not self.picture.lanes or not tops[0] <= y < tops[-1]:
            return None
        number = bisect_right(tops, y) - 1
        return number if y >= self.row(number).start else None

    def between(self, top: float, bottom: float) -> Iterator[Row]:
        """The rows that are at least partly seen between two heights."""
        tops = self._tops
        for i in range(max(bisect_right(tops, top) - 1, 0), len(self.picture.lanes)):
            if tops[i] > bottom:
                return
            yield self.row(i)

    def row(self, number: int) -> Row:
        """The row of a lane, by its number."""
        if number not in self._rows:
            self._rows[number] = self._placed(number)
        return self._rows[number]

    @cached_property
    def _tops(self) -> list[float]:
        """Where each lane begins with its heading, and where the last one ends."""
        guides = [texts[-1].rect.bottom() + self._gap for _, texts in self.guides]
        start = guides[-1] if guides else 0.0
        groups = [lane.group for lane in self.picture.lanes]
        headed = [
            self._heading_height(i) if group != former else 0.0
            for i, (former, group) in enumerate(zip(["", *groups], groups, strict=False))
        ]
        heights = (heading + self._lane_height(i) for i, heading in enumerate(headed))
        return list(accumulate(heights, initial=start))

    def _heading_lines(self, number: int) -> Sequence[str]:
        lanes = self.picture.lanes
        if not lanes[number].group or (number and lanes[number - 1].group == lanes[number].group):
            return ()
        return self._heading.wrapped(lanes[number].group, self.width - 2 * INSET)

    def _heading_height(self, number: int) -> float:
        lines = self._heading_lines(number)
        above = 2 * self._gap if number else self._gap / 2
        return len(lines) * self._heading.height + self._gap / 2 + above if lines else 0.0

    def _lane_height(self, number: int) -> float:
        if self.is_uniform:
            return self._uniform_height
        lane = self.picture.lanes[number]
        lines = _MOST_LINES if _is_crowded(lane) else _lines_of(self._packed(lane))
        marks = lines * self._body.height
        return max(self._texts_height(lane), marks) + 2 * self._padding

    def _gutter(self) -> float:
        widest = _WIDEST_GUTTER * self.width
        if self.is_uniform:
            return _UNIFORM_GUTTER * self.width
        lanes = self.picture.lanes
        titles = [self._body.width(lane.title) for lane in lanes]
        details = [self._small.width(lane.detail) for lane in lanes]
        return min(max(*titles, *details, 0.0, 0.0) + self._indent + 1, widest)

    def _title_lines(self, lane: Lane) -> Sequence[str]:
        return self._lines(lane.title, self._body, self.gutter - self._indent)

    def _detail_lines(self, lane: Lane) -> Sequence[str]:
        return self._lines(lane.detail, self._small, self.gutter - self._indent)

    def _lines(self, text: str, metrics: Measures, room: float) -> Sequence[str]:
        if self.is_uniform:
            return [metrics.shortened(text, room)] if text else []
        return metrics.wrapped(text, room)

    def _texts_height(self, lane: Lane) -> float:
        titles = len(self._title_lines(lane)) * self._body.height
        return titles + len(self._detail_lines(lane)) * self._small.height

    def _placed(self, number: int) -> Row:
        lane = self.picture.lanes[number]
        top, bottom = self._tops[number], self._tops[number + 1]
        row = Row(lane, top, top + self._heading_height(number), bottom)
        self._place_heading(row, number)
        self._place_titles(row)
        self._place_marks(row)
        return row

    def _place_heading(self, row: Row, number: int) -> None:
        lines = self._heading_lines(number)
        y = row.start - self._gap / 2 - len(lines) * self._heading.height
        row.heading += _column(lines, INSET, y, self._heading, "group")

    def _place_titles(self, row: Row) -> None:
        y = self._start_of(row, self._texts_height(row.lane))
        if row.lane.icon:
            size = self._body.height
            row.icon = QRectF(INSET, y, size, size)
        titles = _column(self._title_lines(row.lane), self._indent, y, self._body, "title")
        end = titles[-1].rect.bottom() if titles else y
        row.texts += titles
        row.texts += _column(self._detail_lines(row.lane), self._indent, end, self._small, "detail")

    def _place_marks(self, row: Row) -> None:
        places = self._packed(row.lane)
        height = self._body.height
        top = self._start_of(row, _lines_of(places) * height)
        for mark, place in zip(row.lane.marks, places, strict=True):
            y = top + place.line * height
            low, high = self._drawn(mark)
            room = QRectF(low - self._ring, y, high - low + 2 * self._ring, height)
            label, direction = QRectF(), direction_of(mark.label)
            for left, line, text in place.label:
                width = self._of(mark).width(text)
                rect = QRectF(left, top + line * height, width, height)
                row.texts.append(Text(rect, text, "peer" if mark.figure else "value", direction))
                label = label.united(row.texts[-1].rect)
            row.spots.append(Spot(mark, self.x(mark.low), self.x(mark.high), y + height / 2, room, label))

    def _start_of(self, row: Row, height: float) -> float:
        """Where something of a height begins in a row: its middle is that of the row.

        Where figures of a second sheet follow, the title stands beside the mark of the lane's own.
        """
        if not self.is_uniform and _has_peers(row.lane):
            return row.start + self._padding
        return (row.start + row.bottom - height) / 2

    def _packed(self, lane: Lane) -> list[_Place]:
        """Where each mark of a lane stands: in the first line that has room for it and its label.

        The figure of the lane comes first, and all that is beside it has a line. Of other marks, those for
        which no line has room stand in the last one, without labels.
        """
        labels = [[] if _is_crowded(lane) else self._label(mark) for mark in lane.marks]
        spans = [self._spans(mark, label) for mark, label in zip(lane.marks, labels, strict=True)]
        order = sorted(range(len(spans)), key=lambda i: (lane.marks[i].figure != "", spans[i][0]))
        usual = self._uniform_lines if self.is_uniform else _MOST_LINES
        if not self.is_uniform and _has_peers(lane):
            usual = sum(map(len, spans))
        most = max(usual, *map(len, spans), 0)
        lines = self._lines_for(spans, order, most)
        if None in lines:
            lines = self._lines_for(spans, order, most - 1)
        return [
            _Place(most - 1) if line is None else _Place(line, [(x, line + k, text) for x, k, text in label])
            for line, label in zip(lines, labels, strict=True)
        ]

    def _lines_for(
        self, spans: Sequence[Sequence[Span]], order: Iterable[int], most: int
    ) -> list[int | None]:
        """The first line of each of these things, so that in no line two of them touch."""
        ends = [-inf] * most
        found: list[int | None] = [None] * len(spans)
        for i in order:
            for line in range(most - len(spans[i]) + 1):
                if ends[line] + self._gap > spans[i][0][0]:
                    continue
                below = range(line, line + len(spans[i]))
                if all(ends[n] + self._gap <= span[0] for n, span in zip(below, spans[i], strict=True)):
                    found[i] = line
                    ends[line : below.stop] = [end for _start, end in spans[i]]
                    break
        return found

    def _spans(self, mark: Mark, label: Sequence[Piece]) -> list[Span]:
        """From where to where a mark with its label reaches, in its own line and in those below."""
        spans = [self._drawn(mark)]
        for left, line, text in label:
            right = left + self._of(mark).width(text)
            if line:
                spans.append((left, right))
            else:
                spans = [(min(left, spans[0][0]), max(right, spans[0][1]))]
        return spans

    def _label(self, mark: Mark) -> list[Piece]:
        """The label of a mark: to its right, to its left, or where there is no room for that, below it."""
        low, high = self._drawn(mark)
        width = self._of(mark).width(mark.label)
        if high + self._label_gap + width <= self.width - INSET:
            return [(high + self._label_gap, 0, mark.label)]
        if low - self._label_gap - width >= self.gutter + self._gap:
            return [(low - self._label_gap - width, 0, mark.label)]
        first, last = self.gutter + self._gap, self.width - INSET
        found: list[Piece] = []
        for i, text in enumerate(self._lines(mark.label, self._of(mark), last - first), 1):
            width = self._of(mark).width(text)
            found.append((max(min((low + high - width) / 2, last - width), first), i, text))
        return found

    def _of(self, mark: Mark) -> Measures:
        """The measures of a label. What is from a second sheet stands in small print."""
        return self._small if mark.figure else self._body

    def _drawn(self, mark: Mark) -> tuple[float, float]:
        """From where to where a mark is drawn, with its arrow."""
        low, high = self.x(mark.low) - self.radius, self.x(mark.high) + self.radius
        if mark.shape == "from":
            return low, high + self.arrow
        return (low - self.arrow, high) if mark.shape == "up_to" else (low, high)

    def _guide(self, guide: Guide, top: float) -> list[Text]:
        """The label stands on that side of its line where there is more room."""
        x = self.x(guide.at)
        left, right = x - self._gap / 2, x + self._gap / 2
        to_the_right = self.width - right >= left
        lines = self._small.wrapped(guide.label, max(self.width - right, left) - 1)
        texts = _column(lines, right, top, self._small, "guide")
        if not to_the_right:
            for text in texts:
                text.rect.moveRight(left)
        return texts

    def _tick(self, tick: Tick, x: float | None = None) -> tuple[float, Text]:
        middle = self.x(tick.at) if x is None else x
        width = self._small.width(tick.text)
        rect = QRectF(middle - width / 2, self._gap / 2, width, self._small.height)
        return middle, Text(rect, tick.text, "tick")


def _is_crowded(lane: Lane) -> bool:
    return len(lane.marks) > _MOST_LABELS


def _has_peers(lane: Lane) -> bool:
    return any(mark.figure for mark in lane.marks)


def _lines_of(places: Iterable[_Place]) -> int:
    """How many lines these marks take with their labels."""
    taken = (line for place in places for line in (place.line, *(line for _, line, _ in place.label)))
    return 1 + max(taken, default=0)


def _column(lines: Sequence[str], left: float, top: float, metrics: Measures, role: Role) -> list[Text]:
    height, direction = metrics.height, direction_of(" ".join(lines))
    return [
        Text(QRectF(left, top + i * height, metrics.width(line), height), line, role, direction)
        for i, line in enumerate(lines)
    ]
