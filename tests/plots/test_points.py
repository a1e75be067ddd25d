"""The marks of a picture in reach of the pointer, of keys and of a screen reader."""

# pyright: reportPrivateUsage=false

from collections.abc import Iterator
from typing import Final, Literal

import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QWheelEvent
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.conftest import OpenSheet
from tests.plots.pictures import (
    centre,
    colour,
    draw,
    lane,
    many,
    mark,
    marks_of,
    part_of,
    picture,
    pixels,
    plot_of,
    tab_plot,
)
from tests.plots.sheets import at_the_ends
from tests.screen import (
    OTHERS,
    chosen_id,
    click_cell,
    contingents,
    equipment,
    focus,
    focused,
    hide_tip,
    hover,
    personnel,
    press,
    press_focused,
    settle,
    show,
    shown_ids,
    spoken,
    texts,
    tip,
    turn,
)
from warloss_gui.app import Program
from warloss_gui.claims.parts import TAB_NAMES, TabName
from warloss_gui.claims.statement_wording import word_statement
from warloss_gui.claims.wording import word_figure
from warloss_gui.itemmodels.table import RECORD_ROLE
from warloss_gui.plots.picture import Guide, Said
from warloss_gui.plots.plot import Plot
from warloss_gui.plots.points import Points
from warloss_gui.qt.plain import tooltip
from warloss_gui.qt.theme import Look
from warloss_gui.widgets.figure_browser import FigureBrowser

BrowserName = Literal["personnel", "equipment", "contingents"]
BROWSERS: Final[tuple[BrowserName, ...]] = ("personnel", "equipment", "contingents")
MANY: Final = 10_000


def browser_of(program: Program, name: BrowserName) -> FigureBrowser:
    found = {"personnel": personnel, "equipment": equipment, "contingents": contingents}
    return found[name](program).browser


def whole_claims(program: Program) -> dict[str, str]:
    """What must be said of every mark."""
    sheet_ = program.store.sheet
    assert sheet_ is not None
    figures = {figure_.id: word_figure(figure_, sheet_).text for figure_ in sheet_.figures}
    return figures | {made.id: word_statement(made, sheet_).text for made in sheet_.statements}


def ids(plot: Plot) -> list[str]:
    return [shown.id for shown in marks_of(plot.stage)]


def click(plot: Plot, mark_id: str) -> None:
    QTest.mouseClick(
        plot.stage.points.viewport(),
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
        centre(plot.stage, mark_id),
    )


def picture_rect(points: Points, row: int) -> QRect:
    return points.visualRect(points.model().index(row, 0))


# The pointer


def meant(plot: Plot, x: float, y: float) -> str | None:
    """The mark that the pointer means."""
    row = plot.stage.points.indexAt(QPoint(round(x), round(y))).row()
    return None if row < 0 else ids(plot)[row]


@pytest.mark.parametrize("name", TAB_NAMES)
def test_the_pointer_on_a_mark_tells_its_whole_claim(
    article: Program, open_sheet: OpenSheet, qtbot: QtBot, name: TabName
) -> None:
    """The sentence with its caveats, at the mark and at its label."""
    claims = whole_claims(article)
    article.window.show_tab(name)
    plot = tab_plot(article, name)
    draw(plot, qtbot)
    assert len(ids(plot)) >= 2
    for row, id_ in enumerate(ids(plot)):
        spot = plot.stage.points.spot(row)
        assert spot is not None
        assert hover(plot.stage.points.viewport(), centre(plot.stage, id_)) == tooltip(claims[id_])
        assert plot.stage.points.indexAt(spot.label.center().toPoint()).row() == row
    hide_tip(qtbot)


def test_the_whole_claim_has_the_caveats(article: Program) -> None:
    sheet_ = article.store.sheet
    assert sheet_ is not None
    claims = whole_claims(article)
    for figure_ in sheet_.figures:
        for code in figure_.caveats:
            assert sheet_.caveat_by_code[code].text in claims[figure_.id]


def test_the_pointer_anywhere_in_a_lane_of_one_mark_means_it(look: Look, qtbot: QtBot) -> None:
    plot = plot_of(picture(lane(mark("a"), group="killed"), lane(mark("b"))), look, qtbot)
    laid = plot.stage.laid_out()
    assert laid is not None
    first = laid.row(0)
    for x in (1, 200, 700):
        assert meant(plot, x, first.start + 2) == "a"
        assert meant(plot, x, first.bottom + 2) == "b"
        assert meant(plot, x, first.top + 2) is None, "the heading of a group"
        assert meant(plot, x, laid.height + 2) is None, "below all lanes"


def test_the_pointer_in_a_lane_of_several_marks_means_the_one_that_it_is_near(
    look: Look, qtbot: QtBot
) -> None:
    long = "24 February 2022 (inferred)"
    marks = (mark("a", 0.0, label=long), mark("b", 0.2), mark("c", 0.9))
    plot = plot_of(picture(lane(*marks)), look, qtbot, 1_000)
    for row, id_ in enumerate("abc"):
        spot = plot.stage.points.spot(row)
        assert spot is not None
        for place in (spot.room.center(), spot.label.center(), spot.label.topLeft()):
            assert meant(plot, place.x(), place.y()) == id_
    assert meant(plot, 1, centre(plot.stage, "a").y()) is None


def test_the_pointer_above_the_lanes_means_nothing(look: Look, qtbot: QtBot) -> None:
    plot = plot_of(picture(lane(mark("a")), guides=[Guide(0.5, "The war begins")]), look, qtbot)
    assert meant(plot, 300, 4) is None
    assert hover(plot.stage.points.viewport(), QPoint(300, 4)) == ""


def test_a_tip_shows_markup_letter_by_letter(look: Look, qtbot: QtBot) -> None:
    text = "<b>A & B</b> <img src='file:///etc/passwd'>\nnext"
    shown = mark("a")
    shown = type(shown)(shown.id, shown.shape, 0.5, 0.5, "1", 0, None, lambda: Said("A name", text))
    plot = plot_of(picture(lane(shown)), look, qtbot)
    assert hover(plot.stage.points.viewport(), centre(plot.stage, "a")) == tooltip(text)
    assert "<b>" not in tooltip(text)
    hide_tip(qtbot)


# Keys


@pytest.mark.parametrize(
    ("forward", "back"), [(Qt.Key.Key_Down, Qt.Key.Key_Up), (Qt.Key.Key_Right, Qt.Key.Key_Left)]
)
@pytest.mark.parametrize("name", TAB_NAMES)
def test_the_arrows_lead_from_mark_to_mark(
    article: Program, qtbot: QtBot, name: TabName, forward: Qt.Key, back: Qt.Key
) -> None:
    article.window.show_tab(name)
    plot = tab_plot(article, name)
    points = plot.stage.points
    focus(points, qtbot)
    press(points, Qt.Key.Key_Home)
    walked = [points.chosen]
    for _ in ids(plot):
        press(points, forward)
        walked.append(points.chosen)
    assert walked == [*ids(plot), ids(plot)[-1]]
    for _ in ids(plot):
        press(points, back)
        walked.append(points.chosen)
    assert walked[-len(ids(plot)) :] == [*reversed(ids(plot)[:-1]), ids(plot)[0]]


def test_a_lane_is_walked_from_left_to_right(look: Look, qtbot: QtBot) -> None:
    plot = plot_of(picture(lane(mark("a", 0.1), mark("b", 0.8)), lane(mark("c", 0.4))), look, qtbot)
    points = plot.stage.points
    focus(points, qtbot)
    assert (points.chosen, points.lane) == ("a", 0)
    press(points, Qt.Key.Key_Right)
    assert (points.chosen, points.lane) == ("b", 0)
    press(points, Qt.Key.Key_Right)
    assert (points.chosen, points.lane) == ("c", 1)


def test_home_end_and_pages(look: Look, qtbot: QtBot) -> None:
    plot = plot_of(many(35), look, qtbot)
    points = plot.stage.points
    focus(points, qtbot)
    expected = [
        (Qt.Key.Key_PageDown, "m10"),
        (Qt.Key.Key_PageDown, "m20"),
        (Qt.Key.Key_PageDown, "m30"),
        (Qt.Key.Key_PageDown, "m34"),
        (Qt.Key.Key_PageUp, "m24"),
        (Qt.Key.Key_Home, "m0"),
        (Qt.Key.Key_PageUp, "m0"),
        (Qt.Key.Key_End, "m34"),
    ]
    for key, id_ in expected:
        press(points, key)
        assert points.chosen == id_


@pytest.mark.parametrize("name", TAB_NAMES)
def test_space_opens_the_claim(article: Program, qtbot: QtBot, name: TabName) -> None:
    claims = whole_claims(article)
    article.window.show_tab(name)
    plot = tab_plot(article, name)
    focus(plot.stage.points, qtbot)
    press_focused(Qt.Key.Key_End)
    press_focused(Qt.Key.Key_Space)
    assert tip() == tooltip(claims[ids(plot)[-1]])
    press_focused(Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: tip() == "")


def test_enter_and_a_click_open_a_mark(look: Look, qtbot: QtBot) -> None:
    plot = plot_of(picture(lane(mark("a")), lane(mark("b"))), look, qtbot)
    points = plot.stage.points
    opened: list[str] = []
    plot.opened.connect(opened.append)
    click(plot, "b")
    assert opened == ["b"]
    press(points, Qt.Key.Key_Up)
    assert opened == ["b"]
    press(points, Qt.Key.Key_Return)
    assert opened == ["b", "a"]


def test_without_marks_no_key_does_anything(look: Look, qtbot: QtBot) -> None:
    plot = plot_of(picture(lane(title="A lane without marks")), look, qtbot)
    points = plot.stage.points
    focus(points, qtbot)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_End, Qt.Key.Key_Space, Qt.Key.Key_Return):
        press(points, key)
    assert points.chosen is None
    assert points.lane is None
    assert tip() == ""


# Table, reading pane and picture tell of the same figure


@pytest.mark.parametrize("name", BROWSERS)
def test_a_click_in_the_picture_chooses_in_the_table(
    article: Program, qtbot: QtBot, name: BrowserName
) -> None:
    article.window.show_tab(name)
    turn(qtbot)
    plot, browser = tab_plot(article, name), browser_of(article, name)
    for id_ in reversed(ids(plot)):
        click(plot, id_)
        assert plot.stage.points.chosen == chosen_id(browser) == id_
        assert plot.stage.points.selectedIndexes() == [plot.stage.points.currentIndex()]
        assert pane_is_of(browser, id_)


def pane_is_of(browser: FigureBrowser, id_: str) -> bool:
    record = next(one for one in browser.model.records if one.figure.id == id_)
    return record.wording.sentence in texts(browser.pane)


@pytest.mark.parametrize("name", BROWSERS)
def test_a_row_of_the_table_is_chosen_in_the_picture(
    article: Program, qtbot: QtBot, name: BrowserName
) -> None:
    article.window.show_tab(name)
    turn(qtbot)
    plot, browser = tab_plot(article, name), browser_of(article, name)
    for row in reversed(range(browser.model.rowCount())):
        click_cell(browser.table, browser.model.index(row, 0))
        assert plot.stage.points.chosen == shown_ids(browser)[row]
        assert pane_is_of(browser, shown_ids(browser)[row])


def test_a_figure_that_the_search_leaves_out_can_be_chosen_in_the_picture(
    article: Program, qtbot: QtBot
) -> None:
    article.window.show_tab("equipment")
    turn(qtbot)
    plot, browser = tab_plot(article, "equipment"), browser_of(article, "equipment")
    browser.search.insert("submarines")
    assert len(shown_ids(browser)) == 1
    assert plot.stage.points.chosen == shown_ids(browser)[0]
    other = next(id_ for id_ in ids(plot) if id_ not in shown_ids(browser))
    click(plot, other)
    assert browser.search.text() == ""
    assert chosen_id(browser) == other
    assert pane_is_of(browser, other)


def test_what_is_chosen_stays_chosen_in_the_next_sheet(
    article: Program, open_sheet: OpenSheet, qtbot: QtBot
) -> None:
    plot = tab_plot(article, "personnel")
    last = ids(plot)[-1]
    click(plot, last)
    open_sheet(article.store.path or OTHERS)
    settle(article, qtbot)
    assert plot.stage.points.chosen == chosen_id(browser_of(article, "personnel")) == last
    open_sheet(OTHERS)
    settle(article, qtbot)
    assert last not in ids(plot)
    assert plot.stage.points.chosen == chosen_id(browser_of(article, "personnel")) is not None


# Screen readers


@pytest.fixture
def screen_reader() -> Iterator[None]:
    """Let Qt believe that one is listening."""
    QAccessible.setActive(True)
    yield
    QAccessible.setActive(False)


def items(points: Points) -> list[QAccessibleInterface]:
    """The marks as a screen reader finds them."""
    found = QAccessible.queryAccessibleInterface(points)
    assert found is not None
    return [found.child(i) for i in range(found.childCount())]


def assert_is_told(plot: Plot, claims: dict[str, str]) -> None:
    points = plot.stage.points
    told = items(points)
    marks = marks_of(plot.stage)
    assert len(told) == len(marks) >= 2
    for row, (item, shown) in enumerate(zip(told, marks, strict=True)):
        assert item.role() is QAccessible.Role.ListItem
        assert item.text(QAccessible.Text.Name) == f"In the picture: {shown.said().name}"
        assert item.text(QAccessible.Text.Description) == claims[shown.id]
        place = picture_rect(points, row)
        assert item.rect() == QRect(points.viewport().mapToGlobal(place.topLeft()), place.size())


@pytest.mark.parametrize("name", BROWSERS)
def test_a_screen_reader_is_told_of_every_mark(
    screen_reader: None, article: Program, open_sheet: OpenSheet, qtbot: QtBot, name: BrowserName
) -> None:
    article.window.show_tab(name)
    plot = tab_plot(article, name)
    draw(plot, qtbot)
    assert_is_told(plot, whole_claims(article))
    open_sheet(OTHERS)
    settle(article, qtbot)
    assert_is_told(plot, whole_claims(article))


def test_a_screen_reader_is_told_of_every_statement(article: Program, qtbot: QtBot) -> None:
    article.window.show_tab("statements")
    plot = tab_plot(article, "statements")
    draw(plot, qtbot)
    assert_is_told(plot, whole_claims(article))


def test_a_picture_has_a_name_and_says_what_is_seen(article: Program) -> None:
    for name in TAB_NAMES:
        plot = tab_plot(article, name)
        heard = spoken(plot.stage.points)
        assert heard.role is QAccessible.Role.List
        assert heard.name.startswith("Picture of the ")
        assert plot.stage.picture is not None
        assert heard.about.startswith(plot.stage.picture.title)
        assert plot.stage.picture.note in heard.about
    assert "claimed by the General Staff" in spoken(tab_plot(article, "equipment").stage.points).about


def test_the_model_of_the_marks_keeps_its_promises(
    article: Program, open_sheet: OpenSheet, qtbot: QtBot
) -> None:
    points = tab_plot(article, "personnel").stage.points
    mode = QAbstractItemModelTester.FailureReportingMode.Fatal
    tester = QAbstractItemModelTester(points.model(), mode)
    click(tab_plot(article, "personnel"), ids(tab_plot(article, "personnel"))[1])
    open_sheet(OTHERS)
    settle(article, qtbot)
    assert points.model().rowCount() == len(ids(tab_plot(article, "personnel")))
    tester.deleteLater()


# The focus


def test_the_focus_is_seen_around_its_mark(look: Look, qtbot: QtBot) -> None:
    shown = picture(lane(mark("a", 0.2)), lane(mark("b", 0.8)))
    plot = plot_of(shown, look, qtbot)
    points = plot.stage.points
    accent = colour(look.theme.colours.accent)
    other = QWidget(plot, focusPolicy=Qt.FocusPolicy.StrongFocus)
    other.show()
    for row in (0, 1):
        points.choose("ab"[row])
        room = picture_rect(points, row).adjusted(-2, -2, 2, 2)
        focus(other, qtbot)
        draw(plot, qtbot)
        assert accent not in part_of(pixels(plot.stage), room.toRectF())
        focus(points, qtbot)
        seen = pixels(plot.stage)
        assert accent in part_of(seen, room.toRectF())
        elsewhere = picture_rect(points, 1 - row).adjusted(-2, -2, 2, 2)
        assert accent not in part_of(seen, elsewhere.toRectF())


@pytest.mark.parametrize("name", TAB_NAMES)
def test_the_mark_with_the_focus_is_in_view(
    program: Program, open_sheet: OpenSheet, qtbot: QtBot, name: TabName
) -> None:
    """At a size at which the picture is higher than what is seen of the page."""
    program.window.resize(1024, 700)
    program.look.scale_text(200)
    open_sheet(at_the_ends())
    program.window.show_tab(name)
    show(program, qtbot)
    points = tab_plot(program, name).stage.points
    focus(program.window.sheet_page.tabs.tabBar(), qtbot)
    while focused() is not points:
        press_focused(Qt.Key.Key_Tab)
    count = points.model().rowCount()
    for key in (None, *[Qt.Key.Key_Down] * (count - 1), *[Qt.Key.Key_Up] * (count - 1)):
        if key is not None:
            press(points, key)
        turn(qtbot)
        place = points.visualRect(points.currentIndex())
        assert points.viewport().visibleRegion().contains(place)


def test_a_choice_in_the_table_does_not_move_the_page_to_the_picture(article: Program, qtbot: QtBot) -> None:
    article.window.resize(1024, 700)
    article.look.scale_text(200)
    article.window.show_tab("equipment")
    turn(qtbot)
    browser = browser_of(article, "equipment")
    focus(browser.table, qtbot)
    for _ in range(10):
        press_focused(Qt.Key.Key_Down)
        turn(qtbot)
        current = browser.table.visualRect(browser.table.currentIndex()).center()
        assert browser.table.viewport().visibleRegion().contains(current)


# Very many lanes


@pytest.fixture
def large(look: Look, qtbot: QtBot) -> Plot:
    return plot_of(many(MANY), look, qtbot)


def wheel(widget: QWidget, steps: int) -> bool:
    """Turn the wheel towards the reader over the middle of a widget; whether it takes that."""
    middle = widget.rect().center()
    event = QWheelEvent(
        QPointF(middle),
        QPointF(widget.mapToGlobal(middle)),
        QPoint(),
        QPoint(0, -120 * steps),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(widget, event)
    return event.isAccepted()


def drawn(plot: Plot) -> list[str]:
    """The titles of the lanes that are drawn."""
    canvas = plot.stage._canvas
    assert canvas is not None
    return [row.lane.title for row in canvas._lanes._rows]


def test_a_picture_of_very_many_lanes_is_scrolled_by_key(large: Plot, qtbot: QtBot) -> None:
    points = large.stage.points
    focus(points, qtbot)
    for key, id_ in ((Qt.Key.Key_End, "m9999"), (Qt.Key.Key_PageUp, "m9989"), (Qt.Key.Key_Home, "m0")):
        press(points, key)
        assert points.chosen == id_
        assert points.viewport().rect().contains(points.visualRect(points.currentIndex()))
        assert f"Lane {id_[1:]}" in drawn(large)
        middle = centre(large.stage, id_)
        assert meant(large, 1, middle.y()) == id_


def test_a_picture_of_very_many_lanes_is_scrolled_by_wheel(large: Plot, qtbot: QtBot) -> None:
    points = large.stage.points
    before = drawn(large)
    assert wheel(points.viewport(), 40)
    assert points.verticalOffset() > 0
    turn(qtbot)
    assert before[0] not in drawn(large)


def test_of_very_many_lanes_only_those_that_are_seen_are_worked_out(large: Plot, qtbot: QtBot) -> None:
    points = large.stage.points
    laid = large.stage.laid_out()
    assert laid is not None
    assert len(drawn(large)) < 50
    assert len(laid._rows) < 60
    points.verticalScrollBar().setValue(points.verticalScrollBar().maximum())
    turn(qtbot)
    assert drawn(large)[-1] == f"Lane {MANY - 1}"
    assert len(laid._rows) < 120
    canvas = large.stage._canvas
    assert canvas is not None
    assert len(canvas._marks.data) == len(drawn(large))


def test_a_picture_of_very_many_lanes_leaves_room_for_the_rest(large: Plot) -> None:
    assert large.height() < 2_000
    assert large.stage.points.verticalScrollBar().isVisible()
    laid = large.stage.laid_out()
    assert laid is not None
    assert laid.frame.width <= large.stage.points.viewport().width()


def test_the_place_in_a_long_picture_is_kept_when_its_numbers_change(large: Plot, qtbot: QtBot) -> None:
    points = large.stage.points
    points.choose("m5000")
    bar = points.verticalScrollBar()
    bar.setValue(1_000)
    large.show_picture(many(MANY))
    draw(large, qtbot)
    assert bar.value() == 1_000
    assert points.chosen == "m5000"


def test_a_picture_that_is_seen_as_a_whole_leaves_the_wheel_to_its_page(
    article: Program, qtbot: QtBot
) -> None:
    article.window.show_tab("equipment")
    turn(qtbot)
    assert not wheel(tab_plot(article, "equipment").stage.points.viewport(), 1)


@pytest.fixture
def beside(article: Program, qtbot: QtBot) -> Program:
    """The window with the bundled sheet, and with the claims of others beside it."""
    with qtbot.waitSignal(article.stores.idle):
        article.stores.peers.open(OTHERS)
    settle(article, qtbot)
    show(article, qtbot)
    return article


def test_keys_lead_along_the_claims_of_others_and_their_lane_stays_chosen(
    beside: Program, qtbot: QtBot
) -> None:
    plot, browser = tab_plot(beside, "personnel"), browser_of(beside, "personnel")
    points = plot.stage.points
    focus(points, qtbot)
    points.choose("ru-personnel")
    seen: list[str] = []
    while points.chosen is not None and points.chosen.startswith("ru-personnel"):
        seen.append(points.chosen)
        assert chosen_id(browser) == "ru-personnel"
        press(points, Qt.Key.Key_Down)
        turn(qtbot)
    comparison = beside.stores.peers.comparison
    assert comparison is not None
    peers = {f"ru-personnel/{peer.figure.id}" for peer in comparison.peers["ru-personnel"]}
    assert seen[0] == "ru-personnel"
    assert set(seen[1:]) == peers
    assert len(peers) > 1


def test_a_claim_of_another_is_told_as_its_own(beside: Program, qtbot: QtBot) -> None:
    points = tab_plot(beside, "equipment").stage.points
    beside.window.show_tab("equipment")
    settle(beside, qtbot)
    mark = next(mark for mark in marks_of(tab_plot(beside, "equipment").stage) if mark.figure == "ru-tanks")
    model = points.model()
    rows = (model.index(row, 0) for row in range(model.rowCount()))
    about = next(
        index.data(Qt.ItemDataRole.AccessibleDescriptionRole)
        for index in rows
        if index.data(RECORD_ROLE).id == mark.id
    )
    assert "Oryx" in about
    assert "May not count the same" in about
