"""The one place that wires the program together."""

import logging
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final, cast

from PySide6.QtCore import QObject, Qt, QThreadPool, QTimer, Slot
from PySide6.QtWidgets import QApplication

from warloss_gui import __version__, assets, language, logs
from warloss_gui.files import FileProblem, printable, require_regular
from warloss_gui.language import gettext
from warloss_gui.qt import messages, turns
from warloss_gui.qt.collector import Collector, keep_what_stands
from warloss_gui.qt.errors import UncaughtErrors, crash_log, ends_at_once
from warloss_gui.qt.record_store import RecordStore
from warloss_gui.qt.stores import Stores
from warloss_gui.qt.tasks import make_pool
from warloss_gui.qt.theme import Look
from warloss_gui.request import HISTORY, Request, bundled_sheets
from warloss_gui.settings import preferences as saved
from warloss_gui.settings.preferences import Preferences
from warloss_gui.window.main_window import MainWindow

if TYPE_CHECKING:
    from warloss_gui.kiosk.awake import Awake
    from warloss_gui.kiosk.config import KioskConfig
    from warloss_gui.kiosk.display import Display

_log = logging.getLogger(__name__)

_PATIENCE: Final = 400
"""Milliseconds after which the window is shown even if its sheet is still being read."""


class Program(QObject):
    """A window with its store, pool and look."""

    def __init__(self, application: QApplication, preferences: Preferences, log: Path | None = None) -> None:
        super().__init__(application)
        self._log = log
        self.pool = make_pool(self)
        self._collector = Collector(self.pool, self)
        self.stores = Stores(self.pool, RecordStore(self.pool, assets.path(HISTORY), self), self)
        self.store = self.stores.sheets
        self.look = Look(application, preferences.theme, preferences.text_scale)
        self.window = MainWindow(self.stores, self.look, preferences, bundled_sheets())
        self._request = Request()
        self._preview: Display | None = None
        self.window.kiosk_wanted.connect(self.preview_kiosk)
        self.stores.idle.connect(self._say_what_is_missing)

    def open(self, sheet: Path, request: Request) -> None:
        """Read a sheet, and what is asked for beside it."""
        request.open_in(self.stores, sheet)
        self._request = request

    @Slot()
    def _say_what_is_missing(self) -> None:
        """Say it once, when all that was asked for at the start has been read."""
        request, self._request = self._request, Request()
        lines = request.missing_in(self.stores)
        if lines:
            self.window.say("\n".join(lines))

    @Slot()
    def preview_kiosk(self) -> None:
        """Show what is open as a kiosk would, on the same screen, until Escape is pressed."""
        from warloss_gui.kiosk import config, controller, display  # noqa: PLC0415 - not for the window

        if self._preview is not None:
            return
        wanted = config.preview(self.look.choice, self.window.screen().name())
        application = cast("QApplication", QApplication.instance())
        preview = display.Display(application, wanted, [self.stores], controller.Clock(), self)
        preview.leaves_freely = True
        preview.left.connect(self._end_preview)
        self._preview = preview
        preview.place()

    @Slot()
    def _end_preview(self) -> None:
        preview, self._preview = self._preview, None
        if preview is not None:
            preview.discard()
        self.look.take_over()
        self.window.activateWindow()

    @Slot(str)
    def tell(self, error: str) -> None:
        """Tell the reader of an error in the program."""
        text = gettext("Something in the program went wrong ({error}). You can go on working.").format(
            error=error
        )
        if self._log is not None:
            text += " " + gettext("The details are in {path}.").format(path=printable(str(self._log)))
        self.window.say(text)

    def end(self) -> None:
        """Let what runs in the pool come to its end, and drop its results."""
        if self._preview is not None:
            self._preview.leave()
        self.stores.close()
        self.pool.clear()
        self.pool.waitForDone()
        self._collector.release()


class FirstShow(QObject):
    """Shows the window when all of it has been read, or when waiting longer would look like a hang."""

    def __init__(self, program: Program) -> None:
        super().__init__(program)
        self._window = program.window
        self._timer = QTimer(self, interval=_PATIENCE, singleShot=True)
        self._timer.timeout.connect(self._show)
        self._timer.start()
        program.stores.idle.connect(self._answered)

    @Slot()
    def _answered(self) -> None:
        if self._timer.isActive():
            self._timer.stop()
            self._show()

    @Slot()
    def _show(self) -> None:
        self._window.show()
        turns.settle()
        keep_what_stands()


def run(request: Request, preferences_path: Path, log_folder: Path) -> int:
    """Open the window and stay until it is closed. Gives the exit status."""
    log = logs.start(log_folder)
    messages.take_over()
    application = _application()
    errors = UncaughtErrors(application)
    # Until there is a window, what goes wrong can only be told in the terminal.
    tell = partial(_tell_in_terminal, log)
    errors.happened.connect(tell)
    loaded = saved.load(preferences_path)
    program = Program(application, request.over(loaded.preferences), log)
    errors.happened.disconnect(tell)
    errors.happened.connect(program.tell, Qt.ConnectionType.QueuedConnection)
    program.window.closing.connect(partial(_keep, program.window, preferences_path))
    FirstShow(program)
    _open_first(program, request, loaded)
    try:
        with crash_log(log_folder), ends_at_once():
            return application.exec()
    finally:
        program.end()
        errors.release()
        messages.release()


def run_kiosk(config: "KioskConfig", log_folder: Path) -> int:
    """Show a kiosk until somebody leaves it who may. Gives the exit status."""
    from warloss_gui.kiosk import controller, display, heartbeat, service  # noqa: PLC0415 - not for the window

    logs.start(log_folder)
    if config.language is not None and not language.activate(config.language):
        _log.warning("there are no texts in the language %s; English is shown", config.language)
    messages.take_over()
    with crash_log(log_folder) as crashes, ends_at_once():
        # It watches already while the window is made: a screen that is not there yet may hold that up.
        beat = heartbeat.Heartbeat(service.Service(), crashes)
        application = _application()
        application.setQuitOnLastWindowClosed(False)
        errors = UncaughtErrors(application)
        pool = make_pool(application)
        collector = Collector(pool, application)
        stores = _open_for_kiosk(config, pool, application)
        shown = display.Display(application, config, stores, controller.Clock(), application)
        errors.again.connect(shown.controller.skip, Qt.ConnectionType.QueuedConnection)
        shown.left.connect(application.quit)
        beat.follow(shown.window.pulse)
        for begun in (shown.controller.shown, shown.controller.told):
            begun.connect(beat.begin)
        awake = _keep_awake()
        shown.place()
        try:
            return application.exec()
        finally:
            beat.stop()
            if awake is not None:
                awake.release()
            for one in stores:
                one.close()
            pool.clear()
            pool.waitForDone()
            collector.release()
            errors.release()
            messages.release()


def _open_for_kiosk(config: "KioskConfig", pool: QThreadPool, parent: QObject) -> list[Stores]:
    """Begin to read the records and each sheet of a kiosk."""
    records = RecordStore(pool, assets.path(HISTORY), parent)
    records.open_bundled()
    if config.records:
        records.open([Path(path) for path in config.records])
    made: list[Stores] = []
    for sheet in config.sheets:
        stores = Stores(pool, records, parent)
        stores.sheets.open(bundled_sheets()[0][1] if sheet is None else Path(sheet))
        made.append(stores)
    return made


def _keep_awake() -> "Awake | None":
    """Keep the screen from going dark. Where there is no D-Bus, that is the system's to be told."""
    if sys.platform != "linux":
        return None
    from warloss_gui.kiosk.awake import Awake  # noqa: PLC0415 - not for the window

    awake = Awake("Warloss", gettext("A display on a wall"))
    awake.hold()
    return awake


def _application() -> QApplication:
    application = QApplication(["warloss-gui"])
    application.setApplicationName("warloss-gui")
    application.setApplicationDisplayName("Warloss")
    application.setApplicationVersion(__version__)
    application.setDesktopFileName("warloss-gui")
    return application


def _open_first(program: Program, request: Request, loaded: saved.Loaded) -> None:
    """Open the sheet that was asked for, or the last one, or the bundled one; say what could not be had."""
    said = [loaded.problem] if loaded.problem else []
    last = loaded.preferences.last_sheet
    # The session is kept with whole paths: the next one may start in another folder.
    path = None if request.sheet is None else request.sheet.absolute()
    if path is None and last is not None:
        try:
            require_regular(Path(last))
            path = Path(last)
        except FileProblem as problem:
            text = gettext(
                "The last sheet, {path}, cannot be opened: {reason}. "
                "The sheet that comes with the program is shown."
            )
            said.append(text.format(path=printable(last), reason=problem.reason))
    program.open(path or bundled_sheets()[0][1], request)
    program.window.say("\n".join(said))


def _tell_in_terminal(log: Path | None, error: str) -> None:
    text = gettext("warloss-gui: something in the program went wrong ({error})").format(error=error)
    if log is not None:
        text += "; " + gettext("the details are in {path}").format(path=printable(str(log)))
    sys.stderr.write(f"{text}\n")


def _keep(window: MainWindow, path: Path) -> None:
    try:
        saved.save(path, window.preferences())
    except FileProblem as problem:
        _log.warning("the session is not kept: %s", problem)
