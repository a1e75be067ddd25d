"""The main window: it puts the parts together and passes on what the reader asks for."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QCloseEvent, QColor, QDragEnterEvent, QDropEvent, QIcon, QKeyEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget, QWidget

from warloss_gui.claims.parts import TabName, tab_titles
from warloss_gui.documents.problem_wording import word_problems
from warloss_gui.qt import icons, turns
from warloss_gui.qt.stores import Stores
from warloss_gui.qt.theme import Look
from warloss_gui.settings.preferences import (
    LARGEST_TEXT,
    RECENT_SHEETS,
    SMALLEST_TEXT,
    TEXT_STEP,
    Preferences,
)
from warloss_gui.widgets.layouts import column
from warloss_gui.widgets.message_bar import MessageBar
from warloss_gui.widgets.page import reveal_focus
from warloss_gui.widgets.problem_bar import ProblemBar
from warloss_gui.widgets.work_bar import WorkBar
from warloss_gui.window.menus import Menus
from warloss_gui.window.on_demand import OnDemand
from warloss_gui.window.opening import Opening, dropped
from warloss_gui.window.sheet_page import SheetPage
from warloss_gui.window.start_page import StartPage

_LEAST_SIZE: Final = QSize(640, 480)
_PROGRAM_ICON: Final = (16, 32, 64)
"""Sizes of the window's icon in pixels."""


class MainWindow(QMainWindow):
    """Shows what the stores hold.

    `closing` tells that it is about to go, for the session to be kept. `kiosk_wanted`: the reader wants to
    see the sheet as a kiosk shows it.
    """

    closing = Signal()
    kiosk_wanted = Signal()

    def __init__(
        self, stores: Stores, look: Look, preferences: Preferences, bundled: list[tuple[str, Path]]
    ) -> None:
        super().__init__()
        self._stores = stores
        self._store = stores.sheets
        self._look = look
        self._recent = tuple(Path(path) for path in preferences.recent)
        self._bundled = [path for _title, path in bundled]
        self.setWindowTitle("Warloss")
        self.setMinimumSize(_LEAST_SIZE)
        self.setAcceptDrops(True)
        self.menus = Menus(self.menuBar(), bundled)
        self.problems = ProblemBar()
        self.messages = MessageBar()
        self.work = WorkBar()
        self.start_page = StartPage()
        self.sheet_page = SheetPage(stores.shown, look, self.menus.compare, self.menus.travel)
        self.opening = Opening(self, look, stores.records.pool)
        self.on_demand = OnDemand(self, look, stores, self.sheet_page.tabs, self.work)
        self._pages = QStackedWidget()
        self._arrange()
        self._connect()
        self._connect_menus()
        self.sheet_page.tabs.show_tab(preferences.tab)
        self._dress()
        self._show_icon()
        self.resize(preferences.width, preferences.height)
        self.menus.show_recent(self._recent)
        self.menus.show_theme(preferences.theme)
        self._show_all()

    def preferences(self) -> Preferences:
        """The choices and the session as they are now."""
        size = self.normalGeometry().size() if self.isFullScreen() or self.isMaximized() else self.size()
        path = self._store.path
        return Preferences(
            width=max(size.width(), _LEAST_SIZE.width()),
            height=max(size.height(), _LEAST_SIZE.height()),
            tab=self.sheet_page.tabs.front,
            text_scale=self._look.text_scale,
            theme=self._look.choice,
            last_sheet=str(path) if path is not None and path not in self._bundled else None,
            recent=tuple(str(recent) for recent in self._recent),
        )

    @Slot(str)
    def show_tab(self, name: TabName) -> None:
        """Bring a tab to the front."""
        self.sheet_page.tabs.show_tab(name)

    @Slot(str)
    def say(self, text: str) -> None:
        """Say a line about the program itself."""
        self.messages.say(text)

    @Slot(Path)
    def open_path(self, path: Path) -> None:
        """Open a sheet."""
        self.messages.say("")
        self._store.open(path)

    def _arrange(self) -> None:
        self._pages.addWidget(self.start_page)
        self._pages.addWidget(self.sheet_page)
        central = QWidget()
        whole = column(central, 0, 0)
        whole.addWidget(self.messages)
        whole.addWidget(self.problems)
        whole.addWidget(self.work)
        whole.addWidget(self._pages, 1)
        self.setCentralWidget(central)

    def _dress(self) -> None:
        page, tabs = self.sheet_page, self.sheet_page.tabs
        bars = (page.horizontalScrollBar(), page.verticalScrollBar())
        parts = (self.messages, self.problems, self.work, self.start_page, page.header, page.time)
        self._look.dress(self.menuBar(), tabs.tabBar(), *bars, *parts, *tabs.pages.values())

    @Slot()
    def _show_icon(self) -> None:
        self.setWindowIcon(_program_icon(QColor(self._look.theme.colours.accent)))

    def _connect(self) -> None:
        stores = self._stores
        self._look.changed.connect(self._show_icon)
        stores.sheets.problems_changed.connect(self._show_problems)
        stores.sheets.reading_changed.connect(self.start_page.show_reading)
        stores.sheets.reading_changed.connect(self._offer_actions)
        stores.shown.changed.connect(self._show_all)
        stores.records.finished.connect(self._offer_actions)
        stores.records.finished.connect(self.on_demand.tell_of_records)
        stores.peers.changed.connect(self._offer_actions)
        stores.peers.problems_changed.connect(self._show_peer_problem)
        self.sheet_page.time_shown.connect(self._offer_actions)
        self.start_page.open_wanted.connect(self.opening.ask_for_sheet)
        self.start_page.bundled_wanted.connect(self._open_bundled)
        self.opening.sheet_chosen.connect(self.open_path)
        self.opening.records_chosen.connect(stores.records.open)
        self.opening.peer_chosen.connect(stores.peers.open)
        self.opening.refused.connect(self.say)
        self.on_demand.said.connect(self.say)
        self.closing.connect(self.on_demand.closing)

    def _connect_menus(self) -> None:
        menus, stores, days = self.menus, self._stores, self.sheet_page.days
        menus.open_wanted.connect(self.opening.ask_for_sheet)
        menus.path_wanted.connect(self.open_path)
        menus.records_wanted.connect(self.opening.ask_for_records)
        menus.records_closed.connect(stores.records.close)
        menus.reload_wanted.connect(self._store.reload)
        menus.close_wanted.connect(self._store.close)
        menus.quit_wanted.connect(self.close)
        menus.tab_wanted.connect(self.show_tab)
        menus.text_step_wanted.connect(self._step_text)
        menus.theme_wanted.connect(self._look.choose)
        menus.full_screen_wanted.connect(self._toggle_full_screen)
        menus.kiosk_wanted.connect(self.kiosk_wanted)
        menus.time_wanted.connect(self.sheet_page.show_time)
        menus.earlier_wanted.connect(days.earlier)
        menus.later_wanted.connect(days.later)
        menus.earlier_month_wanted.connect(days.earlier_month)
        menus.later_month_wanted.connect(days.later_month)
        menus.play_wanted.connect(days.toggle_play)
        menus.own_date_wanted.connect(days.own_date)
        menus.peer_wanted.connect(stores.peers.open)
        menus.other_peer_wanted.connect(self.opening.ask_for_peer)
        menus.peer_closed.connect(stores.peers.close)
        menus.check_wanted.connect(self.on_demand.check_against_record)
        menus.take_wanted.connect(self.on_demand.take)
        menus.older_version_wanted.connect(self.on_demand.ask_for_older_version)
        menus.open_records_wanted.connect(self.on_demand.show_records)
        menus.keys_wanted.connect(self.on_demand.show_keys)
        menus.about_wanted.connect(self.on_demand.show_about)

    @Slot()
    def _show_all(self) -> None:
        start = turns.now()
        shown = self._stores.shown.shown
        self._pages.setCurrentIndex(0 if shown is None else 1)
        self.setWindowTitle("Warloss" if shown is None else _window_title(shown.own.title))
        self._offer_actions()
        if shown is None:
            return
        self._remember(self._store.path)
        self.menus.name_tabs(tab_titles(shown.own))
        self.sheet_page.show_sheet(shown)
        if not self.focusWidget():
            self.sheet_page.tabs.take_focus()
        # Before the first paint nothing but what it shows is done.
        if self.isVisible():
            turns.go_on(start)

    @Slot()
    def _offer_actions(self) -> None:
        self.menus.show_sheet_open(is_open=self._store.wanted is not None)
        self.menus.show_records_open(are_open=bool(self._stores.records.opened))
        self.menus.show_peer(self._stores.peers.path, self._store.path)
        self.menus.show_time(
            can_travel=bool(self._stores.shown.days), is_shown=not self.sheet_page.time.isHidden()
        )

    @Slot()
    def _show_peer_problem(self) -> None:
        self.messages.say(self._stores.peers.problem_in_words)

    def _remember(self, path: Path | None) -> None:
        if path is None or path in self._bundled or path in self._recent[:1]:
            return
        others = (other for other in self._recent if other != path)
        self._recent = (path, *others)[:RECENT_SHEETS]
        self.menus.show_recent(self._recent)

    @Slot()
    def _show_problems(self) -> None:
        problems, path = self._store.problems, self._store.problem_path
        has_sheet = self._store.sheet is not None
        if problems and path is not None:
            text = word_problems(path, problems, more=self._store.more_problems, stays=has_sheet)
            self.problems.show_problems(text, problems)
            return
        if has_sheet and self.problems.isAncestorOf(self.focusWidget()):
            self.sheet_page.tabs.take_focus()
        self.problems.show_problems("", ())

    @Slot()
    def _open_bundled(self) -> None:
        self.open_path(self._bundled[0])

    @Slot(int)
    def _step_text(self, step: int) -> None:
        scale = SMALLEST_TEXT if step == 0 else self._look.text_scale + step * TEXT_STEP
        self._look.scale_text(min(max(scale, SMALLEST_TEXT), LARGEST_TEXT))
        turns.settle()
        reveal_focus()

    @Slot()
    def _toggle_full_screen(self) -> None:
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """What gets the focus by Tab comes into view. Qt asks for the same where what had it is hidden."""
        former = QApplication.focusWidget()
        moved = super().focusNextPrevChild(forward)
        if former is None or former.isVisible():
            # Qt scrolls from the outside in, and may miss it.
            QTimer.singleShot(0, reveal_focus)
        return moved

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves the full screen."""
        if event.key() == Qt.Key.Key_Escape and self.isFullScreen():
            self._toggle_full_screen()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """A window that comes back to the front counts the age of its sheet anew."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.ActivationChange and self.isActiveWindow():
            self.sheet_page.count_age()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take local files."""
        if dropped(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open the dropped files."""
        paths = dropped(event)
        if paths:
            event.acceptProposedAction()
            self.opening.open(paths)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Let the session be kept."""
        self.closing.emit()
        super().closeEvent(event)


def _program_icon(colour: QColor) -> QIcon:
    """The program's sign in the sizes that desktops ask for."""
    icon = QIcon()
    for size in _PROGRAM_ICON:
        icon.addPixmap(icons.pixmap("program", colour, size))
    return icon


def _window_title(title: str) -> str:
    """The title as Qt shows it unchanged: it would take one `[*]` for the mark of an unsaved document."""
    return title.replace("[*]", "[*][*]") + " – Warloss"
