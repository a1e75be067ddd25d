"""The services that let a screen go dark or a machine sleep, on a bus of the test's own."""

import asyncio
import logging
import os
import select
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

import pytest
from dbus_fast import Message, MessageType
from dbus_fast.aio import MessageBus

from warloss_gui.kiosk import awake
from warloss_gui.kiosk.awake import Awake, Delays

DEADLINE: Final = 30.0
SAVER: Final = "org.freedesktop.ScreenSaver"
LOGIN: Final = "org.freedesktop.login1"
COOKIE: Final = 2**31 + 7
"""More than a signed number can hold."""

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="D-Bus is there on Linux only")

Answer = Callable[[Message], Message | None]


class Bus:
    """A bus that is there for one test."""

    def __init__(self, folder: Path) -> None:
        self.address = f"unix:path={folder / 'bus'}"
        self.start()

    def start(self) -> None:
        command = ["dbus-daemon", "--session", "--nofork", "--nopidfile", "--print-address"]
        self._process = subprocess.Popen([*command, f"--address={self.address}"], stdout=subprocess.PIPE)
        assert self._process.stdout is not None
        assert self._process.stdout.readline()

    def end(self) -> None:
        self._process.kill()
        self._process.communicate(timeout=DEADLINE)


@contextmanager
def service(address: str, name: str, answer: Answer) -> Generator[list[tuple[str, list[object]]]]:
    """A service in a thread of its own, and what it was asked."""
    asked: list[tuple[str, list[object]]] = []
    loop, is_there, is_over = asyncio.new_event_loop(), threading.Event(), asyncio.Event()

    def hear(message: Message) -> Message | bool:
        if message.message_type is not MessageType.METHOD_CALL or message.member not in {
            "Inhibit",
            "UnInhibit",
        }:
            return False
        asked.append((message.member, list(message.body)))
        if message.member == "UnInhibit":
            return Message.new_method_return(message)
        return answer(message) or True

    async def serve() -> None:
        bus = await MessageBus(bus_address=address, negotiate_unix_fd=True).connect()
        bus.add_message_handler(hear)
        await bus.request_name(name)
        is_there.set()
        await is_over.wait()
        bus.disconnect()
        # The bus may have ended before.
        with suppress(EOFError, OSError):
            await bus.wait_for_disconnect()

    def run() -> None:
        with asyncio.Runner(loop_factory=lambda: loop) as runner:
            runner.run(serve())

    thread = threading.Thread(target=run)
    thread.start()
    assert is_there.wait(DEADLINE)
    yield asked
    loop.call_soon_threadsafe(is_over.set)
    thread.join(DEADLINE)


def agree(message: Message) -> Message:
    return Message.new_method_return(message, "u", [COOKIE])


def refuse(message: Message) -> Message:
    return Message.new_error(message, f"{SAVER}.Error", "not now")


def say_nothing(_message: Message) -> None:
    return None


def become(state: Callable[[], bool]) -> None:
    until = time.monotonic() + DEADLINE
    while not state():
        assert time.monotonic() < until, "it does not come to be"
        time.sleep(0.02)


@pytest.fixture
def bus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Bus]:
    made = Bus(tmp_path)
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", made.address)
    monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", made.address)
    yield made
    made.end()


@pytest.fixture
def awoken(bus: Bus) -> Iterator[Awake]:
    made = Awake("Warloss", "on a wall", Delays(look=0.05, first=0.05, longest=0.2))
    made.hold()
    yield made
    made.release()


def test_the_screen_saver_is_asked_and_gets_its_number_back(bus: Bus) -> None:
    with service(bus.address, SAVER, agree) as asked:
        awoken = Awake("Warloss", "on a wall")
        awoken.hold()
        become(lambda: awoken.held[0])
        assert asked == [("Inhibit", ["Warloss", "on a wall"])]
        awoken.release()
        assert awoken.held == (False, False)
        assert asked[1:] == [("UnInhibit", [COOKIE])]


def test_the_login_manager_holds_back_while_its_file_is_open(bus: Bus) -> None:
    ours, given = os.pipe()

    def lend(message: Message) -> Message:
        return Message.new_method_return(message, "h", [0], [given])

    with service(bus.address, LOGIN, lend) as asked:
        awoken = Awake("Warloss", "on a wall")
        awoken.hold()
        become(lambda: awoken.held[1])
        os.close(given)
        assert asked == [("Inhibit", ["idle:sleep", "Warloss", "on a wall", "block"])]
        assert not select.select([ours], [], [], 0.1)[0]
        awoken.release()
        assert select.select([ours], [], [], DEADLINE)[0]
        assert os.read(ours, 1) == b""
        assert len(asked) == 1
    os.close(ours)


def test_another_screen_saver_is_asked_anew(bus: Bus, awoken: Awake) -> None:
    for _ in range(2):
        with service(bus.address, SAVER, agree) as asked:
            become(lambda: awoken.held[0])
            assert [name for name, _words in asked] == ["Inhibit"]
        become(lambda: not awoken.held[0])


def test_a_bus_that_ends_is_asked_again_when_it_is_back(bus: Bus, awoken: Awake) -> None:
    for _ in range(2):
        with service(bus.address, SAVER, agree):
            become(lambda: awoken.held[0])
            bus.end()
            become(lambda: not awoken.held[0])
            bus.start()


@pytest.mark.parametrize(
    ("answer", "reason"),
    [(refuse, "not now"), (say_nothing, "it does not answer")],
    ids=["refuses", "silent"],
)
def test_one_that_does_not_hold_back_is_logged_once_and_asked_again(
    bus: Bus,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    answer: Answer,
    reason: str,
) -> None:
    monkeypatch.setattr(awake, "_LIMIT", 0.5)
    caplog.set_level(logging.INFO)
    awoken = Awake("Warloss", "on a wall", Delays(look=0.05, first=0.05, longest=0.2))
    with service(bus.address, SAVER, answer) as asked:
        awoken.hold()
        become(lambda: len(asked) > 2)
        awoken.release()
    assert not awoken.held[0]
    said = [line.message for line in caplog.records if SAVER in line.message]
    assert len(said) == 1
    assert reason in said[0]


def test_without_any_bus_it_goes_on_quietly(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    for name in ("DBUS_SESSION_BUS_ADDRESS", "DBUS_SYSTEM_BUS_ADDRESS"):
        monkeypatch.setenv(name, f"unix:path={tmp_path / 'none'}")
    awoken = Awake("Warloss", "on a wall", Delays(look=0.01, first=0.01, longest=0.02))
    awoken.hold()
    become(lambda: len(caplog.records) == 2)
    time.sleep(0.2)
    awoken.release()
    assert len(caplog.records) == 2
    assert awoken.held == (False, False)


def test_a_kiosk_asks_for_it(bus: Bus) -> None:
    with service(bus.address, SAVER, agree) as asked:
        command = [sys.executable, "-m", "warloss_gui", "--kiosk"]
        environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
        with subprocess.Popen(command, env=environment, cwd=Path(__file__).parents[2]) as kiosk:
            become(lambda: bool(asked))
            kiosk.kill()
    assert asked == [("Inhibit", ["Warloss", "A display on a wall"])]
