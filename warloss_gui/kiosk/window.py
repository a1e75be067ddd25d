"""The window of a kiosk: one part of a page, what must be said beside it, and a few large buttons.

All of it lies on one sheet, which is smaller than the window by a margin and moves in it by a few pixels.
"""

from collections.abc import Iterable, Sequence
from functools import partial
from math import ceil
from typing import Final, cast

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, QRect, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QCloseEvent, QKeyEvent, QMouseEvent, QPaintEvent, QResizeEvent, QWindow
from PySide6.QtWidgets import QAbstractItemView, QBoxLayout, QPushButton, QWidget

from warloss_gui.kiosk.config import PageName
from warloss_gui.kiosk.content import title_of
from warloss_gui.kiosk.guard import Guard
from warloss_gui.kiosk.pages import Prepared
from warloss_gui.kiosk.part_view import PartView
from warloss_gui.kiosk.parts import Part
from warloss_gui.kiosk.whole import Whole
from warloss_gui.language import gettext
from warloss_gui.qt.plain import PlainLabel
from warloss_gui.qt.theme import Look
from warloss_gui.widgets.layouts import GRID, column, row
from warloss_gui.widgets.wrapped_row import WrappedRow

_LINES: Final = 45
"""Lines of the smallest text that the height has room for: what can be read from three metres."""
_HEIGHTS: Final = 30
"""Heights of the smallest text that a line has room for, where text may be larger."""
_HOLD: Final = 3_000
"""Milliseconds for which the foot is held to ask for the PIN."""
_TITLE: Final = 0.6
"""The share of the width that the title of the sheet has at least."""
_PANEL_LEFT: Final = 0.5
_PANEL_TOP: Final = 0.4
"""Where a panel over the page begins, as shares of the width and of the height."""


class KioskWindow(QWidget):
    """What is on the wall.

    `page_asked` names a page, `stepped` is back (-1) or on (1). `left` asks to leave. `larger_asked`: a
    visitor wants larger text, or not any more. `resized`: another size of the page asks for other parts.
    """

    page_asked = Signal(str)
    stepped = Signal(int)
    left = Signal()
    resized = Signal()
    larger_asked = Signal(bool)

    def __init__(self, look: Look, margin: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Warloss")
        self.setWindowFlags(Qt.WindowType.Window | Qt.WindowType.FramelessWindowHint)
        self.setProperty("look", "wall")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self._look = look
        self._margin = margin
        self._shift = QPoint(0, 0)
        self.guard = Guard(self)
        self.content = QWidget(self)
        self.title = PlainLabel("", "title")
        self.sheet_title = PlainLabel("", "small")
        self.sheet_title.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.view = PartView(look, self.content)
        self.message = PlainLabel("", "headline")
        self.message.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.notice = PlainLabel("", "small-notice")
        self._notice_room = QWidget()
        column(self._notice_room, 0, 0).addWidget(self.notice)
        self.foot = Foot()
        self.buttons = WrappedRow()
        self._stops: dict[str, QPushButton] = {}
        self._sources: tuple[str, ...] = ()
        self._titles: tuple[str, ...] = ()
        self._notices: tuple[str, ...] = ()
        self._offers_larger = False
        self._panels: list[QWidget] = []
        self._arrange()
        # Which parts have room is worked out with a view that is never shown.
        self.measure = PartView(look, self.content)
        self.measure.hide()
        self.whole = Whole()
        self.add_panel(self.whole)
        self.pulse = Pulse(self)
        self._connect()
        look.dress(self)

    def _arrange(self) -> None:
        self._layout = column(self.content, 0, GRID)
        self._head = row()
        self._head.addWidget(self.title, 1)
        self._head.addWidget(self.sheet_title, 2)
        self._layout.addLayout(self._head)
        self._layout.addWidget(self.view, 1)
        self._layout.addWidget(self.message, 1)
        for widget in (self._notice_room, self.buttons, self.foot):
            self._layout.addWidget(widget)

    def _connect(self) -> None:
        self._button("◂", gettext("Back")).clicked.connect(self._step_back)
        self._button("▸", gettext("Next")).clicked.connect(self._step_on)
        self._larger = self._button(gettext("A+"), gettext("Larger text"))
        self._larger.setCheckable(True)
        self._larger.clicked.connect(self.larger_asked)
        for marks in (self.view.stage.points, self.view.history.days):
            marks.viewport().installEventFilter(self)
            marks.installEventFilter(self)
            marks.clicked.connect(self._open)
            marks.activated.connect(self._open)
            marks.selectionModel().currentChanged.connect(self._follow)
        self.foot.held.connect(self.left)
        self.guard.left.connect(self._leave)
        self.guard.stepped.connect(self._turn_by_key)
        self.guard.swiped.connect(self._turn_by_finger)

    def _button(self, text: str, name: str = "") -> QPushButton:
        button = QPushButton(text)
        button.setAccessibleName(name or text)
        button.setProperty("look", "stop")
        button.setAutoDefault(False)
        self.buttons.add(button)
        return button

    def offer_pages(self, names: Sequence[PageName]) -> None:
        """Offer these pages by their buttons."""
        if list(self._stops) == list(names):
            return
        for button in self._stops.values():
            self.buttons.remove(button)
        self._stops = {}
        self.foot.setMinimumHeight(0)
        for name in names:
            button = self._button(title_of(name))
            button.setCheckable(True)
            button.clicked.connect(partial(self.page_asked.emit, name))
            self._stops[name] = button
        for button in reversed(self._stops.values()):
            self.buttons.put_first(button)

    def keep_room(self, sources: Iterable[str]) -> None:
        """Keep room at the foot for the longest of these sources, whichever of them are shown."""
        self._sources = tuple(sources)
        self.foot.setMinimumHeight(0)

    def keep_room_around(self, titles: Iterable[str], notices: Iterable[str]) -> None:
        """Keep room for the longest of these titles and notices: a page has the same room for every sheet."""
        self._titles, self._notices = tuple(titles), tuple(notices)

    def offer_larger(self, *, is_offered: bool) -> None:
        """Offer larger text, if there is any and the screen is wide enough for it."""
        self._offers_larger = is_offered
        self._larger.setVisible(is_offered and self._largest > self._smallest)

    def show_part(self, prepared: Prepared, part: Part) -> None:
        """Show a part of a page."""
        self.whole.hide()
        self.view.show_part(prepared, part)
        self.view.show()
        self.title.setText(prepared.page.title)
        for name, button in self._stops.items():
            button.setChecked(name == prepared.page.name)

    def show_nothing(self, why: str) -> None:
        """Say why there is nothing to show yet. The foot stays, since it leads out."""
        for widget in (self.title, self.view, self._notice_room, self.buttons):
            widget.hide()
        self.message.setText(why)
        self.message.show()

    def show_around(self, sheet_title: str, sources: str, place: str, notice: str) -> None:
        """Show what stands around a page: whose sheet it is, sources and place in the rota, and a notice."""
        self.message.hide()
        for widget in (self.title, self.view, self.buttons):
            widget.show()
        self.sheet_title.setText(sheet_title)
        self.foot.show_texts(sources, place)
        self.notice.setText(notice)
        self.notice.setVisible(bool(notice))
        self._settle()

    def return_all(self) -> None:
        """Everything that a visitor may have changed is as before."""
        self._hide_panels()
        self.view.return_all()
        self._larger.setChecked(False)
        self.setFocus()

    def scale_text(self, percent: int) -> None:
        """Show all text at a size in percent of that at which the smallest can be read from afar.

        On a narrow screen it is no larger than lines of some length have room for.
        """
        pixels = min(self._smallest * percent / 100, max(self._largest, self._smallest))
        scale = ceil(pixels / self._look.theme.type.small * 100)
        if scale != self._look.text_scale:
            self.foot.setMinimumHeight(0)
            self._look.scale_text(scale)
            self._settle()

    @property
    def _smallest(self) -> float:
        """Pixels of the smallest text that can be read from afar."""
        return self.height() / _LINES

    @property
    def _largest(self) -> float:
        """Pixels of the smallest text, where it is as large as the width has room for."""
        return self.width() / _HEIGHTS

    def shift(self, offset: QPoint) -> None:
        """Move all that is shown by a few pixels, no more than the margin that was kept for it."""
        self._shift = offset
        self._place()

    def is_panel_open(self) -> bool:
        """Whether something lies over the page."""
        return any(panel.isVisibleTo(self.content) for panel in self._panels)

    def add_panel(self, panel: QWidget) -> None:
        """Let a widget lie over the page when it is shown."""
        panel.setParent(self.content)
        panel.hide()
        self._panels.append(panel)

    def event(self, event: QEvent) -> bool:
        """Every window of the system that this one gets is watched over."""
        if event.type() in (QEvent.Type.WinIdChange, QEvent.Type.Show):
            handle = cast("QWindow | None", self.windowHandle())
            if handle is not None:
                self.guard.watch(handle)
        return super().event(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """No tip opens, since it would be another window. Where Space would open one, the panel does."""
        if event.type() in (QEvent.Type.ToolTip, QEvent.Type.WhatsThis):
            return True
        is_key = event.type() is QEvent.Type.KeyPress and isinstance(watched, QAbstractItemView)
        if is_key and cast("QKeyEvent", event).key() == Qt.Key.Key_Space.value:
            self._open(cast("QAbstractItemView", watched).currentIndex())
            return True
        return False

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close only when leaving was allowed."""
        if self.guard.is_closing:
            self.guard.release()
            event.accept()
        else:
            event.ignore()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put everything in its place."""
        super().resizeEvent(event)
        self.offer_larger(is_offered=self._offers_larger)
        self.foot.setMinimumHeight(0)
        self._place()
        self.resized.emit()

    def _place(self) -> None:
        """The sheet with all that is shown, with room around it for its moves."""
        side = max(self.height() // 40, self.width() // 60)
        room = self.rect().adjusted(side, side // 2, -side, -side // 2)
        least = self._margin
        room.adjust(least, least, -least, -least)
        self.content.setGeometry(room.translated(self._shift))
        self._settle()

    def _settle(self) -> None:
        is_wide = self.width() > self.height()
        for view in (self.view, self.measure):
            view.is_wide = is_wide
        self.foot.put_side_by_side(is_wide=is_wide)
        self.sheet_title.setVisible(is_wide)
        width = self.content.width()
        self.sheet_title.setMinimumHeight(height_with(self.sheet_title, self._titles, round(width * _TITLE)))
        room = height_with(self.notice, filter(None, self._notices), width)
        self._notice_room.setFixedHeight(room)
        self._notice_room.setVisible(bool(room))
        # A page has the same room whatever its sources are, since its parts are worked out for that.
        least = self.foot.minimumHeight()
        if not least:
            least = max((self.foot.height_of(text, width) for text in self._sources), default=0)
        self.foot.setMinimumHeight(max(least, self.foot.heightForWidth(width)))
        self._layout.activate()
        if self.measure.geometry() != self.view.geometry():
            self.measure.setGeometry(self.view.geometry())
            self.resized.emit()
        for panel in self._panels:
            panel.setGeometry(panel_place(self.content.rect(), self.view.geometry()))

    @Slot()
    def _step_back(self) -> None:
        self.stepped.emit(-1)

    @Slot()
    def _step_on(self) -> None:
        self.stepped.emit(1)

    @Slot(int)
    def _turn_by_key(self, step: int) -> None:
        if not self.is_panel_open():
            self.stepped.emit(step)

    @Slot(int)
    def _turn_by_finger(self, step: int) -> None:
        if not self.is_panel_open() and not self.view.history.underMouse():
            self.stepped.emit(step)

    @Slot(QModelIndex)
    def _open(self, index: QModelIndex) -> None:
        """Show all that is to be said of what was tapped."""
        if self.guard.is_swipe or not index.isValid():
            return
        self._tell(index)
        self.whole.setFocus()

    @Slot(QModelIndex)
    def _follow(self, index: QModelIndex) -> None:
        """What is open says what is chosen, however that was done."""
        if index.isValid() and not self.whole.isHidden():
            self._tell(index)

    def _tell(self, index: QModelIndex) -> None:
        self.whole.show_text(index.data(), index.data(Qt.ItemDataRole.AccessibleDescriptionRole))

    @Slot()
    def _leave(self) -> None:
        """Escape leads back from what lies over the page, and only then out."""
        if self.is_panel_open():
            self._hide_panels()
        else:
            self.left.emit()

    def _hide_panels(self) -> None:
        for panel in self._panels:
            panel.hide()


class Foot(QWidget):
    """Sources on the left, the place in the rota on the right. `held`: it was pressed for a while."""

    held = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sources = PlainLabel("", "small")
        self._place = PlainLabel("", "small")
        self._place.setWordWrap(False)
        self._layout = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.addWidget(self._sources, 1, Qt.AlignmentFlag.AlignTop)
        self._layout.addWidget(self._place, 0, Qt.AlignmentFlag.AlignTop)
        self._timer = QTimer(self, interval=_HOLD, singleShot=True)
        self._timer.timeout.connect(self.held)

    def put_side_by_side(self, *, is_wide: bool) -> None:
        """Put both beside each other, or below each other where there is little width."""
        way = QBoxLayout.Direction.LeftToRight if is_wide else QBoxLayout.Direction.TopToBottom
        self._layout.setDirection(way)

    def show_texts(self, sources: str, place: str) -> None:
        """Show other texts."""
        self._sources.setText(sources)
        self._place.setText(place)

    def height_of(self, sources: str, width: int) -> int:
        """How high it would be with other sources."""
        shown = self._sources.text()
        self._sources.setText(sources)
        height = self.heightForWidth(width)
        self._sources.setText(shown)
        return height

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin to wait."""
        event.accept()
        self._timer.start()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """It was not held for long enough."""
        event.accept()
        self._timer.stop()


class Pulse(QWidget):
    """A pixel in the corner that says when it has been painted: the window is alive then."""

    painted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setGeometry(0, 0, 1, 1)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tell it."""
        super().paintEvent(event)
        self.painted.emit()


def height_with(label: PlainLabel, texts: Iterable[str], width: int) -> int:
    """The height of a label with the highest of these texts; 0 where there are none."""
    shown, height = label.text(), 0
    label.ensurePolished()
    for text in texts:
        label.setText(text)
        height = max(height, label.heightForWidth(width))
    label.setText(shown)
    return height


def panel_place(whole: QRect, page: QRect) -> QRect:
    """Where a panel lies: over the right half of a wide page, or the lower part of a tall one."""
    if whole.width() > whole.height():
        left = round(whole.width() * _PANEL_LEFT)
        return QRect(left, page.top(), whole.width() - left, page.height())
    top = page.top() + round(page.height() * _PANEL_TOP)
    return QRect(0, top, whole.width(), page.bottom() - top)
