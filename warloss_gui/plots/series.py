"""From figures and statements to pictures: lanes, places between 0 and 1, bounds, labels and hover text.

Nothing is computed that nobody claimed: an open bound has no other end, a range has no middle, and lanes are
never summed. A figure that has no place on the axis (0 on a log axis) is kept, with None as its place.

Figures of a second sheet stand in the lane of the figure of the first that they may stand beside.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from itertools import accumulate, takewhile
from typing import Final, Literal

from warloss_gui.claims import phrases
from warloss_gui.claims.comparison import Comparison, Peer
from warloss_gui.claims.comparison_wording import label_peer, word_peer
from warloss_gui.claims.edtf import EdtfDate
from warloss_gui.claims.figure import Figure
from warloss_gui.claims.quantity import Qualifier, Quantity
from warloss_gui.claims.sheet import FactSheet
from warloss_gui.claims.sources import EvidenceBasis
from warloss_gui.claims.statement import Event, Statement
from warloss_gui.claims.wording import (
    is_doubtful,
    mark_number,
    name_claimant,
    word_claimed_by,
    word_date,
    word_event,
    word_figure,
    word_statement,
)
from warloss_gui.language import capitalised, gettext, number
from warloss_gui.plots import groups
from warloss_gui.plots.axes import Axis, LinearAxis, LogAxis, TimeAxis

Shape = Literal["exact", "about", "from", "up_to", "span"]
"""How a bound is drawn: a filled dot; a hollow one; open to the right; open to the left; a segment."""

Scale = Literal["log", "linear"]

SHAPES: Final[dict[Qualifier, Shape]] = {
    "exact": "exact",
    "about": "about",
    "at_least": "from",
    "more_than": "from",
    "up_to": "up_to",
    "nearly": "up_to",
    "between": "span",
}

MOST_MARKS: Final = 1_000
"""A picture of more tells a reader nothing, and drawing it would stop the window."""

_A_MONTH: Final = 31
"""Days that a claim of another may be away from that of its lane without a date of its own beside it."""

_MOST_EVENTS: Final = 12
"""Events that are drawn: the label of each takes a line."""


@dataclass(frozen=True, slots=True)
class Said:
    """A mark in words: its name, and everything that must accompany it."""

    name: str
    about: str


@dataclass(frozen=True, slots=True)
class Mark:
    """One claim in a picture.

    `low` and `high` are its places from 0 to 1, equal unless it is a range; None is off the axis. `party` is
    the position of its party in the sheet, for a colour. `said` words it when a reader asks.

    A claim of a second sheet has in `figure` the id of the figure in whose lane it stands; where it is
    `near`, it may not count the same as that one.
    """

    id: str
    shape: Shape
    low: float | None
    high: float | None
    label: str
    party: int
    basis: EvidenceBasis | None
    said: Callable[[], Said]
    figure: str = ""
    near: bool = False

    @property
    def chooses(self) -> str:
        """The id of what a reader chooses with it: its own, or that of the figure in whose lane it stands."""
        return self.figure or self.id


@dataclass(frozen=True, slots=True)
class Lane:
    """A row of a picture. `group` is its heading; `icon` names a drawing.

    Its marks go from left to right, its own figure before those of a second sheet.
    """

    title: str
    detail: str
    group: str
    icon: str
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Guide:
    """A line through all lanes, at a place from 0 to 1."""

    at: float
    label: str


@dataclass(frozen=True, slots=True)
class Picture:
    """All that a plot shows. `note` holds what is common to all lanes."""

    title: str
    note: str
    axis: Axis
    lanes: tuple[Lane, ...]
    guides: tuple[Guide, ...] = ()

    @property
    def marks(self) -> list[Mark]:
        """The marks, lane by lane."""
        return [mark for lane in self.lanes for mark in lane.marks]

    @property
    def has_off_axis(self) -> bool:
        """Whether a mark has no place on the axis."""
        return any(mark.low is None for lane in self.lanes for mark in lane.marks)


def personnel(sheet: FactSheet, comparison: Comparison | None = None) -> Picture:
    """Figures of people on one linear axis, a lane each, grouped by what is counted."""
    figures = sorted(sheet.figures_of("personnel"), key=groups.order)
    title = gettext("Claimed losses of people, by what is counted")
    return _figures(title, figures, _Sheets(sheet, comparison), groups.heading)


def contingents(sheet: FactSheet, comparison: Comparison | None = None) -> Picture:
    """Who was sent and who was lost, in lanes apart, each claim its own."""
    figures = sorted(sheet.figures_of("contingents"), key=groups.is_loss)
    title = gettext("Allied contingents: sent and lost, each claim by itself")
    return _figures(title, figures, _Sheets(sheet, comparison), groups.measure)


def equipment(
    sheet: FactSheet, scale: Scale, comparison: Comparison | None = None, own: FactSheet | None = None
) -> Picture:
    """Figures of equipment, the largest first.

    On another day they stand in the order of the sheet's `own` numbers, so that none changes its place.
    """
    sizes = {figure.id: figure.quantity.sort_value for figure in (own or sheet).figures_of("equipment")}
    figures = sorted(sheet.figures_of("equipment"), key=lambda figure: sizes[figure.id], reverse=True)
    title = (
        gettext("Claimed losses of equipment, by class, on a log scale")
        if scale == "log"
        else gettext("Claimed losses of equipment, by class, on a linear scale")
    )
    return _figures(title, figures, _Sheets(sheet, comparison), lambda _figure: "", scale)


def statements(sheet: FactSheet) -> Picture:
    """When each speaker spoke, beside the days that the sheet marks."""
    drawn, events = sheet.statements[:MOST_MARKS], sheet.events[:_MOST_EVENTS]
    dates = [statement.date.day for statement in drawn]
    days = [day for when in (*dates, *(event.date.day for event in events)) for day in _ends(when)]
    axis = TimeAxis.over(min(days), max(days)) if days else TimeAxis(2000 * 12, 2001 * 12)
    parties = _positions(sheet)
    spoken: dict[tuple[str, str], list[Statement]] = {}
    for statement in drawn:
        spoken.setdefault((statement.speaker, statement.party), []).append(statement)
    lanes = tuple(
        Lane(
            title=speaker,
            detail=sheet.party_by_id[party].name,
            group="",
            icon="",
            marks=_in_order(_statement_mark(statement, axis, parties, sheet) for statement in said),
        )
        for (speaker, party), said in spoken.items()
    )
    guides = tuple(guide for event in events for guide in _guides(event, axis, sheet))
    reservations = [_reservations(event, sheet) for event in events]
    note = "\n".join(filter(None, (_what_is_drawn(len(drawn), len(sheet.statements)), *reservations)))
    return Picture(gettext("When it was said"), note, axis, lanes, guides)


def _reservations(event: Event, sheet: FactSheet) -> str:
    """What to beware of about an event, which is drawn as a line and has no mark to ask."""
    wording = word_event(event, sheet)
    if not wording.caveats:
        return ""
    caveats = " ".join(caveat.whole for caveat in wording.caveats)
    return gettext("{event}: {caveats}").format(event=wording.label, caveats=caveats)


@dataclass(frozen=True, slots=True)
class _Sheets:
    """The sheet of a picture, and the second one beside it if there is one."""

    first: FactSheet
    comparison: Comparison | None

    def peers(self, figure: Figure) -> tuple[Peer, ...]:
        return () if self.comparison is None else self.comparison.peers.get(figure.id, ())


def _figures(
    title: str,
    figures: Sequence[Figure],
    sheets: _Sheets,
    group: Callable[[Figure], str],
    scale: Scale = "linear",
) -> Picture:
    drawn = figures[: _room_for(figures, sheets)]
    others = [peer for figure in drawn for peer in sheets.peers(figure)]
    quantities = [figure.quantity for figure in (*drawn, *(peer.figure for peer in others))]
    highest = max(map(_highest, quantities), default=0)
    axis = LogAxis.over(highest) if scale == "log" else LinearAxis.over(highest)
    titles = [_title(figure) for figure in drawn]
    details = _details(drawn, titles, sheets.first)
    shared = len(details) > 1 and len(set(details)) == 1
    parties = _positions(sheets.first)
    lanes = tuple(
        Lane(
            title=lane_title,
            detail="" if shared else detail,
            group=group(figure),
            icon="" if figure.equipment_class is None else f"equipment-{figure.equipment_class}",
            marks=_lane_marks(figure, axis, parties[figure.party], sheets),
        )
        for figure, lane_title, detail in zip(drawn, titles, details, strict=True)
    )
    notes = (
        details[0] if shared else "",
        _what_is_beside(others),
        _what_is_drawn(len(drawn), len(figures)),
    )
    return Picture(title, "\n".join(filter(None, notes)), axis, lanes)


def _room_for(figures: Sequence[Figure], sheets: _Sheets) -> int:
    """How many lanes are drawn, so that they do not have too many marks."""
    marks = accumulate(1 + len(sheets.peers(figure)) for figure in figures)
    return sum(1 for _ in takewhile(MOST_MARKS.__ge__, marks))


def _what_is_beside(others: Sequence[Peer]) -> str:
    """What the marks of the second sheet are, and how those look that may not count the same."""
    if not others:
        return ""
    text = gettext("The marks with a claimant’s name are from the sheet “{title}”, each of its own date.")
    if any(peer.verdict == "near" for peer in others):
        text = gettext(
            "The marks with a claimant’s name are from the sheet “{title}”, each of its own date; those in a "
            "dashed ring may not count the same."
        )
    return text.format(title=others[0].sheet.title)


def _what_is_drawn(drawn: int, everything: int) -> str:
    if drawn == everything:
        return ""
    text = gettext("The first {drawn} of {everything} are drawn; all of them stand below.")
    return text.format(drawn=number(drawn), everything=number(everything))


def _title(figure: Figure) -> str:
    found = figure.equipment_class
    return capitalised(figure.label) if found is None else phrases.equipment(found)


def _details(figures: Sequence[Figure], titles: Sequence[str], sheet: FactSheet) -> list[str]:
    """Whose losses each lane shows, who claims them, and of which day."""
    whose = [(figure.party, figure.claim.claimant, is_doubtful(figure, sheet)) for figure in figures]
    first_of = dict(zip(reversed(whose), reversed(figures), strict=True))
    words = {key: _whose(figure, sheet) for key, figure in first_of.items()}
    counts = Counter(zip(titles, whose, strict=True))
    return [
        _detail(figure, words[key], is_one_of_several=counts[title, key] > 1)
        for figure, title, key in zip(figures, titles, whose, strict=True)
    ]


def _detail(figure: Figure, whose: str, *, is_one_of_several: bool) -> str:
    """The line below the title; where a class is the title of several lanes, also what is counted."""
    dated = gettext("{detail}, {date}").format(detail=whose, date=word_date(figure.as_of))
    if figure.equipment_class is None or not is_one_of_several:
        return dated
    return gettext("{label} · {detail}").format(label=capitalised(figure.label), detail=dated)


def _whose(figure: Figure, sheet: FactSheet) -> str:
    party = sheet.party_by_id[figure.party].name
    return gettext("{party} · {claimed}").format(party=party, claimed=word_claimed_by(figure, sheet))


def _highest(quantity: Quantity) -> int:
    return quantity.high if quantity.qualifier == "between" else quantity.value


def _lane_marks(figure: Figure, axis: LinearAxis | LogAxis, party: int, sheets: _Sheets) -> tuple[Mark, ...]:
    """The mark of a figure and those of its peers."""
    own, peers = _figure_mark(figure, axis, party, sheets.first), sheets.peers(figure)
    if not peers:
        return (own,)
    days: defaultdict[str, set[str]] = defaultdict(set)
    for one, sheet in ((figure, sheets.first), *((peer.figure, peer.sheet) for peer in peers)):
        days[name_claimant(one.claim.claimant, sheet)].add(one.as_of.date)
    dated = [
        len(days[name_claimant(peer.figure.claim.claimant, peer.sheet)]) > 1
        or _days_apart(peer.figure.as_of.day, figure.as_of.day) > _A_MONTH
        for peer in peers
    ]
    marks = (_peer_mark(peer, axis, own, dated=is_dated) for peer, is_dated in zip(peers, dated, strict=True))
    return own, *_in_order(marks)


def _days_apart(one: EdtfDate, other: EdtfDate) -> int:
    return max((one.earliest - other.latest).days, (other.earliest - one.latest).days, 0)


def _figure_mark(figure: Figure, axis: LinearAxis | LogAxis, party: int, sheet: FactSheet) -> Mark:
    quantity = figure.quantity
    ends = (quantity.low, quantity.high) if quantity.qualifier == "between" else (quantity.value,) * 2
    return Mark(
        id=figure.id,
        shape=SHAPES[quantity.qualifier],
        low=axis.at(ends[0]),
        high=axis.at(ends[1]),
        label=mark_number(phrases.quantity_short(quantity), figure.caveats),
        party=party,
        basis=figure.claim.basis,
        said=partial(_say_figure, figure, sheet),
    )


def _peer_mark(peer: Peer, axis: LinearAxis | LogAxis, own: Mark, *, dated: bool) -> Mark:
    """A mark in the lane of another, with its date where that is not the lane's or one of several."""
    return replace(
        _figure_mark(peer.figure, axis, own.party, peer.sheet),
        # No id of a figure has a stroke in it.
        id=f"{own.id}/{peer.figure.id}",
        label=label_peer(peer, dated=dated),
        said=partial(_say_peer, peer),
        figure=own.id,
        near=peer.verdict == "near",
    )


def _say_peer(peer: Peer) -> Said:
    wording = word_peer(peer)
    return Said(wording.headline, wording.text)


def _say_figure(figure: Figure, sheet: FactSheet) -> Said:
    wording = word_figure(figure, sheet)
    return Said(wording.headline, wording.text)


def _statement_mark(statement: Statement, axis: TimeAxis, parties: dict[str, int], sheet: FactSheet) -> Mark:
    when = statement.date.day
    first, last = _ends(when)
    shape: Shape = "exact" if when.mark == "" and statement.date.basis == "stated" else "about"
    return Mark(
        id=statement.id,
        shape="span" if first != last else shape,
        low=axis.at(first),
        high=axis.at(last),
        label=word_date(statement.date),
        party=parties[statement.party],
        basis=None,
        said=partial(_say_statement, statement, sheet),
    )


def _in_order(marks: Iterable[Mark]) -> tuple[Mark, ...]:
    return tuple(sorted(marks, key=lambda mark: mark.low or 0.0))


def _say_statement(statement: Statement, sheet: FactSheet) -> Said:
    wording = word_statement(statement, sheet)
    return Said(wording.attribution, wording.text)


def _guides(event: Event, axis: TimeAxis, sheet: FactSheet) -> Iterator[Guide]:
    """The day of an event; where only a month or a year is known, its first day and its last."""
    wording = word_event(event, sheet)
    text = gettext("{date}: {event}").format(date=wording.date, event=wording.label)
    first, last = _ends(event.date.day)
    if first == last:
        yield Guide(axis.at(first), text)
    else:
        yield Guide(axis.at(first), gettext("{event} (at the earliest)").format(event=text))
        yield Guide(axis.at(last), gettext("{event} (at the latest)").format(event=text))


def _ends(when: EdtfDate) -> tuple[date, date]:
    return when.earliest, when.latest


def _positions(sheet: FactSheet) -> dict[str, int]:
    return {party.id: position for position, party in enumerate(sheet.parties)}
