# pyright: reportPrivateUsage=false

import threading
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QObject, QThreadPool
from pytestqt.qtbot import QtBot

from tests.commands import files
from tests.patience import PATIENCE
from tests.screen import ARTICLE, OTHERS
from warloss_gui.claims.comparison import Comparison
from warloss_gui.claims.sheet import FactSheet
from warloss_gui.documents.reader import read_file
from warloss_gui.qt import peer_store as module
from warloss_gui.qt.peer_store import PeerStore


def note_error(said: list[str], kind: type[BaseException], *_rest: object) -> None:
    said.append(kind.__name__)


@pytest.fixture
def store(pool: QThreadPool) -> Iterator[PeerStore]:
    owner = QObject()
    made = PeerStore(pool, owner)
    made._second._watcher._quiet.setInterval(5)
    yield made
    made.close()
    assert pool.waitForDone(PATIENCE)
    shiboken6.delete(owner)


@pytest.fixture
def answered(qtbot: QtBot, store: PeerStore) -> Callable[[Callable[[], object]], None]:
    """Does something, and waits until all that came of it has been read and compared."""

    def wait(act: Callable[[], object]) -> None:
        with qtbot.waitSignal(store.reading_changed, check_params_cb=has_ended):
            act()

    return wait


Answered = Callable[[Callable[[], object]], None]


def has_ended(reading: object) -> bool:
    return reading is False


def sheet_of(path: Path) -> FactSheet:
    sheet = read_file(path).sheet
    assert sheet is not None
    return sheet


def test_a_store_begins_empty(store: PeerStore) -> None:
    assert (store.sheet, store.path, store.comparison) == (None, None, None)
    assert (store.problems, store.problem_in_words) == ((), "")


def test_two_sheets_are_compared_in_whichever_order_they_come(store: PeerStore, answered: Answered) -> None:
    first = sheet_of(ARTICLE)
    answered(lambda: store.open(OTHERS))
    assert (store.path, store.comparison) == (OTHERS, None)
    answered(lambda: store.compare_with(first))
    assert store.comparison is not None
    assert store.comparison.sheet is store.sheet
    assert store.comparison.peers
    former = store.comparison
    answered(lambda: store.open(ARTICLE))
    assert store.comparison is not former
    assert store.comparison is not None
    assert store.comparison.sheet is store.sheet


def test_the_reading_lasts_until_the_comparison_is_there(
    store: PeerStore, answered: Answered, qtbot: QtBot
) -> None:
    said: list[tuple[bool, bool]] = []
    store.compare_with(sheet_of(ARTICLE))

    def note(reading: bool) -> None:
        said.append((reading, store.comparison is not None))

    store.reading_changed.connect(note)
    answered(lambda: store.open(OTHERS))
    assert said == [(True, False), (False, True)]


def test_the_same_first_sheet_is_compared_once(store: PeerStore, answered: Answered, qtbot: QtBot) -> None:
    first = sheet_of(ARTICLE)
    store.compare_with(first)
    answered(lambda: store.open(OTHERS))
    with qtbot.assertNotEmitted(store.changed, wait=20):
        store.compare_with(first)


class Gate:
    """Holds comparisons up until they are let through."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self._event = threading.Event()
        compare = module.compare

        def slowly(first: FactSheet, second: FactSheet) -> Comparison:
            assert self._event.wait(PATIENCE / 1000)
            return compare(first, second)

        monkeypatch.setattr(module, "compare", slowly)

    def open(self) -> None:
        self._event.set()


def test_the_comparison_of_another_first_sheet_is_never_shown(
    store: PeerStore, answered: Answered, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.compare_with(sheet_of(ARTICLE))
    answered(lambda: store.open(OTHERS))
    gate = Gate(monkeypatch)
    store.compare_with(sheet_of(OTHERS))
    assert store.comparison is None
    answered(gate.open)
    assert store.comparison is not None


def test_the_comparison_stays_for_another_version_of_the_first_sheet(
    store: PeerStore, answered: Answered, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    store.compare_with(sheet_of(ARTICLE))
    answered(lambda: store.open(OTHERS))
    former = store.comparison
    gate = Gate(monkeypatch)
    store.compare_with(sheet_of(ARTICLE))
    assert store.comparison is former is not None
    answered(gate.open)
    assert store.comparison is not former


def test_of_quick_changes_only_the_last_comparison_comes(
    store: PeerStore, answered: Answered, monkeypatch: pytest.MonkeyPatch
) -> None:
    answered(lambda: store.open(OTHERS))
    gate = Gate(monkeypatch)
    for _ in range(3):
        store.compare_with(sheet_of(OTHERS))
        store.compare_with(sheet_of(ARTICLE))
    answered(gate.open)
    assert store.comparison is not None
    assert set(store.comparison.peers) <= {figure.id for figure in sheet_of(ARTICLE).figures}


def test_an_edit_of_the_second_sheet_is_compared_anew(
    store: PeerStore, answered: Answered, tmp_path: Path
) -> None:
    path = files.write(tmp_path, "second.json", files.sheet())
    store.compare_with(sheet_of(files.write(tmp_path, "first.json", files.sheet())))
    answered(lambda: store.open(path))
    former = store.comparison
    answered(lambda: files.write(tmp_path, "second.json", files.sheet(1500)))
    assert store.comparison is not former
    assert store.comparison is not None
    assert store.comparison.sheet.figures[0].quantity.sort_value == 1500


def test_a_bad_second_sheet_leaves_the_last_good_one(
    store: PeerStore, answered: Answered, tmp_path: Path
) -> None:
    store.compare_with(sheet_of(ARTICLE))
    answered(lambda: store.open(OTHERS))
    former = store.comparison
    answered(lambda: store.open(files.write(tmp_path, "bad.json", b"{")))
    assert (store.path, store.comparison) == (OTHERS, former)
    assert store.problems
    assert "bad.json:1:2: error: this is not JSON" in store.problem_in_words


@pytest.mark.parametrize("which", ["first", "second"])
def test_without_one_of_the_sheets_there_is_no_comparison(
    store: PeerStore, answered: Answered, which: str
) -> None:
    store.compare_with(sheet_of(ARTICLE))
    answered(lambda: store.open(OTHERS))
    if which == "first":
        store.compare_with(None)
    else:
        store.close()
        assert (store.sheet, store.path) == (None, None)
    assert store.comparison is None


def test_closing_while_a_comparison_is_made_drops_it(
    store: PeerStore, answered: Answered, pool: QThreadPool, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    answered(lambda: store.open(OTHERS))
    gate = Gate(monkeypatch)
    store.compare_with(sheet_of(ARTICLE))
    answered(store.close)
    gate.open()
    assert pool.waitForDone(PATIENCE)
    with qtbot.assertNotEmitted(store.changed, wait=20):
        pass
    assert store.comparison is None


def test_an_error_of_the_program_ends_the_comparison(
    store: PeerStore, answered: Answered, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr("sys.excepthook", partial(note_error, said))
    store.compare_with(sheet_of(ARTICLE))
    monkeypatch.setattr(module, "compare", divmod)
    answered(lambda: store.open(OTHERS))
    assert said == ["TypeError"]
    assert store.comparison is None
