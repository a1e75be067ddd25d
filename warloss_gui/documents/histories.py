"""The reader of a history: bytes in, the totals at each month's end out."""

from dataclasses import replace
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from warloss_gui.documents.limits import DEFAULT, Limits
from warloss_gui.documents.messages import explain
from warloss_gui.documents.parsing import parse
from warloss_gui.documents.problems import DocumentError, Found
from warloss_gui.documents.structure import decode
from warloss_gui.files import FileProblem, read_regular
from warloss_gui.history.month_ends import History
from warloss_gui.history.record import Record
from warloss_gui.language import gettext


def read_history(path: Path, limits: Limits = DEFAULT) -> Record:
    """The record that a history holds. Raises FileProblem, which names the first thing that is wrong."""
    values: Any = None
    try:
        values = parse(decode(read_regular(path, limits.size), limits), limits)
        return History.model_validate(values).record
    except DocumentError as error:
        raise FileProblem(path, error.found.message, error.found.hint) from None
    except ValidationError as error:
        first = _first(error, values)
        where = ".".join(map(str, first.path)) or "$"
        raise FileProblem(path, f"{first.message} ({where})", first.hint) from None
    except ValueError as error:
        hint = gettext("give each date once, in ascending order, and each class one total for it or null")
        raise FileProblem(path, str(error), hint) from None


def _first(error: ValidationError, values: Any) -> Found:
    """The first thing that is wrong, in plain words."""
    fields = tuple(History.model_fields)
    details = error.errors(include_url=False)
    first, *others = [found for one in details for found in explain(one, values, (), fields)]
    if any(other.path == first.path for other in others):
        # Each kind of class has names of its own, and the first kind would not be all that is right.
        return replace(first, hint=gettext("compare it with the history that is bundled"))
    return first
