"""The configuration of a kiosk: what it can say, and where what is wrong with it stands."""

from datetime import time
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warloss_gui.kiosk import pin
from warloss_gui.kiosk.config import (
    SIZE_LIMIT,
    KioskConfig,
    NamedFile,
    PageKey,
    PageName,
    PageSetting,
    preview,
    read_config,
    read_text,
)
from warloss_gui.kiosk.rota import Hours, Stop

WHOLE = """\
sheet = "sheets/today.json"
records = ["records/equipment.json", "records/people.json"]
idle_seconds = 90
theme = "light"
text_scale = 125
language = "de_DE"
screen = "HDMI-1"
exit_pin = "{pin}"
pixel_shift = 0
stale_after_days = 30

[[pages]]
show = "personnel"
seconds = 30

[[pages]]
show = "history"
hours = ["09:00-12:30", "22:00 - 06:00"]
"""


def good(text: str) -> KioskConfig:
    reading = read_text(text)
    assert [problem for problem in reading.problems if problem.severity == "error"] == []
    assert reading.config is not None
    return reading.config


def lines(text: str) -> list[str]:
    reading = read_text(text)
    assert reading.config is None
    return reading.lines(Path("kiosk.toml"))


def test_nothing_need_be_said() -> None:
    made = good("")
    assert made == KioskConfig()
    assert [key.name for key in made.keys] == ["personnel", "equipment", "contingents", "statements"]
    assert made.sheets == (None,)


def test_all_that_can_be_said() -> None:
    hashed = pin.hashed("2468")
    made = good(WHOLE.format(pin=hashed))
    assert made.sheet == "sheets/today.json"
    assert made.records == ("records/equipment.json", "records/people.json")
    assert (made.idle_seconds, made.theme, made.text_scale, made.language) == (90, "light", 125, "de_DE")
    assert (made.screen, made.exit_pin, made.pixel_shift, made.stale_after_days) == ("HDMI-1", hashed, 0, 30)
    assert made.stops == (
        Stop(PageKey(0, "personnel"), 30),
        Stop(PageKey(0, "history"), 20, (Hours(time(9), time(12, 30)), Hours(time(22), time(6)))),
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("idle_seconds = 5\n", "1:16:"),
        ("language = 'Klingon!'\n", "1:12:"),
        ('\n  theme =   "pink" # no\n', "2:13:"),
        ("text_scale = 100.0\n", "1:14:"),
        ("[[pages]]\nshow = 'personnel'\n\n[[pages]]\nseconds = 20\n", "4:1:"),
        ("[[pages]]\n", "1:1:"),
        ("[[pages]]\nshow = 'maps'\n", "2:8:"),
        ("[[pages]]\nshow = 'history'\nhours = ['9 to 5']\n", "3:10:"),
        ("[[pages]]\nshow = 'history'\nhours = ['09:00-25:00']\n", "3:10:"),
        *(
            (f"[[pages]]\nshow = 'history'\nhours = ['{hours}']\n", "3:10:")
            for hours in (
                *("09:00Z-17:00Z", "09:00+02:00-17:00+02:00", "9:00-17:00", "0900-1700", "09-17"),
                *("09:00:00-17:00:00", "24:00-08:00", "09:00-24:01", "09:60-10:00", "٠٩:00-10:00", "09:00-"),
            )
        ),
        ("[[pages]]\nshow = 'history'\nhours = '09:00-12:00'\n", "3:9:"),
        ("[[pages]]\nshow = 'history'\nhours = [7]\n", "3:10:"),
        ("pages = []\n", "1:9:"),
        ("sheets = 'x.json'\n", "1:1:"),
        ("pages = [{show = 'history', secnds = 7}]\n", "1:29:"),
        ("exit_pin = '1234'\n", "1:12:"),
        ("screen = ''\n", "1:10:"),
        ("stale_after_days = true\n", "1:20:"),
        ("records = ['a', 7]\n", "1:17:"),
        ("theme = 'dark'\ntheme = 'light'\n", "2:"),
        ("theme = \n", "1:9:"),
        ("theme = 'dark\n", "1:14:"),
        ("theme = 'dark' x\n", "1:16:"),
        ("sheet = ''\n", "1:9:"),
        (f"sheet = '{'x' * 4_097}'\n", "1:9:"),
        ("idle_seconds = 2025-06-30\n", "1:16:"),
        ("[[pages]]\nshow = 'history'\n[pages.extra]\n", "3:8:"),
    ],
)
def test_each_problem_is_told_with_its_place(text: str, expected: str) -> None:
    (line,) = lines(text)
    place = expected.partition(" ")[0]
    assert line.startswith(f"kiosk.toml:{place}")
    assert ": error: " in line
    assert "; " in line


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("18:00-24:00", Hours(time(18), time(0))),
        ("00:00-24:00", Hours(time(0), time(0))),
    ],
)
def test_a_day_ends_at_24(text: str, hours: Hours) -> None:
    (page,) = good(f"[[pages]]\nshow = 'history'\nhours = ['{text}']\n").pages
    assert page.hours == (hours,)
    assert hours.hold(time(23, 59, 59))


def test_blanks_around_hours_do_no_harm() -> None:
    (page,) = good("[[pages]]\nshow = 'history'\nhours = [' 09:00 - 17:30 ']\n").pages
    assert page.hours == (Hours(time(9), time(17, 30)),)


def test_a_misspelt_key_is_recognised() -> None:
    assert lines("text_scal = 125\n") == [
        "kiosk.toml:1:1: error: there is no field “text_scal” here; did you mean text_scale? ($.text_scal)"
    ]
    (line,) = lines("[[pages]]\nshow = 'history'\nhours = ['9']\n")
    assert line == (
        "kiosk.toml:3:10: error: these are no hours of the day; write them as 09:00-17:30; hours over "
        "midnight as 22:00-06:00 ($.pages[0].hours[0])"
    )


def test_an_unknown_key_is_told_what_belongs_there() -> None:
    (line,) = lines("volume = 5\n")
    assert line.startswith(
        "kiosk.toml:1:1: error: there is no field “volume” here; use one of: sheet, records, "
    )
    (line,) = lines("[[pages]]\nshow = 'history'\nvolume = 5\n")
    assert line.startswith(
        "kiosk.toml:3:1: error: there is no field “volume” here; use one of: show, sheet, seconds, hours ("
    )


def test_problems_are_told_in_the_order_of_their_lines() -> None:
    found = lines("[[pages]]\nshow = 'maps'\nseconds = 1\n[[pages]]\nshow = 'history'\nvolume = 5\n")
    assert [line.split(":")[1] for line in found] == ["2", "3", "6"]
    found = lines("volume = 5\ntheme = 'pink'\nidle_seconds = 1\n")
    assert [line.split(":")[1] for line in found] == ["1", "2", "3"]


def test_two_ways_to_a_file_are_one_sheet(tmp_path: Path) -> None:
    made = good(
        "sheet = 'a.json'\n[[pages]]\nshow = 'history'\n[[pages]]\nshow = 'history'\nsheet = './a.json'\n"
    )
    assert made.beside(tmp_path).sheets == (str(tmp_path / "a.json"),)


def test_a_key_of_the_whole_kiosk_in_a_page_is_told_where_it_belongs() -> None:
    (line,) = lines("[[pages]]\nshow = 'history'\ntheme = 'dark'\n")
    assert line == (
        "kiosk.toml:3:1: error: there is no field “theme” here; it is for the whole kiosk: "
        "write it above the first [[pages]] ($.pages[0].theme)"
    )


def test_a_page_in_single_brackets_is_recognised() -> None:
    (line,) = lines("theme = 'dark'\n\n[pages]\nshow = 'history'\n")
    assert line.startswith("kiosk.toml:3:1:")
    assert "write [[pages]], in two pairs of brackets, above each page ($.pages)" in line


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("screen = ''", "1:10: error: the text is too short; write 1 or more characters ($.screen)"),
        ("sheet = ''", "1:9: error: this is not the name of a file; write the path of a file, or "),
        (
            "idle_seconds = 2025-06-30",
            "1:16: error: a date or a time cannot stand here; write a whole number",
        ),
        ("theme = 07:32:00", "1:9: error: a date or a time is not one of the values allowed here; use one "),
    ],
)
def test_problems_are_told_in_plain_words(text: str, expected: str) -> None:
    (line,) = lines(text)
    assert line.startswith(f"kiosk.toml:{expected}")


def test_all_problems_are_told_at_once() -> None:
    found = lines("theme = 'pink'\nidle_seconds = 1\n[[pages]]\nshow = 'personnel'\nseconds = 1\n")
    assert [line.split(":")[1] for line in found] == ["1", "2", "5"]


def test_of_very_many_problems_some_are_told() -> None:
    found = lines("".join(f"k{i} = 1\n" for i in range(1_000)))
    assert len(found) == 21
    assert found[-1] == "kiosk.toml: there may be further problems"
    assert len(lines("".join(f"k{i} = 1\n" for i in range(20)))) == 20


def test_a_file_is_read_as_utf_8(tmp_path: Path) -> None:
    path = tmp_path / "kiosk.toml"
    path.write_bytes("\ufeffsheet = 'статті.json'\n".encode())
    reading = read_config(path)
    assert reading.config is not None
    assert reading.config.sheet == "статті.json"
    path.write_bytes(b"sheet = '\xff'\n")
    (problem,) = read_config(path).problems
    assert problem.message == "the text is not UTF-8"


def test_a_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    (problem,) = read_config(tmp_path / "none.toml").problems
    assert problem.message == "there is no such file or folder"
    large = tmp_path / "large.toml"
    large.write_bytes(b"#" * (SIZE_LIMIT + 1))
    (problem,) = read_config(large).problems
    assert "large" in problem.message or "bytes" in problem.message


LONG = SIZE_LIMIT // 2


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a = " + "[" * LONG + "]" * LONG, "1:21: error: this is nested too deeply"),
        ("x={" * (LONG // 2), "1:51: error: this is nested too deeply"),
        ("x = {" + "a." * LONG, "1:38: error: this is nested too deeply"),
        ("a." * LONG + "a = 1", "1:33: error: this is nested too deeply"),
        ('"a" .' * (LONG // 3), "1:81: error: this is nested too deeply"),
        ("[" + "a." * LONG + "a]", "1:34: error: this is nested too deeply"),
        ("[" * LONG, "1:3: error: this is not TOML (Invalid initial character for a key part)"),
        ('a = "' + "x" * LONG, f"1:{LONG + 6}: error: this is not TOML (Unterminated string)"),
        ('a = """' + "x" * LONG, f"1:{LONG + 8}: error: this is not TOML (Unterminated string)"),
        ('a = """' + "\\" * LONG + '"""', "1:1: error: there is no field “a” here"),
        ("a = " + "9" * LONG, " error: this is not TOML ("),
        ("a = [" + "1," * LONG, "error: this is not TOML ("),
    ],
)
def test_no_shape_of_a_text_takes_long(text: str, expected: str) -> None:
    (line,) = lines(text)
    assert expected in line


def test_an_error_without_a_place_is_told_without_one() -> None:
    (line,) = lines("a = " + "9" * 5_000)
    assert line.startswith("kiosk.toml: error: this is not TOML (Exceeds the limit (4300")


def test_a_language_without_texts_is_a_warning() -> None:
    reading = read_text("theme = 'dark'\nlanguage = 'de_DE'\n")
    assert reading.config is not None
    (line,) = reading.lines(Path("kiosk.toml"))
    assert line.startswith(
        "kiosk.toml:2:12: warning: there are no texts in this language, so English is shown; "
    )
    assert read_text("language = 'en_US'\n").problems == ()


def test_it_tells_which_files_it_names_and_where() -> None:
    text = (
        "records = ['a', 'b', 'a']\nsheet = 'a'\n[[pages]]\nshow = 'history'\nsheet = 'c'\n"
        "[[pages]]\nshow = 'history'\n[[pages]]\nshow = 'history'\nsheet = 'c'\n"
    )
    assert read_text(text).files == (
        NamedFile("a", True, 2, 9),
        NamedFile("c", True, 5, 9),
        NamedFile("a", False, 1, 12),
        NamedFile("b", False, 1, 17),
    )
    assert read_text("").files == ()


@given(st.text(max_size=80))
def test_no_text_ends_the_reader(text: str) -> None:
    reading = read_text(text)
    assert (reading.config is None) == any(problem.severity == "error" for problem in reading.problems)
    for problem in reading.problems:
        assert problem.line is None or 1 <= problem.line <= text.count("\n") + 2


def test_paths_are_seen_from_the_folder_of_the_file(tmp_path: Path) -> None:
    page = PageSetting(show="personnel", sheet="other.json")
    config = KioskConfig(sheet="sheet.json", records=("a.json", "/b.json"), pages=(page,)).beside(tmp_path)
    assert config.sheet == str(tmp_path / "sheet.json")
    assert config.sheets == (str(tmp_path / "other.json"),)
    assert config.records == (str(tmp_path / "a.json"), "/b.json")
    assert KioskConfig().beside(tmp_path) == KioskConfig()


def test_pages_of_several_sheets_are_told_apart() -> None:
    made = good(
        "[[pages]]\nshow = 'personnel'\n[[pages]]\nshow = 'personnel'\nsheet = 'b.json'\nseconds = 9\n"
        "[[pages]]\nshow = 'history'\nsheet = 'a.json'\n[[pages]]\nshow = 'history'\nsheet = 'b.json'\n"
    )
    assert made.sheets == (None, "b.json", "a.json")
    assert made.keys == ((0, "personnel"), (1, "personnel"), (2, "history"), (1, "history"))
    assert made.stops[1] == Stop(PageKey(1, "personnel"), 9)


def test_a_page_may_name_the_sheet_of_the_kiosk() -> None:
    made = good(
        "sheet = 'a.json'\n[[pages]]\nshow = 'personnel'\n[[pages]]\nshow = 'history'\nsheet = 'a.json'\n"
    )
    assert made.sheets == ("a.json",)


def test_a_preview_shows_all_pages_on_a_screen() -> None:
    config = preview("light", "HDMI-1")
    assert [page.show for page in config.pages] == list(get_args(PageName))
    assert (config.theme, config.screen, config.exit_pin) == ("light", "HDMI-1", None)
