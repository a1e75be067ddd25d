import json
import sys
import unicodedata
from typing import Final

import pytest

from warloss_gui.documents.texts import (
    escaped_misleading,
    mixed_scripts,
    name_of,
    offset_of_misleading,
    shown,
    visible,
)

RANGE = tuple[int, int]

# Unicode's property Prepended_Concatenation_Mark: format characters that are drawn.
DRAWN: Final[tuple[RANGE, ...]] = (
    (0x600, 0x605),
    (0x6DD, 0x6DD),
    (0x70F, 0x70F),
    (0x890, 0x891),
    (0x8E2, 0x8E2),
    (0x110BD, 0x110BD),
    (0x110CD, 0x110CD),
)
# Unicode's property Default_Ignorable_Code_Point, without what is not assigned in the specials (FFF0–FFF8).
IGNORABLE: Final[tuple[RANGE, ...]] = (
    (0xAD, 0xAD),
    (0x34F, 0x34F),
    (0x61C, 0x61C),
    (0x115F, 0x1160),
    (0x17B4, 0x17B5),
    (0x180B, 0x180F),
    (0x200B, 0x200F),
    (0x202A, 0x202E),
    (0x2060, 0x206F),
    (0x3164, 0x3164),
    (0xFE00, 0xFE0F),
    (0xFEFF, 0xFEFF),
    (0xFFA0, 0xFFA0),
    (0x1BCA0, 0x1BCA3),
    (0x1D173, 0x1D17A),
    (0xE0000, 0xE0FFF),
)
BLANK_SIGNS: Final[tuple[RANGE, ...]] = ((0x2800, 0x2800),)


def within(code: int, ranges: tuple[RANGE, ...]) -> bool:
    return any(first <= code <= last for first, last in ranges)


def is_misleading(character: str) -> bool | None:
    """What Unicode says of a character; None where it does not say anything yet."""
    code, category = ord(character), unicodedata.category(character)
    if within(code, IGNORABLE) or within(code, BLANK_SIGNS):
        return True
    if category == "Cn":
        return None
    return category in ("Cc", "Cf", "Cs", "Co", "Zl", "Zp") and not within(code, DRAWN) and character != "\n"


EVERYTHING: Final = tuple(map(chr, range(sys.maxunicode + 1)))
MISLEADING: Final = tuple(character for character in EVERYTHING if is_misleading(character))
HARMLESS: Final = tuple(character for character in EVERYTHING if is_misleading(character) is False)


def escape(character: str) -> str:
    """The character as JSON may write it: \\u0061, or two of these."""
    units = character.encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[i]:02x}{units[i + 1]:02x}" for i in range(0, len(units), 2))


def test_all_of_unicode_is_judged_as_its_categories_say() -> None:
    assert len(MISLEADING) > 140_000
    harmless = "".join(HARMLESS)
    assert visible(harmless) == harmless
    assert [character for character in MISLEADING if visible(character) == character] == []


def test_all_of_unicode_is_judged_alike_in_a_document() -> None:
    harmless = "".join(HARMLESS)
    assert offset_of_misleading(harmless, harmless.encode()) is None
    raw = [
        character for character in MISLEADING if character > "\x7e" and not 0xD800 <= ord(character) < 0xE000
    ]
    assert len(raw) > 135_000
    missed = [c for c in raw if offset_of_misleading(f'{{"я": "a{c}"}}', f'{{"я": "a{c}"}}'.encode()) != 8]
    assert missed == []


@pytest.mark.parametrize("upper", [False, True])
def test_all_of_unicode_is_judged_alike_where_it_is_escaped(*, upper: bool) -> None:
    def written(character: str) -> str:
        return escape(character).upper().replace("U", "u") if upper else escape(character)

    harmless = '"' + "".join(map(written, HARMLESS)) + '"'
    assert json.loads(harmless) == "".join(HARMLESS)
    assert escaped_misleading(harmless) is None
    missed = [c for c in MISLEADING if escaped_misleading(f'["\\\\{written(c)}"]') != (4, c)]
    assert missed == []


@pytest.mark.parametrize("written", ["b", "f", "r", "t"])
def test_short_escapes_of_controls_are_found(written: str) -> None:
    text = rf'["\n\"\\\/", "\{written}"]'
    assert escaped_misleading(text) == (14, json.loads(text)[1])


@pytest.mark.parametrize(
    "text",
    ['"no escape"', r'"\\u202e"', r'"\\\\b"', r'"\n\"\\\/"', r'"\u0430"', r'"\ud83d\ude00\ud83d\ude00"'],
)
def test_harmless_escapes_are_passed(text: str) -> None:
    assert escaped_misleading(text) is None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (r'"\ud83d"', (1, "\ud83d")),
        (r'"\ude00"', (1, "\ude00")),
        (r'"\ud83d\u0041"', (1, "\ud83d")),
        (r'"\ud83d\ud83d\ude00"', (1, "\ud83d")),
        (r'"\ud83d\ude00\ude00"', (13, "\ude00")),
        (r'"\\\u202E"', (3, "\u202e")),
    ],
)
def test_a_half_of_a_pair_is_found(text: str, found: tuple[int, str]) -> None:
    assert escaped_misleading(text) == found


def test_the_first_misleading_character_is_named_wherever_it_stands() -> None:
    text = "я" * (2**20 + 5) + "\u200b" + "\u202e"
    assert offset_of_misleading(text, text.encode()) == 2**20 + 5


def test_ascii_holds_nothing_misleading_but_the_delete_control() -> None:
    assert offset_of_misleading("abc\n", b"abc\n") is None
    assert offset_of_misleading("ab\x7fc", b"ab\x7fc") == 2


@pytest.mark.parametrize(
    "text", ["שלום", "العربية ٠١٢", "é", "e\u0301", "中文", "ქართული", "👩", "🇺🇦", "a\nb"]
)
def test_every_script_is_welcome(text: str) -> None:
    assert visible(text) == text
    assert offset_of_misleading(text, text.encode()) is None


def test_a_character_is_named_by_number_and_name() -> None:
    assert name_of("\u202e") == "U+202E RIGHT-TO-LEFT OVERRIDE"
    assert name_of("\x00") == "U+0000"


def test_a_text_in_a_message_is_short_and_hides_nothing() -> None:
    assert shown("12\u202e34") == "“12⟨U+202E⟩34”"
    assert shown("a\nb") == "“a⟨U+000A⟩b”"
    assert shown("x" * 60) == "“" + "x" * 60 + "”"
    assert shown("x" * 61) == "“" + "x" * 60 + "…”"


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("Russi\u0430", ("Russi\u0430", "Cyrillic", "Latin")),
        ("The Ministry of D\u0435fence", ("D\u0435fence", "Cyrillic", "Latin")),
        ("\u0391thens", ("\u0391thens", "Greek", "Latin")),
        ("Мοсква", ("Мοсква", "Cyrillic", "Greek")),
        ("Russia", None),
        ("Россия", None),
        ("Russia (Россия)", None),
        ("Ελλάδα – Greece", None),
        ("T-72Б", None),
        ("日本Nihon", None),
        ("Łódź", None),
        ("\u05d0bc", None),
    ],
)
def test_look_alike_letters_of_two_scripts_in_one_word_are_noticed(
    name: str, found: tuple[str, str, str] | None
) -> None:
    assert mixed_scripts(name) == found
