from datetime import date

from pytestqt.qtbot import QtBot

from tests.builders import claim, counts, equipment, note, period, quantity, sheet, sheet_of
from tests.conftest import OpenSheet
from tests.history.builders import on, record, series
from tests.screen import card_texts, chosen_id, focused, rows, settle, show, texts, turn
from tests.screen import equipment as equipment_tab
from warloss_gui.app import Program
from warloss_gui.claims.comparison import compare
from warloss_gui.claims.sheet import FactSheet
from warloss_gui.history.shown import Shown
from warloss_gui.history.travel import Journey

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


# On another day, and beside others

TOTAL = {"counts": counts(), "period": period()}
TANKS = equipment(**TOTAL)
SUBMARINES = equipment(
    id="submarines", equipment_class="submarines", quantity=quantity(1, unit="item"), **TOTAL
)
RECORD = record(
    series(100, 101, 102, category="tanks"),
    series(1, category="submarines", days=[3]),
    claimant="General Staff",
)


def on_day(own: FactSheet, day: date | None) -> Shown:
    return Shown(own, own if day is None else Journey(own, RECORD).on(day), (RECORD,), day)


def is_history_of(program: Program, title: str, qtbot: QtBot) -> bool:
    turn(qtbot)
    found = texts(equipment_tab(program).history)
    return any(text.startswith(f"{title}: the claimed total") for text in found)


def test_a_class_that_a_report_does_not_have_stays_chosen(article: Program, qtbot: QtBot) -> None:
    article.window.show_tab("equipment")
    tab, own = equipment_tab(article), sheet_of(figures=[TANKS, SUBMARINES])
    tab.show_sheet(on_day(own, None))
    assert is_history_of(article, "Tanks", qtbot)
    tab.browser.choose("submarines")
    for day, shown in ((on(1), "tanks"), (on(2), "tanks"), (on(3), "submarines"), (on(1), "tanks")):
        tab.show_sheet(on_day(own, day))
        assert chosen_id(tab.browser) == shown
        assert is_history_of(article, "Submarines", qtbot)
    tab.show_sheet(on_day(own, None))
    assert is_history_of(article, "Submarines", qtbot)
    assert chosen_id(tab.browser) == "submarines"


def test_of_a_sheet_without_the_chosen_class_the_history_is_that_of_the_one_shown(
    article: Program, qtbot: QtBot
) -> None:
    article.window.show_tab("equipment")
    tab = equipment_tab(article)
    tab.show_sheet(on_day(sheet_of(figures=[TANKS, SUBMARINES]), None))
    tab.browser.choose("submarines")
    tab.show_sheet(on_day(sheet_of(figures=[TANKS]), None))
    assert is_history_of(article, "Tanks", qtbot)


def test_what_both_sheets_have_is_counted_and_what_one_has_is_listed(article: Program, qtbot: QtBot) -> None:
    article.window.show_tab("equipment")
    tab, own = equipment_tab(article), sheet_of(figures=[equipment()])
    damaged = equipment(id="damaged", claim=claim("ministry"), counts=counts("damaged"))
    comparison = compare(own, sheet_of(figures=[equipment(), damaged], title="The second"))
    tab.show_sheet(Shown(own, own, comparison=comparison))
    settle(article, qtbot)
    assert texts(tab.refused)[:3] == [
        "Not shown beside these figures",
        "1 figure of the sheet “The second” stands beside none of the figures here.",
        "1 figure of the second sheet is in this sheet too.",
    ]
    tab.show_sheet(Shown(own, own))
    assert not tab.refused.isVisible()
