"""A lane in its place."""

import pytest
from PySide6.QtCore import Qt

from tests.plots.faults import faults_of
from tests.plots.pictures import lane, layout, mark, picture, row_texts, values
from tests.plots.sheets import WORD
from warloss_gui.plots.frame import MEASURED_LANES

pytestmark = pytest.mark.usefixtures("qapp")


def test_texts_of_very_many_lanes_are_shortened_to_their_room() -> None:
    shown = picture(
        *(lane(mark(f"m{i}", label="9" * 300), title=WORD * 4) for i in range(MEASURED_LANES + 1))
    )
    laid = layout(shown)
    title, value = (text.text for text in laid.row(7).texts)
    assert title.endswith("…")
    assert value.endswith("…")
    assert list(faults_of(laid.row(7), laid)) == []


def test_the_own_figure_stands_beside_the_title_and_its_peers_below() -> None:
    own = mark("own", 0.5, label="10,980†")
    others = [mark(f"own/{i}", 0.2, label="Oryx: at least 4,059†", figure="own") for i in range(9)]
    laid = layout(picture(lane(own, *others, detail="Detail"), lane(mark("alone"))))
    row = laid.row(0)
    first, *rest = row.spots
    title = next(text for text in row.texts if text.role == "title")
    assert title.rect.center().y() == pytest.approx(first.y)
    assert all(spot.y > first.y for spot in rest)
    assert len(values(laid)) == 1
    assert len([text for text in row.texts if text.role == "peer"]) == 9


def test_the_lines_of_a_lane_run_as_its_whole_text_does() -> None:
    name = "a ministry of defence and הארץ 12 of them"
    shown = layout(picture(lane(mark("a", label="1,234"), title=name, detail="הארץ 12 killed in all")), 320)
    flags = {(text.role, text.direction) for text in row_texts(shown)}
    assert sum(text.role == "title" for text in row_texts(shown)) > 2
    assert flags == {
        ("title", Qt.TextFlag.TextForceLeftToRight),
        ("detail", Qt.TextFlag.TextForceRightToLeft),
        ("value", Qt.TextFlag.TextForceLeftToRight),
    }
