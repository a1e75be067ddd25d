"""Documents that nobody should have to read, for hypothesis: bytes, odd JSON, and spoilt sheets."""

import json
from collections.abc import Callable
from decimal import Decimal
from typing import Any, Final, cast

from hypothesis import strategies as st

from tests import strategies
from tests.builders import Json
from tests.documents.samples import as_json, encoded, full_sheet, paths, replaced, without
from warloss_gui import assets

ODD_CHARACTERS: Final = (
    "\x00\x01\x08\t\n\r\x1f\"\\/'{}[]:,\x7f\x85\xa0\xad\u0301\u05d0\u0627\u0430\u200b\u200d\u202e\u2028\u2060\u2066"
    "\u2800\u3164\ud800\udc00\ue000\ufdd0\ufe0f\ufeff\ufffd\uffff\U0001f600\U000e0041\U0010ffff"
)
ODD_TOKENS: Final = (
    b"NaN",
    b"Infinity",
    b"-Infinity",
    b"1e999",
    b"-0.0",
    b"1E400",
    b"9" * 400,
    b"-" + b"9" * 5000,
    b"0." + b"1" * 5000,
    b"[" * 40,
    b"]" * 40,
    b'{"a":' * 40,
    b"[" * 5000,
    b"[]",
    b"{}",
    b"null",
    b"true",
    b"tru",
    b'""',
    b'"',
    b'\\"',
    b"\\",
    b"\\\\",
    b"\\u202e",
    b"\\ud800",
    b"\\udc00",
    b"\\ud83d\\ude00",
    b"\\u0000",
    b"\\u12",
    b"\\x41",
    b",",
    b",,",
    b":",
    b"{",
    b"}",
    b"//",
    b"/* */",
    b"'",
    b"\xef\xbb\xbf",
    b"\xff\xfe",
    b"\x00",
    b"\xc0\xaf",
    b"\xed\xa0\x80",
    b"\xf4\x90\x80\x80",
    b"\xe2\x80\xae",
    b"\xe2\x80\x8b",
    b"\r\n",
    b"\n" * 500,
    b'"id": "x", ',
    b'"format_version": 1, ',
    b'"format_version": 3, ',
    b'"format_version": 1.0, ',
    b'"qualifier": "between", ',
    b'"qualifier": "in_words", ',
    b'"part_of": "losses", ',
    b'"part_of": "part", ',
    b'"measure": "present", ',
    b'"measure": "loss", ',
    b'"per": "day", "per_is": null, ',
    b'"of": {"number": 0, "what": "x"}, ',
    b'"label": {"uk": "x"}, ',
    b'"languages": ["uk", "en"], ',
    b'"languages": ["x"], ',
    b'"made_of": ["allies"], ',
    b"1.50",
    b"1e3",
    b"0.0000001",
    b'"extra": ["' + b"a" * 3000 + b'"], ',
    b", ".join(b'"k%d": 0' % number for number in range(120)) + b", ",
)
FULL: Final = full_sheet()
SHEETS: Final = (
    FULL,
    *(
        json.loads(assets.path(f"factsheets/{name}.json").read_text("utf-8"), parse_float=Decimal)
        for name in ("article", "other-claimants")
    ),
)

_texts = st.text(st.characters() | st.sampled_from(ODD_CHARACTERS), max_size=12)
_decimals = st.decimals(allow_nan=False, allow_infinity=False) | strategies.amounts()
_numbers = st.one_of(
    st.integers(), st.floats(), _decimals, st.sampled_from((10**15, 10**16, -1, 2**64, 10**400, 0.1))
)
_scalars = st.none() | st.booleans() | _numbers | _texts
_values = st.recursive(
    _scalars,
    lambda inner: st.lists(inner, max_size=5) | st.dictionaries(_texts, inner, max_size=5),
    max_leaves=15,
)


@st.composite
def _nested(draw: st.DrawFn) -> Any:
    """A value inside many lists and objects."""
    value: Any = draw(_values)
    for is_list in draw(st.lists(st.booleans(), max_size=50)):
        value = [value] if is_list else {"a": value}
    return value


def _names(made: Any) -> list[str]:
    """The field names of a sheet, in the order of their first use."""
    return list(dict.fromkeys(key for path in paths(made) for key in path if isinstance(key, str)))


NAMES: Final = _names(FULL)


@st.composite
def _changed(draw: st.DrawFn, made: Json) -> Any:
    """The sheet with one entry dropped, added, renamed, repeated, or of another value."""
    places = [path for path in paths(made) if path]
    if not places:
        return draw(_values)
    path = draw(st.sampled_from(places))
    match draw(st.sampled_from(("drop", "add", "value", "swap", "many"))):
        case "drop":
            return without(made, path)
        case "add":
            name: str = draw(st.sampled_from(NAMES) | _texts)
            holder: Any = made
            for depth, step in enumerate(path):
                if isinstance(holder, dict):
                    return replaced(made, (*path[:depth], name), draw(_values))
                holder = holder[step]
            return made
        case "value":
            return replaced(made, path, draw(_values | _nested()))
        case "swap":
            other: Any = made
            for step in draw(st.sampled_from(places)):
                other = other[step]
            return replaced(made, path, other)
        case _:
            value: Any = draw(_values)
            return replaced(made, path, [value] * draw(st.sampled_from((0, 1, 2, 65, 300))))


@st.composite
def _spoilt_values(draw: st.DrawFn) -> bytes:
    made: Any = draw(st.sampled_from(SHEETS) | strategies.sheets())
    for _ in range(draw(st.integers(0, 4))):
        if isinstance(made, dict):
            made = draw(_changed(cast("Json", made)))
    return _dumped(draw, made)


def _dumped(draw: st.DrawFn, made: Any) -> bytes:
    if draw(st.booleans()):
        return as_json(made, indent=draw(st.none() | st.just(1))).encode()
    text = as_json(made, ensure_ascii=False, separators=draw(st.sampled_from(((",", ":"), (",\n", ": ")))))
    return text.encode("utf-8", "surrogatepass")


@st.composite
def _json(draw: st.DrawFn) -> bytes:
    return _dumped(draw, draw(_values | _nested()))


def _flipped(draw: st.DrawFn, data: bytearray) -> None:
    data[draw(st.integers(0, len(data) - 1))] ^= 1 << draw(st.integers(0, 7))


def _cut_out(draw: st.DrawFn, data: bytearray) -> None:
    start = draw(st.integers(0, len(data) - 1))
    del data[start : start + draw(st.sampled_from((1, 2, 10, 100, 10**6)))]


def _put_in(draw: st.DrawFn, data: bytearray) -> None:
    place = draw(st.integers(0, len(data)))
    data[place:place] = draw(st.sampled_from(ODD_TOKENS) | st.binary(max_size=4))


def _put_over(draw: st.DrawFn, data: bytearray) -> None:
    place = draw(st.integers(0, len(data)))
    odd = draw(st.sampled_from(ODD_TOKENS))
    data[place : place + len(odd)] = odd


def _repeated(draw: st.DrawFn, data: bytearray) -> None:
    """A piece of the document stands once more, there or elsewhere: keys, entries or torn pieces."""
    start = draw(st.integers(0, len(data) - 1))
    piece = data[start : start + draw(st.sampled_from((1, 10, 100, 1000)))]
    place = draw(st.just(start) | st.integers(0, len(data)))
    data[place:place] = piece


_SPOILERS: Final[tuple[Callable[[st.DrawFn, bytearray], None], ...]] = (
    _flipped,
    _cut_out,
    _put_in,
    _put_over,
    _repeated,
)


@st.composite
def _spoilt_bytes(draw: st.DrawFn) -> bytes:
    data = bytearray(encoded(draw(st.sampled_from(SHEETS))))
    for _ in range(draw(st.integers(1, 4))):
        if data:
            draw(st.sampled_from(_SPOILERS))(draw, data)
    return bytes(data)


@st.composite
def _repeated_keys(draw: st.DrawFn) -> bytes:
    """A sheet in which some object has a key twice, plainly or with an escape."""
    text = encoded(draw(st.sampled_from(SHEETS))).decode()
    openings = [place for place, character in enumerate(text) if character == "{"]
    place = draw(st.sampled_from(openings)) + 1
    name: str = draw(st.sampled_from(NAMES))
    written = draw(st.sampled_from((json.dumps(name), f'"\\u{ord(name[0]):04x}{name[1:]}"')))
    return (text[:place] + f"{written}: 1, " * draw(st.integers(1, 3)) + text[place:]).encode()


def documents() -> st.SearchStrategy[bytes]:
    """A document of any of these kinds."""
    odd_texts = st.lists(st.sampled_from(ODD_TOKENS) | st.binary(max_size=8), max_size=12).map(b"".join)
    other_encodings = st.sampled_from(("utf-16", "utf-32", "utf-8-sig", "utf-7", "cp1251", "cp037"))
    sheets_in_other_encodings = other_encodings.map(
        lambda encoding: encoded(FULL).decode().encode(encoding, "replace")
    )
    return st.one_of(
        st.binary(max_size=200),
        odd_texts,
        _json(),
        sheets_in_other_encodings,
        _repeated_keys(),
        _spoilt_bytes(),
        _spoilt_bytes(),
        _spoilt_values(),
        _spoilt_values(),
    )
