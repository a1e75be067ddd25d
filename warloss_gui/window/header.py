"""The header: what sheet this is, whose figures, of which day, and how the war stands."""

from datetime import date

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from warloss_gui.claims.overview import word_age, word_basis, word_claimants, word_status
from warloss_gui.claims.sheet import FactSheet
from warloss_gui.claims.wording import name_claimant, word_date
from warloss_gui.language import gettext, ngettext
from warloss_gui.widgets.claim_label import ClaimLabel
from warloss_gui.widgets.layouts import GRID, column, row


class Header(QWidget):
    """Title, date with its basis, claimant, status, freshness. Each says more by hover, focus and Space.

    Beside the title stand two ways to see the figures among others: of other claimants, by the menu
    `compare`, and of other days, by the action `travel`.
    """

    def __init__(self, compare: QMenu, travel: QAction, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = ClaimLabel("title")
        self.when = ClaimLabel("quiet")
        self.claimant = ClaimLabel("quiet")
        self.status = ClaimLabel("quiet")
        layout = column(self, 0, GRID // 2)
        layout.setContentsMargins(2 * GRID, GRID, 2 * GRID, 0)
        self.compare = QPushButton(gettext("Compare"))
        self.compare.setMenu(compare)
        self.travel = QPushButton(gettext("Go to another day"))
        self.travel.setCheckable(True)
        self._travel = travel
        self.travel.clicked.connect(travel.trigger)
        travel.changed.connect(self._follow_travel)
        self._follow_travel()
        top = row()
        top.addWidget(self.title, 1)
        for button in (self.compare, self.travel):
            top.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(top)
        line = row(0, 2 * GRID)
        for label, share in ((self.when, 3), (self.claimant, 5), (self.status, 3)):
            label.setAlignment(Qt.AlignmentFlag.AlignTop)
            line.addWidget(label, share)
        layout.addLayout(line)

    @Slot()
    def _follow_travel(self) -> None:
        self.travel.setEnabled(self._travel.isEnabled())
        self.travel.setChecked(self._travel.isChecked())

    def show_sheet(self, sheet: FactSheet, today: date) -> None:
        """Show what a sheet is; its age is counted to `today`."""
        revision = gettext("{title}\nSheet {id}, revision {revision}, language {language}").format(
            title=sheet.title, id=sheet.id, revision=sheet.revision, language=sheet.language
        )
        self.title.show_claim(sheet.title, revision)
        when = gettext("As of {date}, {age}").format(
            date=word_date(sheet.as_of), age=word_age(sheet.as_of, today)
        )
        self.when.show_claim(when, word_basis(sheet.as_of))
        self._show_claimant(sheet)
        self._show_status(sheet)

    def _show_claimant(self, sheet: FactSheet) -> None:
        headline = sheet.headline_figure
        self.claimant.setVisible(headline is not None)
        if headline is not None:
            named = name_claimant(headline.claim.claimant, sheet)
            others = len(sheet.figures_by_claimant) - 1
            text = gettext("Claimant: {claimant}")
            if others:
                text = ngettext(
                    "Claimants: {claimant} and {count} other",
                    "Claimants: {claimant} and {count} others",
                    others,
                )
            self.claimant.show_claim(text.format(claimant=named, count=others), word_claimants(sheet))

    def _show_status(self, sheet: FactSheet) -> None:
        self.status.setVisible(sheet.status is not None)
        if sheet.status is not None:
            about = word_basis(sheet.status.as_of)
            if sheet.status.note is not None:
                about = f"{sheet.status.note}\n{about}"
            self.status.show_claim(word_status(sheet.status), about)
