import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.screen import focus, hide_tip, hover, parts, press, spoken, texts, tip
from warloss_gui.claims.caveat_wording import CaveatWording
from warloss_gui.qt.plain import tooltip
from warloss_gui.widgets.caveat_list import CaveatList
from warloss_gui.widgets.icon_mark import IconMark
from warloss_gui.widgets.text_card import TextCard

ABOUT = "The whole of <b>it</b>.\n• Unverified: so they say."


@pytest.fixture
def card(qtbot: QtBot) -> TextCard:
    made = TextCard("A title & more", ABOUT)
    qtbot.addWidget(made)
    made.add("A title & more", "lead")
    made.gap()
    made.add("")
    made.add("The <i>body</i>")
    with qtbot.waitExposed(made):
        made.show()
    return made


def test_paragraphs_are_shown_as_they_are_and_empty_ones_are_left_out(card: TextCard) -> None:
    assert texts(card) == ["A title & more", "The <i>body</i>"]
    assert {label.textFormat() for label in parts(card, QLabel)} == {Qt.TextFormat.PlainText}


def test_a_paragraph_has_its_look(card: TextCard) -> None:
    assert [label.property("look") for label in parts(card, QLabel)] == ["lead", None]


def test_caveats_are_added_with_their_icons_if_there_are_any(qtbot: QtBot) -> None:
    made = TextCard("A title", ABOUT)
    qtbot.addWidget(made)
    made.add_caveats(())
    made.add_caveats([CaveatWording(True, "Unverified", "So they say.", "unverified")], "small")
    assert not [window for window in QApplication.topLevelWidgets() if window.isVisible()]
    with qtbot.waitExposed(made):
        made.show()
    assert texts(made) == ["Important: Unverified", "So they say."]
    assert len(made.findChildren(CaveatList)) == len(made.findChildren(IconMark)) == 1
    assert {label.property("look") for label in parts(made, QLabel)} == {"small"}


def test_the_whole_comes_by_hover_by_key_and_to_a_screen_reader(card: TextCard, qtbot: QtBot) -> None:
    assert hover(card) == tooltip(ABOUT)
    hide_tip(qtbot)
    focus(card, qtbot)
    press(card, Qt.Key.Key_Space)
    assert tip() == tooltip(ABOUT)
    hide_tip(qtbot)
    assert spoken(card) == (QAccessible.Role.Grouping, "A title & more", ABOUT)


def test_other_keys_go_on_to_what_holds_the_card(qtbot: QtBot) -> None:
    pressed: list[int] = []

    class Holder(QWidget):
        def keyPressEvent(self, event: object) -> None:
            pressed.append(1)

    holder = Holder()
    qtbot.addWidget(holder)
    card = TextCard("A title", ABOUT, holder)
    press(card, Qt.Key.Key_PageDown)
    assert pressed == [1]
    assert not tip()
