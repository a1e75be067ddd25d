"""pyqtgraph takes from Qt what it uses, and what it finds is Qt's own."""

import subprocess
import sys

from PySide6 import QtCore, QtGui, QtWidgets

from warloss_gui.plots.library import pg


def test_its_names_are_those_of_qt() -> None:
    for mirror, source in ((pg.QtCore, QtCore), (pg.QtGui, QtGui), (pg.QtWidgets, QtWidgets)):
        assert mirror is not source
        assert mirror.__name__ == f"pyqtgraph.Qt.{source.__name__.rpartition('.')[2]}"
    assert pg.QtCore.QPointF is QtCore.QPointF
    assert pg.QtWidgets.QGraphicsItem is QtWidgets.QGraphicsItem


def test_qt_lists_its_names_as_before() -> None:
    assert "QPointF" in dir(QtCore)
    assert "QPainter" in dir(QtGui)
    assert "QWidget" in dir(QtWidgets)


def test_it_asks_for_few_of_them() -> None:
    """A class of Qt that nothing here uses is not made by the import."""
    program = (
        "from warloss_gui.plots import library\n"
        "from PySide6 import QtWidgets\n"
        "print('QWizard' in vars(library.pg.QtWidgets), len(vars(library.pg.QtWidgets)) < 100)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout.split() == ["False", "True"]
