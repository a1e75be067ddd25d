"""The parts of all pages of a kiosk, worked out ahead of time, and the pages that have failed."""

import sys
from collections.abc import Callable, Iterator, Mapping
from typing import Final

from PySide6.QtCore import QObject, Signal, Slot

from warloss_gui.kiosk.config import PageKey
from warloss_gui.kiosk.pager import Pager
from warloss_gui.kiosk.pages import Prepared
from warloss_gui.kiosk.parts import Part
from warloss_gui.qt.turns import Turn

_RETRY: Final = 3_600.0
"""Seconds after which a page that failed is tried again."""


class Pagers(QObject):
    """A pager for each page.

    Parts are worked out one by one in turns of the event loop. `completed` names a page of which all parts
    are known now, `left_out` one that has failed.
    """

    completed = Signal(object)
    left_out = Signal(object)

    def __init__(
        self, parts: Callable[[Prepared], Iterator[Part]], now: Callable[[], float], parent: QObject
    ) -> None:
        """`parts` divides a page, part by part. `now` gives seconds that only go forward."""
        super().__init__(parent)
        self._parts = parts
        self._now = now
        self._pages: Mapping[PageKey, Prepared] = {}
        self.by_page: dict[PageKey, Pager] = {}
        """The pagers of the pages that can be shown, in the order of the rota."""
        self._failed: dict[PageKey, float] = {}
        self._later = Turn(self)
        self._later.come.connect(self._find_next)

    @property
    def counts(self) -> dict[PageKey, int]:
        """How many parts the pages have, as far as it is known."""
        return {key: pager.count for key, pager in self.by_page.items()}

    def failed(self) -> frozenset[PageKey]:
        """The pages that failed not long ago. Others that had failed are worked out again from now on."""
        now = self._now()
        failed = {key: since for key, since in self._failed.items() if now - since < _RETRY}
        if len(failed) < len(self._failed):
            self._later.ask()
        self._failed = failed
        return frozenset(failed)

    def take(self, pages: Mapping[PageKey, Prepared], sheet: int) -> None:
        """Take over all pages. Those of one sheet are others than before: they have not failed yet."""
        self._failed = {key: since for key, since in self._failed.items() if key.sheet != sheet}
        kept = {key: pager for key, pager in self.by_page.items() if key.sheet != sheet}
        self._pages = pages
        self.by_page = {key: kept.get(key) or self._begin(page) for key, page in pages.items()}
        self._later.ask()

    def begin_anew(self) -> None:
        """Work all parts out anew, since the size of a page is another."""
        self.by_page = {key: self._begin(page) for key, page in self._pages.items()}
        self._later.ask()

    def fail(self, key: PageKey) -> None:
        """Something went wrong with a page: leave it out for a while."""
        self._failed[key] = self._now()
        page = self._pages.get(key)
        if page is not None:
            # What has failed is not worked out any further: it begins anew when it is tried again.
            self.by_page[key] = self._begin(page)
        self.left_out.emit(key)

    def _begin(self, page: Prepared) -> Pager:
        return Pager(self._parts(page))

    @Slot()
    def _find_next(self) -> None:
        """Work out one more part of a page that will be shown."""
        for key, pager in self.by_page.items():
            if not pager.is_complete and key not in self._failed:
                self._find_part_of(key, pager)
                self._later.ask()
                return

    def _find_part_of(self, key: PageKey, pager: Pager) -> None:
        try:
            pager.find_next()
        except Exception as error:  # noqa: BLE001 - it goes where all uncaught errors go
            sys.excepthook(type(error), error, error.__traceback__)
            self.fail(key)
        if pager.is_complete:
            self.completed.emit(key)
