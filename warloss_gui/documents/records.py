"""The reader of public records: lists of daily totals in, series or the reasons why there are none out.

Nothing is made up: a number that cannot be taken as it stands is left out, and a gap stays a gap. What was
odd is said, cell by cell where something was lost, and once for a column where nothing was.

The rows are decoded once and then read column by column, so that a column without oddities is checked in a
few passes of C speed: the whole costs a few times what `json.loads` costs, and grows linearly.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import partial
from itertools import chain, pairwise
from operator import gt, itemgetter, lt
from pathlib import Path
from typing import Any, Final, NamedTuple, cast

from warloss_gui.claims.quantity import Qualifier
from warloss_gui.documents import position
from warloss_gui.documents.limits import DEFAULT, Limits
from warloss_gui.documents.problems import DocumentError, Found, Problem
from warloss_gui.documents.record_columns import Column, Columns, Table, columns_of, report_unknown
from warloss_gui.documents.record_oddities import Oddities, Place, safe
from warloss_gui.documents.record_reading import RecordReading
from warloss_gui.documents.record_rows import ABSENT, RepeatingRow, read_rows, text_of
from warloss_gui.documents.record_shapes import (
    CLAIMANT,
    DATE,
    PARTY,
    RECORD_HINT,
    SHAPES,
    Shape,
    shape_of,
    why_corrections,
    why_no_totals,
)
from warloss_gui.documents.texts import shown
from warloss_gui.files import FileProblem, read_regular
from warloss_gui.history import wording
from warloss_gui.history.record import Record
from warloss_gui.history.series import Break, Category, Observation, Series
from warloss_gui.language import day, gettext, listing, number

_COMBINED_FROM: Final = date(2022, 5, 1)
"""On this day the claimant began to count vehicles and fuel tanks together."""

_DATE_LENGTH: Final = len("2025-06-30")


def read_records(paths: Sequence[Path], limits: Limits = DEFAULT, today: date | None = None) -> RecordReading:
    """Read public records from regular files. Those of one shape become one record.

    A report dated after `today` is left out; without it, the day of this computer's clock counts. It never
    raises for what a file is or holds. Any thread may call it.
    """
    latest = today or _local_day()
    return _assembled([_read_file(path, limits, latest) for path in paths])


def read_record_bytes(
    data: bytes, name: str, limits: Limits = DEFAULT, today: date | None = None
) -> RecordReading:
    """Read a public record from the bytes of a file of this name, as `read_records` does."""
    return _assembled([_read_bytes(data, safe(name), limits, today or _local_day())])


def _local_day() -> date:
    return datetime.now(UTC).astimezone().date()


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
    oddities: Oddities = field(default_factory=Oddities)
    problem: Problem | None = None


def _read_file(path: Path, limits: Limits, today: date) -> _Part:
    name = safe(path.name)
    try:
        data = read_regular(path, limits.size)
    except FileProblem as problem:
        return _Part(name, problem=_problem(name, Found((), problem.reason, problem.hint)))
    return _read_bytes(data, name, limits, today)


def _read_bytes(data: bytes, name: str, limits: Limits, today: date) -> _Part:
    part = _Part(name)
    try:
        _fill(part, read_rows(data, name, limits, part.oddities), today)
    except DocumentError as error:
        part.problem = _problem(name, error.found, text_of(data))
    return part


def _refusal(words: tuple[str, str]) -> DocumentError:
    return DocumentError(Found((), *words))


def _problem(name: str, found: Found, text: str = "") -> Problem:
    path = "".join(f"[{step}]" for step in found.path)
    message = gettext("{file}: {message}").format(file=name, message=found.message)
    offset = found.offset
    if offset is None:
        return Problem("error", f"${path}", None, None, message, found.hint)
    line = position.line_numbers(text, (offset,))[offset]
    column = position.column_number(text, offset)
    excerpt = position.excerpt(text, offset, line)
    return Problem("error", f"${path}", line, column, message, found.hint, excerpt)


def _fill(part: _Part, values: list[Any], today: date) -> None:
    """Put the columns of a list of rows into the part. Raises DocumentError if there are none."""
    numbers = [place for place, row in enumerate(values, 1) if isinstance(row, dict)]
    rows = [cast("dict[str, Any]", values[place - 1]) for place in numbers]
    if not rows:
        raise _refusal((gettext("the list holds no rows with names and values"), gettext(RECORD_HINT)))
    keys = dict.fromkeys(chain.from_iterable(rows))
    shape = shape_of(keys)
    if shape is None:
        raise _refusal(why_no_totals(keys))
    _report_rows(part, values)
    table = _table(part, shape, numbers, rows, today)
    report_unknown(table, keys)
    columns = columns_of(table, keys)
    if _are_corrections(columns, table.negative):
        part.oddities = Oddities()
        raise _refusal(why_corrections())
    if not columns:
        raise _refusal((gettext("no row has a total that can be used"), gettext(RECORD_HINT)))
    part.shape, part.columns = shape, columns


def _report_rows(part: _Part, values: Iterable[Any]) -> None:
    """Say which rows are none, and which name something twice."""
    for place, row in enumerate(values, 1):
        if isinstance(row, RepeatingRow):
            when = _valid_day(row.get(DATE))
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


def _valid_day(value: Any) -> date | None:
    if isinstance(value, str) and len(value) == _DATE_LENGTH and value[4] == value[7] == "-":
        try:
            return date.fromisoformat(value)
        except ValueError:
            return None
    return None


def _table(
    part: _Part, shape: Shape, numbers: Sequence[int], rows: Sequence[dict[str, Any]], today: date
) -> Table:
    """The rows with a valid date that is not ahead. Raises DocumentError if there are none."""
    days: list[date] = []
    kept: list[int] = []
    for index, row in enumerate(rows):
        text = row.get(DATE, ABSENT)
        when = _valid_day(text)
        if when is None:
            part.oddities.add(Place(part.file, numbers[index]), DATE, partial(_no_day, text))
        elif when > today:
            part.oddities.add(Place(part.file, numbers[index], when), DATE, partial(_ahead, when, today))
        else:
            days.append(when)
            kept.append(index)
    if not days:
        hint = gettext("give each row a date such as 2025-06-30, not ahead of today")
        raise _refusal((gettext("no row has a date that can be used"), hint))
    _report_order(part, shape, days, [numbers[index] for index in kept])
    # Of rows of one day the first of the file stays the first.
    order = sorted(range(len(days)), key=days.__getitem__)
    ordered = [kept[place] for place in order]
    return Table(
        part.file,
        shape,
        tuple(days[place] for place in order),
        tuple(numbers[index] for index in ordered),
        tuple(rows[index] for index in ordered),
        part.oddities,
    )


def _no_day(value: Any) -> str:
    if value is ABSENT or value is None:
        return gettext("the row has no date, and is left out")
    if isinstance(value, str):
        text = gettext("{text} is not a date such as 2025-06-30, and its row is left out")
        return text.format(text=shown(value))
    return gettext("the date is not a text such as 2025-06-30, and its row is left out")


def _ahead(when: date, today: date) -> str:
    text = gettext("the date {date} is ahead of today, {today}, and its row is left out")
    return text.format(date=day(when), today=day(today))


def _report_order(part: _Part, shape: Shape, days: Sequence[date], numbers: Sequence[int]) -> None:
    """Say where the rows of a file are neither in the order of days nor in its reverse."""
    rises, falls = sum(map(lt, days, days[1:])), sum(map(gt, days, days[1:]))
    newest_first = falls > rises
    if newest_first and not shape.newest_first:
        say = partial(gettext, "the rows stand newest first, where such a file has the oldest first")
        part.oddities.add(Place(part.file, numbers[0], days[0]), DATE, say)
    if not min(rises, falls):
        return
    for (former, later), place in zip(pairwise(days), numbers[1:], strict=True):
        if former != later and (former > later) != newest_first:
            part.oddities.add(Place(part.file, place, later), DATE, partial(_out_of_order, former))


def _out_of_order(former: date) -> str:
    return gettext("the row is out of order: it stands after that of {date}").format(date=day(former))


def _are_corrections(columns: Columns, negative: int) -> bool:
    """Whether the numbers of a file change totals: some are below zero, and most are no more than zero."""
    if not negative:
        return False
    values = [value for found in columns.values() for column in found for value in column.values]
    zeros = values.count(0)
    return negative + zeros > len(values) - zeros


def _assembled(parts: Sequence[_Part]) -> RecordReading:
    """The records of all files, one for each shape."""
    oddities = Oddities()
    for part in parts:
        oddities.extend(part.oddities)
    groups = ((shape, [part for part in parts if part.columns and part.shape is shape]) for shape in SHAPES)
    records = tuple(_record(shape, group, oddities) for shape, group in groups if group)
    order = {part.file: place for place, part in enumerate(parts)}
    oddities.kept.sort(key=lambda oddity: (order[oddity.file], oddity.row or 0))
    problems = tuple(part.problem for part in parts if part.problem is not None)
    return RecordReading(records, tuple(oddities.kept), problems, oddities.more)


def _record(shape: Shape, parts: Sequence[_Part], oddities: Oddities) -> Record:
    """One record of all files of a shape."""
    columns: Columns = {}
    for part in parts:
        for category, found in part.columns.items():
            columns.setdefault(category, []).extend(found)
    series: dict[Category, Series]
    series = {category: _series(shape, category, found, oddities) for category, found in columns.items()}
    _combine(series)
    title = listing(list(dict.fromkeys(part.file for part in parts)))
    return Record(title, CLAIMANT, PARTY, "day", series)


def _series(shape: Shape, category: Category, columns: Sequence[Column], oddities: Oddities) -> Series:
    """The series of a category, of which each day has the first total that is given for it."""
    files = listing(list(dict.fromkeys(column.file for column in columns)))
    source = gettext("{file}, in the form of the data set {project}").format(
        file=files, project=shape.project
    )
    first, *others = columns
    if not others and len(set(first.days)) == len(first.days):
        totals = tuple(first.days), tuple(first.values), tuple(first.qualifiers)
    else:
        days, values, qualifiers, *_ = zip(*_first_of_each_day(columns, oddities), strict=True)
        totals = days, values, qualifiers
    return Series(CLAIMANT, PARTY, category, source, *totals)


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


def _combine(series: dict[Category, Series]) -> None:
    """Add a total of vehicles and fuel tanks for the days on which the claimant counted them apart."""
    vehicles, tanks = series.get("vehicles"), series.get("fuel_tanks")
    if vehicles is None or tanks is None:
        return
    own = series.get("vehicles_and_fuel_tanks")
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
    source = text.format(source=(own or vehicles).source, date=day(until))
    days, values = tuple(sums), tuple(sums.values())
    qualifiers: list[Qualifier] = ["exact"] * len(sums)
    breaks: tuple[Break, ...] = ()
    if own is not None:
        days, values = days + own.days, values + own.values
        qualifiers.extend(own.qualifiers)
        breaks = (Break(own.first.day, _definition_break()),)
    combined = "vehicles_and_fuel_tanks"
    series[combined] = Series(
        CLAIMANT, PARTY, combined, source, days, values, tuple(qualifiers), breaks=breaks
    )


def _definition_break() -> str:
    return gettext(
        "until then vehicles and fuel tanks were counted apart, and the totals here add the two; from then "
        "on the source gives one number for both"
    )
