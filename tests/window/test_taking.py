"""What is taken away from the window: files, print, copies."""

from collections.abc import Iterator
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QSize
from PySide6.QtGui import QGuiApplication, QImage, QPageSize
from PySide6.QtPrintSupport import QPrinter, QPrintPreviewDialog, QPrintPreviewWidget
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from tests.builders import figure, sheet
from tests.conftest import OpenSheet
from tests.patience import PATIENCE
from tests.screen import ARTICLE, settle, show_article
from tests.taken import opened
from warloss_gui.app import Program
from warloss_gui.claims.parts import TAB_NAMES
from warloss_gui.claims.wording import word_figure
from warloss_gui.export.wanted import DOCUMENTS, PICTURES, Frame, Wanted
from warloss_gui.paper.formats import Product, make
from warloss_gui.window import taking
from warloss_gui.window.export_dialog import ExportDialog
from warloss_gui.window.printing import Printing


@pytest.fixture
def article(program: Program, open_sheet: OpenSheet, qtbot: QtBot) -> Iterator[Program]:
    """The window with the bundled sheet."""
    show_article(program, open_sheet, qtbot)
    yield program
    QGuiApplication.clipboard().clear()


def told(program: Program) -> str:
    label = program.window.on_demand.take_away.told
    return label.text() if label.isVisible() else ""


def copied() -> tuple[str, str]:
    data = QGuiApplication.clipboard().mimeData()
    return data.text(), data.html()


def write(program: Program, wanted: Wanted, path: Path, qtbot: QtBot) -> None:
    shown = program.stores.shown.shown
    assert shown is not None
    program.window.on_demand.take_away.taking.write(shown, wanted, path)
    qtbot.waitUntil(lambda: not program.window.on_demand.take_away.taking.is_busy)


# Copies


def test_the_chosen_figure_is_copied_with_all_that_belongs_to_it(article: Program, qtbot: QtBot) -> None:
    article.window.menus.take_wanted.emit("figure")
    shown = opened(ARTICLE)
    chosen = shown.sheet.figure_by_id["ru-personnel"]
    text, html = copied()
    assert text.startswith(word_figure(chosen, shown.sheet).text)
    assert "<p>About 1,020,010 soldiers lost (Russia)" in html
    assert told(article).startswith("Copied: About 1,020,010† soldiers lost (Russia)")


def test_a_statement_is_copied_from_the_tab_of_the_statements(article: Program, qtbot: QtBot) -> None:
    article.window.show_tab("statements")
    settle(article, qtbot)
    article.window.menus.take_wanted.emit("figure")
    assert "Vladimir Putin" in copied()[0]
    article.window.menus.take_wanted.emit("table")
    assert told(article) == "There is no table here to copy."
    article.window.menus.take_wanted.emit("plain")
    assert told(article) == "There is no figure here to cite."


def test_the_statement_whose_card_has_the_focus_is_copied(article: Program, qtbot: QtBot) -> None:
    article.window.show_tab("statements")
    settle(article, qtbot)
    page: Any = article.window.sheet_page.tabs.pages["statements"]
    page.cards.cards[1].setFocus()
    article.window.menus.take_wanted.emit("figure")
    assert "Volodymyr Zelensky" in copied()[0]


def test_the_table_is_copied_as_it_is_shown(article: Program, qtbot: QtBot) -> None:
    article.window.show_tab("equipment")
    settle(article, qtbot)
    page: Any = article.window.sheet_page.tabs.pages["equipment"]
    page.browser.search.setText("heli")
    article.window.menus.take_wanted.emit("table")
    qtbot.waitUntil(lambda: told(article).startswith("Copied: Equipment"))
    text, html = copied()
    assert len(text.splitlines()) == 2
    assert "helicopters" in text
    assert html.count("<tr>") == 2


@pytest.mark.parametrize(("form", "start"), [("plain", "About"), ("bibtex", "@misc{"), ("csl-json", "[")])
def test_a_citation_is_copied(article: Program, form: str, start: str) -> None:
    article.window.menus.take_wanted.emit(form)
    assert copied()[0].startswith(start)


def test_a_picture_is_copied_with_its_words(article: Program, qtbot: QtBot) -> None:
    article.window.menus.take_wanted.emit("picture")
    qtbot.waitUntil(lambda: told(article).startswith("Copied: Personnel"))
    image = QGuiApplication.clipboard().image()
    assert image.width() == 2 * 1280
    assert "About 1,020,010 soldiers lost" in copied()[0]


def test_without_a_sheet_nothing_is_copied(program: Program) -> None:
    for what in ("figure", "table", "picture", "plain", "export", "print"):
        program.window.on_demand.take_away.take(what)
    assert not program.window.on_demand.take_away.taking.is_busy
    assert not program.window.findChildren(QDialog)


def test_what_is_told_stays_at_the_bottom_and_goes_away(article: Program, qtbot: QtBot) -> None:
    article.window.menus.take_wanted.emit("figure")
    label = article.window.on_demand.take_away.told
    article.window.resize(QSize(900, 640))
    bottom = label.geometry().bottom()
    assert article.window.height() - 40 < bottom < article.window.height()
    qtbot.waitUntil(label.isHidden)


def test_what_is_told_stands_on_one_line_where_it_has_room(article: Program) -> None:
    label = article.window.on_demand.take_away.told
    article.window.resize(QSize(1_024, 700))
    label.tell("Written: /home/reader/Documents/one-article.pdf")
    assert label.height() < 3 * label.fontMetrics().lineSpacing()
    label.tell("Written: /home/reader/Documents/" + "a-very-long-name-of-a-file-" * 8 + ".pdf")
    assert label.height() > 3 * label.fontMetrics().lineSpacing()
    assert label.width() < article.window.width()


# Files


@pytest.mark.parametrize("ending", [*DOCUMENTS, ".png", ".svg"])
def test_a_file_is_written_and_told(article: Program, ending: str, tmp_path: Path, qtbot: QtBot) -> None:
    target = tmp_path / f"made{ending}"
    tab = None if ending in DOCUMENTS else TAB_NAMES[1]
    write(article, Wanted(ending, tab), target, qtbot)
    assert target.stat().st_size > 1_000
    assert told(article) == f"Written: {target}"
    assert article.window.work.isHidden()


def test_what_cannot_be_written_is_said_in_the_message_bar(
    article: Program, tmp_path: Path, qtbot: QtBot
) -> None:
    write(article, Wanted(".csv"), tmp_path, qtbot)
    assert article.window.messages.text().startswith(f"{tmp_path}: it is a folder")


def test_a_picture_that_cannot_be_made_is_said_and_the_old_one_stays(
    article: Program, tmp_path: Path, qtbot: QtBot
) -> None:
    target = tmp_path / "a.png"
    target.write_bytes(b"old")
    write(article, Wanted(".png", "personnel", Frame(8_192, 8_192, 4.0)), target, qtbot)
    assert article.window.messages.text().startswith("The picture would have 1,074 million pixels, ")
    assert target.read_bytes() == b"old"


def test_a_picture_that_cannot_be_made_is_not_copied(article: Program, qtbot: QtBot) -> None:
    shown = article.stores.shown.shown
    assert shown is not None
    article.window.on_demand.take_away.taking.copy_picture(shown, "personnel", Frame(8_192, 8_192, 4.0))
    messages = article.window.messages
    qtbot.waitUntil(lambda: "1,074 million pixels" in messages.text())
    assert told(article) == ""


def test_letters_that_no_font_has_are_told(
    article: Program, open_sheet: OpenSheet, tmp_path: Path, qtbot: QtBot
) -> None:
    open_sheet(sheet(figures=[figure(label="soldiers \u0378")]))
    settle(article, qtbot)
    target = tmp_path / "a.pdf"
    write(article, Wanted(".pdf"), target, qtbot)
    said = f"Written: {target}\nNo font of this machine has the letter \\u0378, "
    assert told(article).startswith(said)
    article.window.menus.take_wanted.emit("picture")
    qtbot.waitUntil(lambda: told(article).startswith("Copied: Personnel"))
    assert "\nNo font of this machine has the letter \\u0378, " in told(article)


def test_a_picture_shows_how_far_it_is_and_can_be_ended(
    article: Program, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, go = Event(), Event()

    def held(shown: Any, wanted: Wanted, step: Any) -> Product:
        begun.set()
        assert go.wait(PATIENCE / 1000)
        return make(shown, wanted, step)

    monkeypatch.setattr(taking, "make", held)
    shown = article.stores.shown.shown
    assert shown is not None
    target = tmp_path / "a.png"
    article.window.on_demand.take_away.taking.write(shown, Wanted(".png", "equipment"), target)
    assert begun.wait(PATIENCE / 1000)
    bar: Any = article.window.work
    assert bar._progress.maximum() == 2 * 11
    (cancel,) = bar.findChildren(QPushButton)
    assert cancel.isEnabled()
    cancel.click()
    go.set()
    qtbot.waitUntil(lambda: not article.window.on_demand.take_away.taking.is_busy)
    assert told(article) == "Nothing was written."
    assert not target.exists()


def test_a_long_work_shows_how_far_it_is_and_can_be_ended(
    article: Program, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    go, begun = Event(), Event()

    def slow(_shown: object, _wanted: object, step: Any) -> bytes:
        for _ in range(15):
            step()
        begun.set()
        assert go.wait(PATIENCE / 1000)
        step()
        return b"new"

    monkeypatch.setattr(taking, "make", slow)
    target = tmp_path / "a.pdf"
    target.write_bytes(b"old")
    shown = article.stores.shown.shown
    assert shown is not None
    article.window.on_demand.take_away.taking.write(shown, Wanted(".pdf"), target)
    bar: Any = article.window.work
    qtbot.waitUntil(lambda: begun.is_set() and bar._progress.value() == 15)
    qtbot.waitUntil(bar.isVisible)
    assert bar._progress.maximum() == 40
    article.window.on_demand.take_away.taking.write(shown, Wanted(".csv"), tmp_path / "b.csv")
    assert article.window.messages.text().startswith("Something else is being written or copied.")
    article.window.menus.take_wanted.emit("figure")
    assert bar.isVisible()
    (cancel,) = bar.findChildren(QPushButton)
    cancel.click()
    go.set()
    qtbot.waitUntil(lambda: not article.window.on_demand.take_away.taking.is_busy)
    assert target.read_bytes() == b"old"
    assert told(article) == "Nothing was written."


def test_a_window_that_closes_ends_what_it_was_writing(
    article: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun = Event()

    def endless(_shown: object, _wanted: object, step: Any) -> bytes:
        begun.set()
        while True:
            step()

    monkeypatch.setattr(taking, "make", endless)
    shown = article.stores.shown.shown
    assert shown is not None
    article.window.on_demand.take_away.taking.write(shown, Wanted(".pdf"), tmp_path / "a.pdf")
    assert begun.wait(PATIENCE / 1000)
    article.window.close()
    assert article.pool.waitForDone(PATIENCE)
    assert not list(tmp_path.glob("*.pdf"))


def test_a_work_that_is_cancelled_at_its_end_writes_nothing(
    article: Program, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    go, begun = Event(), Event()

    def made(_shown: object, _wanted: object, _step: object) -> bytes:
        begun.set()
        assert go.wait(PATIENCE / 1000)
        return b"new"

    monkeypatch.setattr(taking, "make", made)
    target = tmp_path / "a.pdf"
    target.write_bytes(b"old")
    shown = article.stores.shown.shown
    assert shown is not None
    article.window.on_demand.take_away.taking.write(shown, Wanted(".pdf"), target)
    assert begun.wait(PATIENCE / 1000)
    article.window.on_demand.take_away.taking.cancel()
    go.set()
    qtbot.waitUntil(lambda: told(article) == "Nothing was written.")
    assert target.read_bytes() == b"old"


@pytest.fixture
def held_table(monkeypatch: pytest.MonkeyPatch) -> Event:
    """Until it is set, a table is being copied."""
    go = Event()

    def slow(_handout: object, _figures: object, step: Any) -> tuple[str, str]:
        assert go.wait(PATIENCE / 1000)
        step()
        return "a table", ""

    monkeypatch.setattr(taking, "copy_table", slow)
    return go


def test_a_text_is_copied_in_place_of_what_is_still_being_copied(
    article: Program, qtbot: QtBot, held_table: Event
) -> None:
    article.window.menus.take_wanted.emit("table")
    assert article.window.on_demand.take_away.taking.is_busy
    article.window.menus.take_wanted.emit("figure")
    assert not article.window.on_demand.take_away.taking.is_busy
    held_table.set()
    qtbot.waitUntil(lambda: article.pool.activeThreadCount() == 0)
    settle(article, qtbot)
    assert copied()[0].startswith("About 1,020,010 soldiers lost")


def test_a_table_that_is_not_wanted_any_more_is_not_copied(
    article: Program, qtbot: QtBot, held_table: Event
) -> None:
    article.window.menus.take_wanted.emit("table")
    bar: Any = article.window.work
    qtbot.waitUntil(bar.isVisible)
    (cancel,) = bar.findChildren(QPushButton)
    cancel.click()
    held_table.set()
    qtbot.waitUntil(lambda: told(article) == "Nothing was copied.")
    assert QGuiApplication.clipboard().text() == ""


# The dialog


@pytest.fixture
def dialog(article: Program) -> Iterator[ExportDialog]:
    article.window.menus.take_wanted.emit("export")
    (made,) = article.window.findChildren(ExportDialog)
    yield made
    if isValid(made):
        made.close()


def choose(box: Any, data: object) -> None:
    box.setCurrentIndex(box.findData(data))


def endings(dialog: ExportDialog) -> set[str]:
    return {dialog.format.itemData(place) for place in range(dialog.format.count())}


def test_of_each_part_there_are_the_formats_that_can_be_made(dialog: ExportDialog) -> None:
    assert endings(dialog) == set(DOCUMENTS)
    choose(dialog.what, "equipment")
    assert endings(dialog) == {*PICTURES, *DOCUMENTS} - {".json"}
    choose(dialog.what, None)
    assert endings(dialog) == set(DOCUMENTS)


@pytest.mark.parametrize(
    ("tab", "ending", "shown"),
    [
        (None, ".pdf", {"paper"}),
        (None, ".xlsx", set[str]()),
        ("equipment", ".pdf", {"width_wanted", "theme"}),
        ("equipment", ".png", {"width_wanted", "density", "theme"}),
        ("equipment", ".svg", {"width_wanted", "theme"}),
        ("equipment", ".csv", set[str]()),
    ],
)
def test_only_what_a_format_has_can_be_chosen(
    dialog: ExportDialog, tab: str | None, ending: str, shown: set[str]
) -> None:
    choose(dialog.what, tab)
    choose(dialog.format, ending)
    fields = ("paper", "width_wanted", "density", "theme")
    assert {name for name in fields if getattr(dialog, name).isVisibleTo(dialog)} == shown


def test_the_file_has_the_ending_of_the_format(
    article: Program, dialog: ExportDialog, tmp_path: Path, qtbot: QtBot
) -> None:
    choose(dialog.what, "contingents")
    choose(dialog.format, ".png")
    choose(dialog.density, 2)
    dialog.width_wanted.setValue(640)
    dialog.accept_button.click()
    (asked,) = dialog.findChildren(QFileDialog)
    assert asked.selectedFiles()[0].endswith("one-article-contingents.png")
    asked.fileSelected.emit(str(tmp_path / "mine.jpg"))
    qtbot.waitUntil(lambda: told(article).startswith("Written: "))
    image = QImage(str(tmp_path / "mine.jpg.png"))
    assert image.width() == 1280


def test_a_file_that_nobody_was_asked_about_is_not_replaced_without_a_question(
    article: Program, dialog: ExportDialog, tmp_path: Path, qtbot: QtBot
) -> None:
    target = tmp_path / "report.v2.csv"
    target.write_bytes(b"old")
    choose(dialog.format, ".csv")
    dialog.accept_button.click()
    (asked,) = dialog.findChildren(QFileDialog)
    asked.fileSelected.emit(str(tmp_path / "report.v2"))
    (question,) = dialog.findChildren(QMessageBox)
    assert question.text() == "There is a file report.v2.csv already. Replace it?"
    question.button(QMessageBox.StandardButton.Cancel).click()
    assert dialog.isVisible()
    assert target.read_bytes() == b"old"
    asked.fileSelected.emit(str(tmp_path / "report.v2"))
    question = dialog.findChildren(QMessageBox)[-1]
    next(button for button in question.buttons() if button.text() == "Replace").click()
    qtbot.waitUntil(lambda: told(article).startswith("Written: "))
    assert target.read_bytes() != b"old"


# Print


@pytest.fixture
def preview(article: Program, qtbot: QtBot) -> Iterator[QPrintPreviewDialog]:
    article.window.menus.take_wanted.emit("print")
    (made,) = article.window.findChildren(QPrintPreviewDialog)
    yield made
    made.close()
    qtbot.waitUntil(lambda: article.pool.activeThreadCount() == 0)


def printed(
    printing: Printing,
    target: Path,
    size: QPageSize.PageSizeId,
    qtbot: QtBot,
    wanted: tuple[int, int] = (0, 0),
) -> list[str]:
    """The text of the pages that go to a printer: of all, or of those from one to another."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setFullPage(True)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(target))
    printer.setPageSize(QPageSize(size))
    printer.setFromTo(*wanted)
    printing.paint(printer)
    return [" ".join(page.extract_text().split()) for page in PdfReader(target).pages]


@pytest.mark.parametrize("size", [QPageSize.PageSizeId.A4, QPageSize.PageSizeId.Letter])
def test_all_pages_go_to_the_printer(
    article: Program, preview: QPrintPreviewDialog, size: QPageSize.PageSizeId, tmp_path: Path, qtbot: QtBot
) -> None:
    (printing,) = article.window.findChildren(Printing)
    texts = printed(printing, tmp_path / "printed.pdf", size, qtbot)
    assert len(texts) > 5
    assert f"Page {len(texts)} of {len(texts)}" in texts[-1]
    assert "About 1,020,010" in " ".join(texts)


def test_only_the_pages_that_are_wanted_go_to_the_printer(
    article: Program, preview: QPrintPreviewDialog, tmp_path: Path, qtbot: QtBot
) -> None:
    (printing,) = article.window.findChildren(Printing)
    a4 = QPageSize.PageSizeId.A4
    every = printed(printing, tmp_path / "every.pdf", a4, qtbot)
    assert printed(printing, tmp_path / "some.pdf", a4, qtbot, (2, 3)) == every[1:3]
    assert printed(printing, tmp_path / "late.pdf", a4, qtbot, (40, 50)) == every[-1:]


def test_a_preview_waits_until_the_pages_are_laid_out(
    article: Program, preview: QPrintPreviewDialog, qtbot: QtBot
) -> None:
    (widget,) = preview.findChildren(QPrintPreviewWidget)
    widget.updatePreview()
    qtbot.waitUntil(lambda: widget.pageCount() > 5)


def test_letters_that_no_font_has_are_named_before_they_are_printed(
    article: Program, open_sheet: OpenSheet, qtbot: QtBot
) -> None:
    letter = "\N{LINEAR B SYLLABLE B008 A}"
    open_sheet(sheet(title=f"A sheet {letter}", figures=[figure()]))
    settle(article, qtbot)
    article.window.menus.take_wanted.emit("print")
    dialog = next(one for one in article.window.findChildren(QPrintPreviewDialog) if one.isVisible())
    qtbot.waitUntil(lambda: "\N{LINEAR B SYLLABLE B008 A}" in article.window.messages.text())
    dialog.close()
    QApplication.sendPostedEvents()


def test_there_is_one_preview_at_a_time(article: Program, preview: QPrintPreviewDialog) -> None:
    article.window.menus.take_wanted.emit("print")
    assert article.window.findChildren(QPrintPreviewDialog) == [preview]


def test_a_sheet_can_be_printed_after_another(
    article: Program, open_sheet: OpenSheet, tmp_path: Path, qtbot: QtBot
) -> None:
    for document, title in ((ARTICLE, "what one article says"), (sheet(figures=[figure()]), "A sheet")):
        open_sheet(document)
        settle(article, qtbot)
        article.window.menus.take_wanted.emit("print")
        dialog = next(one for one in article.window.findChildren(QPrintPreviewDialog) if one.isVisible())
        (printing,) = article.window.findChildren(Printing)
        texts = printed(printing, tmp_path / "printed.pdf", QPageSize.PageSizeId.A4, qtbot)
        assert title in texts[0]
        dialog.close()
        QApplication.sendPostedEvents()
