"""A column of cards."""

from collections import deque
from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from warloss_gui.language import ngettext, number
from warloss_gui.qt.turns import Turn
from warloss_gui.widgets.layouts import column
from warloss_gui.widgets.text_card import TextCard

MakeCard = Callable[[], TextCard]

_LINE_LENGTH: Final = 46
"""The most of a line, in heights of a line: about ninety letters, and more are hard to read."""
PAGE: Final = 8
"""Cards shown before the reader asks for more."""
_AT_ONCE: Final = 1
"""Cards made between two events: each is a handful of labels, and many at once would stop the window."""
_KEPT_AT_ONCE: Final = 8
"""Cards looked at between two events that turn out to stay as they are."""


class CardColumn(QWidget):
    """Cards below one another, a few at a time. Of the former ones those stay that say the same."""

    completed = Signal()
    """All cards that are to be shown for the time being are there."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        held = QWidget()
        self._layout = column(held)
        beside = QHBoxLayout(self)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.addWidget(held, 1)
        beside.addStretch(0)
        self._held = held
        self.setAccessibleName(name)
        self._more = QPushButton()
        self._more.clicked.connect(self._show_more)
        self._layout.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        self._cards: list[TextCard] = []
        self._former: deque[TextCard] = deque()
        self._waiting: list[MakeCard] = []
        self._wanted = 0
        self._read = 0
        self._focused: int | None = None
        self._grow_later = Turn(self)
        self._grow_later.come.connect(self._grow)
        self.show_cards(())

    def changeEvent(self, event: QEvent) -> None:
        """Keep the lines readable at another text size."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._limit_width()

    @property
    def cards(self) -> tuple[TextCard, ...]:
        """The cards that are shown, from top to bottom."""
        return tuple(self._cards)

    def show_cards(self, makers: Sequence[MakeCard], *, from_first: bool = False) -> None:
        """Show the cards that these functions make in place of the former ones.

        There are as many cards as before, so that the reader stays at the same place, unless it is to begin
        with the first few.
        """
        self._wanted = PAGE if from_first else max(PAGE, self._wanted)
        former = [*self._cards, *self._former]
        self._focused = next((i for i, card in enumerate(former) if card.hasFocus()), None)
        self._cards = []
        self._former = deque(former)
        self._waiting = list(makers)
        self._grow()

    def show_at_least(self, count: int) -> None:
        """Go on until there are so many cards."""
        self._wanted = max(self._wanted, count)
        self._grow()

    @Slot()
    def _show_more(self) -> None:
        self._read = len(self._cards)
        self.show_at_least(self._read + PAGE)

    @Slot()
    def _grow(self) -> None:
        """Make a few of the cards that are wanted; the next few follow between events."""
        made = kept = 0
        while made < _AT_ONCE and kept < _KEPT_AT_ONCE:
            if not self._waiting or len(self._cards) >= self._wanted:
                self._finish()
                return
            card = self._waiting.pop(0)()
            former = self._former.popleft() if self._former else None
            if former is not None and former.content == card.content:
                self._cards.append(former)
                kept += 1
                continue
            # A column that shrank in between would lose the reader's place on the page.
            self.setMinimumHeight(self.height())
            if former is not None:
                self._remove(former)
            self._insert(card)
            made += 1
        self._grow_later.ask()

    def _insert(self, card: TextCard) -> None:
        card.make()
        self._layout.insertWidget(len(self._cards), card)
        # The layout would show it later, when the next ones are made, and then all would move once more.
        card.show()
        if self._cards:
            QWidget.setTabOrder(self._cards[-1], card)
        QWidget.setTabOrder(card, self._former[0] if self._former else self._more)
        self._cards.append(card)

    def _remove(self, card: TextCard) -> None:
        if card.hasFocus():
            self.setFocus()
        self._layout.removeWidget(card)
        card.hide()
        card.deleteLater()

    def _finish(self) -> None:
        while self._former:
            self._remove(self._former.popleft())
        self.setMinimumHeight(0)
        if self._focused is not None and self.hasFocus() and self._cards:
            self._cards[min(self._focused, len(self._cards) - 1)].setFocus()
        self._focused = None
        if self._more.hasFocus() and self._cards and not self._waiting:
            # The button goes. The reader goes on with the first card that it has brought.
            self._cards[min(self._read, len(self._cards) - 1)].setFocus()
        self._more.setVisible(bool(self._waiting))
        count = len(self._waiting)
        text = ngettext("Show more ({count} is left)", "Show more ({count} are left)", count)
        self._more.setText(text.format(count=number(count)))
        self._limit_width()
        self.completed.emit()

    def _limit_width(self) -> None:
        """Keep the lines readable, but cut no word that is longer."""
        readable = _LINE_LENGTH * self.fontMetrics().lineSpacing()
        self._held.setMaximumWidth(max(readable, self._layout.minimumSize().width()))
