from pytestqt.qtbot import QtBot

from tests.builders import equipment, note, sheet
from tests.conftest import OpenSheet
from tests.screen import card_texts, focused, rows, settle, show, texts
from tests.screen import equipment as equipment_tab
from warloss_gui.app import Program

STAFF = "General Staff of the Armed Forces of Ukraine"


def test_the_eleven_classes_with_claimant_and_date(article: Program) -> None:
    article.window.show_tab("equipment")
    shown = rows(equipment_tab(article).browser.table)
    assert list(shown[0]) == ["Equipment", "Number", "Party", "Claimant", "As of", "Caveats"]
    assert [(row["Equipment"], row["Number"]) for row in shown] == [
        ("Tanks", "10,980†"),
        ("Armoured fighting vehicles", "22,922†"),
        ("Vehicles and fuel tanks", "53,593†"),
        ("Artillery systems", "29,718†"),
        ("Multiple launch rocket systems", "1,427†"),
        ("Air defence systems", "1,190†"),
        ("Aeroplanes", "420†"),
        ("Helicopters", "340†"),
        ("Drones", "42,796†"),
        ("Ships and boats", "28†"),
        ("Submarines", "1†"),
    ]
    caveats = "6: definition, party to the conflict, scope unclear and editor’s note"
    others = {(row["Party"], row["Claimant"], row["As of"], row["Caveats"]) for row in shown}
    assert others == {("Russia", STAFF, "30 June 2025 (inferred)", caveats)}


def test_the_first_is_in_the_pane(article: Program) -> None:
    article.window.show_tab("equipment")
    assert texts(equipment_tab(article).browser.pane)[:2] == ["10,980†", "Tanks lost"]


def test_notes_are_shown_where_there_are_some(article: Program, open_sheet: OpenSheet, qtbot: QtBot) -> None:
    article.window.show_tab("equipment")
    tab = equipment_tab(article)
    assert not tab.notes.isVisible()
    open_sheet(sheet(figures=[equipment()], notes=[note(section="equipment")]))
    settle(article, qtbot)
    assert [card[0] for card in card_texts(tab.notes)] == ["Talks"]
    open_sheet(sheet())
    settle(article, qtbot)
    assert not tab.notes.isVisible()


def test_a_sheet_without_equipment_says_so(program: Program, open_sheet: OpenSheet, qtbot: QtBot) -> None:
    open_sheet(sheet())
    show(program, qtbot)
    program.window.show_tab("equipment")
    assert "This sheet has no figures here" in texts(equipment_tab(program).browser)


def test_the_table_takes_the_focus(article: Program) -> None:
    article.window.show_tab("equipment")
    equipment_tab(article).take_focus()
    assert focused() is equipment_tab(article).browser.table
