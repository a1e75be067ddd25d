"""Writes what is wanted of a sheet into a file, from the command line: without a window or a display."""

import logging
import sys
from pathlib import Path

from PySide6.QtCore import QEventLoop, QObject
from PySide6.QtWidgets import QApplication

from warloss_gui import assets
from warloss_gui.documents.problems import one_line
from warloss_gui.files import write_atomically
from warloss_gui.language import gettext
from warloss_gui.paper.formats import Wanted, make
from warloss_gui.paper.images import PictureProblem
from warloss_gui.qt import messages
from warloss_gui.qt.collector import Collector
from warloss_gui.qt.errors import UncaughtErrors, ends_at_once
from warloss_gui.qt.record_store import RecordStore
from warloss_gui.qt.stores import Stores
from warloss_gui.qt.tasks import make_pool
from warloss_gui.request import HISTORY, Request, bundled_sheets


def export(request: Request, wanted: Wanted, target: Path) -> int:
    """Write what is wanted of a sheet. Gives the exit status.

    Raises FileProblem where the file cannot be written.
    """
    # There is no log, and without one Python would print what goes there: stack traces, Qt's own messages.
    no_log = logging.NullHandler()
    logging.getLogger().addHandler(no_log)
    messages.take_over()
    _application = QApplication.instance() or QApplication(["warloss-gui"])
    # It owns all that is made here, and goes with it at the end.
    holder = QObject()
    errors = UncaughtErrors(holder)
    wrong: list[str] = []
    errors.happened.connect(wrong.append)
    pool = make_pool(holder)
    collector = Collector(pool, holder)
    stores = Stores(pool, RecordStore(pool, assets.path(HISTORY), holder), holder)
    try:
        with ends_at_once():
            _open(stores, request)
            data = _made(stores, wanted)
        missing = request.missing_in(stores)
        if wrong:
            text = gettext("warloss-gui: something in the program went wrong ({error}); nothing is written")
            missing = [text.format(error=wrong[0])]
        if missing or not data:
            said = (one_line(stores.sheets.problem_path, problem) for problem in stores.sheets.problems)
            sys.stderr.writelines(f"{line}\n" for line in (*said, *missing))
            return 1
        write_atomically(target, data)
        return 0
    finally:
        stores.close()
        pool.clear()
        pool.waitForDone()
        collector.release()
        errors.release()
        messages.release()
        logging.getLogger().removeHandler(no_log)


def _open(stores: Stores, request: Request) -> None:
    """Read all that is asked for, to its end."""
    loop = QEventLoop()
    stores.idle.connect(loop.quit)
    request.open_in(stores, request.sheet or bundled_sheets()[0][1])
    loop.exec()


def _made(stores: Stores, wanted: Wanted) -> bytes:
    """What is wanted. It is empty without a sheet, where no picture can be made of it, and after an error.

    Errors go where all of them go.
    """
    shown = stores.shown.shown
    if shown is None:
        return b""
    try:
        product = make(shown, wanted, lambda: None)
    except PictureProblem as problem:
        sys.stderr.write(f"warloss-gui: {problem}\n")
        return b""
    except Exception as error:  # noqa: BLE001 - nothing else tells the hook, and the caller must go on
        sys.excepthook(type(error), error, error.__traceback__)
        return b""
    sys.stderr.writelines(f"warloss-gui: {notice}\n" for notice in product.notices)
    return product.data
