"""A number, or a sentence with one, that can be focused and shows its claim by mouse and by key."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QWidget

from warloss_gui.qt.plain import PlainLabel, show_tip, tooltip


class ClaimLabel(PlainLabel):
    """Shows a text; its claim is the tooltip, the accessible description, and opens with Space."""

    chosen = Signal()
    """A click, or Enter."""

    def __init__(self, look: str, parent: QWidget | None = None) -> None:
        super().__init__("", look, parent)
        self.setProperty("claim", True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._about = ""

    def show_claim(self, text: str, about: str) -> None:
        """Show a text whose claim is `about`."""
        if (text, about) == (self.text(), self._about):
            return
        self._about = about
        self.setText(text)
        self.setToolTip(tooltip(about))
        self.setAccessibleName(text)
        self.setAccessibleDescription(about)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space shows the claim; Enter chooses it."""
        if event.key() == Qt.Key.Key_Space:
            show_tip(self, self._about, self.rect())
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.chosen.emit()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click chooses it."""
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.chosen.emit()
