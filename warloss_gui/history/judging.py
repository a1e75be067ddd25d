"""What can be said of odd totals, by the records that are open together.

Who transcribes a record makes slips, and a claimant lowers totals. A total is called *probably a slip of its
file* on one of three grounds, and only where no other open record of the claimant has it too:

- two other open records agree on another total of that day, where at least half of the totals of the column
  are the same in each of them;
- the file's own next reports take it back by a step far beyond the usual;
- a digit lost, doubled or transposed explains it (both: `warloss_gui.history.slips`).

Where two records differ and there is no third, they disagree, and whose slip it is stays unsaid. All else
that falls is a fall that stays, of whatever size. Whose act that is is known only where another open record
of the claimant has the same two totals on the same two days.

A record whose totals are those of another one a day earlier or later is moved, and its days are compared as
such. Nothing here depends on the order of the records.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from itertools import combinations, groupby, pairwise
from operator import eq
from typing import Final

from warloss_gui.claims.quantity import Qualifier
from warloss_gui.history.record import Offset, Record
from warloss_gui.history.series import Category, Change, Series, Slip, month_of
from warloss_gui.history.slips import Mistake, leaps, mistakes

_MOVES: Final = (-1, 1)
_ENOUGH: Final = 20
"""Totals of which nineteen in twenty must agree for a record to be moved; of fewer, all."""
_LEAST: Final = 5
_TWO: Final = 2


_Report = tuple[date, int, Qualifier, int]
"""A day, its total, the bound of it, and its row or 0."""


@dataclass(frozen=True)
class _Column:
    """A series, with its days as numbers."""

    series: Series

    @cached_property
    def ordinals(self) -> Sequence[int]:
        return tuple(map(date.toordinal, self.series.days))

    @cached_property
    def totals(self) -> Mapping[int, int]:
        return dict(zip(self.ordinals, self.series.values, strict=True))


class _Read:
    """A record as its files have it, in columns."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self.columns = {category: _Column(series) for category, series in record.series.items()}


@dataclass(frozen=True, slots=True)
class _Witness:
    """The same series of another record, which has the totals of a day so many days later."""

    column: _Column
    shift: int
    is_alike: bool
    """Whether at least half of the totals that the two series share are the same."""

    def total(self, ordinal: int) -> int | None:
        return self.column.totals.get(ordinal + self.shift)


@dataclass(frozen=True, slots=True)
class _Beside:
    """How a record stands to another one of its claimant: how many of how many totals agree when moved."""

    record: Record
    witnesses: Mapping[Category, _Witness]
    shift: int
    agree: int
    compared: int


def judged(records: Sequence[Record]) -> tuple[Record, ...]:
    """The records with their slips apart, their shared falls and their offsets named, in the same order.

    Only records of one claimant on one party say anything of one another. Those that were judged before,
    beside others perhaps, are judged anew. Where nothing changes, they are the same objects.
    """
    read = [_Read(_as_read(record)) for record in records]
    beside: list[list[_Beside]] = [[] for _ in read]
    for one, other in combinations(range(len(read)), 2):
        if read[one].record.is_like(read[other].record):
            of_one, of_other = _pair(read[one], read[other])
            beside[one].append(of_one)
            beside[other].append(of_other)
    return tuple(map(_judged, records, read, beside))


def jumps(series: Series) -> Iterator[Change]:
    """The changes by which a total grew by ten usual changes or more; none at a change of the definition."""
    for part, values, times in _parts(series, range(len(series.days))):
        for place in leaps(values, times):
            yield from series.steps(series.days[part[place] - 1], series.days[part[place]])


def _as_read(record: Record) -> Record:
    """A record as it was before anything was said of its totals."""
    if record.offset is None and not any(one.slips or one.shared_falls for one in record.series.values()):
        return record
    series = {category: _unjudged(series) for category, series in record.series.items()}
    return replace(record, series=series, offset=None)


def _unjudged(series: Series) -> Series:
    if not series.slips:
        return replace(series, shared_falls=frozenset[date]())
    slips: Iterator[_Report] = (
        (slip.day, slip.value, slip.qualifier, slip.row or 0) for slip in series.slips
    )
    reports = sorted((*_reports(series), *slips))
    return _with_reports(replace(series, slips=(), shared_falls=frozenset[date]()), reports)


def _reports(series: Series) -> Iterator[_Report]:
    rows = series.rows or (0,) * len(series.days)
    return zip(series.days, series.values, series.qualifiers, rows, strict=True)


def _with_reports(series: Series, reports: Sequence[_Report]) -> Series:
    days, values, qualifiers, rows = zip(*reports, strict=True)
    return replace(series, days=days, values=values, qualifiers=qualifiers, rows=rows if series.rows else ())


def _pair(one: _Read, other: _Read) -> tuple[_Beside, _Beside]:
    """How two records of a claimant stand to each other, from the side of each."""
    # A series may be like another one that says less than it, and not the other way round.
    alike = {*_alike(one.record, other.record), *(pair[::-1] for pair in _alike(other.record, one.record))}
    pairs = [(one.columns[mine], other.columns[theirs]) for mine, theirs in sorted(alike)]
    shift, agreements = _meeting(pairs)
    witnesses: dict[Category, _Witness] = {}
    of_other: dict[Category, _Witness] = {}
    for (mine, theirs), (agree, compared) in zip(pairs, agreements, strict=True):
        is_alike = 2 * agree >= compared
        witnesses[mine.series.category] = _Witness(theirs, shift, is_alike)
        of_other[theirs.series.category] = _Witness(mine, -shift, is_alike)
    agree, compared = _sums(agreements)
    return (
        _Beside(other.record, witnesses, shift, agree, compared),
        _Beside(one.record, of_other, -shift, agree, compared),
    )


def _alike(one: Record, other: Record) -> Iterator[tuple[Category, Category]]:
    for series in one.series.values():
        like = other.like(series)
        if like is not None:
            yield series.category, like.category


_Agreements = Sequence[tuple[int, int]]
"""For each pair of columns how many totals are the same, and how many there are of the same days."""


def _meeting(pairs: Sequence[tuple[_Column, _Column]]) -> tuple[int, _Agreements]:
    """By how many days the second columns have the same totals later, and how far they agree then."""
    unmoved = _agreements(pairs, 0)
    agree, compared = _sums(unmoved)
    if compared and _ENOUGH * agree >= (_ENOUGH - 1) * compared:
        return 0, unmoved
    moves = [(shift, _agreements(pairs, shift)) for shift in _MOVES]
    fitting = [(shift, agreements) for shift, agreements in moves if _is_enough(*_sums(agreements))]
    return fitting[0] if len(fitting) == 1 else (0, unmoved)


def _agreements(pairs: Sequence[tuple[_Column, _Column]], shift: int) -> _Agreements:
    """How far the first columns agree with the second ones so many days later."""
    found: list[tuple[int, int]] = []
    for mine, theirs in pairs:
        days = _moved(mine.ordinals, shift)
        agree = sum(map(eq, mine.series.values, map(theirs.totals.get, days)))
        found.append((agree, sum(map(theirs.totals.__contains__, days))))
    return found


def _sums(agreements: _Agreements) -> tuple[int, int]:
    return sum(agree for agree, _compared in agreements), sum(compared for _agree, compared in agreements)


def _moved(ordinals: Sequence[int], shift: int) -> Sequence[int]:
    return [ordinal + shift for ordinal in ordinals] if shift else ordinals


def _is_enough(agree: int, compared: int) -> bool:
    if compared < _ENOUGH:
        return agree == compared >= _LEAST
    return _ENOUGH * agree >= (_ENOUGH - 1) * compared


def _judged(record: Record, read: _Read, beside: Sequence[_Beside]) -> Record:
    series = {
        category: _judged_series(
            column, [one.witnesses[category] for one in beside if category in one.witnesses]
        )
        for category, column in read.columns.items()
    }
    offset = _offset(beside)
    if offset is None and all(series[category] is one for category, one in read.record.series.items()):
        return read.record
    judged_now = replace(read.record, series=series, offset=offset)
    return record if judged_now == record else judged_now


def _offset(beside: Sequence[_Beside]) -> Offset | None:
    """How a record is moved against the one that it resembles most; not if it agrees with any as it is."""
    if any(not one.shift and one.agree and 2 * one.agree >= one.compared for one in beside):
        return None
    offsets = [Offset(one.shift, one.record.title, one.agree, one.compared) for one in beside if one.shift]
    return max(
        offsets, key=lambda offset: (offset.agree, offset.compared, offset.other, offset.days), default=None
    )


def _judged_series(column: _Column, witnesses: Sequence[_Witness]) -> Series:
    series = column.series
    slips = _slips(column, witnesses)
    if slips:
        reports = [report for place, report in enumerate(_reports(series)) if place not in slips]
        series = _with_reports(series, reports)
        series = replace(series, slips=tuple(slips[place] for place in sorted(slips)))
    falls = frozenset(_shared_falls(series, witnesses)) if witnesses else None
    return replace(series, shared_falls=falls) if falls else series


def _shared_falls(series: Series, witnesses: Sequence[_Witness]) -> Iterator[date]:
    reports = zip(series.days, series.values, strict=True)
    for (former, before), (later, after) in pairwise(reports):
        if after < before and any(
            one.total(former.toordinal()) == before and one.total(later.toordinal()) == after
            for one in witnesses
        ):
            yield later


def _slips(column: _Column, witnesses: Sequence[_Witness]) -> Mapping[int, Slip]:
    """The slips of a series by their places. Some totals always stay, which tell of the others."""
    series, places = column.series, _outvoted(column, witnesses)
    rest = [place for place in range(len(series.days)) if place not in places]
    for run in _runs(_mistakes(series, rest)):
        if not any(_is_confirmed(column, place, witnesses) for place in run):
            places |= run
    rows = series.rows
    return {
        place: Slip(
            series.days[place],
            series.values[place],
            series.qualifiers[place],
            mistake.ground,
            series.source,
            rows[place] if rows else None,
            mistake.mended,
        )
        for place, mistake in places.items()
    }


def _outvoted(column: _Column, witnesses: Sequence[_Witness]) -> dict[int, Mistake]:
    """The totals that no other record has, and on which two others agree otherwise, by their places."""
    if sum(one.is_alike for one in witnesses) < _TWO:
        return {}
    columns = [[*map(one.column.totals.get, _moved(column.ordinals, one.shift))] for one in witnesses]
    values = column.series.values
    odd = {
        place: [total for total, one in zip(others, witnesses, strict=True) if one.is_alike]
        for place, (value, *others) in enumerate(zip(values, *columns, strict=True))
        if value not in others
    }
    return {place: mistake for place, others in odd.items() if (mistake := _vote(others)) is not None}


def _vote(totals: Sequence[int | None]) -> Mistake | None:
    """What the other records say of a day, if two of them agree."""
    counts = Counter(total for total in totals if total is not None).most_common(_TWO)
    if not counts or counts[0][1] < _TWO:
        return None
    is_split = len(counts) == _TWO and counts[0][1] == counts[1][1]
    return Mistake("others_agree", None if is_split else counts[0][0])


def _mistakes(series: Series, places: Sequence[int]) -> Mapping[int, Mistake]:
    """The slips among the totals of some places."""
    found: dict[int, Mistake] = {}
    for part, values, times in _parts(series, places):
        found |= {part[place]: mistake for place, mistake in mistakes(values, times).items()}
    return found


def _parts(
    series: Series, places: Sequence[int]
) -> Iterator[tuple[Sequence[int], Sequence[int], Sequence[int]]]:
    """Some places from one change of the definition to the next, with their totals and their times."""
    count = date.toordinal if series.rhythm == "day" else month_of
    cuts = {bisect_left(series.days, found.day) for found in series.breaks}
    ends = sorted({0, *(bisect_left(places, cut) for cut in cuts), len(places)})
    for start, end in pairwise(ends):
        part = places[start:end]
        yield part, [series.values[place] for place in part], [count(series.days[place]) for place in part]


def _runs(found: Mapping[int, Mistake]) -> Iterator[dict[int, Mistake]]:
    """The slips of each run of reports that follow one another."""
    for _start, run in groupby(enumerate(sorted(found)), lambda numbered: numbered[1] - numbered[0]):
        yield {place: found[place] for _number, place in run}


def _is_confirmed(column: _Column, place: int, witnesses: Sequence[_Witness]) -> bool:
    ordinal, value = column.ordinals[place], column.series.values[place]
    return any(one.total(ordinal) == value for one in witnesses)
