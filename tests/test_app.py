import json
import os
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NoReturn

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.builders import sheet
from tests.conftest import settle as let_go
from tests.patience import PATIENCE
from tests.screen import ARTICLE, OTHERS, personnel, rows, settle
from warloss_gui import app, logs
from warloss_gui.app import Program, Request, bundled_sheets
from warloss_gui.documents.reader import Reading
from warloss_gui.qt import store
from warloss_gui.qt.errors import UncaughtErrors
from warloss_gui.settings import preferences as saved
from warloss_gui.settings.preferences import Preferences

Drive = Callable[[Program], object]
Run = Callable[..., int]
Export = Callable[..., int]
Write = Callable[..., Path]

CHECKOUT = Path(__file__).parents[1]
TITLE = "Losses in the Russia–Ukraine war: what one article says – Warloss"


@pytest.fixture
def one_application(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[QApplication]:
    """What would be a process of its own shares the application of the tests, and is cleared away."""

    def shared(_arguments: list[str]) -> QApplication:
        return qapp

    monkeypatch.setattr(app, "QApplication", shared)
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
    let_go()


def newest(application: QApplication) -> Program | None:
    return next(reversed(application.findChildren(Program)), None)


@pytest.fixture
def run(one_application: QApplication, qtbot: QtBot) -> Run:
    """Runs the program until its window is closed; `drive` acts on it once its sheet is shown."""

    def run_driven(
        request: Request | None = None, drive: Drive = lambda _program: None, *, patient: bool = True
    ) -> int:
        waiting = QTimer(interval=5)
        failures: list[BaseException] = []

        def look() -> None:
            program = newest(one_application)
            if program is None or not program.window.isVisible():
                return
            waiting.stop()
            try:
                if patient:
                    qtbot.waitUntil(lambda: program.store.sheet is not None)
                    settle(program, qtbot)
                drive(program)
            except BaseException as failure:  # noqa: BLE001 - raised again below, where the test sees it
                failures.append(failure)
            finally:
                program.window.close()

        waiting.timeout.connect(look)
        waiting.start()
        status = app.run(request or Request(), saved.default_path(), logs.default_folder())
        for failure in failures:
            raise failure
        assert not waiting.isActive(), "the window was never shown"
        return status

    return run_driven


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Writes a sheet and gives its path."""

    def write_sheet(name: str = "own.json", **changes: Any) -> Path:
        path = tmp_path / name
        path.write_text(json.dumps(sheet(**changes)), "utf-8")
        return path

    return write_sheet


def message(program: Program) -> str:
    return program.window.messages.text() if program.window.messages.isVisible() else ""


# What the command line asks for


def test_what_is_asked_for_goes_over_what_is_saved() -> None:
    kept = Preferences(tab="equipment", theme="dark", text_scale=150, width=900)
    assert Request().over(kept) == kept
    assert Request(tab="statements", theme="light", text_scale=200).over(kept) == Preferences(
        tab="statements", theme="light", text_scale=200, width=900
    )


def test_the_bundled_sheets_are_files_with_names() -> None:
    assert [path for _name, path in bundled_sheets()] == [ARTICLE, OTHERS]
    assert all(path.is_file() and name for name, path in bundled_sheets())


# The window


def test_the_bundled_sheet_is_opened_first(run: Run) -> None:
    def look(program: Program) -> None:
        assert program.window.windowTitle() == TITLE
        assert len(rows(personnel(program).browser.table)) == 4
        assert message(program) == ""
        assert program.window.sheet_page.tabs.front == "personnel"

    assert run(drive=look) == 0


def test_the_application_has_its_name_and_version(run: Run, one_application: QApplication) -> None:
    def look(program: Program) -> None:
        assert one_application.applicationName() == "warloss-gui"
        assert one_application.applicationDisplayName() == "Warloss"
        assert one_application.applicationVersion()

    run(drive=look)


def test_the_sheet_that_is_asked_for_is_opened(run: Run, write: Write) -> None:
    path = write(title="Asked for")
    titles: list[str] = []

    def look(program: Program) -> None:
        titles.append(program.window.windowTitle())

    run(Request(sheet=path), look)
    assert titles == ["Asked for – Warloss"]


def test_the_window_comes_even_if_the_sheet_takes_long(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    may_go_on = threading.Event()
    read_file = store.read_file

    def slowly(path: Path) -> Reading:
        may_go_on.wait(PATIENCE / 1_000)
        return read_file(path)

    monkeypatch.setattr(store, "read_file", slowly)

    def look(program: Program) -> None:
        try:
            assert program.store.sheet is None
            assert program.window.start_page.isVisible()
        finally:
            may_go_on.set()

    assert run(drive=look, patient=False) == 0


def test_a_window_that_came_early_stays_and_shows_the_sheet(
    run: Run, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown_before_sheet = threading.Event()
    read_file = store.read_file

    def slowly(path: Path) -> Reading:
        shown_before_sheet.wait(PATIENCE / 1_000)
        return read_file(path)

    monkeypatch.setattr(store, "read_file", slowly)

    def look(program: Program) -> None:
        shown_before_sheet.set()
        qtbot.waitUntil(lambda: program.window.windowTitle() == TITLE)
        assert program.window.isVisible()

    assert run(drive=look, patient=False) == 0


# The session


def test_the_session_is_kept_and_restored(run: Run, write: Write, qtbot: QtBot) -> None:
    path, other = write("own.json", title="My own"), write("other.json")

    def act(program: Program) -> None:
        for document in (other, path):
            program.window.open_path(document)
            qtbot.waitUntil(lambda wanted=document: program.store.path == wanted)
        program.window.resize(900, 700)
        program.window.show_tab("contingents")
        program.look.choose("dark")
        program.look.scale_text(150)

    assert run(drive=act) == 0
    found: list[Preferences] = []

    def look(program: Program) -> None:
        assert program.window.windowTitle() == "My own – Warloss"
        assert (program.window.width(), program.window.height()) == (900, 700)
        assert message(program) == ""
        found.append(program.window.preferences())

    run(drive=look)
    assert found == [
        Preferences(
            width=900,
            height=700,
            tab="contingents",
            theme="dark",
            text_scale=150,
            last_sheet=str(path),
            recent=(str(path), str(other)),
        )
    ]
    assert saved.load(saved.default_path()).preferences == found[0]


def test_the_command_line_goes_over_the_session(run: Run, write: Write) -> None:
    path = write()
    saved.save(saved.default_path(), Preferences(tab="equipment", theme="dark", last_sheet=str(path)))
    request = Request(sheet=OTHERS, tab="statements", theme="light", text_scale=200)

    def look(program: Program) -> None:
        assert program.store.path == OTHERS
        assert program.window.sheet_page.tabs.front == "statements"
        assert program.look.choice == "light"
        assert program.look.text_scale == 200

    run(request, look)


def test_a_last_sheet_that_is_gone_is_told_and_the_bundled_one_is_opened(run: Run, tmp_path: Path) -> None:
    gone = tmp_path / "gone.json"
    saved.save(saved.default_path(), Preferences(last_sheet=str(gone)))

    def look(program: Program) -> None:
        assert program.store.path == ARTICLE
        assert str(gone) in message(program)
        assert "there is no such file" in message(program)
        assert "The sheet that comes with the program is shown." in message(program)

    run(drive=look)
    assert saved.load(saved.default_path()).preferences.last_sheet is None


@pytest.mark.parametrize("kind", ["folder", "pipe"])
def test_a_last_sheet_that_is_no_file_any_more_is_told(run: Run, tmp_path: Path, kind: str) -> None:
    path = tmp_path / "was-a-sheet"
    path.mkdir() if kind == "folder" else os.mkfifo(path)
    saved.save(saved.default_path(), Preferences(last_sheet=str(path)))

    def look(program: Program) -> None:
        assert program.store.path == ARTICLE
        assert f"it is a {kind}" in message(program)

    run(drive=look)


def test_a_last_sheet_that_is_bad_now_is_watched_until_it_is_mended(
    run: Run, write: Write, qtbot: QtBot
) -> None:
    path = write()
    path.write_text("{", "utf-8")
    saved.save(saved.default_path(), Preferences(last_sheet=str(path)))

    def act(program: Program) -> None:
        qtbot.waitUntil(program.window.problems.isVisible)
        assert program.window.start_page.isVisible()
        write(title="Mended")
        qtbot.waitUntil(lambda: program.window.windowTitle() == "Mended – Warloss")

    assert run(drive=act, patient=False) == 0


def test_preferences_that_cannot_be_read_are_told(run: Run) -> None:
    path = saved.default_path()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text('{"tab": "elsewhere"}', "utf-8")

    def look(program: Program) -> None:
        assert program.window.sheet_page.tabs.front == "personnel"
        assert "The saved preferences cannot be used" in message(program)

    run(drive=look)
    assert path.with_suffix(".unusable").read_text("utf-8") == '{"tab": "elsewhere"}'
    assert saved.load(path).problem is None


def test_bad_preferences_and_a_sheet_that_is_gone_are_both_told(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = saved.Loaded(Preferences(last_sheet=str(tmp_path / "gone.json")), "Something was wrong.")

    def load(_path: Path) -> saved.Loaded:
        return kept

    monkeypatch.setattr(saved, "load", load)

    def look(program: Program) -> None:
        first, second = message(program).splitlines()
        assert first == "Something was wrong."
        assert "gone.json" in second

    assert run(drive=look) == 0


def test_a_session_that_cannot_be_kept_is_logged(run: Run) -> None:
    path = saved.default_path()

    def spoil(program: Program) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.mkdir()

    assert run(drive=spoil) == 0
    log = (logs.default_folder() / "warloss.log").read_text("utf-8")
    assert "the session is not kept" in log
    assert "preferences.json: it is a folder" in log


def test_a_sheet_is_remembered_with_its_whole_path(
    run: Run, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write()
    monkeypatch.chdir(path.parent)
    run(Request(sheet=Path(path.name)))
    kept = saved.load(saved.default_path()).preferences
    assert kept.last_sheet == str(path)
    assert kept.recent == (str(path),)


# Errors of the program itself


class Broken(Exception):
    """Raised by the tests."""


def fail(*_arguments: object) -> NoReturn:
    raise Broken("on purpose")


def test_an_error_is_told_once_and_logged_and_the_window_goes_on(run: Run, qtbot: QtBot) -> None:
    def act(program: Program) -> None:
        for _ in range(3):
            QTimer.singleShot(0, fail)
        qtbot.waitUntil(lambda: message(program) != "")
        assert "Something in the program went wrong (Broken in test_app.py, line " in message(program)
        assert str(logs.default_folder() / "warloss.log") in message(program)
        program.window.show_tab("equipment")
        assert program.window.sheet_page.tabs.front == "equipment"

    assert run(drive=act) == 0
    log = (logs.default_folder() / "warloss.log").read_text("utf-8")
    assert log.count("Broken: on purpose") == 1
    assert "Traceback" in log


def test_an_error_while_reading_is_told_and_reading_ends(
    run: Run, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store, "read_file", fail)

    def look(program: Program) -> None:
        qtbot.waitUntil(lambda: "Broken in test_app.py" in message(program))
        assert program.window.start_page.isVisible()

    assert run(drive=look, patient=False) == 0


def test_without_a_log_an_error_is_told_without_its_place(program: Program) -> None:
    program.tell("Broken in a.py, line 3")
    assert program.window.messages.text() == (
        "Something in the program went wrong (Broken in a.py, line 3). You can go on working."
    )


def test_the_hooks_are_given_back(run: Run) -> None:
    before = sys.excepthook

    def look(_program: Program) -> None:
        assert sys.excepthook is not before

    run(drive=look)
    assert sys.excepthook is before
