"""The templates of documents, which are data."""

from collections.abc import Callable
from typing import Any, cast

from jinja2 import Environment, StrictUndefined, Template

from warloss_gui import assets
from warloss_gui.language import gettext


def template(
    name: str,
    finalize: Callable[[object], object] | None = None,
    filters: dict[str, Callable[..., object]] | None = None,
) -> Template:
    """A template by its path among the resources. Whatever it is given is escaped; misspelt names raise.

    `finalize` makes of each value what is written; without it the value is.
    """
    environment = Environment(
        autoescape=True,
        finalize=finalize,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    cast("dict[str, Any]", environment.filters).update(filters or {})
    return environment.from_string(assets.path(name).read_text("utf-8"), globals={"gettext": gettext})
