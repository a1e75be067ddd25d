"""What is seen of a part of time in the frame of a history: ticks, guides, own figures and the ends of lines.

It is worked out anew whenever the reader moves in time.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QLineF, QPointF, QRectF

from warloss_gui.plots.axes import MOST_TICKS, DaySpan
from warloss_gui.plots.history_picture import DayGuide, OwnClaim
from warloss_gui.plots.line_ends import place_ends
from warloss_gui.plots.texts import Text, are_apart, tick_text
from warloss_gui.plots.time_layout import TimeLayout
from warloss_gui.qt.measures import direction_of


@dataclass(frozen=True, slots=True)
class GuidePlace:
    """A guide in its place, with its label above the line; without one where there is no room for more."""

    guide: DayGuide
    line: QLineF
    texts: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class ClaimPlace:
    """A figure of the sheet in its place: `low` and `high` differ in a range, `left` in an uncertain day."""

    claim: OwnClaim
    left: float
    low: QPointF
    high: QPointF
    label: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Scene:
    """What is seen of a part of time, within the frame."""

    seen: DaySpan
    ticks: tuple[tuple[float, Text], ...]
    guides: tuple[GuidePlace, ...]
    claims: tuple[ClaimPlace, ...]
    ends: tuple[Text, ...]
    leaders: tuple[QLineF, ...]

    @property
    def texts(self) -> list[Text]:
        """All texts that move with the time."""
        guides = [text for guide in self.guides for text in guide.texts]
        claims = [text for claim in self.claims for text in claim.label]
        return [*(text for _x, text in self.ticks), *guides, *claims, *self.ends]


def scene_of(layout: TimeLayout, seen: DaySpan) -> Scene:
    """What is seen of a part of time."""
    ends, leaders = place_ends(layout, seen)
    return Scene(
        seen=seen,
        ticks=_ticks(layout, seen),
        guides=(*_guides(layout, seen), *_events(layout, seen)),
        claims=tuple(_claims(layout, seen, ends)),
        ends=tuple(ends),
        leaders=tuple(leaders),
    )


def _ticks(layout: TimeLayout, seen: DaySpan) -> tuple[tuple[float, Text], ...]:
    """The labels below the plot that have room; those at its edges only where they are whole."""
    area, small = layout.area, layout.sizes.small
    found: list[tuple[float, Text]] = []
    for most in range(MOST_TICKS, 1, -1):
        places = [(area.left() + tick.at * area.width(), tick.text) for tick in seen.ticks(most)]
        all_ticks = [(x, tick_text(text, x, area.bottom() + small.height / 2, small)) for x, text in places]
        found = [
            (x, text) for x, text in all_ticks if text.rect.left() >= 0 and text.rect.right() <= layout.width
        ]
        if are_apart([text for _x, text in found], layout.sizes.gap):
            return tuple(found)
    return tuple(found[:1])


def _guides(layout: TimeLayout, seen: DaySpan) -> Iterator[GuidePlace]:
    """Each guide has lines of its own for its label, so that labels never meet."""
    height, top = layout.sizes.small.height, 0.0
    for guide, lines in zip(layout.guides, layout.guide_lines, strict=True):
        fits = top + len(lines) * height <= layout.guide_rows * height + 1
        shown = lines if fits else ()
        bottom = top + len(shown) * height
        if seen.holds(guide.day):
            x = layout.x(guide.day, seen)
            line = QLineF(x, bottom, x, layout.area.bottom())
            yield GuidePlace(guide, line, tuple(_beside(layout, x, top, shown)))
        top = bottom


def _events(layout: TimeLayout, seen: DaySpan) -> Iterator[GuidePlace]:
    """Events share a few lines for their labels: one that would meet another has none."""
    height, gap = layout.sizes.small.height, layout.sizes.gap
    top = layout.guide_rows * height
    ends = [-gap] * layout.event_rows
    for event in sorted(layout.timeline.events, key=lambda event: event.day):
        if not seen.holds(event.day):
            continue
        x = layout.x(event.day, seen)
        texts = tuple(_beside(layout, x, 0.0, (event.label,)))
        rect = texts[0].rect
        row = next((i for i, end in enumerate(ends) if end + gap <= rect.left()), None)
        if row is None or rect.width() > layout.width:
            yield GuidePlace(event, QLineF(x, layout.area.top(), x, layout.area.bottom()), ())
            continue
        ends[row] = rect.right()
        text = replace(texts[0], rect=rect.translated(0, top + row * height))
        yield GuidePlace(event, QLineF(x, text.rect.bottom(), x, layout.area.bottom()), (text,))


def _beside(layout: TimeLayout, x: float, top: float, lines: Sequence[str]) -> Iterator[Text]:
    """Lines of text that begin at a place, or as far before it as they must to be whole."""
    small, direction = layout.sizes.small, direction_of(" ".join(lines))
    for i, line in enumerate(lines):
        width = small.width(line)
        left = max(min(x - layout.sizes.gap / 2, layout.width - width), 0.0)
        yield Text(QRectF(left, top + i * small.height, width, small.height), line, "guide", direction)


def _claims(layout: TimeLayout, seen: DaySpan, ends: Sequence[Text]) -> Iterator[ClaimPlace]:
    for claim in layout.timeline.claims:
        if claim.low is None or claim.high is None or not seen.holds(claim.latest):
            continue
        x = layout.x(claim.latest, seen)
        low, high = QPointF(x, layout.y(claim.low)), QPointF(x, layout.y(claim.high))
        left = max(layout.x(claim.earliest, seen), layout.area.left())
        yield ClaimPlace(claim, left, low, high, tuple(_claim_label(layout, claim, high, ends)))


def _claim_label(layout: TimeLayout, claim: OwnClaim, high: QPointF, ends: Sequence[Text]) -> Iterator[Text]:
    """Before the mark and above it, or behind and below, where a total that grows does not go.

    Where there is no room, or a label at the end of a line, the words below the picture say it.
    """
    sizes = layout.sizes
    width, height = sizes.body.width(claim.label), sizes.body.height
    reach = sizes.radius + (sizes.arrow if claim.shape == "from" else 0.0)
    above = QRectF(high.x() - sizes.gap - width, high.y() - reach - height, width, height)
    below = QRectF(high.x() + sizes.gap, high.y() + sizes.radius, width, height)
    taken = [text.rect for text in ends]
    free = (rect for rect in (above, below) if not any(map(rect.intersects, taken)))
    place = next(filter(layout.area.contains, free), None)
    if claim.label and place is not None:
        yield Text(place, claim.label, "value", direction_of(claim.label))
