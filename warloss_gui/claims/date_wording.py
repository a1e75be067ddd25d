"""The dates of a claim in words, each with its basis."""

from warloss_gui.claims import phrases
from warloss_gui.claims.dates import ClaimDate, ClaimPeriod
from warloss_gui.language import gettext


def word_date(when: ClaimDate) -> str:
    """A date with its basis: 30 June 2025 (inferred)."""
    text = phrases.date_text(when.day)
    return gettext("{date} (inferred)").format(date=text) if when.basis == "inferred" else text


def word_period(period: ClaimPeriod) -> str:
    """A period with its basis: 24 February 2022 to 30 June 2025 (inferred)."""
    text = phrases.interval_text(period.span)
    return gettext("{date} (inferred)").format(date=text) if period.basis == "inferred" else text
