"""Reading a public record, comparing a sheet with it, and drawing the history that it holds."""

import json
import os
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from statistics import median

from PySide6.QtWidgets import QApplication

from tests.bench.line import Line
from tests.bench.reading import seconds
from tests.documents.record_samples import EQUIPMENT, PERSONNEL
from warloss_gui import assets
from warloss_gui.claims.sheet import FactSheet
from warloss_gui.documents.reader import read_file
from warloss_gui.documents.records import read_records
from warloss_gui.history.record import Record
from warloss_gui.history.shown import Shown
from warloss_gui.history.verification import verify
from warloss_gui.plots import timeline
from warloss_gui.plots.time_stage import TimeStage
from warloss_gui.qt.theme import Look

_DAYS = 1_626
_PAIRS = 31
_FIRST = date(2022, 2, 25)
_RECORDS = 10
_FRAMES = 60
_SIZE = 1_280, 800
_TIMES = 100
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
        small, large = (write_record(Path(folder), days) for days in (_DAYS, 20 * _DAYS))
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

        yield from _pictures(sheet, folder)


def _pictures(sheet: FactSheet, folder: str) -> Iterator[Line]:
    """Drawing all classes; going along in ten records; the cost of a report at 100 times the reports."""
    look = Look(screenless(), "light", 100)
    record = _record(Path(folder))
    _draw(look, Shown(sheet, sheet, (record,)))
    first = median(_draw(look, Shown(sheet, sheet, (record,))) for _ in range(5))
    yield Line("drawing all classes over time", first * 1e3, 150, "ms", f"[{len(record.series)} series]")
    frames = _frames(look, Shown(sheet, sheet, tuple(replace(record) for _ in range(_RECORDS))))
    detail = f"[longest {max(frames) * 1e3:.1f} ms]"
    yield Line("going along in ten records, a frame, median", median(frames) * 1e3, 33, "ms", detail)
    many = _longer(record, _TIMES)
    large = min(_draw(look, Shown(sheet, sheet, (many,))) for _ in range(2)) / _TIMES
    yield Line(
        "drawing a report of 162,600 days", large / first, 1, "× that of 1,626", f"[{large * _TIMES:.2f} s]"
    )
    look.deleteLater()


def screenless() -> QApplication:
    """The application, on no screen."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    application = QApplication.instance() or QApplication([])
    if not isinstance(application, QApplication):
        raise SystemExit("another kind of application runs already")
    return application


def _record(folder: Path) -> Record:
    """The real record, or one made up of the same size."""
    paths = [EQUIPMENT, PERSONNEL] if EQUIPMENT.is_file() else write_record(folder, _DAYS)
    (record,) = read_records(paths, today=date.max).records
    return record


def _longer(record: Record, times: int) -> Record:
    """A record of the same series with so many times the days, which no file may hold."""
    days = tuple(_FIRST + timedelta(days=row) for row in range(times * _DAYS))
    return replace(
        record,
        series={
            name: replace(
                series,
                days=days[-times * len(series.days) :],
                values=tuple(value for value in series.values for _ in range(times)),
                qualifiers=series.qualifiers * times,
                rows=(),
            )
            for name, series in record.series.items()
        },
    )


def _draw(look: Look, shown: Shown) -> float:
    """Until all classes are painted for the first time."""
    stage = _stage(look)
    started = time.perf_counter()
    _show(stage, shown)
    taken = time.perf_counter() - started
    stage.deleteLater()
    return taken


def _frames(look: Look, shown: Shown) -> list[float]:
    """How long each frame takes while the picture is dragged through the time."""
    stage = _stage(look)
    _show(stage, shown)
    stage.show_days(stage.seen.length / 2)
    found: list[float] = []
    for i in range(_FRAMES):
        started = time.perf_counter()
        stage.days.moved.emit(8.0 if i < _FRAMES // 2 else -8.0)
        stage.grab()
        found.append(time.perf_counter() - started)
    stage.deleteLater()
    return found


def _stage(look: Look) -> TimeStage:
    stage = TimeStage("Equipment over time", look)
    stage.resize(*_SIZE)
    stage.show()
    return stage


def _show(stage: TimeStage, shown: Shown) -> None:
    made = timeline.all_classes(shown)
    if made is None:
        raise SystemExit("the record has no history")
    stage.show_timeline(made)
    stage.draw()
    stage.grab()


def write_record(folder: Path, days: int = _DAYS) -> list[Path]:
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
