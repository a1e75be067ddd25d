"""The main window: it puts the parts together and passes on what the reader asks for."""

from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QCloseEvent, QColor, QDragEnterEvent, QDropEvent, QIcon, QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QMainWindow, QScrollArea, QStackedWidget, QWidget

from warloss_gui.claims.parts import TabName
from warloss_gui.files import printable
from warloss_gui.language import ngettext, number
from warloss_gui.qt import icons, turns
from warloss_gui.qt.stores import Stores
from warloss_gui.qt.theme import Look
from warloss_gui.settings.preferences import (
    LARGEST_TEXT,
    RECENT_SHEETS,
    SMALLEST_TEXT,
    TEXT_STEP,
    Preferences,
    ThemeChoice,
)
from warloss_gui.tabs.base import SheetTab
from warloss_gui.widgets.day_choice import DayChoice
from warloss_gui.widgets.layouts import column
from warloss_gui.widgets.message_bar import MessageBar
from warloss_gui.widgets.page import reveal_focus
from warloss_gui.widgets.problem_bar import ProblemBar
from warloss_gui.widgets.time_bar import TimeBar
from warloss_gui.widgets.work_bar import WorkBar
from warloss_gui.window.header import Header
from warloss_gui.window.help import about_dialog, keys_dialog
from warloss_gui.window.menus import Menus
from warloss_gui.window.opening import Opening, dropped
from warloss_gui.window.sheet_tabs import SheetTabs
from warloss_gui.window.start_page import StartPage

if TYPE_CHECKING:
    from warloss_gui.window.reports import Reports
    from warloss_gui.window.take_away import TakeAway

_LEAST_SIZE: Final = QSize(640, 480)
_PROGRAM_ICON: Final = (16, 32, 64)
"""Sizes of the window's icon in pixels."""
_HALF_NAME: Final = 24
"""Letters shown of each end of a long file name."""


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
        self.header = Header(self.menus.compare, self.menus.travel)
        self.days = DayChoice(self)
        self.time = TimeBar(self.days)
        self.time.hide()
        self.problems = ProblemBar()
        self.messages = MessageBar()
        self.start_page = StartPage()
        self.tabs = SheetTabs(look)
        self.opening = Opening(self, look, stores.records.pool)
        self.work = WorkBar()
        self._pages = QStackedWidget()
        self._arrange()
        self._connect()
        self._connect_menus()
        self.tabs.show_tab(preferences.tab)
        self._dress()
        self._show_icon()
        self.resize(preferences.width, preferences.height)
        self.menus.show_recent(self._recent)
        self.menus.show_theme(preferences.theme)
        self._show_all()

    def page(self, name: TabName) -> SheetTab:
        """The page of a tab."""
        return self.tabs.pages[name]

    def preferences(self) -> Preferences:
        """The choices and the session as they are now."""
        size = self.normalGeometry().size() if self.isFullScreen() or self.isMaximized() else self.size()
        path = self._store.path
        return Preferences(
            width=max(size.width(), _LEAST_SIZE.width()),
            height=max(size.height(), _LEAST_SIZE.height()),
            tab=self.tabs.front,
            text_scale=self._look.text_scale,
            theme=self._look.choice,
            last_sheet=str(path) if path is not None and path not in self._bundled else None,
            recent=tuple(str(recent) for recent in self._recent),
        )

    @Slot(str)
    def show_tab(self, name: TabName) -> None:
        """Bring a tab to the front."""
        self.tabs.show_tab(name)

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
        content = QWidget()
        content.setProperty("look", "page")
        layout = column(content)
        layout.addWidget(self.header)
        layout.addWidget(self.time)
        layout.addWidget(self.tabs, 1)
        # Everything fits at usual sizes; with large text in a small window all of it scrolls.
        self._outer = sheet_page = QScrollArea()
        sheet_page.setWidgetResizable(True)
        sheet_page.setFrameShape(QFrame.Shape.NoFrame)
        sheet_page.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        sheet_page.setWidget(content)
        self._pages.addWidget(self.start_page)
        self._pages.addWidget(sheet_page)
        central = QWidget()
        whole = column(central, 0, 0)
        whole.addWidget(self.messages)
        whole.addWidget(self.problems)
        whole.addWidget(self.work)
        whole.addWidget(self._pages, 1)
        self.setCentralWidget(central)

    def _dress(self) -> None:
        bars = (self._outer.horizontalScrollBar(), self._outer.verticalScrollBar())
        parts = (
            self.messages,
            self.problems,
            self.work,
            self.take_away.told,
            self.start_page,
            self.header,
            self.time,
        )
        self._look.dress(self.menuBar(), self.tabs.tabBar(), *bars, *parts, *self.tabs.pages.values())

    @Slot()
    def _show_icon(self) -> None:
        self.setWindowIcon(_program_icon(QColor(self._look.theme.colours.accent)))

    def _connect(self) -> None:
        self._look.changed.connect(self._show_icon)
        self._store.problems_changed.connect(self._show_problems)
        self._store.reading_changed.connect(self._show_reading)
        stores = self._stores
        stores.shown.changed.connect(self._show_all)
        stores.shown.days_changed.connect(self._show_days)
        stores.records.finished.connect(self._show_records)
        stores.peers.changed.connect(self._offer_actions)
        stores.peers.problems_changed.connect(self._show_peer_problem)
        self.days.day_wanted.connect(stores.shown.go_to)
        self.tabs.day_wanted.connect(stores.shown.go_to)
        self.start_page.open_wanted.connect(self.opening.ask_for_sheet)
        self.start_page.bundled_wanted.connect(self._open_bundled)
        self.opening.sheet_chosen.connect(self.open_path)
        self.opening.records_chosen.connect(stores.records.open)
        self.opening.peer_chosen.connect(self._stores.peers.open)
        self.opening.refused.connect(self.say)

    def _connect_menus(self) -> None:
        menus, stores = self.menus, self._stores
        menus.open_wanted.connect(self.opening.ask_for_sheet)
        menus.path_wanted.connect(self.open_path)
        menus.records_wanted.connect(self.opening.ask_for_records)
        menus.records_closed.connect(stores.records.close)
        menus.reload_wanted.connect(self._store.reload)
        menus.close_wanted.connect(self._store.close)
        menus.quit_wanted.connect(self.close)
        menus.tab_wanted.connect(self.show_tab)
        menus.text_step_wanted.connect(self._step_text)
        menus.theme_wanted.connect(self._choose_theme)
        menus.full_screen_wanted.connect(self._toggle_full_screen)
        menus.kiosk_wanted.connect(self.kiosk_wanted)
        menus.time_wanted.connect(self._show_time)
        menus.earlier_wanted.connect(self.days.earlier)
        menus.later_wanted.connect(self.days.later)
        menus.earlier_month_wanted.connect(self.days.earlier_month)
        menus.later_month_wanted.connect(self.days.later_month)
        menus.play_wanted.connect(self.days.toggle_play)
        menus.own_date_wanted.connect(self.days.own_date)
        menus.peer_wanted.connect(stores.peers.open)
        menus.other_peer_wanted.connect(self.opening.ask_for_peer)
        menus.peer_closed.connect(stores.peers.close)
        menus.check_wanted.connect(self._check_against_record)
        menus.take_wanted.connect(self._take)
        menus.older_version_wanted.connect(self._ask_for_older_version)
        menus.open_records_wanted.connect(self._show_open_records)
        menus.keys_wanted.connect(self._show_keys)
        menus.about_wanted.connect(self._show_about)

    @Slot()
    def _show_all(self) -> None:
        start = turns.now()
        shown = self._stores.shown.shown
        if shown is not None and shown.day is not None:
            self.time.show()
        self._offer_actions()
        self._pages.setCurrentIndex(0 if shown is None else 1)
        self.setWindowTitle("Warloss" if shown is None else _window_title(shown.own.title))
        if shown is None:
            return
        self._remember(self._store.path)
        self._show_header()
        self.days.take_own(shown.own.as_of)
        self.days.go_to(shown.day)
        self.time.say(self._stores.shown.day_in_words)
        self.tabs.show_all(shown)
        if not self.focusWidget():
            self.tabs.take_focus()
        # Before the first paint nothing but what it shows is done.
        if self.isVisible():
            turns.go_on(start)

    def _show_header(self) -> None:
        shown = self._stores.shown.shown
        if shown is not None:
            self.header.show_sheet(shown.own, date.today(), shown.day)  # noqa: DTZ011 - the reader's own day

    @Slot()
    def _offer_actions(self) -> None:
        self.menus.show_sheet_open(is_open=self._store.wanted is not None)
        self.menus.show_records_open(are_open=bool(self._stores.records.opened))
        self.menus.show_peer(self._stores.peers.path, self._store.path)
        self.menus.show_time(can_travel=bool(self._stores.shown.days), is_shown=not self.time.isHidden())

    @Slot()
    def _show_days(self) -> None:
        """Offer the days of the record in which the sheet can be moved."""
        shown = self._stores.shown
        self.days.take_days(shown.days)
        self.time.say("")
        if not shown.days:
            self._show_time(wanted=False)

    @Slot(bool)
    def _show_time(self, wanted: bool) -> None:
        """Show or hide what moves the sheet in time; hidden, the sheet is as in its document."""
        self.time.setVisible(wanted)
        if wanted:
            self.time.slider.setFocus()
        else:
            self._stores.shown.go_to(None)
            self.tabs.take_focus()
        self._offer_actions()

    @Slot()
    def _show_records(self) -> None:
        self._offer_actions()
        self.messages.say(self.reports.records_in_words())

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
        if not problems or path is None:
            if self._store.sheet is not None and self.problems.isAncestorOf(self.focusWidget()):
                self.tabs.take_focus()
            self.problems.show_problems("", ())
            return
        errors = sum(problem.severity == "error" for problem in problems)
        count = number(errors or len(problems)) + ("+" if self._store.more_problems else "")
        if not errors:
            text = ngettext("{name}: {count} warning.", "{name}: {count} warnings.", len(problems))
        elif self._store.sheet is None:
            text = ngettext(
                "{name} cannot be shown: {count} problem.",
                "{name} cannot be shown: {count} problems.",
                errors,
            )
        else:
            text = ngettext(
                "{name} cannot be shown: {count} problem. The last good sheet stays on the screen.",
                "{name} cannot be shown: {count} problems. The last good sheet stays on the screen.",
                errors,
            )
        self.problems.show_problems(text.format(name=_short(path.name), count=count), problems)

    @Slot(bool)
    def _show_reading(self, reading: bool) -> None:
        self.start_page.show_state(reading=reading)
        self._offer_actions()

    @Slot()
    def _open_bundled(self) -> None:
        self.open_path(self._bundled[0])

    @Slot(int)
    def _step_text(self, step: int) -> None:
        scale = SMALLEST_TEXT if step == 0 else self._look.text_scale + step * TEXT_STEP
        self._look.scale_text(min(max(scale, SMALLEST_TEXT), LARGEST_TEXT))
        turns.settle()
        reveal_focus()

    @Slot(str)
    def _choose_theme(self, choice: ThemeChoice) -> None:
        self._look.choose(choice)

    @Slot()
    def _toggle_full_screen(self) -> None:
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    @cached_property
    def reports(self) -> "Reports":
        """The reports. Most readers ask for none, and they must not delay the start."""
        from warloss_gui.window.reports import Reports  # noqa: PLC0415 - as said

        made = Reports(self, self._look, self._stores)
        made.problem.connect(self.say)
        return made

    @cached_property
    def take_away(self) -> "TakeAway":
        """What is exported, printed and copied. The writers of files must not delay the start."""
        from warloss_gui.window.take_away import TakeAway  # noqa: PLC0415 - as said

        made = TakeAway(self, self._look, self._stores, self.tabs, self.work)
        made.failed.connect(self.say)
        self.closing.connect(made.taking.cancel)
        return made

    @Slot(str)
    def _take(self, what: str) -> None:
        self.take_away.take(what)

    @Slot()
    def _check_against_record(self) -> None:
        self.reports.check_against_record()

    @Slot()
    def _ask_for_older_version(self) -> None:
        self.reports.ask_for_older_version()

    @Slot()
    def _show_open_records(self) -> None:
        self.reports.show_records()

    @Slot()
    def _show_keys(self) -> None:
        keys_dialog(self, self._look, self.menus.keys()).open()

    @Slot()
    def _show_about(self) -> None:
        about_dialog(self, self._look).open()

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
            self._show_header()

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


def _short(name: str) -> str:
    """The name of a file, shortened in the middle where it would not fit."""
    text = printable(name)
    return text if len(text) <= 2 * _HALF_NAME else f"{text[:_HALF_NAME]}…{text[-_HALF_NAME:]}"
