from dataclasses import replace
from typing import get_args

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.screen import parts, spoken, texts, turn
from warloss_gui.claims.caveat_wording import CaveatWording
from warloss_gui.claims.caveats import CaveatKind
from warloss_gui.qt.theme import Look
from warloss_gui.settings import themes
from warloss_gui.widgets.caveat_list import CaveatList
from warloss_gui.widgets.icon_mark import IconMark

KINDS: tuple[CaveatKind, ...] = get_args(CaveatKind)
UNDEFINED = CaveatWording(
    important=True, kind="Definition", text="It is not said what is meant.", code="definition"
)
MINOR = replace(UNDEFINED, important=False)
ROUNDED = CaveatWording(important=False, kind="Rounding", text="A round number.", code="rounding")
HOSTILE = CaveatWording(
    important=True, kind="<b>Kind</b>", text="<img src='x'> & <i>more</i>\n{0}", code="partial"
)


@pytest.fixture
def shown(qtbot: QtBot) -> CaveatList:
    made = CaveatList()
    qtbot.addWidget(made)
    made.resize(400, 300)
    with qtbot.waitExposed(made):
        made.show()
    return made


def rows(shown: CaveatList) -> list[QWidget]:
    return [child for child in shown.findChildren(QWidget) if child.isVisible() and child.accessibleName()]


def names(shown: CaveatList) -> list[str]:
    """What a screen reader is told of each row."""
    return [spoken(row).name for row in rows(shown)]


def drawn(mark: IconMark) -> QImage:
    return mark.grab().toImage()


def has(mark: IconMark, colour: str) -> bool:
    image = drawn(mark)
    seen = {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}
    return QColor(colour).name() in seen


def test_each_caveat_has_its_kind_and_its_words(shown: CaveatList) -> None:
    shown.show_caveats([UNDEFINED, ROUNDED])
    assert texts(shown) == [
        "Important: Definition",
        "It is not said what is meant.",
        "Rounding",
        "A round number.",
    ]
    assert names(shown) == [
        "Important: Definition. It is not said what is meant.",
        "Rounding. A round number.",
    ]


def test_the_kind_is_set_apart_by_its_weight(shown: CaveatList, qapp: QApplication) -> None:
    look = Look(qapp, "light", 100)
    look.dress(shown)
    shown.show_caveats([UNDEFINED])
    for scale in (100, 150):
        look.scale_text(scale)
        kind, text = (label for label in parts(shown, QLabel) if label.text())
        assert kind.font().weight() > text.font().weight()
        assert kind.fontInfo().pixelSize() == text.fontInfo().pixelSize()
    look.deleteLater()


def test_each_kind_has_an_icon_of_its_own(shown: CaveatList, qtbot: QtBot) -> None:
    shown.show_caveats([CaveatWording(False, kind, "Words.", kind) for kind in KINDS])
    turn(qtbot)
    marks = parts(shown, IconMark)
    assert len(marks) == len(KINDS)
    images = [drawn(mark) for mark in marks]
    assert all(one != other for i, one in enumerate(images) for other in images[:i])


def test_other_caveats_are_shown_in_the_same_rows(shown: CaveatList, qtbot: QtBot) -> None:
    shown.show_caveats([UNDEFINED, ROUNDED])
    turn(qtbot)
    before, kept = rows(shown), drawn(parts(shown, IconMark)[0])
    shown.show_caveats([ROUNDED])
    turn(qtbot)
    assert rows(shown) == before[:1]
    assert names(shown) == ["Rounding. A round number."]
    assert drawn(parts(shown, IconMark)[0]) != kept
    shown.show_caveats([UNDEFINED, ROUNDED, HOSTILE])
    turn(qtbot)
    assert rows(shown)[:2] == before
    assert len(rows(shown)) == 3
    assert drawn(parts(shown, IconMark)[0]) == kept


def test_without_caveats_it_takes_no_room(shown: CaveatList) -> None:
    shown.show_caveats([UNDEFINED])
    shown.show_caveats([])
    assert not shown.isVisible()
    assert names(shown) == []
    shown.show_caveats([ROUNDED])
    assert shown.isVisible()


def test_icons_follow_the_theme(shown: CaveatList, qapp: QApplication) -> None:
    look = Look(qapp, "light", 100)
    look.dress(shown)
    shown.show_caveats([UNDEFINED, MINOR])
    for name in (*themes.THEMES, *themes.THEMES):
        look.choose(name)
        important, minor = parts(shown, IconMark)
        colours = look.theme.colours
        assert (has(important, colours.text), has(important, colours.quiet)) == (True, False)
        assert (has(minor, colours.text), has(minor, colours.quiet)) == (False, True)
        assert names(shown)[1] == "Definition. It is not said what is meant."
    look.deleteLater()


def test_in_small_type_an_important_caveat_keeps_its_colour(qtbot: QtBot, qapp: QApplication) -> None:
    look = Look(qapp, "dark", 100)
    small = CaveatList("small")
    qtbot.addWidget(small)
    look.dress(small)
    small.show_caveats([UNDEFINED])
    with qtbot.waitExposed(small):
        small.show()
    (mark,) = parts(small, IconMark)
    assert has(mark, look.theme.colours.text)
    kind, text = (label for label in parts(small, QLabel) if label.text())
    assert {label.fontInfo().pixelSize() for label in (kind, text)} == {look.theme.type.small}
    assert kind.font().weight() > text.font().weight()
    look.deleteLater()


@pytest.mark.parametrize("scale", [100, 200])
def test_an_icon_stands_beside_the_first_line(
    shown: CaveatList, qapp: QApplication, qtbot: QtBot, scale: int
) -> None:
    look = Look(qapp, "light", scale)
    look.dress(shown)
    shown.show_caveats([UNDEFINED])
    turn(qtbot)
    (mark,) = parts(shown, IconMark)
    kind, text = (label for label in parts(shown, QLabel) if label.text())
    assert abs(mark.geometry().center().y() - kind.geometry().center().y()) <= 1
    assert mark.geometry().right() < kind.x() == text.x()
    assert mark.width() >= mark.sizeHint().width()
    assert mark.height() >= mark.sizeHint().height()
    look.deleteLater()


def test_texts_of_strangers_are_shown_as_they_are(shown: CaveatList) -> None:
    shown.show_caveats([HOSTILE])
    assert texts(shown) == ["Important: <b>Kind</b>", "<img src='x'> & <i>more</i>\n{0}"]
    assert {label.textFormat() for label in shown.findChildren(QLabel)} == {Qt.TextFormat.PlainText}
    assert names(shown) == ["Important: <b>Kind</b>. <img src='x'> & <i>more</i>\n{0}"]
