"""Whether words hold for their own date only, so that no number of another day may stand beside them."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache
from typing import Final

from babel import Locale, UnknownLocaleError
from babel.dates import format_date

from warloss_gui.claims.base import Translated
from warloss_gui.claims.figure import Figure
from warloss_gui.claims.sheet import FactSheet

_ENGLISH: Final = "en"
_SPANS: Final = r"(?:day|week|month|year)s?"
_DIGIT: Final = re.compile(r"\d")


def is_of_own_time(figure: Figure, sheet: FactSheet) -> bool:
    """Whether a label, a title or a claimant's word has a digit, or names a month or a length of time.

    Months are known in the language of the text and in English, lengths of time in English. 'soldiers lost by
    30 June' is of its own time, and so is 'lost in three years'. It may be 'T-72 tanks' as well: what stays
    though it could go is no untruth.
    """
    texts = filter(None, (figure.label, figure.title, figure.counts.term))
    return any(
        _DIGIT.search(text) or _names_of_time(language).search(text)
        for language, text in _by_language(texts, sheet.language)
    )


def _by_language(texts: Iterable[str], usual: str) -> Iterator[tuple[str, str]]:
    for text in texts:
        if isinstance(text, Translated):
            yield from text.by_language.items()
        else:
            yield usual, text


@lru_cache(maxsize=32)
def _names_of_time(language: str) -> re.Pattern[str]:
    months = [*_months(_ENGLISH), *_months(language)]
    names = "|".join((_SPANS, *map(re.escape, months)))
    return re.compile(rf"(?<!\w)(?:{names})(?!\w)", re.IGNORECASE)


def _months(language: str) -> Iterator[str]:
    try:
        locale = Locale.parse(language.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return
    for month in range(1, 13):
        yield format_date(date(2000, month, 1), "MMMM", locale=locale)
