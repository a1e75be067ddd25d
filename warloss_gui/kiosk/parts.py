"""Divides what a page says into parts that have room on the screen, so that all of it is shown.

What has no room together follows on the next part. A figure that has no room beside its caveats is shown with
the short forms of them. A text that has no room alone is divided between words, and so are caveats. Figures
that have the same caveats, and no room beside all of them, take turns: each part has a few of the figures,
one group of the caveats, and the kinds of the others. So a page has as many parts as there are groups of
figures or of caveats, and not one for each pair. A figure whose drawing leaves no room for caveats is said in
words, and what has no room even then is one text, divided like any other. Parts are worked out one by one as
they are asked for: a sheet may have very many.
"""

from collections.abc import Callable, Generator, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice, pairwise
from typing import Final, Literal

from warloss_gui.language import gettext, listing

GOES_ON: Final = "…"
"""At the end of a text that goes on, and where it does so."""

_BESIDE: Final = (160, 80, 40, 20)
"""Letters of a text that stay beside its caveats: as many of these as there is room for."""
_LEAST: Final = 80
"""Letters of a caveat for which a figure or a text must leave room."""
_SHORTEST: Final = 20
"""Letters of the shortest piece of a text, however small the screen is."""
_EVEN: Final = 4
"""Pieces of a text that are made even, so that none is left with a few words."""
_FEW: Final = 8
"""Caveats of which all groupings are tried."""

Form = Literal["usual", "words", "whole"]
"""A figure is drawn as usual, or said in words under its headline, as texts are; `whole` is one text."""


@dataclass(frozen=True, slots=True)
class Caution:
    """A caveat that must stand beside an entry: all of its words, and its kind where it has no room.

    `short` says it in a few words where all of them have no room and a visitor can ask for them; or nothing.
    """

    kind: str
    text: str
    short: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that is said: a figure, a passage of a statement or a note, by its id.

    `text` is what may be divided. `caveats` are the important ones, which stand beside it. `label` names it
    in short. `whole` is all of it as one text.
    """

    id: str
    text: str = ""
    caveats: tuple[Caution, ...] = ()
    label: str = ""
    whole: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """What is on the screen together. Caveats that several entries share stand there once.

    `elsewhere` are the kinds of those caveats of its entries whose words are on other parts of the page.
    `zoom` is the size of its text in percent of the usual one.
    """

    entries: tuple[Entry, ...]
    caveats: tuple[str, ...]
    elsewhere: tuple[str, ...] = ()
    form: Form = "usual"
    zoom: int = 100

    @property
    def ids(self) -> frozenset[str]:
        """The ids of its figures or texts."""
        return frozenset(entry.id for entry in self.entries)


Fits = Callable[[Part], bool]
"""Whether a part has room. What is less than something that has room must have room, too."""


def parts_of(entries: Sequence[Entry], fits: Fits) -> Iterator[Part]:
    """The parts in their order."""
    start, briefly = 0, [_in_short(entry) for entry in entries]
    while start < len(entries):
        entry = entries[start]
        size = _size(entries[start:], fits)
        if size:
            yield together(entries[start : start + size])
        elif briefly[start] != entry and (size := _size(briefly[start:], fits)):
            yield together(briefly[start : start + size])
        if size:
            start += size
            continue
        form = _form(entry, fits)
        if form == "usual" and entry.text:
            yield from _divided(entry, fits)
            start += 1
        elif form != "whole":
            start = yield from _in_turns(entries, start, form, fits)
        else:
            for piece in _pieces(entry.whole, lambda piece, entry=entry: fits(_whole(entry, piece))):
                yield _whole(entry, piece)
            start += 1


def _in_short(entry: Entry) -> Entry:
    """An entry with its caveats in a few words each, where they are said so."""
    caveats = tuple(replace(one, text=one.short) if one.short else one for one in entry.caveats)
    return replace(entry, caveats=caveats)


def _size(entries: Sequence[Entry], fits: Fits) -> int:
    """How many entries to show together, with all of their caveats."""
    room = _room(entries, lambda some: fits(together(some)))
    return _balanced(entries, room, fits) if room else 0


def _form(entry: Entry, fits: Fits) -> Form:
    """The first form in which an entry leaves room for something of its text and of its longest caveat."""
    sample = [replace(caveat, text=caveat.text[:_LEAST]) for caveat in _longest_of(entry.caveats)]
    short = _with_text(entry, f"{GOES_ON} {entry.text[: _LEAST // 2]} {GOES_ON}" if entry.text else "")
    forms: Sequence[Form] = ("usual",) if entry.text else ("usual", "words")
    for form in forms:
        if fits(_part((short,), sample, entry.caveats, form)):
            return form
    return "whole"


def _whole(entry: Entry, piece: str) -> Part:
    return Part((_with_text(entry, piece),), (), form="whole")


def _balanced(entries: Sequence[Entry], room: int, fits: Fits) -> int:
    """How many entries to show of those that have room, so that the last part is not left with a few."""
    half = (len(entries) + 1) // 2
    is_uneven = half < room < len(entries)
    return half if is_uneven and fits(together(entries[half:])) else room


def together(entries: Sequence[Entry]) -> Part:
    """Entries with all of their caveats; one that not all of them have says whose it is."""
    owners: dict[str, list[str]] = {}
    for entry in entries:
        for text in dict.fromkeys(caveat.text for caveat in entry.caveats):
            owners.setdefault(text, []).append(entry.label)
    texts = (text if len(names) == len(entries) else _owned(text, names) for text, names in owners.items())
    return Part(tuple(entries), tuple(texts))


def _owned(text: str, names: Sequence[str]) -> str:
    return gettext("{names} – {caveat}").format(names=listing([*dict.fromkeys(names)]), caveat=text)


def _in_turns(entries: Sequence[Entry], start: int, form: Form, fits: Fits) -> Generator[Part, None, int]:
    """The parts of entries with the same caveats, a group of these on each in turn. Gives where they end.

    Every group is shown, and where there are more of them than parts with other entries, some stay for them.
    """
    caveats = entries[start].caveats
    stop = start + 1
    while stop < len(entries) and entries[stop].caveats == caveats and not entries[stop].text:
        stop += 1

    def part(some: Sequence[Entry], group: Sequence[Caution]) -> Part:
        return _part(some, group, caveats, form)

    company = _company(entries[start:stop], form, fits)
    groups = _groups(company, caveats, form, fits)
    said: list[list[Caution]] = []
    shown, turn = company, 0
    while True:
        group = next(groups, None)
        is_new = group is not None
        if group is None:
            group = said[turn % len(said)]
        else:
            said.append(group)
        size = _room(entries[start:stop], lambda some, group=group: fits(part(some, group)))
        if turn == 0:
            # A screen that is far too small has room for nothing, and shows it all the same.
            size = max(size, 1)
        if size:
            shown = entries[start : start + size]
        elif is_new:
            # Nothing is left, or what comes next has no room beside this group.
            stop = start
            shown = shown if fits(part(shown, group)) else company
        else:
            return start
        yield part(shown, group)
        start += size
        turn += 1


def _room(entries: Sequence[Entry], fits: Callable[[Sequence[Entry]], bool]) -> int:
    """How many of the entries have room together."""
    size = 0
    while size < len(entries) and fits(entries[: size + 1]):
        size += 1
    return size


def _company(entries: Sequence[Entry], form: Form, fits: Fits) -> Sequence[Entry]:
    """The first entries that are shown together.

    Many entries leave room for one caveat, one leaves room for several: what takes fewer parts is chosen.
    """
    caveats = entries[0].caveats
    longest = _longest_of(caveats)
    most = max(_room(entries, lambda some: fits(_part(some, longest, caveats, form))), 1)
    if len(caveats) > _FEW:
        return entries[:most]

    def parts(size: int) -> int:
        groups = sum(1 for _ in _groups(entries[:size], caveats, form, fits))
        return max(-(-len(entries) // size), groups)

    return entries[: min(dict.fromkeys((most, 1)), key=parts)]


def _longest_of(caveats: Sequence[Caution]) -> Sequence[Caution]:
    return sorted(caveats, key=lambda caveat: len(caveat.text))[-1:]


def _divided(entry: Entry, fits: Fits) -> Iterator[Part]:
    """The parts of a text that has no room with its caveats: all of it, then what is left of the caveats."""
    caveats = entry.caveats
    groups = _groups((_sample(entry, fits),), caveats, "usual", fits)
    first = next(groups)
    for piece in _pieces(entry.text, lambda piece: fits(_part((_with_text(entry, piece),), first, caveats))):
        yield _part((_with_text(entry, piece),), first, caveats)
    for group in groups:
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


def _part(
    entries: Sequence[Entry], shown: Sequence[Caution], caveats: Sequence[Caution], form: Form = "usual"
) -> Part:
    """A part with some of the caveats of its entries, and the kinds of the others."""
    elsewhere = dict.fromkeys(caveat.kind for caveat in caveats if caveat not in shown)
    return Part(tuple(entries), tuple(one.text for one in shown), tuple(elsewhere), form)


def _groups(
    entries: Sequence[Entry], caveats: Sequence[Caution], form: Form, fits: Fits
) -> Iterator[list[Caution]]:
    """The caveats in groups that have room beside entries. One that has none alone is divided."""

    def has_room(*some: Caution) -> bool:
        return fits(_part(entries, some, caveats, form))

    group: list[Caution] = []
    for caveat in caveats:
        if has_room(*group, caveat):
            group.append(caveat)
            continue
        if group:
            yield group
        whole, last = [], caveat
        if not has_room(caveat):
            texts = _pieces(caveat.text, lambda text, caveat=caveat: has_room(replace(caveat, text=text)))
            *whole, last = [replace(caveat, text=text) for text in texts]
        yield from ([piece] for piece in whole)
        group = [last]
    yield group


def _pieces(text: str, fits: Callable[[str], bool]) -> Iterator[str]:
    """A text in pieces that have room, with a sign where it goes on. Few pieces are of about one length."""
    waiting = _long_pieces(text, fits)
    first = list(islice(waiting, _EVEN + 1))
    if 1 < len(first) <= _EVEN:
        most = len(text) // len(first) + _SHORTEST
        even = list(_long_pieces(text, lambda piece: len(piece) <= most and fits(piece)))
        first = even if len(even) == len(first) else first
    yield from first
    yield from waiting


def _long_pieces(text: str, fits: Callable[[str], bool]) -> Iterator[str]:
    """A text in pieces, each as long as possible."""
    before = ""
    while text:
        if fits(before + text):
            yield before + text
            return
        length = _longest(text, lambda piece, before=before: fits(f"{before}{piece} {GOES_ON}"))
        yield f"{before}{text[:length].rstrip()} {GOES_ON}"
        text, before = text[length:].lstrip(), f"{GOES_ON} "


def _longest(text: str, fits: Callable[[str], bool]) -> int:
    """How many letters have room: up to the end of a word, if one ends there. A few of them always are."""
    low, high = min(_SHORTEST, len(text)), len(text)
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
