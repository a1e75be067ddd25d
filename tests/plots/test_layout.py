"""Where everything stands: nothing overlaps, nothing is cut, nothing is missing, at every size."""

# pyright: reportPrivateUsage=false

import gettext
from collections.abc import Iterator
from dataclasses import replace
from math import ceil
from pathlib import Path
from typing import Final, Literal, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from tests.builders import Json
from tests.conftest import OpenSheet
from tests.plots.faults import clashes, faults, faults_of
from tests.plots.pictures import (
    draw,
    has_ink,
    holds,
    is_near,
    lane,
    layout,
    many,
    mark,
    marks_of,
    part_of,
    picture,
    pixels,
    tab_plot,
)
from tests.plots.sheets import WORD, WORDS, at_the_ends, long
from tests.screen import ARTICLE, OTHERS, parts, settle, show, statements
from warloss_gui import language
from warloss_gui.app import Program
from warloss_gui.claims.comparison import compare
from warloss_gui.claims.parts import TAB_NAMES, TabName
from warloss_gui.documents.reader import read_file
from warloss_gui.plots import series
from warloss_gui.plots.axes import LinearAxis, LogAxis, TimeAxis
from warloss_gui.plots.frame import MEASURED_LANES
from warloss_gui.plots.palette import palette_of
from warloss_gui.plots.picture import Guide, Lane, Mark, Picture, Shape
from warloss_gui.plots.plot import Plot
from warloss_gui.plots.rows import Row
from warloss_gui.settings.themes import THEMES

SheetName = Literal["article", "others", "words", "word", "ends"]
Size = tuple[int, int]

SIZES: Final[tuple[Size, ...]] = ((1280, 800), (1024, 700))
SCALES: Final = (100, 200)


def document(name: SheetName) -> Path | Json:
    match name:
        case "article":
            return ARTICLE
        case "others":
            return OTHERS
        case "words":
            return long(WORDS)
        case "word":
            return long(WORD)
        case "ends":
            return at_the_ends()


# The real window


class LongWords(gettext.NullTranslations):
    """A language each of whose words is twice as long."""

    def gettext(self, message: str) -> str:
        return " ".join(word + word for word in message.split(" "))

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self.gettext(super().ngettext(msgid1, msgid2, n))

    def pgettext(self, context: str, message: str) -> str:
        return self.gettext(message)


@pytest.fixture
def long_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(language._Active, "catalogue", LongWords())


def key_faults(plot: Plot) -> Iterator[str]:
    """What is wrong with the key."""
    key = plot.key
    rects = [(line, rect) for placed in key.placed(key.width()) for rect, line in placed.lines]
    room = QRectF(key.rect())
    yield from clashes(rects)
    yield from (f"{line!r} leaves the key" for line, rect in rects if not holds(room, rect))
    for placed in key.placed(key.width()):
        if placed.entry.shape is not None and placed.marker.x() >= placed.lines[0][0].left():
            yield f"the marker of {placed.entry.text!r} has no room"


def unpainted(plot: Plot, program: Program) -> Iterator[str]:
    """Marks and texts that cannot be seen, wherever the picture is scrolled to."""
    stage = plot.stage
    laid = stage.laid_out()
    assert laid is not None
    palette = palette_of(program.look)
    bar = stage.points.verticalScrollBar()
    height = stage.points.height()
    for top in range(0, bar.maximum() + height, height):
        bar.setValue(top)
        offset = stage.points.verticalOffset()
        seen = pixels(stage)
        for row in laid.between(offset, offset + height):
            if row.start < offset or row.bottom > offset + height:
                continue
            for spot in row.spots:
                found = part_of(seen, spot.room.translated(0, -offset))
                if not is_near(found, palette.of_party(spot.mark.party)):
                    yield f"{spot.mark.id} is not painted"
            for text in (*row.heading, *row.texts):
                if not has_ink(part_of(seen, text.rect.translated(0, -offset))):
                    yield f"{text.text!r} is not painted"
        for text in laid.axis.texts:
            if not has_ink(part_of(seen, text.rect.translated(0, height))):
                yield f"{text.text!r} is not painted"


def checked(plot: Plot, program: Program) -> list[str]:
    """What is wrong with a plot on the screen."""
    laid = plot.stage.laid_out()
    assert laid is not None
    found = [*faults(laid), *key_faults(plot), *unpainted(plot, program)]
    whole = ceil(laid.height) + ceil(laid.axis.height)
    scrolls = plot.stage.points.verticalScrollBar().maximum() > 0
    if plot.stage.height() != whole and not scrolls:
        found.append(f"the stage is {plot.stage.height()} high, not {whole}")
    return found


def labels_faults(window: QWidget) -> Iterator[str]:
    """Labels and buttons that are cut or lie on others."""
    for widget in (*parts(window, QLabel), *parts(window, QPushButton)):
        if not widget.text():
            continue
        needed = widget.minimumSizeHint()
        if isinstance(widget, QLabel):
            # As Qt works it out for the text itself, whatever the label says to its layout.
            needed.setHeight(QLabel.heightForWidth(widget, widget.width()))
        if widget.width() < needed.width() or widget.height() < needed.height():
            yield f"{widget.text()!r} is cut: {widget.size()}, needs {needed}"
        if not inside(widget):
            yield f"{widget.text()!r} leaves what it stands on"
        for other in parts(window, QWidget):
            beside = other.parentWidget() is widget.parentWidget() and other is not widget
            if beside and other.geometry().intersects(widget.geometry()):
                yield f"{widget.text()!r} lies on {other!r}"


def inside(widget: QWidget) -> bool:
    """Whether all of a widget lies where it can be seen or scrolled to."""
    parent = widget.parentWidget()
    while parent is not None and not widget.isWindow():
        scrolls = isinstance(parent.parentWidget(), QScrollArea)
        if not scrolls and not parent.rect().contains(widget.geometry()):
            return False
        widget, parent = parent, parent.parentWidget()
    return True


def look_at_tab(program: Program, name: TabName, qtbot: QtBot) -> list[str]:
    """What is wrong in a tab."""
    program.window.show_tab(name)
    settle(program, qtbot)
    plot = tab_plot(program, name)
    found = list(labels_faults(program.window))
    if plot.isVisible():
        draw(plot, qtbot)
        found += checked(plot, program)
    return found


def look_at_every_size(program: Program, qtbot: QtBot) -> dict[str, list[str]]:
    """What is wrong, tab by tab, at every size and in both themes."""
    wrong: dict[str, list[str]] = {}
    for theme in THEMES:
        program.look.choose(theme)
        for size in SIZES:
            program.window.resize(*size)
            for name in TAB_NAMES:
                if found := look_at_tab(program, name, qtbot):
                    wrong[f"{name}, {theme}, {size[0]} wide"] = found
    return wrong


@pytest.mark.parametrize("scale", SCALES)
@pytest.mark.parametrize("name", ["article", "others", "words", "word", "ends"])
def test_every_text_and_mark_has_its_place(
    program: Program, open_sheet: OpenSheet, qtbot: QtBot, name: SheetName, scale: int
) -> None:
    program.look.scale_text(scale)
    open_sheet(document(name))
    show(program, qtbot)
    assert look_at_every_size(program, qtbot) == {}


@pytest.mark.parametrize("scale", SCALES)
def test_so_it_is_in_a_language_of_long_words(
    long_words: None, program: Program, open_sheet: OpenSheet, qtbot: QtBot, scale: int
) -> None:
    program.look.scale_text(scale)
    open_sheet(OTHERS)
    show(program, qtbot)
    assert "EquipmentEquipment" in program.window.sheet_page.tabs.tabText(1)
    assert look_at_every_size(program, qtbot) == {}


@pytest.mark.parametrize("name", ["article", "others", "ends"])
def test_every_figure_and_statement_has_a_mark(
    program: Program, open_sheet: OpenSheet, qtbot: QtBot, name: SheetName
) -> None:
    open_sheet(document(name))
    show(program, qtbot)
    sheet = program.store.sheet
    assert sheet is not None
    for tab in ("personnel", "equipment", "contingents"):
        figures = sorted(figure.id for figure in sheet.figures_of(tab))
        assert sorted(shown.id for shown in marks_of(tab_plot(program, tab).stage)) == figures
        assert len(figures) >= 2
    said = sorted(statement.id for statement in sheet.statements)
    assert sorted(shown.id for shown in marks_of(statements(program).plot.stage)) == said


# Made up pictures


PLACES: Final = st.floats(0, 1) | st.sampled_from([0.0, 1.0])
LABELS: Final = st.text("ab 1†—й", min_size=1, max_size=70).map(str.strip).filter(bool)


@st.composite
def lanes(draw: st.DrawFn, places: st.SearchStrategy[float | None] = PLACES) -> Lane:
    marks: list[Mark] = []
    for i in range(draw(st.integers(1, 12))):
        shape = draw(st.sampled_from(get_args(Shape)))
        low = draw(places)
        high = draw(st.floats(low or 0.0, 1)) if shape == "span" else low
        marks.append(mark(f"m{i}", low, high, shape=shape, label=draw(LABELS)))
    icon = draw(st.sampled_from(["", "equipment-tanks"]))
    title, detail, group = draw(LABELS), draw(LABELS | st.just("")), draw(LABELS | st.just(""))
    return lane(*marks, title=title, detail=detail, group=group, icon=icon)


@st.composite
def pictures(draw: st.DrawFn) -> Picture:
    axis = draw(
        st.one_of(
            st.integers(1, 10**15).map(LinearAxis.over),
            st.integers(1, 10**15).map(LogAxis.over),
            st.tuples(st.dates(), st.dates()).map(sorted).map(lambda days: TimeAxis.over(*days)),
        )
    )
    places = PLACES | st.none() if isinstance(axis, LogAxis) else PLACES
    shown = draw(st.lists(lanes(places), min_size=1, max_size=6))
    guides = draw(st.lists(st.builds(Guide, PLACES, LABELS), max_size=4))
    return picture(*shown, axis=axis, guides=guides)


@given(pictures(), st.integers(560, 2_000), st.sampled_from([14, 21, 28]))
def test_no_picture_is_too_hard(qapp: QApplication, shown: Picture, width: int, size: int) -> None:
    assert list(faults(layout(shown, width, size))) == []


@given(st.lists(lanes(), min_size=2, max_size=6), st.integers(560, 2_000), st.sampled_from([14, 28]))
def test_so_it_is_with_many_lanes(qapp: QApplication, some: list[Lane], width: int, size: int) -> None:
    shown = picture(*some * MEASURED_LANES)
    laid = layout(shown, width, size)
    for i in (0, 1, len(some), len(shown.lanes) - 1):
        row = laid.row(i)
        assert list(faults_of(row, laid)) == []
        assert list(clashes([(text.text, text.rect) for text in (*row.heading, *row.texts)])) == []


def test_a_group_has_one_heading(qapp: QApplication) -> None:
    shown = picture(*(lane(mark(f"m{i}"), group="killed" if i < 2 else "missing") for i in range(4)))
    laid = layout(shown)
    headings = [[text.text for text in laid.row(i).heading] for i in range(4)]
    assert headings == [["killed"], [], ["missing"], []]


def test_a_height_belongs_to_a_lane_but_not_its_heading(qapp: QApplication) -> None:
    laid = layout(picture(lane(mark("a"), group="killed"), lane(mark("b"), group="missing")))
    first, second = laid.row(0), laid.row(1)
    assert laid.lane_at(first.top) is None
    assert laid.lane_at(first.start) == 0
    assert laid.lane_at(first.bottom - 1) == 0
    assert laid.lane_at(second.top) is None
    assert laid.lane_at(second.bottom - 1) == 1
    assert laid.lane_at(second.bottom) is None
    assert laid.lane_at(-1) is None


def test_very_many_lanes_are_of_one_height_and_worked_out_when_they_are_seen(qapp: QApplication) -> None:
    shown = many(10_000)
    laid = layout(shown)
    seen = list(laid.between(300_000, 300_500))
    assert 5 < len(seen) < 20
    assert len(laid._rows) == len(seen)
    assert {round(row.bottom - row.top, 6) for row in seen} == {round(laid.height / 10_000, 6)}
    assert seen[0].top <= 300_000 < seen[0].bottom
    assert seen[-1].top <= 300_500 <= seen[-1].bottom
    assert list(row_titles(seen)) == [row.lane.title for row in seen]


def row_titles(rows: list[Row]) -> Iterator[str]:
    for row in rows:
        yield from (text.text for text in row.texts if text.role == "title")


def test_a_picture_without_lanes_has_no_height(qapp: QApplication) -> None:
    laid = layout(picture())
    assert laid.height == 0
    assert laid.lane_at(0) is None
    assert list(laid.between(0, 100)) == []


# A second sheet beside the first


@pytest.fixture(scope="module", params=["personnel", "equipment", "contingents"])
def compared(request: pytest.FixtureRequest) -> Picture:
    """A picture of the bundled sheet with the other claimants beside it."""
    article, others = (read_file(path).sheet for path in (ARTICLE, OTHERS))
    assert article is not None
    assert others is not None
    made = compare(article, others)
    shown = {
        "personnel": series.personnel(article, made),
        "equipment": series.equipment(article, "log", made),
        "contingents": series.contingents(article, made),
    }
    return shown[request.param]


@pytest.mark.parametrize("size", [14, 21, 28])
@pytest.mark.parametrize("width", [560, 620, 750, 960, 1_900])
def test_all_peers_have_their_place_and_their_label(
    qapp: QApplication, compared: Picture, width: int, size: int
) -> None:
    laid = layout(compared, width, size)
    assert list(faults(laid)) == []
    for i, shown in enumerate(compared.lanes):
        spots = laid.row(i).spots
        assert not [spot.mark.id for spot in spots if spot.label.isNull()]
        texts = [text.text for text in laid.row(i).texts if text.role in ("value", "peer")]
        labels = "".join(spot.label for spot in shown.marks)
        assert sorted("".join(texts).replace(" ", "")) == sorted(labels.replace(" ", ""))


@given(st.lists(lanes(), min_size=1, max_size=5), st.integers(560, 2_000), st.sampled_from([14, 28]))
def test_no_peers_are_too_many_or_too_long(
    qapp: QApplication, some: list[Lane], width: int, size: int
) -> None:
    for times in (1, MEASURED_LANES + 1):
        laid = layout(picture(*map(with_peers, some * times)), width, size)
        for i in range(len(some)):
            row = laid.row(i)
            assert list(faults_of(row, laid)) == []
            assert list(clashes([(text.text, text.rect) for text in row.texts])) == []
            assert row.spots[0].y == min(spot.y for spot in row.spots)
            assert not row.spots[0].label.isNull()
            assert laid.frame.is_uniform or not [spot for spot in row.spots if spot.label.isNull()]


def with_peers(shown: Lane) -> Lane:
    """The lane with all marks but the first as those of a second sheet."""
    own, *others = shown.marks
    marks = (own, *(replace(one, figure=own.id, near=i % 2 == 0) for i, one in enumerate(others)))
    return replace(shown, marks=marks)
