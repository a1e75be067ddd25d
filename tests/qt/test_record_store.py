# pyright: reportPrivateUsage=false

import json
import os
import shutil
import threading
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import partial
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QObject, QThreadPool
from pytestqt.qtbot import QtBot

from tests.commands import files
from tests.documents import record_samples
from tests.patience import PATIENCE
from warloss_gui import assets
from warloss_gui.documents import records as module
from warloss_gui.documents.record_oddities import KEPT_ODDITIES
from warloss_gui.history.record import Record
from warloss_gui.qt import record_store as store_module
from warloss_gui.qt.record_store import MOST_FILES, MOST_RECORDS, RecordStore

PEOPLE = [{"date": "2022-06-01", "personnel": 30_000, "personnel*": "about"}]
BUNDLED = assets.path("history/general-staff-month-ends.json")

real = pytest.mark.skipif(not record_samples.EQUIPMENT.is_file(), reason="the real records are not here")


def note_error(said: list[str], kind: type[BaseException], *_rest: object) -> None:
    said.append(kind.__name__)


@pytest.fixture
def make(pool: QThreadPool, calendar: "Calendar") -> Iterator[Callable[[Path], RecordStore]]:
    owner = QObject()

    def made(bundled: Path) -> RecordStore:
        store = RecordStore(pool, bundled, owner, calendar.today)
        store._forget_later.setInterval(5)
        return store

    yield made
    assert pool.waitForDone(PATIENCE)
    shiboken6.delete(owner)


class Calendar:
    """The latest day that has begun, which a test sets."""

    def __init__(self) -> None:
        self.day = date(2026, 9, 1)

    def today(self) -> date:
        return self.day


@pytest.fixture
def calendar() -> Calendar:
    return Calendar()


@pytest.fixture
def store(make: Callable[[Path], RecordStore]) -> RecordStore:
    return make(BUNDLED)


class Diary:
    """What a store has announced, in order, with the titles of what it held at that moment."""

    def __init__(self, store: RecordStore) -> None:
        self.lines: list[str] = []
        self._store = store
        store.changed.connect(self._changed)
        store.finished.connect(self._finished)
        store.reading_changed.connect(self._reading)

    def _changed(self) -> None:
        self.lines.append(", ".join(titles(self._store)))

    def _finished(self) -> None:
        self.lines.append("finished")

    def _reading(self, reading: bool) -> None:
        self.lines.append("reading" if reading else "read")


def titles(store: RecordStore) -> list[str]:
    return [record.title for record in store.opened]


@pytest.fixture
def open_all(store: RecordStore, qtbot: QtBot) -> Callable[..., None]:
    """Opens files together, and waits until that has come to its end."""

    def opened(*paths: Path) -> None:
        with qtbot.waitSignal(store.finished):
            store.open(paths)

    return opened


OpenAll = Callable[..., None]


def named(folder: Path, name: str, days: int = 5) -> Path:
    return files.write(folder, f"{name}.json", files.totals(days))


# The bundled history


def test_the_bundled_history_comes_first(
    store: RecordStore, open_all: OpenAll, tmp_path: Path, qtbot: QtBot
) -> None:
    assert store.records == store.opened == ()
    with qtbot.waitSignal(store.changed):
        store.open_bundled()
    (months,) = store.records
    assert (months.rhythm, store.opened) == ("month", ())
    open_all(named(tmp_path, "a"))
    assert store.records == (months, *store.opened)
    assert titles(store) == ["a.json"]
    assert store.reading.records == store.records


@pytest.mark.parametrize("bad", [b"{", b"[]", None])
def test_a_faulty_bundled_history_is_a_problem(
    make: Callable[[Path], RecordStore], tmp_path: Path, qtbot: QtBot, bad: bytes | None
) -> None:
    path = tmp_path / "history.json"
    if bad is not None:
        path.write_bytes(bad)
    store = make(path)
    with qtbot.waitSignal(store.changed):
        store.open_bundled()
    assert store.records == ()
    (problem,) = store.reading.problems
    assert problem.message.startswith("history.json: ")
    assert problem.hint
    assert store.problems == ()
    with qtbot.waitSignal(store.finished):
        store.open([named(tmp_path, "a")])
    assert titles(store) == ["a.json"]
    assert store.reading.problems == (problem,)


# Opening


def test_an_opening_is_announced(store: RecordStore, open_all: OpenAll, tmp_path: Path) -> None:
    diary = Diary(store)
    open_all(named(tmp_path, "a"))
    open_all(named(tmp_path, "b"))
    first = ["reading", "a.json", "finished", "read"]
    assert diary.lines == [*first, "reading", "a.json, b.json", "finished", "read"]


def test_files_of_one_shape_named_together_are_one_record(
    store: RecordStore, open_all: OpenAll, tmp_path: Path
) -> None:
    other = files.write(tmp_path, "people.json", PEOPLE)
    orc = files.write(tmp_path, "orc.json", record_samples.orc(3))
    open_all(named(tmp_path, "a"), other, orc)
    assert titles(store) == ["a.json and people.json", "orc.json"]


def test_the_same_file_again_replaces_its_record(
    store: RecordStore, open_all: OpenAll, tmp_path: Path, qtbot: QtBot
) -> None:
    path = named(tmp_path, "a", 3)
    open_all(path)
    open_all(named(tmp_path, "b"))
    named(tmp_path, "a", 7)
    open_all(tmp_path / "nowhere" / ".." / "a.json" if os.name == "nt" else path)
    assert titles(store) == ["b.json", "a.json"]
    assert len(store.opened[1].days) == 7
    qtbot.waitUntil(lambda: not store._former)


def test_a_file_again_is_read_with_those_that_it_was_opened_with(
    store: RecordStore, open_all: OpenAll, tmp_path: Path
) -> None:
    other = files.write(tmp_path, "people.json", PEOPLE)
    open_all(named(tmp_path, "a", 3), other)
    open_all(named(tmp_path, "a", 7))
    (record,) = store.opened
    assert record.title == "a.json and people.json"
    assert "personnel" in record.series
    assert len(record.days) == 7


def test_what_is_asked_for_while_another_is_read_comes_next(
    store: RecordStore, tmp_path: Path, qtbot: QtBot
) -> None:
    diary = Diary(store)
    for name in ("a", "b", "c"):
        store.open([named(tmp_path, name)])
    qtbot.waitUntil(lambda: len(store.opened) == 3)
    assert titles(store) == ["a.json", "b.json", "c.json"]
    assert [line for line in diary.lines if "read" in line] == ["reading", "read"]
    assert diary.lines.count("finished") == 3


@pytest.mark.parametrize("bad", [b"", b"{}", b"[", b"[1]", b"[]", b"\x00\xff", b"[" * 100, None])
def test_what_cannot_be_read_leaves_the_others(
    store: RecordStore, open_all: OpenAll, tmp_path: Path, bad: bytes | None
) -> None:
    open_all(named(tmp_path, "a"))
    (before,) = store.opened
    path = tmp_path / "bad.json"
    if bad is not None:
        path.write_bytes(bad)
    open_all(path)
    assert store.opened[0] is before
    (problem,) = store.problems
    assert problem.message.startswith("bad.json: ")
    assert store.reading.problems == store.problems
    open_all(named(tmp_path, "b"))
    assert store.problems == ()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes here")
def test_a_pipe_and_a_folder_are_problems(store: RecordStore, open_all: OpenAll, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.json")
    open_all(tmp_path / "pipe.json", tmp_path)
    assert [problem.message.partition(": ")[2] for problem in store.problems] == [
        "it is a pipe",
        "it is a folder",
    ]


def test_good_files_named_with_a_bad_one_are_opened(
    store: RecordStore, open_all: OpenAll, tmp_path: Path
) -> None:
    bad = files.write(tmp_path, "bad.json", b"{")
    open_all(named(tmp_path, "a"), bad)
    assert titles(store) == ["a.json"]
    assert len(store.problems) == 1


def test_an_open_record_stays_whole_if_one_of_its_files_has_gone(
    store: RecordStore, open_all: OpenAll, tmp_path: Path
) -> None:
    other = files.write(tmp_path, "people.json", PEOPLE)
    path = named(tmp_path, "a")
    open_all(path, other)
    (before,) = store.opened
    other.unlink()
    open_all(path)
    assert store.opened[0] is before
    assert "people.json: there is no such file" in store.problems[0].message


def test_no_more_than_ten_records_are_open(store: RecordStore, open_all: OpenAll, tmp_path: Path) -> None:
    for number in range(MOST_RECORDS):
        open_all(named(tmp_path, f"r{number}"))
    open_all(named(tmp_path, "beyond"))
    assert len(store.opened) == MOST_RECORDS
    (problem,) = store.problems
    assert problem.message == "more than 10 records cannot be open at once"
    open_all(named(tmp_path, "r0", 9))
    assert store.problems == ()
    assert len(store.opened[-1].days) == 9


def test_no_more_than_a_few_files_are_read_together(
    store: RecordStore, open_all: OpenAll, tmp_path: Path
) -> None:
    open_all(*(tmp_path / f"{number}.json" for number in range(MOST_FILES + 1)))
    (problem,) = store.problems
    assert problem.message == "more than 40 files cannot be opened together"


def test_oddities_of_all_records_are_told_up_to_a_limit(
    store: RecordStore, open_all: OpenAll, tmp_path: Path
) -> None:
    odd = [{"date": f"2022-06-{number % 28 + 1:02}", "tank": "many"} for number in range(KEPT_ODDITIES)]
    for name in ("a", "b"):
        open_all(files.write(tmp_path, f"{name}.json", [*files.totals(3), *odd]))
    reading = store.reading
    assert len(reading.oddities) == KEPT_ODDITIES
    assert reading.more >= KEPT_ODDITIES
    assert reading.oddities[0].file == "a.json"


def test_a_record_that_is_a_document_of_its_own_is_opened(
    store: RecordStore, open_all: OpenAll, tmp_path: Path
) -> None:
    other = files.write(tmp_path, "month-ends.json", record_samples.document())
    open_all(named(tmp_path, "a"), other)
    assert titles(store) == ["a.json", "Month ends"]
    bad = files.write(tmp_path, "bad.json", record_samples.document(party="gone"))
    open_all(bad)
    (problem,) = store.problems
    assert problem.message == "bad.json: there is no party 'gone'"
    assert problem.line


# Judging


LOST_DIGIT = [1_400, 1_410, 142, 1_430, 1_440, 1_450, 1_460, 1_470, 1_480, 1_490]


def with_a_slip(folder: Path, name: str, values: list[int]) -> Path:
    rows = [row | {"tank": value} for row, value in zip(files.totals(len(values)), values, strict=True)]
    return files.write(folder, f"{name}.json", rows)


def test_records_are_judged_before_they_are_shown(
    store: RecordStore, open_all: OpenAll, tmp_path: Path
) -> None:
    diary = Diary(store)
    open_all(with_a_slip(tmp_path, "a", LOST_DIGIT))
    (slip,) = store.opened[0].series["tanks"].slips
    assert (slip.day, slip.value, slip.row) == (record_samples.day(2), 142, 3)
    assert diary.lines == ["reading", "a.json", "finished", "read"]


def test_all_records_are_judged_together_whenever_one_comes_or_goes(
    store: RecordStore, open_all: OpenAll, tmp_path: Path, qtbot: QtBot
) -> None:
    lowered = [1_400, 1_410, 1_405, 1_415, 1_425]
    open_all(with_a_slip(tmp_path, "a", lowered))
    assert store.opened[0].series["tanks"].shared_falls == frozenset()
    open_all(with_a_slip(tmp_path, "b", lowered))
    fall = {record_samples.day(2)}
    assert [record.series["tanks"].shared_falls for record in store.opened] == [fall, fall]
    with qtbot.waitSignal(store.changed):
        store.open_bundled()
    assert [record.rhythm for record in store.records] == ["month", "day", "day"]
    assert [record.series["tanks"].shared_falls for record in store.opened] == [fall, fall]
    store.close()
    assert [record.rhythm for record in store.records] == ["month"]
    qtbot.waitUntil(lambda: not store._former)


def test_the_history_may_come_while_files_are_judged(
    store: RecordStore, pool: QThreadPool, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    pool.setMaxThreadCount(4)
    diary = Diary(store)
    gate = threading.Event()
    begun: list[list[str]] = []

    def slowly(records: tuple[Record, ...]) -> tuple[Record, ...]:
        rhythms = [record.rhythm for record in records]
        begun.append(rhythms)
        assert "day" not in rhythms or gate.wait(PATIENCE / 1000)
        return records

    monkeypatch.setattr(store_module, "judged", slowly)
    store.open([named(tmp_path, "a")])
    qtbot.waitUntil(lambda: ["day"] in begun)
    store.open_bundled()
    qtbot.waitUntil(lambda: ["month", "day"] in begun)
    assert store.records == ()
    with qtbot.waitSignal(store.finished):
        gate.set()
    assert [record.rhythm for record in store.records] == ["month", "day"]
    assert diary.lines == ["reading", "a.json", "finished", "read"]


def test_what_is_closed_while_it_is_judged_never_comes(
    store: RecordStore, pool: QThreadPool, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    with qtbot.waitSignal(store.changed):
        store.open_bundled()
    diary = Diary(store)
    started, gate = threading.Event(), threading.Event()

    def slowly(records: tuple[Record, ...]) -> tuple[Record, ...]:
        started.set()
        assert gate.wait(PATIENCE / 1000)
        return records

    monkeypatch.setattr(store_module, "judged", slowly)
    store.open([named(tmp_path, "a")])
    qtbot.waitUntil(started.is_set)
    store.close()
    gate.set()
    assert pool.waitForDone(PATIENCE)
    with qtbot.assertNotEmitted(store.changed, wait=50):
        pass
    assert diary.lines == ["reading", "", "read"]


def test_an_error_in_judging_ends_the_reading(
    store: RecordStore, open_all: OpenAll, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr("sys.excepthook", partial(note_error, said))
    open_all(named(tmp_path, "a"))
    with monkeypatch.context() as broken:
        broken.setattr(store_module, "judged", None)
        open_all(named(tmp_path, "b"))
    assert said == ["TypeError"]
    assert titles(store) == ["a.json"]


# The day


def test_files_are_read_again_when_other_rows_are_ahead(
    store: RecordStore, open_all: OpenAll, calendar: Calendar, tmp_path: Path, qtbot: QtBot
) -> None:
    calendar.day = record_samples.day(2)
    open_all(named(tmp_path, "a"), named(tmp_path, "b"))
    open_all(files.write(tmp_path, "months.json", record_samples.document()))
    assert len(store.opened[0].days) == 3
    for last, days in ((3, 4), (9, 5), (1, 2), (2, 3)):
        calendar.day = record_samples.day(last)
        with qtbot.waitSignal(store.finished):
            store.look_at_day()
        daily, _months = sorted(store.opened, key=lambda record: record.rhythm)
        assert len(daily.days) == days


def test_nothing_is_read_again_where_no_other_rows_are_ahead(
    store: RecordStore, open_all: OpenAll, calendar: Calendar, tmp_path: Path, qtbot: QtBot
) -> None:
    calendar.day = record_samples.day(9)
    open_all(named(tmp_path, "a"))
    with qtbot.assertNotEmitted(store.reading_changed, wait=50):
        for last in (9, 10, 4, 300):
            calendar.day = record_samples.day(last)
            store.look_at_day()


def test_what_cannot_be_read_again_stays_and_is_not_tried_twice_on_a_day(
    store: RecordStore, open_all: OpenAll, calendar: Calendar, tmp_path: Path, qtbot: QtBot
) -> None:
    calendar.day = record_samples.day(2)
    path = named(tmp_path, "a")
    open_all(path)
    path.unlink()
    calendar.day += timedelta(days=1)
    with qtbot.waitSignal(store.finished):
        store.look_at_day()
    assert len(store.opened[0].days) == 3
    assert "there is no such file" in store.problems[0].message
    with qtbot.assertNotEmitted(store.reading_changed, wait=50):
        store.look_at_day()
    named(tmp_path, "a")
    calendar.day += timedelta(days=1)
    with qtbot.waitSignal(store.finished):
        store.look_at_day()
    assert len(store.opened[0].days) == 5


def test_the_day_is_looked_at_by_itself_while_a_file_is_open(
    store: RecordStore, open_all: OpenAll, calendar: Calendar, tmp_path: Path, qtbot: QtBot
) -> None:
    store._look_again.setInterval(5)
    calendar.day = record_samples.day(2)
    assert not store._look_again.isActive()
    open_all(named(tmp_path, "a"))
    with qtbot.waitSignal(store.finished):
        calendar.day += timedelta(days=1)
    assert len(store.opened[0].days) == 4
    store.close()
    assert not store._look_again.isActive()


# Closing


def test_closing_leaves_the_bundled_history(
    store: RecordStore, open_all: OpenAll, tmp_path: Path, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(store.changed):
        store.open_bundled()
    open_all(named(tmp_path, "a"), tmp_path / "nowhere.json")
    with qtbot.waitSignal(store.changed):
        store.close()
    assert (len(store.records), store.opened, store.problems) == (1, (), ())
    qtbot.waitUntil(lambda: not store._former)


def test_what_is_being_read_when_all_is_closed_never_comes(
    store: RecordStore, pool: QThreadPool, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate = threading.Event()
    read = module.read_records

    def slowly(paths: tuple[Path, ...], today: date) -> object:
        assert gate.wait(PATIENCE / 1000)
        return read(paths, today=today)

    monkeypatch.setattr(module, "read_records", slowly)
    diary = Diary(store)
    store.open([named(tmp_path, "a")])
    store.open([named(tmp_path, "b")])
    store.close()
    gate.set()
    assert pool.waitForDone(PATIENCE)
    with qtbot.assertNotEmitted(store.changed, wait=50):
        pass
    assert diary.lines == ["reading", "", "read"]
    with qtbot.waitSignal(store.finished):
        store.open([named(tmp_path, "c")])
    assert titles(store) == ["c.json"]


def test_a_store_may_go_while_it_reads(
    pool: QThreadPool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = threading.Event()
    read, judge = module.read_records, store_module.judged

    def read_slowly(paths: tuple[Path, ...], today: date) -> object:
        assert gone.wait(PATIENCE / 1000)
        return read(paths, today=today)

    def judge_slowly(records: tuple[Record, ...]) -> tuple[Record, ...]:
        assert gone.wait(PATIENCE / 1000)
        return judge(records)

    monkeypatch.setattr(module, "read_records", read_slowly)
    monkeypatch.setattr(store_module, "judged", judge_slowly)
    owner = QObject()
    store = RecordStore(pool, BUNDLED, owner)
    store.open_bundled()
    store.open([named(tmp_path, "a")])
    shiboken6.delete(owner)
    gone.set()
    assert pool.waitForDone(PATIENCE)


def test_an_error_of_the_program_ends_the_reading(
    store: RecordStore,
    open_all: OpenAll,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    said: list[str] = []
    monkeypatch.setattr("sys.excepthook", partial(note_error, said))
    open_all(named(tmp_path, "a"))
    with monkeypatch.context() as broken:
        broken.setattr(module, "read_records", None)
        open_all(named(tmp_path, "b"))
    assert said == ["TypeError"]
    assert titles(store) == ["a.json"]
    open_all(named(tmp_path, "b"))
    assert titles(store) == ["a.json", "b.json"]


# The real records


@real
def test_the_real_record_is_opened(store: RecordStore, open_all: OpenAll, tmp_path: Path) -> None:
    open_all(record_samples.EQUIPMENT, record_samples.PERSONNEL)
    (record,) = store.opened
    assert store.problems == ()
    assert sum(len(list(series.falls())) for series in record.series.values()) == 13


@real
@pytest.mark.parametrize("share", [0.1, 0.5, 0.999])
def test_a_real_record_that_is_cut_off_is_used_as_far_as_it_goes(
    store: RecordStore, open_all: OpenAll, tmp_path: Path, share: float
) -> None:
    path = tmp_path / "cut.json"
    shutil.copyfile(record_samples.PERSONNEL, path)
    os.truncate(path, int(path.stat().st_size * share))
    open_all(path)
    assert 0 < len(store.opened[0].days) < len(json.loads(record_samples.PERSONNEL.read_text("utf-8")))
    assert "cut off" in store.reading.oddities[-1].message
