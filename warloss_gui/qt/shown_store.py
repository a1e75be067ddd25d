"""What the views show: the open sheet on a day, the records of its claimants, and a second sheet beside it.

It puts together what the other stores hold, and announces each change of it once. The sheet of another day is
worked out in the pool, one day at a time: of those asked for in between only the last one is.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from PySide6.QtCore import QObject, QThreadPool, Signal, Slot

from warloss_gui.claims.sheet import FactSheet
from warloss_gui.history.record import Record
from warloss_gui.history.shown import Shown
from warloss_gui.history.travel import Journey, record_for
from warloss_gui.qt.peer_store import PeerStore
from warloss_gui.qt.record_store import RecordStore
from warloss_gui.qt.store import SheetStore
from warloss_gui.qt.tasks import Latest


@dataclass(frozen=True, slots=True)
class _Travelled:
    """A sheet on a day, and what is to be said of it."""

    journey: Journey
    day: date
    sheet: FactSheet
    words: str

    def is_of(self, journey: Journey, day: date) -> bool:
        """Whether this is the sheet that is asked for."""
        return self.journey is journey and self.day == day


class ShownStore(QObject):
    """All that is shown at one time."""

    changed = Signal()
    """Something else is to be shown."""
    days_changed = Signal()
    """`days` has changed."""
    reading_changed = Signal(bool)
    """Whether the sheet of another day is being worked out."""

    def __init__(
        self, sheets: SheetStore, records: RecordStore, peers: PeerStore, pool: QThreadPool, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._sheets = sheets
        self._records = records
        self._peers = peers
        self._traveller = Latest[_Travelled](pool, self._arrive, self)
        self._traveller.failed.connect(self._give_up)
        self._is_travelling = False
        self._journey: Journey | None = None
        self._travelled: _Travelled | None = None
        self._record: Record | None = None
        self._asked: date | None = None
        self._shown: Shown | None = None
        sheets.changed.connect(self._take_sheet)
        records.changed.connect(self._take_records)
        peers.changed.connect(self._put_together)

    @property
    def shown(self) -> Shown | None:
        """What is shown, or None without a sheet."""
        return self._shown

    @property
    def days(self) -> Sequence[date]:
        """The days to whose reports the reader can go."""
        return () if self._record is None else self._record.days

    @property
    def day_in_words(self) -> str:
        """Which report is shown, and what does not come from it. Empty on the sheet's own date."""
        if self._shown is None or self._shown.day is None or self._travelled is None:
            return ""
        return self._travelled.words

    @Slot(object)
    def go_to(self, day: date | None) -> None:
        """Show the report of a day, or with None the sheet as its document has it.

        Without a report of that day the sheet is as its document has it, until there is one.
        """
        if day != self._asked:
            self._asked = day
            if day is not None and day not in self.days:
                self._find_record()
            self._put_together()

    @Slot()
    def _take_sheet(self) -> None:
        sheet = self._sheets.sheet
        if self._shown is not None and (sheet is None or sheet.id != self._shown.own.id):
            self._asked = None
        self._find_record()
        self._peers.compare_with(sheet)
        self._put_together()

    @Slot()
    def _take_records(self) -> None:
        self._find_record()
        self._put_together()

    def _find_record(self) -> None:
        sheet, former = self._sheets.sheet, self._record
        self._record = None if sheet is None else record_for(sheet, self._records.records, self._asked)
        if self._record is former:
            return
        if former is not None and self._asked not in self.days:
            self._asked = None
        self.days_changed.emit()

    @Slot()
    def _put_together(self) -> None:
        """Show what there is, or go to the day that is asked for first."""
        own, journey, day = self._sheets.sheet, self._find_journey(), self._asked
        if own is None or journey is None or day is None or day not in journey.record.days:
            self._travelled = None
            self._show(None if own is None else Shown(own, own, self._records.records))
        elif self._travelled is not None and self._travelled.is_of(journey, day):
            self._show(Shown(own, self._travelled.sheet, self._records.records, day))
        elif not self._is_travelling:
            self._is_travelling = True
            self.reading_changed.emit(True)
            self._traveller.start(partial(_travel, journey, day))

    def _find_journey(self) -> Journey | None:
        """The journey of this sheet in this record; it goes on as long as both stay."""
        own, record, former = self._sheets.sheet, self._record, self._journey
        if own is None or record is None:
            self._journey = None
        elif former is None or former.sheet is not own or former.record is not record:
            self._journey = Journey(own, record)
        return self._journey

    def _arrive(self, found: _Travelled) -> None:
        self._travelled = found
        self._end_journey()

    @Slot()
    def _give_up(self) -> None:
        self._asked = None
        self._end_journey()

    def _end_journey(self) -> None:
        """Show what was found. Another journey begins if another day was asked for in the meantime."""
        self._is_travelling = False
        self._put_together()
        if not self._is_travelling:
            self.reading_changed.emit(False)

    def _show(self, shown: Shown | None) -> None:
        comparison = self._peers.comparison
        self._shown = None if shown is None else replace(shown, comparison=comparison)
        self.changed.emit()


def _travel(journey: Journey, day: date) -> _Travelled:
    return _Travelled(journey, day, journey.on(day), journey.words_on(day))
