"""The choice of a day: from report to report, what is told of it, and how it plays."""

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from tests.widgets.days import DAYS, MONTHS, OWN, Asked, on, own_of
from warloss_gui.widgets.day_choice import DayChoice


@pytest.fixture
def asked(qtbot: QtBot) -> Iterator[Asked]:
    made = Asked(qtbot)
    yield made
    made.choice.deleteLater()


def clock(choice: DayChoice) -> QTimer:
    """What sets the pace of playing."""
    (found,) = choice.findChildren(QTimer)
    return found


# Going from report to report


@pytest.mark.parametrize(("own", "before", "after"), [(OWN, on(9), on(11)), (on(20), on(19), on(21))])
def test_the_steps_begin_beside_the_date_of_the_sheet(
    asked: Asked, own: date, before: date, after: date
) -> None:
    for slot, day in ((asked.choice.earlier, before), (asked.choice.later, after)):
        asked.choice.go_to(None)
        asked.choice.take_own(own_of(own))
        slot()
        assert asked.take() == [day]


def test_without_a_date_of_the_sheet_the_last_report_comes_first(asked: Asked) -> None:
    asked.choice.take_own(None)
    asked.choice.later()
    assert asked.take() == []
    asked.choice.earlier()
    assert asked.take() == [DAYS[-1]]


def test_at_the_ends_there_is_nowhere_to_go(asked: Asked) -> None:
    choice = asked.choice
    for end, slots in (
        (DAYS[0], (choice.earlier, choice.earlier_month)),
        (DAYS[-1], (choice.later, choice.later_month)),
    ):
        choice.go_to(end)
        for slot in slots:
            slot()
        assert asked.take() == []
        assert choice.day == end


def test_a_month_is_as_many_reports_as_come_in_one(asked: Asked) -> None:
    choice = asked.choice
    choice.later_month()
    assert asked.take() == [DAYS[39]]
    choice.earlier_month()
    choice.earlier_month()
    assert asked.take() == [DAYS[0]]
    choice.take_days(MONTHS)
    choice.take_own(own_of(MONTHS[3]))
    choice.later_month()
    assert asked.take() == [MONTHS[4]]


# What is told


def test_what_the_reader_has_chosen_since_stays(asked: Asked) -> None:
    choice = asked.choice
    choice.choose(on(41))
    choice.go_to(on(3))
    assert choice.day == on(41)
    assert asked.take() == [on(41)]
    choice.go_to(on(3))
    assert choice.day == on(3)


def test_other_days_put_an_end_to_what_was_chosen(asked: Asked) -> None:
    asked.choice.choose(on(41))
    asked.choice.take_days(MONTHS)
    assert asked.take() == []
    assert asked.choice.day is None


def test_what_was_not_told_yet_can_be_forgotten(asked: Asked) -> None:
    choice = asked.choice
    choice.go_to(on(30))
    choice.choose(on(41))
    choice.forget()
    assert asked.take() == []
    assert choice.day == on(30)
    choice.choose(on(41))
    assert asked.take() == [on(41)]
    choice.forget()
    assert choice.day == on(41)


def test_the_same_date_of_the_sheet_changes_nothing(asked: Asked, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(asked.choice.changed):
        asked.choice.take_own(own_of(OWN))
    with qtbot.waitSignal(asked.choice.changed):
        asked.choice.take_own(own_of(on(12)))


# Playing


def test_it_plays_to_the_last_report(asked: Asked, qtbot: QtBot) -> None:
    choice = asked.choice
    timer = clock(choice)
    assert timer.interval() == 250
    timer.setInterval(0)
    choice.go_to(DAYS[-4])
    choice.toggle_play()
    assert choice.is_playing
    qtbot.waitUntil(lambda: not choice.is_playing)
    assert choice.day == DAYS[-1]
    assert asked.take()[-1] == DAYS[-1]


@pytest.mark.parametrize(("count", "stride"), [(90, 1), (240, 1), (241, 2), (1626, 7)])
def test_from_first_to_last_takes_a_minute_at_most(asked: Asked, count: int, stride: int) -> None:
    choice = asked.choice
    days = tuple(map(on, range(1, count + 1)))
    choice.take_days(days)
    choice.take_own(None)
    choice.toggle_play()
    assert choice.day == days[0]
    steps = 0
    while choice.is_playing:
        clock(choice).timeout.emit()
        steps += 1
        assert choice.day == days[min(steps * stride, count - 1)]
    assert steps <= 240


def test_it_begins_at_the_first_report_where_the_last_is_shown(asked: Asked) -> None:
    choice = asked.choice
    choice.go_to(DAYS[-1])
    choice.toggle_play()
    assert asked.take() == [DAYS[0]]
    assert choice.is_playing
    choice.toggle_play()
    choice.take_days(())
    choice.toggle_play()
    assert not choice.is_playing


def test_one_report_is_no_journey(asked: Asked) -> None:
    choice = asked.choice
    choice.take_days((OWN,))
    choice.toggle_play()
    clock(choice).timeout.emit()
    assert not choice.is_playing
    assert asked.take() == [OWN]
