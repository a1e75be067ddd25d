"""The shapes in which public records hold daily totals, and what other files of those projects are."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import Any, Final, cast

from warloss_gui.claims import phrases
from warloss_gui.claims.counted import Claimed, Counted
from warloss_gui.claims.counts import EquipmentClass
from warloss_gui.claims.edtf import parse_date
from warloss_gui.claims.identity import Identity, folded, identity
from warloss_gui.claims.quantity import Qualifier
from warloss_gui.history.series import Category
from warloss_gui.language import gettext, marked

CLAIMANT: Final = identity(
    "General Staff of the Armed Forces of Ukraine", ("General Staff of Ukraine’s Armed Forces",)
)
PARTY: Final = identity("Russia", ("Russian Federation", "RU"), iso3166="RUS")
DATE: Final = "date"
RECORD_HINT: Final = marked("a record is a JSON list of rows, each with a date and the totals of that day")
DOCUMENT_HINT: Final = marked(
    "a record is a list of daily totals, or an object with columns as warloss-gui schema record describes it"
)

_SINCE: Final = parse_date("2022-02-24")
_TERM: Final = "losses"
_JSON_SCHEMA: Final = "json-schema.org"


@dataclass(frozen=True, slots=True)
class ShapeColumn:
    """Where the totals of one count stand in a row, and what they count."""

    category: Category
    keys: tuple[str, ...]
    """Its names, the proper one first and misspelt ones after it."""
    claimed: Claimed
    is_former: bool = False
    """Whether the claimant reports it no more."""
    qualifier: Qualifier = "exact"
    """The bound of every total, where no column says it row by row."""
    qualifier_key: str | None = None
    """The column that says the bound, row by row."""


@dataclass(frozen=True, slots=True)
class Shape:
    """How one project writes the reports of a claimant: a list of rows, one for each day."""

    project: str
    """What the project calls itself."""
    claimant: Identity
    party: Identity
    columns: tuple[ShapeColumn, ...]
    others: frozenset[str]
    """Columns that hold no totals and are known."""
    newest_first: bool
    """Whether the newest row usually comes first."""
    uses_null: bool
    """Whether every row has every key, and null says that the claimant did not report it."""

    @property
    def total_keys(self) -> frozenset[str]:
        """Every key of a total."""
        return frozenset(chain.from_iterable(column.keys for column in self.columns))

    @property
    def known(self) -> frozenset[str]:
        """Every key that a row may have."""
        marks = (column.qualifier_key for column in self.columns if column.qualifier_key is not None)
        return self.total_keys.union(self.others, marks)

    def own_words(self, keys: Iterable[str]) -> int:
        """How many of its counts, and of its columns of bounds, are among these keys."""
        given = frozenset(keys)
        counts = sum(not given.isdisjoint(column.keys) for column in self.columns)
        return counts + sum(column.qualifier_key in given for column in self.columns)


def _people(*keys: str, qualifier: Qualifier = "exact", qualifier_key: str | None = None) -> ShapeColumn:
    counted = Counted("lost", PARTY, "person", since=_SINCE)
    claimed = Claimed(counted, CLAIMANT, _TERM, marked("personnel"))
    return ShapeColumn("personnel", keys, claimed, qualifier=qualifier, qualifier_key=qualifier_key)


def _prisoners(*keys: str) -> ShapeColumn:
    captured = Counted(
        "lost", PARTY, "person", outcomes=frozenset(("captured",)), composition="separate", since=_SINCE
    )
    claimed = Claimed(captured, CLAIMANT, marked("prisoners of war"), marked("prisoners"))
    return ShapeColumn("prisoners", keys, claimed, is_former=True)


def _class(name: EquipmentClass, *keys: str) -> ShapeColumn:
    counted = Counted("lost", PARTY, "item", name, since=_SINCE)
    return ShapeColumn(name, keys, Claimed(counted, CLAIMANT, _TERM, phrases.EQUIPMENT[name]))


def _former_class(category: Category, label: str, *keys: str) -> ShapeColumn:
    counted = Counted("lost", PARTY, "item", "other", since=_SINCE, words=folded(label))
    return ShapeColumn(category, keys, Claimed(counted, CLAIMANT, _TERM, label), is_former=True)


TOTALS: Final = Shape(
    project="PetroIvaniuk/2022-Ukraine-Russia-War-Dataset",
    claimant=CLAIMANT,
    party=PARTY,
    columns=(
        _people("personnel", qualifier_key="personnel*"),
        _prisoners("POW"),
        _class("aeroplanes", "aircraft"),
        _class("helicopters", "helicopter"),
        _class("tanks", "tank"),
        _class("armoured_fighting_vehicles", "APC"),
        _class("artillery_systems", "field artillery"),
        _class("multiple_launch_rocket_systems", "MRL"),
        _former_class("vehicles", marked("vehicles"), "military auto"),
        _former_class("fuel_tanks", marked("fuel tanks"), "fuel tank"),
        _class("drones", "drone"),
        _class("ships_and_boats", "naval ship"),
        _class("air_defence_systems", "anti-aircraft warfare"),
        _class("special_equipment", "special equipment"),
        _former_class(
            "mobile_srbm_systems",
            marked("mobile short-range ballistic missile systems"),
            "mobile SRBM system",
        ),
        _class("vehicles_and_fuel_tanks", "vehicles and fuel tanks"),
        _class("cruise_missiles", "cruise missiles"),
        _class("submarines", "submarines"),
        _class("ground_robotic_systems", "ground robotic systems"),
    ),
    others=frozenset((DATE, "day", "greatest losses direction")),
    newest_first=False,
    uses_null=False,
)

ORC_LOSSES: Final = Shape(
    project="Orc Losses",
    claimant=CLAIMANT,
    party=PARTY,
    columns=(
        _people("personnel", qualifier="about"),
        _class("tanks", "tanks"),
        _class("armoured_fighting_vehicles", "afvs"),
        _class("artillery_systems", "artillery"),
        _class("air_defence_systems", "airDefense"),
        _class("multiple_launch_rocket_systems", "rocketSystems"),
        _class("vehicles_and_fuel_tanks", "unarmoredVehicles"),
        _class("aeroplanes", "fixedWingAircraft"),
        _class("helicopters", "rotaryWingAircraft", "rotoryWingAircraft"),
        _class("drones", "uavs"),
        _class("ships_and_boats", "ships"),
        _class("submarines", "submarines"),
        _class("special_equipment", "specialEquipment"),
        _class("cruise_missiles", "missiles"),
    ),
    others=frozenset((DATE, "sourceUri")),
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
    return None if found.isdisjoint(best.total_keys) else best


def why_no_list(value: Any) -> tuple[str, str]:
    """What a document is that is no list, and what would be right."""
    if not isinstance(value, dict):
        return gettext("the document is not a list of rows"), gettext(DOCUMENT_HINT)
    fields = cast("dict[str, Any]", value)
    described_by = fields.get("$schema")
    if isinstance(described_by, str) and _JSON_SCHEMA in described_by:
        message = gettext("this is a JSON Schema: it describes documents and holds no totals")
        return message, gettext("choose the file that it describes")
    if "format_version" in fields and "figures" in fields:
        message = gettext("this is a fact sheet, and not a record of daily totals")
        return message, gettext("open it as a sheet")
    return gettext("the document is an object, and not a list of rows"), gettext(DOCUMENT_HINT)


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
