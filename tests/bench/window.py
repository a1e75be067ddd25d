"""The window: how long its event loop stands still, and how long tabs, days, themes and tips take."""

import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from PySide6.QtCore import QEvent, QEventLoop, QObject, QPoint, QTimer
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip, QWidget

from tests.bench.heartbeat import Heartbeat
from tests.bench.history import screenless, write_record
from tests.bench.line import Line
from tests.bench.sheets import large_sheet
from warloss_gui.app import Program, bundled_sheets
from warloss_gui.claims.parts import TAB_NAMES, TabName
from warloss_gui.plots.points import Points
from warloss_gui.qt import turns
from warloss_gui.settings.preferences import Preferences

_OPENINGS = 5
_SWITCHES = 200
_THEMES = 20
_STEPS = 30


def measure() -> Iterator[Line]:
    """The longest stall while 10,000 figures open, changes of tab and of theme, and the tip of a mark."""
    program = Program(screenless(), Preferences(theme="light"))
    program.window.show()
    program.stores.records.open_bundled()
    _open(program, bundled_sheets()[0][1])
    switches = [_switch(program, i) for i in range(1, _SWITCHES)]
    yield Line(
        "change of tab, median", median(switches) * 1e3, 16, "ms", f"[longest {max(switches) * 1e3:.1f} ms]"
    )
    themes = [_change_theme(program, i) for i in range(_THEMES)]
    yield Line(
        "change of theme, median", median(themes) * 1e3, 100, "ms", f"[longest {max(themes) * 1e3:.1f} ms]"
    )
    with tempfile.TemporaryDirectory() as folder:
        yield from _travel(program, Path(folder))
        yield from _hover(program, Path(folder))
        stalls = list(_stalls(program, Path(folder)))
        large = [_switch(program, i) for i in range(1, _SWITCHES)]
    yield Line(
        "longest stall while 10,000 figures open", max(stalls) * 1e3, 50, "ms", f"[{_OPENINGS} openings]"
    )
    yield Line("change of tab with 10,000 figures, median", median(large) * 1e3, 16, "ms")
    program.window.close()
    program.end()


def _change_theme(program: Program, number: int) -> float:
    """Until the window is painted in the other theme."""
    program.window.show_tab("personnel")
    started = time.perf_counter()
    program.look.choose(("dark", "light")[number % 2])
    QApplication.sendPostedEvents()
    _turn()
    program.window.repaint()
    return time.perf_counter() - started


def _travel(program: Program, folder: Path) -> Iterator[Line]:
    """Steps of the date from report to report in a record of each day, with each of the tabs in front."""
    program.stores.records.open(write_record(folder))
    _wait(1_000)
    program.window.sheet_page.header.travel.click()
    fronts: dict[str, list[float]] = {tab: [] for tab in TAB_NAMES}
    wholes: list[float] = []
    for tab in TAB_NAMES:
        program.window.show_tab(tab)
        _wait(300)
        program.window.sheet_page.days.earlier_month()
        _wait(300)
        for number in range(_STEPS):
            front, whole = _step(program, number)
            fronts[tab].append(front)
            wholes.append(whole)
    slowest = max(map(median, fronts.values()))
    every = median(front for times in fronts.values() for front in times)
    detail = f"[slowest tab {slowest * 1e3:.1f} ms, all four tabs together {median(wholes) * 1e3:.1f} ms]"
    yield Line("step of the date, until the front is repainted, median", every * 1e3, 16, "ms", detail)
    program.window.sheet_page.header.travel.click()
    program.stores.records.close()
    _wait(1_000)


def _step(program: Program, number: int) -> tuple[float, float]:
    """Until the tab in front is repainted, and until those at the back have what they need as well."""
    window = program.window
    started = time.perf_counter()
    loop = QEventLoop()
    connection = program.stores.shown.changed.connect(loop.quit)
    (window.sheet_page.days.earlier if number % 2 else window.sheet_page.days.later)()
    loop.exec()
    program.stores.shown.changed.disconnect(connection)
    _settle()
    front = time.perf_counter() - started
    for name in TAB_NAMES:
        window.sheet_page.tabs.pages[name].refresh()
    _settle()
    return front, time.perf_counter() - started


def _settle() -> None:
    """Let the event loop run until all that was asked for is done and painted."""
    rounds = 0
    while rounds < 3:
        _turn()
        rounds = rounds + 1 if turns.all_taken() else 0


def _wait(milliseconds: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def _hover(program: Program, folder: Path) -> Iterator[Line]:
    """The tips of marks all over pictures of 1,000 points: one in each lane, and 500 in a lane."""
    path = folder / "points.json"
    path.write_bytes(large_sheet(1_500, statements=1_000))
    _open(program, path)
    shown: tuple[tuple[TabName, str], ...] = (("equipment", "1,000 lanes"), ("statements", "500 in a lane"))
    for tab, name in shown:
        program.window.show_tab(tab)
        _turn()
        points = next(one for one in program.window.sheet_page.tabs.pages[tab].findChildren(Points))
        view = points.viewport()
        places = [QPoint(view.width() * i // 100, view.height() * (i * 37 % 100) // 100) for i in range(100)]
        times = [_tip(view, place) for place in places]
        detail = f"[longest {max(times) * 1e3:.1f} ms]"
        yield Line(f"tip of a mark, {name}, median", median(times) * 1e3, 16, "ms", detail)


def _tip(view: QWidget, place: QPoint) -> float:
    started = time.perf_counter()
    event = QHelpEvent(QEvent.Type.ToolTip, place, view.mapToGlobal(place))
    QApplication.sendEvent(view, event)
    _turn()
    taken = time.perf_counter() - started
    QToolTip.hideText()
    return taken


def _turn() -> None:
    """Let the event loop do what is waiting."""
    loop = QEventLoop()
    QTimer.singleShot(0, loop.quit)
    loop.exec()


def _stalls(program: Program, folder: Path) -> Iterator[float]:
    path = folder / "large.json"
    path.write_bytes(large_sheet(10_000, statements=1_000))
    for _ in range(_OPENINGS):
        heartbeat = Heartbeat()
        _open(program, path)
        yield heartbeat.longest
        heartbeat.deleteLater()


def _open(program: Program, path: Path) -> None:
    """Open a sheet and let the loop run until all tabs show it."""
    loop = QEventLoop()
    waiting = QTimer(interval=20)
    program.store.open(path)
    opened = time.perf_counter()

    def look() -> None:
        pages = [program.window.sheet_page.tabs.pages[name] for name in TAB_NAMES]
        done = program.store.path == path and not any(page.is_waiting for page in pages)
        if done and time.perf_counter() - opened > 2:
            loop.quit()

    waiting.timeout.connect(look)
    waiting.start()
    loop.exec()


class _Paint(QObject):
    """Remembers whether a widget has been painted."""

    seen = False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.seen = self.seen or event.type() is QEvent.Type.Paint
        return False


def _switch(program: Program, number: int) -> float:
    """Until the window is painted with another tab."""
    name = TAB_NAMES[number % len(TAB_NAMES)]
    paint = _Paint()
    program.window.sheet_page.tabs.pages[name].installEventFilter(paint)
    started = time.perf_counter()
    program.window.show_tab(name)
    QApplication.sendPostedEvents()
    taken = time.perf_counter() - started
    if not paint.seen:
        raise SystemExit("the tab has not been painted")
    return taken
