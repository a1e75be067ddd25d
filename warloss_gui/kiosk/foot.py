"""The foot of a kiosk: where what is shown can be read, and the place in the rota."""

from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from warloss_gui.qt.plain import PlainLabel

_HOLD: Final = 3_000
"""Milliseconds for which the foot is held to ask for the PIN."""


class Foot(QWidget):
    """Sources on the left, the place in the rota on the right. `held`: it was pressed for a while."""

    held = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sources = PlainLabel("", "small")
        self._place = PlainLabel("", "small")
        self._place.setWordWrap(False)
        self._layout = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.addWidget(self._sources, 1, Qt.AlignmentFlag.AlignTop)
        self._layout.addWidget(self._place, 0, Qt.AlignmentFlag.AlignTop)
        self._kept: tuple[str, ...] = ()
        self._timer = QTimer(self, interval=_HOLD, singleShot=True)
        self._timer.timeout.connect(self.held)

    def put_side_by_side(self, *, is_wide: bool) -> None:
        """Put both beside each other, or below each other where there is little width."""
        way = QBoxLayout.Direction.LeftToRight if is_wide else QBoxLayout.Direction.TopToBottom
        self._layout.setDirection(way)

    def show_texts(self, sources: str, place: str) -> None:
        """Show other texts."""
        self._sources.setText(sources)
        self._place.setText(place)

    def keep_room(self, sources: Iterable[str]) -> None:
        """Keep room for the longest of these sources, whichever of them are shown."""
        self._kept = tuple(sources)
        self.forget_room()

    def forget_room(self) -> None:
        """Find out anew how much room is to be kept, since text or width are others."""
        self.setMinimumHeight(0)

    def fit(self, width: int) -> None:
        """Be as high as all that is shown or kept asks for. What has been high stays so.

        A page has the same room whatever its sources are, since its parts are worked out for that.
        """
        least = self.minimumHeight() or max((self._height_of(text, width) for text in self._kept), default=0)
        self.setMinimumHeight(max(least, self.heightForWidth(width)))
        # Where its own height stays, nothing else would let the texts take up theirs at once.
        self._layout.activate()

    def _height_of(self, sources: str, width: int) -> int:
        shown = self._sources.text()
        self._sources.setText(sources)
        height = self.heightForWidth(width)
        self._sources.setText(shown)
        return height

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin to wait."""
        event.accept()
        self._timer.start()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """It was not held for long enough."""
        event.accept()
        self._timer.stop()
