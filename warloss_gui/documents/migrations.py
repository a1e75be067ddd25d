"""Older document formats, brought up to date one version at a time before they are checked.

A step takes the values of a document of its version and returns those of the next. It renames what is called
otherwise there; all that a document says stays as it is.
"""

from collections.abc import Callable, Mapping
from typing import Any, Final, cast

from warloss_gui.claims.sheet import FORMAT_VERSION
from warloss_gui.documents.problems import DocumentError, Found
from warloss_gui.documents.texts import shown
from warloss_gui.language import gettext

Values = dict[str, Any]
Step = Callable[[Values], Values]

_MEASURES: Final[Mapping[object, str]] = {"loss": "lost", "deployment": "sent"}
"""What measures of the first format are called in the second."""


def _from_first(values: Values) -> Values:
    """The second format has more measures, whose names are like those of the outcomes."""
    figures = values.get("figures")
    if not isinstance(figures, list):
        return values
    for figure in cast("list[Any]", figures):
        counts = cast("Values", figure).get("counts") if isinstance(figure, dict) else None
        if isinstance(counts, dict):
            _rename_measure(cast("Values", counts))
    return values


def _rename_measure(counts: Values) -> None:
    written = counts.get("measure")
    if isinstance(written, str) and written in _MEASURES:
        counts["measure"] = _MEASURES[written]


STEPS: Final[Mapping[int, Step]] = {1: _from_first}


def migrate(values: Values, steps: Mapping[int, Step] = STEPS, current: int = FORMAT_VERSION) -> Values:
    """The values of a document in the current format. Raises DocumentError for a newer one, or for none.

    A version that is missing or too old is left for the model to report.
    """
    version = values.get("format_version", current)
    if type(version) is not int:
        message = gettext("the format version is not a whole number")
        raise _refusal(message, gettext("write {version}").format(version=current))
    if version > current:
        message = gettext("the document has format version {version}; this program reads up to {current}")
        raise _refusal(
            message.format(version=shown(str(version)), current=current),
            gettext("open it with a newer version of the program"),
        )
    while version in steps:
        values = {**steps[version](values), "format_version": version + 1}
        version += 1
    return values


def _refusal(message: str, hint: str) -> DocumentError:
    return DocumentError(Found(("format_version",), message, hint))
