import re
from pathlib import Path
from typing import Any

import html5lib
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from tests import builders
from tests.full_sheet import SAID, full_sheet
from tests.taken import BUNDLED, bare, claims_of, hostile, important_of, opened, shown_of, shown_with
from warloss_gui.export.handout import Cancelled, Handout
from warloss_gui.export.markdown import escape, to_markdown
from warloss_gui.history.shown import Shown

READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def page_of(text: str) -> Any:
    """Markdown as a reader of others renders it."""
    parser: Any = html5lib.HTMLParser(namespaceHTMLElements=False)
    return parser.parse(READER.render(text))


def rendered(text: str) -> str:
    """The text of what is rendered."""
    return "".join(page_of(text).itertext()).removesuffix("\n")


def tags_of(text: str) -> set[str]:
    """What it is made of."""
    return {element.tag for element in page_of(text).iter()} - {"html", "head", "body"}


def made(shown: Shown) -> str:
    return to_markdown(Handout(shown)).decode()


@pytest.mark.parametrize("path", BUNDLED, ids=lambda path: path.stem)
def test_every_figure_is_found_with_claimant_date_bound_and_caveats(path: Path) -> None:
    shown = opened(path)
    found = bare(rendered(made(shown)))
    wanted = [*claims_of(shown), *important_of(shown)]
    wanted += [passage.text for statement in shown.sheet.statements for passage in statement.passages]
    wanted += [note.text for note in shown.sheet.notes]
    wanted += [source.name for source in Handout(shown).sources]
    assert [words for words in wanted if bare(words) not in found] == []


def test_all_that_a_sheet_can_say_is_found() -> None:
    text = made(shown_of(full_sheet()))
    found = bare(rendered(text))
    assert [words for words in SAID if bare(words) not in found] == []
    assert "| Of those: women killed |" in text
    assert "“He was sorry.”" not in found


def test_it_reads_well_as_a_plain_text() -> None:
    lines = made(opened(BUNDLED[0])).splitlines()
    assert lines[0] == "# Losses in the Russia–Ukraine war: what one article says"
    assert [line for line in lines if line.startswith("## ")] == [
        *("## Personnel", "## Equipment", "## Allied contingents", "## Statements", "## Notes", "## Sources")
    ]
    assert not any("&#" in line for line in lines)


def test_hostile_texts_are_texts() -> None:
    shown = hostile()
    text = made(shown)
    found = bare(rendered(text))
    wanted = claims_of(shown) + important_of(shown)
    wanted += [passage.text for passage in shown.sheet.statements[0].passages]
    assert [words for words in wanted if bare(words) not in found] == []
    assert tags_of(text) <= tags_of(made(opened(BUNDLED[0]))) - {"a"}
    headings = [element for element in page_of(text).iter() if re.fullmatch("h[1-6]", element.tag)]
    assert len(headings) == len([line for line in text.splitlines() if line.startswith("#")])


@pytest.mark.parametrize(
    "text",
    [
        "# a",
        "- a",
        "+ a",
        "1. a",
        "12) a",
        "> a",
        "* a",
        "---",
        "===",
        "```",
        "~~~",
        "| a | b |",
        "<b>",
        "&amp;",
        "&#65;",
        "_a_",
        "*a*",
        "~~a~~",
        "`a`",
        "[a](b)",
        "![a](b)",
        "<https://a.org>",
        "https://a.org",
        "www.a.org",
        "a@b.org",
        "$a$",
        "\\!",
        "    a",
        "a ",
        "\u00a0a",
    ],
)
def test_no_text_begins_anything(text: str) -> None:
    assert escape(text) != text
    assert rendered(escape(text)) == text
    assert tags_of(escape(text)) == {"p"}


@given(st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=60))
def test_what_is_escaped_is_rendered_as_it_was(text: str) -> None:
    assert rendered(escape(text)) == text
    assert tags_of(escape(text)) <= {"p"}


def test_lines_stay_lines() -> None:
    assert escape("one\ntwo") == "one\\\ntwo"
    shown = shown_with(figures=[builders.figure(revisions=[builders.revision(why="a\nb")])])
    assert "a\\\n  b" in made(shown)


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("https://example.org/a", "<https://example.org/a>"),
        ("https://example.org/a&#x41;", "](<https://example.org/a\\&"),
    ],
)
def test_an_address_is_a_link_that_shows_where_it_leads(url: str, shown: str) -> None:
    sources = [builders.source("general-staff"), builders.source("article", url=url)]
    text = made(shown_with(sources=sources))
    assert shown in text
    assert [(link.get("href"), link.text) for link in page_of(text).iter("a")] == [(url, url)]


def test_a_sheet_without_anything_is_a_text() -> None:
    assert made(shown_with(figures=[])).startswith("# A sheet\n")


def test_the_same_sheet_gives_the_same_bytes() -> None:
    assert made(opened(BUNDLED[0])) == made(opened(BUNDLED[0]))


def test_each_figure_and_statement_is_a_step() -> None:
    handout, steps = Handout(opened(BUNDLED[0])), list[None]()
    to_markdown(handout, lambda: steps.append(None))
    assert len(steps) == handout.steps

    def end() -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        to_markdown(handout, end)
