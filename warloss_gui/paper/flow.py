"""Puts strips onto pages, so that what belongs together stays together."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from warloss_gui.paper.strips import Strip


@dataclass(frozen=True, slots=True)
class Placed:
    """A strip at a height of its page."""

    top: float
    strip: Strip


def pages_of(strips: Iterable[Strip], height: float) -> Iterator[list[Placed]]:
    """Strips on pages of a height.

    Strips that keep stay together with the one after them; a group that is higher than a page is divided.
    A gap is left out at the top of a page.
    """
    page: list[Placed] = []
    top = 0.0
    for group in _groups(strips, height):
        needed = sum(strip.height for strip in group)
        if page and top + needed > height:
            yield page
            page, top = [], 0.0
        for strip in group:
            if page or not strip.is_gap:
                page.append(Placed(top, strip))
                top += strip.height
    if page:
        yield page


def _groups(strips: Iterable[Strip], height: float) -> Iterator[list[Strip]]:
    """Strips that stay together. A gap in the middle of them does not part them."""
    group: list[Strip] = []
    total = 0.0
    for strip in strips:
        if group and total + strip.height > height:
            yield group
            group, total = [], 0.0
        group.append(strip)
        total += strip.height
        if not strip.keeps and not (strip.is_gap and len(group) > 1):
            yield group
            group, total = [], 0.0
    if group:
        yield group
