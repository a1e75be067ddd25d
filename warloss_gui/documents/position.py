"""Where in a JSON text a value stands, and which value stands at a place.

Only documents with problems need this. Everything that is not on the way is left to the C scanner and to
patterns that try nothing twice, so that a large document costs little more than one more parse, however deep
the place is.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import islice, pairwise
from json.scanner import make_scanner
from typing import Any, Final, NamedTuple

from warloss_gui.documents.problems import ExcerptLine, Path
from warloss_gui.documents.texts import visible

_TEXT: Final = r'"[^"\\]*+(?:\\.[^"\\]*+)*"'
_BLANK: Final = re.compile(r"[ \t\n\r]*+")
_COLON: Final = re.compile(r"[ \t\n\r]*+:[ \t\n\r]*+")
_COMMA: Final = re.compile(r"[ \t\n\r]*+,[ \t\n\r]*+")
_CLOSING: Final[Mapping[str, str]] = {"[": "]", "{": "}"}
_SCAN: Final = make_scanner(json.JSONDecoder())  # pyright: ignore[reportArgumentType]
_PAIRS: Final = json.JSONDecoder(object_pairs_hook=list)
_EXCERPT_LINES: Final = 2
_EXCERPT_WIDTH: Final = 160


def outside_texts(passed: str, wanted: str) -> re.Pattern[str]:
    """A pattern whose one group is the next match of `wanted` outside texts, or nothing at the end.

    `passed` is what else may stand there. A text that does not end is not passed.
    """
    return re.compile(rf"(?:{passed}|{_TEXT})*({wanted}|\Z)", re.DOTALL)


def flat(opening: str, closing: str) -> str:
    """A pattern for a list or an object that holds no other."""
    return rf"{opening}(?:{PLAIN}|{_TEXT})*{closing}"


PLAIN: Final = r'[^"{}\[\]]++'
"""What is neither a bracket nor a text."""

_BRACKETS: Final = outside_texts(PLAIN, r'[{}\[\]"]')
_BRACKETS_BUT_FLAT: Final = outside_texts(PLAIN + "|" + flat(r"[{\[]", r"[}\]]"), r'[{}\[\]"]')


class Place(NamedTuple):
    """Where the entry at a path starts (its key, inside an object) and where its value starts."""

    entry: int
    value: int


class Walk:
    """A walk through the values of a JSON text. `at` is where the value starts that comes next."""

    def __init__(self, text: str, at: int = 0) -> None:
        self._text = text
        self.at = at
        self._pass(_BLANK)

    def entries(self) -> Iterator[tuple[str | int, int]]:
        """The entries of the list or object that comes next: key or index, and where the entry starts.

        While one is given, `at` is where its value starts; unless somebody walks into that value, it is
        skipped. Raises ValueError where the text is not JSON.
        """
        opening = self._text[self.at : self.at + 1]
        closing = _CLOSING.get(opening)
        if closing is None:
            return
        self.at += 1
        self._pass(_BLANK)
        index = 0
        more = not self._text.startswith(closing, self.at)
        while more:
            entry, key = self.at, index
            if opening == "{":
                key = self._value()
                if not self._pass(_COLON):
                    raise ValueError(self.at)
            value = self.at
            yield key, entry
            if self.at == value:
                self._value()
            more = self._pass(_COMMA)
            index += 1
        self._pass(_BLANK)
        if not self._text.startswith(closing, self.at):
            raise ValueError(self.at)
        self.at += 1

    def _value(self) -> Any:
        try:
            value, self.at = _SCAN(self._text, self.at)
        except (StopIteration, RecursionError):
            raise ValueError(self.at) from None
        return value

    def _pass(self, pattern: re.Pattern[str]) -> bool:
        match = pattern.match(self._text, self.at)
        if match is None:
            return False
        self.at = match.end()
        return True


@dataclass(slots=True)
class _Step:
    wanted: bool = False
    below: dict[str | int, "_Step"] = field(default_factory=dict[str | int, "_Step"])


def locate(text: str, paths: Iterable[Path]) -> Mapping[Path, Place]:
    """Where each path stands in a JSON text. A path that does not exist is left out."""
    wanted = set(paths)
    root = _Step()
    for path in wanted:
        step = root
        for key in path:
            step = step.below.setdefault(key, _Step())
        step.wanted = True
    walk = Walk(text)
    places: dict[Path, Place] = {}
    with suppress(ValueError):
        places.update(islice(_find(walk, root, (), walk.at), len(wanted)))
    return places


def _find(walk: Walk, step: _Step, path: Path, entry: int) -> Iterator[tuple[Path, Place]]:
    if step.wanted:
        yield path, Place(entry, walk.at)
    if not step.below:
        return
    for key, start in walk.entries():
        below = step.below.get(key)
        if below is not None:
            yield from _find(walk, below, (*path, key), start)


def path_at(text: str, offset: int) -> Path:
    """The path of the entry that has its key or its value at an offset of a JSON text."""
    starts = open_brackets(text, offset)
    if not starts or text[starts[-1]] != '"':
        starts.append(offset)
    return path_to(text, starts)


def open_brackets(text: str, end: int, most: int | None = None) -> list[int]:
    """Where the brackets stand that are open at an offset, and last the quotation mark if a text is.

    With `most`, the first so many that are open at once.
    """
    starts: list[int] = []
    brackets = _BRACKETS_BUT_FLAT if most is None else _BRACKETS
    for match in brackets.finditer(text, 0, end):
        if match[1] in _CLOSING:
            starts.append(match.start(1))
            if len(starts) == most:
                break
        elif match[1] == '"':
            starts.append(match.start(1))
            break
        elif match[1] and starts:
            starts.pop()
    return starts


def path_to(text: str, starts: Sequence[int]) -> Path:
    """The path to the last of these offsets. Before it come those of the brackets that are open there."""
    path: list[str | int] = []
    with suppress(ValueError, RecursionError):
        for opening, start in pairwise(starts):
            path.append(_key(text, opening, start))
    return tuple(path)


def _key(text: str, opening: int, start: int) -> str | int:
    """The key or index of the entry whose key or value starts here: that of the last one before it."""
    before = text[opening:start]
    if before[0] == "[":
        return len(_PAIRS.decode(before + " 0]")) - 1
    if text.startswith('"', start) and not before.rstrip().endswith(":"):
        return str(_PAIRS.raw_decode(text, start)[0])
    return _PAIRS.decode(before + " 0}")[-1][0]


def line_numbers(text: str, offsets: Iterable[int]) -> Mapping[int, int]:
    """The lines of offsets, from 1."""
    numbers: dict[int, int] = {}
    line, passed = 1, 0
    for offset in sorted(offsets):
        line += text.count("\n", passed, offset)
        numbers[offset] = line
        passed = offset
    return numbers


def column_number(text: str, offset: int) -> int:
    """The column of an offset in its line, from 1, in characters."""
    return offset - text.rfind("\n", 0, offset)


def excerpt(text: str, offset: int, line: int) -> tuple[ExcerptLine, ...]:
    """The lines around an offset, which is in this line: shortened and made safe to show."""
    begin, first = text.rfind("\n", 0, offset) + 1, line
    while begin and first > line - _EXCERPT_LINES:
        begin = text.rfind("\n", 0, begin - 1) + 1
        first -= 1
    lines: list[ExcerptLine] = []
    for number in range(first, line + _EXCERPT_LINES + 1):
        end = text.find("\n", begin)
        end = len(text) if end == -1 else end
        lines.append(ExcerptLine(number, _shortened(text, begin, end, offset)))
        if end == len(text):
            break
        begin = end + 1
    return tuple(lines)


def _shortened(text: str, begin: int, end: int, offset: int) -> str:
    """A line with little around the offset where that is in it, and its beginning otherwise."""
    first = begin
    if begin <= offset <= end:
        first = max(begin, min(offset - _EXCERPT_WIDTH // 2, end - _EXCERPT_WIDTH))
    last = min(end, first + _EXCERPT_WIDTH)
    line = text[first:last].removesuffix("\r").replace("\t", "    ")
    return ("…" if first > begin else "") + visible(line) + ("…" if last < end else "")
