"""The words for a comparison of a sheet with a public record, and its rows as plain values."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from warloss_gui.claims import phrases
from warloss_gui.claims.date_wording import word_date
from warloss_gui.history.record import Record
from warloss_gui.history.series import Observation
from warloss_gui.history.verification import DateCheck, Reason, Row, Verification
from warloss_gui.history.wording import name_of, total, word_observation, words_on_record
from warloss_gui.language import capitalised, day, gettext, listing, marked, ngettext, number

_DATE_CHECKS: Final[dict[DateCheck, str]] = {
    "agrees": marked("The sheet’s date, {date}, is the matching day."),
    "differs": marked("The sheet’s date is {date}, the matching day {day}."),
    "within": marked(
        "The sheet’s date, {date}, is not an exact day; the matching day, {day}, lies within it."
    ),
    "outside": marked(
        "The sheet’s date, {date}, is not an exact day; the matching day, {day}, lies outside it."
    ),
}


_ABSENCES: Final[dict[Reason, str]] = {
    "in_words": marked("{label}: not compared. It is a number in words."),
    "no_report_of_day": marked("{label}: not in the record. There is no report of that day, {day}."),
    "slip": marked(
        "{label}: not compared. The record’s total of that day, {day}, is probably a slip of its file."
    ),
}
"""Why a figure that joins the record is compared with no number."""


def row_text(row: Row) -> str:
    """What the comparison of one figure says, in a sentence."""
    if row.recorded is None:
        return _absence_text(row)
    claimed = phrases.quantity(row.claimed)
    recorded = word_observation(row.recorded)
    match row.verdict:
        case "equal" if row.qualifier_differs:
            text = gettext(
                "{label}: {claimed}; the record has the same number with another bound, {recorded}, "
                "{uniqueness}."
            )
        case "equal":
            text = gettext("{label}: {claimed}; the record says {recorded}, {uniqueness}.")
        case "consistent":
            text = gettext("{label}: {claimed}; the record says {recorded}, which agrees with this bound.")
        case _ if row.claimed.bounds.is_point:
            text = gettext("{label}: {claimed}; the record says {recorded}, {elsewhere}.")
        case _:
            text = gettext("{label}: {claimed}; the record says {recorded}, which is beyond this bound.")
    return text.format(
        label=capitalised(row.label),
        claimed=claimed,
        recorded=recorded,
        uniqueness=_uniqueness(row.occurrences),
        elsewhere=_elsewhere(row.occurrences),
    )


def _uniqueness(days: int) -> str:
    text = ngettext(
        "the only day on which it has this number", "one of {count} days on which it has this number", days
    )
    return text.format(count=number(days))


def _elsewhere(days: int) -> str:
    if not days:
        return gettext("and has the sheet’s number on no day")
    text = ngettext(
        "and has the sheet’s number on {count} other day",
        "and has the sheet’s number on {count} other days",
        days,
    )
    return text.format(count=number(days))


def _absence_text(row: Row) -> str:
    if row.why and row.verdict == "not_compared":
        text = gettext("{label}: not compared. {why}")
    elif row.why:
        text = gettext("{label}: not in the record. {why}")
    elif row.reason in _ABSENCES:
        text = gettext(_ABSENCES[row.reason])
    elif row.day is None:
        text = gettext("{label}: not in the record, which has no report of it up to {as_of}.")
    else:
        text = gettext("{label}: not in the record, which has no report of it on {day}.")
    return text.format(
        label=capitalised(row.label),
        why=row.why,
        as_of=phrases.date_text(row.as_of.day),
        day="" if row.day is None else day(row.day),
    )


def date_text(row: Row) -> str | None:
    """Whether the sheet's date of a figure is the matching day, or None."""
    if row.day is None or row.date_check is None:
        return None
    return gettext(_DATE_CHECKS[row.date_check]).format(date=word_date(row.as_of), day=day(row.day))


def summary_text(verification: Verification) -> str:
    """The outcome for all figures together, in a sentence."""
    if verification.compares_nothing:
        text = gettext("{claimant}: nothing to compare.")
    elif not verification.compared:
        text = gettext("{claimant}: only bounds could be compared with the record.")
    elif verification.day is not None:
        return _match_text(verification, verification.day)
    else:
        text = ngettext(
            "{claimant}: the one figure that can be compared equals the record on no day.",
            "{claimant}: none of the {compared} figures that can be compared equals the record on any day.",
            verification.compared,
        )
    return text.format(claimant=verification.claimant, compared=number(verification.compared))


def _match_text(verification: Verification, matching: date) -> str:
    text = ngettext(
        "{claimant}: the one figure that can be compared equals the record on {day}",
        "{claimant}: {matched} of {compared} figures that can be compared equal the record on {day}",
        verification.compared,
    ).format(
        claimant=verification.claimant,
        matched=number(verification.matched),
        compared=number(verification.compared),
        day=day(matching),
    )
    more = verification.equal_elsewhere
    if more:
        text = ngettext(
            "{outcome}, and {count} more on the day of its own date",
            "{outcome}, and {count} more on the days of their own dates",
            more,
        ).format(outcome=text, count=number(more))
    others = len(verification.days) - 1
    if not others:
        return gettext("{outcome}; no other day fits as well.").format(outcome=text)
    text_of_others = ngettext(
        "{outcome}; {count} other day fits as well.", "{outcome}; {count} other days fit as well.", others
    )
    return text_of_others.format(outcome=text, count=number(others))


def record_texts(record: Record) -> Iterator[str]:
    """What must be known of a record to read the outcome, one sentence each."""
    if record.rhythm == "month":
        yield gettext("The record has only the last day of each month: other days could not be looked at.")
    yield from words_on_record(record)
    if record.offset is not None:
        yield gettext("All days here are those of that record.")


def missing_text(verification: Verification) -> str | None:
    """What the record reports on the matching day and the sheet leaves out; None if that is nothing."""
    if not verification.missing or verification.day is None:
        return None
    found = [
        gettext("{category} ({total})").format(category=name_of(one.series), total=total(one.recorded))
        for one in verification.missing
    ]
    return gettext("On {day} the record also reports what the sheet leaves out: {categories}.").format(
        day=day(verification.day), categories=listing(found)
    )


def as_rows(verification: Verification) -> list[dict[str, object]]:
    """The rows as plain values for JSON: first the figures, then the categories that are missing.

    A missing category has the verdict `not_in_sheet`.
    """
    figures = [_as_row(row) for row in verification.rows]
    return figures + [
        {
            "figure": None,
            "category": one.series.category,
            "verdict": "not_in_sheet",
            "recorded": _as_report(one.recorded),
        }
        for one in verification.missing
    ]


def _as_row(row: Row) -> dict[str, object]:
    return {
        "figure": row.figure,
        "category": row.category,
        "verdict": row.verdict,
        "reason": row.reason,
        "claimed": row.claimed.model_dump(mode="json", exclude_none=True),
        "recorded": None if row.recorded is None else _as_report(row.recorded),
        "qualifier_differs": row.qualifier_differs,
        "occurrences": row.occurrences,
        "day": None if row.day is None else row.day.isoformat(),
        "as_of": row.as_of.date,
        "as_of_basis": row.as_of.basis,
        "date_check": row.date_check,
        "text": row_text(row),
    }


def _as_report(found: Observation) -> dict[str, object]:
    return {"day": found.day.isoformat(), "value": found.value, "qualifier": found.qualifier}
