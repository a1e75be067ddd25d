"""The type and the colours of what is drawn to be taken away."""

from dataclasses import dataclass
from typing import Final, Literal

from PySide6.QtGui import QColor, QFont

from warloss_gui.plots.layout import Fonts
from warloss_gui.plots.palette import Palette
from warloss_gui.settings import themes
from warloss_gui.settings.themes import Theme, ThemeName

Role = Literal["headline", "title", "heading", "lead", "strong", "body", "small", "notice"]

_PAPER: Final = "#FFFFFF"
_LIGATURES: Final = ("liga", "clig", "dlig")


@dataclass(frozen=True, slots=True)
class Ink:
    """The palette of the plots, and a font for each kind of text. `grid` is the usual gap, in pixels."""

    palette: Palette
    fonts: dict[Role, QFont]
    grid: float

    def colour(self, role: Role) -> QColor:
        """The colour of a kind of text."""
        return self.palette.quiet if role == "small" else self.palette.text


def ink_of(name: ThemeName, *, on_paper: bool = False) -> Ink:
    """The type and the colours of a theme; on paper, the ground is white."""
    theme = themes.load(name)
    colours, sizes = theme.colours, theme.type
    fonts: dict[Role, QFont] = {
        "headline": _font(theme, sizes.headline),
        "title": _font(theme, sizes.title, bold=True),
        "heading": _font(theme, sizes.lead, bold=True),
        "lead": _font(theme, sizes.lead),
        "strong": _font(theme, sizes.body, bold=True),
        "body": _font(theme, sizes.body),
        "small": _font(theme, sizes.small),
        "notice": _font(theme, sizes.small),
    }
    palette = Palette(
        page=QColor(_PAPER if on_paper else colours.page),
        selected=QColor(colours.selected),
        hairline=QColor(colours.hairline),
        outline=QColor(colours.outline),
        text=QColor(colours.text),
        quiet=QColor(colours.quiet),
        accent=QColor(colours.accent),
        marks=tuple(map(QColor, theme.marks)),
        fonts=Fonts(fonts["body"], fonts["small"], _font(theme, sizes.small, bold=True)),
    )
    return Ink(palette, fonts, float(theme.grid))


def _font(theme: Theme, size: int, *, bold: bool = False) -> QFont:
    """A font that is as wide on paper as it is measured: nothing is moved to whole pixels.

    It joins no letters, since whoever searches a document for a word would not find it with joined ones.
    """
    font = QFont()
    font.setFamilies(list(theme.families))
    font.setPixelSize(size)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    for joined in _LIGATURES:
        font.setFeature(QFont.Tag(joined), 0)
    if bold:
        font.setWeight(QFont.Weight.DemiBold)
    return font
