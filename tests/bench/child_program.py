"""The program itself, started as a reader starts it, that reports its first paint with figures."""

import sys
from typing import Any

from tests.bench.report import painted
from warloss_gui import cli
from warloss_gui.widgets.figure_table import FigureTable

_paint: Any = FigureTable.paintEvent


def _painting(self: FigureTable, event: Any) -> None:
    _paint(self, event)
    if self.model().rowCount():
        painted()


FigureTable.paintEvent = _painting
sys.exit(cli.main([]))
