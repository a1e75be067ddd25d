"""What lies on top of every picture: an item view over its marks that paints nothing but the focus.

So hover text, keys, selection and screen readers work as they do in any list of Qt. It is a QListView because
that is the view whose items Qt presents to screen readers as a list; where the items are is taken from the
layout of the picture alone.
"""

from typing import Final

from PySide6.QtCore import QAbstractItemModel, QItemSelection, QItemSelectionModel, QRect, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPalette, QPen, QRegion
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from warloss_gui.itemmodels.table import Index
from warloss_gui.qt.plain import show_tip

Action = QAbstractItemView.CursorAction
STEPS: Final = {
    Action.MoveUp: -1,
    Action.MovePrevious: -1,
    Action.MoveLeft: -1,
    Action.MoveDown: 1,
    Action.MoveNext: 1,
    Action.MoveRight: 1,
}
"""How many marks a key leads on."""


class MarkView(QListView):
    """The marks of a picture in reach of pointer, keys and screen readers.

    A subclass says where they are: it implements `visualRect`, `indexAt`, `scrollTo` and `moveCursor`.
    """

    def __init__(self, name: str, model: QAbstractItemModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModel(model)
        self.setAccessibleName(name)
        self.setProperty("look", "points")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.viewport().setAutoFillBackground(False)

    def start(self) -> int:
        """The row that is the current one when the focus comes for the first time."""
        return 0

    def horizontalOffset(self) -> int:
        """Nothing is scrolled sideways."""
        return 0

    def doItemsLayout(self) -> None:
        """The layout of the picture is the layout of the items."""
        self.updateGeometries()

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        """Select what was clicked."""
        index = self.indexAt(rect.center())
        self.selectionModel().select(QItemSelection(index, index), command)

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        """All of it: what is selected is drawn differently in the picture."""
        return QRegion(self.viewport().rect())

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Paint the focus elsewhere."""
        super().currentChanged(current, previous)
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space opens the claim of the current mark; the arrows lead from mark to mark."""
        index = self.currentIndex()
        if event.key() == Qt.Key.Key_Space and index.isValid():
            about = index.data(Qt.ItemDataRole.AccessibleDescriptionRole)
            show_tip(self.viewport(), about, self.visualRect(index))
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """With the focus comes a current mark."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid():
            self.setCurrentIndex(self.model().index(self.start(), 0))
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Mark the focus."""
        rect = self.visualRect(self.currentIndex())
        if not self.hasFocus() or rect.isEmpty():
            return
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Accent), 2))
        painter.drawRoundedRect(rect, 4, 4)
        painter.end()
