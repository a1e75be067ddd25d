from PySide6.QtCore import QMargins
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from warloss_gui.widgets.layouts import GRID, column, row


def test_a_column_and_a_row_have_the_spacing_of_the_project(qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    below, beside = column(widget, 3), row(5, 7)
    below.addLayout(beside)
    assert below is widget.layout()
    assert (below.spacing(), below.contentsMargins()) == (GRID, QMargins(3, 3, 3, 3))
    assert (beside.spacing(), beside.contentsMargins()) == (7, QMargins(5, 5, 5, 5))
