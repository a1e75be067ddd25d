"""The menus and their keys. What they do is the main window's; here is only how they are reached."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar

from warloss_gui.claims.parts import TAB_NAMES, TabName, tab_titles
from warloss_gui.language import gettext
from warloss_gui.settings.preferences import ThemeChoice


def theme_titles() -> dict[ThemeChoice, str]:
    """The names of the themes, as the menu offers them."""
    return {"system": gettext("As the system"), "light": gettext("Light"), "dark": gettext("Dark")}


@dataclass(frozen=True, slots=True)
class KeyHelp:
    """A key and what it does, for the list of keys."""

    keys: str
    purpose: str


class Menus(QObject):
    """Builds the menus once and says what was chosen."""

    open_wanted = Signal()
    path_wanted = Signal(Path)
    reload_wanted = Signal()
    close_wanted = Signal()
    quit_wanted = Signal()
    tab_wanted = Signal(str)
    text_step_wanted = Signal(int)
    theme_wanted = Signal(str)
    full_screen_wanted = Signal()
    kiosk_wanted = Signal()
    keys_wanted = Signal(list)
    about_wanted = Signal()
    records_wanted = Signal()
    records_closed = Signal()
    time_wanted = Signal(bool)
    earlier_wanted = Signal()
    later_wanted = Signal()
    earlier_month_wanted = Signal()
    later_month_wanted = Signal()
    play_wanted = Signal()
    own_date_wanted = Signal()
    peer_wanted = Signal(Path)
    other_peer_wanted = Signal()
    peer_closed = Signal()
    check_wanted = Signal()
    older_version_wanted = Signal()
    open_records_wanted = Signal()
    take_wanted = Signal(str)

    def __init__(self, bar: QMenuBar, bundled: Sequence[tuple[str, Path]]) -> None:
        super().__init__(bar)
        self._actions: list[QAction] = []
        self._file(bar.addMenu(gettext("&File")), bundled)
        self._edit(bar.addMenu(gettext("&Edit")))
        self._view(bar.addMenu(gettext("&View")))
        self._time(bar.addMenu(gettext("T&ime")))
        self.compare = bar.addMenu(gettext("&Compare"))
        self._compare(bundled)
        self._tools(bar.addMenu(gettext("&Tools")))
        self._help(bar.addMenu(gettext("&Help")))

    def show_recent(self, paths: Sequence[Path]) -> None:
        """Offer these sheets as the recent ones."""
        # Clearing deletes the actions that the menu owns.
        self._recent.clear()
        for path in paths:
            action = self._recent.addAction(_menu_text(str(path)))
            action.triggered.connect(partial(self.path_wanted.emit, path))
        self._recent.setEnabled(bool(paths))

    def show_theme(self, choice: ThemeChoice) -> None:
        """Mark the theme that is chosen."""
        self._themes[choice].setChecked(True)

    def name_tabs(self, titles: Mapping[TabName, str]) -> None:
        """Call the tabs what they are called in a sheet."""
        for action, title in zip(self._tabs, titles.values(), strict=True):
            action.setText(_menu_text(title))

    def show_sheet_open(self, *, is_open: bool) -> None:
        """Offer what can be done with an open sheet only while there is one."""
        self._reload.setEnabled(is_open)
        self._close.setEnabled(is_open)
        self._check.setEnabled(is_open)
        self._older.setEnabled(is_open)
        self._kiosk.setEnabled(is_open)
        for action in self._takes:
            action.setEnabled(is_open)

    def show_records_open(self, *, are_open: bool) -> None:
        """Offer to close records only while some are open."""
        self._close_records.setEnabled(are_open)

    def show_time(self, *, can_travel: bool, is_shown: bool) -> None:
        """Offer what moves the sheet in time only where it can move, and while its bar is there."""
        self.travel.setEnabled(can_travel)
        self.travel.setChecked(is_shown)
        for action in self._steps:
            action.setEnabled(can_travel and is_shown)

    def show_peer(self, path: Path | None, sheet: Path | None) -> None:
        """Mark the sheet that stands beside the open one; a sheet is not offered beside itself."""
        for candidate, action in self._peers.items():
            action.setEnabled(sheet is not None and candidate != sheet)
            action.setChecked(candidate == path)
        self._other_peer.setEnabled(sheet is not None)
        self._end_comparison.setEnabled(path is not None)

    def keys(self) -> list[KeyHelp]:
        """Every key of the menus, with what it does."""
        found: list[KeyHelp] = []
        for action in self._actions:
            keys = [key.toString(QKeySequence.SequenceFormat.NativeText) for key in action.shortcuts()]
            if keys:
                found.append(KeyHelp(", ".join(keys), _plain(action.text()).rstrip("…")))
        return found

    def _file(self, menu: QMenu, bundled: Sequence[tuple[str, Path]]) -> None:
        self._add(menu, gettext("&Open…"), "Ctrl+O", self.open_wanted.emit)
        self._recent = menu.addMenu(gettext("Open &recent"))
        self._recent.setEnabled(False)
        included = menu.addMenu(gettext("Open a &bundled sheet"))
        for title, path in bundled:
            included.addAction(_menu_text(title)).triggered.connect(partial(self.path_wanted.emit, path))
        menu.addSeparator()
        self._add(menu, gettext("Open re&cord…"), "Ctrl+Shift+O", self.records_wanted.emit)
        self._close_records = self._add(menu, gettext("Close recor&ds"), "", self.records_closed.emit)
        menu.addSeparator()
        self._reload = self._add(menu, gettext("Re&load"), "F5", self.reload_wanted.emit)
        self._reload.setAutoRepeat(False)
        self._close = self._add(menu, gettext("&Close"), "Ctrl+W", self.close_wanted.emit)
        menu.addSeparator()
        self._takes = [
            self._add(menu, gettext("&Export…"), "Ctrl+E", partial(self.take_wanted.emit, "export")),
            self._add(menu, gettext("&Print…"), "Ctrl+P", partial(self.take_wanted.emit, "print")),
        ]
        menu.addSeparator()
        self._add(menu, gettext("&Quit"), "Ctrl+Q", self.quit_wanted.emit)

    def _edit(self, menu: QMenu) -> None:
        copied = (
            (gettext("&Copy figure"), "Ctrl+C", "figure"),
            (gettext("Copy &table"), "Ctrl+Alt+T", "table"),
            (gettext("Copy &picture"), "Ctrl+Alt+P", "picture"),
        )
        for title, key, what in copied:
            self._takes.append(self._add(menu, title, key, partial(self.take_wanted.emit, what)))
        citation = menu.addMenu(gettext("Copy c&itation"))
        forms = (("plain", gettext("As &text")), ("bibtex", "&BibTeX"), ("csl-json", "&CSL-JSON"))
        for form, title in forms:
            self._takes.append(self._add(citation, title, "", partial(self.take_wanted.emit, form)))

    def _view(self, menu: QMenu) -> None:
        titles = tab_titles()
        self._tabs = [
            self._add(menu, titles[name], f"Ctrl+{position}", partial(self.tab_wanted.emit, name))
            for position, name in enumerate(TAB_NAMES, 1)
        ]
        menu.addSeparator()
        larger = self._add(menu, gettext("&Larger text"), "Ctrl++", partial(self.text_step_wanted.emit, 1))
        larger.setShortcuts([QKeySequence("Ctrl++"), QKeySequence("Ctrl+=")])
        self._add(menu, gettext("&Smaller text"), "Ctrl+-", partial(self.text_step_wanted.emit, -1))
        self._add(menu, gettext("&Normal text"), "Ctrl+0", partial(self.text_step_wanted.emit, 0))
        themes = menu.addMenu(gettext("&Theme"))
        group = QActionGroup(themes)
        self._themes: dict[ThemeChoice, QAction] = {}
        for choice, title in theme_titles().items():
            action = self._add(themes, title, "", partial(self.theme_wanted.emit, choice))
            action.setCheckable(True)
            group.addAction(action)
            self._themes[choice] = action
        menu.addSeparator()
        self._add(menu, gettext("&Full screen"), "F11", self.full_screen_wanted.emit)
        self._kiosk = self._add(menu, gettext("&Kiosk preview"), "Shift+F11", self.kiosk_wanted.emit)

    def _time(self, menu: QMenu) -> None:
        self.travel = self._add(menu, gettext("&Go to another day"), "Ctrl+T", self._want_time)
        self.travel.setCheckable(True)
        menu.addSeparator()
        self._steps = [
            self._add(menu, gettext("&Earlier report"), "Alt+Left", self.earlier_wanted.emit),
            self._add(menu, gettext("&Later report"), "Alt+Right", self.later_wanted.emit),
            self._add(menu, gettext("A &month earlier"), "Alt+PgUp", self.earlier_month_wanted.emit),
            self._add(menu, gettext("A month la&ter"), "Alt+PgDown", self.later_month_wanted.emit),
            self._add(menu, gettext("&Play or pause"), "Ctrl+Space", self.play_wanted.emit),
            self._add(menu, gettext("The &sheet’s own date"), "Alt+Home", self.own_date_wanted.emit),
        ]

    def _want_time(self) -> None:
        self.time_wanted.emit(self.travel.isChecked())

    def _compare(self, bundled: Sequence[tuple[str, Path]]) -> None:
        self._peers: dict[Path, QAction] = {}
        for title, path in bundled:
            text = _menu_text(gettext("With: {title}").format(title=title))
            action = self._add(self.compare, text, "", partial(self.peer_wanted.emit, path))
            action.setCheckable(True)
            self._peers[path] = action
        self._other_peer = self._add(
            self.compare, gettext("With another &sheet…"), "Ctrl+Shift+C", self.other_peer_wanted.emit
        )
        self.compare.addSeparator()
        end = self._add(self.compare, gettext("&End the comparison"), "", self.peer_closed.emit)
        self._end_comparison = end

    def _tools(self, menu: QMenu) -> None:
        self._check = self._add(menu, gettext("&Check against record…"), "Ctrl+K", self.check_wanted.emit)
        self._older = self._add(
            menu, gettext("&What changed since an older version…"), "", self.older_version_wanted.emit
        )
        self._add(menu, gettext("&Records that are open"), "Ctrl+R", self.open_records_wanted.emit)

    def _help(self, menu: QMenu) -> None:
        self._add(menu, gettext("&Keys"), "F1", lambda: self.keys_wanted.emit(self.keys()))
        self._add(menu, gettext("&About Warloss"), "", self.about_wanted.emit)

    def _add(self, menu: QMenu, text: str, key: str, act: Callable[[], object]) -> QAction:
        action = menu.addAction(text)
        if key:
            action.setShortcut(QKeySequence(key))
        # A triggered action says whether it is checked, which nothing here wants to know.
        action.triggered.connect(lambda _checked=False: act())
        self._actions.append(action)
        return action


def _plain(text: str) -> str:
    """The text of a menu without the marks of its keys."""
    return re.sub("&(.)", r"\1", text)


def _menu_text(text: str) -> str:
    """A text as a menu shows it unchanged: an ampersand would mark a key."""
    return text.replace("&", "&&")
