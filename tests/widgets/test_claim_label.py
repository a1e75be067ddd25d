import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.screen import click, focus, hide_tip, hover, press, spoken, tip
from warloss_gui.qt.plain import tooltip
from warloss_gui.widgets.claim_label import ClaimLabel

TEXT = "At least 6,000 & <b>more</b>"
CLAIM = "At least 6,000 lost, says <i>A & B</i>.\n• Definition: 100 % {open}."


@pytest.fixture
def label(qtbot: QtBot) -> ClaimLabel:
    made = ClaimLabel("headline")
    qtbot.addWidget(made)
    made.show_claim(TEXT, CLAIM)
    with qtbot.waitExposed(made):
        made.show()
    return made


def test_the_text_is_shown_as_it_is(label: ClaimLabel) -> None:
    assert label.text() == TEXT
    assert label.textFormat() is Qt.TextFormat.PlainText


def test_the_claim_comes_by_hover_as_escaped_text(label: ClaimLabel, qtbot: QtBot) -> None:
    assert hover(label) == tooltip(CLAIM)
    assert "&lt;i&gt;A &amp; B&lt;/i&gt;.<br>• Definition: 100 % {open}." in tip()
    hide_tip(qtbot)


def test_the_claim_comes_by_key(label: ClaimLabel, qtbot: QtBot) -> None:
    focus(label, qtbot)
    press(label, Qt.Key.Key_Space)
    assert tip() == tooltip(CLAIM)
    hide_tip(qtbot)


def test_the_claim_is_what_a_screen_reader_says(label: ClaimLabel) -> None:
    assert spoken(label) == (QAccessible.Role.StaticText, TEXT, CLAIM)


def test_another_claim_takes_the_place_of_the_first(label: ClaimLabel, qtbot: QtBot) -> None:
    label.show_claim("Up to 5", "Up to 5 lost.")
    assert label.text() == "Up to 5"
    assert hover(label) == tooltip("Up to 5 lost.")
    assert spoken(label) == (QAccessible.Role.StaticText, "Up to 5", "Up to 5 lost.")
    hide_tip(qtbot)


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_enter_chooses_it(label: ClaimLabel, qtbot: QtBot, key: Qt.Key) -> None:
    with qtbot.waitSignal(label.chosen):
        press(label, key)


def test_a_click_chooses_it(label: ClaimLabel, qtbot: QtBot) -> None:
    with qtbot.waitSignal(label.chosen):
        click(label)


def test_other_keys_and_clicks_do_not(label: ClaimLabel, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(label.chosen):
        press(label, Qt.Key.Key_A)
        press(label, Qt.Key.Key_Space)
        QTest.mouseClick(label, Qt.MouseButton.RightButton)
        # The button goes down on it and comes up elsewhere.
        QTest.mouseRelease(label, Qt.MouseButton.LeftButton, pos=QPoint(-5, -5))
    hide_tip(qtbot)


def test_an_unused_key_is_left_to_the_window(qtbot: QtBot) -> None:
    label = ClaimLabel("title")
    qtbot.addWidget(label)
    with qtbot.capture_exceptions() as errors:
        press(label, Qt.Key.Key_Escape)
    assert not errors
    assert not tip()
