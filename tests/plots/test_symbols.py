"""Fill and arrow tell the bound of a number, the shape what it rests on."""

from itertools import combinations, pairwise
from math import hypot
from typing import Final, get_args

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen, QTransform

from tests.plots.pictures import Pixels, colour
from warloss_gui.claims.sources import EvidenceBasis
from warloss_gui.plots import symbols
from warloss_gui.plots.claimed import SHAPES
from warloss_gui.plots.picture import Shape
from warloss_gui.plots.sizes import ARROW, HALO, RADIUS

BASES: Final[tuple[EvidenceBasis, ...]] = get_args(EvidenceBasis)
ALL: Final[tuple[Shape, ...]] = get_args(Shape)
PARTY, GROUND = QColor("#0072B2"), QColor("#FAFAF8")
_SIDE: Final = 96
"""Pixels of a drawing; the value stands in its middle."""
_DIFFERENT: Final = 20
"""Pixels, of about 150, by which two drawings differ that an eye can tell apart."""


def drawing(shape: Shape, basis: EvidenceBasis | None = "aggregate_claim", *, near: bool = False) -> Pixels:
    """A mark at its value as it is painted, without softened edges."""
    image = QImage(_SIDE, _SIDE, QImage.Format.Format_RGB32)
    image.fill(GROUND)
    painter = QPainter(image)
    pen = QPen(PARTY, 2)
    pen.setCosmetic(True)
    ring = QPen(PARTY, symbols.RING_LINE)
    ring.setCosmetic(True)
    symbols.dash(ring)
    for part in symbols.parts(shape, basis, near=near):
        painter.setPen(ring if part.dashed else pen)
        fills = {"party": PARTY, "ground": GROUND, "none": Qt.GlobalColor.transparent}
        painter.setBrush(fills[part.fill])
        placed = QTransform.fromTranslate(_SIDE / 2 + part.shift, _SIDE / 2).scale(part.size, part.size)
        painter.drawPath(placed.map(part.path))
    painter.end()
    found = np.frombuffer(image.constBits(), np.uint32).reshape(_SIDE, _SIDE)
    return found & np.uint32(0xFFFFFF)


def reach(drawn: Pixels) -> tuple[int, int]:
    """How many pixels a drawing reaches to the left of its value and to the right."""
    columns = np.flatnonzero((drawn == colour(PARTY)).any(axis=0))
    return _SIDE // 2 - int(columns[0]), int(columns[-1]) - _SIDE // 2


@pytest.mark.parametrize("basis", BASES)
def test_an_exact_number_is_filled_and_an_approximate_one_hollow(basis: EvidenceBasis) -> None:
    middle = _SIDE // 2
    assert drawing("exact", basis)[middle, middle] == colour(PARTY)
    assert drawing("about", basis)[middle, middle] == colour(GROUND)
    assert colour(PARTY) in drawing("about", basis)


@pytest.mark.parametrize("basis", BASES)
def test_an_open_bound_has_an_arrow_to_its_side(basis: EvidenceBasis) -> None:
    plain = reach(drawing("exact", basis))
    upwards, downwards = reach(drawing("from", basis)), reach(drawing("up_to", basis))
    assert abs(upwards[0] - plain[0]) <= 1
    assert abs(downwards[1] - plain[1]) <= 1
    for arrow in (upwards[1], downwards[0]):
        assert RADIUS + ARROW - 2 <= arrow <= RADIUS + ARROW + 2


def test_a_range_has_no_mark_that_is_larger_than_that_of_a_number() -> None:
    assert reach(drawing("span")) < reach(drawing("exact"))


@pytest.mark.parametrize("shape", ALL)
@pytest.mark.parametrize("basis", [None, *BASES])
def test_a_mark_does_not_leave_the_size_in_which_it_is_drawn(
    shape: Shape, basis: EvidenceBasis | None
) -> None:
    """Else it would be cut, since pyqtgraph draws every part into a square of its size."""
    ends = (*symbols.parts(shape, basis), *symbols.parts(shape, basis, near=True))
    for part in (*ends, *symbols.best_parts(shape, basis)):
        bounds = part.path.boundingRect()
        assert min(bounds.left(), bounds.top()) >= -0.501
        assert max(bounds.right(), bounds.bottom()) <= 0.501
        assert part.size > 0


def test_every_basis_has_a_shape_of_its_own() -> None:
    for one, other in combinations(BASES, 2):
        assert (drawing("exact", one) != drawing("exact", other)).sum() >= _DIFFERENT
        assert (drawing("about", one) != drawing("about", other)).sum() >= 3 * _DIFFERENT / 2


def test_every_bound_is_drawn_differently() -> None:
    for one, other in combinations(ALL, 2):
        assert (drawing(one) != drawing(other)).sum() >= _DIFFERENT
    assert {*SHAPES.values(), "interval"} == set(ALL)


def test_words_have_no_mark_at_a_number() -> None:
    assert symbols.parts("words", "media_report") == ()
    assert [part.dashed for part in symbols.parts("words", "media_report", near=True)] == [True]


@pytest.mark.parametrize("basis", BASES)
def test_a_best_value_is_a_tick_that_is_higher_than_what_is_at_the_ends(basis: EvidenceBasis) -> None:
    for shape in ("span", "interval"):
        tick, *markers = symbols.best_parts(shape, basis)
        assert tick.size > max(part.size for part in symbols.parts(shape, basis))
        assert len(markers) == (shape == "interval")


def test_an_interval_shows_its_basis_only_at_a_best_value() -> None:
    assert [symbols.has_marker(shape, has_best=True) for shape in ALL] == [shape != "words" for shape in ALL]
    without = [shape for shape in ALL if not symbols.has_marker(shape, has_best=False)]
    assert without == ["interval", "words"]


@pytest.mark.parametrize("basis", BASES)
def test_no_shape_is_much_larger_than_another(basis: EvidenceBasis) -> None:
    ink = [int((drawing("exact", one) == colour(PARTY)).sum()) for one in BASES]
    own = int((drawing("exact", basis) == colour(PARTY)).sum())
    assert 0.5 < own / (sum(ink) / len(ink)) < 1.5


def test_what_is_no_number_is_a_circle() -> None:
    assert (drawing("exact", None) == drawing("exact", "aggregate_claim")).all()


def on_the_ring(drawn: Pixels) -> list[bool]:
    """Whether there is ink at each degree of the ring around a mark."""
    radius, middle = RADIUS + HALO, _SIDE / 2
    turns = np.radians(np.arange(360))
    columns = np.floor(middle + radius * np.cos(turns)).astype(int)
    rows = np.floor(middle + radius * np.sin(turns)).astype(int)
    return [bool(ink) for ink in drawn[rows, columns] == colour(PARTY)]


@pytest.mark.parametrize("basis", BASES)
@pytest.mark.parametrize("shape", ["exact", "about", "span"])
def test_what_may_not_count_the_same_has_a_ring_of_dashes(shape: Shape, basis: EvidenceBasis) -> None:
    inked = on_the_ring(drawing(shape, basis, near=True))
    assert 0.3 < sum(inked) / 360 < 0.9
    assert sum(one != other for one, other in pairwise(inked)) >= 12
    assert sum(on_the_ring(drawing(shape, basis))) / 360 < 0.2


@pytest.mark.parametrize("basis", BASES)
def test_a_marker_does_not_touch_its_ring(basis: EvidenceBasis) -> None:
    for part in symbols.parts("exact", basis, near=True)[1:]:
        corners = [part.path.elementAt(i) for i in range(part.path.elementCount())]
        assert max(hypot(one.x, one.y) for one in corners) * part.size <= RADIUS + HALO - 1.5


def test_fill_and_arrow_are_the_same_in_a_ring() -> None:
    middle = _SIDE // 2
    assert drawing("exact", near=True)[middle, middle] == colour(PARTY)
    assert drawing("about", near=True)[middle, middle] == colour(GROUND)
    assert reach(drawing("from", near=True))[1] == reach(drawing("from"))[1]
