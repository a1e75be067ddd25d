"""`check`: what is wrong with fact sheets and with records that are documents like one, and where."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from warloss_gui import assets, language
from warloss_gui.claims.sheet import FactSheet
from warloss_gui.commands.output import NAME, OK, PROBLEMS, Parser, answer, answer_lines, json_text
from warloss_gui.documents.kinds import has_columns
from warloss_gui.documents.limits import DEFAULT
from warloss_gui.documents.problems import Problem, one_line
from warloss_gui.documents.reader import read_sheet
from warloss_gui.files import FileProblem, printable, read_regular
from warloss_gui.language import gettext, ngettext, number

if TYPE_CHECKING:
    from warloss_gui.history.record_document import RecordDocument


@dataclass(frozen=True, slots=True)
class _Checked:
    """What came of checking a file: how many there are of what it holds, or None where it is not good."""

    file: Path
    problems: tuple[Problem, ...]
    more: bool = False
    counts: Mapping[str, int] | None = None


def run(arguments: list[str]) -> int:
    """Check the files, or the bundled sheet. Gives the exit status."""
    parser = Parser(
        prog=f"{NAME} check",
        description=gettext("Check fact sheets and records and say what is wrong and where."),
    )
    parser.add_argument(
        "files", nargs="*", metavar="FILE", type=Path, help=gettext("default: the bundled sheet")
    )
    parser.add_format()
    options = parser.parse_args(arguments)
    files: list[Path] = options.files or [assets.path("factsheets/article.json")]
    found = [_checked(file) for file in files]
    if options.format == "json":
        answer(json_text([_json_row(one) for one in found]))
    else:
        answer_lines([line for one in found for line in _text_lines(one)])
    return OK if all(one.counts is not None for one in found) else PROBLEMS


def _checked(file: Path) -> _Checked:
    try:
        data = read_regular(file, DEFAULT.size)
    except FileProblem as problem:
        return _Checked(file, (Problem("error", "$", None, None, problem.reason, problem.hint),))
    if has_columns(data):
        from warloss_gui.documents.histories import read_record  # noqa: PLC0415 - sheets need none

        found = read_record(data)
        counts = None if found.document is None else _counts_of_record(found.document)
        return _Checked(file, found.problems, found.more, counts)
    reading = read_sheet(data)
    counts = None if reading.sheet is None else _counts(reading.sheet)
    return _Checked(file, reading.problems, reading.more, counts)


def _json_row(checked: _Checked) -> dict[str, Any]:
    return {
        "file": str(checked.file),
        "ok": checked.counts is not None,
        "problems": [_json_problem(problem) for problem in checked.problems],
        "summary": checked.counts,
    }


def _json_problem(problem: Problem) -> dict[str, Any]:
    fields = asdict(problem)
    del fields["excerpt"]
    return fields


def _counts(sheet: FactSheet) -> Mapping[str, int]:
    return {
        "figures": len(sheet.figures),
        "statements": len(sheet.statements),
        "notes": len(sheet.notes),
        "sources": len(sheet.sources),
        "caveats": len(sheet.caveats),
    }


def _counts_of_record(record: "RecordDocument") -> Mapping[str, int]:
    return {
        "columns": len(record.columns),
        "dates": len(record.dates),
        "events": len(record.events),
        "sources": len(record.sources),
        "caveats": len(record.caveats),
    }


def _text_lines(checked: _Checked) -> list[str]:
    name = printable(str(checked.file))
    lines = [one_line(checked.file, problem) for problem in checked.problems]
    if checked.more:
        lines.append(gettext("{file}: there may be further problems").format(file=name))
    if checked.counts is not None:
        text = gettext("{file}: good; {summary}")
        lines.append(text.format(file=name, summary=_summary(checked.counts)))
    return lines


def _summary(counts: Mapping[str, int]) -> str:
    return language.listing([_word_count(kind, count) for kind, count in counts.items()])


def _word_count(kind: str, count: int) -> str:
    """How many there are of one kind."""
    match kind:
        case "figures":
            text = ngettext("{count} figure", "{count} figures", count)
        case "statements":
            text = ngettext("{count} statement", "{count} statements", count)
        case "notes":
            text = ngettext("{count} note", "{count} notes", count)
        case "columns":
            text = ngettext("{count} column", "{count} columns", count)
        case "dates":
            text = ngettext("{count} date", "{count} dates", count)
        case "events":
            text = ngettext("{count} event", "{count} events", count)
        case "sources":
            text = ngettext("{count} source", "{count} sources", count)
        case _:
            text = ngettext("{count} caveat", "{count} caveats", count)
    return text.format(count=number(count))
