"""A history in its window: days in reach of pointer, keys and screen readers, and the part that is seen."""

# pyright: reportPrivateUsage=false

from collections.abc import Callable
from datetime import date
from functools import partial

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QWheelEvent
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.history.builders import on
from tests.plots.histories import all_history, month_ends, shown, tank_history, tanks, whole_record
from tests.screen import (
    focus,
    hide_tip,
    hover,
    parts,
    press,
    reached_by_tab,
    spoken,
    texts,
    tip,
    turn,
)
from warloss_gui.plots import timeline
from warloss_gui.plots.day_view import DayView
from warloss_gui.plots.history_picture import Timeline
from warloss_gui.plots.history_plot import HistoryPlot
from warloss_gui.qt.plain import tooltip
from warloss_gui.qt.theme import Look

Key = Qt.Key
LONG = [*range(1, 800)]


def long_history() -> Timeline:
    return tank_history(shown(tanks(*(100 + n for n in LONG))))


def plot_of(made: Timeline | None, look: Look, qtbot: QtBot, width: int = 760) -> HistoryPlot:
    """A window with nothing but a history in it."""
    plot = HistoryPlot("History of a test", look)
    qtbot.addWidget(plot)
    plot.resize(width, 600)
    if made is None:
        plot.show_timeline(None)
        return plot
    with qtbot.waitExposed(plot):
        plot.show_timeline(made)
    plot.activateWindow()
    settle(plot, qtbot)
    return plot


def settle(plot: HistoryPlot, qtbot: QtBot) -> None:
    plot.stage.grab()
    turn(qtbot)
    qtbot.waitUntil(lambda: plot.is_drawn)


def place(plot: HistoryPlot, day: date) -> QPoint:
    """The middle of the plot at a day."""
    layout = plot.stage.layout_now
    assert layout is not None
    return QPointF(layout.x(day, plot.stage.seen), layout.area.center().y()).toPoint()


def day_of(plot: HistoryPlot) -> date | None:
    return plot.stage.days.day


def button(plot: HistoryPlot, name: str) -> QPushButton:
    return next(one for one in plot.findChildren(QPushButton) if one.text() == name)


def checked(plot: HistoryPlot) -> list[str]:
    return [one.text() for one in plot.findChildren(QPushButton) if one.isChecked()]


def wheel(view: DayView, notches: int, keys: Qt.KeyboardModifier, at: QPoint) -> bool:
    """Turn the wheel over a place, and tell whether the view took it."""
    event = QWheelEvent(
        QPointF(at),
        QPointF(view.viewport().mapToGlobal(at)),
        QPoint(),
        QPoint(0, 120 * notches),
        Qt.MouseButton.NoButton,
        keys,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    event.ignore()
    QApplication.sendEvent(view.viewport(), event)
    return event.isAccepted()


# What is shown


def test_title_note_and_the_report_of_the_sheet_s_date_are_said(look: Look, qtbot: QtBot) -> None:
    plot = plot_of(long_history(), look, qtbot)
    said = texts(plot)
    assert "Tanks: the claimed total over time" in said
    assert "Russia · claimed by the General Staff" in said
    assert day_of(plot) == on(5)
    assert plot.words.text() == (
        "5 June 2025: tanks 105 · +1 over 1 day · in view: +798 over 798 days, 1 June 2025 to 8 August 2027"
    )
    assert plot.words.accessibleDescription() == long_history().moment(on(5)).about


def test_without_a_history_nothing_is_seen(look: Look, qtbot: QtBot) -> None:
    plot = plot_of(None, look, qtbot)
    assert not plot.isVisible()
    plot.show_timeline(long_history())
    assert plot.isVisible()
    plot.show_timeline(None)
    assert not plot.isVisible()


def test_what_is_offered_is_shown_at_once_if_it_is_seen_and_else_soon(look: Look, qtbot: QtBot) -> None:
    window = QWidget()
    plot = HistoryPlot("History of a test", look, window)
    qtbot.addWidget(window)
    asked: list[int] = []

    def make(number: int, _former: Timeline | None) -> Timeline:
        asked.append(number)
        return long_history()

    plot.offer(partial(make, 1))
    assert asked == []
    turn(qtbot)
    assert asked == [1]
    plot.offer(partial(make, 2))
    plot.offer(partial(make, 3))
    turn(qtbot)
    assert asked == [1, 3]
    other = HistoryPlot("Another", look, window)
    with qtbot.waitExposed(window):
        window.show()
    other.offer(partial(make, 4))
    assert asked == [1, 3, 4]
    assert other.isVisible()


def test_the_height_does_not_depend_on_the_numbers(look: Look, qtbot: QtBot) -> None:
    plot = plot_of(tank_history(shown(tanks(1))), look, qtbot)
    height = plot.stage.height()
    for made in (long_history(), tank_history(shown(whole_record(), month_ends(), day=on(9)))):
        plot.show_timeline(made)
        settle(plot, qtbot)
        assert plot.stage.height() == height
    plot.show_timeline(all_history(shown(whole_record())))
    settle(plot, qtbot)
    assert plot.stage.height() > height


def test_names_that_have_no_room_stand_below(look: Look, qtbot: QtBot) -> None:
    plot = plot_of(all_history(shown(whole_record())), look, qtbot)
    assert not plot._key.isVisible()
    look.scale_text(200)
    settle(plot, qtbot)
    layout = plot.stage.layout_now
    assert layout is not None
    assert plot._key.isVisible() is bool(layout.key)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_another_theme_and_another_text_size_are_taken_over(theme: str, look: Look, qtbot: QtBot) -> None:
    plot = plot_of(long_history(), look, qtbot)
    height = plot.stage.height()
    look.choose("dark" if theme == "dark" else "light")
    settle(plot, qtbot)
    assert plot.stage.height() == height
    look.scale_text(150)
    settle(plot, qtbot)
    assert plot.stage.height() > height


def test_a_control_stands_before_the_others(look: Look, qtbot: QtBot) -> None:
    plot = plot_of(long_history(), look, qtbot)
    control = QPushButton("All classes")
    plot.add_control(control)
    settle(plot, qtbot)
    assert control.x() < button(plot, "Whole time").x()
    assert control.isVisible()
    control.setFocus()
    reached = reached_by_tab()
    names = [one.text() if isinstance(one, QPushButton) else one.accessibleName() for one in reached]
    assert names == [
        "All classes",
        "Whole time",
        "1 year",
        "3 months",
        "1 month",
        "History of a test",
        plot.words.text(),
    ]


# The days


def test_keys_lead_from_report_to_report(look: Look, qtbot: QtBot) -> None:
    plot = plot_of(long_history(), look, qtbot)
    view = plot.stage.days
    focus(view, qtbot)
    for key, number in (
        (Key.Key_Right, 6),
        (Key.Key_Down, 7),
        (Key.Key_Left, 6),
        (Key.Key_PageDown, 36),
        (Key.Key_PageUp, 6),
        (Key.Key_PageUp, 1),
        (Key.Key_Left, 1),
        (Key.Key_End, 799),
        (Key.Key_Right, 799),
        (Key.Key_PageDown, 799),
        (Key.Key_Home, 1),
    ):
        press(view, key)
        assert day_of(plot) == on(number), key


def test_a_month_away_is_always_another_report(look: Look, qtbot: QtBot) -> None:
    plot = plot_of(tank_history(shown(tanks(1, 2, 3, days=(1, 200, 400)))), look, qtbot)
    view = plot.stage.days
    focus(view, qtbot)
    for key, number in ((Key.Key_PageDown, 200), (Key.Key_PageDown, 400), (Key.Key_PageUp, 200)):
        press(view, key)
        assert day_of(plot) == on(number)


def test_a_day_that_is_out_of_sight_comes_into_view(look: Look, qtbot: QtBot) -> None:
    plot = plot_of(long_history(), look, qtbot)
    view = plot.stage.days
    focus(view, qtbot)
    plot.stage.show_days(31)
    length = plot.stage.seen.length
    press(view, Key.Key_End)
    assert plot.stage.seen.holds(on(799))
    assert plot.stage.seen.length == pytest.approx(length)


def test_the_focus_begins_at_the_sheet_s_date(look: Look, qtbot: QtBot) -> None:
    plot = plot_of(long_history(), look, qtbot)
    plot.stage.days.choose(None)
    assert day_of(plot) is None
    focus(plot.stage.days, qtbot)
    assert day_of(plot) == on(5)
    plot.stage.days.choose(None)
    press(plot.stage.days, Key.Key_Right)
    assert day_of(plot) == on(5)


def test_space_and_the_pointer_tell_all_of_a_report(look: Look, qtbot: QtBot) -> None:
    plot = plot_of(long_history(), look, qtbot)
    view = plot.stage.days
    focus(view, qtbot)
    about = long_history().moment(on(5)).about
    press(view, Key.Key_Space)
    assert tip() == tooltip(about)
    hide_tip(qtbot)
    other = place(plot, on(400))
    index = view.indexAt(other)
    assert hover(view.viewport(), other) == tooltip(index.data(Qt.ItemDataRole.AccessibleDescriptionRole))
    hide_tip(qtbot)
    assert not view.indexAt(QPoint(0, 0)).isValid()


def test_a_click_picks_the_nearest_report_and_a_second_one_enters_it(look: Look, qtbot: QtBot) -> None:
    plot = plot_of(tank_history(shown(tanks(1, 2, 3, days=(1, 40, 80)))), look, qtbot)
    view = plot.stage.days.viewport()
    picked: list[date] = []
    entered: list[date] = []
    plot.stage.days.picked.connect(picked.append)
    plot.day_entered.connect(entered.append)
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place(plot, on(45)))
    assert (picked, entered) == ([on(40)], [])
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(1, 1))
    QTest.mouseClick(view, Qt.MouseButton.RightButton, Qt.KeyboardModifier.NoModifier, place(plot, on(1)))
    assert day_of(plot) == on(40)
    QTest.mouseDClick(view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place(plot, on(78)))
    assert (picked[-1], entered) == (on(80), [on(80)])
    QTest.mouseDClick(view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(1, 1))
    assert entered == [on(80)]


def test_enter_enters_the_current_day(look: Look, qtbot: QtBot) -> None:
    plot = plot_of(long_history(), look, qtbot)
    focus(plot.stage.days, qtbot)
    entered: list[date] = []
    plot.day_entered.connect(entered.append)
    press(plot.stage.days, Key.Key_Return)
    assert entered == [on(5)]


def test_letters_lead_nowhere(look: Look, qtbot: QtBot) -> None:
    plot = plot_of(long_history(), look, qtbot)
    focus(plot.stage.days, qtbot)
    plot.stage.days.choose(on(1))
    QTest.keyClicks(plot.stage.days, "Report: 5")
    assert day_of(plot) == on(1)


def test_a_screen_reader_is_told_what_the_pointer_is(look: Look, qtbot: QtBot) -> None:
    plot = plot_of(long_history(), look, qtbot)
    view = plot.stage.days
    heard = spoken(view)
    assert heard.name == "History of a test"
    assert heard.about == "Tanks: the claimed total over time\nRussia · claimed by the General Staff"
    found = QAccessible.queryAccessibleInterface(view)
    assert found is not None
    item = found.child(4)
    assert item is not None
    assert item.text(QAccessible.Text.Name) == "Report: 5 June 2025: tanks 105"
    assert item.text(QAccessible.Text.Description) == long_history().moment(on(5)).about
    assert QAbstractItemModelTester(view.model()) is not None


def test_very_many_days_are_put_into_words_only_when_asked_for(
    look: Look, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[date] = []
    moment = Timeline.moment

    def counted(made: Timeline, day: date) -> object:
        told.append(day)
        return moment(made, day)

    monkeypatch.setattr(Timeline, "moment", counted)
    plot = plot_of(tank_history(shown(tanks(*range(20_000)))), look, qtbot)
    assert plot.stage.days.model().rowCount() == 20_000
    assert len(told) < 10


# The part that is seen


def test_the_buttons_show_so_much_time_around_the_current_day(look: Look, qtbot: QtBot) -> None:
    plot = plot_of(long_history(), look, qtbot)
    plot.stage.days.choose(on(400))
    assert checked(plot) == ["Whole time"]
    for name, days in (("1 year", 366), ("3 months", 92), ("1 month", 31), ("Whole time", 798)):
        button(plot, name).click()
        assert plot.stage.seen.length == pytest.approx(days)
        assert plot.stage.seen.holds(on(400))
        assert checked(plot) == [name]
    turn(qtbot)
    assert plot.words.text().endswith("in view: +798 over 798 days, 1 June 2025 to 8 August 2027")


def test_buttons_that_would_show_all_are_off(look: Look, qtbot: QtBot) -> None:
    plot = plot_of(tank_history(shown(tanks(*range(1, 40)))), look, qtbot)
    enabled = {one.text(): one.isEnabled() for one in plot.findChildren(QPushButton)}
    assert enabled == {"Whole time": True, "1 year": False, "3 months": False, "1 month": True}


def test_what_is_not_seen_is_shown_around_the_middle(look: Look, qtbot: QtBot) -> None:
    plot = plot_of(long_history(), look, qtbot)
    plot.stage.show_days(100)
    plot.stage.days.choose(on(799))
    middle = (plot.stage.seen.first + plot.stage.seen.last) / 2
    plot.stage.show_days(50)
    assert (plot.stage.seen.first + plot.stage.seen.last) / 2 == pytest.approx(middle)


@pytest.mark.parametrize(("keys", "factor"), [("+", 1 / 1.5), ("=", 1 / 1.5), ("-", 1.0)])
def test_plus_and_minus_show_less_and_more(keys: str, factor: float, look: Look, qtbot: QtBot) -> None:
    plot = plot_of(long_history(), look, qtbot)
    focus(plot.stage.days, qtbot)
    QTest.keyClicks(plot.stage.days, keys)
    assert plot.stage.seen.length == pytest.approx(798 * factor)
    assert plot.stage.seen.holds(on(5))
    assert checked(plot) == ([] if factor < 1 else ["Whole time"])


def test_plus_with_no_day_in_sight_goes_to_the_middle(look: Look, qtbot: QtBot) -> None:
    plot = plot_of(long_history(), look, qtbot)
    focus(plot.stage.days, qtbot)
    plot.stage.days.choose(None)
    QTest.keyClicks(plot.stage.days, "+")
    assert plot.stage.seen.at(on(400)) == pytest.approx(0.5, abs=0.01)


def test_the_wheel_zooms_with_ctrl_only(look: Look, qtbot: QtBot) -> None:
    plot = plot_of(long_history(), look, qtbot)
    view = plot.stage.days
    at = place(plot, on(600))
    assert not wheel(view, 1, Qt.KeyboardModifier.NoModifier, at)
    assert plot.stage.seen.length == 798
    before = plot.stage.seen.at(on(600))
    assert wheel(view, 1, Qt.KeyboardModifier.ControlModifier, at)
    assert plot.stage.seen.length == pytest.approx(798 / 1.5)
    assert plot.stage.seen.at(on(600)) == pytest.approx(before, abs=0.01)
    assert wheel(view, -3, Qt.KeyboardModifier.ControlModifier, at)
    assert plot.stage.seen.length == 798


def test_dragging_goes_along_in_time_and_picks_nothing(look: Look, qtbot: QtBot) -> None:
    plot = plot_of(long_history(), look, qtbot)
    plot.stage.show_days(92)
    view, layout = plot.stage.days.viewport(), plot.stage.layout_now
    assert layout is not None
    start = layout.area.center().toPoint()
    first = plot.stage.seen.first
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QTest.mouseMove(view, start)
    assert plot.stage.seen.first == first
    QTest.mousePress(view, left, none, start)
    QTest.mouseMove(view, start - QPoint(1, 0))
    assert plot.stage.seen.first == first
    for step in (100, 200):
        QTest.mouseMove(view, start - QPoint(step, 0))
    QTest.mouseRelease(view, left, none, start - QPoint(200, 0))
    per_day = layout.area.width() / 92
    assert plot.stage.seen.first - first == pytest.approx(200 / per_day, abs=0.2)
    assert day_of(plot) == on(5)


def test_another_history_of_the_same_time_keeps_day_and_part(look: Look, qtbot: QtBot) -> None:
    plot = plot_of(long_history(), look, qtbot)
    plot.stage.days.choose(on(300))
    plot.stage.show_days(92)
    seen = plot.stage.seen
    plot.show_timeline(long_history())
    assert (plot.stage.seen, day_of(plot)) == (seen, on(300))
    gone = shown(tanks(*(100 + n for n in LONG)), day=on(700))
    plot.show_timeline(tank_history(gone))
    assert day_of(plot) == on(700)
    assert plot.stage.seen.holds(on(700))
    plot.show_timeline(tank_history(shown(tanks(1, 2, 3))))
    assert plot.stage.seen == tank_history(shown(tanks(1, 2, 3))).whole


def test_a_narrow_window_breaks_the_row_of_buttons(look: Look, qtbot: QtBot) -> None:
    plot = plot_of(long_history(), look, qtbot, width=200)
    rows = {one.y() for one in parts(plot, QPushButton)}
    assert len(rows) > 1
    for label in parts(plot, QLabel):
        assert label.width() <= plot.width()


def test_before_there_is_a_history_nothing_happens(look: Look, qtbot: QtBot) -> None:
    plot = HistoryPlot("History of a test", look)
    qtbot.addWidget(plot)
    doings: list[Callable[[], object]] = [
        lambda: plot.stage.show_days(3),
        lambda: plot.stage.days.moved.emit(3.0),
        lambda: plot.stage.days.zoomed.emit(3.0, 3.0),
        lambda: plot.stage.days.wanted.emit(on(1)),
        plot.stage.draw,
        plot._word,
        plot._prepare,
        lambda: look.scale_text(150),
        lambda: press(plot.stage.days, Key.Key_Plus),
        lambda: press(plot.stage.days, Key.Key_Right),
    ]
    for do in doings:
        do()
    assert plot.stage.timeline is None
    assert plot.stage.days.start() == 0
    assert timeline.all_classes(shown()) is None
