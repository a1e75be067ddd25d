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
