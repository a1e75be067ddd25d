"""Statements: what was said, by whom, when and where."""

from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit

from warloss_gui.claims.sheet import FactSheet
from warloss_gui.claims.statement import Statement
from warloss_gui.claims.wording import word_statement
from warloss_gui.language import gettext, ngettext, number
from warloss_gui.qt.plain import PlainLabel
from warloss_gui.tabs.base import SheetTab
from warloss_gui.widgets.card_column import CardColumn
from warloss_gui.widgets.cards import quote_card
from warloss_gui.widgets.layouts import row
from warloss_gui.widgets.text_card import TextCard


class StatementsTab(SheetTab):
    """Shows the statements of a sheet as quote cards, with a search."""

    def build(self) -> None:
        """Make the parts of the tab."""
        self._sheet: FactSheet | None = None
        self.search = QLineEdit()
        self.search.setPlaceholderText(gettext("Search these statements"))
        self.search.setAccessibleName(gettext("Search these statements"))
        self.search.setClearButtonEnabled(True)
        # A file that is dropped here is a sheet to open, not a text to look for.
        self.search.setAcceptDrops(False)
        self._found = PlainLabel("", "small")
        self.cards = CardColumn(gettext("Statements"))
        line = row()
        line.addWidget(self.search, 1)
        line.addWidget(self._found, 2)
        self.body.addLayout(line)
        self.body.addWidget(self.cards, 1)
        self.search.textChanged.connect(self._search)
        find = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self)
        find.activated.connect(self.search.setFocus)

    def take_focus(self) -> None:
        """Give the focus to the search."""
        self.search.setFocus()

    def show_sheet(self, sheet: FactSheet) -> None:
        """Show the statements of a sheet."""
        self._sheet = sheet
        self._show(from_top=False)

    @Slot()
    def _search(self) -> None:
        self._show(from_top=True)

    def _show(self, *, from_top: bool) -> None:
        sheet = self._sheet
        if sheet is None:
            return
        words = self.search.text().casefold().split()
        found = [statement for statement in sheet.statements if _holds(statement, words)]
        makers = [partial(_card, statement, sheet) for statement in found]
        self.cards.show_cards(makers, from_top=from_top)
        self._found.setText(_summary(len(found), len(sheet.statements)))


def _card(statement: Statement, sheet: FactSheet) -> TextCard:
    return quote_card(word_statement(statement, sheet))


def _holds(statement: Statement, words: list[str]) -> bool:
    passages = [passage.text for passage in statement.passages]
    text = "\n".join((statement.speaker, statement.role, statement.channel, *passages)).casefold()
    return all(word in text for word in words)


def _summary(found: int, everything: int) -> str:
    if not everything:
        return gettext("This sheet has no statements.")
    if found < everything:
        text = gettext("{shown} of {everything} statements")
        return text.format(shown=number(found), everything=number(everything))
    return ngettext("{count} statement", "{count} statements", found).format(count=number(found))
