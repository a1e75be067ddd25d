"""Draws the window as it is seen: every tab in both themes, two sizes of window and two of text.

`make screens` writes the pictures into a folder, to be looked at one by one.
"""

import itertools
import os
import sys
from pathlib import Path
from typing import Final

from PySide6.QtCore import QEventLoop, QSize, QTimer
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication

from warloss_gui.app import Program
from warloss_gui.claims.parts import TAB_NAMES, TabName
from warloss_gui.qt import turns
from warloss_gui.request import Request, bundled_sheets
from warloss_gui.settings.preferences import Preferences
from warloss_gui.settings.themes import THEMES, ThemeName
from warloss_gui.window.main_window import MainWindow

SIZES: Final = ((1280, 800), (1024, 700))
TEXTS: Final = (100, 200)
_ROUNDS: Final = 8
"""Turns of the event loop before a picture, after all else has been done: columns fit and texts wrap."""


def drawn(window: MainWindow, size: QSize) -> QPixmap:
    """The window at a size. Nobody works with it: it has neither a cursor nor a frame around the focus."""
    window.setFixedSize(size)
    window.show()
    loop = QEventLoop()
    rounds = 0
    while rounds < _ROUNDS:
        QTimer.singleShot(0, loop.quit)
        loop.exec()
        rounds = rounds + 1 if turns.all_taken() else 0
    window.setFocus()
    return window.grab()


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


def main() -> None:
    """Write all pictures into the folder that is named."""
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    application = QApplication(["warloss-gui"])
    for theme, text in itertools.product(THEMES, TEXTS):
        _draw(application, folder, theme, text)


if __name__ == "__main__":
    main()
