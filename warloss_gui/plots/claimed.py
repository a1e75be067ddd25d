"""How a claim is drawn, in a picture and in a history alike: its bound, its ends, its party and its days."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final

from warloss_gui.claims.claimant_wording import word_claimed_by
from warloss_gui.claims.definition_wording import name_party
from warloss_gui.claims.edtf import EdtfDate
from warloss_gui.claims.figure import Figure
from warloss_gui.claims.quantity import Amount, IntervalKind, Qualifier, Quantity
from warloss_gui.claims.sheet import FactSheet
from warloss_gui.language import gettext
from warloss_gui.plots.picture import Shape

SHAPES: Final[dict[Qualifier, Shape]] = {
    "exact": "exact",
    "about": "about",
    "at_least": "from",
    "more_than": "from",
    "up_to": "up_to",
    "fewer_than": "up_to",
    "nearly": "up_to",
    "between": "span",
    "in_words": "words",
}
_INTERVALS: Final[dict[IntervalKind, Shape]] = {
    "range": "span",
    "confidence": "interval",
    "credible": "interval",
}
"""An interval of a statistical method looks otherwise than two numbers of a source."""


def shape_of(claimed: Quantity) -> Shape:
    """How a number is drawn."""
    if claimed.qualifier == "between" and claimed.interval is not None:
        return _INTERVALS[claimed.interval.kind]
    return SHAPES[claimed.qualifier]


def ends_of(claimed: Quantity) -> tuple[Amount, Amount]:
    """The lower and the upper number as published, equal unless it is a range; of words, of their decade."""
    if claimed.qualifier == "in_words":
        return 10**claimed.magnitude, 10 ** (claimed.magnitude + 1)
    if claimed.qualifier == "between":
        return claimed.low, claimed.high
    return claimed.value, claimed.value


def best_of(claimed: Quantity) -> Amount | None:
    """The best value of a range, where its source gave one."""
    return claimed.value if claimed.qualifier == "between" else None


def is_drawn(figure: Figure) -> bool:
    """Whether a figure has a place on an axis of totals: a rate and a share have none."""
    return figure.quantity.per is None and figure.quantity.of is None


def word_whose(figure: Figure, sheet: FactSheet) -> str:
    """Whose losses a figure counts, and who claims them."""
    return gettext("{party} · {claimed}").format(
        party=name_party(figure, sheet), claimed=word_claimed_by(figure, sheet)
    )


def party_positions(sheet: FactSheet) -> Mapping[str, int]:
    """The positions of the parties in a sheet, which give them their colours, by their ids."""
    return {party.id: position for position, party in enumerate(sheet.parties)}


def marked_days(when: EdtfDate, label: str) -> Iterator[tuple[date, str]]:
    """The day of something with its label; where only a month or a year is known, its first and its last."""
    if when.earliest == when.latest:
        yield when.latest, label
    else:
        yield when.earliest, gettext("{event} (at the earliest)").format(event=label)
        yield when.latest, gettext("{event} (at the latest)").format(event=label)
