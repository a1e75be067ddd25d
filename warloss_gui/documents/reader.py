"""The one reader: bytes in, a document or its problems out. It never raises for what a document holds."""

import gc
import re
import threading
from collections.abc import Callable, Generator, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from itertools import chain, islice
from pathlib import Path as FilePath
from typing import Any, Final, Generic, NamedTuple, TypeVar, cast

from pydantic import BaseModel, ValidationError

from warloss_gui.claims.base import LANGUAGE, LONGEST_TAG, Frozen
from warloss_gui.claims.caveats import Caveat
from warloss_gui.claims.figure import Figure
from warloss_gui.claims.references import SHEET_RULES, doubtful, unused
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
from warloss_gui.language import gettext, marked

D = TypeVar("D", bound=Frozen)

_TAG: Final = re.compile(LANGUAGE)

Values = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Form(Generic[D]):
    """How one kind of document is read."""

    model: type[D]
    items: Mapping[str, type[BaseModel]]
    """The lists whose entries are checked one by one, each with its model."""
    update: Callable[[Values], Values]
    """Brings the values of an older version up to date. Raises DocumentError where it cannot."""
    doubts: Callable[[D], Iterator[Found]]
    """What does not keep a document from being used, and is to be said of it."""
    hint: str
    """What would be right where a document is no object at all."""


@dataclass(frozen=True, slots=True)
class Outcome(Generic[D]):
    """What came of reading a document: the document, or errors that say why there is none.

    `problems` also holds warnings, which do not keep it from being used. `more` says that the search ended at
    the limit, so that there may be further problems.
    """

    document: D | None
    problems: tuple[Problem, ...]
    more: bool = False


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
        outcome = read_document(SHEET, data, limits)
        if outcome.document is not None:
            outcome.document.prepare()
    return Reading(outcome.document, outcome.problems, outcome.more)


def read_document(form: Form[D], data: bytes, limits: Limits = DEFAULT) -> Outcome[D]:
    """Read a document of a form from its bytes. Any thread may call it."""
    with _collector_paused():
        text, document, found = _read(form, data, limits)
    if document is not None:
        found = [*islice(form.doubts(document), limits.problems + 1)]
    problems = _placed(text, found[: limits.problems])
    return Outcome(document, problems, more=len(found) > limits.problems)


def _read(form: Form[D], data: bytes, limits: Limits) -> tuple[str, D | None, list[Found]]:
    text = ""
    try:
        text = decode(data, limits)
        return text, *_validate(form, _parsed(form, text, data, limits), limits)
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


def _parsed(form: Form[D], text: str, data: bytes, limits: Limits) -> Values:
    offset = offset_of_misleading(text, data)
    if offset is not None:
        raise DocumentError(_misleading(text, offset, text[offset]))
    values = parse(text, limits)
    escaped = escaped_misleading(text)
    if escaped is not None:
        raise DocumentError(_misleading(text, *escaped))
    if not isinstance(values, dict):
        raise DocumentError(Found((), gettext("the document is not a JSON object"), gettext(form.hint)))
    return cast("Values", values)


def _misleading(text: str, offset: int, character: str) -> Found:
    message = gettext("the character {name} is invisible or reorders the text").format(
        name=name_of(character)
    )
    return Found(position.path_at(text, offset), message, gettext("remove it"), offset=offset)


def _validate(form: Form[D], written: Values, limits: Limits) -> tuple[D | None, list[Found]]:
    """Validate item by item: each is checked on its own, and the search can end in between."""
    values = form.update(written)
    context = {"version": written.get("format_version"), "languages": _languages(values)}
    search = _Search([], limits, context)
    found = search.found
    checked = dict(values)
    for name, model in form.items.items():
        if isinstance(values.get(name), list):
            checked[name] = tuple(_items(values[name], name, model, search))
    try:
        document = form.model.model_validate(checked, context=context)
    except ValidationError as error:
        # Rules that span a document mean something only where every item is there.
        if not found or error.errors()[0]["type"] != SHEET_RULES:
            found.extend(_explained(error, values, (), form.model, limits))
        return None, found
    return (None if found else document), found


def _languages(values: Values) -> tuple[str, ...]:
    """The languages in which the texts of a document may be given, or none where it does not name them well.

    What is wrong with the names is said of them, and not once more of every text.
    """
    named = values.get("languages") or [values.get("language")]
    every = cast("list[Any]", named) if isinstance(named, list) else [named]
    tags = [tag for tag in every if isinstance(tag, str) and len(tag) <= LONGEST_TAG and _TAG.fullmatch(tag)]
    return tuple(tags) if len(tags) == len(every) else ()


class _Search(NamedTuple):
    """What is found wrong, until the limit, in what the document says of itself."""

    found: list[Found]
    limits: Limits
    context: dict[str, Any]


def _items(entries: list[Any], name: str, model: type[BaseModel], search: _Search) -> Iterator[BaseModel]:
    validate = model.__pydantic_validator__.validate_python
    for index, entry in enumerate(entries):
        # Each entry is freed as soon as it is checked, so that its memory serves the next one.
        entries[index] = None
        try:
            yield validate(entry, context=search.context)
        except ValidationError as error:
            search.found.extend(_explained(error, entry, (name, index), model, search.limits))
            if len(search.found) > search.limits.problems:
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
    for fault in chain(unused(sheet), doubtful(sheet)):
        yield Found(fault.path, fault.message, fault.hint, "warning")
    yield from mixed_names(_names(sheet))


def mixed_names(names: Iterator[tuple[Path, str]]) -> Iterator[Found]:
    """Names, each at its path, that mix letters which look alike."""
    for path, name in names:
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
        # Most of very many are plain.
        if not figure.label.isascii():
            yield ("figures", index, "label"), figure.label
    for index, statement in enumerate(sheet.statements):
        yield ("statements", index, "speaker"), statement.speaker
    for index, event in enumerate(sheet.events):
        yield ("events", index, "label"), event.label


SHEET: Final = Form(
    model=FactSheet,
    items={
        "parties": Party,
        "sources": Source,
        "caveats": Caveat,
        "figures": Figure,
        "statements": Statement,
        "notes": Note,
        "events": Event,
    },
    update=migrate,
    doubts=_warnings,
    hint=marked("a fact sheet begins with {"),
)
"""A fact sheet."""


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
