"""A window with a report: its summary, then its tables, one below the other."""

from typing import Any, Final, cast

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QGuiApplication, QIcon, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QDialog, QDialogButtonBox, QPushButton, QVBoxLayout, QWidget

from warloss_gui.itemmodels.reports import Report, Row, Section, about_row, as_text, columns_of
from warloss_gui.itemmodels.table import TableModel
from warloss_gui.qt.plain import PlainLabel
from warloss_gui.widgets.figure_table import FigureTable
from warloss_gui.widgets.layouts import GRID, column
from warloss_gui.widgets.page import Page, reveal_focus

_LETTERS: Final = 150
"""The width of a report in usual letters, if the screen is that wide."""


class ReportTable(FigureTable):
    """The table of a section. The rows that are chosen can be copied as text."""

    def __init__(self, section: Section) -> None:
        model: TableModel[Row] = TableModel(columns_of(section), about_row)
        super().__init__(cast("TableModel[Any]", model), section.title)
        model.setParent(self)
        self._section = section
        self._rows = model
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        model.set_records(section.rows)
        self.selectionModel().currentChanged.connect(self._follow)

    @Slot()
    def _follow(self) -> None:
        # Until the window of the report is active, the focus is in the one behind it.
        if self.hasFocus():
            reveal_focus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy the chosen rows."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        else:
            super().keyPressEvent(event)

    def copy(self) -> None:
        """Put the chosen rows onto the clipboard, in the order in which they are shown."""
        chosen = sorted(index.row() for index in self.selectionModel().selectedRows())
        if chosen:
            rows = [self._rows.record(row) for row in chosen]
            QGuiApplication.clipboard().setText(as_text(self._section.headings, rows))


class ReportDialog(QDialog):
    """Shows one report beside the window. It is deleted when it is closed."""

    def __init__(self, report: Report, kind: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.kind = kind
        """What the report is about: a new one of the kind takes the place of the former one."""
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(report.title.replace("[*]", "[*][*]"))
        self.tables = [ReportTable(section) for section in report.sections]
        layout = column(self, 2 * GRID, 2 * GRID)
        page = Page()
        page.setAccessibleName(report.title)
        page.body.addWidget(PlainLabel(report.title, "title"))
        for line in report.summary:
            page.body.addWidget(PlainLabel(line))
        for section, table in zip(report.sections, self.tables, strict=True):
            page.body.addWidget(PlainLabel(section.title, "subtitle"))
            page.body.addWidget(table)
            if section.more:
                page.body.addWidget(PlainLabel(section.more, "quiet"))
        page.body.addStretch(1)
        page.body.setContentsMargins(0, 0, GRID, 0)
        layout.addWidget(page, 1)
        close = self._add_close(layout)
        (self.tables[0] if self.tables else close).setFocus()
        room = parent.screen().availableSize()
        width = min(_LETTERS * parent.fontMetrics().averageCharWidth(), room.width())
        self.resize(width, min(width * 3 // 4, room.height()))

    def _add_close(self, layout: QVBoxLayout) -> QPushButton:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        layout.addWidget(buttons)
        close = buttons.button(QDialogButtonBox.StandardButton.Close)
        # The style's own icon has the colours of no theme.
        close.setIcon(QIcon())
        # Enter in a table sorts it.
        close.setAutoDefault(False)
        return close

    def focusNextPrevChild(self, forward: bool) -> bool:
        """What gets the focus by Tab comes into view."""
        moved = super().focusNextPrevChild(forward)
        QTimer.singleShot(0, reveal_focus)
        return moved
