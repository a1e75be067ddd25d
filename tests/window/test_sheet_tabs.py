"""What the tabs are called: as usual, or as the sheet calls them; and all that a sheet can say, in them."""

import pytest
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from tests.builders import sheet
from tests.conftest import OpenSheet
from tests.full_sheet import full_sheet
from tests.screen import card_texts, equipment, personnel, rows, show, statements, texts
from warloss_gui.app import Program
from warloss_gui.claims.parts import tab_titles
from warloss_gui.window.export_dialog import ExportDialog


def titles(program: Program) -> list[str]:
    tabs = program.window.sheet_page.tabs
    return [tabs.tabText(i) for i in range(tabs.count())]


@pytest.fixture
def full(program: Program, open_sheet: OpenSheet, qtbot: QtBot) -> Program:
    """The window with a sheet that says all that one can say."""
    open_sheet(full_sheet().as_document().encode())
    show(program, qtbot)
    return program


def test_the_tabs_are_called_as_the_sheet_calls_them(
    full: Program, open_sheet: OpenSheet, qtbot: QtBot
) -> None:
    assert titles(full) == ["People", "Things && vehicles", "Allied contingents", "Statements"]
    assert "Things & vehicles" in {key.purpose for key in full.window.menus.keys()}  # noqa: SIM118 - no dict
    open_sheet(sheet())
    show(full, qtbot)
    assert titles(full) == list(tab_titles().values())
    assert {"Personnel", "Equipment"} <= {key.purpose for key in full.window.menus.keys()}  # noqa: SIM118 - no dict


def test_a_long_title_is_shortened_and_told_by_hover(
    program: Program, open_sheet: OpenSheet, qtbot: QtBot
) -> None:
    long = "W" * 100
    open_sheet(sheet(titles={"statements": long}))
    show(program, qtbot)
    tabs = program.window.sheet_page.tabs
    assert tabs.tabText(3) == "W" * 27 + "…"
    assert long in tabs.tabToolTip(3)
    assert tabs.tabToolTip(0) == ""


def test_the_export_offers_the_parts_by_their_titles(full: Program) -> None:
    full.window.menus.take_wanted.emit("export")
    (dialog,) = full.window.findChildren(ExportDialog)
    box = dialog.findChildren(QComboBox)[0]
    offered = [box.itemText(i) for i in range(box.count())]
    assert offered[1:3] == ["Only this part: People", "Only this part: Things & vehicles"]
    dialog.close()


def test_the_header_says_where_a_sheet_is_published_and_when_it_is_written_anew(full: Program) -> None:
    header = full.window.sheet_page.header
    assert header.when.text().endswith(" · next update due 5 August 2026")
    assert header.title.accessibleDescription().splitlines()[2:] == [
        "https://example.org/full.json",
        "Next update due 5 August 2026",
    ]


def test_a_table_has_parts_under_their_wholes_and_every_kind_of_number(full: Program) -> None:
    shown = [(row["Counted"], row["Number"]) for row in rows(personnel(full).browser.table)]
    assert shown == [
        ("Soldiers killed", "6,000†"),
        ("Women killed (a part of: soldiers killed)", "fewer than 100.50"),
        ("Soldiers killed", "7,000 (95.0 % confidence interval: 4,000 to 9,000)"),
        ("Soldiers killed", "tens of thousands"),
        ("Soldiers killed", "about 1,090 a day on average"),
        ("Hit", "1 of 4 houses"),
        ("Prisoners held", "6,000"),
        ("Soldiers killed", "6,500"),
        ("Soldiers killed", "6,600"),
    ]
    full.window.show_tab("equipment")
    assert [row["Equipment"] for row in rows(equipment(full).browser.table)] == ["Tanks", "Jet skis lost"]


def test_the_pane_says_that_a_claimant_has_two_numbers(full: Program) -> None:
    browser = personnel(full).browser
    browser.choose("again")
    sentence = "The same claimant has another number for this on that day; nothing is worked out from either."
    assert any(text.endswith(sentence) for text in texts(browser.pane))
    browser.choose("losses")
    assert not any(sentence in text for text in texts(browser.pane))


def test_what_stands_apart_says_its_unit(full: Program) -> None:
    cards = card_texts(personnel(full).context)
    assert cards[0][:2] == [
        "1,523.50 km² · Square kilometres taken",
        (
            "1,523.50 square kilometres taken (Russia), says the General Staff (the opposing side); "
            "as of 30 June 2025."
        ),
    ]


def test_quoted_words_have_their_translation_and_are_found_by_it(full: Program, qtbot: QtBot) -> None:
    full.window.show_tab("statements")
    tab = statements(full)
    assert next(card[2:4] for card in card_texts(tab.cards)) == ["“Бий.”", "In translation: Fight."]
    tab.search.insert("fight")
    qtbot.waitUntil(lambda: len(card_texts(tab.cards)) == 1)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_picture_of_such_a_sheet_is_drawn(full: Program, theme: str, qtbot: QtBot) -> None:
    full.window.menus.theme_wanted.emit(theme)
    for name in ("personnel", "equipment", "contingents", "statements"):
        full.window.sheet_page.tabs.show_tab(name)
        qtbot.waitUntil(lambda name=name: full.window.sheet_page.tabs.pages[name].is_drawn)
    assert full.window.grab().size().width() > 0
