"""Brings the rota, the sheets and the window of a kiosk together.

The rota says which page stands, each source makes its pages in the pool whenever its sheet changes, pagers
find which parts of them have room, and the surroundings word what stands around them. One timer waits for
the next change.
"""

import logging
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QPoint, Qt, QTimer, Signal, Slot

from warloss_gui.kiosk import notices
from warloss_gui.kiosk.config import LARGEST_TEXT, KioskConfig, PageKey, PageName
from warloss_gui.kiosk.content import title_of
from warloss_gui.kiosk.pagers import Pagers
from warloss_gui.kiosk.pages import Prepared
from warloss_gui.kiosk.rota import Moment, Rota, Standing
from warloss_gui.kiosk.shift import Shift
from warloss_gui.kiosk.source import Source
from warloss_gui.kiosk.surroundings import Surroundings
from warloss_gui.kiosk.window import KioskWindow
from warloss_gui.qt.stores import Stores
from warloss_gui.qt.turns import Turn

_log = logging.getLogger(__name__)

_LONGEST: Final = 60.0
"""Seconds after which the time of day is looked at again at the latest: it may have been set."""
_READ_AGAIN: Final = 60_000
"""Milliseconds after which records that could not be read are tried again: a disk may have come late."""


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
        self._around = Surroundings(config, self._sources, self._records, clock.today)
        self._window = window
        self._board = window.board
        self._clock = clock
        self._rota = Rota(config.stops, config.idle_seconds)
        self.pagers = Pagers(window.board.measure.parts, clock.now, self)
        self._at: Standing | None = None
        self._known: frozenset[int] = frozenset()
        """The sheets of which something has been shown."""
        self._is_beginning = True
        """Whether neither the rota has gone on yet nor a visitor come."""
        self._said_first: str | None = None
        """The first figure or text that is shown."""
        self._scale = config.text_scale
        self._shift = Shift(config.pixel_shift, clock.now())
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
        self._connect()

    def _connect(self) -> None:
        window = self._window
        for source in self._sources:
            source.changed.connect(self._take_pages)
            source.told.connect(self._show_around)
        self._records.finished.connect(self._look_at_records)
        self.pagers.completed.connect(self._tell_count)
        self.pagers.left_out.connect(self._log_failure)
        window.guard.touched.connect(self.touch)
        window.stepped.connect(self.step)
        self._board.stops.page_asked.connect(self.go_to)
        self._board.stops.larger_asked.connect(self._show_larger)
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
            self._move_board()
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
        now, left_out = self._key(at), self.pagers.failed()
        keys = [key for key in self.pages if key.name == name and key not in left_out]
        if now in keys:
            return keys[(keys.index(now) + 1) % len(keys)]
        of_this_sheet = PageKey(now.sheet, name)
        return of_this_sheet if of_this_sheet in keys or not keys else keys[0]

    @Slot()
    def skip(self) -> None:
        """Something went wrong while the page was shown: leave it out for a while."""
        if self._at is not None:
            self.pagers.fail(self._key(self._at))
            self._move(self._rota.forward)

    def _move(self, step: Callable[[Standing, Moment], Standing]) -> None:
        if self._at is None:
            return
        former, self._at = self._at, step(self._at, self._moment())
        if (former.stop, former.part) != (self._at.stop, self._at.part):
            self._is_beginning = False
            self._show()
        elif self._at.since != former.since:
            self._move_board()
            self._show_around()
        elif self._at.touched is None and self._shift.is_overdue(self._clock.now()):
            self._move_board()
        self._wait()

    def _moment(self) -> Moment:
        missing = {stop.page for stop in self._rota.stops} - {*self.pages}
        left_out = frozenset({*self.pagers.failed(), *missing})
        return Moment(self._clock.now(), self._clock.today(), self.pagers.counts, left_out)

    def _key(self, at: Standing) -> PageKey:
        return self._config.keys[at.stop]

    @Slot(int)
    def _take_pages(self, place: int) -> None:
        """Show the pages of a sheet, or of another version of it, where the rota stands."""
        pages = self.pages
        self._board.stops.offer_pages(_titles_of(pages))
        self._board.foot.keep_room([self._around.sources(key) for key in pages])
        self.pagers.take(pages, place)
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

    @Slot()
    def _resize(self) -> None:
        self._window.scale_text(self._scale)
        self.pagers.begin_anew()
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
            self.pagers.fail(key)
            self._at = self._rota.forward(self._at, self._moment())
        self._move_board()
        self._show_around()

    def _show_part(self, key: PageKey, place: int, saying: str | None) -> bool:
        """Show a part of a page. Whatever goes wrong with one page must not take the others off the wall."""
        try:
            pager = self.pagers.by_page.get(key)
            part = None if pager is None else pager.part(place)
            if pager is None or part is None:
                return False
            if place and saying is not None and saying not in part.ids:
                place = pager.place_of(saying)
                part = pager.part(place) or part
            if pager.is_complete:
                # Divided anew, a page may have fewer parts than before.
                place = min(place, pager.count - 1)
            if self._at is not None:
                self._at = replace(self._at, part=place)
            self._board.show_part(self.pages[key], part)
            self._said_first = part.entries[0].id
        except Exception as error:  # noqa: BLE001 - it goes where all uncaught errors go
            sys.excepthook(type(error), error, error.__traceback__)
            return False
        self.shown.emit(key.name, place)
        return True

    @Slot(object)
    def _log_failure(self, key: PageKey) -> None:
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
            self._show_nothing()
            return
        key, pages = self._key(self._at), self.pages
        pager = self.pagers.by_page.get(key)
        part = None if pager is None else pager.part(self._at.part)
        if key not in pages or pager is None or part is None:
            return
        self._board.keep_room(self._around.titles(), self._around.notices())
        places = [i for i, stop in enumerate(self._rota.stops) if stop.page in pages]
        page_number = places.index(self._at.stop) + 1
        parts = pager.count if pager.is_complete else None
        self._board.show_around(
            self._around.title(key.sheet),
            self._around.sources(key, part),
            notices.word_place(page_number, len(places), self._at.part + 1, parts),
            self._around.notice(key.sheet),
        )

    def _show_nothing(self) -> None:
        why = self._around.notice(None)
        self._board.show_nothing(why)
        self._wait()
        if why:
            self.told.emit()

    @Slot(object)
    def _tell_count(self, key: PageKey) -> None:
        """Say how many parts the page has that is shown, once it is known."""
        if self._at is not None and self._key(self._at) == key:
            self._show_around()

    def _move_board(self) -> None:
        """Move everything by a few pixels, if it has stood in one place for long enough."""
        now = self._clock.now()
        if self._shift.is_due(now):
            self._window.shift(QPoint(*self._shift.move(now)))

    def _wait(self) -> None:
        due = _LONGEST if self._at is None else self._rota.due(self._at, self._moment())
        self._timer.start(round(min(due, _LONGEST) * 1_000))


def _titles_of(pages: Mapping[PageKey, Prepared]) -> dict[PageName, str]:
    """What the pages are called; as usual, where sheets call the same page otherwise."""
    found: dict[PageName, set[str]] = {}
    for key, prepared in pages.items():
        found.setdefault(key.name, set()).add(prepared.page.title)
    return {name: min(titles) if len(titles) == 1 else title_of(name) for name, titles in found.items()}
