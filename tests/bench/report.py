"""What a measured program reports of itself: when it first painted, and its memory a moment later."""

import sys
import time
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QTimer

_SETTLED = 1500
_reported = False


def painted() -> None:
    """Called after a paint: the first call reports the time, later the memory, and ends the program."""
    global _reported  # noqa: PLW0603 - one report a process
    if _reported:
        return
    _reported = True
    print(time.monotonic_ns(), flush=True)
    QTimer.singleShot(_SETTLED, _finish)


def _finish() -> None:
    status = Path("/proc/self/smaps_rollup").read_text("ascii")
    pss = next(line.split()[1] for line in status.splitlines() if line.startswith("Pss:"))
    print(pss, flush=True)
    sys.stdout.flush()
    QCoreApplication.exit(0)
