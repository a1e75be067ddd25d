"""What a kiosk shows and says when only a part of what it is given can be shown."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NoReturn

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from tests import builders
from tests.bench.history import write_record
from tests.kiosk.test_display import Kiosk
from tests.screen import ARTICLE
from warloss_gui.kiosk import pages, part_view
from warloss_gui.kiosk.config import KioskConfig, PageKey

Make = Callable[..., Kiosk]
TITLE = "Losses in the Russia–Ukraine war: what one article says"


@pytest.fixture
def make(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[Make]:
    """Makes a kiosk with a configuration of its own."""
    made: list[Kiosk] = []

    def make_kiosk(*names: str, **settings: Any) -> Kiosk:
        shown = [{"show": name} for name in names]
        config = KioskConfig.model_validate({"pages": shown, **settings})
        made.append(Kiosk(qapp, qtbot, tmp_path, config))
        return made[-1]

    yield make_kiosk
    for kiosk in made:
        kiosk.end()


def document(**changes: Any) -> str:
    return json.dumps(builders.sheet(**{"title": "Another sheet", **changes}))


def wait_for(kiosk: Kiosk, text: str) -> None:
    kiosk.qtbot.waitUntil(lambda: text in kiosk.said())


def fail(*_arguments: object) -> NoReturn:
    raise RuntimeError("broken")


@pytest.fixture
def errors(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What goes to the hook for uncaught errors."""
    found: list[str] = []

    def note(_kind: object, error: BaseException, _traceback: object) -> None:
        found.append(str(error))

    monkeypatch.setattr("sys.excepthook", note)
    return found


def inside(thing: object) -> Any:
    """What is not meant for others, looked at by a test."""
    return thing


def test_a_newer_sheet_without_these_pages_leaves_the_last_one_under_its_own_title(make: Make) -> None:
    kiosk = make("contingents")
    kiosk.open()
    kiosk.open(document())
    wait_for(kiosk, "A newer version of the sheet cannot be shown; its last good version is shown.")
    assert TITLE in kiosk.said()
    assert "sheet as of 30 June 2025" in kiosk.said()
    assert "Another sheet" not in kiosk.said()
    kiosk.open(document(parties=[builders.party("north-korea")], figures=[builders.contingent()]))
    wait_for(kiosk, "Another sheet")
    assert "cannot be shown" not in kiosk.said()


def test_a_sheet_with_nothing_for_these_pages_says_so_and_is_alive(make: Make) -> None:
    kiosk = make("contingents")
    told: list[None] = []
    kiosk.controller.told.connect(lambda: told.append(None))
    kiosk.open(document())
    wait_for(kiosk, "The fact sheet sheet.json has nothing for the pages of this kiosk.")
    assert told


def test_a_page_that_fails_while_it_is_made_takes_no_other_with_it(
    make: Make, monkeypatch: pytest.MonkeyPatch, errors: list[str]
) -> None:
    monkeypatch.setattr(pages.timeline, "personnel_history", fail)
    kiosk = make("history", "personnel")
    kiosk.open()
    assert [key.name for key in kiosk.controller.pages] == ["personnel"]
    assert set(errors) == {"broken"}


def test_when_all_pages_fail_the_last_ones_stay(
    make: Make, monkeypatch: pytest.MonkeyPatch, errors: list[str]
) -> None:
    kiosk = make("personnel")
    kiosk.open()
    monkeypatch.setattr(pages, "page_of", fail)
    kiosk.open(document())
    wait_for(kiosk, "its last good version is shown")
    assert TITLE in kiosk.said()
    assert errors


def test_a_panel_that_is_opened_while_nothing_is_shown_goes_away(make: Make) -> None:
    kiosk = make("personnel", idle_seconds=10)
    kiosk.open("{")
    kiosk.window.board.whole.show_text("A title", "A text")
    kiosk.controller.touch()
    later = inside(kiosk.controller)._return_later
    assert later.isActive()
    assert later.interval() == 10_000
    later.timeout.emit()
    assert not kiosk.window.board.is_panel_open()


def test_a_panel_of_before_the_first_sheet_does_not_lie_over_it(make: Make) -> None:
    kiosk = make("personnel")
    kiosk.open("{")
    kiosk.window.board.whole.show_text("A title", "A text")
    kiosk.open()
    assert not kiosk.window.board.is_panel_open()


def test_records_that_cannot_be_read_are_told_and_tried_again(make: Make, tmp_path: Path) -> None:
    paths = write_record(tmp_path)
    away = tmp_path / "away"
    away.mkdir()
    for path in paths:
        path.rename(away / path.name)
    kiosk = make("personnel", records=list(map(str, paths)))
    kiosk.open()
    kiosk.stores.records.open(paths)
    wait_for(kiosk, "A public record cannot be read: ")
    assert "soldiers lost" in kiosk.said()
    for path in paths:
        (away / path.name).rename(path)
    again = inside(kiosk.controller)._read_again
    assert again.isActive()
    with kiosk.qtbot.waitSignal(kiosk.stores.records.finished):
        again.timeout.emit()
    assert not kiosk.stores.records.problems
    assert "A public record" not in kiosk.said()


def test_records_that_are_tried_again_in_vain_disturb_no_reader(make: Make, tmp_path: Path) -> None:
    kiosk = make("personnel", records=[str(tmp_path / "none.json")])
    kiosk.open()
    kiosk.stores.records.open([tmp_path / "none.json"])
    wait_for(kiosk, "A public record cannot be read: ")
    kiosk.settle()
    kiosk.window.board.whole.show_text("A title", "A text")
    made = inside(kiosk.controller)._sources[0].made
    pagers = inside(kiosk.controller).pagers.by_page
    for again in (inside(kiosk.controller)._read_again.timeout.emit, kiosk.stores.sheets.reload):
        with kiosk.qtbot.waitSignal(kiosk.stores.idle):
            again()
        kiosk.qtbot.waitUntil(lambda: kiosk.pool.activeThreadCount() == 0)
        kiosk.settle()
    assert inside(kiosk.controller)._sources[0].made is made
    assert inside(kiosk.controller).pagers.by_page is pagers
    assert kiosk.window.board.is_panel_open()


def test_a_page_whose_later_part_fails_is_whole_again_when_it_is_tried_again(
    make: Make, monkeypatch: pytest.MonkeyPatch, errors: list[str]
) -> None:
    kiosk = make("personnel", "statements")
    height_of, is_broken = inside(part_view.PartView)._height_of, [True]

    def broken(view: Any, prepared: Any, part: Any) -> int:
        ids = {entry.id for entry in part.entries}
        if is_broken[0] and "talks" in ids:
            fail()
        return height_of(view, prepared, part)

    monkeypatch.setattr(part_view.PartView, "_height_of", broken)
    kiosk.open(ARTICLE.read_text("utf-8"))
    kiosk.qtbot.waitUntil(lambda: bool(errors))
    is_broken[0] = False
    for _ in range(10):
        kiosk.pass_time(20)
    assert kiosk.window.board.title.text() == "Statements"
    kiosk.pass_time(3_600)
    kiosk.qtbot.waitUntil(
        lambda: inside(kiosk.controller).pagers.by_page[PageKey(0, "personnel")].is_complete
    )
    found = inside(kiosk.controller).pagers.by_page[PageKey(0, "personnel")].found
    assert "talks" in {entry.id for part in found for entry in part.entries}


def test_the_history_is_the_same_whenever_it_is_shown(make: Make) -> None:
    kiosk = make("history", "personnel")
    kiosk.open()
    days = kiosk.window.board.view.history.days
    first = days.day
    assert first is not None
    kiosk.pass_time(20)
    kiosk.pass_time(20)
    assert days.day == first


def test_a_page_that_never_changes_is_moved_too(make: Make) -> None:
    kiosk = make("statements")
    text = document(figures=[], statements=[builders.statement()])
    kiosk.open(text)
    kiosk.qtbot.waitUntil(lambda: kiosk.controller.standing is not None)
    places: set[tuple[int, int]] = set()
    for _ in range(40):
        kiosk.pass_time(100)
        place = kiosk.window.board.pos()
        places.add((place.x(), place.y()))
    assert len(places) > 4


def test_what_was_chosen_is_not_marked_after_the_visitor_has_gone(make: Make) -> None:
    kiosk = make("personnel", idle_seconds=10)
    kiosk.open()
    stage = kiosk.window.board.view.stage
    kiosk.qtbot.waitUntil(lambda: stage.is_drawn)
    kiosk.controller.touch()
    stage.points.setCurrentIndex(stage.points.model().index(1, 0))
    canvas: Any = inside(stage)._canvas
    assert canvas._lanes._chosen is not None
    kiosk.pass_time(11)
    assert canvas._lanes._chosen is None


def test_a_visitor_who_asks_for_a_page_that_fails_gets_another_with_its_name(
    make: Make, monkeypatch: pytest.MonkeyPatch, errors: list[str]
) -> None:
    kiosk = make("personnel", "equipment", "contingents")
    kiosk.open()
    show = kiosk.window.board.view.show_part

    def broken(prepared: Any, part: Any) -> None:
        if prepared.page.name == "equipment":
            fail()
        show(prepared, part)

    monkeypatch.setattr(kiosk.window.board.view, "show_part", broken)
    kiosk.controller.touch()
    kiosk.controller.go_to("equipment")
    assert errors == ["broken"]
    assert kiosk.window.board.title.text() == "Allied contingents"
    assert kiosk.controller.standing is not None
    assert kiosk.controller.standing.touched is not None


def test_a_part_that_is_gone_in_usual_text_is_the_last_one(make: Make) -> None:
    kiosk = make("statements")
    kiosk.open()
    kiosk.controller.touch()
    kiosk.window.board.stops.larger_asked.emit(True)
    kiosk.settle()
    many = inside(kiosk.controller).pagers.counts[PageKey(0, "statements")]
    for _ in range(many - 1):
        kiosk.controller.step(1)
    kiosk.window.board.stops.larger_asked.emit(False)
    kiosk.settle()
    few = inside(kiosk.controller).pagers.counts[PageKey(0, "statements")]
    assert few < many
    inside(kiosk.controller)._show()
    standing = kiosk.controller.standing
    assert standing is not None
    assert standing.part == few - 1
    inside(kiosk.controller)._show_around()
    assert f"part {few} of {few}" in kiosk.said()


def test_the_article_is_what_these_tests_think_it_is() -> None:
    assert json.loads(ARTICLE.read_text("utf-8"))["title"] == TITLE


def test_larger_text_is_offered_only_where_there_is_any(make: Make) -> None:
    usual, largest = make("personnel"), make("personnel", text_scale=150)
    assert not inside(usual.window.board.stops)._larger.isHidden()
    assert inside(largest.window.board.stops)._larger.isHidden()


def test_a_narrow_wall_offers_no_larger_text(make: Make) -> None:
    kiosk = make("personnel")
    kiosk.window.resize(1_080, 1_920)
    assert inside(kiosk.window.board.stops)._larger.isHidden()
    kiosk.open()
    usual = kiosk.window.board.foot.findChildren(QLabel)[0].font().pixelSize()
    kiosk.window.board.stops.larger_asked.emit(True)
    kiosk.settle()
    assert kiosk.window.board.foot.findChildren(QLabel)[0].font().pixelSize() == usual
    kiosk.window.resize(1_920, 1_080)
    assert not inside(kiosk.window.board.stops)._larger.isHidden()
