import platform
import re
from importlib.metadata import PackageNotFoundError, version
from typing import NoReturn

import pytest
from PySide6.QtCore import Qt, qVersion
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QPushButton, QScrollArea
from pytestqt.qtbot import QtBot

from tests.screen import click, focused, part, parts, press, press_focused, spoken, texts
from tests.window.test_menus import walk
from warloss_gui import __version__
from warloss_gui.app import Program
from warloss_gui.window import help as help_
from warloss_gui.window.help import about_dialog, keys_dialog


def opened(article: Program, qtbot: QtBot) -> QDialog:
    qtbot.waitUntil(lambda: len(parts(article.window, QDialog)) == 1)
    return part(article.window, QDialog)


@pytest.fixture
def keys(article: Program, qtbot: QtBot) -> QDialog:
    press_focused(Qt.Key.Key_F1)
    return opened(article, qtbot)


@pytest.fixture
def about(article: Program, qtbot: QtBot) -> QDialog:
    (action,) = [a for a in walk(article.window.menuBar().actions()) if a.text() == "&About Warloss"]
    action.trigger()
    return opened(article, qtbot)


def table(dialog: QDialog) -> dict[str, str]:
    """What stands side by side in a dialog."""
    shown = texts(part(dialog, QScrollArea))
    return dict(zip(shown[::2], shown[1::2], strict=True))


def test_the_list_of_keys_has_every_key_of_the_window(article: Program, keys: QDialog) -> None:
    listed = {key for names in table(keys) for key in names.split(", ")}
    actions = [key for a in walk(article.window.menuBar().actions()) for key in a.shortcuts()]
    shortcuts = [shortcut.key() for shortcut in article.window.findChildren(QShortcut)]
    assert actions
    assert shortcuts
    native = QKeySequence.SequenceFormat.NativeText
    assert {key.toString(native) for key in (*actions, *shortcuts)} <= listed
    assert {"Space", "Enter", "Tab", "Shift+Tab", "Esc", "Arrow keys"} <= listed


def test_the_list_of_keys_says_what_each_does(keys: QDialog) -> None:
    shown = table(keys)
    assert shown["F5"] == "Reload"
    assert shown["Ctrl+2"] == "Equipment"
    assert shown["Ctrl+F"] == "Search in the tab"
    assert all(re.fullmatch(r"[A-Z][^&…]+", purpose) for purpose in shown.values())


def test_about_has_versions_and_licences(about: QDialog) -> None:
    assert about.windowTitle() == f"Warloss {__version__}"
    shown = table(about)
    assert shown["Python"] == f"{platform.python_version()} · PSF-2.0"
    assert shown["Qt"] == f"{qVersion()} · LGPL-3.0"
    assert shown["PySide6"] == f"{version('pyside6-essentials')} · LGPL-3.0"
    assert shown["pydantic"] == f"{version('pydantic')} · MIT"
    assert set(shown) == {
        "Python",
        "Qt",
        "PySide6",
        "pyqtgraph",
        "NumPy",
        "pydantic",
        "Babel",
        "platformdirs",
        "Jinja",
        "XlsxWriter",
        "pypdf",
        "dbus-fast",
    }
    assert any("Licence: MIT" in text and "takes no side" in text for text in texts(about))


def test_a_version_that_cannot_be_found_is_said_to_be_unknown(
    article: Program, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def not_found(name: str) -> NoReturn:
        raise PackageNotFoundError(name)

    monkeypatch.setattr(help_, "version", not_found)
    dialog = about_dialog(article.window, article.look)
    with qtbot.waitExposed(dialog):
        dialog.open()
    assert table(dialog)["pydantic"] == "version not known · MIT"
    with qtbot.waitSignal(dialog.destroyed):
        dialog.reject()


def test_dialogs_hold_plain_text_and_have_names(keys: QDialog) -> None:
    assert {label.textFormat() for label in keys.findChildren(QLabel)} == {Qt.TextFormat.PlainText}
    assert spoken(keys).name == "Keys"
    assert spoken(part(keys, QScrollArea)).name == "Keys"


@pytest.mark.parametrize("name", ["keys", "about"])
def test_a_dialog_closes_by_key_and_deletes_itself(
    name: str, article: Program, request: pytest.FixtureRequest, qtbot: QtBot
) -> None:
    dialog: QDialog = request.getfixturevalue(name)
    with qtbot.waitSignal(dialog.destroyed):
        press(dialog, Qt.Key.Key_Escape)
    assert article.window.findChildren(QDialog) == []


def test_a_dialog_closes_by_its_button(keys: QDialog, article: Program, qtbot: QtBot) -> None:
    close = part(part(keys, QDialogButtonBox), QPushButton)
    with qtbot.waitSignal(keys.destroyed):
        click(close)
    assert article.window.findChildren(QDialog) == []


def test_a_dialog_gives_the_focus_back(article: Program, qtbot: QtBot) -> None:
    before = focused()
    press_focused(Qt.Key.Key_F1)
    dialog = opened(article, qtbot)
    with qtbot.waitSignal(dialog.destroyed):
        press(dialog, Qt.Key.Key_Escape)
    article.window.activateWindow()
    qtbot.waitUntil(before.hasFocus)


def test_a_dialog_is_no_larger_than_its_window(article: Program, qtbot: QtBot) -> None:
    article.window.resize(640, 480)
    dialog = keys_dialog(article.window, article.look, article.window.menus.keys())
    with qtbot.waitExposed(dialog):
        dialog.open()
    assert dialog.width() <= 640
    assert dialog.height() <= 480
    bar = part(dialog, QScrollArea).verticalScrollBar()
    assert bar.maximum() > 0
    with qtbot.waitSignal(dialog.destroyed):
        dialog.reject()
