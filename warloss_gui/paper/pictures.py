"""The picture of each part of a sheet, as its tab shows it."""

from warloss_gui.claims.parts import TabName
from warloss_gui.history.shown import Shown
from warloss_gui.plots import series, statements
from warloss_gui.plots.picture import Picture


def picture_of(name: TabName, shown: Shown) -> Picture | None:
    """The picture of a part, or None where it has nothing to draw."""
    match name:
        case "personnel":
            picture = series.personnel(shown.sheet, shown.comparison)
        case "equipment":
            picture = series.equipment(shown.sheet, "log", shown.comparison, shown.own)
        case "contingents":
            picture = series.contingents(shown.sheet, shown.comparison)
        case "statements":
            picture = statements.when_said(shown.sheet)
    return picture if picture.lanes else None
