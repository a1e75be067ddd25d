"""What is copied: a claim with all that must accompany it, as plain text and as HTML.

HTML for the clipboard is a fragment of the plainest kind, since it is pasted into letters and web pages.
"""

from collections.abc import Iterable
from html import escape

from warloss_gui.claims.caveat_wording import CaveatWording
from warloss_gui.claims.figure import Figure
from warloss_gui.claims.sheet import FactSheet
from warloss_gui.claims.statement import Statement
from warloss_gui.claims.statement_wording import word_statement
from warloss_gui.claims.wording import word_figure
from warloss_gui.language import gettext


def copy_figure(figure: Figure, sheet: FactSheet) -> tuple[str, str]:
    """A figure as text and as HTML: its sentence, its caveats, and where it can be read."""
    words = word_figure(figure, sheet)
    sources = [gettext("Source: {source}").format(source=line) for line in words.evidence]
    text = "\n".join([words.text, *sources])
    return text, _html([words.sentence], words.caveats, sources)


def copy_statement(statement: Statement, sheet: FactSheet) -> tuple[str, str]:
    """A statement as text and as HTML: its passages, whose they are, its caveats and its source."""
    words = word_statement(statement, sheet)
    quoted = "".join(f"<p>{_lines(passage.quoted)}</p>" for passage in words.passages)
    translated = (passage.translation for passage in words.passages)
    about = [*translated, f"{words.attribution}. {words.form}.", words.dating, f"{words.source}."]
    return words.text, f"<blockquote>{quoted}</blockquote>{_html(about, words.caveats, ())}"


def _html(texts: Iterable[str], caveats: Iterable[CaveatWording], sources: Iterable[str]) -> str:
    said = "".join(f"<p>{_lines(text)}</p>" for text in texts if text)
    listed = "".join(f"<li>{_lines(caveat.whole)}</li>" for caveat in caveats)
    after = "".join(f"<p>{_lines(source)}</p>" for source in sources)
    return said + (f"<ul>{listed}</ul>" if listed else "") + after


def _lines(text: str) -> str:
    """A text as markup, its lines kept apart."""
    return escape(text).replace("\n", "<br>")
