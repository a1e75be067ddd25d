"""The rules between the fields of an object, as JSON Schema says them, so that an editor sees a broken one.

The models keep the same rules when a document is read; what no schema can say, only they do.
"""

from collections.abc import Iterable
from typing import Any, Final

Schema = dict[str, Any]

NOT_NULL: Final[Schema] = {"not": {"type": "null"}}
NULL: Final[Schema] = {"type": "null"}


def field(name: str, schema: Schema) -> Schema:
    """That a field is there and is as a schema says."""
    return {"properties": {name: schema}, "required": [name]}


def given(name: str) -> Schema:
    """That a field says something."""
    return field(name, NOT_NULL)


def left_out(name: str) -> Schema:
    """That a field says nothing: it is not there, or null."""
    return {"properties": {name: NULL}}


def one_of(values: Iterable[str]) -> Schema:
    """One of some words, or the one."""
    words = sorted(values)
    return {"const": words[0]} if len(words) == 1 else {"enum": words}


def when(condition: Schema, then: Schema, otherwise: Schema | None = None) -> Schema:
    """A rule: where a condition holds, something else must hold too."""
    rule = {"if": condition, "then": then}
    return rule if otherwise is None else {**rule, "else": otherwise}


def rules(*every: Schema) -> Schema:
    """All rules of an object, as a model takes them."""
    return {"allOf": list(every)}
