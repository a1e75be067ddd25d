"""Brings the rota, the sheets and the window of a kiosk together.

The rota says which page stands, the pages are made in the pool whenever a sheet changes, and which parts of
them have room is worked out in turns of the event loop, ahead of time. One timer waits for the next change.
"""

import logging
import sys
import time
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import product
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QPoint, Qt, QTimer, Signal, Slot

from warloss_gui.kiosk import notices
from warloss_gui.kiosk.config import LARGEST_TEXT, KioskConfig, PageKey, PageName
from warloss_gui.kiosk.pager import Pager
from warloss_gui.kiosk.pages import Prepared
from warloss_gui.kiosk.parts import Part
from warloss_gui.kiosk.rota import Moment, Rota, Standing
from warloss_gui.kiosk.source import Source
from warloss_gui.kiosk.window import KioskWindow
from warloss_gui.qt.stores import Stores
from warloss_gui.qt.turns import Turn

_log = logging.getLogger(__name__)

_LONGEST: Final = 60.0
"""Seconds after which the time of day is looked at again at the latest: it may have been set."""
_RETRY: Final = 3_600.0
"""Seconds after which a page that failed is tried again."""
_READ_AGAIN: Final = 60_000
"""Milliseconds after which records that could not be read are tried again: a disk may have come late."""
_SHIFT: Final = 180.0
"""Seconds between moves against burn-in. They wait for a change of page, so that nobody sees them."""
_SHIFT_AT_LAST: Final = 600.0
"""Seconds after which a page moves while it is shown, if it is shown for so long."""
_PLACES: Final = tuple(product((0, 1, -1), repeat=2))


@dataclass(frozen=True, slots=True)
class Clock:
    """Where the time comes from: seconds that only go forward, and the time of day."""

    now: Callable[[], float] = time.monotonic
    today: Callable[[], datetime] = datetime.now


class Controller(QObject):
    """Shows page after page.

    `shown` names the page and the place of its part, whenever they are shown. `told`: there is nothing to
    show, and the window says why.
    """

    shown = Signal(str, int)
    told = Signal()

    def __init__(
        self,
        config: KioskConfig,
        stores: Sequence[Stores],
        window: KioskWindow,
        clock: Clock,
        parent: QObject,
    ) -> None:
        """`stores` are those of the sheets of the configuration, in their order. They share their records."""
        super().__init__(parent)
        self._config = config
        self._records = stores[0].records
        self._sources = [
            Source(place, [key.name for key in config.keys if key.sheet == place], one, self)
            for place, one in enumerate(stores)
        ]
        self._window = window
        self._clock = clock
        self._rota = Rota(config.stops, config.idle_seconds)
        self._pagers: dict[PageKey, Pager] = {}
        self._failed: dict[PageKey, float] = {}
        self._at: Standing | None = None
        self._known: frozenset[int] = frozenset()
        """The sheets of which something has been shown."""
        self._is_beginning = True
        """Whether neither the rota has gone on yet nor a visitor come."""
        self._said_first: str | None = None
        """The first figure or text that is shown."""
        self._scale = config.text_scale
        self._shifts = 0
        self._shifted = clock.now()
        self._timer = QTimer(self, singleShot=True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self.go_on)
        # While there is nothing to show, no rota returns what a visitor has opened.
        self._return_later = QTimer(self, singleShot=True)
        self._return_later.timeout.connect(window.return_all)
        self._read_again = QTimer(self, interval=_READ_AGAIN, singleShot=True)
        self._read_again.timeout.connect(self._open_records)
        self._resize_later = Turn(self, urgent=True)
        self._resize_later.come.connect(self._resize)
        self._page_later = Turn(self)
        self._page_later.come.connect(self._find_next_part)
        self._connect()

    def _connect(self) -> None:
        window = self._window
        for source in self._sources:
            source.changed.connect(self._take_pages)
            source.told.connect(self._show_around)
        self._records.finished.connect(self._look_at_records)
        window.guard.touched.connect(self.touch)
        window.stepped.connect(self.step)
        window.page_asked.connect(self.go_to)
        window.larger_asked.connect(self._show_larger)
        window.resized.connect(self._resize_later.ask)
        window.offer_larger(is_offered=self._config.text_scale < LARGEST_TEXT)
        for source in self._sources:
            source.prepare()

    @property
    def standing(self) -> Standing | None:
        """What is shown, or None before there is anything."""
        return self._at

    @property
    def pages(self) -> Mapping[PageKey, Prepared]:
        """The pages that can be shown, in the order of the rota."""
        found = ((key, self._sources[key.sheet].page(key.name)) for key in dict.fromkeys(self._config.keys))
        return {key: page for key, page in found if page is not None}

    @Slot()
    def go_on(self) -> None:
        """Show what is to be shown now."""
        if self._at is None:
            self._shift()
            self._wait()
            return
        was_touched = self._at.touched is not None
        self._move(self._rota.go_on)
        if was_touched and self._at.touched is None:
            self._return()

    @Slot()
    def touch(self) -> None:
        """A visitor does something."""
        self._is_beginning = False
        if self._at is not None:
            self._at = self._rota.touch(self._at, self._moment())
            self._wait()
        else:
            self._return_later.start(round(self._config.idle_seconds * 1_000))

    @Slot(int)
    def step(self, by: int) -> None:
        """A visitor goes back (-1) or on (1)."""
        self._move(self._rota.forward if by > 0 else self._rota.back)

    @Slot(str)
    def go_to(self, name: PageName) -> None:
        """A visitor asks for a page: of the sheet that is shown, or of the next one where it is already."""
        self._move(lambda at, moment: self._rota.go_to(at, self._wanted(name, at), moment))

    def _wanted(self, name: PageName, at: Standing) -> PageKey:
        now = self._key(at)
        keys = [key for key in self.pages if key.name == name and key not in self._failed]
        if now in keys:
            return keys[(keys.index(now) + 1) % len(keys)]
        of_this_sheet = PageKey(now.sheet, name)
        return of_this_sheet if of_this_sheet in keys or not keys else keys[0]

    @Slot()
    def skip(self) -> None:
        """Something went wrong while the page was shown: leave it out for a while."""
        if self._at is not None:
            self._fail(self._key(self._at))
            self._move(self._rota.forward)

    def _move(self, step: Callable[[Standing, Moment], Standing]) -> None:
        if self._at is None:
            return
        former, self._at = self._at, step(self._at, self._moment())
        if (former.stop, former.part) != (self._at.stop, self._at.part):
            self._is_beginning = False
            self._show()
        elif self._at.since != former.since:
            self._shift()
            self._show_around()
        elif self._at.touched is None and self._clock.now() - self._shifted >= _SHIFT_AT_LAST:
            self._shift()
        self._wait()

    def _moment(self) -> Moment:
        now = self._clock.now()
        failed = {page: at for page, at in self._failed.items() if now - at < _RETRY}
        if len(failed) < len(self._failed):
            self._page_later.ask()
        self._failed = failed
        missing = {stop.page for stop in self._rota.stops} - {*self.pages}
        parts = {page: pager.count for page, pager in self._pagers.items()}
        return Moment(now, self._clock.today(), parts, frozenset({*self._failed, *missing}))

    def _key(self, at: Standing) -> PageKey:
        return self._config.keys[at.stop]

    @Slot(int)
    def _take_pages(self, place: int) -> None:
        """Show the pages of a sheet, or of another version of it, where the rota stands."""
        self._failed = {key: since for key, since in self._failed.items() if key.sheet != place}
        self._window.offer_pages([*dict.fromkeys(key.name for key in self.pages)])
        self._window.keep_room([self._word_sources(key) for key in self.pages])
        self._forget_parts({place})
        is_first, self._known = place not in self._known, self._known | {place}
        if self._at is None or (is_first and self._is_beginning):
            # The rota begins with its first page, whichever sheet has been read first.
            self._window.return_all()
            self._at = self._rota.begin(self._moment())
            self._show()
        elif self._key(self._at).sheet == place:
            self._show(self._said_first)
        else:
            self._show_around()
        self._wait()

    def _word_sources(self, key: PageKey, part: Part | None = None) -> str:
        """The sources of a page, or of a part of it."""
        page, made = self.pages[key].page, self._sources[key.sheet].made
        sayings = (*page.figures, *page.sayings)
        if part is not None:
            sayings = page.said_by(_ids(part))
        return "" if made is None else notices.word_sources(sayings, made.sheet)

    def _forget_parts(self, sheets: Collection[int]) -> None:
        """Work the parts of some sheets out anew."""
        measure, former = self._window.measure, self._pagers
        self._pagers = {
            key: Pager(measure.parts(page)) if key.sheet in sheets or key not in former else former[key]
            for key, page in self.pages.items()
        }
        self._page_later.ask()

    @Slot()
    def _resize(self) -> None:
        self._window.scale_text(self._scale)
        self._forget_parts(range(len(self._sources)))
        self._show(self._said_first)

    @Slot(bool)
    def _show_larger(self, larger: bool) -> None:
        self._scale = LARGEST_TEXT if larger else self._config.text_scale
        self._resize()

    def _return(self) -> None:
        """Everything is as it was before the visitor came."""
        self._window.return_all()
        if self._scale != self._config.text_scale:
            self._show_larger(larger=False)

    def _show(self, saying: str | None = None) -> None:
        """Show the page that stands. One that fails is left out, and the next one is shown in its place.

        With `saying`, show the part that says this: parts may have been divided anew.
        """
        for _ in self._rota.stops:
            if self._at is None or self._key(self._at) not in self.pages:
                break
            key = self._key(self._at)
            if self._show_part(key, self._at.part, saying):
                break
            saying = None
            self._fail(key)
            self._at = self._rota.forward(self._at, self._moment())
        self._shift()
        self._show_around()

    def _show_part(self, key: PageKey, place: int, saying: str | None) -> bool:
        """Show a part of a page. Whatever goes wrong with one page must not take the others off the wall."""
        try:
            pager = self._pagers[key]
            part = pager.part(place)
            if place and part is not None and saying is not None and saying not in _ids(part):
                place = pager.place_of(saying)
                part = pager.part(place)
            if part is None:
                return False
            if pager.is_complete:
                # Divided anew, a page may have fewer parts than before.
                place = min(place, pager.count - 1)
            if self._at is not None:
                self._at = replace(self._at, part=place)
            self._window.show_part(self.pages[key], part)
            self._said_first = part.entries[0].id
        except Exception as error:  # noqa: BLE001 - it goes where all uncaught errors go
            sys.excepthook(type(error), error, error.__traceback__)
            return False
        self.shown.emit(key.name, place)
        return True

    def _fail(self, key: PageKey) -> None:
        self._failed[key] = self._clock.now()
        page = self.pages.get(key)
        if page is not None:
            # What has failed is not worked out any further: it begins anew when it is tried again.
            self._pagers[key] = Pager(self._window.measure.parts(page))
        made = self._sources[key.sheet].made
        sheet = "" if made is None else made.sheet.id
        _log.error("the page %s of the sheet %s is left out for an hour", key.name, sheet)

    @Slot()
    def _look_at_records(self) -> None:
        """Say if the records of the configuration cannot be read, and try again later."""
        problems = self._records.problems if self._config.records else ()
        for problem in problems:
            _log.warning("a public record cannot be read: %s", problem.message)
        if problems:
            self._read_again.start()
        self._show_around()

    @Slot()
    def _open_records(self) -> None:
        self._records.open([Path(path) for path in self._config.records])

    @Slot()
    def _show_around(self) -> None:
        """Show the foot and what is to be said of the state of the sheet."""
        if self._at is None:
            said = self._said(None)
            self._window.show_nothing(said)
            self._wait()
            if said:
                self.told.emit()
            return
        key, pages = self._key(self._at), self.pages
        page, pager, made = pages.get(key), self._pagers.get(key), self._sources[key.sheet].made
        part = None if pager is None else pager.part(self._at.part)
        if page is None or pager is None or part is None or made is None:
            return
        sheet = made.sheet
        parts = pager.count if pager.is_complete else None
        places = [i for i, stop in enumerate(self._rota.stops) if stop.page in pages]
        page_number = places.index(self._at.stop) + 1
        place = notices.word_place(page_number, len(places), self._at.part + 1, parts)
        sources = self._word_sources(key, part)
        self._window.keep_room_around(
            [one.made.sheet.title for one in self._sources if one.made is not None],
            [self._said(at) for at, one in enumerate(self._sources) if one.made is not None],
        )
        self._window.show_around(sheet.title, sources, place, self._said(key.sheet))

    def _said(self, here: int | None) -> str:
        """What is to be said of the documents: of the sheet that is shown, and of those that cannot be."""
        sources = (one for place, one in enumerate(self._sources) if one.made is None or place == here)
        lines = [line for source in sources for line in source.said()]
        if self._config.records:
            lines.append(notices.word_records(self._records.problems))
        made = None if here is None else self._sources[here].made
        if made is not None:
            today = self._clock.today().date()
            lines.append(notices.word_stale(made.sheet, today, self._config.stale_after_days))
        return "\n".join(filter(None, lines))

    def _shift(self) -> None:
        """Move everything by a few pixels, if it has stood in one place for long enough."""
        if self._config.pixel_shift and self._clock.now() - self._shifted >= _SHIFT:
            self._shifted = self._clock.now()
            self._shifts += 1
            x, y = _PLACES[self._shifts % len(_PLACES)]
            self._window.shift(QPoint(x, y) * self._config.pixel_shift)

    def _wait(self) -> None:
        due = _LONGEST if self._at is None else self._rota.due(self._at, self._moment())
        self._timer.start(round(min(due, _LONGEST) * 1_000))

    @Slot()
    def _find_next_part(self) -> None:
        """Work out one more part of a page that will be shown."""
        for key, pager in self._pagers.items():
            if not pager.is_complete and key not in self._failed:
                self._find_part_of(key, pager)
                self._page_later.ask()
                return

    def _find_part_of(self, key: PageKey, pager: Pager) -> None:
        try:
            pager.find_next()
        except Exception as error:  # noqa: BLE001 - it goes where all uncaught errors go
            sys.excepthook(type(error), error, error.__traceback__)
            self._fail(key)
        if pager.is_complete and self._at is not None and self._key(self._at) == key:
            self._show_around()


def _ids(part: Part) -> set[str]:
    return {entry.id for entry in part.entries}
