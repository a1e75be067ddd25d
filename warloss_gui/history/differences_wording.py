"""The words for what differs between two versions, and the differences as plain values for JSON."""

from collections.abc import Iterable
from dataclasses import asdict
from typing import Final

from warloss_gui.history.differences import (
    Author,
    Ground,
    ItemKind,
    Kind,
    RecordDifference,
    SheetDifference,
)
from warloss_gui.history.field_wording import FIELDS
from warloss_gui.history.series import Observation
from warloss_gui.history.wording import total
from warloss_gui.language import capitalised, day, gettext, marked

_ITEMS: Final[dict[ItemKind, str]] = {
    "sheet": marked("sheet “{name}”"),
    "party": marked("party “{name}”"),
    "source": marked("source “{name}”"),
    "caveat": marked("caveat “{name}”"),
    "figure": marked("figure “{name}”"),
    "statement": marked("statement by {name}"),
    "note": marked("note “{name}”"),
    "event": marked("event “{name}”"),
}

_KINDS: Final[dict[Kind, str]] = {
    "added": marked("{item}: {field} added: {new}"),
    "removed": marked("{item}: {field} removed: {old}"),
    "changed": marked("{item}: {field} changed from {old} to {new}"),
}

_AUTHORS: Final[dict[Author, str]] = {
    "claimant": marked("changed by the claimant"),
    "relayer": marked("changed by a source that passed it on"),
    "transcriber": marked("changed by the author of the sheet"),
    "not_known": marked("by whom is not said"),
}

_GROUNDS: Final[dict[Ground, str]] = {
    "new_report": marked("likely a new report of the claimant, as the older version ends before that day"),
    "past_report": marked("likely by the transcriber, as reports of the past neither come nor go"),
    "slip_in_old": marked("likely a correction of a slip of the file"),
    "slip_in_new": marked("probably a slip of the newer file"),
    "falls_in_both": marked("the totals fall near that day in both versions; whose act that is is not known"),
    "past_total": marked(
        "likely a correction by the transcriber, as the claimant’s other totals do not show it"
    ),
    "last_report": marked("by whom is not known, as the older version has no later report"),
}


def item_text(found: SheetDifference) -> str:
    """What has changed: the sheet itself, or one of its items by its name."""
    return capitalised(gettext(_ITEMS[found.item]).format(name=found.name))


def author_text(found: SheetDifference) -> str | None:
    """Who changed a number, as far as the sheet says it; None for what is no number."""
    return None if found.author is None else gettext(_AUTHORS[found.author])


def ground_text(found: RecordDifference) -> str:
    """Who is likely to have made a change of a record, and why that is likely."""
    return gettext(_GROUNDS[found.ground])


def sheet_difference_text(found: SheetDifference) -> str:
    """One difference between two versions of a sheet, in a sentence."""
    item = item_text(found)
    if found.field is None:
        text = gettext("{item} added: {new}") if found.kind == "added" else gettext("{item} removed: {old}")
        return text.format(item=item, old=found.old, new=found.new)
    text = gettext(_KINDS[found.kind]).format(
        item=item, field=gettext(FIELDS[found.field]), old=found.old, new=found.new
    )
    if found.counts_else:
        other = gettext("{change}; it also counts something else now, so the two numbers are not compared")
        text = other.format(change=text)
    author = author_text(found)
    if author is not None:
        text = gettext("{change}; {author}").format(change=text, author=author)
    if found.why is not None:
        text = gettext("{change}: {reason}").format(change=text, reason=found.why)
    return text


def record_difference_text(found: RecordDifference) -> str:
    """One difference between two versions of a record, in a sentence, with its likely author."""
    if found.old is None:
        text = gettext("{category}, {day}: added, {new}; {ground}.")
    elif found.new is None:
        text = gettext("{category}, {day}: removed, {old}; {ground}.")
    else:
        text = gettext("{category}, {day}: changed from {old} to {new}; {ground}.")
    return text.format(
        category=found.name,
        day=day(found.day),
        old="" if found.old is None else total(found.old),
        new="" if found.new is None else total(found.new),
        ground=ground_text(found),
    )


def word_changed_meaning(name: str) -> str:
    """That two versions of a record do not say the same of what a category counts."""
    text = gettext(
        "{category}: the two versions do not say the same of what it counts, since when, or how often; "
        "totals that do not count the same are not compared."
    )
    return text.format(category=name)


def sheet_rows(found: Iterable[SheetDifference]) -> list[dict[str, object]]:
    """Differences between two versions of a sheet as plain values for JSON."""
    return [{**asdict(one), "text": sheet_difference_text(one)} for one in found]


def record_rows(found: Iterable[RecordDifference], meanings: Iterable[str]) -> list[dict[str, object]]:
    """Differences between two versions of a record as plain values for JSON.

    First come the names of the categories of which they do not say the same.
    """
    changed: list[dict[str, object]] = [
        {"category": name, "kind": "meaning", "text": word_changed_meaning(name)} for name in meanings
    ]
    return changed + [_record_row(one) for one in found]


def _record_row(found: RecordDifference) -> dict[str, object]:
    return {
        "category": found.category,
        "name": found.name,
        "day": found.day.isoformat(),
        "kind": found.kind,
        "old": _report(found.old),
        "new": _report(found.new),
        "author": found.author,
        "ground": found.ground,
        "text": record_difference_text(found),
    }


def _report(found: Observation | None) -> dict[str, object] | None:
    return None if found is None else {"value": found.value, "qualifier": found.qualifier}
