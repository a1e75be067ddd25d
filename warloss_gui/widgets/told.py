"""A line at the bottom of a window that tells what has been done, and goes away by itself."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget

from warloss_gui.qt.plain import PlainLabel
from warloss_gui.widgets.layouts import GRID

_MILLISECONDS: Final = 6_000
_WIDEST: Final = 0.9


class Told(PlainLabel):
    """Stands over what is below it and moves nothing. Screen readers are told, too."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__("", "notice", parent)
        self.setMargin(GRID)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._holder = parent
        self._timer = QTimer(self, interval=_MILLISECONDS, singleShot=True)
        self._timer.timeout.connect(self.hide)
        parent.installEventFilter(self)
        self.hide()

    def tell(self, text: str) -> None:
        """Show a line for a while in place of the former one."""
        self.setText(text)
        self._place()
        self.raise_()
        self.show()
        self._timer.start()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay at the bottom of a window that changes its size."""
        if watched is self._holder and event.type() is QEvent.Type.Resize:
            self._place()
        return False

    def _place(self) -> None:
        room = self._holder.size()
        self.ensurePolished()
        # A label that may wrap would rather be high than wide.
        self.setWordWrap(False)
        width = min(self.sizeHint().width(), round(_WIDEST * room.width()))
        self.setWordWrap(True)
        height = self.heightForWidth(width) if self.hasHeightForWidth() else self.sizeHint().height()
        self.setGeometry((room.width() - width) // 2, room.height() - height - 2 * GRID, width, height)
