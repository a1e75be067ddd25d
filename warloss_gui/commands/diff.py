"""`diff`: what changed between two versions of a fact sheet or of a public record."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from warloss_gui.claims.sheet import FactSheet
from warloss_gui.commands.output import NAME, OK, PROBLEMS, Parser, answer, answer_lines, json_text
from warloss_gui.documents.versions import Unreadable, read_version
from warloss_gui.files import printable
from warloss_gui.history.differences import changed_meanings, record_differences, sheet_differences
from warloss_gui.history.differences_wording import (
    record_difference_text,
    record_rows,
    sheet_difference_text,
    sheet_rows,
    word_changed_meaning,
)
from warloss_gui.history.record import Record
from warloss_gui.language import gettext


def run(arguments: list[str]) -> int:
    """Compare two versions. Gives the exit status: 0 if nothing changed, else 1, as also for a bad file."""
    parser = Parser(
        prog=f"{NAME} diff",
        description=gettext("Say what changed between two versions of a fact sheet or of a public record."),
    )
    parser.add_argument("old", metavar="OLD", type=Path)
    parser.add_argument("new", metavar="NEW", type=Path)
    parser.add_format()
    options = parser.parse_args(arguments)
    old, new = read_version(options.old), read_version(options.new)
    if isinstance(old, FactSheet) and isinstance(new, FactSheet):
        sheets = sheet_differences(old, new)
        return _report([sheet_difference_text(one) for one in sheets], sheet_rows(sheets), options.format)
    if isinstance(old, Record) and isinstance(new, Record):
        if not old.is_like(new):
            answer_lines([_unlike_records(old, new)])
            return PROBLEMS
        totals, meanings = record_differences(old, new), changed_meanings(old, new)
        lines = [*map(word_changed_meaning, meanings), *map(record_difference_text, totals)]
        return _report(lines, record_rows(totals, meanings), options.format)
    bad = [line for one in (old, new) if isinstance(one, Unreadable) for line in one.lines]
    answer_lines(bad or [_unlike(options.old, options.new)])
    return PROBLEMS


def _unlike_records(old: Record, new: Record) -> str:
    text = gettext(
        "{old} holds what {claimant} says of {party}, and {new} what {other_claimant} says of {other_party}; "
        "name two versions of one record"
    )
    return text.format(
        old=printable(old.title),
        claimant=old.claimant.name,
        party=old.party.name,
        new=printable(new.title),
        other_claimant=new.claimant.name,
        other_party=new.party.name,
    )


def _unlike(old: Path, new: Path) -> str:
    text = gettext("{old} and {new} are not of one kind; name two fact sheets or two public records")
    return text.format(old=printable(str(old)), new=printable(str(new)))


def _report(lines: Sequence[str], rows: list[dict[str, Any]], form: str) -> int:
    if form == "json":
        answer(json_text(rows))
    else:
        answer_lines(lines or [gettext("Nothing changed.")])
    return PROBLEMS if rows else OK
