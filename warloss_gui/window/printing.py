"""Printing: the pages of the sheet, laid out in the pool, and shown before they go to a printer.

The pages are recorded once for each size of paper, and played back for the preview and for the printer.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, QRectF, QThreadPool, Signal, Slot
from PySide6.QtGui import QPageLayout, QPaintEngine, QPainter, QPicture
from PySide6.QtPrintSupport import QPrinter, QPrintPreviewDialog, QPrintPreviewWidget
from PySide6.QtWidgets import QWidget

from warloss_gui.export.handout import Cancelled, Handout, Step
from warloss_gui.history.shown import Shown
from warloss_gui.language import capitalised, gettext
from warloss_gui.paper.ink import ink_of
from warloss_gui.paper.pdf import Paper, Printed, ending
from warloss_gui.qt.tasks import Latest
from warloss_gui.qt.theme import Look
from warloss_gui.window.taking import Work


@dataclass(frozen=True, slots=True)
class Recorded:
    """Pages of a size, to be drawn again, and what is to be said of them."""

    paper: Paper
    pages: tuple[QPicture, ...]
    notices: tuple[str, ...] = ()


class Printing(QObject):
    """Shows how the sheet will look on paper, and prints it. `told`: what is to be known of the pages."""

    told = Signal(str)

    def __init__(self, window: QWidget, look: Look, pool: QThreadPool) -> None:
        super().__init__(window)
        self._window = window
        self._look = look
        self._recorder = Latest[Recorded](pool, self._receive, self)
        self._recorder.failed.connect(self._give_up)
        self._shown: Shown | None = None
        self._recorded: Recorded | None = None
        self._asked: Paper | None = None
        self._work: Work | None = None
        self._printer: QPrinter | None = None
        self._dialog: QPrintPreviewDialog | None = None

    def preview(self, shown: Shown) -> None:
        """Show the pages of a sheet."""
        if self._dialog is not None:
            self._dialog.raise_()
            return
        self._shown, self._recorded, self._asked = shown, None, None
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(shown.own.title)
        printer.setFullPage(True)
        dialog = QPrintPreviewDialog(printer, self._window)
        dialog.setWindowTitle(gettext("Print"))
        dialog.paintRequested.connect(self.paint)
        dialog.finished.connect(self._end)
        self._look.dress(dialog)
        self._printer, self._dialog = printer, dialog
        dialog.resize(self._window.size())
        dialog.open()

    @Slot(QPrinter)
    def paint(self, printer: QPrinter) -> None:
        """Draw the pages for the paper that is chosen. A preview waits until they are laid out.

        A printer cannot wait: whoever has just chosen another paper for it waits for the pages.
        """
        paper, recorded = _paper_of(printer), self._recorded
        is_preview = printer.paintEngine().type() is QPaintEngine.Type.Picture
        if (recorded is None or recorded.paper != paper) and is_preview:
            self._lay_out(paper)
            place = QRectF(printer.pageRect(QPrinter.Unit.DevicePixel)).adjusted(99, 99, -99, -99)
            painter = QPainter(printer)
            with ending(painter):
                painter.drawText(place, gettext("The pages are being laid out …"))
            return
        if (recorded is None or recorded.paper != paper) and self._shown is not None:
            recorded = self._recorded = _record(self._shown, paper, lambda: None)
        if recorded is None:
            return
        painter = QPainter(printer)
        with ending(painter):
            for place, page in enumerate(_wanted(recorded.pages, printer)):
                if place:
                    printer.newPage()
                # A picture knows how many of its pixels are an inch.
                painter.drawPicture(0, 0, page)

    def _lay_out(self, paper: Paper) -> None:
        """Have the pages laid out, unless that is being done already."""
        if self._shown is not None and self._asked != paper:
            self._asked = paper
            self._drop()
            self._work = Work()
            self._recorder.start(partial(_record, self._shown, paper, self._work.step))

    def _drop(self) -> None:
        """What is being laid out is not wanted any more."""
        self._recorder.drop()
        if self._work is not None:
            self._work.cancel()
            self._work = None

    def _receive(self, recorded: Recorded) -> None:
        self._recorded, self._asked, self._work = recorded, None, None
        if recorded.notices:
            self.told.emit("\n".join(map(capitalised, recorded.notices)))
        if self._dialog is not None:
            preview = self._dialog.findChild(QPrintPreviewWidget)
            if preview is not None:
                preview.updatePreview()

    @Slot()
    def _give_up(self) -> None:
        self._asked = self._work = None

    @Slot()
    def _end(self) -> None:
        self._drop()
        self._shown = self._recorded = None
        if self._dialog is not None:
            self._dialog.deleteLater()
        self._dialog = self._printer = None


def _paper_of(printer: QPrinter) -> Paper:
    size = printer.pageLayout().fullRect(QPageLayout.Unit.Point)
    return Paper.of_points(size.width(), size.height())


def _wanted(pages: Sequence[QPicture], printer: QPrinter) -> Sequence[QPicture]:
    """The pages that are to be printed: all, or those that were asked for, counted from 1."""
    first, last = min(printer.fromPage(), len(pages)), printer.toPage()
    return pages[max(first - 1, 0) : last] if last else pages


def _record(shown: Shown, paper: Paper, step: Step) -> Recorded:
    """Draw all pages into memory; none where they are not wanted any more: nobody looks at them then."""
    printed = Printed(shown, Handout(shown), paper, ink_of("light", on_paper=True))
    try:
        pages = tuple(_pictures(printed, step))
    except Cancelled:
        return Recorded(paper, ())
    return Recorded(paper, pages, printed.ink.notices)


def _pictures(printed: Printed, step: Step) -> Iterator[QPicture]:
    pages = list(printed.pages(step))
    for place, page in enumerate(pages, 1):
        step()
        picture = QPicture()
        painter = QPainter(picture)
        with ending(painter):
            printed.draw(painter, page, place, len(pages))
        yield picture
