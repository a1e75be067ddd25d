from dataclasses import replace
from datetime import date

from tests.history.builders import on, record, series
from tests.screen import ARTICLE, OTHERS
from warloss_gui import assets
from warloss_gui.claims.comparison import compare
from warloss_gui.claims.sheet import FactSheet
from warloss_gui.documents.histories import read_history
from warloss_gui.documents.reader import read_file
from warloss_gui.history.shown import Shown
from warloss_gui.history.travel import Journey


def sheets() -> tuple[FactSheet, FactSheet]:
    first, second = read_file(ARTICLE).sheet, read_file(OTHERS).sheet
    assert first is not None
    assert second is not None
    return first, second


def test_the_day_of_the_report_is_that_of_figures_which_come_from_it() -> None:
    first, _second = sheets()
    months = read_history(assets.path("history/general-staff-month-ends.json"))
    day = date(2025, 5, 31)
    assert Shown(first, first).reported_day is None
    assert Shown(first, Journey(first, months).on(day), day=day).reported_day == day
    others = record(series(1), claimant="Somebody")
    assert Shown(first, Journey(first, others).on(on(1)), day=on(1)).reported_day is None


def test_without_a_second_sheet_nothing_is_refused() -> None:
    first, _second = sheets()
    assert Shown(first, first).refused_of("personnel", "equipment") == ()


def test_what_is_refused_is_given_by_sections() -> None:
    first, second = sheets()
    shown = Shown(first, first, comparison=compare(first, second))
    assert shown.comparison is not None
    everything = shown.refused_of("personnel", "equipment", "contingents", "context")
    assert set(everything) == set(shown.comparison.refused)
    assert everything
    for one in shown.refused_of("personnel"):
        assert one.figure.section == "personnel"
    assert replace(shown, comparison=None).refused_of("personnel") == ()


def test_what_both_sheets_have_is_counted() -> None:
    first, _second = sheets()
    shown = Shown(first, first, comparison=compare(first, first))
    assert shown.same_of("personnel", "equipment") == len(
        first.figures_of("personnel") + first.figures_of("equipment")
    )
    assert replace(shown, comparison=None).same_of("personnel") == 0
