"""From figures to pictures: lanes, places between 0 and 1, bounds, labels and hover text.

Nothing is computed that nobody claimed: an open bound has no other end, a range has no middle, and lanes are
never summed.

Figures of a second sheet stand in the lane of the figure of the first that they may stand beside.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import accumulate, takewhile
from typing import Final, Literal

from warloss_gui.claims import phrases
from warloss_gui.claims.caveat_wording import mark_number
from warloss_gui.claims.claimant_wording import is_doubtful, name_claimant
from warloss_gui.claims.comparison import Comparison, Peer
from warloss_gui.claims.comparison_wording import label_peer, word_peer, word_unsaid
from warloss_gui.claims.date_wording import word_date
from warloss_gui.claims.definition_wording import title_of
from warloss_gui.claims.edtf import EdtfDate
from warloss_gui.claims.figure import Figure
from warloss_gui.claims.nesting import first_wholes, under_wholes
from warloss_gui.claims.quantity import Quantity
from warloss_gui.claims.sheet import FactSheet
from warloss_gui.claims.wording import word_figure
from warloss_gui.language import capitalised, gettext, ngettext, number
from warloss_gui.plots import groups
from warloss_gui.plots.axes import LinearAxis, LogAxis
from warloss_gui.plots.claimed import (
    best_of,
    ends_of,
    is_drawn,
    party_positions,
    shape_of,
    word_whose,
)
from warloss_gui.plots.picture import MOST_MARKS, Lane, Mark, Picture, Said, in_order, word_left_out

Scale = Literal["log", "linear"]

_A_MONTH: Final = 31
"""Days that a claim of another may be away from that of its lane without a date of its own beside it."""


def personnel(sheet: FactSheet, comparison: Comparison | None = None) -> Picture:
    """Figures of people on one linear axis, a lane each, grouped by what is counted."""
    figures = sorted(sheet.figures_of("personnel"), key=groups.order)
    title = (
        gettext("Claimed losses of people, by what is counted")
        if groups.are_losses(figures)
        else gettext("Claimed numbers of people, by what is counted")
    )
    return _figures(title, figures, _Sheets(sheet, comparison), groups.heading)


def contingents(sheet: FactSheet, comparison: Comparison | None = None) -> Picture:
    """Who was sent and who was lost, in lanes apart, each claim its own."""
    figures = sorted(sheet.figures_of("contingents"), key=groups.order_of_measure)
    are_all_gone = all(figure.counts.measure != "present" for figure in figures)
    title = (
        gettext("Allied contingents: sent and lost, each claim by itself")
        if are_all_gone
        else gettext("Allied contingents: sent, there and lost, each claim by itself")
    )
    return _figures(title, figures, _Sheets(sheet, comparison), groups.measure)


def equipment(
    sheet: FactSheet, scale: Scale, comparison: Comparison | None = None, own: FactSheet | None = None
) -> Picture:
    """Figures of equipment, the largest first.

    On another day they stand in the order of the sheet's `own` numbers, so that none changes its place.
    """
    sizes = {figure.id: figure.quantity.sort_value for figure in (own or sheet).figures_of("equipment")}
    figures = sorted(sheet.figures_of("equipment"), key=lambda figure: sizes[figure.id], reverse=True)
    if groups.are_losses(figures):
        title = (
            gettext("Claimed losses of equipment, by class, on a log scale")
            if scale == "log"
            else gettext("Claimed losses of equipment, by class, on a linear scale")
        )
        return _figures(title, figures, _Sheets(sheet, comparison), lambda _figure: "", scale)
    figures.sort(key=groups.order_of_measure)
    title = (
        gettext("Claimed numbers of equipment, by class, on a log scale")
        if scale == "log"
        else gettext("Claimed numbers of equipment, by class, on a linear scale")
    )
    return _figures(title, figures, _Sheets(sheet, comparison), groups.measure, scale)


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
    """A lane for each figure that has a place on the axis, parts below their wholes and in their groups."""
    possible = under_wholes(filter(is_drawn, figures))
    drawn = possible[: _room_for(possible, sheets)]
    others = [peer for figure in drawn for peer in sheets.peers(figure)]
    axis = _axis([figure.quantity for figure in (*drawn, *(peer.figure for peer in others))], scale)
    wholes = first_wholes(drawn)
    titles = [_title(figure, is_part=wholes[figure.id] is not figure) for figure in drawn]
    details = _details(drawn, titles, sheets.first)
    shared = len(details) > 1 and len(set(details)) == 1
    parties = party_positions(sheets.first)
    lanes = tuple(
        Lane(
            title=lane_title,
            detail="" if shared else detail,
            group=group(wholes[figure.id]),
            icon="" if figure.equipment_class is None else f"equipment-{figure.equipment_class}",
            marks=_lane_marks(figure, axis, parties[figure.party], sheets),
        )
        for figure, lane_title, detail in zip(drawn, titles, details, strict=True)
    )
    notes = (
        details[0] if shared else "",
        _what_is_beside(others),
        word_unsaid(others),
        word_left_out(len(drawn), len(possible)),
        _not_drawn(len(figures) - len(possible)),
    )
    return Picture(title, "\n".join(filter(None, notes)), axis, lanes)


def _axis(quantities: Sequence[Quantity], scale: Scale) -> LinearAxis | LogAxis:
    """The axis on which all of these have a place."""
    ends = [end for quantity in quantities for end in ends_of(quantity)]
    highest = max(ends, default=0)
    if scale == "linear":
        return LinearAxis.over(highest)
    return LogAxis.over(highest, min(filter(None, ends), default=1))


def _not_drawn(count: int) -> str:
    """That rates and shares have no place on an axis of totals."""
    if not count:
        return ""
    text = ngettext(
        "{count} rate or share has no place on this axis of totals; it follows the picture.",
        "{count} rates and shares have no place on this axis of totals; they follow the picture.",
        count,
    )
    return text.format(count=number(count))


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


def _title(figure: Figure, *, is_part: bool) -> str:
    """What is counted; of a part that it is one of those that stand above it."""
    return gettext("Of those: {label}").format(label=figure.label) if is_part else title_of(figure)


def _details(figures: Sequence[Figure], titles: Sequence[str], sheet: FactSheet) -> list[str]:
    """Whose losses each lane shows, who claims them, and of which day."""
    whose = [(figure.party, figure.claim.claimant, is_doubtful(figure, sheet)) for figure in figures]
    first_of = dict(zip(reversed(whose), reversed(figures), strict=True))
    words = {key: word_whose(figure, sheet) for key, figure in first_of.items()}
    counts = Counter(zip(titles, whose, strict=True))
    return [
        _detail(figure, words[key], is_one_of_several=counts[title, key] > 1)
        for figure, title, key in zip(figures, titles, whose, strict=True)
    ]


def _detail(figure: Figure, whose: str, *, is_one_of_several: bool) -> str:
    """The line below the title; where a class is the title of several lanes, also what is counted."""
    dated = gettext("{detail}, {date}").format(detail=whose, date=word_date(figure.as_of))
    if figure.equipment_class in (None, "other") or not is_one_of_several:
        return dated
    return gettext("{label} · {detail}").format(label=capitalised(figure.label), detail=dated)


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
    return own, *in_order(marks)


def _days_apart(one: EdtfDate, other: EdtfDate) -> int:
    return max((one.earliest - other.latest).days, (other.earliest - one.latest).days, 0)


def _figure_mark(figure: Figure, axis: LinearAxis | LogAxis, party: int, sheet: FactSheet) -> Mark:
    quantity = figure.quantity
    low, high = map(axis.at, ends_of(quantity))
    return Mark(
        id=figure.id,
        shape=shape_of(quantity),
        low=low,
        high=high,
        label=mark_number(phrases.quantity_short(quantity), figure.caveats),
        party=party,
        basis=figure.claim.basis,
        said=partial(_say_figure, figure, sheet),
        best=None if (best := best_of(quantity)) is None else axis.at(best),
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
