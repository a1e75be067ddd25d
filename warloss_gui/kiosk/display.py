"""A kiosk: its window on a screen with what moves it, and what keeps it alive."""

import logging
from collections.abc import Sequence
from typing import Final, cast

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtGui import QScreen
from PySide6.QtWidgets import QApplication

from warloss_gui.kiosk.config import KioskConfig
from warloss_gui.kiosk.controller import Clock, Controller
from warloss_gui.kiosk.pin_pad import PinPad
from warloss_gui.kiosk.window import KioskWindow
from warloss_gui.qt.stores import Stores
from warloss_gui.qt.theme import Look

_log = logging.getLogger(__name__)

_USUAL: Final = 100
_AGAIN: Final = 2_000
"""Milliseconds between two looks at whether the window fills its screen."""


class Display(QObject):
    """A kiosk's window, full screen on the screen of its configuration. `left`: it has ended."""

    left = Signal()

    def __init__(
        self,
        application: QApplication,
        config: KioskConfig,
        stores: Sequence[Stores],
        clock: Clock,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._application = application
        self._config = config
        self._screen: QScreen | None = None
        self.leaves_freely = False
        """Whether Escape ends it without a PIN, as a preview."""
        self.look = Look(application, config.theme, _USUAL)
        self.window = KioskWindow(self.look, config.pixel_shift)
        self.controller = Controller(config, stores, self.window, clock, self)
        self._pad: PinPad | None = None
        if config.exit_pin is not None:
            self._pad = PinPad(config.exit_pin, stores[0].records.pool, clock.now)
            self._pad.accepted.connect(self.leave)
            self.window.board.add_panel(self._pad)
        self.window.left.connect(self._ask_for_pin)
        application.screenAdded.connect(self.place)
        application.screenRemoved.connect(self.place)
        application.primaryScreenChanged.connect(self.place)
        # A window manager that learns of a screen later than this program may put the window elsewhere again.
        self._look_again = QTimer(self, interval=_AGAIN)
        self._look_again.timeout.connect(self._fill_again)

    @Slot()
    def place(self) -> None:
        """Fill the screen that was chosen, or the first one while that is not there."""
        screens = self._application.screens()
        wanted = next((one for one in screens if one.name() == self._config.screen), None)
        screen = wanted or cast("QScreen | None", self._application.primaryScreen())
        if screen is None:
            self._screen = None
            return
        if screen is not self._screen:
            if wanted is None and self._config.screen is not None:
                names = ", ".join(one.name() for one in screens)
                _log.warning("there is no screen %s now; those there are: %s", self._config.screen, names)
            if self._screen in screens:
                self._screen.geometryChanged.disconnect(self._fill)
            self._screen = screen
            screen.geometryChanged.connect(self._fill)
        self._fill()
        self._look_again.start()

    @Slot()
    def _fill_again(self) -> None:
        """Fill the screen if something else has moved the window."""
        if self._screen is not None and self.window.geometry() != self._screen.geometry():
            self.window.showNormal()
            self._fill()

    @Slot()
    def _fill(self) -> None:
        """Fill the screen, also where no window manager does it."""
        screen, window = self._screen, self.window
        if screen is None:
            return
        window.setScreen(screen)
        window.setGeometry(screen.geometry())
        window.showFullScreen()
        window.activateWindow()
        window.setFocus()

    @Slot()
    def _ask_for_pin(self) -> None:
        """Whoever wants to leave needs the PIN. Without one in the configuration nobody leaves."""
        if self.leaves_freely:
            self.leave()
        elif self._pad is not None and not self._pad.isVisible():
            self._pad.open()

    @Slot()
    def leave(self) -> None:
        """End it."""
        self._look_again.stop()
        self.window.guard.is_closing = True
        self.window.close()
        self.left.emit()

    def discard(self) -> None:
        """Let go all that it consists of, once it has ended."""
        for part in (self.window, self.look, self):
            part.deleteLater()
