"""`kiosk check` and `kiosk pin`."""

import io
import re
import tomllib
from pathlib import Path

import pytest

from warloss_gui import assets
from warloss_gui.cli import main
from warloss_gui.commands import kiosk
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


def test_problems_are_told_with_their_places(tmp_path: Path, capsys: Capture) -> None:
    path = tmp_path / "kiosk.toml"
    path.write_text("theme = 'pink'\npixel_shift = 99\n", "utf-8")
    assert main(["kiosk", "check", str(path)]) == 1
    first, second = capsys.readouterr().out.splitlines()
    assert first.startswith(f"{path}:1:9: error: ")
    assert second.startswith(f"{path}:2:15: error: ")
    assert main(["kiosk", "check", str(tmp_path / "none.toml")]) == 1
    assert "there is no such file" in capsys.readouterr().out


def test_named_files_that_are_not_there_are_told(tmp_path: Path, capsys: Capture) -> None:
    path = tmp_path / "kiosk.toml"
    path.write_text("sheet = 'today.json'\nrecords = ['one.json', 'two.json']\n", "utf-8")
    (tmp_path / "one.json").touch()
    assert main(["kiosk", "check", str(path)]) == 0
    hint = "put it there, or name another"
    assert capsys.readouterr().out.splitlines() == [
        f"{path}: warning: there is no file {tmp_path / 'today.json'}; {hint}",
        f"{path}: warning: there is no file {tmp_path / 'two.json'}; {hint}",
        f"{path}: good; 4 pages",
    ]


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
