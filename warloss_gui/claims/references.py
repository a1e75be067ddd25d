"""The rules that span a sheet: ids are unique, references resolve, dates fit, nothing is left unused."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import nsmallest
from itertools import islice
from typing import TYPE_CHECKING, Final, Protocol

from pydantic_core import PydanticCustomError

from warloss_gui.claims.edtf import parse_date
from warloss_gui.claims.sources import NOT_NAMED

if TYPE_CHECKING:
    from warloss_gui.claims.bounds import Bounds
    from warloss_gui.claims.caveats import Caveat
    from warloss_gui.claims.counts import Universe
    from warloss_gui.claims.dates import ClaimDate
    from warloss_gui.claims.figure import Figure
    from warloss_gui.claims.sheet import FactSheet
    from warloss_gui.claims.sources import Claim, Evidence, Party, Source
    from warloss_gui.claims.statement import Event, Note

SHEET_RULES: Final = "sheet_rules"
"""The type of the one error that carries every broken rule of a document, as `faults` in its context."""

MAX_FAULTS: Final = 100

MOST_LEVELS: Final = 8
"""How deep parts of parts may go. Soldiers, of whom officers, of whom killed are two levels."""

_KNOWN_IDS_SHOWN: Final = 6

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Fault:
    """One broken rule: where in the document, what is wrong, and what would be right."""

    path: Path
    message: str
    hint: str


Reference = tuple[str, tuple[str, ...], Path, tuple[str | None, ...]]
"""A kind, the ids that one field refers to, the path of its item, and the field below the item. A None in the
field stands for the position of an id. A plain tuple, since a large sheet has a hundred thousand of them."""


class Defining(Protocol):
    """A document that defines parties, sources and caveats, to which its items refer."""

    @property
    def parties(self) -> "Sequence[Party]":
        """The sides that it names."""
        ...

    @property
    def sources(self) -> "Sequence[Source]":
        """The sources that it names."""
        ...

    @property
    def caveats(self) -> "Sequence[Caveat]":
        """The caveats that it writes once."""
        ...


def broken_rules(sheet: "FactSheet", version: int) -> PydanticCustomError | None:
    """All rules that a sheet breaks, as one error, or None. At most `MAX_FAULTS` are listed.

    `version` is the format in which its document was written: the first had fewer rules. What a sheet counts
    is asked only where all references resolve.
    """
    error = as_error(_faults(sheet))
    return as_error(late_periods(sheet)) if error is None and version > 1 else error


def as_error(found: Iterable[Fault]) -> PydanticCustomError | None:
    """Broken rules as one error, or None if there are none. At most `MAX_FAULTS` are listed."""
    faults = tuple(islice(found, MAX_FAULTS))
    if not faults:
        return None
    return PydanticCustomError(SHEET_RULES, "the document breaks its own rules", {"faults": faults})


def used_ids(sheet: "FactSheet") -> Mapping[str, set[str]]:
    """The ids that the sheet refers to, by kind: party, source, caveat and figure."""
    used = named_in(_references(sheet, figures=()))
    parties, sources, caveats, wholes = (used[kind] for kind in ("party", "source", "caveat", "figure"))
    # As `_references` has them, for as many figures as there may be.
    for figure in sheet.figures:
        claim, universe = figure.claim, figure.universe
        parties.add(figure.party)
        parties.update(universe.includes, universe.excludes, universe.unclear)
        if claim.claimant != NOT_NAMED:
            sources.add(claim.claimant)
        sources.update(claim.via, claim.rests_on)
        for entry in figure.evidence:
            sources.add(entry.source)
        caveats.update(figure.caveats)
        if figure.part_of is not None:
            wholes.add(figure.part_of)
    return used


def named_in(references: Iterable[Reference]) -> Mapping[str, set[str]]:
    """The ids that are referred to, by kind: party, source, caveat and figure."""
    used: dict[str, set[str]] = {"party": set(), "source": set(), "caveat": set(), "figure": set()}
    for kind, ids, _item, _field in references:
        used[kind].update(ids)
    return used


def unused(sheet: "FactSheet") -> Iterator[Fault]:
    """Parties, sources and caveats that nothing in the sheet refers to."""
    return unused_in(sheet, sheet.used_ids)


def unused_in(document: Defining, used: Mapping[str, set[str]]) -> Iterator[Fault]:
    """Parties, sources and caveats of a document that are not among those that are referred to."""
    for kind, collection, ids in _defined(document):
        for index, id_ in enumerate(ids):
            if id_ not in used[kind]:
                yield Fault(
                    (collection, index),
                    f"the {kind} {id_!r} is never used",
                    "refer to it or remove it",
                )


def doubtful(sheet: "FactSheet") -> Iterator[Fault]:
    """What may be right and seldom is: a part beyond its whole of another day, two numbers for one thing."""
    yield from late_periods(sheet)
    # Those of one day are errors, so a sheet has none.
    for fault, _day_is_shared in _parts_beyond_wholes(sheet):
        yield fault
    for index, figure in enumerate(sheet.figures if sheet.contested else ()):
        if figure.id in sheet.contested:
            message = f"the same claimant has another number for what {figure.id!r} counts on that day"
            yield Fault(
                ("figures", index, "quantity"),
                message,
                "both are shown and nothing is worked out from them; correct one if it is a slip",
            )


def _faults(sheet: "FactSheet") -> Iterator[Fault]:
    yield from _repeated_ids(sheet)
    yield from _unresolved(sheet)
    yield from _dates_after_access(sheet)
    yield from _circles(sheet)
    yield from made_of_several(sheet.parties)
    for fault, day_is_shared in _parts_beyond_wholes(sheet):
        if day_is_shared:
            yield fault


def late_periods(sheet: "FactSheet") -> Iterator[Fault]:
    """Periods that end after the day of their claims, of a sheet that keeps all other rules."""
    for index, figure in enumerate(sheet.figures if sheet.late else ()):
        if figure.period is not None and figure.id in sheet.late:
            interval, day = figure.period.interval, figure.as_of.date
            message = f"the period {interval} ends after the day of the claim, {day}"
            path = ("figures", index, "period", "interval")
            yield Fault(path, message, "correct as_of, or the end of the period")


def _circles(sheet: "FactSheet") -> Iterator[Fault]:
    """Figures that are parts of themselves, or parts of parts without end."""
    wholes = {part.id: part.part_of for part in sheet.parts.values() if part.part_of is not None}
    hint = "name the figure of which it is a part"
    for index, figure in sheet.parts.items():
        chain_up = [figure.id]
        while len(chain_up) <= MOST_LEVELS + 1 and chain_up[-1] in wholes:
            chain_up.append(wholes[chain_up[-1]])
        path = ("figures", index, "part_of")
        if figure.id in chain_up[1:]:
            yield Fault(path, f"the figure {figure.id!r} is a part of itself", hint)
        elif len(set(chain_up)) > MOST_LEVELS + 1:
            message = f"the figure {figure.id!r} is a part of parts more than {MOST_LEVELS} deep"
            yield Fault(path, message, hint)


def made_of_several(parties: "Sequence[Party]") -> Iterator[Fault]:
    """Parties that are made of such as are several together."""
    together = {party.id for party in parties if party.made_of}
    for index, party in enumerate(parties):
        for position, id_ in enumerate(party.made_of):
            if id_ in together:
                message = f"{id_!r} is itself several parties together"
                yield Fault(("parties", index, "made_of", position), message, "name the single parties")


def _parts_beyond_wholes(sheet: "FactSheet") -> Iterator[tuple[Fault, bool]]:
    """Parts that are larger than their wholes, their bounds considered, and whether both are of one day."""
    for index, part in sheet.parts.items():
        whole = sheet.figure_by_id.get(part.part_of or "")
        if whole is None or part.quantity.of or whole.quantity.of or _measured(part) != _measured(whole):
            continue
        mine, theirs = part.quantity.bounds, whole.quantity.bounds
        if _is_beyond(mine, theirs):
            message = f"the part {part.id!r} is larger than its whole {whole.id!r}"
            fault = Fault(("figures", index, "quantity"), message, "correct one of the two, or part_of")
            is_about = mine.approximate or theirs.approximate
            yield fault, part.as_of.date == whole.as_of.date and not is_about


def _is_beyond(one: "Bounds", other: "Bounds") -> bool:
    """Whether every number that one claim allows is larger than any that the other does."""
    low, high = one.low, other.high
    if low is None or high is None:
        return False
    return low > high or (low == high and (one.low_open or other.high_open))


def _measured(figure: "Figure") -> tuple[object, ...]:
    quantity = figure.quantity
    return figure.counts.measure, quantity.unit, quantity.per


def _defined(document: Defining) -> tuple[tuple[str, str, list[str]], ...]:
    return (
        ("party", "parties", [party.id for party in document.parties]),
        ("source", "sources", [source.id for source in document.sources]),
        ("caveat", "caveats", [caveat.code for caveat in document.caveats]),
    )


def _repeated_ids(sheet: "FactSheet") -> Iterator[Fault]:
    items = [
        ("figures", sheet.figures),
        ("statements", sheet.statements),
        ("notes", sheet.notes),
        ("events", sheet.events),
    ]
    ids = [item.id for _collection, found in items for item in found]
    # Where all differ, as in every sheet, nothing more needs to be made of very many.
    items = [] if len(set(ids)) == len(ids) else items
    places = [(collection, index, item.id) for collection, found in items for index, item in enumerate(found)]
    yield from repeated(sheet, places)


def repeated(document: Defining, items: Iterable[tuple[str, int, str]]) -> Iterator[Fault]:
    """Ids that stand twice: those of items, each with its list and position, and of what is defined."""
    yield from _repeats(items, "id")
    for _kind, collection, ids in _defined(document):
        places = [(collection, index, id_) for index, id_ in enumerate(ids)]
        yield from _repeats(places, "code" if collection == "caveats" else "id")
    for index, source in enumerate(document.sources):
        if source.id == NOT_NAMED:
            yield Fault(("sources", index, "id"), f"{NOT_NAMED!r} cannot be a source", "choose another id")


def _repeats(places: Iterable[tuple[str, int, str]], key: str) -> Iterator[Fault]:
    first: dict[str, str] = {}
    for collection, index, id_ in places:
        place = f"{collection}[{index}]"
        if id_ in first:
            yield Fault(
                (collection, index, key),
                f"the {key} {id_!r} is used twice, first in {first[id_]}",
                f"give it its own {key}",
            )
        first.setdefault(id_, place)


def _unresolved(sheet: "FactSheet") -> Iterator[Fault]:
    figures = [figure.id for figure in sheet.figures]
    yield from unresolved(sheet, sheet.used_ids, _references(sheet, sheet.figures), figures)


def unresolved(
    document: Defining,
    used: Mapping[str, set[str]],
    references: Iterable[Reference],
    figures: Iterable[str] = (),
) -> Iterator[Fault]:
    """References of a document to what it does not define. `used` are the ids that they name."""
    known = {kind: set(ids) for kind, _collection, ids in _defined(document)}
    known["figure"] = set(figures)
    if all(known[kind] >= ids for kind, ids in used.items()):
        return
    hints = {kind: _known_hint(kind, ids) for kind, ids in known.items()}
    for kind, ids, item, field in references:
        for position, id_ in enumerate(ids):
            if id_ not in known[kind]:
                path = (*item, *(position if step is None else step for step in field))
                yield Fault(path, f"there is no {kind} {id_!r}", hints[kind])


def _known_hint(kind: str, ids: set[str]) -> str:
    if not ids:
        return f"the document defines no {kind}; define one, or leave this out"
    shown = ", ".join(nsmallest(_KNOWN_IDS_SHOWN, ids))
    return f"known: {shown}" + (", …" if len(ids) > _KNOWN_IDS_SHOWN else "")


def _dates_after_access(sheet: "FactSheet") -> Iterator[Fault]:
    sources = {source.id: source for source in sheet.sources if source.accessed is not None}
    if not sources:
        return
    if sheet.status is not None:
        yield from _too_late(sources, sheet.status.as_of, sheet.status.evidence, ("status", "as_of", "date"))
    for index, figure in enumerate(sheet.figures):
        yield from _too_late(sources, figure.as_of, figure.evidence, ("figures", index, "as_of", "date"))
    for index, note in enumerate(sheet.notes):
        if note.as_of is not None:
            yield from _too_late(sources, note.as_of, note.evidence, ("notes", index, "as_of", "date"))
    yield from late_events(sheet.events, sources)


def late_events(events: "Sequence[Event]", sources: "Mapping[str, Source]") -> Iterator[Fault]:
    """Events whose day is later than that on which a source of theirs was read."""
    for index, event in enumerate(events):
        yield from _too_late(sources, event.date, event.evidence, ("events", index, "date", "date"))


def _too_late(
    sources: "Mapping[str, Source]", as_of: "ClaimDate", evidence: "tuple[Evidence, ...]", path: Path
) -> Iterator[Fault]:
    for item in evidence:
        source = sources.get(item.source)
        if source is None or source.accessed is None:
            continue
        if as_of.day.earliest > parse_date(source.accessed).latest:
            message = f"the date {as_of.date} is later than the day its source was read, {source.accessed}"
            yield Fault(path, message, "correct the date, or the day of access of the source")
            return


def _references(sheet: "FactSheet", figures: "Sequence[Figure]") -> Iterator[Reference]:
    if sheet.headline is not None:
        yield "figure", (sheet.headline,), (), ("headline",)
    if sheet.status is not None:
        yield of_evidence(sheet.status.evidence, ("status",))
    yield from of_parties(sheet.parties)
    for index, figure in enumerate(figures):
        item = ("figures", index)
        yield "party", (figure.party,), item, ("party",)
        if figure.part_of is not None:
            yield "figure", (figure.part_of,), item, ("part_of",)
        yield from _of_claim(figure, item)
        yield from of_universe(figure.universe, item)
    for index, statement in enumerate(sheet.statements):
        item = ("statements", index)
        yield "party", (statement.party,), item, ("party",)
        yield "source", (statement.source,), item, ("source",)
        yield "caveat", statement.caveats, item, ("caveats", None)
    for index, note in enumerate(sheet.notes):
        yield from _of_claim(note, ("notes", index))
    yield from of_events(sheet.events)


def of_parties(parties: "Sequence[Party]") -> Iterator[Reference]:
    """The references of parties to those of which they are made."""
    for index, party in enumerate(parties):
        if party.made_of:
            yield "party", party.made_of, ("parties", index), ("made_of", None)


def of_events(events: "Sequence[Event]") -> Iterator[Reference]:
    """The references of events."""
    for index, event in enumerate(events):
        item = ("events", index)
        yield of_evidence(event.evidence, item)
        yield "caveat", event.caveats, item, ("caveats", None)


def _of_claim(claimed: "Figure | Note", item: Path) -> Iterator[Reference]:
    yield from of_claim(claimed.claim, item)
    yield of_evidence(claimed.evidence, item)
    if claimed.caveats:
        yield "caveat", claimed.caveats, item, ("caveats", None)


def of_claim(claim: "Claim", item: Path) -> Iterator[Reference]:
    """The references of a claim, which is that of an item."""
    if claim.is_named:
        yield "source", (claim.claimant,), item, ("claim", "claimant")
    if claim.via:
        yield "source", claim.via, item, ("claim", "via", None)
    if claim.rests_on:
        yield "source", claim.rests_on, item, ("claim", "rests_on", None)


def of_universe(universe: "Universe", item: Path) -> Iterator[Reference]:
    """The references of a universe, which is that of an item."""
    if universe.includes:
        yield "party", universe.includes, item, ("universe", "includes", None)
    if universe.excludes:
        yield "party", universe.excludes, item, ("universe", "excludes", None)
    if universe.unclear:
        yield "party", universe.unclear, item, ("universe", "unclear", None)


def of_evidence(evidence: "tuple[Evidence, ...]", item: Path) -> Reference:
    """The references of the evidence of an item."""
    return "source", tuple([entry.source for entry in evidence]), item, ("evidence", None, "source")
