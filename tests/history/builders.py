"""Series and records made by hand and by hypothesis. A test names only what it is about."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any, Final

from hypothesis import strategies as st

from warloss_gui.claims import phrases
from warloss_gui.claims.counted import Claimed, Counted
from warloss_gui.claims.counts import EquipmentClass
from warloss_gui.claims.edtf import parse_date
from warloss_gui.claims.identity import Identity, identity
from warloss_gui.claims.quantity import Qualifier
from warloss_gui.history.record import Record
from warloss_gui.history.series import Break, Category, Rhythm, Series, Slip, SlipGround

CLAIMANT: Final = "General Staff"
PARTY: Final = "Russia"
START: Final = date(2025, 6, 1)

QUALIFIERS: Final[tuple[Qualifier, ...]] = ("exact", "about", "at_least", "more_than", "up_to", "nearly")
_CLASSES: Final[dict[str, EquipmentClass]] = {name: name for name in phrases.EQUIPMENT if name != "other"}


def on(number: int) -> date:
    """A day, counted from the start: on(1) is 1 June 2025."""
    return START + timedelta(days=number - 1)


def claimed_of(
    category: Category, claimant: Identity | None = None, party: Identity | None = None, **changes: Any
) -> Claimed:
    """What a category counts: losses since the start of the war, of which the claimant names no outcome.

    Prisoners were captured. What is neither people nor one of the classes is a class of its own words.
    """
    usual: dict[str, Any] = {"measure": "lost", "party": party or identity(PARTY), "unit": "person"}
    usual["since"] = parse_date("2022-02-24")
    term = "losses"
    if category == "prisoners":
        usual |= {"outcomes": frozenset(("captured",)), "composition": "separate"}
        term = "captured"
    elif category in _CLASSES:
        usual |= {"unit": "item", "equipment_class": _CLASSES[category]}
    elif category != "personnel":
        usual |= {"unit": "item", "equipment_class": "other", "words": category}
    return Claimed(Counted(**{**usual, **changes}), claimant or identity(CLAIMANT), term, category)


def series(
    *values: int,
    category: Category = "tanks",
    days: Sequence[int] | None = None,
    qualifiers: Sequence[Qualifier] | Qualifier = "exact",
    rhythm: Rhythm = "day",
    breaks: tuple[Break, ...] = (),
    slips: tuple[Slip, ...] = (),
    falls: Sequence[int] = (),
) -> Series:
    """Totals from 1 June 2025 on, one a day unless the days are given. `falls` are days of shared falls."""
    numbers = range(1, len(values) + 1) if days is None else days
    marks = (qualifiers,) * len(values) if isinstance(qualifiers, str) else tuple(qualifiers)
    return Series(
        category=category,
        claimed=claimed_of(category),
        source="a file",
        days=tuple(map(on, numbers)),
        values=values,
        qualifiers=marks,
        rhythm=rhythm,
        breaks=breaks,
        slips=slips,
        shared_falls=frozenset(map(on, falls)),
    )


def slip(
    number: int,
    value: int,
    mended: int | None = None,
    ground: SlipGround = "digit",
    *,
    qualifier: Qualifier = "exact",
    row: int | None = None,
) -> Slip:
    """A slip of a day, counted from the start."""
    return Slip(on(number), value, qualifier, ground, "a file", row, mended)


def record(
    *parts: Series,
    claimant: str = CLAIMANT,
    party: str = PARTY,
    title: str = "a record",
    rhythm: Rhythm = "day",
    **changes: Any,
) -> Record:
    """A record of some series, which are of its claimant and its party."""
    by, of = identity(claimant), identity(party)
    owned = {
        part.category: replace(
            part,
            claimed=replace(part.claimed, claimant=by, counted=replace(part.claimed.counted, party=of)),
        )
        for part in parts
    }
    return Record(title, by, of, rhythm, owned, **changes)


@st.composite
def any_series(
    draw: st.DrawFn, category: Category = "tanks", rhythm: Rhythm | None = None, largest: int = 30
) -> Series:
    """A series with rises, falls, gaps, breaks and slips. Its numbers are small, so that they repeat."""
    days = sorted(draw(st.sets(st.integers(1, 200), min_size=1, max_size=12)))
    size = len(days)
    values = draw(st.lists(st.integers(0, largest), min_size=size, max_size=size))
    qualifiers = draw(st.lists(st.sampled_from(QUALIFIERS), min_size=size, max_size=size))
    broken = draw(st.lists(st.integers(1, 200), max_size=3))
    wrong = sorted(draw(st.sets(st.integers(1, 200), max_size=3)) - set(days))
    return series(
        *values,
        category=category,
        days=days,
        qualifiers=qualifiers,
        rhythm=rhythm or draw(st.sampled_from(("day", "month"))),
        breaks=tuple(Break(on(number), f"It counts {number}.") for number in broken),
        slips=tuple(slip(number, number, mended=number + 1) for number in wrong),
    )


@st.composite
def any_record(draw: st.DrawFn) -> Record:
    """A record of a few categories."""
    names: tuple[Category, ...] = ("tanks", "drones", "personnel", "prisoners", "vehicles")
    chosen = draw(st.lists(st.sampled_from(names), min_size=1, max_size=4, unique=True))
    return record(*(draw(any_series(name, "day", 6)) for name in chosen))
