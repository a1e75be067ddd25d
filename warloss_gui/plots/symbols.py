"""The shapes of marks: they tell what a claim rests on; fill and arrow tell its bound, the colour its party.

A dashed ring around a mark tells that it may not count the same as that in whose lane it stands.

Paths are drawn for a size of 1 around the origin, as pyqtgraph wants them.
"""

from dataclasses import dataclass
from math import cos, pi, sin
from typing import Final, Literal, assert_never

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainterPath, QPen, QPolygonF

from warloss_gui.claims.sources import EvidenceBasis
from warloss_gui.plots.picture import Shape
from warloss_gui.plots.sizes import ARROW, HALO, RADIUS

_QUARTER: Final = pi / 2


def _corners(count: int, turn: float = 0.0, inner: float = 0.5) -> QPainterPath:
    """A star, or an even polygon if its inner corners are as far out as the others."""
    path = QPainterPath()
    angles = [2 * pi * i / count - _QUARTER + turn for i in range(count)]
    radii = [0.5 if i % 2 == 0 else inner for i in range(count)]
    points = zip(radii, angles, strict=True)
    path.addPolygon(
        QPolygonF([QPointF(radius * cos(angle), radius * sin(angle)) for radius, angle in points])
    )
    path.closeSubpath()
    return path


def _circle() -> QPainterPath:
    path = QPainterPath()
    path.addEllipse(QPointF(0, 0), 0.5, 0.5)
    return path


def _lines(*lines: tuple[tuple[float, float], ...]) -> QPainterPath:
    path = QPainterPath()
    for (x, y), *others in lines:
        path.moveTo(x, y)
        for point in others:
            path.lineTo(*point)
    return path


_MARKERS: Final[dict[EvidenceBasis | None, tuple[QPainterPath, float]]] = {
    None: (_circle(), 2.0),
    "aggregate_claim": (_circle(), 2.0),
    "intelligence_estimate": (_corners(4), 2.5),
    "named_list": (_corners(4, pi / 4), 2.5),
    "visual_confirmation": (_corners(3), 2.6),
    "statistical_model": (_corners(3, pi), 2.6),
    "media_report": (_corners(10, inner=0.22), 2.9),
}
"""The marker of each basis, and its size in radii, so that all look alike. What is no number has a circle."""

_RIGHT: Final = _lines(((-0.5, 0), (0.5, 0)), ((0.22, -0.26), (0.5, 0), (0.22, 0.26)))
_LEFT: Final = _lines(
    ((0.5, 0), (-0.5, 0)), ((-0.22, -0.26), (-0.5, 0), (-0.22, 0.26)), ((0.5, -0.44), (0.5, 0.44))
)
_BAR: Final = _lines(((0, -0.5), (0, 0.5)))
_CAP: Final = 2.4 * RADIUS
"""How high the cap at an end of an interval is."""
_TICK: Final = 3.2 * RADIUS
"""How high the tick of a best value is."""
_REACH: Final = RADIUS + ARROW
_END: Final = 0.7
"""The marker at an end of a range is smaller: the number is not claimed by itself."""
_NEAR: Final = 0.8
"""The marker in a ring is smaller, so that the two do not touch."""
_RING: Final = _circle()
RING_LINE: Final = 1.5
"""Pixels of the line of a ring."""
_DASHES: Final = (2.0, 1.5)
"""Of a line and of the gap after it, in widths of the line."""


@dataclass(frozen=True, slots=True)
class Part:
    """A stroke of a mark.

    `size` and `shift`, to the right of the value, are in pixels at 100 % text. `fill` is the colour of the
    party, that of the ground, or none; `dashed` is its line.
    """

    path: QPainterPath
    size: float
    fill: Literal["party", "ground", "none"]
    shift: float = 0.0
    dashed: bool = False


def is_round(basis: EvidenceBasis | None) -> bool:
    """Whether a basis has the circle for its marker, as what is no number has."""
    return _MARKERS[basis] == _MARKERS[None]


def dash(pen: QPen) -> None:
    """Give a pen the line of a ring."""
    pen.setDashPattern(_DASHES)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)


def parts(shape: Shape, basis: EvidenceBasis | None, *, near: bool = False) -> tuple[Part, ...]:
    """What a mark is drawn of at its value, from the lowest upwards; a range has it at both ends."""
    ring = (Part(_RING, 2 * (RADIUS + HALO), "none", dashed=True),) if near else ()
    return *ring, *_marker(shape, basis, _NEAR if near else 1)


def best_parts(shape: Shape, basis: EvidenceBasis | None) -> tuple[Part, ...]:
    """What a range has at its best value: a tick, and an interval also the marker that its ends lack."""
    tick = Part(_BAR, _TICK, "none")
    return (tick, _dot("span", basis, 1)) if shape == "interval" else (tick,)


def has_marker(shape: Shape, *, has_best: bool) -> bool:
    """Whether a mark is drawn with the marker of its basis."""
    return has_best if shape == "interval" else shape != "words"


def _marker(shape: Shape, basis: EvidenceBasis | None, scale: float) -> tuple[Part, ...]:
    dot = _dot(shape, basis, scale)
    match shape:
        case "exact" | "about" | "span":
            return (dot,)
        case "from":
            return Part(_RIGHT, _REACH, "none", _REACH / 2), dot
        case "up_to":
            return Part(_LEFT, _REACH, "none", -_REACH / 2), dot
        case "interval":
            return (Part(_BAR, _CAP, "none"),)
        case "words":
            return ()
        case _:
            assert_never(shape)


def _dot(shape: Shape, basis: EvidenceBasis | None, scale: float) -> Part:
    """The marker of a basis."""
    path, radii = _MARKERS[basis]
    size = radii * RADIUS * scale * (_END if shape == "span" else 1)
    return Part(path, size, "ground" if shape == "about" else "party")
