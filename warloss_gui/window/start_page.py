"""What the window shows while there is no sheet: that one is being read, or how to open one."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QPushButton, QWidget

from warloss_gui.language import gettext
from warloss_gui.widgets.layouts import GRID, column, row
from warloss_gui.widgets.placeholder import Placeholder


class StartPage(QWidget):
    """Offers to open a sheet, or says which one is being read."""

    open_wanted = Signal()
    bundled_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = Placeholder("program")
        self._open = QPushButton(gettext("Open a sheet…"))
        self._bundled = QPushButton(gettext("Open the sheet that comes with the program"))
        layout = column(self, 6 * GRID, 2 * GRID)
        layout.addWidget(self._state)
        buttons = row()
        buttons.addWidget(self._open)
        buttons.addWidget(self._bundled)
        buttons.addStretch(1)
        layout.addLayout(buttons)
        layout.addStretch(1)
        layout.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._open.clicked.connect(self.open_wanted)
        self._bundled.clicked.connect(self.bundled_wanted)
        self.show_reading(reading=False)

    @Slot(bool)
    def show_reading(self, reading: bool) -> None:
        """Say that a sheet is being read, or that none is open."""
        if reading:
            self._state.show_text(gettext("Reading the sheet…"))
        else:
            hint = gettext("Open a fact sheet, or drop its file onto this window.")
            self._state.show_text(gettext("No sheet is open"), hint)
        self._open.setVisible(not reading)
        self._bundled.setVisible(not reading)
