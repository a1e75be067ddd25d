import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import html5lib
import pytest

from tests import builders
from tests.taken import BUNDLED, bare, claims_of, hostile, important_of, opened, shown_with
from warloss_gui.claims.parts import TAB_NAMES, TabName
from warloss_gui.export.handout import Cancelled, Handout
from warloss_gui.export.web import to_html
from warloss_gui.history.shown import Shown

XHTML = "{http://www.w3.org/1999/xhtml}"


def made(shown: Shown, names: tuple[TabName, ...] = TAB_NAMES) -> Any:
    """The page, read as strictly as a browser could: any fault of the markup raises."""
    parser: Any = html5lib.HTMLParser(strict=True)
    return parser.parse(to_html(Handout(shown, names)).decode())


def elements(page: Any, *tags: str) -> Iterator[Any]:
    wanted = {f"{XHTML}{tag}" for tag in tags}
    return (element for element in page.iter() if not wanted or element.tag in wanted)


def text_of(page: Any) -> str:
    return bare("".join(page.itertext()))


@pytest.mark.parametrize("path", BUNDLED, ids=lambda path: path.stem)
def test_every_figure_is_found_with_claimant_date_bound_and_caveats(path: Path) -> None:
    shown = opened(path)
    found = text_of(made(shown))
    wanted = [*claims_of(shown), *important_of(shown)]
    wanted += [passage.text for statement in shown.sheet.statements for passage in statement.passages]
    wanted += [note.text for note in shown.sheet.notes]
    wanted += [source.name for source in Handout(shown).sources]
    assert [words for words in wanted if bare(words) not in found] == []


@pytest.mark.parametrize("names", [TAB_NAMES, *((name,) for name in TAB_NAMES)])
def test_every_link_leads_somewhere_and_every_heading_has_its_level(names: tuple[TabName, ...]) -> None:
    page = made(opened(BUNDLED[0]), names)
    ids = [element.get("id") for element in elements(page) if element.get("id")]
    assert len(ids) == len(set(ids))
    links = [element.get("href") for element in elements(page, "a")]
    assert [link for link in links if link.startswith("#") and link[1:] not in ids] == []
    levels = [int(element.tag[-1]) for element in elements(page, "h1", "h2", "h3", "h4", "h5", "h6")]
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in zip([0, *levels], levels, strict=False))


@pytest.mark.parametrize(
    "shown", [opened(BUNDLED[0]), opened(BUNDLED[1]), hostile()], ids=["article", "others", "hostile"]
)
def test_nothing_runs_and_nothing_is_fetched(shown: Shown) -> None:
    page = made(shown)
    assert not list(elements(page, "script", "iframe", "object", "embed", "img", "form", "base", "link"))
    for element in elements(page):
        for name, value in element.attrib.items():
            assert not name.startswith("on")
            assert name not in ("src", "srcset", "style", "action")
            if name == "href":
                assert value.startswith(("#", "https://"))
    for style in elements(page, "style"):
        assert "url(" not in style.text
        assert "@import" not in style.text
    (policy,) = [one for one in elements(page, "meta") if one.get("http-equiv")]
    assert policy.get("content").startswith("default-src 'none'")


def test_hostile_texts_are_shown_as_they_are() -> None:
    shown = hostile()
    page = made(shown)
    found = text_of(page)
    assert [words for words in claims_of(shown) + important_of(shown) if bare(words) not in found] == []
    assert all(bare(passage.text) in found for passage in shown.sheet.statements[0].passages)
    (title,) = elements(page, "title")
    assert title.text.startswith(shown.own.title)


def test_tables_say_what_they_are_of() -> None:
    for table in elements(made(opened(BUNDLED[0])), "table"):
        assert list(elements(table, "caption"))
        assert all(head.get("scope") in ("col", "row") for head in elements(table, "th"))


def test_a_page_says_in_which_language_it_is_and_of_which_revision() -> None:
    page = made(shown_with(language="de"))
    found = text_of(page)
    assert "revision1" in found
    langs = {element.get("lang") for element in elements(page) if element.get("lang")}
    assert langs & {"de"}


def test_revisions_are_told() -> None:
    shown = shown_with(figures=[builders.figure(revisions=[builders.revision()])])
    assert bare("Until 1 June 2025 it read 5,000") in text_of(made(shown))


def test_a_sheet_without_anything_is_a_page() -> None:
    assert "Asheet" in text_of(made(shown_with(figures=[])))


def test_the_same_sheet_gives_the_same_bytes_and_nothing_of_the_machine() -> None:
    first, second = (to_html(Handout(opened(BUNDLED[0]))) for _ in range(2))
    assert first == second
    assert str(Path.home()).encode() not in first
    assert re.search(rb"20(2[6-9]|[3-9]\d)-", first) is None


def test_each_figure_and_statement_is_a_step() -> None:
    handout, steps = Handout(opened(BUNDLED[0])), list[None]()
    to_html(handout, lambda: steps.append(None))
    assert len(steps) == handout.steps

    def end() -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        to_html(handout, end)
