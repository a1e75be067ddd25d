"""Dates and intervals of the Extended Date/Time Format, levels 0 and 1 (ISO 8601-2:2019, annex A).

Understood: years, months and days; seasons (2025-21 to 2025-24); unspecified digits from the right
(202X, 2025-XX, 2025-06-XX); the marks ? uncertain, ~ approximate and % both; intervals with an open
(..) or an unknown (empty) end. Years beyond four digits and times of day are not: no claim here
needs them.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Literal

Precision = Literal["day", "month", "season", "year", "decade", "century"]
Mark = Literal["", "?", "~", "%"]

_DATE = re.compile(
    r"(?P<year>\d{4}|\d{3}X|\d{2}XX)(?:-(?P<month>\d{2}|XX)(?:-(?P<day>\d{2}|XX))?)?(?P<mark>[?~%]?)",
    re.ASCII,
)
_SEASON_MONTHS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 2)}


@dataclass(frozen=True, slots=True)
class EdtfDate:
    """A date with the precision that its source gave it: the first and the last day that it can mean."""

    text: str
    earliest: date
    latest: date
    precision: Precision
    mark: Mark


@dataclass(frozen=True, slots=True)
class EdtfInterval:
    """A span of time. An end is None where it is open or unknown; `open_end` tells the two apart."""

    text: str
    start: EdtfDate | None
    end: EdtfDate | None
    open_end: bool


@lru_cache(maxsize=4096)
def parse_date(text: str) -> EdtfDate:
    """Read one EDTF date. Raises ValueError with a plain reason."""
    match = _DATE.fullmatch(text)
    if match is None:
        raise ValueError(f"{text[:40]!r} is not a date such as 2025-06-30, 2025-06, 2025 or 2025-06~")
    year, month, day = match["year"], match["month"], match["day"]
    if "X" in year and month is not None:
        raise ValueError(f"{text!r} gives a month of a year that is not fully known")
    if month == "XX" and day not in (None, "XX"):
        raise ValueError(f"{text!r} gives a day of a month that is not known")
    earliest, latest, precision = _span(year, month, day)
    return EdtfDate(text, earliest, latest, precision, match["mark"])  # pyright: ignore[reportArgumentType]


@lru_cache(maxsize=4096)
def parse_interval(text: str) -> EdtfInterval:
    """Read one EDTF interval, `start/end`. Raises ValueError with a plain reason."""
    start_text, separator, end_text = text.partition("/")
    if not separator or "/" in end_text:
        raise ValueError(f"{text[:40]!r} is not a period such as 2022-02-24/2025-06-30")
    start = None if start_text in ("", "..") else parse_date(start_text)
    end = None if end_text in ("", "..") else parse_date(end_text)
    if start is None and end is None:
        raise ValueError(f"{text[:40]!r} has neither a start nor an end")
    if start is not None and end is not None and end.latest < start.earliest:
        raise ValueError(f"the period {text!r} ends before it starts")
    return EdtfInterval(text, start, end, open_end=end_text == "..")


def _span(year: str, month: str | None, day: str | None) -> tuple[date, date, Precision]:
    if "X" in year:
        first, last = int(year.replace("X", "0")) or 1, int(year.replace("X", "9"))
        return _day(first, 1, 1), _day(last, 12, 31), "century" if year.endswith("XX") else "decade"
    if month in (None, "XX"):
        return _day(int(year), 1, 1), _day(int(year), 12, 31), "year"
    if int(month) in _SEASON_MONTHS:
        if day is not None:
            raise ValueError(f"a season has no days: {year}-{month}-{day}")
        return *_season(int(year), int(month)), "season"
    first = _day(int(year), int(month), 1)
    if day in (None, "XX"):
        return first, first.replace(day=monthrange(first.year, first.month)[1]), "month"
    exact = _day(int(year), int(month), int(day))
    return exact, exact, "day"


def _season(year: int, season: int) -> tuple[date, date]:
    """The months of a northern season; winter runs into the next year."""
    first, last = _SEASON_MONTHS[season]
    end_year = year + 1 if last < first else year
    return _day(year, first, 1), _day(end_year, last, monthrange(end_year, last)[1])


def _day(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise ValueError(f"there is no day {year:04}-{month:02}-{day:02}") from None
