"""What a claimant reported over time, as a picture: lines, what breaks them, and the words for each report.

A line joins reports of one record and nothing else: it ends at a gap, a total that is lower than the one
before is marked as that, and a class that is first reported late begins with its first total and does not
rise from zero. What is probably a slip of the file is marked at its place, off the line.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property
from typing import Final, Literal

from warloss_gui.claims import phrases
from warloss_gui.claims.caveat_wording import CaveatWording, caveats_text
from warloss_gui.claims.caveats import LASTING
from warloss_gui.claims.claimant_wording import word_claimed_by
from warloss_gui.claims.figure import Figure
from warloss_gui.claims.sheet import FactSheet
from warloss_gui.claims.sources import EvidenceBasis
from warloss_gui.claims.wording import word_figure
from warloss_gui.history.record import Record
from warloss_gui.history.series import Change, Observation, Series, Slip
from warloss_gui.history.wording import (
    name_of,
    quantity,
    slip_total,
    title_of,
    total,
    word_break,
    word_change,
    word_first,
    word_slip,
)
from warloss_gui.language import day as day_text
from warloss_gui.language import gettext
from warloss_gui.plots.axes import DaySpan, LinearAxis, LogAxis
from warloss_gui.plots.picture import Said, Shape

GuideKind = Literal["break", "sheet", "travelled", "event"]

_MONTH: Final = timedelta(days=30)
_OF_ALL_DAYS: Final = ("days", "is_single", "_caveats")
"""What of a history is the same, whichever day the sheet is shown of."""


@dataclass(frozen=True)
class Line:
    """The reports of one category in one record.

    `style` tells records of one picture apart: 0 is a whole line, others are broken in different ways. `kind`
    is the same for the lines of all records that count the same.
    """

    series: Series
    record: str
    name: str
    """What it is called beside its end: its class or its record, if there are others."""
    style: int
    is_late: bool
    """Whether the category begins later than the record."""
    kind: int = 0
    label: str = ""
    """What the sheet calls what is counted, if it has a figure of it."""

    @property
    def has_dots(self) -> bool:
        """Whether there are so few reports that each gets a dot."""
        return self.series.rhythm == "month"

    @cached_property
    def ordinals(self) -> tuple[int, ...]:
        """The days of the reports as numbers."""
        return tuple(map(date.toordinal, self.series.days))

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """The places of the reports that come after a gap: no line leads to them."""
        return tuple(map(self._place_after, self.series.gaps()))

    @cached_property
    def falls(self) -> tuple[int, ...]:
        """The places of the reports whose total is lower than the one before."""
        return tuple(map(self._place_after, self.series.falls()))

    @property
    def slips(self) -> tuple[Slip, ...]:
        """What the file has and is in no line."""
        return self.series.slips

    def _place_after(self, change: Change) -> int:
        return bisect_left(self.series.days, change.end.day)


@dataclass(frozen=True, slots=True)
class DayGuide:
    """A line through all of the picture at a day."""

    day: date
    label: str
    kind: GuideKind
    text: str = ""
    """All that is to be said of an event."""


@dataclass(frozen=True, slots=True)
class OwnClaim:
    """A figure of the sheet at its own date, from the earliest to the latest day that this can mean.

    `low` and `high` are its places on the axis of values, equal unless it is a range; None is off the axis.
    """

    earliest: date
    latest: date
    low: float | None
    high: float | None
    shape: Shape
    basis: EvidenceBasis
    label: str


def travel_guides(day: date | None) -> Iterator[DayGuide]:
    """The line at the day that the sheet is shown of, if that is not its own date."""
    if day is not None:
        yield DayGuide(day, gettext("shown: {day}").format(day=day_text(day)), "travelled")


@dataclass(frozen=True)
class Timeline:
    """All that is shown of a history. `party` is the position of the party in the sheet, for a colour."""

    title: str
    note: str
    axis: LinearAxis | LogAxis
    lines: tuple[Line, ...]
    guides: tuple[DayGuide, ...]
    claims: tuple[OwnClaim, ...]
    party: int
    sheet: FactSheet
    figures: tuple[Figure, ...]
    """The figures of the sheet that the lines are the history of."""
    records: tuple[Record, ...]
    travelled: date | None

    def on(self, day: date | None) -> "Timeline":
        """The same history with another day that the sheet is shown of."""
        guides = tuple(guide for guide in self.guides if guide.kind not in ("travelled", "event"))
        found = replace(self, guides=(*guides, *travel_guides(day), *self.events), travelled=day)
        # What does not depend on the day stays worked out.
        known = {name: self.__dict__[name] for name in _OF_ALL_DAYS if name in self.__dict__}
        found.__dict__.update(known)
        return found

    @cached_property
    def days(self) -> tuple[date, ...]:
        """Every day with a report or a slip, in order."""
        columns = dict.fromkeys(line.series.days for line in self.lines)
        slips = {slip.day for line in self.lines for slip in line.slips}
        if len(columns) == 1 and not slips:
            return next(iter(columns))
        return tuple(sorted(slips.union(*columns)))

    @property
    def events(self) -> tuple[DayGuide, ...]:
        """What happened on marked days."""
        return tuple(guide for guide in self.guides if guide.kind == "event")

    @cached_property
    def whole(self) -> DaySpan:
        """All of the time, with the days that are marked in it."""
        marked_days = [guide.day for guide in self.guides]
        return DaySpan.over(min(self.days[0], *marked_days), max(self.days[-1], *marked_days))

    @property
    def home(self) -> date:
        """The report that the reader begins at: of the day travelled to, or up to the sheet’s date."""
        wanted = self.travelled or self.figures[0].as_of.day.latest
        return self.days[max(bisect_right(self.days, wanted) - 1, 0)]

    @cached_property
    def is_single(self) -> bool:
        """Whether one category is shown."""
        return len({line.kind for line in self.lines}) == 1

    def end_label(self, line: Line, day: date) -> str:
        """What stands beside a line at a day: its total, if one category is shown, or else its class."""
        found = line.series.latest(day)
        if not self.is_single or found is None:
            return line.name
        text = phrases.quantity_short(quantity(found))
        if not line.name:
            return text
        text = gettext("{record}: {total}").format(record=line.name, total=text)
        ends = {report.day for one in self.lines if (report := one.series.latest(day)) is not None}
        return (
            text if len(ends) == 1 else gettext("{total}, {day}").format(total=text, day=day_text(found.day))
        )

    def moment(self, day: date) -> Said:
        """All that was reported on a day, in words, with what must accompany it."""
        reports, slips = self._reports(day), self._slips(day)
        about = [
            *(self._told(line, found) for line, found in reports),
            *(_word_slip(line, slip) for line, slip in slips),
            *(event.text for event in self._events_at(day)),
            self._caveats_on(day),
        ]
        return Said(self._totals(day, reports, slips), "\n".join(filter(None, about)))

    def words(self, day: date, seen: DaySpan) -> str:
        """The report of a day in a line: its total, the change since the one before, and that in view."""
        reports, slips = self._reports(day), self._slips(day)
        text = self._totals(day, reports, slips)
        if not self.is_single:
            return text
        line = (*reports, *slips)[0][0]
        return " · ".join((text, *_changes(line, day, seen)))

    def _reports(self, day: date) -> Sequence[tuple[Line, Observation]]:
        return [(line, found) for line in self.lines if (found := line.series.on(day)) is not None]

    def _slips(self, day: date) -> Sequence[tuple[Line, Slip]]:
        return [(line, slip) for line in self.lines for slip in line.slips if slip.day == day]

    def _events_at(self, day: date) -> Iterator[DayGuide]:
        """The events since the report before, up to that of a day; at the last one also those after it."""
        place = bisect_left(self.days, day)
        for event in self.events:
            at = min(bisect_left(self.days, event.day), len(self.days) - 1)
            if at == place:
                yield event

    def _totals(
        self, day: date, reports: Sequence[tuple[Line, Observation]], slips: Sequence[tuple[Line, Slip]]
    ) -> str:
        """The totals of a day, the largest first, each once; where records disagree, with their names."""
        said: dict[int, set[str]] = {}
        for line, found in reports:
            said.setdefault(line.kind, set()).add(total(found))
        for line, slip in slips:
            said.setdefault(line.kind, set()).add(slip_total(slip))
        totals = [
            self._total(line, total(found), by_record=len(said[line.kind]) > 1)
            for line, found in sorted(reports, key=lambda pair: pair[1].value, reverse=True)
        ]
        wrong = gettext("{total}, probably a slip")
        totals += [
            wrong.format(total=self._total(line, slip_total(slip), by_record=len(said[line.kind]) > 1))
            for line, slip in slips
        ]
        return gettext("{day}: {totals}").format(day=day_text(day), totals=" · ".join(dict.fromkeys(totals)))

    def _total(self, line: Line, text: str, *, by_record: bool) -> str:
        pattern = gettext("{category} {total} ({record})") if by_record else gettext("{category} {total}")
        return pattern.format(
            category=name_of(line.series),
            total=text,
            record=line.name if self.is_single else line.record,
        )

    def _told(self, line: Line, found: Observation) -> str:
        series = line.series
        text = gettext("{counted}: {total} on {day}; losses of {party}, {claimed}. Record: {record}.")
        claim = text.format(
            counted=_counted(line),
            total=total(found),
            day=day_text(found.day),
            party=series.party,
            claimed=word_claimed_by(self.figures[0], self.sheet),
            record=line.record.rstrip("."),
        )
        changes = (word_change(change, series).text for change in _changes_to(series, found.day))
        return " ".join((claim, *_on_its_first_day(line, found), *_broken(series, found.day), *changes))

    def _caveats_on(self, day: date) -> str:
        """What must be said of the totals of a day; but for the sheet's own it is what always holds."""
        is_own = any(one.as_of.day.earliest <= day <= one.as_of.day.latest for one in self.figures)
        found = [one for one in self._caveats if is_own or one.code in LASTING]
        return caveats_text(tuple(found))

    @cached_property
    def _caveats(self) -> tuple[CaveatWording, ...]:
        """The caveats of the figures of the sheet, each once."""
        wordings = (word_figure(figure, self.sheet) for figure in self.figures)
        return tuple(dict.fromkeys(caveat for wording in wordings for caveat in wording.caveats))


def _counted(line: Line) -> str:
    """A category, with what the sheet calls it."""
    name = title_of(line.series)
    if line.label.casefold() in ("", name.casefold()):
        return name
    return gettext("{category} ({label})").format(category=name, label=line.label)


def _word_slip(line: Line, slip: Slip) -> str:
    text = gettext("{counted}. {text} Record: {record}.")
    return text.format(counted=_counted(line), text=word_slip(slip), record=line.record.rstrip("."))


def _last_change(series: Series, day: date) -> Iterator[Change]:
    """The change that the report of a day made; the first report made none."""
    former = series.latest(day - timedelta(days=1)) if day > series.days[0] else None
    if former is not None:
        yield from series.steps(former.day, day)


def _changes(line: Line, day: date, seen: DaySpan) -> Iterator[str]:
    """The change since the report before, and that in view: of which record, where there are several."""
    series = line.series
    for change in _last_change(series, day):
        short = word_change(change, series).short
        yield gettext("{record}: {change}").format(record=line.name, change=short) if line.name else short
    in_view = series.within(*_days_of(seen))
    if in_view is not None:
        found = word_change(in_view, series)
        text = gettext("in view: {change}, {dates}")
        if line.name:
            text = gettext("{record}, in view: {change}, {dates}")
        yield text.format(record=line.name, change=found.short, dates=found.dates)


def _changes_to(series: Series, day: date) -> Iterator[Change]:
    """The change since the report before, and over about a month where reports come day by day."""
    yield from _last_change(series, day)
    change = series.change(max(day - _MONTH, series.days[0]), day) if series.rhythm == "day" else None
    if change is not None and change.days > 1:
        yield change


def _on_its_first_day(line: Line, found: Observation) -> Iterator[str]:
    if found.day == line.series.days[0]:
        yield word_first(line.series, is_late=line.is_late)


def _broken(series: Series, day: date) -> Iterator[str]:
    """A break on the day of the very first report is in no change."""
    for found in series.breaks:
        if found.day == day == series.days[0]:
            yield word_break(found)


def _days_of(seen: DaySpan) -> tuple[date, date]:
    return date.fromordinal(max(round(seen.first), 1)), date.fromordinal(round(seen.last))
