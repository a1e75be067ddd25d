"""The pages of a kiosk with their pictures, made in the pool: a sheet may have very many figures."""

import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Self

from warloss_gui.claims.sheet import FactSheet
from warloss_gui.history.shown import Shown
from warloss_gui.kiosk.config import PageName
from warloss_gui.kiosk.content import Page, Saying, page_of
from warloss_gui.plots import series, timeline
from warloss_gui.plots.history_picture import Timeline
from warloss_gui.plots.picture import Picture


@dataclass(frozen=True, slots=True)
class Prepared:
    """A page with all that is drawn on it."""

    page: Page
    picture: Picture | None = None
    timeline: Timeline | None = None

    @property
    def in_order(self) -> tuple[Saying, ...]:
        """The figures in the order of the picture."""
        if self.picture is None:
            return self.page.figures
        by_id = {saying.id: saying for saying in self.page.figures}
        return tuple(by_id[lane.marks[0].id] for lane in self.picture.lanes)

    @property
    def undrawn(self) -> tuple[Saying, ...]:
        """The figures that have no place in the picture, which are said in words."""
        if self.picture is None:
            return ()
        return tuple(saying for saying in self.page.figures if not saying.is_drawn)

    def picture_of(self, ids: Iterable[str]) -> Picture | None:
        """The picture with the lanes of some figures only, if they have any; its axis stays."""
        if self.picture is None:
            return None
        wanted = set(ids)
        lanes = tuple(lane for lane in self.picture.lanes if lane.marks[0].id in wanted)
        return replace(self.picture, lanes=lanes) if lanes else None


@dataclass(frozen=True, slots=True)
class PageSet:
    """The pages of what is shown of a sheet that have something to show, by name."""

    shown: Shown
    pages: Mapping[PageName, Prepared]

    @classmethod
    def of(cls, names: Iterable[PageName], shown: Shown, former: Self | None = None) -> Self:
        """The pages of a rota for what is shown; the former ones where that is the same."""
        if former is not None and former.shown == shown:
            return former
        return cls(shown, prepare(names, shown))

    @property
    def sheet(self) -> FactSheet:
        """The sheet as its document has it."""
        return self.shown.own


def prepare(names: Iterable[PageName], shown: Shown) -> dict[PageName, Prepared]:
    """The pages that have something to show. One that fails is left out; its error goes where all go."""
    made: dict[PageName, Prepared] = {}
    for name in dict.fromkeys(names):
        try:
            one = _prepared(name, shown)
        except Exception as error:  # noqa: BLE001 - it goes where all uncaught errors go
            sys.excepthook(type(error), error, error.__traceback__)
            continue
        if not one.page.is_empty:
            made[name] = one
    return made


def _prepared(name: PageName, shown: Shown) -> Prepared:
    page, sheet = page_of(name, shown), shown.sheet
    if name == "history":
        drawn = timeline.personnel_history(shown)
        return Prepared(page if drawn is not None else replace(page, figures=()), timeline=drawn)
    if not page.figures:
        return Prepared(page)
    if name == "personnel":
        return Prepared(page, series.personnel(sheet))
    if name == "equipment":
        return Prepared(page, series.equipment(sheet, "log"))
    return Prepared(page, series.contingents(sheet))
