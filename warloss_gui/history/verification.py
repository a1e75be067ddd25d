"""Whether a sheet says what a public record of the same claimant says, and of which day.

Nothing here is computed as truth: a match means that two documents hold the same number of one claimant. The
day of the comparison is found, not assumed: it is the day on which the record agrees with most figures.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final, Literal

from warloss_gui.claims.bounds import Bounds
from warloss_gui.claims.dates import ClaimDate
from warloss_gui.claims.edtf import EdtfDate
from warloss_gui.claims.figure import Figure
from warloss_gui.claims.quantity import Quantity
from warloss_gui.claims.sheet import FactSheet
from warloss_gui.history.matching import Matching, Mismatch, category_of
from warloss_gui.history.record import Record
from warloss_gui.history.series import Category, Observation, Series
from warloss_gui.history.wording import FORMER_CLASSES, quantity

Verdict = Literal["equal", "consistent", "differs", "not_in_record"]
"""`equal`: the number of the record. `consistent`: a bound that the record's number keeps."""

Reason = Mismatch | Literal["not_reported"]
"""Why a figure cannot be found in the record."""

DateCheck = Literal["agrees", "differs", "within", "outside"]
"""`within` and `outside`: the sheet's date is no exact day, and the matching day lies in it or not."""

_NEVER_MISSING: Final[frozenset[Category]] = frozenset({"prisoners", *FORMER_CLASSES})
"""Categories that the claimant no longer reports; a sheet does without them."""

_Days = dict[tuple[Category, int | None], list[date]]
"""Days of a record, by category and number."""


@dataclass(frozen=True, slots=True)
class Row:
    """One figure beside the record.

    `day` is the matching day on which the figure is compared, None where no figure matches; `recorded` is the
    report of that day, or else the last one up to the figure's own date; `occurrences` is on how many days
    the record has the figure's number, always 0 for a bound; `date_check` is None without a matching day.
    """

    figure: str
    """The id of the figure."""
    label: str
    claimed: Quantity
    as_of: ClaimDate
    verdict: Verdict
    category: Category | None = None
    reason: Reason | None = None
    day: date | None = None
    recorded: Observation | None = None
    occurrences: int = 0
    date_check: DateCheck | None = None
    qualifier_differs: bool = False
    """Whether the number is equal but its bound is not: the record says 'about', and the sheet does not."""


@dataclass(frozen=True, slots=True)
class Missing:
    """A category that the record reports on the matching day and the sheet leaves out."""

    category: Category
    recorded: Observation


@dataclass(frozen=True, slots=True)
class Verification:
    """A sheet, or one figure of it, beside a record.

    `compared` counts the figures that the record can confirm: of its claimant, party and categories, and not
    a bound. `matched` of them are equal on each of `days`, which is more than on any other day; `day` is the
    one of these days that is nearest to the sheet's own date. Both are empty where nothing is equal.
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


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A figure of the record's claimant and of one of its categories."""

    figure: Figure
    series: Series

    @property
    def own_day(self) -> date | None:
        """The day that the figure itself speaks of, where it is exact."""
        return _exact_day(self.figure.as_of.day)

    @property
    def value(self) -> int | None:
        """The figure's number, None for a bound."""
        claimed = self.figure.quantity
        return claimed.sort_value if claimed.bounds.is_point else None

    def is_equal_on(self, day: date) -> bool:
        """Whether the report of this day has the figure's number."""
        found = self.series.on(day)
        return found is not None and found.value == self.value


@dataclass(frozen=True, slots=True)
class _Match:
    """The days that the candidates were found on."""

    days: tuple[date, ...]
    day: date
    own_days: frozenset[date]
    """The days that figures speak of themselves and are equal on."""

    def day_for(self, candidate: _Candidate) -> date:
        """The day on which a figure is compared.

        It is the matching day, unless the figure is equal on the day that it speaks of itself and not on the
        matching one, or speaks of a day on which others are equal.
        """
        own = candidate.own_day
        if own is None:
            return self.day
        order = (own, self.day) if own in self.days else (self.day, own)
        fallback = own if own in self.own_days else self.day
        return next(filter(candidate.is_equal_on, order), fallback)


def verify(sheet: FactSheet, record: Record, figure_id: str | None = None) -> Verification:
    """Look up the figures of a sheet in a record, or only the figure with an id.

    Raises KeyError if the sheet has no figure of that id. Categories that are missing are listed for a whole
    sheet only.
    """
    figures = sheet.figures if figure_id is None else (_figure(sheet, figure_id),)
    when = sheet.as_of if figure_id is None else figures[0].as_of
    found = list(_look_up(figures, sheet, record))
    candidates = [one for one in found if isinstance(one, _Candidate)]
    days_of = _days_of_numbers(candidates)
    matched, days = _best_days(candidates, days_of)
    match = _match(candidates, days, when.day) if days else None
    return Verification(
        record=record.title,
        claimant=record.claimant,
        party=record.party,
        compared=sum(one.value is not None for one in candidates),
        matched=matched,
        days=days,
        day=None if match is None else match.day,
        rows=tuple(one if isinstance(one, Row) else _row(one, match, days_of) for one in found),
        missing=() if match is None or figure_id else tuple(_missing(candidates, record, match.day)),
    )


def _figure(sheet: FactSheet, figure_id: str) -> Figure:
    for figure in sheet.figures:
        if figure.id == figure_id:
            return figure
    raise KeyError(figure_id)


def _look_up(figures: Sequence[Figure], sheet: FactSheet, record: Record) -> Iterator[_Candidate | Row]:
    """Each figure with its series, or the row that says why there is none."""
    matching = Matching.of(sheet, record)
    for figure in figures:
        found = matching.find(figure)
        if isinstance(found, Series):
            yield _Candidate(figure, found)
        else:
            category = category_of(figure) if found == "no_category" else None
            yield replace(_unfound(figure), reason=found, category=category)


def _days_of_numbers(candidates: Sequence[_Candidate]) -> _Days:
    """The days on which the record has the numbers of the figures."""
    wanted: defaultdict[Category, set[int | None]] = defaultdict(set)
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


def _unfound(figure: Figure) -> Row:
    return Row(figure.id, figure.label, figure.quantity, figure.as_of, "not_in_record")


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
    return _Match(days, nearest, own)


def _distance(found: date, when: EdtfDate) -> int:
    """How many days lie between a day and the nearest one that a date can mean."""
    return max((when.earliest - found).days, (found - when.latest).days, 0)


def _exact_day(when: EdtfDate) -> date | None:
    return when.earliest if when.precision == "day" and not when.mark else None


def _row(one: _Candidate, match: _Match | None, days_of: _Days) -> Row:
    """A figure beside the report of the day that is compared.

    Without a matching day that is the last report up to the figure's own date.
    """
    figure, when = one.figure, one.figure.as_of.day
    compared = None if match is None else match.day_for(one)
    recorded = one.series.latest(when.latest) if compared is None else one.series.on(compared)
    row = replace(
        _unfound(figure),
        category=one.series.category,
        day=compared,
        occurrences=len(days_of.get((one.series.category, one.value), ())),
        date_check=None if compared is None else _check_date(when, compared),
    )
    if recorded is None:
        return replace(row, reason="not_reported")
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


def _missing(candidates: Sequence[_Candidate], record: Record, found: date) -> Iterator[Missing]:
    known = {one.series.category for one in candidates}
    for series in record.series.values():
        report = series.on(found)
        if report is not None and series.category not in known | _NEVER_MISSING:
            yield Missing(series.category, report)
