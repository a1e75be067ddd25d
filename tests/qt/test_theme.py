# pyright: reportPrivateUsage=false

import re
from collections.abc import Iterator

import numpy as np
import pytest
import shiboken6
from PySide6.QtCore import QAbstractAnimation, Qt
from PySide6.QtGui import QColor, QImage, QPalette, QStyleHints
from PySide6.QtWidgets import (
    QApplication,
    QGroupBox,
    QHeaderView,
    QLineEdit,
    QMenuBar,
    QPushButton,
    QScrollArea,
    QTableWidget,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.conftest import OpenSheet
from tests.screen import turn
from tests.settings.test_themes import ENOUGH_FOR_MARKS, ENOUGH_FOR_TEXT, contrast
from warloss_gui.app import Program, bundled_sheets
from warloss_gui.qt.plain import PlainLabel
from warloss_gui.qt.theme import Look, palette
from warloss_gui.settings import themes
from warloss_gui.settings.preferences import LARGEST_TEXT, SMALLEST_TEXT, ThemeChoice
from warloss_gui.settings.themes import THEMES, ThemeName

Role = QPalette.ColorRole
Group = QPalette.ColorGroup

LOOKS = ("", "small", "quiet", "heading", "lead", "title", "headline", "notice", "code")
COLOUR = re.compile("#[0-9A-Fa-f]{6}")


def colours_of(name: ThemeName) -> dict[str, str]:
    return themes.load(name).colours.model_dump()


@pytest.fixture
def look(qapp: QApplication) -> Iterator[Look]:
    made = Look(qapp, "light", 100)
    yield made
    shiboken6.delete(made)


@pytest.fixture
def shown(look: Look, qtbot: QtBot) -> QWidget:
    """Every kind of widget that the themes know."""
    page = QWidget()
    qtbot.addWidget(page)
    look.dress(page)
    layout = QVBoxLayout(page)
    layout.addWidget(QMenuBar())
    for name in LOOKS:
        layout.addWidget(PlainLabel(f"look {name}", name))
    card = QGroupBox()
    card.setProperty("look", "card")
    card.setFixedHeight(40)
    layout.addWidget(card)
    field = QLineEdit()
    field.setPlaceholderText("Search")
    field.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    layout.addWidget(field)
    layout.addWidget(QPushButton("Press"))
    off = QPushButton("Not now")
    off.setEnabled(False)
    layout.addWidget(off)
    table = QTableWidget(30, 2)
    table.setHorizontalHeaderLabels(["One", "Two"])
    table.selectRow(1)
    scroll = QScrollArea()
    scroll.setWidget(PlainLabel("in a scroll area\n" * 40))
    tabs = QTabWidget()
    tabs.addTab(table, "Table")
    tabs.addTab(scroll, "Text")
    layout.addWidget(tabs)
    page.resize(600, 900)
    page.show()
    return page


def drawn(widget: QWidget) -> QImage:
    return widget.grab().toImage()


def seen(image: QImage) -> set[str]:
    """The colours in a picture that fill a line at least, and are not only the blurred edge of a letter."""
    pixels = np.frombuffer(image.constBits(), np.uint32).reshape(image.height(), image.width()) & 0xFFFFFF
    first, *others = (pixels[:, i : image.width() - 5 + i] for i in range(6))
    solid = first[np.logical_and.reduce([first == other for other in others])]
    return {f"#{int(colour):06X}" for colour in np.unique(solid)}


# Palettes


@pytest.mark.parametrize("name", THEMES)
def test_every_role_has_a_colour_of_the_theme(name: ThemeName) -> None:
    made = palette(themes.load(name))
    colours = set(colours_of(name).values())
    roles = [role for role in Role if role not in {Role.NoRole, Role.NColorRoles}]
    assert len(roles) > 15
    for group in (Group.Active, Group.Inactive, Group.Disabled):
        for role in roles:
            assert made.color(group, role).name().upper() in colours, (group, role)


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize("group", [Group.Active, Group.Inactive])
@pytest.mark.parametrize(
    ("text", "ground"),
    [
        (Role.WindowText, Role.Window),
        (Role.Text, Role.Base),
        (Role.Text, Role.AlternateBase),
        (Role.ButtonText, Role.Button),
        (Role.BrightText, Role.Window),
        (Role.ToolTipText, Role.ToolTipBase),
        (Role.HighlightedText, Role.Highlight),
        (Role.PlaceholderText, Role.Base),
        (Role.Link, Role.Base),
        (Role.LinkVisited, Role.Window),
    ],
)
def test_text_stands_out_in_what_qt_draws_by_itself(
    name: ThemeName, group: Group, text: Role, ground: Role
) -> None:
    made = palette(themes.load(name))
    assert contrast(made.color(group, text).name(), made.color(group, ground).name()) >= ENOUGH_FOR_TEXT


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize(
    ("text", "ground"),
    [(Role.WindowText, Role.Window), (Role.Text, Role.Base), (Role.ButtonText, Role.Button)],
)
def test_what_is_switched_off_can_still_be_read(name: ThemeName, text: Role, ground: Role) -> None:
    made = palette(themes.load(name))
    colours = [made.color(Group.Disabled, role).name() for role in (text, ground)]
    assert contrast(*colours) >= ENOUGH_FOR_MARKS
    assert made.color(Group.Disabled, text) != made.color(Group.Active, text)


# The style sheet


def rules(look: Look) -> list[tuple[str, dict[str, str]]]:
    """The rules of the style sheet in use: selector and declarations."""
    sheet = look.style_sheet()
    found = re.findall(r"([^{}]+)\{([^{}]*)\}", sheet)
    return [
        (
            " ".join(selector.split()),
            {
                name.strip(): value.strip()
                for name, _, value in (line.partition(":") for line in body.split(";") if line.strip())
            },
        )
        for selector, body in found
    ]


@pytest.mark.parametrize("name", THEMES)
def test_the_style_sheet_has_the_theme_s_colours_and_no_others(
    look: Look, shown: QWidget, name: ThemeName
) -> None:
    look.choose(name)
    sheet = shown.styleSheet()
    assert sheet == look.style_sheet()
    used = {colour.upper() for colour in COLOUR.findall(sheet)}
    assert len(used) > 8
    assert used <= set(colours_of(name).values())
    assert len(rules(look)) == sheet.count("{") > 30


@pytest.mark.parametrize("name", THEMES)
def test_text_stands_out_under_every_rule(look: Look, name: ThemeName) -> None:
    look.choose(name)
    colours = colours_of(name)
    pairs = 0
    for selector, rule in rules(look):
        text, ground = rule.get("color"), rule.get("background")
        if text is None and (ground is None or not COLOUR.fullmatch(ground)):
            continue
        text = text or colours["text"]
        if ground is not None and COLOUR.fullmatch(ground):
            grounds = [ground]
        elif text == colours["on_notice"]:
            grounds = [colours["notice"]]
        else:
            grounds = [colours["page"], colours["surface"]]
        if re.search("::(handle|add|sub)|rule", selector):
            continue
        for under in grounds:
            assert contrast(text, under) >= ENOUGH_FOR_TEXT, selector
            pairs += 1
    assert pairs > 20


@pytest.mark.parametrize("name", THEMES)
def test_the_ring_of_the_focus_stands_out_wherever_a_rule_draws_one(look: Look, name: ThemeName) -> None:
    look.choose(name)
    colours = colours_of(name)
    rings = [rule["border"] for selector, rule in rules(look) if ":focus" in selector and "border" in rule]
    assert len(rings) >= 5
    for ring in rings:
        (colour,) = COLOUR.findall(ring)
        for ground in ("page", "surface", "selected", "notice"):
            assert contrast(colour, colours[ground]) >= ENOUGH_FOR_MARKS


@pytest.mark.parametrize("name", THEMES)
def test_the_handle_of_a_scroll_bar_stands_out(look: Look, name: ThemeName) -> None:
    look.choose(name)
    colours = colours_of(name)
    handles = [
        rule["background"]
        for selector, rule in rules(look)
        if "::handle" in selector and "background" in rule
    ]
    marks = [colour for colour in handles if COLOUR.fullmatch(colour)]
    assert len(marks) == 2
    assert all(contrast(mark, colours["page"]) >= ENOUGH_FOR_MARKS for mark in marks)


def test_nothing_but_text_scale_makes_a_size(look: Look) -> None:
    def sizes() -> list[int]:
        return [
            int(size)
            for _, rule in rules(look)
            for size in re.findall(r"^(\d+)px$", rule.get("font-size", ""))
        ]

    usual = sizes()
    assert len(usual) > 5
    look.scale_text(200)
    assert sizes() == [2 * size for size in usual]


# Switching


def test_the_window_has_the_theme_from_the_first(look: Look, shown: QWidget) -> None:
    assert look.theme.name == look.choice == "light"
    assert drawn(shown).pixelColor(2, shown.height() - 2).name().upper() == colours_of("light")["page"]


def test_a_theme_is_switched_live_and_leaves_no_colour_behind(look: Look, shown: QWidget) -> None:
    light = drawn(shown)
    look.choose("dark")
    dark = drawn(shown)
    look.choose("light")
    assert drawn(shown) == light
    look.choose("dark")
    assert drawn(shown) == dark
    both = {name: set(colours_of(name).values()) for name in THEMES}
    assert len(seen(light) & both["light"]) > 5
    assert len(seen(dark) & both["dark"]) > 5
    assert not seen(dark) & (both["light"] - both["dark"])
    assert not seen(light) & (both["dark"] - both["light"])


def test_a_switched_window_looks_like_a_new_one(qapp: QApplication, look: Look, shown: QWidget) -> None:
    drawn(shown)
    look.choose("dark")
    switched = drawn(shown)
    shown.setStyleSheet("")
    qapp.setPalette(QPalette())
    again = Look(qapp, "dark", 100)
    again.dress(shown)
    assert drawn(shown) == switched
    shiboken6.delete(again)


def test_the_real_window_is_switched_back_and_forth(
    qtbot: QtBot, program: Program, open_sheet: OpenSheet
) -> None:
    program.window.show()
    open_sheet(bundled_sheets()[0][1])
    qtbot.waitUntil(
        lambda: (
            not any(
                program.window.sheet_page.tabs.pages[name].is_waiting for name in ("personnel", "statements")
            )
        )
    )
    both = {name: set(colours_of(name).values()) for name in THEMES}
    names: tuple[ThemeName, ...] = ("dark", "light")
    for name in names:
        program.look.choose(name)
        turn(qtbot)
        (other,) = set(THEMES) - {name}
        found = seen(drawn(program.window))
        assert len(found & both[name]) > 5
        assert not found & (both[other] - both[name])


def test_what_is_not_seen_follows_a_moment_later_or_when_it_is_shown(
    look: Look, shown: QWidget, qtbot: QtBot
) -> None:
    hidden, opened = QWidget(shown), QWidget(shown)
    look.dress(hidden, opened)
    hidden.hide()
    opened.hide()
    look.choose("dark")
    dark = shown.styleSheet()
    assert hidden.styleSheet() != dark
    opened.show()
    assert opened.styleSheet() == dark
    qtbot.waitUntil(lambda: hidden.styleSheet() == dark)


def test_a_part_that_is_gone_is_forgotten(look: Look, qtbot: QtBot) -> None:
    gone, stays = QWidget(), QWidget()
    qtbot.addWidget(stays)
    look.dress(gone, stays)
    look.choose("dark")
    shiboken6.delete(gone)
    qtbot.waitUntil(lambda: stays.styleSheet() == look._sheet)
    look.choose("light")
    assert look._parts == [stays]


def test_the_text_is_scaled_live(qapp: QApplication, look: Look, shown: QWidget) -> None:
    labels = shown.findChildren(PlainLabel)
    usual = [label.fontInfo().pixelSize() for label in labels]
    assert len(set(usual)) == 5
    for scale in (125, 150, 175, LARGEST_TEXT, SMALLEST_TEXT):
        look.scale_text(scale)
        assert look.text_scale == scale
        assert qapp.font().pixelSize() == round(look.theme.type.body * scale / 100)
        assert [label.fontInfo().pixelSize() for label in labels] == [
            round(size * scale / 100) for size in usual
        ]


def test_nothing_moves_by_itself(qapp: QApplication, look: Look, shown: QWidget) -> None:
    assert not any(qapp.isEffectEnabled(effect) for effect in Qt.UIEffect)
    look.choose("dark")
    assert not shown.findChildren(QAbstractAnimation)


def test_a_change_is_announced_and_no_change_is_not(look: Look) -> None:
    announced: list[tuple[str, int]] = []
    look.changed.connect(lambda: announced.append((look.theme.name, look.text_scale)))
    look.choose("light")
    look.scale_text(100)
    assert announced == []
    look.choose("dark")
    look.scale_text(150)
    assert announced == [("dark", 100), ("dark", 150)]


def test_numbers_have_one_width_in_every_family_that_the_machine_has(qapp: QApplication, look: Look) -> None:
    label = PlainLabel()
    widths = {label.fontMetrics().horizontalAdvance(digit) for digit in "0123456789"}
    assert len(widths) == 1
    header = QHeaderView(Qt.Orientation.Horizontal)
    assert header.font().families() == list(look.theme.families)


# The system's theme


class System:
    """Stands for the wish of the desktop, which the screenless platform does not have."""

    def __init__(self, application: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
        self._scheme = Qt.ColorScheme.Unknown
        self._hints = application.styleHints()
        monkeypatch.setattr(QStyleHints, "colorScheme", self._wanted)

    def _wanted(self, *_hints: QStyleHints) -> Qt.ColorScheme:
        return self._scheme

    def wish(self, scheme: Qt.ColorScheme) -> None:
        self._scheme = scheme
        self._hints.colorSchemeChanged.emit(scheme)


@pytest.fixture
def system(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> System:
    return System(qapp, monkeypatch)


def test_the_system_is_followed(look: Look, system: System, shown: QWidget) -> None:
    look.choose("system")
    assert look.choice == "system"
    # A desktop without a wish gets the light theme.
    assert look.theme.name == "light"
    wishes: dict[Qt.ColorScheme, ThemeName] = {
        Qt.ColorScheme.Dark: "dark",
        Qt.ColorScheme.Light: "light",
        Qt.ColorScheme.Unknown: "light",
    }
    for scheme, name in wishes.items():
        system.wish(scheme)
        assert look.theme.name == name
        assert colours_of(name)["page"] in seen(drawn(shown))


@pytest.mark.parametrize("choice", THEMES)
def test_a_theme_that_was_chosen_stays_whatever_the_system_wants(
    look: Look, system: System, choice: ThemeChoice
) -> None:
    look.choose(choice)
    changes: list[None] = []
    look.changed.connect(lambda: changes.append(None))
    system.wish(Qt.ColorScheme.Dark)
    system.wish(Qt.ColorScheme.Light)
    assert look.theme.name == choice
    assert changes == []


def test_a_look_that_has_gone_follows_no_more(qapp: QApplication, system: System) -> None:
    gone = Look(qapp, "system", 100)
    shiboken6.delete(gone)
    system.wish(Qt.ColorScheme.Dark)
    assert qapp.palette().color(Role.Window) == QColor(colours_of("light")["page"])
