"""Figures that agree and disagree in everything that matters, often enough to meet."""

from typing import Any

from hypothesis import strategies as st

from tests.builders import (
    Json,
    between,
    claim,
    counts,
    figure,
    in_words,
    period,
    quantity,
    rate,
    sheet_of,
    stated,
    unnamed_claim,
)
from warloss_gui.claims.counted import Claimed
from warloss_gui.claims.sheet import FactSheet

_QUANTITIES = (
    quantity(),
    quantity(),
    between(),
    quantity(unit="wounding_event"),
    rate(6000),
    rate(6000, per_is="average"),
    in_words(),
)
_PERIODS = (None, period(), period("2025-06-01/2025-06-30"), period("2022/2025-06-30"))


@st.composite
def close_figures(draw: st.DrawFn) -> Json:
    """A figure that stands alone."""
    parties = ("russia", "ukraine", "north-korea")
    outcomes = draw(st.frozensets(st.sampled_from(("killed", "wounded", "other"))))
    composition = draw(st.sampled_from(("combined", "unspecified")))
    if len(outcomes) < 2:
        composition = draw(st.sampled_from(("separate", "combined", "unspecified")))
    universe: dict[str, list[str]] = {"includes": [], "excludes": [], "unclear": []}
    for id_ in parties[1:]:
        place = draw(st.sampled_from((None, None, *universe)))
        if place is not None:
            universe[place].append(id_)
    measure = draw(st.sampled_from(("lost", "lost", "sent", "present")))
    return figure(
        party=draw(st.sampled_from(parties[:2])),
        label=draw(st.sampled_from(("soldiers lost", "people lost"))),
        quantity=draw(st.sampled_from(_QUANTITIES)),
        counts=counts(
            *sorted(outcomes),
            composition=composition,
            term=draw(st.sampled_from(("losses", "casualties"))),
            measure=measure,
            who=sorted(draw(st.sampled_from(((), (), ("soldiers",), ("women",), ("soldiers", "women"))))),
        ),
        universe=universe,
        claim=draw(st.sampled_from((claim(), claim("ministry"), unnamed_claim()))),
        as_of=draw(st.sampled_from((stated(), stated("2025-05-31")))),
        period=None if measure == "present" else draw(st.sampled_from(_PERIODS)),
    )


@st.composite
def families(draw: st.DrawFn, most: int = 6) -> list[Json]:
    """Figures of which some are parts of others, with and without saying in what they are less."""
    made: list[Json] = []
    for index in range(draw(st.integers(1, most))):
        one: Json = {**draw(close_figures()), "id": f"f{index}"}
        if made and draw(st.booleans()):
            whole = draw(st.sampled_from(made))
            kept = draw(st.sets(st.sampled_from(("party", "counts", "universe", "period", "claim"))))
            one |= {name: whole[name] for name in kept}
            one |= {"part_of": whole["id"], "quantity": in_words()}
            if one["counts"]["measure"] == "present":
                one["period"] = None
        made.append(one)
    # A period ends with its claim, whichever day that is of.
    return [{**one, "as_of": stated()} if one["period"] else one for one in made]


@st.composite
def close_sheets(draw: st.DrawFn) -> FactSheet:
    """Sheets of such figures, in some sections."""
    sections = st.sampled_from(("personnel", "personnel", "contingents", "context"))
    made = [{**one, "section": draw(sections)} for one in draw(families(9))]
    return sheet_of(figures=made, title=draw(st.sampled_from(("The first", "The second"))))


@st.composite
def close_claims(draw: st.DrawFn) -> Claimed:
    """What such a figure counts, and who says so."""
    made = sheet_of(figures=draw(families()))
    return draw(st.sampled_from(sorted(made.claimed.items())))[1]


def of(*figures: Json, **changes: Any) -> FactSheet:
    """A sheet of some figures, with ids of their own where they name none of each other."""
    return sheet_of(figures=[{**one, "id": f"f{i}"} for i, one in enumerate(figures)], **changes)
