"""Who: parties, sources, and the claim that ties a number to the one who makes it."""

from typing import Annotated, Literal, Self

from pydantic import ConfigDict, Field, StringConstraints, model_validator

from warloss_gui.claims.base import (
    ISO3166,
    URI,
    Frozen,
    HttpsUrl,
    Identifier,
    Line,
    LineText,
    Listed,
    ProseText,
    fault,
)
from warloss_gui.claims.dates import DateText
from warloss_gui.claims.schema_rules import field, given, left_out, one_of, rules, when

NOT_NAMED = "not-named"
"""The claimant of a number that its source credits to nobody."""

Role = Literal["self", "adversary", "third_state", "think_tank", "research", "media"]
"""The claimant's interest, seen from the party whose losses are counted (Every Casualty Counts, 4)."""

EvidenceBasis = Literal[
    "aggregate_claim",
    "intelligence_estimate",
    "named_list",
    "visual_confirmation",
    "statistical_model",
    "media_report",
]
SourceKind = Literal["organisation", "person", "article", "report", "post", "speech", "dataset", "agency"]


Uri = Annotated[str, StringConstraints(max_length=2_000, pattern=URI)]
"""An address or a name of the web for someone or something (RFC 3986). It is compared and never opened."""

AlsoCalled = Annotated[tuple[LineText, ...], Listed]
SameAs = Annotated[tuple[Uri, ...], Listed]


class Party(Frozen):
    """A side whose losses or people are counted, or several sides together."""

    id: Identifier = Field(description="The name by which figures and statements refer to this party.")
    name: LineText = Field(description="The name as readers know it.")
    also_called: AlsoCalled = Field(default=(), description="Other names of the same party.")
    same_as: SameAs = Field(
        default=(), description="URIs of the same party in public registers (schema.org sameAs)."
    )
    made_of: Annotated[tuple[Identifier, ...], Listed] = Field(
        default=(), description="For several parties together: the ids of two or more."
    )
    iso3166: Annotated[str, StringConstraints(pattern=ISO3166)] | None = Field(
        default=None, description="ISO 3166-1 alpha-3 code, where there is one."
    )

    @model_validator(mode="after")
    def _several_are_several(self) -> Self:
        if self.made_of and len(set(self.made_of)) < max(len(self.made_of), 2):
            raise fault(
                "made_of_several",
                "several parties together are fewer than two, or one of them is named twice",
                "name two or more different parties in made_of, or leave it out",
            )
        return self


class Method(Frozen):
    """Whether a claimant has published how it counts (Every Casualty Counts, on methods)."""

    model_config = ConfigDict(
        json_schema_extra=rules(
            when(
                field("published", {"const": True}),
                {"anyOf": [given("url"), given("note")]},
                left_out("url"),
            )
        )
    )

    published: bool = Field(description="Whether the method is published anywhere.")
    url: HttpsUrl | None = Field(default=None, description="Where it is published. https only.")
    note: ProseText | None = Field(default=None, description="What a reader should know of the method.")

    @model_validator(mode="after")
    def _where_it_is(self) -> Self:
        if self.published and self.url is None and self.note is None:
            raise fault("method_address", "a published method does not say where", "give its url or a note")
        if not self.published and self.url is not None:
            raise fault(
                "method_address",
                "a method that is not published has an address",
                "write published true, or leave out url",
            )
        return self


class Source(Frozen):
    """Someone or something that makes, prints or passes on a claim."""

    id: Identifier = Field(
        description="The name by which claims and evidence refer to this source.",
        json_schema_extra={"not": {"const": NOT_NAMED}},
    )
    kind: SourceKind = Field(description="What it is: who speaks, or the text or data that is cited.")
    name: LineText = Field(description="The name as it stands alone: 'General Staff of the Armed Forces'.")
    also_called: AlsoCalled = Field(default=(), description="Other names of the same source.")
    same_as: SameAs = Field(
        default=(), description="URIs of the same source in public registers (schema.org sameAs)."
    )
    in_text: LineText | None = Field(
        default=None,
        description="The name as it stands inside a sentence, with its article: 'the General Staff'.",
    )
    role: Role | None = Field(
        default=None, description="The interest of this source, where it has one throughout."
    )
    title: LineText | None = Field(
        default=None, description="The title of the text or data set, where it has one."
    )
    url: HttpsUrl | None = Field(default=None, description="Where it can be read. https only.")
    published: DateText | None = Field(default=None, description="When it was published.")
    accessed: DateText | None = Field(default=None, description="When the author of the sheet read it.")
    licence: Line | None = Field(default=None, description="The licence of the source: CC BY 4.0.")
    note: ProseText | None = Field(
        default=None, description="Whatever else a reader should know of the source."
    )
    method: Method | None = Field(
        default=None, description="How it counts: where that is published, or that it is not."
    )

    @property
    def sentence_name(self) -> str:
        """The name as it stands inside a sentence."""
        return self.in_text or self.name


class Claim(Frozen):
    """Who says it, with which interest, on what ground, and through whom it reached the sheet."""

    model_config = ConfigDict(
        json_schema_extra=rules(when(field("claimant", one_of([NOT_NAMED])), left_out("role"), given("role")))
    )

    claimant: Identifier = Field(description="A source id, or not-named.")
    role: Role | None = Field(
        default=None, description="The claimant's interest. Left out only for not-named."
    )
    basis: EvidenceBasis = Field(description="What the number rests on.")
    assessment: Line | None = Field(
        default=None, description="The hedge in the source's own words: believed, highly likely."
    )
    via: Annotated[tuple[Identifier, ...], Listed] = Field(
        default=(), description="Source ids that passed the claim on, nearest to the sheet first."
    )
    rests_on: Annotated[tuple[Identifier, ...], Listed] = Field(
        default=(),
        description="Ids of sources that the claimant itself names as its base: circular sourcing is seen.",
    )

    @model_validator(mode="after")
    def _named_claimant_has_a_role(self) -> Self:
        if self.is_named and self.role is None:
            raise fault(
                "role_missing",
                "the claimant has no role",
                "say what interest the claimant has, as role",
            )
        if not self.is_named and self.role is not None:
            raise fault("role_unknown", "a claimant that is not named has a role", "leave out role")
        return self

    @property
    def is_named(self) -> bool:
        """Whether anybody is credited with the claim."""
        return self.claimant != NOT_NAMED


class Evidence(Frozen):
    """Where the number can be read, and how it stands there (after W3C Web Annotation selectors)."""

    source: Identifier = Field(description="The id of the source in which it can be read.")
    paragraph: Annotated[int, Field(ge=1, le=100_000)] | None = Field(
        default=None, description="The paragraph of the source, counted from 1."
    )
    printed: Line | None = Field(default=None, description="The number or words as printed.")
