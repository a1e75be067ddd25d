"""What a reader must know before relying on a claim: written once in a sheet, named wherever it applies."""

from typing import Final, Literal

from pydantic import Field, field_validator

from warloss_gui.claims.base import Frozen, Identifier, LineText, RemarkText, fault, texts_of
from warloss_gui.claims.schema_rules import Schema

CaveatKind = Literal[
    "definition",
    "scope_unclear",
    "party_to_conflict",
    "unverified",
    "attribution_doubtful",
    "date_inferred",
    "rounding",
    "wording_differs",
    "partial",
    "definition_break",
    "editor_note",
]
Severity = Literal["important", "minor"]


MOST_SHORT_WORDS: Final = 12

_SHORT: Final[Schema] = {"pattern": rf"^\s*\S+(?:\s+\S+){{0,{MOST_SHORT_WORDS - 1}}}\s*$"}


class Caveat(Frozen):
    """One reservation. An important one is always said in words wherever the number appears."""

    code: Identifier = Field(description="The name by which the items of the sheet refer to it.")
    kind: CaveatKind = Field(
        description="What sort of reservation it is. definition_break: the meaning changed."
    )
    severity: Severity = Field(
        description="important: said in words wherever the number appears. minor: shown with the details."
    )
    text: RemarkText = Field(
        description="The reservation in a sentence or two, for the reader of the number."
    )
    short: LineText | None = Field(
        default=None,
        description=f"The same in at most {MOST_SHORT_WORDS} words, for walls and captions.",
        json_schema_extra={"additionalProperties": _SHORT, **_SHORT},
    )

    @field_validator("short")
    @classmethod
    def _is_short(cls, short: str | None) -> str | None:
        for text in texts_of(short):
            if len(text.split()) > MOST_SHORT_WORDS:
                raise fault(
                    "short_too_long",
                    f"the short form of the caveat has more than {MOST_SHORT_WORDS} words",
                    "say it shorter; the whole of it stands in text",
                )
        return short


LASTING: Final[frozenset[CaveatKind]] = frozenset(("definition", "party_to_conflict", "unverified"))
"""The kinds of caveat that hold for every report of a claimant.

What is unclear of the scope is so on the day of the sheet, and perhaps not on others. All other kinds are
about one print of one day.
"""
