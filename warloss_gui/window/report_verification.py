"""The report on a sheet beside public records. It is worked out without Qt, by any thread."""

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Final

from warloss_gui.claims import phrases
from warloss_gui.claims.date_wording import word_date
from warloss_gui.claims.sheet import FactSheet
from warloss_gui.history import verification as checks
from warloss_gui.history.record import Record
from warloss_gui.history.verification import DateCheck, Missing, Reason, Verification, verify
from warloss_gui.history.verification_wording import (
    date_text,
    missing_text,
    record_texts,
    row_text,
    summary_text,
)
from warloss_gui.history.wording import title_of, total
from warloss_gui.itemmodels.reports import Cell, Heading, Report, Row, Section, count, dated, table, words
from warloss_gui.language import capitalised, gettext, marked
from warloss_gui.window.report_records import titles_of

_REASONS: Final[dict[Reason, str]] = {
    "other_claimant": marked("not in the record: another claimant"),
    "other_party": marked("not in the record: another party"),
    "part": marked("not in the record: a part of a total"),
    "other_count": marked("not in the record: it counts something else"),
    "other_period": marked("covers another period than the record"),
    "no_column": marked("not in the record: not counted there"),
    "not_reported": marked("not in the record: no report"),
    "no_report_of_day": marked("not in the record: no report of that day"),
    "since_not_said": marked("not compared: since when is not said"),
    "contested": marked("not compared: two numbers of one claimant"),
    "in_words": marked("not compared: a number in words"),
    "slip": marked("not compared: the record’s total is probably a slip of its file"),
}
"""Why a figure is not compared, as briefly as a cell of a table asks for."""

_DATES: Final[dict[DateCheck, str]] = {
    "agrees": marked("{date}: the same day"),
    "differs": marked("{date}: another day"),
    "within": marked("{date}: the day lies in it"),
    "outside": marked("{date}: the day lies outside it"),
}


def verification_report(sheet: FactSheet, records: Sequence[Record], *, are_opened: bool) -> Report:
    """The sheet beside each of the records, which the reader has opened or which came with the program."""
    summary: list[str] = []
    if not are_opened:
        summary.append(
            gettext(
                "No public record is open, so the sheet stands beside the history bundled with the program."
            )
        )
    sections: list[Section] = []
    for record, title in zip(records, titles_of(records), strict=True):
        found = verify(sheet, record)
        summary += _summary(record, title, found)
        sections.append(_figures(title, found))
        if found.missing:
            sections.append(_left_out(title, found))
    title = gettext("“{sheet}” beside public records").format(sheet=sheet.title)
    return Report(title, tuple(summary), tuple(sections))


def _summary(record: Record, title: str, found: Verification) -> Iterator[str]:
    """The outcome for one record, with its title."""
    lines = [summary_text(found), *record_texts(record)]
    missing = missing_text(found)
    if missing is not None:
        lines.append(missing)
    yield gettext("{record}: {outcome}").format(record=title, outcome=" ".join(lines))


def _figures(title: str, found: Verification) -> Section:
    headings = (
        Heading(gettext("Figure")),
        Heading(gettext("The sheet says"), is_number=True),
        Heading(gettext("The record says"), is_number=True),
        Heading(gettext("Result")),
        Heading(gettext("Days with it"), is_number=True),
        Heading(gettext("Day compared")),
        Heading(gettext("The sheet’s date")),
    )
    heading = gettext("Figure by figure: {record}").format(record=title)
    return table(heading, headings, found.rows, partial(_figure, title, found))


def _figure(title: str, found: Verification, row: checks.Row) -> Row:
    recorded = row.recorded
    is_searched = recorded is not None and row.claimed.bounds.is_point
    cells = (
        words(capitalised(row.label)),
        Cell(phrases.quantity(row.claimed), row.claimed.sort_value),
        count(None) if recorded is None else Cell(total(recorded), recorded.value),
        words(_result(row)),
        count(row.occurrences if is_searched else None),
        dated(row.day if recorded is None else recorded.day),
        words(_date(row)),
    )
    text = " ".join(filter(None, (row_text(row), date_text(row))))
    return Row(cells, _from_record(text, title, found))


def _result(row: checks.Row) -> str:
    match row.verdict:
        case "equal" if row.qualifier_differs:
            return gettext("equal, with another bound")
        case "equal":
            return gettext("equal")
        case "consistent":
            return gettext("agrees with the bound")
        case "differs":
            return gettext("differs")
        case _:
            return gettext(_REASONS[row.reason or "not_reported"])


def _date(row: checks.Row) -> str:
    date = word_date(row.as_of)
    return date if row.date_check is None else gettext(_DATES[row.date_check]).format(date=date)


def _left_out(title: str, found: Verification) -> Section:
    headings = (
        Heading(gettext("Category")),
        Heading(gettext("The record says"), is_number=True),
        Heading(gettext("Day")),
    )
    heading = gettext("What the sheet leaves out: {record}").format(record=title)
    return table(heading, headings, found.missing, partial(_missing, title, found))


def _missing(title: str, found: Verification, one: Missing) -> Row:
    said = one.recorded
    cells = words(title_of(one.series)), Cell(total(said), said.value), dated(said.day)
    text = gettext("{category}: the sheet has no figure; the record says {total}.")
    text = text.format(category=title_of(one.series), total=total(said))
    return Row(cells, _from_record(text, title, found))


def _from_record(text: str, title: str, found: Verification) -> str:
    """A text with the record and the claimant that it speaks of."""
    record = gettext("Record: {record}, claimant: {claimant}.").format(record=title, claimant=found.claimant)
    return f"{text}\n{record}"
