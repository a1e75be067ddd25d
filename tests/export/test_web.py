import gettext
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import html5lib
import pytest

from tests import builders
from tests.full_sheet import SAID, full_sheet
from tests.taken import BUNDLED, bare, claims_of, hostile, important_of, opened, shown_of, shown_with
from warloss_gui import language
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


def test_all_that_a_sheet_can_say_is_found() -> None:
    found = text_of(made(shown_of(full_sheet())))
    assert [words for words in SAID if bare(words) not in found] == []
    assert bare("Of those: women killed") in found
    assert bare("“He was sorry.”") not in found


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


def test_tables_say_what_they_are_of_and_which_cells_are_heads() -> None:
    """By their elements alone: no part of a table may be given a role (ARIA in HTML, 4)."""
    tables = list(elements(made(opened(BUNDLED[0])), "table"))
    assert len(tables) == 3
    for table in tables:
        assert list(elements(table, "caption"))
        assert [element for element in elements(table) if element.get("role")] == []
        (head,) = elements(table, "thead")
        (body,) = elements(table, "tbody")
        columns = [one.get("scope") for one in elements(head, "th")]
        assert columns == ["col"] * 5
        for row in elements(body, "tr"):
            assert [one.get("scope") for one in elements(row, "th")] == ["row"]
            assert len(list(elements(row, "th", "td"))) == len(columns)


def test_a_table_stays_one_however_narrow_the_page() -> None:
    """Some browsers take a table whose parts are laid out as blocks for none."""
    (style,) = elements(made(opened(BUNDLED[0])), "style")
    for selectors, rules in re.findall(r"([^{}]*)\{([^{}]*)\}", style.text):
        if "display" in rules:
            assert not re.search(r"(?<![\w.#-])(table|caption|thead|tbody|tr|th|td)(?![\w-])", selectors)


def luminance(colour: str) -> float:
    """Relative luminance of #RRGGBB (WCAG 2.2)."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast of two colours (WCAG 2.2)."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def test_contrast_is_that_of_the_standard() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("scheme", [0, 1, 2], ids=["light", "dark", "print"])
def test_every_text_stands_out_from_what_is_behind_it(scheme: int) -> None:
    """By 4.5 to 1 (WCAG 2.2, 1.4.3). All colours of the page are among those of a scheme."""
    (style,) = elements(made(opened(BUNDLED[0])), "style")
    found = re.findall(r":root \{([^}]*--page[^}]*)\}", style.text)
    assert len(found) == 3
    assert style.text.count("#") == sum(block.count("#") for block in found)
    colours = dict(re.findall(r"--(\w+): (#[0-9A-F]{6});", found[scheme]))
    assert set(colours) == {"page", "text", "quiet", "hairline", "accent", "selected"}
    for behind in ("page", "selected"):
        for text in ("text", "quiet", "accent"):
            assert contrast(colours[text], colours[behind]) >= 4.5, (text, behind)


@pytest.fixture
def hebrew(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A program that speaks a language written from the right."""

    def untranslated(*_arguments: object) -> gettext.NullTranslations:
        return gettext.NullTranslations()

    monkeypatch.setattr(gettext, "translation", untranslated)
    language.activate("he_IL")
    yield
    language.activate(language.DEFAULT_LOCALE)


def of_a_language(tag: str) -> Shown:
    """A sheet in a language, with a text of each kind."""
    figures = [builders.figure(label="Gefallene", caveats=["undefined"])]
    statements = [builders.statement(language="ru", date=builders.inferred(note="Hergeleitet."))]
    return shown_with(
        language=tag,
        title="Ein Blatt",
        parties=[builders.party(name="Russland")],
        caveats=[builders.caveat(text="Vorbehalt.")],
        figures=figures,
        statements=statements,
        notes=[builders.note(title="Gespräche", text="Es gab Gespräche.")],
        events=[builders.event(label="Beginn")],
    )


OWN = (
    "Ein Blatt",
    "Gefallene",
    "Russland",
    "Vorbehalt.",
    "Hergeleitet.",
    "Gespräche",
    "Es gab Gespräche.",
    "Beginn",
)


def test_a_page_is_in_the_language_of_the_program_and_the_texts_of_the_sheet_in_theirs() -> None:
    page = made(of_a_language("de"))
    assert (page.get("lang"), page.get("dir")) == ("en-GB", "ltr")
    said = {element.text: element.get("lang") for element in elements(page) if element.get("lang")}
    assert [text for text in OWN if said.get(text) != "de"] == []
    (passages,) = elements(page, "blockquote")
    assert passages.get("lang") == "ru"
    programs = {"Personnel", "Skip to the figures", "Sources", "What is counted", "24 February 2022"}
    found = {element.text for element in elements(page) if not element.get("lang")}
    assert programs <= found
    for element in elements(page):
        if element.get("lang") == "de" and element.tag != f"{XHTML}title":
            assert element.get("dir") == "auto" or element.tag == f"{XHTML}bdi"


@pytest.mark.parametrize("tag", ["en", "en-GB"])
def test_a_sheet_in_the_language_of_the_program_says_so_once(tag: str) -> None:
    page = made(of_a_language(tag))
    assert [one.get("lang") for one in elements(page) if one.get("lang")] == ["en-GB", "ru"]


@pytest.mark.usefixtures("hebrew")
def test_a_page_of_a_program_that_is_written_from_the_right_is_too() -> None:
    page = made(of_a_language("en"))
    assert (page.get("lang"), page.get("dir")) == ("he-IL", "rtl")
    assert next(elements(page, "h1")).get("lang") == "en"


def test_a_page_says_of_which_revision_it_is() -> None:
    assert "revision1" in text_of(made(shown_with()))


def test_an_address_is_shown_as_it_is_and_linked_as_links_must_be() -> None:
    url = 'https://example.org/ä[1]?a="{x}<y>\\|^`&b=100%&c=%20#one#two'
    sources = [builders.source("general-staff"), builders.source("article", url=url)]
    (link,) = [one for one in elements(made(shown_with(sources=sources)), "a") if one.get("rel")]
    assert link.text == url
    assert link.get("href") == (
        "https://example.org/ä%5B1%5D?a=%22%7Bx%7D%3Cy%3E%5C%7C%5E%60&b=100%25&c=%20#one%23two"
    )


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
