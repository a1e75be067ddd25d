import json
import logging
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final, NoReturn

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.builders import figure, sheet, statement
from tests.conftest import settle as let_go
from tests.screen import ARTICLE, OTHERS, PATIENCE, personnel, rows, settle
from warloss_gui import app, logs
from warloss_gui.app import Program, Request, bundled_sheets
from warloss_gui.claims.parts import TAB_NAMES, TabName
from warloss_gui.documents.reader import Reading
from warloss_gui.files import FileProblem
from warloss_gui.qt import store
from warloss_gui.qt.errors import UncaughtErrors
from warloss_gui.settings import preferences as saved
from warloss_gui.settings.preferences import Preferences, ThemeChoice
from warloss_gui.tabs.personnel import PersonnelTab

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
                    qtbot.waitUntil(lambda: program.store.sheet is not None, timeout=PATIENCE)
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
def export(one_application: QApplication, tmp_path: Path) -> Export:
    """Draws a tab and gives the exit status."""

    def draw(target: Path, request: Request | None = None, size: tuple[int, int] = (640, 480)) -> int:
        return app.export(request or Request(tab="personnel"), size, target)

    return draw


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
        assert program.window.tabs.front == "personnel"

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
        qtbot.waitUntil(lambda: program.window.windowTitle() == TITLE, timeout=PATIENCE)
        assert program.window.isVisible()

    assert run(drive=look, patient=False) == 0


# The session


def test_the_session_is_kept_and_restored(run: Run, write: Write, qtbot: QtBot) -> None:
    path, other = write("own.json", title="My own"), write("other.json")

    def act(program: Program) -> None:
        for document in (other, path):
            program.window.open_path(document)
            qtbot.waitUntil(lambda wanted=document: program.store.path == wanted, timeout=PATIENCE)
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
        assert program.window.tabs.front == "statements"
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
        qtbot.waitUntil(program.window.problems.isVisible, timeout=PATIENCE)
        assert program.window.start_page.isVisible()
        write(title="Mended")
        qtbot.waitUntil(lambda: program.window.windowTitle() == "Mended – Warloss", timeout=PATIENCE)

    assert run(drive=act, patient=False) == 0


def test_preferences_that_cannot_be_read_are_told(run: Run) -> None:
    path = saved.default_path()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text('{"tab": "elsewhere"}', "utf-8")

    def look(program: Program) -> None:
        assert program.window.tabs.front == "personnel"
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
        qtbot.waitUntil(lambda: message(program) != "", timeout=PATIENCE)
        assert "Something in the program went wrong (Broken in test_app.py, line " in message(program)
        assert str(logs.default_folder() / "warloss.log") in message(program)
        program.window.show_tab("equipment")
        assert program.window.tabs.front == "equipment"

    assert run(drive=act) == 0
    log = (logs.default_folder() / "warloss.log").read_text("utf-8")
    assert log.count("Broken: on purpose") == 1
    assert "Traceback" in log


def test_an_error_while_reading_is_told_and_reading_ends(
    run: Run, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store, "read_file", fail)

    def look(program: Program) -> None:
        qtbot.waitUntil(lambda: "Broken in test_app.py" in message(program), timeout=PATIENCE)
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


# Pictures


def image(path: Path) -> QImage:
    made = QImage(str(path))
    assert not made.isNull()
    return made


def colours(made: QImage) -> set[int]:
    return {made.pixel(x, y) for x in range(0, made.width(), 3) for y in range(0, made.height(), 3)}


@pytest.mark.parametrize("size", [(640, 480), (1280, 800), (801, 1233)])
def test_a_picture_has_exactly_the_size_asked_for(
    export: Export, tmp_path: Path, size: tuple[int, int]
) -> None:
    target = tmp_path / "picture.png"
    assert export(target, size=size) == 0
    made = image(target)
    assert (made.width(), made.height()) == size
    assert target.read_bytes().startswith(b"\x89PNG\r\n")


def test_a_picture_smaller_than_the_window_can_be_is_of_its_size_too(export: Export, tmp_path: Path) -> None:
    target = tmp_path / "picture.png"
    assert export(target, size=(320, 320)) == 0
    assert (image(target).width(), image(target).height()) == (320, 320)


@pytest.mark.parametrize("tab", TAB_NAMES)
def test_every_tab_has_a_picture_of_its_own(export: Export, tmp_path: Path, tab: TabName) -> None:
    target, other = tmp_path / "picture.png", tmp_path / "other.png"
    assert export(target, Request(tab=tab)) == 0
    assert len(colours(image(target))) > 20
    others: list[TabName] = [name for name in TAB_NAMES if name != tab]
    assert export(other, Request(tab=others[0])) == 0
    assert image(target) != image(other)


@pytest.mark.parametrize("tab", TAB_NAMES)
def test_the_same_picture_has_the_same_bytes(export: Export, tmp_path: Path, tab: TabName) -> None:
    targets = [tmp_path / f"{i}.png" for i in range(2)]
    for target in targets:
        assert export(target, Request(tab=tab)) == 0
    assert targets[0].read_bytes() == targets[1].read_bytes()


def brightness(path: Path) -> int:
    return image(path).pixelColor(320, 100).lightness()


def test_light_dark_and_text_size_are_seen(export: Export, tmp_path: Path) -> None:
    made: dict[tuple[ThemeChoice | None, int | None], Path] = {}
    looks: list[tuple[ThemeChoice | None, int | None]] = [
        (None, None),
        ("light", 100),
        ("dark", None),
        (None, 200),
    ]
    for theme, scale in looks:
        target = tmp_path / f"{theme}-{scale}.png"
        assert export(target, Request(tab="personnel", theme=theme, text_scale=scale)) == 0
        made[theme, scale] = target
    assert made[None, None].read_bytes() == made["light", 100].read_bytes()
    assert brightness(made["dark", None]) < 100
    assert brightness(made[None, None]) > 200
    assert image(made[None, 200]) != image(made[None, None])


def test_a_picture_shows_the_sheet_that_is_named(export: Export, tmp_path: Path, write: Write) -> None:
    first, second = tmp_path / "first.png", tmp_path / "second.png"
    path = write(statements=[statement(id=f"s{i}") for i in range(25)])
    assert export(first, Request(sheet=path, tab="statements"), (640, 2_000)) == 0
    assert export(second, Request(tab="statements"), (640, 2_000)) == 0
    assert image(first) != image(second)


def test_a_picture_leaves_no_session_and_does_not_use_one(export: Export, tmp_path: Path, home: Path) -> None:
    before, after = tmp_path / "before.png", tmp_path / "after.png"
    assert export(before) == 0
    assert [path for path in home.rglob("*") if path.is_file()] == []
    saved.save(saved.default_path(), Preferences(theme="dark", text_scale=200, tab="statements"))
    kept = saved.default_path().read_bytes()
    assert export(after) == 0
    assert after.read_bytes() == before.read_bytes()
    assert saved.default_path().read_bytes() == kept


def test_a_bad_sheet_has_no_picture_but_its_problems(
    export: Export, tmp_path: Path, write: Write, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "picture.png"
    path = write(title="", figures=[figure(label="")])
    assert export(target, Request(sheet=path)) == 1
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 2
    assert all(line.startswith(f"{path}:1:") and ": error: " in line for line in lines)
    assert not target.exists()


def test_warnings_do_not_keep_a_picture_back(
    export: Export, tmp_path: Path, write: Write, capsys: pytest.CaptureFixture[str]
) -> None:
    path = write(parties=[{"id": "russia", "name": "Russia"}, {"id": "nobody", "name": "Nobody"}])
    assert export(tmp_path / "picture.png", Request(sheet=path)) == 0
    assert capsys.readouterr().err == ""


def test_a_picture_that_cannot_be_written_is_told(export: Export, tmp_path: Path) -> None:
    with pytest.raises(FileProblem, match="it is a folder"):
        export(tmp_path)


@pytest.mark.parametrize("method", ["show_sheet", "build", "showEvent"])
def test_an_error_while_drawing_is_no_picture(
    export: Export,
    tmp_path: Path,
    method: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(PersonnelTab, method, fail, raising=False)
    target = tmp_path / "picture.png"
    assert export(target) == 1
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith("warloss-gui: something in the program went wrong (Broken in test_app.py, line ")
    assert line.endswith("no picture is written")
    assert not target.exists()


def test_an_error_while_reading_is_no_picture(
    export: Export, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(store, "read_file", fail)
    assert export(tmp_path / "picture.png") == 1
    (line,) = capsys.readouterr().err.splitlines()
    assert "(Broken in test_app.py" in line


def test_after_a_picture_hooks_and_log_are_as_before(export: Export, tmp_path: Path) -> None:
    before = sys.excepthook, list(logging.getLogger().handlers)
    export(tmp_path / "picture.png")
    assert (sys.excepthook, list(logging.getLogger().handlers)) == before


# As processes of their own


def start(*arguments: str | Path, home: Path) -> subprocess.CompletedProcess[str]:
    return python("-m", "warloss_gui", *map(str, arguments), home=home)


def python(*arguments: str, home: Path) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(CHECKOUT)}
    command = [sys.executable, *arguments]
    return subprocess.run(
        command, env=environment, cwd=home, capture_output=True, text=True, check=False, timeout=120
    )


def test_two_processes_draw_the_same_picture(home: Path) -> None:
    targets = [home / "first.png", home / "second.png"]
    for target in targets:
        done = start("export", "--tab", "contingents", "--size", "900x700", "-o", target, home=home)
        assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert targets[0].read_bytes() == targets[1].read_bytes()
    assert (image(targets[0]).width(), image(targets[0]).height()) == (900, 700)


def test_a_process_that_cannot_draw_says_so_in_one_line(home: Path) -> None:
    bad = home / "bad.json"
    bad.write_text("{", "utf-8")
    done = start("export", bad, "--tab", "personnel", "-o", home / "picture.png", home=home)
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1
    assert done.stderr.startswith(f"{bad}:1:")
    missing = home / "no-such-folder" / "picture.png"
    done = start("export", "--tab", "personnel", "-o", missing, home=home)
    assert done.returncode != 0
    assert len(done.stderr.splitlines()) == 1
    assert "there is no such file or folder" in done.stderr


WITHOUT_A_WINDOW: Final = """
import sys
from warloss_gui import app, cli

def failing(*_arguments: object) -> object:
    raise ValueError("no window")

app.MainWindow = failing
sys.exit(cli.main([]))
"""


def test_a_window_that_cannot_be_built_is_told_in_the_terminal(home: Path) -> None:
    done = python("-c", WITHOUT_A_WINDOW, home=home)
    assert done.returncode == 1
    (line,) = done.stderr.splitlines()
    assert line.startswith("warloss-gui: something in the program went wrong (ValueError in ")
    assert "; the details are in " in line
    log = Path(line.rpartition("the details are in ")[2])
    assert "no window" in log.read_text("utf-8")
