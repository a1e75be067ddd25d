"""Allied contingents: who was sent, who was lost, and whether they are in the totals of others."""

from collections.abc import Iterable, Iterator
from functools import partial
from itertools import islice
from typing import Final

from warloss_gui.claims.derived import Derived, Refusal, shares
from warloss_gui.claims.figure import Figure
from warloss_gui.claims.nesting import under_wholes
from warloss_gui.claims.overview import unclear_inclusions
from warloss_gui.claims.sheet import FactSheet
from warloss_gui.claims.statement_wording import word_note
from warloss_gui.claims.wording import word_figure
from warloss_gui.history.shown import Shown
from warloss_gui.itemmodels import figures
from warloss_gui.language import gettext
from warloss_gui.plots import series
from warloss_gui.plots.plot import Plot
from warloss_gui.tabs.base import SheetTab
from warloss_gui.widgets.card_column import CardColumn
from warloss_gui.widgets.cards import note_card
from warloss_gui.widgets.claim_label import ClaimLabel
from warloss_gui.widgets.figure_browser import FigureBrowser
from warloss_gui.widgets.refusal_list import RefusalList

Share = tuple[Figure, Figure, Derived | Refusal]

_MOST_SHARES: Final = 6


class ContingentsTab(SheetTab):
    """Shows the figures and notes of the section contingents, and what is unclear about them."""

    def build(self) -> None:
        """Make the parts of the tab."""
        self.unclear = ClaimLabel("notice")
        self.browser = FigureBrowser(
            gettext("Figures of allied contingents"),
            "tab-contingents",
            figures.columns(figures.label_column(gettext("Counted"))),
        )
        self.plot = Plot(gettext("Picture of the contingents"), self.look)
        self.plot.picked.connect(self.browser.choose)
        self.browser.picked.connect(self.plot.choose)
        self.share = ClaimLabel("quiet")
        self.notes = CardColumn(gettext("Notes"))
        self.browser.put_above(self.unclear, self.plot, self.share)
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
        """Show the contingents of a sheet."""
        sheet = shown.sheet
        unclear = list(unclear_inclusions(sheet))
        self.unclear.show_claim(
            "\n".join(inclusion.text for inclusion in unclear),
            _claims((inclusion.example for inclusion in unclear), sheet),
        )
        self.unclear.setVisible(bool(unclear))
        self.plot.offer(partial(series.contingents, sheet, shown.comparison))
        former = self.browser.model.records
        rows = figures.rows_of(under_wholes(sheet.figures_of("contingents")), sheet, former=former)
        self.browser.show_rows(rows, shown.comparison)
        self.refused.show_refused(shown.refused_of("contingents"), shown.same_of("contingents"))
        found = list(islice(shares(sheet), _MOST_SHARES))
        self.share.show_claim(
            "\n".join(_share_lines(found, sheet)),
            _claims((figure for part, whole, _share in found for figure in (part, whole)), sheet),
        )
        self.share.setVisible(bool(found))
        notes = sheet.notes_of("contingents")
        self.notes.show_cards([partial(note_card, word_note(note, sheet)) for note in notes])
        self.notes.setVisible(bool(notes))


def _claims(shown: Iterable[Figure], sheet: FactSheet) -> str:
    """The whole claims of figures, each once."""
    return "\n".join(dict.fromkeys(word_figure(figure, sheet).text for figure in shown))


def _share_lines(found: Iterable[Share], sheet: FactSheet) -> Iterator[str]:
    """Each share that can be worked out, and in one line why others cannot."""
    refusals: dict[str, None] = {}
    for part, whole, share in found:
        if isinstance(share, Derived):
            text = gettext("{share}: {part}, of {whole}; worked out here from two numbers of {claimant}.")
            claimant = sheet.source_by_id[part.claim.claimant].sentence_name
            yield text.format(share=share.text, part=part.label, whole=whole.label, claimant=claimant)
        else:
            refusals.update(dict.fromkeys(share.reasons))
    if refusals:
        text = gettext("No share is shown of numbers that do not belong together. {reasons}")
        yield text.format(reasons=" ".join(refusals))
