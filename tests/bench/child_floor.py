"""The least that a program with the same parts does: show a table of 12 rows and an empty plot.

The imports are what is measured.
"""

import numpy as np  # noqa: F401  # pyright: ignore[reportUnusedImport]
import pydantic  # noqa: F401  # pyright: ignore[reportUnusedImport]
import pyqtgraph  # pyright: ignore[reportMissingTypeStubs]
from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMainWindow, QTableWidget, QTableWidgetItem, QWidget

from tests.bench.report import reached


class Table(QTableWidget):
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        reached("table", is_last=True)


application = QApplication([])
window = QMainWindow()
table = Table(12, 6)
for row in range(12):
    for column in range(6):
        table.setItem(row, column, QTableWidgetItem(f"{row} {column}"))
content = QWidget()
layout = QHBoxLayout(content)
layout.addWidget(table)
layout.addWidget(pyqtgraph.PlotWidget())
window.setCentralWidget(content)
window.resize(1280, 800)
QTimer.singleShot(0, window.show)
application.exec()
