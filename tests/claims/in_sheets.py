"""A figure with the sheet that it is of, since its words name what else the sheet holds."""

from typing import Any, NamedTuple

from tests.builders import Json, figure, sheet_of
from warloss_gui.claims.figure import Figure
from warloss_gui.claims.sheet import FactSheet


class InSheet(NamedTuple):
    """A figure and its sheet, as what words figures takes them."""

    figure: Figure
    sheet: FactSheet


def in_sheet(made: Json | None = None, **changes: Any) -> InSheet:
    """A figure, given as JSON, in a sheet of its own or before others that are given as `beside`."""
    beside: list[Json] = changes.pop("beside", [])
    sheet = sheet_of(**{**changes, "figures": [figure() if made is None else made, *beside]})
    return InSheet(sheet.figures[0], sheet)
