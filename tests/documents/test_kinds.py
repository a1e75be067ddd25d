"""The kind of a file is told by how it begins, whatever it is called."""

import os
from pathlib import Path

import pytest

from tests.documents import record_samples
from warloss_gui import assets
from warloss_gui.documents.kinds import kind_of, sorted_by_kind
from warloss_gui.documents.limits import Limits
from warloss_gui.files import FileProblem


def written(folder: Path, data: bytes, name: str = "document.txt") -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"{}", "sheet"),
        (b"[]", "record"),
        (b" \t\r\n{", "sheet"),
        (b"\xef\xbb\xbf [", "record"),
        (b" " * 4_096 + b"{", "sheet"),
        (b"\n" * 10_000 + b"[", "record"),
        (b"{\xff\x00", "sheet"),
    ],
)
def test_the_first_sign_tells_the_kind(tmp_path: Path, data: bytes, kind: str) -> None:
    assert kind_of(written(tmp_path, data)) == kind


def test_the_bundled_sheet_is_a_sheet() -> None:
    assert kind_of(assets.path("factsheets/article.json")) == "sheet"


@pytest.mark.skipif(not record_samples.ORC.is_file(), reason="the real records are not here")
def test_the_real_records_are_records() -> None:
    real = (record_samples.EQUIPMENT, record_samples.PERSONNEL, record_samples.ORC)
    assert {kind_of(path) for path in real} == {"record"}


@pytest.mark.parametrize(
    "data", [b"title: none", b"\xff\xfe{\x00", b"\x00", b"\x1f\x8b\x08", b" \xef\xbb\xbf{"]
)
def test_what_is_neither_is_refused_with_the_remedy(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(FileProblem, match="it is neither a fact sheet nor a public record") as raised:
        kind_of(written(tmp_path, data, "document.txt"))
    assert "a fact sheet begins with {" in raised.value.hint


@pytest.mark.parametrize("data", [b"", b"\xef\xbb\xbf", b" \n" * 5_000])
def test_an_empty_file_is_refused(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(FileProblem, match="it is empty"):
        kind_of(written(tmp_path, data))


def test_blanks_are_read_no_further_than_a_document_may_be_long(tmp_path: Path) -> None:
    path = written(tmp_path, b" " * 20_000 + b"{")
    assert kind_of(path) == "sheet"
    with pytest.raises(FileProblem, match="it is empty"):
        kind_of(path, Limits(size=8_192))


def test_what_is_no_regular_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileProblem, match="no such file"):
        kind_of(tmp_path / "nowhere.json")
    with pytest.raises(FileProblem, match="it is a folder"):
        kind_of(tmp_path)
    with pytest.raises(FileProblem):
        kind_of(Path("a\0b"))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes here")
def test_nobody_waits_for_a_pipe(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "pipe.json"
    os.mkfifo(path)
    with pytest.raises(FileProblem, match="it is a pipe"):
        kind_of(path)
    # As if it had come in place of a file that was looked at.
    monkeypatch.setattr("warloss_gui.documents.kinds.require_regular", str)
    with pytest.raises(FileProblem):
        kind_of(path)


def test_a_file_that_cannot_be_opened_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("warloss_gui.documents.kinds.require_regular", str)
    with pytest.raises(FileProblem, match="no such file"):
        kind_of(tmp_path / "gone.json")


def test_files_are_sorted_by_kind_and_what_is_neither_is_left_to_the_sheets(tmp_path: Path) -> None:
    sheet, record = written(tmp_path, b"{}", "a"), written(tmp_path, b"[]", "b")
    neither, other = written(tmp_path, b"", "c"), written(tmp_path, b" [1]", "d")
    found = sorted_by_kind([record, neither, sheet, other, tmp_path])
    assert found == ([neither, sheet, tmp_path], [record, other])
