"""The groups of the lanes of a picture: what the figures count, in words and in order."""

from functools import cache
from typing import Final

from warloss_gui.claims import phrases
from warloss_gui.claims.counts import Outcome
from warloss_gui.claims.figure import Figure
from warloss_gui.language import capitalised, gettext

_FIRST: Final[tuple[frozenset[Outcome], ...]] = (
    frozenset(),
    frozenset(("killed", "wounded")),
    frozenset(("killed",)),
    frozenset(("missing",)),
)


def is_loss(figure: Figure) -> bool:
    """Whether those who were lost are counted and not those who were sent."""
    return figure.counts.measure == "loss"


def measure(figure: Figure) -> str:
    """The heading of those who were sent, and of those who were lost."""
    return gettext("Lost") if is_loss(figure) else gettext("Sent")


def heading(figure: Figure) -> str:
    """The heading of a group of figures that count the same outcomes."""
    outcomes = figure.counts.outcomes
    if not is_loss(figure):
        return measure(figure)
    if not outcomes:
        return gettext("The source does not say what is counted")
    text = capitalised(phrases.outcomes(outcomes))
    if len(outcomes) > 1 and figure.counts.composition == "combined":
        return gettext("{outcomes}, in one number").format(outcomes=text)
    return text


def order(figure: Figure) -> tuple[int, list[Outcome], str]:
    """Orders the groups: not stated, killed and wounded, killed, missing, then all others."""
    counts = figure.counts
    if not is_loss(figure):
        return len(_FIRST) + 1, [], ""
    return *_place_of(counts.outcomes), counts.composition


@cache
def _place_of(outcomes: frozenset[Outcome]) -> tuple[int, list[Outcome]]:
    return _FIRST.index(outcomes) if outcomes in _FIRST else len(_FIRST), sorted(outcomes)
