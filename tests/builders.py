"""Valid parts of a document, as JSON and as models. A test names only what it is about.

`figure(label="tanks lost")` gives JSON with that label and everything else valid; `figure_of` gives the
model. The figure says everything that a figure can leave open, so that nothing but what a test changes
makes a difference.
"""

from typing import Any

from warloss_gui.claims.counted import Claimed
from warloss_gui.claims.figure import Figure
from warloss_gui.claims.sheet import FactSheet
from warloss_gui.claims.sources import NOT_NAMED

Json = dict[str, Any]


def quantity(value: Any = 6000, qualifier: str = "exact", unit: str = "person", **changes: Any) -> Json:
    return {"qualifier": qualifier, "value": value, "unit": unit, **changes}


def between(low: Any = 4000, high: Any = 6000, unit: str = "person", **changes: Any) -> Json:
    return {"qualifier": "between", "low": low, "high": high, "unit": unit, **changes}


def in_words(words: Any = "dozens", magnitude: Any = 1, unit: str = "person", **changes: Any) -> Json:
    return {"qualifier": "in_words", "words": words, "magnitude": magnitude, "unit": unit, **changes}


def share(value: Any = 1, number: Any = 4, what: Any = "soldiers", **changes: Any) -> Json:
    """One of four soldiers."""
    return {**quantity(value), "of": {"number": number, "what": what}, **changes}


def rate(value: Any = 100, per: str = "day", **changes: Any) -> Json:
    """A hundred a day."""
    return {**quantity(value), "per": per, **changes}


def counts(
    *outcomes: str,
    composition: str | None = None,
    term: Any = "losses",
    measure: str = "lost",
    **changes: Any,
) -> Json:
    """The composition follows from the number of outcomes, unless it is given."""
    usual = {0: "unspecified", 1: "separate"}.get(len(outcomes), "combined")
    return {
        "measure": measure,
        "outcomes": list(outcomes),
        "composition": composition or usual,
        "term": term,
        **changes,
    }


def claim(claimant: str = "general-staff", **changes: Any) -> Json:
    return {"claimant": claimant, "role": "adversary", "basis": "aggregate_claim", "via": [], **changes}


def unnamed_claim(**changes: Any) -> Json:
    return {"claimant": NOT_NAMED, "basis": "media_report", **changes}


def stated(date: str = "2025-06-30") -> Json:
    return {"date": date, "basis": "stated"}


def inferred(date: str = "2025-06-30", note: str = "The totals equal the report of that day.") -> Json:
    return {"date": date, "basis": "inferred", "note": note}


def period(interval: str = "2022-02-24/2025-06-30", **changes: Any) -> Json:
    return {"interval": interval, "basis": "stated", **changes}


def evidence(source: str = "article", **changes: Any) -> Json:
    return {"source": source, **changes}


def party(id_: str = "russia", **changes: Any) -> Json:
    return {"id": id_, "name": id_.replace("-", " ").title(), **changes}


def source(id_: str = "article", **changes: Any) -> Json:
    return {"id": id_, "kind": "article", "name": id_.replace("-", " ").title(), **changes}


def caveat(code: str = "undefined", **changes: Any) -> Json:
    text = f"This is the reservation {code}."
    return {"code": code, "kind": "definition", "severity": "important", "text": text, **changes}


def revision(**changes: Any) -> Json:
    made = {"previous": quantity(5000), "date": "2025-06-01", "by": "claimant", "why": "A later report."}
    return {**made, **changes}


def figure(**changes: Any) -> Json:
    made: Json = {
        "id": "losses",
        "section": "personnel",
        "party": "russia",
        "label": "soldiers killed",
        "quantity": quantity(),
        "counts": counts("killed"),
        "claim": claim(),
        "as_of": stated(),
        "evidence": [evidence()],
    }
    return {**made, **changes}


def equipment(**changes: Any) -> Json:
    made: Json = {
        "id": "tanks",
        "section": "equipment",
        "equipment_class": "tanks",
        "label": "tanks",
        "quantity": quantity(10_980, unit="item"),
        "counts": counts("destroyed"),
    }
    return figure(**{**made, **changes})


def contingent(**changes: Any) -> Json:
    """Those who were sent: 11,000 North Koreans."""
    made: Json = {
        "id": "sent",
        "section": "contingents",
        "party": "north-korea",
        "label": "soldiers sent",
        "quantity": quantity(11_000),
        "counts": counts(measure="sent", term="sent"),
    }
    return figure(**{**made, **changes})


def contingent_loss(**changes: Any) -> Json:
    """Those who were lost of them: at least 6,000."""
    made: Json = {
        "id": "lost",
        "section": "contingents",
        "party": "north-korea",
        "label": "soldiers lost",
        "quantity": quantity(6000, "at_least"),
        "counts": counts(term="lost"),
    }
    return figure(**{**made, **changes})


def displaced(**changes: Any) -> Json:
    """Those who are displaced on the day itself: a state, which has no period."""
    made: Json = {
        "id": "displaced",
        "label": "people displaced",
        "quantity": quantity(1_200_000, "about"),
        "counts": counts("displaced", measure="present", term="displaced"),
    }
    return figure(**{**made, **changes})


def part(whole: str = "losses", **changes: Any) -> Json:
    """Those of a number who are named apart: of the soldiers killed, the women."""
    made: Json = {
        "id": "part",
        "part_of": whole,
        "label": "women killed",
        "quantity": quantity(100),
        "counts": counts("killed", who=["women"]),
    }
    return figure(**{**made, **changes})


def statement(**changes: Any) -> Json:
    made: Json = {
        "id": "address",
        "speaker": "A Speaker",
        "role": "President",
        "party": "russia",
        "date": stated("2022-02-24"),
        "channel": "televised address",
        "form": "verbatim",
        "passages": [{"text": "The first passage."}],
        "language": "en",
        "source": "article",
    }
    return {**made, **changes}


def note(**changes: Any) -> Json:
    made: Json = {
        "id": "talks",
        "section": "context",
        "title": "Talks",
        "text": "Talks were held.",
        "claim": claim("article", role="media", basis="media_report"),
        "evidence": [evidence()],
    }
    return {**made, **changes}


def event(**changes: Any) -> Json:
    made: Json = {
        "id": "start",
        "label": "Start of the war",
        "date": stated("2022-02-24"),
        "evidence": [evidence()],
    }
    return {**made, **changes}


def status(**changes: Any) -> Json:
    return {"state": "ongoing", "as_of": stated(), **changes}


def sheet(**changes: Any) -> Json:
    """A sheet of one figure. It knows more parties, sources and caveats than it uses."""
    made: Json = {
        "$schema": "https://example.org/factsheet.schema.json",
        "format_version": 2,
        "id": "a-sheet",
        "revision": 1,
        "title": "A sheet",
        "language": "en",
        "as_of": stated(),
        "parties": [party("russia"), party("ukraine"), party("north-korea")],
        "sources": [
            source("general-staff", kind="organisation", in_text="the General Staff"),
            source("ministry", kind="organisation", in_text="the ministry"),
            source("article", in_text="the article"),
        ],
        "caveats": [caveat("undefined"), caveat("rounded", kind="rounding", severity="minor")],
        "figures": [figure()],
        "statements": [],
        "notes": [],
        "events": [],
    }
    return {**made, **changes}


def figure_of(**changes: Any) -> Figure:
    return Figure.model_validate(figure(**changes))


def sheet_of(**changes: Any) -> FactSheet:
    return FactSheet.model_validate(sheet(**changes))


def claimed(made: Json | None = None, **sheet_changes: Any) -> Claimed:
    """What a figure, given as JSON, counts and who claims it, in a sheet of its own."""
    holder = sheet_of(**{**sheet_changes, "figures": [figure() if made is None else made]})
    return holder.claimed[holder.figures[0].id]
