"""Layouts with the project's spacing."""

from typing import Final

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

GRID: Final = 8
"""Pixels; every distance is a multiple or half of it."""


def column(parent: QWidget, margin: int = 0, spacing: int = GRID) -> QVBoxLayout:
    """A vertical layout of a widget."""
    layout = QVBoxLayout(parent)
    layout.setContentsMargins(margin, margin, margin, margin)
    layout.setSpacing(spacing)
    return layout


def row(margin: int = 0, spacing: int = GRID) -> QHBoxLayout:
    """A horizontal layout, to be added to another."""
    layout = QHBoxLayout()
    layout.setContentsMargins(margin, margin, margin, margin)
    layout.setSpacing(spacing)
    return layout
