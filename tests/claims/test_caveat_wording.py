from tests.builders import caveat, sheet_of
from warloss_gui.claims.caveat_wording import CaveatWording, caveats_text, mark_number, word_caveats


def test_a_caveat_is_its_heading_and_its_words() -> None:
    important = CaveatWording(True, "Definition", "It is not said.", "definition")
    assert important.heading == "Important: Definition"
    assert important.whole == "Important: Definition. It is not said."
    minor = CaveatWording(False, "Rounding", "It is {round}.", "rounding")
    assert minor.heading == "Rounding"
    assert minor.whole == "Rounding. It is {round}."
    assert caveats_text([important, minor]) == f"• {important.whole}\n• {minor.whole}"


def test_where_there_is_little_room_a_caveat_is_said_in_short_or_by_its_kind() -> None:
    short = CaveatWording(True, "Definition", "It is not said.", "definition", "Not defined.")
    assert short.in_short == "Important: Definition. Not defined."
    assert short.brief == "Not defined"
    assert short.whole == "Important: Definition. It is not said."
    none = CaveatWording(True, "Definition", "It is not said.", "definition")
    assert (none.in_short, none.brief) == ("", "Definition")


def test_a_caveat_of_a_sheet_brings_its_short_form() -> None:
    caveats = [caveat("undefined", short="Not defined"), caveat("rounded", severity="minor")]
    sheet = sheet_of(caveats=caveats)
    assert [one.short for one in word_caveats(("rounded", "undefined"), sheet)] == ["Not defined", ""]


def test_only_a_number_with_caveats_has_the_mark() -> None:
    assert mark_number("at least 400,000", [None]) == "at least 400,000†"
    assert mark_number("at least 400,000", ()) == "at least 400,000"
