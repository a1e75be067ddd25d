"""The words for a sheet as a whole: its date and age, its claimants, how the war stands, what is unclear."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice
from operator import itemgetter
from typing import Final

from warloss_gui.claims import phrases
from warloss_gui.claims.claimant_wording import name_claimant, word_claimed_by
from warloss_gui.claims.date_wording import word_date
from warloss_gui.claims.dates import ClaimDate
from warloss_gui.claims.edtf import parse_date
from warloss_gui.claims.figure import Figure
from warloss_gui.claims.sheet import FactSheet, Status
from warloss_gui.claims.source_wording import word_names
from warloss_gui.language import duration, gettext, listing, ngettext, number

_MOST_CLAIMANTS: Final = 12


def word_basis(when: ClaimDate) -> str:
    """A date with the ground for it, in a sentence or two."""
    if when.basis == "stated" or when.note is None:
        return gettext("{date}, as the source states it.").format(date=word_date(when))
    return gettext("{date}: {note}").format(date=word_date(when), note=when.note)


def word_age(when: ClaimDate, today: date) -> str:
    """How long ago a date was: 17 months old."""
    days = (today - when.day.latest).days
    if days < 0:
        return gettext("dated ahead")
    if days == 0:
        return gettext("of today")
    return gettext("{duration} old").format(duration=duration(days))


def word_next_update(sheet: FactSheet) -> str:
    """When the next revision is due, in a few words, or nothing."""
    if sheet.next_update is None:
        return ""
    when = phrases.date_text(parse_date(sheet.next_update))
    return gettext("next update due {date}").format(date=when)


def word_parties(sheet: FactSheet) -> str:
    """What is to be known of the parties beside their names, one a line: other names, and who is together."""
    return "\n".join(_about_parties(sheet))


def _about_parties(sheet: FactSheet) -> Iterator[str]:
    for party in sheet.parties:
        if party.also_called:
            yield word_names(party.name, party.also_called)
        if party.made_of:
            members = listing([sheet.party_by_id[id_].name for id_ in party.made_of])
            yield gettext("{parties}: {names} together.").format(parties=party.name, names=members)


def word_status(status: Status) -> str:
    """How the war stands: War ongoing, as of June 2025."""
    states = {
        "ongoing": gettext("War ongoing"),
        "ceasefire": gettext("Ceasefire"),
        "ended": gettext("War ended"),
    }
    return gettext("{state}, as of {date}").format(state=states[status.state], date=word_date(status.as_of))


def word_claimants(sheet: FactSheet) -> str:
    """Who makes the claims of a sheet, the one of most figures first, with how many each makes."""
    counts = sorted(sheet.figures_by_claimant.items(), key=itemgetter(1), reverse=True)
    lines = (
        ngettext("{claimant}: {count} figure", "{claimant}: {count} figures", count).format(
            claimant=name_claimant(claimant, sheet), count=number(count)
        )
        for claimant, count in counts[:_MOST_CLAIMANTS]
    )
    return "\n".join(lines)


@dataclass(frozen=True, slots=True)
class Inclusion:
    """That figures may or may not include the losses of a contingent: in words, and the first such figure."""

    text: str
    example: Figure


def unclear_inclusions(sheet: FactSheet) -> Iterator[Inclusion]:
    """For each contingent that figures of the sheet may or may not include."""
    for party in dict.fromkeys(figure.party for figure in sheet.figures_of("contingents")):
        touched = [figure for figure in sheet.figures if party in figure.universe.unclear]
        if touched:
            text = ngettext(
                "It is unclear whether {count} figure here ({claimants}) includes losses of {party}.",
                "It is unclear whether {count} figures here ({claimants}) include losses of {party}.",
                len(touched),
            )
            examples = {figure.claim.claimant: figure for figure in reversed(touched)}
            named = [word_claimed_by(figure, sheet) for figure in islice(examples.values(), _MOST_CLAIMANTS)]
            name, count = sheet.party_by_id[party].name, number(len(touched))
            yield Inclusion(text.format(count=count, party=name, claimants=listing(named)), touched[0])
