"""Where in a TOML text each value stands, and whether it is nested deeper than anybody needs.

The parser of Python's library tells neither, and takes very long for keys of very many parts. This one only
passes over the text, in one go; whether it is TOML at all is the other's to say. So it takes more than TOML
has, and ends where it knows no further.
"""

import re
import tomllib
from typing import Final, NamedTuple

from warloss_gui.documents.problems import Path

DEEPEST: Final = 16
"""Keys and positions from the root down to a value. A configuration needs four."""

_BLANK: Final = re.compile(r"(?:\s+|#[^\n]*)*")
_TEXT: Final = r'"(?:[^"\\\n]|\\[^\n])*"(?!")|' + r"'[^'\n]*'(?!')"
_LINES: Final = r'"""(?:[^\\]|\\.)*?"{3,5}|' + r"'''.*?'{3,5}"
_NAME: Final = re.compile(rf"{_TEXT}|[A-Za-z0-9_-]+")
# A date and its time may have a blank between them.
_PLAIN: Final = re.compile(rf"""{_LINES}|{_TEXT}|[^\s"'#,{{}}\[\]]+(?: [0-9][0-9:.+zZ-]*)?""", re.DOTALL)


class Place(NamedTuple):
    """Where the name of a value, and the value, begin: offsets in the text. Of a table it is its head."""

    name: int
    value: int


class Places(NamedTuple):
    """The places of all values as far as the text was understood, and where it is nested too deeply."""

    found: dict[Path, Place]
    too_deep: int | None = None


def places(text: str) -> Places:
    """Pass over a text."""
    walk = _Walk(text)
    try:
        walk.document()
    except _TooDeepError:
        return Places(walk.found, walk.at)
    except _LostError:
        pass
    return Places(walk.found)


class _LostError(Exception):
    """Here stands something else than in TOML."""


class _TooDeepError(Exception):
    """Here the text is nested too deeply."""


class _Walk:
    def __init__(self, text: str) -> None:
        self._text = text
        self._lengths: dict[Path, int] = {}
        self.at = 0
        self.found: dict[Path, Place] = {(): Place(0, 0)}

    def document(self) -> None:
        """All lines."""
        holder: Path = ()
        while not self._is_at_end():
            if self._text.startswith("[", self.at):
                holder = self._head()
            else:
                self._pair(holder)

    def _head(self) -> Path:
        """The head of a table, in one pair of brackets or in two. Gives its path."""
        start, path = self.at, Path()
        is_entry = self._takes("[[")
        if not is_entry:
            self._takes("[")
        names = self._names()
        self._takes("]]" if is_entry else "]")
        for place, (name, at) in enumerate(names, 1):
            path = self._note((*path, name), Place(at, start))
            if is_entry and place == len(names):
                self._lengths[path] = self._lengths.get(path, 0) + 1
            if path in self._lengths:
                path = self._note((*path, self._lengths[path] - 1), Place(start, start))
        return path

    def _pair(self, holder: Path) -> None:
        *outer, (name, start) = self._names()
        if not self._takes("="):
            raise _LostError
        for part, at in outer:
            holder = self._note((*holder, part), Place(at, at))
        self._value((*holder, name), start)

    def _names(self) -> list[tuple[str, int]]:
        """The parts of a key, and where they begin."""
        names: list[tuple[str, int]] = []
        while not names or self._takes("."):
            if len(names) == DEEPEST:
                raise _TooDeepError
            self._pass_blanks()
            start = self.at
            names.append((_named(self._take(_NAME)), start))
        return names

    def _value(self, path: Path, name: int | None = None) -> None:
        self._pass_blanks()
        self._note(path, Place(self.at if name is None else name, self.at))
        if self._takes("["):
            place = 0
            while not self._takes("]"):
                self._value((*path, place))
                self._takes(",")
                place += 1
        elif self._takes("{"):
            while not self._takes("}"):
                self._pair(path)
                self._takes(",")
        else:
            self._take(_PLAIN)

    def _note(self, path: Path, place: Place) -> Path:
        if len(path) > DEEPEST:
            raise _TooDeepError
        self.found.setdefault(path, place)
        return path

    def _is_at_end(self) -> bool:
        self._pass_blanks()
        return self.at == len(self._text)

    def _takes(self, mark: str) -> bool:
        self._pass_blanks()
        is_there = self._text.startswith(mark, self.at)
        self.at += len(mark) * is_there
        return is_there

    def _take(self, pattern: re.Pattern[str]) -> str:
        found = pattern.match(self._text, self.at)
        if found is None:
            raise _LostError
        self.at = found.end()
        return found[0]

    def _pass_blanks(self) -> None:
        found = _BLANK.match(self._text, self.at)
        self.at = self.at if found is None else found.end()


def _named(part: str) -> str:
    """A part of a key as it is without its quotation marks."""
    try:
        return next(iter(tomllib.loads(f"{part} = 0")))
    except tomllib.TOMLDecodeError:
        raise _LostError from None
