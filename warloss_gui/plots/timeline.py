"""Makes the pictures of histories from the records that speak of the figures of a sheet.

Each takes the former one: where only the day has changed that the sheet is shown of, the rest of it stays.
"""

from collections.abc import Iterator, Sequence
from datetime import date

from warloss_gui.claims import phrases
from warloss_gui.claims.caveat_wording import mark_number
from warloss_gui.claims.date_wording import word_date
from warloss_gui.claims.figure import Figure
from warloss_gui.claims.sheet import FactSheet
from warloss_gui.history.matching import Matching
from warloss_gui.history.record import Record
from warloss_gui.history.series import Category, Series
from warloss_gui.history.shown import Shown
from warloss_gui.history.wording import category
from warloss_gui.language import gettext
from warloss_gui.plots.axes import LinearAxis, LogAxis
from warloss_gui.plots.claimed import SHAPES, ends_of, marked_days, party_positions, word_whose
from warloss_gui.plots.history_picture import DayGuide, Line, OwnClaim, Timeline, travel_guides
from warloss_gui.plots.picture import MOST_MARKS


def personnel_history(shown: Shown, former: Timeline | None = None) -> Timeline | None:
    """The totals of people of the claimant of the sheet's headline, or of its first figure with a history."""
    if former is not None and _is_of(former, shown):
        return former.on(shown.day)
    headline, matchings = shown.own.headline_figure, _matchings(shown)
    kinds = (kind for kind in shown.own.kinds if kind[0].section == "personnel")
    firsts = [next((one for one in kind if one is headline), kind[0]) for kind in kinds]
    firsts.sort(key=lambda figure: figure is not headline)
    figure = next((figure for figure in firsts if _histories_of(figure, matchings)), None)
    return None if figure is None else class_history(shown, figure)


def class_history(shown: Shown, figure: Figure, former: Timeline | None = None) -> Timeline | None:
    """The totals of what a figure counts by its claimant; None where no record has them."""
    own = shown.own.figure_by_id.get(figure.id, figure)
    if former is not None and _is_of(former, shown) and former.is_single and former.figures == (own,):
        return former.on(shown.day)
    found = _histories_of(own, _matchings(shown))
    if not found:
        return None
    lines = _in_styles(found)
    highest = max(*(max(line.series.values) for line in lines), _highest(own))
    counted = category(found[0][1].category)
    title = gettext("{category}: the claimed total over time").format(category=counted)
    return _timeline(shown, title, LinearAxis.over(highest), lines, (own,))


def all_classes(shown: Shown, former: Timeline | None = None) -> Timeline | None:
    """All classes of equipment of the claimant of the first figure with a history, on a log axis.

    Classes that were once reported apart have ended, and the totals of most of them are in another class.
    """
    if former is not None and _is_of(former, shown) and not former.is_single:
        return former.on(shown.day)
    matchings = _matchings(shown)
    kinds = (kind for kind in shown.own.kinds if kind[0].section == "equipment")
    groups = [kind for kind in kinds if _histories_of(kind[0], matchings)]
    if not groups:
        return None
    whose = _whose(groups[0][0])
    groups = [group for group in groups if _whose(group[0]) == whose]
    told = {figure.id for group in groups for figure in group}
    figures = [one for one in shown.own.figures_of("equipment") if one.id in told][:MOST_MARKS]
    found = [
        (matching.record, series)
        for matching in matchings
        if any(isinstance(matching.find(group[0]), Series) for group in groups)
        for name, series in matching.record.series.items()
        if name in phrases.EQUIPMENT
    ]
    lines = _in_styles(found)
    highest = max(*(max(line.series.values) for line in lines), *map(_highest, figures))
    title = gettext("Equipment of all classes: the claimed totals over time, on a log scale")
    return _timeline(shown, title, LogAxis.over(highest), lines, tuple(figures))


def _is_of(former: Timeline, shown: Shown) -> bool:
    """Whether a history is made of the sheet and of the records that are shown now."""
    same = [one is other for one, other in zip(former.records, shown.records, strict=False)]
    return former.sheet is shown.own and len(former.records) == len(shown.records) and all(same)


def _matchings(shown: Shown) -> list[Matching]:
    return [Matching.of(shown.own, record) for record in shown.records]


def _histories_of(figure: Figure, matchings: Sequence[Matching]) -> list[tuple[Record, Series]]:
    """The records that speak of a figure, each with the series of it."""
    found = ((matching.record, matching.find(figure)) for matching in matchings)
    return [(record, series) for record, series in found if isinstance(series, Series)]


def _whose(figure: Figure) -> tuple[str, str]:
    return figure.claim.claimant, figure.party


def _highest(figure: Figure) -> int:
    """The top of a figure; where it is open, with room for the arrow that says so."""
    _low, high = ends_of(figure.quantity)
    return high * 6 // 5 if SHAPES[figure.quantity.qualifier] == "from" else high


def _in_styles(found: Sequence[tuple[Record, Series]]) -> tuple[Line, ...]:
    """The lines, those of daily reports first. Each record has a style of its own."""
    ordered = sorted(found, key=lambda pair: pair[1].rhythm != "day")
    records = list({id(record): record for record, _series in ordered}.values())
    styles = {id(record): style for style, record in enumerate(records)}
    return tuple(
        Line(series, record.title, name, styles[id(record)], record.is_late(series))
        for (record, series), name in zip(ordered, _names(ordered, records), strict=True)
    )


def _names(found: Sequence[tuple[Record, Series]], records: Sequence[Record]) -> Iterator[str]:
    """What tells the lines apart: the class, once for all its lines, or the record."""
    if len({series.category for _record, series in found}) == 1:
        by_rhythm = len({record.rhythm for record in records}) == len(records)
        for record, _series in found:
            name = _rhythm(record) if by_rhythm else record.title
            yield "" if len(records) == 1 else name
        return
    named: set[Category] = set()
    for _record, series in found:
        yield "" if series.category in named else category(series.category)
        named.add(series.category)


def _rhythm(record: Record) -> str:
    return gettext("each day") if record.rhythm == "day" else gettext("month ends")


def _timeline(
    shown: Shown, title: str, axis: LinearAxis | LogAxis, lines: tuple[Line, ...], figures: tuple[Figure, ...]
) -> Timeline:
    own = shown.own
    return Timeline(
        title=title,
        note=_note(lines, figures[0], axis, own),
        axis=axis,
        lines=lines,
        guides=tuple(_guides(lines, figures[0], shown.day)),
        claims=tuple(_own_claim(figure, axis, is_labelled=len(figures) == 1) for figure in figures),
        party=party_positions(own)[figures[0].party],
        sheet=own,
        figures=figures,
        records=shown.records,
        travelled=shown.day,
    )


def _note(lines: Sequence[Line], figure: Figure, axis: LinearAxis | LogAxis, sheet: FactSheet) -> str:
    """Whose losses the lines show and who claims them, which line is which record, and what the marks say."""
    of_records = {line.style: line for line in lines}.values()
    records = [_style_text(line) for line in of_records] if len(of_records) > 1 else []
    marks = [
        axis.title,
        gettext("▽ total lowered by the claimant") if any(line.revisions for line in lines) else "",
        gettext("○ first total of a class: it was not lost then")
        if any(line.is_late for line in lines)
        else "",
        gettext("line broken: reports missing") if any(line.starts for line in lines) else "",
        gettext("a total of 0 cannot be drawn on a log scale") if _has_unseen_zero(lines, axis) else "",
    ]
    parts = (word_whose(figure, sheet), " · ".join(records), " · ".join(filter(None, marks)))
    return "\n".join(filter(None, parts))


def _has_unseen_zero(lines: Sequence[Line], axis: LinearAxis | LogAxis) -> bool:
    return axis.at(0) is None and any(0 in line.series.values for line in lines)


def _style_text(line: Line) -> str:
    texts = (
        gettext("solid line: {record}"),
        gettext("dashed line: {record}"),
        gettext("dotted line: {record}"),
        gettext("line of dashes and dots: {record}"),
    )
    return texts[line.style % len(texts)].format(record=line.record)


def _guides(lines: Sequence[Line], figure: Figure, travelled: date | None) -> Iterator[DayGuide]:
    single = len({line.series.category for line in lines}) == 1
    told: set[tuple[date, Category]] = set()
    for line in lines:
        counted = line.series.category
        for found in line.series.breaks:
            if (found.day, counted) not in told:
                told.add((found.day, counted))
                text = gettext("definition changed") if single else gettext("{category}: definition changed")
                yield DayGuide(found.day, text.format(category=category(counted)), "break")
    when = figure.as_of
    text = gettext("the sheet’s date: {date}").format(date=word_date(when))
    for day, label in marked_days(when.day, text):
        yield DayGuide(day, label, "sheet")
    yield from travel_guides(travelled)


def _own_claim(figure: Figure, axis: LinearAxis | LogAxis, *, is_labelled: bool) -> OwnClaim:
    claimed = figure.quantity
    low, high = map(axis.at, ends_of(claimed))
    label = mark_number(phrases.quantity_short(claimed), figure.caveats)
    return OwnClaim(
        earliest=figure.as_of.day.earliest,
        latest=figure.as_of.day.latest,
        low=low,
        high=high,
        shape=SHAPES[claimed.qualifier],
        basis=figure.claim.basis,
        label=label if is_labelled else "",
    )
