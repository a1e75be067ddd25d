from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from tests.builders import figure, inferred, sheet_of, stated, status
from tests.screen import ARTICLE, focus, hide_tip, hover, press, spoken, texts, tip
from warloss_gui.claims.sheet import FactSheet
from warloss_gui.documents.reader import read_file
from warloss_gui.qt.plain import tooltip
from warloss_gui.widgets.claim_label import ClaimLabel
from warloss_gui.window.header import Header

TODAY = date(2026, 11, 30)


@pytest.fixture
def header(qtbot: QtBot) -> Header:
    menu = QMenu()
    qtbot.addWidget(menu)
    made = Header(menu, QAction(menu))
    qtbot.addWidget(made)
    made.resize(1_200, 100)
    with qtbot.waitExposed(made):
        made.show()
    return made


@pytest.fixture
def article() -> FactSheet:
    sheet = read_file(ARTICLE).sheet
    assert sheet is not None
    return sheet


def test_title_date_claimant_status_and_freshness_of_the_bundled_sheet(
    header: Header, article: FactSheet
) -> None:
    header.show_sheet(article, TODAY)
    assert texts(header) == [
        "Losses in the Russia–Ukraine war: what one article says",
        "As of 30 June 2025 (inferred), 17 months old",
        "Claimants: General Staff of the Armed Forces of Ukraine and 3 others",
        "War ongoing, as of about June 2025 (inferred)",
    ]


def test_each_part_says_more_by_hover_by_key_and_to_a_screen_reader(
    header: Header, article: FactSheet, qtbot: QtBot
) -> None:
    header.show_sheet(article, TODAY)
    assert article.as_of.note is not None
    assert article.status is not None
    assert article.status.note is not None
    expected = {
        header.title: f"{article.title}\nSheet one-article, revision 1, language en",
        header.when: f"30 June 2025 (inferred): {article.as_of.note}",
        header.claimant: (
            "General Staff of the Armed Forces of Ukraine: 12 figures\n"
            "Undated news article: 2 figures\nInstitute for the Study of War: 2 figures\n"
            "Not named: 2 figures"
        ),
        header.status: f"{article.status.note}\nabout June 2025 (inferred): {article.status.as_of.note}",
    }
    for label, about in expected.items():
        assert hover(label) == tooltip(about)
        hide_tip(qtbot)
        focus(label, qtbot)
        press(label, Qt.Key.Key_Space)
        assert tip() == tooltip(about)
        hide_tip(qtbot)
        assert spoken(label)[1:] == (label.text(), about)


@pytest.mark.parametrize(
    ("today", "age"),
    [
        (date(2025, 6, 30), "of today"),
        (date(2025, 6, 29), "dated ahead"),
        (date(2025, 7, 1), "1 day old"),
        (date(2025, 7, 14), "2 weeks old"),
        (date(2028, 7, 1), "3 years old"),
    ],
)
def test_freshness_is_counted_to_the_day_of_the_reader(header: Header, today: date, age: str) -> None:
    header.show_sheet(sheet_of(), today)
    assert header.when.text() == f"As of 30 June 2025, {age}"
    assert header.when.accessibleDescription() == "30 June 2025, as the source states it."


def test_an_inferred_date_looks_different_from_a_stated_one(header: Header) -> None:
    header.show_sheet(sheet_of(as_of=inferred()), TODAY)
    assert header.when.text().startswith("As of 30 June 2025 (inferred), ")
    header.show_sheet(sheet_of(as_of=stated()), TODAY)
    assert header.when.text().startswith("As of 30 June 2025, ")


def test_on_another_day_the_date_of_the_sheet_stays(header: Header, article: FactSheet) -> None:
    header.show_sheet(article, TODAY, date(2022, 3, 31))
    assert header.when.text() == "Claimant’s report of 31 March 2022 · sheet as of 30 June 2025 (inferred)"
    assert article.as_of.note is not None
    assert header.when.accessibleDescription() == (
        "What the claimant’s report of 31 March 2022 counts is of that day; "
        "all else stays as of the sheet’s date.\n"
        f"30 June 2025 (inferred): {article.as_of.note}"
    )
    header.show_sheet(article, TODAY)
    assert header.when.text() == "As of 30 June 2025 (inferred), 17 months old"


def test_what_a_sheet_does_not_say_is_left_out(header: Header) -> None:
    header.show_sheet(sheet_of(figures=[]), TODAY)
    assert texts(header) == ["A sheet", header.when.text()]
    header.show_sheet(sheet_of(status=status()), TODAY)
    assert texts(header)[2:] == ["Claimant: General Staff", "War ongoing, as of 30 June 2025"]
    assert header.status.accessibleDescription() == "30 June 2025, as the source states it."


def test_the_claimant_is_the_one_of_the_headline(header: Header) -> None:
    unnamed = {"claimant": "not-named", "basis": "media_report"}
    figures = [figure(), figure(id="other", claim=unnamed)]
    header.show_sheet(sheet_of(figures=figures, headline="other"), TODAY)
    assert header.claimant.text() == "Claimants: Not named and 1 other"


def test_every_part_can_be_focused(header: Header, article: FactSheet) -> None:
    header.show_sheet(article, TODAY)
    labels = header.findChildren(ClaimLabel)
    assert [label.focusPolicy() & Qt.FocusPolicy.TabFocus for label in labels] == [
        Qt.FocusPolicy.TabFocus
    ] * 4
