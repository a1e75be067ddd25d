"""The program itself, as a process of its own, that says what is on its screen.

`python -m tests.witness` takes the program's arguments. Whenever something changes it prints a line of JSON.
"""

import json
import sys
from pathlib import Path

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from warloss_gui import app, cli
from warloss_gui.app import Program
from warloss_gui.settings.preferences import Preferences
from warloss_gui.tabs.personnel import PersonnelTab

_OFTEN = 20
"""Milliseconds between two looks."""


class _Witness(QObject):
    def __init__(self, program: Program) -> None:
        super().__init__(program)
        self._program = program
        self._said = ""
        self._timer = QTimer(self, interval=_OFTEN)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def _look(self) -> None:
        window = self._program.window
        focused = QApplication.focusWidget()
        seen: dict[str, object] = {
            "visible": window.isVisible(),
            "active": window.isActiveWindow(),
            "full_screen": window.isFullScreen(),
            "title": window.windowTitle(),
            "tab": window.sheet_page.tabs.front,
            "focus": focused.accessibleName() if focused is not None else "",
            "text_scale": self._program.look.text_scale,
        }
        page = window.sheet_page.tabs.pages["personnel"]
        if isinstance(page, PersonnelTab) and self._program.store.sheet is not None and not page.is_waiting:
            seen["rows"] = page.browser.model.rowCount()
        said = json.dumps(seen)
        if said != self._said:
            self._said = said
            print(said, flush=True)


class _WitnessedProgram(Program):
    def __init__(self, application: QApplication, preferences: Preferences, log: Path | None = None) -> None:
        super().__init__(application, preferences, log)
        self._witness = _Witness(self)


if __name__ == "__main__":
    app.Program = _WitnessedProgram
    sys.exit(cli.main())
