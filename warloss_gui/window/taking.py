"""Taking away: what the reader wants to have of the sheet is made in the pool and written, or copied.

One thing at a time: another one that is asked for meanwhile waits, and the reader can end what is going on.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from threading import Event
from typing import Final

from PySide6.QtCore import QMimeData, QObject, QThreadPool, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication, QImage

from warloss_gui.claims.parts import TabName
from warloss_gui.export.handout import Cancelled
from warloss_gui.export.wanted import Frame, Wanted
from warloss_gui.files import FileProblem, printable, write_atomically
from warloss_gui.history.shown import Shown
from warloss_gui.language import gettext
from warloss_gui.paper.formats import make, steps_of
from warloss_gui.paper.images import Drawing
from warloss_gui.qt.tasks import Latest
from warloss_gui.widgets.work_bar import WorkBar

_LOOK_EVERY: Final = 100
"""Milliseconds between two looks at how far the work is."""


class Work:
    """A work in the pool, as the window sees it: how many steps are done, and whether it is still wanted."""

    def __init__(self) -> None:
        self.done = 0
        self._unwanted = Event()

    def step(self) -> None:
        """Called by the work. Raises Cancelled if it is not wanted any more."""
        self.done += 1
        if self._unwanted.is_set():
            raise Cancelled

    def cancel(self) -> None:
        """The work is not wanted any more."""
        self._unwanted.set()


@dataclass(frozen=True, slots=True)
class Made:
    """What came of a work: what is to be said, and what is to be put onto the clipboard."""

    said: str
    problem: bool = False
    picture: bytes = b""
    words: str = ""


class Taking(QObject):
    """Writes files and copies pictures. `told` says what was done, `failed` why it was not."""

    told = Signal(str)
    failed = Signal(str)

    def __init__(self, pool: QThreadPool, bar: WorkBar, parent: QObject) -> None:
        super().__init__(parent)
        self._bar = bar
        self._worker = Latest[Made](pool, self._receive, self)
        self._worker.failed.connect(self._end)
        self._work: Work | None = None
        self._look = QTimer(self, interval=_LOOK_EVERY)
        self._look.timeout.connect(self._show)
        bar.cancelled.connect(self.cancel)

    @property
    def is_busy(self) -> bool:
        """Whether something is being made."""
        return self._work is not None

    def write(self, shown: Shown, wanted: Wanted, path: Path) -> None:
        """Write what is wanted into a file."""
        text = gettext("Writing {name} …").format(name=printable(path.name))
        steps = steps_of(shown, wanted)
        self._begin(text, steps, partial(_write, shown, wanted, path))

    def copy_picture(self, shown: Shown, tab: TabName, frame: Frame) -> None:
        """Put the picture of a part onto the clipboard, with its words."""
        self._begin(gettext("Drawing the picture …"), 0, partial(_draw, shown, tab, frame))

    @Slot()
    def cancel(self) -> None:
        """End what is going on; nothing is written."""
        if self._work is not None:
            self._work.cancel()

    def _begin(self, text: str, steps: int, make_it: Callable[[Work], Made]) -> None:
        self.cancel()
        work = self._work = Work()
        self._bar.begin(text, steps)
        self._look.start()
        self._worker.start(partial(make_it, work))

    @Slot()
    def _show(self) -> None:
        if self._work is not None:
            self._bar.go_on(self._work.done)

    def _receive(self, made: Made) -> None:
        self._end()
        if made.picture:
            data = QMimeData()
            data.setImageData(QImage.fromData(made.picture))
            data.setText(made.words)
            QGuiApplication.clipboard().setMimeData(data)
        (self.failed if made.problem else self.told).emit(made.said)

    @Slot()
    def _end(self) -> None:
        self._work = None
        self._look.stop()
        self._bar.end()


def _write(shown: Shown, wanted: Wanted, path: Path, work: Work) -> Made:
    try:
        write_atomically(path, make(shown, wanted, work.step))
    except Cancelled:
        return Made(gettext("Nothing was written."))
    except FileProblem as problem:
        return Made(str(problem), problem=True)
    return Made(gettext("Written: {path}").format(path=printable(str(path))))


def _draw(shown: Shown, tab: TabName, frame: Frame, _work: Work) -> Made:
    drawing = Drawing(shown, tab, frame)
    said = gettext("Copied: {title}").format(title=drawing.poster.handout.title)
    return Made(said, picture=drawing.to_png(), words=drawing.poster.words)
