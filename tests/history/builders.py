"""Series and records made by hand and by hypothesis. A test names only what it is about."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from hypothesis import strategies as st

from warloss_gui.claims.quantity import Qualifier
from warloss_gui.history.record import Record
from warloss_gui.history.series import Break, Category, Rhythm, Series

CLAIMANT: Final = "General Staff"
PARTY: Final = "Russia"
START: Final = date(2025, 6, 1)

QUALIFIERS: Final[tuple[Qualifier, ...]] = ("exact", "about", "at_least", "more_than", "up_to", "nearly")


def on(number: int) -> date:
    """A day, counted from the start: on(1) is 1 June 2025."""
    return START + timedelta(days=number - 1)


def series(
    *values: int,
    category: Category = "tanks",
    days: Sequence[int] | None = None,
    qualifiers: Sequence[Qualifier] | Qualifier = "exact",
    rhythm: Rhythm = "day",
    breaks: tuple[Break, ...] = (),
) -> Series:
    """Totals from 1 June 2025 on, one a day unless the days are given."""
    numbers = range(1, len(values) + 1) if days is None else days
    marks = (qualifiers,) * len(values) if isinstance(qualifiers, str) else tuple(qualifiers)
    return Series(CLAIMANT, PARTY, category, "a file", tuple(map(on, numbers)), values, marks, rhythm, breaks)


def record(*parts: Series, claimant: str = CLAIMANT, party: str = PARTY, title: str = "a record") -> Record:
    """A record of some series."""
    return Record(title, claimant, party, "day", {part.category: part for part in parts})


@st.composite
def any_series(
    draw: st.DrawFn, category: Category = "tanks", rhythm: Rhythm | None = None, largest: int = 30
) -> Series:
    """A series with rises, falls, gaps and breaks. Its numbers are small, so that they repeat."""
    days = sorted(draw(st.sets(st.integers(1, 200), min_size=1, max_size=12)))
    size = len(days)
    values = draw(st.lists(st.integers(0, largest), min_size=size, max_size=size))
    qualifiers = draw(st.lists(st.sampled_from(QUALIFIERS), min_size=size, max_size=size))
    broken = draw(st.lists(st.integers(1, 200), max_size=3))
    return series(
        *values,
        category=category,
        days=days,
        qualifiers=qualifiers,
        rhythm=rhythm or draw(st.sampled_from(("day", "month"))),
        breaks=tuple(Break(on(number), f"It counts {number}.") for number in broken),
    )


@st.composite
def any_record(draw: st.DrawFn) -> Record:
    """A record of a few categories."""
    names: tuple[Category, ...] = ("tanks", "drones", "personnel", "prisoners", "vehicles")
    chosen = draw(st.lists(st.sampled_from(names), min_size=1, max_size=4, unique=True))
    return record(*(draw(any_series(name, "day", 6)) for name in chosen))
