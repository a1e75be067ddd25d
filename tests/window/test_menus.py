from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

import pytest
from PySide6.QtCore import SignalInstance
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar
from pytestqt.qtbot import QtBot

from warloss_gui.window.menus import KeyHelp, Menus, tab_titles, theme_titles

BUNDLED = [("The first & best", Path("/bundled/a.json")), ("The second", Path("/bundled/b.json"))]


@pytest.fixture
def bar(qtbot: QtBot) -> QMenuBar:
    made = QMenuBar()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def menus(bar: QMenuBar) -> Menus:
    return Menus(bar, BUNDLED)


def walk(actions: list[QAction]) -> Iterator[QAction]:
    """Every action that does something, in the order of the menus."""
    for action in actions:
        inner = action.menu()
        if isinstance(inner, QMenu):
            yield from walk(inner.actions())
        elif not action.isSeparator():
            yield action


def menu_of(bar: QMenuBar, *titles: str) -> QMenu:
    """The menu below these titles."""
    holder: QMenuBar | QMenu = bar
    for title in titles:
        found = next(action.menu() for action in holder.actions() if action.text() == title)
        assert isinstance(found, QMenu)
        holder = found
    assert isinstance(holder, QMenu)
    return holder


def action_of(bar: QMenuBar, text: str) -> QAction:
    (found,) = [action for action in walk(bar.actions()) if action.text() == text]
    return found


def test_the_menus_and_their_actions(bar: QMenuBar, menus: Menus) -> None:
    assert [action.text() for action in bar.actions()] == [
        "&File",
        "&Edit",
        "&View",
        "T&ime",
        "&Compare",
        "&Tools",
        "&Help",
    ]
    assert [(action.text(), action.shortcut().toString()) for action in walk(bar.actions())] == [
        ("&Open…", "Ctrl+O"),
        ("The first && best", ""),
        ("The second", ""),
        ("Open re&cord…", "Ctrl+Shift+O"),
        ("Close recor&ds", ""),
        ("Re&load", "F5"),
        ("&Close", "Ctrl+W"),
        ("&Export…", "Ctrl+E"),
        ("&Print…", "Ctrl+P"),
        ("&Quit", "Ctrl+Q"),
        ("&Copy figure", "Ctrl+C"),
        ("Copy &table", "Ctrl+Alt+T"),
        ("Copy &picture", "Ctrl+Alt+P"),
        ("As &text", ""),
        ("&BibTeX", ""),
        ("&CSL-JSON", ""),
        ("Personnel", "Ctrl+1"),
        ("Equipment", "Ctrl+2"),
        ("Allied contingents", "Ctrl+3"),
        ("Statements", "Ctrl+4"),
        ("&Larger text", "Ctrl++"),
        ("&Smaller text", "Ctrl+-"),
        ("&Normal text", "Ctrl+0"),
        ("As the system", ""),
        ("Light", ""),
        ("Dark", ""),
        ("&Full screen", "F11"),
        ("&Kiosk preview", "Shift+F11"),
        ("&Go to another day", "Ctrl+T"),
        ("&Earlier report", "Alt+Left"),
        ("&Later report", "Alt+Right"),
        ("A &month earlier", "Alt+PgUp"),
        ("A month la&ter", "Alt+PgDown"),
        ("&Play or pause", "Ctrl+Space"),
        ("The &sheet’s own date", "Alt+Home"),
        ("With: The first && best", ""),
        ("With: The second", ""),
        ("With another &sheet…", "Ctrl+Shift+C"),
        ("&End the comparison", ""),
        ("&Check against record…", "Ctrl+K"),
        ("&What changed since an older version…", ""),
        ("&Records that are open", "Ctrl+R"),
        ("&Keys", "F1"),
        ("&About Warloss", ""),
    ]


def test_no_key_is_given_twice(bar: QMenuBar, menus: Menus) -> None:
    keys = [key.toString() for action in walk(bar.actions()) for key in action.shortcuts()]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize(
    ("text", "signal", "arguments"),
    [
        ("&Open…", "open_wanted", []),
        ("The first && best", "path_wanted", [Path("/bundled/a.json")]),
        ("The second", "path_wanted", [Path("/bundled/b.json")]),
        ("Open re&cord…", "records_wanted", []),
        ("Close recor&ds", "records_closed", []),
        ("Re&load", "reload_wanted", []),
        ("&Close", "close_wanted", []),
        ("&Export…", "take_wanted", ["export"]),
        ("&Print…", "take_wanted", ["print"]),
        ("&Quit", "quit_wanted", []),
        ("&Copy figure", "take_wanted", ["figure"]),
        ("Copy &table", "take_wanted", ["table"]),
        ("Copy &picture", "take_wanted", ["picture"]),
        ("As &text", "take_wanted", ["plain"]),
        ("&BibTeX", "take_wanted", ["bibtex"]),
        ("&CSL-JSON", "take_wanted", ["csl-json"]),
        ("Personnel", "tab_wanted", ["personnel"]),
        ("Equipment", "tab_wanted", ["equipment"]),
        ("Allied contingents", "tab_wanted", ["contingents"]),
        ("Statements", "tab_wanted", ["statements"]),
        ("&Larger text", "text_step_wanted", [1]),
        ("&Smaller text", "text_step_wanted", [-1]),
        ("&Normal text", "text_step_wanted", [0]),
        ("As the system", "theme_wanted", ["system"]),
        ("Light", "theme_wanted", ["light"]),
        ("Dark", "theme_wanted", ["dark"]),
        ("&Full screen", "full_screen_wanted", []),
        ("&Kiosk preview", "kiosk_wanted", []),
        ("&Go to another day", "time_wanted", [True]),
        ("&Earlier report", "earlier_wanted", []),
        ("&Later report", "later_wanted", []),
        ("A &month earlier", "earlier_month_wanted", []),
        ("A month la&ter", "later_month_wanted", []),
        ("&Play or pause", "play_wanted", []),
        ("The &sheet’s own date", "own_date_wanted", []),
        ("With: The first && best", "peer_wanted", [Path("/bundled/a.json")]),
        ("With: The second", "peer_wanted", [Path("/bundled/b.json")]),
        ("With another &sheet…", "other_peer_wanted", []),
        ("&End the comparison", "peer_closed", []),
        ("&Check against record…", "check_wanted", []),
        ("&What changed since an older version…", "older_version_wanted", []),
        ("&Records that are open", "open_records_wanted", []),
        ("&About Warloss", "about_wanted", []),
    ],
)
def test_an_action_says_what_is_wanted(
    menus: Menus, qtbot: QtBot, text: str, signal: str, arguments: list[Any]
) -> None:
    bar = menus.parent()
    assert isinstance(bar, QMenuBar)
    wanted: SignalInstance = getattr(menus, signal)
    with qtbot.waitSignal(wanted) as caught:
        action_of(bar, text).trigger()
    assert cast("Any", caught).args == arguments


def test_larger_text_has_a_key_without_shift(bar: QMenuBar, menus: Menus) -> None:
    keys = action_of(bar, "&Larger text").shortcuts()
    assert keys == [QKeySequence("Ctrl++"), QKeySequence("Ctrl+=")]


def test_the_recent_sheets_are_offered_with_their_paths_as_they_are(bar: QMenuBar, menus: Menus) -> None:
    recent = menu_of(bar, "&File", "Open &recent")
    assert not recent.isEnabled()
    paths = [Path("/home/A & B/sheet.json"), Path("/other.json")]
    menus.show_recent(paths)
    assert recent.isEnabled()
    assert [action.text() for action in recent.actions()] == ["/home/A && B/sheet.json", "/other.json"]
    told: list[Path] = []
    menus.path_wanted.connect(told.append)
    recent.actions()[0].trigger()
    assert told == [paths[0]]


def test_other_recent_sheets_take_the_place_of_the_former_ones(bar: QMenuBar, menus: Menus) -> None:
    recent = menu_of(bar, "&File", "Open &recent")
    menus.show_recent([Path("/a.json"), Path("/b.json")])
    menus.show_recent([Path("/c.json")])
    assert [action.text() for action in recent.actions()] == ["/c.json"]
    menus.show_recent([])
    assert recent.actions() == []
    assert not recent.isEnabled()


def test_what_needs_a_sheet_is_offered_only_with_one(bar: QMenuBar, menus: Menus) -> None:
    needing = [action_of(bar, "Re&load"), action_of(bar, "&Close")]
    for is_open in (False, True, False):
        menus.show_sheet_open(is_open=is_open)
        assert [action.isEnabled() for action in needing] == [is_open, is_open]


def test_one_theme_is_marked(bar: QMenuBar, menus: Menus) -> None:
    themes = menu_of(bar, "&View", "&Theme").actions()
    for choice, title in theme_titles().items():
        menus.show_theme(choice)
        assert [action.text() for action in themes if action.isChecked()] == [title]


def test_every_key_of_the_menus_is_explained(bar: QMenuBar, menus: Menus, qtbot: QtBot) -> None:
    explained = menus.keys()
    with qtbot.waitSignal(menus.keys_wanted) as caught:
        action_of(bar, "&Keys").trigger()
    assert cast("Any", caught).args == [explained]
    assert KeyHelp("Ctrl+O", "Open") in explained
    assert KeyHelp("Ctrl++, Ctrl+=", "Larger text") in explained
    keys = {key for entry in explained for key in entry.keys.split(", ")}
    shown = {key.toString() for action in walk(bar.actions()) for key in action.shortcuts()}
    assert keys == shown
    assert not any("&" in entry.purpose or "…" in entry.purpose for entry in explained)


def test_the_tabs_stand_in_their_order() -> None:
    assert list(tab_titles()) == ["personnel", "equipment", "contingents", "statements"]
