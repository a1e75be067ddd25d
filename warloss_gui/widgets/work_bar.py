"""A bar that shows how far a long work is, and lets it be ended."""

from typing import Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QProgressBar, QPushButton, QWidget

from warloss_gui.language import gettext
from warloss_gui.qt.plain import PlainLabel
from warloss_gui.widgets.layouts import GRID, row

_PATIENCE: Final = 300
"""Milliseconds after which a work is long enough to be told of."""


class WorkBar(QFrame):
    """Hidden while nothing is done, and while it is soon done.

    `cancelled`: whoever asked for the work does not want it any more.
    """

    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "notice")
        self._label = PlainLabel()
        self._progress = QProgressBar()
        self._progress.setTextVisible(False)
        self._cancel = QPushButton(gettext("Cancel"))
        self._cancel.clicked.connect(self.cancelled)
        line = row(GRID, GRID)
        self.setLayout(line)
        line.addWidget(self._label, 1)
        line.addWidget(self._progress, 1)
        line.addWidget(self._cancel)
        self._show_later = QTimer(self, interval=_PATIENCE, singleShot=True)
        self._show_later.timeout.connect(self.show)
        self.hide()

    def begin(self, text: str, steps: int) -> None:
        """A work of so many steps has begun; of 0 steps it is not known how long it takes."""
        self._label.setText(text)
        self._progress.setAccessibleName(text)
        self._progress.setRange(0, steps)
        self._progress.setValue(0)
        self._cancel.setEnabled(bool(steps))
        self._show_later.start()

    def go_on(self, steps: int) -> None:
        """Show how many steps have been done."""
        self._progress.setValue(min(steps, self._progress.maximum()))

    def end(self) -> None:
        """Show nothing any more."""
        self._show_later.stop()
        self.hide()
