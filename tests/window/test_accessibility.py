"""Everything can be reached, read and done with keys and with a screen reader."""

from typing import Literal

import pytest
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractItemView, QApplication, QListWidget, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.conftest import OpenSheet
from tests.screen import (
    contingents,
    equipment,
    focus,
    focused,
    hide_tip,
    is_seen,
    page_of,
    part,
    parts,
    personnel,
    press,
    press_focused,
    reached_by_tab,
    show,
    spoken,
    spoken_cell,
    statements,
    tip,
    turn,
)
from warloss_gui.app import Program
from warloss_gui.claims.parts import TAB_NAMES, TabName
from warloss_gui.claims.sheet import FactSheet
from warloss_gui.claims.wording import word_figure
from warloss_gui.qt.plain import tooltip
from warloss_gui.widgets.claim_label import ClaimLabel
from warloss_gui.widgets.figure_browser import FigureBrowser
from warloss_gui.widgets.text_card import TextCard

BrowserName = Literal["personnel", "equipment", "contingents"]
BROWSERS: tuple[BrowserName, ...] = ("personnel", "equipment", "contingents")


def sheet_of(program: Program) -> FactSheet:
    sheet = program.store.sheet
    assert sheet is not None
    return sheet


def browser_of(program: Program, name: BrowserName) -> FigureBrowser:
    found = {"personnel": personnel, "equipment": equipment, "contingents": contingents}
    return found[name](program).browser


def with_problems(program: Program, open_sheet: OpenSheet, qtbot: QtBot) -> None:
    """A bad version after the good one, with its problems unfolded."""
    open_sheet(b'{"title": 1,\n"x": }')
    qtbot.waitUntil(program.window.problems.isVisible)
    focus(part(program.window.problems, QPushButton), qtbot)
    press_focused(Qt.Key.Key_Space)
    turn(qtbot)


def focusable(window: QWidget) -> list[QWidget]:
    """What Tab should lead to. A tab widget hands the focus to its bar."""
    return [
        widget
        for widget in window.findChildren(QWidget)
        if widget.isVisible()
        and widget.isEnabled()
        and widget.window() is window
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.focusProxy() is None
    ]


@pytest.mark.parametrize("name", TAB_NAMES)
def test_everything_with_the_focus_has_a_name(
    article: Program, open_sheet: OpenSheet, qtbot: QtBot, name: TabName
) -> None:
    with_problems(article, open_sheet, qtbot)
    article.window.show_tab(name)
    turn(qtbot)
    found = focusable(article.window)
    assert len(found) >= 9
    for widget in found:
        heard = spoken(widget)
        assert heard.name, widget
        assert heard.role is not QAccessible.Role.NoRole


def test_the_start_page_and_its_buttons_have_names(program: Program, qtbot: QtBot) -> None:
    with qtbot.waitExposed(program.window):
        program.window.show()
    program.window.activateWindow()
    found = focusable(program.window)
    assert len(found) == 2
    assert all(spoken(widget).name for widget in found)


@pytest.mark.parametrize("name", TAB_NAMES)
def test_tab_leads_to_everything_and_back(
    article: Program, open_sheet: OpenSheet, qtbot: QtBot, name: TabName
) -> None:
    with_problems(article, open_sheet, qtbot)
    article.window.show_tab(name)
    turn(qtbot)
    there = reached_by_tab()
    assert set(there) == set(focusable(article.window))
    start = focused()
    back = [start]
    press_focused(Qt.Key.Key_Backtab)
    while focused() is not start:
        back.append(focused())
        press_focused(Qt.Key.Key_Backtab)
        assert len(back) <= len(there)
    assert back[1:] == there[:0:-1]


def test_tab_goes_through_the_window_as_it_is_read(
    article: Program, open_sheet: OpenSheet, qtbot: QtBot
) -> None:
    with_problems(article, open_sheet, qtbot)
    window, tab = article.window, personnel(article)
    order = [
        part(window.problems, QPushButton),
        part(window.problems, QListWidget),
        window.sheet_page.header.title,
        window.sheet_page.header.compare,
        window.sheet_page.header.when,
        window.sheet_page.header.claimant,
        window.sheet_page.header.status,
        window.sheet_page.tabs.tabBar(),
        tab.headline,
        tab.plot.stage.points,
        tab.browser.search,
        tab.browser.table,
        part(tab.browser.pane, ClaimLabel),
        *tab.context.cards,
    ]
    focus(order[0], qtbot)
    assert reached_by_tab() == order
    # Where there is no room for it beside the page, the pane stands below the table.
    window.resize(700, 800)
    turn(qtbot)
    focus(order[0], qtbot)
    assert reached_by_tab() == order


def test_the_cards_of_statements_are_reached(article: Program, qtbot: QtBot) -> None:
    article.window.show_tab("statements")
    tab = statements(article)
    focus(tab.search, qtbot)
    reached = reached_by_tab()
    assert reached[1:3] == [*tab.cards.cards]
    assert reached[-1] is tab.plot.stage.points


@pytest.mark.parametrize("name", BROWSERS)
def test_every_number_in_a_table_is_told_with_its_claim(
    article: Program, qtbot: QtBot, name: BrowserName
) -> None:
    """By key and to a screen reader; the tips of the pointer are tested with the table."""
    sheet = sheet_of(article)
    article.window.show_tab(name)
    turn(qtbot)
    browser = browser_of(article, name)
    focus(browser.table, qtbot)
    press(browser.table, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    press(browser.table, Qt.Key.Key_Right)
    figures = sheet.figures_of(name)
    assert figures
    for figure in figures:
        wording = word_figure(figure, sheet)
        assert wording.text.startswith(wording.sentence)
        assert all(caveat.text in wording.text for caveat in wording.caveats)
        press(browser.table, Qt.Key.Key_Space)
        assert tip() == tooltip(wording.text)
        hide_tip(qtbot)
        heard = spoken_cell(browser.table, browser.table.currentIndex())
        assert heard == (QAccessible.Role.Cell, f"Number: {wording.number_marked}", wording.text)
        number = part(browser.pane, ClaimLabel)
        assert spoken(number).about == wording.text
        press(browser.table, Qt.Key.Key_Down)


def test_all_eighteen_numbers_are_in_the_window(article: Program) -> None:
    sheet = sheet_of(article)
    abouts = [card.accessibleDescription() for card in article.window.findChildren(TextCard)]
    for name in BROWSERS:
        model = browser_of(article, name).model
        abouts += [model.record(row).wording.text for row in range(model.rowCount())]
    assert len(sheet.figures) == 18
    assert {word_figure(figure, sheet).text for figure in sheet.figures} <= set(abouts)


def test_parts_have_the_roles_that_they_play(article: Program) -> None:
    tab = personnel(article)
    assert spoken(tab.browser.table).role is QAccessible.Role.Table
    assert spoken(tab.browser.search).role is QAccessible.Role.EditableText
    assert spoken(tab.headline).role is QAccessible.Role.StaticText
    assert spoken(tab.context.cards[0]).role is QAccessible.Role.Grouping
    assert spoken(article.window.sheet_page.tabs.tabBar()).role is QAccessible.Role.PageTabList
    assert spoken(article.window).role is QAccessible.Role.Window


def test_a_screen_reader_finds_the_tabs_by_name(article: Program) -> None:
    bar = QAccessible.queryAccessibleInterface(article.window.sheet_page.tabs.tabBar())
    assert bar is not None
    children = [bar.child(i) for i in range(bar.childCount())]
    tabs = [
        child.text(QAccessible.Text.Name) for child in children if child.role() is QAccessible.Role.PageTab
    ]
    assert tabs == ["Personnel", "Equipment", "Allied contingents", "Statements"]


def test_long_parts_are_scrolled_by_key(article: Program, qtbot: QtBot) -> None:
    article.window.resize(900, 500)
    turn(qtbot)
    tab = personnel(article)
    held = [
        (part(tab.browser.pane, ClaimLabel), page_of(tab.browser.pane)),
        (tab.headline, tab.browser.page),
        (tab.browser.search, tab.browser.page),
        (tab.context.cards[0], tab.browser.page),
        (statements(article).search, statements(article).page),
        (statements(article).cards.cards[0], statements(article).page),
    ]
    for widget, page in held:
        article.window.show_tab("statements" if page is statements(article).page else "personnel")
        turn(qtbot)
        focus(widget, qtbot)
        bar = page.verticalScrollBar()
        bar.setValue(0)
        assert bar.maximum() > 0
        press(widget, Qt.Key.Key_PageDown)
        place = bar.value()
        assert place > 0
        press(widget, Qt.Key.Key_PageUp)
        assert bar.value() < place


@pytest.mark.parametrize("name", TAB_NAMES)
@pytest.mark.parametrize(("size", "scale"), [((640, 480), 200), ((640, 480), 100), ((1280, 800), 150)])
def test_what_gets_the_focus_comes_into_view(
    article: Program, qtbot: QtBot, name: TabName, size: tuple[int, int], scale: int
) -> None:
    article.window.resize(*size)
    article.look.scale_text(scale)
    article.window.show_tab(name)
    turn(qtbot)
    focus(article.window.sheet_page.header.title, qtbot)
    ways = [(Qt.Key.Key_Tab, widget) for widget in reached_by_tab()[1:]]
    back = [(Qt.Key.Key_Backtab, widget) for _key, widget in ways[-2::-1]]
    for key, widget in (*ways, *back):
        press_focused(key)
        turn(qtbot)
        assert focused() is widget
        assert beginning_is_seen(widget)


def beginning_is_seen(widget: QWidget) -> bool:
    """Whether the first line of what has the focus is seen: of a list or a table, of its current entry."""
    if isinstance(widget, QAbstractItemView) and widget.currentIndex().isValid():
        rect = widget.visualRect(widget.currentIndex())
        widget = widget.viewport()
    else:
        rect = widget.rect()
    line = widget.fontMetrics().lineSpacing()
    return is_seen(widget, QRect(rect.topLeft(), QSize(min(rect.width(), line), min(rect.height(), line))))


def test_the_focus_can_be_seen(article: Program, qtbot: QtBot) -> None:
    """A widget with the focus is drawn in another way than without."""
    tab = personnel(article)
    for widget in (tab.headline, tab.browser.search, tab.browser.table, tab.context.cards[0]):
        focus(article.window.sheet_page.header.title, qtbot)
        without = widget.grab().toImage()
        focus(widget, qtbot)
        assert widget.grab().toImage() != without


@pytest.mark.qt_log_ignore("^This plugin does not support grabbing the keyboard$", extend=True)
def test_the_menus_open_by_key(article: Program, qtbot: QtBot) -> None:
    press(article.window, Qt.Key.Key_F, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None)
    menu = QApplication.activePopupWidget()
    assert menu is not None
    press(menu, Qt.Key.Key_Escape)
    assert QApplication.activePopupWidget() is None
    assert parts(article.window, QWidget)


def test_the_program_says_what_is_read_while_nothing_is_shown(program: Program, qtbot: QtBot) -> None:
    show(program, qtbot)
    assert spoken(program.window).name == "Warloss"
