"""What the reports say, worked out without a window."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests import builders
from tests.commands import files
from tests.documents import record_samples
from tests.history.builders import record, series, slip
from warloss_gui import assets
from warloss_gui.claims.sheet import FactSheet
from warloss_gui.documents.histories import read_history
from warloss_gui.documents.problems import Problem
from warloss_gui.documents.reader import read_file
from warloss_gui.documents.record_reading import RecordReading
from warloss_gui.documents.records import read_records
from warloss_gui.history.record import Offset, Record
from warloss_gui.history.series import Break
from warloss_gui.itemmodels.reports import Report, Row, Section
from warloss_gui.window.report_changes import record_changes, sheet_changes
from warloss_gui.window.report_records import records_report, titles_of
from warloss_gui.window.report_verification import verification_report

real = pytest.mark.skipif(not record_samples.EQUIPMENT.is_file(), reason="the real records are not here")


def cells(section: Section) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in section.rows]


def section(report: Report, start: str) -> Section:
    (found,) = [one for one in report.sections if one.title.startswith(start)]
    return found


def every_row(report: Report) -> list[Row]:
    return [row for one in report.sections for row in one.rows]


def sheet_of(folder: Path, **changes: Any) -> FactSheet:
    sheet = read_file(files.write(folder, "sheet.json", files.sheet(**changes))).sheet
    assert sheet is not None
    return sheet


def record_of(rows: Any) -> Record:
    return record_samples.only_record(record_samples.read(rows))


def article() -> FactSheet:
    sheet = read_file(assets.path("factsheets/article.json")).sheet
    assert sheet is not None
    return sheet


def holds_together(report: Report) -> None:
    """What every table needs: cells for each heading, keys that can be sorted, and words for each row."""
    for one in report.sections:
        for row in one.rows:
            assert len(row.cells) == len(one.headings)
            assert row.about
            assert all(cell.text for cell in row.cells)
        for place in range(len(one.headings)):
            sorted(row.cells[place].key for row in one.rows)


# A sheet beside records


def test_a_figure_stands_beside_the_record_of_its_day(tmp_path: Path) -> None:
    report = verification_report(sheet_of(tmp_path), [record_of(files.totals())], are_opened=True)
    holds_together(report)
    (line,) = report.summary
    assert line.startswith("totals.json: General Staff of the Armed Forces of Ukraine: the one figure")
    assert cells(section(report, "Figure by figure: totals.json (1)")) == [
        ["Tanks", "1,402", "1,402", "equal", "1", "3 June 2022", "3 June 2022: the same day"]
    ]
    assert cells(section(report, "What the sheet leaves out: totals.json (1)")) == [
        ["Aeroplanes", "200", "3 June 2022"]
    ]
    for row in every_row(report):
        assert row.about.endswith(f"Record: totals.json, claimant: {files.STAFF}.")


@pytest.mark.parametrize(
    ("changes", "result"),
    [
        ({"quantity": builders.quantity(9_999, unit="item")}, "differs"),
        ({"quantity": builders.quantity(1_402, "about", "item")}, "equal, with another bound"),
        ({"quantity": builders.quantity(1_000, "at_least", "item")}, "agrees with the bound"),
        ({"claim": builders.claim("article")}, "not in the record: another claimant"),
        ({"party": "north-korea"}, "not in the record: another party"),
        ({"equipment_class": "drones"}, "not in the record: not counted there"),
        ({"period": builders.period("2022-06-01/2022-06-03")}, "covers another period than the record"),
        ({"counts": builders.counts("captured")}, "not in the record: it counts something else"),
        (
            {"period": None, "quantity": builders.quantity(9, unit="item")},
            "not compared: since when is not said",
        ),
        ({"quantity": builders.in_words(unit="item")}, "not compared: a number in words"),
        ({"as_of": builders.stated("2022-06-30")}, "not in the record: no report of that day"),
        ({"as_of": builders.inferred("2022-06-30")}, "equal"),
    ],
)
def test_each_result_has_its_words(tmp_path: Path, changes: builders.Json, result: str) -> None:
    made = files.sheet()
    made["figures"][0] |= changes
    made["parties"] = [builders.party("russia"), builders.party("north-korea")]
    sheet = sheet_of(tmp_path, figures=made["figures"], parties=made["parties"])
    report = verification_report(sheet, [record_of(files.totals())], are_opened=True)
    holds_together(report)
    (row,) = cells(section(report, "Figure by figure"))
    assert row[3] == result


def test_parts_two_numbers_slips_and_absent_reports_have_their_words(tmp_path: Path) -> None:
    tanks = {**files.sheet()["figures"][0], "as_of": builders.stated("2025-06-02")}
    drones = {**tanks, "equipment_class": "drones", "as_of": builders.inferred("2025-06-02")}
    figures = [
        tanks,
        {**tanks, "id": "part", "part_of": "tanks", "quantity": builders.quantity(1, unit="item")},
        {**drones, "id": "drones"},
        {**tanks, "id": "aeroplanes", "equipment_class": "aeroplanes"},
        *(
            {**tanks, "id": f"ships-{number}", "equipment_class": "ships_and_boats"}
            | {"quantity": builders.quantity(number, unit="item")}
            for number in (1, 2)
        ),
    ]
    found = record(
        series(1_401, 1_402),
        series(5, category="drones"),
        replace(series(5, category="aeroplanes"), slips=(slip(2, 50),)),
        series(1, 2, category="ships_and_boats"),
        claimant=files.STAFF,
    )
    report = verification_report(sheet_of(tmp_path, figures=figures), [found], are_opened=True)
    holds_together(report)
    assert [row[3] for row in cells(section(report, "Figure by figure"))] == [
        "equal",
        "not in the record: a part of a total",
        "not in the record: no report",
        "not compared: the record’s total is probably a slip of its file",
        "not compared: two numbers of one claimant",
        "not compared: two numbers of one claimant",
    ]


def test_a_date_that_is_no_day_says_whether_the_day_lies_in_it(tmp_path: Path) -> None:
    found: list[str] = []
    for text in ("2022-06", "2023-06", "2022-06-04"):
        made = files.sheet()
        made["figures"][0]["as_of"] = builders.stated(text)
        sheet = sheet_of(tmp_path, figures=made["figures"])
        report = verification_report(sheet, [record_of(files.totals())], are_opened=True)
        found.append(cells(section(report, "Figure by figure"))[0][6].partition(": ")[2])
    assert found == ["the day lies in it", "the day lies outside it", "another day"]


def test_without_an_opened_record_it_says_what_is_looked_into(tmp_path: Path) -> None:
    months = read_history(assets.path("history/general-staff-month-ends.json"))
    report = verification_report(article(), [months], are_opened=False)
    holds_together(report)
    assert report.summary[0].startswith("No public record is open")
    assert "12 of 12 figures" in report.summary[1]
    assert "only the last day of each month" in report.summary[1]


@real
def test_the_article_beside_the_real_record() -> None:
    reading = read_records([record_samples.EQUIPMENT, record_samples.PERSONNEL])
    report = verification_report(article(), reading.records, are_opened=True)
    holds_together(report)
    assert "12 of 12 figures that can be compared equal the record on 30 June 2025" in report.summary[0]
    shown = cells(section(report, "Figure by figure"))
    assert [row[3] for row in shown].count("equal") == 12
    assert {(row[4], row[5]) for row in shown if row[3] == "equal"} >= {("1", "30 June 2025")}
    left_out = {row[0]: row[1] for row in cells(section(report, "What the sheet leaves out"))}
    assert left_out == {"Cruise missiles": "3,436", "Special equipment": "3,921"}


# The records that are open


def test_a_record_is_described() -> None:
    one = record(series(1, 2, 4), series(5, 6, category="drones", days=(2, 3)))
    report = records_report(RecordReading((one,)), opened=1)
    holds_together(report)
    assert report.summary == ("1 public record is open.", "Their files are well formed.")
    assert cells(section(report, "Open records (1)")) == [
        ["a record", "General Staff", "Russia", "3", "1 June 2025", "3 June 2025", "2", "opened"]
    ]
    assert "tanks and drones" in section(report, "Open records").rows[0].about
    assert "taken for" not in section(report, "Open records").rows[0].about
    (first,) = section(report, "Categories that begin later").rows
    assert [cell.text for cell in first.cells] == ["a record", "Drones", "2 June 2025", "5"]
    assert "not the losses of that day" in first.about


def test_the_true_first_reports_of_month_ends_are_told() -> None:
    months = read_history(assets.path("history/general-staff-month-ends.json"))
    report = records_report(RecordReading((months,)), opened=0)
    holds_together(report)
    firsts = section(report, "Categories that begin later")
    assert [row[1:] for row in cells(firsts)] == [
        ["Submarines", "14 September 2023", "1"],
        ["Cruise missiles", "1 May 2022", "84"],
        ["Special equipment", "16 March 2022", "10"],
        ["Ground robotic systems", "3 May 2026", "1,306"],
    ]
    assert "Special equipment: first reported on 16 March 2022 with a total of 10" in firsts.rows[2].about
    assert "not the losses of that month." in firsts.rows[2].about


def test_without_a_record_that_is_said() -> None:
    problem = Problem("error", "$", 3, 4, "a.json: this is not JSON", "see json.org")
    report = records_report(RecordReading((), problems=(problem,)), opened=0)
    holds_together(report)
    assert report.summary == ("0 public records are open.",)
    (shown,) = report.sections
    assert cells(shown) == [["a.json: this is not JSON", "see json.org"]]
    assert shown.rows[0].about == "a.json: this is not JSON (3:4); see json.org"


def test_falls_gaps_and_breaks_are_listed_with_their_words() -> None:
    changed = Break(date(2025, 6, 3), "It counts something else.")
    one = record(series(10, 8, 9, 12, days=(1, 2, 3, 6), breaks=(changed,)))
    report = records_report(RecordReading((one,)), opened=0)
    holds_together(report)
    (fall,) = section(report, "Totals lower than the one before: whose act that is is not known (1)").rows
    assert [cell.text for cell in fall.cells] == [
        *("a record", "Tanks", "1 June 2025", "2 June 2025"),
        *("1", "10", "8", "−2"),
    ]
    assert "2 lower than the day before; whose act that is, this record does not say." in fall.about
    (gap,) = section(report, "Days or months without a report (1)").rows
    assert gap.cells[4].text == "3"
    assert "There is no report for 2 days in between." in gap.about
    (broken,) = section(report, "Definitions that changed (1)").rows
    assert "The definition changed on 3 June 2025: It counts something else." in broken.about
    assert section(report, "Open records").rows[0].cells[-1].text == "with the program"
    assert all("General Staff" in row.about for row in every_row(report))


def test_slips_are_listed_with_row_day_and_what_was_meant() -> None:
    wrong = (slip(2, 1098, 10_983, row=7, qualifier="about"), slip(4, 9, None, "taken_back"))
    one = record(series(10_980, 10_986, 10_989, days=(1, 3, 5), slips=wrong))
    report = records_report(RecordReading((one,)), opened=1)
    holds_together(report)
    slips = section(report, "Probably slips of a file: in no line and in no change (2)")
    assert cells(slips) == [
        ["a record", "Tanks", "2 June 2025", "7", "about 1,098", "10,983"],
        ["a record", "Tanks", "4 June 2025", "–", "9", "–"],
    ]
    said = (
        "On 2 June 2025 the file has about 1,098, probably a slip of a digit: 10,983, for example, would fit."
    )
    assert said in slips.rows[0].about
    assert "General Staff" in slips.rows[0].about
    assert not [one for one in report.sections if one.title.startswith(("Falls", "Days or months"))]


def test_a_fall_that_two_records_share_is_the_claimants() -> None:
    one = record(series(10, 8, 7, falls=[2]))
    report = records_report(RecordReading((one,)), opened=1)
    holds_together(report)
    (shared,) = section(report, "Falls that two records share: the claimant lowered the total (1)").rows
    assert "The claimant lowered it: another open record has the same fall." in shared.about
    (other,) = section(report, "Totals lower than the one before: whose act that is is not known (1)").rows
    assert other.cells[3].text == "3 June 2025"


def test_jumps_are_listed() -> None:
    one = record(series(*range(1000, 1010), *range(2010, 2020)))
    report = records_report(RecordReading((one,)), opened=1)
    (jump,) = section(report, "Jumps of at least ten times the usual change (1)").rows
    assert [cell.text for cell in jump.cells[2:]] == [
        *("10 June 2025", "11 June 2025", "1", "1,009", "2,010", "+1,001")
    ]


def test_whose_a_record_is_taken_for_and_how_it_is_dated_is_said() -> None:
    moved = record(series(1, 2, 3), title="moved", is_taken=True, offset=Offset(1, "good", 20, 20))
    good = record(series(2, 3, 4), title="good")
    report = records_report(RecordReading((moved, good)), opened=2)
    holds_together(report)
    taken = (
        "The file does not say whose it is; by its columns it is taken for this claimant’s: General Staff."
    )
    dated = "It dates its reports one day earlier than good: 20 of 20 totals agree."
    assert report.summary[-2:] == (f"moved: {taken}", f"moved: {dated}")
    assert section(report, "Open records").rows[0].about.endswith(f" {taken} {dated}")
    # They are not compared day by day.
    assert not any("agree" in line for line in report.summary[:-1])


def test_disagreements_name_both_records_and_totals() -> None:
    one = record(series(1, 2, 3, qualifiers=("exact", "about", "exact")))
    other = record(series(1, 5, 3))
    apart = record(series(9, 9, 9), claimant="Another")
    report = records_report(RecordReading((one, other, apart)), opened=3)
    holds_together(report)
    (row,) = section(report, "Where records of one claimant disagree (1)").rows
    assert [cell.text for cell in row.cells] == [
        *("2 June 2025", "Tanks", "a record", "about 2", "a record (2)", "5")
    ]
    assert row.about == "2 June 2025, tanks: about 2 according to a record, 5 according to a record (2)."


def test_records_that_agree_are_said_to_agree() -> None:
    report = records_report(RecordReading((record(series(1, 2)), record(series(1)))), opened=2)
    assert "Where records of one claimant report the same day, they agree." in report.summary


def test_oddities_have_file_row_date_and_name() -> None:
    reading = record_samples.read(files.totals(5, drone=[1, None, 3, 4, 5]))
    report = records_report(reading, opened=1)
    holds_together(report)
    (row,) = section(report, "What was odd in the files (1)").rows
    assert [cell.text for cell in row.cells[:4]] == ["totals.json", "2", "2 June 2022", "drone"]
    assert row.about.startswith("totals.json: row 2, 2022-06-02, drone: ")
    assert "Their files are well formed." not in report.summary


def test_oddities_beyond_those_that_are_kept_are_counted() -> None:
    reading = record_samples.read(files.totals(3, drone=[1, None, 3]))
    more = RecordReading(reading.records, reading.oddities, (), more=7)
    shown = section(records_report(more, opened=1), "What was odd in the files (8)")
    assert shown.more == "7 more rows are not listed."
    without_place = record_samples.read(record_samples.encoded(files.totals())[:-20])
    holds_together(records_report(without_place, opened=1))


def test_equal_titles_are_told_apart() -> None:
    named = [record(series(1), title=title) for title in ("a", "b", "a", "a")]
    assert titles_of(named) == ["a", "b", "a (2)", "a (3)"]


@real
def test_all_falls_of_the_real_record_are_listed() -> None:
    reading = read_records([record_samples.EQUIPMENT, record_samples.PERSONNEL])
    report = records_report(reading, opened=1)
    holds_together(report)
    falls = section(report, "Totals lower than the one before: whose act that is is not known (13)")
    assert len(falls.rows) == 13
    assert all(row.cells[-1].text.startswith("−") for row in falls.rows)
    assert not [one for one in report.sections if one.title.startswith(("Probably", "Falls that two"))]


# Changes between versions


def test_changes_of_a_sheet_have_old_new_author_reason_and_date(tmp_path: Path) -> None:
    old = sheet_of(tmp_path)
    made = files.sheet(1500)
    previous = builders.quantity(1402, unit="item")
    made["figures"][0]["revisions"] = [builders.revision(previous=previous, why="A slip.", date="2022-07")]
    new = sheet_of(tmp_path, figures=made["figures"], title="Another title", revision=2)
    report = sheet_changes(old, "old.json", new)
    holds_together(report)
    assert "old.json (revision 1) and the open sheet (revision 2)" in report.summary[0]
    assert report.title == "“Another title” beside an older version"
    by_part = {row.cells[1].text: row for row in every_row(report)}
    number = by_part["Number"]
    assert [cell.text for cell in number.cells] == [
        *("Figure “tanks”", "Number", "1,402", "1,500"),
        *("July 2022", "changed by the claimant", "A slip."),
    ]
    assert number.about.endswith("Date of the change: July 2022.")
    assert [cell.text for cell in by_part["Title"].cells[3:]] == ["Another title", "–", "–", "–"]


def test_whole_items_that_came_have_no_part(tmp_path: Path) -> None:
    old = sheet_of(tmp_path)
    made = files.sheet()
    further = builders.figure(id="people", claim=builders.claim("ua"))
    new = sheet_of(tmp_path, figures=[*made["figures"], further])
    (row,) = every_row(sheet_changes(old, "old.json", new))
    assert row.cells[1].text == row.cells[2].text == "–"


def test_equal_sheets_have_no_table(tmp_path: Path) -> None:
    sheet = sheet_of(tmp_path)
    report = sheet_changes(sheet, "old.json", sheet)
    assert report.sections == ()
    assert report.summary[0].startswith("0 differences")


def test_sheets_with_other_ids_are_told_to_be_perhaps_others(tmp_path: Path) -> None:
    report = sheet_changes(sheet_of(tmp_path), "old.json", sheet_of(tmp_path, id="b-sheet"))
    assert "different ids, a-sheet and b-sheet" in report.summary[1]


def test_corrections_of_a_record_come_before_its_new_reports() -> None:
    old = record(series(1, 2, 3), title="old.json")
    new = record(series(1, 5, 6, 7), title="new.json")
    report = record_changes(old, [new])
    holds_together(report)
    assert report.summary == (
        "The older old.json beside the open new.json: 2 totals of the past are others.",
    )
    past, reports = report.sections
    assert past.title == "Totals of the past that changed (2)"
    assert [row[:4] for row in cells(past)] == [
        ["Tanks", "2 June 2025", "2", "5"],
        ["Tanks", "3 June 2025", "3", "6"],
    ]
    assert [row[:4] for row in cells(reports)] == [["Tanks", "4 June 2025", "–", "7"]]
    assert "likely" in reports.rows[0].cells[4].text
    assert every_row(report)[0].about.endswith("Open record: new.json.")


def test_a_category_of_one_version_is_one_row() -> None:
    old = record(series(1, 2), series(3, 4, category="drones"))
    new = record(series(1, 2), series(5, 6, 7, category="submarines"))
    (shown,) = record_changes(old, [new]).sections
    assert cells(shown) == [
        ["Drones", "the older version", "2", "1 June 2025", "2 June 2025"],
        ["Submarines", "the open record", "3", "1 June 2025", "3 June 2025"],
    ]
    assert "with 3 reports, from 5 on 1 June 2025 to 7 on 3 June 2025" in shown.rows[1].about


def test_of_several_records_the_nearest_is_compared() -> None:
    old = record(series(1, 2, 3))
    far, near = record(series(7, 8, 9), title="far"), record(series(1, 2, 4), title="near")
    report = record_changes(old, [far, near])
    assert "the open near: 1 total" in report.summary[0]
    assert report.summary[1] == "No other open record differs less from the older one."


@real
def test_a_change_of_the_real_record_is_found_among_its_new_reports(tmp_path: Path) -> None:
    rows = json.loads(record_samples.EQUIPMENT.read_text("utf-8"))
    older = [dict(row) for row in rows[:-5]]
    older[100]["tank"] += 7
    (old,) = read_records([files.write(tmp_path, "old.json", older)]).records
    new = read_records([record_samples.EQUIPMENT, record_samples.PERSONNEL]).records
    report = record_changes(old, new)
    holds_together(report)
    (row,) = section(report, "Totals of the past that changed").rows
    assert row.cells[3].key == rows[100]["tank"]
    assert len(section(report, "New reports").rows) == 70
    assert [row[0] for row in cells(section(report, "Categories"))] == ["Personnel", "Prisoners"]
