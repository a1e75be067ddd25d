"""Work that must not hold up the window: plain functions in a pool, their results in the window's thread."""

import contextlib
import sys
from collections.abc import Callable
from typing import Final, Generic, TypeVar

from PySide6.QtCore import QObject, Qt, QThreadPool, Signal, Slot

R = TypeVar("R")

_STACK: Final = 8 * 2**20
"""Bytes of stack of a pool thread; some platforms give less than a recursive parser may use."""
_TURN: Final = 20e-6
"""Seconds after which a thread that waits for Python gets it. With Python's own 5 milliseconds the window
would stand still for a third of a second: each of the many calls of one repaint waits for so long."""


class _Job(Generic[R]):
    """One function in the pool. It hands over what comes of it and never raises into Qt.

    It is no QRunnable, since PySide keeps one for ever that ends before `start` has returned.
    """

    def __init__(
        self, number: int, function: Callable[[], R], deliver: Callable[[int, R | None], None]
    ) -> None:
        self._number = number
        self._function = function
        self._deliver = deliver

    def __call__(self) -> None:
        """Called by the pool, off the window's thread."""
        result: R | None = None
        try:
            result = self._function()
        except Exception as error:  # noqa: BLE001 - reported, and the window must learn that it has ended
            sys.excepthook(type(error), error, error.__traceback__)
        # Whoever wanted the result may have gone.
        with contextlib.suppress(RuntimeError):
            self._deliver(self._number, result)


class Latest(QObject, Generic[R]):
    """Runs functions in the pool and hands on the result of the newest one only.

    Starting a function makes every earlier one stale: its result is dropped, whenever it arrives. A function
    that raises has no result; the error goes the way of all uncaught errors, and `failed` is emitted.
    """

    _delivered = Signal(int, object)
    failed = Signal()

    def __init__(self, pool: QThreadPool, handle: Callable[[R], None], parent: QObject) -> None:
        super().__init__(parent)
        self._pool = pool
        self._handle = handle
        self._newest = 0
        self._delivered.connect(self._receive, Qt.ConnectionType.QueuedConnection)

    def start(self, function: Callable[[], R]) -> None:
        """Run a function in the pool in place of any earlier one."""
        self._newest += 1
        self._pool.start(_Job(self._newest, function, self._delivered.emit))

    def drop(self) -> None:
        """Make all that runs stale."""
        self._newest += 1

    @Slot(int, object)
    def _receive(self, number: int, result: R | None) -> None:
        if number != self._newest:
            return
        if result is None:
            self.failed.emit()
        else:
            self._handle(result)


def make_pool(parent: QObject) -> QThreadPool:
    """The pool of the program. Its owner waits for it at the end: a running thread must not be dropped."""
    sys.setswitchinterval(_TURN)
    pool = QThreadPool(parent)
    pool.setStackSize(_STACK)
    return pool
