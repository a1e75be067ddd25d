"""Where everything of a history goes: nothing overlaps or is cut, whatever width, text and time."""

from collections.abc import Iterator
from datetime import date
from itertools import combinations, pairwise

import pytest
from PySide6.QtCore import QRectF

from tests.builders import equipment, quantity, stated
from tests.history.builders import on, series
from tests.plots.histories import (
    all_history,
    month_ends,
    of_claimant,
    shown,
    tank_history,
    tanks,
    whole_record,
)
from tests.plots.pictures import fonts, holds, overlap
from warloss_gui import assets
from warloss_gui.claims.phrases import EQUIPMENT
from warloss_gui.documents.histories import read_history
from warloss_gui.documents.reader import read_file
from warloss_gui.history.shown import Shown
from warloss_gui.plots import timeline
from warloss_gui.plots.axes import DaySpan
from warloss_gui.plots.history_picture import Timeline
from warloss_gui.plots.time_layout import Scene, TimeLayout

pytestmark = pytest.mark.usefixtures("qapp")

SIZES = [(900, 14), (560, 14), (480, 14), (900, 28), (560, 28), (480, 28), (1280, 21)]
LINES = 14


def laid_out(made: Timeline, width: int = 900, size: int = 14) -> TimeLayout:
    lines = LINES if made.is_single else 21
    return TimeLayout(made, width, lines * size * 19 / 14, fonts(size))


def bundled() -> Shown:
    sheet = read_file(assets.path("factsheets/article.json")).sheet
    assert sheet is not None
    return Shown(sheet, sheet, (read_history(assets.path("history/general-staff-month-ends.json")),))


def histories() -> Iterator[Timeline]:
    """Histories of the bundled sheet, and some of two records that nearly agree."""
    made = bundled()
    yield from filter(None, (timeline.class_history(made, one) for one in made.own.figures))
    yield from filter(None, (timeline.all_classes(made),))
    two = shown(month_ends(), whole_record(61), day=on(40))
    yield tank_history(two)
    yield all_history(two)
    yield tank_history(shown(tanks(1)))


def scenes(layout: TimeLayout) -> Iterator[Scene]:
    """All of the time, and parts of it from its start to its end."""
    whole = layout.timeline.whole
    yield layout.scene(whole)
    for factor in (0.5, 0.1):
        seen = whole.scaled(factor, 0.0, whole)
        for part in range(5):
            yield layout.scene(seen.moved(part * whole.length / 5, whole))


@pytest.mark.parametrize(("width", "size"), SIZES)
def test_no_text_is_cut_or_covers_another(width: int, size: int) -> None:
    for made in histories():
        layout = laid_out(made, width, size)
        frame = QRectF(0, 0, layout.width, layout.height)
        for scene in scenes(layout):
            texts = [*(text for _y, text in layout.values), *scene.texts]
            assert texts
            for text in texts:
                assert holds(frame, text.rect), (made.title, text)
            for one, other in combinations([text for text in texts if text.role != "value"], 2):
                assert not overlap(one.rect, other.rect), (made.title, one, other)


@pytest.mark.parametrize(("width", "size"), SIZES)
def test_every_class_is_named_at_its_end_or_in_the_key(width: int, size: int) -> None:
    made = all_history(bundled())
    layout = laid_out(made, width, size)
    names = {line.name for line in made.lines}
    said = " ".join(text.text for text in layout.scene(made.whole).ends)
    if layout.is_numbered:
        assert sorted(map(int, said.split())) == list(range(1, len(names) + 1))
        assert {part.partition("\N{NO-BREAK SPACE}")[2] for part in layout.key.split(" · ")} == names
    else:
        assert layout.key == ""
        assert all(word in said for name in names for word in name.split())


def test_where_names_have_no_room_numbers_stand_for_them() -> None:
    parts = [series(10 + i, 20 + i, category=name) for i, name in enumerate(EQUIPMENT)]
    layout = laid_out(all_history(shown(of_claimant(*parts))), 480, 28)
    assert layout.is_numbered
    assert layout.key.startswith("1\N{NO-BREAK SPACE}Tanks · 2\N{NO-BREAK SPACE}Armoured")
    ends = layout.scene(layout.timeline.whole).ends
    assert sorted(int(text.text) for text in ends) == list(range(1, len(EQUIPMENT) + 1))


def test_a_day_and_a_total_stand_where_the_axes_say() -> None:
    made = tank_history(shown(tanks(0, 6_000, 12_000)))
    layout = laid_out(made)
    seen = made.whole
    area = layout.area
    assert layout.x(on(2), seen) == area.left() + seen.at(on(2)) * area.width()
    assert layout.day_at(layout.x(on(3), seen), seen) == pytest.approx(on(3).toordinal())
    assert layout.y(0) == area.bottom()
    assert layout.y(1) == area.top()
    heights = {text.text: y for y, text in layout.values}
    assert heights["0"] == area.bottom()
    assert heights["12,000"] == area.top()
    assert len(layout.values) <= 7


def test_labels_beside_ends_that_are_near_share_the_room_around_them() -> None:
    made = tank_history(shown(month_ends(), whole_record(61)))
    layout = laid_out(made)
    scene = layout.scene(made.whole)
    upper, lower = sorted(scene.ends, key=lambda text: text.rect.top())
    assert upper.rect.bottom() == pytest.approx(lower.rect.top())
    assert len(scene.leaders) == 2
    for leader in scene.leaders:
        assert leader.x1() == pytest.approx(layout.area.right())
    alone = laid_out(tank_history(shown(whole_record())))
    assert alone.scene(alone.timeline.whole).leaders == ()


def test_a_line_that_ends_early_is_named_at_its_end() -> None:
    made = tank_history(shown(tanks(1, 2, 3), month_ends()))
    layout = laid_out(made)
    early = next(text for text in layout.scene(made.whole).ends if text.text.startswith("each day"))
    assert early.rect.left() == pytest.approx(layout.x(on(3), made.whole) + layout.gap)
    assert early.rect.right() < layout.area.right()


def test_a_line_that_is_not_seen_has_no_label() -> None:
    made = tank_history(shown(tanks(1, 2, 3), month_ends()))
    layout = laid_out(made)
    end = made.whole.scaled(0.3, 1.0, made.whole)
    assert [text.text for text in layout.scene(end).ends] == ["month ends: 700, 31 July 2025"]
    late = all_history(
        shown(of_claimant(series(1, 2, days=(1, 90)), series(5, category="drones", days=(90,))))
    )
    start = late.whole.scaled(0.3, 0.0, late.whole)
    assert [text.text for text in laid_out(late).scene(start).ends] == ["Tanks"]


def test_a_total_of_nothing_has_no_label_on_a_log_scale() -> None:
    made = all_history(shown(tanks(0)))
    assert laid_out(made).scene(made.whole).ends == ()


def test_the_label_of_the_end_says_the_total_at_the_edge_of_what_is_seen() -> None:
    made = tank_history(shown(tanks(*range(100, 200))))
    start = made.whole.scaled(0.2, 0.0, made.whole)
    (end,) = laid_out(made).scene(start).ends
    assert end.text == "119"


def test_the_figure_stands_at_its_date_and_is_labelled_where_the_line_is_not() -> None:
    made = tank_history(shown(tanks(*(500 * n for n in range(61)), days=range(-20, 41))))
    layout = laid_out(made)
    (claim,) = layout.scene(made.whole).claims
    assert claim.high.x() == claim.low.x() == claim.left == layout.x(date(2025, 6, 5), made.whole)
    assert claim.high.y() == layout.y(10_980 / 30_000)
    (label,) = claim.label
    assert label.text == "10,980†"
    assert label.rect.right() < claim.high.x()
    assert label.rect.bottom() < claim.high.y()
    at_the_edge = DaySpan(on(5).toordinal(), on(35).toordinal())
    (moved,) = layout.scene(at_the_edge).claims
    assert moved.label[0].rect.left() > moved.high.x()
    assert moved.label[0].rect.top() > moved.high.y()
    after = made.whole.scaled(0.3, 1.0, made.whole)
    assert layout.scene(after).claims == ()


def test_a_figure_of_nothing_has_no_place_on_a_log_scale() -> None:
    made = all_history(shown(tanks(3), figures=[equipment(quantity=quantity(0, unit="item"))]))
    assert laid_out(made).scene(made.whole).claims == ()


def test_an_uncertain_date_reaches_from_its_first_day_to_its_last() -> None:
    made = tank_history(shown(tanks(*range(1, 40)), figures=[equipment(as_of=stated("2025-06"))]))
    layout = laid_out(made)
    (claim,) = layout.scene(made.whole).claims
    assert claim.left == layout.x(date(2025, 6, 1), made.whole)
    assert claim.high.x() == layout.x(date(2025, 6, 30), made.whole)


def test_guides_begin_below_their_labels_and_are_seen_on_their_days_only() -> None:
    made = tank_history(shown(whole_record(), day=on(30)))
    layout = laid_out(made)
    guides = layout.scene(made.whole).guides
    assert [place.guide.kind for place in guides] == ["break", "sheet", "travelled"]
    for place in guides:
        assert place.line.x1() == layout.x(place.guide.day, made.whole)
        assert place.line.y1() == place.texts[-1].rect.bottom()
        assert place.line.y2() == layout.area.bottom()
    for above, below in pairwise(guides):
        assert above.texts[-1].rect.bottom() <= below.texts[0].rect.top()
    late = made.whole.scaled(0.35, 1.0, made.whole)
    assert [place.guide.kind for place in layout.scene(late).guides] == ["travelled"]


def test_guides_beyond_the_room_have_no_label() -> None:
    made = tank_history(shown(whole_record(), day=on(30)))
    layout = laid_out(made, 480, 28)
    guides = layout.scene(made.whole).guides
    assert sum(len(place.texts) for place in guides) <= 4
    assert all(place.line.y1() <= layout.area.top() for place in guides)
