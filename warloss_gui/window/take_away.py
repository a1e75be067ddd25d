"""What the reader takes away from the window: files, print, and what is copied."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, QStandardPaths, Signal
from PySide6.QtWidgets import QMainWindow

from warloss_gui.claims.figure import Figure
from warloss_gui.claims.statement_wording import word_statement
from warloss_gui.claims.wording import word_figure
from warloss_gui.export.citation import CitationForm, cite
from warloss_gui.export.copies import copy_figure, copy_statement
from warloss_gui.export.wanted import Frame, Wanted
from warloss_gui.history.shown import Shown
from warloss_gui.language import gettext
from warloss_gui.qt.stores import Stores
from warloss_gui.qt.theme import Look
from warloss_gui.widgets.told import Told
from warloss_gui.widgets.work_bar import WorkBar
from warloss_gui.window.export_dialog import ExportDialog
from warloss_gui.window.sheet_tabs import SheetTabs
from warloss_gui.window.taking import Taking

if TYPE_CHECKING:
    from warloss_gui.window.printing import Printing

_DENSITY = 2.0
"""Of a copied picture, so that it is sharp where it is pasted."""


class TakeAway(QObject):
    """Answers the menus by which something is exported, printed or copied. `failed` says why it was not."""

    failed = Signal(str)

    def __init__(
        self, window: QMainWindow, look: Look, stores: Stores, tabs: SheetTabs, bar: WorkBar
    ) -> None:
        super().__init__(window)
        self._window = window
        self._look = look
        self._stores = stores
        self._tabs = tabs
        self._folder = _documents()
        self._printing: Printing | None = None
        self.told = Told(window)
        look.dress(self.told)
        self.taking = Taking(stores.records.pool, bar, self)
        self.taking.told.connect(self.told.tell)
        self.taking.failed.connect(self.failed)

    def take(self, what: str) -> None:
        """Export, print or copy something: a figure, a table, a picture, or a citation by its form."""
        ways: dict[str, Callable[[Shown], None]] = {
            "export": self._ask,
            "print": self._print,
            "figure": self._copy_figure,
            "table": self._copy_table,
            "picture": self._copy_picture,
        }
        shown = self._stores.shown.shown
        if shown is not None:
            ways.get(what, partial(self._copy_citation, what))(shown)

    def _ask(self, shown: Shown) -> None:
        dialog = ExportDialog(self._window, self._look, self._tabs.front, self._folder, shown.own)
        dialog.chosen.connect(partial(self._write, shown))
        dialog.open()

    def _write(self, shown: Shown, wanted: Wanted, path: Path) -> None:
        self._folder = path.parent
        self.taking.write(shown, wanted, path)

    def _print(self, shown: Shown) -> None:
        if self._printing is None:
            from warloss_gui.window.printing import Printing  # noqa: PLC0415 - most readers do not print

            self._printing = Printing(self._window, self._look, self._stores.records.pool)
            self._printing.told.connect(self.failed)
        self._printing.preview(shown)

    def _copy_figure(self, shown: Shown) -> None:
        chosen = self._tabs.pages[self._tabs.front].chosen
        if chosen is None:
            self.told.tell(gettext("There is nothing here to copy."))
        elif isinstance(chosen, Figure):
            text, html = copy_figure(chosen, shown.sheet)
            self.taking.copy(text, html, word_figure(chosen, shown.sheet).headline)
        else:
            text, html = copy_statement(chosen, shown.sheet)
            self.taking.copy(text, html, word_statement(chosen, shown.sheet).attribution)

    def _copy_table(self, shown: Shown) -> None:
        figures = self._tabs.pages[self._tabs.front].listed
        if figures:
            self.taking.copy_table(shown, self._tabs.front, figures)
        else:
            self.told.tell(gettext("There is no table here to copy."))

    def _copy_picture(self, shown: Shown) -> None:
        frame = Frame(density=_DENSITY, theme=self._look.theme.name)
        self.taking.copy_picture(shown, self._tabs.front, frame)

    def _copy_citation(self, form: str, shown: Shown) -> None:
        chosen = self._tabs.pages[self._tabs.front].chosen
        if isinstance(chosen, Figure):
            text = cite(chosen, shown.sheet, cast("CitationForm", form))
            self.taking.copy(text, "", word_figure(chosen, shown.sheet).headline)
        else:
            self.told.tell(gettext("There is no figure here to cite."))


def _documents() -> Path:
    """Where files are suggested to be put at first."""
    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
