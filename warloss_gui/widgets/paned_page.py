"""A page, and a pane that stands beside it where there is room for both, and on it where there is not."""

from typing import Final

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLayout, QSplitter, QVBoxLayout, QWidget

from warloss_gui.widgets.layouts import GRID
from warloss_gui.widgets.page import Page

_BESIDE: Final = 44
"""The least width, in heights of a line, at which page and pane stand side by side."""


class PanedPage(QSplitter):
    """What else is on the page is added to `above` and `below`; on it, the pane stands below the middle.

    `aside` is what the pane scrolls in while it stands beside the page.
    """

    def __init__(self, middle: QLayout, pane: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._pane = pane
        self.page = Page()
        self.above = QVBoxLayout()
        self.above.setSpacing(2 * GRID)
        self.below = QVBoxLayout()
        self.below.setSpacing(2 * GRID)
        for layout in (self.above, middle, self.below):
            self.page.body.addLayout(layout)
        self.page.body.addStretch(1)
        # Room for the frame of what has the focus, and for the bar.
        self.page.body.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        self.aside = Page()
        self.aside.body.setContentsMargins(GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        self.aside.body.addWidget(pane)
        self.aside.body.addStretch(1)
        self.addWidget(self.page)
        self.addWidget(self.aside)
        self.setChildrenCollapsible(False)
        self.setHandleWidth(GRID)
        self.setStretchFactor(0, 62)
        self.setStretchFactor(1, 38)
        self.setSizes([620, 380])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the pane where there is room for it."""
        super().resizeEvent(event)
        self._turn()

    def changeEvent(self, event: QEvent) -> None:
        """Another text size needs another room."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._turn()

    def _turn(self) -> None:
        beside = self.width() >= _BESIDE * self.fontMetrics().lineSpacing()
        if beside == self.aside.isVisibleTo(self):
            return
        focused, hidden = self.window().focusWidget(), self._pane.isHidden()
        if beside:
            self.aside.body.insertWidget(0, self._pane)
        else:
            # After what is above the middle and the middle itself.
            self.page.body.insertWidget(2, self._pane)
        # What moves is hidden, and loses the focus.
        self._pane.setHidden(hidden)
        if self._pane.isAncestorOf(focused):
            focused.setFocus()
        self.aside.setVisible(beside)
