"""A second sheet beside the first, figure by figure, only where the two count the same or may do so.

Nothing is computed from the two: no mean, no range over claimants, no true value. Whether figures may stand
side by side is asked of `counted`; what it refuses is kept with the reason.

Sheets can be long, so nothing is done for each pair of figures. Whether two are refused depends only on what
they count; how near they are, also on what of their saying is the same: claimant, word and label.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain, islice
from typing import Final, Literal, NamedTuple

from warloss_gui.claims.counted import Claimed, Counted, Speech, findings, is_refused, relation
from warloss_gui.claims.figure import Figure, Section
from warloss_gui.claims.identity import Identity, folded
from warloss_gui.claims.sheet import FactSheet
from warloss_gui.language import gettext

MOST_PEERS: Final = 12
"""Figures kept beside one of the first sheet, the comparable ones first; more can only be counted."""

_MOST_PAIRS: Final = 100_000
"""Ways of counting that are compared in all, which takes seconds at worst. No usual sheet has so many."""

_MOST_NEAREST: Final = 16
"""Kinds of one class, of one party and of one section among which the nearest is looked for."""


@dataclass(frozen=True, slots=True)
class Peer:
    """A figure of the second sheet that may stand beside one of the first.

    A `near` one may or may not count the same; `reasons` says what is open. `unsaid` is what neither of the
    two says, in a few words each: it makes neither of them near.
    """

    figure: Figure
    sheet: FactSheet
    verdict: Literal["comparable", "near"]
    reasons: tuple[str, ...]
    unsaid: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Refused:
    """A figure of the second sheet that stands beside none of the first.

    `beside` is the figure of the first sheet that it is nearest to, and `reasons` says in what they differ;
    None where the first sheet has nothing of its section, and where the sheets are too large to be compared.
    """

    figure: Figure
    sheet: FactSheet
    beside: Figure | None
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """A second sheet beside a first one.

    `peers` are the first few by the ids of the figures of the first, and `further` says of how many more
    there is no room. `same` are the figures of the second that the first has too: one claimant, number and
    day, comparable. They are no news, so they are neither peers nor refused.
    """

    sheet: FactSheet
    peers: Mapping[str, tuple[Peer, ...]]
    refused: tuple[Refused, ...]
    further: Mapping[str, int] = field(default_factory=dict[str, int])
    same: tuple[Figure, ...] = ()

    def refused_of(self, section: Section) -> tuple[Refused, ...]:
        """What stands beside nothing, of one section."""
        return tuple(refused for refused in self.refused if refused.figure.section == section)

    def same_of(self, section: Section) -> tuple[Figure, ...]:
        """What the first sheet has too, of one section."""
        return tuple(figure for figure in self.same if figure.section == section)


class _Found(NamedTuple):
    """A figure of the second sheet, by its position there."""

    position: int
    figure: Figure
    claimed: Claimed


_Group = tuple[Section, object, object, object]
"""What must agree, or else two figures are refused: section, measure, unit and class."""

_Kind = tuple[Counted, Identity | None]


class _Pool:
    """The figures of the second sheet that count the same, in the order of the sheet."""

    def __init__(self, claimed: Claimed) -> None:
        self.claimed = claimed
        """Any of them: whether they are refused is the same for all."""
        self.all: list[_Found] = []
        self._by_speech: dict[frozenset[Speech], dict[tuple[object, ...], list[_Found]]] = {}

    def add(self, found: _Found) -> None:
        self.all.append(found)

    def alike(self, claimed: Claimed, speech: frozenset[Speech]) -> Sequence[_Found]:
        """Those whose saying is the same in all these respects."""
        if speech not in self._by_speech:
            index: dict[tuple[object, ...], list[_Found]] = {}
            for found in self.all:
                for key in _speech_keys(found.claimed, speech):
                    index.setdefault(key, []).append(found)
            self._by_speech[speech] = index
        index = self._by_speech[speech]
        alike = {one.position: one for key in _speech_keys(claimed, speech) for one in index.get(key, ())}
        return [alike[position] for position in sorted(alike)]


def _speech_keys(claimed: Claimed, speech: frozenset[Speech]) -> Iterator[tuple[object, ...]]:
    """What must meet for the saying of two to be the same in these respects: one key for each name."""
    term = folded(claimed.term) if "term" in speech else None
    label = folded(claimed.label) if "label" in speech else None
    names: Iterable[str | None] = (None,)
    if "claimant" in speech:
        names = () if claimed.claimant is None else claimed.claimant.keys
    for name in names:
        yield name, term, label


class _Matcher:
    """Finds the peers of a first sheet's figures in the pools of a second sheet."""

    def __init__(self, pools: Mapping[tuple[_Group, _Kind], _Pool], second: FactSheet) -> None:
        self._second = second
        self._pools: defaultdict[_Group, list[_Pool]] = defaultdict(list)
        for (group, _kind), pool in pools.items():
            self._pools[group].append(pool)
        self._peers: dict[tuple[object, ...], tuple[tuple[Peer, ...], int]] = {}
        self._beside: dict[tuple[_Group, _Kind], list[_Pool]] = {}
        self._pairs = 0
        self.matched: set[int] = set()
        """The pools of which something stands beside a figure of the first sheet."""
        self.unknown: set[_Group] = set()
        """The groups for which there were too many pairs."""

    def peers(self, group: _Group, claimed: Claimed) -> tuple[tuple[Peer, ...], int]:
        """The first few peers of a figure, and how many more there are."""
        key = group, claimed.counted, claimed.claimant, folded(claimed.term), folded(claimed.label)
        if key not in self._peers:
            pools = self._pools_beside(group, claimed)
            self._peers[key] = self._first_peers(claimed, pools)
        return self._peers[key]

    def _pools_beside(self, group: _Group, claimed: Claimed) -> list[_Pool]:
        """The pools that are not refused beside what is counted."""
        key = group, _kind(claimed)
        if key not in self._beside:
            pools = self._pools.get(group, [])
            self._pairs += len(pools)
            if self._pairs > _MOST_PAIRS:
                self.unknown.add(group)
                pools = []
            beside = [pool for pool in pools if not is_refused(claimed, pool.claimed)]
            self.matched.update(map(id, beside))
            self._beside[key] = beside
        return self._beside[key]

    def _first_peers(self, claimed: Claimed, pools: Sequence[_Pool]) -> tuple[tuple[Peer, ...], int]:
        comparable: list[_Found] = []
        near: list[_Found] = []
        for pool in pools:
            alike: Sequence[_Found] = ()
            doubts = [
                one for one in findings(claimed.counted, pool.claimed.counted) if one.state == "not_said"
            ]
            if all(doubt.settled_by for doubt in doubts):
                needed = frozenset[Speech]().union(*(doubt.settled_by for doubt in doubts))
                alike = pool.alike(claimed, needed) if needed else pool.all
            comparable += alike[:MOST_PEERS]
            known = {one.position for one in alike}
            near += islice((one for one in pool.all if one.position not in known), MOST_PEERS)
        comparable.sort(key=lambda one: one.position)
        near.sort(key=lambda one: one.position)
        kept = tuple(self._peer(claimed, one) for one in (*comparable, *near)[:MOST_PEERS])
        return kept, sum(len(pool.all) for pool in pools) - len(kept)

    def _peer(self, claimed: Claimed, found: _Found) -> Peer:
        answer = relation(claimed, found.claimed)
        verdict = "near" if answer.verdict == "near" else "comparable"
        return Peer(found.figure, self._second, verdict, answer.reasons, answer.unsaid)


class _Nearest:
    """Finds the figure of a first sheet that a refused one is nearest to."""

    def __init__(self, kinds: Iterable[tuple[Figure, Claimed]]) -> None:
        self._kinds: defaultdict[tuple[object, ...], list[tuple[Figure, Claimed]]] = defaultdict(list)
        for figure, claimed in kinds:
            for key in _likeness(figure, claimed.counted):
                if len(self._kinds[key]) < _MOST_NEAREST:
                    self._kinds[key].append((figure, claimed))

    def to(self, refused: _Found) -> tuple[Figure | None, tuple[str, ...]]:
        """The figure with the fewest differences, and these; among equals one that is most alike."""
        keys = _likeness(refused.figure, refused.claimed.counted)
        found = chain.from_iterable(self._kinds.get(key, ()) for key in keys)
        alike = list({figure.id: (figure, claimed) for figure, claimed in found}.values())
        answers = [(figure, relation(claimed, refused.claimed).reasons) for figure, claimed in alike]
        return min(answers, key=lambda answer: len(answer[1]), default=(None, ()))


def compare(first: FactSheet, second: FactSheet) -> Comparison:
    """Find what of the second sheet may stand beside the figures of the first, and what may not.

    Every figure of the second is a peer of one of the first, or refused, or the same claim.
    """
    same = set(_same_claims(first, second))
    pools: dict[tuple[_Group, _Kind], _Pool] = {}
    for position, figure in enumerate(second.figures):
        if position not in same:
            claimed = second.claimed[figure.id]
            key = _group(figure), _kind(claimed)
            pools.setdefault(key, _Pool(claimed)).add(_Found(position, figure, claimed))
    matcher = _Matcher(pools, second)
    found = {figure.id: matcher.peers(_group(figure), first.claimed[figure.id]) for figure in first.figures}
    kinds = {(figure.section, first.claimed[figure.id].counted): figure for figure in reversed(first.figures)}
    nearest = _Nearest((figure, first.claimed[figure.id]) for figure in reversed(kinds.values()))
    return Comparison(
        sheet=second,
        peers={id_: peers for id_, (peers, _further) in found.items() if peers},
        refused=tuple(_refused(pools, matcher, nearest, second)),
        further={id_: further for id_, (_peers, further) in found.items() if further},
        same=tuple(second.figures[position] for position in sorted(same)),
    )


def _same_claims(first: FactSheet, second: FactSheet) -> Iterator[int]:
    """The positions in the second sheet of what the first has too: number, day, claimant, all comparable."""
    said: defaultdict[tuple[object, ...], list[Claimed]] = defaultdict(list)
    for figure in first.figures:
        claimed = first.claimed[figure.id]
        for key in _claim_keys(figure, claimed):
            if claimed not in said[key]:
                said[key].append(claimed)
    for position, figure in enumerate(second.figures):
        claimed = second.claimed[figure.id]
        others = dict.fromkeys(other for key in _claim_keys(figure, claimed) for other in said.get(key, ()))
        if any(relation(other, claimed).verdict == "comparable" for other in others):
            yield position


def _claim_keys(figure: Figure, claimed: Claimed) -> Iterator[tuple[object, ...]]:
    claimant, counted = claimed.claimant, claimed.counted
    # What must be equal for two to be comparable, so that few are left to be asked about.
    start = None if counted.since is None else (counted.since.earliest, counted.since.latest)
    said = counted.outcomes, counted.who, counted.equipment_class, start, claimed.deciding_words
    for name in () if claimant is None else claimant.keys:
        yield figure.section, name, figure.quantity, figure.as_of.date, said


def _refused(
    pools: Mapping[tuple[_Group, _Kind], _Pool], matcher: _Matcher, nearest: _Nearest, second: FactSheet
) -> list[Refused]:
    """The figures of all pools that were matched with nothing, in the order of their sheet."""
    refused: list[tuple[int, Refused]] = []
    for (group, _kind), pool in pools.items():
        if id(pool) in matcher.matched:
            continue
        beside, reasons = nearest.to(pool.all[0])
        if group in matcher.unknown:
            beside, reasons = None, (gettext("The sheets count in too many ways to be compared."),)
        refused.extend((found.position, Refused(found.figure, second, beside, reasons)) for found in pool.all)
    return [one for _position, one in sorted(refused, key=lambda one: one[0])]


def _group(figure: Figure) -> _Group:
    return figure.section, figure.counts.measure, figure.quantity.unit, figure.equipment_class


def _kind(claimed: Claimed) -> _Kind:
    """What decides whether a number is refused beside another: what it counts, and seldom who says so."""
    return claimed.counted, claimed.claimant if claimed.counted.is_part_by_label else None


def _likeness(figure: Figure, counted: Counted) -> tuple[tuple[object, ...], ...]:
    """The ways in which a figure can be like another one of its section, the most alike first."""
    section, kind, party = figure.section, counted.equipment_class, counted.party
    return (
        (*_group(figure), party),
        (section, "class", kind, party),
        (section, "class", kind),
        (section, "party", party),
        (section,),
    )
