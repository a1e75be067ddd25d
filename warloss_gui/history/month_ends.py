"""The document of a history: the totals of one claimant at each month's end, with its breaks and sources."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from warloss_gui.claims.base import Frozen, Identifier, LanguageTag, Line, Listed, Prose, Remark, fault
from warloss_gui.claims.caveats import Caveat
from warloss_gui.claims.counts import Counts
from warloss_gui.claims.dates import DateText
from warloss_gui.claims.edtf import parse_date
from warloss_gui.claims.quantity import Qualifier
from warloss_gui.claims.sources import Claim, Party, Source
from warloss_gui.history.record import Record
from warloss_gui.history.series import Break, Category, Observation, Series

Total = Annotated[int, Field(ge=0)]
Column = Annotated[tuple[Total | None, ...], Field(strict=False, max_length=10_000)]
Days = Annotated[tuple[DateText, ...], Field(strict=False, min_length=1, max_length=10_000)]


class DefinitionBreak(Frozen):
    """From a day on a class counts something else."""

    date: DateText
    category: Category = Field(alias="class")
    text: Remark = Field(description="What was counted before, and what is counted from then on.")


class FirstAppearance(Frozen):
    """The first total of a class. It is not the loss of that day."""

    date: DateText
    category: Category = Field(alias="class")
    value: Total
    text: Remark


class History(Frozen):
    """Totals since a war began, in columns: one for each class, as long as the dates."""

    format_version: Literal[1]
    id: Identifier
    revision: Annotated[int, Field(ge=1, le=10**9)]
    title: Line
    language: LanguageTag
    party: Party
    claim: Claim
    counts: Counts
    period_start: DateText
    note: Prose
    sources: Annotated[tuple[Source, ...], Listed]
    caveats: Annotated[tuple[Caveat, ...], Listed] = ()
    definition_breaks: Annotated[tuple[DefinitionBreak, ...], Listed] = ()
    first_appearances: Annotated[tuple[FirstAppearance, ...], Listed] = ()
    qualifiers: dict[Category, Qualifier]
    dates: Days
    series: dict[Category, Column]

    @model_validator(mode="after")
    def _columns_fit(self) -> Self:
        lengths = {len(column) for column in self.series.values()}
        if lengths != {len(self.dates)}:
            raise fault(
                "history_columns",
                "a column is not as long as the dates",
                "give each class one total or null for each date",
            )
        if self.series.keys() != self.qualifiers.keys():
            raise fault(
                "history_qualifiers",
                "the classes of qualifiers and series differ",
                "give each class one qualifier",
            )
        if self.claim.claimant not in {source.id for source in self.sources}:
            raise fault("history_claimant", "the claimant is not among the sources", "add it to sources")
        return self

    @property
    def record(self) -> Record:
        """The totals as series, of classes that have any. Raises ValueError if the dates do not ascend."""
        found = [series for series in map(self._series, self.series) if series is not None]
        columns: dict[Category, Series] = {series.category: series for series in found}
        return Record(self.title, self._claimant, self.party.name, "month", columns, self._url)

    @property
    def _url(self) -> str | None:
        """The address of the source that passed the totals on."""
        relayers = (source for source in self.sources if source.id in self.claim.via)
        return next((source.url for source in relayers if source.url), None)

    @property
    def _claimant(self) -> str:
        return next(source.name for source in self.sources if source.id == self.claim.claimant)

    def _series(self, category: Category) -> Series | None:
        days = [parse_date(text).earliest for text in self.dates]
        reports = [
            (day, total) for day, total in zip(days, self.series[category], strict=True) if total is not None
        ]
        if not reports:
            return None
        qualifier = self.qualifiers[category]
        return Series(
            claimant=self._claimant,
            party=self.party.name,
            category=category,
            source=self.title,
            days=tuple(day for day, _total in reports),
            values=tuple(total for _day, total in reports),
            qualifiers=(qualifier,) * len(reports),
            rhythm="month",
            breaks=tuple(
                Break(parse_date(found.date).earliest, found.text)
                for found in self.definition_breaks
                if found.category == category
            ),
            appeared=next(
                (
                    Observation(parse_date(found.date).earliest, found.value, qualifier)
                    for found in self.first_appearances
                    if found.category == category
                ),
                None,
            ),
        )
