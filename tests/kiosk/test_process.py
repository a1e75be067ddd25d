"""The kiosk as a process of its own, under a stand-in for systemd."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

from warloss_gui import assets, logs

DEADLINE: Final = 60.0
"""Seconds after which a test gives up. A busy machine needs a part of it."""
CHECKOUT: Final = Path(__file__).parents[2]
PROGRAM: Final = "import sys\nfrom warloss_gui.cli import main\nsys.exit(main())"
HANGING: Final = f"""
import os
from pathlib import Path
from PySide6.QtCore import QTimer
from warloss_gui.kiosk import controller

class Hanging(controller.Controller):
    def __init__(self, *arguments):
        super().__init__(*arguments)
        QTimer.singleShot(1_000, self.go_on)

    def go_on(self):
        flag = Path(os.environ["HUNG"])
        if not flag.exists():
            flag.touch()
            while True:
                pass
        super().go_on()

controller.Controller = Hanging
{PROGRAM}
"""
"""A program that hangs in a slot, once."""
LEFT: Final = f"""
from PySide6.QtCore import QTimer
from warloss_gui.kiosk import display

class Left(display.Display):
    def place(self):
        super().place()
        QTimer.singleShot(0, self.leave)

display.Display = Left
{PROGRAM}
"""
"""A program that is left at once."""
IMPATIENT: Final = f"""
import os, signal, sys
from warloss_gui import app
from warloss_gui.kiosk import heartbeat

beat = heartbeat.Heartbeat._beat

def hang(*arguments):
    if arguments:
        beat(*arguments)
    signal.pause()

heartbeat._LIMIT = 1.0
if os.environ["HANGS"] == "later":
    heartbeat.Heartbeat._beat = hang
else:
    heartbeat._LIMIT_OF_THE_START = 1.0
    app._application = hang
if os.environ["STDERR"] == "none":
    sys.stderr = None
{PROGRAM}
"""
"""A program that hangs before it has content, or when it has, and waits for less long than it would."""

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="systemd is there on Linux only")


class Manager:
    """Starts the kiosk, hears what it says, ends what is hung and starts anew what has ended."""

    def __init__(self, folder: Path, *arguments: str, program: str = PROGRAM, **environment: str) -> None:
        self._program = program
        self._environment = environment
        self._address = folder / "notify"
        self._socket = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self._socket.bind(str(self._address))
        self._arguments = arguments
        self.process = self._start()

    def _start(self) -> subprocess.Popen[bytes]:
        environment = {
            **os.environ,
            "NOTIFY_SOCKET": str(self._address),
            "WATCHDOG_USEC": "2000000",
            "QT_QPA_PLATFORM": "offscreen",
            "PYTHONPATH": str(CHECKOUT),
            **self._environment,
        }
        command = [sys.executable, "-c", self._program, "--kiosk", *self._arguments]
        return subprocess.Popen(command, env=environment, cwd=CHECKOUT, stderr=subprocess.PIPE)

    def hear(self, seconds: float = DEADLINE) -> str:
        """The next message, or nothing where none comes in time."""
        self._socket.settimeout(seconds)
        try:
            return self._socket.recv(256).decode("ascii")
        except TimeoutError:
            return ""

    def restart_what_hangs(self) -> None:
        """Wait until there is no sign of life for two seconds, and start it anew."""
        until = time.monotonic() + DEADLINE
        while self.hear(2.0):
            assert time.monotonic() < until, "it is not hung"
        self.process.kill()
        self.restart()

    def restart(self) -> None:
        """Start what has ended anew."""
        self.process.communicate(timeout=DEADLINE)
        self._socket.setblocking(False)
        while self._pending():
            pass
        self.process = self._start()

    def _pending(self) -> bool:
        try:
            return bool(self._socket.recv(256))
        except BlockingIOError:
            return False

    def end(self) -> bytes:
        """End it for good, and give what it has said to the terminal."""
        self.process.kill()
        _nothing, said = self.process.communicate(timeout=DEADLINE)
        self._socket.close()
        return said


@pytest.fixture
def manager(tmp_path: Path) -> Iterator[Manager]:
    made = Manager(tmp_path)
    yield made
    made.end()


def test_it_is_ready_when_it_has_content_and_then_gives_signs_of_life(manager: Manager) -> None:
    assert [manager.hear() for _ in range(4)] == ["READY=1", *["WATCHDOG=1"] * 3]
    assert (logs.default_folder() / "warloss.log").exists()


def test_a_hung_process_gives_no_signs_of_life_and_is_there_again_when_it_was_ended(manager: Manager) -> None:
    assert manager.hear() == "READY=1"
    manager.process.send_signal(signal.SIGSTOP)
    manager.restart_what_hangs()
    assert manager.hear() == "READY=1"


def test_a_hang_in_a_slot_is_ended_and_the_next_process_has_content(tmp_path: Path) -> None:
    hung = tmp_path / "hung"
    manager = Manager(tmp_path, program=HANGING, HUNG=str(hung))
    try:
        assert manager.hear() == "READY=1"
        manager.restart_what_hangs()
        assert hung.exists()
        assert [manager.hear() for _ in range(3)] == ["READY=1", *["WATCHDOG=1"] * 2]
    finally:
        manager.end()


@pytest.mark.parametrize("stderr", ["there", "none"])
@pytest.mark.parametrize("hangs", ["first", "later"])
def test_without_a_manager_and_a_log_what_hangs_ends_itself(tmp_path: Path, hangs: str, stderr: str) -> None:
    folder = logs.default_folder()
    folder.parent.mkdir(parents=True)
    folder.touch()
    manager = Manager(tmp_path, program=IMPATIENT, WATCHDOG_USEC="0", HANGS=hangs, STDERR=stderr)
    try:
        assert manager.process.wait(DEADLINE) == 1
    finally:
        said = manager.end()
    assert (b"in hang" in said) == (stderr == "there")


def test_a_killed_process_leaves_nothing_that_hinders_the_next(manager: Manager) -> None:
    for _ in range(2):
        assert manager.hear() == "READY=1"
        manager.process.kill()
        manager.restart()
    assert manager.hear() == "READY=1"


def test_a_stopped_service_ends(manager: Manager) -> None:
    assert manager.hear() == "READY=1"
    manager.process.terminate()
    assert manager.process.wait(DEADLINE) == -signal.SIGTERM


def test_whoever_leaves_it_ends_it_with_the_status_that_the_recipes_wait_for(tmp_path: Path) -> None:
    manager = Manager(tmp_path, program=LEFT)
    try:
        assert manager.hear() == "STOPPING=1"
        assert manager.process.wait(DEADLINE) == 0
    finally:
        manager.end()


def test_ctrl_c_in_the_terminal_ends_it_quietly(manager: Manager) -> None:
    assert manager.hear() == "READY=1"
    manager.process.send_signal(signal.SIGINT)
    _out, said = manager.process.communicate(timeout=DEADLINE)
    assert manager.process.returncode == -signal.SIGINT
    assert said == b""


def test_a_sheet_that_cannot_be_read_is_told_on_a_living_wall(tmp_path: Path) -> None:
    config = tmp_path / "kiosk.toml"
    config.write_text("sheet = 'missing.json'\n", "utf-8")
    manager = Manager(tmp_path, "--config", str(config))
    try:
        assert [manager.hear() for _ in range(2)] == ["READY=1", "WATCHDOG=1"]
    finally:
        manager.end()


def test_a_full_disk_costs_the_log_and_nothing_else(tmp_path: Path) -> None:
    folder = logs.default_folder()
    folder.mkdir(parents=True)
    (folder / "warloss.log").symlink_to("/dev/full")
    config = tmp_path / "kiosk.toml"
    config.write_text("sheet = 'missing.json'\n", "utf-8")
    manager = Manager(tmp_path, "--config", str(config))
    try:
        assert [manager.hear() for _ in range(3)] == ["READY=1", *["WATCHDOG=1"] * 2]
        assert manager.process.poll() is None
    finally:
        assert b"Traceback" not in manager.end()


def test_the_sample_can_be_shown(tmp_path: Path) -> None:
    manager = Manager(tmp_path, "--config", str(assets.path("kiosk/kiosk.toml")))
    try:
        assert manager.hear() == "READY=1"
    finally:
        manager.end()
