"""The words for the fixed terms of the model, for dates and for numbers with their bounds."""

from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import Final

from warloss_gui.claims.bounds import Bounds
from warloss_gui.claims.caveats import CaveatKind
from warloss_gui.claims.counts import EquipmentClass, Measure, Outcome, Who
from warloss_gui.claims.edtf import EdtfDate, EdtfInterval, Mark
from warloss_gui.claims.quantity import (
    Interval,
    IntervalKind,
    Per,
    PerIs,
    Qualifier,
    Quantity,
    RangeQuantity,
    Share,
    Unit,
)
from warloss_gui.claims.sources import EvidenceBasis, Role
from warloss_gui.language import (
    Rounding,
    capitalised,
    day,
    decimal,
    gettext,
    listing,
    marked,
    month,
    number,
    numbers_short,
    year,
)

ROLES: Final[dict[Role, str]] = {
    "self": marked("speaking of their own side"),
    "adversary": marked("the opposing side"),
    "third_state": marked("a third state"),
    "think_tank": marked("a think tank"),
    "research": marked("a research project"),
    "media": marked("a news medium"),
}

BASES: Final[dict[EvidenceBasis, str]] = {
    "aggregate_claim": marked("a total claimed without published details"),
    "intelligence_estimate": marked("an intelligence estimate"),
    "named_list": marked("a list of names"),
    "visual_confirmation": marked("a count of photographs and videos"),
    "statistical_model": marked("a statistical estimate"),
    "media_report": marked("a media report"),
}

OUTCOMES: Final[dict[Outcome, str]] = {
    "killed": marked("killed"),
    "died": marked("died of any cause"),
    "excess_deaths": marked("deaths beyond those expected"),
    "wounded": marked("wounded"),
    "missing": marked("missing"),
    "destroyed": marked("destroyed"),
    "damaged": marked("damaged"),
    "abandoned": marked("abandoned"),
    "captured": marked("captured"),
    "displaced": marked("displaced"),
    "other": marked("what the source’s own word says"),
}

MEASURES: Final[dict[Measure, str]] = {
    "lost": marked("losses"),
    "sent": marked("those who were sent"),
    "present": marked("those who are there on the day"),
}

PEOPLE: Final[dict[Who, str]] = {
    "soldiers": marked("soldiers"),
    "civilians": marked("civilians"),
    "children": marked("children"),
    "women": marked("women"),
    "men": marked("men"),
    "older_people": marked("older people"),
    "medical_staff": marked("medical staff"),
    "journalists": marked("journalists"),
    "aid_workers": marked("aid workers"),
}

UNITS: Final[dict[Unit, str]] = {
    "person": marked("persons"),
    "wounding_event": marked("woundings, of which one person can have several"),
    "item": marked("items"),
    "square_kilometre": marked("square kilometres"),
}

EQUIPMENT: Final[dict[EquipmentClass, str]] = {
    "tanks": marked("tanks"),
    "armoured_fighting_vehicles": marked("armoured fighting vehicles"),
    "vehicles_and_fuel_tanks": marked("vehicles and fuel tanks"),
    "artillery_systems": marked("artillery systems"),
    "multiple_launch_rocket_systems": marked("multiple launch rocket systems"),
    "air_defence_systems": marked("air defence systems"),
    "aeroplanes": marked("aeroplanes"),
    "helicopters": marked("helicopters"),
    "drones": marked("drones"),
    "ships_and_boats": marked("ships and boats"),
    "submarines": marked("submarines"),
    "cruise_missiles": marked("cruise missiles"),
    "special_equipment": marked("special equipment"),
    "ground_robotic_systems": marked("ground robotic systems"),
    "other": marked("other equipment"),
}

CAVEAT_KINDS: Final[dict[CaveatKind, str]] = {
    "definition": marked("definition"),
    "scope_unclear": marked("scope unclear"),
    "party_to_conflict": marked("party to the conflict"),
    "unverified": marked("unverified"),
    "attribution_doubtful": marked("attribution doubtful"),
    "date_inferred": marked("date inferred"),
    "rounding": marked("rounding"),
    "wording_differs": marked("wording differs"),
    "partial": marked("partial"),
    "definition_break": marked("break in the definition"),
    "editor_note": marked("editor’s note"),
}

_QUALIFIERS: Final[dict[Qualifier, str]] = {
    "exact": marked("{number}"),
    "about": marked("about {number}"),
    "at_least": marked("at least {number}"),
    "more_than": marked("more than {number}"),
    "up_to": marked("up to {number}"),
    "fewer_than": marked("fewer than {number}"),
    "nearly": marked("nearly {number}"),
}
"""How the bound of one number is said. A range has two numbers, and words have none."""

_RATES: Final[dict[Per, str]] = {
    "day": marked("{number} a day"),
    "week": marked("{number} a week"),
    "month": marked("{number} a month"),
    "year": marked("{number} a year"),
}

_KINDS_OF_RATE: Final[dict[PerIs, str]] = {
    "average": marked("{rate} on average"),
    "highest": marked("{rate} at the peak"),
    "not_stated": marked("{rate}"),
}

_INTERVALS: Final[dict[IntervalKind, str]] = {
    "range": marked("range"),
    "confidence": marked("confidence interval"),
    "credible": marked("credible interval"),
}
_MARKS: Final[dict[Mark, str]] = {
    "": marked("{date}"),
    "?": marked("{date} (uncertain)"),
    "~": marked("about {date}"),
    "%": marked("about {date} (uncertain)"),
}

_SEASONS: Final = {
    "21": marked("spring {year}"),
    "22": marked("summer {year}"),
    "23": marked("autumn {year}"),
    "24": marked("winter {year}"),
}

CAVEAT_MARK: Final = "†"
"""Stands after a number that has caveats, wherever it is shown."""

# A bound is rounded away from the claim, so that what is shown is never stronger than what was computed.
_PLACES: Final = 1
_COARSE_FROM: Final = 10


def outcomes(found: Iterable[Outcome], term: str = "") -> str:
    """The outcomes in a fixed order, in words. One that has no name here is said in the source's `term`."""
    included = set(found)
    words = [gettext(text) for outcome, text in OUTCOMES.items() if outcome in included]
    if term and "other" in included:
        words[-1] = gettext("“{term}”").format(term=term)
    return listing(words)


def people(found: Iterable[Who]) -> str:
    """Groups of people in a fixed order, in words."""
    included = set(found)
    return listing([gettext(text) for group, text in PEOPLE.items() if group in included])


def measure(found: Measure) -> str:
    """What is measured: losses, those who were sent, those who are there."""
    return gettext(MEASURES[found])


def share(found: Share) -> str:
    """Of how many of what: 100,000 inhabitants."""
    return gettext("{number} {what}").format(number=number(found.number), what=found.what)


def quantity(claimed: Quantity) -> str:
    """A number as published, with its bound: about 1,020,010; 3 of 100,000 inhabitants; about 1,000 a day."""
    return _alone(claimed, list(map(number, claimed.published)))


def quantity_short(claimed: Quantity) -> str:
    """A number with its bound for a picture: more than 1 million.

    It is shortened only where that leaves nothing of it out, since else nobody would have published it.
    """
    return _alone(claimed, numbers_short(claimed.published))


def counted(claimed: Quantity, label: str, mark: str = "", details: Sequence[str] = ()) -> str:
    """A number with what it counts: about 1,090 soldiers lost a day on average; soldiers killed: dozens.

    `mark` stands after the number, and the details in brackets after all of it.
    """
    main, aside = _with_bound(claimed, list(map(number, claimed.published)))
    main = _as_share(main, claimed) + mark
    if claimed.qualifier == "in_words":
        text = gettext("{label}: {words}").format(label=_as_rate(label, claimed), words=main)
    else:
        text = _as_rate(gettext("{number} {label}").format(number=main, label=label), claimed)
    return _in_brackets(text, *details, aside)


def _alone(claimed: Quantity, numbers: Sequence[str]) -> str:
    """A number without what it counts, which says its unit where that is none that is counted one by one."""
    main, aside = _with_bound(claimed, numbers)
    if claimed.unit == "square_kilometre" and claimed.of is None:
        main = gettext("{number} km²").format(number=main)
    return _in_brackets(_as_rate(_as_share(main, claimed), claimed), aside)


def _with_bound(claimed: Quantity, numbers: Sequence[str]) -> tuple[str, str]:
    """A number with its bound, and what is said of it in brackets. Its published numbers come as texts."""
    if claimed.qualifier == "in_words":
        return str(claimed.words), ""
    if claimed.qualifier == "between":
        return _range(claimed, numbers)
    return gettext(_QUALIFIERS[claimed.qualifier]).format(number=numbers[0]), ""


def _range(claimed: RangeQuantity, numbers: Sequence[str]) -> tuple[str, str]:
    """The best value of a range with the range in brackets, or the range with its sort of interval."""
    ends = {"low": numbers[0], "high": numbers[-1]}
    interval = "" if claimed.interval is None else interval_kind(claimed.interval)
    if claimed.value is None:
        return gettext("between {low} and {high}").format(**ends), interval
    if interval:
        return numbers[1], gettext("{interval}: {low} to {high}").format(interval=interval, **ends)
    return numbers[1], gettext("between {low} and {high}").format(**ends)


def interval_kind(found: Interval) -> str:
    """What sort of interval a range is: 95 % confidence interval. Nothing for a plain range."""
    if found.kind == "range":
        return ""
    if found.level is None:
        return gettext(_INTERVALS[found.kind])
    return gettext("{level} % {interval}").format(
        level=number(found.level), interval=gettext(_INTERVALS[found.kind])
    )


def _as_share(text: str, claimed: Quantity) -> str:
    """A number with what it is a share of."""
    if claimed.of is None:
        return text
    return gettext("{number} of {share}").format(number=text, share=share(claimed.of))


def _as_rate(text: str, claimed: Quantity) -> str:
    """What is counted in a length of time, with that time."""
    if claimed.per is None:
        return text
    rate = gettext(_RATES[claimed.per]).format(number=text)
    return gettext(_KINDS_OF_RATE[claimed.per_is or "not_stated"]).format(rate=rate)


def _in_brackets(text: str, *asides: str) -> str:
    found = "; ".join(filter(None, asides))
    return gettext("{text} ({aside})").format(text=text, aside=found) if found else text


def whole_range(found: Bounds) -> str:
    """Whole numbers between two known ends, without a verb: 1,194 to 1,223."""
    if found.low is None or found.high is None:
        raise ValueError("a range has two ends")
    if found.is_point:
        return number(int(found.low))
    return gettext("{first} to {last}").format(first=number(int(found.low)), last=number(int(found.high)))


def bounds(found: Bounds, pattern: str = "{number}") -> str:
    """The result of arithmetic with its bound, rounded outwards.

    Exact numbers are rounded to one decimal place; what comes of approximate ones, to whole numbers from
    ten on, and each of its ends is "about". `pattern` says what the number is: `{number} %`.
    """
    return pattern.format(number=_bounds(found))


def _bounds(found: Bounds) -> str:
    low, high = found.low, found.high
    if low is not None and low == high:
        rounded = (low * 10**_PLACES).denominator != 1
        return _end(low, "nearest", approximate=found.approximate or rounded, coarse=found.approximate)
    approximate = found.approximate
    least = None if low is None else _end(low, "down", approximate=approximate, coarse=approximate)
    most = None if high is None else _end(high, "up", approximate=approximate, coarse=approximate)
    if least is not None and most is not None:
        return gettext("between {low} and {high}").format(low=least, high=most)
    if least is not None:
        text = gettext("more than {number}") if found.low_open else gettext("at least {number}")
        return text.format(number=least)
    if most is not None:
        text = gettext("less than {number}") if found.high_open else gettext("up to {number}")
        return text.format(number=most)
    return gettext("not bounded")


def _end(value: Fraction, rounding: Rounding, *, approximate: bool, coarse: bool) -> str:
    """One end of a bound. What is worked out from approximate numbers is not shown more exactly than they."""
    text = decimal(value, 0 if coarse and value >= _COARSE_FROM else _PLACES, rounding)
    return gettext("about {number}").format(number=text) if approximate else text


def date_text(when: EdtfDate) -> str:
    """A date in words, no more precise than it is, with its mark."""
    return gettext(_MARKS[when.mark]).format(date=_unmarked(when))


def _unmarked(when: EdtfDate) -> str:
    match when.precision:
        case "day":
            return day(when.earliest)
        case "month":
            return month(when.earliest)
        case "season":
            return gettext(_SEASONS[when.text[5:7]]).format(year=year(when.earliest))
        case "year":
            return year(when.earliest)
        case _:
            return gettext("{first} to {last}").format(first=year(when.earliest), last=year(when.latest))


def interval_text(span: EdtfInterval) -> str:
    """A period in words."""
    start = None if span.start is None else date_text(span.start)
    end = None if span.end is None else date_text(span.end)
    if start is None:
        return gettext("until {end}").format(end=end)
    if end is None:
        text = gettext("since {start}") if span.open_end else gettext("from {start}, end not known")
        return text.format(start=start)
    return gettext("{start} to {end}").format(start=start, end=end)


def equipment(found: EquipmentClass) -> str:
    """The name of an equipment class, as it stands at the start of a line."""
    return capitalised(gettext(EQUIPMENT[found]))


def caveat_kind(kind: CaveatKind) -> str:
    """The kind of a caveat, as it begins a sentence."""
    return capitalised(gettext(CAVEAT_KINDS[kind]))
