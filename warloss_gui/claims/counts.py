"""What a number counts.

"Casualties" holds killed and wounded in NATO's use and often also missing and captured; "losses" is
left undefined by most claimants. So the outcomes are a set, and an empty set means that the source
did not say.
"""

from typing import Annotated, Final, Literal, Self

from pydantic import Field, PlainSerializer, model_validator

from warloss_gui.claims.base import Frozen, Identifier, LineText, Listed, fault
from warloss_gui.claims.schema_rules import Schema

Outcome = Literal[
    "killed",
    "died",
    "excess_deaths",
    "wounded",
    "missing",
    "captured",
    "displaced",
    "destroyed",
    "damaged",
    "abandoned",
    "other",
]
Composition = Literal["separate", "combined", "unspecified"]
Measure = Literal["lost", "sent", "present"]
Who = Literal[
    "soldiers",
    "civilians",
    "children",
    "women",
    "men",
    "older_people",
    "medical_staff",
    "journalists",
    "aid_workers",
]

PERSON_OUTCOMES: Final[frozenset[Outcome]] = frozenset(
    ("killed", "died", "excess_deaths", "wounded", "missing", "captured", "displaced", "other")
)
ITEM_OUTCOMES: Final[frozenset[Outcome]] = frozenset(
    ("destroyed", "damaged", "abandoned", "captured", "other")
)

EquipmentClass = Literal[
    "tanks",
    "armoured_fighting_vehicles",
    "vehicles_and_fuel_tanks",
    "artillery_systems",
    "multiple_launch_rocket_systems",
    "air_defence_systems",
    "aeroplanes",
    "helicopters",
    "drones",
    "ships_and_boats",
    "submarines",
    "cruise_missiles",
    "special_equipment",
    "ground_robotic_systems",
    "other",
]
"""The classes of the daily reports of the General Staff of the Armed Forces of Ukraine, and any other."""


class Counts(Frozen):
    """What happened to those who are counted, and who they are."""

    measure: Measure = Field(
        default="lost",
        description="lost, sent, or present: held, displaced or stationed on the day itself.",
    )
    outcomes: Annotated[frozenset[Outcome], Listed, PlainSerializer(sorted)] = Field(
        description="Each outcome that the number includes. Empty: the source does not say. other: see term."
    )
    composition: Composition = Field(
        description="separate: one outcome alone. combined: several in one number. unspecified: not said."
    )
    term: LineText = Field(description="The claimant's own word: losses, casualties, killed.")
    who: Annotated[frozenset[Who], Listed, PlainSerializer(sorted)] = Field(
        default=frozenset(),
        description="The groups of people that the number is limited to, all together (OHCHR "
        "disaggregation): women and children. Empty: the source does not say.",
    )


_EACH_ONCE: Final[Schema] = {"uniqueItems": True}


class Universe(Frozen):
    """Whom the number covers, as party ids. What is not named is as the figure's party says."""

    includes: Annotated[tuple[Identifier, ...], Listed] = Field(
        default=(),
        description="Parties whose people are in the number although they are not its party.",
        json_schema_extra=_EACH_ONCE,
    )
    excludes: Annotated[tuple[Identifier, ...], Listed] = Field(
        default=(),
        description="Parties whose people are known not to be in the number.",
        json_schema_extra=_EACH_ONCE,
    )
    unclear: Annotated[tuple[Identifier, ...], Listed] = Field(
        default=(),
        description="Parties of whom it is unclear whether the number includes them.",
        json_schema_extra=_EACH_ONCE,
    )

    @model_validator(mode="after")
    def _each_party_once(self) -> Self:
        named = (*self.includes, *self.excludes, *self.unclear)
        if len(set(named)) < len(named):
            raise fault("universe_repeats", "the universe names a party twice", "name each party once")
        return self
