"""What to beware of, one caveat below the other."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from warloss_gui.claims.caveat_wording import CaveatWording
from warloss_gui.qt.plain import PlainLabel
from warloss_gui.widgets.icon_mark import IconMark
from warloss_gui.widgets.layouts import GRID, column


class CaveatList(QWidget):
    """Shows each caveat with the icon of its kind. Rows are kept for the next caveats."""

    def __init__(self, look: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._rows: list[_Row] = []
        self._layout = column(self)
        self._layout.addStretch(1)

    def show_caveats(self, caveats: Sequence[CaveatWording]) -> None:
        """Show these caveats in place of the former ones."""
        for _ in range(len(self._rows), len(caveats)):
            added = _Row(self._look)
            self._layout.insertWidget(len(self._rows), added)
            self._rows.append(added)
        for row, caveat in zip(self._rows, caveats, strict=False):
            row.show_caveat(caveat)
        for i, row in enumerate(self._rows):
            row.setVisible(i < len(caveats))
        self.setVisible(bool(caveats))


class _Row(QWidget):
    """A caveat: the icon of its kind, the name of it, and the words. Its accessible name is the whole."""

    def __init__(self, look: str) -> None:
        super().__init__()
        self._caveat: CaveatWording | None = None
        self._icon = IconMark(look)
        self._heading = PlainLabel("", look)
        self._text = PlainLabel("", look)
        font = QFont()
        font.setWeight(QFont.Weight.DemiBold)
        self._heading.setFont(font)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(GRID)
        line.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._heading)
        words.addWidget(self._text)
        line.addLayout(words, 1)

    def show_caveat(self, caveat: CaveatWording) -> None:
        # From report to report nearly all caveats stay, and each text that is set is laid out anew.
        if caveat == self._caveat:
            return
        self._caveat = caveat
        role = QPalette.ColorRole.WindowText if caveat.important else QPalette.ColorRole.PlaceholderText
        self._icon.show_icon(f"caveat-{caveat.code}", role)
        self._heading.setText(caveat.heading)
        self._text.setText(caveat.text)
        self.setAccessibleName(caveat.whole)
