"""The fields in which two numbers do not simply agree, each with the reason in a sentence.

A field agrees, is not said by one, or contradicts; `counted` says what follows from it.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from warloss_gui.claims import phrases
from warloss_gui.claims.counts import Who
from warloss_gui.claims.figure import UNITS_OF_PEOPLE
from warloss_gui.claims.identity import Identity, folded
from warloss_gui.language import capitalised, gettext, listing

if TYPE_CHECKING:
    from warloss_gui.claims.counted import Counted
    from warloss_gui.claims.edtf import EdtfDate

State = Literal["contradicts", "not_said", "unsaid"]
"""What a field can be but agreed: contradicted, said by one only, or said by neither."""

Speech = Literal["claimant", "term", "label"]
"""What of the saying, and not of what is counted, can settle that two mean the same."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One field in which two numbers do not simply agree, and why in a sentence.

    Where all of `settled_by` is the same for both, they mean the same after all. A field that neither says
    has no sentence but a few words: what is open.
    """

    field: str
    state: State
    reason: str
    settled_by: frozenset[Speech] = frozenset()


def contradiction(field: str, reason: str, *settled_by: Speech) -> Finding:
    """That two numbers contradict each other."""
    return Finding(field, "contradicts", reason, frozenset(settled_by))


def pair(one: str, other: str) -> str:
    """Two texts in an order that does not depend on which came first."""
    return "; ".join(sorted((one, other)))


def disagreements(one: "Counted", other: "Counted") -> Iterator[Finding]:
    """Every field of their own in which two numbers do not simply agree, in a fixed order."""
    checks = _OPEN_CHECKS if one is other or one == other else _CHECKS
    for check in checks:
        yield from check(one, other)


def _not_said(field: str, reason: str, *settled_by: Speech) -> Finding:
    return Finding(field, "not_said", reason, frozenset(settled_by))


def _measure(one: "Counted", other: "Counted") -> Iterator[Finding]:
    if one.measure == other.measure:
        return
    if {one.measure, other.measure} == {"lost", "sent"}:
        reason = gettext("One counts losses, the other those who were sent.")
    else:
        measures = pair(phrases.measure(one.measure), phrases.measure(other.measure))
        reason = gettext("They count different things: {measures}.").format(measures=measures)
    yield contradiction("measure", reason)


def _unit(one: "Counted", other: "Counted") -> Iterator[Finding]:
    if one.unit != other.unit:
        units = pair(gettext(phrases.UNITS[one.unit]), gettext(phrases.UNITS[other.unit]))
        yield contradiction("unit", gettext("They count in different units: {units}.").format(units=units))


def _party(one: "Counted", other: "Counted") -> Iterator[Finding]:
    if one.party.is_same(other.party):
        return
    parties = pair(one.party.name, other.party.name)
    reason = gettext("They count different parties: {parties}.")
    if one.party.is_part_of(other.party) or other.party.is_part_of(one.party):
        reason = gettext("One counts several parties together, the other one of them: {parties}.")
    yield contradiction("party", reason.format(parties=parties))


def _equipment_class(one: "Counted", other: "Counted") -> Iterator[Finding]:
    mine, theirs = one.equipment_class, other.equipment_class
    if mine is None or theirs is None:
        if mine != theirs:
            yield contradiction("class", gettext("Only one of them counts a class of equipment."))
    elif mine != theirs:
        classes = pair(_class_name(one), _class_name(other))
        yield contradiction(
            "class", gettext("They count different classes: {classes}.").format(classes=classes)
        )
    elif mine == "other" and one.words != other.words:
        yield contradiction("class", gettext("They count different kinds of equipment."))
    elif mine == "other":
        # One claimant's word means the same each time.
        reason = gettext("Both name the kind of equipment in their own words only.")
        yield _not_said("words", reason, "claimant")


def _class_name(one: "Counted") -> str:
    """The name of a class of equipment; one that is none of the list has that of its label."""
    found = one.equipment_class
    return capitalised(one.words) if found is None or found == "other" else phrases.equipment(found)


def _of(one: "Counted", other: "Counted") -> Iterator[Finding]:
    if (one.of is None) != (other.of is None):
        yield contradiction("of", gettext("One is a share, the other a number."))
    elif one.of is not None and other.of is not None:
        mine, theirs = one.of, other.of
        if mine.number != theirs.number or folded(mine.what) != folded(theirs.what):
            shares = pair(phrases.share(mine), phrases.share(theirs))
            yield contradiction(
                "of", gettext("They are shares of different things: {shares}.").format(shares=shares)
            )


def _per(one: "Counted", other: "Counted") -> Iterator[Finding]:
    if one.per != other.per:
        reason = gettext("They are rates of different lengths of time.")
        if one.per is None or other.per is None:
            reason = gettext("One is a rate, the other a total.")
        yield contradiction("per", reason)
    elif one.per is not None:
        kinds = {one.per_is or "not_stated", other.per_is or "not_stated"}
        if kinds == {"average", "highest"}:
            yield contradiction("per", gettext("One is an average, the other the highest there was."))
        elif len(kinds) > 1:
            yield _not_said("per_is", gettext("One does not say whether it is an average."))


def _outcomes(one: "Counted", other: "Counted") -> Iterator[Finding]:
    mine, theirs = one.outcomes, other.outcomes
    if mine and theirs:
        if mine != theirs:
            outcomes = pair(phrases.outcomes(mine), phrases.outcomes(theirs))
            reason = gettext("They count different outcomes: {outcomes}.").format(outcomes=outcomes)
            yield contradiction("outcomes", reason)
        elif "other" in mine and one.words != other.words:
            yield contradiction(
                "outcomes", gettext("They count different outcomes, each in words of its own.")
            )
        elif "other" in mine:
            yield _not_said("words", gettext("Both name an outcome in their own words only."), "claimant")
    elif mine or theirs:
        text = gettext("One source counts {outcomes}; the other does not say what it counts.")
        yield _not_said("outcomes", text.format(outcomes=phrases.outcomes(mine or theirs)))
    elif one.measure == other.measure == "lost":
        # Those who were sent or are there have met with nothing of which an outcome could be said.
        yield _not_said(
            "outcomes", gettext("Neither source says which outcomes it counts."), "claimant", "term"
        )


def _composition(one: "Counted", other: "Counted") -> Iterator[Finding]:
    found = {one.composition, other.composition}
    if found == {"separate", "combined"}:
        reason = gettext("One counts one outcome alone, the other several in one number.")
        yield contradiction("composition", reason)
    elif len(found) > 1:
        reason = gettext("One source does not say whether its number joins several outcomes.")
        yield _not_said("composition", reason)


_ALWAYS_SOME: Final[frozenset[Who]] = frozenset(
    ("children", "women", "men", "older_people", "medical_staff", "journalists", "aid_workers")
)
"""Groups that are always only some of the people: whoever counts them alone says so."""


def _who(one: "Counted", other: "Counted") -> Iterator[Finding]:
    mine, theirs = one.who, other.who
    if mine and theirs:
        if mine != theirs:
            people = pair(phrases.people(mine), phrases.people(theirs))
            yield contradiction(
                "who", gettext("They count different people: {people}.").format(people=people)
            )
    elif mine or theirs:
        said = mine or theirs
        if said <= _ALWAYS_SOME:
            text = gettext("One counts {people} alone; the other does not say that it does.")
            yield contradiction("who", text.format(people=phrases.people(said)))
        else:
            text = gettext("One counts {people}; the other does not say whom it counts.")
            yield _not_said("who", text.format(people=phrases.people(said)))
    elif one.equipment_class is None and other.equipment_class is None:
        reason = gettext("Neither says what exactly it counts, and their words differ: {labels}.")
        if one.unit in UNITS_OF_PEOPLE:
            reason = gettext("Neither says whom exactly it counts, and their words differ: {labels}.")
        yield _not_said("label", reason, "label")


def _universe(one: "Counted", other: "Counted") -> Iterator[Finding]:
    left_out = [*_shared(one.includes, other.excludes), *_shared(other.includes, one.excludes)]
    if left_out:
        text = gettext("One includes {parties}, the other leaves them out.")
        yield contradiction("universe", text.format(parties=listing(sorted(set(left_out)))))
    said = ((one.includes, other.includes), (one.excludes, other.excludes))
    open_ = {name for mine, theirs in said for name in (*only(mine, theirs), *only(theirs, mine))}
    open_ |= {one.name for one in one.unclear | other.unclear}
    open_ -= set(left_out)
    if open_:
        text = gettext("It is unclear whether both cover the same: {parties}.")
        reason = text.format(parties=listing(sorted(open_)))
        all_said = (*said, (one.unclear, other.unclear))
        if any(name for mine, theirs in all_said for name in (*only(mine, theirs), *only(theirs, mine))):
            yield _not_said("universe", reason)
        else:
            # One claimant who speaks twice leaves the same open in the same way.
            yield _not_said("universe", reason, "claimant")


def _shared(mine: frozenset[Identity], theirs: frozenset[Identity]) -> Iterator[str]:
    return (one.name for one in mine if any(one.is_same(other) for other in theirs))


def only(mine: frozenset[Identity], theirs: frozenset[Identity]) -> Iterator[str]:
    """The names of those in the first set who are not in the second."""
    return (one.name for one in mine if not any(one.is_same(other) for other in theirs))


def _since(one: "Counted", other: "Counted") -> Iterator[Finding]:
    mine, theirs = one.since, other.since
    if "present" in (one.measure, other.measure) or (mine is None and theirs is None):
        return
    if mine is None or theirs is None:
        start = mine or theirs
        text = gettext("One counts from {start}; the other does not say since when.")
        yield _not_said("since", text.format(start="" if start is None else phrases.date_text(start)))
    elif (mine.earliest, mine.latest) != (theirs.earliest, theirs.latest) or mine.mark != theirs.mark:
        in_order = sorted((mine, theirs), key=lambda start: (start.earliest, start.latest, start.text))
        starts = "; ".join(map(phrases.date_text, in_order))
        if _holds(mine, theirs) or _holds(theirs, mine):
            reason = gettext("They may not count from the same day: {starts}.").format(starts=starts)
            yield _not_said("since", reason)
        else:
            reason = gettext("They count from different days: {starts}.").format(starts=starts)
            yield contradiction("since", reason)


def _holds(one: "EdtfDate", other: "EdtfDate") -> bool:
    return one.earliest <= other.earliest and other.latest <= one.latest


def _open(one: "Counted", other: "Counted") -> Iterator[Finding]:
    """What neither says, in a few words: whom, with or without whom, since when."""
    if not one.who and not other.who and one.unit in UNITS_OF_PEOPLE:
        yield Finding("who", "unsaid", gettext("whom exactly they count"))
    if not any((one.includes, one.excludes, one.unclear, other.includes, other.excludes, other.unclear)):
        yield Finding("universe", "unsaid", gettext("whether they include people of others"))
    if one.since is None and other.since is None and "present" not in (one.measure, other.measure):
        yield Finding("since", "unsaid", gettext("since when they count"))


_Check = Callable[["Counted", "Counted"], Iterator[Finding]]
_OPEN_CHECKS: Final[tuple[_Check, ...]] = (_equipment_class, _outcomes, _who, _universe, _open)
"""What can be open although two count exactly the same."""

_CHECKS: Final[tuple[_Check, ...]] = (
    _measure,
    _unit,
    _party,
    _equipment_class,
    _of,
    _per,
    _outcomes,
    _composition,
    _who,
    _universe,
    _since,
    _open,
)
