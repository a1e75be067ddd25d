# pyright: reportPrivateUsage=false

import gc
import json
import sys
import threading
import weakref
from collections.abc import Callable, Iterator
from pathlib import Path
from types import TracebackType
from typing import Any, cast

import pytest
import shiboken6
from PySide6.QtCore import QObject, QThreadPool
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests import builders
from tests.conftest import settle
from tests.patience import PATIENCE
from warloss_gui.claims.sheet import FactSheet
from warloss_gui.documents.reader import Reading, read_file
from warloss_gui.qt import store as module
from warloss_gui.qt.collector import Collector
from warloss_gui.qt.store import SheetStore
from warloss_gui.qt.tasks import make_pool
from warloss_gui.qt.watcher import FileWatcher


def titled(title: str) -> bytes:
    """A document with this title and nothing to complain about."""
    made = builders.sheet(title=title, caveats=[])
    made["parties"] = [party for party in made["parties"] if party["id"] == "russia"]
    made["sources"] = [source for source in made["sources"] if source["id"] != "ministry"]
    return json.dumps(made).encode()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "sheet.json"
    made.write_bytes(titled("first"))
    return made


@pytest.fixture
def pool(qapp: QApplication) -> Iterator[QThreadPool]:
    owner = QObject()
    made = make_pool(owner)
    yield made
    assert made.waitForDone(PATIENCE)
    shiboken6.delete(owner)


@pytest.fixture
def store(pool: QThreadPool) -> Iterator[SheetStore]:
    owner = QObject()
    made = SheetStore(pool, owner)
    made._watcher._quiet.setInterval(5)
    made._shown_watcher._quiet.setInterval(5)
    made._forget_later.setInterval(5)
    yield made
    made.close()
    assert pool.waitForDone(PATIENCE)
    shiboken6.delete(owner)


class Diary:
    """What a store has announced, in order, with what it held at that moment."""

    def __init__(self, store: SheetStore) -> None:
        self.lines: list[str] = []
        self.titles: list[str | None] = []
        self._store = store
        store.changed.connect(self._changed)
        store.problems_changed.connect(self._problems)
        store.reading_changed.connect(self._reading)

    def _changed(self) -> None:
        self.lines.append("sheet")
        self.titles.append(self._store.sheet.title if self._store.sheet else None)

    def _problems(self) -> None:
        self.lines.append(f"{len(self._store.problems)} problems")

    def _reading(self, reading: bool) -> None:
        self.lines.append("reading" if reading else "read")


@pytest.fixture
def diary(store: SheetStore) -> Diary:
    return Diary(store)


def has_ended(reading: object) -> bool:
    return reading is False


@pytest.fixture
def answered(qtbot: QtBot, store: SheetStore) -> Callable[[Callable[[], object]], None]:
    """Does something, and waits until the store has read what that made it read."""

    def wait(act: Callable[[], object]) -> None:
        with qtbot.waitSignal(store.reading_changed, check_params_cb=has_ended):
            act()

    return wait


Answered = Callable[[Callable[[], object]], None]


def title(store: SheetStore) -> str | None:
    return store.sheet.title if store.sheet is not None else None


# Good and bad versions


def test_a_store_begins_empty(store: SheetStore) -> None:
    assert (store.sheet, store.path, store.problem_path) == (None, None, None)
    assert store.problems == ()
    assert not store.more_problems


def test_a_good_sheet_is_announced(store: SheetStore, path: Path, diary: Diary, answered: Answered) -> None:
    answered(lambda: store.open(path))
    assert title(store) == "first"
    assert store.path == path
    assert diary.lines == ["reading", "sheet", "0 problems", "read"]


def test_a_bad_version_keeps_the_last_good_sheet(
    store: SheetStore, path: Path, diary: Diary, answered: Answered
) -> None:
    answered(lambda: store.open(path))
    answered(lambda: path.write_bytes(b'{"title": 7}'))
    assert title(store) == "first"
    assert store.path == store.problem_path == path
    assert "error" in {problem.severity for problem in store.problems}
    assert diary.titles == ["first"]
    answered(lambda: path.write_bytes(titled("mended")))
    assert title(store) == "mended"
    assert store.problems == ()


def test_more_problems_than_can_be_listed_are_told(store: SheetStore, path: Path, answered: Answered) -> None:
    path.write_text(json.dumps(builders.sheet(figures=[{}] * 100)))
    answered(lambda: store.open(path))
    assert store.more_problems
    assert 0 < len(store.problems) <= 100
    answered(lambda: path.write_bytes(titled("good")))
    assert not store.more_problems


def test_another_document_that_is_bad_leaves_the_open_sheet(
    store: SheetStore, path: Path, answered: Answered
) -> None:
    bad = path.with_name("bad.json")
    bad.write_bytes(b"{")
    answered(lambda: store.open(path))
    answered(lambda: store.open(bad))
    assert (title(store), store.path, store.problem_path) == ("first", path, bad)
    answered(lambda: bad.write_bytes(titled("mended")))
    assert (title(store), store.path) == ("mended", bad)


def test_the_sheet_on_the_screen_is_live_while_the_wanted_one_is_bad(
    store: SheetStore, path: Path, answered: Answered
) -> None:
    bad = path.with_name("bad.json")
    bad.write_bytes(b"{")
    answered(lambda: store.open(path))
    answered(lambda: store.open(bad))
    assert (store.wanted, store.path) == (bad, path)
    answered(lambda: path.write_bytes(titled("second")))
    assert (title(store), store.wanted, store.path, store.problem_path) == ("second", path, path, path)
    assert store.problems == ()


def test_a_sheet_that_was_left_is_watched_no_longer(
    qtbot: QtBot, store: SheetStore, path: Path, diary: Diary, answered: Answered
) -> None:
    other = path.with_name("other.json")
    other.write_bytes(b"{")
    answered(lambda: store.open(path))
    answered(lambda: store.open(other))
    answered(lambda: other.write_bytes(titled("other")))
    path.write_bytes(titled("second"))
    assert not watched(store._shown_watcher)
    answered(store.reload)
    assert diary.titles == ["first", "other", "other"]


def watched(watcher: FileWatcher) -> list[str]:
    return [*watcher._watcher.files(), *watcher._watcher.directories()]


def test_closing_a_bad_document_watches_nothing(store: SheetStore, path: Path, answered: Answered) -> None:
    bad = path.with_name("bad.json")
    bad.write_bytes(b"{")
    answered(lambda: store.open(path))
    answered(lambda: store.open(bad))
    assert watched(store._watcher)
    assert watched(store._shown_watcher)
    store.close()
    assert not watched(store._watcher)
    assert not watched(store._shown_watcher)


def test_a_change_of_what_is_no_longer_shown_opens_nothing(
    store: SheetStore, path: Path, diary: Diary, answered: Answered
) -> None:
    answered(lambda: store.open(path))
    store.close()
    # A notification that was under way arrives after all.
    store._return()
    assert store.wanted is None
    assert diary.titles == ["first", None]


@pytest.mark.parametrize("name", ["gone.json", ".", "x" * 300, "nul\0"])
def test_what_cannot_be_read_is_a_problem(
    store: SheetStore, path: Path, answered: Answered, name: str
) -> None:
    answered(lambda: store.open(path))
    answered(lambda: store.open(path.parent / name))
    assert title(store) == "first"
    (problem,) = store.problems
    assert problem.severity == "error"


def test_a_name_that_is_no_text_can_be_opened(store: SheetStore, path: Path, answered: Answered) -> None:
    odd = path.with_name("bytes\udcff.json")
    path.rename(odd)
    answered(lambda: store.open(odd))
    assert (title(store), store.path) == ("first", odd)


# While it is being written


def test_half_a_document_never_replaces_a_good_sheet(
    store: SheetStore, path: Path, diary: Diary, answered: Answered
) -> None:
    answered(lambda: store.open(path))
    whole = titled("second")
    with path.open("wb") as file:

        def write(part: bytes) -> None:
            file.write(part)
            file.flush()

        answered(lambda: write(whole[: len(whole) // 2]))
        assert title(store) == "first"
        assert store.problems
        answered(lambda: write(whole[len(whole) // 2 :]))
    assert title(store) == "second"
    assert diary.titles == ["first", "second"]


def test_a_document_that_goes_and_comes_back(
    store: SheetStore, path: Path, diary: Diary, answered: Answered
) -> None:
    answered(lambda: store.open(path))
    answered(path.unlink)
    assert title(store) == "first"
    assert [problem.message for problem in store.problems] == ["there is no such file or folder"]
    answered(lambda: path.write_bytes(titled("back")))
    assert title(store) == "back"
    assert store.problems == ()


def test_reloading_reads_again_what_was_opened_last(
    store: SheetStore, path: Path, diary: Diary, answered: Answered
) -> None:
    store.reload()
    assert diary.lines == []
    answered(lambda: store.open(path))
    answered(store.reload)
    assert diary.titles == ["first", "first"]


# The order of answers


class Gates:
    """Stands in for the reader: each reading waits until the test lets it go on, and holds what it read."""

    def __init__(self, pool: QThreadPool) -> None:
        self.pool = pool
        self.all: list[threading.Event] = []
        self.begun = threading.Semaphore(0)

    def read(self, path: Path) -> Reading:
        reading = read_file(path)
        gate = threading.Event()
        self.all.append(gate)
        self.begun.release()
        assert gate.wait(PATIENCE / 1000)
        return reading

    def wait(self) -> None:
        """Wait until one more reading has begun."""
        assert self.begun.acquire(timeout=PATIENCE / 1000)

    def wait_for_end(self) -> None:
        """Wait until all readings have ended and their answers have arrived."""
        assert self.pool.waitForDone(PATIENCE)
        settle()


@pytest.fixture
def gates(monkeypatch: pytest.MonkeyPatch, store: SheetStore, pool: QThreadPool) -> Gates:
    # Only what the test reloads is read.
    store._watcher._quiet.setInterval(600_000)
    made = Gates(pool)
    monkeypatch.setattr("warloss_gui.qt.store.read_file", made.read)
    pool.setMaxThreadCount(4)
    return made


def test_of_two_quick_changes_the_older_is_never_shown_last(
    qtbot: QtBot, store: SheetStore, path: Path, diary: Diary, gates: Gates
) -> None:
    store.open(path)
    gates.wait()
    path.write_bytes(titled("second"))
    store.reload()
    gates.wait()
    older, newer = gates.all
    newer.set()
    qtbot.waitUntil(lambda: title(store) == "second")
    older.set()
    gates.wait_for_end()
    assert diary.titles == ["second"]


def test_the_older_of_two_quick_changes_is_not_shown_at_all(
    qtbot: QtBot, store: SheetStore, path: Path, diary: Diary, gates: Gates
) -> None:
    store.open(path)
    gates.wait()
    path.write_bytes(titled("second"))
    store.reload()
    gates.wait()
    older, newer = gates.all
    older.set()
    qtbot.waitUntil(lambda: gates.pool.activeThreadCount() == 1)
    settle()
    assert diary.lines == ["reading", "reading"]
    newer.set()
    qtbot.waitUntil(lambda: title(store) == "second")
    assert diary.titles == ["second"]
    assert diary.lines[-1] == "read"


def test_of_two_documents_the_one_opened_last_is_shown(
    qtbot: QtBot, store: SheetStore, path: Path, gates: Gates
) -> None:
    other = path.with_name("other.json")
    other.write_bytes(titled("other"))
    store.open(path)
    gates.wait()
    store.open(other)
    gates.wait()
    for gate in reversed(gates.all):
        gate.set()
    qtbot.waitUntil(lambda: title(store) == "other")
    gates.wait_for_end()
    assert (title(store), store.path) == ("other", other)


def test_closing_while_a_document_is_read_stays_closed(
    store: SheetStore, path: Path, diary: Diary, gates: Gates
) -> None:
    store.open(path)
    gates.wait()
    store.close()
    gates.all[0].set()
    gates.wait_for_end()
    assert (store.sheet, store.path, store.problem_path, store.problems) == (None, None, None, ())
    assert diary.titles == [None]
    assert diary.lines[-2:] == ["read", "sheet"]


def test_a_closed_document_is_watched_no_longer(
    qtbot: QtBot, store: SheetStore, path: Path, diary: Diary, answered: Answered
) -> None:
    answered(lambda: store.open(path))
    store.close()
    path.write_bytes(titled("second"))
    store.reload()
    qtbot.wait(50)
    assert store.sheet is None
    assert diary.titles == ["first", None]


def test_an_error_of_the_reader_itself_leaves_the_sheet_and_ends_the_reading(
    store: SheetStore, path: Path, answered: Answered, monkeypatch: pytest.MonkeyPatch
) -> None:
    caught: list[BaseException] = []

    def hook(kind: type[BaseException], error: BaseException, traceback: TracebackType | None) -> None:
        caught.append(error)

    monkeypatch.setattr(sys, "excepthook", hook)
    answered(lambda: store.open(path))

    def fail(path: Path) -> Reading:
        raise ArithmeticError

    with monkeypatch.context() as broken:
        broken.setattr("warloss_gui.qt.store.read_file", fail)
        answered(store.reload)
    assert [type(error) for error in caught] == [ArithmeticError]
    assert title(store) == "first"
    answered(store.reload)
    assert title(store) == "first"


# Memory


def test_a_sheet_goes_when_another_takes_its_place_and_no_collection_is_needed(
    qtbot: QtBot, store: SheetStore, path: Path, answered: Answered
) -> None:
    def gone(old: "weakref.ref[FactSheet]") -> Callable[[], bool]:
        return lambda: old() is None

    gc.disable()
    answered(lambda: store.open(path))
    for number in range(3):
        old = weakref.ref(cast("FactSheet", store.sheet))
        path.write_bytes(titled(f"number {number}"))
        answered(store.reload)
        qtbot.waitUntil(gone(old))
    last = weakref.ref(cast("FactSheet", store.sheet))
    store.close()
    qtbot.waitUntil(gone(last))


class Cycle:
    """Garbage that only a collection finds."""

    def __init__(self) -> None:
        self.me: Any = self


def test_garbage_is_not_kept_along_with_a_sheet(store: SheetStore, path: Path, answered: Answered) -> None:
    collector = Collector(QThreadPool(store), store)
    answered(lambda: store.open(path))
    garbage = weakref.ref(Cycle())
    answered(store.reload)
    collector.release()
    assert garbage() is None


def test_a_sheet_is_kept_out_of_later_collections(store: SheetStore, path: Path, answered: Answered) -> None:
    gc.unfreeze()
    answered(lambda: store.open(path))
    assert gc.get_freeze_count() > 0
    assert not any(found is store.sheet for found in gc.get_objects())


def test_an_answer_names_its_document(path: Path) -> None:
    answer = module._answer(path)
    assert answer.path == path
    assert answer.reading.sheet is not None
    assert answer.reading.sheet.title == "first"


def test_reloading_again_and_again_leaves_nothing(
    qtbot: QtBot, store: SheetStore, path: Path, answered: Answered, pool: QThreadPool
) -> None:
    shown: list[weakref.ref[FactSheet]] = []

    def reload(times: int) -> None:
        for _ in range(times):
            answered(store.reload)
            shown.append(weakref.ref(cast("FactSheet", store.sheet)))

    def count() -> tuple[int, int]:
        assert pool.waitForDone(PATIENCE)
        settle()
        found = gc.get_objects()
        return sum(isinstance(item, QObject) for item in found), len(found)

    def sheets() -> int:
        return sum(sheet() is not None for sheet in shown)

    answered(lambda: store.open(path))
    reload(10)
    qtbot.waitUntil(lambda: sheets() == 1)
    before = count()
    reload(200)

    def is_flat() -> bool:
        # What other tests have left behind may go meanwhile, but nothing may be added.
        now = count()
        return sheets() == 1 and now[0] <= before[0] and now[1] - before[1] < 500

    qtbot.waitUntil(is_flat)
