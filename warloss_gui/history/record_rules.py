"""The rules that span the document of a record: ids, references, days in order, columns of their length."""

from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import TYPE_CHECKING

from pydantic_core import PydanticCustomError

from warloss_gui.claims.references import (
    Fault,
    Reference,
    as_error,
    late_events,
    made_of_several,
    named_in,
    of_claim,
    of_events,
    of_parties,
    of_universe,
    repeated,
    unresolved,
    unused_in,
)

if TYPE_CHECKING:
    from warloss_gui.history.record_document import RecordColumn, RecordDocument


def broken_rules(document: "RecordDocument") -> PydanticCustomError | None:
    """The rules that the document of a record breaks, as one error, or None."""
    return as_error(_faults(document))


def used_ids(document: "RecordDocument") -> Mapping[str, set[str]]:
    """The ids that the document refers to, by kind."""
    return named_in(_references(document))


def doubtful(document: "RecordDocument") -> Iterator[Fault]:
    """What may be right and seldom is: what nothing refers to, and columns without a total."""
    yield from unused_in(document, document.used_ids)
    for index, column in enumerate(document.columns):
        if not _first_place(column):
            message = f"the column {column.id!r} has no total"
            yield Fault(("columns", index, "values"), message, "give it one, or leave the column out")


def _faults(document: "RecordDocument") -> Iterator[Fault]:
    if document.languages and document.languages[0] != document.language:
        message = "the first of languages is not the language of the record"
        yield Fault(("languages",), message, "begin languages with language")
    if not document.claim.is_named:
        hint = "name the claimant, whose reports these are; numbers that nobody claims are no record"
        yield Fault(("claim", "claimant"), "the claimant of the record is not named", hint)
    items = [("columns", index, column.id) for index, column in enumerate(document.columns)]
    items += [("events", index, event.id) for index, event in enumerate(document.events)]
    yield from repeated(document, items)
    yield from unresolved(document, document.used_ids, _references(document))
    yield from made_of_several(document.parties)
    yield from late_events(document.events, document.source_by_id)
    dates = list(_dates(document))
    yield from dates
    if not dates:
        yield from _columns(document)


def _references(document: "RecordDocument") -> Iterator[Reference]:
    yield "party", (document.party,), (), ("party",)
    yield from of_claim(document.claim, ())
    yield from of_parties(document.parties)
    for index, column in enumerate(document.columns):
        item = ("columns", index)
        yield from of_universe(column.universe, item)
        yield "caveat", column.caveats, item, ("caveats", None)
    yield from of_events(document.events)


def _dates(document: "RecordDocument") -> Iterator[Fault]:
    # Of days as ISO 8601 writes them the order is that of the texts.
    for index, (former, later) in enumerate(pairwise(document.dates), 1):
        if former >= later:
            message = f"the date {later} stands after {former}"
            yield Fault(("dates", index), message, "give each date once, in ascending order")


def _columns(document: "RecordDocument") -> Iterator[Fault]:
    for index, column in enumerate(document.columns):
        yield from _lengths(document, index, column)
        yield from _beginning(document, index, column)
    if not any(map(_first_place, document.columns)):
        yield Fault(("columns",), "no column has a total", "give the total of at least one date")


def _lengths(document: "RecordDocument", index: int, column: "RecordColumn") -> Iterator[Fault]:
    due = len(document.dates)
    lists = (("values", column.values), ("qualifiers", column.qualifiers))
    for name, entries in lists:
        if len(entries) != due and (name == "values" or entries):
            message = f"the column {column.id!r} has {len(entries)} {name} for {due} dates"
            yield Fault(("columns", index, name), message, f"give one of the {name}, or null, for each date")


def _beginning(document: "RecordDocument", index: int, column: "RecordColumn") -> Iterator[Fault]:
    """What is later than the first total of a column, and cannot be."""
    place = _first_place(column)
    if not place or place > len(document.dates):
        return
    first = document.dates[place - 1]
    if column.since is not None and column.since.day.earliest.isoformat() > first:
        message = f"the column {column.id!r} counts since {column.since.date} and has a total of {first}"
        yield Fault(("columns", index, "since", "date"), message, "correct since, or the dates")
    if column.first_report is not None and column.first_report.date > first:
        message = f"the first report of {column.first_report.date} is later than the total of {first}"
        hint = "correct its date, or leave out first_report"
        yield Fault(("columns", index, "first_report", "date"), message, hint)


def _first_place(column: "RecordColumn") -> int:
    """The place, from 1, of the first date that has a total; 0 if none has."""
    return next((place for place, value in enumerate(column.values, 1) if value is not None), 0)
