import faulthandler
from collections.abc import Callable
from io import StringIO

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from warloss_gui.kiosk.heartbeat import Heartbeat
from warloss_gui.kiosk.pulse import Pulse
from warloss_gui.kiosk.service import Service


class Manager(Service):
    def __init__(self, interval: float | None) -> None:
        super().__init__({})
        self._interval = interval
        self.said: list[str] = []

    def _say(self, text: str) -> None:
        self.said.append(text)


class Watch:
    """Stands in for the timer of Python that ends a hung process."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.calls: list[str] = []
        self.seconds: list[float] = []
        for name in ("dump_traceback_later", "cancel_dump_traceback_later"):
            monkeypatch.setattr(faulthandler, name, self._noting(name))

    def _noting(self, name: str) -> Callable[..., None]:
        def note(*arguments: object, **options: object) -> None:
            self.calls.append(f"{name} {bool(options.get('exit'))}")
            self.seconds += [one for one in arguments if isinstance(one, float)]

        return note


@pytest.fixture
def watch(monkeypatch: pytest.MonkeyPatch) -> Watch:
    return Watch(monkeypatch)


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


def test_it_beats_only_when_it_has_painted(qtbot: QtBot, window: QWidget, watch: Watch) -> None:
    manager = Manager(0.01)
    pulse = Pulse(window)
    beat = Heartbeat(manager, StringIO())
    beat.follow(pulse)
    window.show()
    qtbot.waitUntil(window.isVisible)
    window.hide()
    beat.begin()
    beat.begin()
    qtbot.wait(50)
    assert manager.said == []
    window.show()
    qtbot.waitUntil(lambda: len(manager.said) > 4)
    assert manager.said[:3] == ["READY=1", "WATCHDOG=1", "WATCHDOG=1"]
    beat.stop()
    assert manager.said[-1] == "STOPPING=1"
    assert watch.calls == []


def test_without_a_manager_a_hung_process_ends_itself(qtbot: QtBot, window: QWidget, watch: Watch) -> None:
    pulse = Pulse(window)
    beat = Heartbeat(Manager(None), StringIO())
    assert watch.seconds == [180.0]
    beat.begin()
    beat.follow(pulse)
    window.show()
    beat.begin()
    qtbot.waitUntil(lambda: len(watch.seconds) > 1)
    assert watch.seconds[1] == 60.0
    assert set(watch.calls) == {"dump_traceback_later True"}
    beat.stop()
    assert watch.calls[-1].startswith("cancel")
