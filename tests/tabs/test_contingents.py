import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.builders import caveat, claim, contingent, contingent_loss, figure, quantity, sheet
from tests.conftest import OpenSheet
from tests.screen import (
    card_texts,
    contingents,
    focus,
    focused,
    hide_tip,
    hover,
    press,
    rows,
    settle,
    show,
    spoken,
    texts,
    tip,
)
from warloss_gui.app import Program
from warloss_gui.claims.wording import word_figure
from warloss_gui.qt.plain import tooltip


@pytest.fixture
def shown(article: Program) -> Program:
    article.window.show_tab("contingents")
    return article


def texts_of(program: Program, *ids: str) -> str:
    sheet_ = program.store.sheet
    assert sheet_ is not None
    by_id = {found.id: found for found in sheet_.figures}
    return "\n".join(word_figure(by_id[id_], sheet_).text for id_ in ids)


def test_those_who_were_sent_and_those_who_were_lost(shown: Program) -> None:
    about_june = "about June 2025 (inferred)"
    assert [tuple(row.values()) for row in rows(contingents(shown).browser.table)] == [
        ("Soldiers sent", "11,000†", "North Korea", "Not named", about_june, "3"),
        ("Soldiers lost", "at least 6,000†", "North Korea", "Not named", about_june, "2: unverified"),
    ]


def test_it_says_that_the_totals_may_or_may_not_include_them(shown: Program) -> None:
    tab = contingents(shown)
    assert tab.unclear.isVisible()
    assert tab.unclear.text() == (
        "It is unclear whether 12 figures here (claimed by the General Staff of the Armed Forces of Ukraine) "
        "include losses of North Korea."
    )


def test_it_says_why_no_share_is_shown(shown: Program) -> None:
    tab = contingents(shown)
    assert tab.share.isVisible()
    assert tab.share.text() == (
        "No share is shown of numbers that do not belong together. One counts from about October 2024; the "
        "other does not say since when. Neither number has a named claimant."
    )


@pytest.mark.parametrize(("part", "ids"), [("unclear", ["ru-personnel"]), ("share", ["nk-lost", "nk-sent"])])
def test_the_numbers_in_these_lines_have_their_claims(
    shown: Program, qtbot: QtBot, part: str, ids: list[str]
) -> None:
    label = getattr(contingents(shown), part)
    about = texts_of(shown, *ids)
    assert "\n•" in about
    assert hover(label) == tooltip(about)
    hide_tip(qtbot)
    focus(label, qtbot)
    press(label, Qt.Key.Key_Space)
    assert tip() == tooltip(about)
    hide_tip(qtbot)
    assert spoken(label)[1:] == (label.text(), about)


def test_the_reaction_at_home_is_a_note(shown: Program) -> None:
    ((title, body, attribution, *_caveats, evidence),) = card_texts(contingents(shown).notes)
    assert title == "Reaction in North Korea"
    assert "families of soldiers who died" in body
    assert attribution.startswith("Claimant not named, in the source’s wording “reportedly”")
    assert evidence.startswith("Undated news article, paragraph 5")


def test_a_share_that_can_be_worked_out_is_shown_with_its_bound(
    program: Program, open_sheet: OpenSheet, qtbot: QtBot
) -> None:
    sent = contingent(quantity=quantity(10_000), claim=claim(), caveats=["undefined"])
    lost = contingent_loss(quantity=quantity(6_000, "at_least"), claim=claim(), caveats=["undefined"])
    open_sheet(sheet(figures=[sent, lost], caveats=[caveat("undefined")]))
    program.window.show_tab("contingents")
    show(program, qtbot)
    text = contingents(program).share.text()
    assert text == (
        "At least 60 % (at least 6,000 of 10,000): soldiers lost, of soldiers sent; "
        "worked out here from two numbers of the General Staff."
    )
    assert hover(contingents(program).share) == tooltip(texts_of(program, "lost", "sent"))
    hide_tip(qtbot)


def test_without_contingents_nothing_is_unclear_and_nothing_is_shared(
    program: Program, open_sheet: OpenSheet, qtbot: QtBot
) -> None:
    open_sheet(sheet(figures=[figure(universe={"unclear": ["north-korea"]})]))
    program.window.show_tab("contingents")
    show(program, qtbot)
    tab = contingents(program)
    assert not tab.unclear.isVisible()
    assert not tab.share.isVisible()
    assert not tab.notes.isVisible()
    assert "This sheet has no figures here" in texts(tab.browser)


def test_another_version_takes_the_place_of_the_first(
    shown: Program, open_sheet: OpenSheet, qtbot: QtBot
) -> None:
    open_sheet(sheet(figures=[contingent()]))
    settle(shown, qtbot)
    tab = contingents(shown)
    assert not tab.unclear.isVisible()
    assert not tab.share.isVisible()
    assert [row["Number"] for row in rows(tab.browser.table)] == ["11,000"]


def test_the_table_takes_the_focus(shown: Program) -> None:
    contingents(shown).take_focus()
    assert focused() is contingents(shown).browser.table
