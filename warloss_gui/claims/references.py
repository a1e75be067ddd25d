"""The rules that span a sheet: ids are unique, references resolve, dates fit, nothing is left unused."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from heapq import nsmallest
from typing import TYPE_CHECKING, Final

from pydantic_core import PydanticCustomError

from warloss_gui.claims.edtf import parse_date
from warloss_gui.claims.sources import NOT_NAMED

if TYPE_CHECKING:
    from warloss_gui.claims.counts import Universe
    from warloss_gui.claims.dates import ClaimDate
    from warloss_gui.claims.figure import Figure
    from warloss_gui.claims.sheet import FactSheet
    from warloss_gui.claims.sources import Claim, Evidence, Source
    from warloss_gui.claims.statement import Note

SHEET_RULES: Final = "sheet_rules"
"""The type of the one error that carries every broken rule of a sheet, as `faults` in its context."""

MAX_FAULTS: Final = 100

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


def broken_rules(sheet: "FactSheet") -> PydanticCustomError | None:
    """All rules that a sheet breaks, as one error, or None. At most `MAX_FAULTS` are listed."""
    faults: list[Fault] = []
    for found in _faults(sheet):
        faults.append(found)
        if len(faults) == MAX_FAULTS:
            break
    if not faults:
        return None
    return PydanticCustomError(SHEET_RULES, "the sheet breaks its own rules", {"faults": tuple(faults)})


def used_ids(sheet: "FactSheet") -> Mapping[str, set[str]]:
    """The ids that the sheet refers to, by kind: party, source, caveat and figure."""
    used: dict[str, set[str]] = {"party": set(), "source": set(), "caveat": set(), "figure": set()}
    for kind, ids, _item, _field in _references(sheet):
        used[kind].update(ids)
    return used


def unused(sheet: "FactSheet") -> Iterator[Fault]:
    """Parties, sources and caveats that nothing in the sheet refers to."""
    used = sheet.used_ids
    for kind, collection, ids in _defined(sheet):
        for index, id_ in enumerate(ids):
            if id_ not in used[kind]:
                yield Fault(
                    (collection, index),
                    f"the {kind} {id_!r} is never used",
                    "refer to it or remove it",
                )


def _faults(sheet: "FactSheet") -> Iterator[Fault]:
    yield from _repeated_ids(sheet)
    yield from _unresolved(sheet)
    yield from _dates_after_access(sheet)


def _defined(sheet: "FactSheet") -> tuple[tuple[str, str, list[str]], ...]:
    return (
        ("party", "parties", [party.id for party in sheet.parties]),
        ("source", "sources", [source.id for source in sheet.sources]),
        ("caveat", "caveats", [caveat.code for caveat in sheet.caveats]),
    )


def _repeated_ids(sheet: "FactSheet") -> Iterator[Fault]:
    items = [
        ("figures", sheet.figures),
        ("statements", sheet.statements),
        ("notes", sheet.notes),
        ("events", sheet.events),
    ]
    places = [(collection, index, item.id) for collection, found in items for index, item in enumerate(found)]
    yield from _repeats(places, "id")
    for _kind, collection, ids in _defined(sheet):
        places = [(collection, index, id_) for index, id_ in enumerate(ids)]
        yield from _repeats(places, "code" if collection == "caveats" else "id")
    for index, source in enumerate(sheet.sources):
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
    known = {kind: set(ids) for kind, _collection, ids in _defined(sheet)}
    known["figure"] = {figure.id for figure in sheet.figures}
    if all(known[kind] >= ids for kind, ids in sheet.used_ids.items()):
        return
    hints = {kind: _known_hint(kind, ids) for kind, ids in known.items()}
    for kind, ids, item, field in _references(sheet):
        for position, id_ in enumerate(ids):
            if id_ not in known[kind]:
                path = (*item, *(position if step is None else step for step in field))
                yield Fault(path, f"there is no {kind} {id_!r}", hints[kind])


def _known_hint(kind: str, ids: set[str]) -> str:
    if not ids:
        return f"the sheet defines no {kind}; define one, or leave this out"
    shown = ", ".join(nsmallest(_KNOWN_IDS_SHOWN, ids))
    return f"known: {shown}" + (", …" if len(ids) > _KNOWN_IDS_SHOWN else "")


def _dates_after_access(sheet: "FactSheet") -> Iterator[Fault]:
    if sheet.status is not None:
        yield from _too_late(sheet, sheet.status.as_of, sheet.status.evidence, ("status", "as_of", "date"))
    for index, figure in enumerate(sheet.figures):
        yield from _too_late(sheet, figure.as_of, figure.evidence, ("figures", index, "as_of", "date"))
    for index, note in enumerate(sheet.notes):
        if note.as_of is not None:
            yield from _too_late(sheet, note.as_of, note.evidence, ("notes", index, "as_of", "date"))
    for index, event in enumerate(sheet.events):
        yield from _too_late(sheet, event.date, event.evidence, ("events", index, "date", "date"))


def _too_late(
    sheet: "FactSheet", as_of: "ClaimDate", evidence: "tuple[Evidence, ...]", path: Path
) -> Iterator[Fault]:
    for item in evidence:
        source: Source | None = sheet.source_by_id.get(item.source)
        if source is None or source.accessed is None:
            continue
        if as_of.day.earliest > parse_date(source.accessed).latest:
            message = f"the date {as_of.date} is later than the day its source was read, {source.accessed}"
            yield Fault(path, message, "correct the date, or the day of access of the source")
            return


def _references(sheet: "FactSheet") -> Iterator[Reference]:
    if sheet.headline is not None:
        yield "figure", (sheet.headline,), (), ("headline",)
    if sheet.status is not None:
        yield _evidence(sheet.status.evidence, ("status",))
    for index, figure in enumerate(sheet.figures):
        item = ("figures", index)
        yield "party", (figure.party,), item, ("party",)
        yield from _of_claim(figure, item)
        yield from _of_universe(figure.universe, item)
    for index, statement in enumerate(sheet.statements):
        item = ("statements", index)
        yield "party", (statement.party,), item, ("party",)
        yield "source", (statement.source,), item, ("source",)
        yield "caveat", statement.caveats, item, ("caveats", None)
    for index, note in enumerate(sheet.notes):
        yield from _of_claim(note, ("notes", index))
    for index, event in enumerate(sheet.events):
        item = ("events", index)
        yield _evidence(event.evidence, item)
        yield "caveat", event.caveats, item, ("caveats", None)


def _of_claim(claimed: "Figure | Note", item: Path) -> Iterator[Reference]:
    claim: Claim = claimed.claim
    if claim.is_named:
        yield "source", (claim.claimant,), item, ("claim", "claimant")
    yield "source", claim.via, item, ("claim", "via", None)
    yield _evidence(claimed.evidence, item)
    yield "caveat", claimed.caveats, item, ("caveats", None)


def _of_universe(universe: "Universe", item: Path) -> Iterator[Reference]:
    if universe.includes:
        yield "party", universe.includes, item, ("universe", "includes", None)
    if universe.excludes:
        yield "party", universe.excludes, item, ("universe", "excludes", None)
    if universe.unclear:
        yield "party", universe.unclear, item, ("universe", "unclear", None)


def _evidence(evidence: "tuple[Evidence, ...]", item: Path) -> Reference:
    return "source", tuple([entry.source for entry in evidence]), item, ("evidence", None, "source")
