"""How the marks of a lane and their labels find room."""

import pytest

from tests.plots.faults import faults
from tests.plots.pictures import lane, layout, mark, picture, values

pytestmark = pytest.mark.usefixtures("qapp")


def test_a_label_stands_to_the_right_to_the_left_or_below() -> None:
    text = "about 1.02 million†"
    laid = layout(
        picture(*(lane(mark("m", at, label=text)) for at in (0.1, 0.9)), lane(mark("m", label=text * 4)))
    )
    (right,), (left,), below = (values(laid, i) for i in range(3))
    spots = [laid.row(i).spots[0] for i in range(3)]
    assert right.rect.left() > spots[0].room.right()
    assert left.rect.right() < spots[1].room.left()
    assert len(below) == 1
    assert below[0].rect.top() >= spots[2].room.bottom()
    assert below[0].rect.left() < spots[2].low < below[0].rect.right()


def test_marks_that_are_near_stand_below_each_other() -> None:
    near = [mark(f"m{i}", 0.5 + i / 1_000, label="24 February 2022") for i in range(4)]
    laid = layout(picture(lane(*near), lane(mark("m"))))
    heights = [spot.y for spot in laid.row(0).spots]
    assert heights == sorted(set(heights))
    assert len(values(laid)) == 4
    assert laid.row(0).bottom - laid.row(0).start > laid.row(1).bottom - laid.row(1).start


def test_marks_that_are_too_many_for_their_labels_are_all_there() -> None:
    """They stand in a line of their own, below those that have labels."""
    laid = layout(picture(lane(*(mark(f"m{i}", 0.5, label="24 February 2022") for i in range(40)))))
    spots = laid.row(0).spots
    assert [spot.mark.id for spot in spots] == [f"m{i}" for i in range(40)]
    labelled = [spot for spot in spots if not spot.label.isNull()]
    assert 2 <= len(labelled) < 10
    assert {spot.y for spot in spots if spot.label.isNull()} == {max(spot.y for spot in spots)}
    assert list(faults(laid)) == []


def test_peers_stand_in_small_print() -> None:
    own, other = mark("own", 0.2, label="1,234"), mark("own/a", 0.6, label="1,234", figure="own")
    laid = layout(picture(lane(own, other)))
    large, small = (text for text in laid.row(0).texts if text.role in ("value", "peer"))
    assert small.rect.width() < large.rect.width()
