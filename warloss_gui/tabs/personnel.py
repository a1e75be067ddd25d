"""Personnel: the headline claim, the figures of people, and what stands apart as context."""

from functools import partial
from typing import Final

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from warloss_gui.claims.figure import Figure, Section
from warloss_gui.claims.nesting import under_wholes
from warloss_gui.claims.sheet import FactSheet
from warloss_gui.claims.statement import Note
from warloss_gui.claims.statement_wording import word_note
from warloss_gui.claims.wording import word_figure
from warloss_gui.history.shown import Shown
from warloss_gui.itemmodels import figures
from warloss_gui.language import gettext
from warloss_gui.plots import series, timeline
from warloss_gui.plots.history_plot import HistoryPlot
from warloss_gui.plots.plot import Plot
from warloss_gui.qt.plain import PlainLabel
from warloss_gui.tabs.base import SheetTab
from warloss_gui.widgets.card_column import CardColumn, MakeCard
from warloss_gui.widgets.cards import figure_card, note_card
from warloss_gui.widgets.claim_label import ClaimLabel
from warloss_gui.widgets.figure_browser import FigureBrowser
from warloss_gui.widgets.layouts import column
from warloss_gui.widgets.refusal_list import RefusalList
from warloss_gui.widgets.text_card import TextCard

_SECTIONS: Final[tuple[Section, ...]] = ("personnel", "context")
"""The sections of a sheet that are shown here."""


class PersonnelTab(SheetTab):
    """Shows the figures of the section personnel, and figures and notes of the section context as cards."""

    def build(self) -> None:
        """Make the parts of the tab."""
        self._headline_id = ""
        self.headline = ClaimLabel("headline")
        self.headline.chosen.connect(self._go_to_headline)
        self.browser = FigureBrowser(
            gettext("Personnel figures"),
            "tab-personnel",
            figures.columns(figures.label_column(gettext("Counted"))),
        )
        self.plot = Plot(gettext("Picture of the personnel figures"), self.look)
        self.plot.picked.connect(self.browser.choose)
        self.browser.picked.connect(self.plot.choose)
        self.history = HistoryPlot(gettext("Personnel over time"), self.look)
        self.history.day_entered.connect(self.day_wanted)
        self.context = CardColumn(gettext("Context"))
        self.marks = PlainLabel("", "quiet")
        top = QWidget()
        lines = column(top, 0, 0)
        lines.addWidget(self.headline)
        lines.addWidget(self.marks)
        self.browser.put_above(top, self.plot, self.history)
        self.refused = RefusalList()
        self.browser.put_below(self.refused, self.context)
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
        """Show people, headline and context of a sheet."""
        sheet = shown.sheet
        headline = sheet.headline_figure
        leads = headline is not None and headline.section == "personnel"
        self.headline.setVisible(leads)
        self.marks.setVisible(leads)
        if headline is not None:
            wording = word_figure(headline, sheet)
            self._headline_id = headline.id
            self.headline.show_claim(wording.headline, wording.text)
            self.marks.setText(wording.marks)
            self.browser.choose_at_first(headline.id)
        self.plot.offer(partial(series.personnel, sheet, shown.comparison))
        self.history.offer(partial(timeline.personnel_history, shown))
        former = self.browser.model.records
        rows = figures.rows_of(under_wholes(sheet.figures_of("personnel")), sheet, former=former)
        self.browser.show_rows(rows, shown.comparison)
        self.refused.show_refused(shown.refused_of(*_SECTIONS), shown.same_of(*_SECTIONS))
        cards: list[MakeCard] = [
            partial(_figure_card, figure, sheet) for figure in under_wholes(sheet.figures_of("context"))
        ]
        notes = (*sheet.notes_of("context"), *sheet.notes_of("personnel"))
        cards += [partial(_note_card, note, sheet) for note in notes]
        self.context.show_cards(cards)
        self.context.setVisible(bool(cards))

    @Slot()
    def _go_to_headline(self) -> None:
        self.browser.go_to(self._headline_id)


def _figure_card(figure: Figure, sheet: FactSheet) -> TextCard:
    return figure_card(word_figure(figure, sheet))


def _note_card(note: Note, sheet: FactSheet) -> TextCard:
    return note_card(word_note(note, sheet))
