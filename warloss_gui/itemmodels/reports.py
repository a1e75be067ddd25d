"""Reports: a summary and tables of words and numbers, and the columns that show them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import partial
from typing import Final, TypeVar

from warloss_gui.export.inert import between_tabs
from warloss_gui.itemmodels.table import LEFT, RIGHT, Column
from warloss_gui.language import day, gettext, ngettext, number

MOST_ROWS: Final = 2_000
"""Rows of a table; what is beyond them is only counted."""
NOTHING: Final = "–"
"""What stands in a cell that has nothing to say."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Cell:
    """What a cell shows, and what it is sorted by. All cells of a column have keys of one kind."""

    text: str
    key: str | int | Decimal


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of a row, and all of it in a sentence or two."""

    cells: tuple[Cell, ...]
    about: str


@dataclass(frozen=True, slots=True)
class Heading:
    """The header of a column. Numbers stand at the right."""

    text: str
    is_number: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """A table with its title. `more` says what is not listed, and is mostly empty."""

    title: str
    headings: tuple[Heading, ...]
    rows: tuple[Row, ...]
    more: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """A title, the outcome in a few lines, and tables."""

    title: str
    summary: tuple[str, ...]
    sections: tuple[Section, ...]


def table(
    title: str, headings: Sequence[Heading], found: Sequence[T], row: Callable[[T], Row], beyond: int = 0
) -> Section:
    """A table with a row for each thing that was found, as many as a table has at most.

    So many more are `beyond` what was found. The title says how many there are in all.
    """
    rest = len(found[MOST_ROWS:]) + beyond
    text = ngettext("{count} more row is not listed.", "{count} more rows are not listed.", rest)
    more = text.format(count=number(rest)) if rest else ""
    counted = gettext("{title} ({count})").format(title=title, count=number(len(found) + beyond))
    return Section(counted, tuple(headings), tuple(map(row, found[:MOST_ROWS])), more)


def words(text: str) -> Cell:
    """A cell of words."""
    return Cell(text or NOTHING, text.casefold())


def count(value: int | None) -> Cell:
    """A cell with a number that has no bound, or with nothing."""
    return Cell(NOTHING, -1) if value is None else Cell(number(value), value)


def dated(found: date | None) -> Cell:
    """A cell with a day, or with nothing."""
    return Cell(NOTHING, 0) if found is None else Cell(day(found), found.toordinal())


def columns_of(section: Section) -> list[Column[Row]]:
    """The columns of a table."""
    return [
        Column(
            str(place),
            heading.text,
            partial(_text, place=place),
            partial(_key, place=place),
            about_row,
            RIGHT if heading.is_number else LEFT,
        )
        for place, heading in enumerate(section.headings)
    ]


def _text(row: Row, place: int) -> str:
    return row.cells[place].text


def _key(row: Row, place: int) -> str | int | Decimal:
    return row.cells[place].key


def about_row(row: Row) -> str:
    """All of a row in words."""
    return row.about


def as_text(headings: Sequence[Heading], rows: Sequence[Row]) -> str:
    """Rows to be pasted elsewhere: a line each, cells between tabs, and at its end all of it in words."""
    lines = [[heading.text for heading in headings]]
    lines += [[*(cell.text for cell in row.cells), row.about] for row in rows]
    return "".join("\t".join(map(between_tabs, line)) + "\n" for line in lines)
