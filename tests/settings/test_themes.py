import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from pydantic import ValidationError

from warloss_gui import assets
from warloss_gui.settings import themes
from warloss_gui.settings.themes import THEMES, Theme, ThemeName

ENOUGH_FOR_TEXT = 4.5
ENOUGH_FOR_MARKS = 3.0
"""The ratios that WCAG 2.2 asks for at level AA: success criteria 1.4.3 and 1.4.11."""

GROUNDS = ("page", "surface", "selected")

GOOD = assets.path("themes/light.toml").read_text("utf-8")


def contrast(first: str, second: str) -> float:
    """The contrast ratio of two colours as WCAG 2.2 defines it: from 1 to 21."""
    light, dark = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder of themes in place of the bundled one."""
    made = tmp_path / "_resources" / "themes"
    made.mkdir(parents=True)
    monkeypatch.setattr("warloss_gui.assets._INSTALLED", made.parent)
    themes.load.cache_clear()
    yield made
    themes.load.cache_clear()


# The bundled themes


@pytest.mark.parametrize("name", THEMES)
def test_a_bundled_theme_is_read_once(name: ThemeName) -> None:
    theme = themes.load(name)
    assert theme.name == name
    assert themes.load(name) is theme


def test_every_theme_file_can_be_chosen() -> None:
    assert {path.stem for path in assets.path("themes").iterdir()} == set(THEMES)


def test_the_themes_differ_in_colour_and_in_nothing_else() -> None:
    light, dark = (themes.load(name).model_dump() for name in THEMES)
    assert light.pop("name") != dark.pop("name")
    assert light.pop("colours") != dark.pop("colours")
    assert light.pop("marks") != dark.pop("marks")
    assert light == dark


@pytest.mark.parametrize(
    ("first", "second", "ratio"), [("#FFFFFF", "#000000", 21), ("#777777", "#FFFFFF", 4.48)]
)
def test_contrast_is_what_wcag_says(first: str, second: str, ratio: float) -> None:
    assert contrast(first, second) == pytest.approx(ratio, abs=0.01)
    assert contrast(second, first) == contrast(first, second)


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("text", ["text", "quiet", "accent"])
def test_text_stands_out(name: ThemeName, ground: str, text: str) -> None:
    colours = themes.load(name).colours.model_dump()
    assert contrast(colours[text], colours[ground]) >= ENOUGH_FOR_TEXT


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize("ground", ["accent", "notice"])
def test_text_on_a_colour_of_its_own_stands_out(name: ThemeName, ground: str) -> None:
    colours = themes.load(name).colours.model_dump()
    assert contrast(colours[f"on_{ground}"], colours[ground]) >= ENOUGH_FOR_TEXT


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize("ground", [*GROUNDS, "notice"])
@pytest.mark.parametrize("mark", ["outline", "accent"])
def test_outlines_and_the_ring_of_the_focus_stand_out(name: ThemeName, ground: str, mark: str) -> None:
    colours = themes.load(name).colours.model_dump()
    assert contrast(colours[mark], colours[ground]) >= ENOUGH_FOR_MARKS


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize("ground", GROUNDS)
def test_the_marks_of_plots_stand_out(name: ThemeName, ground: str) -> None:
    theme = themes.load(name)
    against = theme.colours.model_dump()[ground]
    assert [mark for mark in theme.marks if contrast(mark, against) < ENOUGH_FOR_MARKS] == []


@pytest.mark.parametrize("name", THEMES)
def test_each_of_the_first_seven_parties_has_a_colour_of_its_own(name: ThemeName) -> None:
    marks = themes.load(name).marks
    assert len(set(marks)) == len(marks) >= 7


@pytest.mark.parametrize("name", THEMES)
def test_what_is_selected_is_not_told_by_its_ground_alone(name: ThemeName) -> None:
    colours = themes.load(name).colours
    assert colours.selected not in (colours.surface, colours.page)


# Files that are no theme


def broken(pattern: str, replacement: str) -> str:
    text, count = re.subn(pattern, replacement, GOOD, count=1, flags=re.MULTILINE)
    assert count == 1
    return text


SIX = ["#000001", "#000002", "#000003", "#000004", "#000005", "#000006"]


def test_a_theme_is_read_from_the_resources(folder: Path) -> None:
    (folder / "light.toml").write_text(broken("^marks = .*$", f"marks = {[*SIX, '#123456']}"), "utf-8")
    assert themes.load("light").marks == (*SIX, "#123456")
    themes.load.cache_clear()
    (folder / "light.toml").write_text(broken('^page = ".*"$', 'page = "#123456"'), "utf-8")
    assert themes.load("light").colours.page == "#123456"


@pytest.mark.parametrize(
    ("text", "where"),
    [
        (broken('^page = ".*"$', 'page = "red"'), "colours.page"),
        (broken('^page = ".*"$', 'page = "#12345"'), "colours.page"),
        (broken('^page = ".*"$', 'page = "#FFFFFF; } QLabel { color: red"'), "colours.page"),
        (broken('^page = ".*"$', ""), "colours.page"),
        (broken('^page = ".*"$', 'page = "#FFFFFF"\nnew = "#FFFFFF"'), "colours.new"),
        (broken("^body = .*$", "body = 0"), "type.body"),
        (broken("^body = .*$", 'body = "14"'), "type.body"),
        (broken("^grid = .*$", "grid = 1000"), "grid"),
        (broken("^name = .*$", 'name = "pink"'), "name"),
        (broken("^families = .*$", "families = []"), "families"),
        (broken("^marks = .*$", ""), "marks"),
        (broken("^marks = .*$", "marks = []"), "marks"),
        (broken("^marks = .*$", f"marks = {SIX}"), "marks"),
        (broken("^marks = .*$", f"marks = {[*SIX, '#000007', 'black']}"), "marks.7"),
        (broken("^marks = .*$", f"marks = {[*SIX, '#000007', '#00000000']}"), "marks.7"),
        (broken("^marks = .*$", f"marks = {[*SIX, '#000007', '#abcdef']}"), "marks.7"),
        (broken("^marks = .*$", f"marks = {[*SIX, '#000007', 0]}"), "marks.7"),
    ],
)
def test_a_file_that_is_no_theme_is_refused(folder: Path, text: str, where: str) -> None:
    (folder / "light.toml").write_text(text, "utf-8")
    with pytest.raises(ValidationError) as caught:
        themes.load("light")
    assert [".".join(map(str, error["loc"])) for error in caught.value.errors()] == [where]


def test_a_theme_cannot_be_changed_in_place() -> None:
    with pytest.raises(ValidationError, match="frozen"):
        themes.load("light").colours.page = "#000000"
    assert isinstance(themes.load("light"), Theme)
