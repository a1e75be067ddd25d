"""The closed terms of format 1: all that may stand in such a field. They never change again."""

from typing import Final

SECTIONS: Final = ("personnel", "equipment", "contingents", "context")
MEASURES: Final = ("loss", "deployment")
COMPOSITIONS: Final = ("separate", "combined", "unspecified")
PERSON_OUTCOMES: Final = ("killed", "wounded", "missing", "captured")
ITEM_OUTCOMES: Final = ("destroyed", "damaged", "abandoned", "captured")
EQUIPMENT_CLASSES: Final = (
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
)
QUALIFIERS: Final = ("exact", "about", "at_least", "more_than", "up_to", "nearly", "between")
PERSON_UNITS: Final = ("person", "wounding_event")
ITEM_UNIT: Final = "item"
ROLES: Final = ("self", "adversary", "third_state", "think_tank", "research", "media")
EVIDENCE_BASES: Final = (
    "aggregate_claim",
    "intelligence_estimate",
    "named_list",
    "visual_confirmation",
    "statistical_model",
    "media_report",
)
NOT_NAMED: Final = "not-named"
SOURCE_KINDS: Final = ("organisation", "person", "article", "report", "post", "speech", "dataset", "agency")
CAVEAT_KINDS: Final = (
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
)
SEVERITIES: Final = ("important", "minor")
DATE_BASES: Final = ("stated", "inferred")
REVISION_AUTHORS: Final = ("claimant", "relayer", "transcriber")
STATES: Final = ("ongoing", "ceasefire", "ended")
FORMS: Final = ("verbatim", "paraphrase")

DATE_SHAPES: Final = (
    "2025-06-30",
    "2025-06",
    "2025-06-XX",
    "2025-21",
    "2025-22",
    "2025-23",
    "2025-24",
    "2025",
    "2025-XX",
    "2025-XX-XX",
    "202X",
    "20XX",
)
"""A date of every precision, in every way in which it can be written; the seasons one by one."""

DATE_MARKS: Final = ("", "?", "~", "%")
INTERVAL_ENDS: Final = ("start/end", "start/..", "start/", "../end", "/end")

FIELDS: Final[dict[str, tuple[str, ...]]] = {
    "section": SECTIONS,
    "measure": MEASURES,
    "composition": COMPOSITIONS,
    "outcomes": (*PERSON_OUTCOMES, *ITEM_OUTCOMES),
    "equipment_class": EQUIPMENT_CLASSES,
    "qualifier": QUALIFIERS,
    "unit": (*PERSON_UNITS, ITEM_UNIT),
    "claimant": (NOT_NAMED,),
    "role": ROLES,
    "basis": (*EVIDENCE_BASES, *DATE_BASES),
    "kind": (*SOURCE_KINDS, *CAVEAT_KINDS),
    "severity": SEVERITIES,
    "by": REVISION_AUTHORS,
    "state": STATES,
    "form": FORMS,
}
"""The terms by the name of the field that they stand in."""
