"""`check`: what is wrong with fact sheets, and where."""

from dataclasses import asdict
from pathlib import Path
from typing import Any

from warloss_gui import assets, language
from warloss_gui.claims.sheet import FactSheet
from warloss_gui.commands.output import NAME, OK, PROBLEMS, Parser, answer, answer_lines, json_text
from warloss_gui.documents.problems import Problem, one_line
from warloss_gui.documents.reader import Reading, read_file
from warloss_gui.files import printable
from warloss_gui.language import gettext, ngettext, number


def run(arguments: list[str]) -> int:
    """Check the files, or the bundled sheet. Gives the exit status."""
    parser = Parser(
        prog=f"{NAME} check", description=gettext("Check fact sheets and say what is wrong and where.")
    )
    parser.add_argument(
        "files", nargs="*", metavar="FILE", type=Path, help=gettext("default: the bundled sheet")
    )
    parser.add_format()
    options = parser.parse_args(arguments)
    files: list[Path] = options.files or [assets.path("factsheets/article.json")]
    readings = [(file, read_file(file)) for file in files]
    if options.format == "json":
        answer(json_text([_json_row(file, reading) for file, reading in readings]))
    else:
        lines = [line for file, reading in readings for line in _text_lines(file, reading)]
        answer_lines(lines)
    return OK if all(reading.sheet is not None for _file, reading in readings) else PROBLEMS


def _json_row(file: Path, reading: Reading) -> dict[str, Any]:
    return {
        "file": str(file),
        "ok": reading.sheet is not None,
        "problems": [_json_problem(problem) for problem in reading.problems],
        "summary": None if reading.sheet is None else _counts(reading.sheet),
    }


def _json_problem(problem: Problem) -> dict[str, Any]:
    fields = asdict(problem)
    del fields["excerpt"]
    return fields


def _counts(sheet: FactSheet) -> dict[str, int]:
    return {
        "figures": len(sheet.figures),
        "statements": len(sheet.statements),
        "notes": len(sheet.notes),
        "sources": len(sheet.sources),
        "caveats": len(sheet.caveats),
    }


def _text_lines(file: Path, reading: Reading) -> list[str]:
    lines = [one_line(file, problem) for problem in reading.problems]
    if reading.more:
        lines.append(gettext("{file}: there may be further problems").format(file=printable(str(file))))
    if reading.sheet is not None:
        lines.append(
            gettext("{file}: good; {summary}").format(
                file=printable(str(file)), summary=_summary(reading.sheet)
            )
        )
    return lines


def _summary(sheet: FactSheet) -> str:
    counts = _counts(sheet)
    texts = (
        ngettext("{count} figure", "{count} figures", counts["figures"]).format(
            count=number(counts["figures"])
        ),
        ngettext("{count} statement", "{count} statements", counts["statements"]).format(
            count=number(counts["statements"])
        ),
        ngettext("{count} note", "{count} notes", counts["notes"]).format(count=number(counts["notes"])),
        ngettext("{count} source", "{count} sources", counts["sources"]).format(
            count=number(counts["sources"])
        ),
        ngettext("{count} caveat", "{count} caveats", counts["caveats"]).format(
            count=number(counts["caveats"])
        ),
    )
    return language.listing(texts)
