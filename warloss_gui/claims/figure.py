"""A figure: one number, with all that keeps it honest."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from warloss_gui.claims.base import Frozen, Identifier, Line, Listed, Prose, fault
from warloss_gui.claims.counts import (
    ITEM_OUTCOMES,
    PERSON_OUTCOMES,
    Counts,
    EquipmentClass,
    Universe,
)
from warloss_gui.claims.dates import ClaimDate, ClaimPeriod, DateText
from warloss_gui.claims.quantity import Quantity
from warloss_gui.claims.sources import Claim, Evidence

Section = Literal["personnel", "equipment", "contingents", "context"]
"""Where a figure is shown. Context figures stand apart: they count another universe."""


class Revision(Frozen):
    """A number that stood here before (PROV wasRevisionOf)."""

    previous: Quantity = Field(description="The number that stood here.")
    date: DateText = Field(description="When it was changed.")
    by: Literal["claimant", "relayer", "transcriber"] = Field(
        description="Who changed it. transcriber: the author of the sheet, correcting a slip."
    )
    why: Prose = Field(description="The reason for the change.")


class Figure(Frozen):
    """One claimed number."""

    id: Identifier = Field(description="A name for this figure that no other item of the sheet has.")
    section: Section = Field(description="The tab that shows it. context: stands apart, for comparison only.")
    party: Identifier = Field(description="The party whose losses or people are counted.")
    label: Line = Field(description="What is counted, as it reads after the number: 'soldiers lost'.")
    equipment_class: EquipmentClass | None = Field(default=None, description="For equipment: its class.")
    quantity: Quantity = Field(description="The number as published, with its bound and its unit.")
    counts: Counts
    universe: Universe = Universe()
    claim: Claim
    as_of: ClaimDate = Field(description="The day that the claim speaks of.")
    period: ClaimPeriod | None = Field(default=None, description="The span that the number covers.")
    evidence: Annotated[tuple[Evidence, ...], Listed, Field(min_length=1)] = Field(
        description="Where the number can be read."
    )
    caveats: Annotated[tuple[Identifier, ...], Listed] = Field(
        default=(), description="The codes of the caveats that apply."
    )
    revisions: Annotated[tuple[Revision, ...], Listed] = Field(
        default=(), description="What stood here before, newest first."
    )

    @model_validator(mode="after")
    def _parts_agree(self) -> Self:
        of_items = self.quantity.unit == "item"
        if (self.section == "equipment") != (self.equipment_class is not None):
            raise fault("class_and_section", *_CLASS_AND_SECTION)
        if (self.section == "equipment") != of_items:
            raise fault("unit_and_section", *_UNIT_AND_SECTION)
        if not self.counts.outcomes <= (ITEM_OUTCOMES if of_items else PERSON_OUTCOMES):
            raise fault("outcome_and_unit", *_OUTCOME_AND_UNIT)
        if self.counts.composition == "separate" and len(self.counts.outcomes) > 1 and not of_items:
            raise fault("composition_and_outcomes", *_COMPOSITION_AND_OUTCOMES)
        return self


_CLASS_AND_SECTION = (
    "the section and the equipment class do not go together",
    "figures of the section equipment have an equipment_class, and no others do",
)
_UNIT_AND_SECTION = (
    "the section and the unit do not go together",
    "figures of the section equipment count in item, and no others do",
)
_OUTCOME_AND_UNIT = (
    "an outcome does not suit the unit",
    "people are killed, wounded, missing or captured; items destroyed, damaged, abandoned or captured",
)
_COMPOSITION_AND_OUTCOMES = (
    "several outcomes cannot be separate in one number",
    "use composition combined, or one figure for each outcome",
)
