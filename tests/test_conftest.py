"""The check that tests leave nothing behind finds what they could leave."""

# pyright: reportPrivateUsage=false

import threading
from collections.abc import Callable, Iterator

import pytest
import shiboken6
from PySide6.QtCore import QObject, QRunnable, QThread, QThreadPool, QTimer
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from tests import conftest
from warloss_gui.qt.theme import Look

Left = Callable[[], list[str]]


@pytest.fixture
def left(qapp: QApplication) -> Left:
    """What is alive now and was not at the beginning of the test."""
    conftest.settle()
    before = conftest._alive(qapp)

    def look() -> list[str]:
        conftest.settle()
        return conftest._alive(qapp).without(before)

    return look


@pytest.fixture
def release() -> Iterator[threading.Event]:
    """Ends what a test lets run."""
    made = threading.Event()
    yield made
    made.set()


def test_what_nobody_holds_is_not_left(left: Left) -> None:
    QLabel("text")
    QTimer().start(1000)
    assert left() == []


def test_a_widget_of_its_own_is_found(left: Left) -> None:
    label = QLabel("text")
    assert [text.partition("(")[0] for text in left()] == ["the widget <PySide6.QtWidgets.QLabel"]
    child = QLabel("part", label)
    assert len(left()) == 1
    assert child.parent() is label


def test_an_active_timer_without_a_parent_is_found(left: Left) -> None:
    timer = QTimer()
    owner = QObject()
    owned = QTimer(owner)
    assert left() == []
    timer.start(1_000_000)
    owned.start(1_000_000)
    assert len(left()) == 1
    assert left()[0].startswith("the active timer ")
    timer.stop()
    assert left() == []


def test_an_object_of_the_program_on_the_application_is_found(qapp: QApplication, left: Left) -> None:
    look = Look(qapp, "light", 100)
    assert [text.partition("(")[0] for text in left()] == ["<warloss_gui.qt.theme.Look"]
    shiboken6.delete(look)
    assert left() == []


def test_a_thread_of_python_s_is_found(left: Left, release: threading.Event) -> None:
    thread = threading.Thread(target=release.wait, name="waiting")
    thread.start()
    assert left() == ["the thread waiting"]
    release.set()
    thread.join()
    assert left() == []


class Job(QRunnable):
    def __init__(self, release: threading.Event) -> None:
        super().__init__()
        self._release = release

    def run(self) -> None:
        self._release.wait()


def test_a_busy_pool_is_found(left: Left, release: threading.Event) -> None:
    pool = QThreadPool()
    pool.start(Job(release))
    assert [text.partition("(")[0] for text in left()] == ["the running <PySide6.QtCore.QThreadPool"]
    release.set()
    assert pool.waitForDone()
    assert left() == []


class Worker(QThread):
    def __init__(self, release: threading.Event) -> None:
        super().__init__()
        self._release = release

    def run(self) -> None:
        self._release.wait()


def test_a_thread_of_qt_s_is_found(qtbot: QtBot, left: Left, release: threading.Event) -> None:
    worker = Worker(release)
    worker.start()
    assert [text.partition("(")[0] for text in left()] == ["the running <tests.test_conftest.Worker"]
    release.set()
    assert worker.wait()
    assert left() == []
