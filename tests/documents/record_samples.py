"""Small public records of both shapes, and where the real ones may be."""

import json
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any, Final

from warloss_gui.documents.record_oddities import Oddity
from warloss_gui.documents.record_reading import RecordReading
from warloss_gui.documents.records import read_record_bytes
from warloss_gui.history.record import Record

Row = dict[str, Any]

TODAY: Final = date(2026, 9, 1)
FIRST: Final = date(2022, 6, 1)
REAL: Final = Path(__file__).parents[3] / "shared" / "data"
EQUIPMENT: Final = REAL / "daily-reports" / "russia_losses_equipment.json"
PERSONNEL: Final = REAL / "daily-reports" / "russia_losses_personnel.json"
ORC: Final = REAL / "orc-losses" / "russian-losses.sample.json"


def day(number: int) -> date:
    """The day of a row, from 0."""
    return FIRST + timedelta(days=number)


def totals(count: int, **more: Sequence[Any]) -> list[Row]:
    """Rows of tanks and aircraft, day by day from `FIRST`. `more` has further columns."""
    return [
        {"date": day(number).isoformat(), "day": number + 98, "tank": 1400 + number, "aircraft": 200}
        | {key: cells[number] for key, cells in more.items()}
        for number in range(count)
    ]


def orc(count: int, **more: Sequence[Any]) -> list[Row]:
    """Rows of the other shape, newest first. `more` has further columns, in the order of days."""
    rows = [
        {
            "date": day(number).isoformat(),
            "sourceUri": "https://example.org/report",
            "personnel": 30_000 + number,
            "tanks": 1400 + number,
            "submarines": None,
        }
        | {key: cells[number] for key, cells in more.items()}
        for number in range(count)
    ]
    return rows[::-1]


def encoded(rows: Any) -> bytes:
    """The bytes of a file, as the projects write it."""
    return json.dumps(rows, indent=4, ensure_ascii=False).encode("utf-8", "surrogatepass")


def read(rows: Any, today: date = TODAY) -> RecordReading:
    """What comes of a file with these rows, or with these bytes."""
    data = rows if isinstance(rows, bytes) else encoded(rows)
    return read_record_bytes(data, "totals.json", today=today)


def only_record(reading: RecordReading) -> Record:
    """The one record of files without problems."""
    assert reading.problems == ()
    (record,) = reading.records
    return record


def only_oddity(reading: RecordReading) -> Oddity:
    """The one oddity."""
    (oddity,) = reading.oddities
    return oddity


def column(**changes: Any) -> Row:
    """A column of the document of a record: tanks, of which the first day has none."""
    made: Row = {
        "id": "tanks",
        "label": "tanks",
        "equipment_class": "tanks",
        "unit": "item",
        "counts": {"outcomes": [], "composition": "unspecified", "term": "losses"},
        "since": {"date": "2022-02-24", "basis": "stated"},
        "qualifier": "exact",
        "values": [None, 1008, 1358],
    }
    return {**made, **changes}


def people(**changes: Any) -> Row:
    """A column of people."""
    made = column(
        id="personnel", label="personnel", unit="person", qualifier="about", values=[17500, 23200, 30500]
    )
    del made["equipment_class"]
    return {**made, **changes}


def document(**changes: Any) -> Row:
    """The document of a record of three month ends, with people and tanks."""
    made: Row = {
        "$schema": "https://example.org/record.schema.json",
        "format_version": 2,
        "id": "month-ends",
        "revision": 1,
        "title": "Month ends",
        "language": "en",
        "parties": [{"id": "russia", "name": "Russia", "iso3166": "RUS"}],
        "sources": [{"id": "staff", "kind": "organisation", "name": "General Staff"}],
        "claim": {"claimant": "staff", "role": "adversary", "basis": "aggregate_claim"},
        "party": "russia",
        "rhythm": "month",
        "dates": ["2022-03-31", "2022-04-30", "2022-05-31"],
        "columns": [people(), column()],
    }
    return {**made, **changes}


def event(**changes: Any) -> Row:
    """An event of a record, which its own source tells."""
    made: Row = {
        "id": "something",
        "label": "Something happens",
        "date": {"date": "2022-04-10", "basis": "stated"},
        "evidence": [{"source": "staff"}],
    }
    return {**made, **changes}


def full_document() -> Row:
    """A document that has every field of a record at least once, and nothing that is doubtful."""
    counts: Row = {
        "measure": "lost",
        "outcomes": ["killed", "wounded"],
        "composition": "combined",
        "term": {"en": "casualties", "uk": "втрати"},
        "who": ["soldiers"],
    }
    dated: Row = {"date": "2022-02-24", "basis": "inferred", "note": "The reports count from then on."}
    source: Row = {
        "id": "copy",
        "kind": "dataset",
        "name": "Copy",
        "also_called": ["The copy"],
        "same_as": ["https://example.org/id/copy"],
        "in_text": "the copy",
        "role": "research",
        "title": "A data set",
        "url": "https://example.org/copy",
        "published": "2022",
        "accessed": "2022-06-01",
        "licence": "MIT",
        "note": "It has every report.",
        "method": {"published": True, "url": "https://example.org/method", "note": "In short."},
    }
    parties: list[Row] = [
        {"id": "both", "name": "Both", "made_of": ["one", "other"]},
        {"id": "one", "name": "One", "also_called": ["1"], "same_as": ["urn:one"], "iso3166": "ONE"},
        *({"id": id_, "name": id_.capitalize()} for id_ in ("other", "third", "fourth")),
    ]
    told = {"source": "copy", "paragraph": 2, "printed": "it happened"}
    made_column = people(
        counts=counts,
        since=dated,
        universe={"includes": ["third"], "excludes": ["fourth"], "unclear": []},
        of={"number": 100_000, "what": "inhabitants"},
        per="week",
        per_is="average",
        qualifiers=[None, "more_than", None],
        definition_breaks=[{"date": "2022-04-01", "text": "Something else."}],
        first_report={"date": "2022-03-02", "value": 100, "text": "The first."},
        caveats=["open"],
    )
    caveat: Row = {"code": "open", "kind": "partial", "severity": "minor", "text": "So much is open."}
    return document(
        languages=["en", "uk"],
        address="https://example.org/record.json",
        next_update="2022-07",
        note="Totals at the end of each month.",
        parties=parties,
        party="both",
        sources=[*document()["sources"], source],
        caveats=[{**caveat, "short": "Much is open."}],
        claim={
            "claimant": "staff",
            "role": "adversary",
            "basis": "aggregate_claim",
            "assessment": "believed",
            "via": ["copy"],
            "rests_on": ["copy"],
        },
        columns=[made_column, column()],
        events=[event(date=dated, evidence=[told], caveats=["open"])],
    )
