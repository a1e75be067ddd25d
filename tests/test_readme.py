"""What README.md shows must be true."""

import re
from pathlib import Path

import pytest

from warloss_gui.cli import main
from warloss_gui.documents.reader import read_sheet

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")


def test_the_sheet_that_it_shows_is_good() -> None:
    (text,) = re.findall(r"```json\n(.*?)```", README, re.DOTALL)
    reading = read_sheet(text.encode())
    assert reading.problems == ()
    assert reading.sheet is not None
    assert len(reading.sheet.figures) == 1


def test_its_pictures_and_links_lead_somewhere() -> None:
    targets = [target for target in re.findall(r"\]\(([^)]+)\)", README) if "://" not in target]
    assert targets
    assert [target for target in targets if not (ROOT / target).exists()] == []


def test_the_make_targets_that_it_names_exist() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    for target in sorted(set(re.findall(r"make ([a-z]+)", README))):
        assert f"\n{target}:" in makefile, target


def test_the_commands_that_it_names_exist(capsys: pytest.CaptureFixture[str]) -> None:
    for command in ("check", "verify", "diff", "schema", "export"):
        assert f"`warloss-gui {command}" in README
        with pytest.raises(SystemExit) as ended:
            main([command, "--help"])
        assert ended.value.code == 0
        assert command in capsys.readouterr().out
