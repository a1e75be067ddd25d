"""A card of text: a quotation, a note, or a figure that stands apart."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGroupBox, QWidget

from warloss_gui.claims.wording import CaveatWording
from warloss_gui.qt.plain import PlainLabel, show_tip, tooltip
from warloss_gui.widgets.caveat_list import CaveatList
from warloss_gui.widgets.layouts import GRID, column


class TextCard(QGroupBox):
    """Paragraphs with a look each. The whole of it is the accessible description, and opens with Space.

    It is a group box without a title, since a screen reader takes a mere frame for a window.
    """

    def __init__(self, name: str, about: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._about = about
        self.setProperty("look", "card")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(name)
        self.setAccessibleDescription(about)
        self.setToolTip(tooltip(about))
        self._layout = column(self, 2 * GRID, GRID // 2)
        # The style keeps a little room inside the border of a group, above all for its title.
        self._layout.setContentsMargins(2 * GRID - 2, 2 * GRID - 5, 2 * GRID - 2, 2 * GRID - 2)

    def add(self, text: str, look: str = "") -> None:
        """Add a paragraph; an empty one is left out."""
        if text:
            label = PlainLabel(text, look)
            self._layout.addWidget(label)

    def add_caveats(self, caveats: Sequence[CaveatWording], look: str = "") -> None:
        """Add what to beware of, if there is anything."""
        if caveats:
            shown = CaveatList(look)
            self._layout.addWidget(shown)
            shown.show_caveats(caveats)

    def gap(self) -> None:
        """Add space between two paragraphs."""
        self._layout.addSpacing(GRID)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space shows the whole text."""
        if event.key() == Qt.Key.Key_Space:
            show_tip(self, self._about, self.rect())
        else:
            super().keyPressEvent(event)
