import logging
import os
from logging.handlers import RotatingFileHandler
from pathlib import Path

import pytest

from warloss_gui import logs


def added() -> list[logging.Handler]:
    """The handlers that are not the test runner's."""
    return [
        found for found in logging.getLogger().handlers if not type(found).__module__.startswith("_pytest")
    ]


def test_the_folder_is_where_the_platform_wants_a_log(home: Path) -> None:
    assert logs.default_folder().is_relative_to(home)
    assert "warloss" in logs.default_folder().parts


def test_what_is_logged_is_in_the_file_with_time_level_and_name(tmp_path: Path) -> None:
    path = tmp_path / "new" / "folder" / "warloss.log"
    assert logs.start(path.parent) == path
    logging.getLogger("warloss.test").info("hello")
    logging.getLogger("warloss.test").debug("too fine")
    (line,) = path.read_text("utf-8").splitlines()
    assert line.endswith(" INFO warloss.test: hello")
    assert line[:4].isdigit()


def test_a_later_start_adds_to_the_log(tmp_path: Path) -> None:
    path = tmp_path / "warloss.log"
    path.write_text("the last session\n")
    logs.start(tmp_path)
    logging.getLogger().warning("this session")
    first, second = path.read_text().splitlines()
    assert first == "the last session"
    assert second.endswith("this session")


def test_any_text_can_be_logged(tmp_path: Path) -> None:
    path = logs.start(tmp_path)
    assert path is not None
    logging.getLogger().warning("Войска %s", "\udcff\0")
    assert path.read_bytes().endswith("root: Войска \\udcff\0\n".encode())


def test_the_log_stays_small_and_keeps_its_end(tmp_path: Path) -> None:
    logs.start(tmp_path)
    text = "x" * 100_000
    for i in range(50):
        logging.getLogger().info("%d %s", i, text)
    files = {file.name: file.stat().st_size for file in tmp_path.iterdir()}
    assert set(files) == {"warloss.log", "warloss.log.1", "warloss.log.2"}
    assert sum(files.values()) <= 1.5 * 2**20
    assert " 49 x" in (tmp_path / "warloss.log").read_text()[-len(text) - 100 :]


@pytest.mark.skipif(os.name != "posix", reason="a file in place of a folder")
@pytest.mark.parametrize("obstacle", ["a file for a folder", "a folder for the file"])
def test_without_a_usable_folder_warnings_go_to_standard_error(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], obstacle: str
) -> None:
    folder = tmp_path / "folder"
    if obstacle == "a file for a folder":
        folder.touch()
    else:
        (folder / "warloss.log").mkdir(parents=True)
    assert logs.start(folder) is None
    logging.getLogger().info("not said")
    logging.getLogger().warning("said")
    first, second = capsys.readouterr().err.splitlines()
    assert first.startswith(f"the log {folder / 'warloss.log'} cannot be written: ")
    assert second == "said"
    assert not any(isinstance(handler, RotatingFileHandler) for handler in added())


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a disk that is always full")
def test_a_full_disk_stops_nothing_and_prints_no_stack(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "warloss.log").symlink_to("/dev/full")
    assert logs.start(tmp_path) is not None
    logging.getLogger().warning("lost")
    assert capsys.readouterr() == ("", "")


def test_a_faulty_call_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    logs.start(tmp_path)
    (handler,) = added()
    handler.handle(logging.makeLogRecord({"msg": "%d", "args": ("no number",)}))
    assert "no number" in capsys.readouterr().err
