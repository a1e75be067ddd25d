"""Texts of strangers: whatever they hold, they are shown as they stand."""

import html
import re
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QDialog,
    QFileDialog,
    QLabel,
    QListWidget,
    QMessageBox,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QTableView,
    QTextEdit,
    QToolTip,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.builders import Json, sheet
from tests.conftest import OpenSheet
from tests.documents_shown import MARKUP, hostile
from tests.screen import (
    card_texts,
    click,
    contingents,
    equipment,
    hide_tip,
    hover,
    part,
    parts,
    personnel,
    press_focused,
    rows,
    settle,
    show,
    statements,
    texts,
    turn,
)
from warloss_gui.app import Program
from warloss_gui.claims.parts import TAB_NAMES

ESCAPED = re.compile(r"<qt>([^<>]|<br>)*</qt>")


@pytest.fixture(params=["markup", "unbroken"])
def made(request: pytest.FixtureRequest) -> Json:
    return hostile(unbroken=request.param == "unbroken")


@pytest.fixture
def opened(program: Program, open_sheet: OpenSheet, qtbot: QtBot, made: Json) -> Program:
    """The program with a hostile sheet, each of whose tabs was seen."""
    path = open_sheet(made)
    assert program.store.path == path, program.store.problems
    show(program, qtbot)
    for name in TAB_NAMES:
        program.window.show_tab(name)
        turn(qtbot)
    program.window.show_tab("personnel")
    return program


def everything() -> list[QWidget]:
    """Every widget of the process but those of Qt's own file dialog, which holds no text of a sheet."""
    return [
        widget
        for widget in QApplication.allWidgets()
        if not isinstance(widget.window(), QFileDialog) and not _is_tip(widget)
    ]


def _is_tip(widget: QWidget) -> bool:
    return widget.metaObject().className() == "QTipLabel"


def item_tips(view: QAbstractItemView) -> Iterator[object]:
    """The tips of all cells of a table, or of all entries of a list."""
    model = view.model()
    columns = view.horizontalHeader().count() if isinstance(view, QTableView) else 1
    for row in range(model.rowCount()):
        for column in range(columns):
            yield model.index(row, column).data(Qt.ItemDataRole.ToolTipRole)


def assert_nothing_is_markup() -> None:
    widgets = everything()
    labels = [widget for widget in widgets if isinstance(widget, QLabel)]
    assert labels
    assert {label.textFormat() for label in labels} == {Qt.TextFormat.PlainText}
    assert not [w for w in widgets if isinstance(w, QTextEdit | QPlainTextEdit | QMessageBox)]
    tips: list[object] = [widget.toolTip() for widget in widgets]
    for view in widgets:
        if isinstance(view, QTableView | QListWidget):
            tips += item_tips(view)
    assert [tip for tip in tips if tip and not ESCAPED.fullmatch(str(tip))] == []
    assert any(tips)
    assert not [widget for widget in widgets if widget.whatsThis() or widget.statusTip()]


def test_nothing_in_the_window_is_read_as_markup(opened: Program) -> None:
    assert_nothing_is_markup()


@pytest.mark.parametrize("key", [Qt.Key.Key_F1, None])
def test_nothing_in_the_dialogs_is_read_as_markup(opened: Program, qtbot: QtBot, key: Qt.Key | None) -> None:
    if key is None:
        opened.window.menus.about_wanted.emit()
    else:
        press_focused(key)
    dialog = part(opened.window, QDialog)
    assert_nothing_is_markup()
    with qtbot.waitSignal(dialog.destroyed):
        dialog.reject()


def test_nothing_in_the_messages_is_read_as_markup(
    opened: Program, open_sheet: OpenSheet, qtbot: QtBot
) -> None:
    broken = sheet(title="", **{MARKUP: 1, "<img src=x>": 2})
    open_sheet(broken)
    opened.window.say(MARKUP)
    bar = opened.window.problems
    click(part(bar, QPushButton))
    assert any("<img src=x>" in part(bar, QListWidget).item(i).text() for i in range(3))
    assert_nothing_is_markup()
    assert opened.window.messages.text() == MARKUP


def test_every_text_is_shown_letter_by_letter(opened: Program, made: Json) -> None:
    """The cells, cards and labels hold the very texts of the document."""
    assert opened.window.sheet_page.header.title.text() == made["title"]
    tab = personnel(opened)
    shown = rows(tab.browser.table)
    first = made["figures"][0]
    assert shown[0]["Counted"].casefold() == first["label"].casefold()
    assert shown[0]["Party"] == made["parties"][0]["name"]
    assert shown[0]["Claimant"] == made["sources"][0]["name"]
    assert len(rows(equipment(opened).browser.table)) == 11
    notes = {note["id"]: note for note in made["notes"]}
    (card,) = card_texts_of(opened, "contingents")
    assert card[:2] == [notes["nk-families"]["title"], notes["nk-families"]["text"]]
    statement = made["statements"][0]
    quoted = card_texts_of(opened, "statements")[0]
    assert quoted[0] == statement["speaker"]
    assert quoted[2:5] == [f"“{passage['text']}”" for passage in statement["passages"]]


def card_texts_of(program: Program, name: str) -> list[list[str]]:
    if name == "contingents":
        program.window.show_tab("contingents")
        return card_texts(contingents(program).notes)
    program.window.show_tab("statements")
    return card_texts(statements(program).cards)


def test_a_tip_shows_the_text_letter_by_letter(opened: Program, qtbot: QtBot) -> None:
    label = personnel(opened).headline
    shown = html.unescape(hover(label).removeprefix("<qt>").removesuffix("</qt>").replace("<br>", "\n"))
    assert shown == label.accessibleDescription()
    tip = next(widget for widget in QApplication.topLevelWidgets() if _is_tip(widget))
    assert isinstance(tip, QLabel)
    assert QToolTip.isVisible()
    hide_tip(qtbot)


def test_the_longest_texts_are_whole(opened: Program, made: Json) -> None:
    assert len(made["as_of"]["note"]) == 10_000
    assert len(made["title"]) == 200
    assert opened.window.sheet_page.header.when.accessibleDescription().endswith(made["as_of"]["note"])
    assert opened.window.sheet_page.header.when.toolTip().count("&lt;") >= 1_000


def inside(widget: QWidget) -> bool:
    """Whether all of a widget lies where it can be seen or scrolled to."""
    parent = widget.parentWidget()
    while parent is not None and not widget.isWindow():
        area = parent.parentWidget()
        off = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        scrolls = isinstance(area, QScrollArea) and area.horizontalScrollBarPolicy() is not off
        if not scrolls and not parent.rect().contains(widget.geometry()):
            return False
        widget, parent = parent, parent.parentWidget()
    return True


@pytest.mark.parametrize("size", [(640, 480), (1280, 800)])
def test_nothing_is_cut(opened: Program, qtbot: QtBot, size: tuple[int, int]) -> None:
    """Every label has the room that its text needs, at a place that can be scrolled to."""
    opened.window.resize(*size)
    for name in TAB_NAMES:
        opened.window.show_tab(name)
        turn(qtbot)
        labels = [label for label in parts(opened.window.sheet_page.tabs, QLabel) if label.text()]
        assert labels
        for label in (*labels, *parts(opened.window.sheet_page.header, QLabel)):
            assert label.width() >= label.minimumSizeHint().width()
            assert label.height() >= label.heightForWidth(label.width())
            assert inside(label), label.text()


def test_the_window_keeps_its_size(opened: Program) -> None:
    assert (opened.window.width(), opened.window.height()) == (1280, 800)


def test_menus_show_names_as_they_are(
    program: Program, open_sheet: OpenSheet, qtbot: QtBot, made: Json
) -> None:
    source = open_sheet(made)
    path = source.with_name("A & B <b>%s {0}.json")
    source.rename(path)
    open_sheet(path)
    show(program, qtbot)
    settle(program, qtbot)
    recent = [action.text() for action in program.window.findChildren(QAction) if ".json" in action.text()]
    assert str(path).replace("&", "&&") in recent
    assert all("&&" in text or "&" not in text for text in recent)


def test_right_to_left_letters_stay_in_their_order(
    program: Program, open_sheet: OpenSheet, qtbot: QtBot
) -> None:
    open_sheet(hostile())
    show(program, qtbot)
    assert "שלום" in program.window.sheet_page.header.title.text()
    assert program.window.layoutDirection() is Qt.LayoutDirection.LeftToRight


def test_every_problem_of_a_hostile_document_is_listed(
    program: Program, open_sheet: OpenSheet, qtbot: QtBot, made: Json
) -> None:
    with qtbot.waitExposed(program.window):
        program.window.show()
    made["figures"][0]["quantity"]["value"] = MARKUP
    open_sheet(made)
    bar = program.window.problems
    qtbot.waitUntil(bar.isVisible)
    click(part(bar, QPushButton))
    turn(qtbot)
    marked = [line for line in texts(bar)[1].splitlines() if line.startswith("▸")]
    assert any('"value": "<b>A & B</b>' in line for line in marked)
    assert bar.minimumSizeHint().width() < 1280
