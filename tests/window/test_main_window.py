import json
from collections.abc import Callable
from pathlib import Path
from typing import Literal

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, QSize, Qt, QUrl
from PySide6.QtGui import QColor, QDragEnterEvent, QDropEvent, QIcon, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QMenu, QPushButton, QScrollArea
from pytestqt.qtbot import QtBot

from tests.builders import Json, figure, sheet
from tests.conftest import OpenSheet
from tests.screen import (
    ARTICLE,
    OTHERS,
    click,
    contingents,
    equipment,
    focus,
    focused,
    is_seen,
    part,
    parts,
    personnel,
    press,
    press_focused,
    reached_by_tab,
    row_is_seen,
    rows,
    settle,
    show,
    statements,
    texts,
    turn,
)
from tests.window.test_menus import action_of, menu_of
from warloss_gui.app import Program
from warloss_gui.claims.parts import TAB_NAMES, TabName, tab_titles
from warloss_gui.qt import icons
from warloss_gui.settings.preferences import RECENT_SHEETS, Preferences
from warloss_gui.widgets.page import Page

Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Writes a sheet into the test's folder and gives its path."""

    def write_sheet(name: str = "own.json", **changes: object) -> Path:
        path = tmp_path / name
        made: Json = sheet(**changes)
        path.write_text(json.dumps(made), "utf-8")
        return path

    return write_sheet


def shows(program: Program, path: Path, qtbot: QtBot) -> None:
    """Wait until a sheet is shown."""
    qtbot.waitUntil(lambda: program.store.path == path)
    settle(program, qtbot)


def menu(program: Program, *titles: str) -> QMenu:
    return menu_of(program.window.menuBar(), *titles)


def recent(program: Program) -> list[str]:
    return [action.text() for action in menu(program, "&File", "Open &recent").actions()]


def trigger(program: Program, text: str) -> None:
    action_of(program.window.menuBar(), text).trigger()


# The start page


def test_without_a_sheet_the_window_says_how_to_open_one(program: Program, qtbot: QtBot) -> None:
    with qtbot.waitExposed(program.window):
        program.window.show()
    window = program.window
    assert window.start_page.isVisible()
    assert not window.sheet_page.tabs.isVisible()
    assert window.windowTitle() == "Warloss"
    assert not action_of(window.menuBar(), "Re&load").isEnabled()


def test_the_start_page_opens_the_bundled_sheet(program: Program, qtbot: QtBot) -> None:
    with qtbot.waitExposed(program.window):
        program.window.show()
    _choose, bundled = parts(program.window.start_page, QPushButton)
    click(bundled)
    shows(program, ARTICLE, qtbot)
    assert program.window.sheet_page.tabs.isVisible()
    assert not program.window.start_page.isVisible()


def test_the_start_page_opens_the_dialog(program: Program, qtbot: QtBot) -> None:
    with qtbot.waitExposed(program.window):
        program.window.show()
    choose, _bundled = parts(program.window.start_page, QPushButton)
    click(choose)
    cancel(dialog_of(program, qtbot), qtbot)


def test_while_the_first_sheet_is_read_the_window_says_so(
    program: Program, qtbot: QtBot, write: Write
) -> None:
    with qtbot.waitExposed(program.window):
        program.window.show()
    path = write()
    with qtbot.waitSignal(program.store.changed):
        program.window.open_path(path)
        assert texts(program.window.start_page) == ["Reading the sheet…"]
    shows(program, path, qtbot)


# Opening


def dialog_of(program: Program, qtbot: QtBot) -> QFileDialog:
    qtbot.waitUntil(lambda: len(parts(program.window, QFileDialog)) == 1)
    return part(program.window, QFileDialog)


def cancel(dialog: QFileDialog, qtbot: QtBot) -> None:
    with qtbot.waitSignal(dialog.destroyed):
        press(dialog, Qt.Key.Key_Escape)


def test_ctrl_o_opens_a_dialog_that_can_be_cancelled(article: Program, qtbot: QtBot) -> None:
    press_focused(Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier)
    dialog = dialog_of(article, qtbot)
    assert dialog.windowTitle() == "Open a fact sheet"
    assert dialog.nameFilters() == ["Fact sheets (*.json)", "All files (*)"]
    cancel(dialog, qtbot)
    assert article.window.findChildren(QFileDialog) == []
    assert article.store.path == ARTICLE


def test_the_chosen_file_is_opened(article: Program, qtbot: QtBot, write: Write) -> None:
    path = write(title="The chosen one")
    press_focused(Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier)
    dialog = dialog_of(article, qtbot)
    name = part(dialog, QLineEdit)
    name.setText(str(path))
    with qtbot.waitSignal(dialog.destroyed):
        press(name, Qt.Key.Key_Return)
    shows(article, path, qtbot)
    assert article.window.windowTitle() == "The chosen one – Warloss"


@pytest.mark.parametrize(
    ("title", "path"), [("What one article says", ARTICLE), ("What other claimants say", OTHERS)]
)
def test_the_bundled_sheets_are_in_the_menu(program: Program, qtbot: QtBot, title: str, path: Path) -> None:
    show(program, qtbot)
    trigger(program, title)
    shows(program, path, qtbot)
    assert recent(program) == []


def test_a_bundled_sheet_has_a_name_in_the_menu_and_is_good(program: Program, open_sheet: OpenSheet) -> None:
    for path in (ARTICLE, OTHERS):
        open_sheet(path)
        assert program.store.problems == ()


def test_a_title_is_shown_as_it_is(program: Program, open_sheet: OpenSheet) -> None:
    open_sheet(sheet(title="A & B [*] <b>100 %</b> {0}"))
    # Qt shows two of these marks as one.
    assert program.window.windowTitle() == "A & B [*][*] <b>100 %</b> {0} – Warloss"
    assert program.window.sheet_page.header.title.text() == "A & B [*] <b>100 %</b> {0}"


# Recent sheets


def test_the_list_of_recent_sheets_grows_and_has_no_doubles(
    article: Program, open_sheet: OpenSheet, write: Write
) -> None:
    assert recent(article) == []
    first, second = write("first.json"), write("second.json")
    open_sheet(first)
    assert recent(article) == [str(first)]
    open_sheet(second)
    assert recent(article) == [str(second), str(first)]
    open_sheet(first)
    assert recent(article) == [str(first), str(second)]
    open_sheet(first)
    assert recent(article) == [str(first), str(second)]


def test_it_holds_eight_at_most(program: Program, open_sheet: OpenSheet, write: Write) -> None:
    paths = [write(f"sheet-{i}.json") for i in range(RECENT_SHEETS + 2)]
    for path in paths:
        open_sheet(path)
    assert recent(program) == [str(path) for path in reversed(paths)][:8]


def test_a_recent_sheet_opens(program: Program, qtbot: QtBot, open_sheet: OpenSheet, write: Write) -> None:
    first, second = write("A & B.json", title="The first"), write("second.json")
    open_sheet(first)
    open_sheet(second)
    menu(program, "&File", "Open &recent").actions()[1].trigger()
    shows(program, first, qtbot)
    assert program.window.windowTitle() == "The first – Warloss"


def test_a_bad_sheet_is_not_remembered(program: Program, open_sheet: OpenSheet) -> None:
    open_sheet(b"{}")
    assert recent(program) == []


# Reload, close, quit


def test_f5_reads_the_sheet_again(article: Program, qtbot: QtBot) -> None:
    before = article.store.sheet
    with qtbot.waitSignal(article.store.changed):
        press_focused(Qt.Key.Key_F5)
    assert article.store.sheet is not before
    assert article.store.sheet == before


def test_ctrl_w_closes_the_sheet(article: Program, qtbot: QtBot, open_sheet: OpenSheet) -> None:
    press_focused(Qt.Key.Key_W, Qt.KeyboardModifier.ControlModifier)
    assert article.store.sheet is None
    assert article.window.start_page.isVisible()
    assert texts(article.window.start_page)[0] == "No sheet is open"
    assert article.window.windowTitle() == "Warloss"
    assert not action_of(article.window.menuBar(), "&Close").isEnabled()
    open_sheet(ARTICLE)
    settle(article, qtbot)
    assert rows(personnel(article).browser.table)


def test_after_closing_the_keyboard_still_leads_on(article: Program, qtbot: QtBot) -> None:
    press_focused(Qt.Key.Key_W, Qt.KeyboardModifier.ControlModifier)
    turn(qtbot)
    press(article.window, Qt.Key.Key_Tab)
    assert focused() in parts(article.window.start_page, QPushButton)


def test_closing_a_bad_version_takes_its_problems_away(program: Program, open_sheet: OpenSheet) -> None:
    path = open_sheet(sheet())
    path.write_text("{", "utf-8")
    open_sheet(path)
    assert program.window.problems.isVisibleTo(program.window)
    program.store.close()
    assert not program.window.problems.isVisibleTo(program.window)


def test_ctrl_q_closes_the_window(article: Program, qtbot: QtBot) -> None:
    with qtbot.waitSignal(article.window.closing):
        press_focused(Qt.Key.Key_Q, Qt.KeyboardModifier.ControlModifier)
    assert not article.window.isVisible()


# Tabs


@pytest.mark.parametrize("number", [1, 2, 3, 4])
def test_ctrl_and_a_number_bring_a_tab_to_the_front(article: Program, number: int) -> None:
    article.window.show_tab(TAB_NAMES[number % 4])
    press_focused(Qt.Key(Qt.Key.Key_0 + number), Qt.KeyboardModifier.ControlModifier)
    assert article.window.sheet_page.tabs.front == TAB_NAMES[number - 1]
    assert article.window.sheet_page.tabs.pages[TAB_NAMES[number - 1]].isVisible()


def test_arrows_go_from_tab_to_tab(article: Program, qtbot: QtBot) -> None:
    bar = article.window.sheet_page.tabs.tabBar()
    focus(bar, qtbot)
    press(bar, Qt.Key.Key_Right)
    assert article.window.sheet_page.tabs.front == "equipment"
    assert bar.hasFocus()
    press(bar, Qt.Key.Key_Left)
    assert article.window.sheet_page.tabs.front == "personnel"


def test_the_tabs_have_their_titles(article: Program) -> None:
    tabs = article.window.sheet_page.tabs
    titles = [tabs.tabText(i) for i in range(tabs.count())]
    assert titles == ["Personnel", "Equipment", "Allied contingents", "Statements"]


def test_a_click_brings_a_tab_to_the_front(article: Program) -> None:
    bar = article.window.sheet_page.tabs.tabBar()
    QTest.mouseClick(bar, Qt.MouseButton.LeftButton, pos=bar.tabRect(3).center())
    assert article.window.sheet_page.tabs.front == "statements"


def test_the_search_is_found_by_key_from_anywhere(article: Program, qtbot: QtBot) -> None:
    searches = {
        "personnel": personnel(article).browser.search,
        "equipment": equipment(article).browser.search,
        "statements": statements(article).search,
    }
    for name in TAB_NAMES:
        if name in searches:
            article.window.show_tab(name)
            focus(article.window.sheet_page.header.title, qtbot)
            press_focused(Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
            assert focused() is searches[name]


# Text size and theme


def test_text_grows_and_shrinks_in_steps_between_limits(article: Program, qapp: QApplication) -> None:
    control = Qt.KeyboardModifier.ControlModifier
    sizes = [qapp.font().pixelSize()]
    scales: list[int] = []
    for key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal, *[Qt.Key.Key_Plus] * 4):
        press_focused(key, control)
        scales.append(article.look.text_scale)
        sizes.append(qapp.font().pixelSize())
    assert scales == [125, 150, 175, 200, 200, 200]
    assert sizes[4] == 2 * sizes[0]
    for expected in (175, 150, 125, 100, 100):
        press_focused(Qt.Key.Key_Minus, control)
        assert article.look.text_scale == expected
    press_focused(Qt.Key.Key_Plus, control)
    press_focused(Qt.Key.Key_0, control)
    assert article.look.text_scale == 100
    assert qapp.font().pixelSize() == sizes[0]


def test_a_theme_is_chosen(article: Program, qapp: QApplication) -> None:
    trigger(article, "Dark")
    assert article.look.choice == "dark"
    assert qapp.palette().window().color().lightness() < 128
    trigger(article, "Light")
    assert article.look.choice == "light"
    assert qapp.palette().window().color().lightness() > 128
    trigger(article, "As the system")
    assert article.window.preferences().theme == "system"


# Icons


def icon_of_tab(program: Program, name: TabName, state: QIcon.State) -> QImage:
    tabs = program.window.sheet_page.tabs
    icon = tabs.tabIcon(TAB_NAMES.index(name))
    return icon.pixmap(tabs.iconSize(), 1.0, QIcon.Mode.Normal, state).toImage()


def drawing(name: str, colour: str, size: int) -> QImage:
    return icons.pixmap(name, QColor(colour), size).toImage()


def test_every_tab_has_its_icon_as_large_and_in_the_colour_that_its_title_asks_for(article: Program) -> None:
    for theme, scale in (("Light", 100), ("Dark", 100), ("Dark", 150), ("Light", 100)):
        trigger(article, theme)
        article.look.scale_text(scale)
        size = article.window.sheet_page.tabs.iconSize().width()
        assert size == icons.size_beside(article.look.font(article.look.theme.type.lead))
        colours = article.look.theme.colours
        for name in TAB_NAMES:
            at_the_back = icon_of_tab(article, name, QIcon.State.Off)
            assert at_the_back == drawing(f"tab-{name}", colours.quiet, size)
            in_front = icon_of_tab(article, name, QIcon.State.On)
            assert in_front == drawing(f"tab-{name}", colours.text, size)


def test_the_window_has_the_sign_of_the_program_in_the_accent_of_the_theme(article: Program) -> None:
    for theme in ("Dark", "Light"):
        trigger(article, theme)
        accent = article.look.theme.colours.accent
        for size in (16, 32, 64):
            shown = article.window.windowIcon().pixmap(QSize(size, size), 1.0).toImage()
            assert shown == drawing("program", accent, size)


def test_where_titles_need_all_the_room_tabs_have_no_icons(article: Program, qtbot: QtBot) -> None:
    article.look.scale_text(200)
    article.window.resize(640, 480)
    turn(qtbot)
    assert article.window.sheet_page.tabs.tabIcon(0).isNull()
    article.window.resize(1280, 800)
    turn(qtbot)
    assert not article.window.sheet_page.tabs.tabIcon(0).isNull()


def test_the_titles_of_the_tabs_have_room_in_a_small_window_with_large_text(
    article: Program, qtbot: QtBot
) -> None:
    article.look.scale_text(200)
    article.window.resize(1024, 700)
    turn(qtbot)
    bar = article.window.sheet_page.tabs.tabBar()
    assert bar.sizeHint().width() <= bar.width()


def test_larger_text_leaves_the_icons_out_and_the_titles_whole(article: Program, qtbot: QtBot) -> None:
    article.window.resize(800, 600)
    bar = article.window.sheet_page.tabs.tabBar()
    for scale, has_icons in ((125, True), (150, False), (125, True)):
        article.look.scale_text(scale)
        turn(qtbot)
        assert article.window.sheet_page.tabs.tabIcon(0).isNull() is not has_icons
        assert bar.sizeHint().width() <= bar.width()
        assert [bar.tabText(i) for i in range(4)] == list(tab_titles().values())


# Full screen


def test_f11_fills_the_screen_and_f11_or_escape_leave_it(article: Program, qtbot: QtBot) -> None:
    window = article.window
    for leave in (Qt.Key.Key_F11, Qt.Key.Key_Escape):
        press_focused(Qt.Key.Key_F11)
        qtbot.waitUntil(window.isFullScreen)
        press_focused(leave)
        qtbot.waitUntil(lambda: not window.isFullScreen())


def test_escape_leaves_the_full_screen_from_every_part(article: Program, qtbot: QtBot) -> None:
    window = article.window
    for name in TAB_NAMES:
        window.show_tab(name)
        turn(qtbot)
        focus(window.sheet_page.header.title, qtbot)
        reached = reached_by_tab()
        assert len(reached) > 6
        for widget in reached:
            press_focused(Qt.Key.Key_F11)
            qtbot.waitUntil(window.isFullScreen)
            focus(widget, qtbot)
            press_focused(Qt.Key.Key_Escape)
            qtbot.waitUntil(lambda: not window.isFullScreen())


def test_escape_does_nothing_otherwise(article: Program) -> None:
    press_focused(Qt.Key.Key_Escape)
    assert article.window.isVisible()
    assert not article.window.isFullScreen()


# Drag and drop


def drop(program: Program, *urls: QUrl, text: str | None = None) -> tuple[bool, bool]:
    """Drag over the window and drop; whether each was taken."""
    data = QMimeData()
    data.setUrls(urls)
    if text is not None:
        data.setText(text)
    button, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    action = Qt.DropAction.CopyAction
    enter = QDragEnterEvent(QPoint(300, 300), action, data, button, none)
    enter.ignore()
    QApplication.sendEvent(program.window, enter)
    dropped = QDropEvent(QPointF(300, 300), action, data, button, none)
    dropped.ignore()
    QApplication.sendEvent(program.window, dropped)
    return enter.isAccepted(), dropped.isAccepted()


def test_a_sheet_is_dropped_on_the_window(article: Program, qtbot: QtBot, write: Write) -> None:
    path = write("dropped & good.json", title="Dropped")
    assert drop(article, QUrl.fromLocalFile(str(path)), text="as text, too") == (True, True)
    shows(article, path, qtbot)
    assert article.window.windowTitle() == "Dropped – Warloss"


def test_a_bad_file_is_dropped_on_the_window(article: Program, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "bad.json"
    path.write_bytes(b"\x00\x01")
    with qtbot.waitSignal(article.store.problems_changed):
        drop(article, QUrl.fromLocalFile(str(path)))
    assert article.store.path == ARTICLE
    assert "bad.json cannot be shown: 1 problem." in texts(article.window.problems)[0]


def test_a_folder_is_dropped_on_the_window(article: Program, qtbot: QtBot, tmp_path: Path) -> None:
    with qtbot.waitSignal(article.store.problems_changed):
        drop(article, QUrl.fromLocalFile(str(tmp_path)))
    assert article.store.path == ARTICLE
    assert "it is a folder" in article.store.problems[0].message


@pytest.mark.parametrize(
    "urls",
    [
        [],
        [QUrl("https://example.org/sheet.json")],
        [QUrl.fromLocalFile("/a.json"), QUrl("https://example.org/sheet.json")],
    ],
    ids=["text", "web", "both"],
)
def test_what_is_no_file_is_not_taken(article: Program, qtbot: QtBot, urls: list[QUrl]) -> None:
    with qtbot.assertNotEmitted(article.store.reading_changed):
        assert drop(article, *urls, text="a text") == (False, False)
    assert article.store.path == ARTICLE


def test_of_two_sheets_none_is_opened(article: Program, qtbot: QtBot) -> None:
    urls = [QUrl.fromLocalFile(str(path)) for path in (ARTICLE, OTHERS)]
    assert drop(article, *urls) == (True, True)
    qtbot.waitUntil(article.window.messages.isVisible)
    assert "Only one fact sheet" in article.window.messages.text()
    assert article.store.path == ARTICLE


# What the program says of itself


def test_a_message_stays_until_a_sheet_is_opened(article: Program, qtbot: QtBot, write: Write) -> None:
    article.window.say("Something happened.")
    assert article.window.messages.isVisible()
    assert article.window.messages.text() == "Something happened."
    path = write()
    article.window.open_path(path)
    assert not article.window.messages.isVisible()
    shows(article, path, qtbot)


def test_an_error_of_the_program_is_told(article: Program) -> None:
    article.tell("ValueError in somewhere.py, line 3")
    text = article.window.messages.text()
    assert text.startswith("Something in the program went wrong (ValueError in somewhere.py, line 3).")
    assert "go on working" in text


# Problems of a document


def test_a_first_sheet_that_is_bad_leaves_the_start_page_and_a_bar(
    program: Program, open_sheet: OpenSheet, qtbot: QtBot
) -> None:
    with qtbot.waitExposed(program.window):
        program.window.show()
    open_sheet(sheet(title="", revision=0))
    assert program.window.start_page.isVisible()
    assert texts(program.window.problems) == ["sheet.json cannot be shown: 2 problems."]


def test_a_warning_is_said_to_be_one(program: Program, open_sheet: OpenSheet, qtbot: QtBot) -> None:
    unused = [*sheet()["parties"], {"id": "nobody", "name": "Nobody"}]
    open_sheet(sheet(parties=unused))
    show(program, qtbot)
    warnings = len(program.store.problems)
    assert warnings > 1
    assert texts(program.window.problems) == [f"sheet.json: {warnings} warnings."]
    assert program.window.sheet_page.tabs.isVisible()


def test_more_problems_than_are_listed_are_hinted_at(
    program: Program, open_sheet: OpenSheet, qtbot: QtBot
) -> None:
    with qtbot.waitExposed(program.window):
        program.window.show()
    open_sheet(sheet(figures=[figure(id=f"f{i}", label="") for i in range(50)]))
    assert texts(program.window.problems) == ["sheet.json cannot be shown: 20+ problems."]


def test_a_long_name_of_a_file_is_shortened_in_the_middle(
    program: Program, tmp_path: Path, open_sheet: OpenSheet, qtbot: QtBot
) -> None:
    with qtbot.waitExposed(program.window):
        program.window.show()
    path = tmp_path / ("W" * 100 + "M" * 100 + ".json")
    path.write_text("{", "utf-8")
    open_sheet(path)
    (text,) = texts(program.window.problems)
    assert text == f"{'W' * 24}…{'M' * 19}.json cannot be shown: 1 problem."
    assert program.window.problems.minimumSizeHint().width() < 1_280


# The session


def test_the_session_is_as_the_window_is(article: Program, qtbot: QtBot, open_sheet: OpenSheet) -> None:
    path = open_sheet(sheet())
    article.window.resize(900, 700)
    article.window.show_tab("statements")
    trigger(article, "Dark")
    trigger(article, "&Larger text")
    assert article.window.preferences() == Preferences(
        width=900,
        height=700,
        tab="statements",
        text_scale=125,
        theme="dark",
        last_sheet=str(path),
        recent=(str(path),),
    )


def test_a_bundled_sheet_is_no_sheet_of_the_reader(article: Program) -> None:
    assert article.window.preferences().last_sheet is None
    assert article.window.preferences().recent == ()


def test_after_full_screen_the_window_has_its_former_size(article: Program, qtbot: QtBot) -> None:
    article.window.resize(900, 700)
    press_focused(Qt.Key.Key_F11)
    qtbot.waitUntil(lambda: article.window.isFullScreen() and article.window.width() != 900)
    preferences = article.window.preferences()
    assert (preferences.width, preferences.height) == (900, 700)


# Room


@pytest.mark.parametrize("name", TAB_NAMES)
def test_at_the_usual_size_nothing_but_the_parts_scrolls(
    program: Program, open_sheet: OpenSheet, qtbot: QtBot, name: TabName
) -> None:
    program.window.show_tab(name)
    open_sheet(ARTICLE)
    show(program, qtbot)
    assert program.window.size() == QSize(1280, 800)
    (whole,) = [
        area
        for area in parts(program.window, QScrollArea)
        if area.isAncestorOf(program.window.sheet_page.tabs)
    ]
    assert whole.verticalScrollBar().maximum() == 0
    assert whole.horizontalScrollBar().maximum() == 0


@pytest.mark.parametrize("name", TAB_NAMES)
def test_large_text_in_a_small_window_scrolls_as_a_whole(
    article: Program, qtbot: QtBot, name: TabName
) -> None:
    """What there is of a tab would else be lower than a line of it."""
    window = article.window
    window.resize(640, 480)
    article.look.scale_text(200)
    window.show_tab(name)
    turn(qtbot)
    assert window.size() == QSize(640, 480)
    whole = window.sheet_page
    (page,) = parts(whole.tabs.pages[name], Page)
    assert page.height() > 6 * page.fontMetrics().lineSpacing()
    whole.verticalScrollBar().setValue(whole.verticalScrollBar().maximum())
    assert is_seen(page)
    assert is_seen(window.sheet_page.tabs.tabBar())
    assert whole.horizontalScrollBar().maximum() == 0
    assert page.horizontalScrollBar().maximum() == 0


@pytest.mark.parametrize("name", ["personnel", "contingents"])
def test_large_text_in_a_small_window_can_be_worked_by_key(
    article: Program, qtbot: QtBot, name: Literal["personnel", "equipment", "contingents"]
) -> None:
    article.window.resize(640, 480)
    article.look.scale_text(200)
    article.window.show_tab(name)
    turn(qtbot)
    tabs = {"personnel": personnel, "equipment": equipment, "contingents": contingents}
    browser = tabs[name](article).browser
    table = browser.table
    focus(table, qtbot)
    for key in (Qt.Key.Key_End, Qt.Key.Key_Home):
        press(table, key, Qt.KeyboardModifier.ControlModifier)
    for row in range(browser.model.rowCount()):
        assert table.currentIndex().row() == row
        assert row_is_seen(table)
        press(table, Qt.Key.Key_Down)
    for column in range(browser.model.columnCount()):
        assert table.currentIndex().column() == column
        assert row_is_seen(table)
        assert table.viewport().rect().contains(table.visualRect(table.currentIndex()).center())
        browser.page.verticalScrollBar().setValue(0)
        press(table, Qt.Key.Key_Right)
