"""The texts, dates and numbers of which hypothesis makes documents.

The texts hold what is welcome and awkward: braces, markup, percent signs, right-to-left letters, line feeds.
They hold nothing that the reader refuses.
"""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import Any, Final, get_args

from hypothesis import strategies as st

from tests.builders import Json
from warloss_gui.claims.bounds import Bounds
from warloss_gui.claims.edtf import EdtfDate, EdtfInterval, Mark
from warloss_gui.claims.quantity import Per, PerIs
from warloss_gui.claims.sources import NOT_NAMED

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


@st.composite
def texts(draw: st.DrawFn, text: st.SearchStrategy[str], languages: list[str]) -> str | dict[str, str]:
    """A text, or one for each of some languages of a document, of which the first is always there."""
    if draw(st.integers(0, 3)):
        return draw(text)
    some = draw(st.sets(st.sampled_from(languages)))
    return {tag: draw(text) for tag in languages if tag == languages[0] or tag in some}


@cache
def identifiers() -> st.SearchStrategy[str]:
    words = st.text("abcxyz019", min_size=1, max_size=6)
    return st.lists(words, min_size=1, max_size=3).map("-".join).filter(lambda id_: id_ != NOT_NAMED)


def ids(least: int, most: int) -> st.SearchStrategy[list[str]]:
    return st.lists(identifiers(), min_size=least, max_size=most, unique=True)


def some(known: list[str], most: int = 3) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(known), max_size=most, unique=True) if known else st.just([])


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
def date_texts() -> st.SearchStrategy[str]:
    return edtf_dates(last_year=LAST_YEAR_OF_CLAIMS).map(lambda when: when.text)


# Numbers


@cache
def counts() -> st.SearchStrategy[int]:
    return st.one_of(st.integers(0, LARGEST_COUNT), st.integers(0, 12_000))


@cache
def amounts() -> st.SearchStrategy[int | Decimal]:
    """A number with the digits that were published: 12, 1.5, 1.50."""
    return st.one_of(counts(), st.builds(_decimal, st.integers(0, 10**9), st.integers(1, 6)))


def _decimal(digits: int, places: int) -> Decimal:
    return Decimal(digits).scaleb(-places)


@st.composite
def numbers_published(draw: st.DrawFn, unit: str = "person") -> Json:
    """A number or a range, which is no share and no rate."""
    if draw(st.booleans()):
        qualifier = draw(
            st.sampled_from(("exact", "about", "at_least", "more_than", "up_to", "fewer_than", "nearly"))
        )
        return {"qualifier": qualifier, "value": draw(amounts()), "unit": unit}
    low, *best, high = sorted(draw(st.lists(amounts(), min_size=2, max_size=3, unique=True)))
    kind = draw(st.sampled_from((None, "range", "confidence", "credible")))
    level = draw(st.none() | st.sampled_from((90, 95, Decimal("99.5")))) if kind != "range" else None
    return {
        "qualifier": "between",
        "low": low,
        "high": high,
        "value": best[0] if best else None,
        "interval": None if kind is None else {"kind": kind, "level": level},
        "unit": unit,
    }


@st.composite
def quantities(draw: st.DrawFn, unit: str = "person", languages: tuple[str, ...] = ("en",)) -> Json:
    """A number, a range or words; some are shares or rates."""
    if draw(st.integers(0, 5)):
        made = draw(numbers_published(unit))
    else:
        words = draw(texts(lines(), list(languages)))
        made = {
            "qualifier": "in_words",
            "words": words,
            "magnitude": draw(st.integers(0, 15)),
            "unit": unit,
        }
    related: dict[str, Any] = {}
    if not draw(st.integers(0, 5)):
        number = draw(amounts().filter(bool))
        related["of"] = {"number": number, "what": draw(texts(lines(), list(languages)))}
    if not draw(st.integers(0, 5)):
        related["per"] = draw(st.sampled_from(get_args(Per)))
        related["per_is"] = draw(st.none() | st.sampled_from(get_args(PerIs)))
    return {**made, **related}


# Arithmetic


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
