"""The real window as a screen reader hears it, from outside and on a display of its own."""

import contextlib
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import pytest

CHECKOUT: Final = Path(__file__).parents[1]
SHEET: Final[dict[str, Any]] = json.loads(
    (CHECKOUT / "resources" / "factsheets" / "article.json").read_text("utf-8")
)
DEADLINE: Final = 240.0
"""Seconds after which everything is ended. A busy machine needs a part of it."""
GENTLY: Final = 10.0
"""Seconds that the processes have to end by themselves."""

SYSTEM_PYTHON: Final = Path("/usr/bin/python3")
PROGRAMS: Final = {"dbus-run-session": "dbus", "xauth": "xauth", "xvfb-run": "xvfb"}

TABS: Final = {
    "Personnel": "personnel",
    "Equipment": "equipment",
    "Allied contingents": "contingents",
    "Statements": "",
}
"""The tabs and the sections of a sheet in their tables."""
WITH_TABLE: Final = [title for title, section in TABS.items() if section]
BOUNDS: Final = {
    "exact": "",
    "about": "about ",
    "at_least": "at least ",
    "more_than": "more than ",
    "up_to": "up to ",
    "nearly": "nearly ",
}
NUMBER: Final = re.compile(rf"(?:{'|'.join(filter(None, BOUNDS.values()))})?\d+(?:,\d{{3}})*")
LONG: Final = 4
"""Letters from which a number is hardly a count of caveats or a day of the month."""

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="AT-SPI is of Linux")


@dataclass(frozen=True, slots=True)
class Thing:
    """An object of the window as it is told to a screen reader."""

    role: str
    name: str
    about: str
    focusable: bool
    actions: int
    parent: int | None


Heard = dict[str, list[Thing]]
"""By the title of a tab, everything that is showing while it is in front."""


def require_programs() -> None:
    """Fail where the system lacks something: `make test` installs it."""
    lacking = {package for program, package in PROGRAMS.items() if shutil.which(program) is None}
    probe = [str(SYSTEM_PYTHON), "-I", "-c", "import pyatspi"]
    if not SYSTEM_PYTHON.exists() or subprocess.run(probe, capture_output=True, check=False).returncode:
        lacking.add("python3-pyatspi")
    if lacking:
        packages = " ".join(sorted(lacking))
        pytest.fail(
            f"A screen reader cannot be played here. On Debian or Ubuntu:  apt-get install {packages}",
            pytrace=False,
        )


def at_home(folder: Path) -> dict[str, str]:
    """An environment that keeps to a folder, and knows nothing of the desktop outside."""
    desktop = ("DISPLAY", "WAYLAND_DISPLAY", "DBUS_", "AT_SPI_", "LANG", "LC_")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(desktop)}
    parts = ("CACHE_HOME", "CONFIG_HOME", "DATA_HOME", "RUNTIME_DIR", "STATE_HOME")
    places = {"HOME": folder, "TMPDIR": folder / "tmp"} | {f"XDG_{part}": folder / part for part in parts}
    for place in places.values():
        place.mkdir(mode=0o700, exist_ok=True)
    return {
        **kept,
        **{name: str(place) for name, place in places.items()},
        "GSETTINGS_BACKEND": "memory",
        "LC_ALL": "C.UTF-8",
        "PYTHONPATH": str(CHECKOUT),
        "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
        "QT_QPA_PLATFORM": "xcb",
    }


def members(session: int) -> list[int]:
    """The processes of a session that are alive."""
    found: list[int] = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            # The name of a program stands in brackets and may hold anything.
            state, _parent, _group, whose = stat.read_text("utf-8", "replace").rpartition(")")[2].split()[:4]
            if int(whose) == session and state not in "XZ":
                found.append(int(stat.parent.name))
    return found


def end_session(session: int) -> None:
    """End every process of a session and wait until none is left. Display and buses outlive the program."""
    for sign in (signal.SIGTERM, signal.SIGKILL):
        deadline = time.monotonic() + GENTLY
        for process in members(session):
            with contextlib.suppress(ProcessLookupError):
                os.kill(process, sign)
        while members(session) and time.monotonic() < deadline:
            time.sleep(0.05)
    assert not members(session)


@pytest.fixture(scope="module")
def heard(tmp_path_factory: pytest.TempPathFactory) -> Heard:
    """What is heard of the program with the bundled sheet. It is started once, and has ended well."""
    require_programs()
    folder = tmp_path_factory.mktemp("desk")
    report, log = folder / "heard.json", folder / "log.txt"
    command = [
        *("xvfb-run", "--auto-servernum", "--server-args=-screen 0 1600x1200x24"),
        *("dbus-run-session", "--"),
        *(str(SYSTEM_PYTHON), "-I", str(CHECKOUT / "tests" / "screen_reader.py"), str(report)),
        *(sys.executable, "-m", "warloss_gui"),
    ]
    with log.open("wb") as said:
        process = subprocess.Popen(
            command,
            cwd=CHECKOUT,
            env=at_home(folder),
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=said,
            start_new_session=True,
        )
    wrong = "The screen reader ended without a report."
    try:
        process.wait(DEADLINE)
    except subprocess.TimeoutExpired:
        wrong = f"After {DEADLINE:.0f} seconds not everything is heard."
    finally:
        end_session(process.pid)
        process.wait()
    found: dict[str, Any] = json.loads(report.read_text("utf-8")) if report.exists() else {"wrong": wrong}
    if found.get("status") != 0:
        wrong = found.get("wrong") or f"The program ended with status {found['status']}."
        pytest.fail(f"{wrong}\n{log.read_text('utf-8', 'replace')}", pytrace=False)
    return {title: [Thing(**thing) for thing in things] for title, things in found["tabs"].items()}


def published(figure: dict[str, Any]) -> str:
    """A number as it is published, with its bound."""
    quantity = figure["quantity"]
    return f"{BOUNDS[quantity['qualifier']]}{quantity['value']:,}"


def numbers(text: str) -> list[str]:
    """The numbers of a text with their bounds."""
    return NUMBER.findall(text.casefold())


def figures(section: str) -> list[dict[str, Any]]:
    found = [figure for figure in SHEET["figures"] if figure["section"] == section]
    assert found
    return found


def caveats(claim: dict[str, Any]) -> list[str]:
    """The words of the caveats of a figure or a statement."""
    texts = {caveat["code"]: caveat["text"] for caveat in SHEET["caveats"]}
    return [texts[code] for code in claim["caveats"]]


def claimant(figure: dict[str, Any]) -> str:
    names = {source["id"]: source.get("in_text", source["name"]) for source in SHEET["sources"]}
    found = figure["claim"]["claimant"]
    return "claimant not named" if found == "not-named" else names[found]


def accompanying(figure: dict[str, Any]) -> list[str]:
    """What must be told with a number."""
    return [figure["label"], claimant(figure), *caveats(figure)]


def untold(figure: dict[str, Any], role: str, things: Iterable[Thing]) -> str | None:
    """What is missing of a figure among the things of a role, in words."""
    number = published(figure)
    named = [thing for thing in things if thing.role == role and number in numbers(thing.name)]
    if not named:
        return f"{figure['id']}: no {role} is named {number!r}"
    lacking = [
        [text for text in accompanying(figure) if text not in thing.about]
        + ([] if number in numbers(thing.about) else [number])
        for thing in named
    ]
    least = min(lacking, key=len)
    if not least:
        return None
    name = named[lacking.index(least)].name
    return f"{figure['id']}: the description of the {role} {name!r} lacks {'; '.join(least)!r}"


def place(thing: Thing, things: list[Thing]) -> str:
    """Where a thing is found: what it is in, and what has a name before and after it."""
    position = next(i for i, other in enumerate(things) if other is thing)
    within = thing.parent
    while within is not None and not things[within].name:
        within = things[within].parent
    inside = "" if within is None else f" in the {things[within].role} {things[within].name!r}"
    before = [other.name for other in things[:position] if other.name][-1:]
    after = [other.name for other in things[position + 1 :] if other.name][:1]
    return f"a {thing.role} named {thing.name!r}{inside}, between {before} and {after}"


def nothing(complaints: Iterable[str | None]) -> None:
    """Fail with all complaints, if there are any."""
    text = "\n".join(filter(None, complaints))
    if text:
        pytest.fail(text, pytrace=False)


def test_there_are_four_tabs(heard: Heard) -> None:
    assert list(heard) == list(TABS)


@pytest.mark.parametrize("role", ["table cell", "list item"])
@pytest.mark.parametrize("title", WITH_TABLE)
def test_every_number_is_told_in_the_table_and_in_the_picture(heard: Heard, title: str, role: str) -> None:
    """The items of the picture's list are its points."""
    nothing(untold(figure, role, heard[title]) for figure in figures(TABS[title]))


def test_the_headline_is_told(heard: Heard) -> None:
    headline = next(figure for figure in SHEET["figures"] if figure["id"] == SHEET["headline"])
    sentences = [thing for thing in heard["Personnel"] if claimant(headline) in thing.name]
    nothing([untold(headline, "label", sentences)])


@pytest.mark.parametrize("title", WITH_TABLE)
def test_the_chosen_number_is_told_beside_the_table(heard: Heard, title: str) -> None:
    """A label with nothing but the number heads the claim in full."""
    alone = [thing for thing in heard[title] if thing.name.casefold().rstrip("†") in numbers(thing.name)]
    assert None in [untold(figure, "label", alone) for figure in figures(TABS[title])]


def test_numbers_on_cards_are_told(heard: Heard) -> None:
    nothing(untold(figure, "panel", heard["Personnel"]) for figure in figures("context"))


@pytest.mark.parametrize("title", TABS)
def test_no_number_is_told_without_its_claim(heard: Heard, title: str) -> None:
    """Whatever has the focus and tells a number of the sheet tells whose it is."""
    things = heard[title]
    for thing in things:
        found = [
            figure
            for figure in SHEET["figures"]
            if len(published(figure)) > LONG and published(figure) in numbers(thing.name)
        ]
        if thing.focusable and found:
            complaints = [untold(figure, thing.role, [thing]) for figure in found]
            assert None in complaints, f"{place(thing, things)}: {complaints}"


@pytest.mark.parametrize("role", ["panel", "list item"])
def test_statements_are_told_with_speaker_and_words(heard: Heard, role: str) -> None:
    """The panels are the cards."""
    for statement in SHEET["statements"]:
        speaker, words = statement["speaker"], [passage["text"] for passage in statement["passages"]]
        named = [thing for thing in heard["Statements"] if thing.role == role and speaker in thing.name]
        assert named, f"no {role} is named {speaker!r}"
        lacking = [text for text in (*words, speaker, *caveats(statement)) if text not in named[0].about]
        assert not lacking, f"the description of the {role} {named[0].name!r} lacks {lacking}"


def test_the_words_of_statements_can_be_read_one_by_one(heard: Heard) -> None:
    labels = [thing.name for thing in heard["Statements"] if thing.role == "label"]
    for statement in SHEET["statements"]:
        assert statement["speaker"] in labels
        for passage in statement["passages"]:
            assert f"“{passage['text']}”" in labels


@pytest.mark.parametrize("title", TABS)
def test_whatever_has_the_focus_has_a_name(heard: Heard, title: str) -> None:
    things = heard[title]
    focusable = [thing for thing in things if thing.focusable]
    assert len(focusable) >= 9
    nothing(place(thing, things) for thing in focusable if not thing.name.strip())


@pytest.mark.parametrize("title", TABS)
def test_every_control_has_a_role(heard: Heard, title: str) -> None:
    """A control is what can have the focus or can be acted upon."""
    things = heard[title]
    controls = [thing for thing in things if thing.focusable or thing.actions]
    nothing(place(thing, things) for thing in controls if thing.role in ("filler", "invalid", "unknown"))
