"""What a part of a page says in words: its texts, and what to beware of.

Both show what they are given and tell how high it is, so that a part can be measured before it is seen.
"""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from warloss_gui.kiosk.content import Saying
from warloss_gui.kiosk.parts import Part
from warloss_gui.language import gettext
from warloss_gui.qt.plain import PlainLabel


class Texts(QWidget):
    """Sayings below each other: head, text and whose it is. What several share stands there once."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[tuple[PlainLabel, PlainLabel, PlainLabel]] = []

    def height_of(self, sayings: Sequence[tuple[Saying, str]], width: int) -> int:
        """Show these, and tell how high they are for a width."""
        while len(self._rows) < len(sayings):
            row = (
                PlainLabel("", "subtitle", self),
                PlainLabel("", "lead", self),
                PlainLabel("", "small", self),
            )
            self._rows.append(row)
        gap = self.fontMetrics().lineSpacing()
        top = 0
        heads = [(one.head, one.attribution) for one, _text in sayings]
        for place, row in enumerate(self._rows):
            texts = ("", "", "")
            if place < len(sayings):
                one, text = sayings[place]
                goes_on = place > 0 and heads[place] == heads[place - 1]
                last = place + 1 == len(heads) or heads[place] != heads[place + 1]
                texts = ("" if goes_on else one.head, text, one.attribution if last else "")
                top += 0 if not place else gap // 2 if goes_on else gap
            for label, text in zip(row, texts, strict=True):
                label.setText(text)
                label.setVisible(bool(text))
                if text:
                    top = put(label, top, width)
        return top


class Beware(QWidget):
    """What to beware of."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heading = PlainLabel(gettext("What to beware of"), "heading", self)
        self._labels: list[PlainLabel] = []

    def height_of(self, part: Part, width: int) -> int:
        """Show the caveats of a part, and tell how high they are for a width; 0 if there are none."""
        lines = [*part.caveats]
        if part.elsewhere:
            text = gettext("On other parts of this page: {kinds}.")
            lines.append(text.format(kinds="; ".join(part.elsewhere)))
        if not lines:
            return 0
        while len(self._labels) < len(lines):
            self._labels.append(PlainLabel("", "caveat", self))
        gap = self.fontMetrics().lineSpacing() // 2
        top = put(self._heading, 0, width)
        for place, label in enumerate(self._labels):
            label.setVisible(place < len(lines))
            if place < len(lines):
                label.setText(lines[place])
                top = put(label, top + gap, width)
        return top


def put(label: PlainLabel, top: int, width: int) -> int:
    """Put a label at a height, as high as its text is; gives where it ends."""
    bottom = top + label_height(label, width)
    label.setGeometry(0, top, width, bottom - top)
    return bottom


def label_height(label: PlainLabel, width: int) -> int:
    """How high the text of a label is, also before it is first seen."""
    label.ensurePolished()
    return label.heightForWidth(width)
