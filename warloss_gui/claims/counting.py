"""What each figure of a sheet counts, with its claimant, and where a claimant contradicts itself."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from warloss_gui.claims.counted import Claimed, Counted
from warloss_gui.claims.counts import Counts, EquipmentClass
from warloss_gui.claims.dates import ends_after
from warloss_gui.claims.identity import Identity, folded, identity
from warloss_gui.claims.sources import Party, Source

if TYPE_CHECKING:
    from warloss_gui.claims.figure import Figure
    from warloss_gui.claims.sheet import FactSheet


@dataclass(frozen=True, slots=True)
class Claims:
    """What the figures of a sheet count and who claims it, by their ids, and which are contested or late.

    One is late whose period ends after the day of its claim. One is contested where the same claimant has
    another number for the same count and day. Where what is counted agrees, and its words as far as they
    matter, one claimant means one thing.
    """

    claimed: Mapping[str, Claimed]
    contested: frozenset[str]
    late: frozenset[str]
    by_claimant: Mapping[str, int]
    """How many figures each claimant has, by the ids of their sources."""


def claims_of(sheet: "FactSheet") -> Claims:
    """The claims of a sheet, in one pass: large sheets have many figures and count few things.

    What counts the same is one object.
    """
    reader = _Reader(sheet)
    known: dict[tuple[object, ...], Claimed] = {}
    claimed: dict[str, Claimed] = {}
    days: defaultdict[tuple[int, str], _Day] = defaultdict(_Day)
    late: list[str] = []
    by_claimant: defaultdict[str, int] = defaultdict(int)
    for figure in sheet.figures:
        claimant = figure.claim.claimant
        by_claimant[claimant] += 1
        # As plain values, of which ten thousand are made and compared in no time.
        key = _fields(figure), figure.label, claimant
        found = known.get(key)
        if found is None:
            found = known[key] = reader.claim(figure)
        claimed[figure.id] = found
        published, date, period = figure.quantity.published, figure.as_of.date, figure.period
        # Words are no number that could be another.
        if published:
            # A total up to an earlier day is another one than that up to the day of the claim.
            end = "" if period is None else period.interval.partition("/")[2]
            day = days[id(found), date if end in ("", "..", date) else f"{date} {end}"]
            day.numbers.add(published)
            day.ids.append(figure.id)
        if period is not None and ends_after(period.interval, date):
            late.append(figure.id)
    return Claims(claimed, frozenset(_contested(claimed, days)), frozenset(late), dict(by_claimant))


@dataclass(slots=True)
class _Day:
    """What is said of one thing for one day: all numbers, and the figures that give them."""

    numbers: set[tuple[object, ...]] = field(default_factory=set[tuple[object, ...]])
    ids: list[str] = field(default_factory=list[str])


def party_identity(party: Party, members: tuple[Identity, ...] = ()) -> Identity:
    """By what a party is known."""
    return identity(party.name, party.also_called, party.same_as, party.iso3166, members)


def party_identities(parties: Sequence[Party]) -> Mapping[str, Identity]:
    """By what the parties of a document are known, by their ids."""
    plain = {party.id: party_identity(party) for party in parties}
    return {party.id: party_identity(party, tuple(plain[id_] for id_ in party.made_of)) for party in parties}


def source_identity(source: Source) -> Identity:
    """By what a claimant is known."""
    return identity(source.name, source.also_called, source.same_as)


class _Reader:
    def __init__(self, sheet: "FactSheet") -> None:
        self._sheet = sheet
        self._parties: dict[str, Identity] = {}
        self._claimants: dict[str, Identity] = {}
        self._counted: dict[tuple[object, ...], Counted] = {}

    def claim(self, figure: "Figure") -> Claimed:
        """What a figure counts, and who claims it."""
        claimant = self._claimant(figure.claim.claimant) if figure.claim.is_named else None
        return Claimed(self._count(figure), claimant, figure.counts.term, figure.label)

    def _claimant(self, id_: str) -> Identity:
        if id_ not in self._claimants:
            self._claimants[id_] = source_identity(self._sheet.source_by_id[id_])
        return self._claimants[id_]

    def _party(self, id_: str) -> Identity:
        if id_ not in self._parties:
            party = self._sheet.party_by_id[id_]
            self._parties[id_] = party_identity(party, tuple(map(self._party, party.made_of)))
        return self._parties[id_]

    def _count(self, figure: "Figure") -> Counted:
        words = own_words(figure.equipment_class, figure.counts, figure.label)
        part_label = "" if figure.part_of is None else folded(figure.label)
        *fields, _term = _fields(figure)
        key = *fields, words, part_label
        if key not in self._counted:
            counts, quantity, universe = figure.counts, figure.quantity, figure.universe
            self._counted[key] = Counted(
                measure=counts.measure,
                party=self._party(figure.party),
                unit=quantity.unit,
                equipment_class=figure.equipment_class,
                of=quantity.of,
                per=quantity.per,
                per_is=quantity.per_is,
                outcomes=counts.outcomes,
                composition=counts.composition,
                who=counts.who,
                includes=self._identities(universe.includes),
                excludes=self._identities(universe.excludes),
                unclear=self._identities(universe.unclear),
                since=None if figure.period is None else figure.period.span.start,
                words=words,
                whole=self._whole(figure),
                part_label=part_label,
            )
        return self._counted[key]

    def _whole(self, figure: "Figure") -> Counted | None:
        return None if figure.part_of is None else self._count(self._sheet.figure_by_id[figure.part_of])

    def _identities(self, ids: tuple[str, ...]) -> frozenset[Identity]:
        return frozenset(map(self._party, ids))


def _fields(figure: "Figure") -> tuple[object, ...]:
    """What a figure counts, as its document says it, with its term at the end."""
    counts, quantity, universe = figure.counts, figure.quantity, figure.universe
    return (
        figure.party,
        figure.equipment_class,
        counts.measure,
        counts.outcomes,
        counts.composition,
        counts.who,
        universe.includes,
        universe.excludes,
        universe.unclear,
        None if figure.period is None else figure.period.interval.partition("/")[0],
        quantity.unit,
        quantity.of,
        quantity.per,
        quantity.per_is,
        figure.part_of,
        counts.term,
    )


def own_words(equipment_class: EquipmentClass | None, counts: Counts, label: str) -> str:
    """The words of a class or an outcome that is none of the list."""
    words = [label] if equipment_class == "other" else []
    words += [counts.term] if "other" in counts.outcomes else []
    return "; ".join(map(folded, words))


def _contested(claimed: Mapping[str, Claimed], days: Mapping[tuple[int, str], _Day]) -> Iterator[str]:
    said = [claimed[day.ids[0]] for day in days.values()]
    same = _one_name({found.claimant for found in said if found.claimant is not None})
    groups: defaultdict[tuple[object, ...], list[_Day]] = defaultdict(list)
    for ((_id, date), day), found in zip(days.items(), said, strict=True):
        if found.claimant is not None:
            groups[same[found.claimant], id(found.counted), found.deciding_words, date].append(day)
    for group in groups.values():
        if len(set[tuple[object, ...]]().union(*(day.numbers for day in group))) > 1:
            yield from (id_ for day in group for id_ in day.ids)


def _one_name(claimants: Set[Identity]) -> Mapping[Identity, str]:
    """For each claimant one of all the names of those that are the same, directly or through others."""
    next_names: dict[str, str] = {}

    def last(name: str) -> str:
        while next_names.setdefault(name, name) != name:
            # Halving the way keeps it short, however many names are the same.
            next_names[name] = next_names[next_names[name]]
            name = next_names[name]
        return name

    for claimant in claimants:
        first, *others = claimant.keys
        for other in others:
            next_names[last(other)] = last(first)
    return {claimant: last(next(iter(claimant.keys))) for claimant in claimants}
