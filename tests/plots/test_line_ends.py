"""The labels at the ends of the lines of a history."""

import pytest

from tests.history.builders import on, series
from tests.plots.histories import (
    all_history,
    laid_out,
    month_ends,
    of_claimant,
    shown,
    tank_history,
    tanks,
    whole_record,
)
from warloss_gui.plots.line_ends import place_ends

pytestmark = pytest.mark.usefixtures("qapp")


def test_labels_beside_ends_that_are_near_share_the_room_around_them() -> None:
    made = tank_history(shown(month_ends(), whole_record(61)))
    layout = laid_out(made)
    texts, leaders = place_ends(layout, made.whole)
    upper, lower = sorted(texts, key=lambda text: text.rect.top())
    assert upper.rect.bottom() == pytest.approx(lower.rect.top())
    assert len(leaders) == 2
    for leader in leaders:
        assert leader.x1() == pytest.approx(layout.area.right())
    alone = laid_out(tank_history(shown(whole_record())))
    assert place_ends(alone, alone.timeline.whole)[1] == []


def test_a_line_that_ends_early_is_named_at_its_end() -> None:
    made = tank_history(shown(tanks(1, 2, 3), month_ends()))
    layout = laid_out(made)
    early = next(text for text in place_ends(layout, made.whole)[0] if text.text.startswith("each day"))
    assert early.rect.left() == pytest.approx(layout.x(on(3), made.whole) + layout.sizes.gap)
    assert early.rect.right() < layout.area.right()


def test_a_line_that_is_not_seen_has_no_label() -> None:
    made = tank_history(shown(tanks(1, 2, 3), month_ends()))
    layout = laid_out(made)
    end = made.whole.scaled(0.3, 1.0, made.whole)
    assert [text.text for text in place_ends(layout, end)[0]] == ["month ends: 700, 31 July 2025"]
    late = all_history(
        shown(of_claimant(series(1, 2, days=(1, 90)), series(5, category="drones", days=(90,))))
    )
    start = late.whole.scaled(0.3, 0.0, late.whole)
    assert [text.text for text in place_ends(laid_out(late), start)[0]] == ["Tanks"]


def test_a_total_of_nothing_has_no_label_on_a_log_scale() -> None:
    made = all_history(shown(tanks(0)))
    assert place_ends(laid_out(made), made.whole) == ([], [])


def test_the_label_of_the_end_says_the_total_at_the_edge_of_what_is_seen() -> None:
    made = tank_history(shown(tanks(*range(100, 200))))
    start = made.whole.scaled(0.2, 0.0, made.whole)
    (end,), _leaders = place_ends(laid_out(made), start)
    assert end.text == "119"
