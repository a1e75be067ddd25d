"""Writes PDF: the pages of a whole sheet, or one picture of the size that it needs.

Qt draws pages and embeds the letters, so that text can be selected and found. What Qt cannot write is put in
afterwards with pypdf: the outline, the language, and a date that is the sheet's, so that the same sheet
always gives the same bytes. Nothing of the machine or of its user is in the file.
"""

import re
from collections.abc import Generator, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, time
from io import BytesIO
from typing import Any, Final, Self, cast

from pypdf import PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    Fit,
    NameObject,
    TextStringObject,
)
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter, QPdfWriter

from warloss_gui import __version__
from warloss_gui.export.handout import Handout, Step
from warloss_gui.export.wanted import PaperName
from warloss_gui.history.shown import Shown
from warloss_gui.language import gettext, number, tag
from warloss_gui.paper.flow import Placed, pages_of
from warloss_gui.paper.ink import Ink
from warloss_gui.paper.pages import Pages
from warloss_gui.paper.strips import Bookmark, Column

PER_INCH: Final = 96.0
"""The pixels of our lengths to an inch of paper."""
_POINTS: Final = 72.0 / PER_INCH
_RESOLUTION: Final = 1200
_AT_ONCE: Final = 1_000
_MARGIN: Final = 68.0
_FOOT: Final = 32.0
"""From the end of the text to the line of the foot."""
_RANGE: Final = re.compile(rb"^(?P<glyphs><\w+> <\w+> )(?P<letters>.*)$", re.MULTILINE)
"""Of which letters glyphs are: the first and the last of these glyphs, and then their letters."""
_SIZES: Final[dict[PaperName, QPageSize.PageSizeId]] = {
    "a4": QPageSize.PageSizeId.A4,
    "letter": QPageSize.PageSizeId.Letter,
}


@dataclass(frozen=True, slots=True)
class Paper:
    """A piece of paper, in pixels: its size, and the column of text on it."""

    width: float
    height: float

    @property
    def column(self) -> float:
        """The width of the text."""
        return max(self.width - 2 * _MARGIN, 1.0)

    @property
    def room(self) -> float:
        """The height of the text."""
        return max(self.height - 2 * _MARGIN - _FOOT, 1.0)

    @classmethod
    def of_points(cls, width: float, height: float) -> Self:
        """A paper of a size in points, 72 of which are an inch."""
        return cls(width / _POINTS, height / _POINTS)


def paper_of(name: PaperName) -> Paper:
    """The paper of a name."""
    size = QPageSize(_SIZES[name]).size(QPageSize.Unit.Point)
    return Paper.of_points(size.width(), size.height())


@dataclass(frozen=True, slots=True)
class Printed:
    """The pages of a sheet, to be drawn on any device. They are made anew each time they are asked for."""

    shown: Shown
    handout: Handout
    paper: Paper
    ink: Ink

    def pages(self, step: Step) -> Iterator[list[Placed]]:
        """What stands on each page."""
        room = QSizeF(self.paper.column, self.paper.room)
        strips = Pages(self.shown, self.handout, self.ink, room, step).strips()
        return pages_of(strips, self.paper.room)

    def draw(self, painter: QPainter, page: Sequence[Placed], place: int, count: int) -> None:
        """Draw a page on a painter whose units are pixels, with its foot."""
        for placed in page:
            if placed.strip.paint is not None:
                painter.save()
                painter.translate(_MARGIN, _MARGIN + placed.top)
                placed.strip.paint(painter)
                painter.restore()
        self._draw_foot(painter, place, count)

    def _draw_foot(self, painter: QPainter, place: int, count: int) -> None:
        """Say on each page what it is of, since pages get apart."""
        column = Column(self.ink, self.paper.column)
        where = gettext("Page {page} of {count}").format(page=number(place), count=number(count))
        text = gettext("{title} · {dated} · {page}").format(
            title=self.handout.title, dated=self.handout.dated, page=where
        )
        painter.save()
        painter.translate(_MARGIN, self.paper.height - _MARGIN - self.ink.grid)
        for strip in (column.rule(), *column.text(text, "small")):
            if strip.paint is not None:
                strip.paint(painter)
            painter.translate(0, strip.height + self.ink.grid / 2)
        painter.restore()


def to_pdf(printed: Printed, step: Step) -> bytes:
    """The pages of a sheet."""
    count = sum(1 for _page in printed.pages(step))
    outline: list[tuple[int, float, Bookmark]] = []
    data = QByteArray()
    device, painter = begin(data, QSizeF(printed.paper.width, printed.paper.height))
    with ending(painter):
        for place, page in enumerate(printed.pages(step)):
            if place:
                device.newPage()
            printed.draw(painter, page, place + 1, count)
            outline += [
                (place, _MARGIN + placed.top, placed.strip.bookmark)
                for placed in page
                if placed.strip.bookmark
            ]
    return finished(bytes(data.data()), printed.handout, outline, printed.paper.height)


@contextmanager
def ending(painter: QPainter) -> Generator[None]:
    """Let a painter end whatever happens: one that outlives what it paints on takes the process down."""
    try:
        yield
    finally:
        painter.end()


def begin(data: QByteArray, size: QSizeF) -> tuple[QPdfWriter, QPainter]:
    """A document with pages of a size in pixels, and a painter whose units are pixels."""
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    device = QPdfWriter(buffer)
    buffer.setParent(device)
    device.setResolution(_RESOLUTION)
    page = QPageSize(size * _POINTS, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.ExactMatch)
    device.setPageLayout(QPageLayout(page, QPageLayout.Orientation.Portrait, QMarginsF()))
    painter = QPainter(device)
    painter.scale(_RESOLUTION / PER_INCH, _RESOLUTION / PER_INCH)
    return device, painter


def finished(
    drawn: bytes, handout: Handout, outline: Sequence[tuple[int, float, Bookmark]], height: float
) -> bytes:
    """A PDF of Qt with its outline, its language and the date of the sheet."""
    writer, reader = PdfWriter(), PdfReader(BytesIO(drawn))
    # Page by page, since Qt has its fonts in another order each time.
    for page in reader.pages:
        writer.add_page(page)
    _mend_fonts(writer)
    above = None
    for place, top, bookmark in outline:
        fit = Fit.xyz(left=0, top=(height - top) * _POINTS)
        parent = above if bookmark.level else None
        item = writer.add_outline_item(title=bookmark.title, page_number=place, parent=parent, fit=fit)
        above = above if bookmark.level else item
    when = datetime.combine(handout.sheet.as_of.day.latest, time(), UTC)
    writer.metadata = {
        "/Title": handout.title,
        "/Subject": handout.dated,
        "/Creator": f"Warloss {__version__}",
        "/Producer": "Qt, pypdf",
        "/CreationDate": _pdf_date(when),
        "/ModDate": _pdf_date(when),
    }
    writer.pdf_header = "%PDF-1.4"
    # Most of the words are the program's own, whatever the language of the sheet.
    writer.root_object[NameObject("/Lang")] = TextStringObject(tag())
    writer.create_viewer_preferences().display_doctitle = True
    done = BytesIO()
    writer.write(done)
    _let_go(reader, writer)
    return done.getvalue()


def _let_go(reader: PdfReader, writer: PdfWriter) -> None:
    """Free the objects of a document a few at a time.

    They refer to each other, so that else they would all wait for the garbage collector, which would stop the
    window for as long as it walks them.
    """
    kept: list[Any] = [*reader.resolved_objects.values(), *writer._objects]  # pyright: ignore[reportPrivateUsage]  # noqa: SLF001 - there is no other way
    reader.close()
    writer._objects.clear()  # pyright: ignore[reportPrivateUsage]  # noqa: SLF001 - as said
    for found in kept:
        if isinstance(found, dict | list):
            found.clear()
    while kept:
        del kept[-_AT_ONCE:]


def _mend_fonts(writer: PdfWriter) -> None:
    """Give the embedded fonts names in the order of their use: Qt names them in another order each time."""
    found: dict[int, DictionaryObject] = {}
    for page in writer.pages:
        resources = cast("DictionaryObject", page["/Resources"])
        for font in cast("DictionaryObject", resources.get("/Font", DictionaryObject())).values():
            found.setdefault(id(font.get_object()), cast("DictionaryObject", font.get_object()))
    for place, font in enumerate(found.values()):
        inner = cast("DictionaryObject", cast("ArrayObject", font["/DescendantFonts"])[0].get_object())
        descriptor = cast("DictionaryObject", inner["/FontDescriptor"])
        name = str(descriptor["/FontName"]).partition("+")[2]
        named = NameObject(f"/{_prefix(place)}+{name}")
        font[NameObject("/BaseFont")] = inner[NameObject("/BaseFont")] = named
        descriptor[NameObject("/FontName")] = named
        _mend_spaces(cast("DecodedStreamObject", font["/ToUnicode"].get_object()))


def _mend_spaces(letters: DecodedStreamObject) -> None:
    """Let spaces be copied as spaces: where a font has one glyph for both, Qt says that it is a tab."""

    def mended(line: re.Match[bytes]) -> bytes:
        return line["glyphs"] + line["letters"].replace(b"<0009>", b"<0020>")

    letters.set_data(_RANGE.sub(mended, letters.get_data()))


def _prefix(place: int) -> str:
    """Six capitals, as the name of a font has them of which only some letters are embedded."""
    letters = [chr(ord("A") + place // 26**power % 26) for power in range(6)]
    return "".join(reversed(letters))


def _pdf_date(when: datetime) -> str:
    return when.strftime("D:%Y%m%d%H%M%SZ")
