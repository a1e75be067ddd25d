"""Lets through to a kiosk's window what visitors may do, and nothing that leads out of it.

It sees all that comes from outside before any widget does. What it does not know it lets pass if it is no
input; of input it lets pass only what is listed here: the left button or a finger, the wheel, and a few keys.
"""

from typing import Final, cast

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPointingDevice, QWindow
from PySide6.QtWidgets import QApplication

_REFUSED: Final = frozenset(
    {
        QEvent.Type.ContextMenu,
        QEvent.Type.DragEnter,
        QEvent.Type.DragLeave,
        QEvent.Type.DragMove,
        QEvent.Type.Drop,
        QEvent.Type.NativeGesture,
        QEvent.Type.TabletMove,
        QEvent.Type.TabletPress,
        QEvent.Type.TabletRelease,
    }
)
_KEYS: Final = frozenset({QEvent.Type.KeyPress, QEvent.Type.KeyRelease, QEvent.Type.ShortcutOverride})
_BUTTONS: Final = frozenset(
    {QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease, QEvent.Type.MouseButtonDblClick}
)
_TOUCHES: Final = frozenset({QEvent.Type.TouchBegin, QEvent.Type.TouchUpdate, QEvent.Type.TouchEnd})

_PASSED: Final = frozenset(
    {
        *range(Qt.Key.Key_0.value, Qt.Key.Key_9.value + 1),
        Qt.Key.Key_Up.value,
        Qt.Key.Key_Down.value,
        Qt.Key.Key_PageUp.value,
        Qt.Key.Key_PageDown.value,
        Qt.Key.Key_Home.value,
        Qt.Key.Key_End.value,
        Qt.Key.Key_Tab.value,
        Qt.Key.Key_Backtab.value,
        Qt.Key.Key_Return.value,
        Qt.Key.Key_Enter.value,
        Qt.Key.Key_Space.value,
        Qt.Key.Key_Backspace.value,
    }
)
"""Keys that widgets may have."""
_STEPS: Final = {Qt.Key.Key_Left.value: -1, Qt.Key.Key_Right.value: 1}

_CURSOR_TIME: Final = 3_000
"""Milliseconds for which the cursor is seen after the mouse was moved."""
_SWIPE: Final = 0.08
"""The share of the width over which a finger is drawn to turn the page."""


class Guard(QObject):
    """Watches over one window.

    `touched`: a visitor did something. `stepped`: back (-1) or on (1) by an arrow key. `swiped`: the same by
    a finger. `left`: Escape, or the window was asked to close.
    """

    touched = Signal()
    stepped = Signal(int)
    swiped = Signal(int)
    left = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._window: QWindow | None = None
        self._pressed: QPointF | None = None
        self.is_swipe = False
        """Whether the press that was last, of a finger or of a key, was drawn far enough to turn the page."""
        self.is_closing = False
        """Whether the window may close."""
        self._is_hidden = False
        self._hide_later = QTimer(self, interval=_CURSOR_TIME, singleShot=True)
        self._hide_later.timeout.connect(self._hide_cursor)

    def watch(self, window: QWindow) -> None:
        """Stand before a window, in place of any other."""
        if self._window is not window:
            self._window = window
            window.installEventFilter(self)
            self._hide_cursor()

    def release(self) -> None:
        """Give back the cursor."""
        self._hide_later.stop()
        self._show_cursor()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Whether an event goes no further."""
        if watched is not self._window:
            return False
        kind = event.type()
        if kind in _REFUSED:
            return True
        if kind is QEvent.Type.Close:
            return self._refuses_close(event)
        if kind in _KEYS:
            return self._refuses_key(cast("QKeyEvent", event))
        if kind in _BUTTONS:
            return self._refuses_button(cast("QMouseEvent", event))
        if kind is QEvent.Type.MouseMove:
            self._follow(cast("QMouseEvent", event))
        elif kind is QEvent.Type.Wheel or kind in _TOUCHES:
            self.touched.emit()
        return False

    def _refuses_close(self, event: QEvent) -> bool:
        if self.is_closing:
            return False
        event.ignore()
        # Somebody is there, as behind every other way to ask for the PIN.
        self.touched.emit()
        self.left.emit()
        return True

    def _refuses_key(self, event: QKeyEvent) -> bool:
        # A key that is stuck repeats itself for ever, and nobody is there.
        is_press = event.type() is QEvent.Type.KeyPress and not event.isAutoRepeat()
        if is_press:
            self.is_swipe = False
            self.touched.emit()
        others = event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
        if others != Qt.KeyboardModifier.NoModifier:
            return True
        key = event.key()
        if is_press and key in _STEPS:
            self.stepped.emit(_STEPS[key])
        elif is_press and key == Qt.Key.Key_Escape.value:
            self.left.emit()
        return key not in _PASSED

    def _refuses_button(self, event: QMouseEvent) -> bool:
        self.touched.emit()
        if event.button() is not Qt.MouseButton.LeftButton:
            return True
        if event.type() is QEvent.Type.MouseButtonRelease:
            self._pressed = None
        else:
            self._pressed, self.is_swipe = event.position(), False
        return False

    def _follow(self, event: QMouseEvent) -> None:
        position = event.position()
        if event.pointerType() is not QPointingDevice.PointerType.Finger:
            self._show_cursor()
            self._hide_later.start()
        if self._pressed is None or self._window is None or self.is_swipe:
            return
        way = position - self._pressed
        if abs(way.x()) >= self._window.width() * _SWIPE and abs(way.x()) > 2 * abs(way.y()):
            self.is_swipe = True
            self.swiped.emit(-1 if way.x() > 0 else 1)

    @Slot()
    def _hide_cursor(self) -> None:
        if not self._is_hidden:
            self._is_hidden = True
            QApplication.setOverrideCursor(Qt.CursorShape.BlankCursor)

    def _show_cursor(self) -> None:
        if self._is_hidden:
            self._is_hidden = False
            QApplication.restoreOverrideCursor()
