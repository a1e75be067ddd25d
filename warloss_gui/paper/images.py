"""Writes the picture of a part of a sheet as PNG, SVG and PDF.

The letters of an SVG are drawn as outlines, since another machine may not have the font and would set them
wider; its words are in its description. A PNG carries them too, in a description that programs can read.
"""

from math import ceil
from typing import Any, Final, cast

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QFontMetricsF, QImage, QImageWriter, QPaintDevice, QPainter, QPainterPath
from PySide6.QtSvg import QSvgGenerator

from warloss_gui.claims.parts import TabName
from warloss_gui.export.handout import Step
from warloss_gui.export.wanted import Frame
from warloss_gui.history.shown import Shown
from warloss_gui.language import gettext, number
from warloss_gui.paper.ink import Ink, ink_of
from warloss_gui.paper.pdf import PER_INCH, begin, ending
from warloss_gui.paper.poster import Poster

_PER_METRE: Final = PER_INCH / 0.0254
_LEGIBLE: Final = 8.0
"""Pixels of the smallest letters from which on a picture can be read."""
_FROM_THE_LEFT: Final = "\N{LEFT-TO-RIGHT MARK}"
_FROM_THE_RIGHT: Final = "\N{RIGHT-TO-LEFT MARK}"
_MILLION: Final = 1_000_000
_MOST_PIXELS: Final = 100 * _MILLION
"""A PNG of so many real pixels takes 400 MB while it is drawn, and few programs show a larger one."""
_MOST_LETTERS: Final = 50_000
"""An SVG of so many letters has 30 to 60 MB, since each of them is an outline."""


class PictureProblem(Exception):
    """A picture cannot be made. As text it is one line: what is wrong, and what would be right."""


class Drawing:
    """A picture of a part of a sheet in a frame. `step` is called again and again while it is made."""

    def __init__(self, shown: Shown, name: TabName, frame: Frame, step: Step = lambda: None) -> None:
        self._ink: Ink = ink_of(frame.theme)
        self.poster = Poster(shown, name, self._ink, step)
        self._frame = frame
        width = float(frame.width)
        if frame.height is None:
            self._scale = frame.text
            self._size = QSizeF(width, ceil(self.poster.height(width / frame.text) * frame.text))
        else:
            self._scale = self.poster.fitted(width, float(frame.height), frame.text)
            self._size = QSizeF(width, float(frame.height))

    @property
    def notices(self) -> tuple[str, ...]:
        """What is to be said of the picture: of letters that are too small, or that no font has."""
        if self.text_pixels >= _LEGIBLE:
            return self._ink.notices
        text = gettext(
            "the picture has room for letters of {pixels} pixels only; "
            "a larger size, or one without a height, can be read better"
        )
        return text.format(pixels=number(round(self.text_pixels))), *self._ink.notices

    @property
    def text_pixels(self) -> float:
        """The height of the smallest letters in the picture, in pixels."""
        return self._ink.fonts["small"].pixelSize() * self._scale

    def to_image(self) -> QImage:
        """An image, with its title and its words. Raises PictureProblem."""
        density = self._frame.density
        image = _empty_image(self._size * density)
        image.setDotsPerMeterX(round(_PER_METRE * density))
        image.setDotsPerMeterY(round(_PER_METRE * density))
        image.setText("Title", self.poster.handout.title)
        image.setText("Description", self.poster.words)
        painter = QPainter(image)
        with ending(painter):
            painter.scale(density, density)
            self._draw(painter)
        return image

    def to_png(self) -> bytes:
        """A PNG. Raises PictureProblem."""
        image = self.to_image()
        data = QByteArray()
        buffer = QBuffer(data)
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        if not QImageWriter(buffer, QByteArray(b"png")).write(image):
            raise PictureProblem(_no_memory(image.size()))
        return bytes(data.data())

    def to_svg(self) -> bytes:
        """An SVG. Raises PictureProblem."""
        data = QByteArray()
        buffer = QBuffer(data)
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        device = QSvgGenerator()
        device.setOutputDevice(buffer)
        device.setResolution(round(PER_INCH))
        device.setSize(self._size.toSize())
        device.setViewBox(QRectF(QPointF(), self._size))
        device.setTitle(self.poster.handout.title)
        device.setDescription(self.poster.words)
        painter = Outliner(device)
        with ending(painter):
            self._draw(painter)
        if painter.letters > _MOST_LETTERS:
            text = gettext("an SVG has room for {most} letters, and this picture has more; choose PDF")
            raise PictureProblem(text.format(most=number(_MOST_LETTERS)))
        return bytes(data.data())

    def to_pdf(self) -> bytes:
        """A PDF of one page."""
        data = QByteArray()
        _device, painter = begin(data, self._size)
        with ending(painter):
            self._draw(painter)
        from warloss_gui.paper.finishing import finished  # noqa: PLC0415 - other pictures need no pypdf

        return finished(bytes(data.data()), self.poster.handout, ())

    def _draw(self, painter: QPainter) -> None:
        painter.fillRect(QRectF(QPointF(), self._size), self._ink.palette.page)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        painter.scale(self._scale, self._scale)
        self.poster.draw(painter, self._size.width() / self._scale)


def _empty_image(exact: QSizeF) -> QImage:
    """An image of a size in real pixels. Raises PictureProblem."""
    size = QSize(round(exact.width()), round(exact.height()))
    pixels = size.width() * size.height()
    if pixels > _MOST_PIXELS:
        text = gettext(
            "the picture would have {pixels} million pixels, and may have {most} million; "
            "choose a smaller size or density, or SVG or PDF"
        )
        raise PictureProblem(
            text.format(pixels=number(ceil(pixels / _MILLION)), most=number(_MOST_PIXELS // _MILLION))
        )
    image = QImage(size, QImage.Format.Format_RGB32)
    if image.isNull():
        raise PictureProblem(_no_memory(size))
    return image


def _no_memory(size: QSize) -> str:
    text = gettext(
        "there is no memory for a picture of {width} × {height} pixels; choose a smaller size or density"
    )
    return text.format(width=number(size.width()), height=number(size.height()))


class Outliner(QPainter):
    """Draws texts as outlines. All texts of `paper` and `plots` are drawn on one line in a rectangle.

    `letters` are how many there were.
    """

    def __init__(self, device: QPaintDevice) -> None:
        super().__init__(device)
        self.letters = 0

    # Of the forms that Qt has only one is in use.
    def drawText(self, *arguments: Any) -> None:  # noqa: N802  # pyright: ignore[reportIncompatibleMethodOverride]
        """Draw a text on one line, in the middle of the height of its place, unless there are too many."""
        place, flags, text = cast("tuple[QRectF, int, str]", arguments)
        self.letters += len(text)
        if self.letters > _MOST_LETTERS:
            return
        metrics = QFontMetricsF(self.font())
        baseline = place.top() + (place.height() - metrics.height()) / 2 + metrics.ascent()
        left = place.left()
        if flags & Qt.AlignmentFlag.AlignRight:
            left = place.right() - metrics.horizontalAdvance(text)
        # A path has no flags: a sign that is not drawn says the direction.
        sign = _FROM_THE_RIGHT if flags & Qt.TextFlag.TextForceRightToLeft else _FROM_THE_LEFT
        path = QPainterPath()
        path.addText(QPointF(left, baseline), self.font(), sign + text)
        self.fillPath(path, self.pen().color())
