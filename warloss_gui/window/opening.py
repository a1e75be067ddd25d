"""Opening: which file the reader means, by a dialog, by dropping it, and what kind of document it is."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QThreadPool, Signal, Slot
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QFileDialog, QWidget

from warloss_gui.documents.kinds import sorted_by_kind
from warloss_gui.language import gettext
from warloss_gui.qt.tasks import Latest
from warloss_gui.qt.theme import Look


class Opening(QObject):
    """Asks for files and says which were chosen: a sheet, a second sheet, or the files of public records."""

    sheet_chosen = Signal(Path)
    peer_chosen = Signal(Path)
    records_chosen = Signal(list)
    refused = Signal(str)
    """Why files were not opened, in a line."""

    def __init__(self, window: QWidget, look: Look, pool: QThreadPool) -> None:
        super().__init__(window)
        self._sorter = Latest[tuple[list[Path], list[Path]]](pool, self._take_sorted, self)
        self._window = window
        self._look = look

    def open(self, paths: Sequence[Path]) -> None:
        """Open files, each as what it is: a sheet, or public records, or both together."""
        self._sorter.start(partial(sorted_by_kind, tuple(paths)))

    def _take_sorted(self, found: tuple[list[Path], list[Path]]) -> None:
        sheets, records = found
        if len(sheets) > 1:
            self.refused.emit(gettext("Only one fact sheet can be opened at a time. Choose one of them."))
            return
        if records:
            self.records_chosen.emit(records)
        if sheets:
            self.sheet_chosen.emit(sheets[0])

    @Slot()
    def ask_for_sheet(self) -> None:
        """Ask for a sheet to open."""
        self._ask(gettext("Open a fact sheet"), _sheets()).fileSelected.connect(self._choose_sheet)

    @Slot()
    def ask_for_peer(self) -> None:
        """Ask for a sheet to stand beside the open one."""
        self._ask(gettext("Compare with a fact sheet"), _sheets()).fileSelected.connect(self._choose_peer)

    @Slot()
    def ask_for_records(self) -> None:
        """Ask for the files of public records."""
        dialog = self._ask(gettext("Open a public record"), gettext("Public records (*.json)"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.filesSelected.connect(self._choose_records)

    def _ask(self, title: str, names: str) -> QFileDialog:
        dialog = QFileDialog(self._window, title)
        self._look.dress(dialog)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([names, gettext("All files (*)")])
        dialog.open()
        return dialog

    @Slot(str)
    def _choose_sheet(self, name: str) -> None:
        self.open([Path(name)])

    @Slot(str)
    def _choose_peer(self, name: str) -> None:
        self.peer_chosen.emit(Path(name))

    @Slot(list)
    def _choose_records(self, names: Sequence[str]) -> None:
        self.records_chosen.emit([Path(name) for name in names])


def _sheets() -> str:
    return gettext("Fact sheets (*.json)")


def dropped(event: QDropEvent) -> list[Path]:
    """The local files that are dropped; none if anything else is among them."""
    urls = event.mimeData().urls()
    return [Path(url.toLocalFile()) for url in urls] if all(url.isLocalFile() for url in urls) else []
