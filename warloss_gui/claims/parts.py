"""The four parts that a sheet is shown in, always in this order: the tabs of the window."""

from typing import Final, Literal

from warloss_gui.claims.figure import Section
from warloss_gui.claims.sheet import FactSheet
from warloss_gui.language import gettext

TabName = Literal["personnel", "equipment", "contingents", "statements"]
TAB_NAMES: Final[tuple[TabName, ...]] = ("personnel", "equipment", "contingents", "statements")

SECTIONS: Final[dict[TabName, tuple[Section, ...]]] = {
    "personnel": ("personnel", "context"),
    "equipment": ("equipment",),
    "contingents": ("contingents",),
    "statements": (),
}
"""The sections of a sheet whose figures and notes each part shows. Context stands apart in the first."""


def tab_titles(sheet: FactSheet | None = None) -> dict[TabName, str]:
    """The titles of the parts, in their order: as they are called in a sheet, or else as usual."""
    titles: dict[TabName, str] = {
        "personnel": gettext("Personnel"),
        "equipment": gettext("Equipment"),
        "contingents": gettext("Allied contingents"),
        "statements": gettext("Statements"),
    }
    if sheet is None:
        return titles
    own = sheet.titles
    named = dict(zip(TAB_NAMES, (own.personnel, own.equipment, own.contingents, own.statements), strict=True))
    return {name: named[name] or usual for name, usual in titles.items()}
