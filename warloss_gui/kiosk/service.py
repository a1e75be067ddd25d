"""What a service says to systemd: that it is ready, that it is alive, and that it ends (sd_notify(3)).

Messages are datagrams to the socket that the environment names. Without one nobody listens, and nothing is
said. The library that is known for this has had no release since 2017.
"""

import os
import socket
from collections.abc import Mapping
from typing import Final

_MICROSECONDS: Final = 1e6
_SPARE: Final = 2.0
"""A watchdog wants to be told twice in its time (sd_watchdog_enabled(3))."""


class Service:
    """Tells the service manager of the environment how the program is."""

    def __init__(self, environment: Mapping[str, str] = os.environ, process: int | None = None) -> None:
        address = environment.get("NOTIFY_SOCKET", "")
        # A name in the abstract namespace is written with @ and sent with a zero byte.
        self._address = f"\0{address[1:]}" if address.startswith("@") else address
        self._interval = _interval(environment, os.getpid() if process is None else process)

    @property
    def interval(self) -> float | None:
        """The seconds in which the manager wants a sign of life, halved; None if it wants none."""
        return self._interval

    def ready(self) -> None:
        """The first page is on the screen."""
        self._say("READY=1")

    def alive(self) -> None:
        """A page was painted, so that the program is not hung."""
        self._say("WATCHDOG=1")

    def stopping(self) -> None:
        """The program ends by itself."""
        self._say("STOPPING=1")

    def _say(self, text: str) -> None:
        if not self._address.startswith(("/", "\0")):
            return
        # A manager that has gone must not end the kiosk: without a sign of life it would start it anew.
        try:
            with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM | socket.SOCK_CLOEXEC) as speaker:
                speaker.setblocking(False)
                speaker.sendto(text.encode("ascii"), self._address)
        except OSError:
            return


def _interval(environment: Mapping[str, str], process: int) -> float | None:
    wanted = environment.get("WATCHDOG_USEC", "")
    if environment.get("WATCHDOG_PID", str(process)) != str(process):
        return None
    if not wanted.isascii() or not wanted.isdigit() or not int(wanted):
        return None
    return int(wanted) / _MICROSECONDS / _SPARE
