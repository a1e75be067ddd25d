"""The program on a real display, driven by keys as they come from a keyboard."""

import contextlib
import json
import os
import random
import select
import shutil
import subprocess
import sys
import time
from collections import deque
from collections.abc import Callable, Generator, Iterator
from pathlib import Path
from typing import IO, Any, Final

import pytest

from tests.screen import ARTICLE
from warloss_gui import logs
from warloss_gui.settings import preferences as saved

CHECKOUT: Final = Path(__file__).parents[1]
DEADLINE: Final = 60.0
"""Seconds after which a test gives up. A busy machine needs a part of it."""
TITLE: Final = "Losses in the Russia–Ukraine war: what one article says – Warloss"

pytestmark = pytest.mark.skipif(shutil.which("Xvfb") is None, reason="Xvfb is not installed")

State = dict[str, Any]


class Lines:
    """The lines of a pipe, each as soon as it comes."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self._waiting: deque[str] = deque()
        self._rest = b""
        self._ended = False

    def next(self, seconds: float = DEADLINE) -> str | None:
        """The next line, or None where none comes in time or the pipe has ended."""
        deadline = time.monotonic() + seconds
        while not self._waiting and not self._ended:
            left = max(deadline - time.monotonic(), 0)
            if not select.select([self._stream], [], [], left)[0]:
                return None
            data = os.read(self._stream.fileno(), 65_536)
            self._ended = not data
            *whole, self._rest = (self._rest + data).split(b"\n")
            self._waiting.extend(line.decode() for line in whole)
        return self._waiting.popleft() if self._waiting else None


class Desk:
    """A display, a keyboard, and the program in front of it."""

    def __init__(self, display: str, errors: Path) -> None:
        self._environment = {
            **os.environ,
            "DISPLAY": display,
            "QT_QPA_PLATFORM": "xcb",
            "PYTHONPATH": str(CHECKOUT),
        }
        self._errors = errors
        self._started: list[subprocess.Popen[bytes]] = []
        self._lines: Lines | None = None
        self.state: State = {}

    def start(self, *arguments: str | Path) -> subprocess.Popen[bytes]:
        """Start the program and wait until its window shows a sheet and has the focus."""
        command = [sys.executable, "-m", "tests.witness", *map(str, arguments)]
        with self._errors.open("ab") as errors:
            process = subprocess.Popen(
                command, env=self._environment, cwd=CHECKOUT, stdout=subprocess.PIPE, stderr=errors
            )
        self._started.append(process)
        assert process.stdout is not None
        self._lines = Lines(process.stdout)
        self.wait_for(lambda state: bool(state["visible"]) and state.get("rows") is not None)
        self.wait_for(lambda state: state["active"] and state["focus"])
        return process

    def ask(self, *arguments: str) -> str:
        """Let xdotool do something."""
        done = subprocess.run(
            ["xdotool", *arguments],
            env=self._environment,
            capture_output=True,
            text=True,
            check=True,
            timeout=DEADLINE,
        )
        return done.stdout

    def press(self, *keys: str) -> None:
        """Press keys, named as X names them: ctrl+2."""
        self.ask("key", "--clearmodifiers", *keys)

    def type(self, text: str) -> None:
        """Type a text."""
        self.ask("type", "--delay", "5", text)

    def see(self, seconds: float = 0) -> bool:
        """Take in what has changed on the screen; whether something has."""
        assert self._lines is not None
        line = self._lines.next(seconds)
        if line is not None:
            self.state = json.loads(line)
        return line is not None

    def wait_for(self, wanted: Callable[[State], object]) -> None:
        """Wait until the screen is as wanted."""
        while self.see():
            pass
        while not self.state or not wanted(self.state):
            if not self.see(DEADLINE):
                pytest.fail(f"last seen: {self.state}; {self.errors()}")

    def wait_for_end(self) -> int:
        """Wait until the program has ended, and give its exit status."""
        while self.see(DEADLINE):
            pass
        self.state = {}
        process = self._started[-1]
        status = process.wait(DEADLINE)
        assert process.stdout is not None
        process.stdout.close()
        self._started.remove(process)
        return status

    def errors(self) -> str:
        """What the program has written to its standard error."""
        return self._errors.read_text("utf-8")

    def clear(self) -> None:
        """End what a failed test has left."""
        for process in self._started:
            process.kill()
            process.communicate()


@contextlib.contextmanager
def running(*command: str, **options: Any) -> Generator[None]:
    """A program that runs in the background."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **options)
    try:
        yield
    finally:
        process.terminate()
        process.wait(DEADLINE)


@pytest.fixture(scope="module")
def display(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A display of its own, on a number that is free, with a window manager as on every desktop."""
    pipe = tmp_path_factory.mktemp("display") / "said"
    os.mkfifo(pipe)
    # Opened for both, so that it does not end while nobody writes.
    with contextlib.ExitStack() as stack:
        said = stack.enter_context(os.fdopen(os.open(pipe, os.O_RDWR), "rb"))
        screen = ("-screen", "0", "1600x1200x24", "-nolisten", "tcp")
        handle = said.fileno()
        stack.enter_context(running("Xvfb", "-displayfd", str(handle), *screen, pass_fds=[handle]))
        lines = Lines(said)
        environment = {**os.environ, "DISPLAY": f":{lines.next()}"}
        ready = ("--startup", f"sh -c 'echo ready > {pipe}'")
        stack.enter_context(running("openbox", *ready, env=environment))
        assert lines.next() == "ready"
        yield environment["DISPLAY"]


@pytest.fixture
def desk(display: str, home: Path) -> Iterator[Desk]:
    made = Desk(display, home / "errors.txt")
    yield made
    made.clear()


def kept() -> saved.Preferences:
    loaded = saved.load(saved.default_path())
    assert loaded.problem is None
    return loaded.preferences


def log() -> str:
    return (logs.default_folder() / "warloss.log").read_text("utf-8")


def test_the_window_appears_with_the_sheet(desk: Desk) -> None:
    desk.start()
    assert desk.state["title"] == TITLE
    assert desk.state["rows"] == 4
    assert desk.state["focus"] == "Personnel figures"
    desk.press("ctrl+q")
    assert desk.wait_for_end() == 0
    assert "Traceback" not in desk.errors()


def test_keys_change_tabs_find_and_filter_and_the_session_is_kept(desk: Desk) -> None:
    desk.start()
    for number, name in enumerate(("personnel", "equipment", "contingents", "statements"), 1):
        desk.press(f"ctrl+{number}")
        desk.wait_for(lambda state, name=name: state["tab"] == name)
    desk.press("ctrl+1")
    desk.press("ctrl+f")
    desk.wait_for(lambda state: state["focus"] == "Search these figures")
    desk.type("missing")
    desk.wait_for(lambda state: state["rows"] == 1)
    desk.press("ctrl+a", "Delete")
    desk.wait_for(lambda state: state["rows"] == 4)
    desk.press("Tab")
    desk.wait_for(lambda state: state["focus"] == "Personnel figures")
    desk.press("ctrl+equal")
    desk.wait_for(lambda state: state["text_scale"] == 125)
    desk.press("ctrl+2", "ctrl+q")
    assert desk.wait_for_end() == 0
    assert (kept().tab, kept().text_scale) == ("equipment", 125)
    desk.start()
    assert (desk.state["tab"], desk.state["text_scale"]) == ("equipment", 125)
    desk.press("ctrl+q")
    assert desk.wait_for_end() == 0


def test_the_full_screen_is_filled_and_left(desk: Desk) -> None:
    desk.start()
    desk.press("F11")
    desk.wait_for(lambda state: state["full_screen"])
    desk.press("Escape")
    desk.wait_for(lambda state: not state["full_screen"])
    desk.press("ctrl+q")
    assert desk.wait_for_end() == 0


def test_a_sheet_of_the_reader_is_opened_again(desk: Desk, home: Path) -> None:
    path = home / "own.json"
    path.write_bytes(ARTICLE.read_bytes().replace(b"what one article says", b"my own words"))
    desk.start(path)
    assert desk.state["title"].endswith("my own words – Warloss")
    desk.press("ctrl+q")
    assert desk.wait_for_end() == 0
    assert kept().last_sheet == str(path)
    desk.start()
    assert desk.state["title"].endswith("my own words – Warloss")
    desk.press("ctrl+q")
    assert desk.wait_for_end() == 0


# None of them opens the menus, where anything could be chosen, or closes the window.
KEYS: Final = (
    *("Tab", "shift+Tab", "Return", "space", "Escape", "BackSpace", "Delete", "Menu"),
    *("Up", "Down", "Left", "Right", "Page_Up", "Page_Down", "Home", "End", "ctrl+Home", "ctrl+End"),
    *("F1", "F5", "F11", "ctrl+1", "ctrl+2", "ctrl+3", "ctrl+4", "ctrl+f", "ctrl+a", "ctrl+c", "ctrl+v"),
    *("ctrl+plus", "ctrl+minus", "ctrl+0", "ctrl+z", "a", "e", "s", "1", "period", "ampersand"),
)


def test_three_hundred_keys_at_random_do_no_harm(desk: Desk) -> None:
    process = desk.start()
    keys = random.Random(20_250_630).choices(KEYS, k=300)
    for start in range(0, len(keys), 20):
        desk.press(*keys[start : start + 20])
        while desk.see():
            pass
        assert process.poll() is None, keys[: start + 20]
    # A dialog or a menu may be open.
    desk.press(*["Escape"] * 4)
    desk.wait_for(lambda state: state["active"])
    desk.press("ctrl+1")
    desk.wait_for(lambda state: state["tab"] == "personnel")
    desk.press("ctrl+f", "ctrl+a", "Delete")
    desk.wait_for(lambda state: state["rows"] == 4)
    desk.press("ctrl+q")
    assert desk.wait_for_end() == 0
    assert kept().tab == "personnel"
    assert "Traceback" not in desk.errors()
    assert "uncaught error" not in log()


def test_a_window_that_is_closed_by_the_desktop_keeps_its_session(desk: Desk) -> None:
    desk.start("--tab", "statements")
    desk.wait_for(lambda state: state["tab"] == "statements")
    desk.press("alt+F4")
    assert desk.wait_for_end() == 0
    assert kept().tab == "statements"
    assert "uncaught error" not in log()
