"""A table of figures with its search, beside the reading pane of the chosen one."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from warloss_gui.claims.comparison import Comparison, Peer
from warloss_gui.itemmodels.figures import FigureRow, figure_id, search_text
from warloss_gui.itemmodels.table import Column, TableModel
from warloss_gui.language import gettext, ngettext, number
from warloss_gui.widgets.figure_table import FigureTable
from warloss_gui.widgets.layouts import GRID
from warloss_gui.widgets.page import Page, reveal_focus
from warloss_gui.widgets.placeholder import Placeholder
from warloss_gui.widgets.reading_pane import ReadingPane
from warloss_gui.widgets.search_line import SearchLine

_BESIDE: Final = 44
"""The least width, in heights of a line, at which table and pane stand side by side."""


class FigureBrowser(QSplitter):
    """A page with search and table, and beside it the reading pane of the chosen figure.

    What a tab shows above and below its table is on the same page. Where there is no room for two columns,
    the pane stands on the page too, below the table.
    """

    picked = Signal(str)
    """The id of the figure that is shown now: the one that the reader has chosen, or one in its place."""

    def __init__(
        self, name: str, icon: str, columns: Sequence[Column[FigureRow]], parent: QWidget | None = None
    ) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.empty = Placeholder(
            icon,
            gettext("This sheet has no figures here"),
            gettext("Its other parts may have some. The tabs lead to them."),
        )
        self.model = TableModel(columns, search_text, self, key=figure_id)
        self.table = FigureTable(self.model, name)
        self.pane = ReadingPane()
        self._chosen: str | None = None
        self._shown: str | None = None
        self._ids: set[str] = set()
        self._is_reset = False
        self._comparison: Comparison | None = None
        self._line = SearchLine(gettext("Search these figures"))
        self.search = self._line.field
        self.page = Page()
        self._above = QVBoxLayout()
        self._above.setSpacing(2 * GRID)
        self._below = QVBoxLayout()
        self._below.setSpacing(2 * GRID)
        self._aside = Page()
        self._arrange()
        self._line.changed.connect(self._search)
        self.table.picked.connect(self._pick)
        self.table.selectionModel().currentChanged.connect(self._follow)

    def _arrange(self) -> None:
        figures = QVBoxLayout()
        figures.setSpacing(GRID)
        figures.addWidget(self.empty)
        figures.addWidget(self._line)
        figures.addWidget(self.table)
        for layout in (self._above, figures, self._below):
            self.page.body.addLayout(layout)
        self.page.body.addStretch(1)
        # Room for the frame of what has the focus, and for the bar.
        self.page.body.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        self._aside.body.setContentsMargins(GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        self._aside.body.addWidget(self.pane)
        self._aside.body.addStretch(1)
        self.addWidget(self.page)
        self.addWidget(self._aside)
        self.setChildrenCollapsible(False)
        self.setHandleWidth(GRID)
        self.setStretchFactor(0, 62)
        self.setStretchFactor(1, 38)
        self.setSizes([620, 380])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the pane beside the page where there is room for both, and on it where there is not."""
        super().resizeEvent(event)
        self._turn()

    def changeEvent(self, event: QEvent) -> None:
        """Another text size needs another room."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._turn()

    def _turn(self) -> None:
        beside = self.width() >= _BESIDE * self.fontMetrics().lineSpacing()
        if beside == self._aside.isVisibleTo(self):
            return
        focused = self.window().focusWidget()
        if beside:
            self._aside.body.insertWidget(0, self.pane)
        else:
            # After what is above the table and the table itself.
            self.page.body.insertWidget(2, self.pane)
        self.pane.setVisible(bool(self.model.records))
        # What moves or is hidden loses the focus.
        if self.pane.isAncestorOf(focused):
            focused.setFocus()
        self._aside.setVisible(beside)

    def put_above(self, *parts: QWidget) -> None:
        """Put widgets above the table, where Tab comes to them first."""
        for part in parts:
            self._above.addWidget(part)
        above = [widget for part in parts for widget in _reached_by_tab(part)]
        # From back to front: of what comes next already, if one goes around, Qt would not change the place.
        for widget in (self.pane.number, self.table, self.search) if above else ():
            QWidget.setTabOrder(above[-1], widget)

    def put_below(self, *parts: QWidget) -> None:
        """Put widgets under the table."""
        for part in parts:
            self._below.addWidget(part)

    def show_rows(
        self,
        rows: Sequence[FigureRow],
        comparison: Comparison | None = None,
        columns: Sequence[Column[FigureRow]] | None = None,
    ) -> None:
        """Show these figures; the chosen one stays chosen and the table stays scrolled where it was.

        Where the chosen one is none of these, another is shown until it is one of them again.
        The pane says what stands beside the chosen one in a comparison. Without columns the table keeps those
        that it has.
        """
        self._comparison = comparison
        place = self.table.verticalScrollBar().value()
        if columns is not None:
            self.model.set_columns(columns)
        self.model.set_records(rows)
        self._ids = set(map(figure_id, rows))
        self._after_reset(place)
        self._read()

    def choose_at_first(self, figure_id: str) -> None:
        """Choose a figure by its id as long as the reader has chosen none."""
        if self._chosen is None:
            self._chosen = figure_id

    @property
    def current(self) -> FigureRow | None:
        """The figure that is shown in the pane."""
        index = self.table.currentIndex()
        return self.model.record(index.row()) if index.isValid() else None

    @property
    def listed(self) -> list[FigureRow]:
        """The figures of the table as they are shown: those that are found, in their order."""
        return [self.model.record(place) for place in range(self.model.rowCount())]

    @property
    def missing(self) -> str | None:
        """The id of the figure that the reader has chosen, where it is none of these."""
        return None if self._has(self._chosen) else self._chosen

    @Slot(str)
    def choose(self, figure_id: str) -> None:
        """Choose a figure by its id, if it is one of these. A search that leaves it out ends."""
        if figure_id == self._shown or not self._has(figure_id):
            return
        if self._row_of(figure_id) is None:
            self.search.clear()
        found = self._row_of(figure_id)
        if found is not None:
            self.table.setCurrentIndex(self.model.index(found, 0))

    def go_to(self, figure_id: str) -> None:
        """Choose a figure by its id, if it is one of these, and go to its row."""
        self.choose(figure_id)
        if figure_id == self._shown:
            self.table.setFocus()
            reveal_focus()

    def _has(self, figure_id: str | None) -> bool:
        """Whether a figure is one of these, though a search may leave it out."""
        return figure_id in self._ids

    def _row_of(self, figure_id: str | None) -> int | None:
        return self.model.row_of(lambda shown: shown.id == figure_id) if self._has(figure_id) else None

    @Slot(str)
    def _search(self, text: str) -> None:
        # The search itself must not move while the table below it gets shorter.
        self.page.hold()
        self.model.search(text)
        self._after_reset(0)

    def _after_reset(self, place: int) -> None:
        """A reset clears the current row, so the chosen one is shown again, or that before, or the first."""
        found = self._row_of(self._chosen)
        if found is None:
            found = self._row_of(self._shown)
        shown = self.model.rowCount()
        if shown:
            # The reader has chosen nothing, and nothing must scroll to it: the place is restored below.
            self._is_reset = True
            self.table.setAutoScroll(False)
            self.table.setCurrentIndex(self.model.index(found or 0, 0))
            self.table.setAutoScroll(True)
            self._is_reset = False
        elif not self._has(self._shown):
            self._shown = None
            self.pane.show_figure(None)
        self.table.verticalScrollBar().setValue(place)
        self._line.show_found(self._summary(shown), shown)
        has_figures = bool(self.model.records)
        self.empty.setVisible(not has_figures)
        for part in (self._line, self.table, self.pane):
            part.setVisible(has_figures)

    def _summary(self, shown: int) -> str:
        everything = len(self.model.records)
        if shown < everything:
            text = gettext("{shown} of {everything} figures")
            return text.format(shown=number(shown), everything=number(everything))
        return ngettext("{count} figure", "{count} figures", shown).format(count=number(shown))

    @Slot(object)
    def _pick(self, picked: FigureRow | None) -> None:
        if picked is not None:
            same = picked.figure.id == self._shown
            self._shown = picked.figure.id
            if not same and not self._is_reset:
                self._chosen = self._shown
            self._read()
            if not same:
                self._aside.verticalScrollBar().setValue(0)
            self.picked.emit(self._shown)

    def _read(self) -> None:
        """Show the current figure in the pane."""
        row = self.current
        if row is not None:
            self.pane.show_figure(row.wording, *self._beside(row.figure.id))

    def _beside(self, figure_id: str) -> tuple[tuple[Peer, ...], int]:
        """What stands beside a figure in the comparison, and how much more might."""
        if self._comparison is None:
            return (), 0
        return self._comparison.peers.get(figure_id, ()), self._comparison.further.get(figure_id, 0)

    @Slot()
    def _follow(self) -> None:
        if self.table.hasAutoScroll():
            reveal_focus()


def _reached_by_tab(part: QWidget) -> list[QWidget]:
    """What Tab leads to in a part of the page."""
    tab = Qt.FocusPolicy.TabFocus
    return [widget for widget in (part, *part.findChildren(QWidget)) if widget.focusPolicy() & tab]
