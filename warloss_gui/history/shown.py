"""All that the views show at one time."""

from dataclasses import dataclass
from datetime import date

from warloss_gui.claims.comparison import Comparison, Refused
from warloss_gui.claims.figure import Section
from warloss_gui.claims.sheet import FactSheet
from warloss_gui.history.record import Record


@dataclass(frozen=True, slots=True)
class Shown:
    """A sheet, the records of its claimants over time, and other claimants beside it.

    `own` is the sheet as its document has it. `sheet` is the same one, unless the reader has gone to the
    report of another `day`: then the figures that it counts are those of that report.
    """

    own: FactSheet
    sheet: FactSheet
    records: tuple[Record, ...] = ()
    day: date | None = None
    comparison: Comparison | None = None

    @property
    def reported_day(self) -> date | None:
        """The day of the report that figures come from; None where none counts what that report counts."""
        # The place where a report was read is a source that the document does not have.
        return self.day if len(self.sheet.sources) > len(self.own.sources) else None

    def refused_of(self, *sections: Section) -> tuple[Refused, ...]:
        """What of some sections of the second sheet stands beside nothing of the first."""
        comparison = self.comparison
        if comparison is None:
            return ()
        return tuple(one for section in sections for one in comparison.refused_of(section))

    def same_of(self, *sections: Section) -> int:
        """How many figures of some sections of the second sheet the first has too."""
        comparison = self.comparison
        return 0 if comparison is None else sum(len(comparison.same_of(one)) for one in sections)
