"""The pages of a kiosk with their pictures, made in the pool: a sheet may have very many figures."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from warloss_gui.history.shown import Shown
from warloss_gui.kiosk.config import PageName
from warloss_gui.kiosk.content import Page, Saying, page_of
from warloss_gui.plots import series, timeline
from warloss_gui.plots.history_picture import Timeline
from warloss_gui.plots.series import Picture


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

    def picture_of(self, ids: Iterable[str]) -> Picture | None:
        """The picture with the lanes of some figures only, if they have any; its axis stays."""
        if self.picture is None:
            return None
        wanted = set(ids)
        lanes = tuple(lane for lane in self.picture.lanes if lane.marks[0].id in wanted)
        return replace(self.picture, lanes=lanes) if lanes else None


def prepare(names: Iterable[PageName], shown: Shown) -> dict[PageName, Prepared]:
    """The pages of a rota that have something to show."""
    made = [_prepared(name, shown) for name in dict.fromkeys(names)]
    return {one.page.name: one for one in made if not one.page.is_empty}


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
