"""Valid documents of every kind, for hypothesis.

The texts hold what is welcome and awkward: braces, markup, percent signs, right-to-left letters, line feeds.
They hold nothing that the reader refuses, so a generated sheet is good for every layer.
"""

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from functools import cache
from typing import Any, Final, get_args

from hypothesis import strategies as st

from tests.builders import Json
from warloss_gui.claims.bounds import Bounds
from warloss_gui.claims.caveats import CaveatKind
from warloss_gui.claims.counts import ITEM_OUTCOMES, PERSON_OUTCOMES, EquipmentClass
from warloss_gui.claims.edtf import EdtfDate, EdtfInterval, Mark
from warloss_gui.claims.figure import Section
from warloss_gui.claims.sheet import FactSheet
from warloss_gui.claims.sources import NOT_NAMED, EvidenceBasis, Role, SourceKind

LARGEST_COUNT: Final = 10**15
LAST_YEAR_OF_CLAIMS: Final = 2099
"""Claims speak of no later year, and sources are read in no earlier one."""

AWKWARD: Final = (
    "{0}",
    "{number}",
    "{",
    "}}",
    "%s",
    "100 %",
    "%(date)s",
    "<b>A & B</b>",
    "<img src='file:///etc/passwd'>",
    "&lt;",
    "שלום",
    "العربية",
    "–",
    "\\n",
    "=1+1",
    "a {number} of <b>100 %</b> שלום",
)

# Marks and blanks that nobody sees, of categories that are otherwise welcome.
_UNSEEN: Final = "\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u2800\u3164\uffa0" + "".join(
    map(chr, (*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0)))
)
_CHARACTERS: Final = st.characters(exclude_categories=("C", "Zl", "Zp"), exclude_characters=_UNSEEN)


def _not_blank(text: str) -> bool:
    return not text.isspace()


@cache
def lines() -> st.SearchStrategy[str]:
    """One line of text."""
    return st.one_of(
        st.sampled_from(AWKWARD), st.text(_CHARACTERS, min_size=1, max_size=12).filter(_not_blank)
    )


@cache
def prose() -> st.SearchStrategy[str]:
    """Text that may have paragraphs."""
    return st.one_of(lines(), st.tuples(lines(), lines()).map("\n\n".join))


def _perhaps(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.none() | strategy


_LINE_OR_NOT: Final = _perhaps(lines())
_PROSE_OR_NOT: Final = _perhaps(prose())


@cache
def identifiers() -> st.SearchStrategy[str]:
    words = st.text("abcxyz019", min_size=1, max_size=6)
    return st.lists(words, min_size=1, max_size=3).map("-".join).filter(lambda id_: id_ != NOT_NAMED)


def _ids(least: int, most: int) -> st.SearchStrategy[list[str]]:
    return st.lists(identifiers(), min_size=least, max_size=most, unique=True)


def _some(ids: list[str], most: int = 3) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(ids), max_size=most, unique=True) if ids else st.just([])


@cache
def counts() -> st.SearchStrategy[int]:
    return st.one_of(st.integers(0, LARGEST_COUNT), st.integers(0, 12_000))


# Dates


def _last_of_month(first: date) -> date:
    return (first + timedelta(days=32)).replace(day=1) - timedelta(days=1)


@st.composite
def edtf_dates(draw: st.DrawFn, first_year: int = 1, last_year: int = 9998) -> EdtfDate:
    """A date of every precision and mark, in its shortest form, with the days that it can mean."""
    day = draw(st.dates(date(first_year, 1, 1), date(last_year, 12, 31)))
    first, mark = day.replace(day=1), draw(st.sampled_from(get_args(Mark)))
    match draw(st.sampled_from(("day", "month", "season", "year", "decade", "century"))):
        case "day":
            made = EdtfDate(day.isoformat(), day, day, "day", mark)
        case "month":
            made = EdtfDate(day.isoformat()[:7], first, _last_of_month(first), "month", mark)
        case "season":
            start = draw(st.sampled_from((3, 6, 9, 12)))
            first = first.replace(month=start)
            end = _last_of_month(
                _last_of_month(_last_of_month(first) + timedelta(days=1)) + timedelta(days=1)
            )
            made = EdtfDate(f"{day.year:04}-{20 + start // 3}", first, end, "season", mark)
        case "year":
            made = EdtfDate(f"{day.year:04}", date(day.year, 1, 1), date(day.year, 12, 31), "year", mark)
        case precision:
            span = 10 if precision == "decade" else 100
            year = day.year // span * span
            text = f"{day.year:04}"[: -len(str(span)) + 1] + "X" * (len(str(span)) - 1)
            ends = date(max(year, 1), 1, 1), date(year + span - 1, 12, 31)
            made = EdtfDate(text, *ends, precision, mark)
    return replace(made, text=made.text + mark)


@st.composite
def edtf_intervals(draw: st.DrawFn, first_year: int = 1, last_year: int = 9998) -> EdtfInterval:
    """A period whose ends are dates, or of which one is open or unknown."""
    start, end = (draw(edtf_dates(first_year, last_year)) for _ in range(2))
    if end.latest < start.earliest:
        start, end = end, start
    match draw(st.sampled_from(("both", "start", "end"))):
        case "both":
            return EdtfInterval(f"{start.text}/{end.text}", start, end, open_end=False)
        case "start":
            unsaid = draw(st.sampled_from(("..", "")))
            return EdtfInterval(f"{start.text}/{unsaid}", start, None, open_end=unsaid == "..")
        case _:
            unsaid = draw(st.sampled_from(("..", "")))
            return EdtfInterval(f"{unsaid}/{end.text}", None, end, open_end=False)


@cache
def _date_texts() -> st.SearchStrategy[str]:
    return edtf_dates(last_year=LAST_YEAR_OF_CLAIMS).map(lambda when: when.text)


@st.composite
def _grounds(draw: st.DrawFn) -> Json:
    basis = draw(st.sampled_from(("stated", "inferred")))
    note = draw(prose()) if basis == "inferred" else draw(_PROSE_OR_NOT)
    return {"basis": basis, "note": note}


@st.composite
def claim_dates(draw: st.DrawFn) -> Json:
    return {"date": draw(_date_texts()), **draw(_grounds())}


@st.composite
def _periods(draw: st.DrawFn) -> Json:
    span = draw(edtf_intervals(last_year=LAST_YEAR_OF_CLAIMS))
    return {"interval": span.text, **draw(_grounds())}


# Numbers


@st.composite
def quantities(draw: st.DrawFn, unit: str = "person") -> Json:
    if draw(st.booleans()):
        low, high = sorted(draw(st.lists(counts(), min_size=2, max_size=2, unique=True)))
        return {"qualifier": "between", "low": low, "high": high, "unit": unit}
    qualifier = draw(st.sampled_from(("exact", "about", "at_least", "more_than", "up_to", "nearly")))
    return {"qualifier": qualifier, "value": draw(counts()), "unit": unit}


def _numbers() -> st.SearchStrategy[Fraction]:
    return st.one_of(st.integers(0, 20), st.integers(0, LARGEST_COUNT)).map(Fraction)


@st.composite
def bounds_and_members(draw: st.DrawFn) -> tuple[Bounds, Fraction]:
    """What a claim allows, and one of the numbers that it allows."""
    member = draw(_numbers())
    low = draw(st.none() | st.just(member) | _numbers().map(lambda number: min(number, member)))
    high = draw(st.none() | st.just(member) | _numbers().map(lambda number: max(number, member)))
    made = Bounds(
        low,
        high,
        low_open=low is not None and low < member and draw(st.booleans()),
        high_open=high is not None and high > member and draw(st.booleans()),
        approximate=draw(st.booleans()),
    )
    return made, member


def bounds() -> st.SearchStrategy[Bounds]:
    return bounds_and_members().map(lambda pair: pair[0])


# Documents


@st.composite
def _claims(draw: st.DrawFn, sources: list[str]) -> Json:
    named = draw(st.booleans())
    return {
        "claimant": draw(st.sampled_from(sources)) if named else NOT_NAMED,
        "role": draw(st.sampled_from(get_args(Role))) if named else None,
        "basis": draw(st.sampled_from(get_args(EvidenceBasis))),
        "assessment": draw(_LINE_OR_NOT),
        "via": draw(_some(sources)),
    }


@st.composite
def _evidence(draw: st.DrawFn, sources: list[str]) -> Json:
    return {
        "source": draw(st.sampled_from(sources)),
        "paragraph": draw(st.none() | st.integers(1, 100_000)),
        "printed": draw(_LINE_OR_NOT),
    }


@st.composite
def _universes(draw: st.DrawFn, parties: list[str]) -> Json:
    places = {id_: draw(st.sampled_from(("includes", "excludes", "unclear", None))) for id_ in parties}
    names = ("includes", "excludes", "unclear")
    return {name: [id_ for id_, place in places.items() if place == name] for name in names}


@st.composite
def _counts(draw: st.DrawFn, *, of_items: bool) -> Json:
    allowed = ITEM_OUTCOMES if of_items else PERSON_OUTCOMES
    outcomes = sorted(draw(st.frozensets(st.sampled_from(sorted(allowed)))))
    several = len(outcomes) > 1 and not of_items
    compositions = ("combined", "unspecified") if several else ("separate", "combined", "unspecified")
    return {
        "measure": draw(st.sampled_from(("loss", "deployment"))),
        "outcomes": outcomes,
        "composition": draw(st.sampled_from(compositions)),
        "term": draw(lines()),
    }


@st.composite
def _revisions(draw: st.DrawFn) -> Json:
    return {
        "previous": draw(quantities()),
        "date": draw(_date_texts()),
        "by": draw(st.sampled_from(("claimant", "relayer", "transcriber"))),
        "why": draw(prose()),
    }


@st.composite
def _figures(draw: st.DrawFn, id_: str, known: dict[str, list[str]]) -> Json:
    section = draw(st.sampled_from(get_args(Section)))
    of_items = section == "equipment"
    unit = "item" if of_items else draw(st.sampled_from(("person", "wounding_event")))
    return {
        "id": id_,
        "section": section,
        "party": draw(st.sampled_from(known["party"])),
        "label": draw(lines()),
        "equipment_class": draw(st.sampled_from(get_args(EquipmentClass))) if of_items else None,
        "quantity": draw(quantities(unit)),
        "counts": draw(_counts(of_items=of_items)),
        "universe": draw(_universes(known["party"])),
        "claim": draw(_claims(known["source"])),
        "as_of": draw(claim_dates()),
        "period": draw(st.none() | _periods()),
        "evidence": draw(st.lists(_evidence(known["source"]), min_size=1, max_size=2)),
        "caveats": draw(_some(known["caveat"])),
        "revisions": draw(st.lists(_revisions(), max_size=1)),
    }


@st.composite
def _statements(draw: st.DrawFn, id_: str, known: dict[str, list[str]]) -> Json:
    return {
        "id": id_,
        "speaker": draw(lines()),
        "role": draw(lines()),
        "party": draw(st.sampled_from(known["party"])),
        "date": draw(claim_dates()),
        "channel": draw(lines()),
        "form": draw(st.sampled_from(("verbatim", "paraphrase"))),
        "passages": draw(st.lists(st.fixed_dictionaries({"text": prose()}), min_size=1, max_size=2)),
        "language": draw(st.sampled_from(("en", "uk", "pt-BR"))),
        "translation": draw(
            st.none() | st.fixed_dictionaries({"original_language": st.just("ru"), "by": st.none() | lines()})
        ),
        "source": draw(st.sampled_from(known["source"])),
        "caveats": draw(_some(known["caveat"])),
    }


@st.composite
def _notes(draw: st.DrawFn, id_: str, known: dict[str, list[str]]) -> Json:
    return {
        "id": id_,
        "section": draw(st.sampled_from(get_args(Section))),
        "title": draw(lines()),
        "text": draw(prose()),
        "claim": draw(_claims(known["source"])),
        "as_of": draw(st.none() | claim_dates()),
        "evidence": draw(st.lists(_evidence(known["source"]), min_size=1, max_size=2)),
        "caveats": draw(_some(known["caveat"])),
    }


@st.composite
def _events(draw: st.DrawFn, id_: str, known: dict[str, list[str]]) -> Json:
    return {
        "id": id_,
        "label": draw(lines()),
        "date": draw(claim_dates()),
        "evidence": draw(st.lists(_evidence(known["source"]), min_size=1, max_size=2)),
        "caveats": draw(_some(known["caveat"])),
    }


_WITHOUT_NUMBER: Final = {"statements": _statements, "notes": _notes, "events": _events}
"""The items that are no figures, by the list that holds them."""


@st.composite
def _sources(draw: st.DrawFn, id_: str) -> Json:
    later = edtf_dates(LAST_YEAR_OF_CLAIMS + 1, 9998).map(lambda when: when.text)
    return {
        "id": id_,
        "kind": draw(st.sampled_from(get_args(SourceKind))),
        "name": draw(lines()),
        "in_text": draw(_LINE_OR_NOT),
        "url": draw(st.none() | st.just("https://example.org/a?b=c#d")),
        "published": draw(st.none() | _date_texts()),
        "accessed": draw(st.none() | later),
    }


@st.composite
def _caveats(draw: st.DrawFn, code: str) -> Json:
    return {
        "code": code,
        "kind": draw(st.sampled_from(get_args(CaveatKind))),
        "severity": draw(st.sampled_from(("important", "minor"))),
        "text": draw(prose()),
    }


@st.composite
def sheets(draw: st.DrawFn, least_figures: int = 0) -> Json:
    """A sheet as JSON that breaks no rule. It may hold parties, sources and caveats that nothing uses."""
    known = {"party": draw(_ids(1, 3)), "source": draw(_ids(1, 3)), "caveat": draw(_ids(0, 3))}
    items = draw(_ids(least_figures, least_figures + 3))
    split = draw(st.integers(least_figures, len(items)))
    figures, others = items[:split], items[split:]
    made: dict[str, Any] = {
        "$schema": "https://example.org/factsheet.schema.json",
        "format_version": 1,
        "id": draw(identifiers()),
        "revision": draw(st.integers(1, 10**9)),
        "title": draw(lines()),
        "language": "en",
        "as_of": draw(claim_dates()),
        "headline": draw(st.none() | st.sampled_from(figures)) if figures else None,
        "parties": [{"id": id_, "name": draw(lines())} for id_ in known["party"]],
        "sources": [draw(_sources(id_)) for id_ in known["source"]],
        "caveats": [draw(_caveats(code)) for code in known["caveat"]],
        "figures": [draw(_figures(id_, known)) for id_ in figures],
        **{collection: [] for collection in _WITHOUT_NUMBER},
    }
    for id_ in others:
        collection = draw(st.sampled_from(tuple(_WITHOUT_NUMBER)))
        made[collection].append(draw(_WITHOUT_NUMBER[collection](id_, known)))
    if draw(st.booleans()):
        made["status"] = {"state": "ongoing", "as_of": draw(claim_dates()), "evidence": []}
    return made


def fact_sheets(least_figures: int = 0) -> st.SearchStrategy[FactSheet]:
    """A sheet that breaks no rule."""
    return sheets(least_figures).map(FactSheet.model_validate)
