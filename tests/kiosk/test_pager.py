from warloss_gui.kiosk.pager import Pager
from warloss_gui.kiosk.parts import Entry, Part

PARTS = [Part((Entry(str(i)),), ()) for i in range(3)]


def test_parts_are_worked_out_as_they_are_asked_for() -> None:
    asked: list[int] = []
    pager = Pager(asked.append(i) or part for i, part in enumerate(PARTS))
    assert (pager.count, pager.is_complete, asked) == (1, False, [])
    assert pager.part(1) is PARTS[1]
    assert (pager.count, asked) == (3, [0, 1])
    assert pager.part(0) is PARTS[0]
    assert asked == [0, 1]


def test_the_last_part_stands_for_all_that_would_follow() -> None:
    pager = Pager(iter(PARTS))
    assert pager.part(9) is PARTS[2]
    assert (pager.count, pager.is_complete) == (3, True)


def test_a_page_without_parts_has_none_to_show() -> None:
    pager = Pager(iter([]))
    assert pager.part(0) is None
    assert (pager.count, pager.is_complete) == (1, True)


def test_parts_can_be_found_ahead_of_time() -> None:
    pager = Pager(iter(PARTS))
    for _ in range(5):
        pager.find_next()
    assert (pager.count, pager.is_complete) == (3, True)


def test_the_part_that_says_something_is_found_by_it() -> None:
    pager = Pager(Part((Entry(name),), ()) for name in "abbc")
    assert [pager.place_of(name) for name in "abc"] == [0, 1, 3]
    assert pager.place_of("d") == 0
    assert pager.is_complete
