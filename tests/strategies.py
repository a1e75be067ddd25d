"""Valid documents of every kind, for hypothesis. A generated sheet is good for every layer."""

from typing import Any, Final, get_args

from hypothesis import strategies as st

from tests.builders import Json
from tests.made_values import (
    AWKWARD,
    LARGEST_COUNT,
    LAST_YEAR_OF_CLAIMS,
    amounts,
    bounds,
    bounds_and_members,
    counts,
    date_texts,
    edtf_dates,
    edtf_intervals,
    identifiers,
    ids,
    lines,
    numbers_published,
    prose,
    quantities,
    some,
    texts,
)
from warloss_gui.claims.caveats import CaveatKind
from warloss_gui.claims.counts import EquipmentClass, Measure, Who
from warloss_gui.claims.edtf import parse_date
from warloss_gui.claims.figure import SECTION_UNITS, UNIT_OUTCOMES, UNITS_OF_PEOPLE, Figure, Section
from warloss_gui.claims.quantity import Unit
from warloss_gui.claims.sheet import FactSheet
from warloss_gui.claims.sources import NOT_NAMED, EvidenceBasis, Role, SourceKind

__all__ = [
    "AWKWARD",
    "LARGEST_COUNT",
    "amounts",
    "bounds",
    "bounds_and_members",
    "counts",
    "edtf_dates",
    "edtf_intervals",
    "fact_sheets",
    "lines",
    "numbers_published",
    "quantities",
    "sheets",
]

Known = dict[str, list[str]]
"""The ids that a document defines, by kind, and its languages."""


# What the items of a document share


def _line(known: Known) -> st.SearchStrategy[Any]:
    return texts(lines(), known["language"])


def _line_or_not(known: Known) -> st.SearchStrategy[Any]:
    return st.none() | _line(known)


def _prose(known: Known) -> st.SearchStrategy[Any]:
    return texts(prose(), known["language"])


def _prose_or_not(known: Known) -> st.SearchStrategy[Any]:
    return st.none() | _prose(known)


@st.composite
def _grounds(draw: st.DrawFn, known: Known) -> Json:
    basis = draw(st.sampled_from(("stated", "inferred")))
    return {"basis": basis, "note": draw(_prose(known) if basis == "inferred" else _prose_or_not(known))}


@st.composite
def _claim_dates(draw: st.DrawFn, known: Known) -> Json:
    return {"date": draw(date_texts()), **draw(_grounds(known))}


@st.composite
def _periods(draw: st.DrawFn, as_of: str, known: Known) -> Json | None:
    """A period that does not end after the day of its claim, or none."""
    span = draw(edtf_intervals(last_year=LAST_YEAR_OF_CLAIMS))
    text = span.text
    if span.end is not None and span.end.earliest > parse_date(as_of).latest:
        if span.start is None:
            return None
        text = f"{span.start.text}/.."
    return {"interval": text, **draw(_grounds(known))}


@st.composite
def _claims(draw: st.DrawFn, known: Known) -> Json:
    named = draw(st.booleans())
    return {
        "claimant": draw(st.sampled_from(known["source"])) if named else NOT_NAMED,
        "role": draw(st.sampled_from(get_args(Role))) if named else None,
        "basis": draw(st.sampled_from(get_args(EvidenceBasis))),
        "assessment": draw(st.none() | lines()),
        "via": draw(some(known["source"])),
        "rests_on": draw(some(known["source"], 1)),
    }


@st.composite
def _evidence(draw: st.DrawFn, known: Known) -> Json:
    return {
        "source": draw(st.sampled_from(known["source"])),
        "paragraph": draw(st.none() | st.integers(1, 100_000)),
        "printed": draw(st.none() | lines()),
    }


def _where(known: Known) -> st.SearchStrategy[list[Json]]:
    return st.lists(_evidence(known), min_size=1, max_size=2)


# Figures


@st.composite
def _universes(draw: st.DrawFn, parties: list[str]) -> Json:
    places = {id_: draw(st.sampled_from(("includes", "excludes", "unclear", None))) for id_ in parties}
    names = ("includes", "excludes", "unclear")
    return {name: [id_ for id_, place in places.items() if place == name] for name in names}


@st.composite
def _counts(draw: st.DrawFn, unit: Unit, known: Known) -> Json:
    outcomes = sorted(draw(st.frozensets(st.sampled_from(sorted(UNIT_OUTCOMES[unit])), max_size=4)))
    several = len(outcomes) > 1 and unit != "item"
    compositions = ("combined", "unspecified") if several else ("separate", "combined", "unspecified")
    who = draw(st.sets(st.sampled_from(get_args(Who)), max_size=2)) if unit in UNITS_OF_PEOPLE else ()
    return {
        "measure": draw(st.sampled_from(get_args(Measure))),
        "outcomes": outcomes,
        "composition": draw(st.sampled_from(compositions)),
        "term": draw(_line(known)),
        "who": sorted(who),
    }


@st.composite
def _revisions(draw: st.DrawFn, known: Known) -> Json:
    return {
        "previous": draw(quantities(languages=tuple(known["language"]))),
        "date": draw(date_texts()),
        "by": draw(st.sampled_from(("claimant", "relayer", "transcriber"))),
        "why": draw(_prose(known)),
    }


@st.composite
def _figures(draw: st.DrawFn, id_: str, known: Known) -> Json:
    section = draw(st.sampled_from(get_args(Section)))
    unit: Unit = draw(st.sampled_from(sorted(SECTION_UNITS[section])))
    counted, as_of = draw(_counts(unit, known)), draw(_claim_dates(known))
    has_period = counted["measure"] != "present" and draw(st.booleans())
    return {
        "id": id_,
        "section": section,
        "party": draw(st.sampled_from(known["party"])),
        "label": draw(_line(known)),
        "title": draw(_line_or_not(known)),
        "equipment_class": draw(st.sampled_from(get_args(EquipmentClass)))
        if section == "equipment"
        else None,
        "quantity": draw(quantities(unit, tuple(known["language"]))),
        "counts": counted,
        "universe": draw(_universes(known["party"])),
        "claim": draw(_claims(known)),
        "as_of": as_of,
        "period": draw(_periods(as_of["date"], known)) if has_period else None,
        "reported": draw(st.none() | _claim_dates(known)),
        "evidence": draw(_where(known)),
        "caveats": draw(some(known["caveat"])),
        "revisions": draw(st.lists(_revisions(known), max_size=1)),
    }


@st.composite
def _parts(draw: st.DrawFn, id_: str, whole: Json, known: Known) -> Json:
    """A part of a figure, which may say in what it is less. Its number does not exceed the whole."""
    unit: Unit = whole["quantity"]["unit"]
    made: Json = {**whole, "id": id_, "part_of": whole["id"], "label": draw(_line(known)), "revisions": []}
    if unit in UNITS_OF_PEOPLE:
        who = sorted(draw(st.sets(st.sampled_from(get_args(Who)), max_size=2)))
        made["counts"] = {**whole["counts"], "who": who}
    made["quantity"] = draw(quantities(unit, tuple(known["language"])))
    low = Figure.model_validate(made).quantity.bounds.low
    high = Figure.model_validate(whole).quantity.bounds.high
    if low is not None and high is not None and low > high:
        made["quantity"] = {"qualifier": "up_to", "value": draw(amounts()), "unit": unit}
    return made


@st.composite
def _again(draw: st.DrawFn, id_: str, earlier: Json, known: Known) -> Json:
    """The same claim once more, with a number of its own."""
    unit: Unit = earlier["quantity"]["unit"]
    made = {**earlier, "id": id_, "quantity": draw(quantities(unit, tuple(known["language"])))}
    return {**made, "part_of": None}


@st.composite
def _all_figures(draw: st.DrawFn, figure_ids: list[str], known: Known) -> list[Json]:
    made: list[Json] = []
    for id_ in figure_ids:
        kind = draw(st.sampled_from(("new", "new", "new", "part", "again"))) if made else "new"
        if kind == "new":
            made.append(draw(_figures(id_, known)))
        else:
            earlier = draw(st.sampled_from(made))
            made.append(draw((_parts if kind == "part" else _again)(id_, earlier, known)))
    return made


# Items without a number


@st.composite
def _passages(draw: st.DrawFn, known: Known) -> Json:
    return {"text": draw(prose()), "translation": draw(_prose_or_not(known))}


@st.composite
def _statements(draw: st.DrawFn, id_: str, known: Known) -> Json:
    translation = {"original_language": "ru", "by": draw(_line_or_not(known))}
    return {
        "id": id_,
        "speaker": draw(_line(known)),
        "role": draw(_line(known)),
        "party": draw(st.sampled_from(known["party"])),
        "date": draw(_claim_dates(known)),
        "channel": draw(_line(known)),
        "form": draw(st.sampled_from(("verbatim", "paraphrase"))),
        "passages": draw(st.lists(_passages(known), min_size=1, max_size=2)),
        "language": draw(st.sampled_from(("en", "uk", "pt-BR"))),
        "translation": draw(st.sampled_from((None, translation))),
        "source": draw(st.sampled_from(known["source"])),
        "caveats": draw(some(known["caveat"])),
    }


@st.composite
def _notes(draw: st.DrawFn, id_: str, known: Known) -> Json:
    return {
        "id": id_,
        "section": draw(st.sampled_from(get_args(Section))),
        "title": draw(_line(known)),
        "text": draw(_prose(known)),
        "claim": draw(_claims(known)),
        "as_of": draw(st.none() | _claim_dates(known)),
        "evidence": draw(_where(known)),
        "caveats": draw(some(known["caveat"])),
    }


@st.composite
def _events(draw: st.DrawFn, id_: str, known: Known) -> Json:
    return {
        "id": id_,
        "label": draw(_line(known)),
        "date": draw(_claim_dates(known)),
        "evidence": draw(_where(known)),
        "caveats": draw(some(known["caveat"])),
    }


_WITHOUT_NUMBER: Final = {"statements": _statements, "notes": _notes, "events": _events}
"""The items that are no figures, by the list that holds them."""


# What items refer to


_METHODS: Final = (
    None,
    {"published": False},
    {"published": True, "url": "https://example.org/method"},
    {"published": True, "note": "In print."},
)


@st.composite
def _names(draw: st.DrawFn, known: Known) -> Json:
    return {
        "name": draw(_line(known)),
        "also_called": draw(st.lists(_line(known), max_size=1)),
        "same_as": draw(some(["https://example.org/id/1", "urn:example:2"], 1)),
    }


@st.composite
def _all_parties(draw: st.DrawFn, known: Known) -> list[Json]:
    """Single parties, and perhaps some of them together."""
    first, *others = known["party"]
    together = len(others) > 1 and draw(st.booleans())
    members = draw(st.sets(st.sampled_from(others), min_size=2)) if together else ()
    code = draw(st.sampled_from((None, "UKR")))
    made = [{"id": id_, **draw(_names(known)), "iso3166": code if not together else None} for id_ in [first]]
    made += [{"id": id_, **draw(_names(known))} for id_ in others]
    return [{**made[0], "made_of": sorted(members)}, *made[1:]]


@st.composite
def _sources(draw: st.DrawFn, id_: str, known: Known) -> Json:
    later = edtf_dates(LAST_YEAR_OF_CLAIMS + 1, 9998).map(lambda when: when.text)
    return {
        "id": id_,
        "kind": draw(st.sampled_from(get_args(SourceKind))),
        **draw(_names(known)),
        "in_text": draw(_line_or_not(known)),
        "role": draw(st.none() | st.sampled_from(get_args(Role))),
        "title": draw(_line_or_not(known)),
        "url": draw(st.sampled_from((None, "https://example.org/a?b=c#d"))),
        "published": draw(st.none() | date_texts()),
        "accessed": draw(st.none() | later),
        "licence": draw(st.none() | lines()),
        "note": draw(_prose_or_not(known)),
        "method": draw(st.sampled_from(_METHODS)),
    }


@st.composite
def _caveats(draw: st.DrawFn, code: str, known: Known) -> Json:
    return {
        "code": code,
        "kind": draw(st.sampled_from(get_args(CaveatKind))),
        "severity": draw(st.sampled_from(("important", "minor"))),
        "text": draw(_prose(known)),
        "short": draw(_line_or_not(known)),
    }


# Documents


@st.composite
def _heads(draw: st.DrawFn, known: Known) -> Json:
    languages = known["language"]
    return {
        "$schema": "https://example.org/factsheet.schema.json",
        "format_version": 2,
        "id": draw(identifiers()),
        "revision": draw(st.integers(1, 10**9)),
        "title": draw(_line(known)),
        "language": languages[0],
        "languages": languages if len(languages) > 1 else [],
        "address": draw(st.sampled_from((None, "https://example.org/sheet.json"))),
        "titles": {"personnel": draw(_line_or_not(known)), "statements": draw(_line_or_not(known))},
        "as_of": draw(_claim_dates(known)),
        "next_update": draw(st.none() | date_texts()),
        "status": draw(
            st.none() | st.fixed_dictionaries({"state": st.just("ongoing"), "as_of": _claim_dates(known)})
        ),
    }


@st.composite
def sheets(draw: st.DrawFn, least_figures: int = 0) -> Json:
    """A sheet as JSON that breaks no rule. It may hold parties, sources and caveats that nothing uses."""
    known = {
        "party": draw(ids(1, 3)),
        "source": draw(ids(1, 3)),
        "caveat": draw(ids(0, 3)),
        "language": draw(st.sampled_from((["en"], ["en"], ["en", "uk"], ["uk", "en", "pt-BR"]))),
    }
    items = draw(ids(least_figures, least_figures + 3))
    split = draw(st.integers(least_figures, len(items)))
    figures, others = items[:split], items[split:]
    made: dict[str, Any] = {
        **draw(_heads(known)),
        "headline": draw(st.none() | st.sampled_from(figures)) if figures else None,
        "parties": draw(_all_parties(known)),
        "sources": [draw(_sources(id_, known)) for id_ in known["source"]],
        "caveats": [draw(_caveats(code, known)) for code in known["caveat"]],
        "figures": draw(_all_figures(figures, known)),
        **{collection: [] for collection in _WITHOUT_NUMBER},
    }
    for id_ in others:
        collection = draw(st.sampled_from(tuple(_WITHOUT_NUMBER)))
        made[collection].append(draw(_WITHOUT_NUMBER[collection](id_, known)))
    return made


def fact_sheets(least_figures: int = 0) -> st.SearchStrategy[FactSheet]:
    """A sheet that breaks no rule."""
    return sheets(least_figures).map(FactSheet.model_validate)
