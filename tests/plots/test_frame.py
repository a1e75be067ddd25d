"""What stands beside what: the texts of all lanes, and their marks over one axis."""

import pytest

from tests.plots.pictures import lane, layout, mark, picture
from warloss_gui.plots.axes import LogAxis
from warloss_gui.plots.picture import Shape

pytestmark = pytest.mark.usefixtures("qapp")


def test_an_arrow_has_room_at_both_ends() -> None:
    ends: list[tuple[float, Shape]] = [(0.0, "up_to"), (1.0, "from"), (0.0, "from"), (1.0, "up_to")]
    laid = layout(picture(*(lane(mark("m", at, shape=shape), title="T" * 40) for at, shape in ends)))
    for i, (_at, shape) in enumerate(ends):
        (spot,) = laid.row(i).spots
        before, after = spot.low - spot.room.left(), spot.room.right() - spot.low
        assert (before > after) is (shape == "up_to")
        assert spot.room.left() >= laid.frame.gutter
        assert spot.room.right() <= laid.frame.width


def test_what_is_off_the_axis_stands_before_it() -> None:
    laid = layout(picture(lane(mark("nothing", None)), lane(mark("one", 0.0)), axis=LogAxis.over(10)))
    nothing, one = laid.row(0).spots[0], laid.row(1).spots[0]
    assert laid.frame.gutter < nothing.low < one.low == laid.frame.left
    zero = next(text for text in laid.axis.texts if text.text == "0")
    assert zero.rect.center().x() == pytest.approx(nothing.low)
    assert laid.axis.grid[-1] == nothing.low
    without = layout(picture(lane(mark("one", 0.0)), axis=LogAxis(5)))
    assert "0" not in {text.text for text in without.axis.texts}
    assert without.frame.left in without.axis.grid
    assert without.frame.slot == without.frame.left
