from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from tests.builders import (
    caveat,
    claim,
    counts,
    evidence,
    figure,
    inferred,
    party,
    period,
    quantity,
    revision,
    sheet_of,
)
from tests.screen import focus, hide_tip, hover, part, parts, press, spoken, texts, tip, turn
from warloss_gui.claims.caveat_wording import caveats_text
from warloss_gui.claims.comparison import compare
from warloss_gui.claims.wording import FigureWording, word_figure
from warloss_gui.qt.plain import tooltip
from warloss_gui.widgets.claim_label import ClaimLabel
from warloss_gui.widgets.page import Page
from warloss_gui.widgets.reading_pane import ReadingPane, caveats_heading


def wording_of(**changes: Any) -> FigureWording:
    sheet = sheet_of(
        figures=[figure(**changes)],
        caveats=[caveat("undefined"), caveat("rounded", kind="rounding", severity="minor")],
    )
    return word_figure(sheet.figures[0], sheet)


EVERYTHING = wording_of(
    quantity=quantity(6000, "at_least"),
    claim=claim(via=["article"]),
    as_of=inferred(),
    period=period(),
    evidence=[evidence(paragraph=5, printed="at least 6,000"), evidence("ministry")],
    caveats=["rounded", "undefined"],
    revisions=[revision()],
)


@pytest.fixture
def pane(qtbot: QtBot) -> ReadingPane:
    made = ReadingPane()
    qtbot.addWidget(made)
    made.resize(500, 400)
    with qtbot.waitExposed(made):
        made.show()
    return made


def test_without_a_figure_it_says_how_to_choose_one(pane: ReadingPane) -> None:
    assert texts(pane) == ["Choose a row to read its whole claim."]
    assert spoken(pane).name == "The claim in full"


def test_a_figure_is_its_whole_claim_in_words(pane: ReadingPane) -> None:
    pane.show_figure(EVERYTHING)
    assert texts(pane) == [
        "At least 6,000†",
        "Soldiers killed",
        EVERYTHING.marks,
        EVERYTHING.sentence,
        "2 caveats",
        "Important: Definition",
        "This is the reservation undefined.",
        "Rounding",
        "This is the reservation rounded.",
        "What is counted",
        EVERYTHING.definition,
        "When",
        (
            "As of 30 June 2025 (inferred), covering 24 February 2022 to 30 June 2025\n"
            "The totals equal the report of that day."
        ),
        "From the claimant to this sheet",
        "General Staff → Article → this sheet",
        "Where it can be read",
        "Article, paragraph 5, printed as “at least 6,000”\nMinistry",
        "Earlier numbers",
        EVERYTHING.revisions[0],
    ]
    assert EVERYTHING.sentence.startswith("At least 6,000 soldiers killed (Russia), says the General Staff")


def test_what_there_is_nothing_to_say_of_is_left_out(pane: ReadingPane) -> None:
    pane.show_figure(wording_of())
    shown = texts(pane)
    assert "Earlier numbers" not in shown
    assert shown[:3] == ["6,000", "Soldiers killed", "As of 30 June 2025"]
    assert not [text for text in shown if "caveat" in text or "†" in text]
    assert len(shown) == 4 + 2 * 4


def test_other_claimants_are_listed_with_what_is_open(pane: ReadingPane) -> None:
    first = sheet_of(figures=[figure()])
    others = [
        figure(id="alike", claim=claim("ministry"), caveats=["undefined"]),
        figure(id="near", claim=claim("ministry"), counts=counts(), quantity=quantity(7_000, "about")),
    ]
    peers = compare(first, sheet_of(figures=others)).peers["losses"]
    pane.show_figure(word_figure(first.figures[0], first), peers, 3)
    shown = texts(pane)
    text = shown[shown.index("Other claimants") + 1]
    alike = ["6,000† soldiers killed (Russia), says the ministry"]
    near = ["About 7,000 soldiers killed (Russia), says the ministry"]
    assert text.split("\n\n") == [
        "\n".join([*alike, "As of 30 June 2025 · † 1 caveat, important: definition"]),
        "\n".join([*near, "As of 30 June 2025", f"May not count the same: {' '.join(peers[1].reasons)}"]),
        (
            "Neither says whom exactly they count, whether they include people of others "
            "or since when they count."
        ),
        "3 more figures of the second sheet may stand beside it and are not shown.",
    ]
    assert f"Other claimants: {text}" in [spoken(label).name for label in parts(pane, QLabel)]
    pane.show_figure(EVERYTHING)
    assert "Other claimants" not in texts(pane)


def test_other_names_of_party_and_claimant_have_a_section(pane: ReadingPane) -> None:
    made = sheet_of(parties=[party(also_called=["RF"])])
    pane.show_figure(word_figure(made.figures[0], made))
    shown = texts(pane)
    assert shown[shown.index("Other names") + 1] == "Russia is also called RF."
    pane.show_figure(EVERYTHING)
    assert "Other names" not in texts(pane)


def test_it_forgets_the_former_figure(pane: ReadingPane) -> None:
    pane.show_figure(EVERYTHING)
    pane.show_figure(None)
    assert texts(pane) == ["Choose a row to read its whole claim."]


def test_the_number_has_its_claim_by_hover_by_key_and_for_a_screen_reader(
    pane: ReadingPane, qtbot: QtBot
) -> None:
    pane.show_figure(EVERYTHING)
    number = part(pane, ClaimLabel)
    assert EVERYTHING.text.count("\n") == 2
    assert hover(number) == tooltip(EVERYTHING.text)
    hide_tip(qtbot)
    focus(number, qtbot)
    press(number, Qt.Key.Key_Space)
    assert tip() == tooltip(EVERYTHING.text)
    hide_tip(qtbot)
    assert spoken(number)[1:] == ("At least 6,000†", EVERYTHING.text)


def test_a_section_is_read_out_with_its_heading(pane: ReadingPane) -> None:
    pane.show_figure(EVERYTHING)
    names = [spoken(label).name for label in parts(pane, QLabel)]
    assert f"What is counted: {EVERYTHING.definition}" in names


def test_texts_are_shown_as_they_are(pane: ReadingPane) -> None:
    pane.show_figure(wording_of(label="<b>A & B</b> {0} 100 %"))
    assert "<b>A & B</b> {0} 100 %" in texts(pane)
    assert {label.textFormat() for label in pane.findChildren(QLabel)} == {Qt.TextFormat.PlainText}


def test_it_is_as_high_as_its_words_and_as_wide_as_its_longest(qtbot: QtBot) -> None:
    """A page scrolls to what does not fit."""
    page, pane = Page(), ReadingPane()
    qtbot.addWidget(page)
    page.body.addWidget(pane)
    page.resize(300, 200)
    with qtbot.waitExposed(page):
        page.show()
    pane.show_figure(EVERYTHING)
    turn(qtbot)
    for label in parts(pane, QLabel):
        assert label.height() >= label.heightForWidth(label.width())
    assert page.verticalScrollBar().maximum() > 200
    assert page.horizontalScrollBar().maximum() == 0
    pane.show_figure(wording_of(label="W" * 200))
    turn(qtbot)
    widest = max(label.minimumSizeHint().width() for label in parts(pane, QLabel))
    assert pane.width() == widest > 300
    assert page.horizontalScrollBar().maximum() == widest - page.viewport().width()


def test_the_caveats_are_counted() -> None:
    assert caveats_heading(EVERYTHING.caveats) == "2 caveats"
    assert caveats_heading(EVERYTHING.caveats[:1]) == "1 caveat"


def test_no_caveats_are_no_text() -> None:
    assert caveats_text(()) == ""
