from dataclasses import replace
from typing import NoReturn

import pytest

from tests.builders import equipment, figure, rate, sheet_of, statement
from warloss_gui import assets
from warloss_gui.claims.sheet import FactSheet
from warloss_gui.documents.histories import read_history
from warloss_gui.documents.reader import read_file
from warloss_gui.history.shown import Shown
from warloss_gui.kiosk import pages
from warloss_gui.kiosk.config import PageName
from warloss_gui.kiosk.pages import PageSet, prepare

NAMES: tuple[PageName, ...] = ("personnel", "equipment", "contingents", "statements", "history")


@pytest.fixture(scope="module")
def article() -> Shown:
    sheet = read_file(assets.path("factsheets/article.json")).sheet
    assert sheet is not None
    record = read_history(assets.path("history/general-staff-month-ends.json"))
    return Shown(own=sheet, sheet=sheet, records=(record,))


def shown(sheet: FactSheet) -> Shown:
    return Shown(own=sheet, sheet=sheet)


def test_pages_come_in_the_order_that_was_asked_for_and_once(article: Shown) -> None:
    assert list(prepare(("equipment", "personnel", "equipment"), article)) == ["equipment", "personnel"]


def test_a_page_without_anything_to_show_is_left_out() -> None:
    assert list(prepare(NAMES, shown(sheet_of(figures=[], statements=[statement()])))) == ["statements"]


def test_figures_stand_in_the_order_of_their_picture(article: Shown) -> None:
    one = prepare(NAMES, article)["equipment"]
    assert one.picture is not None
    assert [saying.id for saying in one.in_order] == [lane.marks[0].id for lane in one.picture.lanes]
    assert {saying.id for saying in one.in_order} == {saying.id for saying in one.page.figures}


def test_a_part_of_a_picture_keeps_its_axis(article: Shown) -> None:
    one = prepare(NAMES, article)["equipment"]
    assert one.picture is not None
    first, *_others, last = one.in_order
    found = one.picture_of([last.id, first.id])
    assert found is not None
    assert found.axis == one.picture.axis
    assert [lane.marks[0].id for lane in found.lanes] == [first.id, last.id]


def test_what_is_not_drawn_has_no_picture(article: Shown) -> None:
    pages = prepare(NAMES, article)
    assert pages["personnel"].picture_of([pages["personnel"].page.sayings[0].id]) is None
    assert pages["statements"].picture_of([pages["statements"].page.sayings[0].id]) is None
    assert pages["statements"].in_order == ()
    assert pages["statements"].undrawn == ()


def test_what_has_no_place_in_a_picture_is_said_in_words() -> None:
    sheet = sheet_of(figures=[figure(), figure(id="rate", quantity=rate()), equipment()])
    pages = prepare(NAMES, shown(sheet))
    people = pages["personnel"]
    assert [saying.id for saying in people.in_order] == ["losses"]
    assert [saying.id for saying in people.undrawn] == ["rate"]
    assert people.picture_of(["rate"]) is None
    assert pages["equipment"].undrawn == ()
    (alone,) = prepare(NAMES, shown(sheet_of(figures=[figure(quantity=rate())]))).values()
    assert (alone.in_order, [saying.id for saying in alone.undrawn]) == ((), ["losses"])


def test_the_history_is_there_with_a_record_and_only_then(article: Shown) -> None:
    assert prepare(NAMES, article)["history"].timeline is not None
    without = prepare(NAMES, Shown(own=article.own, sheet=article.sheet))
    assert "history" not in without


def test_each_section_has_its_own_picture() -> None:
    sheet = sheet_of(figures=[figure(id="people"), equipment(id="tanks")])
    pages = prepare(NAMES, shown(sheet))
    assert list(pages) == ["personnel", "equipment"]
    assert [one.id for one in pages["equipment"].in_order] == ["tanks"]


def test_pages_know_their_sheet(article: Shown) -> None:
    made = PageSet.of(("personnel",), article)
    assert made.sheet is article.own
    assert list(made.pages) == ["personnel"]


def test_pages_are_made_anew_only_when_what_is_shown_is_another(article: Shown) -> None:
    former = PageSet.of(("personnel", "equipment"), article)
    assert PageSet.of(("personnel", "equipment"), replace(article), former) is former
    other = PageSet.of(("personnel", "equipment"), shown(sheet_of(figures=[figure()])), former)
    assert other is not former
    assert list(other.pages) == ["personnel"]


def test_a_page_that_fails_is_left_out_and_its_error_is_told(
    article: Shown, monkeypatch: pytest.MonkeyPatch
) -> None:
    errors: list[str] = []

    def fail(_sheet: object, _scale: object) -> NoReturn:
        raise RuntimeError("broken")

    def note(_kind: object, error: BaseException, _traceback: object) -> None:
        errors.append(str(error))

    monkeypatch.setattr(pages.series, "equipment", fail)
    monkeypatch.setattr("sys.excepthook", note)
    assert list(prepare(("equipment", "personnel"), article)) == ["personnel"]
    assert errors == ["broken"]
