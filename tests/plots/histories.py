"""Histories of the bundled sheet, and of made up ones with records of their claimants."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from tests import builders
from tests.builders import Json, counts, inferred, period, quantity, sheet_of
from tests.history.builders import on, record, series, slip
from tests.plots.pictures import fonts
from tests.plots.sheets import bundled
from warloss_gui import assets
from warloss_gui.documents.histories import read_history
from warloss_gui.history.record import Marked, Record
from warloss_gui.history.series import Break
from warloss_gui.history.shown import Shown
from warloss_gui.plots import timeline
from warloss_gui.plots.history_picture import Timeline
from warloss_gui.plots.time_layout import TimeLayout

SIZES = [(900, 14), (560, 14), (480, 14), (900, 28), (560, 28), (480, 28), (1280, 21)]
"""Widths of a history, and sizes of its text."""
CLAIMANT = "General Staff"
PARTY = "Russia"


def figure(**changes: Any) -> Json:
    """People who were lost since the war began, of whom no outcome is named, as the record counts them."""
    return builders.figure(**{**_AS_RECORDED, "label": "soldiers lost", **changes})


def equipment(**changes: Any) -> Json:
    """Equipment that was lost since the war began, as the record counts it."""
    return builders.equipment(**{**_AS_RECORDED, **changes})


_AS_RECORDED: Json = {"counts": counts(), "period": period("2022-02-24/..")}


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
    return record(
        *parts, claimant=CLAIMANT, party=PARTY, title=title, rhythm="month" if rhythm == "month" else "day"
    )


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


def laid_out(made: Timeline, width: int = 900, size: int = 14) -> TimeLayout:
    """A history at a width and a text size, as high as in the window."""
    lines = 14 if made.is_single else 21
    return TimeLayout(made, width, lines * size * 19 / 14, fonts(size))


def bundled_shown() -> Shown:
    """The bundled sheet with the bundled month ends."""
    sheet = bundled("article")
    return Shown(sheet, sheet, (read_history(assets.path("history/general-staff-month-ends.json")),))


def histories() -> Iterator[Timeline]:
    """Histories of the bundled sheet, and some of two records that nearly agree."""
    made = bundled_shown()
    yield from filter(None, (timeline.class_history(made, one) for one in made.own.figures))
    yield from filter(None, (timeline.all_classes(made),))
    two = shown(month_ends(), whole_record(61), day=on(40))
    yield tank_history(two)
    yield all_history(two)
    yield tank_history(shown(tanks(1)))
    marks = tuple(Marked(on(3 * n), f"Event {n} of those that happened", "") for n in range(1, 15))
    wrong = tanks(*range(40), days=[*range(1, 20), *range(21, 42)], slips=(slip(20, 999_999),))
    yield tank_history(shown(replace(wrong, events=marks), day=on(30)))
