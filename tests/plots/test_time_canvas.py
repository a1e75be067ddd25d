"""What is drawn of a history: lines, gaps, marks and the current day."""

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from tests.builders import between, quantity
from tests.history.builders import on, slip
from tests.plots.histories import all_history, equipment, month_ends, shown, tank_history, tanks, whole_record
from tests.plots.pictures import is_near, part_of, pixels
from tests.screen import turn
from warloss_gui.history.record import Marked
from warloss_gui.plots.history_picture import Timeline
from warloss_gui.plots.palette import palette_of
from warloss_gui.plots.time_scene import scene_of
from warloss_gui.plots.time_stage import TimeStage
from warloss_gui.qt.theme import Look


def stage_of(made: Timeline, look: Look, qtbot: QtBot, width: int = 700) -> TimeStage:
    """A window with nothing but a history in it."""
    stage = TimeStage("History of a test", look)
    qtbot.addWidget(stage)
    stage.show_timeline(made)
    stage.resize(width, stage.sizeHint().height())
    with qtbot.waitExposed(stage):
        stage.show()
    stage.activateWindow()
    settle(stage, qtbot)
    return stage


def settle(stage: TimeStage, qtbot: QtBot) -> None:
    stage.grab()
    turn(qtbot)
    qtbot.waitUntil(lambda: stage.is_drawn)


def column(stage: TimeStage, x: float, *, top: float | None = None, bottom: float | None = None) -> QRectF:
    """A few pixels around a place in the plot."""
    layout = stage.layout_now
    assert layout is not None
    area = layout.area
    upper = area.top() if top is None else top
    return QRectF(x - 1, upper, 3, (area.bottom() if bottom is None else bottom) - upper)


def has(stage: TimeStage, rect: QRectF, colour: QColor) -> bool:
    return is_near(part_of(pixels(stage), rect), colour, 60)


# What is seen


def test_the_line_is_drawn_in_the_colour_of_the_party(look: Look, qtbot: QtBot) -> None:
    stage = stage_of(tank_history(shown(tanks(*range(0, 8_000, 100)))), look, qtbot)
    layout = stage.layout_now
    assert layout is not None
    x = layout.x(on(60), stage.seen)
    middle = layout.y(5_900 / 12_000)
    assert has(stage, column(stage, x, top=middle - 4, bottom=middle + 4), palette_of(look).of_party(0))


def test_nothing_is_drawn_over_a_gap(look: Look, qtbot: QtBot) -> None:
    days = [*range(1, 20), *range(60, 80)]
    values = [6_000] * len(days)
    stage = stage_of(tank_history(shown(tanks(*values, days=days))), look, qtbot)
    layout = stage.layout_now
    assert layout is not None
    colour = palette_of(look).of_party(0)
    height = layout.y(0.5)
    for number, drawn in ((15, True), (40, False), (50, False), (70, True)):
        x = layout.x(on(number), stage.seen)
        place = column(stage, x, top=height - 4, bottom=height + 4)
        assert has(stage, place, colour) is drawn, number


def test_a_report_alone_between_gaps_is_a_dot(look: Look, qtbot: QtBot) -> None:
    stage = stage_of(tank_history(shown(tanks(6_000, 6_000, 6_000, days=(1, 40, 80)))), look, qtbot)
    layout = stage.layout_now
    assert layout is not None
    x, y = layout.x(on(40), stage.seen), layout.y(0.5)
    assert has(stage, column(stage, x, top=y - 3, bottom=y + 3), palette_of(look).of_party(0))


def test_a_fall_has_a_mark_above_it(look: Look, qtbot: QtBot) -> None:
    values = [*range(6_000, 6_040), *range(6_020, 6_060)]
    ink = palette_of(look).text
    for made, marked in ((values, True), (sorted(values), False)):
        stage = stage_of(tank_history(shown(tanks(*made))), look, qtbot)
        layout = stage.layout_now
        assert layout is not None
        x, y = layout.x(on(41), stage.seen), layout.y(0.5)
        assert has(stage, QRectF(x - 6, y - 14, 12, 10), ink) is marked


def test_a_slip_has_a_mark_at_its_place_and_the_line_goes_on_without_it(look: Look, qtbot: QtBot) -> None:
    days = [day for day in range(1, 81) if day != 40]
    ink, colour = palette_of(look).text, palette_of(look).of_party(0)
    for slips, marked in (((slip(40, 600),), True), ((), False)):
        made = tank_history(shown(tanks(*[6_000] * 79, days=days, slips=slips)))
        stage = stage_of(made, look, qtbot)
        stage.days.choose(on(1))
        layout = stage.layout_now
        assert layout is not None
        x, middle = layout.x(on(40), stage.seen), layout.y(0.5)
        place = layout.y(600 / 12_000)
        assert has(stage, QRectF(x - 6, place - 6, 12, 12), ink) is marked
        assert has(stage, column(stage, x, top=middle - 3, bottom=middle + 3), colour) is marked
        # No line leads to the slip.
        assert not has(stage, column(stage, x, top=middle + 6, bottom=place - 8), colour)


def test_a_slip_beyond_the_axis_is_marked_at_its_end(look: Look, qtbot: QtBot) -> None:
    days = [day for day in range(1, 81) if day != 40]
    made = tank_history(shown(tanks(*[6_000] * 79, days=days, slips=(slip(40, 6_000_000),))))
    stage = stage_of(made, look, qtbot)
    stage.days.choose(on(1))
    layout = stage.layout_now
    assert layout is not None
    x, top = layout.x(on(40), stage.seen), layout.area.top()
    assert has(stage, QRectF(x - 6, top, 12, 24), palette_of(look).text)


def test_an_event_is_a_line(look: Look, qtbot: QtBot) -> None:
    quiet = palette_of(look).quiet
    for marks, drawn in (((Marked(on(40), "An event", ""),), True), ((), False)):
        made = tank_history(shown(replace(tanks(*range(0, 8_000, 100)), events=marks)))
        stage = stage_of(made, look, qtbot)
        layout = stage.layout_now
        assert layout is not None
        x = layout.x(on(40), stage.seen)
        assert has(stage, column(stage, x, bottom=layout.area.top() + 40), quiet) is drawn


def test_the_current_day_is_a_line_and_a_dot(look: Look, qtbot: QtBot) -> None:
    stage = stage_of(tank_history(shown(tanks(*range(0, 8_000, 100)))), look, qtbot)
    layout = stage.layout_now
    assert layout is not None
    accent = palette_of(look).accent
    x = layout.x(on(60), stage.seen)
    upper = column(stage, x, bottom=layout.area.top() + 40)
    assert not has(stage, upper, accent)
    stage.days.choose(on(60))
    assert has(stage, upper, accent)
    stage.days.choose(None)
    assert not has(stage, upper, accent)


@pytest.mark.parametrize(
    "published",
    [
        quantity(6_000, "about", "item"),
        quantity(6_000, "at_least", "item"),
        quantity(6_000, "up_to", "item"),
        between(3_000, 6_000, "item"),
    ],
)
def test_a_bound_points_up_where_more_is_up(published: dict[str, object], look: Look, qtbot: QtBot) -> None:
    figures = [equipment(quantity=published, as_of={"date": "2025-07-01", "basis": "stated"})]
    stage = stage_of(tank_history(shown(tanks(*([10] * 60)), figures=figures)), look, qtbot)
    stage.days.choose(on(1))
    layout = stage.layout_now
    assert layout is not None
    (claim,) = scene_of(layout, stage.seen).claims
    x, y = claim.high.x(), claim.high.y()
    colour = palette_of(look).of_party(0)
    above = has(stage, QRectF(x - 2, y - 24, 4, 12), colour)
    below = has(stage, QRectF(x - 2, y + 12, 4, 12), colour)
    assert (above, below) == {
        "about": (False, False),
        "at_least": (True, False),
        "up_to": (False, True),
        "between": (False, True),
    }[str(published["qualifier"])]


def test_zero_is_left_out_of_a_log_scale(look: Look, qtbot: QtBot) -> None:
    made = all_history(shown(tanks(*([0] * 20), *([1_000] * 20), 0, *([1_000] * 20))))
    stage = stage_of(made, look, qtbot)
    layout = stage.layout_now
    assert layout is not None
    colour = palette_of(look).of_party(0)
    stage.days.choose(on(1))
    for number, drawn in ((10, False), (41, False), (30, True), (50, True)):
        x, y = layout.x(on(number), stage.seen), layout.y(3 / 5)
        assert has(stage, column(stage, x, top=y - 3, bottom=y + 3), colour) is drawn, number


def test_the_first_report_of_a_late_class_is_a_ring(look: Look, qtbot: QtBot) -> None:
    stage = stage_of(all_history(shown(whole_record(40))), look, qtbot)
    layout = stage.layout_now
    assert layout is not None
    x = layout.x(on(2), stage.seen)
    y = layout.y(np.log10(2) / 5)
    assert has(stage, QRectF(x - 6, y - 6, 12, 12), palette_of(look).text)


def test_two_records_are_drawn_in_two_styles(look: Look, qtbot: QtBot) -> None:
    """Where only the broken line is, there are breaks in it."""
    days = range(1, 62)
    stage = stage_of(
        tank_history(shown(tanks(*([1_000] * 61), days=days), month_ends())), look, qtbot, width=900
    )
    layout = stage.layout_now
    assert layout is not None
    colour = palette_of(look).of_party(0)
    drawn: list[list[bool]] = []
    shot = pixels(stage)
    for at, growth in ((1_000, 0.0), (400, 300 / 31)):
        drawn.append([])
        for x in range(round(layout.x(on(35), stage.seen)), round(layout.x(on(55), stage.seen))):
            day = layout.day_at(x, stage.seen) - on(1).toordinal() + 1
            y = layout.y((at + growth * (day - 30)) / 12_000)
            drawn[-1].append(is_near(part_of(shot, QRectF(x, y - 2, 1, 4)), colour, 120))
    whole, dashed = drawn
    assert all(whole)
    assert any(dashed)
    assert not all(dashed)


def test_many_points_are_drawn_too(look: Look, qtbot: QtBot) -> None:
    stage = stage_of(tank_history(shown(tanks(*(n % 12_000 for n in range(12_000))))), look, qtbot)
    layout = stage.layout_now
    assert layout is not None
    assert has(stage, layout.area, palette_of(look).of_party(0))
