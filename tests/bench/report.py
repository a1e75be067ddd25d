"""What a measured program reports of itself: when it had painted what, and its memory a moment later."""

import sys
import time
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QTimer

_SETTLED = 1500
_reported: set[str] = set()


def reached(point: str, *, is_last: bool) -> None:
    """Report the time when a point is first reached; a while after the last one also the memory, and end."""
    if point in _reported:
        return
    _reported.add(point)
    print(time.monotonic_ns(), flush=True)
    if is_last:
        QTimer.singleShot(_SETTLED, _finish)


def _finish() -> None:
    status = Path("/proc/self/smaps_rollup").read_text("ascii")
    pss = next(line.split()[1] for line in status.splitlines() if line.startswith("Pss:"))
    print(pss, flush=True)
    sys.stdout.flush()
    QCoreApplication.exit(0)
