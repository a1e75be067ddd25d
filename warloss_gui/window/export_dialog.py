"""Asks what is to be exported, and how: all of the sheet or a part, the format, and what goes with it."""

from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QMessageBox,
    QSpinBox,
    QWidget,
)

from warloss_gui.claims.parts import TabName, tab_titles
from warloss_gui.claims.sheet import FactSheet
from warloss_gui.export.wanted import DOCUMENTS, PAPERS, PICTURES, Frame, PaperName, Wanted, ending_of
from warloss_gui.files import printable
from warloss_gui.language import gettext
from warloss_gui.qt.plain import PlainLabel
from warloss_gui.qt.theme import Look
from warloss_gui.settings.themes import THEMES, ThemeName
from warloss_gui.widgets.layouts import GRID, column

_WIDTHS: Final = (320, 1280, 8192)
"""The smallest, the usual and the largest width of a picture."""
_DENSITIES: Final = (1, 2, 3, 4)


class ExportDialog(QDialog):
    """`chosen` names what is wanted and the file for it. It is deleted when it is closed."""

    chosen = Signal(object, Path)

    def __init__(self, window: QWidget, look: Look, front: TabName, folder: Path, sheet: FactSheet) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(gettext("Export"))
        self._look = look
        self._suggested = folder / sheet.id
        self.what = QComboBox()
        self.format = QComboBox()
        self.paper = QComboBox()
        self.width_wanted = QSpinBox()
        self.density = QComboBox()
        self.theme = QComboBox()
        self._form = QFormLayout()
        self._fill(front, sheet)
        self._arrange()
        self.what.currentIndexChanged.connect(self._offer_formats)
        self.format.currentIndexChanged.connect(self._offer_options)
        self._offer_formats()
        look.dress(self)

    def _fill(self, front: TabName, sheet: FactSheet) -> None:
        self.what.addItem(gettext("The whole sheet"), None)
        for name, title in tab_titles(sheet).items():
            self.what.addItem(gettext("Only this part: {part}").format(part=title), name)
        self.what.setCurrentIndex(max(self.what.findData(front), 0) if front != "personnel" else 0)
        papers = {"a4": gettext("A4"), "letter": gettext("Letter")}
        for paper in PAPERS:
            self.paper.addItem(papers[paper], paper)
        self.width_wanted.setRange(_WIDTHS[0], _WIDTHS[2])
        self.width_wanted.setSingleStep(_WIDTHS[0])
        self.width_wanted.setValue(_WIDTHS[1])
        self.width_wanted.setMinimumHeight(self.what.sizeHint().height())
        self.width_wanted.setSuffix(gettext(" pixels"))
        for density in _DENSITIES:
            text = (
                gettext("Usual") if density == 1 else gettext("{times} times as fine").format(times=density)
            )
            self.density.addItem(text, density)
        themes = {"light": gettext("Light"), "dark": gettext("Dark")}
        for theme in THEMES:
            self.theme.addItem(themes[theme], theme)

    def _arrange(self) -> None:
        layout = column(self, 2 * GRID, 2 * GRID)
        rows = (
            (gettext("&What"), self.what),
            (gettext("&Format"), self.format),
            (gettext("&Paper"), self.paper),
            (gettext("W&idth"), self.width_wanted),
            (gettext("&Density"), self.density),
            (gettext("&Theme"), self.theme),
        )
        for text, field in rows:
            field.setAccessibleName(text.replace("&", ""))
            self._form.addRow(text, field)
        layout.addLayout(self._form)
        layout.addWidget(
            PlainLabel(
                gettext("Claimants, dates, bounds, important caveats and sources go along in every format."),
                "small",
            )
        )
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel
        )
        for button in buttons.buttons():
            # The style's own icons have the colours of no theme.
            button.setIcon(QIcon())
        self.accept_button = buttons.button(QDialogButtonBox.StandardButton.Save)
        self.accept_button.setText(gettext("Export…"))
        buttons.accepted.connect(self._ask_for_file)
        buttons.rejected.connect(self.reject)
        layout.addWidget(buttons)

    @property
    def tab(self) -> TabName | None:
        """The part that is to be exported, or None for all of the sheet."""
        return self.what.currentData()

    @property
    def wanted(self) -> Wanted:
        """What is to be exported."""
        theme: ThemeName = self.theme.currentData()
        paper: PaperName = self.paper.currentData()
        frame = Frame(self.width_wanted.value(), density=float(self.density.currentData()), theme=theme)
        return Wanted(self.format.currentData(), self.tab, frame, paper)

    @Slot()
    def _offer_formats(self) -> None:
        former = self.format.currentData()
        self.format.blockSignals(True)
        self.format.clear()
        every = DOCUMENTS if self.tab is None else dict.fromkeys((*PICTURES, *DOCUMENTS))
        endings = [ending for ending in every if not Wanted(ending, self.tab).problem]
        for ending in endings:
            self.format.addItem(self._titles(ending), ending)
        self.format.setCurrentIndex(max(self.format.findData(former), 0))
        self.format.blockSignals(False)
        self._offer_options()

    def _titles(self, ending: str) -> str:
        is_part = self.tab is not None
        titles = {
            ".pdf": gettext("PDF, one picture") if is_part else gettext("PDF, pages to print"),
            ".png": gettext("PNG, a picture"),
            ".svg": gettext("SVG, a drawing"),
            ".html": gettext("HTML, a web page"),
            ".xlsx": gettext("XLSX, a workbook"),
            ".csv": gettext("CSV with HXL tags, a table"),
            ".md": gettext("Markdown, a text"),
            ".json": gettext("JSON, the document itself"),
        }
        return titles[ending]

    @Slot()
    def _offer_options(self) -> None:
        """Show what can be chosen of the format, and nothing else."""
        wanted = self.wanted
        shown = {
            self.paper: wanted.ending == ".pdf" and not wanted.is_picture,
            self.width_wanted: wanted.is_picture,
            self.density: wanted.ending == ".png",
            self.theme: wanted.is_picture,
        }
        for field, applies in shown.items():
            self._form.setRowVisible(field, applies)
        self.adjustSize()

    @Slot()
    def _ask_for_file(self) -> None:
        ending = self.wanted.ending
        name = self._suggested.name if self.tab is None else f"{self._suggested.name}-{self.tab}"
        dialog = QFileDialog(self, gettext("Export"), str(self._suggested.parent))
        self._look.dress(dialog)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(f"{self.format.currentText()} (*{ending})")
        dialog.setDefaultSuffix(ending.removeprefix("."))
        dialog.selectFile(f"{name}{ending}")
        dialog.fileSelected.connect(self._take)
        dialog.open()

    @Slot(str)
    def _take(self, name: str) -> None:
        """The file is of the format that was chosen, whatever ending was typed."""
        path, ending = Path(name), self.wanted.ending
        if ending_of(path) == ending:
            self._choose(path)
            return
        path = path.with_name(f"{path.name}{ending}")
        # The file dialog has asked about the name that was typed, and not about this one.
        if path.exists():
            self._ask_to_replace(path)
        else:
            self._choose(path)

    def _ask_to_replace(self, path: Path) -> None:
        text = gettext("There is a file {name} already. Replace it?").format(name=printable(path.name))
        question = QMessageBox(self)
        question.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        question.setWindowTitle(gettext("Export"))
        question.setTextFormat(Qt.TextFormat.PlainText)
        question.setText(text)
        replace = question.addButton(gettext("Replace"), QMessageBox.ButtonRole.AcceptRole)
        question.setDefaultButton(question.addButton(QMessageBox.StandardButton.Cancel))
        replace.clicked.connect(partial(self._choose, path))
        question.open()

    def _choose(self, path: Path) -> None:
        self.chosen.emit(self.wanted, path)
        self.accept()
