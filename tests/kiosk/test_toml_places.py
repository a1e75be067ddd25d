"""Where in a TOML text each value stands."""

import tomllib
from collections.abc import Iterator
from typing import Any, Final, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warloss_gui.documents.problems import Path
from warloss_gui.kiosk.toml_places import Place, places

KEYS: Final = ("a", "b-1", '"c.d"', "'e # f'", '"g\\"h"', "7")
PLAIN: Final = (
    *("1", "+1_000", "-0.5e3", "inf", "true", "0x7F", "1979-05-27", "07:32:00", "1979-05-27T07:32:00Z"),
    *(
        "1979-05-27 07:32:00.5-07:00",
        '""',
        "''",
        '"x \\" # ]"',
        "'y } \\'",
        '"""\nz "" [\\""""""',
        "'''\n'' k'''''",
    ),
)
BLANKS: Final = ("", " ", "\t")
LINES: Final = ("\n", " # a = [1, {\n", "\r\n\n")

blanks = st.sampled_from(BLANKS)
lines = st.sampled_from(LINES)
names = st.sampled_from(KEYS)


def array(values: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    entries = st.lists(st.tuples(blanks | lines, values, blanks | lines).map("".join), max_size=3)
    return st.tuples(entries, st.sampled_from(["", ",\n"])).map(
        lambda pair: f"[{','.join(pair[0])}{pair[1] if pair[0] else ''}]"
    )


def table(values: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    entries = st.dictionaries(names, st.tuples(blanks, values, blanks).map("".join), max_size=3)
    return entries.map(lambda made: "{" + ",".join(f" {name} ={value}" for name, value in made.items()) + "}")


values = st.recursive(st.sampled_from(PLAIN), lambda inner: array(inner) | table(inner), max_leaves=8)
pairs = st.tuples(names, blanks, values, lines).map(lambda one: f"{one[0]}{one[1]}= {one[2]}{one[3]}")
heads = st.tuples(st.sampled_from(["[{}]", "[[{}]]"]), st.lists(names, min_size=1, max_size=2), lines).map(
    lambda one: one[0].format(" . ".join(one[1])) + one[2]
)
texts = st.lists(pairs | heads, max_size=8).map("".join)


def paths(value: Any, path: Path = ()) -> Iterator[tuple[Path, Any]]:
    """All values with their paths."""
    yield path, value
    if isinstance(value, dict):
        for name, below in cast("dict[str, Any]", value).items():
            yield from paths(below, (*path, name))
    elif isinstance(value, list):
        for place, below in enumerate(cast("list[Any]", value)):
            yield from paths(below, (*path, place))


@given(texts)
def test_every_value_of_a_text_has_a_place(text: str) -> None:
    try:
        made = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        places(text)
        return
    found, too_deep = places(text)
    assert too_deep is None
    wanted = dict(paths(made))
    assert set(found) == set(wanted)
    for path, value in wanted.items():
        if isinstance(value, int | float | str):
            rest = text[found[path].value :]
            assert any(rest.startswith(one) and tomllib.loads(f"x = {one}")["x"] == value for one in PLAIN)


@pytest.mark.parametrize(
    "text", ["=", "a", "a =", "a = [1", "a = {b", "a = 1 ]", '"\\q" = 1', "a = {b 1}", "[a", "a = ,"]
)
def test_what_is_no_toml_ends_it_and_nothing_else(text: str) -> None:
    assert places(text).too_deep is None


def test_a_table_stands_where_its_head_does() -> None:
    text = "[x]\n[[p]]\nq.r = 1\n[[p]]\n[p.s]\n"
    assert places(text).found == {
        (): Place(0, 0),
        ("x",): Place(1, 0),
        ("p",): Place(6, 4),
        ("p", 0): Place(4, 4),
        ("p", 0, "q"): Place(10, 10),
        ("p", 0, "q", "r"): Place(12, 16),
        ("p", 1): Place(18, 18),
        ("p", 1, "s"): Place(27, 24),
    }


@pytest.mark.parametrize("text", ["a = " + "[" * 15 + "1" + "]" * 15, ".".join("a" * 16) + " = 1"])
def test_sixteen_steps_are_not_too_deep(text: str) -> None:
    assert places(text).too_deep is None
    assert len(max(places(text).found, key=len)) == 16
