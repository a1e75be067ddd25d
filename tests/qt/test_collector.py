import gc
import threading
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, QThreadPool
from pytestqt.qtbot import QtBot

from warloss_gui.qt import collector
from warloss_gui.qt.collector import Collector, collect_what_is_young, keep_what_stands


class Cycle:
    def __init__(self) -> None:
        self.itself = self
        self.finalised_in: list[int] = []

    def watch(self, places: list[int]) -> "Cycle":
        weakref.finalize(self, lambda: places.append(threading.get_ident()))
        return self


@pytest.fixture
def owner(qapp: object, monkeypatch: pytest.MonkeyPatch) -> Iterator[QObject]:
    monkeypatch.setattr(collector, "_INTERVAL", 1)
    yield QObject()
    gc.enable()
    gc.unfreeze()


def test_nothing_is_collected_off_the_window_thread(owner: QObject, qtbot: QtBot) -> None:
    made = Collector(QThreadPool(owner), owner)
    places: list[int] = []
    Cycle().watch(places)

    def allocate() -> None:
        kept = [[i] for i in range(200_000)]
        assert len(kept) == 200_000

    thread = threading.Thread(target=allocate)
    thread.start()
    thread.join()
    assert places == []
    qtbot.waitUntil(lambda: [Cycle() for _ in range(2_000)] != [] and places != [])
    assert places == [threading.get_ident()]
    made.release()
    assert gc.isenabled()


def test_what_stands_is_left_out_and_what_is_garbage_goes_first(owner: QObject) -> None:
    made = Collector(QThreadPool(owner), owner)
    keep_what_stands()
    kept = gc.get_freeze_count()
    garbage = weakref.ref(Cycle())
    collect_what_is_young()
    keep_what_stands()
    assert kept > 0
    assert garbage() is None
    made.release()
