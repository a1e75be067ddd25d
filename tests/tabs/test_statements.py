import json

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from tests.builders import sheet, stated, statement
from tests.conftest import OpenSheet
from tests.screen import (
    ARTICLE,
    card_texts,
    click,
    click_cell,
    focus,
    focused,
    hide_tip,
    is_seen,
    part,
    press,
    settle,
    show,
    spoken,
    statements,
    texts,
    tip,
    top_of,
    turn,
)
from warloss_gui.app import Program
from warloss_gui.claims.statement_wording import word_statement
from warloss_gui.plots.points import Points
from warloss_gui.qt.plain import tooltip
from warloss_gui.tabs.statements import StatementsTab
from warloss_gui.widgets.card_column import PAGE
from warloss_gui.widgets.text_card import TextCard


@pytest.fixture
def shown(article: Program) -> Program:
    article.window.show_tab("statements")
    return article


def count_text(program: Program) -> str:
    """What stands beside the search."""
    (found,) = [text for text in texts(statements(program)) if "statement" in text and len(text) < 40]
    return found


def search(program: Program, text: str, qtbot: QtBot) -> None:
    statements(program).search.clear()
    statements(program).search.insert(text)
    turn(qtbot)


def speakers(program: Program) -> list[str]:
    return [card[0] for card in card_texts(statements(program).cards)]


def test_two_cards_with_speaker_date_channel_and_caveats(shown: Program) -> None:
    first, second = card_texts(statements(shown).cards)
    assert first[:2] == [
        "Vladimir Putin",
        (
            "President of Russia, 24 February 2022 (inferred), televised address to the nation, "
            "before the invasion began"
        ),
    ]
    assert second[:2] == ["Volodymyr Zelensky", "President of Ukraine, 24 February 2022, post on Twitter"]
    assert first[-3] == (
        "Word for word as the source prints it, translated. "
        "Source: Undated news article, paragraphs 8, 9 and 10. It names neither its outlet nor its date.\n"
        "The article places the address before the invasion and gives no day. "
        "The words are from the address of 24 February 2022."
    )
    assert first[-2] == second[-2] == "Wording differs"
    assert first[-1].startswith("The Kremlin’s own English text")
    assert second[-1].startswith("The original post makes the comparison")
    assert count_text(shown) == "2 statements"


def test_the_passages_stand_word_for_word(shown: Program) -> None:
    document = json.loads(ARTICLE.read_text("utf-8"))
    passages = [[p["text"] for p in made["passages"]] for made in document["statements"]]
    assert [len(words) for words in passages] == [3, 2]
    assert [card[2:-3] for card in card_texts(statements(shown).cards)] == [
        [f"“{words}”" for words in made] for made in passages
    ]


def test_a_card_is_read_out_and_opens_by_key(shown: Program, qtbot: QtBot) -> None:
    sheet_ = shown.store.sheet
    assert sheet_ is not None
    for card, made in zip(statements(shown).cards.cards, sheet_.statements, strict=True):
        wording = word_statement(made, sheet_)
        focus(card, qtbot)
        press(card, Qt.Key.Key_Space)
        assert tip() == tooltip(wording.text)
        assert spoken(card)[1:] == (wording.attribution, wording.text)
        hide_tip(qtbot)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("nazi", ["Volodymyr Zelensky"]),
        ("PRESIDENT ukraine", ["Vladimir Putin", "Volodymyr Zelensky"]),
        ("president of ukraine twitter", ["Volodymyr Zelensky"]),
        ("televised", ["Vladimir Putin"]),
        ("putin motherland", ["Vladimir Putin"]),
        ("  ", ["Vladimir Putin", "Volodymyr Zelensky"]),
        ("nowhere", []),
    ],
)
def test_the_search_finds_every_word_in_any_case(
    shown: Program, qtbot: QtBot, words: str, found: list[str]
) -> None:
    search(shown, words, qtbot)
    assert speakers(shown) == found


def test_the_search_says_how_many_it_found(shown: Program, qtbot: QtBot) -> None:
    search(shown, "nazi", qtbot)
    assert count_text(shown) == "1 of 2 statements"
    search(shown, "nowhere", qtbot)
    assert count_text(shown) == "0 of 2 statements"
    search(shown, "", qtbot)
    assert count_text(shown) == "2 statements"


def test_the_search_is_kept_when_the_sheet_changes(
    shown: Program, open_sheet: OpenSheet, qtbot: QtBot
) -> None:
    search(shown, "first", qtbot)
    made = [statement(id="a"), statement(id="b", passages=[{"text": "Another."}])]
    open_sheet(sheet(statements=made))
    settle(shown, qtbot)
    assert statements(shown).search.text() == "first"
    assert count_text(shown) == "1 of 2 statements"
    assert len(statements(shown).cards.cards) == 1


def test_one_statement_is_counted_as_one(program: Program, open_sheet: OpenSheet, qtbot: QtBot) -> None:
    open_sheet(sheet(statements=[statement()]))
    program.window.show_tab("statements")
    show(program, qtbot)
    assert count_text(program) == "1 statement"


def test_a_sheet_without_statements_says_so(program: Program, open_sheet: OpenSheet, qtbot: QtBot) -> None:
    open_sheet(sheet())
    program.window.show_tab("statements")
    show(program, qtbot)
    assert "This sheet has no statements" in texts(statements(program))
    assert card_texts(statements(program).cards) == []


def many(program: Program, open_sheet: OpenSheet, qtbot: QtBot, count: int) -> StatementsTab:
    """The tab with so many statements, each of a day of its own, in a window that holds a few of them."""
    days = [stated(f"20{10 + i // 300}-{i // 25 % 12 + 1:02}-{i % 25 + 1:02}") for i in range(count)]
    open_sheet(sheet(statements=[statement(id=f"s{i}", date=day) for i, day in enumerate(days)]))
    program.window.show_tab("statements")
    program.window.resize(900, 600)
    show(program, qtbot)
    return statements(program)


def test_a_search_shows_the_first_few_that_it_finds_and_stays_where_it_is(
    program: Program, open_sheet: OpenSheet, qtbot: QtBot
) -> None:
    tab = many(program, open_sheet, qtbot, 50)
    click(part(tab.cards, QPushButton))
    turn(qtbot)
    assert len(tab.cards.cards) == 2 * PAGE
    focus(tab.search, qtbot)
    tab.page.verticalScrollBar().setValue(top_of(tab.search) - 20)
    place = tab.search.mapTo(tab, QPoint())
    for typed, found in (("first", PAGE), ("nowhere", 0), ("first", PAGE)):
        search(program, typed, qtbot)
        assert len(tab.cards.cards) == found
        assert tab.search.mapTo(tab, QPoint()) == place
    assert is_seen(tab.search)


def test_the_search_has_a_name_and_a_key_that_brings_it_into_view(
    program: Program, open_sheet: OpenSheet, qtbot: QtBot
) -> None:
    tab = many(program, open_sheet, qtbot, 50)
    assert spoken(tab.search).name == "Search these statements"
    card = tab.cards.cards[0]
    focus(card, qtbot)
    bar = tab.page.verticalScrollBar()
    bar.setValue(bar.maximum())
    assert not is_seen(tab.search)
    QTest.keySequence(card, QKeySequence(QKeySequence.StandardKey.Find))
    assert focused() is tab.search
    assert is_seen(tab.search)
    assert not tab.search.acceptDrops()


# The picture


def choose_mark(tab: StatementsTab, statement_id: str, qtbot: QtBot) -> Points:
    """Choose a mark in the picture; nothing else happens yet."""
    points = tab.plot.stage.points
    focus(points, qtbot)
    points.choose(statement_id)
    assert points.chosen == statement_id
    return points


def beginning_is_seen(card: TextCard) -> bool:
    return is_seen(card, QRect(0, 0, card.width(), min(card.height(), 60)))


def test_a_click_on_a_mark_leads_to_its_card(shown: Program, qtbot: QtBot) -> None:
    tab = statements(shown)
    shown.window.resize(900, 600)
    turn(qtbot)
    points = tab.plot.stage.points
    for row in (1, 0, 1):
        tab.page.verticalScrollBar().setValue(0)
        click_cell(points, points.model().index(row, 0))
        card = tab.cards.cards[row]
        assert card.hasFocus()
        assert beginning_is_seen(card)


def test_enter_on_a_mark_leads_to_its_card_even_if_it_is_not_made_yet(
    program: Program, open_sheet: OpenSheet, qtbot: QtBot
) -> None:
    tab = many(program, open_sheet, qtbot, 100)
    for place, made in ((3, PAGE), (57, 58), (99, 100), (0, 100)):
        press(choose_mark(tab, f"s{place}", qtbot), Qt.Key.Key_Return)
        qtbot.waitUntil(lambda made=made: len(tab.cards.cards) == made)
        turn(qtbot)
        assert len(tab.cards.cards) == made
        card = tab.cards.cards[place]
        assert card.hasFocus()
        assert beginning_is_seen(card)


def test_a_search_that_leaves_out_the_card_of_a_mark_ends(
    program: Program, open_sheet: OpenSheet, qtbot: QtBot
) -> None:
    tab = many(program, open_sheet, qtbot, 50)
    search(program, "nowhere", qtbot)
    assert not tab.cards.cards
    press(choose_mark(tab, "s30", qtbot), Qt.Key.Key_Return)
    assert tab.search.text() == ""
    qtbot.waitUntil(lambda: len(tab.cards.cards) == 31 and tab.cards.cards[30].hasFocus())


def test_hundreds_of_cards_are_not_made_for_one(
    program: Program, open_sheet: OpenSheet, qtbot: QtBot
) -> None:
    tab = many(program, open_sheet, qtbot, 250)
    points = choose_mark(tab, "s240", qtbot)
    press(points, Qt.Key.Key_Return)
    turn(qtbot)
    assert len(tab.cards.cards) == PAGE
    assert points.hasFocus()
    press(points, Qt.Key.Key_Space)
    assert "The first passage." in tip()
    hide_tip(qtbot)


def test_keys_go_from_mark_to_mark_within_sight(
    program: Program, open_sheet: OpenSheet, qtbot: QtBot
) -> None:
    tab = many(program, open_sheet, qtbot, 50)
    points = choose_mark(tab, "s0", qtbot)
    for place in range(1, 6):
        press(points, Qt.Key.Key_Right)
        assert points.chosen == f"s{place}"
        assert points.hasFocus()
        assert is_seen(points.viewport(), points.visualRect(points.currentIndex()))


def test_another_version_leaves_search_and_place_whatever_mark_is_chosen(
    program: Program, open_sheet: OpenSheet, qtbot: QtBot
) -> None:
    tab = many(program, open_sheet, qtbot, 50)
    choose_mark(tab, "s3", qtbot)
    search(program, "passage", qtbot)
    bar = tab.page.verticalScrollBar()
    for place in (bar.maximum(), 0, bar.maximum() // 2):
        bar.setValue(place)
        program.store.reload()
        with qtbot.waitSignal(program.store.changed):
            pass
        settle(program, qtbot)
        assert bar.value() == place
        assert tab.search.text() == "passage"
        assert tab.plot.stage.points.chosen == "s3"


def test_the_search_takes_the_focus(shown: Program) -> None:
    statements(shown).take_focus()
    assert focused() is statements(shown).search
