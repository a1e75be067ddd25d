"""The one reader: bytes in, a fact sheet or its problems out. It never raises for what a document holds."""

import gc
import threading
from collections.abc import Generator, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from itertools import islice
from pathlib import Path as FilePath
from typing import Any, Final, cast

from pydantic import BaseModel, ValidationError

from warloss_gui.claims.caveats import Caveat
from warloss_gui.claims.figure import Figure
from warloss_gui.claims.references import SHEET_RULES, unused
from warloss_gui.claims.sheet import FactSheet
from warloss_gui.claims.sources import Party, Source
from warloss_gui.claims.statement import Event, Note, Statement
from warloss_gui.documents import position
from warloss_gui.documents.limits import DEFAULT, Limits
from warloss_gui.documents.messages import explain
from warloss_gui.documents.migrations import migrate
from warloss_gui.documents.parsing import parse
from warloss_gui.documents.problems import DocumentError, Found, Path, Problem
from warloss_gui.documents.structure import decode
from warloss_gui.documents.texts import (
    escaped_misleading,
    mixed_scripts,
    name_of,
    offset_of_misleading,
    shown,
    visible,
)
from warloss_gui.files import FileProblem, read_regular
from warloss_gui.language import gettext

_ITEMS: Final[dict[str, type[BaseModel]]] = {
    "parties": Party,
    "sources": Source,
    "caveats": Caveat,
    "figures": Figure,
    "statements": Statement,
    "notes": Note,
    "events": Event,
}


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of reading a document: a sheet, or errors that say why there is none.

    `problems` also holds warnings, which do not keep a sheet from being shown. `more` says that the
    search ended at the limit, so that there may be further problems.
    """

    sheet: FactSheet | None
    problems: tuple[Problem, ...]
    more: bool = False


def read_file(path: FilePath, limits: Limits = DEFAULT) -> Reading:
    """Read a fact sheet from a regular file."""
    try:
        data = read_regular(path, limits.size)
    except FileProblem as problem:
        return Reading(None, (Problem("error", "$", None, None, problem.reason, problem.hint),))
    return read_sheet(data, limits)


def read_sheet(data: bytes, limits: Limits = DEFAULT) -> Reading:
    """Read a fact sheet from the bytes of a document.

    It costs a few times what `json.loads` costs, and grows linearly. Any thread may call it; other threads
    get their turn all the while, since nothing large happens inside one call into C.
    """
    with _collector_paused():
        text, sheet, found = _read(data, limits)
    if sheet is not None:
        found = [*islice(_warnings(sheet), limits.problems + 1)]
    problems = _placed(text, found[: limits.problems])
    return Reading(sheet, problems, more=len(found) > limits.problems)


def _read(data: bytes, limits: Limits) -> tuple[str, FactSheet | None, list[Found]]:
    text = ""
    try:
        text = decode(data, limits)
        return text, *_validate(_parsed(text, data, limits), limits)
    except DocumentError as error:
        return text or data.decode("utf-8", "replace"), None, [error.found]


class _Collector:
    """How many readers keep Python's one garbage collector paused, and whether it ran before."""

    lock = threading.Lock()
    pauses = 0
    was_enabled = False


@contextmanager
def _collector_paused() -> Generator[None, None, None]:
    """Keep the cyclic garbage collector from walking a growing document again and again.

    Half of the time of a large document went there, and nothing that is built here has cycles. At the end
    everything moves to the oldest generation unwalked (that is what freezing and thawing does), so that the
    next collection of young objects does not stop the window.
    """
    with _Collector.lock:
        if _Collector.pauses == 0:
            _Collector.was_enabled = gc.isenabled()
            gc.disable()
        _Collector.pauses += 1
    try:
        yield
    finally:
        with _Collector.lock:
            _Collector.pauses -= 1
            if _Collector.pauses == 0 and _Collector.was_enabled:
                gc.freeze()
                gc.unfreeze()
                gc.enable()


def _parsed(text: str, data: bytes, limits: Limits) -> dict[str, Any]:
    offset = offset_of_misleading(text, data)
    if offset is not None:
        raise DocumentError(_misleading(text, offset, text[offset]))
    values = parse(text, limits)
    escaped = escaped_misleading(text)
    if escaped is not None:
        raise DocumentError(_misleading(text, *escaped))
    if not isinstance(values, dict):
        raise DocumentError(
            Found((), gettext("the document is not a JSON object"), gettext("a fact sheet begins with {"))
        )
    return migrate(cast("dict[str, Any]", values))


def _misleading(text: str, offset: int, character: str) -> Found:
    message = gettext("the character {name} is invisible or reorders the text").format(
        name=name_of(character)
    )
    return Found(position.path_at(text, offset), message, gettext("remove it"), offset=offset)


def _validate(values: dict[str, Any], limits: Limits) -> tuple[FactSheet | None, list[Found]]:
    """Validate item by item: each is checked on its own, and the search can end in between."""
    found: list[Found] = []
    checked = dict(values)
    for name, model in _ITEMS.items():
        if isinstance(values.get(name), list):
            checked[name] = tuple(_items(values[name], name, model, found, limits))
    try:
        sheet = FactSheet.model_validate(checked)
    except ValidationError as error:
        # Rules that span the sheet mean something only where every item is there.
        if not found or error.errors()[0]["type"] != SHEET_RULES:
            found.extend(_explained(error, values, (), FactSheet, limits))
        return None, found
    return (None if found else sheet.prepare()), found


def _items(
    entries: list[Any], name: str, model: type[BaseModel], found: list[Found], limits: Limits
) -> Iterator[BaseModel]:
    validate = model.__pydantic_validator__.validate_python
    for index, entry in enumerate(entries):
        # Each entry is freed as soon as it is checked, so that its memory serves the next one.
        entries[index] = None
        try:
            yield validate(entry)
        except ValidationError as error:
            found.extend(_explained(error, entry, (name, index), model, limits))
            if len(found) > limits.problems:
                return


def _explained(
    error: ValidationError, data: Any, prefix: Path, model: type[BaseModel], limits: Limits
) -> Iterator[Found]:
    """What the model found wrong with the data, in plain words; more than can be shown is not looked at."""
    for details in error.errors(include_url=False)[: limits.problems + 1]:
        yield from explain(details, data, prefix, _field_names(model))


@cache
def _field_names(model: type[BaseModel]) -> tuple[str, ...]:
    """The names of all fields of a model and of the models inside it, as the document spells them."""
    schema = model.model_json_schema()
    nested = [entry.get("properties", {}) for entry in schema.get("$defs", {}).values()]
    return tuple({name: None for properties in (schema["properties"], *nested) for name in properties})


def _warnings(sheet: FactSheet) -> Iterator[Found]:
    for fault in unused(sheet):
        yield Found(fault.path, fault.message, fault.hint, "warning")
    for path, name in _names(sheet):
        mixed = mixed_scripts(name)
        if mixed is not None:
            word, first, second = mixed
            message = gettext("the word {word} mixes {first} and {second} letters that look alike")
            yield Found(
                path,
                message.format(word=shown(word), first=first, second=second),
                gettext("write it in one script"),
                "warning",
            )


def _names(sheet: FactSheet) -> Iterator[tuple[Path, str]]:
    yield ("title",), sheet.title
    for index, party in enumerate(sheet.parties):
        yield ("parties", index, "name"), party.name
    for index, source in enumerate(sheet.sources):
        yield ("sources", index, "name"), source.name
    for index, figure in enumerate(sheet.figures):
        yield ("figures", index, "label"), figure.label
    for index, statement in enumerate(sheet.statements):
        yield ("statements", index, "speaker"), statement.speaker
    for index, event in enumerate(sheet.events):
        yield ("events", index, "label"), event.label


def _placed(text: str, found: list[Found]) -> tuple[Problem, ...]:
    places = position.locate(text, [item.path for item in found if item.offset is None])
    offsets = [_offset(item, places) for item in found]
    lines = position.line_numbers(text, {offset for offset in offsets if offset is not None})
    return tuple(_problem(text, *pair, lines) for pair in zip(found, offsets, strict=True))


def _offset(found: Found, places: Mapping[Path, position.Place]) -> int | None:
    if found.offset is not None:
        return found.offset
    place = places.get(found.path)
    if place is None:
        return None
    return place.entry if found.at_key else place.value


def _problem(text: str, found: Found, offset: int | None, lines: Mapping[int, int]) -> Problem:
    path = _json_path(found.path)
    if offset is None or not text:
        return Problem(found.severity, path, None, None, found.message, found.hint)
    line = lines[offset]
    column = position.column_number(text, offset)
    excerpt = position.excerpt(text, offset, line)
    return Problem(found.severity, path, line, column, found.message, found.hint, excerpt)


def _json_path(path: Path) -> str:
    """A path as RFC 9535 writes it: $.figures[3].quantity."""
    steps = (_json_step(step) for step in path)
    return "$" + "".join(steps)


def _json_step(step: str | int) -> str:
    if isinstance(step, int):
        return f"[{step}]"
    if step.isidentifier() and step.isascii():
        return f".{step[:80]}"
    return "['" + visible(step[:80]).replace("\\", "\\\\").replace("'", "\\'").replace("\n", "\\n") + "']"
