"""Finishes what Qt has written as PDF, with pypdf.

What Qt cannot write is put in: the outline, the language, and a date that is the sheet's, so that the same
sheet always gives the same bytes. Nothing of the machine or of its user is in the file.
"""

import re
from collections.abc import Sequence
from datetime import UTC, datetime, time
from io import BytesIO
from typing import Any, Final, cast

from pypdf import PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    Fit,
    NameObject,
    TextStringObject,
)

from warloss_gui import __version__
from warloss_gui.export.handout import Handout
from warloss_gui.language import tag
from warloss_gui.paper.strips import Bookmark

_AT_ONCE: Final = 1_000
_RANGE: Final = re.compile(rb"^(?P<glyphs><\w+> <\w+> )(?P<letters>.*)$", re.MULTILINE)
"""Of which letters glyphs are: the first and the last of these glyphs, and then their letters."""


def finished(drawn: bytes, handout: Handout, outline: Sequence[tuple[int, float, Bookmark]]) -> bytes:
    """A PDF of Qt with its outline, its language and the date of the sheet.

    The outline has for each bookmark its page, counted from 0, and how many points above its foot it stands.
    """
    writer, reader = PdfWriter(), PdfReader(BytesIO(drawn))
    # Page by page, since Qt has its fonts in another order each time.
    for page in reader.pages:
        writer.add_page(page)
    _mend_fonts(writer)
    above = None
    for place, top, bookmark in outline:
        fit = Fit.xyz(left=0, top=top)
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
