"""Keeps the screen and the machine awake, for as long as a kiosk stands.

Two services are asked over D-Bus: the desktop's screen saver, and the login manager, which sends a machine to
sleep (the Idle Inhibition Service of freedesktop.org, the Inhibitor Locks of systemd-logind). Each has a task
of its own in the event loop of one thread, so that a service that hangs hinders nobody. Whether the one that
was asked is still there is looked at now and then; another one in its place is asked anew. QtDBus is of no
use here: it cannot send the unsigned number by which a screen saver knows what to take back.
"""

import asyncio
import logging
import os
import threading
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from typing import Final

from dbus_fast import BusType, Message, MessageType
from dbus_fast.aio import MessageBus

_log = logging.getLogger(__name__)

_LIMIT: Final = 5.0
"""Seconds for an answer."""


@dataclass(frozen=True, slots=True)
class Delays:
    """Seconds until a service is looked at again, and asked again; the latter are doubled each time."""

    look: float = 20.0
    first: float = 1.0
    longest: float = 300.0


@dataclass(frozen=True, slots=True)
class _Asked:
    """A service with the words that it is asked in."""

    bus: BusType
    name: str
    path: str
    interface: str
    words: tuple[str, ...]


class Awake:
    """Asks for it in the name of an application, for a reason that the desktop may show to people.

    It holds once, and releases once after that.
    """

    def __init__(self, application: str, reason: str, delays: Delays | None = None) -> None:
        saver, login = "org.freedesktop.ScreenSaver", "org.freedesktop.login1"
        saver_path, login_path = "/org/freedesktop/ScreenSaver", "/org/freedesktop/login1"
        words = ("idle:sleep", application, reason, "block")
        self._inhibitors = [
            _Inhibitor(asked, delays or Delays())
            for asked in (
                _Asked(BusType.SESSION, saver, saver_path, saver, (application, reason)),
                _Asked(BusType.SYSTEM, login, login_path, f"{login}.Manager", words),
            )
        ]
        self._loop = asyncio.new_event_loop()
        self._released = asyncio.Event()
        # A thread that hangs in spite of all limits must not hold back the end of the program.
        self._thread = threading.Thread(target=self._run, name="awake", daemon=True)

    @property
    def held(self) -> tuple[bool, bool]:
        """Whether the screen saver, and whether the login manager, holds back now."""
        saver, login = self._inhibitors
        return saver.is_held, login.is_held

    def hold(self) -> None:
        """Ask, and see to it that it stays asked. It returns at once."""
        self._thread.start()

    def release(self) -> None:
        """Let the screen and the machine sleep again. It waits a few seconds at most."""
        self._loop.call_soon_threadsafe(self._released.set)
        self._thread.join(2 * _LIMIT)

    def _run(self) -> None:
        with asyncio.Runner(loop_factory=lambda: self._loop) as runner:
            runner.run(self._keep_all())

    async def _keep_all(self) -> None:
        tasks = [asyncio.ensure_future(inhibitor.keep()) for inhibitor in self._inhibitors]
        await self._released.wait()
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


class _Inhibitor:
    """Asks one service, and again whenever that has forgotten, until it is cancelled."""

    def __init__(self, asked: _Asked, delays: Delays) -> None:
        self._asked = asked
        self._delays = delays
        self._is_told = False
        self.is_held = False

    async def keep(self) -> None:
        """Hold for ever."""
        delay = self._delays.first
        while True:
            try:
                async with asyncio.timeout(_LIMIT):
                    bus = await _connect(self._asked.bus)
                async with _closed(bus), self._held(bus) as owner:
                    delay = self._delays.first
                    while await self._owner(bus) == owner:
                        await asyncio.sleep(self._delays.look)
            except Exception as error:  # noqa: BLE001 - whatever it is, the next attempt may do
                self._tell(error)
            await asyncio.sleep(delay)
            delay = min(delay * 2, self._delays.longest)

    def _tell(self, error: Exception) -> None:
        """Say it once: attempts every few minutes, for months, would fill the log."""
        if not self._is_told:
            self._is_told = True
            reason = str(error) or "it does not answer"
            _log.warning("%s does not keep the screen or the machine awake: %s", self._asked.name, reason)

    @asynccontextmanager
    async def _held(self, bus: MessageBus) -> AsyncGenerator[str]:
        """Ask, and take it back in the end. Gives the connection that has answered."""
        asked = self._asked
        request = Message(
            destination=asked.name,
            path=asked.path,
            interface=asked.interface,
            member="Inhibit",
            signature="s" * len(asked.words),
            body=list(asked.words),
        )
        answer = await _call(bus, request)
        self.is_held = True
        _log.info("%s keeps the screen or the machine awake", asked.name)
        try:
            yield str(answer.sender)
        finally:
            self.is_held = False
            with suppress(Exception):
                await self._take_back(bus, answer)

    async def _take_back(self, bus: MessageBus, answer: Message) -> None:
        """A login manager holds back for as long as the file that it gave is open."""
        for descriptor in answer.unix_fds:
            os.close(descriptor)
        if not answer.unix_fds:
            asked = self._asked
            request = Message(
                # Whoever has the name by now was not asked.
                destination=answer.sender,
                path=asked.path,
                interface=asked.interface,
                member="UnInhibit",
                signature="u",
                body=answer.body,
            )
            await _call(bus, request)

    async def _owner(self, bus: MessageBus) -> str:
        request = Message(
            destination="org.freedesktop.DBus",
            path="/org/freedesktop/DBus",
            interface="org.freedesktop.DBus",
            member="GetNameOwner",
            signature="s",
            body=[self._asked.name],
        )
        return str((await _call(bus, request)).body[0])


async def _connect(bus: BusType) -> MessageBus:
    return await MessageBus(bus_type=bus, negotiate_unix_fd=True).connect()


@asynccontextmanager
async def _closed(bus: MessageBus) -> AsyncGenerator[None]:
    """Close the connection in the end, and wait until it is closed."""
    try:
        yield
    finally:
        bus.disconnect()
        with suppress(Exception):
            async with asyncio.timeout(_LIMIT):
                await bus.wait_for_disconnect()


async def _call(bus: MessageBus, request: Message) -> Message:
    """What is answered in time. Raises an error where nothing is, or a refusal."""
    if not bus.connected:
        raise ConnectionError("the bus has gone")
    async with asyncio.timeout(_LIMIT):
        answer = await bus.call(request)
    if answer.message_type is MessageType.ERROR:
        raise OSError(", ".join(str(part) for part in (answer.error_name, *answer.body)))
    return answer
