"""A process that exports a large sheet: FIGURES ENDING. It prints seconds, the memory of the sheet and of the
export above it at its peak, both in MiB."""

import gc
import os
import sys
import time
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtWidgets import QApplication

from tests.bench.sheets import large_sheet
from warloss_gui.claims.sheet import FactSheet
from warloss_gui.documents.reader import read_sheet
from warloss_gui.export.wanted import Wanted
from warloss_gui.history.shown import Shown
from warloss_gui.paper.formats import make

_PAGE = 4_096


def main() -> None:
    """Export once, and say what it took."""
    count, ending = int(sys.argv[1]), sys.argv[2]
    application = QApplication(["bench"])
    warm = _shown(20)
    make(warm, Wanted(ending), _carry_on)
    data = large_sheet(count)
    gc.collect()
    before = _resident()
    sheet = _read(data)
    gc.collect()
    own = _resident() - before
    started = time.perf_counter()
    make(Shown(sheet, sheet), Wanted(ending), _carry_on)
    seconds = time.perf_counter() - started
    print(seconds, own, _peak() - before - own)
    del application


def _carry_on() -> None:
    return


def _read(data: bytes) -> FactSheet:
    found = read_sheet(data).sheet
    assert found is not None
    return found


def _shown(count: int) -> Shown:
    sheet = _read(large_sheet(count))
    return Shown(sheet, sheet)


def _peak() -> float:
    """The most that was resident. What the system tells of its resources counts the parent’s memory too."""
    status = Path("/proc/self/status").read_text("ascii")
    return int(status.partition("VmHWM:")[2].split()[0]) / 1_024


def _resident() -> float:
    return int(Path("/proc/self/statm").read_text("ascii").split()[1]) * _PAGE / 2**20


if __name__ == "__main__":
    main()
