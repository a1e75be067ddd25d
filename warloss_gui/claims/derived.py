"""Numbers that the program works out from figures: shares and daily averages.

A derived number names its inputs and its formula, carries their bounds through, and is never stored
in a document. Where the inputs do not support it there is no number, only the reasons.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from warloss_gui.claims import phrases
from warloss_gui.claims.bounds import Bounds
from warloss_gui.claims.comparability import Placed, comparability
from warloss_gui.claims.dates import ClaimPeriod
from warloss_gui.claims.figure import Figure
from warloss_gui.claims.sheet import FactSheet
from warloss_gui.language import capitalised, gettext


@dataclass(frozen=True, slots=True)
class Derived:
    """A number worked out from figures.

    `bounds` is in percent for a share and in the figure's unit a day for a daily average. `inputs`
    are the ids of the figures used, `formula` shows the arithmetic, and `text` says the result with
    its bound.
    """

    kind: Literal["share", "daily_average"]
    bounds: Bounds
    inputs: tuple[str, ...]
    formula: str
    text: str


@dataclass(frozen=True, slots=True)
class Refusal:
    """That a number cannot be worked out, with the reasons in words."""

    reasons: tuple[str, ...]


def share(part: Placed, whole: Placed) -> Derived | Refusal:
    """What part of those who were sent a loss is, in percent.

    Refused unless both count the same people, in the same unit, and come from one named claimant.
    """
    reasons = _obstacles_to_share(part, whole)
    if reasons:
        return Refusal(tuple(reasons))
    percent = part.figure.quantity.bounds / whole.figure.quantity.bounds * 100
    if percent.low is None and percent.high is None:
        return Refusal((gettext("The bounds of the two numbers leave their share open."),))
    formula = gettext("{part} of {whole}").format(
        part=phrases.quantity(part.figure.quantity), whole=phrases.quantity(whole.figure.quantity)
    )
    text = _with_formula(phrases.bounds(percent, gettext("{number} %")), formula)
    return Derived("share", percent, (part.figure.id, whole.figure.id), formula, text)


def shares(sheet: FactSheet) -> Iterator[tuple[Figure, Figure, Derived | Refusal]]:
    """Every loss of a contingent beside every number of those sent, with the share or why there is none."""
    contingents = sheet.figures_of("contingents")
    sent = [figure for figure in contingents if figure.counts.measure == "deployment"]
    for part in contingents:
        if part.counts.measure == "loss":
            for whole in sent:
                if whole.party == part.party:
                    yield part, whole, share(Placed(part, sheet), Placed(whole, sheet))


def daily_average(figure: Figure) -> Derived | Refusal:
    """The average number a day over the period of a figure, both end days counted.

    Where a day of the period is not known exactly, the average is a range.
    """
    if figure.counts.measure != "loss":
        return Refusal((gettext("Those who were sent are not a loss of each day."),))
    days = None if figure.period is None else _days(figure.period)
    if days is None:
        return Refusal((gettext("It is not known from which day to which day the number counts."),))
    average = figure.quantity.bounds / days
    formula = gettext("{number} over {days} days").format(
        number=phrases.quantity(figure.quantity), days=phrases.whole_range(days)
    )
    text = _with_formula(phrases.bounds(average, gettext("{number} a day")), formula)
    return Derived("daily_average", average, (figure.id,), formula, text)


def _with_formula(result: str, formula: str) -> str:
    return gettext("{result} ({formula})").format(result=capitalised(result), formula=formula)


def _obstacles_to_share(part: Placed, whole: Placed) -> list[str]:
    reasons: list[str] = []
    if part.figure.counts.measure != "loss" or whole.figure.counts.measure != "deployment":
        reasons.append(gettext("A share needs a loss and the number of those who were sent."))
    else:
        reasons.extend(comparability(_as_loss(part), _as_loss(whole)).reasons)
    if part.claimant is None and whole.claimant is None:
        reasons.append(gettext("Neither number has a named claimant."))
    elif part.claimant != whole.claimant:
        reasons.append(gettext("They are not known to come from one claimant."))
    if whole.figure.quantity.bounds.high == 0:
        reasons.append(gettext("The number of those who were sent is zero."))
    return reasons


def _as_loss(placed: Placed) -> Placed:
    """The figure with only whom it counts left to compare, since a part and its whole differ in the rest."""
    counts = placed.figure.counts.model_copy(
        update={"measure": "loss", "outcomes": frozenset({"killed"}), "composition": "separate"}
    )
    return Placed(placed.figure.model_copy(update={"counts": counts}), placed.sheet)


def _days(period: ClaimPeriod) -> Bounds | None:
    span = period.span
    if span.start is None or span.end is None:
        return None
    shortest = max((span.end.earliest - span.start.latest).days + 1, 1)
    longest = (span.end.latest - span.start.earliest).days + 1
    return Bounds.between(shortest, longest, approximate=bool(span.start.mark or span.end.mark))
