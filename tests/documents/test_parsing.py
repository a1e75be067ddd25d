import json
import re
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.documents import reference
from tests.documents.test_position import TEXTS, json_texts
from warloss_gui.documents import position
from warloss_gui.documents.limits import DEFAULT, Limits
from warloss_gui.documents.parsing import parse
from warloss_gui.documents.problems import DocumentError, Found

Path = tuple[str | int, ...]


def refusal(text: str, limits: Limits = DEFAULT) -> Found:
    with pytest.raises(DocumentError) as caught:
        parse(text, limits)
    assert caught.value.found.message
    assert caught.value.found.hint
    return caught.value.found


@given(json_texts())
def test_plain_json_is_parsed_as_the_standard_library_does(text: str) -> None:
    assert parse(text, DEFAULT) == json.loads(text, parse_float=Decimal)


@pytest.mark.parametrize("digits", ["1.50", "0.1", "-0.0", "1e-7", "1.5E+300", "0." + "1" * 700])
def test_a_decimal_number_keeps_its_digits(digits: str) -> None:
    (value,) = parse(f"[{digits}]", DEFAULT)
    assert isinstance(value, Decimal)
    assert value.as_tuple() == Decimal(digits).as_tuple()


@pytest.mark.parametrize("constant", ["NaN", "Infinity", "-Infinity"])
@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("@", ()),
        ("[0, -1, @, @]", (2,)),
        ('{"NaN": ["-Infinity", "\\"NaN", {"a": @}]}', ("NaN", 2, "a")),
        ('{"a": [[], {"b": 1}], "Infinity" : @}', ("Infinity",)),
        ('[1, @, "not ended', (1,)),
    ],
)
def test_a_constant_outside_the_standard_is_refused_at_its_place(
    constant: str, text: str, path: Path
) -> None:
    found = refusal(text.replace("@", constant))
    assert (found.path, found.offset) == (path, text.index("@"))
    assert found.message == "NaN and Infinity are not numbers"


@pytest.mark.parametrize("digits", [4_301, 100_000])
@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("@", ()),
        ("[-@]", (0,)),
        ('["1", 1, -1, ' + "1" * 640 + ", -" + "2" * 640 + ", @]", (5,)),
        ('{"' + "1" * 5000 + '": @, "b": @}', ("1" * 5000,)),
        ('{"a": [-1, -@]}', ("a", 1)),
    ],
)
def test_an_endless_number_is_refused_at_its_place(digits: int, text: str, path: Path) -> None:
    found = refusal(text.replace("@", "7" * digits))
    assert (found.path, found.offset) == (path, text.replace("-@", "@@").index("@"))
    assert found.message == "a number has more than 640 digits"


def test_a_number_of_4300_digits_is_left_to_the_model() -> None:
    assert parse("[" + "7" * 4300 + "]", DEFAULT) == [int("7" * 4300)]


@pytest.mark.parametrize(
    ("text", "path", "lines", "offset"),
    [
        ('{"a": 1, "a": 2}', ("a",), (1, 1), 9),
        ('{\n"a": 1,\n"b": 2,\n"a": 3}', ("a",), (2, 4), 18),
        ('{"x": [0, {"y": {\n"a": 1,\n\n"a": {}}}]}', ("x", 1, "y", "a"), (2, 4), 27),
        ('{"a": 1,\n"\\u0061": 2}', ("a",), (1, 2), 9),
        ('{"\\u0061": 1,\n"\\u0061": 2}', ("a",), (1, 2), 14),
        ('{"": {"": 1,\n"": 2}}', ("", ""), (1, 2), 13),
        ('[{}, {"a": 0}, {"a": {"a": {}}, "b": "}{",\n"a": 1}]', (2, "a"), (1, 2), 43),
        ('[[{"]": "\\"}"}], {"x": {}, "y": 1,\n"x": 2}', (1, "x"), (1, 2), 35),
        ('{"a": 1, "b": 2, "a": 3, "b": 4}', ("a",), (1, 1), 17),
        ('{"outer": {"a": 1, "a": 2}, "outer": 1}', ("outer", "a"), (1, 1), 19),
    ],
)
def test_a_repeated_key_is_named_with_both_lines(
    text: str, path: Path, lines: tuple[int, int], offset: int
) -> None:
    found = refusal(text)
    assert (found.path, found.offset) == (path, offset)
    assert found.message == f"the key “{path[-1]}” stands twice, in line {lines[0]} and in line {lines[1]}"
    assert found.hint == "keep one of the two"


@given(json_texts(), TEXTS, st.data())
def test_a_key_repeated_anywhere_is_found(text: str, key: str, data: st.DataObject) -> None:
    text = json.dumps({"wrapped": json.loads(text)})
    objects = [entry.value for entry in reference.entries(text) if text[entry.value] == "{"]
    start = data.draw(st.sampled_from(objects))
    twice = f"{json.dumps(key)}: 1,\n{json.dumps(key, ensure_ascii=False)}: 2"
    rest = text[start + 1 :]
    changed = text[: start + 1] + twice + ("" if rest.lstrip().startswith("}") else ", ") + rest
    found = refusal(changed)
    assert found.path[-1] == key
    assert re.search(r"stands twice, in line \d+ and in line \d+$", found.message)
    assert found.offset is not None
    assert json.JSONDecoder().raw_decode(changed, found.offset)[0] == key
    assert position.path_at(changed, found.offset) == found.path


def test_an_object_of_too_many_fields_is_refused() -> None:
    limits = Limits(members=3)
    assert parse('{"a": 0, "b": 0, "c": 0}', limits)
    found = refusal('[1, {"a": {}, "b": 0, "c": 0, "d": 0}]', limits)
    assert (found.path, found.offset) == ((1,), 4)
    assert found.message == "an object has more than 3 fields"


def test_a_repeated_key_among_too_many_fields_may_be_named_or_not() -> None:
    members = [f'"k{number}": 0' for number in range(200)]
    assert "more than 100 fields" in refusal("{" + ", ".join([*members, '"k0": 1']) + "}").message
    assert "“k0” stands twice" in refusal("{" + ", ".join(['"k0": 1', *members]) + "}").message


@pytest.mark.parametrize(
    ("text", "path", "offset", "hint"),
    [
        ('{"a": 1,}', (), {7, 8}, None),
        ("{'a': 1}", (), {1}, "put double quotes around the name of a field, and no comma before }"),
        ('{"a": [1 2]}', ("a",), {9}, "put a comma between two entries"),
        ('{"a": {"b" 2}}', ("a",), {11}, "put a colon between a name and its value"),
        ('{"a": "x\ny"}', ("a",), {8}, "write a line break inside a text as \\n and a tab as a space"),
        ('{"a": "x\ty"}', ("a",), {8}, "write a line break inside a text as \\n and a tab as a space"),
        ('{"a": "x\x00"}', ("a",), {8}, "write a line break inside a text as \\n and a tab as a space"),
        ('{"a": "\\x"}', ("a",), {7}, "write a backslash as two backslashes"),
        ('{"a": "\\u12"}', ("a",), {8, 9}, None),
        ('{"a": ["x', ("a", 0), {7}, "end the text with double quotes"),
        ('{"a": 1} {}', (), {9}, "remove what follows the end of the document"),
        ('{"a": [tru]}', ("a", 0), {7}, None),
        ('{"a": .5}', ("a",), {6}, None),
        ('{"a": 01}', (), {7}, "put a comma between two entries"),
        ('{"a": // no comment\n1}', ("a",), {6}, None),
        ('{"a": ', ("a",), {6}, None),
        ("", (), {0}, None),
        ("{", (), {1}, None),
    ],
)
def test_what_is_not_json_is_explained_at_its_place(
    text: str, path: Path, offset: set[int], hint: str | None
) -> None:
    found = refusal(text)
    assert found.path == path
    assert found.offset in offset
    assert found.message.startswith("this is not JSON: ")
    assert hint in (None, found.hint)


def test_every_syntax_error_of_the_parser_has_a_hint(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_decoder: json.JSONDecoder, _text: str, **_options: Any) -> Any:
        raise json.JSONDecodeError("Something new", "[1]", 1)

    monkeypatch.setattr(json.JSONDecoder, "decode", fail)
    found = refusal("[1]")
    assert (found.message, found.hint) == ("this is not JSON: something new", "see json.org for the rules")


def test_what_exhausts_the_stack_is_refused() -> None:
    found = refusal("[" * 200_000)
    assert "nested" in found.message
    assert found.path == ()
