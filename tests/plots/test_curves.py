"""Lines in pixels: thinned so that every fall is kept."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from warloss_gui.plots.curves import thinned

HEIGHTS = st.lists(st.integers(0, 20), min_size=1, max_size=200)


@given(HEIGHTS, st.floats(0.01, 3))
def test_thinning_keeps_the_least_and_the_greatest_of_each_pixel(heights: list[int], step: float) -> None:
    x = np.arange(len(heights), dtype=np.float64) * np.float64(step)
    y = np.array(heights, np.float64)
    kept = thinned(x, y)
    columns = np.floor(x)
    assert np.all(np.diff(kept) > 0)
    for pixel in np.unique(columns):
        inside = y[columns == pixel]
        found = y[kept][columns[kept] == pixel]
        assert (found.min(), found.max()) == (inside.min(), inside.max())
        assert len(found) <= 2


def test_thinning_leaves_few_reports_as_they_are() -> None:
    assert thinned(np.array([0.0, 5.0, 9.0]), np.array([1.0, 2.0, 1.0])).tolist() == [0, 1, 2]
