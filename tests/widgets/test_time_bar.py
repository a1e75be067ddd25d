"""The control of the date: its buttons, its slider and its field, and what it says."""

from collections.abc import Sequence
from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.builders import inferred, stated
from tests.screen import click, focus, focused, press, reached_by_tab, spoken, turn
from tests.widgets.days import DAYS, MONTHS, OWN, Asked, on, own_of
from warloss_gui.claims.dates import ClaimDate
from warloss_gui.qt.theme import Look
from warloss_gui.widgets.day_choice import DayChoice
from warloss_gui.widgets.layouts import GRID, column
from warloss_gui.widgets.time_bar import TimeBar


class Reader(Asked):
    """A bar with its choice, and the days that the reader has asked for."""

    def __init__(self, qtbot: QtBot) -> None:
        super().__init__(qtbot)
        self.bar = TimeBar(self.choice)
        self.choice.setParent(self.bar)

    def write(self, text: str) -> None:
        """Write a date and press Enter."""
        self.bar.field.selectAll()
        QTest.keyClicks(self.bar.field, text)
        press(self.bar.field, Qt.Key.Key_Return)


@pytest.fixture
def reader(qtbot: QtBot) -> Reader:
    made = Reader(qtbot)
    qtbot.addWidget(made.bar)
    with qtbot.waitExposed(made.bar):
        made.bar.show()
    made.bar.activateWindow()
    return made


def buttons(bar: TimeBar) -> dict[str, bool]:
    return {one.text(): one.isEnabled() for one in bar.findChildren(QPushButton)}


# What it shows


def test_it_begins_at_the_date_of_the_sheet(reader: Reader) -> None:
    bar = reader.bar
    assert (reader.choice.day, bar.field.text(), bar.slider.value()) == (None, "2025-06-10", 9)
    assert buttons(bar) == {"Earlier": True, "Play": True, "Later": True, "The sheet’s date": False}
    assert reader.take() == []


def test_it_shows_the_day_that_it_is_told(reader: Reader) -> None:
    bar = reader.bar
    reader.choice.go_to(on(30))
    assert (reader.choice.day, bar.field.text(), bar.slider.value()) == (on(30), "2025-06-30", 28)
    assert bar.own_button.isEnabled()
    reader.choice.go_to(None)
    assert (reader.choice.day, bar.field.text(), bar.slider.value()) == (None, "2025-06-10", 9)
    assert reader.take() == []


@pytest.mark.parametrize(
    ("days", "own", "place", "enabled"),
    [
        ((), OWN, 0, (False, False, False)),
        ((), None, 0, (False, False, False)),
        ((OWN,), OWN, 0, (False, True, False)),
        (DAYS, None, 88, (True, True, False)),
        (DAYS, date(2025, 1, 1), 0, (False, True, True)),
        (DAYS, date(2026, 1, 1), 88, (True, True, False)),
        (DAYS, on(20), 18, (True, True, True)),
    ],
)
def test_a_date_without_a_report_has_its_place(
    reader: Reader,
    days: Sequence[date],
    own: date | None,
    place: int,
    enabled: tuple[bool, bool, bool],
) -> None:
    bar = reader.bar
    reader.choice.take_days(days)
    reader.choice.take_own(own_of(own))
    assert (reader.choice.day, bar.field.text(), bar.slider.value()) == (None, str(own or ""), place)
    assert tuple(buttons(bar)[name] for name in ("Earlier", "Play", "Later")) == enabled
    assert bar.slider.isEnabled() == bar.field.isEnabled() == bool(days)


def test_a_screen_reader_is_told_the_date(reader: Reader) -> None:
    bar = reader.bar
    assert spoken(bar.slider)[1:] == ("Report", "The sheet’s date, 10 June 2025")
    reader.choice.go_to(on(30))
    assert spoken(bar.slider).about == "Report of 30 June 2025"
    assert spoken(bar.earlier_button)[1:] == ("Earlier", "Go to the report before")
    assert spoken(bar.field).name == "Date of the report, as 2024-03-12"
    reader.choice.take_days(DAYS)
    reader.choice.take_own(None)
    assert spoken(bar.slider).about == "The sheet’s date"
    assert all(one.toolTip().startswith("<qt>") for one in (*bar.findChildren(QPushButton), bar.field))


def test_everything_is_reached_by_tab(reader: Reader, qtbot: QtBot) -> None:
    bar = reader.bar
    reader.choice.go_to(on(30))
    focus(bar.earlier_button, qtbot)
    assert reached_by_tab() == [
        bar.earlier_button,
        bar.play_button,
        bar.later_button,
        bar.slider,
        bar.field,
        bar.own_button,
    ]


def test_it_says_what_it_is_told_as_it_is(reader: Reader) -> None:
    text = reader.bar.text
    reader.bar.say("<b>12</b> figures")
    assert (text.text(), text.accessibleName(), text.isVisible()) == (*["<b>12</b> figures"] * 2, True)
    assert text.textFormat() is Qt.TextFormat.PlainText


def test_where_nothing_is_said_it_says_which_date_is_shown(reader: Reader) -> None:
    bar = reader.bar
    assert (bar.text.text(), bar.text.isVisible()) == ("The sheet’s date, 10 June 2025", True)
    reader.choice.go_to(on(30))
    assert bar.text.text() == "Report of 30 June 2025"
    bar.say("Said.")
    bar.say("")
    assert (bar.text.text(), bar.text.accessibleName()) == ("Report of 30 June 2025",) * 2


# The sheet's own date


@pytest.mark.parametrize(
    ("when", "written", "place", "words"),
    [
        (stated("2025-06-12"), "2025-06-12", 11, "12 June 2025"),
        (inferred("2025-06-12"), "2025-06-12", 11, "12 June 2025 (inferred)"),
        (stated("2025-06-12~"), "", 11, "about 12 June 2025"),
        (stated("2025-06~"), "", 28, "about June 2025"),
        (inferred("2025-07"), "", 59, "July 2025 (inferred)"),
    ],
)
def test_an_uncertain_date_of_the_sheet_is_no_day(
    reader: Reader, when: dict[str, str], written: str, place: int, words: str
) -> None:
    bar = reader.bar
    reader.choice.take_own(ClaimDate.model_validate(when))
    assert (bar.field.text(), bar.slider.value()) == (written, place)
    assert bar.field.placeholderText() == "YYYY-MM-DD"
    assert spoken(bar.slider).about == bar.text.text() == f"The sheet’s date, {words}"
    reader.choice.earlier()
    assert reader.take() == [DAYS[place - 1]]
    assert bar.field.text() == DAYS[place - 1].isoformat()


def test_another_date_of_the_sheet_is_taken_over(reader: Reader) -> None:
    bar = reader.bar
    reader.choice.take_own(own_of(on(12)))
    assert (reader.choice.day, bar.field.text(), bar.slider.value()) == (None, "2025-06-12", 11)
    reader.choice.go_to(on(30))
    reader.choice.take_own(own_of(on(15)))
    assert (reader.choice.day, bar.field.text(), bar.slider.value()) == (on(30), "2025-06-30", 28)
    reader.choice.go_to(None)
    assert (bar.field.text(), bar.slider.value()) == ("2025-06-15", 14)
    assert reader.take() == []


def test_the_same_date_of_the_sheet_leaves_all_as_it_is(reader: Reader) -> None:
    bar = reader.bar
    bar.field.setText("2025-0")
    reader.choice.take_own(own_of(OWN))
    assert bar.field.text() == "2025-0"


def test_other_days_leave_the_date_of_the_sheet(reader: Reader) -> None:
    reader.choice.take_days(DAYS[2:])
    assert (reader.bar.field.text(), reader.bar.slider.value()) == ("2025-06-10", 7)


# Going from report to report


def test_the_buttons_go_from_report_to_report(reader: Reader) -> None:
    bar = reader.bar
    reader.choice.go_to(on(19))
    click(bar.later_button)
    assert reader.take() == [on(21)]
    click(bar.earlier_button)
    assert reader.take() == [on(19)]
    assert reader.choice.day == on(19)


def test_at_the_ends_there_is_nowhere_to_go(reader: Reader, qtbot: QtBot) -> None:
    bar = reader.bar
    focus(bar.earlier_button, qtbot)
    reader.choice.go_to(DAYS[1])
    press(bar.earlier_button, Qt.Key.Key_Space)
    assert not bar.earlier_button.isEnabled()
    assert focused() is bar.slider
    reader.choice.earlier()
    reader.choice.earlier_month()
    assert reader.take() == [DAYS[0]]
    reader.choice.go_to(DAYS[-1])
    reader.choice.later()
    reader.choice.later_month()
    assert reader.take() == []
    assert not bar.later_button.isEnabled()


def test_the_button_leads_back_to_the_sheet(reader: Reader, qtbot: QtBot) -> None:
    bar = reader.bar
    reader.choice.go_to(on(30))
    focus(bar.own_button, qtbot)
    press(bar.own_button, Qt.Key.Key_Space)
    assert reader.take() == [None]
    assert (reader.choice.day, bar.own_button.isEnabled(), bar.field.text()) == (None, False, "2025-06-10")
    assert focused() is bar.slider


# The slider


def test_the_slider_goes_by_key(reader: Reader, qtbot: QtBot) -> None:
    slider = reader.bar.slider
    focus(slider, qtbot)
    for key, day in (
        (Qt.Key.Key_Right, on(11)),
        (Qt.Key.Key_Left, on(10)),
        (Qt.Key.Key_PageUp, on(41)),
        (Qt.Key.Key_PageDown, on(10)),
        (Qt.Key.Key_Home, on(1)),
        (Qt.Key.Key_End, on(90)),
    ):
        press(slider, key)
        assert reader.take() == [day]
        assert reader.bar.field.text() == day.isoformat()


def test_dragging_tells_only_the_last_day_of_a_turn(reader: Reader) -> None:
    slider = reader.bar.slider
    places = [QPoint(slider.x_of(place), slider.height() // 2) for place in (9, 30, 50, 60)]
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QTest.mousePress(slider, left, none, places[0])
    for place in places[1:]:
        QTest.mouseMove(slider, place)
    assert reader.choice.day == DAYS[60]
    assert reader.in_this_turn == []
    QTest.mouseRelease(slider, left, none, places[-1])
    assert reader.take() == [DAYS[60]]


def test_what_was_chosen_is_dropped_where_the_control_is_hidden_before_it_is_told(reader: Reader) -> None:
    bar = reader.bar
    for shown, text in ((None, "2025-06-10"), (on(30), "2025-06-30")):
        reader.choice.go_to(shown)
        reader.write("2025-06-20")
        bar.hide()
        assert reader.take() == []
        assert (reader.choice.day, bar.field.text()) == (shown, text)
        bar.show()
        assert "no report" not in bar.text.text()
    reader.choice.earlier()
    assert reader.take() == [on(29)]
    bar.hide()
    assert reader.choice.day == on(29)


def test_what_was_chosen_is_told_where_the_window_goes_out_of_sight(reader: Reader) -> None:
    bar = reader.bar
    reader.choice.earlier()
    bar.showMinimized()
    assert reader.take() == [on(9)]


def test_the_date_of_the_sheet_is_marked(reader: Reader) -> None:
    bar = reader.bar
    bar.resize(1000, bar.height())
    reader.choice.go_to(DAYS[-1])
    dark = bar.palette().windowText().color()
    x = bar.slider.x_of(9)
    # The line is two pixels wide.
    assert dark in [bar.slider.grab().toImage().pixelColor(x - i, 0) for i in (0, 1)]
    reader.choice.take_own(own_of(date(2025, 1, 1)))
    assert dark not in [bar.slider.grab().toImage().pixelColor(i, 0) for i in range(bar.slider.width())]


# The field


def test_a_date_leads_to_its_report(reader: Reader) -> None:
    reader.write("2025-06-30")
    assert reader.take() == [on(30)]
    assert reader.bar.text.text() == "Report of 30 June 2025"


def test_a_day_without_a_report_leads_to_the_one_before(reader: Reader) -> None:
    bar = reader.bar
    reader.write(" 2025-06-20 ")
    assert reader.take() == [on(19)]
    assert bar.field.text() == "2025-06-19"
    assert bar.text.text() == "There is no report of 20 June 2025; the one before it is of 19 June 2025."
    reader.choice.go_to(on(19))
    bar.say("Report of 19 June 2025.")
    assert bar.text.text() == (
        "There is no report of 20 June 2025; the one before it is of 19 June 2025. Report of 19 June 2025."
    )
    reader.choice.later()
    assert bar.text.text() == "Report of 19 June 2025."


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("soon", "Write a date such as 2024-03-12."),
        ("", "Write a date such as 2024-03-12."),
        ("2025-06-31", "Write a date such as 2024-03-12."),
        ("2025-05-31", "There is no report of 31 May 2025, nor one before it."),
    ],
)
def test_a_text_that_leads_nowhere_is_kept_and_explained(reader: Reader, text: str, hint: str) -> None:
    bar = reader.bar
    reader.choice.go_to(on(30))
    bar.field.clear()
    reader.write(text)
    assert reader.take() == []
    assert (reader.choice.day, bar.field.text(), bar.text.text()) == (on(30), text, hint)
    reader.choice.take_days(DAYS)
    assert bar.text.text() == "The sheet’s date, 10 June 2025"


def test_a_file_is_not_dropped_into_the_field(reader: Reader) -> None:
    assert not reader.bar.field.acceptDrops()


# Playing


def test_the_button_shows_whether_it_plays(reader: Reader) -> None:
    button = reader.bar.play_button
    for plays, text in ((True, "Pause"), (False, "Play")):
        click(button)
        assert (reader.choice.is_playing, button.isChecked()) == (plays, plays)
        assert button.text() == spoken(button).name == text
    reader.choice.take_days(())
    reader.choice.toggle_play()
    assert not button.isChecked()


@pytest.mark.parametrize(
    "use",
    [
        "earlier",
        "later",
        "earlier_month",
        "later_month",
        "own_date",
        "toggle_play",
        "slide",
        "type",
        "hide",
        "days",
    ],
)
def test_any_other_use_stops_it(reader: Reader, use: str) -> None:
    bar = reader.bar
    reader.choice.go_to(on(30))
    reader.choice.toggle_play()
    assert reader.choice.is_playing
    match use:
        case "slide":
            bar.slider.setValue(3)
        case "type":
            QTest.keyClicks(bar.field, "2")
        case "hide":
            bar.hide()
        case "days":
            reader.choice.take_days(MONTHS)
        case _:
            getattr(reader.choice, use)()
    assert not reader.choice.is_playing
    assert not bar.play_button.isChecked()


# Its room


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("scale", [100, 150, 200])
@pytest.mark.parametrize("width", [640, 1024, 1920])
def test_it_fits(qapp: QApplication, qtbot: QtBot, theme: str, scale: int, width: int) -> None:
    look = Look(qapp, "dark" if theme == "dark" else "light", scale)
    holder = QWidget()
    qtbot.addWidget(holder)
    choice = DayChoice(holder)
    bar = TimeBar(choice)
    layout = column(holder)
    layout.addWidget(bar)
    layout.addStretch(1)
    look.dress(holder)
    choice.take_days(DAYS)
    choice.take_own(own_of(OWN))
    holder.resize(width, 800)
    with qtbot.waitExposed(holder):
        holder.show()
    turn(qtbot)
    assert holder.width() == width
    parts = (*bar.findChildren(QPushButton), bar.slider, bar.field)
    for part in parts:
        assert bar.rect().adjusted(2 * GRID, 0, -2 * GRID, 0).contains(part.geometry())
        assert not any(part.geometry().intersects(one.geometry()) for one in parts if one is not part)
        assert part.width() >= part.sizeHint().width() or part is bar.field
    shown = bar.field.fontMetrics().horizontalAdvance("2024-03-12")
    assert bar.field.width() > shown + 8
    assert len({one.geometry().center().y() // bar.own_button.height() for one in parts}) <= 2
    look.deleteLater()


def test_it_wraps_where_there_is_no_room_and_back(reader: Reader, qtbot: QtBot) -> None:
    bar = reader.bar
    for width, beside in ((1000, True), (500, False), (1000, True)):
        bar.resize(width, 200)
        turn(qtbot)
        assert (bar.field.y() < bar.slider.geometry().bottom()) == beside
    font = bar.font()
    font.setPixelSize(60)
    bar.setFont(font)
    turn(qtbot)
    assert bar.field.y() > bar.slider.geometry().bottom()
