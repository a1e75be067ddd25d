"""A table of figures with its search, beside the reading pane of the chosen one."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from warloss_gui.claims.comparison import Comparison, Peer
from warloss_gui.itemmodels.figures import FigureRow, figure_id, search_text
from warloss_gui.itemmodels.table import Column, TableModel
from warloss_gui.language import gettext, ngettext, number
from warloss_gui.widgets.figure_table import FigureTable
from warloss_gui.widgets.layouts import GRID, column
from warloss_gui.widgets.page import reveal_focus
from warloss_gui.widgets.paned_page import PanedPage
from warloss_gui.widgets.placeholder import Placeholder
from warloss_gui.widgets.reading_pane import ReadingPane
from warloss_gui.widgets.search_line import SearchLine


class FigureBrowser(QWidget):
    """A page with search and table, and the reading pane of the chosen figure.

    What a tab shows above and below its table is on the same page.
    """

    picked = Signal(str)
    """The id of the figure that is shown now: the one that the reader has chosen, or one in its place."""

    def __init__(
        self, name: str, icon: str, columns: Sequence[Column[FigureRow]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
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
        figures = QVBoxLayout()
        figures.setSpacing(GRID)
        for part in (self.empty, self._line, self.table):
            figures.addWidget(part)
        self._sides = PanedPage(figures, self.pane)
        self.page = self._sides.page
        column(self, 0, 0).addWidget(self._sides)
        self._line.changed.connect(self._search)
        self.table.picked.connect(self._pick)
        self.table.selectionModel().currentChanged.connect(self._follow)

    def put_above(self, *parts: QWidget) -> None:
        """Put widgets above the table, where Tab comes to them first."""
        for part in parts:
            self._sides.above.addWidget(part)
        above = [widget for part in parts for widget in _reached_by_tab(part)]
        # From back to front: of what comes next already, if one goes around, Qt would not change the place.
        for widget in (self.pane.number, self.table, self.search) if above else ():
            QWidget.setTabOrder(above[-1], widget)

    def put_below(self, *parts: QWidget) -> None:
        """Put widgets under the table."""
        for part in parts:
            self._sides.below.addWidget(part)

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
        self._line.show_found(_found_in_words(shown, len(self.model.records)), shown)
        has_figures = bool(self.model.records)
        self.empty.setVisible(not has_figures)
        for part in (self._line, self.table, self.pane):
            part.setVisible(has_figures)

    @Slot(object)
    def _pick(self, picked: FigureRow | None) -> None:
        if picked is not None:
            same = picked.figure.id == self._shown
            self._shown = picked.figure.id
            if not same and not self._is_reset:
                self._chosen = self._shown
            self._read()
            if not same:
                self._sides.aside.verticalScrollBar().setValue(0)
            self.picked.emit(self._shown)

    def _read(self) -> None:
        """Show the current figure in the pane."""
        row = self.current
        if row is not None:
            self.pane.show_figure(row.wording, *_beside(row.figure.id, self._comparison))

    @Slot()
    def _follow(self) -> None:
        if self.table.hasAutoScroll():
            reveal_focus()


def _reached_by_tab(part: QWidget) -> list[QWidget]:
    """What Tab leads to in a part of the page."""
    tab = Qt.FocusPolicy.TabFocus
    return [widget for widget in (part, *part.findChildren(QWidget)) if widget.focusPolicy() & tab]


def _found_in_words(shown: int, everything: int) -> str:
    if shown < everything:
        text = gettext("{shown} of {everything} figures")
        return text.format(shown=number(shown), everything=number(everything))
    return ngettext("{count} figure", "{count} figures", shown).format(count=number(shown))


def _beside(figure_id: str, comparison: Comparison | None) -> tuple[tuple[Peer, ...], int]:
    """What stands beside a figure in a comparison, and how much more might."""
    if comparison is None:
        return (), 0
    return comparison.peers.get(figure_id, ()), comparison.further.get(figure_id, 0)
