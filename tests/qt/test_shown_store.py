import json
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.screen import ARTICLE, OTHERS
from warloss_gui import assets
from warloss_gui.history.shown import Shown
from warloss_gui.history.travel import Journey
from warloss_gui.qt.record_store import RecordStore
from warloss_gui.qt.stores import Stores
from warloss_gui.qt.tasks import make_pool

HISTORY = assets.path("history/general-staff-month-ends.json")
A_DAY = date(2024, 3, 31)


@pytest.fixture
def stores(qapp: QApplication) -> Iterator[Stores]:
    pool = make_pool(qapp)
    records = RecordStore(pool, HISTORY, qapp)
    made = Stores(pool, records, qapp)
    yield made
    made.close()
    pool.clear()
    pool.waitForDone()
    made.deleteLater()
    records.deleteLater()
    pool.deleteLater()


def open_all(stores: Stores, qtbot: QtBot, sheet: Path = ARTICLE) -> None:
    with qtbot.waitSignal(stores.idle):
        stores.records.open_bundled()
        stores.sheets.open(sheet)


def go(stores: Stores, day: date | None, qtbot: QtBot) -> None:
    with qtbot.waitSignal(stores.shown.changed):
        stores.shown.go_to(day)


def shown(stores: Stores) -> Shown:
    assert stores.shown.shown is not None
    return stores.shown.shown


def value(found: Shown, figure_id: str) -> int | Decimal:
    return next(one for one in found.sheet.figures if one.id == figure_id).quantity.sort_value


def test_without_a_sheet_nothing_is_shown(stores: Stores, qtbot: QtBot) -> None:
    assert stores.shown.shown is None
    with qtbot.waitSignal(stores.idle):
        stores.records.open_bundled()
    assert stores.shown.shown is None
    assert list(stores.shown.days) == []
    assert stores.shown.day_in_words == ""


def test_a_sheet_is_shown_as_its_document_has_it(stores: Stores, qtbot: QtBot) -> None:
    open_all(stores, qtbot)
    assert shown(stores).sheet is shown(stores).own is stores.sheets.sheet
    assert shown(stores).day is None
    assert shown(stores).records == stores.records.records
    assert stores.shown.days[0] == date(2022, 2, 28)
    assert stores.shown.day_in_words == ""


def test_going_to_a_day_shows_the_report_of_that_day(stores: Stores, qtbot: QtBot) -> None:
    open_all(stores, qtbot)
    own = value(shown(stores), "ru-personnel")
    go(stores, A_DAY, qtbot)
    assert shown(stores).day == A_DAY
    assert value(shown(stores), "ru-personnel") < own
    assert shown(stores).own is stores.sheets.sheet
    assert "31 March 2024" in stores.shown.day_in_words
    go(stores, None, qtbot)
    assert value(shown(stores), "ru-personnel") == own


def test_going_where_one_is_announces_nothing(stores: Stores, qtbot: QtBot) -> None:
    open_all(stores, qtbot)
    go(stores, A_DAY, qtbot)
    with qtbot.assertNotEmitted(stores.shown.changed):
        stores.shown.go_to(A_DAY)


def test_a_day_without_a_report_shows_the_sheet_itself(stores: Stores, qtbot: QtBot) -> None:
    open_all(stores, qtbot)
    go(stores, date(2024, 3, 12), qtbot)
    assert shown(stores).day is None
    assert shown(stores).sheet is shown(stores).own


def test_a_day_can_be_asked_for_before_anything_is_read(stores: Stores, qtbot: QtBot) -> None:
    stores.shown.go_to(A_DAY)
    open_all(stores, qtbot)
    assert shown(stores).day == A_DAY


def test_a_reload_keeps_the_day_and_another_sheet_does_not(stores: Stores, qtbot: QtBot) -> None:
    open_all(stores, qtbot)
    go(stores, A_DAY, qtbot)
    with qtbot.waitSignal(stores.idle):
        stores.sheets.reload()
    assert shown(stores).day == A_DAY
    open_all(stores, qtbot, OTHERS)
    assert shown(stores).day is None


def test_a_second_sheet_stands_beside_the_first(stores: Stores, qtbot: QtBot) -> None:
    open_all(stores, qtbot)
    with qtbot.waitSignal(stores.idle):
        stores.peers.open(OTHERS)
    comparison = shown(stores).comparison
    assert comparison is not None
    assert comparison.peers["ru-personnel"]
    go(stores, A_DAY, qtbot)
    assert shown(stores).comparison is comparison
    stores.peers.close()
    assert shown(stores).comparison is None


def test_closing_the_sheet_shows_nothing(stores: Stores, qtbot: QtBot) -> None:
    open_all(stores, qtbot)
    go(stores, A_DAY, qtbot)
    stores.sheets.close()
    assert stores.shown.shown is None
    open_all(stores, qtbot)
    assert shown(stores).day is None


def test_each_change_is_announced_once(stores: Stores, qtbot: QtBot) -> None:
    stores.records.open_bundled()
    with qtbot.waitSignal(stores.idle):
        pass
    told: list[Shown | None] = []
    stores.shown.changed.connect(lambda: told.append(stores.shown.shown))
    for sheet in (ARTICLE, OTHERS):
        with qtbot.waitSignal(stores.idle):
            stores.sheets.open(sheet)
    assert [one.own.title for one in told if one] == [
        "Losses in the Russia–Ukraine war: what one article says",
        "Losses in the Russia–Ukraine war: what other claimants say",
    ]


def test_of_days_asked_for_in_a_row_the_last_one_is_shown(stores: Stores, qtbot: QtBot) -> None:
    open_all(stores, qtbot)
    seen: list[Shown | None] = []
    stores.shown.changed.connect(lambda: seen.append(stores.shown.shown))
    with qtbot.waitSignal(stores.idle):
        for day in stores.shown.days:
            stores.shown.go_to(day)
    assert shown(stores).day == stores.shown.days[-1]
    assert len(seen) <= 2
    assert value(shown(stores), "ru-tanks") > 10_980


def test_closing_the_record_that_was_travelled_in_forgets_the_day(
    stores: Stores, tmp_path: Path, qtbot: QtBot
) -> None:
    record = tmp_path / "daily.json"
    classes = ("tanks", "afvs", "artillery", "airDefense", "rocketSystems", "unarmoredVehicles", "uavs")
    others = ("personnel", "fixedWingAircraft", "rotaryWingAircraft", "ships", "submarines")
    days = [str(date(2025, 6, 29) - timedelta(days=n)) for n in range(100)]
    record.write_text(json.dumps([{"date": day} | dict.fromkeys((*classes, *others), 300) for day in days]))
    open_all(stores, qtbot)
    for _again in range(2):
        with qtbot.waitSignal(stores.idle):
            stores.records.open([record])
        assert shown(stores).day is None
        go(stores, date(2025, 6, 29), qtbot)
        assert shown(stores).day == date(2025, 6, 29)
        stores.records.close()
        assert shown(stores).day is None


def ignore(*_error: object) -> None:
    """What goes wrong is expected."""


def test_a_journey_that_fails_ends(stores: Stores, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    open_all(stores, qtbot)
    monkeypatch.setattr(Journey, "on", None)
    monkeypatch.setattr(sys, "excepthook", ignore)
    with qtbot.waitSignal(stores.idle):
        stores.shown.go_to(A_DAY)
    assert shown(stores).day is None
