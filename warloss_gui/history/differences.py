"""What differs between two versions of a sheet or of a record, so that no correction is silent.

The order of items is no difference. Who made a change is said only where the documents name an author or make
one likely, with the ground for it.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Final, Literal, cast

from warloss_gui.claims.caveats import Caveat
from warloss_gui.claims.counted import Claimed, do_columns_agree, relation
from warloss_gui.claims.counts import Universe
from warloss_gui.claims.figure import Figure
from warloss_gui.claims.sheet import FactSheet
from warloss_gui.claims.sources import Claim, Evidence, Party, Source
from warloss_gui.claims.statement import Event, Note, Statement
from warloss_gui.history.field_wording import word_item, word_value
from warloss_gui.history.judging import judged
from warloss_gui.history.record import Record
from warloss_gui.history.series import Category, Observation, Series
from warloss_gui.history.wording import title_of

ItemKind = Literal["sheet", "party", "source", "caveat", "figure", "statement", "note", "event"]
Kind = Literal["added", "removed", "changed"]
Author = Literal["claimant", "relayer", "transcriber", "not_known"]
Ground = Literal[
    "new_report", "past_report", "slip_in_old", "slip_in_new", "falls_in_both", "past_total", "last_report"
]
"""Why an author is likely, or why none is.

`new_report`: it is later than the older version. `past_report`: a report of the past came or went.
`slip_in_old`, `slip_in_new`: the total of that version is probably a slip of its file. `falls_in_both`: the
total falls near that day in both versions, and nothing says whose act that is. `past_total`: a total of the
past changed, and the claimant's other totals do not show it. `last_report`: the older version has none after
it to tell.
"""

Item = Party | Source | Caveat | Figure | Statement | Note | Event

SHEET_FIELDS: Final = (
    "id",
    "revision",
    "title",
    "language",
    "languages",
    "address",
    "titles",
    "as_of",
    "next_update",
    "status",
    "headline",
)
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
    counts_else: bool = False
    """Whether the number counts something else now, so that the two are not compared."""


@dataclass(frozen=True, slots=True)
class RecordDifference:
    """A report that only one version of a record has, or that the two have with different totals.

    `author` is who is likely to have made the change, and `ground` is why that is likely.
    """

    category: Category
    name: str
    """What the category is called, at the start of a line."""
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
        if field == "quantity":
            counts_else = _counts_else(former[1].claimed[id_], later[1].claimed[id_])
            found = replace(_with_author(found, value, later[0]), counts_else=counts_else)
        yield found
    yield from _caveat_differences(item, id_, former, later)


def _counts_else(before: Claimed, after: Claimed) -> bool:
    """Whether what a figure counts has changed, so that it is another number and no correction."""
    return before.counted != after.counted and relation(before, after).verdict == "refused"


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

    Each version is judged by itself: what is probably a slip of its file is a total of it all the same.
    Raises ValueError if they are not of one claimant and one party.
    """
    if not old.is_like(new):
        raise ValueError("two versions of a record have one claimant and one party")
    return tuple(_record_differences(*judged([old]), *judged([new])))


def changed_meanings(old: Record, new: Record) -> tuple[str, ...]:
    """The names of what two versions have under one id and do not say the same of.

    That is what is counted, since when, or how often it is reported.
    """
    return tuple(
        title_of(later)
        for category, series in old.series.items()
        if (later := new.series.get(category)) is not None
        and (series.claimed.counted, series.rhythm) != (later.claimed.counted, later.rhythm)
    )


def series_pairs(old: Record, new: Record) -> Iterator[tuple[Category, "_Versions"]]:
    """The series of two versions that count the same, each once, and those that only one version has.

    What has one id in both and does not count the same is left out: `changed_meanings` names it.
    """
    renamed: set[Category] = set()
    for category, series in old.series.items():
        later = new.series.get(category)
        if later is None:
            later = next((one for one in _unpaired(old, new, renamed) if _agree(series, one)), None)
            renamed.update(() if later is None else (later.category,))
        if later is None or _agree(series, later):
            yield category, (series, later)
    for series in _unpaired(old, new, renamed):
        yield series.category, (None, series)


def _unpaired(old: Record, new: Record, renamed: Container[Category]) -> Iterator[Series]:
    """The series of the newer version whose ids are new and not those of series that were renamed."""
    return (
        series
        for category, series in new.series.items()
        if category not in old.series and category not in renamed
    )


def _agree(one: Series, other: Series) -> bool:
    return do_columns_agree(one.claimed, other.claimed)


def _record_differences(old: Record, new: Record) -> Iterator[RecordDifference]:
    for category, versions in series_pairs(old, new):
        yield from _series_differences(category, versions, old.days[-1])


_Versions = tuple[Series | None, Series | None]


def _series_differences(category: Category, versions: _Versions, end: date) -> Iterator[RecordDifference]:
    """What differs between two versions of a series, of which the older record ends on a day."""
    before, after = versions
    if before == after:
        return
    name = next(title_of(series) for series in (after, before) if series is not None)
    reports, later_reports = _reports(before), _reports(after)
    for day in sorted({*reports, *later_reports}):
        one, other = reports.get(day), later_reports.get(day)
        if one != other:
            author, ground = _author(day, versions, (one, other), end)
            kind: Kind = "changed" if one and other else "removed" if one else "added"
            yield RecordDifference(category, name, day, kind, one, other, author, ground)


def _reports(series: Series | None) -> Mapping[date, Observation]:
    """All totals that a file has, slips too."""
    if series is None:
        return {}
    found = [*map(Observation, series.days, series.values, series.qualifiers)]
    found += [Observation(slip.day, slip.value, slip.qualifier) for slip in series.slips]
    return {report.day: report for report in found}


def _author(
    day: date, versions: _Versions, totals: tuple[Observation | None, Observation | None], end: date
) -> tuple[Author, Ground]:
    """Who is likely to have changed, added or removed the total of a day."""
    (old, new), (before, after) = versions, totals
    if _has_slip(new, day):
        return "transcriber", "slip_in_new"
    if _has_slip(old, day):
        return "transcriber", "slip_in_old"
    if old is not None and new is not None and before is not None and after is not None:
        return _author_of_total(before, after, old, new)
    # A report that came after the older version is the claimant's; another one was left out there.
    is_new = before is None and day > end
    return ("claimant", "new_report") if is_new else ("transcriber", "past_report")


def _has_slip(series: Series | None, day: date) -> bool:
    return series is not None and any(slip.day == day for slip in series.slips)


def _author_of_total(
    before: Observation, after: Observation, old: Series, new: Series
) -> tuple[Author, Ground]:
    """Who changed the total of a day.

    A claimant reports a day once, so a total of the past that changes is a correction of the transcription.
    Where it was lowered and the totals fall at that place in both versions, either may have followed the
    other, and nothing says which.
    """
    following = next(old.steps(before.day, old.last.day), None)
    if following is None:
        return "not_known", "last_report"
    place = bisect_left(new.days, after.day)
    falls_now = place > 0 and new.values[place - 1] > after.value
    if after.value < before.value and "fall" in following.labels and falls_now:
        return "not_known", "falls_in_both"
    return "transcriber", "past_total"
