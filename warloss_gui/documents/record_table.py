"""The rows of a public record in the order of days: which have a day that can be used."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import pairwise
from operator import gt, lt
from typing import Any, Final

from warloss_gui.documents.problems import DocumentError, Found
from warloss_gui.documents.record_oddities import Oddities, Place, Tally
from warloss_gui.documents.record_rows import ABSENT
from warloss_gui.documents.record_shapes import DATE, Shape
from warloss_gui.documents.record_unusable import Unusable, word_unusable
from warloss_gui.documents.texts import shown
from warloss_gui.language import day, gettext

_DATE_LENGTH: Final = len("2025-06-30")


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of a file, and the place of each in it, from 1. Two lists, since pairs of both cost time."""

    rows: Sequence[dict[str, Any]]
    numbers: Sequence[int]

    def __iter__(self) -> Iterator[tuple[int, dict[str, Any]]]:
        return zip(self.numbers, self.rows, strict=True)


@dataclass(slots=True)
class Table:
    """The rows of a file that have a valid date, in the order of days."""

    file: str
    shape: Shape
    days: tuple[date, ...]
    numbers: tuple[int, ...]
    """The place of each row in the file, from 1."""
    rows: tuple[dict[str, Any], ...]
    oddities: Oddities
    ahead: int = 0
    """How many rows were left out because their day has begun nowhere."""
    negative: int = 0
    """How many numbers were left out because they are below zero."""

    def place(self, index: int) -> Place:
        """Where the row of this index stands."""
        return Place(self.file, self.numbers[index], self.days[index])

    def in_file_order(self) -> Iterator[tuple[int, dict[str, Any]]]:
        """The rows as they stand in the file, each with its index in the order of days."""
        for index in sorted(range(len(self.rows)), key=self.numbers.__getitem__):
            yield index, self.rows[index]

    def report(self, key: str, tally: Tally, say: Callable[[int, int], str]) -> None:
        """Report a tally at its first row, if anything is in it. `say` takes the count and that row."""
        if tally.count:
            say_it = partial(say, tally.count, self.numbers[tally.first])
            self.oddities.add(self.place(tally.first), key, say_it)


def valid_day(value: Any) -> date | None:
    """The day of a date as ISO 8601 writes it, or None."""
    if isinstance(value, str) and len(value) == _DATE_LENGTH and value[4] == value[7] == "-":
        try:
            return date.fromisoformat(value)
        except ValueError:
            return None
    return None


def table_of(oddities: Oddities, file: str, shape: Shape, rows: Rows, latest: date) -> Table:
    """The rows with a valid date up to the latest day. Raises DocumentError if there are none."""
    days: list[date] = []
    dated: list[int] = []
    ahead = 0
    for index, (number, row) in enumerate(rows):
        cell = row.get(DATE, ABSENT)
        when = valid_day(cell)
        if when is None:
            oddities.add(Place(file, number), DATE, partial(_no_day, cell))
        elif when > latest:
            ahead += 1
            oddities.add(Place(file, number, when), DATE, partial(_ahead, when))
        else:
            days.append(when)
            dated.append(index)
    if not days:
        raise _no_days(rows)
    _report_order(oddities, file, shape, days, [rows.numbers[index] for index in dated])
    # Of rows of one day the first of the file stays the first.
    order = sorted(range(len(days)), key=days.__getitem__)
    ordered = [dated[place] for place in order]
    return Table(
        file,
        shape,
        tuple(days[place] for place in order),
        tuple(rows.numbers[index] for index in ordered),
        tuple(rows.rows[index] for index in ordered),
        oddities,
        ahead,
    )


def _no_days(rows: Rows) -> DocumentError:
    """That no row has a day that can be used, with the first of each kind of what stands there."""
    first: dict[str, Unusable] = {}
    for number, row in rows:
        kind, why = _why_no_day(row.get(DATE, ABSENT))
        first.setdefault(kind, Unusable(number, DATE, why))
    message = gettext("no row has a date that can be used: {cells}").format(cells=word_unusable(first))
    hint = gettext("give each row a date such as 2025-06-30, of a day that has begun")
    return DocumentError(Found((), message, hint))


def _why_no_day(value: Any) -> tuple[str, str]:
    """Why a date cannot be used: the kind of reason, and the reason."""
    when = valid_day(value)
    if when is not None:
        text = gettext("the day {date} has begun nowhere on Earth yet")
        return "ahead", text.format(date=day(when))
    if value is ABSENT or value is None:
        return "none", gettext("there is none")
    if isinstance(value, str):
        return "text", gettext("{text} is not a date such as 2025-06-30").format(text=shown(value))
    return "value", gettext("what stands here is not a text such as 2025-06-30")


def _no_day(value: Any) -> str:
    if value is ABSENT or value is None:
        return gettext("the row has no date, and is left out")
    if isinstance(value, str):
        text = gettext("{text} is not a date such as 2025-06-30, and its row is left out")
        return text.format(text=shown(value))
    return gettext("the date is not a text such as 2025-06-30, and its row is left out")


def _ahead(when: date) -> str:
    text = gettext("the day {date} has begun nowhere on Earth yet, and its row is left out")
    return text.format(date=day(when))


def _report_order(
    oddities: Oddities, file: str, shape: Shape, days: Sequence[date], numbers: Sequence[int]
) -> None:
    """Say where the rows of a file are neither in the order of days nor in its reverse."""
    rises, falls = sum(map(lt, days, days[1:])), sum(map(gt, days, days[1:]))
    newest_first = falls > rises
    if newest_first and not shape.newest_first:
        say = partial(gettext, "the rows stand newest first, where such a file has the oldest first")
        oddities.add(Place(file, numbers[0], days[0]), DATE, say)
    if not min(rises, falls):
        return
    for (former, later), place in zip(pairwise(days), numbers[1:], strict=True):
        if former != later and (former > later) != newest_first:
            oddities.add(Place(file, place, later), DATE, partial(_out_of_order, former))


def _out_of_order(former: date) -> str:
    return gettext("the row is out of order: it stands after that of {date}").format(date=day(former))
