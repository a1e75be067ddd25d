"""What pyqtgraph draws: the layout, pixel for pixel, and nothing of its own."""

# pyright: reportPrivateUsage=false

from typing import Any, Final

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QContextMenuEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QGraphicsTextItem, QMenu, QWidget
from pytestqt.qtbot import QtBot

from tests.plots.pictures import (
    Pixels,
    colour,
    draw,
    is_near,
    lane,
    many,
    mark,
    part_of,
    picture,
    pixels,
    plot_of,
)
from tests.screen import turn
from warloss_gui.plots.axes import LinearAxis
from warloss_gui.plots.canvas import Canvas
from warloss_gui.plots.layout import Layout
from warloss_gui.plots.palette import Palette, palette_of
from warloss_gui.plots.picture import Guide
from warloss_gui.plots.plot import Plot
from warloss_gui.plots.sizes import HALO, RADIUS
from warloss_gui.qt.theme import Look
from warloss_gui.settings.themes import THEMES, ThemeName

SHOWN: Final = picture(
    lane(mark("a", 0.3), title="One"),
    lane(mark("b", 0.5, shape="about", party=1), title="Two", group="A group"),
    lane(mark("c", 0.2, 0.7, shape="span", party=2), title="Three", group="A group"),
    lane(mark("d", 0.0, shape="up_to", label="up to 0"), title="Four", group="A group"),
    lane(mark("e", 1.0, shape="from", party=3), title="Five", group="Another group"),
    axis=LinearAxis(1_000, "A title of the axis"),
    guides=[Guide(0.5, "A day")],
)


def canvas_of(plot: Plot) -> Canvas:
    canvas = plot.stage._canvas
    assert canvas is not None
    return canvas


def laid_out(plot: Plot) -> Layout:
    laid = plot.stage.laid_out()
    assert laid is not None
    return laid


def palette(plot: Plot) -> Palette:
    return palette_of(plot._look)


# Nothing of pyqtgraph's own


@pytest.fixture
def plot(look: Look, qtbot: QtBot) -> Plot:
    return plot_of(SHOWN, look, qtbot)


def view_range(plot: Plot) -> Any:
    return [[round(float(end), 6) for end in ends] for ends in canvas_of(plot)._box.viewRange()]


def views(plot: Plot) -> list[QWidget]:
    """What the pointer could reach of a plot: the marks, and pyqtgraph's view below them."""
    return [plot.stage.points.viewport(), canvas_of(plot).widget.viewport(), canvas_of(plot).widget]


def menus() -> int:
    return sum(isinstance(widget, QMenu) for widget in QApplication.allWidgets())


def test_there_is_no_menu(look: Look, qtbot: QtBot) -> None:
    before = menus()
    plot = plot_of(SHOWN, look, qtbot)
    canvas = canvas_of(plot)
    assert canvas.widget.scene().contextMenu == []
    assert canvas._box.menu is None
    assert not canvas._box.menuEnabled()
    assert menus() == before


def test_a_right_click_opens_nothing(plot: Plot, qtbot: QtBot) -> None:
    middle = plot.stage.rect().center()
    for view in views(plot):
        QTest.mouseClick(view, Qt.MouseButton.RightButton, Qt.KeyboardModifier.NoModifier, middle)
        reason = QContextMenuEvent.Reason.Mouse
        QApplication.sendEvent(view, QContextMenuEvent(reason, middle, view.mapToGlobal(middle)))
        turn(qtbot)
        assert QApplication.activePopupWidget() is None


def test_the_mouse_neither_zooms_nor_moves(plot: Plot, qtbot: QtBot) -> None:
    before = view_range(plot)
    middle = plot.stage.rect().center()
    for view in views(plot):
        for delta in (-1_200, 1_200):
            QApplication.sendEvent(view, turned(view, middle, delta))
        for button in (Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton, Qt.MouseButton.RightButton):
            QTest.mousePress(view, button, Qt.KeyboardModifier.NoModifier, middle)
            for step in (10, 60, 120):
                QTest.mouseMove(view, middle + QPoint(step, step // 2))
            QTest.mouseRelease(view, button, Qt.KeyboardModifier.NoModifier, middle + QPoint(120, 60))
        QTest.mouseDClick(view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, middle)
        turn(qtbot)
        assert view_range(plot) == before


def turned(view: QWidget, at: QPoint, delta: int) -> QWheelEvent:
    return QWheelEvent(
        QPointF(at),
        QPointF(view.mapToGlobal(at)),
        QPoint(),
        QPoint(0, delta),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )


def test_keys_neither_zoom_nor_move(plot: Plot, qtbot: QtBot) -> None:
    before = view_range(plot)
    for view in views(plot):
        for key in (Qt.Key.Key_A, Qt.Key.Key_Plus, Qt.Key.Key_Minus, Qt.Key.Key_Left, Qt.Key.Key_Backspace):
            QTest.keyClick(view, key)
            QTest.keyClick(view, key, Qt.KeyboardModifier.ControlModifier)
    turn(qtbot)
    assert view_range(plot) == before
    assert canvas_of(plot).widget.focusPolicy() is Qt.FocusPolicy.NoFocus
    assert canvas_of(plot).widget.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)


def test_there_are_no_buttons_and_no_texts_but_ours(plot: Plot) -> None:
    """A text item of a scene could hold markup; ours are painted as they stand."""
    items: list[Any] = canvas_of(plot).widget.scene().items()
    kinds = {type(item).__name__ for item in items}
    assert {"_Lanes", "_Labels", "AxisItem", "ViewBox", "ScatterPlotItem"} <= kinds
    assert not kinds & {"ButtonItem", "PlotItem", "LabelItem", "LegendItem", "InfiniteLine"}
    texts = [item for item in items if isinstance(item, QGraphicsTextItem)]
    assert [item.toPlainText().strip() for item in texts if item.isVisible()] == []


# Everything stands where the layout has put it


@pytest.mark.parametrize("scale", [100, 150, 200])
@pytest.mark.parametrize("width", [640, 761, 1_200])
def test_a_pixel_of_the_view_is_one_of_the_layout(look: Look, qtbot: QtBot, width: int, scale: int) -> None:
    look.scale_text(scale)
    plot = plot_of(SHOWN, look, qtbot, width)
    stage = plot.stage
    assert view_range(plot) == [[0, stage.width()], [0, stage.points.height()]]
    box = canvas_of(plot)._box
    assert box.height() == stage.points.height()
    assert box.width() == stage.width()


def filled(found: Pixels, wanted: QColor) -> QRectF:
    """From where to where a colour is."""
    rows, columns = np.nonzero(found == colour(wanted))
    return QRectF(
        QPointF(float(columns.min()), float(rows.min())),
        QPointF(float(columns.max()) + 1, float(rows.max()) + 1),
    )


@pytest.mark.parametrize("scale", [100, 200])
@pytest.mark.parametrize("place", [0.0, 0.123, 0.5, 0.987, 1.0])
def test_a_mark_is_painted_at_its_value(look: Look, qtbot: QtBot, place: float, scale: int) -> None:
    look.scale_text(scale)
    plot = plot_of(picture(lane(mark("a", place, party=1))), look, qtbot)
    spot = laid_out(plot).row(0).spots[0]
    painted = filled(pixels(plot.stage), palette(plot).of_party(1))
    assert painted.center().x() == pytest.approx(spot.low, abs=1)
    assert painted.center().y() == pytest.approx(spot.y, abs=1)
    assert painted.width() == pytest.approx(2 * laid_out(plot).frame.sizes.radius, abs=3)


def at(found: Pixels, x: float, y: float) -> int:
    return int(found[int(y), int(x)])


def test_fill_arrow_and_range_are_painted(plot: Plot) -> None:
    laid, seen, colours = laid_out(plot), pixels(plot.stage), palette(plot)
    exact, about, span, up_to, more = (laid.row(i).spots[0] for i in range(5))
    party = [colour(colours.of_party(i)) for i in range(4)]
    page = colour(colours.page)
    assert at(seen, exact.low, exact.y) == party[0]
    assert at(seen, about.low - 2, about.y) == page
    assert party[1] in part_of(seen, about.room)
    assert at(seen, (span.low + span.high) / 2, span.y) == party[2]
    assert at(seen, (span.low + span.high) / 2, span.y - 4) == page
    assert at(seen, span.low, span.y - 2) == at(seen, span.high, span.y - 2) == party[2]
    sizes = laid.frame.sizes
    assert at(seen, up_to.low - sizes.radius - sizes.arrow / 2, up_to.y) == party[0]
    assert at(seen, up_to.low + sizes.radius + 3, up_to.y) == page
    assert at(seen, more.low + sizes.radius + sizes.arrow / 2, more.y) == party[3]
    assert at(seen, more.low - sizes.radius - 3, more.y) == page


def test_marks_and_texts_lie_on_the_lines_of_grid_and_guides(look: Look, qtbot: QtBot) -> None:
    shown = picture(
        lane(mark("a", 0.5)), lane(mark("b", 0.45, label="1,000,000")), guides=[Guide(0.5, "A day")]
    )
    plot = plot_of(shown, look, qtbot)
    laid, seen, colours = laid_out(plot), pixels(plot.stage), palette(plot)
    first, second = laid.row(0).spots[0], laid.row(1).spots[0]
    line = laid.guides[0][0]
    column = seen[: round(laid.height), int(line) - 1 : int(line) + 2]
    assert is_near(column, colours.quiet), "the guide is not there"
    around = part_of(seen, QRectF(line - 2, first.y - 3, 4, 6))
    assert (around == colour(colours.of_party(0))).all()
    assert second.label.left() < line < second.label.right()
    behind = part_of(seen, QRectF(second.label.left(), second.label.top() + 1, second.label.width(), 1))
    assert (behind == colour(colours.page)).all()


def test_the_grid_stands_at_the_labels_of_the_axis(plot: Plot, qtbot: QtBot) -> None:
    plot.choose("e")
    draw(plot, qtbot)
    laid, seen, page = laid_out(plot), pixels(plot.stage), colour(palette(plot).page)
    y = round(laid.row(0).top) + 3
    middles = [text.rect.center().x() for text in laid.axis.texts if text.role == "tick"]
    assert len(middles) >= 3
    assert middles == pytest.approx(laid.axis.grid)
    for x in middles:
        if abs(x - laid.guides[0][0]) > 3:
            assert (seen[y, round(x) - 1 : round(x) + 2] != page).any(), x
            assert (seen[y, round(x) + 4 : round(x) + 8] == page).all(), x


def test_the_chosen_lane_has_another_ground(plot: Plot, qtbot: QtBot) -> None:
    laid, colours = laid_out(plot), palette(plot)
    for chosen in (0, 3):
        plot.choose("abcde"[chosen])
        draw(plot, qtbot)
        seen = pixels(plot.stage)
        for i in range(5):
            ground = at(seen, laid.frame.width / 3, laid.row(i).bottom - 3)
            assert (ground == colour(colours.selected)) is (i == chosen)
            assert at(seen, 1, laid.row(i).bottom - 3) == colour(
                colours.accent if i == chosen else colours.page
            )


def test_a_lane_is_parted_from_the_next_by_a_line(plot: Plot) -> None:
    laid, seen = laid_out(plot), pixels(plot.stage)
    for i in range(4):
        band = seen[round(laid.row(i).bottom) - 2 : round(laid.row(i).bottom) + 2, 5:60]
        assert (band == colour(palette(plot).hairline)).any(axis=0).all()


def test_scrolling_far_keeps_few_pictures_of_marks(look: Look, qtbot: QtBot) -> None:
    """pyqtgraph keeps one of each kind that it has met."""
    plot = plot_of(many(2_000), look, qtbot)
    bar = plot.stage.points.verticalScrollBar()
    for value in range(0, bar.maximum(), bar.maximum() // 50):
        bar.setValue(value)
        plot.stage.grab()
    assert len(canvas_of(plot)._marks.fragmentAtlas) == 1


def test_before_it_has_something_to_show_it_draws_nothing(look: Look, qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    canvas = Canvas(parent)
    canvas.look_at(0, 100)
    assert list(canvas._marks.data) == []
    assert not canvas.widget.grab().isNull()


@pytest.mark.parametrize("scale", [100, 200])
@pytest.mark.parametrize("theme", THEMES)
def test_a_ring_is_painted_around_what_may_not_count_the_same(
    look: Look, qtbot: QtBot, theme: ThemeName, scale: int
) -> None:
    look.choose(theme)
    look.scale_text(scale)
    others = [mark(f"own/{i}", (i + 1) / 3, figure="own", near=i > 0, label="7") for i in range(2)]
    plot = plot_of(picture(lane(mark("own", 0.0, label="7"), *others)), look, qtbot)
    laid, seen, colours = laid_out(plot), pixels(plot.stage), palette(plot)
    plain, near = laid.row(0).spots[1:]
    reach = (RADIUS + HALO) * laid.frame.sizes.unit
    for spot, is_ringed in ((plain, False), (near, True)):
        turns = np.radians(np.arange(0, 360, 3))
        found = np.array(
            [seen[int(spot.y + reach * np.sin(at)), int(spot.low + reach * np.cos(at))] for at in turns]
        )
        party = [is_near(one, colours.of_party(0), 90) for one in found]
        assert any(party) is is_ringed
        assert not all(party)
        assert at(seen, spot.low, spot.y) == colour(colours.of_party(0))


def test_the_label_of_a_peer_is_painted_quietly(plot: Plot, qtbot: QtBot) -> None:
    plot.show_picture(picture(lane(mark("own", 0.2), mark("own/a", 0.6, label="Oryx: 5", figure="own"))))
    draw(plot, qtbot)
    seen, colours = pixels(plot.stage), palette(plot)
    own, other = laid_out(plot).row(0).spots
    assert is_near(part_of(seen, own.label), colours.text)
    assert not is_near(part_of(seen, other.label), colours.text)
    assert is_near(part_of(seen, other.label), colours.quiet, 60)
