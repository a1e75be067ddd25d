"""`kiosk check`, `kiosk pin` and `kiosk sample`."""

import errno
import io
import json
import re
import tomllib
from pathlib import Path

import pytest

from tests import builders
from warloss_gui import assets
from warloss_gui.cli import main
from warloss_gui.commands import kiosk
from warloss_gui.files import FileProblem
from warloss_gui.kiosk import pin
from warloss_gui.kiosk.config import KioskConfig, read_config

Capture = pytest.CaptureFixture[str]


def type_in(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(text))


def test_the_sample_is_good_and_says_what_holds_anyway(capsys: Capture) -> None:
    sample = assets.path("kiosk/kiosk.toml")
    assert read_config(sample).config == KioskConfig()
    assert main(["kiosk", "check", str(sample)]) == 0
    assert capsys.readouterr().out == f"{sample}: good; 4 pages\n"


def test_the_sample_names_every_key() -> None:
    text = assets.path("kiosk/kiosk.toml").read_text("utf-8")
    written = re.sub(r"^# (?=\w+ = )", "", text, flags=re.MULTILINE)
    assert set(tomllib.loads(written)) == set(KioskConfig.model_fields)


def test_the_sample_is_printed(capsys: Capture) -> None:
    assert main(["kiosk", "sample"]) == 0
    assert capsys.readouterr().out == assets.path("kiosk/kiosk.toml").read_text("utf-8")


def test_what_starts_a_kiosk_is_printed(capsys: Capture) -> None:
    for name in ("warloss-kiosk.service", "warloss-kiosk.desktop", "warloss-cage.service"):
        assert main(["kiosk", "sample", name]) == 0
        assert capsys.readouterr().out == assets.path(f"kiosk/{name}").read_text("utf-8")
    with pytest.raises(SystemExit) as ended:
        main(["kiosk", "sample", "none.service"])
    assert ended.value.code == 2
    assert "warloss-cage.service" in capsys.readouterr().err


def test_problems_are_told_with_their_places(tmp_path: Path, capsys: Capture) -> None:
    path = tmp_path / "kiosk.toml"
    path.write_text("theme = 'pink'\npixel_shift = 99\n", "utf-8")
    assert main(["kiosk", "check", str(path)]) == 1
    first, second = capsys.readouterr().out.splitlines()
    assert first.startswith(f"{path}:1:9: error: ")
    assert second.startswith(f"{path}:2:15: error: ")
    assert main(["kiosk", "check", str(tmp_path / "none.toml")]) == 1
    assert "there is no such file" in capsys.readouterr().out


def checked(folder: Path, text: str, capsys: Capture) -> tuple[int, list[str]]:
    """The status and the lines of the check of a configuration, without the name of its file."""
    path = folder / "kiosk.toml"
    path.write_text(text, "utf-8")
    status = main(["kiosk", "check", str(path)])
    return status, [line.removeprefix(str(path)) for line in capsys.readouterr().out.splitlines()]


def test_named_files_that_are_not_there_are_told(tmp_path: Path, capsys: Capture) -> None:
    long = "x" * 300
    text = f"sheet = 'today.json'\nrecords = ['one.json', '{long}']\n"
    status, lines = checked(tmp_path, text, capsys)
    assert status == 0
    too_long = "file name too long; check the name and the place"
    missing = "cannot be read now: there is no such file or folder; check the name"
    assert lines == [
        f":1:9: warning: {tmp_path / 'today.json'} {missing}",
        f":2:12: warning: {tmp_path / 'one.json'} {missing}",
        f":2:24: warning: {tmp_path / long} cannot be read now: {too_long}",
        ": good; 4 pages",
    ]


def test_files_that_may_not_be_read_are_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    def refuse(path: Path, _limit: int) -> bytes:
        raise FileProblem.of(path, PermissionError(errno.EACCES, ""))

    monkeypatch.setattr(kiosk, "read_regular", refuse)
    status, lines = checked(tmp_path, "sheet = 'today.json'\n", capsys)
    assert status == 0
    assert "today.json cannot be read now: permission denied; " in lines[0]


def test_named_files_that_cannot_be_shown_are_told(tmp_path: Path, capsys: Capture) -> None:
    (tmp_path / "a sheet.json").write_text('{"format_version": 1}', "utf-8")
    (tmp_path / "record.json").write_text("[", "utf-8")
    text = "records = ['record.json']\n\n[[pages]]\nshow = 'history'\nsheet = 'a sheet.json'\n"
    status, (sheet, record) = checked(tmp_path, text, capsys)
    assert status == 1
    path = tmp_path / "a sheet.json"
    assert sheet.startswith(f":5:9: error: the sheet {path} cannot be shown: the field ")
    assert sheet.endswith(f"is missing; warloss-gui check '{path}' says where, and what else")
    assert record.startswith(f":1:12: error: the public record {tmp_path / 'record.json'} cannot be used: ")


def test_named_files_that_are_good_are_not_mentioned(tmp_path: Path, capsys: Capture) -> None:
    (tmp_path / "sheet.json").write_text(json.dumps(builders.sheet()), "utf-8")
    assert checked(tmp_path, "sheet = 'sheet.json'\n", capsys) == (0, [": good; 4 pages"])


def test_a_pin_from_a_pipe_becomes_a_line_of_the_configuration(
    monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    type_in("2468\n", monkeypatch)
    assert main(["kiosk", "pin"]) == 0
    made = tomllib.loads(capsys.readouterr().out)["exit_pin"]
    assert pin.matches("2468", made)


@pytest.mark.parametrize("text", ["12\n", "abcd\n"])
def test_what_is_no_pin_is_refused_in_one_line(
    text: str, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    type_in(text, monkeypatch)
    assert main(["kiosk", "pin"]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err == "warloss-gui kiosk pin: a PIN is 4 to 12 digits, written the same twice\n"


@pytest.mark.parametrize("text", ["", "\n"])
def test_a_pipe_without_a_pin_is_told(text: str, monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> None:
    type_in(text, monkeypatch)
    assert main(["kiosk", "pin"]) == 2
    assert capsys.readouterr().err == "warloss-gui kiosk pin: no PIN was given; write 4 to 12 digits\n"


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(("typed", "status"), [(("2468", "2468"), 0), (("2468", "2469"), 2)])
def test_at_a_terminal_a_pin_is_asked_for_twice(
    typed: tuple[str, str], status: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = iter(typed)

    def ask(_text: str) -> str:
        return next(answers)

    monkeypatch.setattr("sys.stdin", Terminal())
    monkeypatch.setattr(kiosk, "getpass", ask)
    assert main(["kiosk", "pin"]) == status


def test_a_terminal_that_ends_is_told(monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> None:
    def ask(_text: str) -> str:
        raise EOFError

    monkeypatch.setattr("sys.stdin", Terminal())
    monkeypatch.setattr(kiosk, "getpass", ask)
    assert main(["kiosk", "pin"]) == 2
    assert "no PIN was given" in capsys.readouterr().err
