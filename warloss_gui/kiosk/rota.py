"""The rota of a kiosk: which page is on the wall, for how long, and what a touch changes. It has no clock.

Time comes in with each question: `now` in seconds of a clock that only goes forward, and the time of day,
which may be set forth and back. The same questions at the same times have the same answers. A step is never
made up for: after a night of sleep the next page follows, not the hundred that would have been shown.
"""

from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from itertools import chain
from math import inf
from typing import Any

NO_PARTS: Mapping[Any, int] = {}


@dataclass(frozen=True, slots=True)
class Hours:
    """Hours of each day. They may go over midnight; those that end as they begin are the whole day."""

    start: time
    end: time

    def hold(self, clock: time) -> bool:
        """Whether a time of day is in these hours."""
        if self.start < self.end:
            return self.start <= clock < self.end
        return clock >= self.start or clock < self.end


@dataclass(frozen=True, slots=True)
class Stop:
    """A page in the rota by its key, the seconds that each part is shown, and when; always, without hours."""

    page: Hashable
    seconds: float
    hours: tuple[Hours, ...] = ()

    def is_open(self, clock: time) -> bool:
        """Whether it is to be shown at a time of day."""
        return not self.hours or any(one.hold(clock) for one in self.hours)


@dataclass(frozen=True, slots=True)
class Moment:
    """When a question is asked, and what is known of the pages then, by their keys.

    `parts` is the number of parts of a page whose text is too long for one; others have one. Pages that
    `failed` are left out.
    """

    now: float
    clock: datetime
    parts: Mapping[Any, int] = field(default_factory=lambda: NO_PARTS)
    failed: frozenset[Hashable] = frozenset()


@dataclass(frozen=True, slots=True)
class Standing:
    """What is shown: a stop by its place in the rota, and a part of its page, both counted from 0.

    `since` is when it began, and `touched` when a visitor last did something, or None.
    """

    stop: int
    part: int
    since: float
    touched: float | None = None


class Rota:
    """Goes from page to page. `idle` is the number of seconds after a touch until it goes on by itself."""

    def __init__(self, stops: Sequence[Stop], idle: float) -> None:
        if not stops:
            raise ValueError("a rota has at least one page")
        self._stops = tuple(stops)
        self._idle = idle

    @property
    def stops(self) -> tuple[Stop, ...]:
        """The pages in their order."""
        return self._stops

    def begin(self, moment: Moment) -> Standing:
        """The first page that is open, as at the start and when a visitor has gone."""
        return Standing(self._open(moment)[0], 0, moment.now)

    def go_on(self, at: Standing, moment: Moment) -> Standing:
        """What is to be shown now: the same, the next part or page, or the beginning after a visitor."""
        if at.touched is not None:
            return self.begin(moment) if moment.now - at.touched >= self._idle else at
        if at.stop not in self._open(moment):
            return self._following(at, moment)
        if moment.now - at.since < self._stops[at.stop].seconds:
            return at if at.part < self._parts(at.stop, moment) else Standing(at.stop, 0, moment.now)
        return self.forward(at, moment)

    def touch(self, at: Standing, moment: Moment) -> Standing:
        """A visitor does something: the page stays until nobody has for a while."""
        return Standing(at.stop, at.part, at.since, moment.now)

    def forward(self, at: Standing, moment: Moment) -> Standing:
        """The next part, or the next page that is open. A visitor may read to the end whatever its hours."""
        stays = at.stop in self._open(moment) or (at.touched is not None and self._is_usable(at.stop, moment))
        if stays and at.part + 1 < self._parts(at.stop, moment):
            return Standing(at.stop, at.part + 1, moment.now, at.touched)
        return self._following(at, moment)

    def back(self, at: Standing, moment: Moment) -> Standing:
        """The part before, or the last part of the page before."""
        if at.part > 0:
            return Standing(at.stop, at.part - 1, moment.now, at.touched)
        found = max(self._open(moment), key=lambda stop: (stop < at.stop, stop))
        return Standing(found, self._parts(found, moment) - 1, moment.now, at.touched)

    def go_to(self, at: Standing, page: Hashable, moment: Moment) -> Standing:
        """The first part of a page that a visitor asks for, whatever its hours; the same if there is none."""
        found = (i for i, stop in enumerate(self._stops) if stop.page == page and page not in moment.failed)
        place = next(found, None)
        return at if place is None else Standing(place, 0, moment.now, at.touched)

    def due(self, at: Standing, moment: Moment) -> float:
        """The seconds until `go_on` may answer something else."""
        if at.touched is not None:
            return max(at.touched + self._idle - moment.now, 0.0)
        if at != self.go_on(at, moment):
            return 0.0
        left = at.since + self._stops[at.stop].seconds - moment.now
        return max(min(left, self._until_hours_change(moment.clock)), 0.0)

    def _following(self, at: Standing, moment: Moment) -> Standing:
        found = min(self._open(moment), key=lambda stop: (stop <= at.stop, stop))
        return Standing(found, 0, moment.now, at.touched)

    def _open(self, moment: Moment) -> Sequence[int]:
        """The stops that can be shown now. The wall is never empty: if none is open, all are that can be."""
        usable = [i for i in range(len(self._stops)) if self._is_usable(i, moment)]
        clock = moment.clock.time()
        found = [i for i in usable if self._stops[i].is_open(clock)]
        return found or usable or range(len(self._stops))

    def _is_usable(self, stop: int, moment: Moment) -> bool:
        return self._stops[stop].page not in moment.failed

    def _parts(self, stop: int, moment: Moment) -> int:
        return max(moment.parts.get(self._stops[stop].page, 1), 1)

    def _until_hours_change(self, clock: datetime) -> float:
        return min(chain(self._changes(clock), [inf]))

    def _changes(self, clock: datetime) -> Iterator[float]:
        """The seconds until each time of day at which hours begin or end."""
        for stop in self._stops:
            for hours in stop.hours:
                for one in (hours.start, hours.end):
                    at = datetime.combine(clock.date(), one)
                    wait = at - clock.replace(tzinfo=None)
                    yield (wait if wait > timedelta() else wait + timedelta(days=1)).total_seconds()
