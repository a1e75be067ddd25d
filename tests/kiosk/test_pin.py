"""The PIN: salted, compared as a whole, and slower to try each time."""

import re

import pytest

from warloss_gui.kiosk import pin


def test_a_hash_matches_its_pin_and_no_other() -> None:
    made = pin.hashed("2468")
    assert re.match(pin.HASHED, made)
    assert pin.matches("2468", made)
    assert not pin.matches("2469", made)
    assert not pin.matches("", made)


def test_no_two_hashes_of_a_pin_are_the_same() -> None:
    assert pin.hashed("2468") != pin.hashed("2468")


@pytest.mark.parametrize("wrong", ["", "123", "1234567890123", "12a4", "１２３４", "12 34", "1234\n"])  # noqa: RUF001
def test_a_pin_has_4_to_12_digits(wrong: str) -> None:
    with pytest.raises(ValueError, match="4 to 12 digits"):
        pin.hashed(wrong)


def test_wrong_pins_are_slower_and_slower_to_try() -> None:
    assert [pin.delay(wrong) for wrong in (0, 1, 2, 3, 4, 5)] == [0, 0, 0, 2, 4, 8]
    assert pin.delay(11) == pin.delay(10_000) == 300
