from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.builders import caveat, figure, note, sheet_of
from tests.kiosk.test_pages import NAMES, article, shown
from warloss_gui.claims.sheet import FactSheet
from warloss_gui.history.shown import Shown
from warloss_gui.kiosk.pages import Prepared, prepare
from warloss_gui.kiosk.part_view import PartView
from warloss_gui.kiosk.parts import Part
from warloss_gui.qt.theme import Look

__all__ = ["article"]

SIZES = [(1848, 900), (1232, 600), (952, 1600)]
"""What a page leaves of the three usual screens."""


@pytest.fixture
def look(qapp: QApplication) -> Iterator[Look]:
    made = Look(qapp, "dark", 100)
    yield made
    made.deleteLater()


@pytest.fixture
def view(qtbot: QtBot, look: Look) -> PartView:
    wall = QWidget()
    qtbot.addWidget(wall)
    look.dress(wall)
    return PartView(look, wall)


def sized(view: PartView, look: Look, size: tuple[int, int]) -> PartView:
    look.scale_text(round(size[1] * 1.2 / 45 / 13 * 100))
    view.is_wide = size[0] > size[1]
    view.window().resize(2_000, 2_000)
    view.window().show()
    view.resize(*size)
    return view


def seen(view: PartView) -> list[QWidget]:
    """The texts and pictures of a view, innermost ones only."""
    whole = [*view.findChildren(QLabel), view.stage, view.history]
    return [one for one in whole if one.isVisibleTo(view)]


def places(view: PartView) -> list[QRect]:
    return [QRect(one.mapTo(view, one.rect().topLeft()), one.size()) for one in seen(view)]


def said(view: PartView) -> str:
    return "\n".join(one.text() for one in seen(view) if isinstance(one, QLabel))


def parts(view: PartView, prepared: Prepared) -> list[Part]:
    return list(view.parts(prepared))


@pytest.mark.parametrize("size", SIZES)
def test_nothing_is_cut_off_or_overlaps(
    view: PartView, look: Look, article: Shown, size: tuple[int, int]
) -> None:
    sized(view, look, size)
    for prepared in prepare(NAMES, article).values():
        for part in parts(view, prepared):
            view.show_part(prepared, part)
            found = places(view)
            assert found
            assert all(view.rect().contains(place) for place in found)
            assert not any(a.intersects(b) for i, a in enumerate(found) for b in found[i + 1 :])


@pytest.mark.parametrize("size", SIZES)
def test_all_of_a_page_is_on_some_part(
    view: PartView, look: Look, article: Shown, size: tuple[int, int]
) -> None:
    sized(view, look, size)
    for prepared in prepare(NAMES, article).values():
        found = parts(view, prepared)
        ids = [entry.id for part in found for entry in part.entries]
        page = prepared.page
        assert list(dict.fromkeys(ids)) == [one.id for one in (*prepared.in_order, *page.sayings)]


@pytest.mark.parametrize("size", SIZES)
def test_important_caveats_stand_beside_their_figures(
    view: PartView, look: Look, article: Shown, size: tuple[int, int]
) -> None:
    sized(view, look, size)
    prepared = prepare(NAMES, article)["personnel"]
    by_id = {one.id: one for one in prepared.page.figures}
    for part in parts(view, prepared):
        view.show_part(prepared, part)
        for one in (one for entry in part.entries if entry.id in by_id for one in entry.caveats):
            assert one.text in said(view)


def test_the_headline_leads_the_figures_and_nothing_else(view: PartView, look: Look, article: Shown) -> None:
    sized(view, look, SIZES[0])
    prepared = prepare(NAMES, article)["personnel"]
    first, *_others, last = parts(view, prepared)
    view.show_part(prepared, first)
    assert prepared.page.lead in said(view)
    view.show_part(prepared, last)
    assert prepared.page.lead not in said(view)


def test_passages_of_one_statement_name_their_speaker_once(
    view: PartView, look: Look, article: Shown
) -> None:
    sized(view, look, SIZES[0])
    prepared = prepare(NAMES, article)["statements"]
    view.show_part(prepared, parts(view, prepared)[0])
    heads = [one.text() for one in seen(view) if isinstance(one, QLabel) and one.text() == "Vladimir Putin"]
    assert len(heads) == 1


def test_caveats_that_have_no_room_are_named(view: PartView, look: Look) -> None:
    sized(view, look, SIZES[1])
    codes = [f"c{i}" for i in range(12)]
    caveats = [caveat(code, text=f"{code} " + "beware of this " * 12) for code in codes]
    sheet: FactSheet = sheet_of(figures=[figure(caveats=codes)], caveats=caveats)
    prepared = prepare(NAMES, shown(sheet))["personnel"]
    found = parts(view, prepared)
    assert len(found) > 1
    for part in found:
        view.show_part(prepared, part)
        assert ("On other parts of this page: Definition." in said(view)) is bool(part.elsewhere)
        assert all(view.rect().contains(place) for place in places(view))
    texts = " ".join(text for part in found for text in part.caveats)
    assert all(f"{code} beware" in texts for code in codes)


def test_a_very_long_note_goes_on_from_part_to_part(view: PartView, look: Look) -> None:
    sized(view, look, SIZES[1])
    words = [f"word{i}" for i in range(1_000)]
    prepared = prepare(NAMES, shown(sheet_of(notes=[note(section="equipment", text=" ".join(words))])))
    found = parts(view, prepared["equipment"])
    assert len(found) > 2
    read = " ".join(entry.text.strip("… ") for part in found for entry in part.entries).split()
    assert read == words
    for part in found:
        view.show_part(prepared["equipment"], part)
        assert all(view.rect().contains(place) for place in places(view))


@pytest.mark.parametrize("size", SIZES)
def test_a_part_fills_the_wall_and_keeps_the_sentence_above_it(
    view: PartView, look: Look, article: Shown, size: tuple[int, int]
) -> None:
    sized(view, look, size)
    zooms: set[int] = set()
    for prepared in prepare(NAMES, article).values():
        for part in parts(view, prepared):
            view.show_part(prepared, replace(part, zoom=100))
            usual = said(view)
            view.show_part(prepared, part)
            assert said(view) == usual
            zooms.add(part.zoom)
    assert max(zooms) > 100


def test_a_theme_that_changes_keeps_the_size(view: PartView, look: Look, article: Shown) -> None:
    sized(view, look, SIZES[0])
    prepared = prepare(NAMES, article)["contingents"]
    part = parts(view, prepared)[-1]
    assert part.zoom > 100
    view.show_part(prepared, part)
    (text, *_others) = (one for one in seen(view) if isinstance(one, QLabel))
    size = text.font().pixelSize()
    colour = text.palette().windowText().color()
    look.choose("light")
    text.ensurePolished()
    assert text.font().pixelSize() == size
    assert text.palette().windowText().color() != colour


def test_another_size_places_the_same_part_anew(view: PartView, look: Look, article: Shown) -> None:
    sized(view, look, SIZES[0])
    prepared = prepare(NAMES, article)["equipment"]
    view.show_part(prepared, parts(view, prepared)[0])
    wide = places(view)
    view.is_wide = False
    view.resize(900, 1900)
    assert places(view) != wide
    beware = view.beware.geometry()
    assert beware.top() > view.stage.geometry().bottom()


def test_a_view_without_a_part_is_empty(view: PartView, look: Look) -> None:
    sized(view, look, SIZES[0])
    view.resize(700, 700)
    assert seen(view) == []
