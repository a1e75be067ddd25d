"""The kind of a file is told by what it holds, whatever it is called."""

import json
import os
from pathlib import Path

import pytest

from tests.documents import record_samples
from warloss_gui import assets
from warloss_gui.documents.kinds import has_columns, kind_of, sorted_by_kind
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
        (b'{"columns": []}', "record"),
        (b'\xef\xbb\xbf\r\n {"a": {"columns": 1}, "columns": [', "record"),
        (b" " * 10_000 + b'{"title": "x", "columns"', "sheet"),
        (b'{"series": {}, "format_version": 1}', "record"),
    ],
)
def test_the_first_sign_and_the_columns_tell_the_kind(tmp_path: Path, data: bytes, kind: str) -> None:
    assert kind_of(written(tmp_path, data)) == kind


def test_the_bundled_sheet_is_a_sheet() -> None:
    assert kind_of(assets.path("factsheets/article.json")) == "sheet"


def test_the_bundled_history_is_a_record() -> None:
    assert kind_of(assets.path("history/general-staff-month-ends.json")) == "record"


@pytest.mark.parametrize(
    "text",
    [
        '{"note": "a text with \\"columns\\": [1] in it"}',
        '{"note": "columns"}',
        '{"note": "\\\\\\"columns\\": ["}',
        '{"caveats": [{"columns": []}]}',
        '{"titles": {"columns": "x", "series": "y"}}',
        '{"a": ["columns", {"b": "columns"}], "c": "series"}',
    ],
)
def test_a_word_in_a_text_or_deeper_down_makes_no_record(tmp_path: Path, text: str) -> None:
    data = text.encode()
    assert kind_of(written(tmp_path, data)) == "sheet"
    assert not has_columns(data)
    assert has_columns(json.dumps(json.loads(text) | {"columns": []}).encode())


@pytest.mark.parametrize(
    "data",
    [
        b'{"a" "columns": []}',
        b'{"a": \xff, "columns": []}',
        b"{" + b'"a":{' * 100 + b'"columns": 1',
        b'{"a": NaN1, "columns": 1}',
        b'["columns"]',
        b'"columns"',
        b"",
    ],
)
def test_what_is_no_json_up_to_its_columns_is_left_to_the_reader_of_sheets(data: bytes) -> None:
    assert not has_columns(data)


def test_a_record_that_is_too_large_is_left_to_the_reader_of_sheets(tmp_path: Path) -> None:
    path = written(tmp_path, b'{"columns": [' + b"1," * 5_000 + b"1]}")
    assert kind_of(path) == "record"
    assert kind_of(path, Limits(size=8_192)) == "sheet"
    assert kind_of(path, Limits(values=100)) == "sheet"


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
    columns = written(tmp_path, b'{"columns": []}', "e")
    found = sorted_by_kind([record, neither, sheet, other, tmp_path, columns])
    assert found == ([neither, sheet, tmp_path], [record, other, columns])
