"""Small pieces of work for later, of which only one is done in each turn of the event loop.

Timers that are due together fire in one turn, and together they would stop the window for longer than each
of them does. So all of these wait in one queue, in the order in which they were asked for, urgent ones first.
"""

from collections import deque

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer, Signal, Slot
from shiboken6 import Shiboken


class Turn(QObject):
    """`come` is emitted in a turn of its own after it was asked for. However often that is, it comes once.

    An urgent one comes before all that wait already.
    """

    come = Signal()

    def __init__(self, owner: QObject, *, urgent: bool = False) -> None:
        super().__init__(owner)
        self.urgent = urgent
        self.is_waiting = False
        """Whether it was asked for and has not come yet."""

    @Slot()
    def ask(self) -> None:
        """Ask for a turn."""
        if not self.is_waiting:
            self.is_waiting = True
            _queue().add(self)

    def take(self) -> None:
        """Do what waits for this turn."""
        self.is_waiting = False
        self.come.emit()


def settle() -> None:
    """Lay out what has changed before it is painted: else it is painted, moved, and painted again."""
    for kind in (QEvent.Type.LayoutRequest, QEvent.Type.UpdateLater):
        QCoreApplication.sendPostedEvents(None, kind.value)


def all_taken() -> bool:
    """Whether no turn is waiting."""
    return _queue().is_empty


class _Queue(QObject):
    """The turns that are waiting."""

    def __init__(self, application: QCoreApplication) -> None:
        super().__init__(application)
        self._waiting: deque[Turn] = deque()
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._take_one)

    @property
    def is_empty(self) -> bool:
        return not self._waiting

    def add(self, turn: Turn) -> None:
        if turn.urgent:
            self._waiting.appendleft(turn)
        else:
            self._waiting.append(turn)
        self._timer.start()

    @Slot()
    def _take_one(self) -> None:
        turn = self._waiting.popleft()
        if not self._waiting:
            self._timer.stop()
        # The owner may have gone in the meantime.
        if Shiboken.isValid(turn):
            turn.take()
            settle()


def _queue() -> _Queue:
    """The one queue of the application."""
    application = QCoreApplication.instance()
    if application is None:
        raise RuntimeError("there is no application whose turns these could be")
    return application.findChild(_Queue) or _Queue(application)
