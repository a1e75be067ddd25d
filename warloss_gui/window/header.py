"""The header: what sheet this is, whose figures, of which day, and how the war stands."""

from datetime import date
from typing import Final

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QMenu, QPushButton, QWidget

from warloss_gui.claims.claimant_wording import name_claimant
from warloss_gui.claims.date_wording import word_date
from warloss_gui.claims.overview import (
    word_age,
    word_basis,
    word_claimants,
    word_next_update,
    word_status,
)
from warloss_gui.claims.sheet import FactSheet
from warloss_gui.language import capitalised, gettext, ngettext
from warloss_gui.language import day as day_text
from warloss_gui.widgets.claim_label import ClaimLabel
from warloss_gui.widgets.layouts import GRID, column, row

_BESIDE: Final = 36
"""The least width, in heights of a line, at which the buttons stand beside the title."""


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
        self._top = row()
        self._top.addWidget(self.title, 1)
        buttons = row()
        for button in (self.compare, self.travel):
            buttons.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        buttons.addStretch(1)
        self._top.addLayout(buttons)
        layout.addLayout(self._top)
        line = row(0, 2 * GRID)
        for label, share in ((self.when, 3), (self.claimant, 5), (self.status, 3)):
            label.setAlignment(Qt.AlignmentFlag.AlignTop)
            line.addWidget(label, share)
        layout.addLayout(line)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the buttons beside the title where there is room for both, and below it where there is not."""
        super().resizeEvent(event)
        beside = self.width() >= _BESIDE * self.fontMetrics().lineSpacing()
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        self._top.setDirection(way)

    @Slot()
    def _follow_travel(self) -> None:
        self.travel.setEnabled(self._travel.isEnabled())
        self.travel.setChecked(self._travel.isChecked())

    def show_sheet(self, sheet: FactSheet, today: date, day: date | None = None) -> None:
        """Show what a sheet is, as its document has it; its age is counted to `today`.

        With a `day`, the figures of the claimant are shown as in its report of that day.
        """
        revision = gettext("{title}\nSheet {id}, revision {revision}, language {language}").format(
            title=sheet.title, id=sheet.id, revision=sheet.revision, language=sheet.language
        )
        about = (revision, sheet.address, capitalised(word_next_update(sheet)))
        self.title.show_claim(sheet.title, "\n".join(filter(None, about)))
        self._show_date(sheet, today, day)
        self._show_claimant(sheet)
        self._show_status(sheet)

    def _show_date(self, sheet: FactSheet, today: date, day: date | None) -> None:
        date_of_sheet, about = word_date(sheet.as_of), word_basis(sheet.as_of)
        if day is None:
            when = gettext("As of {date}, {age}").format(date=date_of_sheet, age=word_age(sheet.as_of, today))
            due = word_next_update(sheet)
            if due:
                when = gettext("{when} · {due}").format(when=when, due=due)
            self.when.show_claim(when, about)
            return
        when = gettext("Claimant’s report of {day} · sheet as of {date}")
        travelled = gettext(
            "What the claimant’s report of {day} counts is of that day; "
            "all else stays as of the sheet’s date."
        )
        shown = day_text(day)
        self.when.show_claim(
            when.format(day=shown, date=date_of_sheet), f"{travelled.format(day=shown)}\n{about}"
        )

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
