"""Valid parts of a document, as JSON and as models. A test names only what it is about.

`figure(label="tanks lost")` gives JSON with that label and everything else valid; `figure_of` gives the
model. The figure says everything that a figure can leave open, so that nothing but what a test changes
makes a difference.
"""

from typing import Any

from warloss_gui.claims.comparability import Placed
from warloss_gui.claims.figure import Figure
from warloss_gui.claims.sheet import FactSheet
from warloss_gui.claims.sources import NOT_NAMED

Json = dict[str, Any]


def quantity(value: Any = 6000, qualifier: str = "exact", unit: str = "person") -> Json:
    return {"qualifier": qualifier, "value": value, "unit": unit}


def between(low: Any = 4000, high: Any = 6000, unit: str = "person") -> Json:
    return {"qualifier": "between", "low": low, "high": high, "unit": unit}


def counts(
    *outcomes: str, composition: str | None = None, term: str = "losses", measure: str = "loss"
) -> Json:
    """The composition follows from the number of outcomes, unless it is given."""
    usual = {0: "unspecified", 1: "separate"}.get(len(outcomes), "combined")
    return {
        "measure": measure,
        "outcomes": list(outcomes),
        "composition": composition or usual,
        "term": term,
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
        "counts": counts(measure="deployment", term="sent"),
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
        "format_version": 1,
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


def placed(made: Json | None = None, **sheet_changes: Any) -> Placed:
    """A figure, given as JSON, in a sheet of its own."""
    holder = sheet_of(**{**sheet_changes, "figures": [figure() if made is None else made]})
    return Placed(holder.figures[0], holder)
