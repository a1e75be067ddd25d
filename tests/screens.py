"""Draws the window and the kiosk as they are seen, in both themes.

`make screens` writes the pictures into a folder, to be looked at one by one: every tab in two sizes of window
and two of text, and every part of every page of a kiosk on three screens.
"""

import itertools
import os
import sys
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Final

from PySide6.QtCore import QEventLoop, QSize, QTimer
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication

from warloss_gui import assets
from warloss_gui.app import Program
from warloss_gui.claims.parts import TAB_NAMES, TabName
from warloss_gui.kiosk.config import preview
from warloss_gui.kiosk.controller import Clock
from warloss_gui.kiosk.display import Display
from warloss_gui.qt import turns
from warloss_gui.qt.record_store import RecordStore
from warloss_gui.qt.stores import Stores
from warloss_gui.qt.tasks import make_pool
from warloss_gui.request import HISTORY, Request, bundled_sheets
from warloss_gui.settings.preferences import Preferences
from warloss_gui.settings.themes import THEMES, ThemeName
from warloss_gui.window.main_window import MainWindow

SIZES: Final = ((1280, 800), (1024, 700))
WALLS: Final = ((1920, 1080), (1280, 720), (1080, 1920))
TEXTS: Final = (100, 200)
_ROUNDS: Final = 8
"""Turns of the event loop before a picture, after all else has been done: columns fit and texts wrap."""


def drawn(window: MainWindow, size: QSize) -> QPixmap:
    """The window at a size. Nobody works with it: it has neither a cursor nor a frame around the focus."""
    window.setFixedSize(size)
    window.show()
    _settle(turns.all_taken)
    window.setFocus()
    return window.grab()


def _settle(is_done: Callable[[], bool]) -> None:
    """Let the event loop run until something has been done for some turns."""
    loop = QEventLoop()
    rounds = 0
    while rounds < _ROUNDS:
        QTimer.singleShot(0, loop.quit)
        loop.exec()
        rounds = rounds + 1 if is_done() else 0


def _draw(application: QApplication, folder: Path, theme: ThemeName, text: int) -> None:
    program = Program(application, Preferences(theme=theme, text_scale=text))
    loop = QEventLoop()
    program.stores.idle.connect(loop.quit)
    program.open(bundled_sheets()[0][1], Request())
    loop.exec()
    for (width, height), tab in itertools.product(SIZES, TAB_NAMES):
        _save(program, folder, tab, f"{width}x{height}-{theme}-{text}", QSize(width, height))
    program.window.close()
    program.end()


def _save(program: Program, folder: Path, tab: TabName, name: str, size: QSize) -> None:
    program.window.show_tab(tab)
    drawn(program.window, size).save(str(folder / f"{tab}-{name}.png"))


def _draw_walls(application: QApplication, folder: Path, theme: ThemeName) -> None:
    """Every part of every page of a kiosk, on each of the screens."""
    pool = make_pool(application)
    records = RecordStore(pool, assets.path(HISTORY), application)
    stores = Stores(pool, records, application)
    config = preview(theme, "")
    # The clock stands, so that no page goes on by itself.
    clock = Clock(lambda: 0.0, lambda: datetime(2025, 7, 1, 12))  # noqa: DTZ001 - a wall has no zone
    display = Display(application, config, [stores], clock, application)
    controller, window = display.controller, display.window
    window.show()
    records.open_bundled()
    stores.sheets.open(bundled_sheets()[0][1])
    for width, height in WALLS:
        window.setFixedSize(width, height)
        _settle(lambda: len(controller.pages) == len(config.pages) and turns.all_taken())
        for name in _parts(display):
            # What is drawn for the first time is drawn after it has been seen.
            window.grab()
            _settle(turns.all_taken)
            window.grab().save(str(folder / f"kiosk-{width}x{height}-{theme}-{name}.png"))
    display.leave()
    stores.close()
    pool.waitForDone()
    display.discard()


def _parts(display: Display) -> Iterator[str]:
    """Goes through all parts of all pages once, and names each."""
    seen: set[tuple[str, int]] = set()
    shown: list[tuple[str, int]] = []

    def note(page: str, part: int) -> None:
        shown.append((page, part))

    display.controller.shown.connect(note)
    display.controller.go_to("statements")
    display.controller.go_to("personnel")
    while shown[-1] not in seen:
        seen.add(shown[-1])
        page, part = shown[-1]
        yield f"{page}-{part + 1:02}"
        display.controller.step(1)


def main() -> None:
    """Write all pictures into the folder that is named."""
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    application = QApplication(["warloss-gui"])
    for theme, text in itertools.product(THEMES, TEXTS):
        _draw(application, folder, theme, text)
    for theme in THEMES:
        _draw_walls(application, folder, theme)


if __name__ == "__main__":
    main()
