"""Lines of text and the type that they are set in."""

import pytest
from PySide6.QtCore import QPointF, Qt

from tests.plots.pictures import fonts
from warloss_gui.plots.texts import are_apart, column, tick_text
from warloss_gui.qt.measures import measures_of

pytestmark = pytest.mark.usefixtures("qapp")


def test_what_is_read_first_is_set_large_and_a_heading_bold() -> None:
    made = fonts()
    assert [made.of(role) for role in ("title", "value")] == [made.body, made.body]
    assert [made.of(role) for role in ("detail", "peer", "tick", "axis", "guide")] == [made.small] * 5
    assert made.of("group") == made.heading


def test_the_lines_of_a_text_stand_one_below_the_other_and_run_as_all_of_it_does() -> None:
    measures = measures_of(fonts().body)
    first, second = column(["הארץ says", "12 killed"], 5, 10, measures, "detail")
    assert first.rect.topLeft() == QPointF(5, 10)
    assert second.rect.topLeft() == first.rect.bottomLeft()
    assert second.rect.width() == measures.width("12 killed")
    assert {first.direction, second.direction} == {Qt.TextFlag.TextForceRightToLeft}
    assert column([], 5, 10, measures, "detail") == []


def test_the_label_of_a_tick_runs_as_its_first_letters_do() -> None:
    measures = measures_of(fonts().small)
    assert tick_text("1 מיליון", 0, 0, measures).direction == Qt.TextFlag.TextForceRightToLeft
    assert tick_text("1 million", 0, 0, measures).direction == Qt.TextFlag.TextForceLeftToRight


def test_the_label_of_a_tick_stands_around_its_place() -> None:
    text = tick_text("1,000", 100, 7, measures_of(fonts().small))
    assert (text.rect.center().x(), text.rect.top(), text.role) == (pytest.approx(100), 7, "tick")


def test_texts_are_apart_where_there_is_a_gap_after_each() -> None:
    measures = measures_of(fonts().small)
    width = measures.width("10")
    texts = [tick_text("10", middle, 0, measures) for middle in (0, width + 8, 3 * width + 8)]
    assert are_apart(texts, 7)
    assert not are_apart(texts, 9)
    assert are_apart(texts[1:], 9)
    assert are_apart(texts[:1], 9)
