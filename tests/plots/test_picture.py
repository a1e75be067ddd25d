"""What a picture knows of its marks."""

from tests.plots.pictures import lane, mark, picture
from warloss_gui.plots.picture import in_order, word_left_out


def test_the_marks_of_a_picture_are_those_of_its_lanes() -> None:
    shown = picture(lane(mark("a"), mark("b")), lane(), lane(mark("c")))
    assert [one.id for one in shown.marks] == ["a", "b", "c"]


def test_a_picture_knows_whether_a_mark_has_no_place_on_its_axis() -> None:
    assert not picture(lane(mark("a", 0.0))).has_off_axis
    assert picture(lane(mark("a", 0.0)), lane(mark("nothing", None))).has_off_axis


def test_a_mark_beside_another_chooses_that_figure() -> None:
    assert mark("own").chooses == "own"
    assert mark("own/other", figure="own").chooses == "own"


def test_a_lane_knows_whether_figures_of_a_second_sheet_stand_in_it() -> None:
    assert not lane(mark("own"), mark("another")).has_peers
    assert lane(mark("own"), mark("own/other", figure="own")).has_peers


def test_marks_go_from_left_to_right_and_those_off_the_axis_come_first() -> None:
    assert [one.id for one in in_order([mark("c", 0.9), mark("nothing", None), mark("a", 0.1)])] == [
        "nothing",
        "a",
        "c",
    ]


def test_what_is_left_out_is_said_and_nothing_where_all_is_drawn() -> None:
    assert word_left_out(1_000, 1_000) == ""
    assert word_left_out(2, 3_000) == "The first 2 of 3,000 are drawn; all of them stand below."
