"""Puts a theme and a text size onto the application: font, palette and one style sheet for its windows.

Widgets name what they are (`look`), never a colour or a size, so that a change of theme reaches all of them.
"""

from typing import Final, cast

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from warloss_gui.qt.turns import Turn
from warloss_gui.settings import themes
from warloss_gui.settings.preferences import ThemeChoice
from warloss_gui.settings.themes import Theme, ThemeName

_ROLES: Final = {
    QPalette.ColorRole.Window: "page",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.Base: "surface",
    QPalette.ColorRole.AlternateBase: "page",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.PlaceholderText: "quiet",
    QPalette.ColorRole.Button: "surface",
    QPalette.ColorRole.ButtonText: "text",
    QPalette.ColorRole.BrightText: "text",
    QPalette.ColorRole.ToolTipBase: "surface",
    QPalette.ColorRole.ToolTipText: "text",
    QPalette.ColorRole.Highlight: "selected",
    QPalette.ColorRole.HighlightedText: "text",
    QPalette.ColorRole.Link: "accent",
    QPalette.ColorRole.LinkVisited: "accent",
    QPalette.ColorRole.Accent: "accent",
    QPalette.ColorRole.Light: "surface",
    QPalette.ColorRole.Midlight: "hairline",
    QPalette.ColorRole.Mid: "hairline",
    QPalette.ColorRole.Dark: "outline",
    QPalette.ColorRole.Shadow: "outline",
}


_USUAL: Final = 100


class Look(QObject):
    """The theme and the text size in use."""

    changed = Signal()

    def __init__(self, application: QApplication, choice: ThemeChoice, text_scale: int) -> None:
        super().__init__(application)
        self._application = application
        self._choice: ThemeChoice = choice
        self._text_scale = text_scale
        self._sheet = ""
        self._parts: list[QWidget] = []
        self._waiting: list[QWidget] = []
        self._catch_up_later = Turn(self)
        self._catch_up_later.come.connect(self._catch_up)
        application.setStyle("fusion")
        # Nothing in the program moves by itself, so that nobody has to ask for reduced motion.
        for effect in Qt.UIEffect:
            application.setEffectEnabled(effect, False)
        application.styleHints().colorSchemeChanged.connect(self._follow_system)
        self._apply()

    @property
    def choice(self) -> ThemeChoice:
        """What was chosen: a theme, or to follow the system."""
        return self._choice

    @property
    def text_scale(self) -> int:
        """The text size in percent."""
        return self._text_scale

    @property
    def theme(self) -> Theme:
        """The theme that is shown."""
        return themes.load(self._name())

    def choose(self, choice: ThemeChoice) -> None:
        """Show a theme, or follow the system from now on."""
        if choice != self._choice:
            self._choice = choice
            self._apply()

    def scale_text(self, percent: int) -> None:
        """Show all text at this size."""
        if percent != self._text_scale:
            self._text_scale = percent
            self._apply()

    def take_over(self) -> None:
        """Put it onto the application again, where another look was for a while."""
        self._apply()

    @Slot()
    def _follow_system(self) -> None:
        if self._choice == "system":
            self._apply()

    def _name(self) -> ThemeName:
        if self._choice != "system":
            return self._choice
        dark = self._application.styleHints().colorScheme() is Qt.ColorScheme.Dark
        return "dark" if dark else "light"

    def _apply(self) -> None:
        theme = self.theme
        self._application.setFont(self.font(theme.type.body))
        self._application.setPalette(palette(theme))
        self._sheet = self.style_sheet()
        self._parts = [part for part in self._parts if isValid(part)]
        self._waiting = [part for part in self._parts if not part.isVisible()]
        for part in self._parts:
            if part.isVisible():
                part.setStyleSheet(self._sheet)
        self._catch_up_later.ask()
        self.changed.emit()

    def dress(self, *parts: QWidget) -> None:
        """Put the look onto parts of a window and all that they hold. No part may hold another.

        The style sheet is not the application's, since Qt would go through everything below a widget once for
        each widget above it, and a change of theme would take half a second. A part that is not seen gets
        another theme a moment later, or when it is shown.
        """
        for part in parts:
            part.setStyleSheet(self._sheet)
            part.installEventFilter(self)
        self._parts = [part for part in (*self._parts, *parts) if isValid(part)]

    @Slot()
    def _catch_up(self) -> None:
        """Put the look onto one of the parts that wait for it."""
        if self._waiting:
            part = self._waiting.pop()
            if isValid(part):
                part.setStyleSheet(self._sheet)
            self._catch_up_later.ask()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A part that comes to be seen waits no longer."""
        if event.type() is QEvent.Type.Show and watched in self._waiting:
            part = self._waiting.pop(self._waiting.index(cast("QWidget", watched)))
            part.setStyleSheet(self._sheet)
        return False

    def font(self, size: int, *, bold: bool = False, zoom: int = 100) -> QFont:
        """A font of the theme's family, for a size in pixels at 100 % text."""
        font = QFont()
        font.setFamilies(list(self.theme.families))
        font.setPixelSize(self._pixels(size, zoom))
        if bold:
            font.setWeight(QFont.Weight.DemiBold)
        return font

    def style_sheet(self, zoom: int = 100) -> str:
        """The style sheet of a part whose text is as large as that, in percent of the usual text."""
        theme = self.theme
        sizes = {f"size_{k}": self._pixels(size, zoom) for k, size in theme.type.model_dump().items()}
        gaps = {"half": self._pixels(theme.grid // 2), "one": self._pixels(theme.grid)}
        return _STYLE.format(**theme.colours.model_dump(), **sizes, **gaps)

    def _pixels(self, size: int, zoom: int = 100) -> int:
        return round(size * self._text_scale / 100 * zoom / 100)


class Zoom:
    """A look for a part of the window whose text may be larger than the usual one."""

    def __init__(self, look: Look) -> None:
        self._look = look
        self.percent = 100

    @property
    def theme(self) -> Theme:
        """The theme that is shown."""
        return self._look.theme

    def font(self, size: int, *, bold: bool = False) -> QFont:
        """A font of the theme's family, for a size in pixels at 100 % text."""
        return self._look.font(size, bold=bold, zoom=self.percent)

    def style_sheet(self) -> str:
        """What the part adds to the style sheet of the window: nothing while its text is the usual one."""
        return "" if self.percent == _USUAL else self._look.style_sheet(self.percent)


def palette(theme: Theme) -> QPalette:
    """The theme's colours in the roles that Qt's own drawing asks for."""
    colours = theme.colours.model_dump()
    made = QPalette()
    for role, name in _ROLES.items():
        made.setColor(role, QColor(colours[name]))
    disabled = QPalette.ColorGroup.Disabled
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText, QPalette.ColorRole.WindowText):
        made.setColor(disabled, role, QColor(colours["outline"]))
    return made


_STYLE: Final = """
QToolTip {{ color: {text}; background: {surface}; border: 1px solid {outline}; padding: {half}px; }}

QLabel[look="small"] {{ font-size: {size_small}px; color: {quiet}; }}
QLabel[look="quiet"] {{ color: {quiet}; }}
QLabel[look="heading"] {{ font-size: {size_small}px; font-weight: 600; color: {quiet}; }}
QLabel[look="caveat"] {{ font-size: {size_small}px; }}
QLabel[look="lead"] {{ font-size: {size_lead}px; }}
QLabel[look="subtitle"] {{ font-size: {size_lead}px; font-weight: 600; }}
QLabel[look="title"] {{ font-size: {size_title}px; font-weight: 600; }}
QLabel[look="headline"] {{ font-size: {size_headline}px; }}
QLabel[look="notice"], QFrame[look="notice"] {{
    background: {notice}; color: {on_notice}; padding: {half}px; }}
QLabel[look="small-notice"] {{ background: {notice}; color: {on_notice}; padding: {half}px;
    font-size: {size_small}px; }}
QFrame[look="notice"] QLabel {{ color: {on_notice}; }}
QLabel[look="code"] {{ font-family: monospace; font-size: {size_small}px; color: {on_notice}; }}
QWidget[look="wall"] {{ background: {page}; }}
QGroupBox[look="card"] {{ background: {surface}; border: 1px solid {hairline}; border-radius: 4px; margin: 0;
    padding: 0; }}
QGroupBox[look="card"]:focus {{ border: 2px solid {accent}; }}
PlainLabel {{ border: 2px solid transparent; border-top-width: 0; border-bottom-width: 0; }}
QLabel[claim="true"] {{ border: 2px solid transparent; }}
QLabel[claim="true"]:focus {{ border: 2px solid {accent}; border-radius: 4px; }}

QListView[look="points"] {{ background: transparent; border: none; }}

QScrollArea {{ background: transparent; border: none; }}
QScrollArea > QWidget > QWidget[look="page"] {{ background: transparent; }}

QTabBar {{ font-size: {size_lead}px; }}
QTabBar::tab {{ padding: {one}px {one}px; margin-right: {one}px; color: {quiet};
    border: none; border-bottom: 3px solid transparent; }}
QTabBar::tab:first {{ margin-left: {one}px; }}
QTabBar::tab:selected {{ color: {text}; border-bottom: 3px solid {accent}; }}
QTabBar::tab:hover {{ color: {text}; }}
QTabBar::tab:focus {{ color: {accent}; }}

QTableView {{ background: {surface}; border: 1px solid {hairline}; outline: none;
    selection-background-color: {selected}; selection-color: {text}; gridline-color: transparent; }}
QTableView:focus {{ border: 2px solid {accent}; }}
QTableView::item {{ border-bottom: 1px solid {hairline}; padding: 0 8px; }}
QTableView::item:selected {{ background: {selected}; color: {text}; }}
QTableView::item:focus {{ border: 1px solid {accent}; }}
QHeaderView {{ background: {surface}; border: none; }}
QHeaderView::section {{ background: {surface}; color: {quiet}; font-size: {size_small}px; font-weight: 600;
    border: none; border-bottom: 1px solid {outline}; padding: {half}px 11px; }}
QHeaderView::down-arrow, QHeaderView::up-arrow {{ image: none; width: 0; }}

QLineEdit {{ background: {surface}; border: 1px solid {outline}; border-radius: 4px; padding: {half}px; }}
QLineEdit:focus {{ border: 2px solid {accent}; }}
QPushButton {{ background: {surface}; border: 1px solid {outline}; border-radius: 4px;
    padding: {half}px {one}px; }}
QPushButton:focus {{ border: 2px solid {accent}; }}
QPushButton:checked {{ background: {selected}; border-color: {accent}; }}
QPushButton:default {{ background: {accent}; color: {on_accent}; }}
QPushButton[look="stop"] {{ font-size: {size_small}px; background: transparent; color: {quiet};
    border: none; border-radius: 0; border-bottom: 3px solid transparent; padding: {half}px {one}px; }}
QPushButton[look="stop"]:checked {{ color: {text}; border-bottom-color: {accent}; }}
QPushButton[look="stop"]:focus {{ color: {accent}; }}
QFrame[look="panel"] {{ background: {surface}; border: 2px solid {outline}; border-radius: 4px; }}
QMenuBar {{ background: {page}; }}
QMenuBar::item:selected, QMenu::item:selected {{ background: {selected}; color: {text}; }}
QMenu {{ background: {surface}; border: 1px solid {outline}; }}
QScrollBar {{ background: transparent; border: none; margin: 0; }}
QScrollBar:vertical {{ width: 10px; }}
QScrollBar:horizontal {{ height: 10px; }}
QScrollBar::handle {{ background: {outline}; border: 2px solid {page}; border-radius: 4px; }}
QScrollBar::handle:vertical {{ min-height: 32px; }}
QScrollBar::handle:horizontal {{ min-width: 32px; }}
QScrollBar::handle:disabled {{ background: transparent; border: none; }}
QScrollBar::handle:hover {{ background: {accent}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QSplitter::handle {{ background: transparent; }}
QSlider {{ min-height: {size_title}px; }}
QSlider::groove:horizontal {{ height: 4px; background-color: {outline}; border-radius: 2px; }}
QSlider::handle:horizontal {{ width: {size_small}px; margin: -{one}px 0; background-color: {surface};
    border: 2px solid {accent}; border-radius: 4px; }}
QSlider::handle:horizontal:focus {{ background-color: {accent}; }}
QSlider::handle:horizontal:disabled {{ border-color: {outline}; }}
"""
