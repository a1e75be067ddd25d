"""Equipment: the figures of items, by class."""

from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QPushButton

from warloss_gui.claims.sheet import FactSheet
from warloss_gui.claims.wording import word_note
from warloss_gui.itemmodels import figures
from warloss_gui.language import gettext
from warloss_gui.plots import series
from warloss_gui.plots.plot import Plot
from warloss_gui.tabs.base import SheetTab
from warloss_gui.widgets.card_column import CardColumn
from warloss_gui.widgets.cards import note_card
from warloss_gui.widgets.figure_browser import FigureBrowser


class EquipmentTab(SheetTab):
    """Shows the figures and notes of the section equipment."""

    def build(self) -> None:
        """Make the parts of the tab."""
        self.browser = FigureBrowser(
            gettext("Equipment figures"),
            "tab-equipment",
            figures.columns(figures.class_column()),
        )
        self._sheet: FactSheet | None = None
        self.plot = Plot(gettext("Picture of the equipment figures"), self.look)
        self.plot.picked.connect(self.browser.choose)
        self.browser.picked.connect(self.plot.choose)
        self.linear = QPushButton(gettext("Linear scale"))
        self.linear.setCheckable(True)
        self.linear.toggled.connect(self._draw)
        self.plot.add_control(self.linear)
        self.notes = CardColumn(gettext("Notes"))
        self.browser.put_above(self.plot)
        self.browser.put_below(self.notes)
        self.body.addWidget(self.browser)

    def take_focus(self) -> None:
        """Give the focus to the table."""
        self.browser.table.setFocus()

    def show_sheet(self, sheet: FactSheet) -> None:
        """Show the equipment of a sheet."""
        self._sheet = sheet
        self._draw()
        self.browser.show_rows(figures.rows_of(sheet.figures_of("equipment"), sheet))
        notes = sheet.notes_of("equipment")
        self.notes.show_cards([partial(note_card, word_note(note, sheet)) for note in notes])
        self.notes.setVisible(bool(notes))

    @Slot()
    def _draw(self) -> None:
        if self._sheet is not None:
            scale = "linear" if self.linear.isChecked() else "log"
            self.plot.offer(partial(series.equipment, self._sheet, scale))
