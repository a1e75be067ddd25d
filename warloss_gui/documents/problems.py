"""What is wrong with a document, where, and what would be right."""

from dataclasses import dataclass
from pathlib import Path as FilePath
from typing import Literal

from warloss_gui.files import printable

Path = tuple[str | int, ...]
"""Keys and positions from the root of a document down to a value."""


@dataclass(frozen=True, slots=True)
class ExcerptLine:
    """One line of the document around a problem, made safe to show."""

    number: int
    text: str


@dataclass(frozen=True, slots=True)
class Problem:
    """One problem. `line` and `column` count from 1; they are None where no place can be named.

    An `error` keeps the document from being shown; a `warning` does not.
    """

    severity: Literal["error", "warning"]
    path: str
    line: int | None
    column: int | None
    message: str
    hint: str
    excerpt: tuple[ExcerptLine, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """A problem whose line is not known yet: a path, or an offset in the text, says where it is."""

    path: Path
    message: str
    hint: str
    severity: Literal["error", "warning"] = "error"
    offset: int | None = None
    at_key: bool = False
    """Whether the name of the last field is at fault, not its value."""


class DocumentError(Exception):
    """A document cannot be read further, for the reason found."""

    def __init__(self, found: Found) -> None:
        super().__init__(found.message)
        self.found = found


def one_line(file: FilePath | None, problem: Problem) -> str:
    """A problem as compilers and editors write it: file:line:column: error: message; hint ($.path)."""
    place = printable(str(file)) if file is not None else ""
    if problem.line is not None:
        place += f":{problem.line}:{problem.column}"
    where = "" if problem.path == "$" else f" ({problem.path})"
    return f"{place}: {problem.severity}: {problem.message}; {problem.hint}{where}"
