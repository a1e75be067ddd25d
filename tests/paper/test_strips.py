"""Lines of text, and the lanes of a plot, as they are drawn."""

from collections.abc import Callable
from itertools import groupby

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter
from pytestqt.qtbot import QtBot

from tests.plots.pictures import many
from tests.taken import ARTICLE, opened
from warloss_gui.paper.images import Outliner
from warloss_gui.paper.ink import ink_of
from warloss_gui.paper.pictures import picture_of
from warloss_gui.paper.strips import Column, Strip

WIDTH = 300
LEFT, RIGHT = "\N{LEFT-TO-RIGHT MARK}", "\N{RIGHT-TO-LEFT MARK}"
HEBREW = "הארץ"

Pixels = NDArray[np.uint8]


def pixels(strip: Strip, kind: Callable[[QImage], QPainter] = QPainter) -> Pixels:
    """The grey values of a strip, row by row."""
    image = QImage(WIDTH, max(round(strip.height), 1), QImage.Format.Format_Grayscale8)
    image.fill(Qt.GlobalColor.white)
    painter = kind(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if strip.paint is not None:
        strip.paint(painter)
    painter.end()
    shown = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    return shown[:, :WIDTH].copy()


def lines(words: str) -> list[Strip]:
    return list(Column(ink_of("light"), WIDTH).text(words, "body"))


def ends(shown: Pixels) -> tuple[int, int]:
    """From which column to which one there is anything."""
    inked = np.flatnonzero((shown < 128).any(axis=0))
    return int(inked[0]), int(inked[-1])


@pytest.mark.parametrize("kind", [QPainter, Outliner])
def test_a_line_that_begins_with_a_foreign_word_runs_as_its_paragraph_does(
    kind: Callable[[QImage], QPainter], qtbot: QtBot
) -> None:
    first = "As the ministry of defence told the press,"
    second = f"{HEBREW} 12,000 were killed"
    drawn = lines(f"{first} {second}")
    assert len(drawn) == 2
    shown = pixels(drawn[1], kind)
    assert (shown == pixels(lines(LEFT + second)[0], kind)).all()
    assert ends(shown)[0] < 10
    assert (shown != pixels(lines(second)[0], kind)).any()


@pytest.mark.parametrize("kind", [QPainter, Outliner])
def test_each_paragraph_of_a_text_has_its_own_direction(
    kind: Callable[[QImage], QPainter], qtbot: QtBot
) -> None:
    drawn = lines(f"English 12\n{HEBREW} 12 {HEBREW}")
    assert [ends(pixels(one, kind))[0] < 10 for one in drawn] == [True, False]
    assert ends(pixels(drawn[1], kind))[1] > WIDTH - 10


def test_no_lane_stands_alone_at_the_end_or_the_beginning_of_a_page(qtbot: QtBot) -> None:
    column = Column(ink_of("light"), 640)
    axis, *strips = column.plot(many(10), 200)
    assert axis.keeps
    assert [strip.keeps for strip in strips[:10]] == [True, True, *[False] * 5, True, True, True]
    for whole in (column.plot(many(4), 100), column.plot(many(10), 2_000), column.plot(many(10))):
        *first, last = whole
        assert all(strip.keeps for strip in first)
        assert not last.keeps


@pytest.mark.parametrize("scale", [0.7, 1.0, 1.3, 2.0])
def test_the_lines_between_lanes_all_look_alike(scale: float, qtbot: QtBot) -> None:
    picture = picture_of("equipment", opened(ARTICLE))
    assert picture is not None
    strips = list(Column(ink_of("light"), 640).plot(picture))
    image = QImage(640, 1_200, QImage.Format.Format_Grayscale8)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(scale, scale)
    for strip in strips[: len(picture.lanes)]:
        assert strip.paint is not None
        painter.save()
        strip.paint(painter)
        painter.restore()
        painter.translate(0, strip.height)
    painter.end()
    # Left of all texts there are only the lines.
    found = [image.pixelColor(round(4 * scale), y).value() for y in range(image.height())]
    runs = [list(run) for is_line, run in groupby(found, lambda grey: grey < 255) if is_line]
    assert len(runs) == len(picture.lanes) - 1
    assert all(run == runs[0] for run in runs)
    assert len(set(runs[0])) == 1
