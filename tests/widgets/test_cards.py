from pytestqt.qtbot import QtBot

from tests.builders import caveat, counts, figure, note, sheet_of, statement
from tests.screen import texts
from warloss_gui.claims.comparison import compare
from warloss_gui.claims.statement_wording import word_note, word_statement
from warloss_gui.claims.wording import word_figure
from warloss_gui.widgets.cards import figure_card, note_card, quote_card, refusal_card
from warloss_gui.widgets.text_card import TextCard

CAVEATS = ["rounded", "undefined"]
SHOWN_CAVEATS = [
    "Important: Definition",
    "This is the reservation undefined.",
    "Rounding",
    "This is the reservation rounded.",
]


def shown(card: TextCard, qtbot: QtBot) -> list[str]:
    qtbot.addWidget(card)
    with qtbot.waitExposed(card):
        card.show()
    return texts(card)


def test_a_quotation_has_its_words_speaker_date_channel_and_caveats(qtbot: QtBot) -> None:
    passages = [{"text": "The first <b>passage</b>."}, {"text": "The second.\n\nIt goes on."}]
    sheet = sheet_of(
        statements=[statement(passages=passages, caveats=CAVEATS)],
        caveats=[caveat("undefined"), caveat("rounded", kind="rounding", severity="minor")],
    )
    wording = word_statement(sheet.statements[0], sheet)
    card = quote_card(wording)
    assert shown(card, qtbot) == [
        "A Speaker",
        "President, 24 February 2022, televised address",
        "“The first <b>passage</b>.”",
        "“The second.\n\nIt goes on.”",
        "Word for word as the source prints it. Source: Article.",
        *SHOWN_CAVEATS,
    ]
    assert card.accessibleName() == "A Speaker, President, 24 February 2022, televised address"
    assert card.accessibleDescription() == wording.text


def test_a_quotation_has_its_translation_beside_it_and_other_words_have_no_marks(qtbot: QtBot) -> None:
    passages = [{"text": "Бий.", "translation": "Fight."}, {"text": "Добро."}]
    sheet = sheet_of(statements=[statement(passages=passages)])
    words = shown(quote_card(word_statement(sheet.statements[0], sheet)), qtbot)
    assert words[2:5] == ["“Бий.”", "In translation: Fight.", "“Добро.”"]
    sheet = sheet_of(statements=[statement(form="paraphrase", passages=passages[1:])])
    assert shown(quote_card(word_statement(sheet.statements[0], sheet)), qtbot)[2] == "Добро."


def test_a_quotation_without_caveats_has_no_line_for_them(qtbot: QtBot) -> None:
    sheet = sheet_of(statements=[statement()])
    assert len(shown(quote_card(word_statement(sheet.statements[0], sheet)), qtbot)) == 4


def test_a_note_has_its_text_who_says_it_and_caveats(qtbot: QtBot) -> None:
    sheet = sheet_of(notes=[note(caveats=CAVEATS)])
    wording = word_note(sheet.notes[0], sheet)
    card = note_card(wording)
    assert shown(card, qtbot) == [
        "Talks",
        "Talks were held.",
        f"{wording.attribution}.",
        *SHOWN_CAVEATS,
        "Article",
    ]
    assert card.accessibleName() == "Talks"
    assert card.accessibleDescription() == wording.text


def test_a_figure_has_its_number_with_its_bound_its_sentence_and_caveats(qtbot: QtBot) -> None:
    quantity = {"qualifier": "up_to", "value": 20_000_000, "unit": "person"}
    sheet = sheet_of(figures=[figure(section="context", quantity=quantity, caveats=CAVEATS)])
    wording = word_figure(sheet.figures[0], sheet)
    card = figure_card(wording)
    assert shown(card, qtbot) == [
        "Up to 20,000,000† · Soldiers killed",
        wording.sentence,
        *SHOWN_CAVEATS,
        wording.definition,
        "Article",
    ]
    assert card.accessibleName() == "Up to 20,000,000† · Soldiers killed"
    assert card.accessibleDescription() == wording.text


def test_a_refused_figure_has_its_claim_and_why_it_stands_beside_nothing(qtbot: QtBot) -> None:
    first = sheet_of(figures=[figure(counts=counts("missing"), label="soldiers missing")])
    (refused,) = compare(first, sheet_of(figures=[figure(caveats=CAVEATS)])).refused
    wording = word_figure(refused.figure, refused.sheet)
    reason = "It does not stand beside “soldiers missing”: They count different outcomes: killed; missing."
    card = refusal_card(refused)
    assert shown(card, qtbot) == [wording.headline, wording.marks, reason]
    assert card.accessibleName() == "6,000† soldiers killed (Russia), says the General Staff"
    assert card.accessibleDescription() == f"{wording.text}\n{reason}"
