"""A bar for a line about the program itself, such as a file that is gone."""

from PySide6.QtWidgets import QWidget

from warloss_gui.qt.plain import PlainLabel
from warloss_gui.widgets.layouts import GRID


class MessageBar(PlainLabel):
    """Hidden while there is nothing to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", "notice", parent)
        self.setMargin(GRID)
        self.hide()

    def say(self, text: str) -> None:
        """Show a text in place of the former one; an empty text hides the bar."""
        self.setText(text)
        self.setAccessibleName(text)
        self.setVisible(bool(text))
