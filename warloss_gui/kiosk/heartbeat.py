"""Says that the kiosk is alive, each time that it has really painted.

Under a service manager that watches, it is the manager who ends a process without a heartbeat. Without one,
Python does so itself, and leaves the stacks of all threads in the crash log.
"""

import faulthandler
from typing import IO, Final

from PySide6.QtCore import QObject, QTimer, Slot

from warloss_gui.kiosk.service import Service
from warloss_gui.kiosk.window import Pulse

_INTERVAL: Final = 10.0
_LIMIT: Final = 60.0
"""Seconds between heartbeats, and without one, where nobody else watches."""


class Heartbeat(QObject):
    """Beats from the first content on, until it is stopped."""

    def __init__(self, pulse: Pulse, service: Service, crash_log: IO[str] | None, parent: QObject) -> None:
        super().__init__(parent)
        self._service = service
        self._crash_log = crash_log
        self._watches_itself = service.interval is None and crash_log is not None
        self._pulse = pulse
        self._is_ready = False
        self._timer = QTimer(self, interval=round((service.interval or _INTERVAL) * 1_000))
        self._timer.timeout.connect(pulse.update)

    @Slot()
    def begin(self) -> None:
        """There is something to see, or something to be said. However often, it begins once."""
        if not self._timer.isActive():
            self._pulse.painted.connect(self._beat)
            self._pulse.update()
            self._timer.start()

    def stop(self) -> None:
        """End by itself: nobody should wait for another heartbeat."""
        self._timer.stop()
        if self._watches_itself:
            faulthandler.cancel_dump_traceback_later()
        self._service.stopping()

    @Slot()
    def _beat(self) -> None:
        if not self._is_ready:
            self._is_ready = True
            self._service.ready()
        self._service.alive()
        if self._watches_itself and self._crash_log is not None:
            faulthandler.dump_traceback_later(_LIMIT, exit=True, file=self._crash_log)
