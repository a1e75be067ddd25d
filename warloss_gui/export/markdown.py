"""Writes Markdown: CommonMark with the tables of GitHub, which reads well as plain text too.

The document is a template that is data, `resources/export/sheet.md`; whatever it is given is escaped, so that
no text of a sheet is taken for markup and every text is rendered exactly as it was.
"""

import re
from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING, Final

from markupsafe import Markup

from warloss_gui import __version__
from warloss_gui.export.handout import Handout
from warloss_gui.export.web import Contents, Step, carry_on

if TYPE_CHECKING:
    from jinja2 import Template

TEMPLATE: Final = "export/sheet.md"

# What is markup anywhere in a line; then the signs that make an entity, an address or a mark of a block.
_MARKUP: Final = re.compile(
    r"[\\`*_\[\]<|~$#@]|&(?=#?[0-9a-z])"
    r"|(?:(?<=http)|(?<=https)|(?<=ftp)|(?<=mailto)|(?<=xmpp)):|(?<=www)\."
    r"|^[>+\-=:]",
    re.IGNORECASE | re.MULTILINE,
)
_NUMBERED: Final = re.compile(r"^[0-9]+(?=[.)])", re.MULTILINE)
# At its ends a line may lose its blanks, or become code.
_EDGE: Final = re.compile(r"^[^\S\n]|[^\S\n]$", re.MULTILINE)
# Whether such an address means what it says when it stands in angle brackets is not agreed on.
_UNSURE: Final = re.compile(r"[<>\\]|&#?[0-9a-z]", re.IGNORECASE)


def to_markdown(handout: Handout, step: Step = carry_on) -> bytes:
    """A sheet as Markdown in UTF-8. The same sheet always gives the same bytes."""
    written = BytesIO()
    contents = Contents(handout, step)
    _template().stream(handout=handout, contents=contents, version=__version__).dump(written, "utf-8")
    return written.getvalue()


def escape(text: str) -> str:
    """Markdown that is rendered as the text. A line of the text stays a line."""
    escaped = _MARKUP.sub(r"\\\g<0>", text.rstrip("\n"))
    escaped = _NUMBERED.sub(r"\g<0>\\", escaped)
    escaped = _EDGE.sub(_as_entity, escaped)
    return escaped.replace("\n", "\\\n")


@cache
def _template() -> "Template":
    from warloss_gui.export.templates import template  # noqa: PLC0415 - most readers never write one

    # What is escaped here must not be escaped again.
    return template(TEMPLATE, _finished, {"hang": _hang, "address": _address})


def _finished(value: object) -> Markup:
    """Whatever the template writes, unless it is Markdown already."""
    return value if isinstance(value, Markup) else Markup(escape(str(value)))  # noqa: S704 - it is escaped


def _hang(text: str, margin: str) -> Markup:
    """A text whose further lines begin with a margin."""
    return Markup(escape(text).replace("\n", f"\n{margin}"))  # noqa: S704 - it is escaped


def _address(url: str) -> Markup:
    """A link that shows where it leads."""
    if _UNSURE.search(url) is None:
        return Markup(f"<{url}>")  # noqa: S704 - it has nothing that ends an address
    shown, target = escape(url), re.sub(r"[<>\\&]", r"\\\g<0>", url)
    return Markup(f"[{shown}](<{target}>)")  # noqa: S704 - it is escaped


def _as_entity(blank: re.Match[str]) -> str:
    return f"&#{ord(blank[0])};"
