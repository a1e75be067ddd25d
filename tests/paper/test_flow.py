from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QPainter

from warloss_gui.paper.flow import pages_of
from warloss_gui.paper.strips import Strip, gap, held

HEIGHT = 100.0


def nothing(_painter: QPainter) -> None:
    return


def strip(height: float = 30.0, *, keeps: bool = False) -> Strip:
    return Strip(height, nothing, keeps=keeps)


def heights(*strips: Strip) -> list[list[float]]:
    return [[placed.strip.height for placed in page] for page in pages_of(strips, HEIGHT)]


def test_strips_fill_a_page_and_then_the_next() -> None:
    assert heights(strip(40), strip(40), strip(40)) == [[40, 40], [40]]
    assert heights(strip(50), strip(50)) == [[50, 50]]


def test_what_keeps_goes_to_the_page_of_the_next() -> None:
    assert heights(strip(80), strip(15, keeps=True), strip(20)) == [[80], [15, 20]]


def test_a_gap_does_not_part_what_keeps_and_does_not_begin_a_page() -> None:
    assert heights(strip(70), strip(15, keeps=True), gap(5), strip(20)) == [[70], [15, 5, 20]]
    assert heights(strip(100), gap(10), strip(20)) == [[100], [20]]


def test_a_group_that_is_higher_than_a_page_is_divided() -> None:
    group = held([strip(40)] * 5)
    assert heights(*group) == [[40, 40], [40, 40], [40]]


def test_a_strip_that_is_higher_than_a_page_has_one_for_itself() -> None:
    assert heights(strip(20), strip(300), strip(20)) == [[20], [300], [20]]


def test_no_strips_have_no_pages() -> None:
    assert heights() == []


@st.composite
def any_strip(draw: st.DrawFn) -> Strip:
    height = draw(st.floats(1, 120))
    return gap(height) if draw(st.booleans()) else strip(height, keeps=draw(st.booleans()))


@given(st.lists(any_strip(), max_size=40))
def test_every_strip_is_on_one_page_in_order_and_none_reaches_out(strips: list[Strip]) -> None:
    pages = list(pages_of(strips, HEIGHT))
    shown = [placed.strip for page in pages for placed in page if not placed.strip.is_gap]
    assert shown == [one for one in strips if not one.is_gap]
    for page in pages:
        assert not page[0].strip.is_gap
        end = 0.0
        for placed in page:
            assert placed.top == end
            end = placed.top + placed.strip.height
        assert end <= HEIGHT or len(page) == 1
