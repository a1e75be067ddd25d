"""The four parts that a sheet is shown in, always in this order: the tabs of the window."""

from typing import Final, Literal

from warloss_gui.claims.figure import Section
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


def tab_titles() -> dict[TabName, str]:
    """The titles of the parts, in their order."""
    return {
        "personnel": gettext("Personnel"),
        "equipment": gettext("Equipment"),
        "contingents": gettext("Allied contingents"),
        "statements": gettext("Statements"),
    }
