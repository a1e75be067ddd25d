"""Sparklines: the history of a class in a cell of a table, as small as a word."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from warloss_gui.history.record import Record
from warloss_gui.history.series import Observation, Series
from warloss_gui.history.wording import total
from warloss_gui.language import day as day_text
from warloss_gui.language import gettext, ngettext, number

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Spark:
    """Lines with places from 0 to 1: from the first day of the record to its last, and from 0 to the top.

    A gap ends a line. `dot` is the report of the day that the table speaks of, or None.
    """

    lines: tuple[tuple[Point, ...], ...]
    dot: Point | None


@dataclass(frozen=True)
class SparkHistory:
    """The reports of what a row counts, in a record, and the day that the row speaks of."""

    series: Series
    record: Record
    day: date

    @property
    def first_day(self) -> date:
        """The first day of the record, where the sparklines of all rows begin."""
        return self.record.days[0]

    @cached_property
    def spark(self) -> Spark:
        """What is drawn."""
        found = self.series.on(self.day)
        return Spark(
            lines=tuple(tuple(map(self._point, line)) for line in self.series.outline),
            dot=None if found is None else self._point(found),
        )

    @property
    def text(self) -> str:
        """The first and the last total with their days, how often the total fell, and how many are slips."""
        first, last = self.series.first, self.series.last
        text = gettext("from {first} on {start} to {last} on {end}").format(
            first=total(first), start=day_text(first.day), last=total(last), end=day_text(last.day)
        )
        falls, slips = sum(1 for _change in self.series.falls()), len(self.series.slips)
        if falls:
            more = ngettext("{text}; {count} fall of the total", "{text}; {count} falls of the total", falls)
            text = more.format(text=text, count=number(falls))
        if slips:
            more = ngettext(
                "{text}; without {count} probable slip of the file",
                "{text}; without {count} probable slips of the file",
                slips,
            )
            text = more.format(text=text, count=number(slips))
        return text

    def _point(self, found: Observation) -> Point:
        days = self.record.days
        length = (days[-1] - days[0]).days
        return ((found.day - days[0]).days / length if length else 0.0), found.value / (self._top or 1)

    @cached_property
    def _top(self) -> int:
        return max(found.value for line in self.series.outline for found in line)
