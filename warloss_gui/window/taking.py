"""Taking away: what the reader wants to have of the sheet is made in the pool and written, or copied.

One thing is made at a time; how far it is can be seen, and it can be ended.
"""

from collections.abc import Callable, Iterable, Sequence
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
from warloss_gui.language import capitalised, gettext
from warloss_gui.paper.formats import make, steps_of
from warloss_gui.paper.images import Drawing, PictureProblem
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
    picture: QImage | None = None


class Taking(QObject):
    """Writes files and copies pictures. `told` says what was done, `failed` why it was not."""

    told = Signal(str)
    failed = Signal(str)

    def __init__(self, pool: QThreadPool, bar: WorkBar, parent: QObject) -> None:
        super().__init__(parent)
        self._bar = bar
        self._maker = Latest[Made](pool, self._receive, self)
        self._maker.failed.connect(self._end)
        self._work: Work | None = None
        self._is_copying = False
        self._look = QTimer(self, interval=_LOOK_EVERY)
        self._look.timeout.connect(self._show)
        bar.cancelled.connect(self.cancel)

    @property
    def is_busy(self) -> bool:
        """Whether something is being written or copied."""
        return self._work is not None

    def write(self, shown: Shown, wanted: Wanted, path: Path) -> None:
        """Write what is wanted into a file."""
        text = gettext("Writing {name} …").format(name=printable(path.name))
        self._begin(text, steps_of(shown, wanted), partial(_write, shown, wanted, path), is_copy=False)

    def copy(self, text: str, html: str, title: str) -> None:
        """Put a text onto the clipboard, and as HTML if there is any, in place of what is being copied."""
        if self._is_copying:
            self.cancel()
            self._maker.drop()
            self._end()
        self._put(Made(_copied(title), text=text, html=html))

    def copy_table(self, shown: Shown, tab: TabName, figures: Sequence[Figure]) -> None:
        """Put a table onto the clipboard."""
        self._begin(_copying(), len(figures), partial(_tabulate, shown, tab, figures), is_copy=True)

    def copy_picture(self, shown: Shown, tab: TabName, frame: Frame) -> None:
        """Put the picture of a part onto the clipboard, with its words."""
        steps = steps_of(shown, Wanted(".png", tab, frame))
        self._begin(_copying(), steps, partial(_draw, shown, tab, frame), is_copy=True)

    def _begin(self, text: str, steps: int, make: Callable[[Work], Made], *, is_copy: bool) -> None:
        if self._work is not None:
            self.failed.emit(
                gettext("Something else is being written or copied. Wait for its end, or cancel it.")
            )
            return
        work = self._work = Work()
        self._is_copying = is_copy
        self._bar.begin(text, steps)
        self._look.start()
        self._maker.start(partial(_made, make, work, is_copy=is_copy))

    @Slot()
    def cancel(self) -> None:
        """End what is going on; nothing is written or copied."""
        if self._work is not None:
            self._work.cancel()

    @Slot()
    def _show(self) -> None:
        if self._work is not None:
            self._bar.go_on(self._work.done)

    def _receive(self, made: Made) -> None:
        self._end()
        if made.text:
            self._put(made)
        else:
            (self.failed if made.problem else self.told).emit(made.said)

    def _put(self, made: Made) -> None:
        """Put something onto the clipboard."""
        data = QMimeData()
        data.setText(made.text)
        if made.html:
            data.setHtml(made.html)
        if made.picture is not None:
            data.setImageData(made.picture)
        QGuiApplication.clipboard().setMimeData(data)
        self.told.emit(made.said)

    @Slot()
    def _end(self) -> None:
        self._work = None
        self._is_copying = False
        self._look.stop()
        self._bar.end()


def _made(make: Callable[[Work], Made], work: Work, *, is_copy: bool) -> Made:
    """What came of a work, whether it was done or not."""
    try:
        return make(work)
    except Cancelled:
        return Made(gettext("Nothing was copied.") if is_copy else gettext("Nothing was written."))
    except FileProblem as problem:
        return Made(str(problem), problem=True)
    except PictureProblem as problem:
        return Made(capitalised(str(problem)), problem=True)


def _write(shown: Shown, wanted: Wanted, path: Path, work: Work) -> Made:
    product = make(shown, wanted, work.step)
    # The last moment in which the old file is still there.
    work.step()
    write_atomically(path, product.data)
    said = gettext("Written: {path}").format(path=printable(str(path)))
    return Made(_with(product.notices, said))


def _tabulate(shown: Shown, tab: TabName, figures: Sequence[Figure], work: Work) -> Made:
    handout = Handout(shown, (tab,))
    text, html = copy_table(handout, figures, work.step)
    return Made(_copied(handout.title), text=text, html=html)


def _draw(shown: Shown, tab: TabName, frame: Frame, work: Work) -> Made:
    drawing = Drawing(shown, tab, frame, work.step)
    picture = drawing.to_image()
    work.step()
    said = _copied(drawing.poster.handout.title)
    return Made(_with(drawing.notices, said), text=drawing.poster.words, picture=picture)


def _with(notices: Iterable[str], said: str) -> str:
    """What is said, and below it what is to be known of the file."""
    return "\n".join((said, *map(capitalised, notices)))


def _copying() -> str:
    return gettext("Copying …")


def _copied(title: str) -> str:
    return gettext("Copied: {title}").format(title=title)
