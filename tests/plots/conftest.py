"""The window with the bundled sheet, and a look for a plot without a window."""

from collections.abc import Iterator

import pytest
import shiboken6
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.conftest import OpenSheet
from tests.screen import show_article
from warloss_gui.app import Program
from warloss_gui.qt.theme import Look


@pytest.fixture
def article(program: Program, open_sheet: OpenSheet, qtbot: QtBot) -> Program:
    """The program with its window shown, and the bundled sheet in every tab."""
    show_article(program, open_sheet, qtbot)
    return program


@pytest.fixture
def look(qapp: QApplication) -> Iterator[Look]:
    """The light theme at 100 % text."""
    made = Look(qapp, "light", 100)
    yield made
    shiboken6.delete(made)
