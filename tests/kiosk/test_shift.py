from warloss_gui.kiosk.shift import Shift


def test_it_moves_when_it_has_stood_for_long_enough() -> None:
    shift = Shift(4, 100.0)
    assert not shift.is_due(279.9)
    assert shift.is_due(280.0)
    shift.move(280.0)
    assert not shift.is_due(459.9)
    assert shift.is_due(460.0)


def test_it_moves_in_sight_only_after_long() -> None:
    shift = Shift(4, 100.0)
    assert not shift.is_overdue(699.9)
    assert shift.is_overdue(700.0)


def test_it_goes_through_all_places_around_the_middle_and_begins_again() -> None:
    shift = Shift(3, 0.0)
    places = [shift.move(now) for now in range(18)]
    assert set(places) == {(x, y) for x in (-3, 0, 3) for y in (-3, 0, 3)}
    assert places[:9] == places[9:]
    assert places[0] != (0, 0)


def test_without_pixels_it_stays() -> None:
    assert not Shift(0, 0.0).is_due(1_000.0)
    assert not Shift(0, 0.0).is_overdue(1_000.0)
