"""A sheet as it would read on another day: the figures of one claimant replaced by its report of that day.

No number is made up. A figure has the very total that the record gives for the day, or is left out where the
record gives none; a figure of anyone else stays as it is, and says that it does.
"""

from collections.abc import Collection, Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from itertools import count
from typing import Any, Final

from warloss_gui.claims import phrases
from warloss_gui.claims.caveats import LASTING, Caveat, CaveatKind, Severity
from warloss_gui.claims.date_wording import word_date
from warloss_gui.claims.dates import ClaimDate, ClaimPeriod
from warloss_gui.claims.figure import Figure
from warloss_gui.claims.quantity import SingleQuantity, Unit
from warloss_gui.claims.sheet import FactSheet
from warloss_gui.claims.sources import Claim, Evidence, Source
from warloss_gui.history.matching import Matching, Mismatch
from warloss_gui.history.record import Record
from warloss_gui.history.series import Break, Category, Observation, Series
from warloss_gui.history.wording import category_in_text, word_break, word_change, word_first
from warloss_gui.language import day as day_text
from warloss_gui.language import gettext, listing, ngettext, number

_LINE: Final = 200
_REMARK: Final = 600
_PROSE: Final = 10_000

_Remark = tuple[CaveatKind, Severity, str]


def record_for(sheet: FactSheet, records: Sequence[Record]) -> Record | None:
    """The record to travel in: it speaks of the most figures; of equal ones, it has the most reports."""
    spoken_of = [_spoken_of(sheet, Matching.of(sheet, record)) for record in records]
    ranks = [(most, len(record.days)) for most, record in zip(spoken_of, records, strict=True)]
    found = max(range(len(records)), key=lambda place: (*ranks[place], place), default=None)
    return None if found is None or not spoken_of[found] else records[found]


def _spoken_of(sheet: FactSheet, matching: Matching) -> int:
    """How many figures the record speaks of."""
    return sum(len(group) for group in sheet.kinds if isinstance(matching.find(group[0]), Series))


class Journey:
    """A sheet and the record in which it goes from day to day. What no report changes is made once."""

    def __init__(self, sheet: FactSheet, record: Record) -> None:
        self.sheet = sheet
        self.record = record
        self._matching = Matching.of(sheet, record)
        self._remarks = _Remarks(sheet.caveat_by_code)

    def on(self, day: date) -> FactSheet:
        """The sheet with the report of a day in place of the claimant's figures.

        Where that report has no total for a figure, it is left out. All others stay and say so in a caveat;
        they are the very same objects on every day.
        """
        found = self._found
        step = _Step(self.sheet, self._matching, day, self._remarks)
        figures = tuple(step.figures(found))
        has_headline = any(figure.id == self.sheet.headline for figure in figures)
        fields: dict[str, Any] = {name: getattr(self.sheet, name) for name in FactSheet.model_fields}
        changes: dict[str, Any] = {
            "as_of": step.as_of,
            "headline": self.sheet.headline if has_headline else None,
            "figures": figures,
            "sources": (*self.sheet.sources, *step.sources.values()),
            "caveats": (*self.sheet.caveats, *self._remarks.caveats, *step.remarks.caveats),
        }
        # All of it is valid already, and to check ten thousand figures again would take far too long.
        set_fields = {*self.sheet.model_fields_set, *changes}
        return FactSheet.model_construct(_fields_set=set_fields, **{**fields, **changes}).prepare()

    @cached_property
    def _found(self) -> Sequence[tuple[Figure, Series | None]]:
        """Each figure with the series that has its reports, or as it stays on every day, with none."""
        return tuple(map(self._find, self.sheet.figures))

    def _find(self, figure: Figure) -> tuple[Figure, Series | None]:
        found = self._matching.find(figure)
        return (figure, found) if isinstance(found, Series) else (self._unchanged(figure, found), None)

    def _unchanged(self, figure: Figure, why: Mismatch) -> Figure:
        text = (
            gettext("Does not come from the reports of {claimant}; it stays as of {date}.")
            if why == "other_claimant"
            else gettext("Is not in the record of the reports of {claimant}; it stays as of {date}.")
        )
        claimant = _name(self.sheet, self._matching)
        text = text.format(claimant=claimant, date=word_date(figure.as_of))
        code = self._remarks.code(("editor_note", "minor", text))
        return figure.model_copy(update={"caveats": (*figure.caveats, code)})

    def words_on(self, day: date) -> str:
        """What became of the figures of the sheet on a day, and where that was read."""
        reported = others = 0
        absent: dict[str, None] = {}
        for group in self.sheet.kinds:
            series = self._matching.find(group[0])
            if not isinstance(series, Series):
                others += len(group)
            elif series.on(day) is None:
                absent[category_in_text(series.category)] = None
            else:
                reported += len(group)
        lines = [gettext("Report of {day}.").format(day=day_text(day))]
        if reported:
            text = ngettext(
                "{count} figure is that of {claimant} of that day.",
                "{count} figures are those of {claimant} of that day.",
                reported,
            )
            lines.append(text.format(count=number(reported), claimant=_name(self.sheet, self._matching)))
        if others:
            text = ngettext(
                "{count} other does not come from it and stays as it is.",
                "{count} others do not come from it and stay as they are.",
                others,
            )
            lines.append(text.format(count=number(others)))
        if absent:
            lines.append(gettext("Not reported that day: {names}.").format(names=listing(list(absent))))
        lines.append(gettext("Record: {title}.").format(title=self.record.title.rstrip(".")))
        return " ".join(lines)


def _name(sheet: FactSheet, matching: Matching) -> str:
    """The name of the record's claimant inside a sentence, as the sheet has it."""
    known = (one.sentence_name for one in sheet.sources if one.id in matching.claimants)
    return next(known, matching.record.claimant)


@dataclass(frozen=True, slots=True)
class _Report:
    """What a report says of a category: the number, where it was read, and the codes of its caveats."""

    quantity: SingleQuantity
    evidence: tuple[Evidence, ...]
    caveats: tuple[str, ...]


class _Remarks:
    """Caveats that a sheet does not have yet, each with a code of its own."""

    def __init__(self, taken: Container[str]) -> None:
        self._codes = _free_ids("travel", taken)
        self._caveats: dict[_Remark, Caveat] = {}

    @property
    def caveats(self) -> Collection[Caveat]:
        """All that were asked for."""
        return self._caveats.values()

    def code(self, remark: _Remark) -> str:
        """The code of the caveat that says this; it is made once."""
        if remark not in self._caveats:
            kind, severity, text = remark
            self._caveats[remark] = Caveat(
                code=next(self._codes), kind=kind, severity=severity, text=_clipped(text, _REMARK)
            )
        return self._caveats[remark].code


class _Step:
    """One day of the journey: makes the figures, and gathers the sources and caveats that they need."""

    def __init__(self, sheet: FactSheet, matching: Matching, day: date, others: _Remarks) -> None:
        self._sheet = sheet
        self._matching = matching
        self._day = day
        self._source_ids = _free_ids("record", sheet.source_by_id)
        # Figures of large sheets have much in common.
        self._reports: dict[tuple[Category, Unit, date], _Report] = {}
        self._claims: dict[Claim, Claim] = {}
        self._copies: dict[tuple[str, str], str] = {}
        self._periods: dict[ClaimPeriod | None, ClaimPeriod | None] = {None: None}
        self.as_of = ClaimDate(date=day.isoformat(), basis="stated")
        self.sources: dict[str, Source] = {}
        """The places where reports were read, by what the record says of them."""
        self.remarks = _Remarks({*sheet.caveat_by_code, *(one.code for one in others.caveats)})

    def figures(self, found: Iterable[tuple[Figure, Series | None]]) -> Iterator[Figure]:
        """The figures that stay, and of those with a series the ones that were reported on this day."""
        for figure, series in found:
            report = None if series is None else series.on(self._day)
            if series is None:
                yield figure
            elif report is not None:
                yield self._reported(figure, series, report)

    def _reported(self, figure: Figure, series: Series, report: Observation) -> Figure:
        key = series.category, figure.quantity.unit, figure.as_of.day.latest
        if key not in self._reports:
            self._reports[key] = self._report(figure, series, report)
        found = self._reports[key]
        return figure.model_copy(
            update={
                "quantity": found.quantity,
                "claim": self._direct(figure.claim),
                "as_of": self.as_of,
                "period": self._until_now(figure.period),
                "evidence": found.evidence,
                "caveats": (*self._kept(figure), *found.caveats),
                "revisions": (),
            }
        )

    def _kept(self, figure: Figure) -> Iterator[str]:
        """The codes of those of its caveats that hold for the report too."""
        for code in figure.caveats:
            kind = self._sheet.caveat_by_code[code].kind
            if kind == "scope_unclear" and figure.as_of.day.latest != self._day:
                yield self._dated(code, figure.as_of)
            elif kind == "scope_unclear" or kind in LASTING:
                yield code

    def _dated(self, code: str, when: ClaimDate) -> str:
        """The code of a copy of a caveat which says of what date it was said."""
        if (code, when.date) not in self._copies:
            found = self._sheet.caveat_by_code[code]
            text = gettext("(said of the sheet’s own date, {date}) {text}")
            text = text.format(date=phrases.date_text(when.day), text=found.text)
            self._copies[code, when.date] = self.remarks.code((found.kind, "minor", text))
        return self._copies[code, when.date]

    def _report(self, figure: Figure, series: Series, report: Observation) -> _Report:
        number = {"qualifier": report.qualifier, "value": report.value, "unit": figure.quantity.unit}
        return _Report(
            SingleQuantity.model_validate(number),
            (Evidence(source=self._source(series)),),
            tuple(map(self.remarks.code, _remarks(figure, series, report, self._matching.record))),
        )

    def _until_now(self, period: ClaimPeriod | None) -> ClaimPeriod | None:
        if period is not None and period not in self._periods:
            self._periods[period] = _until(period, self._day)
        return self._periods[period]

    def _direct(self, claim: Claim) -> Claim:
        """The claim as the report itself makes it: nobody passes it on, and nobody hedges it."""
        if claim not in self._claims:
            self._claims[claim] = claim.model_copy(update={"via": (), "assessment": None})
        return self._claims[claim]

    def _source(self, series: Series) -> str:
        """The id of the source in which the reports of a series were read."""
        if series.source not in self.sources:
            title = self._matching.record.title
            self.sources[series.source] = Source(
                id=next(self._source_ids),
                kind="dataset",
                name=_clipped(title, _LINE),
                url=self._matching.record.url,
                note=None if series.source == title else _clipped(series.source, _PROSE),
            )
        return self.sources[series.source].id


def _remarks(figure: Figure, series: Series, report: Observation, record: Record) -> Iterator[_Remark]:
    """What keeps a report from being read like the one before it, or like the figure of the sheet."""
    change = series.change(report.day - timedelta(days=1), report.day)
    breaks = dict.fromkeys(map(word_break, _breaks_between(series, report.day, figure.as_of.day.latest)))
    if change is None:
        yield "editor_note", "minor", word_first(series, is_late=record.is_late(series))
    else:
        told = word_change(change, series).notes
        passed = dict.fromkeys(map(word_break, _breaks_between(series, change.start.day, report.day)))
        for note in told:
            if note not in passed:
                yield "editor_note", "minor", note
        breaks = passed | breaks
    for text in breaks:
        yield "definition_break", "important", text


def _breaks_between(series: Series, one: date, other: date) -> Iterator[Break]:
    first, last = sorted((one, other))
    return (found for found in series.breaks if first < found.day <= last)


def _until(period: ClaimPeriod, day: date) -> ClaimPeriod | None:
    """The period with this day for its end, or none if it would end before it starts."""
    start = period.span.start
    if start is not None and start.earliest > day:
        return None
    begin = period.interval.partition("/")[0]
    return ClaimPeriod(
        interval=f"{begin}/{day.isoformat()}",
        basis="inferred",
        note=gettext("It begins as in the sheet and ends on the day of the report."),
    )


def _free_ids(name: str, taken: Container[str]) -> Iterator[str]:
    """Ids that the sheet does not have yet."""
    return (id_ for id_ in (f"{name}-{i}" for i in count(1)) if id_ not in taken)


def _clipped(text: str, length: int) -> str:
    return text if len(text) <= length else f"{text[: length - 1]}…"
