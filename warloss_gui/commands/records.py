"""Public records for a command: what kept them from being read, and what was odd in them, line by line."""

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any, Final

from warloss_gui.documents.problems import Problem
from warloss_gui.documents.record_oddities import Oddity
from warloss_gui.documents.records import RecordReading
from warloss_gui.language import gettext, ngettext, number

MOST_LINES: Final = 20
"""Lines of one kind that are printed; JSON has all."""


def problem_line(problem: Problem) -> str:
    """Why a file was refused, which its message names, and what would be right."""
    place = "" if problem.line is None else f" ({problem.line}:{problem.column})"
    return f"{problem.message}{place}; {problem.hint}"


def oddity_lines(reading: RecordReading) -> Iterator[str]:
    """What was odd in the files, one a line, and how much more there is."""
    for oddity in reading.oddities[:MOST_LINES]:
        yield _oddity_line(oddity)
    more = len(reading.oddities[MOST_LINES:]) + reading.more
    if more:
        text = ngettext("{count} more oddity is not listed.", "{count} more oddities are not listed.", more)
        yield text.format(count=number(more))


def oddity_rows(reading: RecordReading) -> list[dict[str, Any]]:
    """What was odd in the files, as plain values for JSON."""
    return [asdict(oddity) for oddity in reading.oddities]


def _oddity_line(oddity: Oddity) -> str:
    row = None if oddity.row is None else gettext("row {row}").format(row=oddity.row)
    place = ", ".join(filter(None, (row, oddity.date, oddity.key)))
    return ": ".join(filter(None, (oddity.file, place, oddity.message)))
