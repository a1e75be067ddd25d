# pyright: reportPrivateUsage=false

import contextlib
import importlib
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Generator, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import IO, Any, NamedTuple

import pytest
from PySide6.QtGui import QImage

from tests import builders
from warloss_gui import __version__, app, assets, logs
from warloss_gui.claims.parts import TAB_NAMES
from warloss_gui.cli import main
from warloss_gui.commands import check
from warloss_gui.documents import schema
from warloss_gui.documents.limits import DEFAULT
from warloss_gui.files import FileProblem
from warloss_gui.kiosk.config import KioskConfig
from warloss_gui.settings import preferences
from warloss_gui.settings.preferences import THEME_CHOICES

CHECKOUT = Path(__file__).parents[1]
ARTICLE = assets.path("factsheets/article.json")
OTHERS = assets.path("factsheets/other-claimants.json")

posix = pytest.mark.skipif(os.name != "posix", reason="pipes, devices and names of POSIX")


class Done(NamedTuple):
    """How a command has ended."""

    status: int
    out: str
    err: str


Call = Callable[..., Done]


@pytest.fixture
def call(capsys: pytest.CaptureFixture[str]) -> Call:
    """Runs a command line in this process."""

    def run(*arguments: object) -> Done:
        capsys.readouterr()
        try:
            status = main([str(argument) for argument in arguments])
        except SystemExit as end:
            status = end.code if isinstance(end.code, int) else 0
        said = capsys.readouterr()
        return Done(status, said.out, said.err)

    return run


Variables = Mapping[str, str | None]


def start(
    *arguments: str | Path, env: Variables | None = None, stdout: int | IO[bytes] = subprocess.PIPE
) -> Done:
    """Run a command line in a process of its own."""
    whole = {**os.environ, **(env or {})}
    done = subprocess.run(
        [sys.executable, "-m", "warloss_gui", *arguments],
        cwd=CHECKOUT,
        env={name: value for name, value in whole.items() if value is not None},
        stdout=stdout,
        stderr=subprocess.PIPE,
        check=False,
        timeout=120,
    )
    printed: bytes | None = done.stdout
    return Done(done.returncode, (printed or b"").decode(), done.stderr.decode())


@pytest.fixture
def good(tmp_path: Path) -> Path:
    """A sheet with nothing to complain about: the bundled one, elsewhere."""
    path = tmp_path / "good.json"
    path.write_bytes(ARTICLE.read_bytes())
    return path


@pytest.fixture
def bad(tmp_path: Path) -> Path:
    """A sheet with one error, in its third line."""
    path = tmp_path / "bad.json"
    path.write_text('{\n  "format_version": 1,\n  "id": tanks\n}\n')
    return path


def is_one_line(text: str) -> bool:
    return text.endswith("\n") and text.count("\n") == 1 and "Traceback" not in text


# check


def test_without_a_name_the_bundled_sheet_is_checked(call: Call) -> None:
    done = call("check", "--format", "json")
    assert (done.status, done.err) == (0, "")
    (report,) = json.loads(done.out)
    assert report["file"] == str(ARTICLE)
    assert report["ok"] is True
    assert report["problems"] == []
    summary = report["summary"]
    assert list(summary) == ["figures", "statements", "notes", "sources", "caveats"]
    assert [summary[name] for name in ("figures", "statements", "notes")] == [18, 2, 3]
    assert summary["sources"] > 0
    assert summary["caveats"] > 0


def test_a_good_sheet_is_summed_up_in_one_line(call: Call) -> None:
    done = call("check")
    assert (done.status, done.err) == (0, "")
    assert is_one_line(done.out)
    pattern = r"18 figures, 2 statements, 3 notes, \d+ sources and \d+ caveats"
    assert re.fullmatch(re.escape(str(ARTICLE)) + ": good; " + pattern + "\n", done.out)


def test_a_bad_sheet_is_told_with_place_reason_and_remedy(call: Call, bad: Path) -> None:
    done = call("check", bad)
    assert (done.status, done.err) == (1, "")
    assert is_one_line(done.out)
    assert done.out.startswith(f"{bad}:3:9: error: ")
    assert "; " in done.out


def test_the_report_for_programs_has_the_same_fields_in_the_same_order(call: Call, bad: Path) -> None:
    done = call("check", "--format", "json", bad)
    assert (done.status, done.err) == (1, "")
    (report,) = json.loads(done.out)
    assert list(report) == ["file", "ok", "problems", "summary"]
    assert (report["file"], report["ok"], report["summary"]) == (str(bad), False, None)
    (problem,) = report["problems"]
    assert list(problem) == ["severity", "path", "line", "column", "message", "hint"]
    assert (problem["severity"], problem["line"], problem["column"]) == ("error", 3, 9)
    assert problem["path"].startswith("$")
    assert problem["message"]
    assert problem["hint"]


def test_several_sheets_are_checked_in_their_order(call: Call, good: Path, bad: Path) -> None:
    done = call("check", "--format", "json", good, bad, OTHERS)
    assert done.status == 1
    assert [(report["file"], report["ok"]) for report in json.loads(done.out)] == [
        (str(good), True),
        (str(bad), False),
        (str(OTHERS), True),
    ]
    done = call("check", good, bad, good)
    assert done.status == 1
    assert [line.split(":")[0] for line in done.out.splitlines()] == [str(good), str(bad), str(good)]
    assert call("check", good, OTHERS).status == 0


def test_warnings_do_not_make_a_sheet_bad(call: Call, tmp_path: Path) -> None:
    path = tmp_path / "unused.json"
    path.write_text(json.dumps(builders.sheet()))
    done = call("check", path)
    assert done.status == 0
    *warnings, summary = done.out.splitlines()
    assert warnings
    assert all(": warning: " in line for line in warnings)
    assert summary.startswith(f"{path}: good; 1 figure, 0 statements, 0 notes, 3 sources and 2 caveats")
    (report,) = json.loads(call("check", path, "--format", "json").out)
    assert report["ok"] is True
    assert {problem["severity"] for problem in report["problems"]} == {"warning"}


def test_of_endless_problems_the_first_are_listed(call: Call, tmp_path: Path) -> None:
    path = tmp_path / "bad.json"
    path.write_text(json.dumps(builders.sheet(figures=[{}] * 500)))
    done = call("check", path)
    assert done.status == 1
    assert len(done.out.splitlines()) == DEFAULT.problems + 1
    assert done.out.endswith(f"{path}: there may be further problems\n")
    (report,) = json.loads(call("check", path, "--format", "json").out)
    assert len(report["problems"]) == DEFAULT.problems


def make_nothing(path: Path) -> None:
    assert not path.exists()


def make_folder(path: Path) -> None:
    path.mkdir()


def make_pipe(path: Path) -> None:
    os.mkfifo(path)


def make_device(path: Path) -> None:
    path.symlink_to("/dev/zero")


def make_loop(path: Path) -> None:
    path.symlink_to(path)


def make_huge(path: Path) -> None:
    path.touch()
    os.truncate(path, DEFAULT.size + 1)


def make_empty(path: Path) -> None:
    path.touch()


def make_binary(path: Path) -> None:
    path.write_bytes(bytes(range(256)))


Make = Callable[[Path], None]

NO_FILES: dict[str, tuple[Make, str]] = {
    "missing": (make_nothing, "there is no such file or folder"),
    "folder": (make_folder, "it is a folder"),
    "pipe": (make_pipe, "it is a pipe"),
    "device": (make_device, "it is a device"),
    "loop": (make_loop, "it is a link that leads to itself"),
}
NO_SHEETS: dict[str, tuple[Make, str]] = {
    "huge": (make_huge, "it is larger than 16 MiB"),
    "empty": (make_empty, "JSON"),
    "binary": (make_binary, "UTF-8"),
}


@posix
@pytest.mark.parametrize(("make", "reason"), (NO_FILES | NO_SHEETS).values(), ids=NO_FILES | NO_SHEETS)
def test_what_cannot_be_read_is_one_clear_line(call: Call, tmp_path: Path, make: Make, reason: str) -> None:
    path = tmp_path / "sheet.json"
    make(path)
    done = call("check", path)
    assert (done.status, done.err) == (1, "")
    assert is_one_line(done.out)
    assert done.out.startswith(str(path))
    assert reason in done.out
    (report,) = json.loads(call("check", "--format", "json", path).out)
    assert report["ok"] is False
    assert reason in report["problems"][0]["message"] + report["problems"][0]["hint"]


NAMES = [
    "two\nlines.json",
    "bell\a\x1b[31m.json",
    "bytes\udcff.json",
    "\u202enosj.exe.json",
    "Войска שלום.json",
    "-leading.json",
    "--format",
    "check",
    "{braces} %s.json",
    "x" * 300,
]


@posix
@pytest.mark.parametrize("name", NAMES)
def test_any_name_is_one_line(call: Call, bad: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(bad.parent)
    with contextlib.suppress(OSError):
        bad.rename(name)
    done = call("check", "--", name)
    assert (done.status, done.err) == (1, "")
    assert is_one_line(done.out)
    assert done.out.rstrip("\n").isprintable()
    (report,) = json.loads(call("check", "--format=json", "--", name).out)
    assert report["file"] == name


@posix
@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "utf-8", "cp1252"])
def test_the_report_for_programs_is_json_in_any_encoding(
    bad: Path, encoding: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = bad.with_name("é – Войска 😀 \udcff.json")
    bad.rename(name)
    done = start("check", "--format", "json", name, env={"PYTHONIOENCODING": encoding})
    assert (done.status, done.err) == (1, "")
    (report,) = json.loads(done.out)
    assert report["file"] == str(name)


@posix
@pytest.mark.parametrize(
    "variables",
    [
        {"LC_ALL": "C", "PYTHONIOENCODING": "ascii"},
        {"LANG": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"},
        {"LC_ALL": "POSIX"},
        {"LC_ALL": "de_DE.UTF-8"},
        {"LANG": "no such language", "PYTHONWARNINGS": "error"},
    ],
)
def test_no_environment_breaks_a_check(bad: Path, variables: Variables) -> None:
    name = bad.with_name("Войска.json")
    bad.rename(name)
    done = start("check", name, ARTICLE, env=variables)
    assert (done.status, done.err) == (1, "")
    assert len(done.out.splitlines()) == 2
    assert ":3:9: error: " in done.out
    assert "18 figures" in done.out


# schema


def test_the_schema_is_the_bundled_one(call: Call) -> None:
    done = call("schema")
    assert (done.status, done.err) == (0, "")
    assert done.out == schema.schema_text() == call("schema", "sheet").out
    assert done.out == assets.path(schema.RESOURCE).read_text("utf-8")


def test_the_schema_of_a_record_is_the_bundled_one(call: Call) -> None:
    done = call("schema", "record")
    assert (done.status, done.err) == (0, "")
    assert done.out == schema.record_schema_text()
    assert done.out == assets.path(schema.RECORD_RESOURCE).read_text("utf-8")


def test_the_schema_is_the_same_in_any_encoding() -> None:
    done = start("schema", env={"PYTHONIOENCODING": "ascii", "LC_ALL": "C"})
    assert (done.status, done.err) == (0, "")
    assert json.loads(done.out) == json.loads(schema.schema_text())


# What a command loads


MODULES = """
import sys
from warloss_gui.cli import main
from warloss_gui.commands import check
try:
    status = main(sys.argv[1:])
except SystemExit as end:
    status = end.code
heavy = {"PySide6", "shiboken6", "pyqtgraph", "numpy"} & {name.partition(".")[0] for name in sys.modules}
sys.exit(str(heavy) if heavy else status)
"""


@pytest.mark.parametrize(
    "arguments",
    [
        ["check"],
        ["check", "--format", "json"],
        ["schema"],
        ["--help"],
        ["--version"],
        ["export", "--help"],
        ["gone"],
    ],
)
def test_only_what_draws_imports_qt(arguments: list[str]) -> None:
    done = subprocess.run(
        [sys.executable, "-c", MODULES, *arguments], cwd=CHECKOUT, capture_output=True, text=True, check=False
    )
    assert "{" not in done.stderr
    assert done.returncode == (1 if arguments == ["gone"] else 0)


# The output


def closed_pipe() -> IO[bytes]:
    """The end of a pipe from which nobody reads."""
    reading, writing = os.pipe()
    os.close(reading)
    return os.fdopen(writing, "wb", buffering=0)


@posix
@pytest.mark.parametrize("command", ["check", "schema"])
def test_a_reader_that_has_enough_is_no_problem(command: str) -> None:
    with closed_pipe() as pipe:
        assert start(command, stdout=pipe) == Done(0, "", "")


@posix
def test_a_reader_that_has_enough_still_learns_that_there_are_problems(bad: Path) -> None:
    with closed_pipe() as pipe:
        assert start("check", bad, stdout=pipe) == Done(1, "", "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a disk that is always full")
@pytest.mark.parametrize("command", ["check", "schema"])
def test_an_answer_that_has_no_room_is_told(command: str) -> None:
    with Path("/dev/full").open("wb") as full:
        done = start(command, stdout=full)
    assert done.status == 1
    assert is_one_line(done.err)
    assert done.err.startswith("warloss-gui: standard output: the disk is full; ")


@posix
def test_without_a_standard_output_a_check_still_has_its_status(bad: Path) -> None:
    command = 'exec "$0" -m warloss_gui check "$1" >&-'
    for file, status in ((ARTICLE, 0), (bad, 1)):
        done = subprocess.run(
            ["sh", "-c", command, sys.executable, file], cwd=CHECKOUT, capture_output=True, check=False
        )
        assert (done.returncode, done.stderr) == (status, b"")


# Wrong usage


@pytest.mark.parametrize(
    "arguments",
    [
        ["--bogus"],
        ["a.json", "b.json"],
        ["--tab", "weather"],
        ["--theme", "pink"],
        ["--text-scale", "99"],
        ["--text-scale", "201"],
        ["--text-scale", "1e2"],
        ["--text-scale", "-100"],
        ["--text-scale", "¹⁵⁰"],
        ["--text-scale", "9" * 5000],
        ["--text-scale", ""],
        ["--two\nlines"],
        ["--record"],
        ["--day", "30.6.2025"],
        ["--day", ""],
        ["check", "--bogus"],
        ["check", "--format", "xml"],
        ["schema", "--bogus"],
        ["schema", "a.json"],
        ["export"],
        ["export", "--bogus", "-o", "a.png", "--tab", "personnel"],
        ["export", "--tab", "personnel"],
        ["export", "-o", "a.png"],
        ["export", "--tab", "personnel", "-o", "a.jpg"],
        ["export", "--tab", "personnel", "-o", ""],
        ["export", "--tab", "personnel", "-o", "a.png", "--size", "0x0"],
        ["export", "--tab", "personnel", "-o", "a.png", "--size", "319x800"],
        ["export", "--tab", "personnel", "-o", "a.png", "--size", "1280x8193"],
        ["export", "--tab", "personnel", "-o", "a.png", "--size", "1280x"],
        ["export", "--tab", "personnel", "-o", "a.png", "--density", "5"],
        ["export", "--tab", "personnel", "-o", "a.png", "--density", "fine"],
        ["export", "--tab", "personnel", "--all", "-o", "a.pdf"],
        ["export", "--tab", "personnel", "-o", "a.json"],
        ["export", "--tab", "personnel", "-o", "a.svg", "--density", "2"],
        ["export", "--tab", "personnel", "-o", "a.pdf", "--paper", "a4"],
        ["export", "--size", "1280", "-o", "a.pdf"],
        ["export", "--compare", str(OTHERS), "-o", "a.pdf"],
        ["export", "--day", "2025-06-30", "-o", "a.json"],
        ["export", "--tab", "personnel", "-o", "a.png", "--size", "1280x800x3"],
        ["export", "--tab", "personnel", "-o", "a.png", "--size", "1280×800"],
        ["export", "--tab", "personnel", "-o", "a.png", "--size", "-1280x-800"],
        ["export", "--tab", "personnel", "-o", "a.png", "--size", "9" * 5000 + "x800"],
    ],
)
def test_a_wrong_call_is_told_in_one_line(call: Call, arguments: list[str]) -> None:
    done = call(*arguments)
    assert (done.status, done.out) == (2, "")
    assert is_one_line(done.err)
    assert done.err.startswith("warloss-gui")
    assert done.err.endswith(" --help'\n")


@pytest.mark.parametrize("arguments", [[], ["check"], ["schema"], ["export"]])
def test_every_command_has_its_help(call: Call, arguments: list[str]) -> None:
    done = call(*arguments, "--help")
    assert (done.status, done.err) == (0, "")
    assert done.out.startswith(" ".join(["usage: warloss-gui", *arguments]))


def test_the_version_is_the_package_s(call: Call) -> None:
    assert call("--version") == Done(0, f"warloss-gui {__version__}\n", "")


# The window


class Opened(NamedTuple):
    """What the window was asked to be."""

    request: app.Request
    preferences: Path
    logs: Path


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[Opened]:
    """The calls that would have opened the window."""
    made: list[Opened] = []

    def run(request: app.Request, preferences_path: Path, log_folder: Path) -> int:
        made.append(Opened(request, preferences_path, log_folder))
        return 0

    monkeypatch.setattr(app, "run", run)
    return made


def test_without_arguments_the_window_opens_as_it_was_left(call: Call, opened: list[Opened]) -> None:
    assert call() == Done(0, "", "")
    assert opened == [Opened(app.Request(), preferences.default_path(), logs.default_folder())]


def test_the_window_gets_what_was_asked_for(call: Call, opened: list[Opened], good: Path) -> None:
    options = ("--tab", "statements", "--text-scale", "150", "--theme", "dark")
    assert call(good, *options).status == 0
    assert call(*options, "--", good).status == 0
    wanted = app.Request(good, tab="statements", text_scale=150, theme="dark")
    assert [each.request for each in opened] == [wanted] * 2


def test_the_window_gets_what_stands_beside_the_sheet(
    call: Call, opened: list[Opened], good: Path, tmp_path: Path
) -> None:
    records = (tmp_path / "one.json", tmp_path / "two.json")
    for record in records:
        record.write_text("[]")
    assert call(good, "--record", *records, "--compare", good, "--day", "2024-02-29").status == 0
    assert opened[0].request == app.Request(good, records, good, date(2024, 2, 29))


def test_a_record_in_the_place_of_a_sheet_is_a_record(
    call: Call, opened: list[Opened], tmp_path: Path
) -> None:
    record = tmp_path / "record.json"
    record.write_text(" [{}]")
    assert call(record).status == 0
    assert opened[0].request == app.Request(None, (record,))


@pytest.mark.parametrize("option", ["--record", "--compare"])
def test_what_is_no_file_stands_beside_no_sheet(call: Call, opened: list[Opened], option: str) -> None:
    done = call(option, "nowhere.json")
    assert done.status == 1
    assert "nowhere.json" in done.err
    assert opened == []


@pytest.mark.parametrize("scale", ["100", "200", "0150"])
def test_a_text_size_is_a_whole_number(call: Call, opened: list[Opened], scale: str) -> None:
    assert call("--text-scale", scale).status == 0
    assert opened[0].request.text_scale == int(scale)


def test_the_arguments_of_the_process_are_used(opened: list[Opened], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["warloss-gui", "--tab", "equipment"])
    assert main() == 0
    assert opened[0].request.tab == "equipment"


@posix
@pytest.mark.parametrize(("make", "reason"), NO_FILES.values(), ids=NO_FILES)
def test_what_is_no_file_opens_no_window(
    call: Call, opened: list[Opened], tmp_path: Path, make: Make, reason: str
) -> None:
    path = tmp_path / "sheet.json"
    make(path)
    done = call(path)
    assert (done.status, done.out) == (1, "")
    assert is_one_line(done.err)
    assert done.err.startswith(f"warloss-gui: {path}: {reason}; ")
    assert opened == []


@posix
@pytest.mark.parametrize("name", ["two\nlines", "\u202egnp", "bytes\udcff", "x" * 300, "nul\0", "-x"])
def test_a_strange_name_that_is_no_file_is_one_line(call: Call, opened: list[Opened], name: str) -> None:
    done = call("--", name)
    assert (done.status, done.out) == (1, "")
    assert is_one_line(done.err)
    assert done.err.rstrip("\n").isprintable()
    assert opened == []


def test_an_interruption_ends_quietly(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*arguments: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(app, "run", interrupted)
    assert call() == Done(130, "", "")


def test_streams_that_cannot_be_set_up_are_used_as_they_are(monkeypatch: pytest.MonkeyPatch) -> None:
    class Stream:
        def __init__(self) -> None:
            self.text = ""

        def write(self, text: str) -> None:
            self.text += text

        def flush(self) -> None:
            pass

    stream = Stream()
    monkeypatch.setattr(sys, "stdout", stream)
    assert main(["check", "--format", "json"]) == 0
    assert json.loads(stream.text)[0]["ok"] is True


# Pictures


def size_of(path: Path) -> tuple[int, int]:
    image = QImage(str(path))
    assert not image.isNull()
    assert path.read_bytes().startswith(b"\x89PNG")
    return image.width(), image.height()


PICTURES = [
    *((tab, theme, 100, "1280x800") for tab in TAB_NAMES for theme in THEME_CHOICES),
    *((tab, "light", 200, "800x600") for tab in TAB_NAMES),
    ("equipment", "dark", 125, "320x320"),
    ("statements", "dark", 150, "320x2000"),
    ("contingents", "light", 175, "8192x320"),
    ("personnel", "light", 100, "321x1081"),
]


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("picture", PICTURES)
def test_a_picture_has_exactly_its_size(
    call: Call, tmp_path: Path, picture: tuple[str, str, int, str]
) -> None:
    target = tmp_path / "picture.png"
    tab, theme, scale, size = picture
    options = ("--tab", tab, "--theme", theme, "--text-scale", scale, "--size", size)
    done = call("export", *options, "-o", target)
    assert (done.status, done.out) == (0, "")
    assert not done.err or done.err.startswith("warloss-gui: the picture has room for letters of ")
    assert "{}x{}".format(*size_of(target)) == size
    assert [path.name for path in tmp_path.iterdir()] == ["picture.png"]


@pytest.mark.usefixtures("qapp")
def test_a_picture_shows_the_sheet_that_is_named(call: Call, tmp_path: Path) -> None:
    targets = [tmp_path / "article.PNG", tmp_path / "others.png"]
    for target, sheet in zip(targets, (ARTICLE, OTHERS), strict=True):
        assert call("export", sheet, "--tab", "personnel", "--output", target) == Done(0, "", "")
        assert size_of(target)[0] == 1280
    assert targets[0].read_bytes() != targets[1].read_bytes()


@posix
@pytest.mark.parametrize(("make", "reason"), NO_FILES.values(), ids=NO_FILES)
def test_no_picture_is_made_of_what_is_no_file(call: Call, tmp_path: Path, make: Make, reason: str) -> None:
    path = tmp_path / "sheet.json"
    make(path)
    done = call("export", path, "--tab", "personnel", "-o", tmp_path / "picture.png")
    assert (done.status, done.out) == (1, "")
    assert is_one_line(done.err)
    assert done.err.startswith(f"warloss-gui: {path}: {reason}; ")
    assert not (tmp_path / "picture.png").exists()


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize(
    ("option", "reason"),
    [
        ("--day=1999-01-01", "There is no report of 1 January 1999."),
        ("--record=bad.json", "bad.json"),
        ("--compare=bad.json", "bad.json"),
    ],
)
def test_no_picture_is_made_without_what_is_to_stand_beside(
    call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, option: str, reason: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "bad.json").write_text("[{")
    done = call("export", "--tab", "personnel", option, "-o", "a.png")
    assert (done.status, done.out) == (1, "")
    assert reason in done.err
    assert not (tmp_path / "a.png").exists()


@pytest.mark.usefixtures("qapp")
def test_a_picture_shows_another_day_and_other_claimants(call: Call, tmp_path: Path) -> None:
    usual, moved, beside = (tmp_path / f"{name}.png" for name in ("usual", "moved", "beside"))
    options = ("export", "--tab", "equipment", "--size", "640", "-o")
    assert call(*options, usual).status == 0
    assert call(*options, moved, "--day", "2024-03-31").status == 0
    assert call(*options, beside, "--compare", OTHERS).status == 0
    assert len({path.read_bytes() for path in (usual, moved, beside)}) == 3


@pytest.mark.usefixtures("qapp")
def test_no_picture_is_made_of_a_bad_sheet(call: Call, bad: Path) -> None:
    target = bad.with_name("picture.png")
    target.write_bytes(b"the last picture")
    done = call("export", bad, "--tab", "personnel", "-o", target)
    assert (done.status, done.out) == (1, "")
    assert is_one_line(done.err)
    assert done.err.startswith(f"{bad}:3:9: error: ")
    assert target.read_bytes() == b"the last picture"


@contextlib.contextmanager
def mounted(folder: Path, options: str) -> Generator[None]:
    """A small disk of its own at a folder."""
    command = ("mount", "-t", "tmpfs", "-o", options, "tmpfs", str(folder))
    if sys.platform != "linux" or os.geteuid() != 0:
        pytest.skip("no disk can be mounted here")
    if subprocess.run(command, capture_output=True, check=False).returncode != 0:
        pytest.skip("no disk can be mounted here")
    try:
        yield
    finally:
        subprocess.run(("umount", str(folder)), check=True)


@pytest.fixture
def full_disk(tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "small"
    folder.mkdir()
    with mounted(folder, "size=8k"):
        yield folder


@pytest.fixture
def read_only_disk(tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "still"
    folder.mkdir()
    with mounted(folder, "size=64k,ro"):
        yield folder


def refused(call: Call, target: Path) -> str:
    """The reason why a picture cannot be written there."""
    done = call("export", "--tab", "statements", "--size", "640", "-o", target)
    assert (done.status, done.out) == (1, "")
    assert is_one_line(done.err)
    prefix = f"warloss-gui: {target}: "
    assert done.err.startswith(prefix)
    return done.err.removeprefix(prefix)


@posix
@pytest.mark.usefixtures("qapp")
def test_a_place_that_cannot_be_written_is_told(call: Call, tmp_path: Path) -> None:
    folder, pipe = tmp_path / "folder.png", tmp_path / "pipe.png"
    folder.mkdir()
    os.mkfifo(pipe)
    before = set(tmp_path.iterdir())
    assert refused(call, tmp_path / "gone" / "a.png").startswith("there is no such file or folder; ")
    assert refused(call, folder).startswith("it is a folder; ")
    assert refused(call, pipe).startswith("it is a pipe; ")
    assert refused(call, tmp_path / f"{'x' * 300}.png").startswith("file name too long; ")
    assert set(tmp_path.iterdir()) == before
    assert list(folder.iterdir()) == []


@pytest.mark.usefixtures("qapp")
def test_a_read_only_disk_is_told(call: Call, read_only_disk: Path) -> None:
    assert refused(call, read_only_disk / "a.png").startswith("the folder is read-only; ")


@pytest.mark.usefixtures("qapp")
def test_a_full_disk_keeps_the_last_picture_and_nothing_else(call: Call, full_disk: Path) -> None:
    target = full_disk / "a.png"
    target.write_bytes(b"the last picture")
    assert refused(call, target).startswith("the disk is full; ")
    assert target.read_bytes() == b"the last picture"
    assert list(full_disk.iterdir()) == [target]


def test_a_picture_needs_no_display_and_nothing_of_the_reader_s(home: Path) -> None:
    config = preferences.default_path()
    config.parent.mkdir(parents=True)
    config.write_text('{"theme": "dark", "tab": "statements", "text_scale": 200}')
    before = {path: path.read_bytes() for path in home.rglob("*") if path.is_file()}
    target = home / "picture.png"
    command = ("export", "--tab", "personnel", "--size", "800x900", "-o", target)
    no_display: Variables = {"DISPLAY": None, "WAYLAND_DISPLAY": None}
    plain = start(*command, env={**no_display, "QT_QPA_PLATFORM": None})
    assert plain == Done(0, "", "")
    expected = target.read_bytes()
    target.unlink()
    screens: Variables = {
        "QT_QPA_PLATFORM": "xcb",
        "QT_SCALE_FACTOR": "2",
        "QT_SCREEN_SCALE_FACTORS": "1.5",
        "QT_FONT_DPI": "200",
        "QT_ENABLE_HIGHDPI_SCALING": "1",
        "QT_USE_PHYSICAL_DPI": "1",
        "LC_ALL": "C",
    }
    assert start(*command, env={**no_display, **screens}) == Done(0, "", "")
    assert size_of(target) == (800, 900)
    assert target.read_bytes() == expected
    target.unlink()
    after = {path: path.read_bytes() for path in home.rglob("*") if path.is_file()}
    cache = home / "cache"
    assert {path: data for path, data in after.items() if not path.is_relative_to(cache)} == before


# Small parts


def test_a_file_problem_of_any_command_is_one_line(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(*arguments: object) -> Any:
        raise FileProblem(Path("a\nb"), "it is gone", "look elsewhere")

    monkeypatch.setattr(check, "read_sheet", failing)
    assert call("check") == Done(1, "", "warloss-gui: a\\nb: it is gone; look elsewhere\n")


def test_importing_the_module_that_runs_the_program_runs_nothing() -> None:
    assert importlib.import_module("warloss_gui.__main__").main is main


def test_a_kiosk_gets_its_configuration(call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[KioskConfig] = []

    def show(config: KioskConfig, _log_folder: Path) -> int:
        shown.append(config)
        return 0

    monkeypatch.setattr(app, "run_kiosk", show)
    path = tmp_path / "kiosk.toml"
    path.write_text("sheet = 'good.json'\nidle_seconds = 30\n", "utf-8")
    assert call("--kiosk").status == 0
    assert call("--kiosk", "--config", str(path)).status == 0
    assert shown == [KioskConfig(), KioskConfig(sheet=str(tmp_path / "good.json"), idle_seconds=30)]


def test_a_kiosk_with_a_bad_configuration_is_not_shown(call: Call, tmp_path: Path) -> None:
    path = tmp_path / "kiosk.toml"
    path.write_text("theme = 'pink'\n", "utf-8")
    answer = call("--kiosk", "--config", str(path))
    assert answer.status == 1
    assert f"{path}:1:" in answer.err
    assert is_one_line(answer.err)


@pytest.mark.parametrize(
    "arguments",
    [["--config", "kiosk.toml"], ["--kiosk", "--tab", "equipment"], ["--kiosk", "--theme", "dark"]],
)
def test_a_kiosk_is_told_what_to_show_by_its_configuration_alone(call: Call, arguments: list[str]) -> None:
    answer = call(*arguments)
    assert answer.status == 2
    assert "--kiosk" in answer.err
