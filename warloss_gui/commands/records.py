"""Public records for a command: what was odd in them, line by line."""

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any, Final

from warloss_gui.documents.record_lines import oddity_line
from warloss_gui.documents.record_reading import RecordReading
from warloss_gui.language import ngettext, number

MOST_LINES: Final = 20
"""Lines of one kind that are printed; JSON has all."""


def oddity_lines(reading: RecordReading) -> Iterator[str]:
    """What was odd in the files, one a line, and how much more there is."""
    for oddity in reading.oddities[:MOST_LINES]:
        yield oddity_line(oddity)
    more = len(reading.oddities[MOST_LINES:]) + reading.more
    if more:
        text = ngettext("{count} more oddity is not listed.", "{count} more oddities are not listed.", more)
        yield text.format(count=number(more))


def oddity_rows(reading: RecordReading) -> list[dict[str, Any]]:
    """What was odd in the files, as plain values for JSON."""
    return [asdict(oddity) for oddity in reading.oddities]
