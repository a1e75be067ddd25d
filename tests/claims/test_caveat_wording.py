from warloss_gui.claims.caveat_wording import CaveatWording, caveats_text, mark_number


def test_a_caveat_is_its_heading_and_its_words() -> None:
    important = CaveatWording(True, "Definition", "It is not said.", "definition")
    assert important.heading == "Important: Definition"
    assert important.whole == "Important: Definition. It is not said."
    minor = CaveatWording(False, "Rounding", "It is {round}.", "rounding")
    assert minor.heading == "Rounding"
    assert minor.whole == "Rounding. It is {round}."
    assert caveats_text([important, minor]) == f"• {important.whole}\n• {minor.whole}"


def test_only_a_number_with_caveats_has_the_mark() -> None:
    assert mark_number("at least 400,000", [None]) == "at least 400,000†"
    assert mark_number("at least 400,000", ()) == "at least 400,000"
