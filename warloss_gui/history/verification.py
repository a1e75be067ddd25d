"""Whether a sheet says what a public record of the same claimant says, and of which day.

Nothing here is computed as truth: a match means that two documents hold the same number of one claimant. The
day of the comparison is found, not assumed: it is the day on which the record agrees with most figures. What
does not count the same is not compared, and the reason is said instead.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Final, Literal

from warloss_gui.claims.bounds import Bounds
from warloss_gui.claims.dates import ClaimDate
from warloss_gui.claims.edtf import EdtfDate
from warloss_gui.claims.figure import Figure
from warloss_gui.claims.quantity import Quantity
from warloss_gui.claims.sheet import FactSheet
from warloss_gui.history.joins import Joins, NotJoined, day_of
from warloss_gui.history.joins import Reason as JoinReason
from warloss_gui.history.record import Record
from warloss_gui.history.series import Category, Observation, Series
from warloss_gui.history.wording import quantity

Verdict = Literal["equal", "consistent", "differs", "not_compared", "not_in_record"]
"""`equal`: the number of the record. `consistent`: a bound that the record's number keeps."""

Reason = JoinReason | Literal["in_words", "no_report_of_day", "not_reported", "slip"]
"""Why a figure is not compared."""

NOT_COMPARED: Final[frozenset[Reason]] = frozenset(("contested", "in_words", "since_not_said", "slip"))
"""The reasons for which a figure is not compared although the record counts the same."""

DateCheck = Literal["agrees", "differs", "within", "outside"]
"""`within` and `outside`: the sheet's date is no exact day, and the matching day lies in it or not."""

_Number = int | Decimal | None

_Days = dict[tuple[Category, _Number], list[date]]
"""Days of a record, by category and number."""


@dataclass(frozen=True, slots=True)
class Row:
    """One figure beside the record.

    `day` is the day on which the figure is compared or has no total to be compared with, None where no figure
    matches; `recorded` is the report of that day, or else the last one up to the figure's own date;
    `occurrences` is on how many days the record has the figure's number, always 0 for a bound; `date_check`
    is None where no figure matches.
    """

    figure: str
    """The id of the figure."""
    label: str
    claimed: Quantity
    as_of: ClaimDate
    """The day of which the figure gives the total."""
    verdict: Verdict
    category: Category | None = None
    reason: Reason | None = None
    why: str = ""
    """The reason in a sentence, where the figure does not join the record."""
    day: date | None = None
    recorded: Observation | None = None
    occurrences: int = 0
    date_check: DateCheck | None = None
    qualifier_differs: bool = False
    """Whether the number is equal but its bound is not: the record says 'about', and the sheet does not."""


@dataclass(frozen=True, slots=True)
class Missing:
    """A category that the record reports on the matching day and the sheet leaves out."""

    series: Series
    recorded: Observation


@dataclass(frozen=True, slots=True)
class Verification:
    """A sheet, or one figure of it, beside a record.

    `compared` counts the figures that stand beside a number of the record and are no bound. `matched` of them
    are equal on each of `days`, which is more than on any other day; `day` is the one of these days that is
    nearest to the sheet's own date. Both are empty where nothing is equal. Of a record that dates its reports
    otherwise than another one, all days are those of the other.
    """

    record: str
    """The title of the record."""
    claimant: str
    party: str
    compared: int
    matched: int
    days: tuple[date, ...]
    day: date | None
    rows: tuple[Row, ...]
    missing: tuple[Missing, ...]

    @property
    def equal_elsewhere(self) -> int:
        """How many figures are equal on a day that they speak of themselves, and not on the matching one."""
        return sum(row.verdict == "equal" and row.day not in self.days for row in self.rows)

    @property
    def is_unique(self) -> bool:
        """Whether all figures that can be compared are equal on one day and on no other."""
        return len(self.days) == 1 and self.matched == self.compared

    @property
    def compares_nothing(self) -> bool:
        """Whether no figure stands beside a number of the record."""
        return all(row.recorded is None for row in self.rows)

    @property
    def differs(self) -> bool:
        """Whether a figure differs from the record."""
        return any(row.verdict == "differs" for row in self.rows)


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A figure that counts what a series counts, and the day of which it gives the total."""

    figure: Figure
    series: Series
    as_of: ClaimDate

    @property
    def own_day(self) -> date | None:
        """The day that the figure itself speaks of, where it is exact."""
        return _exact_day(self.as_of.day)

    @property
    def value(self) -> _Number:
        """The figure's number, None for a bound."""
        claimed = self.figure.quantity
        return claimed.sort_value if claimed.bounds.is_point else None

    def is_equal_on(self, day: date) -> bool:
        """Whether the report of this day has the figure's number."""
        found = self.series.on(day)
        return found is not None and found.value == self.value

    @property
    def has_report_of_stated_day(self) -> bool:
        """Whether the day that the figure states is exact, and has a report."""
        own = self.own_day
        return own is not None and self.as_of.basis == "stated" and self.series.on(own) is not None

    def is_slip_on(self, day: date | None) -> bool:
        """Whether the record's total of this day is probably a slip of its file."""
        return any(slip.day == day for slip in self.series.slips)


@dataclass(frozen=True, slots=True)
class _Match:
    """The days that the candidates were found on."""

    days: tuple[date, ...]
    day: date
    own_days: frozenset[date]
    """The days that figures speak of themselves and are equal on."""
    moved_days: frozenset[date] = frozenset()
    """The days that figures speak of themselves and that are wrong: they are equal on the matching day."""

    def day_for(self, candidate: _Candidate) -> date:
        """The day on which a figure is compared.

        It is the matching day, unless the figure is equal on the day that it speaks of itself and not on the
        matching one, or speaks of a day on which others are equal. A stated day that the record has counts
        too, unless others of that day are equal on the matching one: then the sheet has the day wrong.
        """
        own = candidate.own_day
        if own is None:
            return self.day
        order = (own, self.day) if own in self.days else (self.day, own)
        is_stated = candidate.has_report_of_stated_day and own not in self.moved_days
        fallback = own if own in self.own_days or is_stated else self.day
        return next(filter(candidate.is_equal_on, order), fallback)


def verify(sheet: FactSheet, record: Record, figure_id: str | None = None) -> Verification:
    """Look up the figures of a sheet in a record, or only the figure with an id.

    Raises KeyError if the sheet has no figure of that id. Categories that are missing are listed for a whole
    sheet only.
    """
    figures = sheet.figures if figure_id is None else (_figure(sheet, figure_id),)
    when = sheet.as_of if figure_id is None else figures[0].as_of
    dated = in_days_of_the_other(record)
    found = list(_look_up(figures, sheet, dated))
    candidates = [one for one in found if isinstance(one, _Candidate)]
    days_of = _days_of_numbers(candidates)
    matched, days = _best_days(candidates, days_of)
    match = _match(candidates, days, when.day) if days else None
    rows = tuple(one if isinstance(one, Row) else _row(one, match, days_of) for one in found)
    return Verification(
        record=record.title,
        claimant=record.claimant.name,
        party=record.party.name,
        compared=sum(row.recorded is not None and row.claimed.bounds.is_point for row in rows),
        matched=matched,
        days=days,
        day=None if match is None else match.day,
        rows=rows,
        missing=() if match is None or figure_id else tuple(_missing(rows, dated, match.day)),
    )


def in_days_of_the_other(record: Record) -> Record:
    """A record with the days of another one of its claimant, if it dates its reports otherwise than that."""
    if record.offset is None:
        return record
    by = timedelta(days=record.offset.days)
    return replace(record, series={name: _moved(series, by) for name, series in record.series.items()})


def _moved(series: Series, by: timedelta) -> Series:
    appeared = series.appeared
    return replace(
        series,
        days=tuple(day + by for day in series.days),
        breaks=tuple(replace(found, day=found.day + by) for found in series.breaks),
        appeared=None if appeared is None else replace(appeared, day=appeared.day + by),
        slips=tuple(replace(slip, day=slip.day + by) for slip in series.slips),
        shared_falls=frozenset(day + by for day in series.shared_falls),
    )


def _figure(sheet: FactSheet, figure_id: str) -> Figure:
    for figure in sheet.figures:
        if figure.id == figure_id:
            return figure
    raise KeyError(figure_id)


def _look_up(figures: Sequence[Figure], sheet: FactSheet, record: Record) -> Iterator[_Candidate | Row]:
    """Each figure with its series, or the row that says why it is not compared."""
    joins = Joins(sheet, record)
    for figure in figures:
        found, as_of = joins.find(figure), day_of(figure)
        series = found.column if isinstance(found, NotJoined) else found
        row = replace(_unfound(figure, as_of), category=None if series is None else series.category)
        if series is not None and figure.quantity.qualifier == "in_words":
            yield _without(row, "in_words")
        elif isinstance(found, NotJoined):
            yield replace(_without(row, found.reason), why=found.text)
        else:
            candidate = _Candidate(figure, found, as_of)
            day = candidate.own_day if as_of.basis == "stated" else None
            if day is None or found.on(day) is not None:
                yield candidate
            else:
                yield _without(row, "slip" if candidate.is_slip_on(day) else "no_report_of_day", day)


def _days_of_numbers(candidates: Sequence[_Candidate]) -> _Days:
    """The days on which the record has the numbers of the figures."""
    wanted: defaultdict[Category, set[_Number]] = defaultdict(set)
    for one in candidates:
        wanted[one.series.category].add(one.value)
    found: _Days = defaultdict(list)
    series_of: dict[Category, Series] = {one.series.category: one.series for one in candidates}
    for category, series in series_of.items():
        numbers = wanted[category]
        for day, value in zip(series.days, series.values, strict=True):
            if value in numbers:
                found[category, value].append(day)
    return found


def _unfound(figure: Figure, as_of: ClaimDate) -> Row:
    return Row(figure.id, figure.label, figure.quantity, as_of, "not_in_record")


def _without(row: Row, reason: Reason, day: date | None = None) -> Row:
    """The row of a figure that is compared with no number, on a day of the record if there is one."""
    verdict = "not_compared" if reason in NOT_COMPARED else "not_in_record"
    return replace(row, verdict=verdict, reason=reason, day=day)


def _best_days(candidates: Sequence[_Candidate], days_of: _Days) -> tuple[int, tuple[date, ...]]:
    """On how many figures the record agrees with the sheet at best, and on which days. Without any: 0, ()."""
    # Figures with the same number of the same category are found on the same days, which may be many.
    alike = Counter((one.series.category, one.value) for one in candidates)
    equal: Counter[date] = Counter()
    for key, days in days_of.items():
        for day in days:
            equal[day] += alike[key]
    best = max(equal.values(), default=0)
    return best, tuple(sorted(day for day, count in equal.items() if count == best))


def _match(candidates: Sequence[_Candidate], days: tuple[date, ...], when: EdtfDate) -> _Match:
    nearest = min(days, key=lambda day: (_distance(day, when), day))
    own = frozenset(one.own_day for one in candidates if one.own_day and one.is_equal_on(one.own_day))
    moved = frozenset(
        one.own_day
        for one in candidates
        if one.own_day and one.is_equal_on(nearest) and not one.is_equal_on(one.own_day)
    )
    return _Match(days, nearest, own, moved)


def _distance(found: date, when: EdtfDate) -> int:
    """How many days lie between a day and the nearest one that a date can mean."""
    return max((when.earliest - found).days, (found - when.latest).days, 0)


def _exact_day(when: EdtfDate) -> date | None:
    return when.earliest if when.precision == "day" and not when.mark else None


def _row(one: _Candidate, match: _Match | None, days_of: _Days) -> Row:
    """A figure beside the report of the day that is compared.

    Without a matching day that is the last report up to the figure's own date.
    """
    figure, when = one.figure, one.as_of.day
    compared = None if match is None else match.day_for(one)
    recorded = one.series.latest(when.latest) if compared is None else one.series.on(compared)
    row = replace(
        _unfound(figure, one.as_of),
        category=one.series.category,
        day=compared,
        occurrences=len(days_of.get((one.series.category, one.value), ())),
        date_check=None if compared is None else _check_date(when, compared),
    )
    if one.is_slip_on(one.own_day if compared is None else compared):
        return _without(row, "slip", one.own_day if compared is None else compared)
    if recorded is None:
        return _without(row, "not_reported", compared)
    is_equal = recorded.value == one.value
    return replace(
        row,
        recorded=recorded,
        verdict=_verdict(figure.quantity, recorded),
        qualifier_differs=is_equal and figure.quantity.qualifier != recorded.qualifier,
    )


def _verdict(claimed: Quantity, recorded: Observation) -> Verdict:
    if claimed.bounds.is_point:
        return "equal" if claimed.sort_value == recorded.value else "differs"
    return "consistent" if _overlap(claimed.bounds, quantity(recorded).bounds) else "differs"


def _overlap(one: Bounds, other: Bounds) -> bool:
    """Whether there is a number that both claims allow."""
    return not (_is_below(one, other) or _is_below(other, one))


def _is_below(one: Bounds, other: Bounds) -> bool:
    if one.high is None or other.low is None:
        return False
    return one.high < other.low or (one.high == other.low and (one.high_open or other.low_open))


def _check_date(when: EdtfDate, found: date) -> DateCheck:
    if _exact_day(when) is not None:
        return "agrees" if when.earliest == found else "differs"
    return "outside" if _distance(found, when) else "within"


def _missing(rows: Sequence[Row], record: Record, found: date) -> Iterator[Missing]:
    known = {row.category for row in rows}
    for series in record.series.values():
        report = series.on(found)
        if report is not None and series.category not in known and not series.is_former:
            yield Missing(series, report)
