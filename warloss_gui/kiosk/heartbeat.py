"""Says that the kiosk is alive, each time that it has really painted.

Under a service manager that watches, it is the manager who ends a process without a heartbeat. Without one,
Python does so itself, and leaves the stacks of all threads in the crash log.
"""

import faulthandler
from typing import IO, Final

from PySide6.QtCore import QObject, QTimer, Slot

from warloss_gui.kiosk.pulse import Pulse
from warloss_gui.kiosk.service import Service

_INTERVAL: Final = 10.0
_LIMIT: Final = 60.0
"""Seconds between heartbeats, and without one, where nobody else watches."""
_LIMIT_OF_THE_START: Final = 180.0
"""Seconds until the first heartbeat: the machine may only have been switched on."""


class Heartbeat(QObject):
    """Beats from the first content on, until it is stopped. It watches from the moment that it is made."""

    def __init__(self, service: Service, crash_log: IO[str]) -> None:
        """`crash_log` is a file of the system, whose descriptor stays open for as long as this is there."""
        super().__init__()
        self._service = service
        self._crash_log = crash_log
        self._pulse: Pulse | None = None
        self._is_ready = False
        self._timer = QTimer(self, interval=round((service.interval or _INTERVAL) * 1_000))
        self._watch(_LIMIT_OF_THE_START)

    def follow(self, pulse: Pulse) -> None:
        """Beat whenever this has been painted."""
        self._pulse = pulse
        self._timer.timeout.connect(pulse.update)

    @Slot()
    def begin(self) -> None:
        """There is something to see, or something to be said. However often, it begins once."""
        if self._pulse is not None and not self._timer.isActive():
            self._pulse.painted.connect(self._beat)
            self._pulse.update()
            self._timer.start()

    def stop(self) -> None:
        """End by itself: nobody should wait for another heartbeat."""
        self._timer.stop()
        if self._watches_itself:
            faulthandler.cancel_dump_traceback_later()
        self._service.stopping()

    @property
    def _watches_itself(self) -> bool:
        return self._service.interval is None

    def _watch(self, seconds: float) -> None:
        if self._watches_itself:
            faulthandler.dump_traceback_later(seconds, exit=True, file=self._crash_log)

    @Slot()
    def _beat(self) -> None:
        if not self._is_ready:
            self._is_ready = True
            self._service.ready()
        self._service.alive()
        self._watch(_LIMIT)
