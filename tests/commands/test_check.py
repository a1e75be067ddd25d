"""`check` tells a record that is a document like a sheet from a sheet, and checks it as what it is."""

import json
from pathlib import Path

import pytest

from tests.commands import files
from tests.documents import record_samples
from warloss_gui import assets
from warloss_gui.commands import check

Said = pytest.CaptureFixture[str]

BUNDLED = assets.path("history/general-staff-month-ends.json")


def test_a_good_record_is_told_by_what_it_holds(capsys: Said) -> None:
    assert check.run([str(BUNDLED)]) == 0
    said = capsys.readouterr().out
    assert said == f"{BUNDLED}: good; 15 columns, 54 dates, 3 events, 6 sources and 3 caveats\n"


def test_a_record_that_is_not_good_is_no_bad_sheet(tmp_path: Path, capsys: Said) -> None:
    bad = record_samples.document(columns=[record_samples.column(values=[1, 2])])
    path = files.write(tmp_path, "record.json", bad)
    assert check.run([str(path)]) == 1
    (line,) = capsys.readouterr().out.splitlines()
    assert line.startswith(f"{path}:1:")
    assert line.endswith(
        "error: the column 'tanks' has 2 values for 3 dates; give one of the values, or null, for each date "
        "($.columns[0].values)"
    )


def test_a_warning_keeps_no_record_from_being_good(tmp_path: Path, capsys: Said) -> None:
    parties = [*record_samples.document()["parties"], {"id": "b", "name": "B"}]
    path = files.write(tmp_path, "record.json", record_samples.document(parties=parties))
    assert check.run([str(path), "--format", "json"]) == 0
    (row,) = json.loads(capsys.readouterr().out)
    assert row["ok"]
    assert row["summary"] == {"columns": 2, "dates": 3, "events": 0, "sources": 1, "caveats": 0}
    assert [problem["path"] for problem in row["problems"]] == ["$.parties[1]"]


def test_a_record_of_an_older_version_is_refused_in_one_line(tmp_path: Path, capsys: Said) -> None:
    path = files.write(tmp_path, "old.json", {"format_version": 1, "series": {}, "dates": []})
    assert check.run([str(path)]) == 1
    (line,) = capsys.readouterr().out.splitlines()
    assert "this is a history of an older version of the program, which is read no more" in line


def test_more_problems_than_are_shown_are_hinted_at(tmp_path: Path, capsys: Said) -> None:
    columns = [record_samples.column(unit="x")] * 30
    path = files.write(tmp_path, "record.json", record_samples.document(columns=columns))
    assert check.run([str(path)]) == 1
    assert capsys.readouterr().out.splitlines()[-1] == f"{path}: there may be further problems"


def test_what_cannot_be_read_is_said(tmp_path: Path, capsys: Said) -> None:
    path = tmp_path / "gone.json"
    assert check.run([str(path), "--format", "json"]) == 1
    (row,) = json.loads(capsys.readouterr().out)
    assert (row["ok"], row["summary"]) == (False, None)
    assert row["problems"][0]["message"] == "there is no such file or folder"
