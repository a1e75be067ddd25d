"""The stores of a program, made and closed together."""

from functools import partial

from PySide6.QtCore import QObject, QThreadPool, Signal

from warloss_gui.qt.peer_store import PeerStore
from warloss_gui.qt.record_store import RecordStore
from warloss_gui.qt.shown_store import ShownStore
from warloss_gui.qt.store import SheetStore


class Stores(QObject):
    """The open sheet, the records, the second sheet, and what is shown of all of them."""

    idle = Signal()
    """Nothing is being read any more."""

    def __init__(self, pool: QThreadPool, records: RecordStore, parent: QObject) -> None:
        """`records` may be shared by the stores of several sheets."""
        super().__init__(parent)
        self.sheets = SheetStore(pool, self)
        self.records = records
        self.peers = PeerStore(pool, self)
        self.shown = ShownStore(self.sheets, self.records, self.peers, pool, self)
        self._reading: set[QObject] = set()
        for store in (self.sheets, self.records, self.peers, self.shown):
            store.reading_changed.connect(partial(self._follow, store))

    def close(self) -> None:
        """Close all that is open, and drop what is being read."""
        self.peers.close()
        self.sheets.close()
        self.records.close()

    def _follow(self, store: QObject, reading: bool) -> None:
        if reading:
            self._reading.add(store)
            return
        self._reading.discard(store)
        if not self._reading:
            self.idle.emit()
