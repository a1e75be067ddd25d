"""A table of figures with its search, beside the reading pane of the chosen one."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, Qt, Slot
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QLineEdit, QSplitter, QVBoxLayout, QWidget

from warloss_gui.itemmodels.figures import FigureRow, search_text
from warloss_gui.itemmodels.table import Column, TableModel
from warloss_gui.language import gettext, ngettext, number
from warloss_gui.qt.plain import PlainLabel
from warloss_gui.widgets.figure_table import FigureTable
from warloss_gui.widgets.layouts import GRID, column, row
from warloss_gui.widgets.reading_pane import ReadingPane

_BESIDE: Final = 44
"""The least width, in heights of a line, at which table and pane stand side by side."""
_TABLE_SHARE: Final = 4


class FigureBrowser(QSplitter):
    """Search, table and reading pane, with a place under the table for what belongs to it."""

    def __init__(
        self, name: str, columns: Sequence[Column[FigureRow]], parent: QWidget | None = None
    ) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.model = TableModel(columns, search_text, self)
        self.table = FigureTable(self.model, name)
        self.pane = ReadingPane()
        self._chosen: str | None = None
        self.search = QLineEdit()
        self.search.setPlaceholderText(gettext("Search these figures"))
        self.search.setAccessibleName(gettext("Search these figures"))
        self.search.setClearButtonEnabled(True)
        # A file that is dropped here is a sheet to open, not a text to look for.
        self.search.setAcceptDrops(False)
        self._found = PlainLabel("", "small")
        self._below = QVBoxLayout()
        left = QWidget()
        layout = column(left)
        line = row()
        line.addWidget(self.search, 3)
        line.addWidget(self._found, 2)
        layout.addLayout(line)
        layout.addWidget(self.table, _TABLE_SHARE)
        layout.addLayout(self._below, 1)
        layout.addStretch(0)
        self.addWidget(left)
        self.addWidget(self.pane)
        self.setChildrenCollapsible(False)
        self.setHandleWidth(GRID)
        self.setStretchFactor(0, 62)
        self.setStretchFactor(1, 38)
        self.setSizes([620, 380])
        self.search.textChanged.connect(self._search)
        self.table.picked.connect(self._pick)
        find = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self)
        find.activated.connect(self.search.setFocus)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the pane beside the table where there is room for both, and below it where there is not."""
        super().resizeEvent(event)
        self._turn()

    def changeEvent(self, event: QEvent) -> None:
        """Another text size needs another room."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._turn()

    def _turn(self) -> None:
        beside = self.width() >= _BESIDE * self.fontMetrics().lineSpacing()
        wanted = Qt.Orientation.Horizontal if beside else Qt.Orientation.Vertical
        if self.orientation() is not wanted:
            self.setOrientation(wanted)

    def put_below(self, widget: QWidget) -> None:
        """Put a widget under the table. It gets the room that a short table leaves."""
        self._below.addWidget(widget)

    def show_rows(self, rows: Sequence[FigureRow]) -> None:
        """Show these figures; the chosen one stays chosen and the table stays scrolled where it was."""
        place = self.table.verticalScrollBar().value()
        self.model.set_records(rows)
        self._after_reset(place)

    def choose_at_first(self, figure_id: str) -> None:
        """Choose a figure by its id as long as the reader has chosen none."""
        if self._chosen is None:
            self._chosen = figure_id

    def choose(self, figure_id: str) -> None:
        """Choose a figure by its id, if it is shown."""
        found = self.model.row_of(lambda shown: shown.figure.id == figure_id)
        if found is not None:
            self.table.setCurrentIndex(self.model.index(found, 0))

    @Slot(str)
    def _search(self, text: str) -> None:
        self.model.search(text)
        self._after_reset(0)

    def _after_reset(self, place: int) -> None:
        """A reset clears the current row, so it is chosen again; without one, the first row is."""
        found = self.model.row_of(lambda shown: shown.figure.id == self._chosen)
        shown = self.model.rowCount()
        if shown:
            # The table must not scroll to it: the reader's place is restored below.
            self.table.setAutoScroll(False)
            self.table.setCurrentIndex(self.model.index(found or 0, 0))
            self.table.setAutoScroll(True)
        else:
            self.pane.show_figure(None)
        self.table.verticalScrollBar().setValue(place)
        self._found.setText(self._summary(shown))

    def _summary(self, shown: int) -> str:
        everything = len(self.model.records)
        if not everything:
            return gettext("This sheet has no figures here.")
        if shown < everything:
            text = gettext("{shown} of {everything} figures")
            return text.format(shown=number(shown), everything=number(everything))
        return ngettext("{count} figure", "{count} figures", shown).format(count=number(shown))

    @Slot(object)
    def _pick(self, picked: FigureRow | None) -> None:
        if picked is not None:
            same = picked.figure.id == self._chosen
            self._chosen = picked.figure.id
            self.pane.show_figure(picked.wording, keep_place=same)
