"""Pieces of work take turns: a long one has a turn of the loop for itself, and none is for what has gone."""

from collections.abc import Callable
from functools import partial

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from warloss_gui.qt import turns
from warloss_gui.qt.turns import Turn


@pytest.fixture
def owner(qapp: QApplication) -> QObject:
    return QObject()


def _turn(owner: QObject, work: Callable[[], object], *, urgent: bool = False) -> Turn:
    made = Turn(owner, urgent=urgent)
    made.come.connect(work)
    return made


class Clock:
    """Goes on only when it is told to."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    found = Clock()
    monkeypatch.setattr(turns, "perf_counter", found)
    return found


def in_turns(owner: QObject, qtbot: QtBot, clock: Clock, seconds: float) -> str:
    """The names of pieces of work that take so long, with a point for each turn of the loop."""
    done: list[str] = []

    def work(name: str) -> None:
        done.append(name)
        clock.now += seconds

    beats = QTimer(owner, interval=0)
    beats.timeout.connect(lambda: done.append("."))
    for name in "abc":
        _turn(owner, partial(work, name)).ask()
    beats.start()
    qtbot.waitUntil(turns.all_taken)
    beats.stop()
    return "".join(done)


def test_a_long_piece_of_work_has_a_turn_of_the_loop_for_itself(
    owner: QObject, qtbot: QtBot, clock: Clock
) -> None:
    found = in_turns(owner, qtbot, clock, 0.02)
    assert found.replace(".", "") == "abc"
    assert not any(pair in found for pair in ("ab", "bc"))


def test_short_pieces_of_work_share_a_turn(owner: QObject, qtbot: QtBot, clock: Clock) -> None:
    assert "abc" in in_turns(owner, qtbot, clock, 0.001)


def test_what_was_dropped_is_not_done(owner: QObject, qtbot: QtBot) -> None:
    done: list[str] = []
    made = _turn(owner, lambda: done.append("dropped"))
    made.ask()
    made.drop()
    qtbot.waitUntil(turns.all_taken)
    assert not done
    made.ask()
    qtbot.waitUntil(turns.all_taken)
    assert done == ["dropped"]


def test_it_comes_once_however_often_it_was_asked_for(owner: QObject, qtbot: QtBot) -> None:
    done: list[int] = []
    made = _turn(owner, lambda: done.append(1))
    for _ in range(3):
        made.ask()
    assert made.is_waiting
    qtbot.waitUntil(turns.all_taken)
    assert done == [1]
    assert not made.is_waiting


def test_it_can_ask_again_while_it_is_taken(owner: QObject, qtbot: QtBot) -> None:
    done: list[int] = []

    def work() -> None:
        done.append(1)
        if len(done) < 3:
            made.ask()

    made = _turn(owner, work)
    made.ask()
    qtbot.waitUntil(turns.all_taken)
    assert done == [1, 1, 1]


def test_an_urgent_one_goes_first(owner: QObject, qtbot: QtBot) -> None:
    done: list[str] = []
    _turn(owner, lambda: done.append("usual")).ask()
    _turn(owner, lambda: done.append("urgent"), urgent=True).ask()
    qtbot.waitUntil(turns.all_taken)
    assert done == ["urgent", "usual"]


def test_nothing_is_done_for_an_owner_that_has_gone(owner: QObject, qtbot: QtBot) -> None:
    done: list[str] = []
    gone = QObject()
    _turn(gone, lambda: done.append("gone")).ask()
    _turn(owner, lambda: done.append("here")).ask()
    gone.deleteLater()
    QCoreApplication.sendPostedEvents(gone, QEvent.Type.DeferredDelete.value)
    qtbot.waitUntil(turns.all_taken)
    assert done == ["here"]


def test_without_an_application_there_are_no_turns(monkeypatch: pytest.MonkeyPatch, owner: QObject) -> None:
    monkeypatch.setattr(QCoreApplication, "instance", lambda: None)
    with pytest.raises(RuntimeError, match="no application"):
        Turn(owner).ask()


def test_to_settle_lays_out_what_has_changed(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    lines = QVBoxLayout(window)
    label = QLabel("short")
    lines.addWidget(label)
    lines.addStretch()
    with qtbot.waitExposed(window):
        window.show()
    before = label.height()
    label.setText("a\nb\nc")
    assert label.height() == before
    turns.settle()
    assert label.height() > before
