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
from warloss_gui.history.judging import jumps
from warloss_gui.history.record import Disagreement, Record, disagreements
from warloss_gui.history.series import Break, Change, Observation, Series, Slip
from warloss_gui.history.wording import (
    name_of,
    slip_total,
    title_of,
    total,
    word_break,
    word_change,
    word_first,
    word_slip,
    words_on_record,
)
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
        _slips(records),
        _falls(records, shared=False),
        _falls(records, shared=True),
        _jumps(records),
        _breaks(records),
        _firsts(records),
        _gaps(records),
    )
    summary = [_number_open(len(records))]
    if pairs:
        summary.append(_agreement(len(disagreeing)))
    if records:
        summary.append(_oddness(len(reading.oddities) + reading.more))
    summary += [_said_of(one, text) for one in records for text in words_on_record(one.record)]
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
        return gettext("Their files are well formed.")
    text = ngettext(
        "The form of their files has {count} oddity.", "The form of their files has {count} oddities.", odd
    )
    return text.format(count=number(odd))


def _said_of(one: _Titled, text: str) -> str:
    return gettext("{record}: {text}").format(record=one.title, text=text)


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
        words(record.claimant.name),
        words(record.party.name),
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
        claimant=record.claimant.name,
        party=record.party.name,
        count=number(len(record.days)),
        first=day(first),
        last=day(last),
        categories=listing(list(map(name_of, record.series.values()))),
    )
    return Row(cells, " ".join((about, *words_on_record(record))))


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
    """Every two records of one claimant and party that date their reports alike."""
    return [
        (one, other)
        for one, other in combinations(records, 2)
        if one.record.is_like(other.record) and _days_off(one.record) == _days_off(other.record)
    ]


def _days_off(record: Record) -> int:
    """By how many days a record is moved against others: it would disagree with them about all totals."""
    return 0 if record.offset is None else record.offset.days


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
    series = one.record.series[where.category]
    ours = _total_on(one, series, where, where.first)
    theirs = _total_on(other, series, where, where.second)
    cells = (
        dated(where.day),
        words(title_of(series)),
        words(one.title),
        ours,
        words(other.title),
        theirs,
    )
    text = gettext("{day}, {category}: {first} according to {one}, {second} according to {other}.")
    about = text.format(
        day=day(where.day),
        category=name_of(series),
        first=ours.text,
        one=one.title,
        second=theirs.text,
        other=other.title,
    )
    return Row(cells, about)


def _total_on(one: _Titled, series: Series, where: Disagreement, value: int) -> Cell:
    """The total of a day with its bound."""
    own = one.record.like(series)
    report = None if own is None else own.on(where.day)
    return Cell(number(value) if report is None else total(report), value)


def _slips(records: Sequence[_Titled]) -> Section:
    headings = (
        Heading(gettext("Record")),
        Heading(gettext("Category")),
        Heading(gettext("Day")),
        Heading(gettext("Row"), is_number=True),
        Heading(gettext("In the file"), is_number=True),
        Heading(gettext("Probably meant"), is_number=True),
    )
    found = [(one, series, slip) for one, series in _all_series(records) for slip in series.slips]
    title = gettext("Probably slips of a file: in no line and in no change")
    return table(title, headings, found, _slip)


def _slip(found: tuple[_Titled, Series, Slip]) -> Row:
    one, series, slip = found
    cells = (
        words(one.title),
        words(title_of(series)),
        dated(slip.day),
        count(slip.row),
        Cell(slip_total(slip), slip.value),
        count(slip.mended),
    )
    return Row(cells, _about(one, series, word_slip(slip)))


_Step = tuple[_Titled, Series, Change]


def _falls(records: Sequence[_Titled], *, shared: bool) -> Section:
    """The falls that stay: those that another record has too, or those of which nothing more is known."""
    steps = [
        (one, series, change)
        for one, series in _all_series(records)
        for change in series.falls()
        if (change.end.day in series.shared_falls) is shared
    ]
    title = (
        gettext("Falls that two records share: the claimant lowered the total")
        if shared
        else gettext("Totals lower than the one before: whose act that is is not known")
    )
    return _change_section(title, steps)


def _jumps(records: Sequence[_Titled]) -> Section:
    steps = [(one, series, change) for one, series in _all_series(records) for change in jumps(series)]
    return _change_section(gettext("Jumps of at least ten times the usual change"), steps)


def _gaps(records: Sequence[_Titled]) -> Section:
    steps = [(one, series, change) for one, series in _all_series(records) for change in series.gaps()]
    return _change_section(gettext("Days or months without a report"), steps)


def _change_section(title: str, steps: Sequence[_Step]) -> Section:
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
    return table(title, headings, steps, _change)


def _all_series(records: Sequence[_Titled]) -> Iterator[tuple[_Titled, Series]]:
    return ((one, series) for one in records for series in one.record.series.values())


def _change(step: _Step) -> Row:
    one, series, change = step
    wording = word_change(change, series)
    cells = (
        words(one.title),
        words(title_of(series)),
        dated(change.start.day),
        dated(change.end.day),
        count(change.days),
        Cell(total(change.start), change.start.value),
        Cell(total(change.end), change.end.value),
        Cell(wording.amount, change.amount),
    )
    return Row(cells, _about(one, series, wording.text))


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
    cells = words(one.title), words(title_of(series)), dated(change.day), words(change.text)
    return Row(cells, _about(one, series, word_break(change)))


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
        words(title_of(series)),
        dated(report.day),
        Cell(total(report), report.value),
    )
    return Row(cells, _about(one, series, word_first(series, is_late=True)))


def _about(one: _Titled, series: Series, text: str) -> str:
    """A text with the category, the record and the claimant that it speaks of."""
    place = gettext("{category}, according to {record}, which holds what {claimant} says:")
    said = place.format(category=title_of(series), record=one.title, claimant=one.record.claimant.name)
    return f"{said}\n{text}"
