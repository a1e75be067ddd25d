"""What the tabs have in common: something is offered to them, and they show it when they are looked at."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from warloss_gui.claims.figure import Figure
from warloss_gui.claims.statement import Statement
from warloss_gui.history.shown import Shown
from warloss_gui.plots.history_plot import HistoryPlot
from warloss_gui.plots.plot import Plot
from warloss_gui.qt.theme import Look
from warloss_gui.widgets.layouts import column


class SheetTab(QWidget):
    """A tab of the window.

    A subclass implements `build`, which adds its parts to `body`, `take_focus`, `show_sheet` and `chosen`.

    A tab is built when it first has something to show, so that the tabs at the back do not delay the front.
    `day_wanted` names the day of a report that the reader wants to go to.
    """

    day_wanted = Signal(date)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = look
        self.body: QVBoxLayout = column(self, 0, 0)
        self._offered: Shown | None = None
        self._fresh = True
        self._built = False

    def offer(self, shown: Shown) -> None:
        """Give the tab something else, to be shown by `refresh` or when the tab comes to the front."""
        self._offered = shown
        self._fresh = False

    @property
    def is_waiting(self) -> bool:
        """Whether something was offered that is not shown yet."""
        return not self._fresh

    def refresh(self) -> None:
        """Show what was offered, unless it is shown already."""
        if self._fresh or self._offered is None:
            return
        self._fresh = True
        if not self._built:
            self._built = True
            self.build()
        self.show_sheet(self._offered)

    @property
    def is_drawn(self) -> bool:
        """Whether all of the tab is there, and not only what comes with the first paint."""
        plots = (*self.findChildren(Plot), *self.findChildren(HistoryPlot))
        return all(plot.is_drawn for plot in plots)

    def build(self) -> None:
        """Make the parts of the tab."""
        raise NotImplementedError

    def take_focus(self) -> None:
        """Give the focus to the part that a reader works with."""
        raise NotImplementedError

    def show_sheet(self, shown: Shown) -> None:
        """Show the tab's part of a sheet, with what stands beside it."""
        raise NotImplementedError

    @property
    def chosen(self) -> Figure | Statement | None:
        """What the reader has chosen, or else what is shown first."""
        raise NotImplementedError

    @property
    def listed(self) -> Sequence[Figure]:
        """The figures of its table as they are shown; none where it has no table."""
        return ()

    def sizeHint(self) -> QSize:
        """Only the tab in front asks for room: one at the back is not laid out and would ask for too much."""
        return QSize(0, 0) if self.isHidden() else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        """As with the usual size."""
        return QSize(0, 0) if self.isHidden() else super().minimumSizeHint()

    def heightForWidth(self, width: int) -> int:
        """As with the usual size."""
        return -1 if self.isHidden() else super().heightForWidth(width)

    def showEvent(self, event: QShowEvent) -> None:
        """A tab that comes to the front shows what it was last offered."""
        self.refresh()
        super().showEvent(event)
