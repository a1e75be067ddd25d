"""The four tabs of the window: which is in front, and when those at the back are filled."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QColor, QIcon, QResizeEvent
from PySide6.QtWidgets import QTabWidget, QWidget

from warloss_gui.claims.parts import TAB_NAMES, TabName, tab_titles
from warloss_gui.history.shown import Shown
from warloss_gui.language import gettext
from warloss_gui.qt import icons
from warloss_gui.qt.plain import tooltip
from warloss_gui.qt.theme import Look
from warloss_gui.qt.turns import Turn, settle
from warloss_gui.tabs.base import SheetTab
from warloss_gui.tabs.contingents import ContingentsTab
from warloss_gui.tabs.equipment import EquipmentTab
from warloss_gui.tabs.personnel import PersonnelTab
from warloss_gui.tabs.statements import StatementsTab

_LONGEST: Final = 28
"""Letters of a title in a tab; what is longer is told by hover."""
_BETWEEN_TABS: Final = 40
"""Milliseconds between the filling of two tabs at the back."""


class SheetTabs(QTabWidget):
    """Shows a sheet in its tabs. `day_wanted` names the day of a report that the reader wants to go to."""

    day_wanted = Signal(date)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._pages: dict[TabName, SheetTab] = {
            "personnel": PersonnelTab(look),
            "equipment": EquipmentTab(look),
            "contingents": ContingentsTab(look),
            "statements": StatementsTab(look),
        }
        self.setDocumentMode(True)
        for named in (self, self.tabBar()):
            named.setAccessibleName(gettext("Parts of the sheet"))
        # The bar has the focus. The frame around it would be a control without a role to a screen reader.
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.tabBar().setFocusPolicy(Qt.FocusPolicy.TabFocus)
        for name, title in tab_titles().items():
            self.addTab(self._pages[name], title)
            self._pages[name].day_wanted.connect(self.day_wanted)
        self._show_icons()
        # The tabs at the back are filled one by one between events, so that the front one is seen at once.
        self._fill_next = Turn(self)
        self._fill_next.come.connect(self._fill_one)
        self._fill_later = QTimer(self, interval=_BETWEEN_TABS)
        self._fill_later.timeout.connect(self._fill_next.ask)
        self.currentChanged.connect(settle)
        look.changed.connect(self._show_icons)

    @property
    def front(self) -> TabName:
        """The tab in front."""
        return TAB_NAMES[self.currentIndex()]

    @property
    def pages(self) -> dict[TabName, SheetTab]:
        """The page of each tab."""
        return self._pages

    def show_tab(self, name: TabName) -> None:
        """Bring a tab to the front."""
        self.setCurrentIndex(TAB_NAMES.index(name))

    def show_all(self, shown: Shown) -> None:
        """Show something else: in the front at once, at the back a moment later."""
        for page in self._pages.values():
            page.offer(shown)
        self._pages[self.front].refresh()
        self._fill_later.start()
        self._show_titles(tab_titles(shown.own))

    def take_focus(self) -> None:
        """Give the focus to the part of the front tab that a reader works with."""
        self._pages[self.front].take_focus()

    @Slot()
    def _fill_one(self) -> None:
        if self.isVisible() and not self._pages[self.front].is_drawn:
            return
        waiting = next((page for page in self._pages.values() if page.is_waiting), None)
        if waiting is None:
            self._fill_later.stop()
        else:
            waiting.refresh()

    @Slot()
    def _show_icons(self) -> None:
        """Give the tabs their icons, in the colours and the size of the texts beside them."""
        colours = self._look.theme.colours
        quiet, text = QColor(colours.quiet), QColor(colours.text)
        side = icons.size_beside(self._look.font(self._look.theme.type.lead))
        self._icons = [icons.icon(f"tab-{name}", quiet, side, text) for name in TAB_NAMES]
        self.setIconSize(QSize(side, side))
        self._fit()

    def _show_titles(self, titles: Mapping[TabName, str]) -> None:
        """Call the tabs what they are called in a sheet."""
        for i, title in enumerate(titles.values()):
            self.setTabText(i, _tab_text(title))
            self.setTabToolTip(i, tooltip(title) if len(title) > _LONGEST else "")
        self._fit()

    def _fit(self) -> None:
        """Leave the icons out where the titles would not fit beside them."""
        self._put_icons(self._icons)
        if self.tabBar().sizeHint().width() > self.width():
            self._put_icons([QIcon()] * len(self._icons))

    def _put_icons(self, wanted: Sequence[QIcon]) -> None:
        for i, icon in enumerate(wanted):
            self.setTabIcon(i, icon)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the tabs to the width."""
        super().resizeEvent(event)
        self._fit()


def _tab_text(title: str) -> str:
    """A title as a tab shows it: a long one by its beginning, and no ampersand as the mark of a key."""
    short = title if len(title) <= _LONGEST else f"{title[: _LONGEST - 1].rstrip()}…"
    return short.replace("&", "&&")
