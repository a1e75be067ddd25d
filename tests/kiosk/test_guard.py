"""What the guard of a kiosk's window takes for a visitor."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from warloss_gui.kiosk.guard import Guard


class Keys(QWidget):
    """A guarded window that notes the keys that it gets, and what its guard has told."""

    def __init__(self) -> None:
        super().__init__()
        self.got: list[Qt.Key] = []
        self.told: list[str] = []
        self.guard = Guard(self)
        self.guard.touched.connect(self._noting("touched"))
        self.guard.stepped.connect(self._noting("stepped"))
        self.guard.left.connect(self._noting("left"))

    def _noting(self, name: str) -> Callable[..., None]:
        def note(*_arguments: object) -> None:
            self.told.append(name)

        return note

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.got.append(Qt.Key(event.key()))

    def press(self, key: Qt.Key, *, is_repeated: bool) -> None:
        none = Qt.KeyboardModifier.NoModifier
        event = QKeyEvent(QEvent.Type.KeyPress, key, none, "", is_repeated)
        QApplication.sendEvent(self.windowHandle(), event)


@pytest.fixture
def keys(qtbot: QtBot) -> Keys:
    made = Keys()
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    made.setFocus()
    made.guard.watch(made.windowHandle())
    return made


@pytest.mark.parametrize(
    ("key", "told"),
    [
        (Qt.Key.Key_Down, []),
        (Qt.Key.Key_A, []),
        (Qt.Key.Key_Right, ["stepped"]),
        (Qt.Key.Key_Escape, ["left"]),
    ],
)
def test_a_key_that_is_stuck_is_no_visitor(keys: Keys, key: Qt.Key, told: list[str]) -> None:
    for is_repeated in (False, True, True):
        keys.press(key, is_repeated=is_repeated)
    keys.guard.release()
    assert keys.told == ["touched", *told]


def test_a_key_that_is_held_still_reaches_what_it_is_for(keys: Keys) -> None:
    for is_repeated in (False, True, True):
        keys.press(Qt.Key.Key_Down, is_repeated=is_repeated)
        keys.press(Qt.Key.Key_A, is_repeated=is_repeated)
    keys.guard.release()
    assert keys.got == [Qt.Key.Key_Down] * 3
