"""Reading a public record and comparing a sheet with it, against the bare parsing of its JSON, in pairs."""

import json
import tempfile
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from statistics import median

from tests.bench.line import Line
from tests.bench.reading import seconds
from warloss_gui import assets
from warloss_gui.documents.reader import read_file
from warloss_gui.documents.records import read_records
from warloss_gui.history.verification import verify

_DAYS = 1_626
_PAIRS = 31
_FIRST = date(2022, 2, 25)
_KEYS = (
    "aircraft",
    "helicopter",
    "tank",
    "APC",
    "field artillery",
    "MRL",
    "drone",
    "naval ship",
    "anti-aircraft warfare",
    "special equipment",
    "vehicles and fuel tanks",
    "cruise missiles",
    "submarines",
    "ground robotic systems",
)


def measure() -> Iterator[Line]:
    """Reading and checking a record of the size of the real one; the cost of a row at 20 times the rows."""
    sheet = read_file(assets.path("factsheets/article.json")).sheet
    if sheet is None:
        raise SystemExit("the bundled sheet is not good")
    with tempfile.TemporaryDirectory() as folder:
        small, large = (_write(Path(folder), days) for days in (_DAYS, 20 * _DAYS))
        texts = [path.read_bytes() for path in small]

        def check() -> None:
            reading = read_records(small, today=date.max)
            if reading.oddities or len(reading.records) != 1:
                raise SystemExit("the record is not good")
            verify(sheet, reading.records[0])

        pairs = [
            (seconds(lambda: [json.loads(text) for text in texts]), seconds(check)) for _ in range(_PAIRS)
        ]
        yield Line("reading and checking a record", median(b / a for a, b in pairs), 5, "× json.loads")
        rows = [
            (
                seconds(lambda: read_records(small, today=date.max)),
                seconds(lambda: read_records(large, today=date.max)) / 20,
            )
            for _ in range(5)
        ]
        yield Line("cost of a row at 32,520 days", median(b / a for a, b in rows), 2, "× that at 1,626")


def _write(folder: Path, days: int) -> list[Path]:
    """A record of two files: equipment and people."""
    rows = range(days)
    dates = [(_FIRST + timedelta(days=row)).isoformat() for row in rows]
    equipment = [
        {"date": dates[row], "day": row + 2} | {key: 50 * i + row * (i + 1) for i, key in enumerate(_KEYS)}
        for row in rows
    ]
    people = [
        {"date": dates[row], "day": row + 2, "personnel": 2_800 + 800 * row, "personnel*": "about"}
        for row in rows
    ]
    paths = [folder / f"{name}-{days}.json" for name in ("equipment", "people")]
    for path, value in zip(paths, (equipment, people), strict=True):
        path.write_text(json.dumps(value, indent=4))
    return paths
