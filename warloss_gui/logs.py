"""The log: a file of bounded size in the platform's state folder."""

import logging
import sys
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import Final

import platformdirs

APPLICATION: Final = "warloss"
_LARGEST: Final = 512 * 1024
_OLD_FILES: Final = 2


class _LogFile(RotatingFileHandler):
    """A full disk costs what would be logged, and prints no stack trace for each record."""

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - called by logging
        if not isinstance(sys.exc_info()[1], OSError):
            super().handleError(record)


def default_folder() -> Path:
    """Where this platform wants a program's log."""
    return Path(platformdirs.user_log_dir(APPLICATION, appauthor=False))


def start(folder: Path) -> Path | None:
    """Write the log of this process to `warloss.log` in the folder, and give its path.

    At most 1.5 MiB are kept. Where the folder cannot be used, warnings go to standard error and the answer
    is None.
    """
    root = logging.getLogger()
    root.setLevel(logging.INFO)
    path = folder / f"{APPLICATION}.log"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler: logging.Handler = _LogFile(
            path, maxBytes=_LARGEST, backupCount=_OLD_FILES, encoding="utf-8", errors="backslashreplace"
        )
    except OSError as error:
        handler = logging.StreamHandler()
        handler.setLevel(logging.WARNING)
        root.addHandler(handler)
        root.warning("the log %s cannot be written: %s", path, error.strerror)
        return None
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    root.addHandler(handler)
    return path
