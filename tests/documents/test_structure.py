import json
from typing import Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.documents.test_position import json_texts
from warloss_gui.documents.limits import DEFAULT, Limits
from warloss_gui.documents.problems import DocumentError, Found
from warloss_gui.documents.structure import decode


def refusal(data: bytes, limits: Limits = DEFAULT) -> Found:
    with pytest.raises(DocumentError) as caught:
        decode(data, limits)
    assert caught.value.found.hint
    return caught.value.found


def depth(made: Any) -> int:
    if isinstance(made, dict):
        return 1 + max(map(depth, cast("dict[str, Any]", made).values()), default=0)
    if isinstance(made, list):
        return 1 + max(map(depth, cast("list[Any]", made)), default=0)
    return 0


def values(made: Any) -> int:
    """The entries of all lists and objects; what is empty counts as if it had one."""
    inner: list[Any] = []
    if isinstance(made, dict):
        inner = list(cast("dict[str, Any]", made).values())
    elif isinstance(made, list):
        inner = cast("list[Any]", made)
    else:
        return 0
    return max(1, len(inner)) + sum(map(values, inner))


@given(json_texts())
def test_any_json_within_the_limits_is_decoded(text: str) -> None:
    assert decode(text.encode(), DEFAULT) == text


@given(json_texts())
def test_depth_is_measured_whatever_texts_hold(text: str) -> None:
    deep = depth(json.loads(text))
    assert decode(text.encode(), Limits(depth=deep)) == text
    if deep:
        assert refusal(text.encode(), Limits(depth=deep - 1)).message == (
            f"lists and objects are nested more than {deep - 1} deep"
        )


@given(json_texts())
def test_values_are_counted_whatever_texts_hold(text: str) -> None:
    count = values(json.loads(text))
    limits = Limits(values=max(count, text.count('"')))
    assert decode(text.encode(), limits) == text
    if count:
        assert refusal(text.encode(), Limits(values=count - 1)).message.endswith(f"{count - 1} values")


@pytest.mark.parametrize(
    ("data", "path", "offset"),
    [
        (b"[[[[]]]]", (0, 0, 0), 3),
        (b'{"a": [1, {"b": [2]}]}', ("a", 1, "b"), 16),
        (b'["[[[[", [], [[], [[]]]]', (2, 1, 0), 19),
        (b"[[[[[[[", (0, 0, 0), 3),
        (rb'["\"[", [[["\\", []', (1, 0, 0), 10),
        (rb'\"[[[[]]]]"', (), 0),
        (rb"\"[[[[", (), 1),
    ],
)
def test_what_is_too_deep_has_a_place(data: bytes, path: tuple[str | int, ...], offset: int) -> None:
    found = refusal(data, Limits(depth=3))
    assert (found.path, found.offset) == (path, offset)
    assert "3 deep" in found.message
    assert "6 levels" in found.hint


@pytest.mark.parametrize("data", [b"]]]]", b"][][", b"}{", b"[}{]", b'"[[[[[', b'["[[[[[', b"{]}["])
def test_brackets_that_do_not_match_are_left_to_the_parser(data: bytes) -> None:
    assert decode(data, Limits(depth=3)) == data.decode()


@pytest.mark.parametrize(
    ("data", "limit"),
    [
        (b'""' * 9, 4),
        (b"[" * 9, 8),
        (b"{" * 9, 8),
        (b"}" * 17, 8),
        (b"[1,2,3,4,5,6,7,8,9]", 8),
        (b'{"a":{"b":{"c":1}}, "d":[], "e":0}', 5),
    ],
)
def test_more_values_than_allowed_are_refused(data: bytes, limit: int) -> None:
    assert decode(data, Limits(values=2 * limit)) == data.decode()
    found = refusal(data, Limits(values=limit))
    assert found.message == f"the document has more than {limit} values"


def test_the_size_is_checked_first() -> None:
    assert decode(b"[]", Limits(size=2)) == "[]"
    assert refusal(b"\xff\xff\xff", Limits(size=2)).message == "the document is larger than 0 MiB"
    assert refusal(bytes(DEFAULT.size + 1)).message == "the document is larger than 16 MiB"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-be"])
def test_other_encodings_are_named(encoding: str) -> None:
    found = refusal('{"a": 1}'.encode(encoding))
    assert "byte order mark or is UTF-16" in found.message
    assert found.hint == "save it as UTF-8 without a byte order mark"


@pytest.mark.parametrize("data", [b"", b" ", b"\n\r\t\n"])
def test_an_empty_document_is_called_so(data: bytes) -> None:
    assert refusal(data).message == "the document is empty"


BAD_BYTES = (b"\xff", b"\x80", b"\xc0\xaf", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\xe2\x82 ", b"\xc3\xc3")


@given(json_texts(), st.sampled_from(BAD_BYTES), st.data())
def test_bytes_that_are_not_utf_8_have_the_place_of_the_first(
    text: str, odd: bytes, data: st.DataObject
) -> None:
    good, rest = text[: (cut := data.draw(st.integers(0, len(text))))], text[cut:]
    found = refusal(b"[" + good.encode() + odd + rest.encode() + odd)
    assert found.message == f"byte 0x{odd[0]:02x} is not UTF-8"
    assert found.offset == len(good) + 1


@pytest.mark.parametrize(
    "data", [b'["\xed\xa0\x80"]', b'["\xc0\xaf"]', b'["\xf4\x90\x80\x80"]', b'["caf\xe9"]', b'["\xe2\x82']
)
def test_surrogates_long_forms_and_latin_1_are_not_utf_8(data: bytes) -> None:
    found = refusal(data)
    assert found.message.endswith("is not UTF-8")
    assert found.offset in (2, 5)
