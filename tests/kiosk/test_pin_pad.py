# pyright: reportPrivateUsage=false
from collections.abc import Iterator
from typing import Final

import pytest
from PySide6.QtCore import Qt, QThreadPool
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from warloss_gui.kiosk import pin
from warloss_gui.kiosk.pin_pad import PinPad
from warloss_gui.qt.plain import PlainLabel
from warloss_gui.qt.tasks import make_pool
from warloss_gui.qt.theme import Look

PIN: Final = "493817"
HASHED: Final = pin.hashed(PIN)


class Time:
    """A clock that the test moves."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def time() -> Time:
    return Time()


@pytest.fixture
def pool(qapp: QApplication) -> Iterator[QThreadPool]:
    made = make_pool(qapp)
    yield made
    made.waitForDone()
    made.deleteLater()


@pytest.fixture
def pad(qtbot: QtBot, pool: QThreadPool, time: Time) -> PinPad:
    made = PinPad(HASHED, pool, time)
    qtbot.addWidget(made)
    made.resize(640, 700)
    made.open()
    return made


def press(qtbot: QtBot, pad: PinPad, name: str) -> None:
    button = next(one for one in pad.findChildren(QPushButton) if one.accessibleName() == name)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def try_pin(qtbot: QtBot, pad: PinPad, typed: str) -> None:
    """Type a PIN by keys and wait for the answer."""
    QTest.keyClicks(pad, typed)
    QTest.keyClick(pad, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not pad._is_checking)


def can_type(pad: PinPad) -> bool:
    return all(button.isEnabled() for button in pad._digits)


def texts(pad: PinPad) -> str:
    labels = pad.findChildren(PlainLabel)
    return " ".join(f"{label.text()} {label.accessibleName()}" for label in labels)


def test_the_right_pin_is_accepted_by_buttons(qtbot: QtBot, pad: PinPad) -> None:
    for digit in PIN:
        press(qtbot, pad, digit)
    with qtbot.waitSignal(pad.accepted):
        press(qtbot, pad, "OK")


def test_the_right_pin_is_accepted_by_keys(qtbot: QtBot, pad: PinPad) -> None:
    QTest.keyClicks(pad, PIN + "5")
    QTest.keyClick(pad, Qt.Key.Key_Backspace)
    with qtbot.waitSignal(pad.accepted):
        QTest.keyClick(pad, Qt.Key.Key_Enter)


def test_digits_are_never_shown(qtbot: QtBot, pad: PinPad) -> None:
    QTest.keyClicks(pad, PIN)
    assert pad.dots.text() == "●" * 6
    assert pad.dots.accessibleName() == "6 digits typed"
    assert PIN not in texts(pad)


def test_no_more_than_twelve_digits_are_taken(qtbot: QtBot, pad: PinPad) -> None:
    QTest.keyClicks(pad, "1" * 13)
    assert len(pad.dots.text()) == 12


def test_what_is_too_short_is_told_and_costs_nothing(qtbot: QtBot, pad: PinPad) -> None:
    for _ in range(9):
        QTest.keyClicks(pad, "493")
        QTest.keyClick(pad, Qt.Key.Key_Return)
        assert pad.message.text() == "A PIN has 4 to 12 digits."
    assert can_type(pad)


def test_wrong_pins_cost_a_growing_delay_that_stays(qtbot: QtBot, pad: PinPad, time: Time) -> None:
    for _ in range(2):
        try_pin(qtbot, pad, "0000")
        assert pad.message.text() == "This is not the PIN."
        assert can_type(pad)
    for seconds in (2, 4, 8):
        try_pin(qtbot, pad, "0000")
        assert pad.message.text() == f"Try again in {seconds} seconds."
        assert not can_type(pad)
        QTest.keyClicks(pad, PIN)
        assert pad.dots.text() == "–"
        press(qtbot, pad, "Back")
        assert not pad.isVisible()
        assert not pad._timer.isActive()
        pad.open()
        assert not can_type(pad)
        time.now += seconds
        pad._timer.timeout.emit()
        assert can_type(pad)
        assert pad.message.text() == ""
        assert not pad._timer.isActive()
    with qtbot.waitSignal(pad.accepted):
        try_pin(qtbot, pad, PIN)
    assert pad._wrong == 0


def test_only_one_pin_is_tried_at_a_time(qtbot: QtBot, pad: PinPad) -> None:
    QTest.keyClicks(pad, "0000")
    pad.enter()
    assert not can_type(pad)
    QTest.keyClicks(pad, PIN)
    pad.enter()
    qtbot.waitUntil(lambda: not pad._is_checking)
    assert pad._wrong == 1


def test_who_has_gone_is_not_let_out(qtbot: QtBot, pad: PinPad) -> None:
    QTest.keyClicks(pad, PIN)
    with qtbot.assertNotEmitted(pad.accepted):
        pad.enter()
        pad.hide()
        qtbot.waitUntil(lambda: not pad._is_checking)
    assert pad._wrong == 1


def test_an_error_lets_nobody_out(qtbot: QtBot, pad: PinPad, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_typed: str, _hashed: str) -> bool:
        raise ValueError("no hash")

    told: list[object] = []

    def tell(*told_of: object) -> None:
        told.append(told_of)

    monkeypatch.setattr("sys.excepthook", tell)
    monkeypatch.setattr(pin, "matches", fail)
    with qtbot.assertNotEmitted(pad.accepted):
        try_pin(qtbot, pad, PIN)
    assert len(told) == 1
    assert pad.message.text() == "This is not the PIN."


@pytest.mark.parametrize("scale", [100, 150])
@pytest.mark.parametrize("size", [(600, 440), (900, 800), (976, 750)])
def test_nothing_is_cut_off(
    qapp: QApplication, pad: PinPad, qtbot: QtBot, size: tuple[int, int], scale: int
) -> None:
    look = Look(qapp, "dark", scale)
    look.dress(pad)
    pad.resize(*size)
    qtbot.waitUntil(lambda: pad.size().toTuple() == size)
    for label in pad.findChildren(PlainLabel):
        assert pad.rect().contains(label.geometry())
        assert label.height() >= label.heightForWidth(label.width())
    for button in pad.findChildren(QPushButton):
        assert pad.rect().contains(button.geometry())
        assert button.height() >= button.sizeHint().height()
    look.deleteLater()
