import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.builders import claim, equipment, figure, note, quantity, sheet
from tests.conftest import OpenSheet
from tests.screen import (
    card_texts,
    chosen_id,
    click,
    click_cell,
    focus,
    focused,
    hide_tip,
    hover,
    personnel,
    press,
    row_is_seen,
    rows,
    settle,
    show,
    spoken,
    texts,
    tip,
    turn,
)
from warloss_gui.app import Program
from warloss_gui.claims.statement_wording import word_note
from warloss_gui.claims.wording import word_figure
from warloss_gui.qt.plain import tooltip


def test_the_figures_of_people_with_bound_claimant_and_date(article: Program) -> None:
    article_, staff = "Undated news article", "General Staff of the Armed Forces of Ukraine"
    institute, about_june = "Institute for the Study of War (in doubt)", "about June 2025 (inferred)"
    assert [tuple(row.values()) for row in rows(personnel(article).browser.table)] == [
        ("Troops lost", "more than 1,000,000†", "Russia", article_, about_june, "3: unverified"),
        (
            "Soldiers lost",
            "about 1,020,010†",
            "Russia",
            staff,
            "30 June 2025 (inferred)",
            "5: definition, party to the conflict and scope unclear",
        ),
        (
            "Soldiers killed or injured",
            "at least 400,000†",
            "Ukraine",
            institute,
            about_june,
            "3: attribution doubtful and wording differs",
        ),
        (
            "Soldiers missing in action",
            "35,000†",
            "Ukraine",
            institute,
            about_june,
            "3: attribution doubtful",
        ),
    ]


def test_the_table_says_what_its_columns_are(article: Program) -> None:
    assert list(rows(personnel(article).browser.table)[0]) == [
        "Counted",
        "Number",
        "Party",
        "Claimant",
        "As of",
        "Caveats",
    ]


def test_the_headline_is_the_claim_that_the_sheet_names(article: Program) -> None:
    headline = personnel(article).headline
    assert headline.isVisible()
    assert headline.text() == (
        "About 1,020,010† soldiers lost (Russia), says the General Staff of the Armed Forces of Ukraine"
    )


def test_the_headline_has_its_sentence_and_caveats(article: Program, qtbot: QtBot) -> None:
    sheet_ = article.store.sheet
    assert sheet_ is not None
    about = word_figure(sheet_.figures[1], sheet_).text
    assert about.count("\n•") == 5
    headline = personnel(article).headline
    assert hover(headline) == tooltip(about)
    hide_tip(qtbot)
    focus(headline, qtbot)
    press(headline, Qt.Key.Key_Space)
    assert tip() == tooltip(about)
    hide_tip(qtbot)
    assert spoken(headline)[1:] == (headline.text(), about)


def test_the_figure_of_the_headline_is_chosen_at_first(article: Program) -> None:
    browser = personnel(article).browser
    assert chosen_id(browser) == "ru-personnel"
    assert texts(browser.pane)[0] == "About 1,020,010†"


def test_the_headline_leads_to_its_row(article: Program, qtbot: QtBot) -> None:
    tab = personnel(article)
    article.window.resize(700, 500)
    turn(qtbot)
    click_cell(tab.browser.table, tab.browser.model.index(3, 0))
    assert chosen_id(tab.browser) == "ua-missing"
    for by_key in (False, True):
        focus(tab.headline, qtbot)
        tab.browser.page.verticalScrollBar().setValue(0)
        if by_key:
            press(tab.headline, Qt.Key.Key_Return)
        else:
            click(tab.headline)
        assert chosen_id(tab.browser) == "ru-personnel"
        assert texts(tab.browser.pane)[0] == "About 1,020,010†"
        assert focused() is tab.browser.table
        assert row_is_seen(tab.browser.table)
        click_cell(tab.browser.table, tab.browser.model.index(2, 0))


def test_date_and_caveats_stand_beside_the_headline(article: Program) -> None:
    marks = personnel(article).marks
    assert marks.isVisible()
    assert marks.text() == (
        "As of 30 June 2025 (inferred) · † 5 caveats, "
        "important: definition, party to the conflict and scope unclear"
    )


def test_picture_and_table_choose_the_same_figure(article: Program, qtbot: QtBot) -> None:
    tab = personnel(article)
    points = tab.plot.stage.points
    focus(points, qtbot)
    press(points, Qt.Key.Key_End)
    assert chosen_id(tab.browser) == points.chosen == "ua-missing"
    assert texts(tab.browser.pane)[0] == "35,000†"
    click_cell(tab.browser.table, tab.browser.model.index(0, 0))
    assert points.chosen == "ru-troops"


def test_a_search_that_leaves_out_what_is_chosen_in_the_picture_ends(article: Program, qtbot: QtBot) -> None:
    tab = personnel(article)
    tab.browser.search.insert("missing")
    assert chosen_id(tab.browser) == "ua-missing"
    points = tab.plot.stage.points
    focus(points, qtbot)
    press(points, Qt.Key.Key_Home)
    assert chosen_id(tab.browser) == points.chosen == "ru-troops"
    assert tab.browser.search.text() == ""


def test_what_stands_apart_is_a_card(article: Program) -> None:
    sheet_ = article.store.sheet
    assert sheet_ is not None
    war = word_figure(next(f for f in sheet_.figures if f.section == "context"), sheet_)
    cards = card_texts(personnel(article).context)
    assert cards[0][:2] == ["Up to 20,000,000† · Deaths in the Second World War", war.sentence]
    assert "says an undated news article" in war.sentence
    notes = [word_note(note, sheet_) for note in sheet_.notes_of("context")]
    assert [card[:3] for card in cards[1:]] == [[n.title, n.body, f"{n.attribution}."] for n in notes]
    assert [card[0] for card in cards[1:]] == ["Scale of the war", "Talks"]


def test_a_card_of_a_figure_has_its_sentence_and_caveats(article: Program, qtbot: QtBot) -> None:
    sheet_ = article.store.sheet
    assert sheet_ is not None
    about = word_figure(next(f for f in sheet_.figures if f.section == "context"), sheet_).text
    card = personnel(article).context.cards[0]
    focus(card, qtbot)
    press(card, Qt.Key.Key_Space)
    assert tip() == tooltip(about)
    hide_tip(qtbot)
    assert spoken(card)[1:] == ("Up to 20,000,000† · Deaths in the Second World War", about)
    assert about.count("\n•") == 3


def test_notes_of_the_section_follow_those_of_the_context(
    program: Program, open_sheet: OpenSheet, qtbot: QtBot
) -> None:
    notes = [note(id="a", section="personnel", title="Inside"), note(id="b", title="Around")]
    open_sheet(sheet(notes=notes))
    show(program, qtbot)
    assert [card[0] for card in card_texts(personnel(program).context)] == ["Around", "Inside"]


def test_a_sheet_without_figures_says_so(program: Program, open_sheet: OpenSheet, qtbot: QtBot) -> None:
    open_sheet(sheet(figures=[]))
    show(program, qtbot)
    tab = personnel(program)
    assert not tab.headline.isVisible()
    assert not tab.marks.isVisible()
    assert not tab.plot.isVisible()
    assert not tab.context.isVisible()
    assert "This sheet has no figures here" in texts(tab.browser)
    assert rows(tab.browser.table) == []


def test_a_headline_of_another_tab_is_shown_without_a_row(
    program: Program, open_sheet: OpenSheet, qtbot: QtBot
) -> None:
    open_sheet(sheet(figures=[figure(), equipment()], headline="tanks"))
    show(program, qtbot)
    tab = personnel(program)
    assert tab.headline.text() == "10,980 tanks (Russia), says the General Staff"
    click(tab.headline)
    assert chosen_id(tab.browser) == "losses"


def test_an_unnamed_claimant_is_said_to_be_not_named(
    program: Program, open_sheet: OpenSheet, qtbot: QtBot
) -> None:
    unnamed = {"claimant": "not-named", "basis": "media_report"}
    open_sheet(sheet(figures=[figure(claim=unnamed)]))
    show(program, qtbot)
    tab = personnel(program)
    assert tab.headline.text() == "6,000 soldiers killed (Russia), claimant not named"
    assert rows(tab.browser.table)[0]["Claimant"] == "Not named"


def test_another_version_takes_the_place_of_the_first(
    program: Program, open_sheet: OpenSheet, qtbot: QtBot
) -> None:
    open_sheet(sheet(notes=[note()]))
    show(program, qtbot)
    tab = personnel(program)
    assert tab.context.isVisible()
    open_sheet(sheet(figures=[figure(quantity=quantity(7_000, "up_to"), claim=claim("ministry"))]))
    settle(program, qtbot)
    assert tab.headline.text() == "Up to 7,000 soldiers killed (Russia), says the ministry"
    assert rows(tab.browser.table)[0]["Number"] == "up to 7,000"
    assert texts(tab.browser.pane)[0] == "Up to 7,000"
    assert not tab.context.isVisible()


@pytest.mark.parametrize("size", [(640, 480), (1280, 800), (3840, 2160)])
def test_the_headline_is_never_cut(article: Program, qtbot: QtBot, size: tuple[int, int]) -> None:
    article.window.resize(*size)
    turn(qtbot)
    headline = personnel(article).headline
    assert headline.height() >= headline.heightForWidth(headline.width())


def test_the_table_takes_the_focus(article: Program) -> None:
    personnel(article).take_focus()
    assert focused() is personnel(article).browser.table
