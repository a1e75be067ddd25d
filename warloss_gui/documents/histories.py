"""The reader of records that are documents like a sheet: bytes in, a record or what is wrong with it out."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path as FilePath
from typing import Any, Final

from warloss_gui.claims.caveats import Caveat
from warloss_gui.claims.sources import Party, Source
from warloss_gui.claims.statement import Event
from warloss_gui.documents.limits import DEFAULT, Limits
from warloss_gui.documents.migrations import migrate
from warloss_gui.documents.problems import DocumentError, Found, Path, Problem
from warloss_gui.documents.reader import Form, mixed_names, read_document
from warloss_gui.files import FileProblem, read_regular
from warloss_gui.history.record import Record
from warloss_gui.history.record_building import record_of
from warloss_gui.history.record_document import RECORD_VERSION, RecordColumn, RecordDocument
from warloss_gui.history.record_rules import doubtful
from warloss_gui.language import gettext, marked


@dataclass(frozen=True, slots=True)
class RecordOutcome:
    """What came of reading the document of a record: the record, or errors that say why there is none.

    `problems` also holds warnings. `more` says that there may be further problems, `has_ahead` that dates
    were left out because their day has begun nowhere.
    """

    record: Record | None
    document: RecordDocument | None
    problems: tuple[Problem, ...]
    more: bool = False
    has_ahead: bool = False


def read_record(data: bytes, limits: Limits = DEFAULT, latest: date = date.max) -> RecordOutcome:
    """Read the document of a record from its bytes. Dates after the latest day are left out.

    It never raises for what the document holds. Any thread may call it.
    """
    outcome = read_document(RECORD, data, limits)
    document, problems = outcome.document, outcome.problems
    if document is None:
        return RecordOutcome(None, None, problems, outcome.more)
    record = record_of(document, latest)
    if record is None:
        problems = (_all_ahead(), *problems)
    return RecordOutcome(record, document, problems, outcome.more, document.dates[-1] > latest.isoformat())


def read_history(path: FilePath, limits: Limits = DEFAULT) -> Record:
    """The record in the file of a document. Raises FileProblem, which names the first thing that is wrong."""
    outcome = read_record(read_regular(path, limits.size), limits)
    if outcome.record is None:
        first = next(problem for problem in outcome.problems if problem.severity == "error")
        raise FileProblem(path, _with_its_place(first), first.hint)
    return outcome.record


def _with_its_place(problem: Problem) -> str:
    if problem.line is None:
        return problem.message
    text = gettext("{message} ({path}, line {line}, column {column})")
    return text.format(message=problem.message, path=problem.path, line=problem.line, column=problem.column)


def _all_ahead() -> Problem:
    message = gettext("every date with a total is of a day that has begun nowhere on Earth yet")
    return Problem("error", "$.dates", None, None, message, gettext("check the dates, and the clock"))


def _updated(values: dict[str, Any]) -> dict[str, Any]:
    """The values of a document whose format is read. Raises DocumentError for an older or a newer one."""
    if "columns" not in values and "series" in values:
        message = gettext("this is a history of an older version of the program, which is read no more")
        hint = gettext("write it as warloss-gui schema record describes")
        raise DocumentError(Found(("series",), message, hint, at_key=True))
    return migrate(values, steps={}, current=RECORD_VERSION)


def _doubts(document: RecordDocument) -> Iterator[Found]:
    for fault in doubtful(document):
        yield Found(fault.path, fault.message, fault.hint, "warning")
    yield from mixed_names(_names(document))


def _names(document: RecordDocument) -> Iterator[tuple[Path, str]]:
    yield ("title",), document.title
    for index, party in enumerate(document.parties):
        yield ("parties", index, "name"), party.name
    for index, source in enumerate(document.sources):
        yield ("sources", index, "name"), source.name
    for index, column in enumerate(document.columns):
        yield ("columns", index, "label"), column.label
    for index, event in enumerate(document.events):
        yield ("events", index, "label"), event.label


RECORD: Final = Form(
    model=RecordDocument,
    items={
        "parties": Party,
        "sources": Source,
        "caveats": Caveat,
        "columns": RecordColumn,
        "events": Event,
    },
    update=_updated,
    doubts=_doubts,
    hint=marked("the document of a record begins with {"),
)
"""A record that is a document like a sheet."""
