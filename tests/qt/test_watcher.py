# pyright: reportPrivateUsage=false

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from warloss_gui.qt.watcher import POLL, QUIET, FileWatcher

pytestmark = pytest.mark.skipif(os.name != "posix", reason="files are replaced and moved while watched")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "folder" / "sheet.json"
    made.parent.mkdir()
    made.write_text("old")
    return made


@pytest.fixture
def watcher(qapp: QApplication) -> Iterator[FileWatcher]:
    """A watcher that needs only a short quiet. It never polls unless a test wants it to."""
    owner = QObject()
    made = FileWatcher(owner)
    made._quiet.setInterval(5)
    yield made
    made.watch(None)


@pytest.fixture
def changes(watcher: FileWatcher) -> list[None]:
    """One entry for each announced change."""
    made: list[None] = []
    watcher.changed.connect(lambda: made.append(None))
    return made


def settle(watcher: FileWatcher, qtbot: QtBot) -> None:
    """Wait until the watcher has looked at the file after an event."""
    with qtbot.waitSignal(watcher._quiet.timeout):
        pass


def test_the_waits_are_short_for_a_reader_and_long_for_a_disk() -> None:
    assert 100 <= QUIET <= 500
    assert 30_000 <= POLL <= 60_000


def test_a_file_written_in_place_is_noticed_again_and_again(
    qtbot: QtBot, watcher: FileWatcher, path: Path
) -> None:
    watcher.watch(path)
    for i in range(5):
        with qtbot.waitSignal(watcher.changed):
            path.write_text("new" * (i + 1))


def test_a_file_replaced_by_its_editor_is_noticed_again_and_again(
    qtbot: QtBot, watcher: FileWatcher, path: Path
) -> None:
    watcher.watch(path)
    for i in range(5):
        written = path.with_suffix(".part")
        written.write_text("new" * (i + 1))
        with qtbot.waitSignal(watcher.changed):
            written.replace(path)


def test_ways_of_saving_can_alternate(qtbot: QtBot, watcher: FileWatcher, path: Path) -> None:
    watcher.watch(path)
    for i in range(4):
        written = path.with_suffix(".part")
        written.write_text("replaced" * (2 * i + 1))
        with qtbot.waitSignal(watcher.changed):
            written.replace(path)
        with qtbot.waitSignal(watcher.changed):
            path.write_text("in place" * (2 * i + 2))


def test_a_file_that_goes_and_comes_back_is_noticed_both_times(
    qtbot: QtBot, watcher: FileWatcher, path: Path
) -> None:
    watcher.watch(path)
    for _ in range(3):
        with qtbot.waitSignal(watcher.changed):
            path.unlink()
        with qtbot.waitSignal(watcher.changed):
            path.write_text("again")


def test_a_file_that_is_not_there_yet_is_noticed_when_it_comes(
    qtbot: QtBot, watcher: FileWatcher, path: Path
) -> None:
    path.unlink()
    watcher.watch(path)
    with qtbot.waitSignal(watcher.changed):
        path.write_text("new")


def test_a_file_written_in_fifty_pieces_is_announced_once(
    qtbot: QtBot, watcher: FileWatcher, path: Path, changes: list[None]
) -> None:
    # However slow the machine is, the quiet is longer than the pauses between the pieces.
    watcher._quiet.setInterval(600_000)
    watcher.watch(path)
    with path.open("w") as file:
        for _ in range(50):
            file.write("piece")
            file.flush()
            with qtbot.waitSignal(watcher._watcher.fileChanged):
                pass
    assert changes == []
    assert watcher._quiet.isActive()
    watcher._quiet.start(5)
    qtbot.waitUntil(lambda: changes == [None])
    watcher._settled()
    assert changes == [None]


def test_another_file_of_the_folder_is_none_of_its_business(
    qtbot: QtBot, watcher: FileWatcher, path: Path, changes: list[None]
) -> None:
    watcher.watch(path)
    path.with_name("another.json").write_text("new")
    settle(watcher, qtbot)
    assert changes == []


def look_now(qtbot: QtBot, watcher: FileWatcher) -> None:
    """Let the time come at which the watcher looks by itself, and a change be found."""
    with qtbot.waitSignal(watcher.changed):
        watcher._poll.start(5)
    watcher._poll.stop()


def test_a_folder_that_is_renamed_and_comes_back(qtbot: QtBot, watcher: FileWatcher, path: Path) -> None:
    watcher.watch(path)
    away = path.parent.with_name("away")
    path.parent.rename(away)
    look_now(qtbot, watcher)
    away.rename(path.parent)
    look_now(qtbot, watcher)
    with qtbot.waitSignal(watcher.changed):
        path.write_text("in place again")


def test_another_folder_in_its_place_is_watched_like_the_old_one(
    qtbot: QtBot, watcher: FileWatcher, path: Path
) -> None:
    watcher.watch(path)
    path.parent.rename(path.parent.with_name("old"))
    path.parent.mkdir()
    path.write_text("another")
    look_now(qtbot, watcher)
    with qtbot.waitSignal(watcher.changed):
        path.write_text("another, in place")
    with qtbot.waitSignal(watcher.changed):
        path.unlink()


def test_a_link_that_points_to_another_file_is_followed(
    qtbot: QtBot, watcher: FileWatcher, path: Path
) -> None:
    link = path.with_name("current.json")
    link.symlink_to(path)
    watcher.watch(link)
    following = path.parent.with_name("following.json")
    following.write_text("the next")
    written = path.with_name("link")
    written.symlink_to(following)
    with qtbot.waitSignal(watcher.changed):
        written.replace(link)
    with qtbot.waitSignal(watcher.changed):
        following.write_text("the next, in place")


def test_what_no_notification_told_is_found_by_looking(
    qtbot: QtBot, watcher: FileWatcher, path: Path, changes: list[None]
) -> None:
    watcher.watch(path)
    assert watcher._poll.isActive()
    assert watcher._poll.interval() == POLL
    watcher._watcher.blockSignals(True)
    path.write_text("on a network folder")
    QTest.qWait(20)
    assert changes == []
    with qtbot.waitSignal(watcher.changed):
        watcher._poll.start(5)
    with qtbot.waitSignal(watcher._poll.timeout):
        pass
    assert changes == [None]


def test_looking_renews_a_watch_that_was_lost(qtbot: QtBot, watcher: FileWatcher, path: Path) -> None:
    watcher.watch(path)
    watcher._release()
    watcher._settled()
    with qtbot.waitSignal(watcher.changed):
        path.write_text("new")


def test_of_two_files_only_the_one_named_last_is_watched(
    qtbot: QtBot, watcher: FileWatcher, path: Path, changes: list[None]
) -> None:
    other = path.with_name("other.json")
    other.write_text("old")
    watcher.watch(path)
    path.write_text("a change that nobody has told yet")
    with qtbot.waitSignal(watcher._watcher.fileChanged):
        pass
    watcher.watch(other)
    assert not watcher._quiet.isActive()
    path.write_text("another change")
    watcher._settled()
    assert changes == []
    with qtbot.waitSignal(watcher.changed):
        other.write_text("new")


def test_watching_nothing_stops_everything(watcher: FileWatcher, path: Path, changes: list[None]) -> None:
    watcher.watch(path)
    watcher.watch(None)
    assert not watcher._poll.isActive()
    assert watched(watcher) == []
    # A notification that was under way arrives after all.
    watcher._touched()
    watcher._settled()
    assert watched(watcher) == []
    assert changes == []


def watched(watcher: FileWatcher) -> list[str]:
    return [*watcher._watcher.files(), *watcher._watcher.directories()]


@pytest.mark.parametrize("name", ["x" * 300, "nul\0", "no/such/folder/sheet.json", "bytes\udcff"])
def test_a_name_that_cannot_be_is_watched_in_vain(
    watcher: FileWatcher, path: Path, changes: list[None], name: str
) -> None:
    watcher.watch(path.parent / name)
    watcher._settled()
    assert changes == []


def test_a_name_that_is_no_text_is_found_by_looking(qtbot: QtBot, watcher: FileWatcher, path: Path) -> None:
    odd = path.with_name("bytes\udcff.json")
    odd.write_text("old")
    watcher.watch(odd)
    odd.write_text("new")
    with qtbot.waitSignal(watcher.changed):
        watcher._poll.start(5)


@pytest.mark.skipif(not Path("/proc/self/fdinfo").is_dir(), reason="only Linux counts its watches")
def test_watching_leaves_no_handle(watcher: FileWatcher, path: Path) -> None:
    files = [path.with_name(f"{i}.json") for i in range(200)]
    for file in files:
        file.touch()
    watcher.watch(path)
    before = handles()
    assert before[1] == 2
    for file in files:
        watcher.watch(file)
    assert handles() == before
    assert len(watched(watcher)) == 2
    watcher.watch(None)
    assert handles()[1] == 0


def handles() -> tuple[int, int]:
    """The open files of this process, and the watches that the system holds for it."""
    infos = list(Path("/proc/self/fdinfo").iterdir())
    texts = [info.read_text() for info in infos if info.exists()]
    return len(infos), sum(text.count("inotify wd:") for text in texts)
