"""Where everything stands: nothing overlaps, nothing is cut, nothing is missing, at every size."""

# pyright: reportPrivateUsage=false

import gettext
from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations, pairwise
from math import ceil
from pathlib import Path
from typing import Final, Literal, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRectF, Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from tests.builders import Json
from tests.conftest import OpenSheet
from tests.plots.pictures import (
    axis_texts,
    draw,
    has_ink,
    holds,
    is_near,
    lane,
    layout,
    many,
    mark,
    marks_of,
    overlap,
    part_of,
    picture,
    pixels,
    row_texts,
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
from warloss_gui.plots.layout import MEASURED_LANES, Layout, Row, Text
from warloss_gui.plots.palette import palette_of
from warloss_gui.plots.picture import Guide, Lane, Mark, Picture, Shape
from warloss_gui.plots.plot import Plot
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


# What must be true of every layout


def clashes(rects: list[tuple[str, QRectF]]) -> Iterator[str]:
    for (one, here), (other, there) in combinations(rects, 2):
        if overlap(here, there):
            yield f"{one!r} overlaps {other!r}"


def strays(texts: list[Text], room: QRectF) -> Iterator[str]:
    for text in texts:
        if not holds(room, text.rect):
            yield f"{text.text!r} leaves its place: {text.rect} is not in {room}"


def faults(laid: Layout) -> Iterator[str]:
    """What is wrong with a layout."""
    lanes, below = list(row_texts(laid)), axis_texts(laid)
    yield from clashes([(text.text, text.rect) for text in lanes])
    yield from clashes([(text.text, text.rect) for text in below])
    yield from strays(below, QRectF(0, 0, laid.width, laid.axis_height))
    rows = [laid.row(i) for i in range(len(laid.picture.lanes))]
    top = rows[0].top if rows else laid.height
    yield from strays([text for _x, texts in laid.guides for text in texts], QRectF(0, 0, laid.width, top))
    for row in rows:
        yield from faults_of(row, laid)
    for row, following in pairwise(rows):
        if row.bottom != following.top:
            yield f"{row.lane.title!r} does not end where {following.lane.title!r} begins"


def faults_of(row: Row, laid: Layout) -> Iterator[str]:
    """What is wrong with a row."""
    room = QRectF(0, row.start, laid.width, row.bottom - row.start)
    yield from strays(row.heading, QRectF(0, row.top, laid.width, row.start - row.top))
    yield from strays(row.texts, room)
    if row.icon is not None:
        yield from clashes([("icon", row.icon), *((text.text, text.rect) for text in row.texts)])
    if len(row.spots) != len(row.lane.marks):
        yield f"{row.lane.title!r} has {len(row.spots)} of {len(row.lane.marks)} marks"
    for spot, shown in zip(row.spots, row.lane.marks, strict=False):
        if spot.mark is not shown:
            yield f"{spot.mark.id} stands for {shown.id}"
        if not holds(room, spot.room):
            yield f"{spot.mark.id} leaves its lane: {spot.room} is not in {room}"
        if not spot.room.left() <= spot.low <= spot.high <= spot.room.right():
            yield f"{spot.mark.id} is not in its room"
        yield from (
            f"{text.text!r} lies under {spot.mark.id}" for text in row.texts if overlap(text.rect, spot.room)
        )


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
        for text in axis_texts(laid):
            if not has_ink(part_of(seen, text.rect.translated(0, height))):
                yield f"{text.text!r} is not painted"


def checked(plot: Plot, program: Program) -> list[str]:
    """What is wrong with a plot on the screen."""
    laid = plot.stage.laid_out()
    assert laid is not None
    found = [*faults(laid), *key_faults(plot), *unpainted(plot, program)]
    whole = ceil(laid.height) + ceil(laid.axis_height)
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
    assert "EquipmentEquipment" in program.window.tabs.tabText(1)
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


def values(laid: Layout, number: int = 0) -> list[Text]:
    return [text for text in laid.row(number).texts if text.role == "value"]


def test_a_label_stands_to_the_right_to_the_left_or_below(qapp: QApplication) -> None:
    text = "about 1.02 million†"
    laid = layout(
        picture(*(lane(mark("m", at, label=text)) for at in (0.1, 0.9)), lane(mark("m", label=text * 4)))
    )
    (right,), (left,), below = (values(laid, i) for i in range(3))
    spots = [laid.row(i).spots[0] for i in range(3)]
    assert right.rect.left() > spots[0].room.right()
    assert left.rect.right() < spots[1].room.left()
    assert len(below) == 1
    assert below[0].rect.top() >= spots[2].room.bottom()
    assert below[0].rect.left() < spots[2].low < below[0].rect.right()


def test_marks_that_are_near_stand_below_each_other(qapp: QApplication) -> None:
    near = [mark(f"m{i}", 0.5 + i / 1_000, label="24 February 2022") for i in range(4)]
    laid = layout(picture(lane(*near), lane(mark("m"))))
    heights = [spot.y for spot in laid.row(0).spots]
    assert heights == sorted(set(heights))
    assert len(values(laid)) == 4
    assert laid.row(0).bottom - laid.row(0).start > laid.row(1).bottom - laid.row(1).start


def test_marks_that_are_too_many_for_their_labels_are_all_there(qapp: QApplication) -> None:
    """They stand in a line of their own, below those that have labels."""
    laid = layout(picture(lane(*(mark(f"m{i}", 0.5, label="24 February 2022") for i in range(40)))))
    spots = laid.row(0).spots
    assert [spot.mark.id for spot in spots] == [f"m{i}" for i in range(40)]
    labelled = [spot for spot in spots if not spot.label.isNull()]
    assert 2 <= len(labelled) < 10
    assert {spot.y for spot in spots if spot.label.isNull()} == {max(spot.y for spot in spots)}
    assert list(faults(laid)) == []


def test_an_arrow_has_room_at_both_ends(qapp: QApplication) -> None:
    ends: list[tuple[float, Shape]] = [(0.0, "up_to"), (1.0, "from"), (0.0, "from"), (1.0, "up_to")]
    laid = layout(picture(*(lane(mark("m", at, shape=shape), title="T" * 40) for at, shape in ends)))
    for i, (_at, shape) in enumerate(ends):
        (spot,) = laid.row(i).spots
        before, after = spot.low - spot.room.left(), spot.room.right() - spot.low
        assert (before > after) is (shape == "up_to")
        assert spot.room.left() >= laid.gutter
        assert spot.room.right() <= laid.width


def test_what_is_off_the_axis_stands_before_it(qapp: QApplication) -> None:
    laid = layout(picture(lane(mark("nothing", None)), lane(mark("one", 0.0)), axis=LogAxis.over(10)))
    nothing, one = laid.row(0).spots[0], laid.row(1).spots[0]
    assert laid.gutter < nothing.low < one.low == laid.left
    zero = next(text for text in axis_texts(laid) if text.text == "0")
    assert zero.rect.center().x() == pytest.approx(nothing.low)
    assert "0" not in {
        text.text for text in axis_texts(layout(picture(lane(mark("one", 0.0)), axis=LogAxis(5))))
    }


def test_the_labels_of_an_axis_are_fewer_where_there_is_less_room(qapp: QApplication) -> None:
    shown = picture(lane(mark("m")), axis=LinearAxis.over(1_000_000))
    wide, narrow = layout(shown, 1_200), layout(shown, 420, 28)
    assert len(wide.ticks) > len(narrow.ticks) >= 2
    assert wide.ticks[0][0] == narrow.ticks[0][0] - narrow.left + wide.left


def test_the_title_of_an_axis_wraps(qapp: QApplication) -> None:
    axis = LinearAxis(10, "each step is as long as every other step " * 4)
    laid = layout(picture(lane(mark("m")), axis=axis), 560)
    lines = [text.text for text in laid.axis_texts]
    assert len(lines) > 1
    assert " ".join(lines) == axis.title.strip()
    assert laid.axis_height > layout(picture(lane(mark("m"))), 560).axis_height


def test_a_guide_has_its_label_where_there_is_more_room(qapp: QApplication) -> None:
    laid = layout(picture(lane(mark("m")), guides=[Guide(0.1, "early"), Guide(0.9, "late")]))
    (early, (left,)), (late, (right,)) = laid.guides
    assert early < left.rect.left()
    assert right.rect.right() < late
    assert left.rect.bottom() <= right.rect.top()
    assert laid.row(0).top >= right.rect.bottom()


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


def test_texts_of_very_many_lanes_are_shortened_to_their_room(qapp: QApplication) -> None:
    shown = picture(
        *(lane(mark(f"m{i}", label="9" * 300), title=WORD * 4) for i in range(MEASURED_LANES + 1))
    )
    laid = layout(shown)
    title, value = (text.text for text in laid.row(7).texts)
    assert title.endswith("…")
    assert value.endswith("…")
    assert list(faults_of(laid.row(7), laid)) == []


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
            assert laid.is_uniform or not [spot for spot in row.spots if spot.label.isNull()]


def with_peers(shown: Lane) -> Lane:
    """The lane with all marks but the first as those of a second sheet."""
    own, *others = shown.marks
    marks = (own, *(replace(one, figure=own.id, near=i % 2 == 0) for i, one in enumerate(others)))
    return replace(shown, marks=marks)


def test_the_own_figure_stands_beside_the_title_and_its_peers_below(qapp: QApplication) -> None:
    own = mark("own", 0.5, label="10,980†")
    others = [mark(f"own/{i}", 0.2, label="Oryx: at least 4,059†", figure="own") for i in range(9)]
    laid = layout(picture(lane(own, *others, detail="Detail"), lane(mark("alone"))))
    row = laid.row(0)
    first, *rest = row.spots
    title = next(text for text in row.texts if text.role == "title")
    assert title.rect.center().y() == pytest.approx(first.y)
    assert all(spot.y > first.y for spot in rest)
    assert len(values(laid)) == 1
    assert len([text for text in row.texts if text.role == "peer"]) == 9


def test_peers_stand_in_small_print(qapp: QApplication) -> None:
    own, other = mark("own", 0.2, label="1,234"), mark("own/a", 0.6, label="1,234", figure="own")
    laid = layout(picture(lane(own, other)))
    large, small = (text for text in laid.row(0).texts if text.role in ("value", "peer"))
    assert small.rect.width() < large.rect.width()
    assert laid.fonts.of("peer") == laid.fonts.small


def test_the_lines_of_a_lane_run_as_its_whole_text_does(qapp: QApplication) -> None:
    name = "a ministry of defence and הארץ 12 of them"
    shown = layout(picture(lane(mark("a", label="1,234"), title=name, detail="הארץ 12 killed in all")), 320)
    flags = {(text.role, text.direction) for text in row_texts(shown)}
    assert sum(text.role == "title" for text in row_texts(shown)) > 2
    assert flags == {
        ("title", Qt.TextFlag.TextForceLeftToRight),
        ("detail", Qt.TextFlag.TextForceRightToLeft),
        ("value", Qt.TextFlag.TextForceLeftToRight),
    }
