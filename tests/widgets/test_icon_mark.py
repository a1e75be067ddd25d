import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.screen import spoken
from warloss_gui.qt import icons
from warloss_gui.qt.plain import PlainLabel
from warloss_gui.qt.theme import Look
from warloss_gui.widgets.icon_mark import IconMark

Role = QPalette.ColorRole


@pytest.fixture
def mark(qtbot: QtBot) -> IconMark:
    made = IconMark()
    qtbot.addWidget(made)
    made.show_icon("caveat-definition", Role.WindowText)
    with qtbot.waitExposed(made):
        made.show()
    return made


def palette_of(text: str, quiet: str) -> QPalette:
    made = QPalette()
    made.setColor(Role.Window, QColor("white"))
    made.setColor(Role.WindowText, QColor(text))
    made.setColor(Role.PlaceholderText, QColor(quiet))
    return made


def has(mark: IconMark, colour: str) -> bool:
    """Whether a colour is to be seen."""
    image = mark.grab().toImage()
    seen = {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}
    return QColor(colour).name() in seen


def test_an_icon_has_the_colour_of_its_role_and_follows_the_theme(mark: IconMark, qapp: QApplication) -> None:
    qapp.setPalette(palette_of("#c00000", "#0000c0"))
    assert (has(mark, "#c00000"), has(mark, "#0000c0")) == (True, False)
    mark.show_icon("caveat-definition", Role.PlaceholderText)
    assert (has(mark, "#c00000"), has(mark, "#0000c0")) == (False, True)
    qapp.setPalette(palette_of("#c00000", "#00c000"))
    assert (has(mark, "#0000c0"), has(mark, "#00c000")) == (False, True)


def test_it_shows_another_icon(mark: IconMark) -> None:
    before = mark.grab().toImage()
    mark.show_icon("caveat-rounding", Role.WindowText)
    assert mark.grab().toImage() != before


def test_without_an_icon_it_is_empty(qtbot: QtBot, qapp: QApplication) -> None:
    qapp.setPalette(palette_of("#c00000", "#0000c0"))
    empty = IconMark()
    qtbot.addWidget(empty)
    assert not has(empty, "#c00000")


@pytest.mark.parametrize("look", ["", "small"])
def test_it_is_as_large_as_the_text_beside_it_asks_for(qtbot: QtBot, qapp: QApplication, look: str) -> None:
    theme = Look(qapp, "light", 100)
    holder = QWidget()
    qtbot.addWidget(holder)
    theme.dress(holder)
    mark, text = IconMark(look, holder), PlainLabel("Words", look, holder)
    for scale in (100, 200):
        theme.scale_text(scale)
        for widget in (mark, text):
            widget.ensurePolished()
        margins = mark.contentsMargins()
        inside = mark.sizeHint().shrunkBy(margins)
        assert inside.width() == icons.size_beside(text.font())
        assert inside.height() == text.fontMetrics().height()
        assert mark.minimumSizeHint() == mark.sizeHint()
    theme.deleteLater()


def test_it_says_nothing_and_holds_no_markup(mark: IconMark) -> None:
    assert mark.textFormat() is Qt.TextFormat.PlainText
    assert spoken(mark).name == ""
