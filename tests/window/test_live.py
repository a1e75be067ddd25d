"""What happens while the document of the open sheet is being changed."""

import json
import os
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QPushButton
from pytestqt.qtbot import QtBot

from tests.builders import Json
from tests.conftest import OpenSheet
from tests.documents_shown import article as article_document
from tests.screen import (
    card_texts,
    chosen_id,
    click,
    focus,
    page_of,
    part,
    parts,
    personnel,
    press_focused,
    rows,
    settle,
    show,
    shown_ids,
    statements,
    texts,
    turn,
)
from warloss_gui.app import Program
from warloss_gui.widgets.card_column import PAGE


class Document:
    """The bundled sheet in a file of its own, as an author edits it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.sheet = article_document()

    def figure(self, id_: str) -> Json:
        return next(figure for figure in self.sheet["figures"] if figure["id"] == id_)

    def text(self) -> str:
        return json.dumps(self.sheet, indent=2, ensure_ascii=False)

    def write(self) -> None:
        self.path.write_text(self.text(), "utf-8")

    def replace(self) -> None:
        """As most editors save: beside, and then in its place."""
        beside = self.path.with_suffix(".new")
        beside.write_text(self.text(), "utf-8")
        beside.replace(self.path)


@pytest.fixture
def document(program: Program, open_sheet: OpenSheet, qtbot: QtBot, tmp_path: Path) -> Document:
    made = Document(tmp_path / "edited.json")
    made.write()
    open_sheet(made.path)
    show(program, qtbot)
    return made


def number_of(program: Program, id_: str) -> str:
    browser = personnel(program).browser
    return rows(browser.table)[shown_ids(browser).index(id_)]["Number"]


def wait_for_title(program: Program, title: str, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: program.window.windowTitle() == f"{title} – Warloss")
    settle(program, qtbot)


def wait_for_problems(program: Program, qtbot: QtBot) -> None:
    qtbot.waitUntil(program.window.problems.isVisible)


@pytest.mark.parametrize("how", ["write", "replace"])
def test_an_edit_is_shown(program: Program, document: Document, qtbot: QtBot, how: str) -> None:
    document.sheet["title"] = "The edited sheet"
    document.figure("ru-personnel")["quantity"]["value"] = 1_020_011
    document.sheet["statements"][0]["speaker"] = "Another speaker"
    getattr(document, how)()
    wait_for_title(program, "The edited sheet", qtbot)
    assert number_of(program, "ru-personnel") == "about 1,020,011†"
    assert personnel(program).headline.text().startswith("About 1,020,011† soldiers lost")
    assert program.window.sheet_page.header.title.text() == "The edited sheet"
    assert program.store.path == document.path
    program.window.show_tab("statements")
    assert card_texts(statements(program).cards)[0][0] == "Another speaker"


def test_edit_after_edit_is_shown(program: Program, document: Document, qtbot: QtBot) -> None:
    for number, save in enumerate((document.replace, document.write, document.replace)):
        document.sheet["title"] = f"Version {number}"
        save()
        wait_for_title(program, f"Version {number}", qtbot)


@pytest.mark.parametrize("size", [(1_280, 500), (700, 500)])
def test_an_edit_keeps_what_the_reader_has_chosen(
    program: Program, document: Document, qtbot: QtBot, size: tuple[int, int]
) -> None:
    program.window.resize(*size)
    browser = personnel(program).browser
    focus(browser.table, qtbot)
    browser.search.insert("soldiers")
    browser.table.sortByColumn(1, Qt.SortOrder.AscendingOrder)
    browser.choose("ua-killed-or-injured")
    turn(qtbot)
    order = ["ua-missing", "ua-killed-or-injured", "ru-personnel"]
    assert shown_ids(browser) == order
    bars = [page.verticalScrollBar() for page in {browser.page, page_of(browser.pane)}]
    for bar in bars:
        bar.setValue(bar.maximum() * 2 // 3)
    places = [bar.value() for bar in bars]
    assert min(places) > 0
    document.sheet["title"] = "The edited sheet"
    document.figure("ua-killed-or-injured")["quantity"]["value"] = 400_001
    document.write()
    wait_for_title(program, "The edited sheet", qtbot)
    assert browser.search.text() == "soldiers"
    assert shown_ids(browser) == order
    assert chosen_id(browser) == "ua-killed-or-injured"
    assert texts(browser.pane)[0] == "At least 400,001†"
    assert [bar.value() for bar in bars] == places
    assert browser.table.hasFocus()


def test_an_edit_keeps_the_place_among_the_statements(
    program: Program, document: Document, qtbot: QtBot
) -> None:
    program.window.show_tab("statements")
    one = document.sheet["statements"][0]
    document.sheet["title"] = "Many"
    document.sheet["statements"] = [{**one, "id": f"s{i}"} for i in range(50)]
    document.sheet["caveats"] = [c for c in document.sheet["caveats"] if c["code"] != "post-differs"]
    document.write()
    wait_for_title(program, "Many", qtbot)
    cards = statements(program).cards
    click(part(cards, QPushButton))
    turn(qtbot)
    bar = statements(program).page.verticalScrollBar()
    bar.setValue(bar.maximum() * 3 // 4)
    place = bar.value()
    document.sheet["title"] = "As many"
    document.write()
    wait_for_title(program, "As many", qtbot)
    assert len(cards.cards) == 2 * PAGE
    assert bar.value() == place > 0


def test_an_edit_leaves_the_focus_where_it_is(program: Program, document: Document, qtbot: QtBot) -> None:
    tab = personnel(program)
    for number, held in enumerate(
        (lambda: tab.browser.search, lambda: tab.browser.table, lambda: tab.context.cards[1])
    ):
        focus(held(), qtbot)
        document.sheet["title"] = f"Version {number}"
        document.write()
        wait_for_title(program, f"Version {number}", qtbot)
        assert held().hasFocus()


def test_a_bad_version_leaves_the_last_good_one_and_says_what_is_wrong(
    program: Program, document: Document, qtbot: QtBot
) -> None:
    document.sheet["title"] = "Never shown"
    document.figure("ru-troops")["quantity"]["value"] = -5
    document.write()
    wait_for_problems(program, qtbot)
    assert program.window.windowTitle().startswith("Losses in the Russia–Ukraine war")
    assert number_of(program, "ru-troops") == "more than 1,000,000†"
    bar = program.window.problems
    assert texts(bar) == ["edited.json cannot be shown: 1 problem. The last good sheet stays on the screen."]
    focus(part(bar, QPushButton), qtbot)
    press_focused(Qt.Key.Key_Space)
    line = document.text().splitlines().index(next(x for x in document.text().splitlines() if "-5" in x)) + 1
    column = document.text().splitlines()[line - 1].index("-5") + 1
    (problem,) = [part(bar, QListWidget).item(i).text() for i in range(part(bar, QListWidget).count())]
    assert problem.startswith(f"Error, line {line}, column {column}, $.figures[0].quantity.value: ")
    excerpt = texts(bar)[1].splitlines()
    (marked,) = [shown for shown in excerpt if shown.startswith("▸")]
    assert str(line) in marked
    assert '"value": -5' in marked
    assert len(excerpt) > 1


def test_a_mended_version_hides_the_bar(program: Program, document: Document, qtbot: QtBot) -> None:
    good = document.text()
    document.path.write_text(good[: len(good) // 2], "utf-8")
    wait_for_problems(program, qtbot)
    document.sheet["title"] = "Mended"
    document.write()
    wait_for_title(program, "Mended", qtbot)
    assert not program.window.problems.isVisible()
    assert not program.store.problems


def test_the_focus_goes_from_a_bar_that_is_hidden_to_the_table(
    program: Program, document: Document, qtbot: QtBot
) -> None:
    document.path.write_text("{", "utf-8")
    bar = program.window.problems
    qtbot.waitUntil(bar.isVisible)
    focus(part(bar, QPushButton), qtbot)
    document.write()
    qtbot.waitUntil(bar.isHidden)
    assert personnel(program).browser.table.hasFocus()


def test_a_deleted_file_leaves_the_sheet_and_says_so(
    program: Program, document: Document, qtbot: QtBot
) -> None:
    document.path.unlink()
    wait_for_problems(program, qtbot)
    assert len(rows(personnel(program).browser.table)) == 4
    assert "edited.json cannot be shown: 1 problem." in texts(program.window.problems)[0]
    assert "there is no such file" in program.store.problems[0].message
    document.sheet["title"] = "Written anew"
    document.write()
    wait_for_title(program, "Written anew", qtbot)
    assert not program.window.problems.isVisible()


def test_of_two_quick_edits_the_newest_is_shown_last(
    program: Program, document: Document, qtbot: QtBot
) -> None:
    shown: list[str] = []
    program.store.changed.connect(lambda: shown.append(program.window.windowTitle()))
    for number in range(3):
        document.sheet["title"] = f"Version {number}"
        document.write()
        program.store.reload()
    document.sheet["title"] = "The newest"
    document.replace()
    wait_for_title(program, "The newest", qtbot)
    newest = shown.index("The newest – Warloss")
    # Nothing older follows, not even after the watcher has settled and the file was read once more.
    with qtbot.waitSignal(program.store.changed):
        program.store.reload()
    turn(qtbot)
    assert set(shown[newest:]) == {"The newest – Warloss"}


def test_another_sheet_is_no_longer_watched(
    program: Program, document: Document, open_sheet: OpenSheet, qtbot: QtBot
) -> None:
    other = document.path.with_name("other.json")
    other.write_text(document.text(), "utf-8")
    open_sheet(other)
    document.sheet["title"] = "Not shown"
    document.write()
    document.sheet["title"] = "Shown"
    other.write_text(document.text(), "utf-8")
    wait_for_title(program, "Shown", qtbot)
    assert program.store.path == other


def test_a_closed_sheet_stays_closed(program: Program, document: Document, qtbot: QtBot) -> None:
    program.store.close()
    with qtbot.assertNotEmitted(program.store.reading_changed, wait=600):
        document.sheet["title"] = "Not shown"
        document.write()
        program.store.reload()
    assert program.window.start_page.isVisible()


def test_a_figure_that_goes_and_comes_back(program: Program, document: Document, qtbot: QtBot) -> None:
    figures: list[Any] = document.sheet["figures"]
    document.sheet["title"] = "Without"
    document.sheet["figures"] = [f for f in figures if f["id"] != "ru-personnel"]
    document.sheet["headline"] = "ru-troops"
    document.sheet["caveats"] = [
        c for c in document.sheet["caveats"] if c["code"] not in {"losses-undefined", "approximate-dropped"}
    ]
    document.write()
    wait_for_title(program, "Without", qtbot)
    browser = personnel(program).browser
    assert chosen_id(browser) == "ru-troops"
    assert len(shown_ids(browser)) == 3
    assert not parts(program.window.problems, QPushButton)


def test_a_sheet_with_an_old_date_is_read_too(program: Program, document: Document, qtbot: QtBot) -> None:
    """A file that is copied into place keeps its date."""
    document.sheet["title"] = "Copied"
    beside = document.path.with_suffix(".old")
    beside.write_text(document.text(), "utf-8")
    os.utime(beside, (0, 0))
    beside.replace(document.path)
    wait_for_title(program, "Copied", qtbot)
