"""A second sheet beside the first, figure by figure, only where the two count the same or may do so.

Nothing is computed from the two: no mean, no range over claimants, no true value. Whether figures may stand
side by side is asked of `comparability`; what it refuses is kept with the reason.

Sheets can be long, so nothing is done for each pair of figures. Whether two are refused depends only on what
they count, their kind; how near they are, also on whether one claimant speaks twice, in the same word.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain, islice
from typing import Final, Literal, NamedTuple

from warloss_gui.claims.comparability import Comparability, Placed, comparability
from warloss_gui.claims.counts import Composition, EquipmentClass, Measure, Outcome
from warloss_gui.claims.figure import Figure, Section
from warloss_gui.claims.quantity import Quantity, Unit
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

    A `near` one may or may not count the same; `reasons` says what is open.
    """

    figure: Figure
    sheet: FactSheet
    verdict: Literal["comparable", "near"]
    reasons: tuple[str, ...]


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


class _Group(NamedTuple):
    """What must agree, or else two figures are refused."""

    section: Section
    measure: Measure
    unit: Unit
    party: str
    equipment_class: EquipmentClass | None


class _Kind(NamedTuple):
    """All that figures count, by names: it decides whether two are refused."""

    group: _Group
    outcomes: frozenset[Outcome]
    composition: Composition
    includes: frozenset[str]
    excludes: frozenset[str]
    unclear: frozenset[str]


class _Voice(NamedTuple):
    """A kind with claimant and word: all that decides how two figures compare."""

    kind: _Kind
    claimant: str | None
    term: str


class _Found(NamedTuple):
    """A figure that may be a peer, by its position in its sheet."""

    position: int
    placed: Placed


class _Sample(NamedTuple):
    """Figures that compare in one way with a figure of the first sheet: the first few, and how many."""

    same_claimant: bool
    same_term: bool
    found: list[_Found]
    total: int


class _Pool:
    """The figures of one kind of the second sheet, of which the first few of any claimant are at hand.

    Of each claimant so many are kept that there are enough of the others, whoever is left out.
    """

    def __init__(self) -> None:
        self.all: list[_Found] = []
        self._some: list[_Found] = []
        self._of_claimant: defaultdict[str, list[_Found]] = defaultdict(list)
        self._in_words: defaultdict[tuple[str, str], list[_Found]] = defaultdict(list)
        self._claimants: Counter[str | None] = Counter()
        self._words: Counter[tuple[str, str]] = Counter()

    def add(self, found: _Found, voice: _Voice) -> None:
        self.all.append(found)
        self._claimants[voice.claimant] += 1
        if self._claimants[voice.claimant] <= MOST_PEERS:
            self._some.append(found)
        if voice.claimant is not None:
            key = voice.claimant, voice.term
            self._words[key] += 1
            if self._words[key] <= MOST_PEERS:
                self._of_claimant[voice.claimant].append(found)
                self._in_words[key].append(found)

    def samples(self, voice: _Voice) -> Iterator[_Sample]:
        """The figures of the claimant in the same word, in others, and those of all other claimants."""
        claimant, of_claimant = voice.claimant, 0
        if claimant is not None:
            of_claimant, in_words = self._claimants[claimant], self._words[claimant, voice.term]
            yield _Sample(True, True, self._in_words.get((claimant, voice.term), []), in_words)
            own = self._of_claimant.get(claimant, [])
            rest = (one for one in own if one.placed.figure.counts.term != voice.term)
            yield _Sample(True, False, list(islice(rest, MOST_PEERS)), of_claimant - in_words)
        others = (one for one in self._some if claimant is None or one.placed.claimant != claimant)
        yield _Sample(False, False, list(islice(others, MOST_PEERS)), len(self.all) - of_claimant)


class _Matcher:
    """Finds the peers of a first sheet's figures in the pools of a second sheet."""

    def __init__(self, pools: Mapping[_Kind, _Pool]) -> None:
        self._pools: defaultdict[_Group, list[tuple[_Kind, _Pool]]] = defaultdict(list)
        for kind, pool in pools.items():
            self._pools[kind.group].append((kind, pool))
        self._answers: dict[tuple[_Kind, _Kind, bool, bool], Comparability] = {}
        self._peers: dict[_Voice, tuple[tuple[Peer, ...], int]] = {}
        self._pairs = 0
        self.matched: set[_Kind] = set()
        self.unknown: set[_Group] = set()
        """The groups for which there were too many pairs."""

    def peers(self, voice: _Voice, placed: Placed) -> tuple[tuple[Peer, ...], int]:
        """The first few peers of a figure, and how many more there are."""
        if voice not in self._peers:
            pools = self._pools.get(voice.kind.group, [])
            self._pairs += len(pools)
            if self._pairs > _MOST_PAIRS:
                self.unknown.add(voice.kind.group)
                pools = []
            self._peers[voice] = self._found(voice, placed, pools)
        return self._peers[voice]

    def _found(
        self, voice: _Voice, placed: Placed, pools: Iterable[tuple[_Kind, _Pool]]
    ) -> tuple[tuple[Peer, ...], int]:
        found: list[tuple[bool, int, Placed, Comparability]] = []
        count = 0
        for kind, pool in pools:
            for sample in pool.samples(voice):
                if not sample.total:
                    continue
                answer = self._answer(voice.kind, kind, sample, placed)
                if answer.verdict == "refused":
                    break
                self.matched.add(kind)
                count += sample.total
                found += [
                    (answer.verdict == "near", position, other, answer) for position, other in sample.found
                ]
        found.sort(key=lambda one: one[:2])
        kept = tuple(_peer(other, answer) for _near, _position, other, answer in found[:MOST_PEERS])
        return kept, count - len(kept)

    def _answer(self, one: _Kind, other: _Kind, sample: _Sample, placed: Placed) -> Comparability:
        key = one, other, sample.same_claimant, sample.same_term
        if key not in self._answers:
            self._answers[key] = comparability(placed, sample.found[0].placed)
        return self._answers[key]


class _Nearest:
    """Finds the figure of a first sheet that a refused one is nearest to."""

    def __init__(self, kinds: Mapping[_Kind, Placed]) -> None:
        self._placed = kinds
        self._kinds: defaultdict[tuple[object, ...], list[_Kind]] = defaultdict(list)
        for kind in kinds:
            for key in _likeness(kind):
                if len(self._kinds[key]) < _MOST_NEAREST:
                    self._kinds[key].append(kind)

    def to(self, kind: _Kind, refused: Placed) -> tuple[Figure | None, tuple[str, ...]]:
        """The figure with the fewest differences, and these; among equals one that is most alike."""
        keys = _likeness(kind)
        alike = dict.fromkeys(chain.from_iterable(self._kinds.get(key, ()) for key in keys))
        answers = [(self._placed[one], comparability(self._placed[one], refused).reasons) for one in alike]
        if not answers:
            return None, ()
        placed, reasons = min(answers, key=lambda answer: len(answer[1]))
        return placed.figure, reasons


def compare(first: FactSheet, second: FactSheet) -> Comparison:
    """Find what of the second sheet may stand beside the figures of the first, and what may not.

    Every figure of the second is a peer of one of the first, or refused, or the same claim.
    """
    own = [(Placed(figure, first), _voice(Placed(figure, first))) for figure in first.figures]
    others = [(Placed(figure, second), _voice(Placed(figure, second))) for figure in second.figures]
    same = set(_same_claims(own, others))
    pools: defaultdict[_Kind, _Pool] = defaultdict(_Pool)
    for position, (placed, voice) in enumerate(others):
        if position not in same:
            pools[voice.kind].add(_Found(position, placed), voice)
    matcher = _Matcher(pools)
    found = {placed.figure.id: matcher.peers(voice, placed) for placed, voice in own}
    kinds: dict[_Kind, Placed] = {}
    for placed, voice in own:
        kinds.setdefault(voice.kind, placed)
    return Comparison(
        sheet=second,
        peers={id_: peers for id_, (peers, _further) in found.items() if peers},
        refused=tuple(_refused(pools, matcher, _Nearest(kinds))),
        further={id_: further for id_, (_peers, further) in found.items() if further},
        same=tuple(second.figures[position] for position in sorted(same)),
    )


def _same_claims(
    own: Iterable[tuple[Placed, _Voice]], others: Iterable[tuple[Placed, _Voice]]
) -> Iterator[int]:
    """The positions in the second sheet of what the first has too.

    Comparable figures are of one kind. Of those that one claimant has of one kind, number and day, all that
    are in other words than a figure compare with it alike, so that one of them is enough to ask.
    """
    said: dict[tuple[_Kind, str, Quantity, str], dict[str, Placed]] = {}
    for placed, voice in own:
        if voice.claimant is not None:
            said.setdefault(_claim(placed, voice, voice.claimant), {}).setdefault(voice.term, placed)
    for position, (placed, voice) in enumerate(others):
        if voice.claimant is not None:
            by_term = said.get(_claim(placed, voice, voice.claimant), {})
            found = by_term.get(voice.term) or next(iter(by_term.values()), None)
            if found is not None and comparability(found, placed).verdict == "comparable":
                yield position


def _claim(placed: Placed, voice: _Voice, claimant: str) -> tuple[_Kind, str, Quantity, str]:
    return voice.kind, claimant, placed.figure.quantity, placed.figure.as_of.date


def _refused(pools: Mapping[_Kind, _Pool], matcher: _Matcher, nearest: _Nearest) -> list[Refused]:
    """The figures of all pools that were matched with nothing, in the order of their sheet."""
    refused: list[tuple[int, Refused]] = []
    for kind, pool in pools.items():
        if kind in matcher.matched:
            continue
        beside, reasons = nearest.to(kind, pool.all[0].placed)
        if kind.group in matcher.unknown:
            beside, reasons = None, (gettext("The sheets count in too many ways to be compared."),)
        for position, placed in pool.all:
            refused.append((position, Refused(placed.figure, placed.sheet, beside, reasons)))
    return [one for _position, one in sorted(refused, key=lambda one: one[0])]


def _peer(placed: Placed, answer: Comparability) -> Peer:
    verdict = "near" if answer.verdict == "near" else "comparable"
    return Peer(placed.figure, placed.sheet, verdict, answer.reasons)


def _voice(placed: Placed) -> _Voice:
    figure = placed.figure
    counts, universe = figure.counts, figure.universe
    group = _Group(figure.section, counts.measure, figure.quantity.unit, placed.party, figure.equipment_class)
    names = (placed.names(ids) for ids in (universe.includes, universe.excludes, universe.unclear))
    return _Voice(_Kind(group, counts.outcomes, counts.composition, *names), placed.claimant, counts.term)


def _likeness(kind: _Kind) -> tuple[tuple[object, ...], ...]:
    """The ways in which a kind can be like another one of its section, the most alike first."""
    group = kind.group
    return (
        (group,),
        (group.section, "class", group.equipment_class, group.party),
        (group.section, "class", group.equipment_class),
        (group.section, "party", group.party),
        (group.section,),
    )
