"""What stands where there is nothing to show: an icon, and a sentence that says so."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QWidget

from warloss_gui.qt.plain import PlainLabel
from warloss_gui.widgets.icon_mark import IconMark
from warloss_gui.widgets.layouts import GRID, column


class Placeholder(QWidget):
    """An icon in the size of a headline over a title and a hint."""

    def __init__(self, icon: str, title: str = "", hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = column(self, 0, GRID)
        mark = IconMark("headline")
        layout.addWidget(mark, 0, Qt.AlignmentFlag.AlignLeft)
        mark.show_icon(icon, QPalette.ColorRole.PlaceholderText)
        self._title = PlainLabel("", "title")
        self._hint = PlainLabel("", "quiet")
        layout.addWidget(self._title)
        layout.addWidget(self._hint)
        self.show_text(title, hint)

    def show_text(self, title: str, hint: str = "") -> None:
        """Say something else."""
        self._title.setText(title)
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))
