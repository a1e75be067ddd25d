"""A card of text: a quotation, a note, or a figure that stands apart."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QGroupBox, QWidget

from warloss_gui.claims.caveat_wording import CaveatWording
from warloss_gui.qt.plain import PlainLabel, show_tip, tooltip
from warloss_gui.widgets.caveat_list import CaveatList
from warloss_gui.widgets.layouts import GRID, column

_Part = tuple[str | tuple[CaveatWording, ...], str]
"""A paragraph or caveats, with their look; an empty paragraph is a gap."""


class TextCard(QGroupBox):
    """Paragraphs with a look each. The whole of it is the accessible description, and opens with Space.

    It is a group box without a title, since a screen reader takes a mere frame for a window. What is on it is
    made when it is to be shown: often it turns out before that another card says the same.
    """

    def __init__(self, name: str, about: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._about = about
        self._parts: list[_Part] = []
        self._is_made = False

    def add(self, text: str, look: str = "") -> None:
        """Add a paragraph; an empty one is left out."""
        if text:
            self._parts.append((text, look))

    def add_caveats(self, caveats: Sequence[CaveatWording], look: str = "") -> None:
        """Add what to beware of, if there is anything."""
        if caveats:
            self._parts.append((tuple(caveats), look))

    def gap(self) -> None:
        """Add space between two paragraphs."""
        self._parts.append(("", ""))

    @property
    def content(self) -> tuple[str, str, tuple[_Part, ...]]:
        """All that the card says, and how it looks."""
        return self._name, self._about, tuple(self._parts)

    def make(self) -> None:
        """Make what is on the card, unless it is there already."""
        if self._is_made:
            return
        self._is_made = True
        self.setProperty("look", "card")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self._name)
        self.setAccessibleDescription(self._about)
        self.setToolTip(tooltip(self._about))
        layout = column(self, 2 * GRID, GRID // 2)
        # The style keeps a little room inside the border of a group, above all for its title.
        layout.setContentsMargins(2 * GRID - 2, 2 * GRID - 5, 2 * GRID - 2, 2 * GRID - 2)
        for part, look in self._parts:
            if not part:
                layout.addSpacing(GRID)
            elif isinstance(part, str):
                layout.addWidget(PlainLabel(part, look))
            else:
                shown = CaveatList(look)
                layout.addWidget(shown)
                shown.show_caveats(part)

    def showEvent(self, event: QShowEvent) -> None:
        """A card that nobody has made yet is made now."""
        self.make()
        super().showEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space shows the whole text."""
        if event.key() == Qt.Key.Key_Space:
            show_tip(self, self._about, self.rect())
        else:
            super().keyPressEvent(event)
