from typing import get_args

import pytest

from tests.builders import caveat, equipment, figure, note, rate, sheet_of, statement
from tests.full_sheet import full_sheet
from warloss_gui import assets
from warloss_gui.claims.sheet import FactSheet
from warloss_gui.claims.statement_wording import word_note, word_statement
from warloss_gui.claims.wording import word_figure
from warloss_gui.documents.reader import read_file
from warloss_gui.history.shown import Shown
from warloss_gui.kiosk.config import PageName
from warloss_gui.kiosk.content import Page, page_of, title_of

NAMES: tuple[PageName, ...] = get_args(PageName)


@pytest.fixture(scope="module")
def article() -> FactSheet:
    found = read_file(assets.path("factsheets/article.json")).sheet
    assert found is not None
    return found


def page(name: PageName, of: FactSheet) -> Page:
    return page_of(name, Shown(own=of, sheet=of))


def test_each_page_has_a_name_of_its_own(article: FactSheet) -> None:
    pages = [page(name, article) for name in NAMES]
    assert [one.name for one in pages] == list(NAMES)
    assert [one.title for one in pages] == [title_of(name) for name in NAMES]
    assert len({one.title for one in pages}) == len(NAMES)
    assert not any(one.is_empty for one in pages)


def test_every_figure_statement_and_note_is_on_a_page(article: FactSheet) -> None:
    said = {
        saying.id for name in NAMES for one in (page(name, article),) for saying in one.figures + one.sayings
    }
    passages = {f"{one.id}/{i}" for one in article.statements for i, _ in enumerate(one.passages)}
    notes = {one.id for one in article.notes}
    assert said == {one.id for one in article.figures} | passages | notes


def test_a_figure_says_number_claimant_date_and_important_caveats(article: FactSheet) -> None:
    for name in ("personnel", "equipment", "contingents"):
        for saying in page(name, article).figures:
            found = article.figure_by_id[saying.id]
            wording = word_figure(found, article)
            assert saying.head == wording.headline
            assert saying.attribution == wording.marks
            assert saying.whole == wording.in_full
            important = [one.whole for one in wording.caveats if one.important]
            assert [one.text for one in saying.caveats][: len(important)] == important
            assert name == "contingents" or len(saying.caveats) == len(important)
            assert saying.entry.caveats == saying.caveats


def test_figures_of_another_universe_stand_apart(article: FactSheet) -> None:
    one = page("personnel", article)
    context = {figure.id for figure in article.figures_of("context")}
    assert context
    assert context <= {saying.id for saying in one.sayings}
    assert context.isdisjoint(saying.id for saying in one.figures)


def test_the_headline_leads_the_page_of_people(article: FactSheet) -> None:
    headline = article.headline_figure
    assert headline is not None
    assert page("personnel", article).lead == word_figure(headline, article).headline


def test_a_headline_of_another_kind_does_not_lead_the_page_of_people() -> None:
    made = sheet_of(figures=[equipment(id="tanks")], headline="tanks")
    assert page("personnel", made).lead == ""


def test_a_page_gives_what_it_says_by_ids_in_its_own_order(article: FactSheet) -> None:
    page = page_of("personnel", Shown(own=article, sheet=article))
    first, *_others, last = (*page.figures, *page.sayings)
    assert page.said_by({last.id, first.id, "nothing"}) == [first, last]


def test_a_page_without_anything_to_say_is_empty() -> None:
    made = sheet_of(figures=[], statements=[statement()])
    assert [name for name in NAMES if not page(name, made).is_empty] == ["statements"]


def test_what_is_unclear_about_contingents_stands_beside_each_of_them(article: FactSheet) -> None:
    for one in page("contingents", article).figures:
        assert one.caveats[-1].kind == "Scope unclear"
        assert "It is unclear" in one.caveats[-1].text


def test_a_passage_says_who_spoke_and_where_it_can_be_read(article: FactSheet) -> None:
    sayings = page("statements", article).sayings
    for statement_ in article.statements:
        wording = word_statement(statement_, article)
        found = [one for one in sayings if one.id.startswith(f"{statement_.id}/")]
        assert [one.text for one in found] == [passage.text for passage in wording.passages]
        for one in found:
            assert one.head == wording.speaker
            assert wording.attribution in one.attribution
            assert one.sources == (article.source_by_id[statement_.source].name,)
            assert one.whole == wording.text
            assert [caveat.text for caveat in one.caveats] == [found.whole for found in wording.caveats]


def test_a_note_says_whose_it_is(article: FactSheet) -> None:
    for one in article.notes:
        wording = word_note(one, article)
        found = next(
            saying for name in NAMES for saying in page(name, article).sayings if saying.id == one.id
        )
        assert (found.head, found.text) == (wording.title, wording.body)
        assert found.attribution == wording.attribution
        assert found.whole == wording.text


# What a sheet may say since its second format


@pytest.fixture(scope="module")
def full() -> FactSheet:
    return full_sheet()


def test_a_page_is_called_as_its_sheet_calls_it(full: FactSheet) -> None:
    assert [page(name, full).title for name in NAMES] == [title_of(name, full) for name in NAMES]
    assert page("equipment", full).title == "Things & vehicles"
    assert page("history", full).title == title_of("history")


def test_a_note_of_the_people_is_on_their_page() -> None:
    made = sheet_of(notes=[note(section="personnel"), note(id="apart")])
    assert [saying.id for saying in page("personnel", made).sayings] == ["apart", "talks"]


def test_whoever_asks_is_told_what_is_counted_and_where_it_is_published(full: FactSheet) -> None:
    said = {saying.id: saying.whole for saying in page("personnel", full).figures}
    assert "It is a part of: soldiers killed." in said["part"]
    assert "How the General Staff counts is not published." in said["losses"]
    assert said["losses"].endswith("Fact sheet “A full sheet”, revision 1: https://example.org/full.json")


def test_a_part_follows_its_whole_and_a_rate_is_not_drawn(full: FactSheet) -> None:
    figures = page("personnel", full).figures
    assert [saying.id for saying in figures][:2] == ["losses", "part"]
    assert [saying.id for saying in figures if not saying.is_drawn] == ["rate", "share"]


def test_a_rate_leads_no_page() -> None:
    made = sheet_of(figures=[figure(id="rate", quantity=rate())], headline="rate")
    assert (page("personnel", made).lead, page("personnel", made).leading) == ("", "")


def test_only_of_what_is_drawn_a_caveat_may_be_said_in_short() -> None:
    figures = [
        figure(caveats=["undefined"]),
        figure(id="rate", quantity=rate(), caveats=["undefined"]),
        figure(id="apart", section="context", caveats=["undefined"]),
    ]
    made = sheet_of(figures=figures, caveats=[caveat("undefined", short="Not defined.")])
    one = page("personnel", made)
    drawn, apart, beside = (*one.figures, *one.sayings)
    assert drawn.caveats[0].short == "Important: Definition. Not defined."
    assert drawn.caveats[0].kind == "Not defined"
    assert (apart.caveats[0].short, beside.caveats[0].short) == ("", "")


def test_a_passage_has_its_translation_and_other_words_have_no_marks(full: FactSheet) -> None:
    assert [saying.text for saying in page("statements", full).sayings] == [
        "“Бий.”\nIn translation: Fight.",
        "He was sorry.",
    ]
