# pyright: reportPrivateUsage=false
"""A kiosk whose pages are of several sheets."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests import builders
from tests.kiosk.test_display import Kiosk
from tests.screen import ARTICLE
from warloss_gui.kiosk.config import KioskConfig

FIRST, SECOND = "Losses in the Russia–Ukraine war: what one article says", "A second sheet"
PAGES = (
    {"show": "personnel"},
    {"show": "statements"},
    {"show": "personnel", "sheet": "second.json"},
    {"show": "equipment", "sheet": "second.json"},
)


def document(title: str = SECOND, **changes: Any) -> str:
    figures = [builders.figure(), builders.equipment(id="tanks")]
    return json.dumps(builders.sheet(**{"title": title, "figures": figures, **changes}))


class TwoSheets(Kiosk):
    """A kiosk with the article, and a sheet of the test."""

    def read(self, text: str | None) -> None:
        """Let the second document be this, or be gone."""
        path = self.path.with_name("second.json")
        path.unlink(missing_ok=True)
        if text is not None:
            path.write_text(text, "utf-8")
        with self.qtbot.waitSignal(self.all_stores[1].idle):
            self.all_stores[1].sheets.open(path)

    def wait_for(self, text: str) -> None:
        self.qtbot.waitUntil(lambda: text in self.said())
        self.settle()

    def at(self) -> tuple[str, str]:
        """The title of the page and that of its sheet."""
        return self.window.board.title.text(), self.window.board.sheet_title.text()

    def shown_in_turn(self) -> list[tuple[str, str]]:
        """What a rota shows from its beginning, each page once."""
        self.controller.touch()
        self.pass_time(61)
        found = [self.at()]
        for _ in range(20):
            self.pass_time(20)
            found.append(self.at())
        return list(dict.fromkeys(found))


@pytest.fixture
def kiosk(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[TwoSheets]:
    made = TwoSheets(qapp, qtbot, tmp_path, KioskConfig.model_validate({"pages": PAGES}))
    yield made
    made.end()


def test_each_page_is_shown_with_its_own_sheet(kiosk: TwoSheets) -> None:
    kiosk.open()
    kiosk.read(document())
    kiosk.qtbot.waitUntil(lambda: len(kiosk.controller.pages) == 4)
    kiosk.settle()
    assert kiosk.shown_in_turn() == [
        ("Personnel", FIRST),
        ("Statements", FIRST),
        ("Personnel", SECOND),
        ("Equipment", SECOND),
    ]
    kiosk.controller.go_to("equipment")
    assert "Page 4 of 4" in kiosk.said()


def test_a_visitor_who_asks_again_gets_the_page_of_the_next_sheet(kiosk: TwoSheets) -> None:
    kiosk.open()
    kiosk.read(document())
    kiosk.qtbot.waitUntil(lambda: len(kiosk.controller.pages) == 4)
    go_to = kiosk.controller.go_to
    go_to("statements")
    go_to("personnel")
    assert kiosk.at() == ("Personnel", FIRST)
    go_to("personnel")
    assert kiosk.at() == ("Personnel", SECOND)
    go_to("equipment")
    go_to("personnel")
    assert kiosk.at() == ("Personnel", SECOND)
    go_to("personnel")
    assert kiosk.at() == ("Personnel", FIRST)


def test_a_sheet_that_is_not_there_leaves_the_others_and_is_named(kiosk: TwoSheets) -> None:
    kiosk.open()
    kiosk.read(None)
    kiosk.wait_for("The fact sheet second.json cannot be shown: ")
    assert [sheet for _page, sheet in kiosk.shown_in_turn()] == [FIRST, FIRST]
    assert "Page 2 of 2" in kiosk.said() or "Page 1 of 2" in kiosk.said()
    kiosk.read(document())
    kiosk.qtbot.waitUntil(lambda: len(kiosk.controller.pages) == 4)
    assert "cannot be shown" not in kiosk.said()


def test_the_second_sheet_is_shown_while_the_first_cannot_be(kiosk: TwoSheets) -> None:
    kiosk.open("{")
    kiosk.read(document())
    kiosk.qtbot.waitUntil(lambda: len(kiosk.controller.pages) == 2)
    kiosk.wait_for("The fact sheet sheet.json cannot be shown: ")
    assert [sheet for _page, sheet in kiosk.shown_in_turn()] == [SECOND, SECOND]


def test_a_sheet_that_turns_bad_says_so_on_its_own_pages(kiosk: TwoSheets) -> None:
    kiosk.open()
    kiosk.read(document())
    kiosk.qtbot.waitUntil(lambda: len(kiosk.controller.pages) == 4)
    kiosk.read("{")
    kiosk.controller.go_to("statements")
    assert "can no longer be read" not in kiosk.said()
    kiosk.controller.go_to("equipment")
    assert "The document of these figures can no longer be read" in kiosk.said()
    assert kiosk.at() == ("Equipment", SECOND)


def test_another_version_of_a_sheet_disturbs_no_reader_of_the_other(kiosk: TwoSheets) -> None:
    kiosk.open()
    kiosk.read(document())
    kiosk.qtbot.waitUntil(lambda: len(kiosk.controller.pages) == 4)
    kiosk.controller.go_to("statements")
    kiosk.controller.touch()
    kiosk.window.board.whole.show_text("A title", "A text")
    changed = kiosk.controller._sources[1].changed
    with kiosk.qtbot.waitSignal(changed):
        kiosk.read(document("Another version"))
    kiosk.settle()
    assert kiosk.window.board.is_panel_open()
    kiosk.controller.go_to("equipment")
    assert kiosk.at() == ("Equipment", "Another version")
    assert not kiosk.window.board.is_panel_open()


def test_the_rota_begins_with_its_first_page_whichever_sheet_is_read_first(kiosk: TwoSheets) -> None:
    kiosk.read(document())
    kiosk.qtbot.waitUntil(lambda: len(kiosk.controller.pages) == 2)
    assert kiosk.at() == ("Personnel", SECOND)
    kiosk.open()
    kiosk.qtbot.waitUntil(lambda: len(kiosk.controller.pages) == 4)
    assert kiosk.at() == ("Personnel", FIRST)
    kiosk.pass_time(20)
    at = kiosk.at()
    kiosk.read(document("Another version"))
    kiosk.settle()
    assert kiosk.at() == at


def test_a_page_has_the_same_room_for_every_sheet(kiosk: TwoSheets) -> None:
    """One sheet has a long title and a notice, the other has neither."""
    kiosk.open()
    kiosk.read(document("A title " * 24))
    kiosk.qtbot.waitUntil(lambda: len(kiosk.controller.pages) == 4)
    kiosk.read("{")
    kiosk.settle()
    heights: set[int] = set()
    pagers = kiosk.controller.pagers.by_page
    for _ in range(20):
        kiosk.controller.step(1)
        kiosk.settle()
        heights.add(kiosk.window.board.view.height())
    assert len(heights) == 1
    assert kiosk.controller.pagers.by_page is pagers
    kiosk.controller.go_to("statements")
    kiosk.controller.go_to("personnel")
    kiosk.controller.step(-1)
    at = kiosk.controller.standing
    assert at is not None
    assert at.stop != 0
    assert at.part == kiosk.controller.pagers.counts[kiosk.controller._key(at)] - 1


def test_the_article_is_the_first_sheet() -> None:
    assert json.loads(ARTICLE.read_text("utf-8"))["title"] == FIRST
