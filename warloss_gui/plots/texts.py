"""Lines of text in their places, in pixels, and the type that they are set in.

Every line of text gets a rectangle of its own, so that overlap and clipping can be checked without looking.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont

from warloss_gui.qt.measures import Measures, direction_of

Role = Literal["group", "title", "detail", "value", "peer", "tick", "axis", "guide"]


@dataclass(frozen=True, slots=True)
class Fonts:
    """The type of a plot: for labels and values, for small print and peers, and for headings."""

    body: QFont
    small: QFont
    heading: QFont

    def of(self, role: Role) -> QFont:
        """The font of a text."""
        if role in ("title", "value"):
            return self.body
        return self.heading if role == "group" else self.small


@dataclass(frozen=True, slots=True)
class Text:
    """One line of text in its place. `direction` is that of all of the text whose line it is."""

    rect: QRectF
    text: str
    role: Role
    direction: Qt.TextFlag


def column(lines: Sequence[str], left: float, top: float, measures: Measures, role: Role) -> list[Text]:
    """The lines of a text, one below the other."""
    height, direction = measures.height, direction_of(" ".join(lines))
    return [
        Text(QRectF(left, top + i * height, measures.width(line), height), line, role, direction)
        for i, line in enumerate(lines)
    ]


def tick_text(text: str, middle: float, top: float, measures: Measures) -> Text:
    """The label of a tick, around its place."""
    width = measures.width(text)
    return Text(QRectF(middle - width / 2, top, width, measures.height), text, "tick", direction_of(text))


def are_apart(texts: Iterable[Text], gap: float) -> bool:
    """Whether there is a gap between texts that stand in a line, each after the one before."""
    return all(one.rect.right() + gap <= other.rect.left() for one, other in pairwise(texts))
