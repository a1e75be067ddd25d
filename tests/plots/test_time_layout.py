"""The frame of a history."""

import pytest

from tests.history.builders import on, series
from tests.plots.histories import (
    SIZES,
    all_history,
    bundled_shown,
    laid_out,
    of_claimant,
    shown,
    tank_history,
    tanks,
)
from warloss_gui.claims.phrases import EQUIPMENT
from warloss_gui.plots.time_scene import scene_of

CLASSES = [name for name in EQUIPMENT if name != "other"]
pytestmark = pytest.mark.usefixtures("qapp")


def test_a_day_and_a_total_stand_where_the_axes_say() -> None:
    made = tank_history(shown(tanks(0, 6_000, 12_000)))
    layout = laid_out(made)
    seen = made.whole
    area = layout.area
    assert layout.x(on(2), seen) == area.left() + seen.at(on(2)) * area.width()
    assert layout.day_at(layout.x(on(3), seen), seen) == pytest.approx(on(3).toordinal())
    assert layout.y(0) == area.bottom()
    assert layout.y(1) == area.top()
    heights = {text.text: text.rect.center().y() for text in layout.values}
    assert heights["0"] == pytest.approx(area.bottom())
    assert heights["12,000"] == pytest.approx(area.top())
    assert sorted(heights.values()) == pytest.approx(sorted(layout.value_lines))
    assert len(layout.values) <= 7


@pytest.mark.parametrize(("width", "size"), SIZES)
def test_every_class_is_named_at_its_end_or_in_the_key(width: int, size: int) -> None:
    made = all_history(bundled_shown())
    layout = laid_out(made, width, size)
    names = {line.name for line in made.lines}
    said = " ".join(text.text for text in scene_of(layout, made.whole).ends)
    if layout.is_numbered:
        assert sorted(map(int, said.split())) == list(range(1, len(names) + 1))
        assert {part.partition("\N{NO-BREAK SPACE}")[2] for part in layout.key.split(" · ")} == names
    else:
        assert layout.key == ""
        assert all(word in said for name in names for word in name.split())


def test_where_names_have_no_room_numbers_stand_for_them() -> None:
    parts = [series(10 + i, 20 + i, category=name) for i, name in enumerate(CLASSES)]
    layout = laid_out(all_history(shown(of_claimant(*parts))), 480, 28)
    assert layout.is_numbered
    assert layout.key.startswith("1\N{NO-BREAK SPACE}Tanks · 2\N{NO-BREAK SPACE}Armoured")
    ends = scene_of(layout, layout.timeline.whole).ends
    assert sorted(int(text.text) for text in ends) == list(range(1, len(CLASSES) + 1))
