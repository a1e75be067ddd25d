"""Divides what a page says into parts that have room on the screen, so that all of it is shown.

What has no room together follows on the next part. A text that has no room alone is divided between words,
and so are caveats. Figures that have the same caveats, and no room beside all of them, take turns: each part
has a few of the figures, one group of the caveats, and the kinds of the others. So a page has as many parts
as there are groups of figures or of caveats, and not one for each pair. Parts are worked out one by one as
they are asked for: a sheet may have very many.
"""

from collections.abc import Callable, Generator, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

GOES_ON: Final = "…"
"""At the end of a text that goes on, and where it does so."""

_BESIDE: Final = (160, 80, 40, 20)
"""Letters of a text that stay beside its caveats: as many of these as there is room for."""


@dataclass(frozen=True, slots=True)
class Caution:
    """A caveat that must stand beside an entry: all of its words, and its kind where it has no room."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that is said: a figure, a passage of a statement or a note, by its id.

    `text` is what may be divided. `caveats` are the important ones, which stand beside it.
    """

    id: str
    text: str = ""
    caveats: tuple[Caution, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """What is on the screen together. Caveats that several entries share stand there once.

    `elsewhere` are the kinds of those caveats of its entries whose words are on other parts of the page.
    `zoom` is the size of its text in percent of the usual one.
    """

    entries: tuple[Entry, ...]
    caveats: tuple[str, ...]
    elsewhere: tuple[str, ...] = ()
    zoom: int = 100


Fits = Callable[[Part], bool]
"""Whether a part has room. What is less than something that has room must have room, too."""


def parts_of(entries: Sequence[Entry], fits: Fits) -> Iterator[Part]:
    """The parts in their order."""
    start = 0
    while start < len(entries):
        room = _room(entries[start:], lambda some: fits(_together(some)))
        if room:
            stop = start + _balanced(entries[start:], room, fits)
            yield _together(entries[start:stop])
        elif entries[start].text:
            yield from _divided(entries[start], fits)
            stop = start + 1
        else:
            stop = yield from _in_turns(entries, start, fits)
        start = stop


def _balanced(entries: Sequence[Entry], room: int, fits: Fits) -> int:
    """How many entries to show of those that have room, so that the last part is not left with a few."""
    half = (len(entries) + 1) // 2
    is_uneven = half < room < len(entries)
    return half if is_uneven and fits(_together(entries[half:])) else room


def _together(entries: Sequence[Entry]) -> Part:
    caveats = dict.fromkeys(caveat.text for entry in entries for caveat in entry.caveats)
    return Part(tuple(entries), tuple(caveats))


def _in_turns(entries: Sequence[Entry], start: int, fits: Fits) -> Generator[Part, None, int]:
    """The parts of entries with the same caveats, a group of these on each in turn. Gives where they end.

    Every group is shown, and where there are more of them than parts with other entries, some stay for them.
    """
    caveats = entries[start].caveats
    stop = start + 1
    while stop < len(entries) and entries[stop].caveats == caveats and not entries[stop].text:
        stop += 1
    company, groups = _grouped(entries[start:stop], fits)
    shown, turn = company, 0
    while start < stop or turn < len(groups):
        group = groups[turn % len(groups)]
        size = _room(entries[start:stop], lambda some, group=group: fits(_part(some, group, caveats)))
        if size or turn == 0:
            # A screen that is far too small has room for nothing, and shows it all the same.
            size = max(size, 1)
            shown = tuple(entries[start : start + size])
        else:
            # Nothing is left, or what comes next has no room beside this group.
            stop = start
            shown = shown if fits(_part(shown, group, caveats)) else company
        if turn < len(groups) or size:
            yield _part(shown, group, caveats)
        start += size
        turn += 1
    return start


def _room(entries: Sequence[Entry], fits: Callable[[Sequence[Entry]], bool]) -> int:
    """How many of the entries have room together."""
    size = 0
    while size < len(entries) and fits(entries[: size + 1]):
        size += 1
    return size


def _grouped(entries: Sequence[Entry], fits: Fits) -> tuple[tuple[Entry, ...], list[list[Caution]]]:
    """The first entries that are shown together, and the groups of caveats beside them.

    Many entries leave room for one caveat, one leaves room for several: what takes fewer parts is chosen.
    """
    caveats = entries[0].caveats
    longest = sorted(caveats, key=lambda caveat: len(caveat.text))[-1:]
    most = max(_room(entries, lambda some: fits(_part(some, longest, caveats))), 1)
    found = [(number, _groups(entries[:number], caveats, fits)) for number in dict.fromkeys((most, 1))]
    number, groups = min(found, key=lambda one: max(-(-len(entries) // one[0]), len(one[1])))
    return tuple(entries[:number]), groups


def _divided(entry: Entry, fits: Fits) -> Iterator[Part]:
    """The parts of a text that has no room with its caveats: all of it, then what is left of the caveats."""
    caveats = entry.caveats
    first, *others = _groups((_sample(entry, fits),), caveats, fits)
    for piece in _pieces(entry.text, lambda piece: fits(_part((_with_text(entry, piece),), first, caveats))):
        yield _part((_with_text(entry, piece),), first, caveats)
    for group in others:
        yield _part((_with_text(entry, ""),), group, caveats)


def _sample(entry: Entry, fits: Fits) -> Entry:
    """The entry with as much of its text as is to stay beside its caveats: no more than they take."""
    samples = [entry.text[:length] for length in _BESIDE]
    for sample in samples:
        if fits(_part((_with_text(entry, f"{sample} {GOES_ON}"),), entry.caveats, entry.caveats)):
            return _with_text(entry, sample)
    for sample, double in pairwise(reversed(samples)):
        if not fits(_part((_with_text(entry, double),), (), entry.caveats)):
            return _with_text(entry, sample)
    return _with_text(entry, samples[0])


def _with_text(entry: Entry, text: str) -> Entry:
    return replace(entry, text=text)


def _part(entries: Sequence[Entry], shown: Sequence[Caution], caveats: Sequence[Caution]) -> Part:
    """A part with some of the caveats of its entries, and the kinds of the others."""
    elsewhere = dict.fromkeys(caveat.kind for caveat in caveats if caveat not in shown)
    return Part(tuple(entries), tuple(one.text for one in shown), tuple(elsewhere))


def _groups(entries: Sequence[Entry], caveats: Sequence[Caution], fits: Fits) -> list[list[Caution]]:
    """The caveats in groups that have room beside entries. One that has none alone is divided."""
    groups: list[list[Caution]] = [[]]
    waiting = list(reversed(caveats))
    while waiting:
        caveat = waiting.pop()
        if fits(_part(entries, (*groups[-1], caveat), caveats)):
            groups[-1].append(caveat)
        elif groups[-1]:
            groups.append([])
            waiting.append(caveat)
        else:
            groups[-1:] = [[piece] for piece in _pieces_of(caveat, entries, caveats, fits)]
    return groups


def _pieces_of(
    caveat: Caution, entries: Sequence[Entry], caveats: Sequence[Caution], fits: Fits
) -> Iterator[Caution]:
    """A caveat in pieces, each with room beside entries."""

    def has_room(piece: str) -> bool:
        return fits(_part(entries, (replace(caveat, text=piece),), caveats))

    return (replace(caveat, text=piece) for piece in _pieces(caveat.text, has_room))


def _pieces(text: str, fits: Callable[[str], bool]) -> Iterator[str]:
    """A text in pieces that have room, each as long as possible, with a sign where it goes on."""
    before = ""
    while text:
        if fits(before + text):
            yield before + text
            return
        length = _longest(text, lambda piece, before=before: fits(f"{before}{piece} {GOES_ON}"))
        yield f"{before}{text[:length].rstrip()} {GOES_ON}"
        text, before = text[length:].lstrip(), f"{GOES_ON} "


def _longest(text: str, fits: Callable[[str], bool]) -> int:
    """How many letters have room: up to the end of a word, if one ends there. It is always at least one."""
    low, high = 1, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if fits(text[:middle].rstrip()):
            low = middle
        else:
            high = middle - 1
    if low == len(text) or text[low].isspace():
        return low
    words = max(text.rfind(space, 1, low) for space in (" ", "\n"))
    return words if words > 0 else low
