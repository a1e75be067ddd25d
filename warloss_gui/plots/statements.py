"""The picture of the statements: when each speaker spoke, beside the days that the sheet marks."""

from collections.abc import Mapping
from functools import partial
from typing import Final

from warloss_gui.claims.date_wording import word_date
from warloss_gui.claims.sheet import FactSheet
from warloss_gui.claims.statement import Event, Statement
from warloss_gui.claims.statement_wording import word_event, word_statement
from warloss_gui.language import gettext
from warloss_gui.plots.axes import TimeAxis
from warloss_gui.plots.claimed import marked_days, party_positions
from warloss_gui.plots.picture import (
    MOST_MARKS,
    Guide,
    Lane,
    Mark,
    Picture,
    Said,
    Shape,
    in_order,
    word_left_out,
)

_MOST_EVENTS: Final = 12
"""Events that are drawn: the label of each takes a line."""


def when_said(sheet: FactSheet) -> Picture:
    """A lane for each speaker, and lines at the days of the events."""
    drawn, events = sheet.statements[:MOST_MARKS], sheet.events[:_MOST_EVENTS]
    dates = [one.date.day for one in (*drawn, *events)]
    days = [day for when in dates for day in (when.earliest, when.latest)]
    axis = TimeAxis.over(min(days), max(days)) if days else TimeAxis(2000 * 12, 2001 * 12)
    parties = party_positions(sheet)
    spoken: dict[tuple[str, str], list[Statement]] = {}
    for statement in drawn:
        spoken.setdefault((statement.speaker, statement.party), []).append(statement)
    lanes = tuple(
        Lane(
            title=speaker,
            detail=sheet.party_by_id[party].name,
            group="",
            icon="",
            marks=in_order(_mark(statement, axis, parties, sheet) for statement in said),
        )
        for (speaker, party), said in spoken.items()
    )
    guides = tuple(
        Guide(axis.at(day), label)
        for event in events
        for day, label in marked_days(event.date.day, _label(event, sheet))
    )
    reservations = [_reservations(event, sheet) for event in events]
    note = "\n".join(filter(None, (word_left_out(len(drawn), len(sheet.statements)), *reservations)))
    return Picture(gettext("When it was said"), note, axis, lanes, guides)


def _mark(statement: Statement, axis: TimeAxis, parties: Mapping[str, int], sheet: FactSheet) -> Mark:
    when = statement.date.day
    shape: Shape = "exact" if when.mark == "" and statement.date.basis == "stated" else "about"
    return Mark(
        id=statement.id,
        shape="span" if when.earliest != when.latest else shape,
        low=axis.at(when.earliest),
        high=axis.at(when.latest),
        label=word_date(statement.date),
        party=parties[statement.party],
        basis=None,
        said=partial(_say, statement, sheet),
    )


def _say(statement: Statement, sheet: FactSheet) -> Said:
    wording = word_statement(statement, sheet)
    return Said(wording.attribution, wording.text)


def _label(event: Event, sheet: FactSheet) -> str:
    wording = word_event(event, sheet)
    return gettext("{date}: {event}").format(date=wording.date, event=wording.label)


def _reservations(event: Event, sheet: FactSheet) -> str:
    """What to beware of about an event, which is drawn as a line and has no mark to ask."""
    wording = word_event(event, sheet)
    if not wording.caveats:
        return ""
    caveats = " ".join(caveat.whole for caveat in wording.caveats)
    return gettext("{event}: {caveats}").format(event=wording.label, caveats=caveats)
