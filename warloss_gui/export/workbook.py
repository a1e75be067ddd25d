"""A workbook: a sheet for each part, one for notes of context, caveats, sources, parties, and what it is.

Nothing in it is a formula or a link: texts are written as texts, and what looks like a formula says to the
spreadsheet that it is a text. Numbers are numbers, with their bound in a column of its own. A text that is
too long for a cell goes on in the next row, so that nothing is lost.
"""

import io
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, time
from decimal import Decimal
from itertools import zip_longest
from typing import Any, Final, cast

from warloss_gui.claims.caveats import Caveat
from warloss_gui.claims.phrases import caveat_kind
from warloss_gui.claims.source_wording import word_method
from warloss_gui.claims.sources import Party, Source
from warloss_gui.export.columns import (
    Column,
    PassageEntry,
    T,
    Value,
    figure_columns,
    passage_columns,
    passages_of,
)
from warloss_gui.export.handout import FigureEntry, Handout, Part, RemarkEntry, Step
from warloss_gui.export.inert import looks_like_formula
from warloss_gui.language import gettext

_MOST: Final = 32_767
"""Units of UTF-16 that a cell may have, a limit of the format."""
_MOST_DIGITS: Final = 15
"""Digits of a number that the format keeps; a decimal with more is written as a text."""
_UTF_16: Final = "utf-16-le"
_FIRST_DAY: Final = date(1900, 1, 1)
"""The first day that spreadsheets know."""
_NARROW: Final = 16
_WIDE: Final = 60
_FORBIDDEN: Final = str.maketrans(dict.fromkeys("[]:*?/\\", " "))
_LONGEST_NAME: Final = 31
_TAKEN_NAMES: Final = ("history",)
"""Names that the format keeps for itself."""
_OPTIONS: Final = {
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}


def to_xlsx(handout: Handout, step: Step) -> bytes:
    """The parts of a sheet as a workbook."""
    # Most readers never write one. It has types, but does not say so.
    import xlsxwriter  # noqa: PLC0415  # pyright: ignore[reportMissingTypeStubs]

    data = io.BytesIO()
    book = _Book(xlsxwriter.Workbook(data, _OPTIONS), handout)
    for part in handout.parts:
        book.write_part(part, step)
    book.write_rest()
    book.close()
    return data.getvalue()


class _Book:
    """A workbook with its looks."""

    def __init__(self, book: Any, handout: Handout) -> None:
        self._book = book
        self._handout = handout
        self._head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
        self._looks = {
            (is_wide, is_quoted): book.add_format(
                {"valign": "top", "text_wrap": is_wide, "quote_prefix": is_quoted}
            )
            for is_wide in (False, True)
            for is_quoted in (False, True)
        }
        self._numbers: dict[int, Any] = {}
        self._names: set[str] = {*_TAKEN_NAMES}
        day = max(handout.sheet.as_of.day.latest, _FIRST_DAY)
        made = datetime.combine(day, time(), UTC).replace(tzinfo=None)
        book.set_properties({"title": handout.title, "comments": handout.dated, "created": made})

    def write_part(self, part: Part, step: Step) -> None:
        """A sheet with the figures or the statements of a part."""
        handout = self._handout
        if part.name == "statements":
            self._write(part.title, passage_columns(handout), _passages(part, handout, step))
        else:
            self._write(part.title, figure_columns(handout), _entries(part, handout, step))

    def write_rest(self) -> None:
        """The worksheets of notes, caveats, sources and parties, and the one about the whole."""
        handout = self._handout
        remarks = [handout.remark(note) for part in handout.parts for note in part.remarks]
        remarks += [handout.event(event) for part in handout.parts for event in part.events]
        self._write(gettext("Context"), _remark_columns(), remarks)
        self._write(gettext("Caveats"), _caveat_columns(), enumerate(handout.notes, 1))
        self._write(gettext("Sources"), _source_columns(), enumerate(handout.sources, 1))
        self._write(gettext("Parties"), _party_columns(), handout.sheet.parties)
        about = [(gettext("Title"), handout.title), *handout.facts]
        self._write(gettext("About"), _fact_columns(), about)

    def _write(self, title: str, columns: Sequence[Column[T]], records: Iterable[T]) -> None:
        """A table with a frozen head and a filter."""
        page = self._book.add_worksheet(self._free_name(title))
        for place, column in enumerate(columns):
            page.set_column(place, place, _WIDE if column.wide else _NARROW)
            page.write_string(0, place, column.header, self._head)
        page.freeze_panes(1, 1)
        last = 0
        for last, values in enumerate(_rows(columns, records), 1):
            for place, (column, value) in enumerate(zip(columns, values, strict=True)):
                self._write_cell(page, (last, place), value, is_wide=column.wide)
        page.autofilter(0, 0, last, len(columns) - 1)

    def _free_name(self, title: str) -> str:
        """A name for a worksheet that no other one has."""
        wanted = name = _name(title) or gettext("Sheet")
        number = 2
        while name.casefold() in self._names:
            end = f" {number}"
            name, number = wanted[: _LONGEST_NAME - len(end)] + end, number + 1
        self._names.add(name.casefold())
        return name

    def _write_cell(self, page: Any, place: tuple[int, int], value: Value, *, is_wide: bool) -> None:
        if isinstance(value, Decimal) and len(value.as_tuple().digits) > _MOST_DIGITS:
            value = str(value)
        if isinstance(value, int | Decimal):
            page.write_number(*place, value, self._number(value))
        elif value:
            look = self._looks[is_wide, looks_like_formula(value)]
            page.write_string(*place, value, look)

    def _number(self, value: int | Decimal) -> Any:
        """How a number looks: with as many digits after the point as it was published with."""
        places = 0 if isinstance(value, int) else -cast("int", value.as_tuple().exponent)
        if places not in self._numbers:
            digits = f"#,##0.{'0' * places}".rstrip(".")
            self._numbers[places] = self._book.add_format({"valign": "top", "num_format": digits})
        return self._numbers[places]

    def close(self) -> None:
        """Write the end of it."""
        self._book.close()


def _entries(part: Part, handout: Handout, step: Step) -> Iterator[FigureEntry]:
    for figure in part.figures:
        step()
        yield handout.entry(figure)


def _passages(part: Part, handout: Handout, step: Step) -> Iterator[PassageEntry]:
    for statement in part.statements:
        step()
        yield from passages_of(statement, handout)


def _rows(columns: Sequence[Column[T]], records: Iterable[T]) -> Iterator[Sequence[Value]]:
    """A row for each record. What does not fit into it goes on in further rows, whose first cell says so."""
    for record in records:
        values = [column.value(record) for column in columns]
        cells = [_pieces(value) if isinstance(value, str) else [value] for value in values]
        first, *further = zip_longest(*cells)
        yield first
        for number, (_empty, *rest) in enumerate(further, 2):
            text = gettext("{name} (continued, part {number})")
            yield [text.format(name=first[0], number=number), *rest]


def _pieces(text: str) -> list[str]:
    """A text in pieces that fit into a cell each, parted between words. All but the last say so."""
    pieces: list[str] = []
    # No letter has more than two units.
    while len(text) * 2 > _MOST and len(text.encode(_UTF_16)) > _MOST * 2:
        goes_on = gettext(" … (continued in the row below)")
        room = (_MOST - len(goes_on)) * 2
        # Half of a pair of units at the end is left out.
        fitting = text.encode(_UTF_16)[:room].decode(_UTF_16, "ignore")
        end = max(fitting.rfind(" "), fitting.rfind("\n")) + 1 or len(fitting)
        pieces.append(fitting[:end] + goes_on)
        text = text[end:]
    return [*pieces, text]


def _name(title: str) -> str:
    """The name of a worksheet as the format allows it."""
    return title.translate(_FORBIDDEN).strip("' ")[:_LONGEST_NAME]


def _remark_columns() -> list[Column[RemarkEntry]]:
    return [
        Column(gettext("Title"), "", lambda row: row.title),
        Column(gettext("Text"), "", lambda row: row.text, wide=True),
        Column(gettext("Attribution"), "", lambda row: row.attribution, wide=True),
        Column(gettext("Caveats"), "", lambda row: _numbers(row.notes)),
        Column(gettext("Sources"), "", lambda row: _numbers(row.sources)),
    ]


def _caveat_columns() -> list[Column[tuple[int, Caveat]]]:
    return [
        Column(gettext("Number"), "", lambda row: row[0]),
        Column(gettext("Code"), "", lambda row: row[1].code),
        Column(gettext("Kind"), "", lambda row: caveat_kind(row[1].kind)),
        Column(gettext("Severity"), "", lambda row: row[1].severity),
        Column(gettext("In short"), "", lambda row: row[1].short, wide=True),
        Column(gettext("Caveat"), "", lambda row: row[1].text, wide=True),
    ]


def _source_columns() -> list[Column[tuple[int, Source]]]:
    return [
        Column(gettext("Number"), "", lambda row: row[0]),
        Column(gettext("Source"), "", lambda row: row[1].id),
        Column(gettext("Kind"), "", lambda row: row[1].kind),
        Column(gettext("Name"), "", lambda row: row[1].name, wide=True),
        Column(gettext("Also called"), "", lambda row: "\n".join(row[1].also_called), wide=True),
        Column(gettext("Same as"), "", lambda row: "\n".join(row[1].same_as), wide=True),
        Column(gettext("Title"), "", lambda row: row[1].title, wide=True),
        Column(gettext("Published"), "", lambda row: row[1].published),
        Column(gettext("Read"), "", lambda row: row[1].accessed),
        Column(gettext("Licence"), "", lambda row: row[1].licence),
        Column(gettext("Method"), "", _method, wide=True),
        Column(gettext("Note"), "", lambda row: row[1].note, wide=True),
        Column(gettext("Address"), "", lambda row: row[1].url, wide=True),
    ]


def _party_columns() -> list[Column[Party]]:
    return [
        Column(gettext("Party"), "", lambda row: row.id),
        Column(gettext("Name"), "", lambda row: row.name, wide=True),
        Column(gettext("Also called"), "", lambda row: "\n".join(row.also_called), wide=True),
        Column(gettext("Same as"), "", lambda row: "\n".join(row.same_as), wide=True),
        Column(gettext("Made of"), "", lambda row: "\n".join(row.made_of)),
        Column(gettext("ISO 3166"), "", lambda row: row.iso3166),
    ]


def _method(row: tuple[int, Source]) -> str | None:
    method = row[1].method
    return None if method is None else word_method(method)


def _fact_columns() -> list[Column[tuple[str, str]]]:
    return [
        Column(gettext("Fact"), "", lambda row: row[0]),
        Column(gettext("What is known"), "", lambda row: row[1], wide=True),
    ]


def _numbers(found: Iterable[int]) -> str:
    return ", ".join(map(str, found))
