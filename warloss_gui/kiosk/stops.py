"""The large buttons below a page: the other pages, a step back or on, and larger text."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QPushButton, QWidget

from warloss_gui.kiosk.config import PageName
from warloss_gui.language import gettext
from warloss_gui.widgets.wrapped_row import WrappedRow


class Stops(WrappedRow):
    """What a visitor may press.

    `page_asked` names a page, `stepped` is back (-1) or on (1). `larger_asked`: a visitor wants larger text,
    or not any more.
    """

    page_asked = Signal(str)
    stepped = Signal(int)
    larger_asked = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages: dict[PageName, QPushButton] = {}
        self._button("◂", gettext("Back")).clicked.connect(self._step_back)
        self._button("▸", gettext("Next")).clicked.connect(self._step_on)
        self._larger = self._button(gettext("A+"), gettext("Larger text"))
        self._larger.setCheckable(True)
        self._larger.clicked.connect(self.larger_asked)

    def _button(self, text: str, name: str = "") -> QPushButton:
        # An ampersand would mark a key.
        button = QPushButton(text.replace("&", "&&"))
        button.setAccessibleName(name or text)
        button.setProperty("look", "stop")
        button.setAutoDefault(False)
        self.add(button)
        return button

    def offer_pages(self, titles: Mapping[PageName, str]) -> None:
        """Offer these pages, by what they are called."""
        offered = [(name, button.accessibleName()) for name, button in self._pages.items()]
        if offered == list(titles.items()):
            return
        for button in self._pages.values():
            self.remove(button)
        self._pages = {}
        for name, title in titles.items():
            button = self._button(title)
            button.setCheckable(True)
            button.clicked.connect(partial(self.page_asked.emit, name))
            self._pages[name] = button
        for button in reversed(self._pages.values()):
            self.put_first(button)

    def offer_larger(self, *, is_offered: bool) -> None:
        """Offer larger text, or do not."""
        self._larger.setVisible(is_offered)

    def mark_page(self, shown: PageName) -> None:
        """Mark the page that is shown."""
        for name, button in self._pages.items():
            button.setChecked(name == shown)

    def mark_usual(self) -> None:
        """Mark that text is as large as usual."""
        self._larger.setChecked(False)

    @Slot()
    def _step_back(self) -> None:
        self.stepped.emit(-1)

    @Slot()
    def _step_on(self) -> None:
        self.stepped.emit(1)
