"""What a kiosk says of its own state: how old the sheet is, and that its document cannot be read."""

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import accumulate
from typing import Final

from warloss_gui.claims.date_wording import word_date
from warloss_gui.claims.overview import word_age, word_next_update
from warloss_gui.claims.sheet import FactSheet
from warloss_gui.documents.problems import Problem
from warloss_gui.kiosk.content import Saying
from warloss_gui.language import gettext, listing, ngettext, number

_MOST: Final = 160
"""Letters of the names of sources that stand at the foot of a page; the whole claim names them all."""
_LONGEST: Final = 80
"""Letters of the name of one of them."""


def word_stale(sheet: FactSheet, today: date, stale_after_days: int | None) -> str:
    """How old a sheet is, if it is older than it may be without a word; else nothing."""
    if stale_after_days is None or (today - sheet.as_of.day.latest).days <= stale_after_days:
        return ""
    text = gettext("The sheet is as of {date}, {age}. There may be newer figures.")
    return text.format(date=word_date(sheet.as_of), age=word_age(sheet.as_of, today))


def word_failed(file: str, problems: Sequence[Problem], *, is_shown: bool) -> str:
    """That a document cannot be read, and why; nothing where it can. `is_shown`: a former version is."""
    reason = next((problem.message for problem in problems if problem.severity == "error"), "")
    if not reason:
        return ""
    if is_shown:
        text = gettext(
            "The document of these figures can no longer be read: {reason}. Its last good version is shown."
        )
    else:
        text = gettext(
            "The fact sheet {file} cannot be shown: {reason}. It will be shown as soon as it can be read."
        )
    return text.format(file=file, reason=reason)


def word_left_out() -> str:
    """That another version of the sheet was read, but has nothing that can be shown."""
    return gettext("A newer version of the sheet cannot be shown; its last good version is shown.")


def word_empty(file: str) -> str:
    """That a good sheet has nothing for any of its pages."""
    text = gettext("The fact sheet {file} has nothing for the pages of this kiosk.")
    return text.format(file=file)


def word_records(problems: Sequence[Problem]) -> str:
    """That public records cannot be read, and why; nothing where they can."""
    reason = next((problem.message for problem in problems), "")
    if not reason:
        return ""
    return gettext("A public record cannot be read: {reason}.").format(reason=reason)


def word_sources(sayings: Iterable[Saying], sheet: FactSheet) -> str:
    """Where what is shown can be read, and of which date the sheet is. Of many sources a few are named."""
    names = [_shortened(name) for name in dict.fromkeys(name for one in sayings for name in one.sources)]
    lengths = accumulate(map(len, names))
    named = [name for name, length in zip(names, lengths, strict=True) if length <= _MOST] or names[:1]
    if len(named) < len(names):
        more = len(names) - len(named)
        named.append(ngettext("{count} more", "{count} more", more).format(count=number(more)))
    text = gettext("Source: {sources} · sheet as of {date}").format(
        sources=listing(named), date=word_date(sheet.as_of)
    )
    due = word_next_update(sheet)
    return gettext("{text} · {due}").format(text=text, due=due) if due else text


def word_place(page: int, pages: int, part: int, parts: int | None) -> str:
    """Which page is shown, both counted from 1; with its part, if there are several or it is not known."""
    text = gettext("Page {page} of {pages}").format(page=number(page), pages=number(pages))
    if parts == 1:
        return text
    if parts is None:
        return gettext("{place} · part {part}").format(place=text, part=number(part))
    return gettext("{place} · part {part} of {parts}").format(
        place=text, part=number(part), parts=number(parts)
    )


def _shortened(name: str) -> str:
    return name if len(name) <= _LONGEST else f"{name[: _LONGEST - 1].rstrip()}…"
