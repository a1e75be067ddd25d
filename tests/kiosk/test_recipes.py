"""The files that start a kiosk call the program as it is, and never give up."""

import configparser
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from warloss_gui import assets

UNITS = ["warloss-kiosk.service", "warloss-cage.service"]


def read(path: Path) -> configparser.ConfigParser:
    parser = configparser.ConfigParser(interpolation=None)
    parser.optionxform = str  # pyright: ignore[reportAttributeAccessIssue] - keys differ by their letters' case
    parser.read(path, "utf-8")
    return parser


@pytest.mark.parametrize("name", UNITS)
def test_a_unit_restarts_for_ever_what_gives_no_sign_of_life(name: str) -> None:
    unit = read(assets.path(f"kiosk/{name}"))
    assert unit["Unit"]["StartLimitIntervalSec"] == "0"
    assert unit["Service"]["Type"] == "notify"
    # In cage the program does not go by it, and is alive every ten seconds.
    assert int(unit["Service"]["WatchdogSec"]) >= 30
    # Cage ends with 0 at any polite signal, and so would not come back where its start takes too long.
    wanted = {"warloss-kiosk.service": ("always", "0"), "warloss-cage.service": ("on-failure", None)}
    service = unit["Service"]
    assert (service["Restart"], service.get("RestartPreventExitStatus")) == wanted[name]
    assert "warloss-gui --kiosk --config " in unit["Service"]["ExecStart"]


def script_of_the_entry() -> str:
    """What the entry for autostart gives to the shell."""
    text = read(assets.path("kiosk/warloss-kiosk.desktop"))["Desktop Entry"]["Exec"]
    match = re.fullmatch(r'sh -c "(.*)"', text)
    assert match is not None
    # Within quotes a backslash stands before what the shell is to see, and is doubled itself.
    return match[1].replace("\\\\", "\\").replace('\\"', '"').replace("\\$", "$")


def script_in_cage() -> str:
    """What cage gives to the shell."""
    text = read(assets.path("kiosk/warloss-cage.service"))["Service"]["ExecStart"]
    match = re.fullmatch(r'cage -- sh -c "([^"\\$%]*)"', text)
    assert match is not None
    return match[1]


@pytest.mark.parametrize(("script", "home"), [(script_of_the_entry, "museum"), (script_in_cage, "kiosk")])
def test_a_loop_starts_it_anew_until_it_was_left(
    script: Callable[[], str], home: str, tmp_path: Path
) -> None:
    program = tmp_path / "warloss-gui"
    program.write_text(
        f'#!/bin/sh\necho "$@" >> {tmp_path}/calls\ntest "$(wc -l < {tmp_path}/calls)" -ge 3\n', "utf-8"
    )
    program.chmod(0o755)
    sleep = tmp_path / "sleep"
    sleep.write_text("#!/bin/sh\n", "utf-8")
    sleep.chmod(0o755)
    shell = shutil.which("sh")
    assert shell is not None
    environment = {"PATH": f"{tmp_path}:/usr/bin:/bin", "HOME": "/home/museum"}
    subprocess.run([shell, "-c", script()], env=environment, check=True, timeout=60)
    calls = (tmp_path / "calls").read_text("utf-8").splitlines()
    assert calls == [f"--kiosk --config /home/{home}/kiosk/kiosk.toml"] * 3
