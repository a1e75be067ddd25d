# pyright: reportPrivateUsage=false

import re
import subprocess
import sys
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import Final, get_args
from xml.etree import ElementTree as ET

import numpy as np
import numpy.typing as npt
import pytest
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QIcon, QImage, QPainter, QPixmap, QScreen
from PySide6.QtSvg import QSvgRenderer

from warloss_gui import assets
from warloss_gui.claims.caveats import CaveatKind
from warloss_gui.claims.counts import EquipmentClass
from warloss_gui.claims.parts import TAB_NAMES
from warloss_gui.qt import icons

FOLDER: Final = assets.path("icons")
NAMES: Final = sorted(
    [
        *(f"equipment-{name}" for name in get_args(EquipmentClass)),
        *(f"caveat-{name}" for name in get_args(CaveatKind)),
        *(f"tab-{name}" for name in TAB_NAMES),
        "program",
    ]
)
SPACE: Final = "{http://www.w3.org/2000/svg}"
ROOT: Final = {
    "viewBox": "0 0 24 24",
    "fill": "none",
    "stroke": "currentColor",
    "stroke-width": "1.5",
    "stroke-linecap": "round",
    "stroke-linejoin": "round",
}
SHAPES: Final = {
    "path": {"d"},
    "circle": {"cx", "cy", "r"},
    "rect": {"x", "y", "width", "height", "rx"},
}
BOX: Final = 24
SMALL: Final = 20
RED, BLUE, BLACK = QColor("#C00010"), QColor("#0010C0"), QColor("#000000")

Alpha = npt.NDArray[np.uint8]

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture(autouse=True)
def cold() -> Iterator[None]:
    """Nothing is remembered of another test."""
    caches = (icons._icon, icons._pixmap, icons._drawing)
    for cached in caches:
        cached.cache_clear()
    yield
    for cached in caches:
        cached.cache_clear()


def pixels(image: QImage) -> npt.NDArray[np.uint8]:
    """Red, green, blue and opacity of each pixel, row by row."""
    plain = image.convertToFormat(QImage.Format.Format_RGBA8888)
    values = np.frombuffer(plain.constBits(), np.uint8)
    return values.reshape(plain.height(), plain.bytesPerLine() // 4, 4)[:, : plain.width()].copy()


def opacity(drawn: QPixmap | QImage) -> Alpha:
    return pixels(drawn.toImage() if isinstance(drawn, QPixmap) else drawn)[:, :, 3]


def colours(drawn: QPixmap) -> set[str]:
    """The colours that are seen where something is drawn in full."""
    found = pixels(drawn.toImage())
    return {QColor(*map(int, pixel[:3])).name().upper() for pixel in found[found[:, :, 3] == 255]}


# The drawings


def test_there_is_a_drawing_for_every_name_and_none_is_left_over() -> None:
    assert sorted(file.name for file in FOLDER.iterdir()) == [f"{name}.svg" for name in NAMES]
    assert len(NAMES) == 15 + 11 + 4 + 1


@pytest.mark.parametrize("name", NAMES)
def test_a_drawing_has_shapes_of_one_line_and_nothing_else(name: str) -> None:
    text = (FOLDER / f"{name}.svg").read_text("utf-8")
    # The drawing of a document that declares or includes something could depend on what is not in it.
    assert not re.search(r"<[!?]|&|http(?!://www\.w3\.org/2000/svg)", text)
    root = ET.fromstring(text)
    assert (root.tag, root.attrib) == (f"{SPACE}svg", ROOT)
    assert len(root) > 0
    for shape in root:
        kind = shape.tag.removeprefix(SPACE)
        assert set(shape.attrib) <= SHAPES[kind]
        assert not list(shape)
        assert not (shape.text or "").strip()


def drawn_in_the_middle(name: str) -> Alpha:
    """The drawing with as much empty space around it as it takes itself."""
    renderer = QSvgRenderer(str(FOLDER / f"{name}.svg"))
    assert renderer.isValid()
    renderer.setViewBox(QRectF(-BOX, -BOX, 3 * BOX, 3 * BOX))
    image = QImage(12 * BOX, 12 * BOX, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    renderer.render(painter)
    painter.end()
    return opacity(image)


@pytest.mark.parametrize("name", NAMES)
def test_a_drawing_fills_its_box_and_stays_inside(name: str) -> None:
    rows, columns = np.nonzero(drawn_in_the_middle(name))
    left, right = (columns.min() / 4 - BOX, columns.max() / 4 - BOX)
    top, bottom = (rows.min() / 4 - BOX, rows.max() / 4 - BOX)
    assert min(left, top) >= 0.5
    assert max(right, bottom) <= BOX - 0.5
    assert max(right - left, bottom - top) >= 18
    # It stands in the middle, or so nearly that nobody sees it.
    assert abs((left + right) / 2 - BOX / 2) < 1
    assert abs((top + bottom) / 2 - BOX / 2) < 1.25


@pytest.mark.parametrize("size", [16, SMALL, 24, 48])
@pytest.mark.parametrize("name", NAMES)
def test_no_drawing_is_empty_or_heavy_at_any_size(name: str, size: int) -> None:
    ink = opacity(icons.pixmap(name, BLACK, size)).mean() / 255
    assert 0.07 < ink < 0.4


def test_small_drawings_can_be_told_apart() -> None:
    seen = {name: opacity(icons.pixmap(name, BLACK, SMALL)).astype(int) for name in NAMES}
    for one, other in combinations(NAMES, 2):
        differing = np.abs(seen[one] - seen[other]).sum()
        assert differing > 0.4 * min(seen[one].sum(), seen[other].sum()), (one, other)


# Pixmaps


def test_a_pixmap_has_its_size_on_every_screen() -> None:
    for ratio, side in ((1.0, 20), (1.25, 25), (2.0, 40)):
        drawn = icons.pixmap("program", RED, 20, ratio)
        assert drawn.size() == QSize(side, side)
        assert drawn.devicePixelRatio() == ratio
        assert opacity(drawn).any()


def test_a_pixmap_has_the_colour_that_was_asked_for() -> None:
    for colour in (RED, BLUE):
        assert colours(icons.pixmap("tab-statements", colour, 48)) == {colour.name().upper()}


def test_what_was_drawn_is_kept_but_not_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    kept = icons.pixmap("program", RED, 20)
    monkeypatch.setattr(Path, "read_text", None)
    assert icons.pixmap("program", QColor(RED), 20).cacheKey() == kept.cacheKey()
    assert icons.icon("program", RED, 20).cacheKey() == icons.icon("program", RED, 20).cacheKey()
    for size in range(1, 400):
        icons.icon("program", RED, size)
    for cached in (icons._icon, icons._pixmap):
        assert cached.cache_info().currsize < 300


@pytest.mark.parametrize("name", ["", "tab-nothing", "../themes/light"])
def test_an_unknown_name_is_told_at_once(name: str) -> None:
    for ask in (lambda: icons.pixmap(name, RED, 20), lambda: icons.icon(name, RED, 20)):
        with pytest.raises(LookupError, match="there is no icon named") as raised:
            ask()
        assert repr(name) in str(raised.value)


# Icons


@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0])
def test_an_icon_is_as_sharp_as_the_screen(monkeypatch: pytest.MonkeyPatch, ratio: float) -> None:
    def of_screen(*_screen: QScreen) -> float:
        return ratio

    monkeypatch.setattr(QScreen, "devicePixelRatio", of_screen)
    for size in (20, 34, 40):
        shown = icons.icon("tab-personnel", RED, size).pixmap(QSize(size, size), ratio)
        assert shown.toImage() == icons.pixmap("tab-personnel", RED, size, ratio).toImage()
        assert shown.devicePixelRatio() == ratio


def test_what_is_chosen_may_have_a_colour_of_its_own() -> None:
    size, normal = QSize(48, 48), QIcon.Mode.Normal
    both = icons.icon("program", RED, 48, BLUE)
    assert colours(both.pixmap(size, normal, QIcon.State.Off)) == {"#C00010"}
    assert colours(both.pixmap(size, normal, QIcon.State.On)) == {"#0010C0"}
    one = icons.icon("program", RED, 48)
    assert colours(one.pixmap(size, normal, QIcon.State.On)) == {"#C00010"}


def test_what_is_selected_has_the_same_colour() -> None:
    """The text of a selected row keeps its colour, too."""
    icon = icons.icon("program", RED, 48)
    assert colours(icon.pixmap(QSize(48, 48), QIcon.Mode.Selected, QIcon.State.Off)) == {"#C00010"}


def test_an_icon_beside_a_text_grows_with_it() -> None:
    font = QFont()
    sizes: list[int] = []
    for pixel_size in (12, 14, 28):
        font.setPixelSize(pixel_size)
        sizes.append(icons.size_beside(font))
    assert sizes == [17, 20, 39]


def test_the_drawing_of_svg_is_loaded_with_the_first_pixmap_only() -> None:
    program = """
import sys
from PySide6.QtGui import QColor, QGuiApplication
from warloss_gui.qt import icons
application = QGuiApplication([])
assert "PySide6.QtSvg" not in sys.modules
icons.pixmap("program", QColor("red"), 20)
assert "PySide6.QtSvg" in sys.modules
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
