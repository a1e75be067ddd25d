# pyright: reportPrivateUsage=false
"""A kiosk with its real parts, and a clock that the test moves."""

import json
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Final

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from warloss_gui import assets
from warloss_gui.kiosk import pin
from warloss_gui.kiosk.config import KioskConfig, PageKey, PageName, PageSetting
from warloss_gui.kiosk.controller import Clock
from warloss_gui.kiosk.display import Display
from warloss_gui.kiosk.part_view import PartView
from warloss_gui.kiosk.pin_pad import PinPad
from warloss_gui.qt import turns
from warloss_gui.qt.plain import PlainLabel
from warloss_gui.qt.record_store import RecordStore
from warloss_gui.qt.stores import Stores
from warloss_gui.qt.tasks import make_pool

ARTICLE: Final = assets.path("factsheets/article.json")
NAMES: Final[tuple[PageName, ...]] = ("personnel", "equipment", "contingents", "statements", "history")
PIN: Final = "493817"
CONFIG: Final = KioskConfig(
    pages=tuple(PageSetting(show=name) for name in NAMES),
    stale_after_days=30,
    idle_seconds=60,
    exit_pin=pin.hashed(PIN),
)


class Kiosk:
    """A kiosk of 1,280 × 720 pixels with a sheet of its own."""

    def __init__(self, application: QApplication, qtbot: QtBot, folder: Path, config: KioskConfig) -> None:
        self.qtbot = qtbot
        self.now = 0.0
        self.today = datetime(2025, 7, 1, 12)  # noqa: DTZ001 - a clock on a wall knows no zone
        self.pool = make_pool(application)
        history = assets.path("history/general-staff-month-ends.json")
        self.records = RecordStore(self.pool, history, application)
        self.all_stores = [Stores(self.pool, self.records, application) for _ in config.sheets]
        self.stores = self.all_stores[0]
        clock = Clock(lambda: self.now, lambda: self.today)
        self.display = Display(application, config, self.all_stores, clock, application)
        self.window, self.controller = self.display.window, self.display.controller
        self.shown: list[tuple[str, int]] = []
        self.controller.shown.connect(self._note)
        self.path = folder / "sheet.json"
        self.window.resize(1_280, 720)
        self.window.show()

    def _note(self, page: str, part: int) -> None:
        self.shown.append((page, part))

    def open(self, text: str | None = None) -> None:
        self.path.write_text(ARTICLE.read_text("utf-8") if text is None else text, "utf-8")
        with self.qtbot.waitSignal(self.stores.idle):
            self.stores.records.open_bundled()
            self.stores.sheets.open(self.path)
        self.qtbot.waitUntil(lambda: self.controller.standing is not None or text is not None)
        self.settle()

    def settle(self) -> None:
        self.qtbot.waitUntil(self._is_settled)

    def _is_settled(self) -> bool:
        """Whether all parts are known of the pages that have not failed."""
        pagers = self.controller.pagers
        failed = pagers.failed()
        return all(pager.is_complete for key, pager in pagers.by_page.items() if key not in failed)

    def pass_time(self, seconds: float) -> None:
        self.now += seconds
        self.controller.go_on()
        self.settle()

    @property
    def page(self) -> str:
        at = self.controller.standing
        assert at is not None
        return NAMES[at.stop]

    def said(self) -> str:
        labels = self.window.board.findChildren(PlainLabel)
        return "\n".join(label.text() for label in labels if label.isVisibleTo(self.window))

    def end(self) -> None:
        self.display.leave()
        for stores in self.all_stores:
            stores.close()
        self.pool.waitForDone()
        self.display.discard()
        for part in (*self.all_stores, self.records, self.pool):
            part.deleteLater()


@pytest.fixture
def kiosk(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[Kiosk]:
    made = Kiosk(qapp, qtbot, tmp_path, CONFIG)
    yield made
    made.end()


def test_it_goes_through_all_pages_and_parts(kiosk: Kiosk) -> None:
    kiosk.open()
    for _ in range(20):
        kiosk.pass_time(20)
    assert list(dict.fromkeys(page for page, _part in kiosk.shown)) == list(NAMES)
    for name in NAMES:
        parts = {part for page, part in kiosk.shown if page == name}
        assert parts == set(range(kiosk.controller.pagers.counts[PageKey(0, name)]))


def test_every_page_says_source_date_and_place(kiosk: Kiosk) -> None:
    kiosk.open()
    for i, name in enumerate(NAMES, 1):
        kiosk.controller.go_to(name)
        said = kiosk.said()
        assert f"Page {i} of 5" in said
        assert "Source: " in said
        assert "sheet as of 30 June 2025" in said


def test_nothing_is_cut_off_around_a_page(kiosk: Kiosk) -> None:
    kiosk.open()
    for size in ((1_280, 720), (1_920, 1_080), (1_080, 1_920)):
        kiosk.window.resize(*size)
        kiosk.qtbot.waitUntil(turns.all_taken)
        smallest = kiosk.window.board.foot.findChild(PlainLabel)
        assert isinstance(smallest, PlainLabel)
        assert smallest.font().pixelSize() >= size[1] / 45
        for name in NAMES:
            kiosk.controller.go_to(name)
            kiosk.qtbot.waitUntil(turns.all_taken)
            for label in kiosk.window.board.findChildren(PlainLabel):
                if label.isVisibleTo(kiosk.window) and not is_in_view(label):
                    assert label.height() >= label.heightForWidth(label.width())
                    place = label.mapTo(kiosk.window, label.rect().bottomRight())
                    assert kiosk.window.rect().contains(place)


def is_in_view(widget: QWidget) -> bool:
    """Whether it belongs to a page, which is looked at elsewhere."""
    parent = widget.parentWidget()
    return isinstance(parent, PartView) or (parent is not None and is_in_view(parent))


def test_a_touch_pauses_and_idle_returns_everything(kiosk: Kiosk) -> None:
    kiosk.open()
    handle = kiosk.window.windowHandle()
    QTest.keyClick(handle, Qt.Key.Key_Right)
    kiosk.controller.go_to("statements")
    kiosk.window.board.stops.larger_asked.emit(True)
    kiosk.qtbot.waitUntil(lambda: kiosk.display.look.text_scale > 150)
    kiosk.pass_time(59)
    assert kiosk.page == "statements"
    kiosk.pass_time(1)
    kiosk.qtbot.waitUntil(lambda: kiosk.display.look.text_scale < 150)
    at = kiosk.controller.standing
    assert at is not None
    assert (at.stop, at.part, at.touched) == (0, 0, None)


def test_a_tapped_figure_says_all_and_goes_with_the_visitor(kiosk: Kiosk) -> None:
    kiosk.open()
    points = kiosk.window.board.view.stage.points
    points.clicked.emit(points.model().index(0, 0))
    assert kiosk.window.board.whole.isVisible()
    assert "Evidence" in kiosk.said() or "Source" in kiosk.said()
    kiosk.controller.touch()
    kiosk.pass_time(60)
    assert not kiosk.window.board.whole.isVisible()


@pytest.mark.parametrize("text", ["", "{", "[]", "null", '{"title": 1}', "\0"])
def test_a_bad_sheet_leaves_the_last_good_one_and_says_so(kiosk: Kiosk, text: str) -> None:
    kiosk.open()
    with kiosk.qtbot.waitSignal(kiosk.stores.idle):
        kiosk.path.write_text(text, "utf-8")
        kiosk.stores.sheets.reload()
    kiosk.pass_time(20)
    assert "can no longer be read" in kiosk.said()
    assert "Personnel" in kiosk.said()
    with kiosk.qtbot.waitSignal(kiosk.stores.idle):
        kiosk.path.write_text(ARTICLE.read_text("utf-8"), "utf-8")
        kiosk.stores.sheets.reload()
    assert "can no longer be read" not in kiosk.said()


def test_a_deleted_sheet_leaves_the_last_good_one_and_says_so(kiosk: Kiosk) -> None:
    kiosk.open()
    with kiosk.qtbot.waitSignal(kiosk.stores.idle):
        kiosk.path.unlink()
        kiosk.stores.sheets.reload()
    assert "can no longer be read" in kiosk.said()


def test_a_sheet_that_is_bad_from_the_start_is_said_and_shown_when_it_is_good(kiosk: Kiosk) -> None:
    kiosk.open("{")
    assert "cannot be shown" in kiosk.said()
    kiosk.open()
    assert "cannot be shown" not in kiosk.said()
    assert kiosk.page == "personnel"


def test_an_old_sheet_says_so_on_every_page(kiosk: Kiosk) -> None:
    kiosk.open()
    assert "There may be newer figures" not in kiosk.said()
    kiosk.today = datetime(2026, 7, 1, 12)  # noqa: DTZ001 - a clock on a wall knows no zone
    kiosk.now += 1
    for name in NAMES:
        kiosk.controller.go_to(name)
        assert "12 months old" in kiosk.said()


def test_a_new_version_is_shown_where_the_rota_stands(kiosk: Kiosk) -> None:
    kiosk.open()
    kiosk.controller.go_to("equipment")
    document = json.loads(ARTICLE.read_text("utf-8"))
    document["title"] = "Another title"
    with kiosk.qtbot.waitSignal(kiosk.controller.shown):
        kiosk.path.write_text(json.dumps(document), "utf-8")
        kiosk.stores.sheets.reload()
    kiosk.qtbot.waitUntil(lambda: "Another title" in kiosk.said())
    assert kiosk.page == "equipment"


def test_a_page_that_fails_is_left_out_and_told_once(
    kiosk: Kiosk, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    kiosk.open()
    real, told = kiosk.window.board.show_part, list[type[BaseException]]()

    def tell(kind: type[BaseException], *_others: object) -> None:
        told.append(kind)

    monkeypatch.setattr("sys.excepthook", tell)

    def show_part(prepared: object, part: object) -> None:
        if prepared is kiosk.controller.pages[PageKey(0, "equipment")]:
            raise ValueError("a page that fails")
        real(prepared, part)  # pyright: ignore[reportArgumentType]

    monkeypatch.setattr(kiosk.window.board, "show_part", show_part)
    for _ in range(30):
        kiosk.pass_time(20)
    assert {page for page, _part in kiosk.shown} == {*NAMES} - {"equipment"}
    assert told == [ValueError]
    assert caplog.text.count("page equipment of the sheet one-article is left out") == 1
    kiosk.pass_time(3_600)
    for _ in range(15):
        kiosk.pass_time(20)
    assert told == [ValueError, ValueError]


def test_nothing_leads_out_but_leaving(kiosk: Kiosk) -> None:
    kiosk.open()
    handle = kiosk.window.windowHandle()
    before = len(QApplication.topLevelWidgets())
    keys = [Qt.Key.Key_F1, Qt.Key.Key_F10, Qt.Key.Key_F11, Qt.Key.Key_Menu, Qt.Key.Key_Escape, Qt.Key.Key_F4]
    for key in keys:
        for modifier in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.AltModifier):
            QTest.keyClick(handle, key, modifier)
    for key in (Qt.Key.Key_O, Qt.Key.Key_Q, Qt.Key.Key_P, Qt.Key.Key_W, Qt.Key.Key_C):
        QTest.keyClick(handle, key, Qt.KeyboardModifier.ControlModifier)
    for x in range(20, 1_280, 200):
        for y in range(20, 720, 100):
            QTest.mouseClick(handle, Qt.MouseButton.RightButton, pos=QPoint(x, y))
    assert not kiosk.window.close()
    assert kiosk.window.isVisible()
    assert len(QApplication.topLevelWidgets()) == before
    assert not kiosk.window.findChildren(QMenu)
    assert not any(widget.acceptDrops() for widget in (kiosk.window, kiosk.window.board))


def test_arrow_keys_and_swipes_turn_pages(kiosk: Kiosk) -> None:
    kiosk.open()
    handle = kiosk.window.windowHandle()
    steps: list[int] = []
    kiosk.window.stepped.connect(steps.append)
    QTest.keyClick(handle, Qt.Key.Key_Right)
    QTest.keyClick(handle, Qt.Key.Key_Left)
    QTest.mousePress(handle, Qt.MouseButton.LeftButton, pos=QPoint(900, 400))
    QTest.mouseMove(handle, QPoint(500, 410))
    QTest.mouseRelease(handle, Qt.MouseButton.LeftButton, pos=QPoint(500, 410))
    assert steps == [1, -1, 1]
    assert not kiosk.window.board.whole.isVisible()


def test_the_page_moves_by_a_few_pixels_now_and_then(kiosk: Kiosk) -> None:
    kiosk.open()
    places = set[tuple[int, int]]()
    size = kiosk.window.board.size()
    for _ in range(12):
        kiosk.pass_time(200)
        places.add(kiosk.window.board.pos().toTuple())  # pyright: ignore[reportArgumentType]
        assert kiosk.window.rect().contains(kiosk.window.board.geometry())
    assert kiosk.window.board.size() == size
    assert len(places) == 9


def test_the_foot_that_is_held_asks_to_leave(kiosk: Kiosk) -> None:
    kiosk.open()
    with kiosk.qtbot.waitSignal(kiosk.window.left, timeout=10_000):
        QTest.mousePress(kiosk.window.board.foot, Qt.MouseButton.LeftButton)
    QTest.mouseRelease(kiosk.window.board.foot, Qt.MouseButton.LeftButton)


def test_a_screen_that_is_not_there_is_told_in_the_log(
    kiosk: Kiosk, caplog: pytest.LogCaptureFixture
) -> None:
    kiosk.display._config = kiosk.display._config.model_copy(update={"screen": "HDMI-9"})
    kiosk.display._screen = None
    kiosk.display.place()
    assert "there is no screen HDMI-9 now; those there are: " in caplog.text


def test_it_fills_the_screen(kiosk: Kiosk, qapp: QApplication) -> None:
    kiosk.display.place()
    assert kiosk.window.isFullScreen()
    assert kiosk.window.geometry() == qapp.primaryScreen().geometry()


def test_leaving_needs_the_pin(kiosk: Kiosk) -> None:
    kiosk.open()
    (pad,) = kiosk.window.findChildren(PinPad)
    handle = kiosk.window.windowHandle()
    QTest.keyClick(handle, Qt.Key.Key_Escape)
    assert pad.isVisible()
    QTest.keyClick(handle, Qt.Key.Key_Escape)
    assert not pad.isVisible()
    kiosk.window.close()
    assert pad.isVisible()
    QTest.keyClicks(pad, PIN)
    with kiosk.qtbot.waitSignal(kiosk.display.left):
        QTest.keyClick(pad, Qt.Key.Key_Return)
    assert not kiosk.window.isVisible()


def test_a_forgotten_pad_goes_when_the_visitor_has_gone(kiosk: Kiosk) -> None:
    kiosk.open()
    (pad,) = kiosk.window.findChildren(PinPad)
    QTest.keyClick(kiosk.window.windowHandle(), Qt.Key.Key_Escape)
    assert pad.isVisible()
    kiosk.pass_time(60)
    assert not pad.isVisible()


def test_arrow_keys_stay_with_what_lies_over_the_page(kiosk: Kiosk) -> None:
    kiosk.open()
    handle = kiosk.window.windowHandle()
    QTest.keyClick(handle, Qt.Key.Key_Escape)
    with kiosk.qtbot.assertNotEmitted(kiosk.window.stepped):
        QTest.keyClick(handle, Qt.Key.Key_Right)


def test_a_window_that_was_put_elsewhere_comes_back(kiosk: Kiosk) -> None:
    kiosk.display.place()
    whole = kiosk.window.screen().geometry()
    assert kiosk.window.geometry() == whole
    kiosk.window.showNormal()
    kiosk.window.setGeometry(10, 20, 300, 200)
    assert kiosk.window.geometry() != whole
    kiosk.display._look_again.timeout.emit()
    assert kiosk.window.geometry() == whole
    assert kiosk.window.isFullScreen()
