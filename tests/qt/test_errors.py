# pyright: reportPrivateUsage=false

import faulthandler
import gc
import logging
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from types import TracebackType
from typing import Any

import pytest
import shiboken6
from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRunnable,
    Qt,
    QTimer,
)
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QListView, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from warloss_gui.qt import errors as module
from warloss_gui.qt.errors import UncaughtErrors, crash_log
from warloss_gui.qt.tasks import Latest, make_pool

Hooks = tuple[Any, Any, Any]


def hooks_in_place() -> Hooks:
    return sys.excepthook, threading.excepthook, sys.unraisablehook


@pytest.fixture
def owner(qapp: QApplication) -> Iterator[QObject]:
    made = QObject()
    yield made
    shiboken6.delete(made)


@pytest.fixture
def errors(owner: QObject) -> Iterator[UncaughtErrors]:
    made = UncaughtErrors(owner)
    yield made
    made.release()


@pytest.fixture
def told(errors: UncaughtErrors) -> list[str]:
    """The lines that people are told."""
    made: list[str] = []
    errors.happened.connect(made.append, Qt.ConnectionType.QueuedConnection)
    return made


@pytest.fixture
def passed_on(monkeypatch: pytest.MonkeyPatch) -> list[type[BaseException]]:
    """What goes to Python's own hook."""
    made: list[type[BaseException]] = []

    def hook(kind: type[BaseException], error: BaseException, traceback: TracebackType | None) -> None:
        made.append(kind)

    monkeypatch.setattr(sys, "__excepthook__", hook)
    return made


def fail(*arguments: object) -> None:
    raise ValueError("on purpose")


def logged(caplog: pytest.LogCaptureFixture) -> list[type[BaseException] | None]:
    """The kinds of errors in the log, each with its stack."""
    return [record.exc_info[0] for record in caplog.records if record.exc_info]


# Where errors come from


class BadPicture(QWidget):
    paints = 0

    def paintEvent(self, event: QPaintEvent) -> None:
        self.paints += 1
        raise LookupError("on purpose")


class BadModel(QAbstractListModel):
    questions = 0

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        return 5

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        self.questions += 1
        raise ArithmeticError("on purpose")


def test_an_error_in_a_slot_is_logged_and_told_in_one_line(
    qtbot: QtBot, told: list[str], caplog: pytest.LogCaptureFixture
) -> None:
    button = QPushButton()
    qtbot.addWidget(button)
    button.clicked.connect(fail)
    button.click()
    button.click()
    line = fail.__code__.co_firstlineno + 1
    qtbot.waitUntil(lambda: told == [f"ValueError in test_errors.py, line {line}"])
    assert logged(caplog) == [ValueError]
    assert "on purpose" in caplog.text


def test_an_error_at_every_paint_is_told_once(
    qtbot: QtBot, told: list[str], caplog: pytest.LogCaptureFixture
) -> None:
    widget = BadPicture()
    qtbot.addWidget(widget)
    widget.show()
    qtbot.waitUntil(lambda: widget.paints > 0)
    for paints in range(2, 10):
        widget.update()
        qtbot.waitUntil(lambda wanted=paints: widget.paints >= wanted)
    assert len(told) == 1
    assert logged(caplog) == [LookupError]
    assert QApplication.activeModalWidget() is None


def test_every_error_in_the_window_s_thread_is_announced_again(
    errors: UncaughtErrors, told: list[str], qtbot: QtBot
) -> None:
    again: list[str] = []

    def note() -> None:
        again.append("again")

    errors.again.connect(note)
    for _ in range(3):
        try:
            fail()
        except ValueError as error:
            sys.excepthook(type(error), error, error.__traceback__)
    qtbot.waitUntil(lambda: bool(told))
    assert (len(told), len(again)) == (1, 3)


def test_an_error_in_every_cell_of_a_table_is_told_once(
    qtbot: QtBot, told: list[str], caplog: pytest.LogCaptureFixture
) -> None:
    view = QListView()
    qtbot.addWidget(view)
    model = BadModel(view)
    view.setModel(model)
    QTimer.singleShot(0, view.show)
    qtbot.waitUntil(lambda: model.questions > 20)
    qtbot.waitUntil(lambda: len(told) == 1)
    assert logged(caplog) == [ArithmeticError]


class BadJob(QRunnable):
    def run(self) -> None:
        fail()


def test_an_error_in_a_thread_of_the_pool_is_told_in_the_thread_of_the_window(
    qtbot: QtBot, owner: QObject, errors: UncaughtErrors, caplog: pytest.LogCaptureFixture
) -> None:
    threads: list[int] = []

    class Listener(QObject):
        def hear(self, line: str) -> None:
            threads.append(threading.get_ident())

    listener = Listener(owner)
    errors.happened.connect(listener.hear, Qt.ConnectionType.QueuedConnection)
    pool = make_pool(owner)
    pool.start(BadJob())
    assert pool.waitForDone(10_000)
    qtbot.waitUntil(lambda: bool(threads))
    assert threads == [threading.get_ident()]
    assert logged(caplog) == [ValueError]


def test_an_error_in_a_background_task_is_told(
    qtbot: QtBot, owner: QObject, told: list[str], caplog: pytest.LogCaptureFixture
) -> None:
    latest = Latest[str](make_pool(owner), fail, owner)
    with qtbot.waitSignal(latest.failed):
        latest.start(lambda: str(fail()))
    qtbot.waitUntil(lambda: len(told) == 1)
    assert logged(caplog) == [ValueError]


def test_an_error_in_a_thread_of_python_s_is_told(
    qtbot: QtBot, told: list[str], caplog: pytest.LogCaptureFixture
) -> None:
    for _ in range(3):
        thread = threading.Thread(target=fail)
        thread.start()
        thread.join()
    qtbot.waitUntil(lambda: len(told) == 1)
    assert logged(caplog) == [ValueError]


class BadEnd:
    def __del__(self) -> None:
        fail()


def test_an_error_that_cannot_be_raised_is_told(
    qtbot: QtBot, told: list[str], caplog: pytest.LogCaptureFixture
) -> None:
    BadEnd()
    gc.collect()
    qtbot.waitUntil(lambda: len(told) == 1)
    assert logged(caplog) == [ValueError]


def test_an_error_without_a_place_is_told(errors: UncaughtErrors, caplog: pytest.LogCaptureFixture) -> None:
    lines: list[str] = []
    errors.happened.connect(lines.append)
    sys.excepthook(ValueError, ValueError("nowhere"), None)
    assert lines == ["ValueError in ?, line 0"]
    assert logged(caplog) == [ValueError]


def test_an_error_whose_text_fails_is_logged_all_the_same(
    errors: UncaughtErrors, caplog: pytest.LogCaptureFixture
) -> None:
    class Mute(Exception):
        def __str__(self) -> str:
            raise RuntimeError

    sys.excepthook(Mute, Mute(), None)
    assert logged(caplog) == [Mute]


# Once for each place


def caught_from(function: Callable[[], object]) -> None:
    """Hand what a function raises to the hook, as Qt's bindings do."""
    try:
        function()
    except Exception as error:  # noqa: BLE001 - whatever it is
        sys.excepthook(type(error), error, error.__traceback__)


def raising(line: int) -> Callable[[], object]:
    """A function that raises at this line of a file of its own."""
    namespace: dict[str, Any] = {}
    code = "\n" * (line - 2) + "def function():\n    raise KeyError\n"
    exec(compile(code, "made.py", "exec"), namespace)
    return namespace["function"]


def test_each_place_is_told_by_itself_and_once(
    errors: UncaughtErrors, caplog: pytest.LogCaptureFixture
) -> None:
    lines: list[str] = []
    errors.happened.connect(lines.append)
    for function in [raising(10), raising(20)] * 3:
        caught_from(function)
    assert lines == ["KeyError in made.py, line 10", "KeyError in made.py, line 20"]
    assert logged(caplog) == [KeyError, KeyError]


def test_an_endless_variety_of_errors_is_cut_off(
    errors: UncaughtErrors, caplog: pytest.LogCaptureFixture
) -> None:
    for line in range(2, 502):
        caught_from(raising(line))
    assert len(logged(caplog)) == len(errors._seen) == 200


# Hardened against itself


def test_a_listener_that_fails_does_not_go_round_in_circles(
    qtbot: QtBot, errors: UncaughtErrors, caplog: pytest.LogCaptureFixture
) -> None:
    heard: list[str] = []

    def listen(line: str) -> None:
        heard.append(line)
        raise IndexError

    errors.happened.connect(listen)
    caught_from(raising(10))
    assert logged(caplog) == [KeyError, IndexError]
    assert [line.partition(" ")[0] for line in heard] == ["KeyError", "IndexError"]


def test_a_log_that_fails_leaves_the_error_to_python_s_own_hook(
    errors: UncaughtErrors, passed_on: list[type[BaseException]], monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: list[object] = []

    def no_log(*arguments: object, **options: object) -> None:
        calls.append(arguments)
        raise MemoryError

    monkeypatch.setattr(module._log, "error", no_log)
    caught_from(raising(10))
    assert passed_on == [KeyError]
    assert len(calls) == 1


def test_errors_after_the_end_of_the_window_go_to_python_s_own_hook(
    owner: QObject, passed_on: list[type[BaseException]], caplog: pytest.LogCaptureFixture
) -> None:
    errors = UncaughtErrors(owner)
    hook = sys.excepthook
    errors.release()
    shiboken6.delete(errors)
    hook(ValueError, ValueError(), None)
    assert passed_on == [ValueError]
    assert logged(caplog) == [ValueError]


@pytest.mark.parametrize("kind", [KeyboardInterrupt, SystemExit])
def test_a_wish_to_end_is_no_error(
    errors: UncaughtErrors,
    passed_on: list[type[BaseException]],
    caplog: pytest.LogCaptureFixture,
    kind: type[BaseException],
) -> None:
    sys.excepthook(kind, kind(), None)
    assert passed_on == [kind]
    assert caplog.records == []


def test_a_thread_that_asks_to_end_is_no_error(
    errors: UncaughtErrors, passed_on: list[type[BaseException]], caplog: pytest.LogCaptureFixture
) -> None:
    thread = threading.Thread(target=sys.exit)
    thread.start()
    thread.join()
    assert passed_on == []
    assert caplog.records == []


def test_a_report_without_an_error_is_nothing(
    errors: UncaughtErrors, caplog: pytest.LogCaptureFixture
) -> None:
    threading.excepthook(threading.ExceptHookArgs([ValueError, None, None, None]))

    class Report:
        exc_type = ValueError
        exc_value = None
        exc_traceback = None

    hook: Callable[[Any], object] = sys.unraisablehook
    hook(Report())
    assert caplog.records == []


def test_the_hooks_are_given_back(owner: QObject) -> None:
    before = hooks_in_place()
    errors = UncaughtErrors(owner)
    taken = hooks_in_place()
    assert all(now != then for now, then in zip(taken, before, strict=True))
    errors.release()
    assert hooks_in_place() == before


# Crashes


CRASH = """
import faulthandler, sys
from pathlib import Path
from warloss_gui.qt.errors import crash_log

def the_place_of_the_crash():
    faulthandler._sigsegv()

with crash_log(Path(sys.argv[1])):
    the_place_of_the_crash()
"""


def crash(folder: Path) -> str:
    done = subprocess.run([sys.executable, "-c", CRASH, folder], capture_output=True, check=False)
    assert done.returncode == -signal.SIGSEGV
    return (folder / "crash.log").read_text()


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
def test_a_crash_leaves_its_stack(tmp_path: Path) -> None:
    text = crash(tmp_path)
    assert "Segmentation fault" in text
    assert "the_place_of_the_crash" in text
    assert crash(tmp_path).count("Segmentation fault") == 2


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
def test_the_log_of_crashes_does_not_grow_for_ever(tmp_path: Path) -> None:
    path = tmp_path / "crash.log"
    path.write_text("x" * (2**18 + 1))
    assert crash(tmp_path).count("Segmentation fault") == 1
    assert path.stat().st_size < 10_000


def test_a_run_without_a_crash_leaves_an_empty_log(tmp_path: Path) -> None:
    with crash_log(tmp_path):
        assert faulthandler.is_enabled()
    assert not faulthandler.is_enabled()
    assert (tmp_path / "crash.log").read_text() == ""


def test_an_error_passes_through(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="on purpose"), crash_log(tmp_path):
        fail()
    assert not faulthandler.is_enabled()


@pytest.mark.parametrize("obstacle", ["a file for a folder", "a folder for the file"])
def test_without_a_usable_folder_the_program_runs_on(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, obstacle: str
) -> None:
    folder = tmp_path / "folder"
    if obstacle == "a file for a folder":
        folder.touch()
    else:
        (folder / "crash.log").mkdir(parents=True)
    ran = False
    with crash_log(folder):
        ran = faulthandler.is_enabled()
    assert ran
    (record,) = caplog.records
    assert record.levelno == logging.WARNING
    assert str(folder) in record.getMessage()
