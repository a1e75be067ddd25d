"""The fact sheet: the document that the program shows."""

import re
from collections.abc import Mapping
from functools import cached_property
from typing import Annotated, Any, Final, Literal, Self, cast

from pydantic import ConfigDict, Field, ValidationInfo, field_validator, model_validator

from warloss_gui.claims.base import (
    Frozen,
    HttpsUrl,
    Identifier,
    LanguageTag,
    Line,
    LineText,
    Listed,
    ProseText,
    fault,
)
from warloss_gui.claims.caveats import Caveat
from warloss_gui.claims.counted import Claimed
from warloss_gui.claims.counting import Claims, claims_of
from warloss_gui.claims.dates import ClaimDate, DateText
from warloss_gui.claims.figure import Figure, Section
from warloss_gui.claims.quantity import DIGITS
from warloss_gui.claims.references import broken_rules, used_ids
from warloss_gui.claims.sources import Evidence, Party, Source
from warloss_gui.claims.statement import Event, Note, Statement

FORMAT_VERSION = 2
"""The version of the document format that this program writes and reads."""

_DIGITS: Final = re.compile(f'"{DIGITS}([0-9.]+)"')

_FIRST_LANGUAGE = (
    "the first of languages is not the language of the sheet",
    "begin languages with language",
)

Many = Field(strict=False, max_length=1_000_000)
"""For the long lists of a sheet. What bounds them in practice is the reader's limit on a document."""


class Status(Frozen):
    """How the war stands, and on which day that was said."""

    state: Literal["ongoing", "ceasefire", "ended"] = Field(description="How the war stood on that day.")
    as_of: ClaimDate
    note: ProseText | None = Field(default=None, description="What a reader should know of the state.")
    evidence: Annotated[tuple[Evidence, ...], Listed] = Field(default=(), description="Where it can be read.")


class Titles(Frozen):
    """What the four parts of a sheet are called in it."""

    personnel: LineText | None = Field(default=None, description="The part on people.")
    equipment: LineText | None = Field(default=None, description="The part on equipment.")
    contingents: LineText | None = Field(default=None, description="The part on those who were sent.")
    statements: LineText | None = Field(default=None, description="The part on what was said.")


class FactSheet(Frozen):
    """A fact sheet on war losses: figures, statements, notes and events, with sources and what is open."""

    model_config = ConfigDict(title="Warloss fact sheet", serialize_by_alias=True)

    schema_: Line = Field(alias="$schema", description="Where this schema is, so that an editor can help.")
    format_version: Literal[2] = Field(description="The version of this document format.")
    id: Identifier = Field(description="A name for the sheet that stays the same in every revision.")
    revision: Annotated[int, Field(ge=1, le=10**9)] = Field(
        description="Counts the published versions of the sheet."
    )
    title: LineText = Field(description="What the sheet is about, in one line.")
    language: LanguageTag = Field(description="The language of the sheet's own texts.")
    languages: Annotated[tuple[LanguageTag, ...], Listed] = Field(
        default=(),
        description="For a sheet in several languages: all of them, that of language first.",
    )
    address: HttpsUrl | None = Field(default=None, description="Where the sheet is published. https only.")
    titles: Titles = Field(
        default=Titles(), description="What the parts of the sheet are called, where not as usual."
    )
    as_of: ClaimDate = Field(description="The day that the sheet as a whole speaks of.")
    next_update: DateText | None = Field(
        default=None, description="When the next revision of the sheet is due."
    )
    status: Status | None = Field(default=None, description="How the war stood when the sheet was made.")
    headline: Identifier | None = Field(default=None, description="The id of the figure that is shown first.")
    parties: Annotated[tuple[Party, ...], Many] = Field(
        description="The sides whose losses or people are counted, and those a number may include."
    )
    sources: Annotated[tuple[Source, ...], Many] = Field(
        description="Everyone and everything that makes, prints or passes on a claim."
    )
    caveats: Annotated[tuple[Caveat, ...], Many] = Field(
        default=(), description="The reservations, each written once and named wherever it applies."
    )
    figures: Annotated[tuple[Figure, ...], Many] = Field(default=(), description="The claimed numbers.")
    statements: Annotated[tuple[Statement, ...], Many] = Field(default=(), description="What was said.")
    notes: Annotated[tuple[Note, ...], Many] = Field(
        default=(), description="Facts of context that have no number."
    )
    events: Annotated[tuple[Event, ...], Many] = Field(
        default=(), description="What happened on the days that a timeline marks."
    )

    @field_validator("languages")
    @classmethod
    def _begins_with_the_language(cls, languages: tuple[str, ...], info: ValidationInfo) -> tuple[str, ...]:
        language = info.data.get("language")
        if languages and language is not None and languages[0] != language:
            raise fault("first_language", *_FIRST_LANGUAGE)
        return languages

    @model_validator(mode="after")
    def _keeps_the_rules(self, info: ValidationInfo) -> Self:
        context = cast("dict[str, Any]", info.context or {})
        error = broken_rules(self, context.get("version", FORMAT_VERSION))
        if error is not None:
            raise error
        return self

    @cached_property
    def party_by_id(self) -> Mapping[str, Party]:
        """Parties by their ids."""
        return {party.id: party for party in self.parties}

    @cached_property
    def source_by_id(self) -> Mapping[str, Source]:
        """Sources by their ids."""
        return {source.id: source for source in self.sources}

    @cached_property
    def caveat_by_code(self) -> Mapping[str, Caveat]:
        """Caveats by their codes."""
        return {caveat.code: caveat for caveat in self.caveats}

    @cached_property
    def figure_by_id(self) -> Mapping[str, Figure]:
        """Figures by their ids."""
        return {figure.id: figure for figure in self.figures}

    @cached_property
    def parts(self) -> Mapping[int, Figure]:
        """The figures that are parts of others, by their positions."""
        return {index: figure for index, figure in enumerate(self.figures) if figure.part_of is not None}

    @cached_property
    def used_ids(self) -> Mapping[str, set[str]]:
        """The ids that the sheet refers to, by kind: party, source, caveat and figure."""
        return used_ids(self)

    @cached_property
    def headline_figure(self) -> Figure | None:
        """The figure that is shown first: the one the sheet names, or else its first.

        None of two numbers of one claimant for the same count and day is put first: both stand.
        """
        named = self.figure_by_id.get(self.headline or "")
        if named is not None and named.id not in self.contested:
            return named
        return next((figure for figure in self.figures if figure.id not in self.contested), None)

    @cached_property
    def _figures_by_section(self) -> Mapping[Section, tuple[Figure, ...]]:
        sections: dict[Section, list[Figure]] = {}
        for figure in self.figures:
            sections.setdefault(figure.section, []).append(figure)
        return {section: tuple(figures) for section, figures in sections.items()}

    @property
    def figures_by_claimant(self) -> Mapping[str, int]:
        """How many figures each claimant has, by the ids of their sources."""
        return self._claims.by_claimant

    @property
    def claimed(self) -> Mapping[str, Claimed]:
        """What each figure counts and who claims it, by the ids of the figures."""
        return self._claims.claimed

    @property
    def contested(self) -> frozenset[str]:
        """The ids of figures beside which the same claimant has another number for the same count and day.

        Both stand, and nothing is formed from them.
        """
        return self._claims.contested

    @cached_property
    def _claims(self) -> Claims:
        return claims_of(self)

    @property
    def late(self) -> frozenset[str]:
        """The ids of figures whose period ends after the day of the claim, as the first format allowed."""
        return self._claims.late

    def prepare(self) -> Self:
        """Work out now what is asked for again and again, so that no view has to wait for it."""
        self.figures_of("context")
        _ = (self.party_by_id, self.source_by_id, self.caveat_by_code, self.figure_by_id)
        _ = self._claims
        return self

    def as_document(self, indent: int | None = None) -> str:
        """The sheet as JSON, each number with the digits that were published. What is usual is left out."""
        text = self.model_dump_json(indent=indent, exclude_defaults=True, context=DIGITS)
        return _DIGITS.sub(r"\1", text)

    def figures_of(self, section: Section) -> tuple[Figure, ...]:
        """The figures of one section, in the order of the sheet."""
        return self._figures_by_section.get(section, ())

    def notes_of(self, section: Section) -> tuple[Note, ...]:
        """The notes of one section, in the order of the sheet."""
        return tuple(note for note in self.notes if note.section == section)
