"""The axis below the lanes of a picture, and the guides through all of them: where their labels stand."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from warloss_gui.plots.axes import MOST_TICKS, Axis, Tick
from warloss_gui.plots.frame import Frame
from warloss_gui.plots.picture import Guide, Picture
from warloss_gui.plots.texts import Text, are_apart, column, tick_text


@dataclass(frozen=True, slots=True)
class AxisLayout:
    """The axis in its place: the pixels of the lines through all lanes, and the texts below a line at 0."""

    grid: tuple[float, ...]
    texts: tuple[Text, ...]

    @property
    def height(self) -> float:
        """The height of the axis with its labels and its title."""
        return max(text.rect.bottom() for text in self.texts)


def place_axis(picture: Picture, frame: Frame) -> AxisLayout:
    """The labels of the axis that have room, below them its title, and the label of what is off the axis."""
    ticks = _fitting(picture.axis, frame)
    texts = [_label(tick, frame) for tick in ticks] + _title(picture.axis, frame)
    grid = [frame.x(at) for at in picture.axis.lines(ticks)]
    if picture.has_off_axis:
        grid.append(frame.slot)
        texts.append(_below("0", frame.slot, frame))
    return AxisLayout(tuple(grid), tuple(texts))


def place_guides(guides: Iterable[Guide], frame: Frame) -> list[tuple[float, list[Text]]]:
    """The pixel of each line through all lanes, and its label, one below the other from 0 on."""
    found: list[tuple[float, list[Text]]] = []
    top = 0.0
    for guide in guides:
        texts = _guide(guide, top, frame)
        top = texts[-1].rect.bottom()
        found.append((frame.x(guide.at), texts))
    return found


def _fitting(axis: Axis, frame: Frame) -> Sequence[Tick]:
    """As many ticks as have room for their labels, or the first one."""
    ticks: Sequence[Tick] = ()
    for most in range(MOST_TICKS, 1, -1):
        ticks = axis.ticks(most)
        texts = [_label(tick, frame) for tick in ticks]
        inside = all(text.rect.left() >= 0 and text.rect.right() <= frame.width for text in texts)
        if inside and are_apart(texts, frame.sizes.gap):
            return ticks
    return ticks[:1]


def _label(tick: Tick, frame: Frame) -> Text:
    return _below(tick.text, frame.x(tick.at), frame)


def _below(text: str, x: float, frame: Frame) -> Text:
    return tick_text(text, x, frame.sizes.gap / 2, frame.sizes.small)


def _title(axis: Axis, frame: Frame) -> list[Text]:
    """The lines of the title, each up to the end of the axis."""
    small = frame.sizes.small
    lines = small.wrapped(axis.title, frame.right - frame.left)
    texts = column(lines, frame.left, frame.sizes.gap / 2 + small.height, small, "axis")
    for text in texts:
        text.rect.moveRight(frame.right)
    return texts


def _guide(guide: Guide, top: float, frame: Frame) -> list[Text]:
    """The label stands on that side of its line where there is more room."""
    x = frame.x(guide.at)
    left, right = x - frame.sizes.gap / 2, x + frame.sizes.gap / 2
    to_the_right = frame.width - right >= left
    lines = frame.sizes.small.wrapped(guide.label, max(frame.width - right, left) - 1)
    texts = column(lines, right, top, frame.sizes.small, "guide")
    if not to_the_right:
        for text in texts:
            text.rect.moveRight(left)
    return texts
