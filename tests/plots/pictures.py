"""Pictures made up for a test, and what is to be seen of one on the screen."""

from collections.abc import Iterator, Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPoint, QRectF
from PySide6.QtGui import QColor, QFont, QImage
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.screen import (
    Program,
    contingents,
    equipment,
    personnel,
    statements,
    turn,
)
from warloss_gui.claims.parts import TabName
from warloss_gui.claims.sources import EvidenceBasis
from warloss_gui.plots.axes import Axis, LinearAxis
from warloss_gui.plots.layout import Layout
from warloss_gui.plots.picture import Guide, Lane, Mark, Picture, Said, Shape
from warloss_gui.plots.plot import Plot, Stage
from warloss_gui.plots.texts import Fonts, Text
from warloss_gui.qt.theme import Look

_INK: Final = 64
"""How much of 255 the green of a text is darker or brighter than its ground."""

Pixels = NDArray[np.uint32]
"""The colours of a picture, row by row, as 0xRRGGBB."""

_TOUCH: Final = 0.01
"""Pixels by which rectangles may overlap that only touch."""


def mark(
    id_: str,
    low: float | None = 0.5,
    high: float | None = None,
    *,
    shape: Shape = "exact",
    label: str = "1,234†",
    party: int = 0,
    basis: EvidenceBasis | None = "aggregate_claim",
    figure: str = "",
    near: bool = False,
    best: float | None = None,
) -> Mark:
    """A mark that is called by its id, and about which its id is said."""
    return Mark(
        id=id_,
        shape=shape,
        low=low,
        high=low if high is None else high,
        label=label,
        party=party,
        basis=basis,
        said=lambda: Said(id_, f"All of {id_}"),
        figure=figure,
        near=near,
        best=best,
    )


def lane(*marks: Mark, title: str = "Tanks", detail: str = "", group: str = "", icon: str = "") -> Lane:
    return Lane(title, detail, group, icon, marks)


def picture(*lanes: Lane, axis: Axis | None = None, guides: Sequence[Guide] = ()) -> Picture:
    return Picture("A picture", "", axis or LinearAxis(1_000), lanes, tuple(guides))


def many(count: int) -> Picture:
    """A picture of so many lanes of one mark each."""
    return picture(*(lane(mark(f"m{i}", i / count), title=f"Lane {i}") for i in range(count)))


def fonts(size: int = 14) -> Fonts:
    """Type of a size in pixels, and what is smaller in its measure."""
    body, small, heading = QFont(), QFont(), QFont()
    body.setPixelSize(size)
    for font in (small, heading):
        font.setPixelSize(round(size * 12 / 14))
    heading.setBold(True)
    return Fonts(body, small, heading)


def layout(shown: Picture, width: int = 750, size: int = 14) -> Layout:
    return Layout(shown, width, fonts(size))


def row_texts(laid: Layout) -> Iterator[Text]:
    """The texts of all lanes and guides."""
    for _x, texts in laid.guides:
        yield from texts
    for i in range(len(laid.picture.lanes)):
        yield from laid.row(i).heading
        yield from laid.row(i).texts


def values(laid: Layout, number: int = 0) -> list[Text]:
    """The lines of the labels of a lane, but for those of a second sheet."""
    return [text for text in laid.row(number).texts if text.role == "value"]


def overlap(one: QRectF, other: QRectF) -> bool:
    """Whether rectangles have more in common than an edge."""
    return one.adjusted(_TOUCH, _TOUCH, -_TOUCH, -_TOUCH).intersects(other)


def holds(outer: QRectF, inner: QRectF) -> bool:
    """Whether a rectangle lies in another one."""
    return outer.adjusted(-_TOUCH, -_TOUCH, _TOUCH, _TOUCH).contains(inner)


def tab_plot(program: Program, name: TabName) -> Plot:
    tabs = {
        "personnel": personnel,
        "equipment": equipment,
        "contingents": contingents,
        "statements": statements,
    }
    return tabs[name](program).plot


def plot_of(shown: Picture, look: Look, qtbot: QtBot, width: int = 760) -> Plot:
    """A window with nothing but a plot in it."""
    made = Plot("Picture of a test", look)
    qtbot.addWidget(made)
    made.show_picture(shown)
    made.resize(width, made.heightForWidth(width))
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    draw(made, qtbot)
    return made


def draw(shown: Plot, qtbot: QtBot) -> None:
    """Let a picture be drawn as it is to be, even where it must be scrolled to."""
    shown.stage.grab()
    turn(qtbot)
    qtbot.waitUntil(lambda: shown.stage.is_drawn)


def pixels(widget: QWidget) -> Pixels:
    """The colours of a widget on the screen."""
    image = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    found = np.frombuffer(image.constBits(), np.uint32).reshape(image.height(), image.bytesPerLine() // 4)
    return found[:, : image.width()] & np.uint32(0xFFFFFF)


def part_of(found: Pixels, rect: QRectF) -> Pixels:
    """The colours in a rectangle."""
    area = rect.toAlignedRect()
    return found[max(area.top(), 0) : area.bottom() + 1, max(area.left(), 0) : area.right() + 1]


def colour(named: QColor | str) -> int:
    return QColor(named).rgb() & 0xFFFFFF


def is_near(found: Pixels, wanted: QColor, most: int = 24) -> bool:
    """Whether a pixel has a colour, apart from what the softening of edges does to it."""
    channels = ((16, wanted.red()), (8, wanted.green()), (0, wanted.blue()))
    apart = [np.abs(((found >> shift) & 0xFF).astype(np.int64) - value) for shift, value in channels]
    return bool(np.any(sum(apart) <= most))


def has_ink(found: Pixels) -> bool:
    """Whether something stands out from a ground of one colour."""
    return bool(np.ptp((found >> 8) & 0xFF) > _INK)


def centre(stage: Stage, mark_id: str) -> QPoint:
    """Where a mark stands, in the view of the marks."""
    row = next(i for i, one in enumerate(marks_of(stage)) if one.id == mark_id)
    spot = stage.points.spot(row)
    assert spot is not None
    return QPoint(round((spot.low + spot.high) / 2), round(spot.y) - stage.points.verticalOffset())


def marks_of(stage: Stage) -> list[Mark]:
    """The marks of the picture that is shown."""
    assert stage.picture is not None
    return stage.picture.marks
