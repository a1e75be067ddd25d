import json
import re
from typing import Any

import pytest

from tests import builders
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


def test_bibtex_escapes_what_latex_would_act_on() -> None:
    text = cited("bibtex", url="https://example.org/{a}", published="2025-07", accessed="2025-07-02")
    assert text.startswith(
        "@misc{a-sheet-losses,\n  author = {{A \\& B}},\n  title = {50 \\% of\\_\\{all\\}},\n"
    )
    assert "  year = {2025},\n" in text
    assert "  urldate = {2025-07-02},\n" in text
    assert "  url = {https://example.org/%7Ba%7D},\n" in text
    assert text.count("{") - text.count("\\{") == text.count("}") - text.count("\\}")


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
