import json
import os
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warloss_gui.claims.parts import TAB_NAMES
from warloss_gui.files import FileProblem
from warloss_gui.settings import preferences
from warloss_gui.settings.preferences import (
    LARGEST_TEXT,
    RECENT_SHEETS,
    SIZE_LIMIT,
    SMALLEST_TEXT,
    THEME_CHOICES,
    Loaded,
    Preferences,
    load,
    save,
)

CHOSEN = Preferences(
    width=1000,
    height=700,
    tab="contingents",
    text_scale=150,
    theme="dark",
    last_sheet="/home/reader/Войска 2025.json",
    recent=("/a.json", "C:\\b.json"),
)

any_path = st.text(st.characters(exclude_categories=()), max_size=60)
"""Any text; with lone surrogates, too, as Python writes bytes of a name that are no UTF-8."""

any_preferences = st.builds(
    Preferences,
    width=st.integers(200, 20_000),
    height=st.integers(200, 20_000),
    tab=st.sampled_from(TAB_NAMES),
    text_scale=st.integers(SMALLEST_TEXT, LARGEST_TEXT),
    theme=st.sampled_from(THEME_CHOICES),
    last_sheet=st.none() | any_path,
    recent=st.lists(any_path, max_size=RECENT_SHEETS).map(tuple),
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "preferences.json"


def names(folder: Path) -> set[str]:
    return {entry.name for entry in folder.iterdir()}


# Where they are


def test_they_are_kept_where_the_platform_keeps_settings(home: Path) -> None:
    assert preferences.default_path().is_relative_to(home)
    assert preferences.default_path().name == "preferences.json"


# Round trip


def test_what_is_saved_is_loaded(path: Path) -> None:
    save(path, CHOSEN)
    assert load(path) == Loaded(CHOSEN)


@given(chosen=any_preferences)
def test_any_choice_is_loaded_as_it_was_saved(
    tmp_path_factory: pytest.TempPathFactory, chosen: Preferences
) -> None:
    path = tmp_path_factory.getbasetemp() / "any preferences.json"
    save(path, chosen)
    assert load(path) == Loaded(chosen)


def test_a_name_that_is_no_text_is_kept(path: Path) -> None:
    chosen = Preferences(last_sheet=os.fsdecode(b"/tmp/\xff.json"))
    save(path, chosen)
    assert load(path).preferences == chosen


def test_without_a_file_the_usual_ones_apply_and_nothing_is_said(path: Path) -> None:
    assert load(path) == Loaded(Preferences())
    assert not path.exists()


def test_a_field_that_the_file_does_not_name_is_the_usual_one(path: Path) -> None:
    path.write_text('{"tab": "statements"}')
    assert load(path) == Loaded(Preferences(tab="statements"))


def test_the_usual_ones_are_in_their_own_limits() -> None:
    usual = Preferences()
    assert Preferences.model_validate(usual.model_dump()) == usual


def test_saving_makes_the_folder(tmp_path: Path) -> None:
    path = tmp_path / "config" / "warloss" / "preferences.json"
    save(path, CHOSEN)
    assert load(path).preferences == CHOSEN


# Files that cannot be used


HOSTILE: dict[str, bytes] = {
    "nothing": b"",
    "no JSON": b"{",
    "binary": bytes(range(256)),
    "no UTF-8": b'{"last_sheet": "\xff"}',
    "a list": b"[]",
    "null": b"null",
    "an unknown field": b'{"colour": "red"}',
    "another tab": b'{"tab": "weather"}',
    "too large text": b'{"text_scale": 100000}',
    "no number": b'{"width": NaN}',
    "an endless number": b'{"width": 1e999}',
    "a huge number": b'{"width": ' + b"9" * 5000 + b"}",
    "a negative size": b'{"height": -1}',
    "too many recent": json.dumps({"recent": ["a"] * (RECENT_SHEETS + 1)}).encode(),
    "an endless path": json.dumps({"last_sheet": "a" * 100_000}).encode(),
    "a path that is a number": b'{"last_sheet": 7}',
    "deep nesting": b"[" * 200_000,
    "too large a file": b" " * (SIZE_LIMIT + 1),
}


@pytest.mark.parametrize("content", HOSTILE.values(), ids=HOSTILE)
def test_a_file_that_cannot_be_used_is_kept_aside_and_said_to_be_so(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    loaded = load(path)
    assert loaded.preferences == Preferences()
    assert loaded.problem is not None
    assert loaded.problem.startswith("The saved preferences cannot be used (")
    assert loaded.problem.isprintable()
    assert len(loaded.problem) < 300 + len(str(path))
    aside = path.with_name("preferences.unusable")
    assert str(aside) in loaded.problem
    assert aside.read_bytes() == content
    assert names(path.parent) == {aside.name}


@given(content=st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
def test_no_content_breaks_the_start(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    path = tmp_path_factory.getbasetemp() / "any content.json"
    path.write_bytes(content)
    loaded = load(path)
    assert loaded.preferences == Preferences()
    assert (loaded.problem is None) == path.exists()


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"{", "JSON"),
        (b"[]", "JSON"),
        (b'{"tab": "weather"}', "tab"),
        (b'{"recent": [1]}', "recent.0"),
        (b'{"two\\nlines\\u202e": 1}', r"two\nlines\u202e"),
        (json.dumps({"x" * 100_000: 1}).encode(), "x" * 80),
    ],
)
def test_the_message_says_where_the_fault_is(path: Path, content: bytes, reason: str) -> None:
    path.write_bytes(content)
    assert f"cannot be used ({reason});" in str(load(path).problem)


def test_a_size_over_the_limit_is_the_reason(path: Path) -> None:
    path.write_bytes(b" " * (SIZE_LIMIT + 1))
    assert "it is larger than 1 MiB" in str(load(path).problem)


@pytest.mark.skipif(os.name != "posix", reason="pipes of POSIX")
def test_a_pipe_is_put_aside_without_waiting_for_a_writer(path: Path) -> None:
    os.mkfifo(path)
    loaded = load(path)
    assert loaded.preferences == Preferences()
    assert "it is a pipe" in str(loaded.problem)
    save(path, CHOSEN)
    assert load(path) == Loaded(CHOSEN)


def test_a_folder_in_its_place_is_put_aside(path: Path) -> None:
    path.mkdir()
    assert "it is a folder" in str(load(path).problem)
    assert names(path.parent) == {"preferences.unusable"}


def test_a_file_that_cannot_be_put_aside_stays(path: Path) -> None:
    path.write_text("{")
    occupied = path.with_name("preferences.unusable")
    occupied.mkdir()
    loaded = load(path)
    assert loaded == Loaded(
        Preferences(), "The saved preferences cannot be used (JSON); the usual ones apply."
    )
    assert path.read_text() == "{"


@pytest.mark.skipif(os.name != "posix", reason="links and limits of POSIX")
def test_a_place_that_cannot_be_looked_at_is_said(tmp_path: Path) -> None:
    loop = tmp_path / "loop.json"
    loop.symlink_to(loop)
    for path in (loop, tmp_path / ("x" * 300)):
        loaded = load(path)
        assert loaded.preferences == Preferences()
        assert loaded.problem is not None
        assert loaded.problem.startswith(str(path))
    assert loop.is_symlink()


@pytest.mark.skipif(os.name != "posix", reason="links of POSIX")
def test_a_link_whose_file_is_not_there_yet_gets_its_file(tmp_path: Path, path: Path) -> None:
    path.symlink_to(tmp_path / "dotfiles.json")
    assert load(path) == Loaded(Preferences())
    save(path, CHOSEN)
    assert path.is_symlink()
    assert load(tmp_path / "dotfiles.json") == Loaded(CHOSEN)


# Saving


def test_saving_replaces_the_file_whole(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    save(path, CHOSEN)

    def fail(*arguments: Any) -> None:
        raise OSError

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(FileProblem):
        save(path, Preferences())
    monkeypatch.undo()
    assert load(path) == Loaded(CHOSEN)
    assert names(path.parent) == {path.name}


def test_a_folder_that_cannot_be_made_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(FileProblem, match=r"preferences\.json: "):
        save(tmp_path / "file" / "preferences.json", CHOSEN)


@pytest.mark.skipif(not Path("/proc/self").is_dir(), reason="a folder that nobody can write to")
def test_a_folder_that_cannot_be_written_is_a_problem() -> None:
    with pytest.raises(FileProblem, match=r"^/proc/self/preferences\.json: "):
        save(Path("/proc/self/preferences.json"), CHOSEN)


def test_preferences_cannot_be_changed_in_place() -> None:
    with pytest.raises(ValueError, match="frozen"):
        CHOSEN.tab = "personnel"
