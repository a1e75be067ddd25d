import json
import re
from typing import Any

import pytest

from tests import builders
from tests.full_sheet import full_sheet
from tests.taken import BUNDLED, opened, shown_with
from warloss_gui.claims.wording import word_figure
from warloss_gui.export.citation import cite


def cited(form: Any, **changes: Any) -> str:
    """The citation of a figure whose source has these properties."""
    source = builders.source("article", name="A & B", title="50 % of_{all}", **changes)
    shown = shown_with(sources=[builders.source("general-staff"), source])
    return cite(shown.sheet.figures[0], shown.sheet, form)


@pytest.mark.parametrize("form", ["plain", "bibtex", "csl-json"])
def test_every_form_carries_the_claim_with_its_caveats(form: Any) -> None:
    shown = opened(BUNDLED[0])
    for figure in shown.sheet.figures:
        text = cite(figure, shown.sheet, form)
        said = json.loads(text)[0]["note"] if form == "csl-json" else text.replace("\\%", "%")
        for line in word_figure(figure, shown.sheet).text.splitlines():
            assert line in said or form == "bibtex"
            assert re.sub(r"[\\{}&#$_^~]", "", line) in re.sub(r"[\\{}&#$_^~]", "", said)


def test_plain_names_source_and_sheet() -> None:
    text = cited("plain", url="https://example.org/a", published="2025-07-01")
    assert text.splitlines()[-1] == (
        "Source: A & B, “50 % of_{all}”. Published 1 July 2025. https://example.org/a. "
        "In the fact sheet “A sheet”, revision 1."
    )


def test_plain_says_where_the_sheet_is_published_and_of_what_a_figure_is_a_part() -> None:
    sheet = full_sheet()
    text = cite(sheet.figures[1], sheet, "plain")
    assert text.endswith("In the fact sheet “A full sheet”, revision 1. https://example.org/full.json")
    assert "(Russia; a part of: soldiers killed)" in text


def test_bibtex_escapes_what_latex_would_act_on() -> None:
    text = cited("bibtex", url="https://example.org/{a}", published="2025-07", accessed="2025-07-02")
    assert text.startswith(
        "@misc{a-sheet-losses,\n  author = {{A \\& B}},\n  title = "
        "{50 \\% of\\_\\textbraceleft{}all\\textbraceright{}},\n"
    )
    assert "  year = {2025},\n" in text
    assert "  urldate = {2025-07-02},\n" in text
    assert "  url = {https://example.org/%7Ba%7D},\n" in text


def after_entry(text: str) -> str:
    """What follows an entry, as BibTeX reads it: it counts braces, whatever stands before them."""
    depth = 0
    for place, letter in enumerate(text):
        depth += (letter == "{") - (letter == "}")
        if letter == "}" and depth == 0:
            return text[place + 1 :]
    raise AssertionError("the entry has no end")


@pytest.mark.parametrize("name", ["a } b", "a { b", "\\} \\{ {", "}{"])
def test_an_entry_ends_where_it_should_whatever_braces_are_in_it(name: str) -> None:
    source = builders.source("article", name=name, title=name, url="https://example.org/}")
    shown = shown_with(sources=[builders.source("general-staff"), source])
    assert after_entry(cite(shown.sheet.figures[0], shown.sheet, "bibtex")) == "\n"


@pytest.mark.parametrize(
    ("published", "year", "noted"),
    [
        ("2025-07-01", "2025", ""),
        ("2025-XX", "2025", ""),
        ("2025-21", "2025", ""),
        ("2025-24", None, "Published winter 2025"),
        ("202X", None, "Published 2020 to 2029."),
        ("2025~", None, "Published about 2025."),
        ("2025-07-01?", None, "Published 1 July 2025 (uncertain)."),
    ],
)
def test_bibtex_has_a_year_only_where_it_is_certain(published: str, year: str | None, noted: str) -> None:
    text = cited("bibtex", published=published)
    assert re.findall(r"  year = \{(.*)\},\n", text) == ([] if year is None else [year])
    (note,) = re.findall(r"  note = \{(.*)\},\n", text)
    assert noted in note
    assert ("Published" in note) == bool(noted)


@pytest.mark.parametrize("accessed", ["2025-07", "2025-07-02~", "2025-07-XX", "202X"])
def test_bibtex_has_no_day_of_reading_that_is_not_one(accessed: str) -> None:
    assert "urldate" not in cited("bibtex", accessed=accessed)


def test_what_is_not_known_is_left_out() -> None:
    assert "year" not in cited("bibtex")
    assert "url" not in cited("bibtex")
    (item,) = json.loads(cited("csl-json"))
    assert set(item) == {"id", "type", "title", "author", "note"}


@pytest.mark.parametrize(
    ("published", "issued"),
    [
        ("2025-07-01", {"date-parts": [[2025, 7, 1]]}),
        ("2025-07", {"date-parts": [[2025, 7]]}),
        ("2025", {"date-parts": [[2025]]}),
        ("2025~", {"date-parts": [[2025]], "circa": True}),
        ("202X", {"raw": "202X"}),
        ("2025-21", {"raw": "2025-21"}),
    ],
)
def test_a_date_is_no_more_exact_than_it_is_known(published: str, issued: Any) -> None:
    (item,) = json.loads(cited("csl-json", published=published, accessed="2025-07-02", url="https://a.org/"))
    assert item["issued"] == issued
    assert item["accessed"] == {"date-parts": [[2025, 7, 2]]}
    assert item["URL"] == "https://a.org/"
    assert item["type"] == "article-newspaper"
