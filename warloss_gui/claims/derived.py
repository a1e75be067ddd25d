"""Numbers that the program works out from figures: shares and daily averages.

A derived number names its inputs and its formula, carries their bounds through, and is never stored
in a document. Where the inputs do not support it there is no number, only the reasons.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from warloss_gui.claims import phrases
from warloss_gui.claims.bounds import Bounds
from warloss_gui.claims.counted import Claimed, obstacles_to_adding, part_by_label, relation
from warloss_gui.claims.counts import Outcome
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


def share(part: Figure, whole: Figure, sheet: FactSheet) -> Derived | Refusal:
    """What part of those who were sent a loss is, in percent.

    Refused unless both count the same people, in the same unit, and come from one named claimant.
    """
    reasons = _obstacles_to_share(part, whole, sheet)
    if reasons:
        return Refusal(tuple(reasons))
    percent = part.quantity.bounds / whole.quantity.bounds * 100
    if percent.low is None and percent.high is None:
        return Refusal((gettext("The bounds of the two numbers leave their share open."),))
    formula = gettext("{part} of {whole}").format(
        part=phrases.quantity(part.quantity), whole=phrases.quantity(whole.quantity)
    )
    text = _with_formula(phrases.bounds(percent, gettext("{number} %")), formula)
    return Derived("share", percent, (part.id, whole.id), formula, text)


def shares(sheet: FactSheet) -> Iterator[tuple[Figure, Figure, Derived | Refusal]]:
    """Every loss of a contingent beside every number of those sent, with the share or why there is none."""
    contingents = sheet.figures_of("contingents")
    sent = [figure for figure in contingents if figure.counts.measure == "sent"]
    for part in contingents:
        if part.counts.measure == "lost":
            for whole in sent:
                if whole.party == part.party:
                    yield part, whole, share(part, whole, sheet)


def obstacles_to_sum(one: Figure, other: Figure, sheet: FactSheet) -> tuple[str, ...]:
    """Why two figures of a sheet may not be added, in words, in either order. Empty where they may."""
    reasons = list(obstacles_to_adding(sheet.claimed[one.id], sheet.claimed[other.id]))
    if one.as_of.date != other.as_of.date:
        dates = sorted((phrases.date_text(one.as_of.day), phrases.date_text(other.as_of.day)))
        reasons.append(gettext("They speak of different dates: {dates}.").format(dates="; ".join(dates)))
    if _interval(one) != _interval(other):
        reasons.append(gettext("They cover different periods."))
    return (*reasons, *_contested((one, other), sheet))


def _interval(figure: Figure) -> str | None:
    return None if figure.period is None else figure.period.interval


def _contested(figures: tuple[Figure, ...], sheet: FactSheet) -> Iterator[str]:
    if any(figure.id in sheet.contested for figure in figures):
        yield gettext("The claimant has two numbers for this, and nothing is worked out from either.")


def daily_average(figure: Figure, sheet: FactSheet) -> Derived | Refusal:
    """The average number a day over the period of a figure, both end days counted.

    Where a day of the period is not known exactly, the average is a range.
    """
    counted = sheet.claimed[figure.id].counted
    if counted.measure != "lost":
        return Refusal((gettext("Only losses have a daily average."),))
    if counted.per is not None or counted.of is not None or not figure.quantity.published:
        return Refusal((gettext("A rate, a share or a number in words has no average of its own."),))
    if figure.id in sheet.contested:
        return Refusal(tuple(_contested((figure,), sheet)))
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


def _obstacles_to_share(part: Figure, whole: Figure, sheet: FactSheet) -> list[str]:
    reasons: list[str] = []
    losses, sent = sheet.claimed[part.id], sheet.claimed[whole.id]
    if losses.counted.measure != "lost" or sent.counted.measure != "sent":
        reasons.append(gettext("A share needs a loss and the number of those who were sent."))
    else:
        reasons.extend(relation(_people_of(losses), _people_of(sent)).reasons)
        if losses.counted.is_part_by_label or sent.counted.is_part_by_label:
            reasons.append(part_by_label())
    if losses.claimant is None and sent.claimant is None:
        reasons.append(gettext("Neither number has a named claimant."))
    elif not losses.is_by(sent):
        reasons.append(gettext("They are not known to come from one claimant."))
    if any(quantity.per or quantity.of for quantity in (part.quantity, whole.quantity)):
        reasons.append(gettext("A rate or a share is no number of people."))
    if whole.quantity.bounds.high == 0:
        reasons.append(gettext("The number of those who were sent is zero."))
    reasons.extend(_contested((part, whole), sheet))
    return reasons


def _people_of(claimed: Claimed) -> Claimed:
    """With only whom it counts left to compare, since those lost and those sent differ in the rest."""
    nothing = {"outcomes": frozenset[Outcome](), "words": "", "whole": None, "part_label": ""}
    counted = replace(claimed.counted, measure="sent", composition="separate", **nothing)
    return replace(claimed, counted=counted, term="", label="")


def _days(period: ClaimPeriod) -> Bounds | None:
    span = period.span
    if span.start is None or span.end is None:
        return None
    shortest = max((span.end.earliest - span.start.latest).days + 1, 1)
    longest = (span.end.latest - span.start.earliest).days + 1
    return Bounds.between(shortest, longest, approximate=bool(span.start.mark or span.end.mark))
