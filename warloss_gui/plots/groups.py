"""The groups of the lanes of a picture: what the figures count, in words and in order."""

from collections.abc import Iterable
from functools import cache
from typing import Final

from warloss_gui.claims import phrases
from warloss_gui.claims.counts import Counts, Measure, Outcome, Who
from warloss_gui.claims.figure import Figure
from warloss_gui.claims.identity import folded
from warloss_gui.language import capitalised, gettext, marked

_FIRST: Final[tuple[frozenset[Outcome], ...]] = (
    frozenset(),
    frozenset(("killed", "wounded")),
    frozenset(("killed",)),
    frozenset(("missing",)),
)

_OTHER: Final[frozenset[Outcome]] = frozenset(("other",))

_MEASURES: Final[dict[Measure, str]] = {
    "sent": marked("Sent"),
    "present": marked("There on the day itself"),
    "lost": marked("Lost"),
}
"""The headings by what is measured, in their order."""


def measure(figure: Figure) -> str:
    """The heading of those who were sent, of those who are there, and of those who were lost."""
    return gettext(_MEASURES[figure.counts.measure])


def are_losses(figures: Iterable[Figure]) -> bool:
    """Whether figures count losses and nothing else."""
    return all(figure.counts.measure == "lost" for figure in figures)


def order_of_measure(figure: Figure) -> int:
    """Orders the groups by what is measured."""
    return list(_MEASURES).index(figure.counts.measure)


def heading(figure: Figure) -> str:
    """The heading of a group of figures that count the same outcomes, of the same people."""
    counts = figure.counts
    text = _outcomes(counts)
    if counts.who:
        return gettext("{outcomes}: {people}").format(outcomes=text, people=phrases.people(counts.who))
    return text


def _outcomes(counts: Counts) -> str:
    outcomes = counts.outcomes
    if counts.measure == "sent" or (counts.measure == "present" and not outcomes):
        return gettext(_MEASURES[counts.measure])
    if not outcomes:
        return gettext("The source does not say what is counted")
    text = capitalised(counts.term if outcomes == _OTHER else phrases.outcomes(outcomes, counts.term))
    if counts.measure == "present":
        return gettext("{outcomes}, on the day itself").format(outcomes=text)
    if len(outcomes) > 1 and counts.composition == "combined":
        return gettext("{outcomes}, in one number").format(outcomes=text)
    return text


def order(figure: Figure) -> tuple[int, int, list[Outcome], str, str, list[Who]]:
    """Orders the groups: not stated, killed and wounded, killed, missing, others; then what is no loss."""
    counts = figure.counts
    rank = {"lost": 0, "present": 1, "sent": 2}[counts.measure]
    if counts.measure == "sent":
        return rank, 0, [], "", "", sorted(counts.who)
    term = folded(counts.term) if "other" in counts.outcomes else ""
    return rank, *_place_of(counts.outcomes), counts.composition, term, sorted(counts.who)


@cache
def _place_of(outcomes: frozenset[Outcome]) -> tuple[int, list[Outcome]]:
    return _FIRST.index(outcomes) if outcomes in _FIRST else len(_FIRST), sorted(outcomes)
