"""What differs between two versions of a sheet or of a record, so that no correction is silent.

The order of items is no difference. Who made a change is said only where the documents name an author or make
one likely, with the ground for it.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Final, Literal, cast

from warloss_gui.claims.caveats import Caveat
from warloss_gui.claims.counts import Universe
from warloss_gui.claims.figure import Figure
from warloss_gui.claims.sheet import FactSheet
from warloss_gui.claims.sources import Claim, Evidence, Party, Source
from warloss_gui.claims.statement import Event, Note, Statement
from warloss_gui.history.field_wording import word_item, word_value
from warloss_gui.history.record import Record
from warloss_gui.history.series import Category, Observation, Series

ItemKind = Literal["sheet", "party", "source", "caveat", "figure", "statement", "note", "event"]
Kind = Literal["added", "removed", "changed"]
Author = Literal["claimant", "relayer", "transcriber", "not_known"]
Ground = Literal["new_report", "past_report", "falls_in_both", "past_total", "last_report"]
"""Why an author is likely.

`new_report`: it is later than the older version. `past_report`: a report of the past came or went.
`falls_in_both`: the total falls near that day in both versions. `past_total`: a total of the past changed,
and the claimant's other totals do not show it. `last_report`: the older version has none after it to tell.
"""

Item = Party | Source | Caveat | Figure | Statement | Note | Event

SHEET_FIELDS: Final = ("id", "revision", "title", "language", "as_of", "status", "headline")
"""What a sheet says of itself, beside its lists. Where its schema is says nothing of the claims."""


@dataclass(frozen=True, slots=True)
class SheetDifference:
    """One difference between two versions of a sheet.

    Without a `field` the whole item was added or removed. With one, that field of it changed from `old` to
    `new`, both in words, or was empty before (`added`) or is so now (`removed`). `author` is given for the
    number of a figure only.
    """

    item: ItemKind
    id: str
    name: str
    """What the item is called in the newer version, or in the older one if it was removed."""
    kind: Kind
    field: str | None = None
    old: str | None = None
    new: str | None = None
    author: Author | None = None
    why: str | None = None
    """The reason that the newer version gives for a changed number."""
    when: str | None = None
    """The date that it gives for the change, as the document has it."""


@dataclass(frozen=True, slots=True)
class RecordDifference:
    """A report that only one version of a record has, or that the two have with different totals.

    `author` is who is likely to have made the change, and `ground` is why that is likely.
    """

    category: Category
    day: date
    kind: Kind
    old: Observation | None
    new: Observation | None
    author: Author
    ground: Ground


def sheet_differences(old: FactSheet, new: FactSheet) -> tuple[SheetDifference, ...]:
    """What differs between two versions of a sheet: the sheet itself, its items, then what is new."""
    return tuple(_sheet_differences(old, new))


def _sheet_differences(old: FactSheet, new: FactSheet) -> Iterator[SheetDifference]:
    for field in SHEET_FIELDS:
        before, after = getattr(old, field), getattr(new, field)
        if before != after:
            words = _both_words(field, (before, old), (after, new))
            yield SheetDifference("sheet", new.id, new.title, _kind(*words), field, *words)
    formers, laters = dict(_items(old)), dict(_items(new))
    for (item, id_), former in formers.items():
        later = laters.get((item, id_))
        if later is None:
            yield SheetDifference(item, id_, _name(former), "removed", old=word_item(former, old))
        elif former != later:
            yield from _item_differences(item, id_, (former, old), (later, new))
    for (item, id_), later in laters.items():
        if (item, id_) not in formers:
            yield SheetDifference(item, id_, _name(later), "added", new=word_item(later, new))


def _items(sheet: FactSheet) -> Iterator[tuple[tuple[ItemKind, str], Item]]:
    lists: Mapping[ItemKind, Iterable[Item]] = {
        "party": sheet.parties,
        "source": sheet.sources,
        "caveat": sheet.caveats,
        "figure": sheet.figures,
        "statement": sheet.statements,
        "note": sheet.notes,
        "event": sheet.events,
    }
    for kind, items in lists.items():
        for item in items:
            yield (kind, item.code if isinstance(item, Caveat) else item.id), item


def _name(item: Item) -> str:
    match item:
        case Party() | Source():
            return item.name
        case Caveat():
            return item.code
        case Figure() | Event():
            return item.label
        case Statement():
            return item.speaker
        case _:
            return item.title


def _item_differences(
    item: ItemKind, id_: str, former: tuple[Item, FactSheet], later: tuple[Item, FactSheet]
) -> Iterator[SheetDifference]:
    name = _name(later[0])
    before, after = dict(_fields(former[0])), dict(_fields(later[0]))
    for field, value in before.items():
        if _regardless_of_order(field, value) == _regardless_of_order(field, after[field]):
            continue
        words = _both_words(field, (value, former[1]), (after[field], later[1]))
        found = SheetDifference(item, id_, name, _kind(*words), field, *words)
        yield _with_author(found, value, later[0]) if field == "quantity" else found
    yield from _caveat_differences(item, id_, former, later)


def _fields(item: Item) -> Iterator[tuple[str, object]]:
    """The fields of an item but for its caveats; those of its claim stand among them."""
    for field in type(item).model_fields:
        value: object = getattr(item, field)
        if isinstance(value, Claim):
            yield from value
        elif field != "caveats":
            yield field, value


def _regardless_of_order(field: str, value: object) -> object:
    if isinstance(value, Universe):
        return [frozenset(ids) for _, ids in value]
    if field == "evidence":
        return Counter(cast("tuple[Evidence, ...]", value))
    return value


def _both_words(
    field: str, before: tuple[object, FactSheet], after: tuple[object, FactSheet]
) -> tuple[str | None, str | None]:
    """The words for a field of both versions: in full detail where the usual words are the same."""
    words = word_value(field, *before), word_value(field, *after)
    if words[0] != words[1]:
        return words
    return word_value(field, *before, in_detail=True), word_value(field, *after, in_detail=True)


def _kind(old: str | None, new: str | None) -> Kind:
    if old is None:
        return "added"
    return "changed" if new is not None else "removed"


def _with_author(found: SheetDifference, previous: object, later: Item) -> SheetDifference:
    """Who changed the number of a figure, why and when, as its revisions say."""
    for revision in later.revisions if isinstance(later, Figure) else ():
        if revision.previous == previous:
            return replace(found, author=revision.by, why=revision.why, when=revision.date)
    return replace(found, author="not_known")


def _caveat_differences(
    item: ItemKind, id_: str, former: tuple[Item, FactSheet], later: tuple[Item, FactSheet]
) -> Iterator[SheetDifference]:
    name, before, after = _name(later[0]), _caveats(former[0]), _caveats(later[0])
    for code in before:
        if code not in after:
            text = former[1].caveat_by_code[code].text
            yield SheetDifference(item, id_, name, "removed", "caveats", old=text)
    for code in after:
        if code not in before:
            text = later[1].caveat_by_code[code].text
            yield SheetDifference(item, id_, name, "added", "caveats", new=text)


def _caveats(item: Item) -> tuple[str, ...]:
    return () if isinstance(item, Party | Source | Caveat) else item.caveats


def record_differences(old: Record, new: Record) -> tuple[RecordDifference, ...]:
    """What differs between two versions of a record, by category and day.

    Raises ValueError if they are not of one claimant and one party.
    """
    if (old.claimant, old.party) != (new.claimant, new.party):
        raise ValueError("two versions of a record have one claimant and one party")
    return tuple(_record_differences(old, new))


def _record_differences(old: Record, new: Record) -> Iterator[RecordDifference]:
    for category in dict.fromkeys((*old.series, *new.series)):
        before, after = old.series.get(category), new.series.get(category)
        if before == after:
            continue
        reports, later_reports = _reports(before), _reports(after)
        for day in sorted({*reports, *later_reports}):
            one, other = reports.get(day), later_reports.get(day)
            if one is None:
                author, ground = _author_of_new(day, old)
                yield RecordDifference(category, day, "added", None, other, author, ground)
            elif other is None:
                yield RecordDifference(category, day, "removed", one, None, "transcriber", "past_report")
            elif one != other:
                author, ground = _author_of_total(one, other, old.series[category], new.series[category])
                yield RecordDifference(category, day, "changed", one, other, author, ground)


def _reports(series: Series | None) -> Mapping[date, Observation]:
    if series is None:
        return {}
    found = map(Observation, series.days, series.values, series.qualifiers)
    return {report.day: report for report in found}


def _author_of_new(day: date, old: Record) -> tuple[Author, Ground]:
    """Who added a report: the claimant, if it came after the older version; else it was left out there."""
    return ("claimant", "new_report") if day > old.days[-1] else ("transcriber", "past_report")


def _author_of_total(
    before: Observation, after: Observation, old: Series, new: Series
) -> tuple[Author, Ground]:
    """Who changed the total of a day.

    A claimant reports a day once, so a total of the past that changes is a correction of the transcription.
    It follows the claimant only where it was lowered and the claimant's own totals fall at that place, which
    they do if they still fall in the newer version.
    """
    following = next(old.steps(before.day, old.last.day), None)
    if following is None:
        return "not_known", "last_report"
    place = bisect_left(new.days, after.day)
    falls_now = place > 0 and new.values[place - 1] > after.value
    if after.value < before.value and "revision" in following.labels and falls_now:
        return "claimant", "falls_in_both"
    return "transcriber", "past_total"
