"""What the views show: the open sheet on a day, the records of its claimants, and a second sheet beside it.

It puts together what the other stores hold, and announces each change of it once.
"""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QObject, Signal, Slot

from warloss_gui.claims.sheet import FactSheet
from warloss_gui.history.record import Record
from warloss_gui.history.shown import Shown
from warloss_gui.history.travel import record_for, travelled, word_travel
from warloss_gui.qt.peer_store import PeerStore
from warloss_gui.qt.record_store import RecordStore
from warloss_gui.qt.store import SheetStore


class ShownStore(QObject):
    """All that is shown at one time."""

    changed = Signal()
    """Something else is to be shown."""
    days_changed = Signal()
    """`days` has changed."""

    def __init__(self, sheets: SheetStore, records: RecordStore, peers: PeerStore, parent: QObject) -> None:
        super().__init__(parent)
        self._sheets = sheets
        self._records = records
        self._peers = peers
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
        shown = self._shown
        if shown is None or shown.day is None or self._record is None:
            return ""
        return word_travel(shown.own, self._record, shown.day)

    @Slot(object)
    def go_to(self, day: date | None) -> None:
        """Show the report of a day, or with None the sheet as its document has it.

        Without a report of that day the sheet is as its document has it, until there is one.
        """
        if day != self._asked:
            self._asked = day
            self._put_together()

    @Slot()
    def _take_sheet(self) -> None:
        sheet = self._sheets.sheet
        if self._shown is not None and (sheet is None or sheet.id != self._shown.own.id):
            self._asked = None
        self._peers.compare_with(sheet)
        self._take_records()

    @Slot()
    def _take_records(self) -> None:
        sheet = self._sheets.sheet
        record = None if sheet is None else record_for(sheet, self._records.records)
        if record is not self._record:
            self._record = record
            self.days_changed.emit()
        self._put_together()

    @Slot()
    def _put_together(self) -> None:
        own = self._sheets.sheet
        self._shown = None if own is None else self._show(own)
        self.changed.emit()

    def _show(self, own: FactSheet) -> Shown:
        record, day = self._record, self._asked
        if record is None or day is None or day not in self.days:
            return Shown(own, own, self._records.records, None, self._peers.comparison)
        sheet = travelled(own, record, day)
        return Shown(own, sheet, self._records.records, day, self._peers.comparison)
