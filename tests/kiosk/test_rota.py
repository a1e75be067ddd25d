"""The rota: pages follow one another, wait for visitors, keep their hours, and never leave the wall empty."""

from collections.abc import Hashable, Mapping
from datetime import datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warloss_gui.kiosk.rota import Hours, Moment, Rota, Standing, Stop

STOPS = (Stop("personnel", 20), Stop("equipment", 30), Stop("statements", 10))
IDLE = 60.0
NOON = datetime(2026, 3, 2, 12)  # noqa: DTZ001 - the time of day where the display hangs
MORNING = Hours(time(9), time(12))
NIGHT = Hours(time(22), time(6))


def at(
    now: float, clock: datetime = NOON, parts: Mapping[str, int] | None = None, failed: str = ""
) -> Moment:
    return Moment(now, clock, parts or {}, frozenset(failed.split()))


@pytest.fixture
def rota() -> Rota:
    return Rota(STOPS, IDLE)


def shown(rota: Rota, until: int, parts: Mapping[str, int] | None = None) -> list[tuple[int, Hashable, int]]:
    """Each change up to a second: when, which page, and which part of it."""
    standing = rota.begin(at(0, parts=parts))
    found = [(0, rota.stops[standing.stop].page, standing.part)]
    for now in range(1, until + 1):
        following = rota.go_on(standing, at(now, parts=parts))
        if following != standing:
            standing = following
            found.append((now, rota.stops[standing.stop].page, standing.part))
    return found


# Page by page


def test_each_page_has_its_time_and_then_the_next_one_follows(rota: Rota) -> None:
    assert shown(rota, 80) == [
        (0, "personnel", 0),
        (20, "equipment", 0),
        (50, "statements", 0),
        (60, "personnel", 0),
        (80, "equipment", 0),
    ]


def test_a_long_text_is_shown_part_by_part(rota: Rota) -> None:
    assert shown(rota, 70, {"statements": 3}) == [
        (0, "personnel", 0),
        (20, "equipment", 0),
        (50, "statements", 0),
        (60, "statements", 1),
        (70, "statements", 2),
    ]


def test_a_text_that_has_become_shorter_begins_again(rota: Rota) -> None:
    standing = Standing(2, 2, 50)
    assert rota.go_on(standing, at(51, parts={"statements": 3})) == standing
    assert rota.go_on(standing, at(51, parts={"statements": 2})) == Standing(2, 0, 51)


def test_a_night_of_sleep_is_not_made_up_for(rota: Rota) -> None:
    assert rota.go_on(Standing(0, 0, 0), at(40_000)) == Standing(1, 0, 40_000)


def test_a_rota_needs_a_page() -> None:
    with pytest.raises(ValueError, match="at least one page"):
        Rota((), IDLE)


# Visitors


def test_a_touch_holds_the_page_until_nobody_has_touched_it_for_a_while(rota: Rota) -> None:
    standing = rota.touch(Standing(1, 0, 20), at(25))
    assert rota.go_on(standing, at(84)) == standing
    standing = rota.touch(standing, at(84))
    assert rota.go_on(standing, at(143)) == standing
    assert rota.go_on(standing, at(144)) == Standing(0, 0, 144)


def test_arrows_lead_through_parts_and_pages_and_around(rota: Rota) -> None:
    parts = {"equipment": 2}
    moment = at(5, parts=parts)
    way = [Standing(0, 0, 0)]
    for _ in range(4):
        way.append(rota.forward(way[-1], moment))
    assert [(one.stop, one.part) for one in way] == [(0, 0), (1, 0), (1, 1), (2, 0), (0, 0)]
    back = [way[-1]]
    for _ in range(4):
        back.append(rota.back(back[-1], moment))
    assert [(one.stop, one.part) for one in back] == [(one.stop, one.part) for one in reversed(way)]


def test_a_visitor_who_goes_on_is_still_there(rota: Rota) -> None:
    standing = rota.touch(Standing(0, 0, 0), at(5))
    for following in (rota.forward(standing, at(6)), rota.back(standing, at(6))):
        assert following.touched == 5
        assert rota.go_on(following, at(64)) == following


def test_a_visitor_can_ask_for_a_page_by_name(rota: Rota) -> None:
    standing = rota.touch(Standing(0, 0, 0), at(5))
    assert rota.go_to(standing, "statements", at(6)) == Standing(2, 0, 6, 5)
    assert rota.go_to(standing, "nothing", at(6)) == standing
    assert rota.go_to(standing, "statements", at(6, failed="statements")) == standing


def test_a_visitor_reads_all_parts_of_a_page_outside_its_hours() -> None:
    rota = Rota((Stop("a", 10), Stop("b", 10, (MORNING,)), Stop("c", 10)), IDLE)
    moment = at(2, parts={"b": 2})
    asked = rota.go_to(rota.touch(Standing(0, 0, 0), moment), "b", moment)
    assert rota.forward(asked, moment) == Standing(1, 1, 2, 2)
    assert rota.forward(rota.forward(asked, moment), moment) == Standing(2, 0, 2, 2)
    assert rota.forward(asked, at(2, parts={"b": 2}, failed="b")) == Standing(2, 0, 2, 2)
    assert rota.forward(Standing(1, 0, 0), moment) == Standing(2, 0, 2)


# Hours of the day


@pytest.mark.parametrize(
    ("hours", "clock", "expected"),
    [
        (MORNING, time(9), True),
        (MORNING, time(11, 59, 59), True),
        (MORNING, time(12), False),
        (MORNING, time(8, 59), False),
        (NIGHT, time(22), True),
        (NIGHT, time(3), True),
        (NIGHT, time(6), False),
        (NIGHT, time(12), False),
        (Hours(time(9), time(9)), time(8), True),
    ],
)
def test_hours_hold_their_beginning_and_not_their_end(hours: Hours, clock: time, *, expected: bool) -> None:
    assert hours.hold(clock) is expected


def test_a_page_is_shown_in_its_hours_only() -> None:
    rota = Rota((Stop("a", 10, (MORNING, NIGHT)), Stop("b", 10)), IDLE)
    assert rota.begin(at(0)).stop == 1
    assert rota.begin(at(0, NOON.replace(hour=11))).stop == 0
    assert rota.begin(at(0, NOON.replace(hour=23))).stop == 0
    assert rota.go_on(Standing(1, 0, 0), at(10)) == Standing(1, 0, 10)


def test_a_page_goes_when_its_hours_end_or_the_clock_is_set() -> None:
    rota = Rota((Stop("a", 1_000, (MORNING,)), Stop("b", 10)), IDLE)
    standing = Standing(0, 0, 0)
    assert rota.go_on(standing, at(5, NOON.replace(hour=11))) == standing
    assert rota.go_on(standing, at(6, NOON)) == Standing(1, 0, 6)
    assert rota.go_on(Standing(1, 0, 6), at(16, NOON.replace(hour=10))) == Standing(0, 0, 16)


def test_the_wall_is_never_empty() -> None:
    rota = Rota((Stop("a", 10, (MORNING,)), Stop("b", 10, (MORNING,))), IDLE)
    assert rota.begin(at(0)).stop == 0
    assert rota.begin(at(0, failed="a")).stop == 1
    assert rota.begin(at(0, failed="a b")).stop == 0


# A page that cannot be shown


def test_a_page_that_failed_is_left_out(rota: Rota) -> None:
    assert rota.begin(at(0, failed="personnel")).stop == 1
    assert rota.go_on(Standing(1, 0, 0), at(1, failed="equipment")) == Standing(2, 0, 1)
    assert rota.forward(Standing(0, 0, 0), at(1, failed="equipment")).stop == 2
    assert rota.back(Standing(2, 0, 0), at(1, failed="equipment")).stop == 0


# For all rotas

clocks = st.datetimes(datetime(2026, 1, 1), datetime(2027, 1, 1))  # noqa: DTZ001
hours = st.builds(Hours, st.times(), st.times())
names = st.sampled_from("abcdefgh")
rotas = st.builds(
    Rota,
    st.lists(
        st.builds(Stop, names, st.integers(1, 600), st.lists(hours, max_size=2).map(tuple)),
        min_size=1,
        max_size=8,
    ),
    st.integers(1, 600),
)
moments = st.builds(
    Moment,
    st.integers(0, 10_000),
    clocks,
    st.dictionaries(names, st.integers(1, 4)),
    st.frozensets(names, max_size=3),
)


@given(rotas, moments)
def test_every_part_of_every_open_page_comes_around(rota: Rota, moment: Moment) -> None:
    first = rota.begin(moment)
    way = [first]
    while (following := rota.forward(way[-1], moment)) != first:
        way.append(following)
        assert len(way) <= 100
    usable = [stop for stop in rota.stops if stop.page not in moment.failed]
    wanted = [stop for stop in usable if stop.is_open(moment.clock.time())] or usable or [*rota.stops]
    expected = [(stop, part) for stop in wanted for part in range(moment.parts.get(stop.page, 1))]
    assert [(rota.stops[one.stop], one.part) for one in way] == expected
    back = first
    for one in reversed(way):
        back = rota.back(back, moment)
        assert (back.stop, back.part) == (one.stop, one.part)


@given(rotas, moments, st.data())
def test_nothing_changes_before_it_is_due(rota: Rota, moment: Moment, data: st.DataObject) -> None:
    standing = rota.begin(moment)
    if data.draw(st.booleans()):
        standing = rota.touch(standing, moment)
    due = rota.due(standing, moment)
    assert due > 0
    wait = data.draw(st.floats(0, due, exclude_max=True, allow_subnormal=False)) // 1
    later = Moment(moment.now + wait, moment.clock, moment.parts, moment.failed)
    assert rota.go_on(standing, later) == standing
    assert rota.due(standing, later) <= due


def test_what_is_due_is_the_end_of_the_page_of_the_visit_or_of_the_hours() -> None:
    rota = Rota((Stop("a", 1_000, (MORNING,)), Stop("b", 10)), IDLE)
    eleven = NOON.replace(hour=11, minute=59)
    assert rota.due(Standing(0, 0, 0), at(0, eleven)) == 60
    assert rota.due(Standing(1, 0, 0), at(4, eleven)) == 6
    assert rota.due(Standing(0, 0, 0, 3), at(4, eleven)) == 59
    assert rota.due(Standing(0, 0, 0), at(4, NOON)) == 0
    assert rota.due(Standing(0, 0, 0, 3), at(400, eleven)) == 0
