"""The reports on what changed since an older version. They are worked out without Qt, by any thread."""

from collections.abc import Sequence
from functools import partial

from warloss_gui.claims import phrases
from warloss_gui.claims.edtf import parse_date
from warloss_gui.claims.sheet import FactSheet
from warloss_gui.history.differences import (
    RecordDifference,
    SheetDifference,
    changed_meanings,
    record_differences,
    series_pairs,
    sheet_differences,
)
from warloss_gui.history.differences_wording import (
    author_text,
    ground_text,
    item_text,
    record_difference_text,
    sheet_difference_text,
    word_changed_meaning,
)
from warloss_gui.history.field_wording import FIELDS
from warloss_gui.history.record import Record
from warloss_gui.history.series import Observation, Series
from warloss_gui.history.wording import title_of, total, word_observation
from warloss_gui.itemmodels.reports import Cell, Heading, Report, Row, Section, count, dated, table, words
from warloss_gui.language import capitalised, gettext, ngettext, number
from warloss_gui.window.report_records import titles_of


def sheet_changes(old: FactSheet, name: str, new: FactSheet) -> Report:
    """What changed from an older version of a sheet, in a file of this name, to the open one."""
    found = sheet_differences(old, new)
    text = ngettext(
        "{count} difference between {older} (revision {before}) and the open sheet (revision {after}).",
        "{count} differences between {older} (revision {before}) and the open sheet (revision {after}).",
        len(found),
    )
    summary = [text.format(count=number(len(found)), older=name, before=old.revision, after=new.revision)]
    if old.id != new.id:
        text = gettext("The two have different ids, {before} and {after}: they may not be one sheet.")
        summary.append(text.format(before=old.id, after=new.id))
    headings = (
        Heading(gettext("What")),
        Heading(gettext("Part")),
        Heading(gettext("Older version")),
        Heading(gettext("Open sheet")),
        Heading(gettext("Date")),
        Heading(gettext("By whom")),
        Heading(gettext("Why")),
    )
    section = table(gettext("Differences"), headings, found, _sheet_change)
    title = gettext("“{sheet}” beside an older version").format(sheet=new.title)
    return Report(title, tuple(summary), (section,) if found else ())


def _sheet_change(found: SheetDifference) -> Row:
    cells = (
        words(item_text(found)),
        words("" if found.field is None else capitalised(gettext(FIELDS[found.field]))),
        words(found.old or ""),
        words(found.new or ""),
        _date(found.when),
        words(author_text(found) or ""),
        words("; ".join(filter(None, (found.why, _counts_else(found))))),
    )
    text = sheet_difference_text(found)
    if found.when is not None:
        when = gettext("Date of the change: {date}.").format(date=phrases.date_text(parse_date(found.when)))
        text = f"{text}\n{when}"
    return Row(cells, text)


def _counts_else(found: SheetDifference) -> str:
    return gettext("it also counts something else now") if found.counts_else else ""


def _date(text: str | None) -> Cell:
    if text is None:
        return dated(None)
    when = parse_date(text)
    return Cell(phrases.date_text(when), when.earliest.toordinal())


def record_changes(old: Record, open_records: Sequence[Record]) -> Report:
    """What changed from an older version of a record to the open one that differs least from it.

    They are of its claimant and party.
    """
    titled = zip(open_records, titles_of(open_records), strict=True)
    compared = [(record_differences(old, new), new, title) for new, title in titled]
    found, new, title = min(compared, key=_number_of_differences)
    pairs = dict(series_pairs(old, new))
    shared = [one for one in found if None not in pairs[one.category]]
    reports = [one for one in shared if _is_new(one, old)]
    corrections = [one for one in shared if not _is_new(one, old)]
    text = ngettext(
        "The older {older} beside the open {newer}: {count} total of the past is another one.",
        "The older {older} beside the open {newer}: {count} totals of the past are others.",
        len(corrections),
    )
    summary = [text.format(count=number(len(corrections)), older=old.title, newer=title)]
    summary += map(word_changed_meaning, changed_meanings(old, new))
    if len(compared) > 1:
        summary.append(gettext("No other open record differs less from the older one."))
    sections = (
        table(gettext("Totals of the past that changed"), _headings(), corrections, partial(_total, title)),
        table(gettext("New reports"), _headings(), reports, partial(_total, title)),
        _lone_categories(old, new, title),
    )
    shown = tuple(section for section in sections if section.rows)
    return Report(gettext("Changes since an older version of a record"), tuple(summary), shown)


def _is_new(found: RecordDifference, old: Record) -> bool:
    """Whether it is a report of a day after the older version."""
    return found.kind == "added" and found.day > old.days[-1]


def _number_of_differences(compared: tuple[Sequence[RecordDifference], Record, str]) -> int:
    return len(compared[0])


def _headings() -> tuple[Heading, ...]:
    return (
        Heading(gettext("Category")),
        Heading(gettext("Day")),
        Heading(gettext("Older version"), is_number=True),
        Heading(gettext("Open record"), is_number=True),
        Heading(gettext("By whom, and why that is likely")),
    )


def _total(title: str, found: RecordDifference) -> Row:
    cells = (
        words(found.name),
        dated(found.day),
        _report(found.old),
        _report(found.new),
        words(ground_text(found)),
    )
    return Row(cells, _in_record(record_difference_text(found), title))


def _report(found: Observation | None) -> Cell:
    return count(None) if found is None else Cell(total(found), found.value)


def _lone_categories(old: Record, new: Record, title: str) -> Section:
    headings = (
        Heading(gettext("Category")),
        Heading(gettext("Only in")),
        Heading(gettext("Days"), is_number=True),
        Heading(gettext("First")),
        Heading(gettext("Last")),
    )
    older, newer = gettext("the older version"), gettext("the open record")
    pairs = [versions for _category, versions in series_pairs(old, new)]
    found = [(series, older) for series, later in pairs if series is not None and later is None]
    found += [(series, newer) for former, series in pairs if former is None and series is not None]
    return table(gettext("Categories that only one version has"), headings, found, partial(_lone, title))


def _lone(title: str, found: tuple[Series, str]) -> Row:
    series, where = found
    days, first, last = len(series.days), series.first, series.last
    cells = words(title_of(series)), words(where), count(days), dated(first.day), dated(last.day)
    text = ngettext(
        "{category}: only in {where}, with {count} report, from {first} to {last}.",
        "{category}: only in {where}, with {count} reports, from {first} to {last}.",
        days,
    ).format(
        category=title_of(series),
        where=where,
        count=number(days),
        first=word_observation(first),
        last=word_observation(last),
    )
    return Row(cells, _in_record(text, title))


def _in_record(text: str, title: str) -> str:
    return f"{text}\n" + gettext("Open record: {record}.").format(record=title)
