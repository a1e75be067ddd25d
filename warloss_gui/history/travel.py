"""A sheet as it would read on another day: the figures of one claimant replaced by its report of that day.

No number is made up. A figure that joins a column of the record has the very total that this gives for the
day, or is left out where it gives none. Any other figure stays as it is, and says why and of which date.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import Any, Final

from warloss_gui.claims import phrases
from warloss_gui.claims.counting import source_identity
from warloss_gui.claims.date_wording import word_date
from warloss_gui.claims.figure import Figure
from warloss_gui.claims.sheet import FactSheet
from warloss_gui.history.joins import Joins, Reason
from warloss_gui.history.own_time import is_of_own_time
from warloss_gui.history.record import Record
from warloss_gui.history.reported import AddedCaveats, ReportedFigures
from warloss_gui.history.series import Observation, Series
from warloss_gui.history.wording import name_of, quantity, words_on_record
from warloss_gui.language import day as day_text
from warloss_gui.language import gettext, listing, ngettext, number

_FOREIGN: Final[frozenset[Reason]] = frozenset(("other_claimant", "other_party"))
"""Why a record has nothing to do with a figure at all."""


def record_for(sheet: FactSheet, records: Sequence[Record], day: date | None = None) -> Record | None:
    """The record to travel in: it speaks of the most figures; of equal ones, it has the most reports.

    One with a report of the day that is asked for goes before those without.

    Where none speaks of any, it is one of the claimant and party of a figure: on its days the sheet says why
    what it counts stays as it is.
    """
    ranks = [(*_spoken_of(sheet, record), len(record.days)) for record in records]
    related = [place for place, rank in enumerate(ranks) if any(rank[:2])]
    best = max(related, key=lambda place: (day in records[place].days, *ranks[place], place), default=None)
    return None if best is None else records[best]


def _spoken_of(sheet: FactSheet, record: Record) -> tuple[int, int]:
    """How many figures join the record, and how many others are of its claimant and its party."""
    joins = Joins(sheet, record)
    answers = list(map(joins.find, sheet.figures))
    joined = sum(isinstance(answer, Series) for answer in answers)
    related = sum(not isinstance(answer, Series) and answer.reason not in _FOREIGN for answer in answers)
    return joined, related


class Journey:
    """A sheet and the record in which it goes from day to day. What no report changes is made once."""

    def __init__(self, sheet: FactSheet, record: Record) -> None:
        self.sheet = sheet
        self.record = record
        self._caveats = AddedCaveats(sheet.caveat_by_code)

    def on(self, day: date) -> FactSheet:
        """The sheet with the report of a day in place of the claimant's figures.

        Where that report has no total for a figure, it is left out, and with it its parts. All others stay
        and say so in a caveat; they are the very same objects on every day.
        """
        # What stays is made first: the caveats of the day get codes that its caveats do not have.
        staying = self._staying
        report = ReportedFigures(self.sheet, self.record, day, self._caveats)
        figures = tuple(self._figures_on(day, report, staying))
        has_headline = any(figure.id == self.sheet.headline for figure in figures)
        fields: dict[str, Any] = {name: getattr(self.sheet, name) for name in FactSheet.model_fields}
        changes: dict[str, Any] = {
            "as_of": self.sheet.as_of if figures and not report.sources else report.as_of,
            "headline": self.sheet.headline if has_headline else None,
            "figures": figures,
            "sources": (*self.sheet.sources, *report.sources.values()),
            "caveats": (*self.sheet.caveats, *self._caveats.all, *report.caveats.all),
        }
        # All of it is valid already, and to check ten thousand figures again would take far too long.
        set_fields = {*self.sheet.model_fields_set, *changes}
        return FactSheet.model_construct(_fields_set=set_fields, **{**fields, **changes}).prepare()

    def _figures_on(
        self, day: date, report: ReportedFigures, staying: Mapping[str, Figure]
    ) -> Iterator[Figure]:
        for figure in self.sheet.figures:
            series = self._series.get(figure.id)
            total = None if series is None else series.on(day)
            if series is not None and total is not None:
                yield report.figure(figure, series, total)
            elif not self._is_left_out(figure, day):
                yield staying[figure.id]

    def _is_left_out(self, figure: Figure, day: date) -> bool:
        """Whether a figure has no total on a day, or is a part of one that has none or less than the part.

        A part that stays is drawn under its total, and a total of an earlier day can be smaller than it.
        """
        series = self._series.get(figure.id)
        if series is not None:
            return series.on(day) is None
        while figure.part_of is not None:
            total = self.sheet.figure_by_id[figure.part_of]
            series = self._series.get(total.id)
            if series is not None:
                report = series.on(day)
                return report is None or _exceeds(figure, total, report)
            figure = total
        return False

    @cached_property
    def _series(self) -> Mapping[str, Series]:
        """The series that have the reports of figures, by their ids."""
        return {id_: found for id_, found in self._answers.items() if isinstance(found, Series)}

    @cached_property
    def _answers(self) -> Mapping[str, Series | str]:
        """For each figure the series that has its reports, or a sentence that says why it stays."""
        joins = Joins(self.sheet, self.record)
        return {figure.id: _series_or_reason(figure, joins) for figure in self.sheet.figures}

    @cached_property
    def _staying(self) -> Mapping[str, Figure]:
        """The figures as they stay on every day, by their ids."""
        return {
            figure.id: self._unchanged(figure, answer)
            for figure, answer in zip(self.sheet.figures, self._answers.values(), strict=True)
            if isinstance(answer, str)
        }

    def _unchanged(self, figure: Figure, reason: str) -> Figure:
        """A figure with the reason why it stays, and for a part with what its total is in the sheet."""
        text = gettext("{reason} So it stays as of {date}.").format(
            reason=reason, date=word_date(figure.as_of)
        )
        total = self.sheet.figure_by_id.get(figure.part_of or "")
        if total is not None and total.id in self._series:
            text = gettext("{text} The sheet’s own total is {total}, as of {date}.").format(
                text=text, total=phrases.quantity(total.quantity), date=word_date(total.as_of)
            )
        code = self._caveats.code(("editor_note", "minor", text))
        return figure.model_copy(update={"caveats": (*figure.caveats, code)})

    def words_on(self, day: date) -> str:
        """What became of the figures of the sheet on a day, and where that was read."""
        lines = [gettext("Report of {day}.").format(day=day_text(day))]
        lines += self._words_on_figures(day)
        lines += self._words_on_absent(day)
        lines.append(gettext("Record: {title}.").format(title=self.record.title.rstrip(".")))
        return " ".join((*lines, *words_on_record(self.record)))

    def _words_on_figures(self, day: date) -> Iterator[str]:
        """How many figures are of the report, how many stay, and how many parts are left out."""
        reported = sum(series.on(day) is not None for series in self._series.values())
        left_out = sum(self._is_left_out(self.sheet.figure_by_id[id_], day) for id_ in self._staying)
        stay = len(self._staying) - left_out
        if reported:
            text = ngettext(
                "{count} figure is that of {claimant} of that day.",
                "{count} figures are those of {claimant} of that day.",
                reported,
            )
            yield text.format(count=number(reported), claimant=self._claimant)
        if stay:
            text = ngettext(
                "{count} other does not come from it and stays as it is.",
                "{count} others do not come from it and stay as they are.",
                stay,
            )
            yield text.format(count=number(stay))
        if left_out:
            text = ngettext(
                "{count} part is left out: its total has no report of that day, or a smaller one.",
                "{count} parts are left out: their total has no report of that day, or a smaller one.",
                left_out,
            )
            yield text.format(count=number(left_out))

    def _words_on_absent(self, day: date) -> Iterator[str]:
        """Which totals the record does not have on a day, and which of it are probably slips."""
        absent: dict[str, None] = {}
        slips: dict[str, None] = {}
        for series in self._series.values():
            if series.on(day) is None:
                names = slips if any(slip.day == day for slip in series.slips) else absent
                names[name_of(series)] = None
        if absent:
            yield gettext("Not reported that day: {names}.").format(names=listing(list(absent)))
        if slips:
            text = gettext(
                "Left out, since the record’s total of that day is probably a slip of its file: {names}."
            )
            yield text.format(names=listing(list(slips)))

    @cached_property
    def _claimant(self) -> str:
        """The name of the record's claimant inside a sentence, as the sheet has it."""
        claimant = self.record.claimant
        known = (one.sentence_name for one in self.sheet.sources if source_identity(one).is_same(claimant))
        return next(known, claimant.name)


def _series_or_reason(figure: Figure, joins: Joins) -> Series | str:
    answer = joins.find(figure)
    if not isinstance(answer, Series):
        return answer.text
    if is_of_own_time(figure, joins.sheet):
        return gettext("Its label or title has a number or a time of its own.")
    return answer


def _exceeds(part: Figure, total: Figure, report: Observation) -> bool:
    """Whether a part is certainly larger than its total would be by a report."""
    counted = part.quantity
    if counted.unit != total.quantity.unit or counted.of is not None or counted.per is not None:
        return False
    least, most = counted.bounds.low, quantity(report).bounds.high
    return least is not None and most is not None and least > most
