import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QListWidget, QPushButton
from pytestqt.qtbot import QtBot

from tests.screen import click_cell, focus, focused, part, parts, press_focused, spoken, texts, turn
from warloss_gui.documents.problems import ExcerptLine, Problem
from warloss_gui.widgets.problem_bar import ProblemBar

SUMMARY = "sheet.json cannot be shown: 3 problems."
EXCERPT = (ExcerptLine(6, "{"), ExcerptLine(7, '  "value": -1,'), ExcerptLine(8, "  <b>A & B</b>"))
ERROR = Problem("error", "$.figures[0].value", 7, 12, "the number is negative", "write 0 or more", EXCERPT)
OTHER = Problem("error", "$.title", 2, 3, "the <b>title</b> is blank", "give it one")
WARNING = Problem("warning", "$", None, None, "the file is large", "split it")

ERROR_LINE = "Error, line 7, column 12, $.figures[0].value: the number is negative; write 0 or more"
OTHER_LINE = "Error, line 2, column 3, $.title: the <b>title</b> is blank; give it one"
WARNING_LINE = "Warning, $: the file is large; split it"
ERROR_EXCERPT = '       6  {\n▸      7    "value": -1,\n       8    <b>A & B</b>'


@pytest.fixture
def bar(qtbot: QtBot) -> ProblemBar:
    made = ProblemBar()
    qtbot.addWidget(made)
    made.resize(900, 300)
    return made


@pytest.fixture
def full(bar: ProblemBar, qtbot: QtBot) -> ProblemBar:
    with qtbot.waitExposed(bar):
        bar.show_problems(SUMMARY, (ERROR, OTHER, WARNING))
    bar.activateWindow()
    turn(qtbot)
    return bar


def lines(bar: ProblemBar) -> list[str]:
    shown = part(bar, QListWidget)
    return [shown.item(row).text() for row in range(shown.count())]


def unfold(bar: ProblemBar, qtbot: QtBot) -> QListWidget:
    """By key, as whoever has no mouse does it."""
    focus(part(bar, QPushButton), qtbot)
    press_focused(Qt.Key.Key_Space)
    turn(qtbot)
    return part(bar, QListWidget)


def test_without_problems_it_is_hidden(bar: ProblemBar) -> None:
    assert not bar.isVisible()
    bar.show_problems(SUMMARY, (ERROR,))
    assert bar.isVisible()
    bar.show_problems("", ())
    assert not bar.isVisible()


def test_it_first_says_what_is_wrong_in_a_sentence(full: ProblemBar) -> None:
    assert texts(full) == [SUMMARY]
    assert part(full, QPushButton).text() == "Show the problems"
    assert not parts(full, QListWidget)


def test_a_summary_without_problems_has_nothing_to_unfold(bar: ProblemBar) -> None:
    bar.show_problems("Something is wrong.", ())
    assert texts(bar) == ["Something is wrong."]
    assert not parts(bar, QPushButton)


def test_the_list_has_line_column_and_text_of_each_problem(full: ProblemBar, qtbot: QtBot) -> None:
    unfold(full, qtbot)
    assert lines(full) == [ERROR_LINE, OTHER_LINE, WARNING_LINE]
    assert part(full, QPushButton).text() == "Hide the problems"


def test_the_first_problem_has_its_lines_open_with_the_one_in_question_marked(
    full: ProblemBar, qtbot: QtBot
) -> None:
    unfold(full, qtbot)
    assert texts(full) == [SUMMARY, ERROR_EXCERPT]


def test_a_problem_opens_its_lines_by_key_and_by_click(full: ProblemBar, qtbot: QtBot) -> None:
    shown = unfold(full, qtbot)
    press_focused(Qt.Key.Key_Tab)
    assert focused() is shown
    press_focused(Qt.Key.Key_Down)
    assert shown.currentRow() == 1
    assert texts(full) == [SUMMARY]
    press_focused(Qt.Key.Key_Down)
    press_focused(Qt.Key.Key_Home)
    assert texts(full) == [SUMMARY, ERROR_EXCERPT]
    click_cell(shown, shown.model().index(2, 0))
    assert texts(full) == [SUMMARY]
    click_cell(shown, shown.model().index(0, 0))
    assert texts(full) == [SUMMARY, ERROR_EXCERPT]


def test_it_folds_again(full: ProblemBar, qtbot: QtBot) -> None:
    unfold(full, qtbot)
    press_focused(Qt.Key.Key_Space)
    assert texts(full) == [SUMMARY]
    assert not parts(full, QListWidget)


def test_other_problems_take_the_place_of_the_former_ones_and_it_stays_open(
    full: ProblemBar, qtbot: QtBot
) -> None:
    unfold(full, qtbot)
    full.show_problems("One is left.", (OTHER,))
    assert lines(full) == [OTHER_LINE]
    assert texts(full) == ["One is left."]
    full.show_problems("", ())
    full.show_problems(SUMMARY, (ERROR,))
    assert lines(full) == [ERROR_LINE]
    assert texts(full) == [SUMMARY, ERROR_EXCERPT]


def test_a_screen_reader_is_told_what_is_shown(full: ProblemBar, qtbot: QtBot) -> None:
    shown = unfold(full, qtbot)
    assert spoken(full).name == "Problems of the document"
    assert spoken(shown).name == "Problems"
    assert [spoken(label).name for label in parts(full, QLabel)] == [SUMMARY, ERROR_EXCERPT]


def test_texts_are_shown_as_they_are(full: ProblemBar) -> None:
    assert {label.textFormat() for label in full.findChildren(QLabel)} == {Qt.TextFormat.PlainText}


@pytest.mark.parametrize("count", [1, 5, 20])
def test_the_list_takes_no_more_room_than_it_needs(bar: ProblemBar, qtbot: QtBot, count: int) -> None:
    bar.show_problems(SUMMARY, [OTHER] * count)
    shown = unfold(bar, qtbot)
    line = bar.fontMetrics().height()
    assert min(count, 5) * line < shown.height() < (min(count, 5) + 1) * 2 * line


def test_a_long_line_of_the_document_does_not_widen_the_window(bar: ProblemBar, qtbot: QtBot) -> None:
    long = (ExcerptLine(7, '"text": "' + "word " * 40),)
    bar.show_problems(SUMMARY, [Problem("error", "$", 7, 1, "wrong", "right", long)])
    unfold(bar, qtbot)
    assert bar.minimumSizeHint().width() < 640
