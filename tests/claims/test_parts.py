from tests.builders import sheet_of
from warloss_gui.claims.parts import TAB_NAMES, tab_titles


def test_the_parts_have_titles_in_their_order() -> None:
    assert tab_titles() == {
        "personnel": "Personnel",
        "equipment": "Equipment",
        "contingents": "Allied contingents",
        "statements": "Statements",
    }
    assert tuple(tab_titles()) == TAB_NAMES


def test_a_sheet_calls_its_parts_as_it_likes() -> None:
    own = sheet_of(titles={"personnel": "People", "contingents": "Volunteers"})
    assert list(tab_titles(own).values()) == ["People", "Equipment", "Volunteers", "Statements"]
    assert tab_titles(sheet_of()) == tab_titles()
