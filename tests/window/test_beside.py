"""Records and a second sheet beside the open one, in the whole window."""

import json
from collections.abc import Sequence
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from tests.screen import (
    ARTICLE,
    OTHERS,
    contingents,
    equipment,
    page_of,
    parts,
    personnel,
    settle,
    texts,
    turn,
)
from warloss_gui.app import Program


@pytest.fixture
def record(tmp_path: Path) -> Path:
    """Two days of a public record, the later one lower than the earlier."""
    path = tmp_path / "daily.json"
    rows = [
        {"date": "2025-06-29", "day": 1222, "tank": 10_981, "helicopter": 340},
        {"date": "2025-06-30", "day": 1223, "tank": 10_980, "helicopter": 340},
        {"date": "2999-01-01", "day": 1224, "tank": 1, "helicopter": 1},
    ]
    path.write_text(json.dumps(rows))
    return path


def open_beside(
    program: Program, qtbot: QtBot, records: Sequence[Path] = (), peer: Path | None = None
) -> None:
    with qtbot.waitSignal(program.stores.idle):
        program.stores.records.open_bundled()
        if records:
            program.stores.records.open(records)
        if peer is not None:
            program.stores.peers.open(peer)
    settle(program, qtbot)


def test_the_history_stands_below_the_pictures(article: Program, qtbot: QtBot) -> None:
    assert not personnel(article).history.isVisibleTo(article.window)
    open_beside(article, qtbot)
    assert personnel(article).history.isVisibleTo(article.window)
    article.window.show_tab("equipment")
    settle(article, qtbot)
    assert equipment(article).history.isVisible()


def test_the_history_is_that_of_the_chosen_class_or_of_all(article: Program, qtbot: QtBot) -> None:
    open_beside(article, qtbot)
    article.window.show_tab("equipment")
    tab = equipment(article)
    for figure_id, title in (("ru-submarines", "Submarines"), ("ru-tanks", "Tanks")):
        tab.browser.choose(figure_id)
        turn(qtbot)
        assert any(text.startswith(f"{title}: the claimed total") for text in texts(tab.history))
    tab.all_classes.click()
    turn(qtbot)
    assert any(text.startswith("Equipment of all classes") for text in texts(tab.history))
    tab.browser.choose("ru-drones")
    turn(qtbot)
    assert any(text.startswith("Equipment of all classes") for text in texts(tab.history))
    tab.all_classes.click()
    turn(qtbot)
    assert any(text.startswith("Drones: the claimed total") for text in texts(tab.history))


def test_a_record_says_what_came_of_it_and_can_be_closed(
    article: Program, record: Path, qtbot: QtBot
) -> None:
    open_beside(article, qtbot, [record])
    said = article.window.messages.text()
    assert said.startswith("The files of the open records have 1 oddity.")
    assert len(article.stores.records.opened) == 1
    article.window.menus.records_closed.emit()
    assert article.stores.records.opened == ()


def test_a_record_that_cannot_be_read_is_told_and_changes_nothing(
    article: Program, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "bad.json"
    path.write_text('[{"date": ')
    open_beside(article, qtbot, [path])
    assert "bad.json" in article.window.messages.text()
    assert article.stores.records.opened == ()
    assert article.store.path == ARTICLE


def test_other_claimants_stand_beside_and_what_does_not_is_listed(article: Program, qtbot: QtBot) -> None:
    open_beside(article, qtbot, peer=OTHERS)
    comparison = article.stores.peers.comparison
    assert comparison is not None
    tabs = (
        (personnel(article), ("personnel", "context")),
        (equipment(article), ("equipment",)),
        (contingents(article), ("contingents",)),
    )
    listed = 0
    for tab, sections in tabs:
        refused = [one for one in comparison.refused if one.figure.section in sections]
        assert tab.refused.isVisibleTo(tab) == bool(refused)
        listed += len(refused)
    assert listed == len(comparison.refused) > 0
    personnel(article).browser.choose("ru-personnel")
    assert "Other claimants" in texts(personnel(article).browser.pane)
    article.window.menus.peer_closed.emit()
    settle(article, qtbot)
    assert "Other claimants" not in texts(personnel(article).browser.pane)
    assert not any(tab.refused.isVisibleTo(tab) for tab, _sections in tabs)


def test_a_sheet_to_compare_with_that_is_bad_is_told(article: Program, tmp_path: Path, qtbot: QtBot) -> None:
    open_beside(article, qtbot, peer=tmp_path / "nowhere.json")
    assert "nowhere.json" in article.window.messages.text()
    assert article.stores.peers.comparison is None


def test_the_window_behind_a_report_stays_where_it_was(article: Program, qtbot: QtBot) -> None:
    open_beside(article, qtbot)
    table = personnel(article).browser.table
    table.setFocus()
    bar = page_of(table).verticalScrollBar()
    bar.setValue(0)
    article.window.on_demand.reports.show_records()
    qtbot.waitUntil(lambda: bool(parts(article.window, QDialog)))
    turn(qtbot)
    assert bar.value() == 0
