"""A plot in its window: before it is drawn, in another theme, size or scale, with hostile texts."""

# pyright: reportPrivateUsage=false

import gc
import html
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

import pytest
import shiboken6
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QGraphicsTextItem, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.builders import sheet, stated, statement
from tests.conftest import OpenSheet
from tests.documents_shown import hostile
from tests.plots.pictures import (
    centre,
    colour,
    draw,
    lane,
    many,
    mark,
    marks_of,
    picture,
    pixels,
    plot_of,
    row_texts,
    tab_plot,
)
from tests.screen import (
    card_texts,
    chosen_id,
    click,
    equipment,
    focus,
    hide_tip,
    hover,
    parts,
    press,
    settle,
    show,
    spoken,
    statements,
    texts,
    turn,
)
from warloss_gui.app import Program
from warloss_gui.claims.parts import TAB_NAMES, TabName
from warloss_gui.plots.axes import LinearAxis, LogAxis
from warloss_gui.plots.frame import MEASURED_LANES
from warloss_gui.plots.picture import Picture
from warloss_gui.plots.plot import Plot, Stage
from warloss_gui.plots.texts import Text
from warloss_gui.qt.theme import Look
from warloss_gui.settings import themes
from warloss_gui.settings.themes import ThemeName
from warloss_gui.widgets.card_column import CardColumn

CHECKOUT: Final = Path(__file__).parents[2]


# The parts of a plot


def test_a_plot_has_a_title_a_note_and_a_key(look: Look, qtbot: QtBot) -> None:
    shown = Picture("What is seen", "Of whom", LinearAxis(10), (lane(mark("a")),))
    plot = plot_of(shown, look, qtbot)
    assert texts(plot) == ["What is seen", "Of whom"]
    assert plot.key.isVisible()
    assert spoken(plot.stage.points).about == "What is seen\nOf whom"
    plot.show_picture(Picture("Another", "", LinearAxis(10), (lane(mark("a")),)))
    assert texts(plot) == ["Another"]
    assert spoken(plot.stage.points).about == "Another"


def test_a_control_stands_beside_the_title(look: Look, qtbot: QtBot) -> None:
    plot = plot_of(picture(lane(mark("a"))), look, qtbot)
    button = QPushButton("Control")
    plot.add_control(button)
    turn(qtbot)
    title = next(label for label in parts(plot, QLabel) if label.text() == "A picture")
    assert title.geometry().right() < button.geometry().left()
    assert button.geometry().right() == plot.width() - 1
    assert button.geometry().bottom() < plot.stage.geometry().top()


def test_without_lanes_there_is_no_plot(look: Look, qtbot: QtBot) -> None:
    plot = plot_of(picture(lane(mark("a"))), look, qtbot)
    plot.show_picture(picture())
    assert plot.isHidden()
    assert plot.is_drawn
    plot.show_picture(picture(lane(mark("b"))))
    draw(plot, qtbot)
    assert plot.isVisible()
    assert plot.stage.height() > 0


def test_a_picture_is_as_high_as_its_lanes_and_a_very_long_one_scrolls(look: Look, qtbot: QtBot) -> None:
    heights: list[int] = []
    for count in (1, 2, 20, MEASURED_LANES, MEASURED_LANES + 1, 2_000):
        plot = plot_of(many(count), look, qtbot)
        heights.append(plot.stage.height())
        assert (plot.stage.points.verticalScrollBar().maximum() > 0) is (count > MEASURED_LANES)
    assert heights[:4] == sorted(set(heights[:4]))
    assert heights[4] == heights[5] < heights[3]


# Before it is drawn

BEFORE_THE_FIRST_PAINT: Final = """
import sys
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication
from warloss_gui import app
from warloss_gui.plots.plot import Plot
from warloss_gui.settings.preferences import Preferences

class FirstPaint(QObject):
    def eventFilter(self, watched, event):
        if event.type() is QEvent.Type.Paint and isinstance(watched, Plot) and "painted" not in said:
            said.append("painted")
            said.append("pyqtgraph" in sys.modules)
        return False

def look():
    if any(plot.stage.is_drawn for plot in program.window.findChildren(Plot)):
        application.quit()

said = []
application = QApplication([])
program = app.Program(application, Preferences(theme="light"))
program.stores.idle.connect(application.quit)
program.store.open(app.bundled_sheets()[0][1])
application.exec()
said.append("pyqtgraph" in sys.modules)
filter = FirstPaint()
application.installEventFilter(filter)
program.window.show()
said.append("pyqtgraph" in sys.modules)
timer = QTimer()
timer.timeout.connect(look)
timer.start(10)
application.exec()
said.append("pyqtgraph" in sys.modules)
application.removeEventFilter(filter)
program.window.close()
program.end()
print(said)
"""


def test_the_window_is_painted_before_pyqtgraph_is_imported() -> None:
    done = subprocess.run(
        [sys.executable, "-c", BEFORE_THE_FIRST_PAINT],
        cwd=CHECKOUT,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.stdout.strip() == "[False, False, 'painted', False, True]", done.stderr


def places(program: Program, name: TabName) -> dict[str, QRect]:
    """Where the visible parts of a tab are, by what they are."""
    page = program.window.sheet_page.tabs.pages[name]
    return {
        f"{i} {type(part).__name__}": QRect(part.mapTo(page, part.rect().topLeft()), part.size())
        for i, part in enumerate(named(page))
    }


def named(page: QWidget) -> Iterator[QWidget]:
    """The parts of a tab that are there with and without pyqtgraph."""
    for part in parts(page, QWidget):
        if "pyqtgraph" not in type(part).__module__ and "pyqtgraph" not in type(part.parent()).__module__:
            yield part


@pytest.mark.parametrize("size", [(1280, 800), (1024, 700)])
@pytest.mark.parametrize("scale", [100, 200])
@pytest.mark.parametrize("name", TAB_NAMES)
def test_nothing_moves_when_the_picture_comes(
    program: Program,
    open_sheet: OpenSheet,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    *,
    name: TabName,
    scale: int,
    size: tuple[int, int],
) -> None:
    held: list[Stage] = []

    def hold(stage: Stage) -> None:
        held.append(stage)

    drawn = Stage._draw
    with monkeypatch.context() as patch:
        patch.setattr(Stage, "_draw", hold)
        program.look.scale_text(scale)
        program.window.resize(*size)
        program.window.show_tab(name)
        open_sheet(CHECKOUT / "resources/factsheets/article.json")
        with qtbot.waitExposed(program.window):
            program.window.show()
        turn(qtbot)
        stage = tab_plot(program, name).stage
        stage.grab()
        turn(qtbot)
        before = places(program, name)
    assert stage in held
    assert stage._canvas is None
    drawn(stage)
    turn(qtbot)
    assert stage._canvas is not None
    assert places(program, name) == before
    assert {"Plot", "Points", "Stage", "SearchLine"} <= {part.partition(" ")[2] for part in before}


def test_a_picture_that_cannot_be_seen_counts_as_drawn(article: Program, qtbot: QtBot) -> None:
    """Who waits for a picture must not wait for one that has to be scrolled to."""
    article.window.show_tab("equipment")
    plot = tab_plot(article, "equipment")
    page = equipment(article).browser.page
    draw(plot, qtbot)
    plot.show_picture(picture(lane(mark("a"))))
    assert not plot.is_drawn
    draw(plot, qtbot)
    assert plot.is_drawn
    page.body.insertSpacing(0, 5_000)
    turn(qtbot)
    plot.show_picture(picture(lane(mark("b"))))
    assert not plot.stage.is_drawn
    assert plot.is_drawn


# Another theme, another size


def count(widget: QWidget, wanted: str) -> int:
    return int((pixels(widget) == colour(QColor(wanted))).sum())


@pytest.mark.parametrize(("former", "later"), [("light", "dark"), ("dark", "light")])
@pytest.mark.parametrize("name", TAB_NAMES)
def test_no_pixel_of_the_former_theme_is_left(
    article: Program, qtbot: QtBot, name: TabName, former: ThemeName, later: ThemeName
) -> None:
    article.look.choose(former)
    article.window.show_tab(name)
    plot = tab_plot(article, name)
    plot.choose(marks_of(plot.stage)[0].id)
    old, new = themes.load(former), themes.load(later)
    grounds = {getattr(old.colours, part): getattr(new.colours, part) for part in ("page", "selected")}
    inks = {getattr(old.colours, part): getattr(new.colours, part) for part in ("text", "quiet")}
    inks |= {old.marks[shown.party]: new.marks[shown.party] for shown in marks_of(plot.stage)}
    draw(plot, qtbot)
    before = {was: count(plot.stage, was) for was in (*grounds, *inks)}
    assert before[old.colours.page] > plot.stage.width() * plot.stage.height() / 2
    assert min(before.values()) > 10, before
    article.look.choose(later)
    turn(qtbot)
    draw(plot, qtbot)
    for was, now in grounds.items():
        assert count(plot, was) == 0
        assert count(plot.stage, now) == pytest.approx(before[was], rel=0.2)
    for was, now in inks.items():
        # A softened edge may have any colour between two.
        assert count(plot, was) <= before[was] / 20
        assert count(plot.stage, now) > before[was] / 2


@pytest.mark.parametrize("name", TAB_NAMES)
def test_another_text_size_lays_the_picture_out_anew(article: Program, qtbot: QtBot, name: TabName) -> None:
    article.window.show_tab(name)
    plot = tab_plot(article, name)
    draw(plot, qtbot)
    before = plot.stage.laid_out()
    assert before is not None
    article.look.scale_text(200)
    turn(qtbot)
    draw(plot, qtbot)
    after = plot.stage.laid_out()
    assert after is not None
    assert after.frame.sizes.unit == pytest.approx(2 * before.frame.sizes.unit, rel=0.05)
    assert plot.stage.height() > 1.5 * (before.height + before.axis.height)
    assert plot.stage.points.spot(0) == after.row(0).spots[0]
    article.look.scale_text(100)
    turn(qtbot)
    draw(plot, qtbot)
    again = plot.stage.laid_out()
    assert again is not None
    assert again.height == before.height


# The tabs


def test_the_scale_of_the_equipment_can_be_switched(article: Program, qtbot: QtBot) -> None:
    article.window.show_tab("equipment")
    tab = equipment(article)
    draw(tab.plot, qtbot)
    assert shown_axis(tab.plot) is LogAxis
    for id_ in (shown.id for shown in marks_of(tab.plot.stage)[3:5]):
        QTest.mouseClick(
            tab.plot.stage.points.viewport(),
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
            centre(tab.plot.stage, id_),
        )
        for axis in (LinearAxis, LogAxis):
            click(tab.linear)
            draw(tab.plot, qtbot)
            assert shown_axis(tab.plot) is axis
            assert tab.plot.stage.points.chosen == chosen_id(tab.browser) == id_
    assert not tab.linear.isChecked()


def shown_axis(plot: Plot) -> type:
    assert plot.stage.picture is not None
    return type(plot.stage.picture.axis)


def test_the_scale_is_kept_with_the_next_sheet(article: Program, open_sheet: OpenSheet, qtbot: QtBot) -> None:
    article.window.show_tab("equipment")
    click(equipment(article).linear)
    open_sheet(CHECKOUT / "resources/factsheets/other-claimants.json")
    settle(article, qtbot)
    assert shown_axis(equipment(article).plot) is LinearAxis


def test_a_mark_brings_the_card_of_its_statement_into_view(
    program: Program, open_sheet: OpenSheet, qtbot: QtBot
) -> None:
    said = [
        statement(id=f"s{i}", speaker=f"Speaker {i}", date=stated(f"2022-03-{10 + i}")) for i in range(12)
    ]
    open_sheet(sheet(statements=said))
    program.window.show_tab("statements")
    show(program, qtbot)
    tab = statements(program)
    draw(tab.plot, qtbot)
    tab.search.insert("Speaker 3")
    turn(qtbot)
    assert [card[0] for card in card_texts(tab.cards)] == ["Speaker 3"]
    QTest.mouseClick(
        tab.plot.stage.points.viewport(),
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
        centre(tab.plot.stage, "s9"),
    )
    qtbot.waitUntil(lambda: "Speaker 9" in speakers_seen(tab.cards))
    assert tab.plot.stage.points.chosen == "s9"
    assert tab.search.text() == ""


def speakers_seen(cards: CardColumn) -> list[str]:
    return [texts(card)[0] for card in cards.cards if not card.visibleRegion().isEmpty()]


def test_walking_through_the_statements_neither_ends_a_search_nor_leaves_the_picture(
    article: Program, qtbot: QtBot
) -> None:
    article.window.show_tab("statements")
    tab = statements(article)
    tab.search.insert("nowhere")
    turn(qtbot)
    points = tab.plot.stage.points
    focus(points, qtbot)
    for _ in marks_of(tab.plot.stage):
        press(points, Qt.Key.Key_Down)
        turn(qtbot)
        assert points.hasFocus()
        assert points.viewport().visibleRegion().contains(points.visualRect(points.currentIndex()))
    assert tab.search.text() == "nowhere"


# Texts of strangers


@pytest.fixture(params=["markup", "unbroken"])
def opened(request: pytest.FixtureRequest, program: Program, open_sheet: OpenSheet, qtbot: QtBot) -> Program:
    """The program with a hostile sheet, each of whose pictures was drawn."""
    open_sheet(hostile(unbroken=request.param == "unbroken"))
    show(program, qtbot)
    for name in TAB_NAMES:
        program.window.show_tab(name)
        draw(tab_plot(program, name), qtbot)
    return program


def joined(shown: Iterable[Text], role: str) -> str:
    return "".join(text.text for text in shown if text.role == role).replace(" ", "")


def test_hostile_texts_stand_in_the_picture_letter_by_letter(opened: Program) -> None:
    for name in TAB_NAMES:
        laid = tab_plot(opened, name).stage.laid_out()
        assert laid is not None
        titles = "".join(lane_.title for lane_ in laid.picture.lanes).replace(" ", "")
        assert joined(row_texts(laid), "title") == titles
        details = "".join(lane_.detail for lane_ in laid.picture.lanes).replace(" ", "")
        assert joined(row_texts(laid), "detail") == details
        guides = "".join(guide.label for guide in laid.picture.guides).replace(" ", "")
        assert joined(row_texts(laid), "guide") == guides
        assert joined(laid.axis.texts, "axis") == laid.picture.axis.title.replace(" ", "")
    sheet_ = opened.store.sheet
    assert sheet_ is not None
    labels = {lane_.title.casefold() for lane_ in picture_of(opened, "personnel").lanes}
    assert labels == {figure.label.casefold() for figure in sheet_.figures_of("personnel")}
    assert sheet_.statements[0].speaker in {lane_.title for lane_ in picture_of(opened, "statements").lanes}
    assert sheet_.events[0].label in picture_of(opened, "statements").guides[0].label


def picture_of(program: Program, name: TabName) -> Picture:
    shown = tab_plot(program, name).stage.picture
    assert shown is not None
    return shown


def test_hostile_texts_are_not_read_as_markup_anywhere(opened: Program) -> None:
    found = gc.get_objects()
    items = [one for one in found if isinstance(one, QGraphicsTextItem) and shiboken6.isValid(one)]
    assert [item.toPlainText() for item in items if item.toPlainText().strip()] == []
    for name in TAB_NAMES:
        plot = tab_plot(opened, name)
        labels = plot.findChildren(QLabel)
        assert {label.textFormat() for label in labels} == {Qt.TextFormat.PlainText}
        assert [widget for widget in plot.findChildren(QWidget) if "<" in widget.toolTip()] == []


def test_hostile_tips_and_accessible_texts_are_whole_and_escaped(opened: Program, qtbot: QtBot) -> None:
    for name in TAB_NAMES:
        opened.window.show_tab(name)
        turn(qtbot)
        plot = tab_plot(opened, name)
        model = plot.stage.points.model()
        for row, shown in enumerate(marks_of(plot.stage)):
            index = model.index(row, 0)
            about = shown.said().about
            assert "<" in about
            tip = str(index.data(Qt.ItemDataRole.ToolTipRole))
            inner = tip.removeprefix("<qt>").removesuffix("</qt>")
            assert "<" not in inner.replace("<br>", "")
            assert html.unescape(inner.replace("<br>", "\n")) == about
            assert index.data(Qt.ItemDataRole.AccessibleDescriptionRole) == about
            assert str(index.data(Qt.ItemDataRole.AccessibleTextRole)).endswith(shown.said().name)
        assert hover(plot.stage.points.viewport(), centre(plot.stage, marks_of(plot.stage)[0].id)) == str(
            model.index(0, 0).data(Qt.ItemDataRole.ToolTipRole)
        )
        hide_tip(qtbot)


def test_a_title_of_an_axis_is_no_markup(look: Look, qtbot: QtBot) -> None:
    title = "<b>bold</b> & <img src='file:///etc/passwd'>"
    plain = plot_of(picture(lane(mark("a")), axis=LinearAxis(10, title)), look, qtbot)
    laid = plain.stage.laid_out()
    assert laid is not None
    assert " ".join(text.text for text in laid.axis.texts if text.role == "axis") == title


def test_the_focus_goes_through_a_hostile_picture(opened: Program, qtbot: QtBot) -> None:
    opened.window.show_tab("personnel")
    turn(qtbot)
    points = tab_plot(opened, "personnel").stage.points
    focus(points, qtbot)
    for shown in marks_of(tab_plot(opened, "personnel").stage):
        assert points.chosen is not None
        points.choose(shown.id)
        assert not points.visualRect(points.currentIndex()).isEmpty()
