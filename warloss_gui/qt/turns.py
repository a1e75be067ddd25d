"""Small pieces of work for later, of which only a few are done in each turn of the event loop.

Timers that are due together fire in one turn, and together they would stop the window for longer than each
of them does. So all of these wait in one queue, in the order in which they were asked for, urgent ones first.
Those that are done quickly share a turn, since the window is laid out and painted after each.
"""

from collections import deque
from time import perf_counter
from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer, Signal, Slot
from shiboken6 import Shiboken

_TOGETHER: Final = 0.01
"""Seconds after which the next piece waits for another turn."""
_DEPTH: Final = 8
"""How often what was laid out may ask the layout around it for another room, and that the next one."""


class Turn(QObject):
    """`come` is emitted in a later turn than that in which it was asked for. However often, it comes once.

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

    def drop(self) -> None:
        """What was asked for is not needed any more."""
        self.is_waiting = False

    def take(self) -> None:
        """Do what waits for this turn."""
        if self.is_waiting:
            self.is_waiting = False
            self.come.emit()


def now() -> float:
    """When a turn begins."""
    return perf_counter()


def go_on(start: float) -> None:
    """Do what waits already, if there is time left in a turn that began then; and lay out what has changed.

    What changes together is then painted together.
    """
    _queue().take_some(start)


def settle() -> None:
    """Lay out what has changed before it is painted: else it is painted, moved, and painted again."""
    for _ in range(_DEPTH):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.UpdateLater.value)


def all_taken() -> bool:
    """Whether no turn is waiting."""
    return _queue().is_empty


class _Queue(QObject):
    """The turns that are waiting."""

    def __init__(self, application: QCoreApplication) -> None:
        super().__init__(application)
        self._waiting: deque[Turn] = deque()
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._take_turn)

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
    def _take_turn(self) -> None:
        self.take_some(now())

    def take_some(self, start: float) -> None:
        while self._waiting and now() < start + _TOGETHER:
            turn = self._waiting.popleft()
            # The owner may have gone in the meantime.
            if Shiboken.isValid(turn):
                turn.take()
        if not self._waiting:
            self._timer.stop()
        settle()


def _queue() -> _Queue:
    """The one queue of the application."""
    application = QCoreApplication.instance()
    if application is None:
        raise RuntimeError("there is no application whose turns these could be")
    return application.findChild(_Queue) or _Queue(application)
