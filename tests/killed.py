"""Kills exports at random moments, and counts what is left of the file.

    python -m tests.killed FOLDER KILLS

Each export is a child of this process, which has imported everything: so a kill finds it at work and not at
its start. A child exports again and again. It prints as JSON how often the old and the new file were found,
how often something else was, and how often a kill came while a file was being written.
"""

import json
import os
import random
import signal
import sys
import time
from collections import Counter
from importlib import import_module
from pathlib import Path
from typing import Final, NoReturn

from warloss_gui import exporting
from warloss_gui.export.wanted import Frame, Wanted
from warloss_gui.request import Request

_OLD: Final = b"the old file"
_LATE: Final = ("xlsxwriter", "warloss_gui.export.templates", "warloss_gui.paper.finishing")
"""What the program imports only when it writes a file."""
_WANTED: Final = (
    *(Wanted(ending) for ending in (".pdf", ".xlsx", ".html", ".csv", ".md", ".json")),
    *(Wanted(ending, "equipment", Frame(640)) for ending in (".png", ".svg")),
)


def _export_for_ever(wanted: Wanted, target: Path) -> NoReturn:
    while True:
        exporting.export(Request(), wanted, target)


def _child(wanted: Wanted, target: Path) -> int:
    """The process that exports."""
    child = os.fork()
    if child == 0:
        _export_for_ever(wanted, target)
    return child


def _first(wanted: Wanted, target: Path) -> tuple[bytes, float]:
    """What is exported, and the seconds that it takes."""
    target.write_bytes(_OLD)
    began = time.monotonic()
    child = _child(wanted, target)
    while target.read_bytes() == _OLD:
        time.sleep(0.001)
    seconds = time.monotonic() - began
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return target.read_bytes(), seconds


def main() -> None:
    """Kill as often as is asked for."""
    folder, kills = Path(sys.argv[1]), int(sys.argv[2])
    for name in _LATE:
        import_module(name)
    chance, found = random.Random(20_250_630), Counter[str]()
    targets = [(wanted, folder / f"out{wanted.ending}") for wanted in _WANTED]
    made = [_first(wanted, target) for wanted, target in targets]
    for kill in range(kills):
        (wanted, target), (new, seconds) = targets[kill % len(targets)], made[kill % len(targets)]
        target.write_bytes(_OLD)
        child = _child(wanted, target)
        time.sleep(seconds * chance.uniform(0, 2))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        left = target.read_bytes()
        found["old" if left == _OLD else "new" if left == new else "damaged"] += 1
        for part in folder.glob(".*.part"):
            found["while writing"] += 1
            part.unlink()
    print(json.dumps({name: found[name] for name in ("old", "new", "damaged", "while writing")}))


if __name__ == "__main__":
    main()
