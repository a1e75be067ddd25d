"""The report on the public records that are open. It is worked out without Qt, by any thread."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from warloss_gui.documents.problems import Problem
from warloss_gui.documents.record_lines import oddity_line, problem_line
from warloss_gui.documents.record_oddities import Oddity
from warloss_gui.documents.record_reading import RecordReading
from warloss_gui.history.record import Disagreement, Record, disagreements
from warloss_gui.history.series import Break, Category, Change, Label, Observation, Series
from warloss_gui.history.wording import category, category_in_text, total, word_break, word_change, word_first
from warloss_gui.itemmodels.reports import Cell, Heading, Report, Row, Section, count, dated, table, words
from warloss_gui.language import day, gettext, listing, ngettext, number


@dataclass(frozen=True, slots=True)
class _Titled:
    """A record with the title that tells it from the others."""

    record: Record
    title: str
    is_bundled: bool


_Disagreeing = tuple[_Titled, _Titled, Disagreement]


def titles_of(records: Iterable[Record]) -> list[str]:
    """The titles of records, numbered where several have the same."""
    met: Counter[str] = Counter()
    titles: list[str] = []
    for record in records:
        met[record.title] += 1
        again = met[record.title]
        text = gettext("{title} ({number})").format(title=record.title, number=number(again))
        titles.append(text if again > 1 else record.title)
    return titles


def records_report(reading: RecordReading, opened: int) -> Report:
    """All records that are open, of which the reader has opened the last ones, so many."""
    bundled = len(reading.records) - opened
    titles = titles_of(reading.records)
    records = [
        _Titled(record, title, place < bundled)
        for place, (record, title) in enumerate(zip(reading.records, titles, strict=True))
    ]
    pairs = _pairs(records)
    disagreeing = [
        (one, other, found) for one, other in pairs for found in disagreements(one.record, other.record)
    ]
    sections = (
        _open_records(records),
        _problems(reading.problems),
        _disagreements(disagreeing),
        _oddities(reading),
        _changes(gettext("Totals that the claimant lowered: revisions"), records, "revision"),
        _breaks(records),
        _firsts(records),
        _changes(gettext("Days or months without a report"), records, "gap"),
    )
    summary = [_number_open(len(records))]
    if pairs:
        summary.append(_agreement(len(disagreeing)))
    if records:
        summary.append(_oddness(len(reading.oddities) + reading.more))
    shown = tuple(section for section in sections if section.rows)
    return Report(gettext("Public records"), tuple(summary), shown)


def _agreement(disagreeing: int) -> str:
    if not disagreeing:
        return gettext("Where records of one claimant report the same day, they agree.")
    text = ngettext(
        "Records of one claimant disagree about {count} total.",
        "Records of one claimant disagree about {count} totals.",
        disagreeing,
    )
    return text.format(count=number(disagreeing))


def _oddness(odd: int) -> str:
    if not odd:
        return gettext("Nothing in their files was odd.")
    text = ngettext("Their files have {count} oddity.", "Their files have {count} oddities.", odd)
    return text.format(count=number(odd))


def _number_open(records: int) -> str:
    text = ngettext("{count} public record is open.", "{count} public records are open.", records)
    return text.format(count=number(records))


def _open_records(records: Sequence[_Titled]) -> Section:
    headings = (
        Heading(gettext("Record")),
        Heading(gettext("Claimant")),
        Heading(gettext("Whose losses")),
        Heading(gettext("Days"), is_number=True),
        Heading(gettext("First")),
        Heading(gettext("Last")),
        Heading(gettext("Categories"), is_number=True),
        Heading(gettext("From")),
    )
    return table(gettext("Open records"), headings, records, _open_record)


def _open_record(one: _Titled) -> Row:
    record, first, last = one.record, one.record.days[0], one.record.days[-1]
    origin = gettext("with the program") if one.is_bundled else gettext("opened")
    cells = (
        words(one.title),
        words(record.claimant),
        words(record.party),
        count(len(record.days)),
        dated(first),
        dated(last),
        count(len(record.series)),
        words(origin),
    )
    text = ngettext(
        "{record}: totals of {claimant} on the losses of {party}, for {count} day from {first} to {last}: "
        "{categories}.",
        "{record}: totals of {claimant} on the losses of {party}, for {count} days from {first} to {last}: "
        "{categories}.",
        len(record.days),
    )
    about = text.format(
        record=one.title,
        claimant=record.claimant,
        party=record.party,
        count=number(len(record.days)),
        first=day(first),
        last=day(last),
        categories=listing([category_in_text(found) for found in record.series]),
    )
    return Row(cells, about)


def _problems(problems: Sequence[Problem]) -> Section:
    headings = Heading(gettext("What is wrong")), Heading(gettext("What would be right"))
    return table(gettext("Files that could not be read"), headings, problems, _problem)


def _problem(found: Problem) -> Row:
    return Row((words(found.message), words(found.hint)), problem_line(found))


def _oddities(reading: RecordReading) -> Section:
    headings = (
        Heading(gettext("File")),
        Heading(gettext("Row"), is_number=True),
        Heading(gettext("Date")),
        Heading(gettext("Name")),
        Heading(gettext("What is odd")),
    )
    title = gettext("What was odd in the files")
    return table(title, headings, reading.oddities, _oddity, beyond=reading.more)


def _oddity(found: Oddity) -> Row:
    when = None if found.date is None else date.fromisoformat(found.date)
    cells = words(found.file), count(found.row), dated(when), words(found.key or ""), words(found.message)
    return Row(cells, oddity_line(found))


def _pairs(records: Sequence[_Titled]) -> list[tuple[_Titled, _Titled]]:
    """Every two records of one claimant and party."""
    return [
        (one, other)
        for one, other in combinations(records, 2)
        if (one.record.claimant, one.record.party) == (other.record.claimant, other.record.party)
    ]


def _disagreements(found: Sequence[_Disagreeing]) -> Section:
    headings = (
        Heading(gettext("Day")),
        Heading(gettext("Category")),
        Heading(gettext("One record")),
        Heading(gettext("says"), is_number=True),
        Heading(gettext("The other record")),
        Heading(gettext("says"), is_number=True),
    )
    return table(gettext("Where records of one claimant disagree"), headings, found, _disagreement)


def _disagreement(found: _Disagreeing) -> Row:
    one, other, where = found
    ours = _total_on(one.record, where, where.first)
    theirs = _total_on(other.record, where, where.second)
    cells = (
        dated(where.day),
        words(category(where.category)),
        words(one.title),
        ours,
        words(other.title),
        theirs,
    )
    text = gettext("{day}, {category}: {first} according to {one}, {second} according to {other}.")
    about = text.format(
        day=day(where.day),
        category=category_in_text(where.category),
        first=ours.text,
        one=one.title,
        second=theirs.text,
        other=other.title,
    )
    return Row(cells, about)


def _total_on(record: Record, where: Disagreement, value: int) -> Cell:
    """The total of a day with its bound."""
    report = record.series[where.category].on(where.day)
    return Cell(number(value) if report is None else total(report), value)


def _changes(title: str, records: Sequence[_Titled], label: Label) -> Section:
    headings = (
        Heading(gettext("Record")),
        Heading(gettext("Category")),
        Heading(gettext("From")),
        Heading(gettext("To")),
        Heading(gettext("Days"), is_number=True),
        Heading(gettext("Before"), is_number=True),
        Heading(gettext("After"), is_number=True),
        Heading(gettext("Change"), is_number=True),
    )
    found = [
        (one, series, change)
        for one, series in _all_series(records)
        for change in (series.revisions() if label == "revision" else series.gaps())
    ]
    return table(title, headings, found, _change)


def _all_series(records: Sequence[_Titled]) -> Iterator[tuple[_Titled, Series]]:
    return ((one, series) for one in records for series in one.record.series.values())


def _change(found: tuple[_Titled, Series, Change]) -> Row:
    one, series, change = found
    wording = word_change(change, series)
    cells = (
        words(one.title),
        words(category(series.category)),
        dated(change.start.day),
        dated(change.end.day),
        count(change.days),
        Cell(total(change.start), change.start.value),
        Cell(total(change.end), change.end.value),
        Cell(wording.amount, change.amount),
    )
    return Row(cells, _about(one, series.category, wording.text))


def _breaks(records: Sequence[_Titled]) -> Section:
    headings = (
        Heading(gettext("Record")),
        Heading(gettext("Category")),
        Heading(gettext("From")),
        Heading(gettext("What changed")),
    )
    found = [(one, series, change) for one, series in _all_series(records) for change in series.breaks]
    return table(gettext("Definitions that changed"), headings, found, _break)


def _break(found: tuple[_Titled, Series, Break]) -> Row:
    one, series, change = found
    cells = words(one.title), words(category(series.category)), dated(change.day), words(change.text)
    return Row(cells, _about(one, series.category, word_break(change)))


def _firsts(records: Sequence[_Titled]) -> Section:
    headings = (
        Heading(gettext("Record")),
        Heading(gettext("Category")),
        Heading(gettext("First report")),
        Heading(gettext("First total"), is_number=True),
    )
    found = [
        (one, one.record.series[counted], first)
        for one in records
        for counted, first in one.record.new_categories()
    ]
    title = gettext("Categories that begin later: their first total is not what was lost then")
    return table(title, headings, found, _first)


def _first(found: tuple[_Titled, Series, Observation]) -> Row:
    one, series, report = found
    cells = (
        words(one.title),
        words(category(series.category)),
        dated(report.day),
        Cell(total(report), report.value),
    )
    return Row(cells, _about(one, series.category, word_first(series, is_late=True)))


def _about(one: _Titled, counted: Category, text: str) -> str:
    """A text with the category, the record and the claimant that it speaks of."""
    place = gettext("{category}, according to {record}, which holds what {claimant} says:")
    said = place.format(category=category(counted), record=one.title, claimant=one.record.claimant)
    return f"{said}\n{text}"
