"""Divides what a page says into parts that have room on the screen, so that all of it is shown.

What has no room together follows on the next part. A text that has no room alone is divided between words,
and so are caveats. Parts are worked out one by one as they are asked for: a sheet may have very many.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

GOES_ON: Final = "…"
"""At the end of a text that goes on, and where it does so."""

_BESIDE: Final = (160, 80, 40, 20)
"""Letters of a text that stay beside its caveats: as many of these as there is room for."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that is said: a figure, a passage of a statement or a note, by its id.

    `text` is what may be divided. `caveats` are the important ones, which stand beside it.
    """

    id: str
    text: str = ""
    caveats: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """What is on the screen together. Caveats that several entries share stand there once.

    `more` says that further caveats of its entry follow on the next part.
    """

    entries: tuple[Entry, ...]
    caveats: tuple[str, ...]
    more: bool = False


Fits = Callable[[Part], bool]
"""Whether a part has room. What is less than something that has room must have room, too."""


def parts_of(entries: Sequence[Entry], fits: Fits) -> Iterator[Part]:
    """The parts in their order."""
    start = 0
    while start < len(entries):
        found, stop = None, start
        while stop < len(entries):
            longer = _together(entries[start : stop + 1])
            if not fits(longer):
                break
            found, stop = longer, stop + 1
        if found is None:
            yield from _divided(entries[start], fits)
            stop = start + 1
        else:
            yield found
        start = stop


def _together(entries: Sequence[Entry]) -> Part:
    caveats = dict.fromkeys(caveat for entry in entries for caveat in entry.caveats)
    return Part(tuple(entries), tuple(caveats))


def _divided(entry: Entry, fits: Fits) -> Iterator[Part]:
    """The parts of an entry that has no room alone: all of its text, then what is left of its caveats."""
    first, *others = _groups(_sample(entry, fits), fits)
    pieces = list(_pieces(entry.text, lambda text: fits(_part(entry, text, first, more=bool(others)))))
    for text in pieces or [""]:
        yield _part(entry, text, first, more=bool(others))
    for i, group in enumerate(others, 1):
        yield _part(entry, "", group, more=i < len(others))


def _sample(entry: Entry, fits: Fits) -> Entry:
    """An entry with as much of its text as is to stay beside its caveats: no more than they take."""
    samples = [replace(entry, text=entry.text[:length]) for length in _BESIDE]
    for sample in samples:
        if fits(_part(sample, f"{sample.text} {GOES_ON}", entry.caveats, more=False)):
            return sample
    for sample, double in pairwise(reversed(samples)):
        if not fits(_part(entry, double.text, (), more=True)):
            return sample
    return samples[0]


def _part(entry: Entry, text: str, caveats: Sequence[str], *, more: bool) -> Part:
    return Part((replace(entry, text=text),), tuple(caveats), more)


def _groups(entry: Entry, fits: Fits) -> list[list[str]]:
    """The caveats of an entry in groups that have room beside it."""
    groups: list[list[str]] = [[]]
    waiting = list(reversed(entry.caveats))
    while waiting:
        caveat = waiting.pop()
        if fits(_part(entry, entry.text, (*groups[-1], caveat), more=True)):
            groups[-1].append(caveat)
        elif groups[-1]:
            groups.append([])
            waiting.append(caveat)
        else:
            pieces = _pieces(caveat, lambda text: fits(_part(entry, entry.text, (text,), more=True)))
            *whole, last = pieces
            groups[-1:] = [*([piece] for piece in whole), [last]]
    return groups


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
