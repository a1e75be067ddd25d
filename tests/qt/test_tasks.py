# pyright: reportPrivateUsage=false

import gc
import sys
import threading
from functools import partial
from types import TracebackType

import pytest
import shiboken6
from PySide6.QtCore import QEventLoop, QObject, QThreadPool
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.conftest import settle
from tests.patience import PATIENCE
from warloss_gui.qt import tasks
from warloss_gui.qt.tasks import Latest, make_pool


class Gate:
    """A function for the pool that gives its value when the test lets it go on."""

    def __init__(self, value: str) -> None:
        self.value = value
        self.running = threading.Event()
        self.open = threading.Event()
        self.thread = 0

    def __call__(self) -> str:
        self.thread = threading.get_ident()
        self.running.set()
        assert self.open.wait(PATIENCE / 1000)
        return self.value


class Desk:
    """Where results arrive, with the thread that they arrived in."""

    def __init__(self) -> None:
        self.results: list[str] = []
        self.threads: set[int] = set()

    def take(self, result: str) -> None:
        self.results.append(result)
        self.threads.add(threading.get_ident())


@pytest.fixture
def owner(qapp: QApplication) -> QObject:
    return QObject()


@pytest.fixture
def pool(owner: QObject) -> QThreadPool:
    return make_pool(owner)


@pytest.fixture
def desk() -> Desk:
    return Desk()


@pytest.fixture
def latest(pool: QThreadPool, desk: Desk, owner: QObject) -> Latest[str]:
    return Latest[str](pool, desk.take, owner)


@pytest.fixture
def uncaught(monkeypatch: pytest.MonkeyPatch) -> list[BaseException]:
    caught: list[BaseException] = []

    def hook(kind: type[BaseException], error: BaseException, traceback: TracebackType | None) -> None:
        caught.append(error)

    monkeypatch.setattr(sys, "excepthook", hook)
    return caught


def fail() -> str:
    raise ValueError("on purpose")


def arrive(pool: QThreadPool) -> None:
    """Let the pool come to its end and everything that it sent arrive."""
    assert pool.waitForDone(PATIENCE)
    settle()


def test_a_result_arrives_in_the_thread_of_the_window(qtbot: QtBot, latest: Latest[str], desk: Desk) -> None:
    gate = Gate("read")
    latest.start(gate)
    gate.open.set()
    qtbot.waitUntil(lambda: desk.results == ["read"])
    assert desk.threads == {threading.get_ident()}
    assert gate.thread not in {0, threading.get_ident()}


def test_nothing_arrives_before_the_loop_runs(pool: QThreadPool, latest: Latest[str], desk: Desk) -> None:
    latest.start(lambda: "read")
    assert pool.waitForDone(PATIENCE)
    assert desk.results == []
    arrive(pool)
    assert desk.results == ["read"]


def test_an_older_result_that_comes_last_is_dropped(
    pool: QThreadPool, latest: Latest[str], desk: Desk
) -> None:
    pool.setMaxThreadCount(2)
    older, newer = Gate("older"), Gate("newer")
    for gate in (older, newer):
        latest.start(gate)
        assert gate.running.wait(PATIENCE / 1000)
    newer.open.set()
    older.open.set()
    arrive(pool)
    assert desk.results == ["newer"]


def test_an_older_result_that_comes_first_is_dropped(
    qtbot: QtBot, pool: QThreadPool, latest: Latest[str], desk: Desk
) -> None:
    pool.setMaxThreadCount(2)
    older, newer = Gate("older"), Gate("newer")
    for gate in (older, newer):
        latest.start(gate)
        assert gate.running.wait(PATIENCE / 1000)
    older.open.set()
    qtbot.waitUntil(lambda: pool.activeThreadCount() == 1)
    settle()
    assert desk.results == []
    newer.open.set()
    arrive(pool)
    assert desk.results == ["newer"]


def test_of_many_starts_only_the_last_arrives(pool: QThreadPool, latest: Latest[str], desk: Desk) -> None:
    for i in range(50):
        latest.start(partial(str, i))
    arrive(pool)
    assert desk.results == ["49"]


def test_what_was_dropped_never_arrives(pool: QThreadPool, latest: Latest[str], desk: Desk) -> None:
    gate = Gate("dropped")
    latest.start(gate)
    latest.drop()
    gate.open.set()
    arrive(pool)
    assert desk.results == []
    latest.start(lambda: "later")
    arrive(pool)
    assert desk.results == ["later"]


def test_a_dropped_failure_is_told_to_the_hook_only(
    pool: QThreadPool, latest: Latest[str], uncaught: list[BaseException]
) -> None:
    failures: list[bool] = []
    latest.failed.connect(lambda: failures.append(True))
    latest.start(fail)
    latest.drop()
    arrive(pool)
    assert [str(error) for error in uncaught] == ["on purpose"]
    assert failures == []


def test_an_error_goes_to_the_hook_and_is_told(
    qtbot: QtBot, pool: QThreadPool, latest: Latest[str], desk: Desk, uncaught: list[BaseException]
) -> None:
    with qtbot.waitSignal(latest.failed):
        latest.start(fail)
    (error,) = uncaught
    assert isinstance(error, ValueError)
    assert error.__traceback__ is not None
    assert desk.results == []
    latest.start(lambda: "read")
    arrive(pool)
    assert desk.results == ["read"]


def test_endless_recursion_is_an_error_like_any_other(
    qtbot: QtBot, latest: Latest[str], uncaught: list[BaseException]
) -> None:
    def recurse() -> str:
        return recurse()

    with qtbot.waitSignal(latest.failed):
        latest.start(recurse)
    assert isinstance(uncaught[0], RecursionError)


def test_a_job_delivers_its_number_with_what_came_of_it(uncaught: list[BaseException]) -> None:
    delivered: list[tuple[int, str | None]] = []

    def deliver(number: int, result: str | None) -> None:
        delivered.append((number, result))

    tasks._Job(7, lambda: "read", deliver)()
    assert uncaught == []
    tasks._Job(8, fail, deliver)()
    assert [str(error) for error in uncaught] == ["on purpose"]
    assert delivered == [(7, "read"), (8, None)]


def test_each_owner_has_its_own_newest(pool: QThreadPool, owner: QObject) -> None:
    desks = Desk(), Desk()
    both = [Latest[str](pool, desk.take, owner) for desk in desks]
    both[0].start(lambda: "first")
    both[1].start(lambda: "second")
    arrive(pool)
    assert [desk.results for desk in desks] == [["first"], ["second"]]


def count() -> tuple[int, int, int]:
    """The objects that the garbage collector knows, Qt's among them, and the threads."""
    settle()
    found = gc.get_objects()
    return len(found), sum(isinstance(item, QObject) for item in found), threading.active_count()


def test_a_thousand_jobs_at_once_leave_nothing(pool: QThreadPool, latest: Latest[str], desk: Desk) -> None:
    def work(jobs: int) -> None:
        for i in range(jobs):
            latest.start(partial(str, i))
        arrive(pool)

    work(10)
    objects, qt_objects, threads = count()
    work(1000)
    assert desk.results == ["9", "999"]
    assert count()[0] - objects < 100
    assert count()[1:] == (qt_objects, threads)
    assert pool.activeThreadCount() == 0


@pytest.mark.parametrize("weight", [0, 20_000])
def test_a_thousand_jobs_one_by_one_leave_nothing(pool: QThreadPool, owner: QObject, weight: int) -> None:
    loop = QEventLoop(owner)
    latest = Latest[int](pool, lambda _sum: loop.quit(), owner)

    def work(jobs: int) -> None:
        for i in range(jobs):
            # Between two jobs the window has something to do, so that a job may end while it is started.
            gc.collect(1)
            latest.start(partial(sum, range(weight + i)))
            loop.exec()

    work(10)
    objects, qt_objects, threads = count()
    work(1000)
    assert count()[0] - objects < 100
    assert count()[1:] == (qt_objects, threads)


def test_the_owner_may_go_while_a_job_runs(qapp: QApplication, uncaught: list[BaseException]) -> None:
    """The pool waits for what runs, as it is destroyed; its result finds nobody."""
    owner = QObject()
    desk = Desk()
    pool = make_pool(qapp)
    latest = Latest[str](pool, desk.take, owner)
    gate = Gate("late")
    latest.start(gate)
    assert gate.running.wait(PATIENCE / 1000)
    shiboken6.delete(owner)
    gate.open.set()
    arrive(pool)
    shiboken6.delete(pool)
    assert desk.results == []
    assert uncaught == []


def deep(levels: int) -> int:
    return 0 if levels == 0 else 1 + min([deep(levels - 1)], key=lambda depth: depth)


def test_a_job_has_a_stack_for_python_s_deepest_recursion(pool: QThreadPool, owner: QObject) -> None:
    results: list[int] = []
    deepest = Latest[int](pool, results.append, owner)
    levels = sys.getrecursionlimit() // 2
    deepest.start(partial(deep, levels))
    arrive(pool)
    assert results == [levels]
    assert pool.stackSize() == 8 * 2**20
