"""The table of figures: columns that fit, rows that wrap, and a key that opens the claim of a cell."""

from math import ceil
from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStyle, QTableView, QWidget

from warloss_gui.itemmodels.figures import FigureRow
from warloss_gui.itemmodels.table import RECORD_ROLE, Index, TableModel
from warloss_gui.qt import icons
from warloss_gui.qt.measures import measures_of
from warloss_gui.qt.plain import show_tip
from warloss_gui.qt.turns import Turn
from warloss_gui.widgets.spark_delegate import SparkDelegate

_WRAPPED_ROWS: Final = 60
"""Tables up to this length measure every row, so that long texts wrap; longer ones have rows of one line."""
_LINE_SPACING: Final = 2.1
_PADDING: Final = 24
"""Pixels that the style sheet keeps free at both sides of a cell together."""
_SAMPLE: Final = 24
_NO_BREAK: Final = "\N{NO-BREAK SPACE}"
_SPARK_ROOM: Final = "0" * 10
"""A sparkline is as wide as a word."""
_MOST_ROWS: Final = 30
"""Usual rows that a table is high at most, unless it has few enough to be measured and wrapped."""


class FigureTable(QTableView):
    """Shows the rows of a figure model. `picked` tells which row is current, or None."""

    picked = Signal(object)

    def __init__(self, model: TableModel[FigureRow], name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._table = model
        self.setModel(model)
        self.setAccessibleName(name)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.setCornerButtonEnabled(False)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        header.setSortIndicatorClearable(True)
        self.setSortingEnabled(True)
        self._fit_later = Turn(self, urgent=True)
        self._fit_later.come.connect(self._fit)
        for changed in (model.modelReset, model.layoutChanged, model.dataChanged):
            changed.connect(self._fit_later.ask)
        self.setItemDelegate(SparkDelegate(self))

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell which row is current."""
        super().currentChanged(current, previous)
        if current.row() != previous.row() or current.isValid() != previous.isValid():
            self.picked.emit(current.data(RECORD_ROLE) if current.isValid() else None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space opens the claim of the current cell, Enter sorts by its column; the arrows are Qt's own."""
        index = self.currentIndex()
        if event.key() == Qt.Key.Key_Space and index.isValid():
            about = index.data(Qt.ItemDataRole.AccessibleDescriptionRole)
            show_tip(self.viewport(), about, self.visualRect(index))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and index.isValid():
            self._sort_next(index.column())
        else:
            super().keyPressEvent(event)

    def _sort_next(self, column: int) -> None:
        """Upwards, downwards, and back to the order of the sheet, as clicks on the header do it."""
        header = self.horizontalHeader()
        if header.sortIndicatorSection() != column:
            header.setSortIndicator(column, Qt.SortOrder.AscendingOrder)
        elif header.sortIndicatorOrder() is Qt.SortOrder.AscendingOrder:
            header.setSortIndicator(column, Qt.SortOrder.DescendingOrder)
        else:
            header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the columns to the width, at once: what is seen first must not jump."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Fit columns and rows to another text size."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange and hasattr(self, "_fit_later"):
            self._fit_later.ask()

    def _frame_height(self) -> int:
        wider = self.horizontalHeader().length() > self.viewport().width()
        below = self.horizontalScrollBar().sizeHint().height() if wider else 0
        return self.horizontalHeader().sizeHint().height() + below + 2 * self.frameWidth()

    def _line(self) -> int:
        return round(self.fontMetrics().height() * _LINE_SPACING)

    @Slot()
    def _fit(self) -> None:
        """Give every column what it needs, or its share of what there is; then let rows wrap."""
        side = icons.size_beside(self.font())
        self.setIconSize(QSize(side, side))
        samples = [(self._sample(i), self._icon_room(i)) for i in range(self._table.columnCount())]
        natural = [self._widest(texts) + room for texts, room in samples]
        least = [
            self._widest([word for text in texts for word in text.split(" ")]) + room
            for texts, room in samples
        ]
        for i, width in enumerate(_shares(natural, least, self.viewport().width())):
            self.setColumnWidth(i, width)
        if self.verticalHeader().defaultSectionSize() != self._line():
            self.verticalHeader().setDefaultSectionSize(self._line())
        self._fit_rows()
        # All rows are seen, since the page scrolls; but what is very long scrolls better by itself.
        rows = self.verticalHeader().length()
        if self._table.rowCount() > _WRAPPED_ROWS:
            rows = min(rows, _MOST_ROWS * self._line())
        self.setFixedHeight(self._frame_height() + rows)

    def _sample(self, column: int) -> list[str]:
        """The header and the first texts of a column."""
        shown = self._table.columns[column]
        if shown.spark is not None:
            return [shown.header.replace(" ", _NO_BREAK), _SPARK_ROOM]
        rows = range(min(self._table.rowCount(), _SAMPLE))
        return [
            shown.header.replace(" ", _NO_BREAK),
            *(shown.display(self._table.record(row)) for row in rows),
        ]

    def _widest(self, texts: list[str]) -> int:
        measures = measures_of(self.font())
        # A text that is a little wider than its cell would wrap.
        return ceil(max(measures.width(text) for text in set(texts))) + 1 + _PADDING

    def _icon_room(self, column: int) -> int:
        """The width of the icons in a column, with what the style keeps free beside them."""
        if self._table.columns[column].icon is None:
            return 0
        beside = self.style().pixelMetric(QStyle.PixelMetric.PM_FocusFrameHMargin, None, self) + 1
        return self.iconSize().width() + 2 * beside

    def _fit_rows(self) -> None:
        line = self._line()
        if self._table.rowCount() <= _WRAPPED_ROWS:
            spacing = line - self.fontMetrics().height()
            heights = [ceil(height) + spacing for height in self._wrapped_heights()]
        else:
            # A shorter table before may have left wrapped rows.
            heights = [line] * _WRAPPED_ROWS
        for i, height in enumerate(heights):
            self.setRowHeight(i, height)

    def _wrapped_heights(self) -> list[float]:
        """The height of the highest text of each row."""
        measures = measures_of(self.font())
        rooms = [
            (column.display, max(self.columnWidth(i) - _PADDING - self._icon_room(i), 1))
            for i, column in enumerate(self._table.columns)
            if column.spark is None
        ]
        records = map(self._table.record, range(self._table.rowCount()))
        return [
            max(measures.height_of(display(record), room) for display, room in rooms) for record in records
        ]


def _shares(natural: list[int], least: list[int], room: int) -> list[int]:
    """Widths of columns: what they need where there is room, less where there is not, never below the least.

    What is left over goes to the first column.
    """
    missing = sum(natural) - room
    if missing <= 0:
        return [natural[0] - missing, *natural[1:]]
    spare = [max(n - m, 0) for n, m in zip(natural, least, strict=True)]
    taken = min(missing / sum(spare), 1.0) if any(spare) else 0.0
    return [n - ceil(taken * s) for n, s in zip(natural, spare, strict=True)]
