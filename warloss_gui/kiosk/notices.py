"""What a kiosk says of its own state: how old the sheet is, and that its document cannot be read."""

from collections.abc import Iterable, Sequence
from datetime import date

from warloss_gui.claims.overview import word_age
from warloss_gui.claims.sheet import FactSheet
from warloss_gui.claims.wording import word_date
from warloss_gui.documents.problems import Problem
from warloss_gui.kiosk.content import Page
from warloss_gui.kiosk.parts import Part
from warloss_gui.language import gettext, listing, number


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


def word_sources(page: Page, part: Part, sheet: FactSheet) -> str:
    """Where what is shown can be read, and of which date the sheet is."""
    by_id = {one.id: one for one in (*page.figures, *page.sayings)}
    shown = (by_id[entry.id] for entry in part.entries if entry.id in by_id)
    names = listing(_distinct(name for one in shown for name in one.sources))
    text = gettext("Source: {sources} · sheet as of {date}")
    return text.format(sources=names, date=word_date(sheet.as_of))


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


def _distinct(names: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(names))
