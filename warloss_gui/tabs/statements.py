"""Statements: what was said, by whom, when and where."""

from functools import partial
from typing import Final

from PySide6.QtCore import Slot

from warloss_gui.claims.base import texts_of
from warloss_gui.claims.sheet import FactSheet
from warloss_gui.claims.statement import Statement
from warloss_gui.claims.statement_wording import word_statement
from warloss_gui.history.shown import Shown
from warloss_gui.language import gettext, ngettext, number
from warloss_gui.plots import statements
from warloss_gui.plots.plot import Plot
from warloss_gui.qt.turns import settle
from warloss_gui.tabs.base import SheetTab
from warloss_gui.widgets.card_column import CardColumn
from warloss_gui.widgets.cards import quote_card
from warloss_gui.widgets.layouts import GRID
from warloss_gui.widgets.page import Page, reveal_focus
from warloss_gui.widgets.placeholder import Placeholder
from warloss_gui.widgets.search_line import SearchLine
from warloss_gui.widgets.text_card import TextCard

_FARTHEST: Final = 200
"""Cards that are made at most to get to one; more would keep the window busy for too long."""


class StatementsTab(SheetTab):
    """Shows the statements of a sheet as quote cards, with a search."""

    def build(self) -> None:
        """Make the parts of the tab."""
        self._sheet: FactSheet | None = None
        self._shown: list[str] = []
        self._sought: int | None = None
        self._line = SearchLine(gettext("Search these statements"))
        self.search = self._line.field
        self.plot = Plot(gettext("Picture of the statements"), self.look)
        self.plot.opened.connect(self._seek)
        self.cards = CardColumn(gettext("Statements"))
        self.cards.completed.connect(self._reach)
        self.page = Page()
        self.page.body.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        self.empty = Placeholder(
            "tab-statements",
            gettext("This sheet has no statements"),
            gettext("Its other parts may have something. The tabs lead to them."),
        )
        self.page.body.addWidget(self.empty)
        self.page.body.addWidget(self.plot)
        self.page.body.addWidget(self._line)
        self.page.body.addWidget(self.cards)
        self.page.body.addStretch(1)
        self.body.addWidget(self.page)
        self._line.changed.connect(self._search)

    def take_focus(self) -> None:
        """Give the focus to the search, unless there is nothing to look for."""
        if self.search.isVisibleTo(self):
            self.search.setFocus()

    @property
    def chosen(self) -> Statement | None:
        """The statement whose card has the focus, or else the first one that is shown."""
        if self._sheet is None or not self._shown:
            return None
        focused = (place for place, card in enumerate(self.cards.cards) if card.hasFocus())
        wanted = self._shown[next(focused, 0)]
        return next(statement for statement in self._sheet.statements if statement.id == wanted)

    def show_sheet(self, shown: Shown) -> None:
        """Show the statements of a sheet. They are the same on every day."""
        if shown.own is self._sheet:
            return
        self._sheet = sheet = shown.own
        self.plot.offer(partial(statements.when_said, sheet))
        self._show(from_first=False)

    @Slot()
    def _search(self) -> None:
        # The search itself must not move while there are fewer cards below it.
        self.page.hold()
        self._show(from_first=True)

    def _show(self, *, from_first: bool) -> None:
        sheet = self._sheet
        if sheet is None:
            return
        words = self.search.text().casefold().split()
        found = [statement for statement in sheet.statements if _holds(statement, words)]
        makers = [partial(_card, statement, sheet) for statement in found]
        self._shown = [statement.id for statement in found]
        self._sought = None
        self.cards.show_cards(makers, from_first=from_first)
        self._line.show_found(_summary(len(found), len(sheet.statements)), len(found))
        self.empty.setVisible(not sheet.statements)
        self._line.setVisible(bool(sheet.statements))

    @Slot(str)
    def _seek(self, statement_id: str) -> None:
        """Go to the card of a mark that was clicked or entered. A search that leaves it out ends."""
        if statement_id not in self._shown:
            self.search.clear()
        self._sought = self._shown.index(statement_id)
        if self._sought < _FARTHEST:
            self.cards.show_at_least(self._sought + 1)

    @Slot()
    def _reach(self) -> None:
        if self._sought is not None and self._sought < len(self.cards.cards):
            settle()
            self.cards.cards[self._sought].setFocus()
            reveal_focus()
        self._sought = None


def _card(statement: Statement, sheet: FactSheet) -> TextCard:
    return quote_card(word_statement(statement, sheet))


def _holds(statement: Statement, words: list[str]) -> bool:
    passages = [
        text for passage in statement.passages for text in (passage.text, *texts_of(passage.translation))
    ]
    text = "\n".join((statement.speaker, statement.role, statement.channel, *passages)).casefold()
    return all(word in text for word in words)


def _summary(found: int, everything: int) -> str:
    if found < everything:
        text = gettext("{shown} of {everything} statements")
        return text.format(shown=number(found), everything=number(everything))
    return ngettext("{count} statement", "{count} statements", found).format(count=number(found))
