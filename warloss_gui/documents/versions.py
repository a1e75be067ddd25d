"""A version of a document that may be a fact sheet or a public record, read as what it is."""

from dataclasses import dataclass
from pathlib import Path

from warloss_gui.claims.sheet import FactSheet
from warloss_gui.documents.kinds import kind_of
from warloss_gui.documents.limits import DEFAULT, Limits
from warloss_gui.documents.problems import one_line
from warloss_gui.documents.reader import read_file
from warloss_gui.documents.record_lines import problem_line
from warloss_gui.documents.records import read_records
from warloss_gui.files import FileProblem
from warloss_gui.history.record import Record


@dataclass(frozen=True, slots=True)
class Unreadable:
    """Why a file could not be read, line by line. Each names the file and what would be right."""

    lines: tuple[str, ...]


def read_version(path: Path, limits: Limits = DEFAULT) -> FactSheet | Record | Unreadable:
    """What a file holds. It never raises for what a file is or holds, and any thread may call it."""
    try:
        kind = kind_of(path, limits)
    except FileProblem as problem:
        return Unreadable((str(problem),))
    if kind == "sheet":
        reading = read_file(path, limits)
        return reading.sheet or Unreadable(tuple(one_line(path, problem) for problem in reading.problems))
    found = read_records([path], limits)
    return found.records[0] if found.records else Unreadable(tuple(map(problem_line, found.problems)))
