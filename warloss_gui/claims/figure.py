"""A figure: one number, with all that keeps it honest."""

from collections.abc import Iterable, Iterator
from typing import Annotated, Final, Literal, Self, get_args

from pydantic import ConfigDict, Field, model_validator

from warloss_gui.claims.base import Frozen, Identifier, LineText, Listed, ProseText, fault
from warloss_gui.claims.counts import (
    ITEM_OUTCOMES,
    PERSON_OUTCOMES,
    Counts,
    EquipmentClass,
    Outcome,
    Universe,
)
from warloss_gui.claims.dates import ClaimDate, ClaimPeriod, DateText
from warloss_gui.claims.quantity import Quantity, Unit
from warloss_gui.claims.schema_rules import Schema, field, given, left_out, one_of, rules, when
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
    why: ProseText = Field(description="The reason for the change.")


SECTION_UNITS: Final[dict[Section, frozenset[Unit]]] = {
    "personnel": frozenset(("person", "wounding_event")),
    "equipment": frozenset(("item",)),
    "contingents": frozenset(("person", "wounding_event")),
    "context": frozenset(("person", "wounding_event", "item", "square_kilometre")),
}
"""The units in which the figures of each section count."""

UNITS_OF_PEOPLE: Final[frozenset[Unit]] = frozenset(("person", "wounding_event"))

UNIT_OUTCOMES: Final[dict[Unit, frozenset[Outcome]]] = {
    "person": PERSON_OUTCOMES,
    "wounding_event": PERSON_OUTCOMES,
    "item": ITEM_OUTCOMES,
    "square_kilometre": frozenset(("other",)),
}
"""What can have happened to what is counted in each unit."""


def suiting_rules(*unit_of: str) -> Iterator[Schema]:
    """What can be said of things counted in a unit, which stands at a path of the object."""

    def is_in(units: Iterable[Unit]) -> Schema:
        condition = field("unit", one_of(units))
        for name in reversed(unit_of):
            condition = field(name, condition)
        return condition

    for unit, outcomes in UNIT_OUTCOMES.items():
        allowed = {"properties": {"outcomes": {"items": one_of(outcomes)}}}
        yield when(is_in([unit]), {"properties": {"counts": allowed}})
    nobody = {"properties": {"who": {"maxItems": 0}}}
    things = set(get_args(Unit)) - UNITS_OF_PEOPLE
    yield when(is_in(things), {"properties": {"counts": nobody}})
    separate = field("composition", one_of(["separate"]))
    one_outcome = {"properties": {"outcomes": {"maxItems": 1}}}
    others = set(get_args(Unit)) - {"item"}
    yield when(is_in(others), {"properties": {"counts": when(separate, one_outcome)}})


def _figure_rules() -> Iterator[Schema]:
    equipment = field("section", one_of(["equipment"]))
    yield when(equipment, given("equipment_class"), left_out("equipment_class"))
    for section, units in SECTION_UNITS.items():
        unit = {"properties": {"unit": one_of(units)}}
        yield when(field("section", one_of([section])), {"properties": {"quantity": unit}})
    yield from suiting_rules("quantity")
    present = field("counts", field("measure", one_of(["present"])))
    yield when(present, left_out("period"))


class Figure(Frozen):
    """One claimed number."""

    model_config = ConfigDict(json_schema_extra=rules(*_figure_rules()))

    id: Identifier = Field(description="A name for this figure that no other item of the sheet has.")
    section: Section = Field(description="The tab that shows it. context: stands apart, for comparison only.")
    party: Identifier = Field(description="The party whose losses or people are counted.")
    label: LineText = Field(description="What is counted, as it reads after the number: 'soldiers lost'.")
    title: LineText | None = Field(
        default=None,
        description="What is counted, as it reads with its party: 'Russian soldiers lost'. Nothing is "
        "inflected by machine, so without it the party is named apart.",
    )
    equipment_class: EquipmentClass | None = Field(
        default=None,
        description="For equipment: its class. other: the label names it.",
    )
    part_of: Identifier | None = Field(
        default=None,
        description="The id of the figure of this sheet of which this one is a part: 'of whom'.",
    )
    quantity: Quantity = Field(description="The number as published, with its bound and its unit.")
    counts: Counts
    universe: Universe = Universe()
    claim: Claim
    as_of: ClaimDate = Field(description="The day that the claim speaks of.")
    period: ClaimPeriod | None = Field(default=None, description="The span that the number covers.")
    reported: ClaimDate | None = Field(default=None, description="The day that the claim was published.")
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
        unit, classed = self.quantity.unit, self.equipment_class is not None
        if (self.section == "equipment") != classed:
            raise fault("class_and_section", *_CLASS_AND_SECTION)
        if unit not in SECTION_UNITS[self.section]:
            raise fault("unit_and_section", *_UNIT_AND_SECTION)
        require_suiting(unit, self.counts)
        if self.counts.measure == "present" and self.period is not None:
            raise fault("present_and_period", *_PRESENT_AND_PERIOD)
        return self


def require_suiting(unit: Unit, counts: Counts) -> None:
    """Refuse what cannot be said of things that are counted in a unit: raises the error of the rule."""
    if not counts.outcomes <= UNIT_OUTCOMES[unit]:
        raise fault("outcome_and_unit", *_OUTCOME_AND_UNIT)
    if counts.who and unit not in UNITS_OF_PEOPLE:
        raise fault("who_and_unit", *_WHO_AND_UNIT)
    if counts.composition == "separate" and len(counts.outcomes) > 1 and unit != "item":
        raise fault("composition_and_outcomes", *_COMPOSITION_AND_OUTCOMES)


_CLASS_AND_SECTION = (
    "the section and the equipment class do not go together",
    "figures of the section equipment have an equipment_class, and no others do",
)
_UNIT_AND_SECTION = (
    "the section and the unit do not go together",
    (
        "equipment is counted in item, people in person or wounding_event; context may also have item and "
        "square_kilometre"
    ),
)
_OUTCOME_AND_UNIT = (
    "an outcome does not suit the unit",
    (
        "people are killed, died, excess_deaths, wounded, missing, captured or displaced; items destroyed, "
        "damaged, abandoned or captured; anything else is other"
    ),
)
_WHO_AND_UNIT = (
    "the number is limited to a group of people and counts something else",
    "leave out who, or count in person or wounding_event",
)
_COMPOSITION_AND_OUTCOMES = (
    "several outcomes cannot be separate in one number",
    "use composition combined, or one figure for each outcome",
)
_PRESENT_AND_PERIOD = (
    "a state on a day has a period",
    "leave out period: as_of is the day of the state",
)
