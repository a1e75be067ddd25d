"""The type and the colours of what is drawn to be taken away."""

from dataclasses import dataclass, field
from typing import Final, Literal

from PySide6.QtGui import QColor, QFont, QTextLayout

from warloss_gui.files import printable
from warloss_gui.language import ngettext
from warloss_gui.plots.palette import Palette
from warloss_gui.plots.texts import Fonts
from warloss_gui.settings import themes
from warloss_gui.settings.themes import Theme, ThemeName

Role = Literal["headline", "title", "heading", "lead", "strong", "body", "small", "notice"]

_PAPER: Final = "#FFFFFF"
_LIGATURES: Final = ("liga", "clig", "dlig")
_NAMED: Final = 8
"""Letters without a font that are named."""


@dataclass(frozen=True, slots=True)
class Ink:
    """The palette of the plots, and a font for each kind of text. `grid` is the usual gap, in pixels.

    `letters` are all that have been set with it.
    """

    palette: Palette
    fonts: dict[Role, QFont]
    grid: float
    letters: set[str] = field(default_factory=set[str], compare=False)

    def colour(self, role: Role) -> QColor:
        """The colour of a kind of text."""
        return self.palette.quiet if role == "small" else self.palette.text

    @property
    def notices(self) -> tuple[str, ...]:
        """Which letters no font of this machine has, so that nobody can read them; or nothing."""
        missing = [letter for letter in sorted(self.letters) if not _has_glyph(letter, self.fonts["body"])]
        if not missing:
            return ()
        text = ngettext(
            "no font of this machine has the letter {letters}, which cannot be read in the file; "
            "install one that has it, such as one of Noto Sans",
            "no font of this machine has the letters {letters}, which cannot be read in the file; "
            "install one that has them, such as one of Noto Sans",
            len(missing),
        )
        more = " …" if len(missing) > _NAMED else ""
        return (text.format(letters=" ".join(map(printable, missing[:_NAMED])) + more),)


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


def _has_glyph(letter: str, font: QFont) -> bool:
    """Whether a font, or any that stands in for it, has a letter."""
    if letter.isascii():
        return True
    layout = QTextLayout(letter, font)
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    # The first glyph of every font is the one for what it does not have.
    return not any(0 in run.glyphIndexes() for run in layout.glyphRuns())


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
