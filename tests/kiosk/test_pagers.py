"""Parts are found ahead of time, and what has failed waits its hour."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from tests.builders import equipment, figure, sheet_of
from warloss_gui.history.shown import Shown
from warloss_gui.kiosk.config import PageKey
from warloss_gui.kiosk.pagers import Pagers
from warloss_gui.kiosk.pages import Prepared, prepare
from warloss_gui.kiosk.parts import Entry, Part

SHEET = sheet_of(figures=[figure(id="people"), equipment(id="tanks")])
PAGES = prepare(("personnel", "equipment"), Shown(own=SHEET, sheet=SHEET))
FIRST, SECOND = PageKey(0, "personnel"), PageKey(1, "equipment")
BOTH = {FIRST: PAGES["personnel"], SECOND: PAGES["equipment"]}


@dataclass
class Wall:
    """Pagers with a clock that stands, and a divider of pages that can break."""

    now: float = 0.0
    broken: set[str] = field(default_factory=set[str])
    pagers: Pagers = field(init=False)
    completed: list[PageKey] = field(default_factory=list[PageKey])
    left_out: list[PageKey] = field(default_factory=list[PageKey])

    def parts(self, page: Prepared) -> Iterator[Part]:
        for i in range(3):
            if i == 1 and page.page.name in self.broken:
                raise RuntimeError(page.page.name)
            yield Part((Entry(f"{page.page.name}-{i}"),), ())

    def is_settled(self) -> bool:
        waiting = set(self.pagers.by_page) - self.pagers.failed()
        return all(self.pagers.by_page[key].is_complete for key in waiting)


@pytest.fixture
def wall(qapp: QObject, qtbot: QtBot) -> Iterator[Wall]:
    owner = QObject()
    made = Wall()
    made.pagers = Pagers(made.parts, lambda: made.now, owner)
    made.pagers.completed.connect(made.completed.append)
    made.pagers.left_out.connect(made.left_out.append)
    yield made
    owner.deleteLater()


@pytest.fixture
def settle(wall: Wall, qtbot: QtBot) -> Callable[[], None]:
    return lambda: qtbot.waitUntil(wall.is_settled)


def test_all_parts_of_all_pages_are_found(wall: Wall, settle: Callable[[], None]) -> None:
    wall.pagers.take(BOTH, 0)
    assert wall.pagers.counts == {FIRST: 1, SECOND: 1}
    settle()
    assert wall.pagers.counts == {FIRST: 3, SECOND: 3}
    assert wall.completed == [FIRST, SECOND]


def test_pages_of_the_other_sheet_keep_their_parts(wall: Wall, settle: Callable[[], None]) -> None:
    wall.pagers.take(BOTH, 0)
    settle()
    first, second = (wall.pagers.by_page[key] for key in BOTH)
    wall.pagers.take(BOTH, 1)
    assert wall.pagers.by_page[FIRST] is first
    assert wall.pagers.by_page[SECOND] is not second
    wall.pagers.begin_anew()
    assert wall.pagers.by_page[FIRST] is not first


def test_a_page_that_fails_is_left_out_for_an_hour(
    wall: Wall, settle: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []

    def note(_kind: object, error: BaseException, _traceback: object) -> None:
        told.append(str(error))

    monkeypatch.setattr("sys.excepthook", note)
    wall.broken = {"personnel"}
    wall.pagers.take(BOTH, 0)
    settle()
    assert (told, wall.left_out, wall.completed) == (["personnel"], [FIRST], [SECOND])
    wall.now = 3_599.9
    assert wall.pagers.failed() == {FIRST}
    wall.broken = set()
    wall.now = 3_600.0
    assert wall.pagers.failed() == frozenset()
    settle()
    assert wall.pagers.counts == {FIRST: 3, SECOND: 3}


def test_what_has_failed_is_forgiven_with_another_version_of_its_sheet(wall: Wall) -> None:
    wall.pagers.take(BOTH, 0)
    wall.pagers.fail(FIRST)
    wall.pagers.fail(SECOND)
    wall.pagers.take(BOTH, 0)
    assert wall.pagers.failed() == {SECOND}


def test_a_page_that_is_gone_can_fail(wall: Wall) -> None:
    wall.pagers.fail(FIRST)
    assert wall.left_out == [FIRST]
    assert wall.pagers.counts == {}
