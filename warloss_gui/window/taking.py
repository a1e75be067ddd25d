"""Taking away: what the reader wants to have of the sheet is made in the pool and written, or copied.

One file is written at a time; how far it is can be seen, and it can be ended.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from threading import Event
from typing import Final

from PySide6.QtCore import QMimeData, QObject, QThreadPool, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication, QImage

from warloss_gui.claims.figure import Figure
from warloss_gui.claims.parts import TabName
from warloss_gui.export.handout import Cancelled, Handout
from warloss_gui.export.tables import copy_table
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
    """What came of a work: what is to be said, and what is to be copied, if anything."""

    said: str
    problem: bool = False
    text: str = ""
    html: str = ""
    picture: bytes = b""


class Taking(QObject):
    """Writes files and copies pictures. `told` says what was done, `failed` why it was not."""

    told = Signal(str)
    failed = Signal(str)

    def __init__(self, pool: QThreadPool, bar: WorkBar, parent: QObject) -> None:
        super().__init__(parent)
        self._bar = bar
        self._writer = Latest[Made](pool, self._receive, self)
        self._writer.failed.connect(self._end)
        self._copier = Latest[Made](pool, self._put, self)
        self._work: Work | None = None
        self._look = QTimer(self, interval=_LOOK_EVERY)
        self._look.timeout.connect(self._show)
        bar.cancelled.connect(self.cancel)

    @property
    def is_busy(self) -> bool:
        """Whether a file is being written."""
        return self._work is not None

    def write(self, shown: Shown, wanted: Wanted, path: Path) -> None:
        """Write what is wanted into a file."""
        if self._work is not None:
            self.failed.emit(gettext("Another file is being written. Wait for its end, or cancel it."))
            return
        work = self._work = Work()
        name = printable(path.name)
        self._bar.begin(gettext("Writing {name} …").format(name=name), steps_of(shown, wanted))
        self._look.start()
        self._writer.start(partial(_write, shown, wanted, path, work))

    def copy(self, text: str, html: str, title: str) -> None:
        """Put a text onto the clipboard, and as HTML too if there is any."""
        self._copier.drop()
        self._put(Made(_copied(title), text=text, html=html))

    def copy_table(self, shown: Shown, tab: TabName, figures: Sequence[Figure]) -> None:
        """Put a table onto the clipboard."""
        self._copier.start(partial(_tabulate, shown, tab, figures))

    def copy_picture(self, shown: Shown, tab: TabName, frame: Frame) -> None:
        """Put the picture of a part onto the clipboard, with its words."""
        self._copier.start(partial(_draw, shown, tab, frame))

    @Slot()
    def cancel(self) -> None:
        """End what is going on; nothing is written."""
        if self._work is not None:
            self._work.cancel()

    @Slot()
    def _show(self) -> None:
        if self._work is not None:
            self._bar.go_on(self._work.done)

    def _receive(self, made: Made) -> None:
        self._end()
        (self.failed if made.problem else self.told).emit(made.said)

    def _put(self, made: Made) -> None:
        """Put something onto the clipboard."""
        data = QMimeData()
        data.setText(made.text)
        if made.html:
            data.setHtml(made.html)
        if made.picture:
            data.setImageData(QImage.fromData(made.picture))
        QGuiApplication.clipboard().setMimeData(data)
        self.told.emit(made.said)

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


def _tabulate(shown: Shown, tab: TabName, figures: Sequence[Figure]) -> Made:
    handout = Handout(shown, (tab,))
    text, html = copy_table(handout, figures)
    return Made(_copied(handout.title), text=text, html=html)


def _draw(shown: Shown, tab: TabName, frame: Frame) -> Made:
    drawing = Drawing(shown, tab, frame)
    title = drawing.poster.handout.title
    return Made(_copied(title), text=drawing.poster.words, picture=drawing.to_png())


def _copied(title: str) -> str:
    return gettext("Copied: {title}").format(title=title)
