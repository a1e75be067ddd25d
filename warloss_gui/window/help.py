"""Help: the keys, and what the program is made of."""

import platform
from importlib.metadata import PackageNotFoundError, version
from typing import Final

from PySide6.QtCore import Qt, qVersion
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFrame, QGridLayout, QScrollArea, QWidget

from warloss_gui import __version__
from warloss_gui.language import gettext
from warloss_gui.qt.plain import PlainLabel
from warloss_gui.qt.theme import Look
from warloss_gui.widgets.layouts import GRID, column
from warloss_gui.window.menus import KeyHelp

_PARTS: Final = (
    ("Python", None, "PSF-2.0"),
    ("Qt", None, "LGPL-3.0"),
    ("PySide6", "pyside6-essentials", "LGPL-3.0"),
    ("pyqtgraph", "pyqtgraph", "MIT"),
    ("NumPy", "numpy", "BSD-3-Clause"),
    ("pydantic", "pydantic", "MIT"),
    ("Babel", "babel", "BSD-3-Clause"),
    ("platformdirs", "platformdirs", "MIT"),
    ("Jinja", "jinja2", "BSD-3-Clause"),
    ("XlsxWriter", "xlsxwriter", "BSD-2-Clause"),
    ("pypdf", "pypdf", "BSD-3-Clause"),
    ("dbus-fast", "dbus-fast", "MIT"),
)


def keys_dialog(parent: QWidget, look: Look, menu_keys: list[KeyHelp]) -> QDialog:
    """The list of all keys."""
    more = [
        KeyHelp("Ctrl+F", gettext("Search in the tab")),
        KeyHelp(gettext("Space"), gettext("Show the whole claim of the number in focus")),
        KeyHelp(gettext("Enter"), gettext("Sort by the column in focus, or go to what the focus names")),
        KeyHelp(gettext("Arrow keys"), gettext("Go from cell to cell, mark to mark, or tab to tab")),
        KeyHelp(gettext("Tab, Shift+Tab"), gettext("Go to the next or the previous part of the window")),
        KeyHelp("Esc", gettext("End a search, or leave the full screen")),
    ]
    rows = [(key.keys, key.purpose) for key in (*more, *menu_keys)]
    return _dialog(parent, look, gettext("Keys"), "", rows)


def about_dialog(parent: QWidget, look: Look) -> QDialog:
    """Versions and licences."""
    text = gettext(
        "Warloss shows contested war-loss figures with who claims them, what they count, when, how sure they "
        "are, and what is unclear. It takes no side and makes no estimate of its own.\n"
        "Licence: MIT. It is built on:"
    )
    rows = [(name, f"{_version(name, package)} · {licence}") for name, package, licence in _PARTS]
    return _dialog(parent, look, gettext("Warloss {version}").format(version=__version__), text, rows)


def _version(name: str, package: str | None) -> str:
    if package is None:
        return platform.python_version() if name == "Python" else qVersion()
    try:
        return version(package)
    except PackageNotFoundError:
        return gettext("version not known")


def _dialog(parent: QWidget, look: Look, title: str, text: str, rows: list[tuple[str, str]]) -> QDialog:
    dialog = QDialog(parent)
    look.dress(dialog)
    dialog.setWindowTitle(title)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    layout = column(dialog, 2 * GRID, 2 * GRID)
    layout.addWidget(PlainLabel(title, "title"))
    if text:
        layout.addWidget(PlainLabel(text))
    page = QWidget()
    page.setProperty("look", "page")
    grid = QGridLayout(page)
    grid.setHorizontalSpacing(2 * GRID)
    grid.setVerticalSpacing(GRID)
    grid.setColumnStretch(1, 1)
    for line, (left, right) in enumerate(rows):
        name = PlainLabel(left)
        name.setWordWrap(False)
        grid.addWidget(name, line, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(PlainLabel(right, "quiet"), line, 1)
    grid.setRowStretch(len(rows), 1)
    scroll = QScrollArea()
    scroll.setWidgetResizable(True)
    scroll.setFrameShape(QFrame.Shape.NoFrame)
    scroll.setAccessibleName(title)
    scroll.setWidget(page)
    layout.addWidget(scroll, 1)
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
    # The style's own icon has the colours of no theme.
    buttons.button(QDialogButtonBox.StandardButton.Close).setIcon(QIcon())
    buttons.rejected.connect(dialog.reject)
    layout.addWidget(buttons)
    width = 40 * parent.fontMetrics().averageCharWidth() + 20 * GRID
    dialog.resize(min(2 * width, parent.width()), min(page.sizeHint().height() + width // 2, parent.height()))
    return dialog
