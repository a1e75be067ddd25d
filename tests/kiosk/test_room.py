# pyright: reportPrivateUsage=false
"""Nothing is cut off on the wall, whatever its size, the size of the text, what is told, and the sheet."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests import builders
from tests.kiosk.test_display import CONFIG, NAMES, Kiosk
from tests.screen import ARTICLE
from warloss_gui.kiosk.config import PageKey

SIZES = [(1_920, 1_080), (1_280, 720), (1_080, 1_920), (1_280, 1_024)]


@pytest.fixture(params=[100, 150], ids=["usual", "largest"])
def kiosk(
    request: pytest.FixtureRequest, qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> Iterator[Kiosk]:
    """A kiosk whose sheet is stale, so that a notice takes its room too."""
    made = Kiosk(qapp, qtbot, tmp_path, CONFIG.model_copy(update={"text_scale": request.param}))
    made.today = datetime(2026, 3, 1, 12)  # noqa: DTZ001 - a clock on a wall knows no zone
    yield made
    made.end()


def worst() -> str:
    """A sheet that is allowed: long labels, words without a break, many long caveats, a long title."""
    caveats = [builders.caveat(f"c{i}", text=f"c{i} " + "beware of this " * 30) for i in range(12)]
    codes = [one["code"] for one in caveats]
    labels = ["word " * 39 + "end", "W" * 60, "w" * 200]
    figures: list[Any] = [
        builders.figure(id=f"f{i}", label=label, caveats=codes[: 4 * i + 1]) for i, label in enumerate(labels)
    ]
    figures += [builders.equipment(id=f"e{i}", label=label) for i, label in enumerate(labels)]
    notes = [builders.note(section="equipment", title="T" * 60, text="text " * 900)]
    return json.dumps(
        builders.sheet(
            title="A title " * 15,
            figures=figures,
            caveats=caveats,
            notes=notes,
            statements=[builders.statement()],
            headline="f0",
        )
    )


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("is_worst", [False, True], ids=["article", "worst"])
def test_every_part_has_room(kiosk: Kiosk, size: tuple[int, int], is_worst: bool) -> None:
    kiosk.window.resize(*size)
    kiosk.open(worst() if is_worst else ARTICLE.read_text("utf-8"))
    kiosk.qtbot.waitUntil(lambda: bool(kiosk.controller.pages))
    # What is told takes room once it is there, and parts are then divided anew.
    for name in NAMES:
        kiosk.controller.go_to(name)
    kiosk.settle()
    measure = kiosk.window.board.measure
    for key, pager in kiosk.controller.pagers.by_page.items():
        for part in pager.found:
            measure._zoom(part.zoom)
            height = measure._height_of(kiosk.controller.pages[key], part)
            measure._zoom(100)
            assert height <= measure.height(), (key.name, part)


def test_parts_stay_as_they_are_whichever_is_shown(kiosk: Kiosk) -> None:
    kiosk.window.resize(1_080, 1_920)
    kiosk.open()
    kiosk.settle()
    height = kiosk.window.board.view.height()
    counts = kiosk.controller.pagers.counts
    for _ in range(sum(counts.values())):
        kiosk.controller.step(1)
        kiosk.settle()
        assert kiosk.window.board.view.height() == height
    assert kiosk.controller.pagers.counts == counts


def test_what_is_read_stays_when_parts_are_divided_anew(kiosk: Kiosk) -> None:
    kiosk.open()
    key = PageKey(0, "equipment")
    kiosk.controller.touch()
    kiosk.controller.go_to("equipment")
    kiosk.controller.step(1)
    shown = kiosk.controller._said_first
    part = kiosk.controller.pagers.by_page[key].part(1)
    assert part is not None
    assert shown == part.entries[0].id
    kiosk.window.resize(800, 600)
    kiosk.settle()
    standing = kiosk.controller.standing
    assert standing is not None
    found = kiosk.controller.pagers.by_page[key].part(standing.part)
    assert found is not None
    assert shown in {entry.id for entry in found.entries}


def test_a_wall_with_nothing_to_show_says_why_in_large_letters(kiosk: Kiosk) -> None:
    kiosk.open("{")
    kiosk.qtbot.waitUntil(lambda: "cannot be shown" in kiosk.said())
    message = kiosk.window.board.message
    assert "The fact sheet sheet.json cannot be shown" in message.text()
    assert message.font().pixelSize() > kiosk.window.board.foot.fontMetrics().height()
    assert not kiosk.window.board.stops.isVisible()
    places: set[tuple[int, int]] = set()
    for _ in range(8):
        kiosk.pass_time(200)
        places.add((kiosk.window.board.x(), kiosk.window.board.y()))
    assert len(places) > 4
    kiosk.open()
    assert message.isHidden()
    assert kiosk.window.board.stops.isVisible()


def test_a_page_that_is_shown_for_long_moves_too(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> None:
    pages = (CONFIG.pages[0].model_copy(update={"seconds": 3_600}),)
    kiosk = Kiosk(qapp, qtbot, tmp_path, CONFIG.model_copy(update={"pages": pages}))
    kiosk.open()
    places: set[tuple[int, int]] = set()
    for _ in range(50):
        kiosk.pass_time(60)
        places.add((kiosk.window.board.x(), kiosk.window.board.y()))
    assert len(places) >= 4
    kiosk.end()


def test_the_headline_stands_only_beside_its_own_caveats(kiosk: Kiosk) -> None:
    kiosk.open()
    for size in SIZES:
        kiosk.window.resize(*size)
        kiosk.settle()
        prepared = kiosk.controller.pages[PageKey(0, "personnel")]
        leading = next(one for one in prepared.page.figures if one.id == prepared.page.leading)
        for part in kiosk.controller.pagers.by_page[PageKey(0, "personnel")].found:
            kiosk.window.board.view.show_part(prepared, replace(part, zoom=100))
            if any(label.isVisibleTo(kiosk.window.board.view) for label in kiosk.window.board.view._leads):
                said = "\n".join(part.caveats)
                assert leading.id in {entry.id for entry in part.entries}
                assert all(
                    caveat.text in said or (caveat.short and caveat.short in said)
                    for caveat in leading.caveats
                )
