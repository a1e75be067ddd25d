"""What must be true of every layout: nothing overlaps, nothing is cut, nothing is missing."""

from collections.abc import Iterable, Iterator
from itertools import combinations, pairwise

from PySide6.QtCore import QRectF

from tests.plots.pictures import holds, overlap, row_texts
from warloss_gui.plots.layout import Layout
from warloss_gui.plots.rows import Row
from warloss_gui.plots.texts import Text


def clashes(rects: Iterable[tuple[str, QRectF]]) -> Iterator[str]:
    for (one, here), (other, there) in combinations(rects, 2):
        if overlap(here, there):
            yield f"{one!r} overlaps {other!r}"


def strays(texts: Iterable[Text], room: QRectF) -> Iterator[str]:
    for text in texts:
        if not holds(room, text.rect):
            yield f"{text.text!r} leaves its place: {text.rect} is not in {room}"


def faults(laid: Layout) -> Iterator[str]:
    """What is wrong with a layout."""
    lanes, below = list(row_texts(laid)), laid.axis.texts
    yield from clashes([(text.text, text.rect) for text in lanes])
    yield from clashes([(text.text, text.rect) for text in below])
    yield from strays(below, QRectF(0, 0, laid.frame.width, laid.axis.height))
    rows = [laid.row(i) for i in range(len(laid.picture.lanes))]
    top = rows[0].top if rows else laid.height
    yield from strays(
        [text for _x, texts in laid.guides for text in texts], QRectF(0, 0, laid.frame.width, top)
    )
    for row in rows:
        yield from faults_of(row, laid)
    for row, following in pairwise(rows):
        if row.bottom != following.top:
            yield f"{row.lane.title!r} does not end where {following.lane.title!r} begins"


def faults_of(row: Row, laid: Layout) -> Iterator[str]:
    """What is wrong with a row."""
    room = QRectF(0, row.start, laid.frame.width, row.bottom - row.start)
    yield from strays(row.heading, QRectF(0, row.top, laid.frame.width, row.start - row.top))
    yield from strays(row.texts, room)
    if row.icon is not None:
        yield from clashes([("icon", row.icon), *((text.text, text.rect) for text in row.texts)])
    if len(row.spots) != len(row.lane.marks):
        yield f"{row.lane.title!r} has {len(row.spots)} of {len(row.lane.marks)} marks"
    for spot, shown in zip(row.spots, row.lane.marks, strict=False):
        if spot.mark is not shown:
            yield f"{spot.mark.id} stands for {shown.id}"
        if not holds(room, spot.room):
            yield f"{spot.mark.id} leaves its lane: {spot.room} is not in {room}"
        if not spot.room.left() <= spot.low <= spot.high <= spot.room.right():
            yield f"{spot.mark.id} is not in its room"
        yield from (
            f"{text.text!r} lies under {spot.mark.id}" for text in row.texts if overlap(text.rect, spot.room)
        )
