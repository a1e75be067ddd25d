"""Which figures may stand side by side, and which may be added.

Two figures are comparable when they count the same thing: measure, outcomes, composition, unit,
party, equipment class and universe agree. Where a source leaves one of these open, nobody can know
whether they agree: that is a near match, never a match. Two numbers may be added only when
claimant, date and term agree as well and their outcomes are stated and disjoint, so that nobody is
counted twice.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final, Literal

from warloss_gui.claims import phrases
from warloss_gui.claims.figure import Figure
from warloss_gui.claims.sheet import FactSheet
from warloss_gui.language import gettext, listing

Verdict = Literal["comparable", "near", "refused"]


@dataclass(frozen=True, slots=True)
class Placed:
    """A figure together with the sheet that gives its ids their meaning."""

    figure: Figure
    sheet: FactSheet

    @property
    def party(self) -> str:
        """The name of the party that is counted."""
        return self.sheet.party_by_id[self.figure.party].name

    @property
    def claimant(self) -> str | None:
        """The name of the claimant, or None where nobody is named."""
        claim = self.figure.claim
        return self.sheet.source_by_id[claim.claimant].name if claim.is_named else None

    def names(self, ids: tuple[str, ...]) -> frozenset[str]:
        """The names of parties of this sheet."""
        return frozenset(self.sheet.party_by_id[id_].name for id_ in ids)


@dataclass(frozen=True, slots=True)
class Comparability:
    """Whether two figures may stand side by side, and why not where they may not.

    `comparable`: they count the same. `near`: they may or may not; `reasons` says what is open.
    `refused`: they do not; `reasons` says in what they differ.
    """

    verdict: Verdict
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Finding:
    refuses: bool
    reason: str


def comparability(one: Placed, other: Placed) -> Comparability:
    """Compare what two figures count. The order of the two does not matter.

    The figures may come from different sheets: parties and claimants are matched by name.
    """
    findings = [finding for check in _CHECKS for finding in check(one, other)]
    refusals = tuple(finding.reason for finding in findings if finding.refuses)
    if refusals:
        return Comparability("refused", refusals)
    doubts = tuple(finding.reason for finding in findings)
    return Comparability("near" if doubts else "comparable", doubts)


def obstacles_to_adding(one: Placed, other: Placed) -> tuple[str, ...]:
    """Why two figures may not be added, in words. Empty where they may. The order does not matter."""
    findings = [finding for check in _CHECKS if check is not _outcomes for finding in check(one, other)]
    return (*(finding.reason for finding in findings), *_addition_obstacles(one, other))


def _addition_obstacles(one: Placed, other: Placed) -> Iterator[str]:
    a, b = one.figure, other.figure
    if one.claimant is None or one.claimant != other.claimant:
        yield gettext("They are not known to come from one claimant.")
    if a.as_of.date != b.as_of.date:
        dates = _pair(phrases.date_text(a.as_of.day), phrases.date_text(b.as_of.day))
        yield gettext("They speak of different dates: {dates}.").format(dates=dates)
    if _interval(a) != _interval(b):
        yield gettext("They cover different periods.")
    if a.counts.term != b.counts.term:
        yield gettext("The source uses different words: {terms}.").format(
            terms=_pair(a.counts.term, b.counts.term)
        )
    if not a.counts.outcomes or not b.counts.outcomes:
        yield gettext("It is not said which outcomes are counted, so some may be counted twice.")
    elif a.counts.outcomes & b.counts.outcomes:
        shared = phrases.outcomes(a.counts.outcomes & b.counts.outcomes)
        yield gettext("Both count {outcomes}, so some would be counted twice.").format(outcomes=shared)


def _interval(figure: Figure) -> str | None:
    return None if figure.period is None else figure.period.interval


def _measure(one: Placed, other: Placed) -> Iterator[_Finding]:
    if one.figure.counts.measure != other.figure.counts.measure:
        yield _Finding(True, gettext("One counts losses, the other those who were sent."))


def _unit(one: Placed, other: Placed) -> Iterator[_Finding]:
    a, b = one.figure.quantity.unit, other.figure.quantity.unit
    if a != b:
        units = _pair(gettext(phrases.UNITS[a]), gettext(phrases.UNITS[b]))
        yield _Finding(True, gettext("They count in different units: {units}.").format(units=units))


def _party(one: Placed, other: Placed) -> Iterator[_Finding]:
    if one.party != other.party:
        parties = _pair(one.party, other.party)
        yield _Finding(True, gettext("They count different parties: {parties}.").format(parties=parties))


def _equipment_class(one: Placed, other: Placed) -> Iterator[_Finding]:
    a, b = one.figure.equipment_class, other.figure.equipment_class
    if a is not None and b is not None and a != b:
        classes = _pair(phrases.equipment(a), phrases.equipment(b))
        yield _Finding(True, gettext("They count different classes: {classes}.").format(classes=classes))


def _outcomes(one: Placed, other: Placed) -> Iterator[_Finding]:
    a, b = one.figure.counts.outcomes, other.figure.counts.outcomes
    if a and b and a != b:
        pair = _pair(phrases.outcomes(a), phrases.outcomes(b))
        yield _Finding(True, gettext("They count different outcomes: {outcomes}.").format(outcomes=pair))
    elif not a and not b and not _both_sent(one, other) and not _same_claimant_and_term(one, other):
        yield _Finding(False, gettext("Neither source says which outcomes it counts."))
    elif bool(a) != bool(b):
        text = gettext("One source counts {outcomes}; the other does not say what it counts.")
        yield _Finding(False, text.format(outcomes=phrases.outcomes(a or b)))


def _both_sent(one: Placed, other: Placed) -> bool:
    """Whether both count those who were sent, of whom no outcome can be said."""
    return {one.figure.counts.measure, other.figure.counts.measure} == {"deployment"}


def _same_claimant_and_term(one: Placed, other: Placed) -> bool:
    same_claimant = one.claimant is not None and one.claimant == other.claimant
    return same_claimant and one.figure.counts.term == other.figure.counts.term


def _composition(one: Placed, other: Placed) -> Iterator[_Finding]:
    found = {one.figure.counts.composition, other.figure.counts.composition}
    if found == {"separate", "combined"}:
        yield _Finding(True, gettext("One counts one outcome alone, the other several in one number."))
    elif len(found) > 1:
        yield _Finding(False, gettext("One source does not say whether its number joins several outcomes."))


def _universe(one: Placed, other: Placed) -> Iterator[_Finding]:
    a, b = one.figure.universe, other.figure.universe
    a_in, b_in = one.names(a.includes), other.names(b.includes)
    a_out, b_out = one.names(a.excludes), other.names(b.excludes)
    contradicted = (a_in & b_out) | (b_in & a_out)
    if contradicted:
        text = gettext("One includes {parties}, the other leaves them out.")
        yield _Finding(True, text.format(parties=listing(sorted(contradicted))))
    unclear = one.names(a.unclear) | other.names(b.unclear)
    open_ = ((a_in ^ b_in) | (a_out ^ b_out) | unclear) - contradicted
    if open_ and not _same_claimant_and_universe(one, other):
        text = gettext("It is unclear whether both cover the same: {parties}.")
        yield _Finding(False, text.format(parties=listing(sorted(open_))))


def _same_claimant_and_universe(one: Placed, other: Placed) -> bool:
    """Whether one claimant speaks twice with the same thing left open: it is then open in the same way."""
    same_claimant = one.claimant is not None and one.claimant == other.claimant
    a, b = one.figure.universe, other.figure.universe
    pairs = ((a.includes, b.includes), (a.excludes, b.excludes), (a.unclear, b.unclear))
    return same_claimant and all(one.names(x) == other.names(y) for x, y in pairs)


def _pair(one: str, other: str) -> str:
    """Two texts in an order that does not depend on which came first."""
    return "; ".join(sorted((one, other)))


_CHECKS: Final[tuple[Callable[[Placed, Placed], Iterator[_Finding]], ...]] = (
    _measure,
    _unit,
    _party,
    _equipment_class,
    _outcomes,
    _composition,
    _universe,
)
