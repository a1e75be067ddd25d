"""Which figures of a sheet a record speaks of: those of its claimant that count what one of its columns does.

What does not join stays as it is and says why, in one sentence.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

from warloss_gui.claims.counted import Claimed, Finding, obstacles_to_joining
from warloss_gui.claims.dates import ClaimDate
from warloss_gui.claims.figure import Figure
from warloss_gui.claims.sheet import FactSheet
from warloss_gui.history.record import Record
from warloss_gui.history.series import Series
from warloss_gui.language import gettext, marked

Reason = Literal[
    "other_claimant",
    "other_party",
    "part",
    "other_count",
    "other_period",
    "since_not_said",
    "contested",
    "no_column",
]
"""Why a record does not speak of a figure."""

_OBSTACLES: Final[Mapping[str, tuple[Reason, str]]] = {
    "claimant": ("other_claimant", marked("The record is of another claimant: {claimant}.")),
    "party": ("other_party", marked("The record counts another party: {party}.")),
    "part": ("part", marked("It is a part of another figure, and the record holds totals.")),
    "measure": ("no_column", marked("The record has no column for it.")),
    "unit": ("no_column", marked("The record has no column for it.")),
    "class": ("no_column", marked("The record has no column for it.")),
    "per": ("other_count", marked("It is not the same rate or total as the record’s.")),
    "per_is": ("other_count", marked("It is not the same rate or total as the record’s.")),
    "of": ("other_count", marked("It is not the same share or number as the record’s.")),
    "outcomes": ("other_count", marked("It counts other outcomes than the record.")),
    "composition": ("other_count", marked("It counts other outcomes than the record.")),
    "who": ("other_count", marked("It does not count the same people as the record.")),
    "universe": ("other_count", marked("It does not cover the same people as the record.")),
    "since": ("other_period", marked("It covers another period than the record.")),
    "since_of_record": ("since_not_said", marked("The record does not say since when it counts.")),
}
"""What an obstacle in a field means. Those that say most come first, and the start comes last."""

_RANKS: Final[Mapping[str, int]] = {field: rank for rank, field in enumerate(_OBSTACLES)}


@dataclass(frozen=True, slots=True)
class NotJoined:
    """Why a record does not speak of a figure: the kind of reason, and a sentence.

    `column` is the one that counts what the figure counts, where there is one all the same.
    """

    reason: Reason
    text: str
    column: Series | None = None


class Joins:
    """A sheet and a record: which figure joins which column. What counts the same is asked about once."""

    def __init__(self, sheet: FactSheet, record: Record) -> None:
        self.sheet = sheet
        self.record = record
        self._claimed, self._contested = sheet.claimed, sheet.contested
        # By what is counted and by whom, which many figures of a sheet share as the same objects: to compare
        # all that they hold for each figure would take too long.
        self._columns: dict[tuple[int, int], Series | NotJoined] = {}

    def find(self, figure: Figure) -> Series | NotJoined:
        """The series that counts what a figure of the sheet counts, or why there is none."""
        claimed = self._claimed[figure.id]
        key = id(claimed.counted), id(claimed.claimant)
        if key not in self._columns:
            self._columns[key] = self._column(claimed)
        column = self._columns[key]
        if isinstance(column, NotJoined):
            return column
        if figure.id in self._contested:
            text = gettext("The sheet has two numbers of this claimant for it.")
            return NotJoined("contested", text, column)
        has_start = claimed.counted.since is not None or claimed.counted.measure == "present"
        if not has_start and not _fits(figure, column):
            return NotJoined("since_not_said", gettext("It does not say since when it counts."), column)
        return column

    def _column(self, claimed: Claimed) -> Series | NotJoined:
        obstacles: list[tuple[str, ...]] = []
        # Most columns are of other classes, and to compare all that two of them count takes a while.
        sought = claimed.counted.equipment_class
        for series in sorted(
            self.record.series.values(), key=lambda one: one.claimed.counted.equipment_class != sought
        ):
            fields = tuple(map(_field, obstacles_to_joining(claimed, series.claimed)))
            if not fields:
                return series
            obstacles.append(fields)
        nearest = min(obstacles, key=_distance)
        reason, text = _OBSTACLES[min(nearest, key=_RANKS.__getitem__)]
        claimant, party = self.record.claimant.name, self.record.party.name
        return NotJoined(reason, gettext(text).format(claimant=claimant, party=party))


def _field(obstacle: Finding) -> str:
    return "since_of_record" if obstacle.field == "since" and obstacle.state == "not_said" else obstacle.field


def _distance(fields: tuple[str, ...]) -> tuple[int, int]:
    """How far a column is: one that differs in the start only is nearest."""
    return -min(map(_RANKS.__getitem__, fields)), len(fields)


def day_of(figure: Figure) -> ClaimDate:
    """The day of which a figure gives the total: that of the claim, or an earlier end of its period."""
    period = figure.period
    if period is None or period.span.end is None or period.span.end.latest >= figure.as_of.day.earliest:
        return figure.as_of
    return ClaimDate(date=period.span.end.text, basis=period.basis, note=period.note)


def _fits(figure: Figure, series: Series) -> bool:
    """Whether the published numbers are the record's of their day, or lie between the reports around it."""
    numbers, when = figure.quantity.published, day_of(figure).day
    low, high = bisect_left(series.days, when.earliest), bisect_right(series.days, when.latest)
    if not numbers:
        return False
    if all(number in series.values[low:high] for number in numbers):
        return True
    if not low or high == len(series.days):
        return False
    least, most = sorted((series.values[low - 1], series.values[high]))
    return all(least <= number <= most for number in numbers)
