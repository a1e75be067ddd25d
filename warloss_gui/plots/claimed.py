"""How a claim is drawn, in a picture and in a history alike: its bound, its ends, its party and its days."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final

from warloss_gui.claims.claimant_wording import word_claimed_by
from warloss_gui.claims.edtf import EdtfDate
from warloss_gui.claims.figure import Figure
from warloss_gui.claims.quantity import Qualifier, Quantity
from warloss_gui.claims.sheet import FactSheet
from warloss_gui.language import gettext
from warloss_gui.plots.picture import Shape

SHAPES: Final[dict[Qualifier, Shape]] = {
    "exact": "exact",
    "about": "about",
    "at_least": "from",
    "more_than": "from",
    "up_to": "up_to",
    "nearly": "up_to",
    "between": "span",
}


def ends_of(claimed: Quantity) -> tuple[int, int]:
    """The lower and the upper number as published, equal unless it is a range."""
    if claimed.qualifier == "between":
        return claimed.low, claimed.high
    return claimed.value, claimed.value


def word_whose(figure: Figure, sheet: FactSheet) -> str:
    """Whose losses a figure counts, and who claims them."""
    party = sheet.party_by_id[figure.party].name
    return gettext("{party} · {claimed}").format(party=party, claimed=word_claimed_by(figure, sheet))


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
