"""How wide texts are in a font, and where they wrap, remembered.

A picture that follows another on a step in time has nearly the same texts, and to measure them takes most of
the time that it is laid out in. Long texts are not kept: a document may hold very many of them.
"""

import threading
import unicodedata
from functools import lru_cache
from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF

_FONTS: Final = 12
_KEPT: Final = 4_096
"""Texts whose measures are kept for a font."""
_TALLEST: Final = 10_000
_LONGEST: Final = 200
"""Letters of a text that is kept."""
_RIGHT_TO_LEFT: Final = ("R", "AL")


class Measures:
    """The measures of a font, in pixels."""

    def __init__(self, font: QFont) -> None:
        self._metrics = QFontMetricsF(font)
        self._kept_width = lru_cache(_KEPT)(self._width)
        self._kept_lines = lru_cache(_KEPT)(self._lines)
        self._kept_height = lru_cache(_KEPT)(self._height_of)
        self.height = self._metrics.height()
        """The height of a line."""

    def width(self, text: str) -> float:
        """The width of a text on one line."""
        return self._kept_width(text) if len(text) <= _LONGEST else self._width(text)

    def wrapped(self, text: str, room: float) -> tuple[str, ...]:
        """The lines of a text for a width: broken between words, and inside a word that is wider."""
        return self._kept_lines(text, room) if len(text) <= _LONGEST else self._lines(text, room)

    def height_of(self, text: str, room: float) -> float:
        """The height of a text that Qt wraps to a width."""
        return self._kept_height(text, room) if len(text) <= _LONGEST else self._height_of(text, room)

    def shortened(self, text: str, room: float) -> str:
        """A text on one line, with a sign for what is left out at its end where it is wider than a width."""
        return self._metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)

    def _width(self, text: str) -> float:
        return self._metrics.horizontalAdvance(text)

    def _height_of(self, text: str, room: float) -> float:
        area = QRectF(0, 0, room, _TALLEST)
        return self._metrics.boundingRect(area, Qt.TextFlag.TextWordWrap, text).height()

    def _lines(self, text: str, room: float) -> tuple[str, ...]:
        lines: list[str] = []
        line = ""
        for word in text.split():
            longer = f"{line} {word}" if line else word
            if self._width(longer) <= room:
                line = longer
                continue
            if line:
                lines.append(line)
            *whole, line = self._pieces(word, room)
            lines += whole
        return (*lines, line) if line else tuple(lines)

    def _pieces(self, word: str, room: float) -> list[str]:
        pieces = [""]
        for letter in word:
            if pieces[-1] and self._width(pieces[-1] + letter) > room:
                pieces.append("")
            pieces[-1] += letter
        return pieces


def direction_of(text: str) -> Qt.TextFlag:
    """The flag with which every line of a text runs as its first letter with a direction does.

    By itself, Qt looks at the first letter of each line, and would turn a line around that begins with a
    foreign word.
    """
    strong = (unicodedata.bidirectional(letter) for letter in text)
    first = next((found for found in strong if found in ("L", *_RIGHT_TO_LEFT)), "L")
    return Qt.TextFlag.TextForceRightToLeft if first in _RIGHT_TO_LEFT else Qt.TextFlag.TextForceLeftToRight


class _Kept(threading.local):
    """The measures of each thread: fonts must not be shared between threads."""

    def __init__(self) -> None:
        self.of = lru_cache(maxsize=_FONTS)(_measures)


def measures_of(font: QFont) -> Measures:
    """The measures of a font."""
    # The key of a font leaves out whether its letters are moved to whole pixels.
    return _KEPT_MEASURES.of(font.key(), font.hintingPreference())


def _measures(key: str, hinting: QFont.HintingPreference) -> Measures:
    font = QFont()
    font.fromString(key)
    font.setHintingPreference(hinting)
    return Measures(font)


_KEPT_MEASURES: Final = _Kept()
