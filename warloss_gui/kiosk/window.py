"""The window of a kiosk: it fills a screen, and nothing that a visitor does leads out of it.

All that is seen lies on one board, which is smaller than the window by a margin and moves in it by a few
pixels.
"""

from math import ceil
from typing import Final, cast

from PySide6.QtCore import QEvent, QModelIndex, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QCloseEvent, QResizeEvent, QWindow
from PySide6.QtWidgets import QWidget

from warloss_gui.kiosk.board import Board
from warloss_gui.kiosk.guard import Guard
from warloss_gui.kiosk.pulse import Pulse
from warloss_gui.qt.theme import Look

_LINES: Final = 45
"""Lines of the smallest text that the height has room for: what can be read from three metres."""
_HEIGHTS: Final = 30
"""Heights of the smallest text that a line has room for, where text may be larger."""


class KioskWindow(QWidget):
    """What is on the wall.

    `stepped` is back (-1) or on (1). `left` asks to leave. `resized`: another size asks for other parts.
    """

    stepped = Signal(int)
    left = Signal()
    resized = Signal()

    def __init__(self, look: Look, margin: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Warloss")
        self.setWindowFlags(Qt.WindowType.Window | Qt.WindowType.FramelessWindowHint)
        self.setProperty("look", "wall")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self._look = look
        self._margin = margin
        self._shift = QPoint(0, 0)
        self._offers_larger = False
        self.guard = Guard(self)
        self.board = Board(look, self)
        self.pulse = Pulse(self)
        self._connect()
        look.dress(self)

    def _connect(self) -> None:
        self.board.marked.connect(self._tell)
        self.board.resized.connect(self.resized)
        self.board.stops.stepped.connect(self.stepped)
        self.board.foot.held.connect(self.left)
        self.guard.left.connect(self._leave)
        self.guard.stepped.connect(self._turn_by_key)
        self.guard.swiped.connect(self._turn_by_finger)

    def offer_larger(self, *, is_offered: bool) -> None:
        """Offer larger text, if there is any and the screen is wide enough for it."""
        self._offers_larger = is_offered
        self.board.stops.offer_larger(is_offered=is_offered and self._largest > self._smallest)

    def scale_text(self, percent: int) -> None:
        """Show all text at a size in percent of that at which the smallest can be read from afar.

        On a narrow screen it is no larger than lines of some length have room for.
        """
        pixels = min(self._smallest * percent / 100, max(self._largest, self._smallest))
        scale = ceil(pixels / self._look.theme.type.small * 100)
        if scale != self._look.text_scale:
            self.board.foot.forget_room()
            self._look.scale_text(scale)
            self.board.settle()

    @property
    def _smallest(self) -> float:
        """Pixels of the smallest text that can be read from afar."""
        return self.height() / _LINES

    @property
    def _largest(self) -> float:
        """Pixels of the smallest text, where it is as large as the width has room for."""
        return self.width() / _HEIGHTS

    def shift(self, offset: QPoint) -> None:
        """Move all that is shown by a few pixels, no more than the margin that was kept for it."""
        self._shift = offset
        self._place()

    def return_all(self) -> None:
        """Everything that a visitor may have changed is as before."""
        self.board.return_all()
        self.setFocus()

    def event(self, event: QEvent) -> bool:
        """Every window of the system that this one gets is watched over."""
        if event.type() in (QEvent.Type.WinIdChange, QEvent.Type.Show):
            handle = cast("QWindow | None", self.windowHandle())
            if handle is not None:
                self.guard.watch(handle)
        return super().event(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close only when leaving was allowed."""
        if self.guard.is_closing:
            self.guard.release()
            event.accept()
        else:
            event.ignore()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put everything in its place."""
        super().resizeEvent(event)
        self.offer_larger(is_offered=self._offers_larger)
        self.board.foot.forget_room()
        self._place()
        self.resized.emit()

    def _place(self) -> None:
        """The board, with room around it for its moves."""
        side = max(self.height() // 40, self.width() // 60)
        room = self.rect().adjusted(side, side // 2, -side, -side // 2)
        least = self._margin
        room.adjust(least, least, -least, -least)
        self.board.setGeometry(room.translated(self._shift))
        self.board.settle()

    @Slot(int)
    def _turn_by_key(self, step: int) -> None:
        if not self.board.is_panel_open():
            self.stepped.emit(step)

    @Slot(int)
    def _turn_by_finger(self, step: int) -> None:
        if not self.board.is_panel_open() and not self.board.view.history.underMouse():
            self.stepped.emit(step)

    @Slot(QModelIndex)
    def _tell(self, index: QModelIndex) -> None:
        """Tell all of what was tapped, unless the finger went on over it."""
        if not self.guard.is_swipe and index.isValid():
            self.board.tell(index)

    @Slot()
    def _leave(self) -> None:
        """Escape leads back from what lies over the page, and only then out."""
        if self.board.is_panel_open():
            self.board.hide_panels()
        else:
            self.left.emit()
