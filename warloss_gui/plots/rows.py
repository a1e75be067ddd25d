"""A lane in its place, with its heading, its texts and its marks, and how high it has to be for them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QRectF

from warloss_gui.plots.frame import RING, Frame
from warloss_gui.plots.packing import Place, drawn, line_count, lines_taken, pack
from warloss_gui.plots.picture import Lane, Mark
from warloss_gui.plots.sizes import INSET
from warloss_gui.plots.texts import Text, column
from warloss_gui.qt.measures import direction_of

_PADDING: Final = 7.0


@dataclass(frozen=True, slots=True)
class Heading:
    """The lines above the first lane of a group, and their height with the room around them."""

    lines: Sequence[str] = ()
    height: float = 0.0


@dataclass(frozen=True, slots=True)
class Spot:
    """A mark in its place; `low` and `high` are equal unless it is a range, which may have a best value.

    `room` is what it covers with its arrow and the ring of the focus, `label` what its label covers.
    """

    mark: Mark
    low: float
    high: float
    y: float
    room: QRectF
    label: QRectF
    best: float | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """A lane in its place. `top` is above its heading, `start` below it."""

    lane: Lane
    top: float
    start: float
    bottom: float
    heading: Sequence[Text]
    icon: QRectF | None
    texts: Sequence[Text]
    spots: Sequence[Spot]


def heading_of(group: str, frame: Frame, *, is_first: bool) -> Heading:
    """The heading of a group; the first one of a picture has less room above it."""
    sizes = frame.sizes
    lines = sizes.heading.wrapped(group, frame.width - 2 * INSET)
    above = sizes.gap / 2 if is_first else 2 * sizes.gap
    return Heading(lines, len(lines) * sizes.heading.height + sizes.gap / 2 + above) if lines else Heading()


def lane_height(lane: Lane, frame: Frame) -> float:
    """How high a lane is, without its heading."""
    marks = line_count(lane, frame) * frame.sizes.body.height
    # The texts of a lane of the usual height have one line each.
    texts = 0.0 if frame.is_uniform else _texts_height(lane, frame)
    return max(texts, marks) + 2 * _PADDING * frame.sizes.unit


def place_row(lane: Lane, heading: Heading, top: float, bottom: float, frame: Frame) -> Row:
    """Everything of a lane in its place between two heights."""
    start = top + heading.height
    y = _start_of(lane, _texts_height(lane, frame), start, bottom, frame)
    places = pack(lane, frame)
    marks_top = _start_of(lane, lines_taken(places) * frame.sizes.body.height, start, bottom, frame)
    placed = [
        _place_mark(mark, place, marks_top, frame) for mark, place in zip(lane.marks, places, strict=True)
    ]
    return Row(
        lane=lane,
        top=top,
        start=start,
        bottom=bottom,
        heading=_place_heading(heading, start, frame),
        icon=QRectF(INSET, y, frame.sizes.body.height, frame.sizes.body.height) if lane.icon else None,
        texts=[*_place_titles(lane, y, frame), *(text for _spot, label in placed for text in label)],
        spots=[spot for spot, _label in placed],
    )


def _start_of(lane: Lane, height: float, start: float, bottom: float, frame: Frame) -> float:
    """Where something of a height begins in a row: its middle is that of the row.

    Where figures of a second sheet follow, the title stands beside the mark of the lane's own.
    """
    if lane.has_peers and not frame.is_uniform:
        return start + _PADDING * frame.sizes.unit
    return (start + bottom - height) / 2


def _title_lines(lane: Lane, frame: Frame) -> Sequence[str]:
    return frame.lines(lane.title, frame.sizes.body, frame.gutter - frame.indent)


def _detail_lines(lane: Lane, frame: Frame) -> Sequence[str]:
    return frame.lines(lane.detail, frame.sizes.small, frame.gutter - frame.indent)


def _texts_height(lane: Lane, frame: Frame) -> float:
    titles = len(_title_lines(lane, frame)) * frame.sizes.body.height
    return titles + len(_detail_lines(lane, frame)) * frame.sizes.small.height


def _place_heading(heading: Heading, start: float, frame: Frame) -> list[Text]:
    y = start - frame.sizes.gap / 2 - len(heading.lines) * frame.sizes.heading.height
    return column(heading.lines, INSET, y, frame.sizes.heading, "group")


def _place_titles(lane: Lane, y: float, frame: Frame) -> list[Text]:
    """The title of a lane, and its detail below that."""
    titles = column(_title_lines(lane, frame), frame.indent, y, frame.sizes.body, "title")
    end = titles[-1].rect.bottom() if titles else y
    return titles + column(_detail_lines(lane, frame), frame.indent, end, frame.sizes.small, "detail")


def _place_mark(mark: Mark, place: Place, top: float, frame: Frame) -> tuple[Spot, list[Text]]:
    """A mark and the lines of its label, where the lines of its lane begin at a height."""
    height, ring = frame.sizes.body.height, RING * frame.sizes.unit
    direction = direction_of(mark.label)
    texts: list[Text] = []
    covered = QRectF()
    for piece in place.label:
        rect = QRectF(piece.left, top + piece.line * height, piece.width, height)
        texts.append(Text(rect, piece.text, "peer" if mark.figure else "value", direction))
        covered = covered.united(rect)
    y = top + place.line * height
    low, high = drawn(mark, frame)
    room = QRectF(low - ring, y, high - low + 2 * ring, height)
    best = None if mark.best is None else frame.x(mark.best)
    return Spot(mark, frame.x(mark.low), frame.x(mark.high), y + height / 2, room, covered, best), texts
