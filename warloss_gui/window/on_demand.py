"""What most readers never ask for: it is loaded when it is asked for, since it must not delay the start."""

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QMainWindow

from warloss_gui.qt.stores import Stores
from warloss_gui.qt.theme import Look
from warloss_gui.widgets.work_bar import WorkBar
from warloss_gui.window.menus import KeyHelp
from warloss_gui.window.sheet_tabs import SheetTabs

if TYPE_CHECKING:
    from warloss_gui.window.reports import Reports
    from warloss_gui.window.take_away import TakeAway


class OnDemand(QObject):
    """Answers the menus with help, with reports, and with what is exported, printed and copied.

    `said` is a line for the reader. `closing`: the window is about to go.
    """

    said = Signal(str)
    closing = Signal()

    def __init__(
        self, window: QMainWindow, look: Look, stores: Stores, tabs: SheetTabs, work: WorkBar
    ) -> None:
        super().__init__(window)
        self._window = window
        self._look = look
        self._stores = stores
        self._tabs = tabs
        self._work = work

    @cached_property
    def reports(self) -> "Reports":
        """The reports."""
        from warloss_gui.window.reports import Reports  # noqa: PLC0415 - not for the start

        made = Reports(self._window, self._look, self._stores)
        made.problem.connect(self.said)
        return made

    @cached_property
    def take_away(self) -> "TakeAway":
        """What is exported, printed and copied."""
        from warloss_gui.window.take_away import TakeAway  # noqa: PLC0415 - not for the start

        made = TakeAway(self._window, self._look, self._stores, self._tabs, self._work)
        made.failed.connect(self.said)
        self.closing.connect(made.taking.cancel)
        return made

    @Slot(list)
    def show_keys(self, menu_keys: list[KeyHelp]) -> None:
        """Show the list of all keys."""
        from warloss_gui.window.help import keys_dialog  # noqa: PLC0415 - not for the start

        keys_dialog(self._window, self._look, menu_keys).open()

    @Slot()
    def show_about(self) -> None:
        """Show versions and licences."""
        from warloss_gui.window.help import about_dialog  # noqa: PLC0415 - not for the start

        about_dialog(self._window, self._look).open()

    @Slot(str)
    def take(self, what: str) -> None:
        """Export, print or copy something."""
        self.take_away.take(what)

    @Slot()
    def tell_of_records(self) -> None:
        """Say what came of opening records."""
        self.said.emit(self.reports.records_in_words())

    @Slot()
    def show_records(self) -> None:
        """Show which records are open."""
        self.reports.show_records()

    @Slot()
    def check_against_record(self) -> None:
        """Check the open sheet against a record."""
        self.reports.check_against_record()

    @Slot()
    def ask_for_older_version(self) -> None:
        """Ask for an older version, and show what has changed since."""
        self.reports.ask_for_older_version()
