"""Lengths grow with the text."""

import pytest

from tests.plots.pictures import fonts
from warloss_gui.plots.sizes import ARROW, GAP, RADIUS, UNIT, Sizes

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.mark.parametrize("size", [14, 28])
def test_lengths_grow_with_the_text(size: int) -> None:
    sizes = Sizes.of(fonts(size))
    assert sizes.unit == sizes.body.height / UNIT
    assert (sizes.radius, sizes.arrow, sizes.gap) == tuple(
        length * sizes.unit for length in (RADIUS, ARROW, GAP)
    )
    assert sizes.small.height < sizes.body.height
