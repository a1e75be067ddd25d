"""What is counted, and whether two numbers count the same: the one place that decides which may be joined.

Comparison, history, another day, verification, sums, shares and differences ask here, with all that a number
counts and never with a few of its fields. Each field agrees, is not said by one, or contradicts. Where all
agree two numbers are comparable; where nothing contradicts they are near, with what is open in words; where
something contradicts they are refused, with the reason.

Of the time that a number covers only the start is compared: totals of different days count the same thing.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Literal

from warloss_gui.claims import phrases
from warloss_gui.claims.counts import Composition, EquipmentClass, Measure, Outcome, Who
from warloss_gui.claims.disagreements import Finding, Speech, contradiction, disagreements, only, pair
from warloss_gui.claims.edtf import EdtfDate
from warloss_gui.claims.identity import Identity, folded
from warloss_gui.claims.quantity import Per, PerIs, Share, Unit
from warloss_gui.language import gettext

Verdict = Literal["comparable", "near", "refused"]


@dataclass(frozen=True, slots=True)
class Counted:
    """All that a number counts.

    `since` is the start of its period, None where that is not said or where there is no period. `words` are
    those of a class or an outcome that is none of the list. `whole` is what the number is a part of, and
    `part_label` the label of the part.
    """

    measure: Measure
    party: Identity
    unit: Unit
    equipment_class: EquipmentClass | None = None
    of: Share | None = None
    per: Per | None = None
    per_is: PerIs | None = None
    outcomes: frozenset[Outcome] = frozenset()
    composition: Composition = "unspecified"
    who: frozenset[Who] = frozenset()
    includes: frozenset[Identity] = frozenset()
    excludes: frozenset[Identity] = frozenset()
    unclear: frozenset[Identity] = frozenset()
    since: EdtfDate | None = None
    words: str = ""
    whole: "Counted | None" = None
    part_label: str = ""

    @property
    def is_part_by_label(self) -> bool:
        """Whether it is a part, or a part of a part, of which nothing but a label says in what it is less."""
        return self.whole is not None and (
            self.whole.is_part_by_label or not all(_narrower(self, whole) for whole in _wholes(self))
        )


@dataclass(frozen=True, slots=True)
class Claimed:
    """What is counted, by whom it is claimed (None: not named), in which word, and under which label."""

    counted: Counted
    claimant: Identity | None
    term: str
    label: str

    @property
    def deciding_words(self) -> tuple[str, str]:
        """Its word and its label, each only where nothing else says what is counted or whom."""
        counted = self.counted
        term = "" if counted.outcomes or counted.measure != "lost" else folded(self.term)
        return term, "" if counted.who or counted.equipment_class else folded(self.label)

    def is_by(self, other: "Claimed") -> bool:
        """Whether both have the same named claimant."""
        mine, theirs = self.claimant, other.claimant
        return mine is not None and theirs is not None and mine.is_same(theirs)


@dataclass(frozen=True, slots=True)
class Relation:
    """Whether two numbers count the same.

    `reasons` say what is open where they are near, and in what they differ where they are refused. `unsaid`
    is what neither says; it gives no doubt of one beside the other, and is said once of a group.
    """

    verdict: Verdict
    reasons: tuple[str, ...] = ()
    unsaid: tuple[str, ...] = ()


def relation(one: Claimed, other: Claimed) -> Relation:
    """Whether two numbers count the same. The order of the two does not matter."""
    found = [
        finding for finding in findings(one.counted, other.counted) if not _is_settled(finding, one, other)
    ]
    refusals = tuple(finding.reason for finding in found if finding.state == "contradicts")
    if refusals:
        return Relation("refused", refusals)
    doubts = tuple(_doubt(finding, one, other) for finding in found if finding.state == "not_said")
    unsaid = tuple(finding.reason for finding in found if finding.state == "unsaid")
    return Relation("near" if doubts else "comparable", doubts, unsaid)


def obstacles_to_adding(one: Claimed, other: Claimed) -> tuple[str, ...]:
    """Why what two numbers count keeps them from being added, in words. The order does not matter.

    They may be added only where all agrees but outcomes or people, which both say and of which nobody can be
    in both, in one word of one claimant.
    """
    reasons = [
        finding.reason
        for finding in findings(one.counted, other.counted)
        if finding.field not in ("outcomes", "who", "label")
        and finding.state != "unsaid"
        and not _is_settled(finding, one, other)
    ]
    if not one.is_by(other):
        reasons.append(gettext("They are not known to come from one claimant."))
    if folded(one.term) != folded(other.term):
        text = gettext("The source uses different words: {terms}.")
        reasons.append(text.format(terms=pair(one.term, other.term)))
    reasons.extend(_overlap(one.counted, other.counted))
    return tuple(dict.fromkeys(reasons))


def obstacles_to_joining(figure: Claimed, column: Claimed) -> tuple[Finding, ...]:
    """Why a figure is no number of a column of a record, field by field. Empty where it may be.

    Outcomes, people and kinds of rate agree only where both say the same or neither says any. A figure that
    does not say since when it counts is no obstacle here: its number decides, which the record knows. A
    column that does not say so is one, where the figure does. An unclear universe does not hinder within one
    claimant.
    """
    mine, theirs = figure.counted, column.counted
    if not figure.is_by(column):
        return (contradiction("claimant", gettext("They are not known to come from one claimant.")),)
    if mine.whole is not None:
        return (
            contradiction("part", gettext("It is a part of another figure, and the record holds totals.")),
        )
    differing = {
        "outcomes": mine.outcomes != theirs.outcomes,
        "who": mine.who != theirs.who,
        "per_is": mine.per_is != theirs.per_is,
        "since": mine.since is not None and theirs.since is None,
    }
    return tuple(
        finding
        for finding in findings(mine, theirs)
        if finding.state == "contradicts"
        or (finding.state == "not_said" and differing.get(finding.field, False))
    )


def do_columns_agree(one: Claimed, other: Claimed) -> bool:
    """Whether two columns of records count the same. The order of the two does not matter.

    One of them may leave open since when it counts.
    """
    return not obstacles_to_joining(one, other) or not obstacles_to_joining(other, one)


def is_refused(one: Claimed, other: Claimed) -> bool:
    """Whether two numbers count different things, as `relation` says, without the reasons."""
    return any(
        finding.state == "contradicts" and not _is_settled(finding, one, other)
        for finding in findings(one.counted, other.counted)
    )


@lru_cache(maxsize=16_384)
def findings(one: Counted, other: Counted) -> tuple[Finding, ...]:
    """Every field in which two numbers do not simply agree. The order of the two does not matter."""
    return (*disagreements(one, other), *_parts(one, other))


def _is_settled(finding: Finding, one: Claimed, other: Claimed) -> bool:
    return bool(finding.settled_by) and finding.settled_by <= shared_speech(one, other)


def shared_speech(one: Claimed, other: Claimed) -> frozenset[Speech]:
    """What of the saying of two numbers is the same."""
    same: set[Speech] = set()
    if one.is_by(other):
        same.add("claimant")
    if folded(one.term) == folded(other.term):
        same.add("term")
    if folded(one.label) == folded(other.label):
        same.add("label")
    return frozenset(same)


def _doubt(finding: Finding, one: Claimed, other: Claimed) -> str:
    """The reason of a finding, which names both labels where it speaks of them."""
    return (
        finding.reason.format(labels=pair(one.label, other.label))
        if finding.field == "label"
        else finding.reason
    )


def _parts(one: Counted, other: Counted) -> Iterator[Finding]:
    """That one is a part of what the other counts, or a part of which nothing says how it is less."""
    if one.is_part_by_label or other.is_part_by_label:
        # One claimant's label of a part means the same each time.
        yield contradiction("part", part_by_label(), *(("claimant",) if one == other else ()))
    elif _is_in(one, other) or _is_in(other, one):
        yield contradiction("part", gettext("One is a part of what the other counts."))


def part_by_label() -> str:
    """That nobody knows whom a part counts."""
    return gettext("It is a part of a number, and nothing but its label says of whom.")


def _is_in(part: Counted, other: Counted) -> bool:
    """Whether another may count what one is a part of, and is not less in any of the ways of the part."""
    return any(
        not _narrower(part, whole) & _narrower(other, whole) and not _contradict(whole, other)
        for whole in _wholes(part)
    )


def _wholes(part: Counted) -> Iterator[Counted]:
    """What it is a part of, and what that is a part of, and so on."""
    while part.whole is not None:
        part = part.whole
        yield part


def _contradict(one: Counted, other: Counted) -> bool:
    return any(finding.state == "contradicts" for finding in disagreements(one, other))


def _narrower(one: Counted, whole: Counted) -> set[str]:
    """The fields that say in what one is less than a whole."""
    sets = {
        "outcomes": (one.outcomes, whole.outcomes),
        "who": (one.who, whole.who),
    }
    less = {name for name, (mine, theirs) in sets.items() if mine and not (theirs and mine >= theirs)}
    fields = {
        "measure": (one.measure, whole.measure),
        "class": (one.equipment_class, whole.equipment_class),
        "words": (one.words, whole.words),
        "since": (one.since, whole.since),
    }
    less |= {name for name, (mine, theirs) in fields.items() if mine and mine != theirs}
    less |= {"excludes" for _name in only(one.excludes, whole.excludes)}
    return less | (set() if one.party.is_same(whole.party) else {"party"})


_DISJOINT: Final[tuple[frozenset[Who], ...]] = (
    frozenset(("soldiers", "civilians")),
    frozenset(("children", "women")),
    frozenset(("children", "men")),
    frozenset(("children", "older_people")),
    frozenset(("women", "men")),
)
"""Groups of which nobody is in both. All others can overlap: a journalist can be a woman."""

_DEATHS: Final[frozenset[Outcome]] = frozenset(("killed", "died", "excess_deaths"))
"""Outcomes of which each can hold the others: those who were killed are among those who died."""

_ANYTHING: Final[frozenset[Outcome]] = frozenset(("displaced", "other"))
"""Outcomes that can befall those whom any other outcome befalls."""


def _overlap(one: Counted, other: Counted) -> Iterator[str]:
    """Why some may be counted twice in the sum of two numbers."""
    shared = one.outcomes & other.outcomes
    if not one.outcomes or not other.outcomes:
        yield gettext("It is not said which outcomes are counted, so some may be counted twice.")
    elif one.who == other.who:
        both = one.outcomes | other.outcomes
        if shared:
            text = gettext("Both count {outcomes}, so some would be counted twice.")
            yield text.format(outcomes=phrases.outcomes(shared))
        elif both & _ANYTHING or (one.outcomes & _DEATHS and other.outcomes & _DEATHS):
            text = gettext("What they count can overlap, so some may be counted twice: {outcomes}.")
            yield text.format(outcomes=phrases.outcomes(both))
    elif one.outcomes != other.outcomes:
        yield gettext("They differ both in outcomes and in whom they count.")
    elif not one.who or not other.who:
        yield gettext("It is not said of both whom they count, so some may be counted twice.")
    elif not all(frozenset((mine, theirs)) in _DISJOINT for mine in one.who for theirs in other.who):
        yield gettext("They count different people, who may overlap.")
