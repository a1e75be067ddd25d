"""Two hundred made-up fact sheets of format 1, always the same.

They are JSON as that format has it. Nothing here is taken from the program or from the other tests, which
go on to later formats. Whatever may be left out is there in some sheets, left out in others, and in a few
it is null or empty.
"""

from functools import cache
from typing import Any, Final

from tests.format_1 import terms
from tests.format_1.lots import Lots

Json = dict[str, Any]

COUNT: Final = 200

LARGEST: Final = 10**15
FIRST_YEAR: Final = 2014
MIDDLE_YEAR: Final = 2019
LAST_YEAR: Final = 2025
"""Sources are read in the year after the last of which they speak."""

PARTIES: Final = (
    ("northland", "Northland", "XNL"),
    ("southland", "Southland", "XSL"),
    ("eastmark", "Eastmark", "XEM"),
    ("west-isles", "West Isles", None),
    ("midvale", "Мідвейл", "XMV"),
    ("highmoor", "هايمور", None),
    ("lowfen", "לופן", "XLF"),
    ("far-coast", "遠岸", None),
    ("brackwater", "Brackwater & Sons’ Land", None),
)

SOURCES: Final = (
    ("ministry", "Ministry of Northland", "the Ministry of Northland"),
    ("staff", "General Staff of Southland", "the General Staff of Southland"),
    ("institute", "Eastmark Institute", "the Eastmark Institute"),
    ("gazette", "West Isles Gazette", "the *West Isles Gazette*"),
    ("count", "The Long Count", None),
    ("minister", "A. Minister", None),
    ("bureau", "Бюро Мідвейла", "Бюро Мідвейла"),
    ("agency", "وكالة هايمور", None),
    ("archive", "ארכיון לופן", None),
    ("office", "遠岸局", None),
    ("observer", "Παρατηρητής", "τον Παρατηρητή"),
    ("braces", "{name} of 100 % [Northland]", None),
)

PEOPLE: Final = (
    "soldiers lost",
    "soldiers killed",
    "soldiers killed or injured",
    "people missing",
    "Prisoners",
    "troops sent",
    "volunteers of the 2nd Brigade",
    "солдатів убито",
    "جنود قُتلوا",
    "士兵",
    "{number} soldiers <b>lost</b> | 100 %",
)
ITEMS: Final = ("tanks", "vehicles of all kinds", "ships", "guns", "items", "літаків", "=1+1 machines")
TERMS: Final = ("lost", "losses", "casualties", "killed", "sent", "hors de combat", "втрати", "خسائر", "損失")

HEDGES: Final = ("believed", "highly likely", "said to be", "імовірно")
PRINTED: Final = ("6,000", "more than six thousand", "1020010", "6 тис.", "٦٠٠٠", "“some” *6,000*", "n/a")
TITLES: Final = ("Yearly report", "On the war", "Звіт", "A “list” of 1\\2 names", "#5: {0}")
ADDRESSES: Final = (
    "https://example.org/",
    "https://example.org/a_b?c=1&d=*2*#e",
    "https://example.org/(a)/<b>/&amp;",
)
LICENCES: Final = ("CC BY 4.0", "MIT", "All rights reserved")
REMARKS: Final = (
    "It is read as it stands.",
    "Only part of it is kept.",
    "It speaks of people.\nOf things it says nothing.",
    "Лише переказ.",
    "- 100 % of {it} & no more",
)
REASONS: Final = (
    "It equals the report of that day.",
    "The text gives the month only.",
    "It was read the day after.\n\nNo other day would do.",
    "Дату взято зі звіту.",
)
CHANGES: Final = (
    "A later report.",
    "A slip of the pen.",
    "Two were counted twice.\nThey were one.",
    "Помилка.",
)
CAVEATS: Final[dict[str, tuple[str, ...]]] = {
    "definition": ("The word is not defined.", "It counts other things than most do."),
    "scope_unclear": ("It is not said whom it covers.",),
    "party_to_conflict": ("One side counts the other.", "One side counts its own."),
    "unverified": ("Nobody has checked it.", "Ніхто не перевіряв."),
    "attribution_doubtful": ("No text of the claimant has it.",),
    "date_inferred": ("The day is not given.",),
    "rounding": ("A round number, printed as exact.",),
    "wording_differs": ("Elsewhere it reads ‘at least’.",),
    "partial": ("A floor, not an estimate.",),
    "definition_break": ("Until 2020 it counted less.",),
    "editor_note": ("It joins <b>two</b> lists.\nBoth are short.", "{text} of 50 %"),
}
SPEAKERS: Final = ("A. Minister", "General B. of Southland", "Міністр Війни", "الوزير", "C. “Quote” D.")
OFFICES: Final = ("Minister", "President of Northland", "spokesman, *for now*", "Міністр")
CHANNELS: Final = ("televised address", "post", "interview with the West Isles Gazette", "інтерв’ю")
PASSAGES: Final = (
    "We do not count the living.",
    "They began it.\nWe ended it.",
    "Ми рахуємо всіх.",
    "لن ننسى أحدا.",
    "> 100 % of {them} | all",
    "Nobody was there.\n\nEverybody saw it.",
)
LANGUAGES: Final = ("en", "en", "uk", "ar", "pt-BR", "zh-Hant")
TRANSLATORS: Final = ("the West Isles Gazette", "Є. Перекладач")
NOTES: Final = (
    ("Talks", "Talks were held and broken off."),
    ("Trade in grain", "It went on.\n\nHow much of it, nobody says."),
    ("Переговори", "Вони тривали."),
    ("1. {title}", "# No heading, & no *stress*"),
)
EVENTS: Final = ("Start of the war", "Fall of Lowfen", "Truce at sea", "Перемир’я", "=Day | one")

NUMBERS: Final = (
    *(0, 1, 2, 7, 12, 99, 100, 999, 1_000, 1_001, 4_700, 6_000, 10_980, 35_000, 99_999, 400_000, 999_999),
    *(1_000_000, 1_020_010, 1_999_999, 123_456_789, 999_999_999, 10**12, LARGEST - 1, LARGEST),
)
FIGURE_COUNTS: Final = (1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 4, 5, 6)
PARAGRAPHS: Final = (1, 2, 3, 17, 4_000, 100_000)
REVISIONS: Final = (1, 1, 2, 3, 17, 10**9)

DAY: Final = "day"
"""A day without a mark, as most dates are."""

DATE_SHAPES: Final = (*(DAY,) * 8, "2025-06", "2025-06", *terms.DATE_SHAPES)
DATE_MARKS: Final = (*("",) * 3, *terms.DATE_MARKS)
INTERVAL_ENDS: Final = ("start/end", "start/end", *terms.INTERVAL_ENDS)
PERIOD_ENDS: Final = (*("on that day",) * 8, *("before",) * 8, "after")
DATE_BASES: Final = ("stated", *terms.DATE_BASES)
PERSON_SECTIONS: Final = tuple(section for section in terms.SECTIONS if section != "equipment")
SECTIONS: Final = ("personnel", *PERSON_SECTIONS, "equipment", "equipment")
PERSON_UNITS: Final = ("person", "person", *terms.PERSON_UNITS)


@cache
def sheets() -> dict[str, Json]:
    """The sheets by their names, in their order. Nobody may change them."""
    lots = Lots(1)
    return {f"made-{number:03}": _sheet(lots, number) for number in range(1, COUNT + 1)}


class _Known:
    """What the items of a sheet may refer to."""

    def __init__(self, parties: list[Json], sources: list[Json], caveats: list[Json]) -> None:
        self.parties = [party["id"] for party in parties]
        self.sources = [source["id"] for source in sources]
        self.caveats = [caveat["code"] for caveat in caveats]


def _sheet(lots: Lots, number: int) -> Json:
    parties = [_party(place) for place in lots.some(list(PARTIES), 2, 4)]
    sources = [_source(lots, place) for place in lots.some(list(SOURCES), 2, 4)]
    caveats = [_caveat(lots, code) for code in range(1, 2 + lots.below(4))]
    known = _Known(parties, sources, caveats)
    figures = [_figure(lots, f"figure-{place}", known) for place in range(1, 1 + lots.one(FIGURE_COUNTS))]
    return {
        "$schema": "https://example.org/factsheet-1.schema.json",
        "format_version": 1,
        "id": f"made-{number:03}",
        "revision": lots.one(REVISIONS),
        "title": lots.one((f"Losses, sheet {number}", f"Втрати, аркуш {number}", f"#{number} of {{title}}")),
        "language": lots.one(LANGUAGES),
        "as_of": _dated(lots),
        **_perhaps(lots, "status", _status(lots, known)),
        **_perhaps(lots, "headline", figures[lots.below(len(figures))]["id"]),
        "parties": parties,
        "sources": sources,
        "caveats": caveats,
        "figures": figures,
        **_list(lots, "statements", [_statement(lots, name, known) for name in _names(lots, "statement")]),
        **_list(lots, "notes", [_note(lots, name, known) for name in _names(lots, "note")]),
        **_list(lots, "events", [_event(lots, name, known) for name in _names(lots, "event")]),
    }


def _names(lots: Lots, kind: str) -> list[str]:
    return [f"{kind}-{place}" for place in range(1, 1 + lots.one((0, 0, 0, 1, 1, 2)))]


# What may be left out


def _perhaps(lots: Lots, field: str, value: object, times: int = 2) -> Json:
    """The field, which is there once in so many times. Where it is not, it is left out or null."""
    return {field: value} if lots.one_in(times) else _null_or_nothing(lots, field)


def _null_or_nothing(lots: Lots, field: str) -> Json:
    """A field that is not given: it is left out, or null."""
    return {field: None} if lots.one_in(3) else {}


def _list(lots: Lots, field: str, values: list[Any]) -> Json:
    """A list; where nothing is in it, it is left out or empty."""
    return {field: values} if values or lots.one_in(3) else {}


# Who and what it speaks of


def _party(place: tuple[str, str, str | None]) -> Json:
    id_, name, code = place
    return {"id": id_, "name": name} if code is None else {"id": id_, "name": name, "iso3166": code}


def _source(lots: Lots, place: tuple[str, str, str | None]) -> Json:
    id_, name, in_text = place
    return {
        "id": id_,
        "kind": lots.one(terms.SOURCE_KINDS),
        "name": name,
        **({"in_text": in_text} if in_text else _null_or_nothing(lots, "in_text")),
        **_perhaps(lots, "role", lots.one(terms.ROLES)),
        **_perhaps(lots, "title", lots.one(TITLES), 3),
        **_perhaps(lots, "url", lots.one(ADDRESSES), 3),
        **_perhaps(lots, "published", _date(lots, FIRST_YEAR, LAST_YEAR), 4),
        **_perhaps(lots, "accessed", _date(lots, LAST_YEAR + 1, LAST_YEAR + 1), 4),
        **_perhaps(lots, "licence", lots.one(LICENCES), 5),
        **_perhaps(lots, "note", lots.one(REMARKS), 5),
    }


def _caveat(lots: Lots, code: int) -> Json:
    kind = lots.one(terms.CAVEAT_KINDS)
    return {
        "code": f"caveat-{code}",
        "kind": kind,
        "severity": lots.one(terms.SEVERITIES),
        "text": lots.one(CAVEATS[kind]),
    }


def _status(lots: Lots, known: _Known) -> Json:
    evidence = [_evidence(lots, known)] if lots.one_in(2) else []
    return {
        "state": lots.one(terms.STATES),
        "as_of": _dated(lots),
        **_perhaps(lots, "note", lots.one(REMARKS)),
        **_list(lots, "evidence", evidence),
    }


def _claim(lots: Lots, known: _Known) -> Json:
    named = not lots.one_in(6)
    others = known.sources.copy()
    claimant = others.pop(lots.below(len(others))) if named else terms.NOT_NAMED
    # That a claimant passes its own claim on says little, but the format allows it.
    relayers = known.sources if lots.one_in(12) else others
    via = lots.some(relayers, 0, 3) if lots.one_in(2) else []
    return {
        "claimant": claimant,
        **({"role": lots.one(terms.ROLES)} if named else _null_or_nothing(lots, "role")),
        "basis": lots.one(terms.EVIDENCE_BASES),
        **_perhaps(lots, "assessment", lots.one(HEDGES), 4),
        **_list(lots, "via", via),
    }


def _evidence(lots: Lots, known: _Known) -> Json:
    return {
        "source": known.sources[lots.below(len(known.sources))],
        **_perhaps(lots, "paragraph", lots.one(PARAGRAPHS)),
        **_perhaps(lots, "printed", lots.one(PRINTED)),
    }


def _proven(lots: Lots, known: _Known) -> list[Json]:
    return [_evidence(lots, known) for _ in range(lots.one((1, 1, 1, 2)))]


def _reserved(lots: Lots, known: _Known) -> Json:
    """The caveats of an item. Once in a while one is named twice, which the format allows."""
    codes = lots.some(known.caveats, 0, 3)
    return _list(lots, "caveats", codes + codes[:1] if lots.one_in(12) else codes)


# When


def _date(lots: Lots, first: int, last: int) -> str:
    """A date of one of the years, or of the decade or century of one."""
    shape, year = lots.one(DATE_SHAPES), first + lots.below(last - first + 1)
    month = 1 + lots.below(12)
    if shape == DAY:
        return f"{year}-{month:02}-{1 + lots.below(28):02}"
    text = shape.replace("30", f"{1 + lots.below(28):02}").replace("06", f"{month:02}")
    text = (
        text.replace("2025", str(year)).replace("202X", f"{year // 10}X").replace("20XX", f"{year // 100}XX")
    )
    return text + lots.one(DATE_MARKS)


def _ground(lots: Lots) -> Json:
    basis, note = lots.one(DATE_BASES), lots.one(REASONS)
    return {"basis": basis, **({"note": note} if basis == "inferred" else _perhaps(lots, "note", note, 6))}


def _dated(lots: Lots, first: int = FIRST_YEAR, last: int = LAST_YEAR) -> Json:
    return {"date": _date(lots, first, last), **_ground(lots)}


def _day_and_period(lots: Lots) -> Json:
    """The day of a figure, and perhaps its period, which now and then ends after that day."""
    year = MIDDLE_YEAR + 1 + lots.below(LAST_YEAR - MIDDLE_YEAR)
    as_of = _dated(lots, year, year)
    if lots.one_in(2):
        return {"as_of": as_of, **_null_or_nothing(lots, "period")}
    match lots.one(PERIOD_ENDS):
        case "on that day":
            end = as_of["date"]
        case "before":
            end = _date(lots, MIDDLE_YEAR, year - 1)
        case _:
            end = _date(lots, year + 1, year + 1)
    ends = lots.one(INTERVAL_ENDS).replace("start", _date(lots, FIRST_YEAR, MIDDLE_YEAR - 1))
    return {"as_of": as_of, "period": {"interval": ends.replace("end", end), **_ground(lots)}}


# Numbers


def _quantity(lots: Lots, unit: str) -> Json:
    qualifier, value = lots.one(terms.QUALIFIERS), lots.one(NUMBERS)
    if qualifier != "between":
        return {"qualifier": qualifier, "value": value, "unit": unit}
    low = min(value, LARGEST - 1)
    high = min(low + 1 + lots.one(NUMBERS), LARGEST)
    return {"qualifier": qualifier, "low": low, "high": high, "unit": unit}


def _counts(lots: Lots, *, of_items: bool, sent: bool) -> Json:
    possible = terms.ITEM_OUTCOMES if of_items else terms.PERSON_OUTCOMES
    wanted = lots.one((0, 0, 1, 1, 2, 2, 3, 4))
    outcomes = [lots.one(possible)] if wanted == 1 else lots.some(list(possible), wanted, wanted)
    composition = lots.one(terms.COMPOSITIONS)
    if composition == "separate" and len(outcomes) > 1 and not of_items:
        composition = "combined"
    measure = "deployment" if sent else "loss"
    return {
        **({} if measure == "loss" and lots.one_in(2) else {"measure": measure}),
        "outcomes": outcomes,
        "composition": composition,
        "term": lots.one(TERMS),
    }


def _universe(lots: Lots, party: str, known: _Known) -> Json:
    found: dict[str, list[str]] = {"includes": [], "excludes": [], "unclear": []}
    for other in known.parties:
        place = lots.one(("includes", "excludes", "unclear", "not named"))
        if place in found and (other != party or lots.one_in(8)):
            found[place].append(other)
    universe = {
        field: value for name, ids in found.items() for field, value in _list(lots, name, ids).items()
    }
    return {"universe": universe} if lots.one_in(2) else {}


def _revision(lots: Lots, unit: str) -> Json:
    return {
        "previous": _quantity(lots, unit),
        "date": _date(lots, FIRST_YEAR, LAST_YEAR),
        "by": lots.one(terms.REVISION_AUTHORS),
        "why": lots.one(CHANGES),
    }


def _figure(lots: Lots, id_: str, known: _Known) -> Json:
    section = lots.one(SECTIONS)
    of_items = section == "equipment"
    sent = lots.one_in(2 if section == "contingents" else 10)
    unit = terms.ITEM_UNIT if of_items else lots.one(PERSON_UNITS)
    party = known.parties[lots.below(len(known.parties))]
    classed = {"equipment_class": lots.one(terms.EQUIPMENT_CLASSES)} if of_items else {}
    revisions = [_revision(lots, unit) for _ in range(lots.one((0, 0, 0, 0, 0, 0, 1, 2)))]
    return {
        "id": id_,
        "section": section,
        "party": party,
        "label": lots.one(ITEMS if of_items else PEOPLE),
        **(classed or _null_or_nothing(lots, "equipment_class")),
        "quantity": _quantity(lots, unit),
        "counts": _counts(lots, of_items=of_items, sent=sent),
        **_universe(lots, party, known),
        "claim": _claim(lots, known),
        **_day_and_period(lots),
        "evidence": _proven(lots, known),
        **_reserved(lots, known),
        **_list(lots, "revisions", revisions),
    }


# What has no number


def _statement(lots: Lots, id_: str, known: _Known) -> Json:
    translation = {
        "original_language": lots.one(LANGUAGES),
        **_perhaps(lots, "by", lots.one(TRANSLATORS)),
        **_perhaps(lots, "note", lots.one(REMARKS), 3),
    }
    return {
        "id": id_,
        "speaker": lots.one(SPEAKERS),
        "role": lots.one(OFFICES),
        "party": known.parties[lots.below(len(known.parties))],
        "date": _dated(lots),
        "channel": lots.one(CHANNELS),
        "form": lots.one(terms.FORMS),
        "passages": [
            {"text": lots.one(PASSAGES), **_perhaps(lots, "paragraph", lots.one(PARAGRAPHS))}
            for _ in range(lots.one((1, 1, 2, 3)))
        ],
        "language": lots.one(LANGUAGES),
        **_perhaps(lots, "translation", translation),
        "source": known.sources[lots.below(len(known.sources))],
        **_reserved(lots, known),
    }


def _note(lots: Lots, id_: str, known: _Known) -> Json:
    title, text = lots.one(NOTES)
    return {
        "id": id_,
        "section": lots.one(terms.SECTIONS),
        "title": title,
        "text": text,
        "claim": _claim(lots, known),
        **_perhaps(lots, "as_of", _dated(lots)),
        "evidence": _proven(lots, known),
        **_reserved(lots, known),
    }


def _event(lots: Lots, id_: str, known: _Known) -> Json:
    return {
        "id": id_,
        "label": lots.one(EVENTS),
        "date": _dated(lots),
        "evidence": _proven(lots, known),
        **_reserved(lots, known),
    }
