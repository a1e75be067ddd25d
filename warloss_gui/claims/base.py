"""The base of every model, and the kinds of text that a document may hold."""

import sys
from types import ModuleType
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints
from pydantic_core import PydanticCustomError

# Pydantic asks all that is installed for plugins that take part in reading. A document is read the same
# wherever it is, and asking delays the start: so what would ask is stood in for, and knows of none.
_no_plugins: Any = ModuleType("pydantic.plugin._loader")
_no_plugins.get_plugins = tuple
sys.modules.setdefault(_no_plugins.__name__, _no_plugins)

MAX_ITEMS = 64
"""The most entries that a list inside one figure, statement, note, event or source may have."""

ONE_LINE = r"^[^\n]*\S[^\n]*$"
IDENTIFIER = r"^[a-z0-9]+(?:-[a-z0-9]+)*$"
NOT_BLANK = r"\S"
HTTPS = r"^https://[^\s/?#@]+\.[^\s/?#@]+(?:[/?#]\S*)?$"
LANGUAGE = r"^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$"
ISO3166 = r"^[A-Z]{3}$"

Identifier = Annotated[str, StringConstraints(max_length=64, pattern=IDENTIFIER)]
"""Lower-case words joined by hyphens: `ru-personnel`."""

Line = Annotated[str, StringConstraints(max_length=200, pattern=ONE_LINE)]
"""One line of text, such as a name or a label."""

Prose = Annotated[str, StringConstraints(max_length=10_000, pattern=NOT_BLANK)]
"""Text that may have paragraphs."""

Remark = Annotated[str, StringConstraints(max_length=600, pattern=NOT_BLANK)]
"""A sentence or two that must fit wherever a number is shown."""

HttpsUrl = Annotated[str, StringConstraints(max_length=2_000, pattern=HTTPS)]
"""An https address that names a host. No other scheme can be opened from a document."""

LanguageTag = Annotated[str, StringConstraints(max_length=35, pattern=LANGUAGE)]
"""A BCP 47 language tag: `en`, `uk`, `pt-BR`."""

Basis = Literal["stated", "inferred"]
"""Whether a date was given by its source or worked out afterwards."""

Listed = Field(strict=False, max_length=MAX_ITEMS, fail_fast=True)
"""For tuples and sets: JSON has only arrays, so the container is converted while its entries stay strict.

The first bad entry is reported and no other: a list of a million would make a million reports.
"""


class Frozen(BaseModel):
    """A value: immutable, compared by content, and strict about types and names."""

    # A model that is only a part of others needs no validator of its own; building all of them would take a
    # tenth of the start and some megabytes.
    model_config = ConfigDict(frozen=True, strict=True, extra="forbid", allow_inf_nan=False, defer_build=True)


def fault(kind: str, message: str, hint: str) -> PydanticCustomError:
    """An error for a broken rule: what is wrong, and what would be right.

    `kind` is a short machine name of the rule. Braces in the texts are kept as they are.
    """
    # The entries are put in one after the other: the message last, so that nothing is put into it.
    context = {"hint": hint, "message": message}
    return PydanticCustomError(kind, "{message}", context)  # pyright: ignore[reportArgumentType]
