"""A column of cards that scrolls."""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Slot
from PySide6.QtWidgets import QFrame, QPushButton, QScrollArea, QWidget

from warloss_gui.language import ngettext, number
from warloss_gui.widgets.layouts import GRID, column
from warloss_gui.widgets.text_card import TextCard

MakeCard = Callable[[], TextCard]

_LINE_LENGTH: Final = 46
"""The most of a line, in heights of a line: about ninety letters, and more are hard to read."""
_LINES: Final = 5
_PAGE: Final = 20
"""Cards shown before the reader asks for more."""
_AT_ONCE: Final = 2
"""Cards made between two events: each is a handful of labels, and many at once would stop the window."""


class CardColumn(QScrollArea):
    """Cards below one another, a screenful at a time. Showing others deletes the former ones."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        self._page = QWidget()
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(name)
        page = self._page
        page.setProperty("look", "page")
        self._layout = column(page, 0, GRID)
        self._more = QPushButton()
        self._more.clicked.connect(self._show_more)
        self._layout.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        self._layout.addStretch(1)
        self._cards: list[TextCard] = []
        self._waiting: list[MakeCard] = []
        self._wanted = 0
        self._focused: int | None = None
        self._grow_later = QTimer(self, interval=0)
        self._grow_later.timeout.connect(self._grow)
        self.setWidget(page)
        self.show_cards(())

    def sizeHint(self) -> QSize:
        """A few lines; the rest is scrolled to."""
        line = self.fontMetrics().lineSpacing()
        return QSize(_LINE_LENGTH * line, _LINES * line)

    def minimumSizeHint(self) -> QSize:
        """As usual, but narrower."""
        return QSize(_LINE_LENGTH * self.fontMetrics().lineSpacing() // 4, self.sizeHint().height())

    def changeEvent(self, event: QEvent) -> None:
        """Keep the lines readable at another text size."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._limit_width()

    @property
    def cards(self) -> tuple[TextCard, ...]:
        """The cards that are shown, from top to bottom."""
        return tuple(self._cards)

    def show_cards(self, makers: Sequence[MakeCard], *, from_top: bool = False) -> None:
        """Show the cards that these functions make in place of the former ones.

        The reader stays at the same place, with as many cards as before, unless it is to be the top.
        """
        if from_top:
            self.verticalScrollBar().setValue(0)
        self._wanted = _PAGE if from_top else max(_PAGE, self._wanted)
        self._focused = next((i for i, card in enumerate(self._cards) if card.hasFocus()), None)
        if self._focused is not None:
            self.setFocus()
        # A page that shrank in between would lose the place.
        self._page.setMinimumHeight(self._page.height())
        for card in self._cards:
            self._layout.removeWidget(card)
            card.hide()
            card.deleteLater()
        self._cards = []
        self._waiting = list(makers)
        self._grow()

    @Slot()
    def _show_more(self) -> None:
        self._wanted = len(self._cards) + _PAGE
        self._grow()

    @Slot()
    def _grow(self) -> None:
        """Make a few of the cards that are wanted; the next few follow between events."""
        count = min(_AT_ONCE, self._wanted - len(self._cards))
        makers = self._waiting[:count]
        if not makers:
            self._finish()
            return
        for make in makers:
            card = make()
            self._layout.insertWidget(len(self._cards), card)
            QWidget.setTabOrder(card, self._more)
            self._cards.append(card)
        del self._waiting[:count]
        self._grow_later.start()

    def _finish(self) -> None:
        self._grow_later.stop()
        self._limit_width()
        self._page.setMinimumHeight(0)
        if self._focused is not None and self.hasFocus() and self._cards:
            self._cards[min(self._focused, len(self._cards) - 1)].setFocus()
        self._focused = None
        self._more.setVisible(bool(self._waiting))
        count = len(self._waiting)
        text = ngettext("Show more ({count} is left)", "Show more ({count} are left)", count)
        self._more.setText(text.format(count=number(count)))

    def _limit_width(self) -> None:
        """Keep the lines readable, but cut no word that is longer."""
        readable = _LINE_LENGTH * self.fontMetrics().lineSpacing()
        self._page.setMaximumWidth(max(readable, self._layout.minimumSize().width()))
