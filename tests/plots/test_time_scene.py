"""What is seen of a part of time: nothing overlaps or is cut, whatever width, text and time."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import combinations, pairwise

import pytest
from PySide6.QtCore import QRectF, Qt

from tests.builders import quantity, stated
from tests.history.builders import on
from tests.plots.histories import (
    SIZES,
    all_history,
    equipment,
    histories,
    laid_out,
    shown,
    tank_history,
    tanks,
    whole_record,
)
from tests.plots.pictures import holds, overlap
from warloss_gui.history.record import Marked
from warloss_gui.plots.axes import DaySpan
from warloss_gui.plots.history_picture import Timeline
from warloss_gui.plots.texts import Text
from warloss_gui.plots.time_layout import TimeLayout
from warloss_gui.plots.time_scene import ClaimPlace, GuidePlace, Scene, scene_of

pytestmark = pytest.mark.usefixtures("qapp")


def scenes(layout: TimeLayout) -> Iterator[Scene]:
    """All of the time, and parts of it from its start to its end."""
    whole = layout.timeline.whole
    yield scene_of(layout, whole)
    for factor in (0.5, 0.1):
        seen = whole.scaled(factor, 0.0, whole)
        for part in range(5):
            yield scene_of(layout, seen.moved(part * whole.length / 5, whole))


@pytest.mark.parametrize(("width", "size"), SIZES)
def test_no_text_is_cut_or_covers_another(width: int, size: int) -> None:
    for made in histories():
        layout = laid_out(made, width, size)
        frame = QRectF(0, 0, layout.width, layout.height)
        for scene in scenes(layout):
            texts = [*layout.values, *scene.texts]
            assert texts
            for text in texts:
                assert holds(frame, text.rect), (made.title, text)
            for one, other in combinations([text for text in texts if text.role != "value"], 2):
                assert not overlap(one.rect, other.rect), (made.title, one, other)


def test_every_label_runs_as_its_first_letters_do() -> None:
    made = tank_history(shown(tanks(*(500 * n for n in range(61)), days=range(-20, 41))))
    guides = tuple(replace(guide, label=f"הארץ {guide.label}") for guide in made.guides)
    claims = tuple(replace(claim, label=f"הארץ {claim.label}") for claim in made.claims)
    assert guides
    assert claims
    scene = scene_of(laid_out(replace(made, guides=guides, claims=claims)), made.whole)
    turned = [text for one in (*scene.guides, *scene.claims) for text in texts_of(one)]
    assert {text.direction for text in turned} == {Qt.TextFlag.TextForceRightToLeft}
    others = [text for _x, text in scene.ticks]
    assert {text.direction for text in others} == {Qt.TextFlag.TextForceLeftToRight}


def texts_of(place: GuidePlace | ClaimPlace) -> tuple[Text, ...]:
    """The lines of what is written beside a guide or a figure."""
    texts = place.texts if isinstance(place, GuidePlace) else place.label
    assert texts
    return texts


def test_the_figure_stands_at_its_date_and_is_labelled_where_the_line_is_not() -> None:
    made = tank_history(shown(tanks(*(500 * n for n in range(61)), days=range(-20, 41))))
    layout = laid_out(made)
    (claim,) = scene_of(layout, made.whole).claims
    assert claim.high.x() == claim.low.x() == claim.left == layout.x(date(2025, 6, 5), made.whole)
    assert claim.high.y() == layout.y(10_980 / 30_000)
    (label,) = claim.label
    assert label.text == "10,980†"
    assert label.rect.right() < claim.high.x()
    assert label.rect.bottom() < claim.high.y()
    at_the_edge = DaySpan(on(5).toordinal(), on(35).toordinal())
    (moved,) = scene_of(layout, at_the_edge).claims
    assert moved.label[0].rect.left() > moved.high.x()
    assert moved.label[0].rect.top() > moved.high.y()
    after = made.whole.scaled(0.3, 1.0, made.whole)
    assert scene_of(layout, after).claims == ()


def test_a_figure_of_nothing_has_no_place_on_a_log_scale() -> None:
    made = all_history(shown(tanks(3), figures=[equipment(quantity=quantity(0, unit="item"))]))
    assert scene_of(laid_out(made), made.whole).claims == ()


def test_an_uncertain_date_reaches_from_its_first_day_to_its_last() -> None:
    made = tank_history(shown(tanks(*range(1, 40)), figures=[equipment(as_of=stated("2025-06"))]))
    layout = laid_out(made)
    (claim,) = scene_of(layout, made.whole).claims
    assert claim.left == layout.x(date(2025, 6, 1), made.whole)
    assert claim.high.x() == layout.x(date(2025, 6, 30), made.whole)


def test_guides_begin_below_their_labels_and_are_seen_on_their_days_only() -> None:
    made = tank_history(shown(whole_record(), day=on(30)))
    layout = laid_out(made)
    guides = scene_of(layout, made.whole).guides
    assert [place.guide.kind for place in guides] == ["break", "sheet", "travelled"]
    for place in guides:
        assert place.line.x1() == layout.x(place.guide.day, made.whole)
        assert place.line.y1() == place.texts[-1].rect.bottom()
        assert place.line.y2() == layout.area.bottom()
    for above, below in pairwise(guides):
        assert above.texts[-1].rect.bottom() <= below.texts[0].rect.top()
    late = made.whole.scaled(0.35, 1.0, made.whole)
    assert [place.guide.kind for place in scene_of(layout, late).guides] == ["travelled"]


def with_events(*labels: str) -> Timeline:
    """Tanks of forty days, with an event every other day."""
    marks = tuple(Marked(on(2 * place), label, "") for place, label in enumerate(labels, 1))
    return tank_history(shown(replace(tanks(*range(1, 41)), events=marks), day=on(30)))


def test_events_share_two_lines_for_their_labels_below_those_of_other_guides() -> None:
    made = with_events(*(f"Event {n} of those that happened" for n in range(12)))
    layout = laid_out(made)
    places = scene_of(layout, made.whole).guides
    assert [place.guide.kind for place in places] == ["sheet", "travelled", *["event"] * 12]
    events = [place for place in places if place.guide.kind == "event"]
    labelled = [place for place in events if place.texts]
    assert 0 < len(labelled) < 12
    assert len({place.texts[0].rect.top() for place in labelled}) == 2
    above = max(text.rect.bottom() for place in places[:2] for text in place.texts)
    for place in events:
        assert place.line.x1() == layout.x(place.guide.day, made.whole)
        assert place.line.y2() == layout.area.bottom()
        if place.texts:
            assert place.texts[0].rect.top() >= above
            assert place.line.y1() == place.texts[0].rect.bottom() <= layout.area.top()
        else:
            assert place.line.y1() == layout.area.top()
    # With more room for the days more of them are named.
    near = made.whole.scaled(0.3, 0.0, made.whole)
    closer = [place for place in scene_of(layout, near).guides if place.guide.kind == "event"]
    named = sum(bool(place.texts) for place in closer)
    assert named / len(closer) > len(labelled) / 12


def test_one_event_takes_one_line_and_a_label_wider_than_the_picture_has_none() -> None:
    made = with_events("An event " * 30)
    layout = laid_out(made, 480)
    assert layout.event_rows == 1
    (event,) = (place for place in scene_of(layout, made.whole).guides if place.guide.kind == "event")
    assert event.texts == ()
    assert laid_out(with_events()).event_rows == 0


def test_guides_beyond_the_room_have_no_label() -> None:
    made = tank_history(shown(whole_record(), day=on(30)))
    layout = laid_out(made, 480, 28)
    guides = scene_of(layout, made.whole).guides
    assert sum(len(place.texts) for place in guides) <= 4
    assert all(place.line.y1() <= layout.area.top() for place in guides)
