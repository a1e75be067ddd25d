"""A pad of digits over the page: whoever types the PIN may end the kiosk.

Wrong PINs cost a growing delay, which stays when the pad is put away. A PIN is compared in the pool, since
its hash is slow on purpose.
"""

from collections.abc import Callable
from functools import partial
from math import ceil
from typing import Final

from PySide6.QtCore import Qt, QThreadPool, QTimer, Signal, Slot
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QPushButton, QSizePolicy, QWidget

from warloss_gui.kiosk import pin
from warloss_gui.language import gettext, ngettext, number
from warloss_gui.qt.plain import PlainLabel
from warloss_gui.qt.tasks import Latest
from warloss_gui.widgets.layouts import GRID, column

_LEAST: Final = 4
_MOST: Final = 12
_SECOND: Final = 1_000
_KEYS: Final = ("1", "2", "3", "4", "5", "6", "7", "8", "9")


class PinPad(QFrame):
    """Hidden until it is opened. `accepted`: the PIN was right."""

    accepted = Signal()

    def __init__(
        self, hashed: str, pool: QThreadPool, now: Callable[[], float], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._hashed = hashed
        self._now = now
        self._typed = ""
        self._wrong = 0
        self._until = now()
        self._is_checking = False
        self._checker = Latest[bool](pool, self._take, self)
        self._checker.failed.connect(self._fail)
        self._timer = QTimer(self, interval=_SECOND)
        self._timer.timeout.connect(self._renew)
        self.setProperty("look", "panel")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._heading = PlainLabel(gettext("Enter the PIN to leave the kiosk"), "subtitle")
        self.dots = PlainLabel("", "title")
        self.dots.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.message = PlainLabel("", "small")
        self._digits = [self._button(digit, partial(self.type_digit, digit)) for digit in (*_KEYS, "0")]
        self._delete = self._button("⌫", self.delete_digit, gettext("Delete the last digit"))
        self._enter = self._button(gettext("OK"), self.enter)
        self._back = self._button(gettext("Back"), self.hide)
        self._arrange()

    def _arrange(self) -> None:
        layout = column(self, 2 * GRID)
        for label in (self._heading, self.dots, self.message):
            layout.addWidget(label)
        grid = QGridLayout()
        grid.setSpacing(GRID)
        *digits, zero = self._digits
        for place, button in enumerate((*digits, self._delete, zero, self._enter)):
            grid.addWidget(button, place // 3, place % 3)
        layout.addLayout(grid, 1)
        layout.addWidget(self._back)

    def _button(self, text: str, act: Callable[[], object], name: str = "") -> QPushButton:
        button = QPushButton(text)
        button.setAccessibleName(name or text)
        button.setAutoDefault(False)
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        # What was clicked says whether it is checked, which nothing here wants to know.
        button.clicked.connect(lambda _checked=False: act())
        return button

    def open(self) -> None:
        """Show it empty."""
        self._typed = ""
        self.message.setText("")
        self.show()
        self.raise_()
        self.setFocus()
        self._renew()

    def type_digit(self, digit: str) -> None:
        """Take one more digit, if it can be tried."""
        if self._is_open and len(self._typed) < _MOST:
            self._typed += digit
            self.message.setText("")
            self._renew()

    def delete_digit(self) -> None:
        """Forget the last digit."""
        if self._is_open:
            self._typed = self._typed[:-1]
            self._renew()

    def enter(self) -> None:
        """Try what was typed. It counts as wrong until it turns out to be right."""
        if not self._is_open:
            return
        typed, self._typed = self._typed, ""
        if len(typed) < _LEAST:
            self.message.setText(gettext("A PIN has 4 to 12 digits."))
        else:
            self._is_checking = True
            self._wrong += 1
            self.message.setText(gettext("One moment…"))
            self._checker.start(partial(pin.matches, typed, self._hashed))
        self._renew()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits, Backspace and Enter do what their buttons do."""
        if event.text() in {*_KEYS, "0"}:
            self.type_digit(event.text())
        elif event.key() == Qt.Key.Key_Backspace.value:
            self.delete_digit()
        elif event.key() in (Qt.Key.Key_Return.value, Qt.Key.Key_Enter.value):
            self.enter()
        else:
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """What was typed is forgotten; nothing ticks while nobody sees it."""
        super().hideEvent(event)
        self._typed = ""
        self._timer.stop()

    @property
    def _is_open(self) -> bool:
        return not self._is_checking and self._now() >= self._until

    def _take(self, is_right: bool) -> None:
        self._is_checking = False
        if is_right and self.isVisible():
            self._wrong = 0
            self.message.setText("")
            self._renew()
            self.accepted.emit()
            return
        self._fail()

    @Slot()
    def _fail(self) -> None:
        """The PIN was wrong, or the one who typed it has gone."""
        self._is_checking = False
        self._until = self._now() + pin.delay(self._wrong)
        self.message.setText(gettext("This is not the PIN."))
        self._renew()

    @Slot()
    def _renew(self) -> None:
        """Show how many digits there are, and for how long none can be typed."""
        self.dots.setText("●" * len(self._typed) or "–")
        count = ngettext("{count} digit typed", "{count} digits typed", len(self._typed))
        self.dots.setAccessibleName(count.format(count=number(len(self._typed))))
        left = ceil(self._until - self._now())
        if left > 0:
            text = ngettext("Try again in {count} second.", "Try again in {count} seconds.", left)
            self.message.setText(text.format(count=number(left)))
        elif self._timer.isActive():
            self.message.setText("")
        if left > 0 and self.isVisible():
            self._timer.start()
        else:
            self._timer.stop()
        for button in (*self._digits, self._delete, self._enter):
            button.setEnabled(self._is_open)
