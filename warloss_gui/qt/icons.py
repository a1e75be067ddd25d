"""The program's own drawings, in any colour and sharp at any size.

A drawing is a file of `resources/icons/` in one colour, which is put in when it is drawn. Nothing is read
before it is first asked for.
"""

from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontInfo, QGuiApplication, QIcon, QPainter, QPixmap

from warloss_gui import assets

if TYPE_CHECKING:
    from PySide6.QtSvg import QSvgRenderer

_COLOUR: Final = "currentColor"
_KEPT: Final = 256
"""Pixmaps that are remembered: more than there are drawings, for two themes."""
_BESIDE_TEXT: Final = 1.4
"""The size of an icon beside a text, in sizes of its font."""


def icon(name: str, colour: QColor, size: int, chosen: QColor | None = None) -> QIcon:
    """A drawing as an icon; what is chosen, such as the tab in front, may have a colour of its own.

    Raises LookupError where there is no such drawing.
    """
    ratio = max((screen.devicePixelRatio() for screen in QGuiApplication.screens()), default=1.0)
    return _icon(name, colour.name(), (chosen or colour).name(), size, ratio)


def pixmap(name: str, colour: QColor, size: int, ratio: float = 1.0) -> QPixmap:
    """A drawing of so many pixels each way, on a screen with so many real pixels to each.

    Raises LookupError where there is no such drawing.
    """
    return _pixmap(name, colour.name(), size, ratio)


def draw(painter: QPainter, name: str, colour: QColor, place: QRectF) -> None:
    """Draw a drawing as lines and areas, sharp on any paper, from any thread.

    Raises LookupError where there is no such drawing.
    """
    _renderer(name, colour.name()).render(painter, place)


def size_beside(font: QFont) -> int:
    """The size of an icon that stands beside a text of this font."""
    return round(_BESIDE_TEXT * QFontInfo(font).pixelSize())


@lru_cache(maxsize=_KEPT)
def _icon(name: str, colour: str, chosen: str, size: int, ratio: float) -> QIcon:
    made = QIcon()
    for state, shown in ((QIcon.State.Off, colour), (QIcon.State.On, chosen)):
        # Of what is selected Qt would mix the colour with that of the selection.
        for mode in (QIcon.Mode.Normal, QIcon.Mode.Selected):
            made.addPixmap(_pixmap(name, shown, size, ratio), mode, state)
    return made


@lru_cache(maxsize=_KEPT)
def _pixmap(name: str, colour: str, size: int, ratio: float) -> QPixmap:
    renderer = _renderer(name, colour)
    side = round(size * ratio)
    drawn = QPixmap(side, side)
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    renderer.render(painter)
    painter.end()
    drawn.setDevicePixelRatio(ratio)
    return drawn


def _renderer(name: str, colour: str) -> "QSvgRenderer":
    from PySide6.QtSvg import QSvgRenderer  # noqa: PLC0415 - it is loaded with the first drawing

    renderer = QSvgRenderer()
    # Qt's binding takes much longer to find the constructor for bytes.
    renderer.load(QByteArray(_drawing(name).replace(_COLOUR, colour).encode()))
    return renderer


@cache
def _drawing(name: str) -> str:
    """The text of a drawing."""
    try:
        return assets.path(f"icons/{name}.svg").read_text("utf-8")
    except FileNotFoundError:
        raise LookupError(f"there is no icon named {name!r}") from None
