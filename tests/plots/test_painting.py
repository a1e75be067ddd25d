"""What stands between the two ends of a mark: a segment, a thin line or a hatched band, and a best value."""

from itertools import pairwise
from typing import Final

import numpy as np
import pytest
from PySide6.QtGui import QImage, QPainter

from tests.plots.pictures import Pixels, colour, lane, mark, picture
from warloss_gui.plots import painting
from warloss_gui.plots.layout import Layout
from warloss_gui.plots.palette import Palette, palette_of
from warloss_gui.plots.picture import Shape
from warloss_gui.qt.theme import Look

_WIDTH: Final = 800


@pytest.fixture
def palette(look: Look) -> Palette:
    return palette_of(look)


def painted(shape: Shape, palette: Palette, best: float | None = None) -> tuple[Pixels, int, int, int]:
    """A lane with one mark from 0.2 to 0.8, and the pixels of its height and of its two ends."""
    one = mark("a", 0.2, 0.8, shape=shape, label="", basis="named_list", best=best)
    layout = Layout(picture(lane(one)), _WIDTH, palette.fonts)
    row = layout.row(0)
    image = QImage(_WIDTH, round(layout.height), QImage.Format.Format_RGB32)
    image.fill(palette.page)
    painter = QPainter(image)
    painting.paint_row(painter, row, layout, palette, palette.page)
    painting.paint_marks(painter, row.spots, layout, palette)
    painter.end()
    pixels = np.frombuffer(image.constBits(), np.uint32).reshape(image.height(), _WIDTH) & np.uint32(0xFFFFFF)
    (spot,) = row.spots
    return pixels, round(spot.y), round(spot.low), round(spot.high)


def ink_at(pixels: Pixels, x: int, palette: Palette) -> int:
    """How many pixels of a column are drawn on."""
    return int((pixels[:, x] != colour(palette.page)).sum())


def test_an_interval_is_a_thinner_line_than_a_range(palette: Palette) -> None:
    found = {shape: painted(shape, palette) for shape in ("span", "interval")}
    middle = {
        shape: ink_at(pixels, (low + high) // 2, palette) for shape, (pixels, _y, low, high) in found.items()
    }
    assert 0 < middle["interval"] < middle["span"]


def test_words_are_a_hatched_band_without_a_mark_at_its_ends(palette: Palette) -> None:
    pixels, y, low, high = painted("words", palette)
    along = pixels[y, low + 3 : high - 3] != colour(palette.page)
    assert sum(one != other for one, other in pairwise(along)) > 40
    outside = pixels[:, : low - 2] != colour(palette.page)
    assert not outside[:, low - 12 :].any()
    heights = {ink_at(pixels, x, palette) for x in (low, high)}
    assert max(heights) < 20


@pytest.mark.parametrize("shape", ["span", "interval"])
def test_a_best_value_has_its_tick_where_it_is(shape: Shape, palette: Palette) -> None:
    plain, _y, low, high = painted(shape, palette)
    best, _y, _low, _high = painted(shape, palette, best=0.35)
    place = round(low + (high - low) * 0.25)
    assert ink_at(best, place, palette) > 2 * ink_at(plain, place, palette)
    elsewhere = round(low + (high - low) * 0.75)
    assert ink_at(best, elsewhere, palette) == ink_at(plain, elsewhere, palette)
