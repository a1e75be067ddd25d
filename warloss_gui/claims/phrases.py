"""The words for the fixed terms of the model, for dates and for numbers with their bounds."""

from collections.abc import Iterable
from fractions import Fraction
from typing import Final

from warloss_gui.claims.bounds import Bounds
from warloss_gui.claims.caveats import CaveatKind
from warloss_gui.claims.counts import EquipmentClass, Outcome
from warloss_gui.claims.edtf import EdtfDate, EdtfInterval, Mark
from warloss_gui.claims.quantity import Qualifier, Quantity, Unit
from warloss_gui.claims.sources import EvidenceBasis, Role
from warloss_gui.language import (
    Rounding,
    capitalised,
    day,
    decimal,
    gettext,
    is_short_exact,
    listing,
    marked,
    month,
    number,
    number_short,
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
    "wounded": marked("wounded"),
    "missing": marked("missing"),
    "destroyed": marked("destroyed"),
    "damaged": marked("damaged"),
    "abandoned": marked("abandoned"),
    "captured": marked("captured"),
}

UNITS: Final[dict[Unit, str]] = {
    "person": marked("persons"),
    "wounding_event": marked("woundings, of which one person can have several"),
    "item": marked("items"),
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
    "nearly": marked("nearly {number}"),
}

_ROUNDINGS: Final[dict[Qualifier, Rounding | None]] = {
    "exact": None,
    "about": "nearest",
    "at_least": "down",
    "more_than": "down",
    "up_to": "up",
    "nearly": "up",
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


def outcomes(found: Iterable[Outcome]) -> str:
    """The outcomes in a fixed order, in words."""
    included = set(found)
    return listing([gettext(text) for outcome, text in OUTCOMES.items() if outcome in included])


def quantity(claimed: Quantity) -> str:
    """A number as published, with its bound: about 1,020,010."""
    if claimed.qualifier == "between":
        return gettext("between {low} and {high}").format(low=number(claimed.low), high=number(claimed.high))
    return gettext(_QUALIFIERS[claimed.qualifier]).format(number=number(claimed.value))


def quantity_short(claimed: Quantity) -> str:
    """A number with its bound for a picture: about 1.02 million.

    A bound is rounded away from the claim, and an exact number is not rounded at all.
    """
    if claimed.qualifier == "between":
        low, high = number_short(claimed.low, "down"), number_short(claimed.high, "up")
        return gettext("between {low} and {high}").format(low=low, high=high)
    value = claimed.value
    rounding = _ROUNDINGS[claimed.qualifier]
    as_published = rounding is None and not is_short_exact(value)
    text = number(value) if as_published else number_short(value, rounding or "nearest")
    return gettext(_QUALIFIERS[claimed.qualifier]).format(number=text)


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
