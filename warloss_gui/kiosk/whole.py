"""A panel over the page with all that is to be said of one figure. It scrolls where it is long."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QPushButton, QScrollArea, QScroller, QSizePolicy, QWidget

from warloss_gui.language import gettext
from warloss_gui.qt.plain import PlainLabel
from warloss_gui.widgets.layouts import GRID, column


class Whole(QFrame):
    """Hidden until there is something to read."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "panel")
        self._head = PlainLabel("", "subtitle")
        self._text = PlainLabel("", "lead")
        self._text.setAlignment(Qt.AlignmentFlag.AlignTop)
        page = QWidget()
        page.setProperty("look", "page")
        texts = column(page, 0, GRID)
        texts.addWidget(self._head)
        texts.addWidget(self._text, 1)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidget(page)
        self.setFocusProxy(self._area)
        QScroller.grabGesture(self._area.viewport(), QScroller.ScrollerGestureType.LeftMouseButtonGesture)
        self._close = QPushButton(gettext("Close"))
        self._close.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._close.clicked.connect(self.hide)
        layout = column(self, 2 * GRID)
        layout.addWidget(self._area, 1)
        layout.addWidget(self._close, 0, Qt.AlignmentFlag.AlignRight)

    def show_text(self, head: str, text: str) -> None:
        """Show a text from its beginning."""
        self._head.setText(head)
        self._text.setText(text)
        self._area.verticalScrollBar().setValue(0)
        self.show()
        self.raise_()
