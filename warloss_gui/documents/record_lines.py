"""What was wrong with public records, and what was odd in them, as lines of text."""

from warloss_gui.documents.problems import Problem
from warloss_gui.documents.record_oddities import Oddity
from warloss_gui.language import gettext


def problem_line(problem: Problem) -> str:
    """Why a file was refused, which its message names, and what would be right."""
    place = "" if problem.line is None else f" ({problem.line}:{problem.column})"
    return f"{problem.message}{place}; {problem.hint}"


def oddity_line(oddity: Oddity) -> str:
    """What was odd, and where: the file, then row, date and name, as far as there are any."""
    row = None if oddity.row is None else gettext("row {row}").format(row=oddity.row)
    place = ", ".join(filter(None, (row, oddity.date, oddity.key)))
    return ": ".join(filter(None, (oddity.file, place, oddity.message)))
