"""Places in a JSON text, found the slow and obvious way, to hold against the fast one.

The text must be valid JSON. Nothing is shared with the program.
"""

import json
from collections.abc import Iterator
from typing import NamedTuple

Path = tuple[str | int, ...]


class Entry(NamedTuple):
    """An entry of a list or an object, or the root: where its key (if any) and its value start and end."""

    path: Path
    start: int
    value: int
    end: int


def entries(text: str) -> list[Entry]:
    """Every entry of a JSON text, the root first and each before what is in it."""
    found: list[Entry] = []
    start = _blank(text, 0)
    _value(text, start, start, (), found)
    return sorted(found, key=lambda entry: (entry.start, len(entry.path)))


def steps(json_path: str) -> Path:
    """The steps of a path as RFC 9535 writes it."""
    assert json_path.startswith("$")
    return tuple(_steps(json_path, 1))


def _steps(path: str, at: int) -> Iterator[str | int]:
    while at < len(path):
        if path[at] == ".":
            end = at + 1
            while end < len(path) and path[end] not in ".[":
                end += 1
            assert path[at + 1 : end].isidentifier(), path
            yield path[at + 1 : end]
        elif path.startswith("['", at):
            end, name = at + 2, ""
            while path[end] != "'":
                escaped = path[end] == "\\"
                end += escaped
                name += "\n" if escaped and path[end] == "n" else path[end]
                end += 1
            assert path.startswith("']", end), path
            end += 2
            yield name
        else:
            end = path.index("]", at) + 1
            assert path[at] == "[", path
            yield int(path[at + 1 : end - 1])
        at = end


def _value(text: str, entry: int, start: int, path: Path, found: list[Entry]) -> int:
    match text[start]:
        case "{" | "[" as opening:
            end = _container(text, start, path, found, is_object=opening == "{")
        case '"':
            end = _text(text, start)
        case _:
            end = start
            while end < len(text) and text[end] not in " \t\n\r,]}":
                end += 1
    found.append(Entry(path, entry, start, end))
    return end


def _container(text: str, start: int, path: Path, found: list[Entry], *, is_object: bool) -> int:
    at, index = _blank(text, start + 1), 0
    while text[at] not in "]}":
        entry, key = at, index
        if is_object:
            end = _text(text, at)
            key = json.loads(text[at:end])
            at = _blank(text, _blank(text, end) + 1)
        at = _blank(text, _value(text, entry, at, (*path, key), found))
        if text[at] == ",":
            at = _blank(text, at + 1)
        index += 1
    return at + 1


def _text(text: str, start: int) -> int:
    at = start + 1
    while text[at] != '"':
        at += 2 if text[at] == "\\" else 1
    return at + 1


def _blank(text: str, at: int) -> int:
    while at < len(text) and text[at] in " \t\n\r":
        at += 1
    return at
