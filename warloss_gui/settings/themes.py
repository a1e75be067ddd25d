"""Themes: colours, type and spacing as data in `resources/themes/`, checked when they are read."""

import tomllib
from functools import cache
from typing import Annotated, Final, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from warloss_gui import assets

ThemeName = Literal["light", "dark"]
THEMES: Final[tuple[ThemeName, ...]] = ("light", "dark")

Colour = Annotated[str, StringConstraints(pattern=r"^#[0-9A-F]{6}$")]
Size = Annotated[int, Field(ge=1, le=200)]


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, strict=True, extra="forbid")


class Colours(_Part):
    """The colours by what they are for. Text colours are read on `page`, `surface` and `selected`."""

    page: Colour
    surface: Colour
    selected: Colour
    hairline: Colour
    outline: Colour
    text: Colour
    quiet: Colour
    accent: Colour
    on_accent: Colour
    notice: Colour
    on_notice: Colour


class TypeScale(_Part):
    """Text sizes in pixels at 100 %."""

    small: Size
    body: Size
    lead: Size
    title: Size
    headline: Size


class Theme(_Part):
    """Everything that the look is made of."""

    name: ThemeName
    families: tuple[str, ...] = Field(strict=False, min_length=1)
    grid: Size
    marks: tuple[Colour, ...] = Field(strict=False, min_length=7)
    """The colours of the parties in plots, in the order of the sheet."""
    colours: Colours
    type: TypeScale


@cache
def load(name: ThemeName) -> Theme:
    """Read a bundled theme. Raises ValidationError where its file is not a theme."""
    text = assets.path(f"themes/{name}.toml").read_text("utf-8")
    return Theme.model_validate(tomllib.loads(text))
