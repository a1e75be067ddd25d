"""Older document formats, brought up to date one version at a time before they are checked.

Version 1 is the first, so there is no step yet. A step takes the values of a document of its version and
returns those of the next; `STEPS[1]` will lead from version 1 to version 2.
"""

from collections.abc import Callable, Mapping
from typing import Any, Final

from warloss_gui.claims.sheet import FORMAT_VERSION
from warloss_gui.documents.problems import DocumentError, Found
from warloss_gui.documents.texts import shown
from warloss_gui.language import gettext

Values = dict[str, Any]
Step = Callable[[Values], Values]

STEPS: Final[Mapping[int, Step]] = {}


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
