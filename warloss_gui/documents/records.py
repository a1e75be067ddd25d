"""The reader of public records: lists of daily totals in, series or the reasons why there are none out.

Nothing is made up: a number that cannot be taken as it stands is left out, and a gap stays a gap. What was
odd is said, cell by cell where something was lost, and once for a column where nothing was.

The rows are decoded once and then read column by column, so that a column without oddities is checked in a
few passes of C speed: the whole costs a few times what `json.loads` costs, and grows linearly.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from itertools import chain
from operator import itemgetter
from pathlib import Path
from typing import Any, Final, NamedTuple, cast

from warloss_gui.claims.quantity import Qualifier
from warloss_gui.documents import position
from warloss_gui.documents.histories import read_record
from warloss_gui.documents.kinds import has_columns
from warloss_gui.documents.limits import DEFAULT, Limits
from warloss_gui.documents.problems import DocumentError, Found, Problem
from warloss_gui.documents.record_columns import Column, Columns, columns_of, report_unknown
from warloss_gui.documents.record_oddities import Oddities, Place, safe
from warloss_gui.documents.record_owners import owners_of
from warloss_gui.documents.record_reading import RecordReading, latest_day
from warloss_gui.documents.record_rows import RepeatingRow, read_rows, text_of
from warloss_gui.documents.record_shapes import (
    DATE,
    RECORD_HINT,
    SHAPES,
    Shape,
    shape_of,
    why_corrections,
    why_no_totals,
)
from warloss_gui.documents.record_table import Rows, Table, table_of, valid_day
from warloss_gui.documents.record_unusable import unusable_cells, word_unusable
from warloss_gui.documents.texts import shown
from warloss_gui.files import FileProblem, read_regular
from warloss_gui.history import wording
from warloss_gui.history.record import Record
from warloss_gui.history.series import Break, Category, Observation, Series
from warloss_gui.language import day, gettext, listing, number

_COMBINED: Final = "vehicles_and_fuel_tanks"
_COMBINED_FROM: Final = date(2022, 5, 1)
"""On this day the claimant began to count vehicles and fuel tanks together."""


def read_records(paths: Sequence[Path], limits: Limits = DEFAULT, today: date | None = None) -> RecordReading:
    """Read public records from regular files. Those of one shape become one record.

    A report dated after `today` is left out; without it, the latest day that has begun anywhere on Earth
    counts. It never raises for what a file is or holds. Any thread may call it.
    """
    latest = today or latest_day()
    return _assembled([_read_file(path, limits, latest) for path in paths], latest)


def read_record_bytes(
    data: bytes, name: str, limits: Limits = DEFAULT, today: date | None = None
) -> RecordReading:
    """Read a public record from the bytes of a file of this name, as `read_records` does."""
    latest = today or latest_day()
    return _assembled([_read_bytes(data, safe(name), limits, latest)], latest)


class _Total(NamedTuple):
    """One total of a column that has to be put together from several rows or files."""

    day: date
    value: int
    qualifier: Qualifier
    column: Column
    row: int


@dataclass(slots=True)
class _Part:
    """What came of one file."""

    file: str
    shape: Shape | None = None
    columns: Columns = field(default_factory=Columns)
    is_taken: bool = False
    """Whether the file does not name its claimant."""
    document: Record | None = None
    """The record of a file that is a document of its own."""
    has_ahead: bool = False
    """Whether rows were left out because their day has begun nowhere."""
    oddities: Oddities = field(default_factory=Oddities)
    problems: tuple[Problem, ...] = ()


def _read_file(path: Path, limits: Limits, latest: date) -> _Part:
    name = safe(path.name)
    try:
        data = read_regular(path, limits.size)
    except FileProblem as problem:
        return _Part(name, problems=(_problem(name, Found((), problem.reason, problem.hint)),))
    return _read_bytes(data, name, limits, latest)


def _read_bytes(data: bytes, name: str, limits: Limits, latest: date) -> _Part:
    if has_columns(data, limits):
        return _read_document(data, name, limits, latest)
    part = _Part(name)
    try:
        _fill(part, read_rows(data, name, limits, part.oddities), latest)
    except DocumentError as error:
        part.problems = (_problem(name, error.found, text_of(data)),)
    return part


def _read_document(data: bytes, name: str, limits: Limits, latest: date) -> _Part:
    """What comes of a record that is a document like a sheet."""
    reading = read_record(data, limits, latest)
    problems = tuple(
        replace(problem, message=_of_file(name, problem.message))
        for problem in reading.problems
        if problem.severity == "error"
    )
    return _Part(name, document=reading.record, has_ahead=reading.has_ahead, problems=problems)


def _of_file(name: str, message: str) -> str:
    return gettext("{file}: {message}").format(file=name, message=message)


def _refusal(words: tuple[str, str]) -> DocumentError:
    return DocumentError(Found((), *words))


def _problem(name: str, found: Found, text: str = "") -> Problem:
    path = "".join(f"[{step}]" for step in found.path)
    message = _of_file(name, found.message)
    offset = found.offset
    if offset is None:
        return Problem("error", f"${path}", None, None, message, found.hint)
    line = position.line_numbers(text, (offset,))[offset]
    column = position.column_number(text, offset)
    excerpt = position.excerpt(text, offset, line)
    return Problem("error", f"${path}", line, column, message, found.hint, excerpt)


def _fill(part: _Part, values: list[Any], latest: date) -> None:
    """Put the columns of a list of rows into the part. Raises DocumentError if there are none."""
    numbers = [place for place, row in enumerate(values, 1) if isinstance(row, dict)]
    rows = Rows([cast("dict[str, Any]", values[place - 1]) for place in numbers], numbers)
    if not numbers:
        raise _refusal((gettext("the list holds no rows with names and values"), gettext(RECORD_HINT)))
    keys = dict.fromkeys(chain.from_iterable(rows.rows))
    shape = shape_of(keys)
    if shape is None:
        raise _refusal(why_no_totals(keys))
    owners = owners_of(rows, keys, shape)
    _report_rows(part, values)
    table = table_of(part.oddities, part.file, shape, rows, latest)
    report_unknown(table, keys, owners.keys)
    columns = columns_of(table, keys)
    if not columns:
        raise _refusal(_why_unusable(table))
    if _are_corrections(columns, table.negative):
        part.oddities = Oddities()
        raise _refusal(why_corrections())
    part.shape, part.columns = shape, columns
    part.is_taken, part.has_ahead = owners.is_taken, table.ahead > 0


def _why_unusable(table: Table) -> tuple[str, str]:
    """That no cell can be used, with the first of each kind, and what would be right."""
    rows = ((table.numbers[index], row) for index, row in table.in_file_order())
    cells = word_unusable(unusable_cells(rows, table.shape.columns))
    message = gettext("no row has a total that can be used: {cells}").format(cells=cells)
    return message, gettext("write each total as a whole number, such as 1020010")


def _report_rows(part: _Part, values: Iterable[Any]) -> None:
    """Say which rows are none, and which name something twice."""
    for place, row in enumerate(values, 1):
        if isinstance(row, RepeatingRow):
            when = valid_day(row.get(DATE))
            for key, same in row.repeated.items():
                part.oddities.add(Place(part.file, place, when), key, partial(_repeated_key, key, same=same))
        elif not isinstance(row, dict):
            say = partial(gettext, "the row is not an object with names and values, and is left out")
            part.oddities.add(Place(part.file, place), None, say)


def _repeated_key(key: str, *, same: bool) -> str:
    if same:
        return gettext("{key} stands more than once in the row, with one value").format(key=shown(key))
    text = gettext("{key} stands more than once in the row, with different values: none of them is used")
    return text.format(key=shown(key))


def _are_corrections(columns: Columns, negative: int) -> bool:
    """Whether the numbers of a file change totals: some are below zero, and most are no more than zero."""
    if not negative:
        return False
    values = [value for found in columns.values() for column in found for value in column.values]
    zeros = values.count(0)
    return negative + zeros > len(values) - zeros


def _assembled(parts: Sequence[_Part], latest: date) -> RecordReading:
    """The records of all files: one for each shape, and one for each file that is a document of its own."""
    oddities = Oddities()
    for part in parts:
        oddities.extend(part.oddities)
    groups = ((shape, [part for part in parts if part.columns and part.shape is shape]) for shape in SHAPES)
    records = [_record(shape, group, oddities) for shape, group in groups if group]
    records += [part.document for part in parts if part.document is not None]
    order = {part.file: place for place, part in enumerate(parts)}
    oddities.kept.sort(key=lambda oddity: (order[oddity.file], oddity.row or 0))
    problems = tuple(problem for part in parts for problem in part.problems)
    has_ahead = any(part.has_ahead for part in parts)
    return RecordReading(tuple(records), tuple(oddities.kept), problems, oddities.more, latest, has_ahead)


def _record(shape: Shape, parts: Sequence[_Part], oddities: Oddities) -> Record:
    """One record of all files of a shape."""
    columns: dict[Category, list[list[Column]]] = {}
    for part in parts:
        for category, found in part.columns.items():
            columns.setdefault(category, []).append(found)
    series = {category: _series(shape, found, oddities) for category, found in columns.items()}
    _combine(shape, series)
    title = listing(list(dict.fromkeys(part.file for part in parts)))
    is_taken = any(part.is_taken for part in parts)
    return Record(title, shape.claimant, shape.party, "day", series, is_taken=is_taken)


def _series(shape: Shape, by_file: Sequence[Sequence[Column]], oddities: Oddities) -> Series:
    """The series of a count, of which each day has the first total that is given for it."""
    columns = list(chain.from_iterable(by_file))
    files = list(dict.fromkeys(column.file for column in columns))
    source = gettext("{file}, in the form of the data set {project}").format(
        file=listing(files), project=shape.project
    )
    first, *others = columns
    if not others and len(set(first.days)) == len(first.days):
        totals = tuple(first.days), tuple(first.values), tuple(first.qualifiers)
        rows = tuple(first.numbers)
    else:
        days, values, qualifiers, _, rows = zip(*_first_of_each_day(columns, oddities), strict=True)
        totals = days, values, qualifiers
    counted = first.shape
    return Series(
        counted.category,
        counted.claimed,
        source,
        *totals,
        is_former=counted.is_former,
        # A row tells nothing where it may be that of another file.
        rows=rows if len(by_file) == 1 else (),
    )


def _first_of_each_day(columns: Sequence[Column], oddities: Oddities) -> list[_Total]:
    totals = [
        _Total(when, value, qualifier, column, row)
        for column in columns
        for when, value, qualifier, row in zip(
            column.days, column.values, column.qualifiers, column.numbers, strict=True
        )
    ]
    totals.sort(key=itemgetter(0))
    kept: list[_Total] = []
    for total in totals:
        if not kept or kept[-1].day < total.day:
            kept.append(total)
        elif total[:3] != kept[-1][:3]:
            place = Place(total.column.file, total.row, total.day)
            oddities.add(place, total.column.key, partial(_differs, kept[-1], total))
    return kept


def _differs(first: _Total, later: _Total) -> str:
    text = gettext("the total of this day is {later} here and {first} in row {row} of {file}, which is used")
    return text.format(
        later=_said(later), first=_said(first), row=number(first.row), file=shown(first.column.file)
    )


def _said(total: _Total) -> str:
    return wording.total(Observation(total.day, total.value, total.qualifier))


def _combine(shape: Shape, series: dict[Category, Series]) -> None:
    """Add a total of vehicles and fuel tanks for the days on which the claimant counted them apart."""
    vehicles, tanks = series.get("vehicles"), series.get("fuel_tanks")
    if vehicles is None or tanks is None:
        return
    own = series.get(_COMBINED)
    until = _COMBINED_FROM if own is None else min(_COMBINED_FROM, own.first.day)
    apart = dict(zip(tanks.days, tanks.values, strict=True))
    sums = {
        when: value + apart[when]
        for when, value in zip(vehicles.days, vehicles.values, strict=True)
        if when in apart and when < until
    }
    if not sums:
        return
    text = gettext("{source}; before {date} the sum of vehicles and fuel tanks, which were counted apart")
    days, values, rows = tuple(sums), tuple(sums.values()), _rows_of(vehicles, sums)
    qualifiers: list[Qualifier] = ["exact"] * len(sums)
    breaks: tuple[Break, ...] = ()
    if own is not None:
        days, values = days + own.days, values + own.values
        rows = rows + own.rows if rows and own.rows else ()
        qualifiers.extend(own.qualifiers)
        breaks = (Break(own.first.day, _definition_break()),)
    series[_COMBINED] = Series(
        _COMBINED,
        next(column.claimed for column in shape.columns if column.category == _COMBINED),
        text.format(source=(own or vehicles).source, date=day(until)),
        days,
        values,
        tuple(qualifiers),
        breaks=breaks,
        rows=rows,
    )


def _rows_of(series: Series, days: Iterable[date]) -> tuple[int, ...]:
    """The rows of some of its days, where they are known."""
    rows = dict(zip(series.days, series.rows, strict=False))
    return tuple(rows[when] for when in days) if rows else ()


def _definition_break() -> str:
    return gettext(
        "until then vehicles and fuel tanks were counted apart, and the totals here add the two; from then "
        "on the source gives one number for both"
    )
