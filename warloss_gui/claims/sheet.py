"""The fact sheet: the document that the program shows."""

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Annotated, Literal, Self

from pydantic import ConfigDict, Field, model_validator

from warloss_gui.claims.base import Frozen, Identifier, LanguageTag, Line, Listed, Prose
from warloss_gui.claims.caveats import Caveat
from warloss_gui.claims.dates import ClaimDate
from warloss_gui.claims.figure import Figure, Section
from warloss_gui.claims.references import broken_rules, used_ids
from warloss_gui.claims.sources import Evidence, Party, Source
from warloss_gui.claims.statement import Event, Note, Statement

FORMAT_VERSION = 1
"""The version of the document format that this program writes and reads."""

Many = Field(strict=False, max_length=1_000_000)
"""For the long lists of a sheet. What bounds them in practice is the reader's limit on a document."""


class Status(Frozen):
    """How the war stands, and on which day that was said."""

    state: Literal["ongoing", "ceasefire", "ended"] = Field(description="How the war stood on that day.")
    as_of: ClaimDate
    note: Prose | None = Field(default=None, description="What a reader should know of the state.")
    evidence: Annotated[tuple[Evidence, ...], Listed] = Field(default=(), description="Where it can be read.")


class FactSheet(Frozen):
    """A fact sheet on war losses: figures, statements, notes and events, with sources and what is open."""

    model_config = ConfigDict(title="Warloss fact sheet", serialize_by_alias=True)

    schema_: Line = Field(alias="$schema", description="Where this schema is, so that an editor can help.")
    format_version: Literal[1] = Field(description="The version of this document format.")
    id: Identifier = Field(description="A name for the sheet that stays the same in every revision.")
    revision: Annotated[int, Field(ge=1, le=10**9)] = Field(
        description="Counts the published versions of the sheet."
    )
    title: Line = Field(description="What the sheet is about, in one line.")
    language: LanguageTag = Field(description="The language of the sheet's own texts.")
    as_of: ClaimDate = Field(description="The day that the sheet as a whole speaks of.")
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

    @model_validator(mode="after")
    def _keeps_the_rules(self) -> Self:
        error = broken_rules(self)
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
    def used_ids(self) -> Mapping[str, set[str]]:
        """The ids that the sheet refers to, by kind: party, source, caveat and figure."""
        return used_ids(self)

    @cached_property
    def headline_figure(self) -> Figure | None:
        """The figure that is shown first: the one the sheet names, or else its first."""
        return self.figure_by_id.get(self.headline or "", self.figures[0] if self.figures else None)

    @cached_property
    def _figures_by_section(self) -> Mapping[Section, tuple[Figure, ...]]:
        sections: dict[Section, list[Figure]] = {}
        for figure in self.figures:
            sections.setdefault(figure.section, []).append(figure)
        return {section: tuple(figures) for section, figures in sections.items()}

    @cached_property
    def figures_by_claimant(self) -> Mapping[str, int]:
        """How many figures each claimant has, by the ids of their sources."""
        return Counter(figure.claim.claimant for figure in self.figures)

    @cached_property
    def kinds(self) -> Sequence[Sequence[Figure]]:
        """The figures in groups, in order: what one claimant says of one party and of one thing counted.

        A large sheet has thousands of figures, but few of these.
        """
        groups: dict[tuple[object, ...], list[Figure]] = {}
        for figure in self.figures:
            counted = figure.counts.measure, figure.quantity.unit, figure.equipment_class
            key = (figure.section, figure.claim.claimant, figure.party, *counted)
            groups.setdefault(key, []).append(figure)
        return tuple(groups.values())

    def prepare(self) -> Self:
        """Work out now what is asked for again and again, so that no view has to wait for it."""
        self.figures_of("context")
        _ = (self.party_by_id, self.source_by_id, self.caveat_by_code, self.figure_by_id)
        _ = (self.figures_by_claimant, self.kinds)
        return self

    def figures_of(self, section: Section) -> tuple[Figure, ...]:
        """The figures of one section, in the order of the sheet."""
        return self._figures_by_section.get(section, ())

    def notes_of(self, section: Section) -> tuple[Note, ...]:
        """The notes of one section, in the order of the sheet."""
        return tuple(note for note in self.notes if note.section == section)
