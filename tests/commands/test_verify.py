"""`verify` says on which day a record agrees with a sheet, and what is odd in the record."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests import builders
from tests.commands import files
from tests.documents import record_samples
from warloss_gui import assets
from warloss_gui.commands import verify
from warloss_gui.commands.output import OK, PROBLEMS, USAGE

Said = pytest.CaptureFixture[str]

real = pytest.mark.skipif(not record_samples.EQUIPMENT.is_file(), reason="the real records are not here")


def run(sheet: Path, *records: Path, options: tuple[str, ...] = ()) -> int:
    named = [part for record in records for part in ("--record", str(record))]
    return verify.run([str(sheet), *named, *options])


def answered(said: Said) -> Any:
    return json.loads(said.readouterr().out)


def test_a_sheet_that_agrees_is_good(tmp_path: Path, capsys: Said) -> None:
    sheet = files.write(tmp_path, "sheet.json", files.sheet())
    record = files.write(tmp_path, "record.json", files.totals())
    assert run(sheet, record) == OK
    summary, row, missing = capsys.readouterr().out.splitlines()
    assert "the one figure that can be compared" in summary
    assert "3 June 2022" in summary
    assert row.startswith("- ")
    assert "1,402" in row
    assert "aeroplanes (200)" in missing.lower()


def test_a_number_that_differs_is_a_problem(tmp_path: Path, capsys: Said) -> None:
    sheet = files.write(tmp_path, "sheet.json", files.sheet(tanks=1500))
    record = files.write(tmp_path, "record.json", files.totals())
    assert run(sheet, record) == PROBLEMS
    out = capsys.readouterr().out
    assert "1,500" in out
    assert "1,402" in out
    assert "leaves out" not in out


def test_json_has_the_same(tmp_path: Path, capsys: Said) -> None:
    sheet = files.write(tmp_path, "sheet.json", files.sheet())
    record = files.write(tmp_path, "record.json", files.totals())
    assert run(sheet, record, options=("--format", "json")) == OK
    found = answered(capsys)
    assert found["sheet"] == {"id": "a-sheet", "revision": 1}
    (one,) = found["records"]
    assert (one["day"], one["days"], one["unique"]) == ("2022-06-03", ["2022-06-03"], True)
    assert (one["compared"], one["matched"], one["claimant"]) == (1, 1, files.STAFF)
    assert [row["verdict"] for row in one["figures"]] == ["equal", "not_in_sheet"]
    assert (found["oddities"], found["more_oddities"], found["disagreements"]) == ([], 0, [])


def test_one_figure_alone_can_be_compared(tmp_path: Path, capsys: Said) -> None:
    further = builders.figure(id="people", claim=builders.claim("ua"))
    sheet = files.sheet()
    both = files.write(tmp_path, "sheet.json", sheet | {"figures": [*sheet["figures"], further]})
    record = files.write(tmp_path, "record.json", files.totals())
    assert run(both, record, options=("--figure", "tanks", "--format", "json")) == OK
    assert [row["figure"] for row in answered(capsys)["records"][0]["figures"]] == ["tanks"]


def test_an_unknown_figure_is_wrong_usage(tmp_path: Path, capsys: Said) -> None:
    sheet = files.write(tmp_path, "sheet.json", files.sheet())
    record = files.write(tmp_path, "record.json", files.totals())
    with pytest.raises(SystemExit) as end:
        run(sheet, record, options=("--figure", "nowhere"))
    assert end.value.code == USAGE
    assert "the sheet has no figure nowhere" in capsys.readouterr().err


def test_two_records_are_compared_with_one_another(tmp_path: Path, capsys: Said) -> None:
    sheet = files.write(tmp_path, "sheet.json", files.sheet())
    ours = files.write(tmp_path, "ours.json", files.totals())
    theirs = record_samples.orc(5)
    theirs[0]["tanks"] = 9_999
    other = files.write(tmp_path, "theirs.json", theirs)
    assert run(sheet, ours, other) == OK
    lines = capsys.readouterr().out.splitlines()
    assert "ours.json and theirs.json disagree about 1 total." in lines
    assert "- 5 June 2022, Tanks: 1,404 and 9,999" in lines
    assert run(sheet, ours, other, options=("--format", "json")) == OK
    assert answered(capsys)["disagreements"] == [
        {"day": "2022-06-05", "category": "tanks", "first": 1404, "second": 9999}
    ]


def test_oddities_are_listed_with_row_and_date_up_to_a_limit(tmp_path: Path, capsys: Said) -> None:
    sheet = files.write(tmp_path, "sheet.json", files.sheet())
    record = files.write(tmp_path, "record.json", files.totals(5, drone=[1, None, 3, 4, 5]))
    assert run(sheet, record) == OK
    last = capsys.readouterr().out.splitlines()[-1]
    assert last.startswith("record.json: row 2, 2022-06-02, drone: ")
    many = files.write(tmp_path, "many.json", files.totals(40, drone=[1, *[-1] * 30, *range(9)]))
    run(sheet, many)
    lines = capsys.readouterr().out.splitlines()
    assert sum(line.startswith("many.json: ") for line in lines) == 20
    assert lines[-1].endswith("more oddities are not listed.")
    cut = files.write(tmp_path, "cut.json", record_samples.encoded(files.totals())[:-20])
    run(sheet, cut)
    assert "cut.json: " in capsys.readouterr().out


@pytest.mark.parametrize("bad", ["sheet", "record"])
def test_a_file_that_cannot_be_used_is_named_with_the_remedy(tmp_path: Path, capsys: Said, bad: str) -> None:
    sheet = files.write(tmp_path, "sheet.json", b"[]" if bad == "sheet" else files.sheet())
    record = files.write(tmp_path, "record.json", b"nothing" if bad == "record" else files.totals())
    assert run(sheet, record) == PROBLEMS
    (line,) = capsys.readouterr().out.splitlines()
    assert f"{bad}.json" in line
    assert "; " in line


@real
def test_the_article_equals_the_real_record_of_its_day(capsys: Said) -> None:
    article = assets.path("factsheets/article.json")
    records = (record_samples.EQUIPMENT, record_samples.PERSONNEL)
    assert run(article, *records, options=("--format", "json")) == OK
    (one,) = answered(capsys)["records"]
    assert (one["compared"], one["matched"], one["days"]) == (12, 12, ["2025-06-30"])
    missing = {row["category"]: row["recorded"]["value"] for row in one["figures"] if row["figure"] is None}
    assert missing == {"cruise_missiles": 3436, "special_equipment": 3921}


def test_without_a_record_the_bundled_month_ends_are_looked_into(capsys: Said) -> None:
    article = assets.path("factsheets/article.json")
    assert run(article) == OK
    lines = capsys.readouterr().out.splitlines()
    assert "12 of 12 figures" in lines[0]
    assert lines[1] == "The record has only the last day of each month: no other day could fit."
    assert run(article, options=("--format", "json")) == OK
    (one,) = answered(capsys)["records"]
    assert (one["matched"], one["day"], one["rhythm"]) == (12, "2025-06-30", "month")
