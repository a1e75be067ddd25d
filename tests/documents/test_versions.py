"""A version is read as what it is, and what cannot be read says why."""

from pathlib import Path

import pytest

from tests.commands import files
from tests.documents import record_samples
from warloss_gui.claims.sheet import FactSheet
from warloss_gui.documents.limits import Limits
from warloss_gui.documents.versions import Unreadable, read_version
from warloss_gui.history.record import Record


def test_a_sheet_and_a_record_are_told_apart(tmp_path: Path) -> None:
    sheet = read_version(files.write(tmp_path, "totals.json", files.sheet()))
    record = read_version(files.write(tmp_path, "sheet.json", files.totals()))
    assert isinstance(sheet, FactSheet)
    assert isinstance(record, Record)
    assert record.title == "sheet.json"


def test_a_record_that_is_a_document_of_its_own_is_one_too(tmp_path: Path) -> None:
    record = read_version(files.write(tmp_path, "month-ends.json", record_samples.document()))
    assert isinstance(record, Record)
    assert (record.title, record.rhythm) == ("Month ends", "month")
    bad = read_version(files.write(tmp_path, "bad.json", record_samples.document(party="gone")))
    assert isinstance(bad, Unreadable)
    (line,) = bad.lines
    assert line.startswith("bad.json: there is no party 'gone' (1:")
    assert line.endswith("; known: russia")


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"{", "bad.json:1:2: error: this is not JSON"),
        (b"[1, 2]", "bad.json: the list holds no rows with names and values; a record is a JSON list"),
        (b'[{"date": "2022-06-01", tank}]', "bad.json: this is not JSON"),
        (b"", "bad.json: it is empty; choose a JSON document"),
    ],
)
def test_what_cannot_be_read_says_why_and_what_would_be_right(tmp_path: Path, data: bytes, said: str) -> None:
    found = read_version(files.write(tmp_path, "bad.json", data))
    assert isinstance(found, Unreadable)
    assert said in found.lines[0]
    assert "; " in found.lines[0]


def test_the_place_in_a_record_is_told(tmp_path: Path) -> None:
    found = read_version(files.write(tmp_path, "bad.json", b'[\n{"date": "2022-06-01", tank}]'))
    assert isinstance(found, Unreadable)
    assert "(2:24); " in found.lines[0]


def test_limits_hold_for_both_kinds(tmp_path: Path) -> None:
    small = Limits(size=50)
    for document in (files.sheet(), files.totals(), record_samples.document()):
        found = read_version(files.write(tmp_path, "large.json", document), small)
        assert isinstance(found, Unreadable)
        assert "larger" in found.lines[0]
