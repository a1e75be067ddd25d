"""A table model over frozen columns: sorting by native values, searching, and roles for what a cell means."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPalette

from warloss_gui.itemmodels.sparks import Spark
from warloss_gui.qt import icons
from warloss_gui.qt.plain import tooltip

T = TypeVar("T")
Index = QModelIndex | QPersistentModelIndex

RECORD_ROLE: Final = Qt.ItemDataRole.UserRole
"""The record of a row."""
SORT_ROLE: Final = Qt.ItemDataRole.UserRole + 1
"""The native value that a cell is sorted by."""
SPARK_ROLE: Final = Qt.ItemDataRole.UserRole + 2
"""The sparkline that a cell shows instead of its words, or None."""

LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class Column(Generic[T]):
    """What a column shows of a record of type T.

    `display` gives the text of a cell, `sort` the value that orders it, and `about` the plain text that
    accompanies it as tooltip and as accessible description. `icon` gives the name of the icon that stands
    before the text, or None. `spark` gives the sparkline that is seen instead of the text, or None.
    """

    key: str
    header: str
    display: Callable[[T], str]
    sort: Callable[[T], Any]
    about: Callable[[T], str]
    align: Qt.AlignmentFlag = LEFT
    icon: Callable[[T], str | None] | None = None
    spark: Callable[[T], Spark | None] | None = None


class TableModel(QAbstractTableModel, Generic[T]):
    """Records in the order and the selection that the reader asked for.

    `search` gives the text of a record in which words are looked for, in case-folded form. `key` tells
    whether another record stands for the same thing; without it, none does.
    """

    def __init__(
        self,
        columns: Sequence[Column[T]],
        search: Callable[[T], str],
        parent: QObject | None = None,
        key: Callable[[T], object] | None = None,
    ) -> None:
        super().__init__(parent)
        self._key = key
        self._columns = tuple(columns)
        self._search = search
        self._records: tuple[T, ...] = ()
        self._shown: list[T] = []
        self._words: tuple[str, ...] = ()
        self._sorted: tuple[int, Qt.SortOrder] | None = None

    @property
    def columns(self) -> tuple[Column[T], ...]:
        """The columns from left to right."""
        return self._columns

    @property
    def records(self) -> tuple[T, ...]:
        """All records, also those that the search leaves out."""
        return self._records

    def record(self, row: int) -> T:
        """The record of a row. Raises IndexError."""
        return self._shown[row]

    def row_of(self, matches: Callable[[T], bool]) -> int | None:
        """The first row whose record matches, or None."""
        return next((row for row, record in enumerate(self._shown) if matches(record)), None)

    def set_records(self, records: Sequence[T]) -> None:
        """Show other records, in the same order and with the same search.

        If they stand for the same things in the same order, only what is said of these changes: nothing is
        scrolled, and what was selected stays so. Of records that are the very same nothing changes at all.
        """
        former, self._records = self._records, tuple(records)
        shown = self._arranged()
        in_order = not self._words and self._sorted is None
        same = self._are_the_same(self._records, former)
        if same and (in_order or self._are_the_same(shown, self._shown)):
            pairs = enumerate(zip(shown, self._shown, strict=True))
            others = [row for row, (record, before) in pairs if record is not before]
            self._shown = shown
            if others:
                last = self.index(others[-1], len(self._columns) - 1)
                self.dataChanged.emit(self.index(others[0], 0), last)
        else:
            self.beginResetModel()
            self._shown = shown
            self.endResetModel()

    def _are_the_same(self, records: Sequence[T], others: Sequence[T]) -> bool:
        """Whether records stand for the same things in the same order, and for anything at all."""
        key = self._key
        if key is None or not records or len(records) != len(others):
            return False
        return list(map(key, records)) == list(map(key, others))

    def set_columns(self, columns: Sequence[Column[T]]) -> None:
        """Show other columns. The order stays if the column that it is taken from does."""
        if [(one.key, one.header) for one in columns] == [(one.key, one.header) for one in self._columns]:
            return
        self.beginResetModel()
        if self._sorted is not None:
            key, order = self._columns[self._sorted[0]].key, self._sorted[1]
            place = next((i for i, one in enumerate(columns) if one.key == key), None)
            self._sorted = None if place is None else (place, order)
        self._columns = tuple(columns)
        self._shown = self._arranged()
        self.endResetModel()

    def search(self, text: str) -> None:
        """Show only the records that hold every word of the text."""
        words = tuple(text.casefold().split())
        if words != self._words:
            self.beginResetModel()
            self._words = words
            self._shown = self._arranged()
            self.endResetModel()

    def _arranged(self) -> list[T]:
        words = self._words
        if not words:
            shown = list(self._records)
        else:
            shown = [r for r in self._records if all(word in self._search(r) for word in words)]
        if self._sorted is not None:
            column, order = self._sorted
            shown.sort(key=self._columns[column].sort, reverse=order is Qt.SortOrder.DescendingOrder)
        return shown

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Order the rows by a column; a negative column restores the order of the records."""
        self.layoutAboutToBeChanged.emit()
        old = self.persistentIndexList()
        records = [self._shown[index.row()] for index in old]
        self._sorted = (column, order) if 0 <= column < len(self._columns) else None
        self._shown = self._arranged()
        rows = {id(record): row for row, record in enumerate(self._shown)} if old else {}
        new = [self.index(rows[id(r)], index.column()) for r, index in zip(records, old, strict=True)]
        self.changePersistentIndexList(old, new)
        self.layoutChanged.emit()
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self._columns) - 1)

    def _direction(self, section: int) -> str:
        """A sign behind the header of the column that orders the rows: a style sheet draws no arrow."""
        column, order = self._sorted or (None, Qt.SortOrder.AscendingOrder)
        return _DIRECTIONS[order] if column == section else ""

    def rowCount(self, parent: Index | None = None) -> int:
        """The number of rows that are shown."""
        return 0 if parent is not None and parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index | None = None) -> int:
        """The number of columns."""
        return 0 if parent is not None and parent.isValid() else len(self._columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What a cell shows and means."""
        if not index.isValid() or not (
            index.row() < len(self._shown) and index.column() < len(self._columns)
        ):
            return None
        record = self._shown[index.row()]
        column = self._columns[index.column()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return column.display(record)
            case Qt.ItemDataRole.ToolTipRole:
                return tooltip(column.about(record))
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{column.header}: {column.display(record)}"
            case Qt.ItemDataRole.AccessibleDescriptionRole:
                return column.about(record)
            case Qt.ItemDataRole.TextAlignmentRole:
                return column.align
            case Qt.ItemDataRole.DecorationRole:
                return _icon(None if column.icon is None else column.icon(record))
            case _:
                pass
        if role == RECORD_ROLE:
            return record
        if role == SPARK_ROLE:
            return None if column.spark is None else column.spark(record)
        return column.sort(record) if role == SORT_ROLE else None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """The headers of the columns; rows have none."""
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(self._columns):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._columns[section].header + self._direction(section)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._columns[section].align
        return None


_DIRECTIONS: Final = {Qt.SortOrder.AscendingOrder: " ▲", Qt.SortOrder.DescendingOrder: " ▼"}


def _icon(name: str | None) -> QIcon | None:
    """An icon in the colour and the size that text has now: the next painting follows another theme."""
    if name is None:
        return None
    colour = QGuiApplication.palette().color(QPalette.ColorRole.Text)
    return icons.icon(name, colour, icons.size_beside(QGuiApplication.font()))
