"""The reader of a history: bytes in, the totals at each month's end out."""

from pathlib import Path

from pydantic import ValidationError

from warloss_gui.documents.limits import DEFAULT, Limits
from warloss_gui.documents.parsing import parse
from warloss_gui.documents.problems import DocumentError
from warloss_gui.documents.structure import decode
from warloss_gui.files import FileProblem, read_regular
from warloss_gui.history.month_ends import History
from warloss_gui.history.record import Record
from warloss_gui.language import gettext


def read_history(path: Path, limits: Limits = DEFAULT) -> Record:
    """The record that a history holds. Raises FileProblem, which names the first thing that is wrong."""
    try:
        values = parse(decode(read_regular(path, limits.size), limits), limits)
        return History.model_validate(values).record
    except DocumentError as error:
        raise FileProblem(path, error.found.message, error.found.hint) from None
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        where = ".".join(map(str, first["loc"])) or "$"
        hint = first.get("ctx", {}).get("hint") or gettext("compare it with the history that is bundled")
        raise FileProblem(path, f"{first['msg']} ({where})", str(hint)) from None
    except ValueError as error:
        hint = gettext("write the dates in ascending order, each once")
        raise FileProblem(path, str(error), hint) from None
