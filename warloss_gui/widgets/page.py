"""A page that scrolls as a whole: its parts are as high as they need, and none scrolls inside it."""

from typing import Final

from PySide6.QtCore import QRect, QSize, Qt, Slot
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QFrame,
    QScrollArea,
    QScrollBar,
    QVBoxLayout,
    QWidget,
)

from warloss_gui.widgets.layouts import GRID, column

_LINES: Final = 8
"""Heights of a line that a page asks for, whatever is on it; the rest is scrolled to."""


class Page(QScrollArea):
    """A column of parts. What is on it is added to `body`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        # A bar that came later would take room, and every line would wrap anew.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self._content = _Content()
        self._content.setProperty("look", "page")
        self.body: QVBoxLayout = column(self._content, 0, 2 * GRID)
        self.setWidget(self._content)
        self.verticalScrollBar().valueChanged.connect(self._let_go)
        self.verticalScrollBar().rangeChanged.connect(self._show_bar)

    def sizeHint(self) -> QSize:
        """A few lines."""
        return QSize(super().sizeHint().width(), self.minimumSizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Enough to be worked with; in a window that has less, the whole window scrolls."""
        return QSize(super().minimumSizeHint().width(), _LINES * self.fontMetrics().lineSpacing())

    def hold(self) -> None:
        """Stay at this place even if the parts get shorter, until the reader scrolls up."""
        self._content.ask_for(self._end_of_view())

    @Slot(int, int)
    def _show_bar(self, least: int, most: int) -> None:
        """A bar without anything to scroll to keeps its room and is not seen."""
        self.verticalScrollBar().setEnabled(most > least)

    @Slot()
    def _let_go(self) -> None:
        if self._end_of_view() < self._content.least:
            self._content.ask_for(self._end_of_view())

    def _end_of_view(self) -> int:
        return self.verticalScrollBar().value() + self.viewport().height()


class _Content(QWidget):
    """What a page scrolls: as high as its parts, and no lower than was asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.least = 0

    def ask_for(self, height: int) -> None:
        """Be so high at least."""
        self.least = height
        self.updateGeometry()

    def minimumSizeHint(self) -> QSize:
        """The size of the parts, or what was asked for."""
        return super().minimumSizeHint().expandedTo(QSize(0, self.least))


def reveal(part: QWidget, rect: QRect) -> None:
    """Scroll everything that holds a part until a rectangle of it is seen, at least its beginning."""
    holder = part.parentWidget()
    while holder is not None:
        if isinstance(holder, QScrollArea):
            # The areas inside this one have scrolled already.
            room = holder.viewport()
            start = part.mapTo(room, rect.topLeft())
            _scroll(holder.horizontalScrollBar(), start.x(), rect.width(), room.width())
            _scroll(holder.verticalScrollBar(), start.y(), rect.height(), room.height())
        holder = holder.parentWidget()


def reveal_focus() -> None:
    """Scroll until what has the focus is seen; of a list or a table, the current entry."""
    focused = QApplication.focusWidget()
    if focused is None:
        return
    if isinstance(focused, QAbstractItemView) and focused.currentIndex().isValid():
        seen = focused.visualRect(focused.currentIndex()) & focused.viewport().rect()
        reveal(focused.viewport(), seen)
    else:
        reveal(focused, focused.rect())


def _scroll(bar: QScrollBar, start: int, length: int, room: int) -> None:
    """Scroll as little as possible to something that begins at `start` of what is seen."""
    bar.setValue(bar.value() + min(max(0, start + length - room), start))
