"""What the window shows of an open sheet: its header, the control of the date, and its tabs."""

from datetime import date

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QMenu, QScrollArea, QWidget

from warloss_gui.history.shown import Shown
from warloss_gui.qt.shown_store import ShownStore
from warloss_gui.qt.theme import Look
from warloss_gui.widgets.day_choice import DayChoice
from warloss_gui.widgets.layouts import column
from warloss_gui.widgets.time_bar import TimeBar
from warloss_gui.window.header import Header
from warloss_gui.window.sheet_tabs import SheetTabs


class SheetPage(QScrollArea):
    """Shows what the store holds, and lets the reader move it in time.

    Everything fits at usual sizes; with large text in a small window all of it scrolls. The header has
    buttons for the menu `compare` and the action `travel`.
    """

    time_shown = Signal()
    """The control of the date has come or gone."""

    def __init__(
        self,
        store: ShownStore,
        look: Look,
        compare: QMenu,
        travel: QAction,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._store = store
        self.header = Header(compare, travel)
        self.days = DayChoice(self)
        self.time = TimeBar(self.days)
        self.time.hide()
        self.tabs = SheetTabs(look)
        content = QWidget()
        content.setProperty("look", "page")
        layout = column(content)
        layout.addWidget(self.header)
        layout.addWidget(self.time)
        layout.addWidget(self.tabs, 1)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(content)
        store.days_changed.connect(self._show_days)
        self.days.day_wanted.connect(store.go_to)
        self.tabs.day_wanted.connect(store.go_to)

    def show_sheet(self, shown: Shown) -> None:
        """Show a sheet as it is on a day, with what stands beside it."""
        if shown.day is not None and self.time.isHidden():
            self.time.show()
            self.time_shown.emit()
        self._show_header(shown)
        self.days.take_own(shown.own.as_of)
        self.days.go_to(shown.day)
        self.time.say(self._store.day_in_words)
        self.tabs.show_all(shown)

    def count_age(self) -> None:
        """Count the age of the sheet anew."""
        if self._store.shown is not None:
            self._show_header(self._store.shown)

    def _show_header(self, shown: Shown) -> None:
        today = date.today()  # noqa: DTZ011 - the reader's own day
        self.header.show_sheet(shown.own, today, shown.reported_day)

    @Slot(bool)
    def show_time(self, wanted: bool) -> None:
        """Show or hide what moves the sheet in time; hidden, the sheet is as in its document."""
        self.time.setVisible(wanted)
        if wanted:
            self.time.slider.setFocus()
        else:
            self._store.go_to(None)
            self.tabs.take_focus()
        self.time_shown.emit()

    @Slot()
    def _show_days(self) -> None:
        """Offer the days of the record in which the sheet can be moved."""
        self.days.take_days(self._store.days)
        self.time.say("")
        if not self._store.days:
            self.show_time(wanted=False)
