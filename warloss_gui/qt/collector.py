"""Python's cyclic garbage collection, kept in the window's thread.

Left to itself it runs in whichever thread happens to allocate, and an object of Qt that is finalised off the
window's thread can take the process down. So it is switched off, and a timer looks after it instead.
"""

import gc
from typing import Final

from PySide6.QtCore import QObject, QThreadPool, QTimer, Slot

_INTERVAL: Final = 1_000
"""Milliseconds between looks at what has gathered."""


class Collector(QObject):
    """Takes over garbage collection until it is released.

    It rests while the pool works: a document that is being read makes many objects, and none is garbage.
    """

    def __init__(self, pool: QThreadPool, parent: QObject) -> None:
        super().__init__(parent)
        self._pool = pool
        gc.disable()
        timer = QTimer(self, interval=_INTERVAL)
        timer.timeout.connect(self._look)
        timer.start()

    def release(self) -> None:
        """Give garbage collection back to Python."""
        gc.enable()

    @Slot()
    def _look(self) -> None:
        """Collect the oldest generation that Python itself would collect by now."""
        if self._pool.activeThreadCount():
            return
        counts, thresholds = gc.get_count(), gc.get_threshold()
        for generation in (2, 1, 0):
            if counts[generation] > thresholds[generation]:
                gc.collect(generation)
                return


def collect_what_is_young() -> None:
    """Collect what is garbage among the newest objects, before `keep_what_stands` takes it for standing.

    All others have been looked at before, and to walk them again would stop the window.
    """
    gc.collect(0)


def keep_what_stands() -> None:
    """Leave all objects of now out of later collections.

    A sheet has no cycles and goes when nothing refers to it, and walking the objects of a large one would
    stop the window for as long as a tenth of a second, again and again.
    """
    gc.freeze()
