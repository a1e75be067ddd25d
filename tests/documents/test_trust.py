"""What documents from strangers may hold, and what becomes of it: each fact of the trust page by name."""

import json
import os
import socket
from decimal import Decimal
from pathlib import Path as FilePath
from typing import Any

import pytest

from tests import builders as build
from tests.builders import Json
from tests.documents.samples import Path, as_json, encoded, full_sheet, only_problem, read, replaced
from warloss_gui.documents.limits import DEFAULT
from warloss_gui.documents.problems import Problem
from warloss_gui.documents.reader import read_file, read_sheet

FULL = full_sheet()
GOOD = encoded(FULL)

RIGHT_TO_LEFT_OVERRIDE = "\u202e"
INVISIBLE = {
    "right-to-left override": RIGHT_TO_LEFT_OVERRIDE,
    "right-to-left isolate": "\u2067",
    "left-to-right mark": "\u200e",
    "zero-width space": "\u200b",
    "zero-width joiner": "\u200d",
    "word joiner": "\u2060",
    "byte order mark": "\ufeff",
    "soft hyphen": "\u00ad",
    "tag letter": "\U000e0041",
    "variation selector": "\ufe0f",
    "line separator": "\u2028",
    "private use": "\ue000",
    "delete": "\x7f",
    "next line": "\x85",
    "Hangul filler": "\u3164",
    "Braille blank": "\u2800",
}


def changed(old: str, new: str) -> bytes:
    """The good document with one text replaced, once."""
    assert GOOD.count(old.encode()) >= 1
    return GOOD.replace(old.encode(), new.encode(), 1)


def line_of(data: bytes, problem: Problem) -> str:
    assert problem.line is not None
    return data.decode("utf-8", "replace").split("\n")[problem.line - 1]


def test_the_sample_is_good() -> None:
    reading = read_sheet(GOOD)
    assert reading.sheet is not None
    assert reading.problems == ()


class TestNumbers:
    @pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity"])
    def test_nan_and_infinity_are_refused(self, number: str) -> None:
        data = changed('"value": 6000', f'"value": {number}')
        problem = only_problem(data)
        assert problem.path == "$.figures[0].quantity.value"
        assert f'"value": {number}' in line_of(data, problem)
        assert (problem.message, problem.hint) == (
            "NaN and Infinity are not numbers",
            "write a number in digits",
        )

    @pytest.mark.parametrize(
        ("number", "hint"),
        [
            ("1e999", "write 1,000,000,000,000,000 or less"),
            ("-1e999", "write 0 or more"),
            ("1e308", "write 1,000,000,000,000,000 or less"),
            ("1000000000000000.1", "write 1,000,000,000,000,000 or less"),
            ("6e3", "write it as published, such as 1.5"),
            ("6000.0000001", "write it as published, such as 1.5"),
            ("0." + "1" * 5000, "write it as published, such as 1.5"),
        ],
    )
    def test_a_decimal_number_is_written_out_and_not_too_large(self, number: str, hint: str) -> None:
        problem = only_problem(changed('"value": 6000', f'"value": {number}'))
        assert problem.path == "$.figures[0].quantity.value"
        assert problem.hint == hint
        assert len(problem.message) < 200

    @pytest.mark.parametrize("number", ["6000.0", "0.5", "6000.000000", "15e-1"])
    def test_a_decimal_number_is_read(self, number: str) -> None:
        reading = read_sheet(changed('"value": 6000', f'"value": {number}'))
        assert reading.sheet is not None
        assert reading.sheet.figures[0].quantity.published == (Decimal(number),)

    def test_a_decimal_number_stays_no_whole_one(self) -> None:
        problem = only_problem(changed('"revision": 1', '"revision": 1.0'))
        assert (problem.path, problem.hint) == ("$.revision", "write a whole number, without quotes")

    @pytest.mark.parametrize("digits", [17, 4_300])
    def test_a_large_number_is_refused_by_the_model(self, digits: int) -> None:
        problem = only_problem(changed('"value": 6000', f'"value": {"9" * digits}'))
        assert problem.path == "$.figures[0].quantity.value"
        assert problem.hint == "write 1,000,000,000,000,000 or less"

    @pytest.mark.parametrize("digits", [4_301, 1_000_000])
    def test_an_integer_past_4300_digits_is_refused(self, digits: int) -> None:
        data = changed('"value": 6000', f'"value": {"9" * digits}')
        problem = only_problem(data)
        assert problem.path == "$.figures[0].quantity.value"
        assert problem.message == "a number has more than 640 digits"
        assert '"value": 999' in line_of(data, problem)
        assert max(len(line.text) for line in problem.excerpt) <= 162


class TestRepeatedKeys:
    def test_a_repeated_key_is_refused_with_both_lines(self) -> None:
        data = changed('"revision": 1', '"revision": 1,\n"title": "One",\n"language": "en"')
        problem = only_problem(data)
        assert problem.path == "$.title"
        assert problem.message == "the key “title” stands twice, in line 5 and in line 7"
        assert problem.hint == "keep one of the two"
        assert (problem.line, problem.column) == (7, 1)

    def test_a_repeated_key_deep_inside_is_refused(self) -> None:
        data = changed('"value": 6000', '"value": 6000,\n"value": 9000')
        problem = only_problem(data)
        assert problem.path == "$.figures[0].quantity.value"
        assert line_of(data, problem) == '"value": 9000,'

    @pytest.mark.parametrize("key", ["\\u0074itle", "titl\\u0065", "\\u0074\\u0069\\u0074\\u006c\\u0065"])
    def test_a_repeated_key_written_with_escapes_is_refused(self, key: str) -> None:
        data = changed('"language"', f'"{key}": "Another",\n"language"')
        assert only_problem(data).message.startswith("the key “title” stands twice")

    def test_a_repeated_key_is_refused_even_with_the_same_value(self) -> None:
        assert read_sheet(changed('"revision": 1', '"revision": 1, "revision": 1')).sheet is None


class TestEncoding:
    @pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
    def test_a_byte_order_mark_utf_16_and_utf_32_are_refused(self, encoding: str) -> None:
        problem = only_problem(GOOD.decode().encode(encoding))
        assert problem.hint == "save it as UTF-8 without a byte order mark"
        assert (problem.path, problem.line, problem.column) == ("$", 1, 1)

    @pytest.mark.parametrize("escape", ["\\ud800", "\\udfff", "\\ud83d\\ud83d", "x\\ud800x"])
    def test_an_escaped_lone_surrogate_is_refused(self, escape: str) -> None:
        data = changed('"A sheet"', f'"A sheet{escape}"')
        problem = only_problem(data)
        assert problem.path == "$.title"
        assert problem.message.startswith("the character U+D")
        assert problem.column is not None
        assert line_of(data, problem)[problem.column - 1 :].startswith("\\ud")

    def test_an_escaped_pair_of_surrogates_is_a_character(self) -> None:
        reading = read_sheet(changed('"A sheet"', '"A sheet \\ud83d\\ude00"'))
        assert reading.sheet is not None
        assert reading.sheet.title == "A sheet 😀"

    @pytest.mark.parametrize("raw", [b"\xed\xa0\x80", b"\xed\xbf\xbf", b"\xff", b"\xc0\x80", b"caf\xe9"])
    def test_bytes_that_are_not_utf_8_are_refused_at_their_line(self, raw: bytes) -> None:
        data = GOOD.replace(b"A note.", b"A note." + raw, 1)
        problem = only_problem(data)
        assert problem.message.endswith("is not UTF-8")
        assert "A note." in line_of(data, problem)

    def test_nul_is_refused_raw_and_escaped(self) -> None:
        raw, escaped = changed("A sheet", "A\0sheet"), changed("A sheet", "A\\u0000sheet")
        for data in (raw, escaped):
            problem = only_problem(data)
            assert problem.path == "$.title"
            assert "A" in line_of(data, problem)
        assert only_problem(escaped).message == ("the character U+0000 is invisible or reorders the text")
        assert only_problem(b"\0" + GOOD).message.startswith("the document is not plain UTF-8")
        assert read_sheet(GOOD + b"\0").sheet is None


class TestSizes:
    @pytest.mark.parametrize("depth", [33, 200, 5_000, 400_000])
    def test_nesting_past_the_limit_is_refused_at_its_place(self, depth: int) -> None:
        for deep in ("[" * depth + "]" * depth, '{"a":' * depth + "1" + "}" * depth, "[" * depth):
            problem = only_problem(changed('"A sheet"', deep))
            assert problem.message == "lists and objects are nested more than 32 deep"
            assert problem.path.startswith("$.title")

    def test_a_document_that_would_give_200_000_errors_gives_20(self) -> None:
        documents: list[Json] = [
            {**FULL, "figures": [{}] * 200_000},
            {**FULL, "parties": [0] * 200_000},
            replaced(FULL, ("figures", 0, "caveats"), [0] * 200_000),
            replaced(FULL, ("figures", 0, "evidence"), [{f"f{i}": 0 for i in range(90)}] * 2_000),
        ]
        for many in documents:
            reading = read(many)
            assert reading.sheet is None
            assert 1 <= len(reading.problems) <= 20
            assert len(repr(reading.problems)) < 40_000

    def test_the_size_limit_is_kept_before_reading(self, tmp_path: FilePath) -> None:
        file = tmp_path / "large.json"
        with file.open("wb") as sparse:
            sparse.truncate(2**36)
        reading = read_file(file)
        (problem,) = reading.problems
        assert (reading.sheet, problem.line) == (None, None)
        assert problem.message == "it is larger than 16 MiB"

    def test_a_document_of_the_largest_size_is_read(self) -> None:
        data = GOOD + b" " * (DEFAULT.size - len(GOOD))
        assert read_sheet(data).sheet is not None
        assert only_problem(data + b" ").message == "the document is larger than 16 MiB"

    def test_more_values_than_the_limit_are_refused(self) -> None:
        problem = only_problem(b"[" + b"0," * DEFAULT.values + b"0]")
        assert problem.message == "the document has more than 700,000 values"

    def test_more_fields_than_the_limit_are_refused(self) -> None:
        fields = ", ".join(f'"field-{number}": 0' for number in range(101))
        problem = only_problem(changed('"A sheet"', "{" + fields + "}"))
        assert (problem.path, problem.message) == ("$.title", "an object has more than 100 fields")

    @pytest.mark.parametrize(
        ("path", "length"),
        [
            (("title",), 201),
            (("id",), 65),
            (("notes", 0, "text"), 10_001),
            (("events", 0, "label"), 201),
            (("caveats", 0, "text"), 601),
        ],
        ids=str,
    )
    def test_texts_past_their_limit_are_refused(self, path: Path, length: int) -> None:
        problem = only_problem(encoded(replaced(FULL, path, "x" * length)))
        assert problem.message == "the text is too long"

    @pytest.mark.parametrize("field", ["evidence", "caveats", "revisions"])
    def test_lists_past_their_limit_are_refused(self, field: str) -> None:
        entries: list[Any] = FULL["figures"][0][field] * 65
        problem = only_problem(encoded(replaced(FULL, ("figures", 0, field), entries)))
        assert (problem.path, problem.message) == (f"$.figures[0].{field}", "the list is too long")

    @pytest.mark.parametrize("field", ["evidence", "caveats"])
    def test_lists_of_an_event_past_their_limit_are_refused(self, field: str) -> None:
        entries: list[Any] = FULL["events"][0][field] * 65
        problem = only_problem(encoded(replaced(FULL, ("events", 0, field), entries)))
        assert (problem.path, problem.message) == (f"$.events[0].{field}", "the list is too long")


@pytest.mark.skipif(os.name != "posix", reason="pipes and devices of POSIX")
class TestFiles:
    def refusal(self, file: FilePath) -> str:
        reading = read_file(file)
        (problem,) = reading.problems
        assert reading.sheet is None
        assert problem.hint == "name a regular file"
        return problem.message

    def test_a_folder_is_refused(self, tmp_path: FilePath) -> None:
        assert self.refusal(tmp_path) == "it is a folder"

    def test_a_pipe_is_refused_without_waiting_for_a_writer(self, tmp_path: FilePath) -> None:
        os.mkfifo(tmp_path / "pipe")
        assert self.refusal(tmp_path / "pipe") == "it is a pipe"

    @pytest.mark.parametrize("device", ["/dev/zero", "/dev/null"])
    def test_a_device_is_refused(self, device: str) -> None:
        assert self.refusal(FilePath(device)) == "it is a device"

    def test_a_socket_is_refused(self, tmp_path: FilePath, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.chdir(tmp_path)
        with socket.socket(socket.AF_UNIX) as server:
            server.bind("socket")
            assert self.refusal(FilePath("socket")) == "it is a socket"


class TestProblems:
    def test_each_has_a_path_a_line_a_column_a_message_and_a_hint(self) -> None:
        made = replaced(replaced(FULL, ("revision",), "one"), ("figures", 1, "counts", "term"), 3)
        data = encoded(made)
        reading = read_sheet(data)
        assert len(reading.problems) == 2
        for problem, value in zip(reading.problems, ("3", '"one"'), strict=True):
            assert problem.severity == "error"
            assert problem.column is not None
            assert line_of(data, problem)[problem.column - 1 :].startswith(value)
            assert problem.message
            assert problem.hint
        assert [problem.path for problem in reading.problems] == ["$.figures[1].counts.term", "$.revision"]

    def test_at_most_20_are_given(self) -> None:
        reading = read({**FULL, "parties": [{}] * 1000})
        assert len(reading.problems) == 20
        assert reading.more


class TestCharacters:
    @pytest.fixture(params=INVISIBLE.values(), ids=list(INVISIBLE))
    def character(self, request: pytest.FixtureRequest) -> str:
        return request.param

    @pytest.fixture(params=["raw", "escaped"])
    def written(self, request: pytest.FixtureRequest, character: str) -> str:
        return character if request.param == "raw" else json.dumps(character)[1:-1].replace("\x7f", "\\u007f")

    def check(self, data: bytes, path: str, character: str, written: str) -> None:
        problem = only_problem(data)
        assert problem.path == path
        assert problem.message.startswith(f"the character U+{ord(character):04X}")
        assert problem.message.endswith("is invisible or reorders the text")
        assert problem.hint == "remove it"
        assert problem.column is not None
        assert line_of(data, problem)[problem.column - 1 :].startswith(written)
        assert character not in "".join(line.text for line in problem.excerpt) + problem.path

    def test_what_is_invisible_or_reorders_is_refused_in_a_value(self, character: str, written: str) -> None:
        data = changed('"6,000"', f'"12{written}34"')
        self.check(data, "$.figures[0].evidence[0].printed", character, written)

    def test_what_is_invisible_or_reorders_is_refused_in_an_event(self, character: str, written: str) -> None:
        data = changed("Start of the war", f"Start of{written}the war")
        self.check(data, "$.events[0].label", character, written)

    def test_what_is_invisible_or_reorders_is_refused_in_a_key(self, character: str, written: str) -> None:
        data = changed('"revision": 1', f'"revision": 1,\n"ti{written}tle": 1')
        self.check(data, f"$['ti⟨U+{ord(character):04X}⟩tle']", character, written)

    @pytest.mark.parametrize(
        "text", ["שלום עולם", "وزارة الدفاع ١٢٣", "Міністерство оборони", "国防部", "Ελλάδα"]
    )
    def test_every_script_is_welcome_also_from_right_to_left(self, text: str) -> None:
        for data in (encoded({**FULL, "title": text}), as_json({**FULL, "title": text}).encode()):
            reading = read_sheet(data)
            assert reading.sheet is not None
            assert reading.sheet.title == text
            assert reading.problems == ()

    def test_a_cyrillic_letter_in_a_latin_word_of_a_name_is_a_warning(self) -> None:
        reading = read({**FULL, "parties": [build.party(name="Russi\u0430"), *FULL["parties"][1:]]})
        assert reading.sheet is not None
        (problem,) = reading.problems
        assert (problem.severity, problem.path) == ("warning", "$.parties[0].name")
        assert problem.message == "the word “Russi\u0430” mixes Cyrillic and Latin letters that look alike"

    def test_line_breaks_in_prose_are_welcome_and_tabs_are_not(self) -> None:
        assert read(replaced(FULL, ("notes", 0, "text"), "One.\n\nTwo.")).sheet is not None
        assert read(replaced(FULL, ("notes", 0, "text"), "One.\tTwo.")).sheet is None


class TestAddresses:
    @pytest.mark.parametrize(
        "url",
        [
            "file:///etc/passwd",
            "smb://host.example/share",
            "javascript:alert(1)",
            "http://example.org/",
            "HTTPS://example.org/",
            "https:example.org",
            "//example.org/",
            "https://user@example.org/",
            "https://user:password@example.org/",
            "https://example.org@evil.example/",
            "https://example.org:443@evil.example/",
            "https://example.org\\@evil.example/",
            "https://localhost/",
            "https:///example.org",
            "https:// example.org/",
            "https://example.org/a b",
            "data:text/html,x",
            " https://example.org/",
            "",
        ],
    )
    def test_any_address_but_https_with_a_plain_host_is_refused(self, url: str) -> None:
        problem = only_problem(encoded(replaced(FULL, ("sources", 1, "url"), url)))
        assert problem.path == "$.sources[1].url"
        assert problem.hint == "use a full https address, such as https://example.org/report"

    @pytest.mark.parametrize(
        "url",
        [
            "https://example.org",
            "https://example.org/a/b?c=d&e#f",
            "https://example.org:8443/",
            "https://example.org/@name",
            "https://пример.рф/",
        ],
    )
    def test_https_addresses_are_welcome(self, url: str) -> None:
        assert read(replaced(FULL, ("sources", 1, "url"), url)).sheet is not None


def test_no_part_of_a_half_written_file_is_a_sheet() -> None:
    """A writer in pieces shows the reader every beginning of the file before the whole."""
    data = encoded(replaced(FULL, ("title",), 'Шт 😀 \\ "'))
    assert read_sheet(data).sheet is not None
    for size in range(len(data)):
        problem = only_problem(data[:size])
        assert problem.message
        assert problem.hint
        assert problem.line is not None or size == 0
