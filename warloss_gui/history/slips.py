"""Where the totals of one file are off the totals around them in a way that a slip of the pen explains.

Two kinds are looked for, among totals between which the definition did not change:

- the totals jump, up or down, and within a week of reports jump back to where they were, both times by at
  least ten usual changes and one part in a hundred of the total;
- a total lies off those around it, by at least two usual changes and half of what these are apart, and a
  digit put in, a doubled one left out, two neighbours exchanged or three zeroes left out make it fit between
  them. The last totals of a file have only one before them, and the first only one after them: those must lie
  further off than ten usual changes and one part in a hundred, and fit within ten usual changes once mended.
  Where these are more than a tenth of the total too much would fit; and digits that are exchanged are seen
  there only where totals fall.

Where two explanations are as short as each other, it may be either, and neither is given.

The *usual change* is the median of the changes of the thirty reports before and after, without their signs
and for one report each, at least 1: single large changes, such as the slip itself, do not move it.

A fall that stays is neither: after it, the totals do not come back to where they were.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Final

from warloss_gui.history.series import SlipGround

_LONGEST: Final = 7
"""Reports in a row that may be slips together."""
_AROUND: Final = 30
"""Reports on either side that say which changes are usual."""
_FAR: Final = 10
"""Usual changes that are no longer usual."""
_CLOSE: Final = 2
"""Usual changes within which a claimant may well correct itself; and how much nearer is near."""
_PARTS: Final = 100
"""A step of less than such a part of the total is none that anybody would see."""
_FEWEST: Final = 100
"""The least total of which a digit can tell: shorter ones fit by chance."""
_FEWEST_CHANGES: Final = 3
"""Without so many changes nothing is usual."""
_TENTH: Final = 10
"""Where ten usual changes are more than such a part of the total, too much would fit."""
_THOUSAND: Final = 1_000


@dataclass(frozen=True, slots=True)
class Mistake:
    """Why a total is probably a slip, and which total was probably meant, where a digit tells."""

    ground: SlipGround
    mended: int | None = None


def mistakes(values: Sequence[int], times: Sequence[int]) -> Mapping[int, Mistake]:
    """The totals that are probably slips, by their places.

    `times` counts in the rhythm of the reports: days or months, in ascending order.
    """
    inside = dict(_Totals(values, times).inside())
    rest = [place for place in range(len(values)) if place not in inside]
    totals = _Totals([values[place] for place in rest], [times[place] for place in rest])
    return inside | {rest[place]: mistake for place, mistake in totals.at_the_ends()}


def leaps(values: Sequence[int], times: Sequence[int]) -> Iterator[int]:
    """The places of totals that are above the one before by ten usual changes and one part in a hundred."""
    totals = _Totals(values, times)
    for place, (former, later) in enumerate(pairwise(values), 1):
        if _PARTS * (later - former) >= later > former and totals.is_leap(place):
            yield place


_Placed = Iterator[tuple[int, Mistake]]

_NONE: Final[Mapping[int, Mistake]] = {}


class _Totals:
    """Totals in the order of time. A run is given by the places of its first and its last total."""

    def __init__(self, values: Sequence[int], times: Sequence[int]) -> None:
        self._values = values
        self._times = times

    def inside(self) -> _Placed:
        """The slips that have totals on both sides. What is off its neighbours makes the totals fall."""
        done = 0
        for fall in [place for place, (one, next_) in enumerate(pairwise(self._values), 1) if next_ < one]:
            run = self._run_at(fall, done) if fall > done else _NONE
            if run:
                yield from run.items()
                done = max(run) + 1

    def _run_at(self, fall: int, done: int) -> Mapping[int, Mistake]:
        """The shortest run that explains a fall and begins after a place; none if two are as short."""
        for length in range(1, _LONGEST + 1):
            starts = range(max(fall - length, done + 1), min(fall, len(self._values) - 1 - length) + 1)
            runs = [run for start in starts if (run := self._between(start, start + length - 1))]
            if runs:
                return runs[0] if len(runs) == 1 else _NONE
        return _NONE

    def _between(self, start: int, end: int) -> Mapping[int, Mistake]:
        """What is wrong with a run, in view of the totals before and after it; empty if nothing is."""
        before, after = self._values[start - 1], self._values[end + 1]
        low, high = sorted((before, after))
        run = self._values[start : end + 1]
        off = min(max(low - value, value - high) for value in run)
        if off <= 0 or _CLOSE * off < high - low:
            return _NONE
        usual = self._usual(start, end)
        mended = [
            _mended(value, before, after, self._expected(place, start - 1, end + 1))
            for place, value in enumerate(run, start)
        ]
        is_slight = usual is not None and off < _CLOSE * usual
        if (None in mended or is_slight) and not self._jumps_back(start, end, usual):
            return _NONE
        return {
            place: Mistake("taken_back") if total is None else Mistake("digit", total)
            for place, total in enumerate(mended, start)
        }

    def _expected(self, place: int, before: int, after: int) -> int:
        """The total of a place if the totals grew evenly from one to another."""
        growth = self._values[after] - self._values[before]
        return self._values[before] + growth * self._due(before, place) // max(self._due(before, after), 1)

    def _jumps_back(self, start: int, end: int, usual: float | None) -> bool:
        """Whether the totals jump into a run and back out of it to where they were."""
        into, out = abs(self._step(start)), abs(self._step(end + 1))
        apart = abs(self._values[end + 1] - self._values[start - 1])
        return (
            usual is not None
            and _CLOSE * apart <= min(into, out)
            and apart <= _FAR * usual * self._due(start - 1, end + 1)
            and self._is_jump(start, usual)
            and self._is_jump(end + 1, usual)
        )

    def is_leap(self, place: int) -> bool:
        """Whether the change from a total to that of a place is far beyond those around it."""
        usual = self._usual(place, place - 1)
        return usual is not None and self._is_jump(place, usual)

    def _is_jump(self, place: int, usual: float) -> bool:
        size = abs(self._step(place))
        larger = max(self._values[place - 1], self._values[place])
        return size >= _FAR * usual * self._due(place - 1, place) and _PARTS * size >= larger

    def at_the_ends(self) -> _Placed:
        """The slips that have a total on one side only."""
        size = len(self._values)
        lengths = range(1, min(_LONGEST, (size - 1) // 2) + 1)
        at_first = ((range(length), length) for length in lengths)
        at_last = ((range(size - length, size), size - length - 1) for length in lengths)
        for runs in (at_first, at_last):
            found = next(filter(None, (self._beside(run, neighbour) for run, neighbour in runs)), _NONE)
            yield from found.items()

    def _beside(self, run: range, neighbour: int) -> Mapping[int, Mistake]:
        """What is wrong with a run at an end, in view of the total beside it; empty if nothing is."""
        near = self._values[neighbour]
        far = all(_PARTS * abs(self._values[place] - near) >= max(self._values[place], near) for place in run)
        usual = self._usual(run[0], run[-1]) if far else None
        if usual is None:
            return _NONE
        mended = {place: self._mended_beside(place, neighbour, usual) for place in run}
        return {
            place: Mistake("digit", total) for place, total in mended.items() if None not in mended.values()
        }

    def _mended_beside(self, place: int, neighbour: int, usual: float) -> int | None:
        """What a total at an end was meant to be, if it is far off the one beside the run, and that tells."""
        value, near, due = self._values[place], self._values[neighbour], self._due(neighbour, place)
        reach = _FAR * usual
        low, high = sorted((near, near + round(reach * due)))
        if max(low - value, value - high) <= reach or (high - low) * _TENTH > near:
            return None
        mended = _mended(value, low, high, near + round(usual * due))
        # Totals often leap, and of a leap two digits that are exchanged make a smaller one by chance.
        leaps = (value - near) * due > 0
        return None if mended is None or (leaps and len(str(mended)) == len(str(value))) else mended

    def _step(self, place: int) -> int:
        return self._values[place] - self._values[place - 1]

    def _due(self, one: int, other: int) -> int:
        """How many reports lead from a total to another one: below zero if it is the earlier one."""
        return self._times[other] - self._times[one]

    def _usual(self, start: int, end: int) -> float | None:
        """The usual change around a run, without those into it and out of it; None if there are too few."""
        sides = (
            range(max(start - _AROUND, 1), start),
            range(end + 2, min(end + 2 + _AROUND, len(self._values))),
        )
        changes = [
            abs(self._step(place)) / max(self._due(place - 1, place), 1) for side in sides for place in side
        ]
        return max(median(changes), 1) if len(changes) >= _FEWEST_CHANGES else None


def _mended(value: int, low: int, high: int, expected: int) -> int | None:
    """The total from low to high of which a slip of the pen makes the value; of several the likeliest."""
    fitting = [total for total in _mendings(value, low, high) if max(low, _FEWEST) <= total <= high]
    return min(fitting, key=lambda total: (abs(total - expected), total), default=None)


def _mendings(value: int, low: int, high: int) -> Iterator[int]:
    """The totals that are meant if a slip of the pen wrote a value, of as many digits as from low to high."""
    text = str(value)
    size = len(text)
    sizes = range(len(str(low)), len(str(high)) + 1)
    if size + 1 in sizes:
        yield from (
            int(f"{text[:place]}{digit}{text[place:]}") for place in range(size + 1) for digit in range(10)
        )
    if size - 1 in sizes:
        yield from (int(text[:place] + text[place + 1 :]) for place in _doubled(text))
    if size in sizes:
        yield from (
            int(text[:place] + text[place + 1] + text[place] + text[place + 2 :]) for place in range(size - 1)
        )
    if not value % _THOUSAND:
        yield value // _THOUSAND


def _doubled(text: str) -> Iterator[int]:
    return (place for place, (one, next_) in enumerate(pairwise(text)) if one == next_)
