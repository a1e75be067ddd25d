"""`verify` says on which day a record agrees with a sheet, and what is odd in the record."""

import json
from datetime import date, timedelta
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
    summary, taken, row, missing = capsys.readouterr().out.splitlines()
    assert "the one figure that can be compared" in summary
    assert taken == (
        f"The file does not say whose it is; by its columns it is taken for this claimant’s: {files.STAFF}."
    )
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


# What is counted


def claims(*figures: builders.Json, **changes: Any) -> builders.Json:
    """A sheet of what the claimant says."""
    sources = [builders.source("article"), builders.source("ua", name=files.STAFF)]
    return builders.sheet(**{"figures": list(figures), "sources": sources, **changes})


def people(id_: str, value: int, interval: str | None, **changes: Any) -> builders.Json:
    usual: builders.Json = {
        "id": id_,
        "label": id_.replace("-", " "),
        "quantity": builders.quantity(value, "about"),
        "counts": builders.counts(term="lost"),
        "claim": builders.claim("ua"),
        "as_of": builders.stated("2022-06-30"),
        "period": None if interval is None else builders.period(interval),
    }
    return builders.figure(**{**usual, **changes})


TOTAL: builders.Json = people("soldiers-lost", 35_600, "2022-02-24/2022-06-30")
"""The total of the bundled month ends."""


def verdicts(said: Said) -> dict[str, tuple[str, str | None]]:
    (one,) = answered(said)["records"]
    return {row["figure"]: (row["verdict"], row["reason"]) for row in one["figures"] if row["figure"]}


def test_a_month_of_the_claimant_covers_another_period_and_nothing_is_compared(
    tmp_path: Path, capsys: Said
) -> None:
    june = people("soldiers-lost-in-june", 5_000, "2022-06-01/2022-06-30")
    sheet = files.write(tmp_path, "june.json", claims(june))
    assert run(sheet) == PROBLEMS
    out = capsys.readouterr().out
    assert "nothing to compare" in out
    assert "Soldiers lost in june: not in the record. It covers another period than the record." in out
    assert "differs" not in out
    assert run(sheet, options=("--format", "json")) == PROBLEMS
    (one,) = answered(capsys)["records"]
    assert one["summary"].endswith("nothing to compare.")
    assert (one["compared"], one["matched"], one["days"]) == (0, 0, [])


def test_a_day_and_prisoners_are_not_the_totals_and_the_totals_are(tmp_path: Path, capsys: Said) -> None:
    day = people("lost-in-the-past-day", 200, "2022-06-29/2022-06-30")
    captured = people("prisoners", 2_100, None, counts=builders.counts("captured"))
    a_day = people("lost-a-day", 200, "2022-02-24/2022-06-30", quantity=builders.rate(200))
    undated = people("lost-once", 200, None)
    women = builders.part("soldiers-lost", claim=builders.claim("ua"), as_of=builders.stated("2022-06-30"))
    dozens = people("dozens", 0, "2022-02-24/2022-06-30", quantity=builders.in_words())
    sheet = files.write(tmp_path, "rates.json", claims(TOTAL, day, captured, a_day, undated, women, dozens))
    assert run(sheet, options=("--format", "json")) == OK
    assert verdicts(capsys) == {
        "soldiers-lost": ("equal", None),
        "lost-in-the-past-day": ("not_in_record", "other_period"),
        "prisoners": ("not_in_record", "other_count"),
        "lost-a-day": ("not_in_record", "other_count"),
        "lost-once": ("not_compared", "since_not_said"),
        "part": ("not_in_record", "part"),
        "dozens": ("not_compared", "in_words"),
    }


def test_two_numbers_for_one_day_are_not_compared(tmp_path: Path, capsys: Said) -> None:
    again = people("again", 35_610, "2022-02-24/2022-06-30", label=TOTAL["label"])
    sheet = files.write(tmp_path, "two.json", claims(TOTAL, again))
    assert run(sheet, options=("--format", "json")) == PROBLEMS
    assert set(verdicts(capsys).values()) == {("not_compared", "contested")}


def test_a_stated_day_without_a_report_is_compared_with_none(tmp_path: Path, capsys: Said) -> None:
    late = files.sheet()
    late["figures"][0]["as_of"] = builders.stated("2022-06-09")
    sheet = files.write(tmp_path, "late.json", late)
    record = files.write(tmp_path, "record.json", files.totals())
    assert run(sheet, record) == PROBLEMS
    assert "There is no report of that day, 9 June 2022." in capsys.readouterr().out


def test_a_record_of_another_claimant_or_party_verifies_nothing(tmp_path: Path, capsys: Said) -> None:
    sheet = files.write(tmp_path, "sheet.json", files.sheet())
    for column, name in (
        ("claimant", "Ministry of Defence of the Russian Federation"),
        ("country", "Ukraine"),
    ):
        rows = [{**row, column: name} for row in files.totals()]
        record = files.write(tmp_path, "others.json", rows)
        assert run(sheet, record) == PROBLEMS
        out = capsys.readouterr().out
        assert name in out
        assert "equal" not in out
    for changes in ({"claim": builders.claim("article", role="media")}, {"party": "ukraine"}):
        made = files.sheet()
        made["figures"][0] |= changes
        others = files.write(tmp_path, "others-sheet.json", made)
        assert run(others, files.write(tmp_path, "record.json", files.totals())) == PROBLEMS
        out = capsys.readouterr().out
        assert "nothing to compare" in out
        assert "Tanks: not in the record. " in out


# Records that are judged together


def test_a_slip_of_the_record_is_neither_equal_nor_different(tmp_path: Path, capsys: Said) -> None:
    rows = files.totals(40)
    rows[19]["tank"] //= 10
    record = files.write(tmp_path, "record.json", rows)
    for tanks in (141, 1_419):
        made = files.sheet(tanks)
        made["figures"][0]["as_of"] = builders.stated("2022-06-20")
        sheet = files.write(tmp_path, "sheet.json", made)
        assert run(sheet, record) == PROBLEMS
        out = capsys.readouterr().out
        assert "The record’s total of that day, 20 June 2022, is probably a slip of its file." in out
        assert "nothing to compare" in out
        (line,) = [one for one in out.splitlines() if one.startswith("record.json")]
        assert ": row 20, 2022-06-20, tanks: On 20 June 2022 the file has 141, probably a slip" in line


def test_a_record_that_is_moved_by_a_day_is_compared_by_the_days_of_the_other(
    tmp_path: Path, capsys: Said
) -> None:
    ours = files.write(tmp_path, "ours.json", files.totals(40))
    rows = record_samples.orc(40)
    for row in rows:
        row["date"] = str(date.fromisoformat(row["date"]) - timedelta(days=1))
    theirs = files.write(tmp_path, "theirs.json", rows)
    sheet = files.write(tmp_path, "sheet.json", files.sheet())
    for records in ((theirs, ours), (ours, theirs)):
        assert run(sheet, *records, options=("--format", "json")) == OK
        found = answered(capsys)
        assert found["disagreements"] == []
        moved = next(one for one in found["records"] if one["record"] == "theirs.json")
        assert (moved["day"], moved["figures"][0]["date_check"]) == ("2022-06-03", "agrees")
        assert "It dates its reports one day earlier than ours.json: 40 of 40 totals agree." in moved["notes"]
        assert "All days here are those of that record." in moved["notes"]


def test_records_of_different_claimants_do_not_disagree(tmp_path: Path, capsys: Said) -> None:
    sheet = files.write(tmp_path, "sheet.json", files.sheet())
    ours = files.write(tmp_path, "ours.json", files.totals())
    other = json.loads(assets.path("history/general-staff-month-ends.json").read_text("utf-8"))
    for source in other["sources"]:
        source |= {"name": f"Another {source['id']}", "also_called": [], "same_as": []}
    theirs = files.write(tmp_path, "theirs.json", other)
    assert run(sheet, ours, theirs) == OK
    assert "disagree" not in capsys.readouterr().out
    assert run(sheet, theirs) == PROBLEMS
    summary, *_lines, row = capsys.readouterr().out.splitlines()
    assert summary == "Another ua-general-staff: nothing to compare."
    assert row.endswith("The record is of another claimant: Another ua-general-staff.")


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
    assert lines[1] == "The record has only the last day of each month: other days could not be looked at."
    assert run(article, options=("--format", "json")) == OK
    (one,) = answered(capsys)["records"]
    assert (one["matched"], one["day"], one["rhythm"]) == (12, "2025-06-30", "month")
