"""Which figures of a sheet a record speaks of: those of its claimant, of its party, and of its categories."""

from dataclasses import dataclass
from typing import Literal, Self

from warloss_gui.claims.figure import Figure
from warloss_gui.claims.sheet import FactSheet
from warloss_gui.history.record import Record
from warloss_gui.history.series import Category, Series

Mismatch = Literal["other_claimant", "other_party", "no_category"]
"""Why a record does not speak of a figure."""


@dataclass(frozen=True, slots=True)
class Matching:
    """The claimant and the party of a record in a sheet: the ids of all that have their name, or their id."""

    record: Record
    claimants: frozenset[str]
    parties: frozenset[str]

    @classmethod
    def of(cls, sheet: FactSheet, record: Record) -> Self:
        """Look for the claimant and the party of the record in the sheet."""
        claimant, party = _folded(record.claimant), _folded(record.party)
        return cls(
            record,
            frozenset(one.id for one in sheet.sources if claimant in (_folded(one.name), one.id)),
            frozenset(one.id for one in sheet.parties if party in (_folded(one.name), one.id)),
        )

    def find(self, figure: Figure) -> Series | Mismatch:
        """The series that counts what the figure counts, or why there is none."""
        if figure.claim.claimant not in self.claimants:
            return "other_claimant"
        if figure.party not in self.parties:
            return "other_party"
        category = category_of(figure)
        series = None if category is None else self.record.series.get(category)
        return "no_category" if series is None else series


def category_of(figure: Figure) -> Category | None:
    """The category that counts what a figure counts. Those who were sent and single wounds have none."""
    if figure.counts.measure != "loss":
        return None
    if figure.section == "personnel" and figure.quantity.unit == "person":
        return "personnel"
    return figure.equipment_class


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()
