"""What every test stands on: a home of its own, and nothing left behind.

A test that uses Qt fails if it leaves a top-level widget, a running thread, an active timer without a parent
or one of the program's objects on the application.
"""

import contextlib
import faulthandler
import gc
import json
import logging
import os
import sys
import threading
from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pytest
import shiboken6
from hypothesis import HealthCheck, settings
from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
    QObject,
    QThread,
    QThreadPool,
    QTimer,
    qInstallMessageHandler,
)
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.builders import Json
from tests.patience import PatientBot
from warloss_gui import app, language
from warloss_gui.app import Program
from warloss_gui.qt import turns
from warloss_gui.qt.errors import UncaughtErrors
from warloss_gui.settings.preferences import Preferences

# No test passes or fails by how fast the machine is.
settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")

# Tests need no screen, unless somebody wants to watch them.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

OpenSheet = Callable[[Path | bytes | Json], Path]

_HOMES: Final = {
    "HOME": "",
    "XDG_CONFIG_HOME": "config",
    "XDG_CACHE_HOME": "cache",
    "XDG_DATA_HOME": "data",
    "XDG_STATE_HOME": "state",
    "APPDATA": "config",
    "LOCALAPPDATA": "data",
}
_LANGUAGES: Final = ("LC_ALL", "LC_MESSAGES", "LANG", "LANGUAGE")
_FAILED: Final = pytest.StashKey[bool]()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Remember that a test has failed: its traceback keeps alive what it used.

    What was logged is sent from process to process, which no text that is not Unicode survives.
    """
    report = yield
    report.sections = [
        (name, text.encode("utf-8", "backslashreplace").decode("utf-8")) for name, text in report.sections
    ]
    if report.failed:
        item.stash[_FAILED] = True
    return report


def _live_at(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, part in _HOMES.items():
        place = folder / part
        place.mkdir(parents=True, exist_ok=True)
        monkeypatch.setenv(name, str(place))


@pytest.fixture(scope="session", autouse=True)
def shared_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """A home for what lives longer than a test, such as the application."""
    with pytest.MonkeyPatch.context() as monkeypatch:
        _live_at(tmp_path_factory.mktemp("home"), monkeypatch)
        yield


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The test's own home, where preferences, log and cache go; no wish for a language in the environment."""
    folder = tmp_path_factory.mktemp("home")
    _live_at(folder, monkeypatch)
    for name in _LANGUAGES:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("QT_QPA_PLATFORM", os.environ["QT_QPA_PLATFORM"])
    return folder


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """The words that the tests expect, whatever a test before has made active."""
    language.activate(language.DEFAULT_LOCALE)
    yield
    language.activate(language.DEFAULT_LOCALE)


@pytest.fixture(autouse=True)
def hooks() -> Iterator[None]:
    """The hooks for uncaught errors, faulthandler, the log and the garbage collector stay as they were."""
    kept = sys.excepthook, threading.excepthook, sys.unraisablehook
    handler = qInstallMessageHandler(None)
    qInstallMessageHandler(handler)
    faults = faulthandler.is_enabled()
    collecting = gc.isenabled()
    root = logging.getLogger()
    level = root.level
    yield
    sys.excepthook, threading.excepthook, sys.unraisablehook = kept
    qInstallMessageHandler(handler)
    if faults and not faulthandler.is_enabled() and sys.__stderr__ is not None:
        faulthandler.enable(sys.__stderr__)
    if collecting:
        gc.enable()
    root.setLevel(level)
    # The runner's own handlers come and go with the phases of a test; any other was added by the test.
    for added in [found for found in root.handlers if not type(found).__module__.startswith("_pytest")]:
        root.removeHandler(added)
        with contextlib.suppress(OSError):
            added.close()


@dataclass(frozen=True, slots=True)
class _Alive:
    """What a test can leave behind: widgets and objects by address, threads by identity."""

    widgets: dict[int, str]
    objects: dict[int, str]
    threads: dict[int, str]

    def without(self, earlier: "_Alive") -> list[str]:
        """What is alive now and was not then."""
        pairs = (
            (self.widgets, earlier.widgets),
            (self.objects, earlier.objects),
            (self.threads, earlier.threads),
        )
        return [text for now, then in pairs for key, text in now.items() if key not in then]


def _alive(application: QApplication) -> _Alive:
    widgets = {
        _address(widget): f"the widget {widget!r}"
        for widget in application.topLevelWidgets()
        if widget.metaObject().className() != "QTipLabel"
    }
    objects = {
        _address(child): f"{child!r} on the application"
        for child in application.children()
        if type(child).__module__.partition(".")[0] in ("warloss_gui", "tests")
    }
    threads = {
        id(thread): f"the thread {thread.name}"
        for thread in threading.enumerate()
        # A thread of Qt's that Python has once met stays known to it under such a name.
        if not thread.name.startswith("Dummy-")
    }
    kinds = {*_kinds(QTimer), *_kinds(QThread), *_kinds(QThreadPool)}
    for found in gc.get_objects():
        # Of a thing that Python has not made nobody knows when it goes.
        if type(found) not in kinds or not shiboken6.createdByPython(found) or not shiboken6.isValid(found):
            continue
        if isinstance(found, QTimer):
            if found.isActive() and found.parent() is None:
                objects[_address(found)] = f"the active timer {found!r}"
        elif found.isRunning() if isinstance(found, QThread) else found.activeThreadCount() > 0:
            threads[_address(found)] = f"the running {found!r}"
    main = QThread.currentThread()
    return _Alive(widgets, objects, {key: text for key, text in threads.items() if key != _address(main)})


def _kinds(kind: type) -> Iterator[type]:
    """A class and every class made of it."""
    yield kind
    for derived in kind.__subclasses__():
        yield from _kinds(derived)


def _address(thing: QObject) -> int:
    return int(shiboken6.getCppPointer(thing)[0])


def settle() -> None:
    """Let everything go that nothing holds any more."""
    # The store freezes what is alive while a sheet is read; garbage among it would stay.
    gc.unfreeze()
    gc.collect()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    QCoreApplication.sendPostedEvents()


@pytest.fixture(autouse=True)
def nothing_left(request: pytest.FixtureRequest, hooks: None) -> Iterator[None]:
    """A test that uses Qt leaves nothing behind, and the application as it was."""
    if "qapp" not in request.fixturenames:
        yield
        return
    application: QApplication = request.getfixturevalue("qapp")
    # The queue of turns is the application's own, and stays.
    turns.all_taken()
    before = _alive(application)
    font = application.font()
    yield
    if application.styleSheet():
        application.setStyleSheet("")
    application.setPalette(QPalette())
    application.setFont(font)
    settle()
    left = _alive(application).without(before)
    if left and not request.node.stash.get(_FAILED, False):
        pytest.fail("the test left behind: " + "; ".join(left))


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> QtBot:
    """Works with widgets, and waits for them as long as a busy machine may need."""
    return PatientBot(request)


@pytest.fixture
def program(qapp: QApplication) -> Iterator[Program]:
    """The program with its window, not shown yet and without a sheet."""
    made = Program(qapp, Preferences(theme="light"))
    yield made
    made.window.close()
    made.end()
    made.window.deleteLater()
    made.look.deleteLater()
    made.deleteLater()


@pytest.fixture
def open_sheet(program: Program, qtbot: QtBot, tmp_path: Path) -> OpenSheet:
    """Opens a document, given as file, bytes or JSON, and waits until the store has answered.

    Gives the path of the document.
    """

    def open_and_wait(document: Path | bytes | Json) -> Path:
        if isinstance(document, Path):
            path = document
        else:
            path = tmp_path / "sheet.json"
            data = document if isinstance(document, bytes) else json.dumps(document).encode()
            path.write_bytes(data)
        with qtbot.waitSignal(program.store.reading_changed, check_params_cb=_has_ended):
            program.store.open(path)
        return path

    return open_and_wait


def _has_ended(reading: object) -> bool:
    return reading is False


@pytest.fixture
def one_application(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[QApplication]:
    """What would be a process of its own shares the application of the tests, and is cleared away."""

    def given(*_arguments: object) -> QApplication:
        return qapp

    monkeypatch.setattr(app, "QApplication", given)
    names = qapp.applicationName(), qapp.applicationDisplayName(), qapp.applicationVersion()
    yield qapp
    qapp.setApplicationName(names[0])
    qapp.setApplicationDisplayName(names[1])
    qapp.setApplicationVersion(names[2])
    for program in qapp.findChildren(Program):
        for part in (program.window, program.look, program):
            part.deleteLater()
    for errors in qapp.findChildren(UncaughtErrors):
        errors.deleteLater()
    settle()
