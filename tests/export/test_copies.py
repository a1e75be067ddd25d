from html.parser import HTMLParser

from tests.full_sheet import full_sheet
from tests.taken import BUNDLED, bare, hostile, opened, shown_of
from warloss_gui.claims.statement_wording import word_statement
from warloss_gui.claims.wording import word_figure
from warloss_gui.export.copies import copy_figure, copy_statement


class Text(HTMLParser):
    """The text of a fragment, and what it is made of."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.text = ""
        self.tags: set[str] = set()
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        assert not attrs

    def handle_data(self, data: str) -> None:
        self.text += data


def test_a_copied_figure_says_all_of_it_in_both_forms() -> None:
    for shown in (opened(BUNDLED[0]), opened(BUNDLED[1]), hostile(), shown_of(full_sheet())):
        for figure in shown.sheet.figures:
            words = word_figure(figure, shown.sheet)
            text, html = copy_figure(figure, shown.sheet)
            assert text.startswith(words.text)
            assert all(f"Source: {line}" in text for line in words.evidence)
            found = Text(html)
            assert found.tags <= {"p", "ul", "li", "br"}
            assert bare(words.sentence) in bare(found.text)
            assert all(bare(caveat.whole) in bare(found.text) for caveat in words.caveats)
            assert all(bare(line) in bare(found.text) for line in words.evidence)


def test_a_copied_statement_says_whose_it_is() -> None:
    for shown in (opened(BUNDLED[0]), hostile(), shown_of(full_sheet())):
        for statement in shown.sheet.statements:
            words = word_statement(statement, shown.sheet)
            text, html = copy_statement(statement, shown.sheet)
            assert text == words.text
            found = Text(html)
            assert found.tags <= {"blockquote", "p", "ul", "li", "br"}
            assert all(bare(passage.text) in bare(found.text) for passage in words.passages)
            assert bare(words.attribution) in bare(found.text)
            assert all(bare(caveat.whole) in bare(found.text) for caveat in words.caveats)
