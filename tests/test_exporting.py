"""An export from the command line, in this process and in others."""

import json
import logging
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, Final, NoReturn

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from tests.builders import Json, claim, counts, figure, period, quantity, rate, sheet, source
from warloss_gui import exporting
from warloss_gui.claims.parts import TAB_NAMES, TabName
from warloss_gui.export.wanted import DOCUMENTS, PICTURES, Frame, Wanted
from warloss_gui.files import FileProblem
from warloss_gui.paper.poster import Poster
from warloss_gui.qt import store
from warloss_gui.request import Request
from warloss_gui.settings import preferences as saved
from warloss_gui.settings.preferences import Preferences

Export = Callable[..., int]
Write = Callable[..., Path]

CHECKOUT: Final = Path(__file__).parents[1]
ENDINGS: Final = DOCUMENTS
SHORT: Final = 40
KILLS: Final = 1_000 if os.environ.get("WARLOSS_LONG") == "1" else SHORT


@pytest.fixture
def export(qapp: QApplication) -> Export:
    """Writes something of a sheet and gives the exit status."""

    def write(target: Path, request: Request | None = None, wanted: Wanted | None = None) -> int:
        asked = request or Request()
        usual = Wanted(target.suffix, asked.tab, Frame(640))
        return exporting.export(asked, wanted or usual, target)

    return write


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Writes a sheet and gives its path."""

    def write_sheet(name: str = "own.json", **changes: Any) -> Path:
        path = tmp_path / name
        path.write_text(json.dumps(sheet(**changes)), "utf-8")
        return path

    return write_sheet


def image(path: Path) -> QImage:
    made = QImage(str(path))
    assert not made.isNull()
    return made


def fail(*_arguments: object, **_options: object) -> NoReturn:
    raise Broken


class Broken(Exception):
    """A mistake in the program."""


@pytest.mark.parametrize("tab", TAB_NAMES)
@pytest.mark.parametrize("ending", PICTURES)
def test_every_tab_has_a_picture_of_its_own_in_every_format(
    export: Export, tmp_path: Path, tab: TabName, ending: str
) -> None:
    first, second, other = (tmp_path / f"{name}{ending}" for name in ("first", "second", "other"))
    assert export(first, Request(tab=tab)) == 0
    assert export(second, Request(tab=tab)) == 0
    others: list[TabName] = [name for name in TAB_NAMES if name != tab]
    assert export(other, Request(tab=others[0])) == 0
    assert first.read_bytes() == second.read_bytes() != other.read_bytes()


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_whole_sheet_gives_the_same_bytes_each_time(export: Export, tmp_path: Path, ending: str) -> None:
    first, second = (tmp_path / f"{name}{ending}" for name in ("first", "second"))
    assert export(first) == 0
    time.sleep(1.1)
    assert export(second) == 0
    assert first.read_bytes() == second.read_bytes()
    home = str(Path.home()).encode()
    assert home not in first.read_bytes()


def test_a_picture_is_as_high_as_it_needs_to_be_or_as_it_is_asked_to_be(
    export: Export, tmp_path: Path
) -> None:
    target = tmp_path / "a.png"
    assert export(target, Request(tab="personnel")) == 0
    usual = image(target)
    assert usual.width() == 640
    assert usual.height() > 640
    assert export(target, Request(tab="personnel"), Wanted(".png", "personnel", Frame(801, 1233, 2.0))) == 0
    assert (image(target).width(), image(target).height()) == (1602, 2466)


def test_an_export_leaves_no_session_and_does_not_use_one(export: Export, tmp_path: Path, home: Path) -> None:
    before, after = tmp_path / "before.png", tmp_path / "after.png"
    assert export(before, Request(tab="personnel")) == 0
    assert [path for path in home.rglob("*") if path.is_file()] == []
    saved.save(saved.default_path(), Preferences(theme="dark", text_scale=200, tab="statements"))
    kept = saved.default_path().read_bytes()
    assert export(after, Request(tab="personnel")) == 0
    assert after.read_bytes() == before.read_bytes()
    assert saved.default_path().read_bytes() == kept


def test_of_a_bad_sheet_nothing_is_written_but_its_problems(
    export: Export, tmp_path: Path, write: Write, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "made.pdf"
    path = write(title="", figures=[figure(label="")])
    assert export(target, Request(sheet=path)) == 1
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 2
    assert all(line.startswith(f"{path}:1:") and ": error: " in line for line in lines)
    assert not target.exists()


def test_warnings_do_not_keep_anything_back(
    export: Export, tmp_path: Path, write: Write, capsys: pytest.CaptureFixture[str]
) -> None:
    path = write(parties=[{"id": "russia", "name": "Russia"}, {"id": "nobody", "name": "Nobody"}])
    assert export(tmp_path / "a.html", Request(sheet=path)) == 0
    assert capsys.readouterr().err == ""


def test_a_picture_with_letters_that_nobody_can_read_is_told(
    export: Export, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    wanted = Wanted(".png", "personnel", Frame(400, 300))
    assert export(tmp_path / "a.png", Request(tab="personnel"), wanted) == 0
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith("warloss-gui: the picture has room for letters of 3 pixels only; ")


@pytest.mark.parametrize("tab", [None, "personnel"])
def test_letters_that_no_font_has_are_told_and_the_rest_is_written(
    export: Export, tmp_path: Path, write: Write, capsys: pytest.CaptureFixture[str], tab: TabName | None
) -> None:
    path, target = write(figures=[figure(label="soldiers \u0378")]), tmp_path / "a.pdf"
    assert export(target, Request(sheet=path, tab=tab)) == 0
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith("warloss-gui: no font of this machine has the letter \\u0378, ")
    assert target.exists()


def test_a_picture_that_cannot_be_made_is_told_and_the_old_one_stays(
    export: Export, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "a.png"
    target.write_bytes(b"old")
    wanted = Wanted(".png", "personnel", Frame(8_192, 8_192, 4.0))
    assert export(target, Request(tab="personnel"), wanted) == 1
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith("warloss-gui: the picture would have 1,074 million pixels, ")
    assert target.read_bytes() == b"old"


def test_what_cannot_be_written_is_told(export: Export, tmp_path: Path) -> None:
    with pytest.raises(FileProblem, match="it is a folder"):
        export(tmp_path, wanted=Wanted(".csv"))


def test_an_error_while_drawing_writes_nothing(
    export: Export, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(Poster, "draw", fail)
    target = tmp_path / "a.png"
    assert export(target, Request(tab="personnel")) == 1
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith("warloss-gui: something in the program went wrong (Broken in test_exporting.py, ")
    assert line.endswith("nothing is written")
    assert not target.exists()


def test_an_error_while_reading_writes_nothing(
    export: Export, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(store, "read_file", fail)
    assert export(tmp_path / "a.md") == 1
    (line,) = capsys.readouterr().err.splitlines()
    assert "(Broken in test_exporting.py" in line


def test_after_an_export_hooks_and_log_are_as_before(export: Export, tmp_path: Path) -> None:
    before = sys.excepthook, list(logging.getLogger().handlers)
    export(tmp_path / "a.csv")
    assert (sys.excepthook, list(logging.getLogger().handlers)) == before


# As of another day


STAFF: Final = "General Staff of the Armed Forces of Ukraine"
A_DAY: Final = date(2026, 7, 31)
"""A day of the bundled record: about 1,446,150 soldiers and 12,231 tanks since the start."""


def said(id_: str, value: int, interval: str | None, **changes: Any) -> Json:
    """A figure of the claimant of the bundled record."""
    usual: Json = {
        "id": id_,
        "label": id_.replace("-", " "),
        "quantity": quantity(value, "about"),
        "counts": counts(term="lost"),
        "claim": claim("staff"),
        "period": None if interval is None else period(interval),
    }
    return figure(**{**usual, **changes})


TOTAL: Final = said("soldiers-lost", 1_020_010, "2022-02-24/2025-06-30")


@pytest.fixture
def travelled(export: Export, write: Write, tmp_path: Path) -> Callable[..., str]:
    """Exports figures as of the day, with the name of their claimant, and gives the text."""

    def travel(*figures: Json, name: str = STAFF) -> str:
        sources = [source("staff", name=name), source("article")]
        path, target = write(figures=list(figures), sources=sources), tmp_path / "made.md"
        assert export(target, Request(sheet=path, day=A_DAY)) == 0
        return target.read_text("utf-8")

    return travel


def rows_of(text: str) -> dict[str, tuple[str, str]]:
    """The numbers and dates of the tables by what is counted."""
    cells = [
        [cell.strip(" †") for cell in line.split("|")] for line in text.splitlines() if "| Russia |" in line
    ]
    return {row[2]: (row[1], row[5]) for row in cells}


def test_the_total_is_that_of_the_day(travelled: Callable[..., str]) -> None:
    text = travelled(TOTAL)
    assert rows_of(text) == {"Soldiers lost": ("about 1,446,150", "31 July 2026")}
    assert "figures as reported on 31 July 2026" in text
    assert "1,020,010" not in text


def test_a_month_stays_as_it_is_and_says_why(travelled: Callable[..., str]) -> None:
    text = travelled(said("lost-in-the-month", 32_420, "2025-06-01/2025-06-30"))
    assert rows_of(text) == {"Lost in the month": ("about 32,420", "30 June 2025")}
    assert "It covers another period than the record. So it stays as of 30 June 2025." in text
    # Nothing here is of the report, so it is not said that anything is.
    assert "31 July 2026" not in text


def test_a_day_and_prisoners_stay_beside_the_total_that_moves(travelled: Callable[..., str]) -> None:
    text = travelled(
        TOTAL,
        said("lost-in-the-past-day", 1_090, "2025-06-29/2025-06-30"),
        said("taken-prisoner", 2_100, None, counts=counts("captured", term="captured")),
        said("lost-on-average", 900, "2022-02-24/2025-06-30", quantity=rate(900, per_is="average")),
        said("women", 12, None, part_of="soldiers-lost", counts=counts(who=["women"])),
    )
    numbers = rows_of(text)
    assert numbers["Soldiers lost"] == ("about 1,446,150", "31 July 2026")
    assert numbers["Lost in the past day"] == ("about 1,090", "30 June 2025")
    assert numbers["Taken prisoner"] == ("about 2,100", "30 June 2025")
    assert {date for number, date in numbers.values() if number != "about 1,446,150"} == {"30 June 2025"}
    for reason in (
        "It covers another period than the record. So it stays as of 30 June 2025.",
        "It counts other outcomes than the record. So it stays as of 30 June 2025.",
        "It is not the same rate or total as the record’s. So it stays as of 30 June 2025.",
        "The sheet’s own total is about 1,020,010, as of 30 June 2025.",
    ):
        assert reason in text


def test_a_label_that_names_a_day_gets_no_number_of_another(travelled: Callable[..., str]) -> None:
    text = travelled({**TOTAL, "label": "soldiers lost by 30 June 2025"})
    assert rows_of(text) == {"Soldiers lost by 30 June 2025": ("about 1,020,010", "30 June 2025")}
    assert "Its label or title has a number or a time of its own. So it stays" in text


def test_without_a_record_of_the_claimant_no_day_can_be_gone_to(
    export: Export, write: Write, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = write(figures=[{**TOTAL, "claim": claim("article")}], sources=[source("article")])
    assert export(tmp_path / "made.md", Request(sheet=path, day=A_DAY)) == 1
    line = capsys.readouterr().err.splitlines()[-1]
    assert line.startswith(
        "No record is open of a claimant and a party of this sheet, so there is no report of"
    )
    assert not (tmp_path / "made.md").exists()
    own = write(figures=[TOTAL], sources=[source("staff", name=STAFF), source("article")])
    assert export(tmp_path / "made.md", Request(sheet=own, day=date(2026, 7, 30))) == 1
    assert "There is no report of 30 July 2026." in capsys.readouterr().err


# As processes of their own


def command(*arguments: str | Path) -> list[str]:
    return [sys.executable, "-m", "warloss_gui", "export", *map(str, arguments)]


def start(*arguments: str | Path, home: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(CHECKOUT), **variables}
    return subprocess.run(
        command(*arguments),
        env=environment,
        cwd=home,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


@pytest.mark.parametrize("ending", ENDINGS)
def test_two_processes_write_the_same_bytes_wherever_they_run(home: Path, ending: str) -> None:
    places = (
        {"PYTHONHASHSEED": "1", "TZ": "Pacific/Kiritimati", "LC_ALL": "", "LANG": "C.UTF-8"},
        {"PYTHONHASHSEED": "2", "TZ": "Pacific/Pago_Pago", "LC_ALL": "", "LANG": "de_DE.UTF-8"},
    )
    made: list[bytes] = []
    for number, place in enumerate(places):
        own = home / f"home-{number}"
        own.mkdir()
        done = start("-o", own / f"made{ending}", home=own, HOME=str(own), USER=f"user-{number}", **place)
        assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
        made.append((own / f"made{ending}").read_bytes())
    assert made[0] == made[1]


def test_a_process_that_cannot_export_says_so_in_one_line(home: Path) -> None:
    bad = home / "bad.json"
    bad.write_text("{", "utf-8")
    done = start(bad, "--tab", "personnel", "-o", home / "picture.png", home=home)
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1
    assert done.stderr.startswith(f"{bad}:1:")


@pytest.mark.skipif(sys.platform != "linux", reason="processes are forked")
def test_a_kill_at_any_time_leaves_the_old_file_or_the_new_one(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.killed", str(home), str(KILLS)],
        cwd=CHECKOUT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    with capsys.disabled():
        if KILLS > SHORT:
            print(f"\n{KILLS} kills: {found}")
    assert found["old"] + found["new"] == KILLS
    # One of thirty kills or so comes while a file is being written, so that a few may all miss.
    assert found["while writing"] or KILLS == SHORT


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
@pytest.mark.parametrize("step", ["os.fsync", "os.replace"])
@pytest.mark.parametrize("ending", [".pdf", ".csv"])
def test_a_kill_while_a_file_is_written_leaves_the_old_one(home: Path, step: str, ending: str) -> None:
    target = home / f"out{ending}"
    target.write_bytes(b"the old file")
    killed = f"import os, signal, sys; {step} = lambda *_: os.kill(os.getpid(), signal.SIGKILL)"
    run = "from warloss_gui.cli import main; sys.exit(main(sys.argv[1:]))"
    done = subprocess.run(
        [sys.executable, "-c", f"{killed}; {run}", "export", "-o", str(target)],
        cwd=CHECKOUT,
        check=False,
    )
    assert done.returncode == -signal.SIGKILL
    assert target.read_bytes() == b"the old file"
    assert len(list(home.glob(".*.part"))) == 1
