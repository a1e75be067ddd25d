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
        stop = start
        while stop < len(entries) and fits(_together(entries[start : stop + 1])):
            stop += 1
        if stop == start:
            company = _company(entries[start:], fits)
            yield from _divided(company, fits)
            stop = start + len(company)
        else:
            stop = start + _balanced(entries[start:], stop - start, fits)
            yield _together(entries[start:stop])
        start = stop


def _balanced(entries: Sequence[Entry], room: int, fits: Fits) -> int:
    """How many entries to show of those that have room, so that the last part is not left with a few."""
    half = (len(entries) + 1) // 2
    is_uneven = half < room < len(entries)
    return half if is_uneven and fits(_together(entries[half:])) else room


def _company(entries: Sequence[Entry], fits: Fits) -> tuple[Entry, ...]:
    """The first entry, with those after it that have the same caveats and room beside the longest of them.

    Figures of one claimant often share all caveats; each alone with them would take very many parts.
    """
    first, longest = entries[0], max(entries[0].caveats, key=len, default="")
    size = 1
    while size < len(entries) and not any(one.text for one in entries[: size + 1]):
        is_same = entries[size].caveats == first.caveats
        if not is_same or not fits(Part(tuple(entries[: size + 1]), (longest,), more=True)):
            break
        size += 1
    return tuple(entries[:size])


def _together(entries: Sequence[Entry]) -> Part:
    caveats = dict.fromkeys(caveat for entry in entries for caveat in entry.caveats)
    return Part(tuple(entries), tuple(caveats))


def _divided(company: tuple[Entry, ...], fits: Fits) -> Iterator[Part]:
    """The parts of entries that have no room with their caveats: all text, then what is left of the caveats.

    Only one that is alone has a text.
    """
    text = company[0].text
    first, *others = _groups(_sample(company, fits), fits)
    pieces = list(_pieces(text, lambda piece: fits(_part(company, piece, first, more=bool(others)))))
    for piece in pieces or [""]:
        yield _part(company, piece, first, more=bool(others))
    for i, group in enumerate(others, 1):
        yield _part(company, "", group, more=i < len(others))


def _sample(company: tuple[Entry, ...], fits: Fits) -> tuple[Entry, ...]:
    """The entries with as much of the text as is to stay beside its caveats: no more than they take."""
    text, caveats = company[0].text, company[0].caveats
    samples = [text[:length] for length in _BESIDE]
    for sample in samples:
        if fits(_part(company, f"{sample} {GOES_ON}", caveats, more=False)):
            return _with_text(company, sample)
    for sample, double in pairwise(reversed(samples)):
        if not fits(_part(company, double, (), more=True)):
            return _with_text(company, sample)
    return _with_text(company, samples[0])


def _with_text(company: tuple[Entry, ...], text: str) -> tuple[Entry, ...]:
    first, *others = company
    return (replace(first, text=text), *others)


def _part(company: tuple[Entry, ...], text: str, caveats: Sequence[str], *, more: bool) -> Part:
    return Part(_with_text(company, text), tuple(caveats), more)


def _groups(company: tuple[Entry, ...], fits: Fits) -> list[list[str]]:
    """The caveats of entries in groups that have room beside them."""
    text = company[0].text
    groups: list[list[str]] = [[]]
    waiting = list(reversed(company[0].caveats))
    while waiting:
        caveat = waiting.pop()
        if fits(_part(company, text, (*groups[-1], caveat), more=True)):
            groups[-1].append(caveat)
        elif groups[-1]:
            groups.append([])
            waiting.append(caveat)
        else:
            pieces = _pieces(caveat, lambda piece: fits(_part(company, text, (piece,), more=True)))
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
