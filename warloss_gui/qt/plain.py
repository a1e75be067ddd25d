"""Plain text where Qt would guess at markup.

Qt's labels and tooltips read any text that looks like HTML as HTML, and then load what it
names. Texts come from documents of strangers, so every widget that shows one goes through here.
"""

import html
from typing import Final, cast

from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLabel, QToolTip, QWidget

_HEIGHTS: Final = 8
_TIP_TIME: Final = 120_000
"""Milliseconds that a tip opened by a key stays: time to read a long one."""


def tooltip(text: str) -> str:
    """A text as Qt's tooltips show it unchanged, with its line breaks, wrapped to a readable width."""
    return "<qt>" + html.escape(text).replace("\n", "<br>") + "</qt>"


def show_tip(widget: QWidget, text: str, rect: QRect) -> None:
    """Show a text beside a part of a widget, as if the mouse rested there. Any key or click ends it."""
    QToolTip.showText(widget.mapToGlobal(rect.bottomLeft()), tooltip(text), widget, rect, _TIP_TIME)
    focused = QApplication.focusWidget() or widget
    if focused.findChild(_TipEnd) is None:
        _TipEnd(focused)


class _TipEnd(QObject):
    """Ends a tip at the next key that the widget gets. Qt itself would wait for the mouse or the focus."""

    def __init__(self, focused: QWidget) -> None:
        super().__init__(focused)
        focused.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See a key before the widget does. A key that is held down has opened the tip."""
        if event.type() is QEvent.Type.KeyPress and not cast("QKeyEvent", event).isAutoRepeat():
            watched.removeEventFilter(self)
            self.deleteLater()
            QToolTip.hideText()
        return False


class PlainLabel(QLabel):
    """A label that shows its text as it is.

    `look` names a rule of the style sheet: title, quiet and so on.
    """

    def __init__(self, text: str = "", look: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heights: dict[int, int] = {}
        self._font = self.font()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        # A frame from the style sheet would otherwise move the text by half a letter.
        self.setIndent(0)
        self.setText(text)
        if look:
            self.setProperty("look", look)

    def setText(self, text: str) -> None:
        """Show another text."""
        if text != self.text():
            self._heights.clear()
            super().setText(text)

    def changeEvent(self, event: QEvent) -> None:
        """Another font needs other heights."""
        super().changeEvent(event)
        font = self.font()
        if font != self._font:
            self._font = font
            self._heights.clear()

    def heightForWidth(self, width: int) -> int:
        """The height of the wrapped text, remembered: a layout asks for it many times, and it is slow."""
        height = self._heights.get(width)
        if height is None:
            if len(self._heights) >= _HEIGHTS:
                self._heights.clear()
            height = self._heights[width] = super().heightForWidth(width)
        return height
