"""The kiosk: how long a page takes to change, what it costs to stand, and how soon it is back."""

import os
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from PySide6.QtCore import QEventLoop, QTimer

from tests.bench.history import screenless
from tests.bench.line import Line
from tests.kiosk.test_process import HANGING, Manager
from warloss_gui import assets
from warloss_gui.app import bundled_sheets
from warloss_gui.claims.parts import TAB_NAMES
from warloss_gui.kiosk.config import KioskConfig, PageSetting
from warloss_gui.kiosk.controller import Clock
from warloss_gui.kiosk.display import Display
from warloss_gui.qt import turns
from warloss_gui.qt.record_store import RecordStore
from warloss_gui.qt.stores import Stores
from warloss_gui.qt.tasks import make_pool

_CHANGES = 60
_PAGE_SECONDS = 20
_IDLE_SECONDS = 30
_STARTS = 5


def measure() -> Iterator[Line]:
    """A change of page with its painting, idle load, and content after a kill and after a hang."""
    times = _changes()
    detail = f"[median {median(times) * 1e3:.1f} ms, {_CHANGES} changes at 1,920 × 1,080]"
    yield Line("kiosk, longest change of page", max(times) * 1e3, 50, "ms", detail)
    with tempfile.TemporaryDirectory() as folder:
        yield from _lives(Path(folder))
    with tempfile.TemporaryDirectory() as folder:
        yield _hangs(Path(folder))


def _changes() -> list[float]:
    application = screenless()
    pool = make_pool(application)
    records = RecordStore(pool, assets.path("history/general-staff-month-ends.json"), application)
    stores = Stores(pool, records, application)
    pages = tuple(PageSetting(show=name) for name in (*TAB_NAMES, "history"))
    now = 0.0
    display = Display(application, KioskConfig(pages=pages), [stores], Clock(lambda: now), application)
    display.window.resize(1_920, 1_080)
    display.window.show()
    stores.records.open_bundled()
    stores.sheets.open(bundled_sheets()[0][1])
    _wait(3_000)
    times = list[float]()
    for _ in range(_CHANGES):
        now += _PAGE_SECONDS
        started = time.perf_counter()
        display.controller.go_on()
        turns.settle()
        display.window.repaint()
        times.append(time.perf_counter() - started)
        _wait(50)
    display.leave()
    stores.close()
    pool.waitForDone()
    display.discard()
    return times


def _lives(folder: Path) -> Iterator[Line]:
    """Content after a kill, and between changes of page the processor's time, with a heartbeat each 15 s."""
    config = folder / "kiosk.toml"
    config.write_text("[[pages]]\nshow = 'personnel'\nseconds = 3600\n", "utf-8")
    manager = Manager(folder, "--config", str(config), WATCHDOG_USEC="30000000")
    try:
        _expect(manager)
        starts = list[float]()
        for _ in range(_STARTS):
            manager.process.kill()
            started = time.perf_counter()
            manager.restart()
            _expect(manager)
            starts.append(time.perf_counter() - started)
        detail = f"[{_STARTS} kills]"
        yield Line("kiosk, longest time from a kill to content", max(starts), 5, "s", detail)
        time.sleep(10)
        used = _used(manager.process.pid)
        time.sleep(_IDLE_SECONDS)
        share = (_used(manager.process.pid) - used) / _IDLE_SECONDS * 100
        yield Line("kiosk, load of a core between changes of page", share, 1, "%", f"[{_IDLE_SECONDS} s]")
    finally:
        manager.end()


def _hangs(folder: Path) -> Line:
    """The process is ended when it has given no sign of life for two seconds."""
    manager = Manager(folder, program=HANGING, HUNG=str(folder / "hung"))
    try:
        _expect(manager)
        while not (folder / "hung").exists():
            time.sleep(0.01)
        started = time.perf_counter()
        manager.restart_what_hangs()
        _expect(manager)
        taken = time.perf_counter() - started
        return Line("kiosk, from a hang in a slot to content", taken, 10, "s", "[watchdog of 2 s]")
    finally:
        manager.end()


def _expect(manager: Manager) -> None:
    """Wait until the first page is painted."""
    if manager.hear() != "READY=1":
        raise RuntimeError("the kiosk does not start")


def _used(process: int) -> float:
    """Seconds of the processor that a process has had."""
    fields = Path(f"/proc/{process}/stat").read_text("ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _wait(milliseconds: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()
