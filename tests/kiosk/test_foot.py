from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from warloss_gui.kiosk.foot import Foot

LONG = "Source: " + ", ".join(f"a source of a very long name {i}" for i in range(12))


def shown(qtbot: QtBot) -> Foot:
    made = Foot()
    qtbot.addWidget(made)
    made.resize(400, 200)
    made.show_texts("Source: a", "Page 1 of 4")
    with qtbot.waitExposed(made):
        made.show()
    return made


def test_it_keeps_room_for_the_longest_source(qtbot: QtBot) -> None:
    foot = shown(qtbot)
    foot.fit(400)
    short = foot.minimumHeight()
    foot.keep_room(["Source: a", LONG])
    foot.fit(400)
    kept = foot.minimumHeight()
    assert kept > short
    foot.show_texts(LONG, "Page 1 of 4")
    foot.fit(400)
    assert foot.minimumHeight() == kept


def test_what_has_been_high_stays_so_until_it_is_forgotten(qtbot: QtBot) -> None:
    foot = shown(qtbot)
    foot.show_texts(LONG, "Page 1 of 4")
    foot.fit(400)
    high = foot.minimumHeight()
    foot.show_texts("Source: a", "Page 1 of 4")
    foot.fit(400)
    assert foot.minimumHeight() == high
    foot.forget_room()
    foot.fit(400)
    assert 0 < foot.minimumHeight() < high


def test_it_is_higher_where_both_texts_stand_below_each_other(qtbot: QtBot) -> None:
    foot = shown(qtbot)
    beside = foot.heightForWidth(400)
    foot.put_side_by_side(is_wide=False)
    assert foot.heightForWidth(400) > beside


def test_a_short_press_asks_for_nothing(qtbot: QtBot) -> None:
    foot = shown(qtbot)
    with qtbot.assertNotEmitted(foot.held):
        QTest.mouseClick(foot, Qt.MouseButton.LeftButton)
