"""Sheets with records of their claimants, made up for pictures of histories."""

from datetime import date
from typing import Any

from tests.builders import equipment, figure, inferred, quantity, sheet_of
from tests.history.builders import record, series
from warloss_gui.history.record import Record
from warloss_gui.history.series import Break
from warloss_gui.history.shown import Shown
from warloss_gui.plots import timeline
from warloss_gui.plots.history_picture import Timeline

CLAIMANT = "General Staff"
PARTY = "Russia"


def shown(*records: Record, day: date | None = None, **changes: Any) -> Shown:
    """A sheet with tanks, drones and soldiers of one claimant on 5 June 2025, and records of it."""
    when = inferred("2025-06-05")
    usual: dict[str, Any] = {
        "figures": [
            figure(quantity=quantity(1_020_010, "about"), as_of=when, caveats=["undefined"]),
            equipment(as_of=when, caveats=["undefined", "rounded"]),
            equipment(id="drones", equipment_class="drones", quantity=quantity(40, unit="item"), as_of=when),
        ]
    }
    made = sheet_of(**{**usual, **changes})
    return Shown(made, made, records, day)


def of_claimant(*parts: Any, title: str = "a record", rhythm: str = "day") -> Record:
    """A record of the claimant of the sheet."""
    made = record(*parts, claimant=CLAIMANT, party=PARTY, title=title)
    return Record(made.title, made.claimant, made.party, "month" if rhythm == "month" else "day", made.series)


def tanks(*values: int, **more: Any) -> Record:
    return of_claimant(series(*values, **more))


def whole_record(days: int = 40) -> Record:
    """Tanks with a revision, a gap and a break; drones from the second day on; and soldiers."""
    numbers = [n for n in range(1, days + 1) if n not in (7, 8)]
    falling = [100 + 10 * n - (15 if n > 9 else 0) for n in numbers]
    return of_claimant(
        series(*falling, days=numbers, breaks=(Break(date(2025, 6, 4), "More is counted."),)),
        series(*range(2, days), category="drones", days=range(2, days)),
        series(*(1_000 * n for n in numbers), category="personnel", days=numbers, qualifiers="about"),
        title="each day’s reports",
    )


def month_ends() -> Record:
    ends = [1, 30, 61]
    return of_claimant(
        series(110, 400, 700, days=ends, rhythm="month"),
        series(30, 60, category="drones", days=ends[1:], rhythm="month"),
        series(1_000, 30_000, 60_000, category="personnel", days=ends, qualifiers="about", rhythm="month"),
        title="the months’ ends",
        rhythm="month",
    )


def tank_history(made: Shown) -> Timeline:
    found = timeline.class_history(made, next(one for one in made.own.figures if one.id == "tanks"))
    assert found is not None
    return found


def all_history(made: Shown) -> Timeline:
    found = timeline.all_classes(made)
    assert found is not None
    return found
