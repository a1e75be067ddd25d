import json

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from tests.builders import sheet, statement
from tests.conftest import OpenSheet
from tests.screen import (
    ARTICLE,
    card_texts,
    click,
    focus,
    focused,
    hide_tip,
    part,
    press,
    settle,
    show,
    spoken,
    statements,
    texts,
    tip,
    turn,
)
from warloss_gui.app import Program
from warloss_gui.claims.wording import word_statement
from warloss_gui.qt.plain import tooltip


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
    assert first[-2] == (
        "Word for word as the source prints it, translated. "
        "Source: Undated news article, paragraphs 8, 9 and 10. It names neither its outlet nor its date."
    )
    assert first[-1].startswith("• Wording differs. The Kremlin’s own English text")
    assert second[-1].startswith("• Wording differs. The original post makes the comparison")
    assert count_text(shown) == "2 statements"


def test_the_passages_stand_word_for_word(shown: Program) -> None:
    document = json.loads(ARTICLE.read_text("utf-8"))
    passages = [[p["text"] for p in made["passages"]] for made in document["statements"]]
    assert [len(words) for words in passages] == [3, 2]
    assert [card[2:-2] for card in card_texts(statements(shown).cards)] == [
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
    assert count_text(program) == "This sheet has no statements."
    assert card_texts(statements(program).cards) == []


def test_a_search_shows_what_it_finds_from_the_top(
    program: Program, open_sheet: OpenSheet, qtbot: QtBot
) -> None:
    open_sheet(sheet(statements=[statement(id=f"s{i}") for i in range(50)]))
    program.window.show_tab("statements")
    show(program, qtbot)
    cards = statements(program).cards
    click(part(cards, QPushButton))
    turn(qtbot)
    bar = cards.verticalScrollBar()
    bar.setValue(bar.maximum())
    assert len(cards.cards) == 40
    search(program, "first", qtbot)
    assert len(cards.cards) == 20
    assert bar.value() == 0


def test_the_search_has_a_name_and_a_key(shown: Program, qtbot: QtBot) -> None:
    tab = statements(shown)
    assert spoken(tab.search).name == "Search these statements"
    focus(tab.cards.cards[0], qtbot)
    QTest.keySequence(tab.cards.cards[0], QKeySequence(QKeySequence.StandardKey.Find))
    assert focused() is tab.search
    assert not tab.search.acceptDrops()


def test_the_search_takes_the_focus(shown: Program) -> None:
    statements(shown).take_focus()
    assert focused() is statements(shown).search
