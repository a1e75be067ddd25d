from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.screen import focus, reached_by_tab, turn
from warloss_gui.widgets.wrapped_row import WrappedRow


def row_of(qtbot: QtBot, *texts: str) -> tuple[WrappedRow, list[QPushButton]]:
    row = WrappedRow()
    qtbot.addWidget(row)
    buttons = [QPushButton(text) for text in texts]
    row.add(*buttons)
    row.show()
    return row, buttons


def test_widgets_stand_side_by_side_where_there_is_room(qtbot: QtBot) -> None:
    row, buttons = row_of(qtbot, "one", "two", "three")
    row.resize(2_000, 40)
    assert len({button.y() for button in buttons}) == 1
    assert [button.x() for button in buttons] == sorted({button.x() for button in buttons})
    for button in buttons:
        assert button.size() == button.sizeHint()


def test_a_row_breaks_where_it_ends(qtbot: QtBot) -> None:
    row, buttons = row_of(qtbot, "one", "two", "three")
    width = buttons[0].sizeHint().width() + buttons[1].sizeHint().width() + 4
    row.resize(width, 200)
    assert buttons[0].y() == buttons[1].y() < buttons[2].y()
    assert buttons[2].x() == 0
    assert row.heightForWidth(width) == buttons[2].geometry().bottom() + 1
    assert row.sizeHint().height() == row.heightForWidth(width)


def test_a_widget_that_is_wider_than_the_row_is_as_wide(qtbot: QtBot) -> None:
    row, (button,) = row_of(qtbot, "a rather long text on a button")
    row.resize(30, 200)
    assert button.width() == 30
    assert row.minimumSizeHint().width() == 0


def test_an_empty_row_has_no_height(qtbot: QtBot) -> None:
    row, _ = row_of(qtbot)
    assert row.heightForWidth(100) == 0


def test_what_comes_first_stands_first_and_is_reached_first(qtbot: QtBot) -> None:
    row, buttons = row_of(qtbot, "one", "two")
    first = QPushButton("zero")
    row.put_first(first)
    row.resize(2_000, 40)
    assert first.x() == 0
    assert buttons[0].x() > first.geometry().right()
    row.activateWindow()
    focus(first, qtbot)
    assert reached_by_tab() == [first, *buttons]


def test_a_widget_that_grows_moves_those_after_it(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    row, buttons = row_of(qtbot, "one", "two")
    QVBoxLayout(window).addWidget(row)
    window.resize(600, 100)
    with qtbot.waitExposed(window):
        window.show()
    before = buttons[1].x()
    buttons[0].setText("a much longer text")
    turn(qtbot)
    assert buttons[1].x() > before
