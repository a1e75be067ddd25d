"""Notices that a file has changed, whichever way its author saves it.

A file watch is lost when an editor replaces the file; a folder watch misses writing in place; network
folders may tell nothing at all; and a large file is written in many pieces. So file and folder are watched,
the watch is renewed at every event, the file's stamp is compared now and then, and a change is announced
only when it has been quiet for a moment.
"""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal, Slot

QUIET: Final = 300
"""Milliseconds without a further event before a change is announced."""

POLL: Final = 45_000
"""Milliseconds between looks at the file's stamp."""

_Stamp = tuple[int, int, int]


class FileWatcher(QObject):
    """Watches one file at a time; it need not exist yet."""

    changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._path: Path | None = None
        self._stamp: _Stamp | None = None
        self._watcher = QFileSystemWatcher(self)
        self._watcher.fileChanged.connect(self._touched)
        self._watcher.directoryChanged.connect(self._touched)
        self._quiet = QTimer(self, interval=QUIET, singleShot=True)
        self._quiet.timeout.connect(self._settled)
        self._poll = QTimer(self, interval=POLL)
        self._poll.timeout.connect(self._settled)

    def watch(self, path: Path | None) -> None:
        """Watch this file from now on, or none."""
        self._release()
        self._path = path
        self._quiet.stop()
        if path is None:
            self._stamp = None
            self._poll.stop()
            return
        self._stamp = _stamp(path)
        self._poll.start()
        self._arm()

    @Slot()
    def _touched(self) -> None:
        self._arm()
        self._quiet.start()

    @Slot()
    def _settled(self) -> None:
        if self._path is None:
            return
        if _stamp(self._path) != self._stamp:
            # Another file or folder may stand where the watched one stood.
            self._release()
        self._arm()
        stamp = _stamp(self._path)
        if stamp != self._stamp:
            self._stamp = stamp
            self.changed.emit()

    def _arm(self) -> None:
        if self._path is None:
            return
        watched = {*self._watcher.files(), *self._watcher.directories()}
        wanted = (path for path in (self._path, self._path.parent) if _stamp(path) is not None)
        missing = [str(path) for path in wanted if str(path) not in watched]
        if missing:
            self._watcher.addPaths(missing)

    def _release(self) -> None:
        watched = [*self._watcher.files(), *self._watcher.directories()]
        if watched:
            self._watcher.removePaths(watched)


def _stamp(path: Path) -> _Stamp | None:
    """What changes when a file is written or replaced; None where there is no file."""
    try:
        status = path.stat()
    except (OSError, ValueError):
        return None
    return status.st_mtime_ns, status.st_size, status.st_ino
