"""The labels of an axis and of guides."""

from itertools import pairwise

import pytest

from tests.plots.pictures import lane, layout, mark, picture
from warloss_gui.plots.axes import LinearAxis, LogAxis
from warloss_gui.plots.picture import Guide

pytestmark = pytest.mark.usefixtures("qapp")


def test_the_labels_of_an_axis_are_fewer_where_there_is_less_room() -> None:
    shown = picture(lane(mark("m")), axis=LinearAxis.over(1_000_000))
    wide, narrow = layout(shown, 1_200), layout(shown, 420, 28)
    assert len(wide.axis.grid) > len(narrow.axis.grid) >= 2
    for laid in (wide, narrow):
        assert laid.axis.grid[0] == laid.frame.left
        assert len(laid.axis.texts) == len(laid.axis.grid)
        assert [text.rect.center().x() for text in laid.axis.texts] == pytest.approx(laid.axis.grid)


def test_a_log_axis_has_a_line_at_each_step_also_where_labels_are_thinned_out() -> None:
    laid = layout(picture(lane(mark("m")), axis=LogAxis(5)), 300, 28)
    labels = [text.rect.center().x() for text in laid.axis.texts if text.role == "tick"]
    steps = [after - before for before, after in pairwise(laid.axis.grid)]
    assert len(laid.axis.grid) == 6
    assert 2 <= len(labels) < 6
    assert steps == pytest.approx([(laid.frame.right - laid.frame.left) / 5] * 5)
    assert all(any(line == pytest.approx(label) for line in laid.axis.grid) for label in labels)


def test_the_title_of_an_axis_wraps() -> None:
    axis = LinearAxis(10, "each step is as long as every other step " * 4)
    laid = layout(picture(lane(mark("m")), axis=axis), 560)
    lines = [text.text for text in laid.axis.texts if text.role == "axis"]
    assert len(lines) > 1
    assert " ".join(lines) == axis.title.strip()
    assert laid.axis.height > layout(picture(lane(mark("m"))), 560).axis.height


def test_a_guide_has_its_label_where_there_is_more_room() -> None:
    laid = layout(picture(lane(mark("m")), guides=[Guide(0.1, "early"), Guide(0.9, "late")]))
    (early, (left,)), (late, (right,)) = laid.guides
    assert early < left.rect.left()
    assert right.rect.right() < late
    assert left.rect.bottom() <= right.rect.top()
    assert laid.row(0).top >= right.rect.bottom()
