"""A screen reader: it hears the window of a program from outside, through AT-SPI.

`/usr/bin/python3 -I tests/screen_reader.py FILE PROGRAM ARGUMENT…` starts the program, brings one tab after
the other to the front and ends it by its menu. What it has heard goes to FILE as JSON: for each tab all
objects that are showing, each after its parent; the exit status; or what went wrong.

pyatspi belongs to the Python of the system, so that is what runs this, and nothing of Warloss is imported.
"""

import contextlib
import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Any, Final, TypeVar

T = TypeVar("T")

DEADLINE: Final = 60.0
"""Seconds after which waiting ends. A busy machine needs a part of it."""
PAUSE: Final = 0.1
ANSWER: Final = 30_000
"""Milliseconds that a program may take for an answer. Its first picture keeps it busy for a while."""

# The environment of the tests has neither.
_atspi: Any = import_module("pyatspi")
_glib: Any = import_module("gi.repository.GLib")

_LOST: Final[type[Exception]] = _glib.Error
"""An object that was asked something is not there any more, or the program does not answer."""


class Wrong(Exception):
    """What was to be heard does not come."""


class Reader:
    """Listens to a program."""

    def __init__(self, program: subprocess.Popen[bytes]) -> None:
        self._program = program
        _atspi.setTimeout(ANSWER, ANSWER)
        self._desktop: Any = _atspi.Registry.getDesktop(0)
        # What is remembered would be out of date after the next step.
        self._desktop.set_cache_mask(0)
        self._window: Any = self._wait("an application with a window", self._find_window)

    def tabs(self) -> list[Any]:
        """The tabs, as soon as they are showing."""
        return self._wait("tabs", self._find_tabs)

    def hear(self, tab: Any) -> list[dict[str, object]]:
        """Choose a tab and hear what is showing then, once it has been the same twice in a row."""
        name = tab.name
        _act(tab)
        self._wait(f"the tab {name!r} to come to the front", lambda: _has(tab, "SELECTED"))
        former: list[dict[str, object]] = []

        def steady() -> list[dict[str, object]] | None:
            nonlocal former
            now: list[dict[str, object]] = []
            _walk(self._window, None, now)
            same = now == former
            former = now
            return now if same else None

        return self._wait(f"the tab {name!r} to stand still", steady)

    def quit(self) -> int:
        """Choose Quit in the menu, and give the exit status of the program."""
        item = self._wait("Quit in a menu", self._find_quit)
        # It may end before it has answered.
        with contextlib.suppress(_LOST):
            _act(item)
        return self._program.wait(DEADLINE)

    def _find_window(self) -> Any:
        return next((window for program in _children(self._desktop) for window in _children(program)), None)

    def _find_tabs(self) -> list[Any] | None:
        found = self._all("page tab")
        return found if all(_has(tab, "SHOWING") for tab in found) else None

    def _find_quit(self) -> Any:
        return next((item for item in self._all("menu item") if item.name == "Quit"), None)

    def _all(self, role: str) -> list[Any]:
        """Everything of a role, showing or not."""
        return [thing for thing in _within(self._window) if thing.getRoleName() == role]

    def _wait(self, what: str, look: Callable[[], T | None]) -> T:
        """Look until there is something to see. What goes while it is looked at is looked for again."""
        deadline = time.monotonic() + DEADLINE
        while time.monotonic() < deadline:
            try:
                found = look()
            except _LOST:
                found = None
            if found:
                return found
            status = self._program.poll()
            if status is not None:
                raise Wrong(f"The program ended with status {status} before there was {what}.")
            time.sleep(PAUSE)
        raise Wrong(f"After {DEADLINE:.0f} seconds there is not {what}.")


def _has(thing: Any, state: str) -> bool:
    return thing.getState().contains(getattr(_atspi, f"STATE_{state}"))


def _children(thing: Any) -> Iterator[Any]:
    """What is directly in an object; what has just gone is left out."""
    for i in range(thing.childCount):
        child = thing.getChildAtIndex(i)
        if child is not None:
            yield child


def _within(thing: Any) -> Iterator[Any]:
    """An object and all in it."""
    yield thing
    for child in _children(thing):
        yield from _within(child)


def _act(thing: Any) -> None:
    """Do the first thing that can be done with an object: press it."""
    thing.queryAction().doAction(0)


def _walk(thing: Any, parent: int | None, heard: list[dict[str, object]]) -> None:
    """Add an object that is showing and all in it."""
    states = thing.getState()
    if not states.contains(_atspi.STATE_SHOWING):
        return
    position = len(heard)
    heard.append(
        {
            "role": thing.getRoleName(),
            "name": thing.name,
            "about": thing.description,
            "focusable": states.contains(_atspi.STATE_FOCUSABLE),
            "actions": _actions(thing),
            "parent": parent,
        }
    )
    for child in _children(thing):
        _walk(child, position, heard)


def _actions(thing: Any) -> int:
    try:
        return thing.queryAction().nActions
    except NotImplementedError:
        return 0


def main() -> None:
    """Hear all tabs."""
    report: dict[str, object] = {"tabs": {}}
    program = subprocess.Popen(sys.argv[2:])
    try:
        reader = Reader(program)
        report["tabs"] = {tab.name: reader.hear(tab) for tab in reader.tabs()}
        report["status"] = reader.quit()
    except (Wrong, _LOST, subprocess.TimeoutExpired) as problem:
        report["wrong"] = str(problem)
    finally:
        program.kill()
        program.wait()
    Path(sys.argv[1]).write_text(json.dumps(report), "utf-8")


if __name__ == "__main__":
    main()
