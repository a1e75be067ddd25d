"""A sheet of a kiosk: its pages, made in the pool whenever it changes, and what is to be said of it."""

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from warloss_gui.files import printable
from warloss_gui.kiosk import notices
from warloss_gui.kiosk.config import PageName
from warloss_gui.kiosk.pages import PageSet, Prepared
from warloss_gui.qt.stores import Stores
from warloss_gui.qt.tasks import Latest


class Source(QObject):
    """The last good version of a sheet, and its pages.

    `changed` tells by its place among the sheets that it has other pages, `told` that something else is to be
    said of it.
    """

    changed = Signal(int)
    told = Signal()

    def __init__(self, place: int, names: Iterable[PageName], stores: Stores, parent: QObject) -> None:
        super().__init__(parent)
        self._place = place
        self._names = tuple(names)
        self._stores = stores
        self.made: PageSet | None = None
        """The pages, or None before there are any."""
        self._is_left_behind = False
        """Whether there is a newer version of which nothing can be shown."""
        self._maker = Latest[PageSet](stores.records.pool, self._take, self)
        self._maker.failed.connect(self._stay_behind)
        stores.shown.changed.connect(self.prepare)
        stores.sheets.problems_changed.connect(self.told)

    @Slot()
    def prepare(self) -> None:
        """Make the pages of what is shown now."""
        shown = self._stores.shown.shown
        if shown is not None:
            self._maker.start(partial(PageSet.of, self._names, shown, self.made))
        self.told.emit()

    def page(self, name: PageName) -> Prepared | None:
        """A page, or None where it cannot be shown."""
        return None if self.made is None else self.made.pages.get(name)

    def said(self) -> list[str]:
        """What is to be said: that the document cannot be read, or that nothing of it can be shown."""
        sheets, is_shown = self._stores.sheets, self.made is not None
        file = "" if sheets.problem_path is None else printable(sheets.problem_path.name)
        lines = [notices.word_failed(file, sheets.problems, is_shown=is_shown)]
        if self._is_left_behind:
            lines.append(notices.word_left_out() if is_shown else notices.word_empty(file))
        return [line for line in lines if line]

    def _take(self, made: PageSet) -> None:
        if not made.pages:
            self._stay_behind()
            return
        self._is_left_behind = False
        if made is self.made:
            self.told.emit()
            return
        self.made = made
        self.changed.emit(self._place)

    @Slot()
    def _stay_behind(self) -> None:
        """What was shown stays, under its own title and date."""
        self._is_left_behind = True
        self.told.emit()
