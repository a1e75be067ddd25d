"""The document of a record: dated totals of one claimant about one party, each column with what it counts.

It is a document like a sheet: its parties, sources and caveats are defined once and named where they apply,
its dates are stated or inferred, and what it says of its claim is what a figure says of its own.
"""

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Annotated, Final, Literal, Self

from pydantic import AfterValidator, ConfigDict, Field, StringConstraints, model_validator

from warloss_gui.claims.base import (
    COLUMN,
    Frozen,
    HttpsUrl,
    Identifier,
    LanguageTag,
    Line,
    LineText,
    Listed,
    ProseText,
    RemarkText,
    fault,
)
from warloss_gui.claims.caveats import Caveat
from warloss_gui.claims.counts import Counts, EquipmentClass, Universe
from warloss_gui.claims.dates import ClaimDate, DateText
from warloss_gui.claims.edtf import parse_date
from warloss_gui.claims.figure import require_suiting, suiting_rules
from warloss_gui.claims.quantity import RATE_RULE, Measured
from warloss_gui.claims.schema_rules import Schema, field, given, left_out, one_of, rules, when
from warloss_gui.claims.sources import NOT_NAMED, Claim, Party, Source
from warloss_gui.claims.statement import Event
from warloss_gui.history.record_rules import broken_rules, used_ids
from warloss_gui.history.series import Rhythm

RECORD_VERSION: Final = 2
"""The version of the format of records that this program reads. It goes with that of sheets."""

MOST: Final = 10**12
"""A larger total cannot be one."""

_MOST_COLUMNS: Final = 1_000
_MOST_DATES: Final = 10_000

OneNumber = Literal["exact", "about", "at_least", "more_than", "up_to", "fewer_than", "nearly"]
"""The bounds that one number can have. A range and words are none of a total."""


_DAY_SCHEMA: Final[Schema] = {"allOf": [{"pattern": "^[0-9]{4}-[01][0-9]-[0-9]{2}$"}]}


def _day(text: str) -> str:
    day = parse_date(text)
    if day.precision != "day" or day.mark:
        raise fault("no_day", f"the date {text} is not one day", "write a day, such as 2025-06-30")
    return text


DayText = Annotated[DateText, Field(json_schema_extra=_DAY_SCHEMA), AfterValidator(_day)]
"""A day that is fully known: 2025-06-30."""

Total = Annotated[int, Field(ge=0, le=MOST)]

_Dated = Field(strict=False, max_length=_MOST_DATES, fail_fast=True)
"""For the lists with an entry for each date."""

_Many = Field(strict=False, max_length=_MOST_COLUMNS)
"""For what a record has of each column or less."""


class DefinitionBreak(Frozen):
    """From a day on a column counts something else."""

    date: DayText = Field(description="The first day of the new meaning.")
    text: RemarkText = Field(description="What was counted before, and what is counted from then on.")


class FirstReport(Frozen):
    """The first total that the claimant gave, where it came before those of the record."""

    date: DayText = Field(description="The day of that report.")
    value: Total = Field(description="The total. It is not what was lost on that day.")
    text: RemarkText = Field(description="What a reader should know of it.")


def _column_rules() -> Iterator[Schema]:
    yield RATE_RULE
    yield when(given("equipment_class"), field("unit", one_of(["item"])))
    yield from suiting_rules()
    yield when(field("counts", field("measure", one_of(["present"]))), left_out("since"))


class RecordColumn(Measured):
    """The totals of one count, one for each date."""

    model_config = ConfigDict(json_schema_extra=rules(*_column_rules()))

    id: Annotated[str, StringConstraints(max_length=64, pattern=COLUMN)] = Field(
        description="A name for this column that no other of the record has: personnel, cruise_missiles."
    )
    label: LineText = Field(
        description="What is counted, as it stands inside a sentence: 'personnel', 'cruise missiles'."
    )
    equipment_class: EquipmentClass | None = Field(
        default=None, description="For equipment: its class. other: the label names it."
    )
    counts: Counts
    universe: Universe = Universe()
    since: ClaimDate | None = Field(
        default=None, description="The day from which the totals count. Left out where nobody says."
    )
    qualifier: OneNumber = Field(description="The bound of the totals: the claimant may call them about.")
    qualifiers: Annotated[tuple[OneNumber | None, ...], _Dated] = Field(
        default=(),
        description="The bounds of single totals, one for each date; null: that of the column. Left out: all "
        "have that of the column.",
    )
    values: Annotated[tuple[Total | None, ...], _Dated] = Field(
        description="The total of each date, as reported; null: the claimant did not report it."
    )
    definition_breaks: Annotated[tuple[DefinitionBreak, ...], Listed] = Field(
        default=(), description="From when on the same word counts something else."
    )
    first_report: FirstReport | None = Field(
        default=None, description="The claimant's first total, where it came before those of the record."
    )
    caveats: Annotated[tuple[Identifier, ...], Listed] = Field(
        default=(), description="The codes of the caveats that apply."
    )

    @model_validator(mode="after")
    def _parts_agree(self) -> Self:
        if self.equipment_class is not None and self.unit != "item":
            raise fault("class_and_unit", *_CLASS_AND_UNIT)
        require_suiting(self.unit, self.counts)
        if self.counts.measure == "present" and self.since is not None:
            raise fault("present_and_since", *_PRESENT_AND_SINCE)
        return self


class RecordDocument(Frozen):
    """A record: dated totals of one claimant about one party, in columns as long as the dates."""

    # Numbers that nobody claims are no record.
    model_config = ConfigDict(
        title="Warloss record",
        serialize_by_alias=True,
        json_schema_extra=rules(field("claim", field("claimant", {"not": {"const": NOT_NAMED}}))),
    )

    schema_: Line = Field(alias="$schema", description="Where this schema is, so that an editor can help.")
    format_version: Literal[2] = Field(description="The version of this document format.")
    id: Identifier = Field(description="A name for the record that stays the same in every revision.")
    revision: Annotated[int, Field(ge=1, le=10**9)] = Field(
        description="Counts the published versions of the record."
    )
    title: LineText = Field(description="What the record holds, in one line.")
    language: LanguageTag = Field(description="The language of the record's own texts.")
    languages: Annotated[tuple[LanguageTag, ...], Listed] = Field(
        default=(), description="For a record in several languages: all of them, that of language first."
    )
    address: HttpsUrl | None = Field(default=None, description="Where the record is published. https only.")
    next_update: DateText | None = Field(
        default=None, description="When the next revision of the record is due."
    )
    note: ProseText | None = Field(
        default=None, description="Whatever else a reader should know of the record."
    )
    parties: Annotated[tuple[Party, ...], _Many] = Field(
        description="The party whose losses or people are counted, and those that a number may include."
    )
    sources: Annotated[tuple[Source, ...], _Many] = Field(
        description="The claimant, whoever passes the totals on, and the sources of events."
    )
    caveats: Annotated[tuple[Caveat, ...], _Many] = Field(
        default=(), description="The reservations, each written once and named wherever it applies."
    )
    claim: Claim
    party: Identifier = Field(description="The party whose losses or people are counted.")
    rhythm: Rhythm = Field(description="How often a report is due: each day, or at each month's end.")
    dates: Annotated[tuple[DayText, ...], _Dated, Field(min_length=1)] = Field(
        description="The days of the reports, each once and in ascending order.",
        json_schema_extra={"uniqueItems": True},
    )
    # That there is one is a rule of the whole: the reader leaves out here what is wrong in itself.
    columns: Annotated[tuple[RecordColumn, ...], _Many] = Field(
        description="What the claimant reports on these days, count by count.",
        json_schema_extra={"minItems": 1},
    )
    events: Annotated[tuple[Event, ...], _Many] = Field(
        default=(), description="What happened on the days that a picture over time marks."
    )

    @model_validator(mode="after")
    def _keeps_the_rules(self) -> Self:
        error = broken_rules(self)
        if error is not None:
            raise error
        return self

    @cached_property
    def source_by_id(self) -> Mapping[str, Source]:
        """Sources by their ids."""
        return {source.id: source for source in self.sources}

    @cached_property
    def caveat_by_code(self) -> Mapping[str, Caveat]:
        """Caveats by their codes."""
        return {caveat.code: caveat for caveat in self.caveats}

    @cached_property
    def used_ids(self) -> Mapping[str, set[str]]:
        """The ids that the record refers to, by kind: party, source and caveat."""
        return used_ids(self)


_CLASS_AND_UNIT = (
    "an equipment class does not suit the unit",
    "count equipment in item, or leave out equipment_class",
)
_PRESENT_AND_SINCE = (
    "a state on a day counts since a day",
    "leave out since: each total is of its own day",
)
