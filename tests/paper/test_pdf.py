import gc
import re
import shutil
import subprocess
import unicodedata
from collections import Counter
from io import BytesIO
from pathlib import Path
from typing import Any, cast

import pytest
from pypdf import PdfReader
from pytestqt.qtbot import QtBot

from tests import builders
from tests.full_sheet import SAID, full_sheet
from tests.taken import (
    BUNDLED,
    bare,
    claims_of,
    drawn_of,
    hostile,
    important_of,
    opened,
    shown_of,
    shown_with,
)
from warloss_gui.claims.parts import TAB_NAMES, TabName
from warloss_gui.claims.wording import word_figure
from warloss_gui.export.handout import Cancelled, Handout
from warloss_gui.export.wanted import PAPERS, PaperName
from warloss_gui.history.shown import Shown
from warloss_gui.language import tag
from warloss_gui.paper.ink import ink_of
from warloss_gui.paper.pdf import Printed, paper_of, to_pdf
from warloss_gui.paper.pictures import picture_of


def nothing() -> None:
    return


def printed(shown: Shown, paper: PaperName = "a4", tabs: tuple[TabName, ...] = TAB_NAMES) -> Printed:
    return Printed(shown, Handout(shown, tabs), paper_of(paper), ink_of("light", on_paper=True))


def made(shown: Shown, paper: PaperName = "a4") -> bytes:
    return to_pdf(printed(shown, paper), nothing)


def text_of(data: bytes, folder: Path) -> str:
    """The text as poppler reads it."""
    path = folder / "made.pdf"
    path.write_bytes(data)
    done = subprocess.run(["pdftotext", "-raw", path, "-"], capture_output=True, text=True, check=True)
    return done.stdout


def outline_of(data: bytes) -> list[tuple[str, int]]:
    """The titles of the outline, each with how many stand below it."""
    found: list[tuple[str, int]] = []
    for item in cast("list[Any]", PdfReader(BytesIO(data)).outline):
        if isinstance(item, list):
            title, _none = found.pop()
            found.append((title, len(cast("list[Any]", item))))
        else:
            found.append((str(item.title), 0))
    return found


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext is not installed")
@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("path", BUNDLED, ids=lambda path: path.stem)
def test_every_figure_is_found_with_claimant_date_bound_and_caveats(
    path: Path, paper: PaperName, qtbot: QtBot, tmp_path: Path
) -> None:
    shown = opened(path)
    foot = re.escape(bare(f"{shown.own.title} · {Handout(shown).dated} · Page ")) + r"\d+of\d+"
    text = re.sub(foot, "", bare(text_of(made(shown, paper), tmp_path)))
    wanted = [*claims_of(shown), *important_of(shown), *(source.name for source in Handout(shown).sources)]
    assert [words for words in wanted if bare(words) not in text] == []


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext is not installed")
def test_all_that_a_sheet_can_say_is_found(qtbot: QtBot, tmp_path: Path) -> None:
    shown = shown_of(full_sheet())
    foot = re.escape(bare(f"{shown.own.title} · {Handout(shown).dated} · Page ")) + r"\d+of\d+"
    text = re.sub(foot, "", bare(text_of(made(shown), tmp_path)))
    assert [words for words in SAID if bare(words) not in text] == []
    assert bare("Important caveats: The word is not defined. See notes 1, 2.") in text
    assert "“Hewassorry.”" not in text


@pytest.mark.parametrize("path", BUNDLED, ids=lambda path: path.stem)
def test_the_plots_of_all_parts_are_on_the_pages(path: Path, qtbot: QtBot) -> None:
    shown = opened(path)
    text = bare(" ".join(page.extract_text() for page in PdfReader(BytesIO(made(shown))).pages))
    drawn = [words for tab in TAB_NAMES if picture_of(tab, shown) for words in drawn_of(shown, tab)]
    assert len(drawn) > 10
    assert [words for words in drawn if bare(words) not in text] == []


@pytest.mark.skipif(shutil.which("qpdf") is None, reason="qpdf is not installed")
def test_nothing_is_wrong_with_the_file(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "made.pdf"
    path.write_bytes(made(opened(BUNDLED[0])))
    done = subprocess.run(["qpdf", "--check", path], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize(("paper", "size"), [("a4", (595, 842)), ("letter", (612, 792))])
def test_every_page_has_its_size_and_a_foot(paper: PaperName, size: tuple[int, int], qtbot: QtBot) -> None:
    shown = opened(BUNDLED[0])
    pages = PdfReader(BytesIO(made(shown, paper))).pages
    for place, page in enumerate(pages, 1):
        assert (round(page.mediabox.width), round(page.mediabox.height)) == size
        text = page.extract_text()
        assert f"{shown.own.title} · as of 30 June 2025 (inferred), revision 1" in text
        assert f"Page {place} of {len(pages)}" in text


def test_the_outline_has_every_part_with_its_figures(qtbot: QtBot) -> None:
    assert outline_of(made(opened(BUNDLED[0]))) == [
        *(("Personnel", 5), ("Equipment", 11), ("Allied contingents", 2), ("Statements", 2)),
        *(("Notes", 0), ("Sources", 0)),
    ]


def test_a_pdf_is_in_the_language_of_most_of_its_words(qtbot: QtBot) -> None:
    found = PdfReader(BytesIO(made(shown_with(language="de"))))
    assert found.root_object["/Lang"] == tag() != "de"


def test_the_same_sheet_gives_the_same_bytes_and_nothing_of_the_machine(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = opened(BUNDLED[0])
    first = made(shown)
    assert made(shown) == first
    found = PdfReader(BytesIO(first))
    assert found.metadata == {
        "/Title": shown.own.title,
        "/Subject": "as of 30 June 2025 (inferred), revision 1",
        "/Creator": "Warloss 0.1.0",
        "/Producer": "Qt, pypdf",
        "/CreationDate": "D:20250630000000Z",
        "/ModDate": "D:20250630000000Z",
    }
    assert "/Metadata" not in found.root_object
    assert str(Path.home()).encode() not in first


def test_one_part_has_its_own_title_and_no_others(qtbot: QtBot) -> None:
    shown = opened(BUNDLED[0])
    data = to_pdf(printed(shown, tabs=("statements",)), nothing)
    assert outline_of(data) == [("Statements", 2), ("Notes", 0), ("Sources", 0)]


def test_a_sheet_without_anything_has_a_page_and_says_so(qtbot: QtBot) -> None:
    (page,) = PdfReader(BytesIO(made(shown_with(figures=[])))).pages
    assert page.extract_text().count("This sheet has nothing for this part.") == 4


def pages_of(path: Path, paper: PaperName) -> list[str]:
    """The text of each page, without its spaces."""
    return [bare(page.extract_text()) for page in PdfReader(BytesIO(made(opened(path), paper))).pages]


@pytest.mark.parametrize("path", BUNDLED, ids=lambda path: path.stem)
def test_the_first_page_says_the_claim_of_the_sheet_and_what_to_beware_of(path: Path, qtbot: QtBot) -> None:
    shown = opened(path)
    figure = shown.sheet.headline_figure
    assert figure is not None
    words = word_figure(figure, shown.sheet)
    first = pages_of(path, "letter")[0]
    beware = [caveat.whole for caveat in words.caveats if caveat.important]
    for text in (shown.own.title, words.headline, words.marks, *beware):
        assert bare(text) in first


def test_pages_of_a_part_without_the_claim_of_the_sheet_begin_with_their_title(qtbot: QtBot) -> None:
    shown = opened(BUNDLED[0])
    data = to_pdf(printed(shown, tabs=("equipment",)), nothing)
    text = PdfReader(BytesIO(data)).pages[0].extract_text()
    assert text.startswith("Equipment: Losses")
    assert "1,020,010" not in text


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("path", BUNDLED, ids=lambda path: path.stem)
def test_what_belongs_together_is_on_one_page(path: Path, paper: PaperName, qtbot: QtBot) -> None:
    pages = pages_of(path, paper)
    (contingents,) = (page for page in pages if "Alliedcontingents:sentandlost" in page)
    assert "AlliedcontingentsItisunclear" in contingents
    assert [page for page in pages if page.startswith(("Source:", "Accordingto", "Claimantnotnamed"))] == []


def test_a_picture_that_goes_on_over_pages_has_its_axis_on_both(qtbot: QtBot) -> None:
    title = bare("log scale: each step ×10")
    assert ["".join(pages_of(path, "letter")).count(title) for path in BUNDLED] == [1, 2]


def test_a_long_picture_leaves_no_page_empty_before_it(qtbot: QtBot) -> None:
    first = PdfReader(BytesIO(made(opened(BUNDLED[1]), "letter"))).pages[0]
    assert "Claimed losses of people" in first.extract_text()


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext is not installed")
def test_hostile_texts_stay_texts(qtbot: QtBot, tmp_path: Path) -> None:
    shown = hostile()
    data = made(shown)
    text = unicodedata.normalize("NFKC", bare(text_of(data, tmp_path)))
    claims = claims_of(shown)
    latin = [words for words in claims if words.isascii()]
    assert len(latin) == len(claims) - 1
    assert [words for words in latin if bare(words) not in text] == []
    # Letters that run from the right are found in another order, but all of them are there.
    missing = Counter(bare(" ".join(claims))) - Counter(text)
    assert missing == Counter()
    assert b"/JavaScript" not in data
    assert b"/URI" not in data
    assert b"/Launch" not in data


@pytest.mark.parametrize("title", ["01234567ABCDEFGHIJKLM xyz", "a tank, a ship and 9 tanks"])
def test_text_is_found_whatever_the_numbers_of_its_glyphs_are(title: str, qtbot: QtBot) -> None:
    (page,) = PdfReader(BytesIO(made(shown_with(title=title, figures=[])))).pages
    assert page.extract_text().startswith(title)


def test_figures_with_much_in_common_say_it_once(qtbot: QtBot, tmp_path: Path) -> None:
    figures = [
        builders.figure(id=f"f{place}", quantity=builders.quantity(1_000 + place), caveats=["undefined"])
        for place in range(3)
    ]
    figures.append(builders.figure(id="last", claim=builders.claim("ministry")))
    text = bare(
        " ".join(p.extract_text() for p in PdfReader(BytesIO(made(shown_with(figures=figures)))).pages)
    )
    assert text.count(bare("The next 3 figures have in common")) == 1
    assert text.count(bare("Important caveats: definition.")) == 1


def test_each_figure_and_statement_is_a_step_and_the_work_can_be_ended(qtbot: QtBot) -> None:
    shown = opened(BUNDLED[0])
    steps: list[None] = []
    to_pdf(printed(shown), lambda: steps.append(None))
    assert len(steps) == 2 * Handout(shown).steps == 2 * 20

    def end() -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        to_pdf(printed(shown), end)


def test_work_that_is_ended_while_it_draws_leaves_nothing_open(qtbot: QtBot) -> None:
    shown = opened(BUNDLED[0])
    left = iter(range(Handout(shown).steps + 8))

    def end_late() -> None:
        if next(left, None) is None:
            raise Cancelled

    with pytest.raises(Cancelled) as found:
        to_pdf(printed(shown), end_late)
    # What the frames of the error hold goes in any order.
    del found
    gc.collect()


def test_the_parts_of_a_handout_are_those_of_the_window() -> None:
    shown = opened(BUNDLED[0])
    assert [part.name for part in Handout(shown).parts] == list(TAB_NAMES)
