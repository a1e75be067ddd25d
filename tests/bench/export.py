"""Exports of 10,000 figures: how time and memory grow, and whether the window stands still meanwhile."""

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer

from tests.bench.heartbeat import Heartbeat
from tests.bench.history import screenless
from tests.bench.line import Line
from tests.bench.sheets import large_sheet
from warloss_gui.app import Program
from warloss_gui.export.wanted import Wanted
from warloss_gui.request import Request
from warloss_gui.settings.preferences import Preferences

_MANY = 10_000
_FEW = 2_500
_SETTLING = 5_000
_ENDINGS = (".pdf", ".xlsx")


def measure() -> Iterator[Line]:
    """Time and memory in processes of their own, then the stalls of a window."""
    for ending in _ENDINGS:
        name = ending.removeprefix(".").upper()
        few, many = _child(_FEW, ending), _child(_MANY, ending)
        growth = many[0] / few[0] / (_MANY / _FEW)
        yield Line(
            f"a figure of {_MANY:,} as {name}, to one of {_FEW:,}", growth, 1.5, "×", f"[{many[0]:.1f} s]"
        )
        yield Line(
            f"memory of that {name}, to the sheet’s own", many[2] / many[1], 2, "×", f"[{many[2]:.0f} MiB]"
        )
    program = Program(screenless(), Preferences(theme="light"))
    program.window.show()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "large.json"
        path.write_bytes(large_sheet(_MANY))
        loop = QEventLoop()
        program.stores.idle.connect(loop.quit)
        program.open(path, Request())
        loop.exec()
        # What opening a sheet costs is measured elsewhere.
        QTimer.singleShot(_SETTLING, loop.quit)
        loop.exec()
        for ending in _ENDINGS:
            yield _stall(program, Path(folder), ending)
    program.window.close()
    program.end()


def _child(figures: int, ending: str) -> tuple[float, float, float]:
    """Seconds, and MiB of the sheet and of the export above it."""
    command = [sys.executable, "-m", "tests.bench.child_export", str(figures), ending]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    seconds, own, peak = map(float, done.stdout.split())
    return seconds, own, peak


def _stall(program: Program, folder: Path, ending: str) -> Line:
    taking = program.window.on_demand.take_away.taking
    shown = program.stores.shown.shown
    assert shown is not None
    loop = QEventLoop()
    taking.told.connect(loop.quit)
    taking.failed.connect(loop.quit)
    heartbeat = Heartbeat()
    taking.write(shown, Wanted(ending), folder / f"out{ending}")
    loop.exec()
    taking.told.disconnect(loop.quit)
    taking.failed.disconnect(loop.quit)
    name = ending.removeprefix(".").upper()
    return Line(f"longest stall while {_MANY:,} figures go into {name}", heartbeat.longest * 1e3, 50, "ms")
