"""The kiosk on a real display, with a window manager and without one, and hands that try to get out.

WARLOSS_LONG=1 tries 50,000 random things instead of 300.
"""

import contextlib
import os
import random
import shutil
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

from tests.kiosk.test_process import DEADLINE, Manager
from tests.test_display import Lines, running
from warloss_gui import logs
from warloss_gui.kiosk import pin

SIZE: Final = (1_280, 720)
IS_LONG: Final = os.environ.get("WARLOSS_LONG") == "1"
TRIES: Final = 50_000 if IS_LONG else 300
AT_ONCE: Final = 200 if IS_LONG else 50
WAYS_OUT: Final = (
    *("alt+F4", "Escape", "F1", "F10", "F11", "Menu", "shift+F10", "ctrl+o", "ctrl+q", "ctrl+p", "ctrl+w"),
    *("ctrl+c", "ctrl+shift+o", "ctrl+k", "ctrl+r", "alt+f", "alt+space", "ctrl+n", "ctrl+s", "ctrl+shift+i"),
)
OTHER_KEYS: Final = (
    *("Tab", "shift+Tab", "Return", "space", "BackSpace", "Delete", "Up", "Down", "Left", "Right", "Home"),
    *("End", "Page_Up", "Page_Down", "1", "5", "9", "a", "ampersand", "ctrl+plus", "ctrl+minus"),
)

# Its own menus and keys would be ways out that no program can close; the recipes have none of them.
OPENBOX: Final = """<openbox_config xmlns="http://openbox.org/3.4/rc">
<keyboard><keybind key="A-F4"><action name="Close"/></keybind></keyboard><mouse/>
</openbox_config>
"""

pytestmark = pytest.mark.skipif(shutil.which("Xvfb") is None, reason="Xvfb is not installed")


class Wall:
    """A display with a kiosk on it."""

    def __init__(self, display: str, folder: Path) -> None:
        config = folder / "kiosk.toml"
        config.write_text(f'exit_pin = "{pin.hashed("493817026514")}"\nscreen = "RIGHT"\n', "utf-8")
        self._display = display
        self.manager = Manager(
            folder, "--config", str(config), DISPLAY=display, QT_QPA_PLATFORM="xcb", WATCHDOG_USEC="4000000"
        )

    def ask(self, *arguments: str) -> str:
        """Let xdotool do something."""
        return self._run("xdotool", *arguments)

    def set_screens(self, **screens: str) -> None:
        """Divide the display into these screens."""
        listed = self._run("xrandr", "--listmonitors").splitlines()[1:]
        for line in listed:
            self._run("xrandr", "--delmonitor", line.split()[1].strip("+*"))
        # The first has the only output, which would else be a screen of its own.
        for name, output in zip(screens, ("screen", *["none"] * len(screens)), strict=False):
            self._run("xrandr", "--setmonitor", name, screens[name], output)

    def fills(self, x: int, width: int) -> bool:
        """Whether the kiosk comes to fill a part of the display."""
        place = f"X={x}\nY=0\nWIDTH={width}\nHEIGHT={SIZE[1]}\n"
        until = time.monotonic() + DEADLINE
        while time.monotonic() < until:
            ids = self.ask("search", "--onlyvisible", "--pid", str(self.manager.process.pid)).split()
            if any(place in self.ask("getwindowgeometry", "--shell", id_) for id_ in ids):
                return True
        return False

    def _run(self, *command: str) -> str:
        environment = {**os.environ, "DISPLAY": self._display}
        done = subprocess.run(
            command, env=environment, capture_output=True, text=True, check=False, timeout=DEADLINE
        )
        return done.stdout

    def windows(self) -> set[str]:
        """The windows that can be seen, with their places."""
        ids = self.ask("search", "--onlyvisible", "--name", "").split()
        return {self.ask("getwindowgeometry", "--shell", id_) for id_ in ids}

    def is_alive(self) -> bool:
        """Whether it paints after what was done."""
        while self.manager.hear(0.01):
            pass
        return self.manager.hear() == "WATCHDOG=1" and self.manager.process.poll() is None


@pytest.fixture(params=["openbox", None])
def wall(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Wall]:
    pipe = tmp_path / "said"
    os.mkfifo(pipe)
    with contextlib.ExitStack() as stack:
        # Opened for both, so that it does not end while nobody writes.
        said = stack.enter_context(os.fdopen(os.open(pipe, os.O_RDWR), "rb"))
        screen = ("-screen", "0", f"{SIZE[0]}x{SIZE[1]}x24", "-nolisten", "tcp")
        handle = said.fileno()
        stack.enter_context(running("Xvfb", "-displayfd", str(handle), *screen, pass_fds=[handle]))
        lines = Lines(said)
        environment = {**os.environ, "DISPLAY": f":{lines.next()}"}
        if request.param is not None:
            (tmp_path / "rc.xml").write_text(OPENBOX, "utf-8")
            ready = ("--config-file", str(tmp_path / "rc.xml"), "--startup", f"sh -c 'echo ready > {pipe}'")
            stack.enter_context(running(request.param, *ready, env=environment))
            assert lines.next() == "ready"
        made = Wall(environment["DISPLAY"], tmp_path)
        stack.callback(made.manager.end)
        assert made.manager.hear() == "READY=1"
        yield made


def test_it_fills_the_screen_and_nothing_leads_out(wall: Wall) -> None:
    before = wall.windows()
    assert any(f"X=0\nY=0\nWIDTH={SIZE[0]}\nHEIGHT={SIZE[1]}\n" in window for window in before)
    for key in WAYS_OUT:
        wall.ask("key", key)
    for x in range(40, SIZE[0], 160):
        for y in range(20, SIZE[1], 100):
            wall.ask("mousemove", str(x), str(y), "click", "3", "click", "2")
    assert wall.windows() == before
    assert wall.is_alive()


def test_it_follows_its_screen_when_that_goes_and_comes(wall: Wall) -> None:
    width, height = SIZE[0] // 2, SIZE[1]
    left, right = f"{width}/200x{height}/150+0+0", f"{width}/200x{height}/150+{width}+0"
    assert wall.fills(0, SIZE[0])
    for _ in range(2):
        wall.set_screens(LEFT=left, RIGHT=right)
        assert wall.fills(width, width)
        wall.set_screens(LEFT=left)
        assert wall.fills(0, width)
    wall.set_screens()
    assert wall.fills(0, SIZE[0])
    assert wall.is_alive()


def test_random_hands_do_no_harm(wall: Wall) -> None:
    before = wall.windows()
    chance = random.Random(20_250_630)
    for start in range(0, TRIES, AT_ONCE):
        tries = [one for _ in range(AT_ONCE) for one in anything(chance)]
        wall.ask(*tries)
        assert wall.is_alive(), tries
        assert wall.windows() == before, (start, tries)
    assert "uncaught error" not in (logs.default_folder() / "warloss.log").read_text("utf-8")


def anything(chance: random.Random) -> list[str]:
    """Something that hands do, as xdotool is told."""
    place = [str(chance.randrange(side)) for side in SIZE]
    return chance.choice(
        [
            ["key", chance.choice(OTHER_KEYS)],
            ["key", chance.choice(WAYS_OUT)],
            ["mousemove", *place, "click", chance.choice("12345")],
            ["mousemove", *place, "mousedown", "1"],
            ["mousemove", *place, "mouseup", "1"],
        ]
    )
