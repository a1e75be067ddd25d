import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.documents import reference
from warloss_gui.documents import position
from warloss_gui.documents.position import Place, Walk, excerpt, line_numbers, locate, path_at, path_to

TEXTS = st.text(st.sampled_from('ab"\\/{}[]:, \n\t№я\U0001f600'), max_size=6)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | TEXTS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS, inner, max_size=4),
    max_leaves=20,
)


@st.composite
def json_texts(draw: st.DrawFn) -> str:
    """A JSON text with blanks in odd places."""
    made: Any = draw(VALUES)
    blanks = st.text(" \t\n\r", max_size=3)
    text = json.dumps(
        made,
        indent=draw(st.none() | st.integers(0, 3)),
        separators=(draw(blanks) + "," + draw(blanks), draw(blanks) + ":" + draw(blanks)),
        ensure_ascii=draw(st.booleans()),
    )
    return draw(blanks) + text + draw(blanks)


@given(json_texts())
def test_every_path_is_found_where_the_slow_reference_finds_it(text: str) -> None:
    expected = {entry.path: Place(entry.start, entry.value) for entry in reference.entries(text)}
    assert locate(text, list(expected)) == expected
    for path, place in expected.items():
        assert locate(text, [path]) == {path: place}


@given(json_texts(), st.lists(st.lists(TEXTS | st.integers(0, 3), max_size=4).map(tuple), max_size=4))
def test_a_path_that_does_not_exist_is_left_out(text: str, paths: list[tuple[str | int, ...]]) -> None:
    expected = {entry.path: Place(entry.start, entry.value) for entry in reference.entries(text)}
    assert locate(text, paths) == {path: expected[path] for path in paths if path in expected}


@given(json_texts())
def test_the_path_at_a_value_a_key_or_inside_a_text_is_that_of_its_entry(text: str) -> None:
    for entry in reference.entries(text):
        offsets = {entry.start, entry.value}
        if text[entry.value] == '"':
            offsets.update(range(entry.value, entry.end))
        if text[entry.start] == '"' and entry.start != entry.value:
            key = json.JSONDecoder().raw_decode(text, entry.start)[1]
            offsets.update(range(entry.start, key))
        assert {path_at(text, offset) for offset in offsets} == {entry.path}


@given(json_texts())
def test_the_brackets_around_a_value_lead_to_it(text: str) -> None:
    found = {entry.path: entry for entry in reference.entries(text)}
    for path, entry in found.items():
        starts = [found[path[:depth]].value for depth in range(len(path))]
        assert path_to(text, [*starts, entry.value]) == path
        assert position.open_brackets(text, entry.value) == starts


@given(json_texts(), st.data())
def test_broken_json_gives_the_places_before_the_break_and_no_exception(
    text: str, data: st.DataObject
) -> None:
    cut = data.draw(st.integers(0, len(text)))
    broken = text[:cut] + data.draw(st.sampled_from(("", "]", "}", '"', ",", ":", "\\", "x")))
    expected = {entry.path: Place(entry.start, entry.value) for entry in reference.entries(text)}
    found = locate(broken, list(expected))
    assert {path: place for path, place in found.items() if place.value < cut}.items() <= expected.items()
    whole = {entry.path for entry in reference.entries(text) if entry.end < cut}
    assert whole <= found.keys()
    for offset in range(len(broken) + 1):
        path_at(broken, offset)


@given(st.text(st.sampled_from('{}[]",:\\1 a'), max_size=30), st.integers(0, 30))
def test_any_text_may_be_asked_for_a_path(text: str, offset: int) -> None:
    assert isinstance(path_at(text, min(offset, len(text))), tuple)


@pytest.mark.parametrize(
    ("text", "offset", "path"),
    [
        ('{"a": {"b": [1, NaN]}}', 16, ("a", "b", 1)),
        ('{"a": [1, 2 3]}', 12, ("a",)),
        ('{"a": [1, ]}', 10, ("a", 1)),
        ('{"a": {"b" 1}}', 11, ("a",)),
        ('{"a": {b: 1}}', 7, ("a",)),
        ('{"a": "text', 8, ("a",)),
        ('{"a": 1} x', 9, ()),
        ('{"a": [[[', 9, ("a", 0, 0, 0)),
        ('{"k": 1, "k": {"x": NaN}}', 20, ("k", "x")),
    ],
)
def test_a_place_that_breaks_the_rules_has_the_path_of_what_is_around_it(
    text: str, offset: int, path: tuple[str | int, ...]
) -> None:
    assert path_at(text, offset) == path


def test_a_deep_text_is_no_way_to_exhaust_the_stack() -> None:
    deep = "[" + "[" * 200_000 + "]" * 200_000 + ",1]"
    assert locate(deep, [(1,)]) == {}
    assert path_at(deep, len(deep) - 2) == ()


def test_the_first_brackets_that_are_open_at_once() -> None:
    assert position.open_brackets('[[], {"a": [[1]]}]', 18, 3) == [0, 5, 11]
    assert position.open_brackets('["a[', 4) == [0, 1]
    assert position.open_brackets("]]}[", 4) == [3]


@pytest.mark.parametrize("text", ["[1 2]", "[1,]", "[1", "{1 2}", '{"a"}', "[x]", '{"a": tru}', "[1}"])
def test_a_walk_stops_where_the_text_is_not_json(text: str) -> None:
    with pytest.raises(ValueError, match=r"^\d+$"):
        list(Walk(text).entries())


def test_a_walk_may_begin_inside_a_text() -> None:
    text = '{"a": [1, {"b": 2, "c": []}]}'
    assert list(Walk(text, 9).entries()) == [("b", 11), ("c", 19)]
    assert list(Walk(text, 24).entries()) == []
    assert list(Walk(text, 16).entries()) == []


def test_a_walk_goes_into_a_value_or_passes_it() -> None:
    walk = Walk(' {"a": [1, 2], "b": {"c": [3]}, "d": 4} ')
    seen: list[tuple[str | int, ...]] = []
    for key, _entry in walk.entries():
        seen.append((key,))
        if key == "b":
            seen.extend((key, inner) for inner, _start in walk.entries())
    assert seen == [("a",), ("b",), ("b", "c"), ("d",)]
    assert walk.at == 39


MULTILINE = st.lists(st.text("ab\t\r\u202e", max_size=8), min_size=1, max_size=12).map("\n".join)


@given(MULTILINE, st.data())
def test_lines_and_columns_count_from_one(text: str, data: st.DataObject) -> None:
    offsets = data.draw(st.lists(st.integers(0, len(text)), max_size=5))
    lines = line_numbers(text, offsets)
    assert lines.keys() == set(offsets)
    for offset in offsets:
        before = text[:offset].split("\n")
        assert lines[offset] == len(before)
        assert position.column_number(text, offset) == len(before[-1]) + 1


@given(MULTILINE, st.data())
def test_an_excerpt_holds_the_line_and_two_on_each_side(text: str, data: st.DataObject) -> None:
    offset = data.draw(st.integers(0, len(text)))
    line = text.count("\n", 0, offset) + 1
    lines = text.split("\n")
    numbers = range(max(1, line - 2), min(len(lines), line + 2) + 1)
    found = excerpt(text, offset, line)
    assert [entry.number for entry in found] == list(numbers)
    for entry in found:
        shown = lines[entry.number - 1].removesuffix("\r").replace("\t", "    ")
        assert entry.text == shown.replace("\r", "⟨U+000D⟩").replace("\u202e", "⟨U+202E⟩")


@pytest.mark.parametrize(
    ("offset", "first", "last"), [(0, "0", "…"), (500, "…", "…"), (1000, "…", "!")], ids=str
)
def test_an_excerpt_of_a_long_line_shows_the_place(offset: int, first: str, last: str) -> None:
    line = "".join(f"{number:05}" for number in range(200)) + "!"
    before, found, after = excerpt(f"x{line}\n{line}\n{line}", len(line) + 2 + offset, 2)
    assert line[offset : offset + 5] in found.text
    assert (found.text[0], found.text[-1]) == (first, last)
    assert len(found.text) <= 162
    assert (before.text[:4], before.text[-1]) == ("x000", "…")
    assert (after.text[:4], after.text[-1]) == ("0000", "…")
