"""Uncaught errors of the program itself: one way for all of them, hardened against itself.

Errors in slots, in paint events and in pool threads all reach `sys.excepthook`, the last ones off the
window's thread, and a faulty item model raises again at every paint. So the hook only logs and emits a
queued signal, once for each place, and never opens a window.
"""

import faulthandler
import logging
import os
import signal
import sys
import threading
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import IO, Final

from PySide6.QtCore import QObject, Signal

_log = logging.getLogger("warloss.uncaught")
_PLACES: Final = 200
"""Places remembered, so that an endless variety of errors cannot fill the memory."""
_LARGEST_CRASH_LOG: Final = 2**18


class UncaughtErrors(QObject):
    """Takes over the hooks for uncaught errors until it is released."""

    happened = Signal(str)
    """One line for people. Emitted once for each place in the code; connect it queued."""
    again = Signal()
    """There was an error in the window's thread, whether it is a new one or not; connect it queued."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._seen: set[tuple[str, str, int]] = set()
        self._hooks = sys.excepthook, threading.excepthook, sys.unraisablehook
        sys.excepthook = self._caught
        threading.excepthook = self._caught_in_thread
        sys.unraisablehook = self._caught_unraisable

    def release(self) -> None:
        """Give the hooks back."""
        sys.excepthook, threading.excepthook, sys.unraisablehook = self._hooks

    def _caught_in_thread(self, args: threading.ExceptHookArgs) -> None:
        # A thread that asks to end is no error, as in Python's own hook.
        if args.exc_value is not None and not issubclass(args.exc_type, SystemExit):
            self._caught(args.exc_type, args.exc_value, args.exc_traceback)

    def _caught_unraisable(self, args: "sys.UnraisableHookArgs") -> None:
        if args.exc_value is not None:
            self._caught(args.exc_type, args.exc_value, args.exc_traceback)

    def _caught(
        self, kind: type[BaseException], error: BaseException, traceback: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt | SystemExit):
            sys.__excepthook__(kind, error, traceback)
            return
        place = _place(kind, traceback)
        is_new = place not in self._seen and len(self._seen) < _PLACES
        try:
            if is_new:
                self._seen.add(place)
                _log.error("uncaught error", exc_info=(kind, error, traceback))
                self.happened.emit(f"{kind.__name__} in {place[1]}, line {place[2]}")
            if threading.current_thread() is threading.main_thread():
                self.again.emit()
        except Exception:  # noqa: BLE001 - nothing is left that could report this one
            sys.__excepthook__(kind, error, traceback)


def _place(kind: type[BaseException], traceback: TracebackType | None) -> tuple[str, str, int]:
    name, line = "?", 0
    while traceback is not None:
        name, line = Path(traceback.tb_frame.f_code.co_filename).name, traceback.tb_lineno
        traceback = traceback.tb_next
    return kind.__name__, name, line


@contextmanager
def ends_at_once() -> Generator[None]:
    """Let Ctrl+C in the terminal end the program: the event loop gives Python no turn to do it."""
    former = signal.signal(signal.SIGINT, signal.SIG_DFL)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, former)


@contextmanager
def crash_log(folder: Path) -> Generator[IO[str], None, None]:
    """While it lasts, a crash of the process leaves its stacks in `crash.log` of the folder.

    Gives the file, or standard error where the folder cannot be used.
    """
    path = folder / "crash.log"
    try:
        too_large = path.exists() and path.stat().st_size > _LARGEST_CRASH_LOG
        file = path.open("w" if too_large else "a", encoding="utf-8")
    except OSError:
        _log.warning("no crash log can be written in %s", folder)
        file = _standard_error()
    with file:
        faulthandler.enable(file)
        try:
            yield file
        finally:
            faulthandler.disable()


def _standard_error() -> IO[str]:
    """Standard error by its descriptor, or a place for what nobody reads where there is none."""
    try:
        return os.fdopen(os.dup(sys.stderr.fileno()), "w", encoding="utf-8")
    except (AttributeError, OSError, ValueError):
        # Without a terminal there may be no object, none with a descriptor, or a closed one.
        return Path(os.devnull).open("w", encoding="utf-8")
