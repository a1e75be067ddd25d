# pyright: reportPrivateUsage=false
"""A kiosk that is on for months: page after page, and nothing left behind.

`make soak`, which sets WARLOSS_LONG=1, shows as many pages as a week has at 20 seconds each, with a full
reload at every 20th, and prints what it counted. WARLOSS_ROTATIONS is another number of pages, and
WARLOSS_MINUTES ends it after a time.
"""

import gc
import hashlib
import os
import sys
import threading
import time
from collections import Counter
from dataclasses import astuple, dataclass, fields
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from tests.kiosk.test_display import ARTICLE, Kiosk, kiosk
from tests.test_leaks import slope
from warloss_gui.qt import turns

__all__ = ["kiosk"]

LONG = os.environ.get("WARLOSS_LONG") == "1"
ROTATIONS = int(os.environ.get("WARLOSS_ROTATIONS", "30240" if LONG else "120"))
MINUTES = float(os.environ.get("WARLOSS_MINUTES", "600"))
RELOAD = 20
CHECKPOINTS = 12 if LONG else 5
WARM = 4 if LONG else 2
"""Checkpoints after which caches are full."""
GROWTH = 5 * 2**20 if LONG else 64 * 2**20
"""Bytes of resident memory that the rest may cost. In a short run, allocators still fill."""

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="handles and memory are counted in /proc")


@dataclass(frozen=True)
class Alive:
    """What there is of everything that could pile up."""

    widgets: int
    wrappers: int
    timers: int
    threads: int
    handles: int


def alive() -> Alive:
    wrappers = [one for one in shiboken6.getAllValidWrappers() if isinstance(one, QObject)]
    return Alive(
        widgets=len(QApplication.allWidgets()),
        wrappers=len(wrappers),
        timers=sum(isinstance(one, QTimer) for one in wrappers),
        threads=threading.active_count(),
        handles=sum(1 for _ in Path("/proc/self/fd").iterdir()),
    )


def resident() -> int:
    return int(Path("/proc/self/statm").read_text("ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE")


def seen(kiosk: Kiosk) -> str:
    """The hash of what is on the screen."""
    turns.settle()
    image = kiosk.window.grab().toImage()
    return hashlib.sha256(bytes(image.constBits())).hexdigest()[:16]


def test_pages_follow_each_other_for_a_week(kiosk: Kiosk, capsys: pytest.CaptureFixture[str]) -> None:
    # A thread of the pool that comes and goes has handles of its own.
    kiosk.pool.setMaxThreadCount(1)
    kiosk.pool.setExpiryTimeout(-1)
    kiosk.open()
    hashes: Counter[tuple[str, int]] = Counter()
    pictures = set[str]()
    counts: list[Alive] = []
    memory: list[int] = []
    turn = 0
    end, each = time.monotonic() + 60 * MINUTES, max(ROTATIONS // CHECKPOINTS, 1)
    for turn in range(1, ROTATIONS + 1):
        kiosk.pass_time(20)
        hashes[kiosk.shown[-1]] += 1
        kiosk.shown.clear()
        pictures.add(seen(kiosk))
        if turn % RELOAD == 0:
            reload(kiosk, turn)
        if turn % each == 0:
            gc.unfreeze()
            gc.collect()
            counts.append(alive())
            memory.append(resident())
        if time.monotonic() > end:
            break
    with capsys.disabled():
        rows = [
            f"{field.name} {[astuple(one)[i] for one in counts]}" for i, field in enumerate(fields(Alive))
        ]
        growth = (memory[-1] - memory[WARM]) / 2**20
        print(f"\n{turn} pages, {len(pictures)} pictures, {growth:+.1f} MiB after warm-up")
        print(f"{slope(memory[WARM:], each):+.0f} bytes a page; " + "; ".join(rows))
    wanted = {(key.name, i) for key, count in kiosk.controller.pagers.counts.items() for i in range(count)}
    assert set(hashes) == wanted
    assert max(hashes.values()) - min(hashes.values()) <= turn // RELOAD + 1
    assert memory[-1] - memory[WARM] <= GROWTH
    # Threads that earlier tests left may still end meanwhile, so there can be fewer handles, never more.
    first, *later = counts[WARM:]
    for i, field in enumerate(fields(Alive)):
        assert max(astuple(one)[i] for one in later) <= astuple(first)[i], field.name


def reload(kiosk: Kiosk, turn: int) -> None:
    """Another version of the sheet comes, every second time with another title."""
    text = ARTICLE.read_text("utf-8").replace(
        '"title": "Losses', f'"title": "{"Also: " * (turn // RELOAD % 2)}Losses', 1
    )
    with kiosk.qtbot.waitSignal(kiosk.stores.idle):
        kiosk.path.write_text(text, "utf-8")
        kiosk.stores.sheets.reload()
    kiosk.qtbot.waitUntil(lambda: kiosk.pool.activeThreadCount() == 0 and turns.all_taken())
    kiosk.settle()
