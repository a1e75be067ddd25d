"""The columns of a public record: which totals can be used, and what is odd about the others.

A column without oddities is checked in a few passes of C speed. Only the others are looked at cell by cell.
"""

import json
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import compress, pairwise
from types import NoneType
from typing import Any, Final

from warloss_gui.claims.quantity import Qualifier
from warloss_gui.documents.record_oddities import Tally
from warloss_gui.documents.record_rows import ABSENT, Mark
from warloss_gui.documents.record_shapes import DATE, QUALIFIER_WORDS, ShapeColumn
from warloss_gui.documents.record_table import Table
from warloss_gui.documents.record_unusable import WHOLE
from warloss_gui.documents.texts import shown
from warloss_gui.history.record_document import MOST
from warloss_gui.history.series import Category
from warloss_gui.language import gettext, ngettext, number

_PLAIN: Final[frozenset[type]] = frozenset((int, Mark))
"""The types of the cells of a column of which some rows say nothing."""


@dataclass(frozen=True, slots=True)
class Column:
    """The usable totals of one key, in the order of days."""

    file: str
    key: str
    shape: ShapeColumn
    """What it counts."""
    days: Sequence[date]
    numbers: Sequence[int]
    """The row of each."""
    values: Sequence[int]
    qualifiers: Sequence[Qualifier]


Columns = dict[Category, list[Column]]
"""The columns of each category: one for each of its keys, and later for each file."""


def _counted(singular: str, plural: str, count: int, row: int, **words: str) -> str:
    text = ngettext(singular, plural, count)
    return text.format(count=number(count), row=number(row), **words)


def report_unknown(table: Table, keys: Iterable[str], owners: Collection[str]) -> None:
    """Say once of each column that it is not known, in the order of the file. `owners` are known too."""
    known = table.shape.known.union(owners)
    if known.issuperset(keys):
        return
    tallies: dict[str, Tally] = {}
    for index, row in table.in_file_order():
        for key in row:
            if key not in known:
                tallies.setdefault(key, Tally()).note(index)
    for key, tally in tallies.items():
        table.report(key, tally, partial(_unknown, key))


def _unknown(key: str, count: int, row: int) -> str:
    return _counted(
        "the column {key} is not known and is left out: {count} row has it, row {row}",
        "the column {key} is not known and is left out: {count} rows have it, the first is row {row}",
        count,
        row,
        key=shown(key),
    )


def columns_of(table: Table, keys: Mapping[str, None]) -> Columns:
    """The columns of every category that has a usable total, in the order in which the file names them."""
    order = {key: place for place, key in enumerate(keys)}
    named = [column for column in table.shape.columns if order.keys() & column.keys]
    named.sort(key=lambda column: min(order[name] for name in column.keys if name in order))
    columns: Columns = {}
    rows = table.rows
    for column in named:
        names = column.keys
        cells = {name: [row.get(name, ABSENT) for row in rows] for name in names if name in order}
        _report_absent(table, names[0], tuple(cells.values()))
        found = [_column(table, column, name, column_cells) for name, column_cells in cells.items()]
        for name, column_cells in cells.items():
            if name != names[0]:
                _report_misspelt(table, name, names[0], column_cells)
        usable = [one for one in found if one.values]
        if usable:
            columns[column.category] = usable
    _report_repeated_days(table)
    return columns


def _report_absent(table: Table, key: str, columns: Sequence[Sequence[Any]]) -> None:
    """Say of a category that rows are without it. The columns are those of its keys.

    Where null is used for what is not reported, every row should have it. Otherwise it comes and goes with
    what the claimant reports, and only rows in between are odd.
    """
    if any(ABSENT not in cells for cells in columns):
        return
    first_cells, *others = columns
    lacks = [cell is ABSENT for cell in first_cells]
    for cells in others:
        lacks = [lack and cell is ABSENT for lack, cell in zip(lacks, cells, strict=True)]
    first, end = 0, len(lacks)
    if not table.shape.uses_null:
        while first < end and lacks[first]:
            first += 1
        while end > first and lacks[end - 1]:
            end -= 1
    tally = Tally()
    if not all(lacks):
        for index in range(first, end):
            if lacks[index]:
                tally.note(index)
    table.report(key, tally, partial(_absent, key))


def _absent(key: str, count: int, row: int) -> str:
    return _counted(
        "{key} is absent from {count} row among others that have it, row {row}: taken as not reported",
        "{key} is absent from {count} rows among others that have it, the first is row {row}: taken as not "
        "reported",
        count,
        row,
        key=shown(key),
    )


def _report_misspelt(table: Table, name: str, proper: str, cells: Sequence[Any]) -> None:
    tally = Tally()
    for index, cell in enumerate(cells):
        if cell is not ABSENT:
            tally.note(index)
    table.report(name, tally, partial(_misspelt, name, proper))


def _misspelt(name: str, proper: str, count: int, row: int) -> str:
    return _counted(
        "{key} is read as {proper}: {count} row has it, row {row}",
        "{key} is read as {proper}: {count} rows have it, the first is row {row}",
        count,
        row,
        key=shown(name),
        proper=shown(proper),
    )


def _report_repeated_days(table: Table) -> None:
    for index, (former, later) in enumerate(pairwise(table.days)):
        if former == later:
            say = partial(_repeated_day, table.numbers[index])
            table.oddities.add(table.place(index + 1), DATE, say)


def _repeated_day(row: int) -> str:
    text = gettext("the date stands already in row {row}: of each total the first is used")
    return text.format(row=number(row))


def _column(table: Table, column: ShapeColumn, key: str, cells: Sequence[Any]) -> Column:
    """The usable totals of a key."""
    kinds = set(map(type, cells))
    indices: Sequence[int] = range(len(cells))
    values = cells
    if Mark in kinds and kinds <= _PLAIN:
        whole = [type(cell) is int for cell in cells]
        values, indices = list(compress(cells, whole)), list(compress(indices, whole))
    if not kinds <= _PLAIN or (values and not 0 <= min(values) <= max(values) <= MOST):
        indices, values = _Cells(table, key).sort_out(cells)
    return _qualified(table, column, key, indices, values)


class _Cells:
    """The cells of a column, some of which are not plain totals."""

    def __init__(self, table: Table, key: str) -> None:
        self._table = table
        self._key = key
        self._nulls = Tally()
        self._texts = Tally()
        self._written_as_text = Tally()
        self._written_as_fraction = Tally()

    def sort_out(self, cells: Sequence[Any]) -> tuple[list[int], list[int]]:
        """The indices of the rows that have a usable value, and those values. The rest is reported."""
        indices: list[int] = []
        values: list[int] = []
        for index, cell in enumerate(cells):
            value = cell if type(cell) is int else self._converted(index, cell)
            if value is None:
                continue
            if 0 <= value <= MOST:
                indices.append(index)
                values.append(value)
                self._note_form(index, cell)
            else:
                self._table.negative += value < 0
                self._report(index, partial(_beyond, value))
        sayings = (
            (self._texts, _text_column),
            (self._written_as_text, _number_as_text),
            (self._written_as_fraction, _number_as_fraction),
            *(() if self._table.shape.uses_null else ((self._nulls, _null),)),
        )
        for tally, say in sayings:
            self._table.report(self._key, tally, say)
        return indices, values

    def _converted(self, index: int, cell: Any) -> int | None:
        """The whole number that a cell stands for, or None."""
        match cell:
            case Mark():
                return None
            case None:
                self._nulls.note(index)
                return None
            case str():
                match = WHOLE.fullmatch(cell)
                if match is None:
                    self._texts.note(index)
                    return None
                return int(match[1])
            case float() if cell.is_integer():
                return int(cell)
            case _:
                self._report(index, partial(_no_number, cell))
                return None

    def _note_form(self, index: int, cell: Any) -> None:
        if isinstance(cell, str):
            self._written_as_text.note(index)
        elif isinstance(cell, float):
            self._written_as_fraction.note(index)

    def _report(self, index: int, say: Callable[[], str]) -> None:
        self._table.oddities.add(self._table.place(index), self._key, say)


def _beyond(value: int) -> str:
    words = shown(str(value))
    if value < 0:
        return gettext("the total {value} is below zero, and is left out").format(value=words)
    return gettext("the total {value} is larger than any can be, and is left out").format(value=words)


def _no_number(cell: Any) -> str:
    match cell:
        case bool():
            return gettext("true or false stands where a number belongs: taken as not reported")
        case float():
            text = gettext("{value} is not a whole number: taken as not reported")
            return text.format(value=shown(json.dumps(cell)))
        case _:
            return gettext("a list or an object stands where a number belongs: taken as not reported")


def _text_column(count: int, row: int) -> str:
    return _counted(
        "{count} row has a text where a number belongs, row {row}: taken as not reported",
        "{count} rows have a text where a number belongs, the first is row {row}: taken as not reported",
        count,
        row,
    )


def _number_as_text(count: int, row: int) -> str:
    return _counted(
        "{count} row has the number as a text, row {row}",
        "{count} rows have the number as a text, the first is row {row}",
        count,
        row,
    )


def _number_as_fraction(count: int, row: int) -> str:
    return _counted(
        "{count} row has the number with a decimal point or an exponent, row {row}",
        "{count} rows have the number with a decimal point or an exponent, the first is row {row}",
        count,
        row,
    )


def _null(count: int, row: int) -> str:
    return _counted(
        "{count} row has null, row {row}: taken as not reported",
        "{count} rows have null, the first is row {row}: taken as not reported",
        count,
        row,
    )


def _qualified(
    table: Table, column: ShapeColumn, key: str, indices: Sequence[int], values: Sequence[int]
) -> Column:
    """The column of these values, with the bound that the file gives for each."""
    mark = column.qualifier_key
    qualifiers: Sequence[Qualifier] = (column.qualifier,) * len(values)
    if mark is not None:
        said = _said(table, mark, indices)
        known = [found is not None for found in said]
        qualifiers = [found for found in said if found is not None]
        indices, values = list(compress(indices, known)), list(compress(values, known))
    if len(indices) == len(table.rows):
        return Column(table.file, key, column, table.days, table.numbers, values, qualifiers)
    days = [table.days[index] for index in indices]
    numbers = [table.numbers[index] for index in indices]
    return Column(table.file, key, column, days, numbers, values, qualifiers)


def _said(table: Table, mark: str, indices: Iterable[int]) -> list[Qualifier | None]:
    """The bounds that a column gives for the rows of these indices, or None where it is not understood."""
    said: list[Qualifier | None] = []
    silent = Tally()
    for index in indices:
        word = table.rows[index].get(mark)
        found = QUALIFIER_WORDS.get(word) if isinstance(word, str | NoneType) else None
        said.append(found)
        if word is None:
            silent.note(index)
        elif found is None:
            table.oddities.add(table.place(index), mark, partial(_unknown_qualifier, word))
    if silent.count < len(said):
        table.report(mark, silent, _silent)
    return said


def _unknown_qualifier(word: Any) -> str:
    if isinstance(word, str):
        text = gettext("{word} is not a known bound, such as about, and the number is left out")
        return text.format(word=shown(word))
    return gettext("what stands here is not a known bound, such as about, and the number is left out")


def _silent(count: int, row: int) -> str:
    return _counted(
        "{count} row says no bound where others do, row {row}: the number is taken as it stands",
        "{count} rows say no bound where others do, the first is row {row}: the numbers are taken as they "
        "stand",
        count,
        row,
    )
