import gc
import shutil
import subprocess
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Final
from xml.etree import ElementTree as ET

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QImageWriter
from pytestqt.qtbot import QtBot

from tests import builders
from tests.full_sheet import full_sheet
from tests.plots.pictures import lane, mark, picture
from tests.taken import (
    BUNDLED,
    bare,
    claimed_of,
    claims_of,
    drawn_of,
    hostile,
    important_of,
    opened,
    shown_of,
    shown_with,
)
from warloss_gui.claims.parts import TAB_NAMES, TabName
from warloss_gui.export.handout import Cancelled
from warloss_gui.export.wanted import Frame, Wanted
from warloss_gui.history.shown import Shown
from warloss_gui.paper import images
from warloss_gui.paper.formats import make, steps_of
from warloss_gui.paper.images import Drawing, Outliner, PictureProblem
from warloss_gui.paper.ink import ink_of
from warloss_gui.paper.pictures import picture_of
from warloss_gui.paper.poster import MOST_PASSES, Poster
from warloss_gui.paper.strips import Column
from warloss_gui.plots.key import entries
from warloss_gui.plots.picture import Guide
from warloss_gui.settings.themes import THEMES, ThemeName

SVG = "{http://www.w3.org/2000/svg}"
DRAWN = ("path", "polyline", "rect", "circle", "ellipse")
BORDER = 10
"""Pixels around a picture at its usual size that stay empty."""


def image(data: bytes) -> QImage:
    made = QImage.fromData(data)
    assert not made.isNull()
    return made


def border_is_empty(made: QImage, border: int) -> bool:
    ground = made.pixel(0, 0)
    width, height = made.width(), made.height()
    rows = [*range(border), *range(height - border, height)]
    columns = [*range(border), *range(width - border, width)]
    return all(made.pixel(x, y) == ground for y in rows for x in range(width)) and all(
        made.pixel(x, y) == ground for x in columns for y in range(height)
    )


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("tab", TAB_NAMES)
@pytest.mark.parametrize("path", BUNDLED, ids=lambda path: path.stem)
def test_nothing_reaches_out_of_a_picture_of_any_width(
    path: Path, tab: TabName, width: int, theme: ThemeName, qtbot: QtBot
) -> None:
    made = image(Drawing(opened(path), tab, Frame(width, theme=theme)).to_png())
    assert made.width() == width
    assert border_is_empty(made, BORDER)


@pytest.mark.parametrize("size", [(320, 320), (640, 480), (1024, 4_000), (3_000, 400)])
@pytest.mark.parametrize("tab", TAB_NAMES)
def test_a_picture_has_exactly_the_size_asked_for_and_all_of_it_is_there(
    tab: TabName, size: tuple[int, int], qtbot: QtBot
) -> None:
    drawing = Drawing(opened(BUNDLED[0]), tab, Frame(*size))
    made = image(drawing.to_png())
    assert (made.width(), made.height()) == size
    assert border_is_empty(made, 2)
    scale = drawing.text_pixels / 12
    assert drawing.poster.height(size[0] / scale) * scale <= size[1] + 1


def test_text_is_no_larger_than_asked_for_and_as_large_as_there_is_room(qtbot: QtBot) -> None:
    shown = opened(BUNDLED[0])
    assert Drawing(shown, "personnel", Frame(1280, 4_000)).text_pixels == 12
    assert Drawing(shown, "personnel", Frame(1280, 4_000, text=2.0)).text_pixels == 24
    assert 5 < Drawing(shown, "personnel", Frame(1280, 700)).text_pixels < 12
    assert Drawing(shown, "personnel", Frame(1280, text=1.5)).text_pixels == 18


def test_a_denser_picture_has_more_pixels_of_the_same_size(qtbot: QtBot) -> None:
    shown = opened(BUNDLED[0])
    usual = image(Drawing(shown, "contingents", Frame(640)).to_png())
    dense = image(Drawing(shown, "contingents", Frame(640, density=2.0)).to_png())
    assert (dense.width(), dense.height()) == (2 * usual.width(), 2 * usual.height())
    assert dense.dotsPerMeterX() == pytest.approx(2 * usual.dotsPerMeterX(), abs=1)


def test_a_picture_of_too_many_pixels_is_refused_before_it_is_drawn(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(images, "QImage", None)
    drawing = Drawing(opened(BUNDLED[0]), "equipment", Frame(8_192, 4_000, density=2.0))
    with pytest.raises(PictureProblem) as found:
        drawing.to_png()
    assert str(found.value) == (
        "the picture would have 132 million pixels, and may have 100 million; "
        "choose a smaller size or density, or SVG or PDF"
    )


def test_an_svg_of_very_many_letters_is_refused(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(images, "_MOST_LETTERS", 2_000)
    shown = opened(BUNDLED[0])
    with pytest.raises(PictureProblem) as found:
        Drawing(shown, "personnel", Frame()).to_svg()
    assert str(found.value) == "an SVG has room for 2,000 letters, and this picture has more; choose PDF"
    assert Drawing(shown, "contingents", Frame()).to_svg()


class NoImage(QImage):
    """What Qt gives where memory is short."""

    def isNull(self) -> bool:  # noqa: N802 - as Qt names it
        return True


class NoWriter(QImageWriter):
    def write(self, image: QImage) -> bool:
        return False


@pytest.mark.parametrize(("name", "kind"), [("QImage", NoImage), ("QImageWriter", NoWriter)])
def test_a_picture_that_memory_has_no_room_for_is_a_problem_and_no_file(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, name: str, kind: type
) -> None:
    monkeypatch.setattr(images, name, kind)
    drawing = Drawing(opened(BUNDLED[0]), "equipment", Frame(640, 480))
    with pytest.raises(PictureProblem, match=r"^there is no memory for a picture of 640 × 480 pixels; "):
        drawing.to_png()


@pytest.mark.parametrize(("height", "most"), [(None, 2), (600, MOST_PASSES)])
def test_a_picture_is_made_in_steps_and_can_be_ended_at_each(
    height: int | None, most: int, qtbot: QtBot
) -> None:
    shown = shown_with(figures=[builders.figure(id=f"f{place}") for place in range(40)])
    wanted = Wanted(".png", "personnel", Frame(640, height))
    assert steps_of(shown, wanted) == most * 40
    steps: list[None] = []
    make(shown, wanted, lambda: steps.append(None))
    assert 2 * 40 <= len(steps) < 2 * most * 40
    for last in (1, len(steps) // 2, len(steps)):
        left = iter(range(last - 1))

        def end(left: Iterator[int] = left) -> None:
            if next(left, None) is None:
                raise Cancelled

        with pytest.raises(Cancelled) as found:
            make(shown, wanted, end)
        del found
    gc.collect()


NOBODY = "\u0378"
"""No letter, so that no font has it."""


@pytest.mark.parametrize("wanted", [Wanted(".pdf"), Wanted(".png", "personnel"), Wanted(".svg", "personnel")])
def test_letters_that_no_font_has_are_told(wanted: Wanted, qtbot: QtBot) -> None:
    shown = shown_with(figures=[builders.figure(label=f"soldiers {NOBODY} killed")])
    (notice,) = make(shown, wanted, lambda: None).notices
    assert notice.startswith("no font of this machine has the letter \\u0378, which cannot be read ")
    assert make(shown_with(), wanted, lambda: None).notices == ()
    several = shown_with(figures=[builders.figure(label="".join(map(chr, range(0x1FF80, 0x1FF90))))])
    (notice,) = make(several, wanted, lambda: None).notices
    assert notice.startswith("no font of this machine has the letters \\U0001ff80 \\U0001ff81 ")
    assert "\\U0001ff87 …, which cannot be read in the file; install one that has them, " in notice


def test_letters_in_a_plot_are_looked_for_too(qtbot: QtBot) -> None:
    ink = ink_of("light")
    lanes = lane(mark("a", label="ä"), title="é", detail="ù", group="ø"), lane(mark("b"))
    list(Column(ink, 400).plot(picture(*lanes, guides=[Guide(0.5, "ß")])))
    assert ink.letters >= {*"äéùøß"}


def words_of(shown: Shown, tabs: tuple[TabName, ...] = TAB_NAMES) -> list[str]:
    return [Drawing(shown, tab, Frame()).poster.words for tab in tabs]


@pytest.mark.parametrize("path", BUNDLED, ids=lambda path: path.stem)
def test_the_words_of_a_picture_are_in_the_file(path: Path, qtbot: QtBot) -> None:
    shown = opened(path)
    for tab, words in zip(TAB_NAMES, words_of(shown), strict=True):
        drawing = Drawing(shown, tab, Frame())
        made = image(drawing.to_png())
        assert made.text("Description") == " ".join(words.split()) or made.text("Description") == words
        root = ET.fromstring(drawing.to_svg())
        assert root.findtext(f"{SVG}title") == drawing.poster.handout.title
        assert bare(root.findtext(f"{SVG}desc") or "") == bare(words)
    everything = bare(" ".join(words_of(shown)))
    assert [one for one in claims_of(shown) + important_of(shown) if bare(one) not in everything] == []


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext is not installed")
@pytest.mark.parametrize("path", BUNDLED, ids=lambda path: path.stem)
def test_what_a_picture_shows_says_who_when_and_what_to_beware_of(
    path: Path, qtbot: QtBot, tmp_path: Path
) -> None:
    shown = opened(path)
    texts: list[str] = []
    for tab in TAB_NAMES:
        target = tmp_path / f"{tab}.pdf"
        target.write_bytes(Drawing(shown, tab, Frame()).to_pdf())
        done = subprocess.run(["pdftotext", "-raw", target, "-"], capture_output=True, text=True, check=True)
        texts.append(done.stdout)
    seen = bare(" ".join(texts))
    assert [one for one in important_of(shown) if bare(one) not in seen] == []
    assert bare(shown.own.title) in seen
    names = {source.name for source in shown.sheet.sources}
    assert [name for name in names if bare(name) not in seen] == []


MANY: list[list[builders.Json]] = [
    [
        builders.equipment(
            id=f"f{place}",
            label=f"armoured vehicles of type {place}",
            as_of=builders.stated(f"2025-{place % 12 + 1:02}-01"),
            claim=builders.claim(("general-staff", "ministry")[place % 2]),
        )
        for place in range(100)
    ],
    [
        builders.figure(
            id=f"f{place}",
            label=f"soldiers killed in district {place} of the northern part of the front",
            as_of=builders.stated(f"2025-{place % 12 + 1:02}-01"),
        )
        for place in range(61)
    ],
]


@pytest.mark.parametrize("figures", MANY, ids=["equipment", "personnel"])
def test_no_lane_is_shortened_however_many_there_are(figures: list[builders.Json], qtbot: QtBot) -> None:
    shown = shown_with(figures=figures)
    tab: TabName = "equipment" if "equipment_class" in figures[0] else "personnel"
    drawn = picture_of(tab, shown)
    assert drawn is not None
    assert len(drawn.lanes) == len(figures)
    (page,) = PdfReader(BytesIO(Drawing(shown, tab, Frame(320)).to_pdf())).pages
    text = bare(page.extract_text())
    assert "…" not in text
    missing = [one.detail for one in drawn.lanes if bare(one.detail + one.marks[0].label) not in text]
    assert missing == []


def full() -> Shown:
    return shown_of(full_sheet())


SHEETS: Final[dict[str, Callable[[], Shown]]] = {
    "article": lambda: opened(BUNDLED[0]),
    "others": lambda: opened(BUNDLED[1]),
    "full": full,
}


@pytest.mark.parametrize("tab", TAB_NAMES)
@pytest.mark.parametrize("sheet", SHEETS)
def test_each_figure_is_drawn_with_its_bound_claimant_and_date(
    sheet: str, tab: TabName, qtbot: QtBot
) -> None:
    shown = SHEETS[sheet]()
    if picture_of(tab, shown) is None:
        assert claimed_of(shown, tab) == []
        return
    (page,) = PdfReader(BytesIO(Drawing(shown, tab, Frame()).to_pdf())).pages
    text = bare(page.extract_text())
    assert [words for words in drawn_of(shown, tab) if bare(words) not in text] == []
    drawn = picture_of(tab, shown)
    assert drawn is not None
    assert [entry.text for entry in entries(drawn) if bare(entry.text) not in text] == []
    for number, claimant, when in claimed_of(shown, tab):
        # What has no place on the axis is said in sentences.
        assert bare(number) in text or " a day" in number or " of 4 houses" in number
        assert bare(claimant) in text
        assert bare(when) in text


def test_an_svg_needs_nothing_of_the_machine_that_shows_it(qtbot: QtBot) -> None:
    for shown in (opened(BUNDLED[0]), hostile(), full()):
        for tab in TAB_NAMES:
            root = ET.fromstring(Drawing(shown, tab, Frame()).to_svg())
            names = {element.tag.removeprefix(SVG) for element in root.iter()}
            assert names <= {
                "svg",
                "title",
                "desc",
                "defs",
                "g",
                "path",
                "polyline",
                "rect",
                "circle",
                "ellipse",
            }
            assert not [key for element in root.iter() for key in element.attrib if "href" in key]


@pytest.mark.skipif(shutil.which("rsvg-convert") is None, reason="rsvg-convert is not installed")
@pytest.mark.parametrize("make", [SHEETS["article"], full], ids=["article", "full"])
@pytest.mark.parametrize("tab", TAB_NAMES)
def test_another_program_draws_the_svg_as_we_draw_the_png(
    tab: TabName, make: Callable[[], Shown], qtbot: QtBot, tmp_path: Path
) -> None:
    drawing = Drawing(make(), tab, Frame())
    path, target = tmp_path / "made.svg", tmp_path / "made.png"
    path.write_bytes(drawing.to_svg())
    subprocess.run(["rsvg-convert", "-w", "1280", path, "-o", target], check=True, timeout=60)
    ours, theirs = image(drawing.to_png()), image(target.read_bytes())
    size = (ours.width() // 16, ours.height() // 16)
    coarse = [one.scaled(*size, mode=Qt.TransformationMode.SmoothTransformation) for one in (ours, theirs)]
    apart = [
        abs(coarse[0].pixelColor(x, y).lightness() - coarse[1].pixelColor(x, y).lightness())
        for x in range(size[0])
        for y in range(size[1])
    ]
    assert max(apart) < 40
    assert sum(apart) / len(apart) < 2


def test_a_picture_says_in_sentences_what_has_no_place_in_it(qtbot: QtBot) -> None:
    (page,) = PdfReader(BytesIO(Drawing(full(), "personnel", Frame()).to_pdf())).pages
    text = bare(page.extract_text())
    for said in (
        "2 rates and shares have no place on this axis of totals; they follow the picture.",
        "About 1,090 soldiers killed a day on average (Russia), says the General Staff",
        "1 of 4 houses hit (Russia), says the General Staff",
        "1,523.50 square kilometres taken (Russia), says the General Staff",
        "Of those: women killed",
    ):
        assert bare(said) in text
    (page,) = PdfReader(BytesIO(Drawing(full(), "statements", Frame()).to_pdf())).pages
    text = page.extract_text()
    assert "In translation: Fight." in text
    assert "“He was sorry.”" not in text
    assert "He was sorry." in text


def test_the_same_picture_has_the_same_bytes(qtbot: QtBot) -> None:
    for tab in TAB_NAMES:
        first, second = (Drawing(opened(BUNDLED[0]), tab, Frame()) for _ in range(2))
        assert first.to_png() == second.to_png()
        assert first.to_svg() == second.to_svg()
        assert first.to_pdf() == second.to_pdf()


def test_a_pdf_of_a_picture_has_its_size(qtbot: QtBot) -> None:
    (page,) = PdfReader(BytesIO(Drawing(opened(BUNDLED[0]), "equipment", Frame(800, 600)).to_pdf())).pages
    assert (page.mediabox.width, page.mediabox.height) == (600, 450)


def test_a_part_of_nothing_says_so(qtbot: QtBot, tmp_path: Path) -> None:
    data = Drawing(shown_with(), "statements", Frame()).to_pdf()
    (page,) = PdfReader(BytesIO(data)).pages
    assert "This sheet has nothing for this part." in page.extract_text()


def test_what_is_drawn_is_the_same_in_both_themes_but_for_its_colours(qtbot: QtBot) -> None:
    light, dark = (Drawing(opened(BUNDLED[0]), "personnel", Frame(theme=theme)) for theme in THEMES)
    assert light.poster.words == dark.poster.words
    assert image(light.to_png()).pixelColor(0, 0).lightness() > 200
    assert image(dark.to_png()).pixelColor(0, 0).lightness() < 60


def test_a_poster_is_fitted_into_any_room(qtbot: QtBot) -> None:
    poster = Poster(opened(BUNDLED[0]), "personnel", ink_of("light"))
    for width, height in [(1280, 5_000), (1280, 500), (320, 320), (8192, 320)]:
        scale = poster.fitted(width, height, 1.0)
        assert 0 < scale <= 1
        assert poster.height(width / scale) * scale <= height


@pytest.mark.parametrize("flags", [Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight])
def test_outlines_stand_where_letters_would(flags: Qt.AlignmentFlag, qtbot: QtBot) -> None:
    pictures: list[QImage] = []
    from PySide6.QtGui import QPainter  # noqa: PLC0415 - beside its use

    for kind in (QPainter, Outliner):
        made = QImage(200, 40, QImage.Format.Format_RGB32)
        made.fill(Qt.GlobalColor.white)
        painter = kind(made)
        painter.setFont(ink_of("light").fonts["body"])
        wanted = Qt.TextFlag.TextSingleLine | Qt.TextFlag.TextDontClip | Qt.AlignmentFlag.AlignVCenter | flags
        painter.drawText(QRectF(10, 5, 180, 30), wanted, "1,020,010†")
        painter.end()
        pictures.append(made.scaled(25, 5, mode=Qt.TransformationMode.SmoothTransformation))
    apart = [
        abs(pictures[0].pixelColor(x, y).lightness() - pictures[1].pixelColor(x, y).lightness())
        for x in range(25)
        for y in range(5)
    ]
    assert max(apart) < 60
