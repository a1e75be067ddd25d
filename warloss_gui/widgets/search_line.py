"""A field for words to look for, and beside it how much was found."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QToolButton, QWidget

from warloss_gui.language import gettext
from warloss_gui.qt.plain import PlainLabel
from warloss_gui.widgets.layouts import GRID, column, row
from warloss_gui.widgets.page import reveal_focus


class SearchLine(QWidget):
    """A search that Ctrl+F leads to and Escape ends."""

    changed = Signal(str)
    """The words that are looked for now."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = _Field()
        self.field.setPlaceholderText(name)
        self.field.setAccessibleName(name)
        self._found = PlainLabel("", "small")
        self._nothing = PlainLabel("", "quiet")
        self._nothing.hide()
        layout = column(self, 0, GRID)
        line = row()
        line.addWidget(self.field, 3)
        line.addWidget(self._found, 2)
        layout.addLayout(line)
        layout.addWidget(self._nothing)
        self.field.textChanged.connect(self.changed)
        find = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self)
        find.activated.connect(self.lead_here)

    def show_found(self, text: str, count: int) -> None:
        """Say how much was found, and where it is nothing, what to do."""
        self._found.setText(text)
        hint = gettext("Nothing here has all of these words. Escape shows everything again.")
        self._nothing.setText("" if count else hint)
        self._nothing.setVisible(not count)

    @Slot()
    def lead_here(self) -> None:
        """Lead to the field."""
        self.field.setFocus()
        reveal_focus()


class _Field(QLineEdit):
    """Takes words. Escape clears it; an empty one leaves the key to the window."""

    def __init__(self) -> None:
        super().__init__()
        self.setClearButtonEnabled(True)
        for button in self.findChildren(QToolButton):
            button.setAccessibleName(gettext("Clear the search"))
        # A file that is dropped here is a sheet to open, not a text to look for.
        self.setAcceptDrops(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """End the search with Escape."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)
