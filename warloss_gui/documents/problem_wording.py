"""What is wrong with a document, in one sentence, to stand above the list of its problems."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from warloss_gui.documents.problems import Problem
from warloss_gui.files import printable
from warloss_gui.language import ngettext, number

_HALF_NAME: Final = 24
"""Letters shown of each end of a long file name."""


def word_problems(path: Path, problems: Sequence[Problem], *, more: bool, stays: bool) -> str:
    """How many problems keep a document from being shown, or how many warnings it has.

    `more`: there may be more than these. `stays`: another sheet or an older version is on the screen.
    """
    errors = sum(problem.severity == "error" for problem in problems)
    if not errors:
        text = ngettext("{name}: {count} warning.", "{name}: {count} warnings.", len(problems))
    elif stays:
        text = ngettext(
            "{name} cannot be shown: {count} problem. The last good sheet stays on the screen.",
            "{name} cannot be shown: {count} problems. The last good sheet stays on the screen.",
            errors,
        )
    else:
        text = ngettext(
            "{name} cannot be shown: {count} problem.", "{name} cannot be shown: {count} problems.", errors
        )
    count = number(errors or len(problems)) + ("+" if more else "")
    return text.format(name=_short(path.name), count=count)


def _short(name: str) -> str:
    """The name of a file, shortened in the middle where it would not fit."""
    text = printable(name)
    return text if len(text) <= 2 * _HALF_NAME else f"{text[:_HALF_NAME]}…{text[-_HALF_NAME:]}"
