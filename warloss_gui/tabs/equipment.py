"""Equipment: the figures of items, by class."""

from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QPushButton

from warloss_gui.claims.figure import Figure
from warloss_gui.claims.nesting import under_wholes
from warloss_gui.claims.statement_wording import word_note
from warloss_gui.history.shown import Shown
from warloss_gui.itemmodels import figures
from warloss_gui.language import gettext
from warloss_gui.plots import series, timeline
from warloss_gui.plots.history_plot import HistoryPlot
from warloss_gui.plots.plot import Plot
from warloss_gui.tabs.base import SheetTab
from warloss_gui.widgets.card_column import CardColumn
from warloss_gui.widgets.cards import note_card
from warloss_gui.widgets.figure_browser import FigureBrowser
from warloss_gui.widgets.refusal_list import RefusalList


class EquipmentTab(SheetTab):
    """Shows the figures and notes of the section equipment."""

    def build(self) -> None:
        """Make the parts of the tab."""
        self.browser = FigureBrowser(
            gettext("Equipment figures"),
            "tab-equipment",
            figures.columns(figures.class_column()),
        )
        self._shown: Shown | None = None
        self._picked = ""
        self.plot = Plot(gettext("Picture of the equipment figures"), self.look)
        self.plot.picked.connect(self.browser.choose)
        self.browser.picked.connect(self._choose)
        self.linear = QPushButton(gettext("Linear scale"))
        self.linear.setCheckable(True)
        self.linear.toggled.connect(self._draw)
        self.plot.add_control(self.linear)
        self.notes = CardColumn(gettext("Notes"))
        self.history = HistoryPlot(gettext("Equipment over time"), self.look)
        self.history.day_entered.connect(self.day_wanted)
        self.all_classes = QPushButton(gettext("All classes"))
        self.all_classes.setCheckable(True)
        self.all_classes.toggled.connect(self._draw_history)
        self.history.add_control(self.all_classes)
        self.browser.put_above(self.plot, self.history)
        self.refused = RefusalList()
        self.browser.put_below(self.refused, self.notes)
        self.body.addWidget(self.browser)

    def take_focus(self) -> None:
        """Give the focus to the table."""
        self.browser.table.setFocus()

    @property
    def chosen(self) -> Figure | None:
        """The figure that is shown in the pane."""
        row = self.browser.current
        return None if row is None else row.figure

    @property
    def listed(self) -> list[Figure]:
        """The figures of the table as they are shown."""
        return [row.figure for row in self.browser.listed]

    def show_sheet(self, shown: Shown) -> None:
        """Show the equipment of a sheet."""
        self._shown = shown
        sheet = shown.sheet
        self._draw()
        former = self.browser.model.records
        rows = figures.rows_of(under_wholes(sheet.figures_of("equipment")), sheet, shown.records, former)
        self.browser.show_rows(rows, shown.comparison, figures.columns(figures.class_column(), rows))
        self.refused.show_refused(shown.refused_of("equipment"), shown.same_of("equipment"))
        self._draw_history()
        notes = sheet.notes_of("equipment")
        self.notes.show_cards([partial(note_card, word_note(note, sheet)) for note in notes])
        self.notes.setVisible(bool(notes))

    @Slot()
    def _draw(self) -> None:
        if self._shown is not None:
            scale = "linear" if self.linear.isChecked() else "log"
            shown = self._shown
            self.plot.offer(partial(series.equipment, shown.sheet, scale, shown.comparison, shown.own))

    @Slot(str)
    def _choose(self, figure_id: str) -> None:
        self.plot.choose(figure_id)
        self._picked = figure_id
        if not self.all_classes.isChecked():
            self._draw_history()

    @Slot()
    def _draw_history(self) -> None:
        """Show the chosen class over time, also where a report does not have it, or all of them."""
        shown = self._shown
        if shown is None:
            return
        own = shown.own.figure_by_id
        chosen = own.get(self.browser.missing or self._picked) or own.get(self._picked)
        if self.all_classes.isChecked() or chosen is None:
            self.history.offer(partial(timeline.all_classes, shown))
        else:
            self.history.offer(partial(timeline.class_history, shown, chosen))
