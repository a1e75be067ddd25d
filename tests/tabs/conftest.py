"""The window with the bundled sheet."""

import pytest
from pytestqt.qtbot import QtBot

from tests.conftest import OpenSheet
from tests.screen import show_article
from warloss_gui.app import Program


@pytest.fixture
def article(program: Program, open_sheet: OpenSheet, qtbot: QtBot) -> Program:
    """The program with its window shown, and the bundled sheet in every tab."""
    show_article(program, open_sheet, qtbot)
    return program
