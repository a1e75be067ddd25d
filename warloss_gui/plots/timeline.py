"""Makes the pictures of histories from the records that speak of the figures of a sheet.

A figure is drawn on a line only where it counts what the line counts. Each picture takes the former one:
where only the day has changed that the sheet is shown of, the rest of it stays.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Final

from warloss_gui.claims import phrases
from warloss_gui.claims.caveat_wording import mark_number
from warloss_gui.claims.counted import Counted, do_columns_agree
from warloss_gui.claims.date_wording import word_date
from warloss_gui.claims.figure import Figure
from warloss_gui.claims.identity import Identity, folded
from warloss_gui.claims.sheet import FactSheet
from warloss_gui.claims.statement_wording import word_event
from warloss_gui.history.joins import Joins
from warloss_gui.history.record import Record
from warloss_gui.history.series import Series
from warloss_gui.history.shown import Shown
from warloss_gui.history.wording import title_of
from warloss_gui.language import day as day_text
from warloss_gui.language import gettext, number
from warloss_gui.plots.axes import LinearAxis, LogAxis
from warloss_gui.plots.claimed import ends_of, marked_days, party_positions, shape_of, word_whose
from warloss_gui.plots.history_picture import DayGuide, Line, OwnClaim, Timeline, travel_guides
from warloss_gui.plots.picture import MOST_MARKS

_MOST_EVENTS: Final = 12
"""Events that a picture marks; more would cross out the lines."""
_AROUND: Final = timedelta(days=31)
"""How long before the first report and after the last an event may be, to be in the picture."""


@dataclass(frozen=True, slots=True)
class _Column:
    """A series of a record, by which what it counts is known in all records, and what the sheet calls it."""

    record: Record
    series: Series
    kind: int
    label: str


def personnel_history(shown: Shown, former: Timeline | None = None) -> Timeline | None:
    """The totals of people of the claimant of the sheet's headline, or of its first figure with a history."""
    if former is not None and _is_of(former, shown):
        return former.on(shown.day)
    headline, joins = shown.own.headline_figure, _joins(shown)
    figures = sorted(shown.own.figures_of("personnel"), key=lambda figure: figure is not headline)
    figure = next((figure for figure in figures if _histories_of(figure, joins)), None)
    return None if figure is None else class_history(shown, figure)


def class_history(shown: Shown, figure: Figure, former: Timeline | None = None) -> Timeline | None:
    """The totals of what a figure counts by its claimant; None where no record has them."""
    own = shown.own.figure_by_id.get(figure.id, figure)
    if former is not None and _is_of(former, shown) and former.is_single and former.figures == (own,):
        return former.on(shown.day)
    columns = [_Column(record, series, 0, own.label) for record, series in _histories_of(own, _joins(shown))]
    if not columns:
        return None
    lines = _in_styles(columns)
    highest = max(*(max(line.series.values) for line in lines), _highest(own))
    title = gettext("{category}: the claimed total over time").format(category=title_of(lines[0].series))
    return _timeline(shown, title, LinearAxis.over(highest), lines, (own,))


def all_classes(shown: Shown, former: Timeline | None = None) -> Timeline | None:
    """All classes of equipment of the claimant of the first figure with a history, on a log axis.

    Classes that were once reported apart have ended, and the totals of most of them are in another class.
    """
    if former is not None and _is_of(former, shown) and not former.is_single:
        return former.on(shown.day)
    joins, own = _joins(shown), shown.own
    histories = [(figure, _histories_of(figure, joins)) for figure in own.figures_of("equipment")]
    joined = [(figure, found) for figure, found in histories if found]
    if not joined:
        return None
    first = own.claimed[joined[0][0].id]
    joined = [
        (figure, found)
        for figure, found in joined
        if own.claimed[figure.id].is_by(first)
        and own.claimed[figure.id].counted.party.is_same(first.counted.party)
    ][:MOST_MARKS]
    figures = [figure for figure, _found in joined]
    columns = list(_columns(joined))
    lines = _in_styles(columns)
    highest = max(*(max(line.series.values) for line in lines), *map(_highest, figures))
    lowest = min((value for figure in figures for value in figure.quantity.published if value), default=1)
    title = gettext("Equipment of all classes: the claimed totals over time, on a log scale")
    return _timeline(shown, title, LogAxis.over(highest, lowest), lines, tuple(figures))


def _is_of(former: Timeline, shown: Shown) -> bool:
    """Whether a history is made of the sheet and of the records that are shown now."""
    same = [one is other for one, other in zip(former.records, shown.records, strict=False)]
    return former.sheet is shown.own and len(former.records) == len(shown.records) and all(same)


def _joins(shown: Shown) -> list[Joins]:
    return [Joins(shown.own, record) for record in shown.records]


def _histories_of(figure: Figure, joins: Sequence[Joins]) -> list[tuple[Record, Series]]:
    """The records that speak of a figure, each with the series of it."""
    found = ((one.record, one.find(figure)) for one in joins)
    return [(record, series) for record, series in found if isinstance(series, Series)]


def _columns(joined: Sequence[tuple[Figure, Sequence[tuple[Record, Series]]]]) -> Iterator[_Column]:
    """The classes of all records that speak of some figures of equipment."""
    labels: dict[int, str] = {}
    records: dict[int, Record] = {}
    for figure, found in joined:
        for record, series in found:
            records[id(record)] = record
            labels.setdefault(id(series), figure.label)
    kinds = _Kinds()
    for record in records.values():
        for series in record.series.values():
            if _is_class(series.claimed.counted):
                yield _Column(record, series, kinds.of(record, series), labels.get(id(series), ""))


def _is_class(counted: Counted) -> bool:
    """Whether a series counts the losses of one of the classes: a number of pieces, since a war began."""
    is_number = counted.of is None and counted.per is None
    return counted.equipment_class not in (None, "other") and counted.measure == "lost" and is_number


class _Kinds:
    """What the series of several records count: the same, by one number."""

    def __init__(self) -> None:
        self._known: dict[tuple[Counted, Identity | None], int] = {}
        self._firsts: list[tuple[Record, Series]] = []

    def of(self, record: Record, series: Series) -> int:
        """The number of what a series counts. Two series of one record never count the same."""
        claimed = series.claimed
        key = claimed.counted, claimed.claimant
        if key not in self._known:
            self._known[key] = self._like(record, series)
            if self._known[key] == len(self._firsts):
                self._firsts.append((record, series))
        return self._known[key]

    def _like(self, record: Record, series: Series) -> int:
        for kind, (other, first) in enumerate(self._firsts):
            if other is not record and do_columns_agree(series.claimed, first.claimed):
                return kind
        return len(self._firsts)


def _highest(figure: Figure) -> int | Decimal:
    """The top of a figure; where it is open, with room for the arrow that says so. Words have none."""
    if figure.quantity.qualifier == "in_words":
        return 0
    _low, high = ends_of(figure.quantity)
    return high * 6 // 5 if shape_of(figure.quantity) == "from" else high


def _in_styles(columns: Sequence[_Column]) -> tuple[Line, ...]:
    """The lines, those of daily reports first. Each record has a style of its own."""
    ordered = sorted(columns, key=lambda column: column.series.rhythm != "day")
    records = list({id(column.record): column.record for column in ordered}.values())
    styles = {id(record): style for style, record in enumerate(records)}
    return tuple(
        Line(
            series=column.series,
            record=column.record.title,
            name=name,
            style=styles[id(column.record)],
            is_late=column.record.is_late(column.series),
            kind=column.kind,
            label=column.label,
        )
        for column, name in zip(ordered, _names(ordered, records), strict=True)
    )


def _names(columns: Sequence[_Column], records: Sequence[Record]) -> Iterator[str]:
    """What tells the lines apart: the class, once for all its lines, or the record."""
    if len({column.kind for column in columns}) == 1:
        by_rhythm = len({record.rhythm for record in records}) == len(records)
        for column in columns:
            name = _rhythm(column.record) if by_rhythm else column.record.title
            yield "" if len(records) == 1 else name
        return
    named: set[int] = set()
    for column in columns:
        yield "" if column.kind in named else title_of(column.series)
        named.add(column.kind)


def _rhythm(record: Record) -> str:
    return gettext("each day") if record.rhythm == "day" else gettext("month ends")


def _timeline(
    shown: Shown, title: str, axis: LinearAxis | LogAxis, lines: tuple[Line, ...], figures: tuple[Figure, ...]
) -> Timeline:
    own = shown.own
    events = list(_events(shown, lines))
    return Timeline(
        title=title,
        note=_note(lines, figures[0], axis, own, len(events)),
        axis=axis,
        lines=lines,
        guides=(*_guides(lines, figures[0], shown.day), *events[:_MOST_EVENTS]),
        claims=tuple(
            _own_claim(figure, axis, is_labelled=len(figures) == 1)
            for figure in figures
            if figure.quantity.qualifier != "in_words"
        ),
        party=party_positions(own)[figures[0].party],
        sheet=own,
        figures=figures,
        records=shown.records,
        travelled=shown.day,
    )


def _note(
    lines: Sequence[Line], figure: Figure, axis: LinearAxis | LogAxis, sheet: FactSheet, events: int
) -> str:
    """Whose losses the lines show and who claims them, which line is which record, and what the marks say."""
    of_records = {line.style: line for line in lines}.values()
    records = [_style_text(line) for line in of_records] if len(of_records) > 1 else []
    marks = [
        axis.title,
        gettext("▽ total lower than before") if any(line.falls for line in lines) else "",
        gettext("◇ probably a slip of the file, not in the line")
        if any(line.slips for line in lines)
        else "",
        gettext("○ first total of a class: it was not lost then")
        if any(line.is_late for line in lines)
        else "",
        gettext("line broken: reports missing") if any(line.starts for line in lines) else "",
        gettext("a total of 0 cannot be drawn on a log scale") if _has_unseen_zero(lines, axis) else "",
        gettext("upright line of dashes and dots: an event, which explains nothing by itself")
        if events
        else "",
        gettext("{count} of {total} events are marked").format(
            count=number(_MOST_EVENTS), total=number(events)
        )
        if events > _MOST_EVENTS
        else "",
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
    single = len({line.kind for line in lines}) == 1
    told: set[tuple[date, int]] = set()
    for line in lines:
        for found in line.series.breaks:
            if (found.day, line.kind) not in told:
                told.add((found.day, line.kind))
                text = gettext("definition changed") if single else gettext("{category}: definition changed")
                yield DayGuide(found.day, text.format(category=title_of(line.series)), "break")
    when = figure.as_of
    text = gettext("the sheet’s date: {date}").format(date=word_date(when))
    for day, label in marked_days(when.day, text):
        yield DayGuide(day, label, "sheet")
    yield from travel_guides(travelled)


def _events(shown: Shown, lines: Sequence[Line]) -> Iterator[DayGuide]:
    """The events of the sheet, then those of the records, within the time of the lines, each once."""
    first = min(line.series.days[0] for line in lines)
    last = max(line.series.days[-1] for line in lines)
    met: set[tuple[date, str]] = set()
    for guide in (*_events_of_sheet(shown.own), *_events_of_records(shown.records)):
        key = guide.day, folded(guide.label)
        if first - _AROUND <= guide.day <= last + _AROUND and key not in met:
            met.add(key)
            yield guide


def _events_of_sheet(sheet: FactSheet) -> Iterator[DayGuide]:
    for event in sheet.events:
        text = word_event(event, sheet).text
        for day, label in marked_days(event.date.day, event.label):
            yield DayGuide(day, label, "event", text)


def _events_of_records(records: Sequence[Record]) -> Iterator[DayGuide]:
    for record in records:
        for mark in record.events:
            head = gettext("{event}, {date}.").format(event=mark.label, date=day_text(mark.day))
            yield DayGuide(mark.day, mark.label, "event", "\n".join(filter(None, (head, mark.text))))


def _own_claim(figure: Figure, axis: LinearAxis | LogAxis, *, is_labelled: bool) -> OwnClaim:
    claimed = figure.quantity
    low, high = map(axis.at, ends_of(claimed))
    label = mark_number(phrases.quantity_short(claimed), figure.caveats)
    return OwnClaim(
        earliest=figure.as_of.day.earliest,
        latest=figure.as_of.day.latest,
        low=low,
        high=high,
        shape=shape_of(claimed),
        basis=figure.claim.basis,
        label=label if is_labelled else "",
    )
