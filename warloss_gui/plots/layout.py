"""Where everything of a picture goes, in pixels, for a width and a text size: lanes above an axis.

Texts wrap and are never cut, but for those on the screen in a picture of very many lanes of one height.
"""

from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property
from itertools import accumulate

from warloss_gui.plots.axis_layout import AxisLayout, place_axis, place_guides
from warloss_gui.plots.frame import Frame
from warloss_gui.plots.picture import Picture
from warloss_gui.plots.rows import Heading, Row, heading_of, lane_height, place_row
from warloss_gui.plots.texts import Fonts, Text


class Layout:
    """A picture laid out for a width. Rows are worked out when they are first asked for.

    What is to be read without a window is laid out `whole`: nobody can ask there for what is cut.
    """

    def __init__(self, picture: Picture, width: float, fonts: Fonts, *, whole: bool = False) -> None:
        self.picture = picture
        self.frame = Frame.of(picture, width, fonts, whole=whole)
        self._rows: dict[int, Row] = {}

    @property
    def height(self) -> float:
        """The height of all lanes with their headings."""
        return self._tops[-1]

    @cached_property
    def guides(self) -> list[tuple[float, list[Text]]]:
        """The lines through all lanes, each with its label above the first one."""
        return place_guides(self.picture.guides, self.frame)

    @cached_property
    def axis(self) -> AxisLayout:
        """The axis, below a line at 0."""
        return place_axis(self.picture, self.frame)

    def lane_at(self, y: float) -> int | None:
        """The lane at a height, or None beside all of them and at a heading."""
        tops = self._tops
        if not self.picture.lanes or not tops[0] <= y < tops[-1]:
            return None
        number = bisect_right(tops, y) - 1
        return number if y >= self.row(number).start else None

    def between(self, top: float, bottom: float) -> Iterator[Row]:
        """The rows that are at least partly seen between two heights."""
        tops = self._tops
        for i in range(max(bisect_right(tops, top) - 1, 0), len(self.picture.lanes)):
            if tops[i] > bottom:
                return
            yield self.row(i)

    def row(self, number: int) -> Row:
        """The row of a lane, by its number."""
        if number not in self._rows:
            lane, heading = self.picture.lanes[number], self._heading(number)
            top, bottom = self._tops[number], self._tops[number + 1]
            self._rows[number] = place_row(lane, heading, top, bottom, self.frame)
        return self._rows[number]

    @cached_property
    def _tops(self) -> list[float]:
        """Where each lane begins with its heading, and where the last one ends."""
        guides = [texts[-1].rect.bottom() + self.frame.sizes.gap for _, texts in self.guides]
        start = guides[-1] if guides else 0.0
        lanes = enumerate(self.picture.lanes)
        heights = (self._heading(i).height + lane_height(lane, self.frame) for i, lane in lanes)
        return list(accumulate(heights, initial=start))

    def _heading(self, number: int) -> Heading:
        """The heading of a lane, if it is the first of its group."""
        lanes = self.picture.lanes
        group = lanes[number].group
        if not group or (number and lanes[number - 1].group == group):
            return Heading()
        return heading_of(group, self.frame, is_first=number == 0)
