"""Tables without types: CSV with HXL tags in its second row, and what is copied of a table.

Numbers are plain digits. Texts are inert, see `inert`. The CSV is UTF-8 with a byte order mark, by which
spreadsheets know it.
"""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from html import escape

from warloss_gui.claims.figure import Figure
from warloss_gui.export.columns import Column, T, Value, figure_columns, passage_columns, passages_of
from warloss_gui.export.handout import Handout, Step
from warloss_gui.export.inert import between_tabs, inert

_MARK = "\ufeff"


def to_csv(handout: Handout, step: Step) -> bytes:
    """The figures as CSV; of the part of the statements alone, their passages.

    A table has rows of one kind: figures and passages have no columns in common but for the sheet's.
    """
    text = io.StringIO(newline="")
    text.write(_MARK)
    writer = csv.writer(text)
    for row in _rows(handout, step):
        writer.writerow(row)
    return text.getvalue().encode()


def _rows(handout: Handout, step: Step) -> Iterator[list[str]]:
    if handout.names == ("statements",):
        columns = passage_columns(handout)
        yield from _heads(columns)
        for statement in handout.parts[0].statements:
            step()
            yield from (_cells(columns, passage) for passage in passages_of(statement, handout))
        return
    figure = figure_columns(handout)
    yield from _heads(figure)
    for part in handout.parts:
        for found in part.figures:
            step()
            yield _cells(figure, handout.entry(found))
        for _statement in part.statements:
            step()


def _heads(columns: Sequence[Column[T]]) -> Iterator[list[str]]:
    yield [column.header for column in columns]
    yield [column.tag for column in columns]


def _cells(columns: Sequence[Column[T]], record: T) -> list[str]:
    return [_cell(column.value(record)) for column in columns]


def _cell(value: Value) -> str:
    return "" if value is None else inert(value) if isinstance(value, str) else str(value)


def copy_table(handout: Handout, figures: Sequence[Figure], step: Step) -> tuple[str, str]:
    """Figures as they are copied: as lines with tabs between their cells, and as HTML.

    Each row says who claims it, its bound, its date and its important caveats. `step` is called before each.
    """
    columns = figure_columns(handout)
    rows: list[list[Value]] = []
    for figure in figures:
        step()
        entry = handout.entry(figure)
        rows.append([column.value(entry) for column in columns])
    heads = [column.header for column in columns]
    lines = ["\t".join(map(_one_line, row)) for row in (heads, *rows)]
    return "\n".join(lines) + "\n", _html(f"{handout.title}, {handout.dated}", heads, rows)


def _one_line(value: Value) -> str:
    """A cell between tabs: no tab and no end of a line is in it."""
    return between_tabs(value) if isinstance(value, str) else _cell(value)


def _html(caption: str, heads: Iterable[str], rows: Iterable[Iterable[Value]]) -> str:
    head = "".join(f'<th scope="col">{escape(text)}</th>' for text in heads)
    body = "".join(f"<tr>{''.join(f'<td>{_markup(value)}</td>' for value in row)}</tr>" for row in rows)
    caption = f"<caption>{escape(caption)}</caption>"
    return f"<table>{caption}<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def _markup(value: Value) -> str:
    return escape(_cell(value)).replace("\n", "<br>")
