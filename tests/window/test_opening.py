from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot
from pytestqt.wait_signal import SignalBlocker

from tests.screen import ARTICLE
from warloss_gui.qt.tasks import make_pool
from warloss_gui.qt.theme import Look
from warloss_gui.window.opening import Opening


@pytest.fixture
def look(qapp: QApplication) -> Iterator[Look]:
    made = Look(qapp, "light", 100)
    yield made
    made.deleteLater()


@pytest.fixture
def opening(qtbot: QtBot, look: Look) -> Iterator[Opening]:
    window = QWidget()
    qtbot.addWidget(window)
    pool = make_pool(window)
    yield Opening(window, look, pool)
    pool.waitForDone()


@pytest.fixture
def record(tmp_path: Path) -> Path:
    path = tmp_path / "record.json"
    path.write_text('\ufeff\n [{"date": "2024-01-01"}]', encoding="utf-8")
    return path


def told(signal: SignalBlocker) -> list[object]:
    """What a signal said."""
    return list(cast("Iterable[object]", signal.args or ()))


def dialog(opening: Opening) -> QFileDialog:
    window = opening.parent()
    assert window is not None
    (found,) = window.findChildren(QFileDialog)
    return found


def test_a_sheet_is_known_by_what_it_is(opening: Opening, qtbot: QtBot) -> None:
    with (
        qtbot.assertNotEmitted(opening.records_chosen),
        qtbot.waitSignal(opening.sheet_chosen) as chosen,
    ):
        opening.open([ARTICLE])
    assert told(chosen) == [ARTICLE]


def test_a_record_is_known_by_what_it_is(opening: Opening, record: Path, qtbot: QtBot) -> None:
    with (
        qtbot.assertNotEmitted(opening.sheet_chosen),
        qtbot.waitSignal(opening.records_chosen) as chosen,
    ):
        opening.open([record])
    assert told(chosen) == [[record]]


def test_a_sheet_and_records_are_opened_together(opening: Opening, record: Path, qtbot: QtBot) -> None:
    with qtbot.waitSignals([opening.sheet_chosen, opening.records_chosen]):
        opening.open([record, ARTICLE])


def test_what_is_neither_is_left_to_the_reader_of_sheets(
    opening: Opening, tmp_path: Path, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(opening.sheet_chosen) as chosen:
        opening.open([tmp_path / "nowhere.json"])
    assert told(chosen) == [tmp_path / "nowhere.json"]


def test_two_sheets_are_refused(opening: Opening, qtbot: QtBot) -> None:
    with (
        qtbot.assertNotEmitted(opening.sheet_chosen),
        qtbot.waitSignal(opening.refused) as refused,
    ):
        opening.open([ARTICLE, ARTICLE])
    assert told(refused) == ["Only one fact sheet can be opened at a time. Choose one of them."]


def test_a_sheet_to_compare_with_is_asked_for(opening: Opening, qtbot: QtBot) -> None:
    opening.ask_for_peer()
    with qtbot.waitSignal(opening.peer_chosen) as chosen:
        dialog(opening).fileSelected.emit(str(ARTICLE))
    assert told(chosen) == [ARTICLE]


def test_several_records_can_be_chosen(opening: Opening, record: Path, qtbot: QtBot) -> None:
    opening.ask_for_records()
    assert dialog(opening).fileMode() is QFileDialog.FileMode.ExistingFiles
    with qtbot.waitSignal(opening.records_chosen) as chosen:
        dialog(opening).filesSelected.emit([str(record), str(record)])
    assert told(chosen) == [[record, record]]


def test_a_record_that_is_chosen_as_a_sheet_is_opened_as_a_record(
    opening: Opening, record: Path, qtbot: QtBot
) -> None:
    opening.ask_for_sheet()
    with qtbot.waitSignal(opening.records_chosen):
        dialog(opening).fileSelected.emit(str(record))
