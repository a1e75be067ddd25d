# pyright: reportPrivateUsage=false
"""The program itself, started as a reader starts it: reports its first paint with figures, and its plot."""

import sys
from typing import Any

from PySide6.QtCore import QTimer

from tests.bench.report import reached
from warloss_gui import cli
from warloss_gui.plots.plot import Stage
from warloss_gui.widgets.claim_label import ClaimLabel

_paint: Any = ClaimLabel.paintEvent
_draw: Any = Stage._draw


def _painting(self: ClaimLabel, event: Any) -> None:
    _paint(self, event)
    if self.property("look") == "headline" and self.text():
        reached("figures", is_last=False)


def _drawing(self: Stage) -> None:
    _draw(self)
    if self.is_drawn:
        # Its paint comes before the next timer.
        QTimer.singleShot(0, lambda: reached("plot", is_last=True))


ClaimLabel.paintEvent = _painting
Stage._draw = _drawing
sys.exit(cli.main([]))
