"""The shapes in which public records hold daily totals, and what other files of those projects are."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import Any, Final, cast

from warloss_gui.claims.quantity import Qualifier
from warloss_gui.history.series import Category
from warloss_gui.language import gettext, marked

CLAIMANT: Final = "General Staff of the Armed Forces of Ukraine"
PARTY: Final = "Russia"
DATE: Final = "date"
RECORD_HINT: Final = marked("a record is a JSON list of rows, each with a date and the totals of that day")

_JSON_SCHEMA: Final = "json-schema.org"


@dataclass(frozen=True, slots=True)
class Shape:
    """How one project writes the reports of the claimant: a list of rows, one for each day."""

    project: str
    """What the project calls itself."""
    categories: Mapping[Category, tuple[str, ...]]
    """The keys of each category, the proper one first and misspelt ones after it."""
    others: frozenset[str]
    """Columns that hold no totals and are known."""
    qualifiers: Mapping[Category, Qualifier]
    """The bound of every total of a category, where it is not exact."""
    qualifier_keys: Mapping[Category, str]
    """The column that says the bound of a category, row by row."""
    newest_first: bool
    """Whether the newest row usually comes first."""
    uses_null: bool
    """Whether every row has every key, and null says that the claimant did not report it."""

    @property
    def known(self) -> frozenset[str]:
        """Every key that a row may have."""
        return self.others.union(chain.from_iterable(self.categories.values()), self.qualifier_keys.values())


TOTALS: Final = Shape(
    project="PetroIvaniuk/2022-Ukraine-Russia-War-Dataset",
    categories={
        "personnel": ("personnel",),
        "prisoners": ("POW",),
        "aeroplanes": ("aircraft",),
        "helicopters": ("helicopter",),
        "tanks": ("tank",),
        "armoured_fighting_vehicles": ("APC",),
        "artillery_systems": ("field artillery",),
        "multiple_launch_rocket_systems": ("MRL",),
        "vehicles": ("military auto",),
        "fuel_tanks": ("fuel tank",),
        "drones": ("drone",),
        "ships_and_boats": ("naval ship",),
        "air_defence_systems": ("anti-aircraft warfare",),
        "special_equipment": ("special equipment",),
        "mobile_srbm_systems": ("mobile SRBM system",),
        "vehicles_and_fuel_tanks": ("vehicles and fuel tanks",),
        "cruise_missiles": ("cruise missiles",),
        "submarines": ("submarines",),
        "ground_robotic_systems": ("ground robotic systems",),
    },
    others=frozenset((DATE, "day", "greatest losses direction")),
    qualifiers={},
    qualifier_keys={"personnel": "personnel*"},
    newest_first=False,
    uses_null=False,
)

ORC_LOSSES: Final = Shape(
    project="Orc Losses",
    categories={
        "personnel": ("personnel",),
        "tanks": ("tanks",),
        "armoured_fighting_vehicles": ("afvs",),
        "artillery_systems": ("artillery",),
        "air_defence_systems": ("airDefense",),
        "multiple_launch_rocket_systems": ("rocketSystems",),
        "vehicles_and_fuel_tanks": ("unarmoredVehicles",),
        "aeroplanes": ("fixedWingAircraft",),
        "helicopters": ("rotaryWingAircraft", "rotoryWingAircraft"),
        "drones": ("uavs",),
        "ships_and_boats": ("ships",),
        "submarines": ("submarines",),
        "special_equipment": ("specialEquipment",),
        "cruise_missiles": ("missiles",),
    },
    others=frozenset((DATE, "sourceUri")),
    qualifiers={"personnel": "about"},
    qualifier_keys={},
    newest_first=True,
    uses_null=True,
)

SHAPES: Final = (TOTALS, ORC_LOSSES)

QUALIFIER_WORDS: Final[Mapping[str | None, Qualifier]] = {
    None: "exact",
    "about": "about",
    "more": "more_than",
}
"""What a column of qualifiers says, and what it means. Without a word the number stands as published."""


def shape_of(keys: Iterable[str]) -> Shape | None:
    """The shape of rows that have these keys between them, or None if none of them is a known total."""
    found = frozenset(keys)
    best = max(SHAPES, key=lambda shape: len(found & shape.known))
    return None if found.isdisjoint(chain.from_iterable(best.categories.values())) else best


def why_no_list(value: Any) -> tuple[str, str]:
    """What a document is that is no list, and what would be right."""
    if not isinstance(value, dict):
        return gettext("the document is not a list of rows"), gettext(RECORD_HINT)
    fields = cast("dict[str, Any]", value)
    described_by = fields.get("$schema")
    if isinstance(described_by, str) and _JSON_SCHEMA in described_by:
        message = gettext("this is a JSON Schema: it describes documents and holds no totals")
        return message, gettext("choose the file that it describes")
    if "format_version" in fields and "figures" in fields:
        message = gettext("this is a fact sheet, and not a record of daily totals")
        return message, gettext("open it as a sheet")
    if "format_version" in fields and "series" in fields:
        message = gettext("this is a history with one column for each class, and not a list of daily rows")
        return message, gettext(RECORD_HINT)
    return gettext("the document is an object, and not a list of rows"), gettext(RECORD_HINT)


def why_no_totals(keys: Iterable[str]) -> tuple[str, str]:
    """What a list of rows is that have none of the known totals, and what would be right."""
    if {"model", "losses_total"} <= frozenset(keys):
        message = gettext("this list counts losses by model, and not by day")
        return message, gettext("choose the file with the totals of each day")
    message = gettext("no row has a total whose name is known")
    return message, gettext("use the names of a public record, such as tank or tanks")


def why_corrections() -> tuple[str, str]:
    """What a list is whose numbers are mostly zero or negative, and what would be right."""
    message = gettext("this list holds corrections of single days, some of them negative, and not totals")
    return message, gettext("choose the file with the totals of each day")
