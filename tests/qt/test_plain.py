import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QColor, QFont, QImage, QKeyEvent, QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QToolTip, QWidget
from pytestqt.qtbot import QtBot

from tests.conftest import settle
from warloss_gui.qt.plain import PlainLabel, show_tip, tooltip

RED = QColor("#FF0000")

MARKUP = {
    "tags": "<b>bold</b> <script>x</script>",
    "generic": "A<B>C",
    "entities": "Tom & Jerry &lt;b&gt; &amp; &#60;",
    "a heading": "<html><body><h1>Loud</h1></body></html>",
    "quotes": "\"double\" 'single'",
    "lines": "first\nsecond",
    "a comment": "<!-- hidden --> shown",
    "a link": "<a href='file:///etc/passwd'>link</a>",
    "nested tables": "<table><tr><td>" * 20 + "x",
    "a mark of a key": "Salt & Pepper",
}


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    """A red picture: whatever reads a text as HTML can be made to show it."""
    path = tmp_path / "red.png"
    image = QImage(40, 40, QImage.Format.Format_RGB32)
    image.fill(RED)
    assert image.save(str(path))
    return path


def shows_red(widget: QWidget) -> bool:
    image = widget.grab().toImage()
    return any(
        image.pixelColor(x, y) == RED for x in range(0, image.width(), 4) for y in range(0, image.height(), 4)
    )


def words(text: str) -> str:
    """A text as HTML spaces it: runs of blanks are one."""
    return "\n".join(" ".join(line.split()) for line in text.split("\n"))


def as_drawn(html: str) -> str:
    """The text that Qt draws for some HTML."""
    document = QTextDocument()
    document.setHtml(html)
    return document.toPlainText()


# Labels


@pytest.mark.parametrize("text", MARKUP.values(), ids=MARKUP)
def test_a_label_shows_markup_as_text(qtbot: QtBot, text: str) -> None:
    label = PlainLabel(text)
    qtbot.addWidget(label)
    label.setWordWrap(False)
    assert label.textFormat() is Qt.TextFormat.PlainText
    assert label.text() == text
    # The label has room for every letter, so that none is taken for a tag.
    lines = text.split("\n")
    metrics = label.fontMetrics()
    assert label.sizeHint().width() >= max(metrics.horizontalAdvance(line) for line in lines)
    assert label.sizeHint().height() >= len(lines) * metrics.height()


def test_a_label_loads_no_picture(qtbot: QtBot, picture: Path) -> None:
    html = f"<img src='file://{picture}'>"
    plain, guessing = PlainLabel(html), QLabel(html)
    qtbot.addWidget(plain)
    qtbot.addWidget(guessing)
    assert shows_red(guessing)
    assert not shows_red(plain)


@pytest.mark.skipif(os.name != "posix", reason="pipes of POSIX")
def test_a_picture_that_is_a_pipe_does_not_freeze_a_label_or_a_tip(qtbot: QtBot, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.png"
    os.mkfifo(pipe)
    html = f"<img src='file://{pipe}'>"
    label = PlainLabel(html)
    label.setToolTip(tooltip(html))
    qtbot.addWidget(label)
    label.grab()
    assert as_drawn(label.toolTip()) == html


def test_a_label_stays_plain_when_its_text_changes(qtbot: QtBot, picture: Path) -> None:
    label = PlainLabel("plain")
    qtbot.addWidget(label)
    label.setText(f"<img src='file://{picture}'>")
    assert not shows_red(label)


def test_a_label_names_its_look_wraps_and_takes_a_parent(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    label = PlainLabel("text", "title", parent)
    assert label.property("look") == "title"
    assert label.parent() is parent
    assert label.wordWrap()
    assert PlainLabel("text", parent=parent).property("look") is None
    assert PlainLabel(parent=parent).text() == ""


def test_a_label_wraps_to_the_height_that_its_text_and_font_need(qtbot: QtBot) -> None:
    label = PlainLabel("one two three four five six seven " * 4)
    qtbot.addWidget(label)

    def heights() -> list[int]:
        found = [label.heightForWidth(width) for width in range(100, 500, 20)]
        again = [label.heightForWidth(width) for width in range(100, 500, 20)]
        assert found == again == [QLabel.heightForWidth(label, width) for width in range(100, 500, 20)]
        return found

    usual = heights()
    label.setText(label.text() * 2)
    longer = heights()
    font = QFont(label.font())
    font.setPixelSize(40)
    label.setFont(font)
    larger = heights()
    assert all(a < b < c for a, b, c in zip(usual, longer, larger, strict=True))


# Tips


@pytest.mark.parametrize("text", MARKUP.values(), ids=MARKUP)
def test_a_tip_shows_markup_as_text(text: str) -> None:
    assert as_drawn(tooltip(text)) == text


@given(
    text=st.text(st.characters(exclude_categories=("C", "Z"), include_characters=" \n<>&;'\"/="), max_size=60)
)
def test_a_tip_shows_any_text_with_its_lines(text: str) -> None:
    assert words(as_drawn(tooltip(text))) == words(text)


def test_a_tip_loads_no_picture(qtbot: QtBot, picture: Path) -> None:
    html = f"<img src='file://{picture}'>"
    tip, guessing = QLabel(tooltip(html)), QLabel(html)
    qtbot.addWidget(tip)
    qtbot.addWidget(guessing)
    assert shows_red(guessing)
    assert not shows_red(tip)


@pytest.fixture
def shown(qtbot: QtBot) -> QWidget:
    widget = QLineEdit()
    qtbot.addWidget(widget)
    widget.show()
    widget.setFocus()
    qtbot.waitUntil(widget.hasFocus)
    return widget


def tip() -> QWidget:
    return next(
        widget for widget in QApplication.topLevelWidgets() if widget.metaObject().className() == "QTipLabel"
    )


def test_a_key_shows_the_text_beside_the_part_until_the_next_key(qtbot: QtBot, shown: QWidget) -> None:
    show_tip(shown, "A<B>C", QRect(0, 0, 10, 10))
    assert QToolTip.isVisible()
    assert as_drawn(QToolTip.text()) == "A<B>C"
    QTest.keyClick(shown, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: not QToolTip.isVisible())


def test_a_key_that_is_held_down_does_not_count_as_the_next(shown: QWidget) -> None:
    show_tip(shown, "text", shown.rect())
    key = Qt.Key.Key_Space
    again = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, " ", autorep=True)
    QApplication.sendEvent(shown, again)
    show_tip(shown, "text", shown.rect())
    assert len(endings(shown)) == 1


def endings(widget: QWidget) -> list[QObject]:
    """What waits for the end of a tip."""
    return [child for child in widget.children() if type(child).__module__.startswith("warloss_gui")]


def test_opening_tips_again_and_again_leaves_nothing(shown: QWidget) -> None:
    for _ in range(50):
        show_tip(shown, "text", shown.rect())
        QTest.keyClick(shown, Qt.Key.Key_Down)
    settle()
    assert endings(shown) == []


def test_a_tip_of_a_widget_without_the_focus_ends_with_a_click(qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.show()
    show_tip(widget, "text", widget.rect())
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not QToolTip.isVisible())


def test_a_long_text_wraps(shown: QWidget) -> None:
    text = "word " * 200
    show_tip(shown, text, shown.rect())
    assert tip().width() < shown.fontMetrics().horizontalAdvance(text) / 4
