"""The main window: it puts the parts together and passes on what the reader asks for."""

from datetime import date
from pathlib import Path
from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QCloseEvent, QColor, QDragEnterEvent, QDropEvent, QIcon, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QFrame,
    QMainWindow,
    QScrollArea,
    QStackedWidget,
    QTabWidget,
    QWidget,
)

from warloss_gui.files import printable
from warloss_gui.language import gettext, ngettext, number
from warloss_gui.qt import icons
from warloss_gui.qt.store import SheetStore
from warloss_gui.qt.theme import Look
from warloss_gui.qt.turns import Turn, settle
from warloss_gui.settings.preferences import (
    LARGEST_TEXT,
    RECENT_SHEETS,
    SMALLEST_TEXT,
    TAB_NAMES,
    TEXT_STEP,
    Preferences,
    TabName,
    ThemeChoice,
)
from warloss_gui.tabs.base import SheetTab
from warloss_gui.tabs.contingents import ContingentsTab
from warloss_gui.tabs.equipment import EquipmentTab
from warloss_gui.tabs.personnel import PersonnelTab
from warloss_gui.tabs.statements import StatementsTab
from warloss_gui.widgets.layouts import column
from warloss_gui.widgets.message_bar import MessageBar
from warloss_gui.widgets.page import reveal_focus
from warloss_gui.widgets.problem_bar import ProblemBar
from warloss_gui.window.header import Header
from warloss_gui.window.help import about_dialog, keys_dialog
from warloss_gui.window.menus import Menus, tab_titles
from warloss_gui.window.start_page import StartPage

_BETWEEN_TABS: Final = 40
"""Milliseconds between the filling of two tabs at the back."""
_LEAST_SIZE: Final = QSize(640, 480)
_PROGRAM_ICON: Final = (16, 32, 64)
"""Sizes of the window's icon in pixels."""
_HALF_NAME: Final = 24
"""Letters shown of each end of a long file name."""


class MainWindow(QMainWindow):
    """Shows the sheet of a store. `closing` tells that it is about to go, for the session to be kept."""

    closing = Signal()

    def __init__(
        self, store: SheetStore, look: Look, preferences: Preferences, bundled: list[tuple[str, Path]]
    ) -> None:
        super().__init__()
        self._store = store
        self._look = look
        self._recent = tuple(Path(path) for path in preferences.recent)
        self._bundled = [path for _title, path in bundled]
        self.setWindowTitle("Warloss")
        self.setMinimumSize(_LEAST_SIZE)
        self.setAcceptDrops(True)
        self.menus = Menus(self.menuBar(), bundled)
        self.header = Header()
        self.problems = ProblemBar()
        self.messages = MessageBar()
        self.start_page = StartPage()
        self._tabs: dict[TabName, SheetTab] = {
            "personnel": PersonnelTab(look),
            "equipment": EquipmentTab(look),
            "contingents": ContingentsTab(look),
            "statements": StatementsTab(look),
        }
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        for named in (self.tabs, self.tabs.tabBar()):
            named.setAccessibleName(gettext("Parts of the sheet"))
        # The bar has the focus. The frame around it would be a control without a role to a screen reader.
        self.tabs.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.tabs.tabBar().setFocusPolicy(Qt.FocusPolicy.TabFocus)
        for name, title in tab_titles().items():
            self.tabs.addTab(self._tabs[name], title)
        self._show_icons()
        self._pages = QStackedWidget()
        self._arrange()
        # The tabs at the back are filled one by one between events, so that the front one is seen at once.
        self._fill_next = Turn(self)
        self._fill_next.come.connect(self._fill_one)
        self._fill_later = QTimer(self, interval=_BETWEEN_TABS)
        self._fill_later.timeout.connect(self._fill_next.ask)
        self._connect()
        self.show_tab(preferences.tab)
        self._dress()
        self.resize(preferences.width, preferences.height)
        self.menus.show_recent(self._recent)
        self.menus.show_theme(preferences.theme)
        self._show_sheet()

    @property
    def tab(self) -> TabName:
        """The tab in front."""
        return TAB_NAMES[self.tabs.currentIndex()]

    def page(self, name: TabName) -> SheetTab:
        """The page of a tab."""
        return self._tabs[name]

    def preferences(self) -> Preferences:
        """The choices and the session as they are now."""
        size = self.normalGeometry().size() if self.isFullScreen() or self.isMaximized() else self.size()
        path = self._store.path
        return Preferences(
            width=max(size.width(), _LEAST_SIZE.width()),
            height=max(size.height(), _LEAST_SIZE.height()),
            tab=self.tab,
            text_scale=self._look.text_scale,
            theme=self._look.choice,
            last_sheet=str(path) if path is not None and path not in self._bundled else None,
            recent=tuple(str(recent) for recent in self._recent),
        )

    @Slot(str)
    def show_tab(self, name: TabName) -> None:
        """Bring a tab to the front."""
        self.tabs.setCurrentIndex(TAB_NAMES.index(name))

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
        whole.addWidget(self._pages, 1)
        self.setCentralWidget(central)

    def _dress(self) -> None:
        bar = self.tabs.tabBar()
        bars = (self._outer.horizontalScrollBar(), self._outer.verticalScrollBar())
        parts = (self.messages, self.problems, self.start_page, self.header, *self._tabs.values())
        self._look.dress(self.menuBar(), bar, *bars, *parts)

    @Slot()
    def _show_icons(self) -> None:
        """Give tabs and window their icons, in the colours and the size of the texts beside them."""
        colours = self._look.theme.colours
        self.setWindowIcon(_program_icon(QColor(colours.accent)))
        for i, name in enumerate(TAB_NAMES):
            quiet, text = QColor(colours.quiet), QColor(colours.text)
            self.tabs.setTabIcon(i, icons.icon(f"tab-{name}", quiet, self._tab_icon_size(), text))
        self._fit_tabs()

    def _fit_tabs(self) -> None:
        """Leave the icons of the tabs out where the titles would not fit beside them."""
        side = self._tab_icon_size()
        self.tabs.setIconSize(QSize(side, side))
        if self.tabs.tabBar().sizeHint().width() > self.width():
            self.tabs.setIconSize(QSize(0, 0))

    def _tab_icon_size(self) -> int:
        return icons.size_beside(self._look.font(self._look.theme.type.lead))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the tabs to the width."""
        super().resizeEvent(event)
        self._fit_tabs()

    def _connect(self) -> None:
        self.tabs.currentChanged.connect(settle)
        self._look.changed.connect(self._show_icons)
        self._store.changed.connect(self._show_sheet)
        self._store.problems_changed.connect(self._show_problems)
        self._store.reading_changed.connect(self._show_reading)
        self.start_page.open_wanted.connect(self._ask_for_file)
        self.start_page.bundled_wanted.connect(self._open_bundled)
        menus = self.menus
        menus.open_wanted.connect(self._ask_for_file)
        menus.path_wanted.connect(self.open_path)
        menus.reload_wanted.connect(self._store.reload)
        menus.close_wanted.connect(self._store.close)
        menus.quit_wanted.connect(self.close)
        menus.tab_wanted.connect(self.show_tab)
        menus.text_step_wanted.connect(self._step_text)
        menus.theme_wanted.connect(self._choose_theme)
        menus.full_screen_wanted.connect(self._toggle_full_screen)
        menus.keys_wanted.connect(self._show_keys)
        menus.about_wanted.connect(self._show_about)

    @Slot()
    def _show_sheet(self) -> None:
        sheet = self._store.sheet
        self._offer_actions()
        self._pages.setCurrentIndex(0 if sheet is None else 1)
        self.setWindowTitle("Warloss" if sheet is None else _window_title(sheet.title))
        if sheet is None:
            return
        self._remember(self._store.path)
        self._show_header()
        for tab in self._tabs.values():
            tab.offer(sheet)
        self._tabs[self.tab].refresh()
        self._fill_later.start()
        if not self.focusWidget():
            self._tabs[self.tab].take_focus()
        settle()

    def _show_header(self) -> None:
        if self._store.sheet is not None:
            self.header.show_sheet(self._store.sheet, date.today())  # noqa: DTZ011 - the reader's own day

    def _offer_actions(self) -> None:
        self.menus.show_sheet_open(is_open=self._store.wanted is not None)

    @Slot()
    def _fill_one(self) -> None:
        if self.isVisible() and not self._tabs[self.tab].is_drawn:
            return
        waiting = next((tab for tab in self._tabs.values() if tab.is_waiting), None)
        if waiting is None:
            self._fill_later.stop()
        else:
            waiting.refresh()

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
                self._tabs[self.tab].take_focus()
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
    def _ask_for_file(self) -> None:
        dialog = QFileDialog(self, gettext("Open a fact sheet"))
        self._look.dress(dialog)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([gettext("Fact sheets (*.json)"), gettext("All files (*)")])
        dialog.fileSelected.connect(self._open_selected)
        dialog.open()

    @Slot(str)
    def _open_selected(self, name: str) -> None:
        self.open_path(Path(name))

    @Slot()
    def _open_bundled(self) -> None:
        self.open_path(self._bundled[0])

    @Slot(int)
    def _step_text(self, step: int) -> None:
        scale = SMALLEST_TEXT if step == 0 else self._look.text_scale + step * TEXT_STEP
        self._look.scale_text(min(max(scale, SMALLEST_TEXT), LARGEST_TEXT))
        settle()
        reveal_focus()

    @Slot(str)
    def _choose_theme(self, choice: ThemeChoice) -> None:
        self._look.choose(choice)

    @Slot()
    def _toggle_full_screen(self) -> None:
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

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
        """Take one local file."""
        if _dropped(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open the dropped file."""
        path = _dropped(event)
        if path is not None:
            event.acceptProposedAction()
            self.open_path(path)

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


def _dropped(event: QDropEvent) -> Path | None:
    urls = event.mimeData().urls()
    return Path(urls[0].toLocalFile()) if len(urls) == 1 and urls[0].isLocalFile() else None
