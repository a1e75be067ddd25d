"""The key of a picture: what the shapes, fills and arrows that it uses mean."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from warloss_gui.claims import phrases
from warloss_gui.claims.sources import EvidenceBasis
from warloss_gui.language import gettext, listing
from warloss_gui.plots import symbols
from warloss_gui.plots.axes import TimeAxis
from warloss_gui.plots.painting import LINE, Ink, paint_part, paint_range
from warloss_gui.plots.palette import Palette
from warloss_gui.plots.picture import Picture, Shape
from warloss_gui.plots.sizes import ARROW, HALO, INSET, RADIUS
from warloss_gui.plots.texts import Fonts
from warloss_gui.qt.measures import measures_of
from warloss_gui.qt.plain import PlainLabel

_UNIT: Final = 16.0
_LINE: Final = 1.5
_WIDTHS: Final = 8


@dataclass(frozen=True, slots=True)
class Entry:
    """A marker, or none, and what it means; or the tick of a best value in a range of a shape."""

    shape: Shape | None
    basis: EvidenceBasis | None
    text: str
    near: bool = False
    best: bool = False

    @property
    def is_wide(self) -> bool:
        """Whether two ends are drawn."""
        return self.shape in ("span", "interval", "words")


def entries(picture: Picture) -> list[Entry]:
    """What a reader must know of the marks of a picture, each meaning once."""
    is_time = isinstance(picture.axis, TimeAxis)
    bounds: dict[Shape, str] = {
        "exact": gettext("a stated day") if is_time else gettext("a plain number"),
        "about": gettext("inferred, or approximate") if is_time else gettext("about"),
        "from": gettext("at least, or more than"),
        "up_to": gettext("up to, fewer than, or nearly"),
        "span": gettext("between two days") if is_time else gettext("between two numbers"),
        "interval": gettext("confidence or credible interval"),
        "words": gettext("in words only; the band shows the order of magnitude"),
    }
    shapes = {mark.shape for mark in picture.marks}
    bases: list[EvidenceBasis] = [
        basis
        for mark in picture.marks
        if (basis := mark.basis) is not None
        and symbols.has_marker(mark.shape, has_best=mark.best is not None)
    ]
    found = [Entry("exact", basis, gettext(phrases.BASES[basis])) for basis in dict.fromkeys(bases)]
    if "exact" in shapes:
        found = _with_exact(found, bounds.pop("exact"))
    found += [Entry(shape, None, text) for shape, text in bounds.items() if shape in shapes]
    with_best: list[Shape] = [mark.shape for mark in picture.marks if mark.best is not None]
    if with_best:
        found.append(Entry(with_best[0], None, gettext("its best value"), best=True))
    if any(mark.near for mark in picture.marks):
        found.append(Entry("exact", None, gettext("may not count the same"), near=True))
    if any(phrases.CAVEAT_MARK in mark.label for mark in picture.marks):
        found.append(Entry(None, None, gettext("{mark} has caveats").format(mark=phrases.CAVEAT_MARK)))
    return found


def _with_exact(bases: Sequence[Entry], meaning: str) -> list[Entry]:
    """The bases, and what a filled circle means. Where it is the marker of a basis, it stands there once."""
    found = list(bases)
    for place, one in enumerate(bases):
        if symbols.is_round(one.basis):
            both = gettext("{basis}; where filled, {meaning}")
            found[place] = replace(one, text=both.format(basis=one.text, meaning=meaning))
            return found
    return [*found, Entry("exact", None, meaning)]


@dataclass(frozen=True, slots=True)
class Placed:
    """An entry in its place: the left edge of its marker, and the lines of its text."""

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
        self._places: dict[int, list[Placed]] = {}
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

    def placed(self, width: int) -> list[Placed]:
        """Every entry in its place for a width. The last few answers are kept."""
        if self._palette is None:
            return []
        if width not in self._places:
            if len(self._places) >= _WIDTHS:
                self._places.clear()
            self._places[width] = place_entries(self._entries, width, self._palette.fonts)
        return self._places[width]

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw all entries."""
        palette = self._palette
        if palette is None:
            return
        painter = QPainter(self)
        paint_entries(painter, self.placed(self.width()), palette, self.palette().window().color())
        painter.end()


def place_entries(found: Sequence[Entry], width: float, fonts: Fonts) -> list[Placed]:
    """Entries one after another, in as many lines as they need."""
    metrics = measures_of(fonts.small)
    unit = metrics.height / _UNIT
    height = max(metrics.height, 2 * RADIUS * unit) + 4 * unit
    placed: list[Placed] = []
    x, y = INSET, 0.0
    for entry in found:
        arrow = ARROW if entry.shape in ("from", "up_to") or entry.is_wide else 0
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
        placed.append(Placed(entry, QPointF(x, y + height / 2), rects))
        y = rects[-1][0].top()
        x += lead + max(rect.width() for rect, _line in rects) + _UNIT * unit
    return placed


def paint_entries(painter: QPainter, placed: Sequence[Placed], palette: Palette, ground: QColor) -> None:
    """Draw entries in their places, on a ground."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    unit = measures_of(palette.fonts.small).height / _UNIT
    flags = Qt.TextFlag.TextSingleLine | Qt.TextFlag.TextDontClip | Qt.AlignmentFlag.AlignVCenter
    for one in placed:
        _draw(painter, one, unit, palette.quiet, ground)
        painter.setPen(palette.quiet)
        painter.setFont(palette.fonts.small)
        for rect, line in one.lines:
            painter.drawText(rect, flags, line)


def _draw(painter: QPainter, placed: Placed, unit: float, colour: QColor, ground: QColor) -> None:
    """Draw the marker of an entry, its left edge at the beginning of the entry."""
    shape = placed.entry.shape
    if shape is None:
        return
    halo = HALO if placed.entry.near else 0
    first = placed.marker + QPointF((RADIUS + halo + (ARROW if shape == "up_to" else 0)) * unit, 0)
    places = [first, first + QPointF(ARROW * unit, 0)] if placed.entry.is_wide else [first]
    if placed.entry.is_wide:
        paint_range(painter, shape, QLineF(*places), unit * _LINE / LINE, colour)
    ink = Ink(colour, ground, _LINE * unit, symbols.RING_LINE * unit)
    for place in places:
        for part in symbols.parts(shape, placed.entry.basis, near=placed.entry.near):
            paint_part(painter, part, place, unit, ink)
    if placed.entry.best:
        for part in symbols.best_parts(shape, placed.entry.basis):
            paint_part(painter, part, first + QPointF(ARROW / 2 * unit, 0), unit, ink)
