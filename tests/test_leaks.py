"""A window that stays open for months: whatever is done again and again leaves nothing behind.

`make soak`, which sets WARLOSS_LONG=1, does it a thousand and ten thousand times, and prints what it counted.
"""

# pyright: reportPrivateUsage=false

import gc
import json
import os
import sys
import weakref
from collections.abc import Callable
from dataclasses import astuple, dataclass, fields
from functools import partial
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QGraphicsItem, QGraphicsView, QMenu
from pytestqt.qtbot import QtBot

from tests.conftest import OpenSheet
from tests.documents_shown import article
from tests.screen import ARTICLE, OTHERS, part, parts, personnel, settle, show, statements, turn
from warloss_gui.app import Program
from warloss_gui.claims.parts import TAB_NAMES
from warloss_gui.claims.sheet import FactSheet
from warloss_gui.documents.reader import read_file
from warloss_gui.history.shown import Shown

LONG = os.environ.get("WARLOSS_LONG") == "1"
RELOADS = 1_000 if LONG else 60
SWITCHES = 10_000 if LONG else 600
SHEETS = 5_040 if LONG else 40
LESS_USUAL = 300 if LONG else 30
"""Times that everything else is done."""
CHECKPOINTS = 10 if LONG else 5

# What a repetition may cost, in the mean.
BLOCKS_EACH = 12 if LONG else 60
"""Allocations of Python: fewer than any part of a sheet or of the window takes. PySide itself loses one or
two of 54 bytes for each signal of a dialog that is connected. In a short run, caches still fill."""
BYTES_EACH = 2_048 if LONG else 262_144
"""Resident memory. In a short run, what the allocators keep for later is most of it."""

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="handles and memory are counted in /proc")


@dataclass(frozen=True)
class Alive:
    """What there is of everything that could pile up."""

    widgets: int
    menus: int
    objects: int
    wrappers: int
    items: int
    drawings: int
    of_pyqtgraph: int
    timers: int
    threads: int
    handles: int
    watches: int


@dataclass(frozen=True)
class Used:
    """Allocated blocks of Python, and resident bytes."""

    blocks: int
    resident: int


def alive(program: Program) -> Alive:
    holders: list[QObject] = [program, program.look, *QApplication.topLevelWidgets()]
    objects = [*holders, *(child for holder in holders for child in holder.findChildren(QObject))]
    widgets = QApplication.allWidgets()
    wrappers = shiboken6.getAllValidWrappers()
    return Alive(
        widgets=len(widgets),
        menus=sum(isinstance(widget, QMenu) for widget in widgets),
        objects=len(set(map(_address, objects))),
        wrappers=sum(isinstance(wrapper, QObject) for wrapper in wrappers),
        items=sum(len(widget.items()) for widget in widgets if isinstance(widget, QGraphicsView)),
        drawings=sum(isinstance(wrapper, QGraphicsItem) for wrapper in wrappers),
        of_pyqtgraph=sum(type(thing).__module__.startswith("pyqtgraph.") for thing in gc.get_objects()),
        timers=len({_address(thing) for thing in objects if isinstance(thing, QTimer)}),
        threads=sum(1 for _ in Path("/proc/self/task").iterdir()),
        handles=sum(1 for _ in Path("/proc/self/fd").iterdir()),
        watches=_watches(),
    )


def _address(thing: QObject) -> int:
    return int(shiboken6.getCppPointer(thing)[0])


def _watches() -> int:
    """How many files and folders the system watches for this process."""
    count = 0
    for information in Path("/proc/self/fdinfo").iterdir():
        try:
            count += information.read_text("ascii").count("inotify wd:")
        except OSError:  # the handle with which the folder was listed
            continue
    return count


def used() -> Used:
    resident = int(Path("/proc/self/statm").read_text("ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE")
    return Used(sys.getallocatedblocks(), resident)


def slope(values: list[int], each: int) -> float:
    """How much is added in one repetition, by least squares over checkpoints that are so many apart."""
    middle = (len(values) - 1) / 2
    mean = sum(values) / len(values)
    over = sum((i - middle) * (value - mean) for i, value in enumerate(values))
    return over / sum((i - middle) ** 2 for i in range(len(values))) / each


class Former:
    """The sheets that were shown, as long as they are alive."""

    def __init__(self, program: Program) -> None:
        self._store = program.store
        self._sheets: list[weakref.ref[FactSheet]] = []
        self._store.changed.connect(self._remember)
        self._remember()

    def _remember(self) -> None:
        if self._store.sheet is not None:
            self._sheets.append(weakref.ref(self._store.sheet))

    def are_gone(self) -> bool:
        """Whether nothing holds a sheet that is no longer shown. The store itself does for a moment."""
        self._sheets = [sheet for sheet in self._sheets if sheet() is not None]
        return len(self._sheets) <= 1


Again = Callable[[int], object]
Repeat = Callable[[str, Again, int], None]


@pytest.fixture
def repeat(program: Program, qtbot: QtBot, capsys: pytest.CaptureFixture[str]) -> Repeat:
    """Does something again and again, and holds what there is after it against what there was before."""

    def let_go(former: Former) -> None:
        settle(program, qtbot)
        qtbot.waitUntil(lambda: former.are_gone() and not program.store._former)
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        gc.collect()

    def done_again_and_again(name: str, act: Again, times: int) -> None:
        former = Former(program)
        each = times // CHECKPOINTS
        for i in range(2 * each):
            act(i)
        let_go(former)
        before = alive(program)
        measured = [used()]
        for checkpoint in range(CHECKPOINTS):
            for i in range(each):
                act(checkpoint * each + i)
            let_go(former)
            measured.append(used())
        after = alive(program)
        blocks = slope([one.blocks for one in measured], each)
        resident = slope([one.resident for one in measured], each)
        if LONG:
            with capsys.disabled():
                counts = zip(fields(before), astuple(before), astuple(after), strict=True)
                flat = ", ".join(f"{field.name} {first} → {last}" for field, first, last in counts)
                print(f"\n{times} × {name}: {flat}; {blocks:+.2f} blocks and {resident:+.0f} bytes each")
        # What was there before may go, but nothing may pile up.
        grown = {
            name: after_count for name, after_count in vars(after).items() if after_count > vars(before)[name]
        }
        assert grown == {}, before
        assert blocks < BLOCKS_EACH
        assert resident < BYTES_EACH

    return done_again_and_again


@pytest.fixture
def edited(program: Program, open_sheet: OpenSheet, qtbot: QtBot, tmp_path: Path) -> Path:
    path = tmp_path / "edited.json"
    path.write_text(json.dumps(article()), "utf-8")
    # A thread that ends because it has nothing to do would look like one that is missing, and a second one
    # that is only now made, because two documents are read side by side, like one too many.
    program.pool.setExpiryTimeout(-1)
    program.pool.setMaxThreadCount(1)
    open_sheet(path)
    show(program, qtbot)
    return path


def test_reloads(program: Program, edited: Path, qtbot: QtBot, repeat: Repeat) -> None:
    def reload(_i: int) -> None:
        with qtbot.waitSignal(program.store.changed):
            program.store.reload()
        settle(program, qtbot)

    repeat("reload", reload, RELOADS)


def test_changes_of_tab(program: Program, edited: Path, qapp: QApplication, repeat: Repeat) -> None:
    def switch(i: int) -> None:
        program.window.show_tab(TAB_NAMES[i % 4])
        qapp.processEvents()

    repeat("change of tab", switch, SWITCHES)


def test_bad_and_mended_versions(program: Program, edited: Path, qtbot: QtBot, repeat: Repeat) -> None:
    good = edited.read_bytes()

    def spoil_or_mend(i: int) -> None:
        edited.write_bytes(good if i % 2 else b"{" + good)
        with qtbot.waitSignal(program.store.problems_changed):
            program.store.reload()
        assert bool(program.store.problems) != bool(i % 2)
        settle(program, qtbot)

    repeat("bad or mended version", spoil_or_mend, LESS_USUAL)


def test_other_sheets(program: Program, edited: Path, qtbot: QtBot, repeat: Repeat) -> None:
    paths = (ARTICLE, edited, OTHERS)

    def open_other(i: int) -> None:
        path = paths[i % 3]
        with qtbot.waitSignal(program.store.changed):
            program.window.open_path(path)
        assert program.store.path == path
        settle(program, qtbot)

    # Every checkpoint comes after the same sheet, since each is after a multiple of three.
    repeat("opening of another sheet", open_other, LESS_USUAL)


def test_pictures(program: Program, edited: Path, qtbot: QtBot, repeat: Repeat) -> None:
    """Every tab is shown and its picture drawn, again and again, with another sheet each time."""
    others = read_file(OTHERS).sheet
    assert program.store.sheet is not None
    assert others is not None
    sheets = tuple(Shown(sheet, sheet) for sheet in (program.store.sheet, others))

    def show_other(i: int) -> None:
        program.window.show_tab(TAB_NAMES[i // 2 % 4])
        tabs = program.window.sheet_page.tabs
        for page in tabs.pages.values():
            page.offer(sheets[i % 2])
            page.refresh()
        turn(qtbot)
        assert tabs.pages[tabs.front].is_drawn

    # Every checkpoint comes after the same tab and sheet, since each is after a multiple of eight.
    repeat("sheet in every picture", show_other, SHEETS)


def test_days(program: Program, edited: Path, qtbot: QtBot, repeat: Repeat) -> None:
    """The sheet goes from day to day, with its history below every picture."""
    with qtbot.waitSignal(program.stores.idle):
        program.stores.records.open_bundled()
    shown = program.stores.shown

    def go_to_another(i: int) -> None:
        program.window.show_tab(TAB_NAMES[i % 4])
        with qtbot.waitSignal(shown.changed):
            shown.go_to(shown.days[i % 8])
        settle(program, qtbot)

    # Every checkpoint comes after the same tab and day, since each is after a multiple of eight.
    repeat("day", go_to_another, SHEETS)


def test_comparisons(program: Program, edited: Path, qtbot: QtBot, repeat: Repeat) -> None:
    def begin_or_end(i: int) -> None:
        if i % 2:
            program.stores.peers.close()
        else:
            with qtbot.waitSignal(program.stores.idle):
                program.stores.peers.open(OTHERS)
        settle(program, qtbot)

    repeat("comparison", begin_or_end, LESS_USUAL)


def test_reports(program: Program, edited: Path, qtbot: QtBot, repeat: Repeat) -> None:
    with qtbot.waitSignal(program.stores.idle):
        program.stores.records.open_bundled()
    reports = program.window.on_demand.reports

    def open_and_close(i: int) -> None:
        (reports.show_records, reports.check_against_record)[i % 2]()
        qtbot.waitUntil(lambda: bool(parts(program.window, QDialog)))
        dialog = part(program.window, QDialog)
        with qtbot.waitSignal(dialog.destroyed):
            dialog.reject()

    repeat("report", open_and_close, LESS_USUAL)


def test_dialogs_and_tips(program: Program, edited: Path, qtbot: QtBot, repeat: Repeat) -> None:
    menus, on_demand = program.window.menus, program.window.on_demand
    ways = (partial(on_demand.show_keys, menus.keys()), on_demand.show_about, menus.open_wanted.emit)

    def open_and_close(i: int) -> None:
        ways[i % 3]()
        dialog = part(program.window, QDialog)
        with qtbot.waitSignal(dialog.destroyed):
            dialog.reject()

    repeat("dialog", open_and_close, LESS_USUAL)


def test_searches(program: Program, edited: Path, qapp: QApplication, repeat: Repeat) -> None:
    searches = (personnel(program).browser.search, statements(program).search)
    words = ("soldiers", "nowhere", "")

    def look_for(i: int) -> None:
        program.window.show_tab(("personnel", "statements")[i % 2])
        searches[i % 2].setText(words[i % 3])
        qapp.processEvents()

    repeat("search", look_for, LESS_USUAL)


def test_themes_and_text_sizes(program: Program, edited: Path, qapp: QApplication, repeat: Repeat) -> None:
    def change(i: int) -> None:
        program.look.choose(("light", "dark")[i // 2 % 2])
        program.look.scale_text((100, 150)[i % 2])
        qapp.processEvents()

    repeat("theme or text size", change, LESS_USUAL // 3)


def test_a_leak_would_be_seen() -> None:
    assert slope([10, 20, 30, 40], 5) == pytest.approx(2)
    assert slope([7, 7, 7], 100) == 0
