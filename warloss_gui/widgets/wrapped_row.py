"""Widgets side by side, in as many rows as the width asks for."""

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import QEvent, QRect, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from warloss_gui.widgets.layouts import GRID


class WrappedRow(QWidget):
    """Keeps its widgets at their usual size and breaks the row where it ends."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._widgets: list[QWidget] = []
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def add(self, *widgets: QWidget) -> None:
        """Put widgets at the end of the row."""
        for widget in widgets:
            widget.setParent(self)
            widget.show()
            self._widgets.append(widget)
        self._change()

    def put_first(self, widget: QWidget) -> None:
        """Put a widget at the start of the row, also one that is in it already."""
        if widget not in self._widgets:
            self.add(widget)
        self._widgets.remove(widget)
        self._widgets.insert(0, widget)
        for one, other in pairwise(self._widgets):
            QWidget.setTabOrder(one, other)
        self._change()

    def remove(self, widget: QWidget) -> None:
        """Take a widget out of the row, for good."""
        self._widgets.remove(widget)
        widget.hide()
        widget.deleteLater()
        self._change()

    def _change(self) -> None:
        self.updateGeometry()
        self._place()

    def event(self, event: QEvent) -> bool:
        """What a widget needs may have changed, as with another text size."""
        if event.type() is QEvent.Type.LayoutRequest:
            self._change()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the row anew."""
        super().resizeEvent(event)
        self._place()

    def sizeHint(self) -> QSize:
        """As high as the present width asks for."""
        return QSize(0, self.heightForWidth(max(self.width(), 1)))

    def minimumSizeHint(self) -> QSize:
        """Narrow rows are possible."""
        return QSize(0, 0)

    def heightForWidth(self, width: int) -> int:
        """All rows."""
        return max((rect.bottom() + 1 for _widget, rect in self._places(width)), default=0)

    def _place(self) -> None:
        for widget, rect in self._places(self.width()):
            widget.setGeometry(rect)

    def _places(self, width: int) -> Iterator[tuple[QWidget, QRect]]:
        x = y = bottom = 0
        for widget in self._widgets:
            size = widget.sizeHint()
            if x and x + size.width() > width:
                x, y = 0, bottom + GRID // 2
            yield widget, QRect(x, y, min(size.width(), max(width, 1)), size.height())
            x += size.width() + GRID // 2
            bottom = max(bottom, y + size.height())
