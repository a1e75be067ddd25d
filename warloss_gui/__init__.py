"""Warloss: a fact-sheet viewer for contested war-loss figures."""

from typing import Final

__version__: Final = "0.1.0"
