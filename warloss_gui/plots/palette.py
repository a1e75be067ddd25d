"""What a theme gives to a plot: its colours and its type."""

from dataclasses import dataclass

from PySide6.QtGui import QColor

from warloss_gui.plots.texts import Fonts
from warloss_gui.qt.theme import Look, Zoom


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of a plot by what they are for, and its fonts."""

    page: QColor
    selected: QColor
    hairline: QColor
    outline: QColor
    text: QColor
    quiet: QColor
    accent: QColor
    marks: tuple[QColor, ...]
    fonts: Fonts

    def of_party(self, position: int) -> QColor:
        """The colour of a party by its position in the sheet. After the last colour comes the first again."""
        return self.marks[position % len(self.marks)]


def palette_of(look: Look | Zoom) -> Palette:
    """The colours and the type that the window, or a part of it, has now."""
    colours = look.theme.colours
    sizes = look.theme.type
    return Palette(
        page=QColor(colours.page),
        selected=QColor(colours.selected),
        hairline=QColor(colours.hairline),
        outline=QColor(colours.outline),
        text=QColor(colours.text),
        quiet=QColor(colours.quiet),
        accent=QColor(colours.accent),
        marks=tuple(map(QColor, look.theme.marks)),
        fonts=Fonts(look.font(sizes.body), look.font(sizes.small), look.font(sizes.small, bold=True)),
    )
