"""The language of the program: texts through gettext, numbers, dates and lists through Babel.

One language is active in a process, as with `gettext.install`. Catalogues are
`resources/translations/LANGUAGE/LC_MESSAGES/warloss.mo`; English stands in the code. The window,
the command line and every export take texts, numbers and dates from here, so that they always
agree.
"""

import gettext as _gettext
import os
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from math import ceil, floor
from typing import Final, Literal, cast

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_skeleton, format_timedelta
from babel.lists import format_list
from babel.numbers import NumberPattern, format_compact_decimal, format_decimal, get_group_symbol

from warloss_gui import assets

DOMAIN: Final = "warloss"
DEFAULT_LOCALE: Final = "en_GB"

Rounding = Literal["down", "up", "nearest"]

_Forms = Mapping[str, Mapping[str, Mapping[str, NumberPattern]]]
"""How numbers are shortened: by length, form of the plural and unit."""

_MILLION: Final = 10**6
_LARGEST_UNIT: Final = 4
"""A trillion, as a power of a thousand: languages have no usual words beyond it."""

_VARIABLES: Final = ("LC_ALL", "LC_MESSAGES", "LANG")


class _Active:
    """The language in use."""

    locale = Locale.parse(DEFAULT_LOCALE)
    group = ","
    """What stands between groups of three digits."""
    catalogue: _gettext.NullTranslations = _gettext.NullTranslations()


def activate(locale: str) -> bool:
    """Use a language for everything from here on: `de_DE`, `en_US`. Gives whether there is one.

    Where there is no catalogue for it, texts, numbers and dates are all English, since a mixture
    would make numbers ambiguous.
    """
    wanted = _parse(locale)
    catalogue = _find_catalogue(wanted)
    is_spoken = has_texts(locale)
    if not is_spoken:
        wanted = Locale.parse(DEFAULT_LOCALE)
    _Active.locale = wanted
    _Active.group = get_group_symbol(wanted)
    _Active.catalogue = catalogue or _gettext.NullTranslations()
    for cached in (_whole, _in_units, _has_word, _decimal_text, day, month, month_short, year):
        cached.cache_clear()
    return is_spoken


def has_texts(locale: str) -> bool:
    """Whether there are texts in a language."""
    return locale.lower().startswith("en") or _find_catalogue(_parse(locale)) is not None


def of_environment(environment: Mapping[str, str] = os.environ) -> str:
    """The locale that the environment asks for, or the default."""
    values = (environment.get(name, "") for name in _VARIABLES)
    name = next((value for value in values if value), DEFAULT_LOCALE).partition(".")[0].partition("@")[0]
    return DEFAULT_LOCALE if name in ("C", "POSIX") else name


def tag() -> str:
    """The tag of the active language as web pages have it (BCP 47): en-GB."""
    return str(_Active.locale).replace("_", "-")


def direction() -> str:
    """The direction in which the active language is written: ltr or rtl."""
    return _Active.locale.text_direction


def _parse(locale: str) -> Locale:
    try:
        return Locale.parse(locale.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return Locale.parse(DEFAULT_LOCALE)


def _find_catalogue(locale: Locale) -> _gettext.NullTranslations | None:
    try:
        return _gettext.translation(DOMAIN, assets.path("translations"), [str(locale), locale.language])
    except OSError:
        return None


def gettext(message: str) -> str:
    """The text in the active language."""
    return _Active.catalogue.gettext(message)


def pgettext(context: str, message: str) -> str:
    """The text in the active language, where the same English means two things."""
    return _Active.catalogue.pgettext(context, message)


def ngettext(singular: str, plural: str, count: int) -> str:
    """The text in the active language, in the form that the count asks for."""
    return _Active.catalogue.ngettext(singular, plural, count)


def marked(message: str) -> str:
    """The text itself, marked to be translated later, where it is shown."""
    return message


def number(value: int | Decimal) -> str:
    """A number with the grouping of the language and just the digits that it has: 1,020,010; 1.50."""
    if isinstance(value, int):
        return _whole(value)
    # Not kept: 1.5 and 1.50 are equal, and do not look the same.
    places = -cast("int", value.as_tuple().exponent)
    pattern = f"#,##0.{'0' * places}" if places > 0 else "#,##0"
    return format_decimal(value, format=pattern, locale=_Active.locale)


@lru_cache(maxsize=4096)
def _whole(value: int) -> str:
    # As Babel has it, which takes too long where there are thousands of numbers.
    return f"{value:,}".replace(",", _Active.group)


def number_short(value: int | Decimal, rounding: Rounding = "nearest") -> str:
    """A number for an axis or beside a dot: 400,000, but 1.02 million.

    From a million on it has at most two decimal places. The direction of rounding keeps a bound true. A
    language that does not count in millions, or whose words are not known, has the number in full.
    """
    unit = _unit_of(value)
    if value < _MILLION or not _has_word(unit):
        return number(value)
    return _in_units(Fraction(value), unit, rounding)


@lru_cache(maxsize=4096)
def _in_units(value: Fraction, unit: int, rounding: Rounding) -> str:
    rounded = _rounded(value * 100 / unit, rounding) * unit // 100
    return format_compact_decimal(rounded, format_type="long", locale=_Active.locale, fraction_digits=2)


@lru_cache(maxsize=16)
def _has_word(unit: int) -> bool:
    """Whether the language has a word for a unit that stands after one, two and three digits."""
    forms = cast("_Forms", _Active.locale.compact_decimal_formats)
    patterns = forms.get("long", {}).get("other", {})
    found = (patterns.get(str(unit * 10**n)) for n in range(3))
    return all(one is not None and one.pattern.count("0") == n for n, one in enumerate(found, 1))


def is_short_exact(value: int | Decimal) -> bool:
    """Whether the short form of a number leaves nothing of it out."""
    return number_short(value, "down") == number_short(value, "up")


def numbers_short(values: Sequence[int | Decimal]) -> list[str]:
    """The numbers of one claim for a picture: short where nothing is left out and all have one unit."""
    short = [number_short(value, "down") for value in values]
    is_exact = short == [number_short(value, "up") for value in values]
    return short if is_exact and len(set(map(_unit_of, values))) == 1 else list(map(number, values))


def _unit_of(value: int | Decimal) -> int:
    """The largest power of a thousand that a number is counted in, up to a trillion."""
    return int(1000 ** min((len(str(int(value))) - 1) // 3, _LARGEST_UNIT))


def _rounded(value: Fraction, rounding: Rounding) -> int:
    return {"down": floor, "up": ceil, "nearest": round}[rounding](value)


def decimal(value: Fraction, places: int, rounding: Rounding) -> str:
    """A fraction with at most so many decimal places. The direction of rounding keeps a bound true."""
    return _decimal_text(_rounded(value * 10**places, rounding), places)


@lru_cache(maxsize=4096)
def _decimal_text(scaled: int, places: int) -> str:
    return format_decimal(
        Decimal(scaled).scaleb(-places), format=f"#,##0.{'#' * places}".rstrip("."), locale=_Active.locale
    )


@lru_cache(maxsize=4096)
def day(value: date) -> str:
    """A day in words: 30 June 2025."""
    return format_date(value, "long", locale=_Active.locale)


@lru_cache(maxsize=1024)
def month(value: date) -> str:
    """A month in words: June 2025."""
    return format_skeleton("yMMMM", value, locale=_Active.locale)


@lru_cache(maxsize=1024)
def month_short(value: date) -> str:
    """A month for an axis: Jun 2025."""
    return format_skeleton("yMMM", value, locale=_Active.locale)


@lru_cache(maxsize=1024)
def year(value: date) -> str:
    """A year: 2025."""
    return format_skeleton("y", value, locale=_Active.locale)


def duration(days: int) -> str:
    """A length of time in its natural unit, rounded: 6 weeks, 17 months, 3 years."""
    return format_timedelta(timedelta(days=days), granularity="day", threshold=2, locale=_Active.locale)


def listing(items: Sequence[str]) -> str:
    """A list in a sentence: killed, wounded and missing."""
    return format_list(list(items), locale=_Active.locale)


def alternatives(items: Sequence[str]) -> str:
    """A choice in a sentence: killed, wounded or missing."""
    return format_list(list(items), style="or", locale=_Active.locale)


def capitalised(text: str) -> str:
    """The text with its first letter in upper case, as at the start of a sentence; not that of an address."""
    is_address = "://" in text.split(" ", 1)[0]
    return text if is_address else text[:1].upper() + text[1:]
