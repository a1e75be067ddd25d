"""How the marks of a lane find room with their labels: in lines, so that in none of them two things touch."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from math import inf
from typing import Final

from warloss_gui.plots.frame import Frame
from warloss_gui.plots.picture import Lane, Mark
from warloss_gui.plots.sizes import INSET
from warloss_gui.qt.measures import Measures

Span = tuple[float, float]
"""From where to where something reaches in a line."""

_LABEL_GAP: Final = 11.0
_MOST_LABELS: Final = 60
"""A lane of more marks has none with a label: nobody could read so many."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A line of a label: its text, where that stands, and in which line of the lane."""

    text: str
    left: float
    width: float
    line: int


@dataclass(frozen=True, slots=True)
class Place:
    """The line of its lane that a mark stands in, and its label."""

    line: int
    label: Sequence[Piece] = ()


def pack(lane: Lane, frame: Frame) -> list[Place]:
    """Where each mark of a lane stands: in the first line that has room for it and its label.

    The figure of the lane comes first, and all that is beside it has a line. Of other marks, those for
    which no line has room stand in the last one, without labels.
    """
    labels = [() if _is_crowded(lane) else _label(mark, frame) for mark in lane.marks]
    spans = [_spans(mark, label, frame) for mark, label in zip(lane.marks, labels, strict=True)]
    order = sorted(range(len(spans)), key=lambda i: (lane.marks[i].figure != "", spans[i][0]))
    all_have_lines = lane.has_peers and not frame.is_uniform
    usual = sum(map(len, spans)) if all_have_lines else frame.most_lines
    most = max(usual, *map(len, spans), 0)
    lines = _first_lines(spans, order, most, frame.sizes.gap)
    if None in lines:
        lines = _first_lines(spans, order, most - 1, frame.sizes.gap)
    return [
        Place(most - 1) if line is None else Place(line, _moved(label, line))
        for line, label in zip(lines, labels, strict=True)
    ]


def line_count(lane: Lane, frame: Frame) -> int:
    """How many lines the marks of a lane are given."""
    if frame.is_uniform or _is_crowded(lane):
        return frame.most_lines
    return lines_taken(pack(lane, frame))


def lines_taken(places: Iterable[Place]) -> int:
    """How many lines these marks take with their labels."""
    taken = (line for place in places for line in (place.line, *(piece.line for piece in place.label)))
    return 1 + max(taken, default=0)


def drawn(mark: Mark, frame: Frame) -> Span:
    """From where to where a mark is drawn, with its arrow."""
    sizes = frame.sizes
    low, high = frame.x(mark.low) - sizes.radius, frame.x(mark.high) + sizes.radius
    if mark.shape == "from":
        return low, high + sizes.arrow
    return (low - sizes.arrow, high) if mark.shape == "up_to" else (low, high)


def _first_lines(
    spans: Sequence[Sequence[Span]], order: Iterable[int], most: int, gap: float
) -> list[int | None]:
    """The first line of each of these things, so that in no line two of them touch."""
    ends = [-inf] * most
    found: list[int | None] = [None] * len(spans)
    for i in order:
        for line in range(most - len(spans[i]) + 1):
            if ends[line] + gap > spans[i][0][0]:
                continue
            below = range(line, line + len(spans[i]))
            if all(ends[n] + gap <= span[0] for n, span in zip(below, spans[i], strict=True)):
                found[i] = line
                ends[line : below.stop] = [end for _start, end in spans[i]]
                break
    return found


def _moved(label: Iterable[Piece], lines: int) -> list[Piece]:
    return [replace(piece, line=piece.line + lines) for piece in label]


def _spans(mark: Mark, label: Iterable[Piece], frame: Frame) -> list[Span]:
    """From where to where a mark with its label reaches, in its own line and in those below."""
    spans = [drawn(mark, frame)]
    for piece in label:
        right = piece.left + piece.width
        if piece.line:
            spans.append((piece.left, right))
        else:
            spans = [(min(piece.left, spans[0][0]), max(right, spans[0][1]))]
    return spans


def _label(mark: Mark, frame: Frame) -> Sequence[Piece]:
    """The label of a mark: to its right, to its left, or where there is no room for that, below it."""
    (low, high), gap = drawn(mark, frame), _LABEL_GAP * frame.sizes.unit
    measures = _measures(mark, frame)
    first, last = frame.gutter + frame.sizes.gap, frame.width - INSET
    width = measures.width(mark.label)
    if high + gap + width <= last:
        return [Piece(mark.label, high + gap, width, 0)]
    if low - gap - width >= first:
        return [Piece(mark.label, low - gap - width, width, 0)]
    found: list[Piece] = []
    for line, text in enumerate(frame.lines(mark.label, measures, last - first), 1):
        width = measures.width(text)
        left = max(min((low + high - width) / 2, last - width), first)
        found.append(Piece(text, left, width, line))
    return found


def _measures(mark: Mark, frame: Frame) -> Measures:
    """The measures of a label. What is from a second sheet stands in small print."""
    return frame.sizes.small if mark.figure else frame.sizes.body


def _is_crowded(lane: Lane) -> bool:
    return len(lane.marks) > _MOST_LABELS
