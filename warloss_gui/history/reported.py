"""The figures of a sheet as the report of one day of a record has them, with its sources and caveats."""

from collections.abc import Collection, Container, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import count
from typing import Final

from warloss_gui.claims import phrases
from warloss_gui.claims.caveats import LASTING, Caveat, CaveatKind, Severity
from warloss_gui.claims.dates import ClaimDate, ClaimPeriod
from warloss_gui.claims.figure import Figure
from warloss_gui.claims.quantity import SingleQuantity
from warloss_gui.claims.sheet import FactSheet
from warloss_gui.claims.sources import Claim, Evidence, Source
from warloss_gui.history.record import Record
from warloss_gui.history.series import Break, Observation, Series
from warloss_gui.history.wording import quantity, word_break, word_change, word_first, words_on_record
from warloss_gui.language import gettext

_LINE: Final = 200
_REMARK: Final = 600
_PROSE: Final = 10_000

_Remark = tuple[CaveatKind, Severity, str]


@dataclass(frozen=True, slots=True)
class _Total:
    """What a report says of a category: the number, where it was read, and the codes of its caveats."""

    quantity: SingleQuantity
    evidence: tuple[Evidence, ...]
    caveats: tuple[str, ...]


class AddedCaveats:
    """Caveats that a sheet does not have yet, each with a code of its own."""

    def __init__(self, taken: Container[str]) -> None:
        self._codes = _free_ids("travel", taken)
        self._caveats: dict[_Remark, Caveat] = {}

    @property
    def all(self) -> Collection[Caveat]:
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


class ReportedFigures:
    """One day of the journey: makes the figures, and gathers the sources and caveats that they need."""

    def __init__(self, sheet: FactSheet, record: Record, day: date, others: AddedCaveats) -> None:
        self._sheet = sheet
        self._record = record
        self._day = day
        self._source_ids = _free_ids("record", sheet.source_by_id)
        # Figures of large sheets have much in common.
        self._reports: dict[tuple[object, ...], _Total] = {}
        self._claims: dict[Claim, Claim] = {}
        self._copies: dict[tuple[str, str], str] = {}
        self._periods: dict[ClaimPeriod | None, ClaimPeriod | None] = {None: None}
        self.as_of = ClaimDate(date=day.isoformat(), basis="stated")
        self.sources: dict[str, Source] = {}
        """The places where reports were read, by what the record says of them."""
        self.caveats = AddedCaveats({*sheet.caveat_by_code, *(one.code for one in others.all)})

    def figure(self, figure: Figure, series: Series, report: Observation) -> Figure:
        """A figure with the total that is reported of its series, and with all that goes with it."""
        claimed = figure.quantity
        relation = claimed.of, claimed.per, claimed.per_is
        key = series.category, claimed.unit, relation, figure.as_of.day.latest
        if key not in self._reports:
            self._reports[key] = self._report(figure, series, report)
        found = self._reports[key]
        return figure.model_copy(
            update={
                "quantity": found.quantity,
                "claim": self._direct(figure.claim),
                "as_of": self.as_of,
                "period": self._until_now(figure.period),
                # The record does not say when a report was published, nor what stood there before.
                "reported": None,
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
            self._copies[code, when.date] = self.caveats.code((found.kind, "minor", text))
        return self._copies[code, when.date]

    def _report(self, figure: Figure, series: Series, report: Observation) -> _Total:
        claimed = figure.quantity
        number = SingleQuantity(
            qualifier=quantity(report).qualifier,
            value=report.value,
            unit=claimed.unit,
            of=claimed.of,
            per=claimed.per,
            per_is=claimed.per_is,
        )
        return _Total(
            number,
            (Evidence(source=self._source(series)),),
            tuple(map(self.caveats.code, _remarks(figure, series, report, self._record))),
        )

    def _until_now(self, period: ClaimPeriod | None) -> ClaimPeriod | None:
        if period is not None and period not in self._periods:
            self._periods[period] = _until(period, self._day)
        return self._periods[period]

    def _direct(self, claim: Claim) -> Claim:
        """The claim as the report itself makes it: nobody passes it on or hedges it, or is its base."""
        if claim not in self._claims:
            self._claims[claim] = claim.model_copy(update={"via": (), "assessment": None, "rests_on": ()})
        return self._claims[claim]

    def _source(self, series: Series) -> str:
        """The id of the source in which the reports of a series were read."""
        if series.source not in self.sources:
            title = self._record.title
            notes = () if series.source == title else (series.source,)
            self.sources[series.source] = Source(
                id=next(self._source_ids),
                kind="dataset",
                name=_clipped(title, _LINE),
                url=self._record.url,
                note=_clipped("\n\n".join((*notes, *words_on_record(self._record))), _PROSE) or None,
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
