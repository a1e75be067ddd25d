"""What was said and what happened: statements with their passages, notes of context, events."""

from typing import Annotated, Literal

from pydantic import Field

from warloss_gui.claims.base import Frozen, Identifier, LanguageTag, LineText, Listed, Prose, ProseText
from warloss_gui.claims.dates import ClaimDate
from warloss_gui.claims.figure import Section
from warloss_gui.claims.sources import Claim, Evidence


class Passage(Frozen):
    """A run of quoted words."""

    text: Prose = Field(description="The words, without quotation marks around them.")
    translation: ProseText | None = Field(
        default=None, description="The words in other languages, beside the quoted ones."
    )
    paragraph: Annotated[int, Field(ge=1, le=100_000)] | None = Field(
        default=None, description="The paragraph of the source that prints it."
    )


class Translation(Frozen):
    """That the words stand in another language than the one they were said in."""

    original_language: LanguageTag = Field(description="The language in which the words were said.")
    by: LineText | None = Field(default=None, description="Who translated, where that is known.")
    note: ProseText | None = Field(default=None, description="What a reader should know of the translation.")


class Statement(Frozen):
    """Words of a named speaker (after schema.org Quotation)."""

    id: Identifier = Field(description="A name for this statement that no other item of the sheet has.")
    speaker: LineText = Field(description="Who said it.")
    role: LineText = Field(description="The speaker's office at that time.")
    party: Identifier = Field(description="The party for which the speaker stands.")
    date: ClaimDate = Field(description="When it was said.")
    channel: LineText = Field(description="Where it was said: televised address, post on Twitter.")
    form: Literal["verbatim", "paraphrase"] = Field(
        description="verbatim: word for word as the source prints it. paraphrase: in other words."
    )
    passages: Annotated[tuple[Passage, ...], Listed, Field(min_length=1)] = Field(
        description="The words, passage by passage, in the order in which they were said."
    )
    language: LanguageTag = Field(description="The language in which the words stand here.")
    translation: Translation | None = Field(
        default=None, description="Left out where the words stand in the language they were said in."
    )
    source: Identifier = Field(description="The id of the source that prints the words.")
    caveats: Annotated[tuple[Identifier, ...], Listed] = Field(
        default=(), description="The codes of the caveats that apply."
    )


class Note(Frozen):
    """A fact of context that has no number."""

    id: Identifier = Field(description="A name for this note that no other item of the sheet has.")
    section: Section = Field(description="The tab that shows it.")
    title: LineText = Field(description="The note in a few words.")
    text: ProseText = Field(description="The fact, with what is uncertain about it.")
    claim: Claim
    as_of: ClaimDate | None = Field(default=None, description="The day that the note speaks of.")
    evidence: Annotated[tuple[Evidence, ...], Listed, Field(min_length=1)] = Field(
        description="Where it can be read."
    )
    caveats: Annotated[tuple[Identifier, ...], Listed] = Field(
        default=(), description="The codes of the caveats that apply."
    )


class Event(Frozen):
    """Something that happened, whose day a timeline marks."""

    id: Identifier = Field(description="A name for this event that no other item of the sheet has.")
    label: LineText = Field(description="What happened, in a few words, as it stands at the start of a line.")
    date: ClaimDate = Field(description="When it happened.")
    evidence: Annotated[tuple[Evidence, ...], Listed, Field(min_length=1)] = Field(
        description="Where it can be read."
    )
    caveats: Annotated[tuple[Identifier, ...], Listed] = Field(
        default=(), description="The codes of the caveats that apply."
    )
