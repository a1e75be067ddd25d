"""The key of a picture: what the shapes, fills and arrows that it uses mean."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPaintEvent, QPen, QTransform
from PySide6.QtWidgets import QSizePolicy, QWidget

from warloss_gui.claims import phrases
from warloss_gui.claims.sources import EvidenceBasis
from warloss_gui.language import gettext, listing
from warloss_gui.plots import symbols
from warloss_gui.plots.axes import TimeAxis
from warloss_gui.plots.layout import ARROW, HALO, INSET, RADIUS
from warloss_gui.plots.palette import Palette
from warloss_gui.plots.series import Picture, Shape
from warloss_gui.qt.measures import Measures, measures_of
from warloss_gui.qt.plain import PlainLabel

_UNIT: Final = 16.0
_LINE: Final = 1.5
_WIDTHS: Final = 8


@dataclass(frozen=True, slots=True)
class Entry:
    """A marker, or none, and what it means."""

    shape: Shape | None
    basis: EvidenceBasis | None
    text: str
    near: bool = False


def entries(picture: Picture) -> list[Entry]:
    """What a reader must know of the marks of a picture, each meaning once."""
    is_time = isinstance(picture.axis, TimeAxis)
    bounds: dict[Shape, str] = {
        "about": gettext("inferred, or approximate") if is_time else gettext("about"),
        "from": gettext("at least, or more than"),
        "up_to": gettext("up to, or nearly"),
        "span": gettext("between two days") if is_time else gettext("between two numbers"),
    }
    shapes = {mark.shape for mark in picture.marks}
    bases: list[EvidenceBasis] = [mark.basis for mark in picture.marks if mark.basis is not None]
    found = [Entry("exact", basis, gettext(phrases.BASES[basis])) for basis in dict.fromkeys(bases)]
    found += [Entry(shape, None, text) for shape, text in bounds.items() if shape in shapes]
    if any(mark.near for mark in picture.marks):
        found.append(Entry("exact", None, gettext("may not count the same"), near=True))
    if any(phrases.CAVEAT_MARK in mark.label for mark in picture.marks):
        found.append(Entry(None, None, gettext("{mark} has caveats").format(mark=phrases.CAVEAT_MARK)))
    return found


@dataclass(frozen=True, slots=True)
class _Placed:
    entry: Entry
    marker: QPointF
    lines: tuple[tuple[QRectF, str], ...]


class Key(PlainLabel):
    """Draws the entries one after another, in as many lines as they need.

    It is a label, though its text is drawn, so that screen readers read its name.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", "small", parent)
        self._entries: list[Entry] = []
        self._palette: Palette | None = None
        self._places: dict[int, list[_Placed]] = {}
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_picture(self, picture: Picture, palette: Palette) -> None:
        """Explain the marks of a picture in the colours of a palette."""
        found = entries(picture)
        if found == self._entries and palette == self._palette:
            return
        self._entries = found
        self._palette = palette
        self._places.clear()
        self.setAccessibleName(
            gettext("Key: {meanings}").format(meanings=listing([entry.text for entry in self._entries]))
        )
        self.setVisible(bool(self._entries))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """The height for the present width."""
        return QSize(0, self.heightForWidth(max(self.width(), 1)))

    def minimumSizeHint(self) -> QSize:
        """As with the usual size."""
        return QSize(0, 0)

    def heightForWidth(self, width: int) -> int:
        """The height of all lines."""
        placed = self.placed(width)
        return round(placed[-1].lines[-1][0].bottom()) + 1 if placed else 0

    def placed(self, width: int) -> list[_Placed]:
        """Every entry in its place for a width. The last few answers are kept."""
        if self._palette is None:
            return []
        if width not in self._places:
            if len(self._places) >= _WIDTHS:
                self._places.clear()
            self._places[width] = self._place(width, measures_of(self._palette.fonts.small))
        return self._places[width]

    def _place(self, width: int, metrics: Measures) -> list[_Placed]:
        unit = metrics.height / _UNIT
        height = max(metrics.height, 2 * RADIUS * unit) + 4 * unit
        found: list[_Placed] = []
        x, y = INSET, 0.0
        for entry in self._entries:
            arrow = ARROW if entry.shape in ("from", "up_to", "span") else 0
            halo = 2 * HALO if entry.near else 0
            lead = 0.0 if entry.shape is None else (2 * RADIUS + arrow + halo + 6) * unit
            room = max(metrics.width(entry.text), 1.0)
            if x > INSET and x + lead + room > width:
                x, y = INSET, y + height
            lines = metrics.wrapped(entry.text, max(width - x - lead, 1.0))
            rects = tuple(
                (QRectF(x + lead, y + i * height, metrics.width(line), height), line)
                for i, line in enumerate(lines)
            )
            found.append(_Placed(entry, QPointF(x, y + height / 2), rects))
            y = rects[-1][0].top()
            x += lead + max(rect.width() for rect, _line in rects) + _UNIT * unit
        return found

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw all entries."""
        palette = self._palette
        if palette is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(palette.fonts.small)
        unit = measures_of(palette.fonts.small).height / _UNIT
        for placed in self.placed(self.width()):
            _draw(painter, placed, unit, palette.quiet, self.palette().window().color())
            painter.setPen(palette.quiet)
            for rect, line in placed.lines:
                flags = Qt.TextFlag.TextSingleLine | Qt.TextFlag.TextDontClip
                painter.drawText(rect, flags | Qt.AlignmentFlag.AlignVCenter, line)
        painter.end()


def _draw(painter: QPainter, placed: _Placed, unit: float, colour: QColor, ground: QColor) -> None:
    """Draw the marker of an entry, its left edge at the beginning of the entry."""
    shape = placed.entry.shape
    if shape is None:
        return
    pen = QPen(colour, _LINE * unit)
    pen.setCosmetic(True)
    fills = {"party": QBrush(colour), "ground": QBrush(ground), "none": QBrush()}
    halo = HALO if placed.entry.near else 0
    first = placed.marker + QPointF((RADIUS + halo + (ARROW if shape == "up_to" else 0)) * unit, 0)
    places = [first, first + QPointF(ARROW * unit, 0)] if shape == "span" else [first]
    painter.setPen(pen)
    if shape == "span":
        painter.drawLine(*places)
    ring = QPen(colour, symbols.RING_LINE * unit)
    ring.setCosmetic(True)
    symbols.dash(ring)
    for place in places:
        for part in symbols.parts(shape, placed.entry.basis, near=placed.entry.near):
            size, x = part.size * unit, place.x() + part.shift * unit
            painter.setPen(ring if part.dashed else pen)
            scaled = QTransform.fromTranslate(x, place.y()).scale(size, size)
            painter.setBrush(fills[part.fill])
            painter.drawPath(scaled.map(part.path))
