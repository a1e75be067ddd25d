"""The key says what the shapes, fills and arrows of a picture mean, and nothing else."""

from typing import Final

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.plots.pictures import (
    colour,
    has_ink,
    holds,
    is_near,
    lane,
    mark,
    overlap,
    part_of,
    picture,
    pixels,
)
from tests.screen import spoken, turn
from warloss_gui.claims import phrases
from warloss_gui.plots.axes import TimeAxis
from warloss_gui.plots.key import Entry, Key, entries
from warloss_gui.plots.palette import palette_of
from warloss_gui.plots.picture import Picture
from warloss_gui.qt.theme import Look

ALL: Final = picture(
    lane(mark("a", shape="exact", basis="aggregate_claim")),
    lane(mark("b", shape="about", basis="intelligence_estimate")),
    lane(mark("c", shape="from", basis="named_list")),
    lane(mark("d", shape="up_to", basis="visual_confirmation")),
    lane(mark("e", 0.1, 0.9, shape="span", basis="statistical_model")),
    lane(mark("f", shape="exact", basis="media_report")),
    lane(mark("g", shape="about", basis="media_report")),
    lane(mark("h", shape="exact", basis="media_report", near=True)),
    lane(mark("i", 0.1, 0.9, shape="interval", basis="statistical_model", best=0.4)),
    lane(mark("j", 0.1, 0.9, shape="words", basis="named_list")),
)


def meanings(shown: Picture) -> list[str]:
    return [entry.text for entry in entries(shown)]


NAMED: Final = phrases.BASES["named_list"]


TOTAL: Final = phrases.BASES["aggregate_claim"]


def test_each_shape_that_is_used_is_explained_once() -> None:
    others = [text for basis, text in phrases.BASES.items() if basis != "aggregate_claim"]
    assert meanings(ALL) == [
        f"{TOTAL}; where filled, a plain number",
        *others,
        "about",
        "at least, or more than",
        "up to, fewer than, or nearly",
        "between two numbers",
        "confidence or credible interval",
        "in words only; the band shows the order of magnitude",
        "its best value",
        "may not count the same",
        "† has caveats",
    ]


def test_what_is_not_used_is_not_explained() -> None:
    exact = mark("a", label="1,234", basis="named_list")
    more = mark("b", shape="from", label="7", basis="named_list")
    assert meanings(picture(lane(exact))) == [NAMED, "a plain number"]
    assert meanings(picture(lane(exact, more))) == [NAMED, "a plain number", "at least, or more than"]
    assert meanings(picture(lane(more))) == [NAMED, "at least, or more than"]
    assert meanings(picture(lane(mark("a", label="1,234", basis=None)))) == ["a plain number"]
    assert meanings(picture(lane(mark("a", label="1,234†", basis=None)))) == [
        "a plain number",
        "† has caveats",
    ]


def test_a_marker_with_two_meanings_stands_once_with_both() -> None:
    total = mark("a", label="7", basis="aggregate_claim")
    more = mark("b", shape="from", label="7", basis="aggregate_claim")
    both = f"{TOTAL}; where filled, a plain number"
    assert entries(picture(lane(total))) == [Entry("exact", "aggregate_claim", both)]
    assert meanings(picture(lane(total, more))) == [both, "at least, or more than"]
    assert meanings(picture(lane(more))) == [TOTAL, "at least, or more than"]


def test_a_basis_that_no_mark_shows_is_not_explained() -> None:
    interval = mark("a", 0.1, 0.9, shape="interval", label="7", basis="named_list")
    words = mark("b", 0.1, 0.9, shape="words", label="dozens", basis="media_report")
    assert meanings(picture(lane(interval, words))) == [
        "confidence or credible interval",
        "in words only; the band shows the order of magnitude",
    ]
    best = mark("a", 0.1, 0.9, shape="interval", label="7", basis="named_list", best=0.3)
    assert meanings(picture(lane(best))) == [NAMED, "confidence or credible interval", "its best value"]
    assert entries(picture(lane(best)))[-1] == Entry("interval", None, "its best value", best=True)


def test_a_ring_is_explained_where_one_is_drawn() -> None:
    own, other = mark("a", label="7", basis=None), mark("a/b", label="8", basis=None, figure="a", near=True)
    exact = Entry("exact", None, "a plain number")
    assert entries(picture(lane(own))) == [exact]
    ring = Entry("exact", None, "may not count the same", near=True)
    assert entries(picture(lane(own, other))) == [exact, ring]


def test_a_ring_is_painted_around_its_marker(look: Look, qtbot: QtBot) -> None:
    near = mark("a", label="7", basis=None, near=True)
    key = key_of(picture(lane(near)), look, qtbot, 400)
    _exact, ring = key.placed(key.width())
    seen, palette = pixels(key), palette_of(look)
    line = ring.lines[0][0]
    room = QRectF(ring.marker.x(), line.top(), line.left() - ring.marker.x(), line.height())
    assert is_near(part_of(seen, QRectF(ring.marker.x(), room.top(), 2, room.height())), palette.quiet)
    assert has_ink(part_of(seen, line))


def test_the_ends_of_an_uncertain_date_are_days() -> None:
    when = mark("a", 0.1, 0.9, shape="span", label="February 2022", basis=None)
    assert meanings(picture(lane(when), axis=TimeAxis(24_264, 24_270))) == ["between two days"]
    said = mark("b", 0.5, label="24 February 2022", basis=None)
    assert meanings(picture(lane(said), axis=TimeAxis(24_264, 24_270))) == ["a stated day"]
    assert meanings(picture(lane(when))) == ["between two numbers"]


def key_of(shown: Picture, look: Look, qtbot: QtBot, width: int) -> Key:
    made = Key()
    qtbot.addWidget(made)
    made.show_picture(shown, palette_of(look))
    made.resize(width, made.heightForWidth(width))
    with qtbot.waitExposed(made):
        made.show()
    return made


@pytest.mark.parametrize("scale", [100, 200])
@pytest.mark.parametrize("width", [240, 560, 747, 980, 1_900])
def test_entries_stand_side_by_side_and_wrap(look: Look, qtbot: QtBot, scale: int, width: int) -> None:
    look.scale_text(scale)
    key = key_of(ALL, look, qtbot, width)
    placed = key.placed(key.width())
    assert [one.entry for one in placed] == entries(ALL)
    assert ["".join(line for _, line in one.lines).replace(" ", "") for one in placed] == [
        text.replace(" ", "") for text in meanings(ALL)
    ]
    rects = [rect for one in placed for rect, _line in one.lines]
    assert all(holds(QRectF(key.rect()), rect) for rect in rects)
    assert not [1 for i, one in enumerate(rects) for other in rects[:i] if overlap(one, other)]


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_entry_is_painted_with_its_marker(look: Look, qtbot: QtBot, theme: str) -> None:
    look.choose("dark" if theme == "dark" else "light")
    key = key_of(ALL, look, qtbot, 747)
    palette = palette_of(look)
    seen = pixels(key)
    assert colour(palette.page) in seen
    for one in key.placed(key.width()):
        first = one.lines[0][0]
        assert has_ink(part_of(seen, first))
        before = QRectF(one.marker.x(), first.top(), first.left() - one.marker.x(), first.height())
        if one.entry.shape is not None:
            assert is_near(part_of(seen, before.adjusted(0, 2, -2, -2)), palette.quiet)


def test_no_marker_reaches_into_its_text(look: Look, qtbot: QtBot) -> None:
    key = key_of(ALL, look, qtbot, 747)
    ground = colour(palette_of(look).page)
    seen = pixels(key)
    for one in key.placed(key.width()):
        text = one.lines[0][0]
        gap = part_of(seen, QRectF(text.left() - 2, text.top(), 1, text.height()))
        assert (gap == ground).all(), one.entry


def test_a_hollow_marker_is_hollow(look: Look, qtbot: QtBot) -> None:
    key = key_of(picture(lane(mark("a", shape="about", label="1", basis=None))), look, qtbot, 300)
    (about,) = key.placed(key.width())
    assert about.entry == Entry("about", None, "about")
    seen, palette = pixels(key), palette_of(look)
    room = QRectF(about.marker.x(), about.lines[0][0].top(), 12, about.lines[0][0].height())
    middle = QRectF(room.center().x() - 1, room.center().y() - 1, 2, 2)
    assert is_near(part_of(seen, room), palette.quiet)
    assert not is_near(part_of(seen, middle), palette.quiet)


def test_a_screen_reader_is_told_all_of_it(look: Look, qtbot: QtBot) -> None:
    shown = picture(lane(mark("a", shape="from", basis="named_list")))
    key = key_of(shown, look, qtbot, 700)
    assert spoken(key).name == f"Key: {NAMED}, at least, or more than and † has caveats"


def test_a_key_without_entries_takes_no_room(look: Look, qtbot: QtBot) -> None:
    key = key_of(ALL, look, qtbot, 700)
    key.show_picture(picture(), palette_of(look))
    assert key.isHidden()
    assert key.heightForWidth(700) == 0
    key.show_picture(ALL, palette_of(look))
    turn(qtbot)
    assert key.isVisible()


def test_before_its_first_picture_it_is_empty(qapp: QApplication) -> None:
    key = Key()
    assert key.placed(500) == []
    assert key.heightForWidth(500) == 0
    key.resize(500, 20)
    assert not has_ink(pixels(key))
