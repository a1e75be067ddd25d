"""`diff` says what changed between two versions, figure by figure or day by day."""

import json
from pathlib import Path

import pytest

from tests import builders
from tests.commands import files
from tests.documents.record_samples import column, document, people
from warloss_gui.commands import diff
from warloss_gui.commands.output import OK, PROBLEMS

Said = pytest.CaptureFixture[str]


def run(old: Path, new: Path, *options: str) -> int:
    return diff.run([str(old), str(new), *options])


def test_the_same_sheet_has_no_differences(tmp_path: Path, capsys: Said) -> None:
    sheet = files.write(tmp_path, "sheet.json", files.sheet())
    assert run(sheet, sheet) == OK
    assert capsys.readouterr().out == "Nothing changed.\n"
    assert run(sheet, sheet, "--format", "json") == OK
    assert json.loads(capsys.readouterr().out) == []


def test_a_changed_number_of_a_sheet_is_said_with_old_and_new(tmp_path: Path, capsys: Said) -> None:
    old = files.write(tmp_path, "old.json", files.sheet())
    new = files.write(tmp_path, "new.json", files.sheet(tanks=1403))
    assert run(old, new) == PROBLEMS
    (line,) = capsys.readouterr().out.splitlines()
    assert "1,402 to 1,403" in line
    assert run(old, new, "--format", "json") == PROBLEMS
    (row,) = json.loads(capsys.readouterr().out)
    assert (row["id"], row["old"], row["new"]) == ("tanks", "1,402", "1,403")


def test_a_changed_total_of_a_record_has_its_day_and_likely_author(tmp_path: Path, capsys: Said) -> None:
    rows = files.totals()
    old = files.write(tmp_path, "old.json", rows)
    new = files.write(tmp_path, "new.json", [rows[0], rows[1] | {"tank": 1400}, *rows[2:]])
    assert run(old, new) == PROBLEMS
    (line,) = capsys.readouterr().out.splitlines()
    assert line.startswith("Tanks, 2 June 2022: changed from 1,401 to 1,400; likely")
    assert run(old, new, "--format", "json") == PROBLEMS
    (row,) = json.loads(capsys.readouterr().out)
    assert (row["day"], row["category"], row["author"]) == ("2022-06-02", "tanks", "transcriber")


def test_a_sheet_and_a_record_are_not_compared(tmp_path: Path, capsys: Said) -> None:
    sheet = files.write(tmp_path, "sheet.json", files.sheet())
    record = files.write(tmp_path, "record.json", files.totals())
    for old, new in ((sheet, record), (record, sheet)):
        assert run(old, new) == PROBLEMS
        (line,) = capsys.readouterr().out.splitlines()
        assert line.endswith("are not of one kind; name two fact sheets or two public records")


@pytest.mark.parametrize(
    ("bad", "said"),
    [
        (b'{"title": 1', "bad.json:1:12: error: this is not JSON"),
        (b'[{"title": 1}]', "bad.json: no row has a total whose name is known; use the names"),
        (b"title", "bad.json: it is neither a fact sheet nor a public record; choose"),
    ],
)
def test_a_file_that_cannot_be_read_says_what_keeps_it_from_it(
    tmp_path: Path, capsys: Said, bad: bytes, said: str
) -> None:
    sheet = files.write(tmp_path, "sheet.json", files.sheet())
    other = files.write(tmp_path, "bad.json", bad)
    assert run(sheet, other) == PROBLEMS
    lines = capsys.readouterr().out.splitlines()
    assert said in lines[0]
    assert run(other, tmp_path / "missing.json") == PROBLEMS
    assert "missing.json: there is no such file" in capsys.readouterr().out.splitlines()[-1]


def test_an_earlier_number_is_told_in_words(tmp_path: Path, capsys: Said) -> None:
    made = files.sheet(tanks=1403)
    made["figures"][0]["revisions"] = [
        {
            "previous": builders.quantity(1402, unit="item"),
            "date": "2022-07-01",
            "by": "transcriber",
            "why": "Two digits were transposed.",
        }
    ]
    old = files.write(tmp_path, "old.json", files.sheet())
    assert run(old, files.write(tmp_path, "new.json", made)) == PROBLEMS
    number, earlier = capsys.readouterr().out.splitlines()
    assert number == (
        "Figure “tanks”: number changed from 1,402 to 1,403; changed by the author of the sheet: Two digits "
        "were transposed."
    )
    assert earlier == (
        "Figure “tanks”: earlier numbers added: Until 1 July 2022 it read 1,402; changed by the author of "
        "this sheet: Two digits were transposed."
    )


def test_records_of_different_claims_are_no_versions(tmp_path: Path, capsys: Said) -> None:
    old = files.write(tmp_path, "old.json", document())
    other = document(parties=[builders.party("russia", name="Ukraine", iso3166=None)])
    new = files.write(tmp_path, "new.json", other)
    assert run(old, old) == OK
    capsys.readouterr()
    assert run(old, new) == PROBLEMS
    (line,) = capsys.readouterr().out.splitlines()
    assert line == (
        "Month ends holds what General Staff says of Russia, and Month ends what General Staff says of "
        "Ukraine; name two versions of one record"
    )


def test_a_column_that_counts_since_another_day_is_named(tmp_path: Path, capsys: Said) -> None:
    old = files.write(tmp_path, "old.json", document())
    since = {"date": "2014", "basis": "stated"}
    new = files.write(tmp_path, "new.json", document(columns=[people(since=since), column()]))
    assert run(old, new) == PROBLEMS
    assert capsys.readouterr().out == (
        "Personnel: the two versions do not say the same of what it counts, since when, or how often; totals "
        "that do not count the same are not compared.\n"
    )
