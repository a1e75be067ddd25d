"""`verify`: on which day a public record says the same as a fact sheet."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import combinations
from pathlib import Path
from typing import Any

from warloss_gui import assets
from warloss_gui.claims.sheet import FactSheet
from warloss_gui.commands.output import NAME, OK, PROBLEMS, Parser, answer, answer_lines, json_text
from warloss_gui.commands.records import MOST_LINES, oddity_lines, oddity_rows
from warloss_gui.documents.histories import read_history
from warloss_gui.documents.problems import one_line
from warloss_gui.documents.reader import read_file
from warloss_gui.documents.record_lines import problem_line
from warloss_gui.documents.record_oddities import Oddity, safe
from warloss_gui.documents.record_reading import RecordReading
from warloss_gui.documents.records import read_records
from warloss_gui.history.judging import judged
from warloss_gui.history.record import Disagreement, Record, disagreements
from warloss_gui.history.verification import Verification, in_days_of_the_other, verify
from warloss_gui.history.verification_wording import (
    as_rows,
    date_text,
    missing_text,
    record_texts,
    row_text,
    summary_text,
)
from warloss_gui.history.wording import name_of, title_of, word_slip
from warloss_gui.language import day, gettext, ngettext, number

_Verified = tuple[Record, Verification]


def run(arguments: list[str]) -> int:
    """Compare a sheet with public records.

    Gives the exit status: 1 if a number differs, if nothing could be compared, or if a file is bad.
    """
    parser = Parser(
        prog=f"{NAME} verify",
        description=gettext("Find the day on which a public record says the same as a fact sheet."),
    )
    parser.add_argument("sheet", metavar="SHEET", type=Path)
    parser.add_argument(
        "--record",
        action="append",
        metavar="FILE",
        type=Path,
        help=gettext("a public record; repeat it for further files; default: the bundled month ends"),
    )
    parser.add_argument("--figure", metavar="ID", help=gettext("compare only this figure"))
    parser.add_format()
    options = parser.parse_args(arguments)
    read = read_file(options.sheet)
    reading = _read(options.record or ())
    problems = [one_line(options.sheet, problem) for problem in read.problems if problem.severity == "error"]
    problems += [problem_line(problem) for problem in reading.problems]
    if read.sheet is None or problems:
        answer_lines(problems)
        return PROBLEMS
    known = {figure.id for figure in read.sheet.figures}
    if options.figure is not None and options.figure not in known:
        parser.error(gettext("the sheet has no figure {id}").format(id=options.figure))
    found = [(record, verify(read.sheet, record, options.figure)) for record in reading.records]
    if options.format == "json":
        answer(json_text(_json(read.sheet, found, reading)))
    else:
        answer_lines(_lines(found, reading))
    is_good = any(not one.compares_nothing for _record, one in found) and not any(
        one.differs for _record, one in found
    )
    return OK if is_good else PROBLEMS


def _read(paths: Sequence[Path]) -> RecordReading:
    """The records of some files, or else the history that comes with the program.

    They are judged beside that history, which is of one claimant: its totals at each month's end.
    """
    bundled = read_history(assets.path("history/general-staff-month-ends.json"))
    if not paths:
        return RecordReading((bundled,))
    reading = read_records(paths)
    *records, _bundled = judged((*reading.records, bundled))
    return replace(reading, records=tuple(records), oddities=(*_slips(records), *reading.oddities))


def _slips(records: Iterable[Record]) -> Iterator[Oddity]:
    """The totals that are probably slips of their files, which are the oddest of all."""
    for record in records:
        for series in record.series.values():
            for slip in series.slips:
                name = safe(name_of(series))
                yield Oddity(slip.file, slip.row, slip.day.isoformat(), name, word_slip(slip))


def _lines(found: list[_Verified], reading: RecordReading) -> Iterator[str]:
    for record, one in found:
        yield summary_text(one)
        yield from record_texts(record)
        for row in one.rows:
            yield " ".join(filter(None, (f"- {row_text(row)}", date_text(row))))
        missing = missing_text(one)
        if missing is not None:
            yield missing
    for first, second in _pairs(reading):
        yield from _disagreement_lines(first, second)
    yield from oddity_lines(reading)


def _pairs(reading: RecordReading) -> Iterator[tuple[Record, Record]]:
    """Every two records of one claimant about one party, with days that mean the same."""
    for first, second in combinations(reading.records, 2):
        if first.is_like(second):
            # Of two that differ from each other in their days, only one is moved.
            is_moved = first.offset is not None and first.offset.other == second.title
            yield in_days_of_the_other(first), second if is_moved else in_days_of_the_other(second)


def _disagreement_lines(first: Record, second: Record) -> Iterator[str]:
    found = list(disagreements(first, second))
    text = ngettext(
        "{first} and {second} disagree about {count} total.",
        "{first} and {second} disagree about {count} totals.",
        len(found),
    )
    yield text.format(first=first.title, second=second.title, count=number(len(found)))
    for one in found[:MOST_LINES]:
        yield "- " + _disagreement_text(one, first)


def _disagreement_text(found: Disagreement, record: Record) -> str:
    text = gettext("{day}, {category}: {first} and {second}")
    return text.format(
        day=day(found.day),
        category=title_of(record.series[found.category]),
        first=number(found.first),
        second=number(found.second),
    )


def _json(sheet: FactSheet, found: list[_Verified], reading: RecordReading) -> dict[str, Any]:
    return {
        "sheet": {"id": sheet.id, "revision": sheet.revision},
        "records": [_json_record(record, one) for record, one in found],
        "disagreements": [
            _json_disagreement(one)
            for first, second in _pairs(reading)
            for one in disagreements(first, second)
        ],
        "oddities": oddity_rows(reading),
        "more_oddities": reading.more,
    }


def _json_record(record: Record, found: Verification) -> dict[str, Any]:
    return {
        "record": found.record,
        "rhythm": record.rhythm,
        "claimant": found.claimant,
        "party": found.party,
        "compared": found.compared,
        "matched": found.matched,
        "day": None if found.day is None else found.day.isoformat(),
        "days": [one.isoformat() for one in found.days],
        "unique": found.is_unique,
        "summary": summary_text(found),
        "notes": list(record_texts(record)),
        "figures": as_rows(found),
    }


def _json_disagreement(found: Disagreement) -> dict[str, Any]:
    return {
        "day": found.day.isoformat(),
        "category": found.category,
        "first": found.first,
        "second": found.second,
    }
