"""What of a second sheet is not shown beside the first, and why."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from warloss_gui.claims.comparison import Refused
from warloss_gui.language import gettext, ngettext, number
from warloss_gui.qt.plain import PlainLabel
from warloss_gui.widgets.card_column import CardColumn
from warloss_gui.widgets.cards import refusal_card
from warloss_gui.widgets.layouts import column


class RefusalList(QWidget):
    """A heading with the number of figures and a card for each, and how many are in the first sheet too.

    It is hidden when there are none.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        title = gettext("Not shown beside these figures")
        self.setAccessibleName(title)
        self._heading = PlainLabel(title, "subtitle")
        self._count = PlainLabel("", "quiet")
        self._same = PlainLabel("", "quiet")
        self.cards = CardColumn(title)
        layout = column(self)
        for widget in (self._heading, self._count, self._same, self.cards):
            layout.addWidget(widget)
        self.hide()

    def show_refused(self, refused: Sequence[Refused], same: int) -> None:
        """Show these figures, all of one sheet, with the reason of each, and count those in both sheets."""
        if refused:
            text = ngettext(
                "{count} figure of the sheet “{title}” stands beside none of the figures here.",
                "{count} figures of the sheet “{title}” stand beside none of the figures here.",
                len(refused),
            )
            self._count.setText(text.format(count=number(len(refused)), title=refused[0].sheet.title))
        self._count.setVisible(bool(refused))
        text = ngettext(
            "{count} figure of the second sheet is in this sheet too.",
            "{count} figures of the second sheet are in this sheet too.",
            same,
        )
        self._same.setText(text.format(count=number(same)))
        self._same.setVisible(bool(same))
        self.cards.show_cards([partial(refusal_card, one) for one in refused])
        self.setVisible(bool(refused or same))
