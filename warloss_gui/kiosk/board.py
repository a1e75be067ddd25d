"""All that is seen on a wall: one part of a page, what must be said around it, and what lies over it."""

from collections.abc import Iterable
from typing import Final, cast

from PySide6.QtCore import QEvent, QModelIndex, QObject, QRect, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

from warloss_gui.itemmodels.table import RECORD_ROLE
from warloss_gui.kiosk.content import Page
from warloss_gui.kiosk.foot import Foot
from warloss_gui.kiosk.pages import Prepared
from warloss_gui.kiosk.part_view import PartView
from warloss_gui.kiosk.parts import Part
from warloss_gui.kiosk.stops import Stops
from warloss_gui.kiosk.whole import Whole
from warloss_gui.plots.picture import Mark
from warloss_gui.qt.plain import PlainLabel
from warloss_gui.qt.theme import Look
from warloss_gui.widgets.layouts import GRID, column, row

_TITLE: Final = 0.6
"""The share of the width that the title of the sheet has at least."""
_PANEL_LEFT: Final = 0.5
_PANEL_TOP: Final = 0.4
"""Where a panel over the page begins, as shares of the width and of the height."""


class Board(QWidget):
    """A page with all that belongs to it.

    `marked` is what a visitor points at, to be told more of it. `resized`: another size of the page asks for
    other parts.
    """

    marked = Signal(QModelIndex)
    resized = Signal()

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.title = PlainLabel("", "title")
        self.sheet_title = PlainLabel("", "small")
        self.sheet_title.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.view = PartView(look, self)
        self.message = PlainLabel("", "headline")
        self.message.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._notice = PlainLabel("", "small-notice")
        self._notice_room = QWidget()
        column(self._notice_room, 0, 0).addWidget(self._notice)
        self.stops = Stops()
        self.foot = Foot()
        self._page: Page | None = None
        self._titles: tuple[str, ...] = ()
        self._notices: tuple[str, ...] = ()
        self._arrange()
        # Which parts have room is worked out with a view that is never shown.
        self.measure = PartView(look, self)
        self.measure.hide()
        self._panels: list[QWidget] = []
        self.whole = Whole()
        self.add_panel(self.whole)
        self._connect()

    def _arrange(self) -> None:
        self._layout = column(self, 0, GRID)
        head = row()
        head.addWidget(self.title, 1)
        head.addWidget(self.sheet_title, 2)
        self._layout.addLayout(head)
        self._layout.addWidget(self.view, 1)
        self._layout.addWidget(self.message, 1)
        for widget in (self._notice_room, self.stops, self.foot):
            self._layout.addWidget(widget)

    def _connect(self) -> None:
        for marks in (self.view.stage.points, self.view.history.days):
            marks.viewport().installEventFilter(self)
            marks.installEventFilter(self)
            marks.clicked.connect(self.marked)
            marks.activated.connect(self.marked)
            marks.selectionModel().currentChanged.connect(self._follow)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """No tip opens, since it would be another window. Where Space would open one, it marks."""
        if event.type() in (QEvent.Type.ToolTip, QEvent.Type.WhatsThis):
            return True
        is_key = event.type() is QEvent.Type.KeyPress and isinstance(watched, QAbstractItemView)
        if is_key and cast("QKeyEvent", event).key() == Qt.Key.Key_Space.value:
            self.marked.emit(cast("QAbstractItemView", watched).currentIndex())
            return True
        return False

    def show_part(self, prepared: Prepared, part: Part) -> None:
        """Show a part of a page."""
        self.whole.hide()
        self._page = prepared.page
        self.view.show_part(prepared, part)
        self.view.show()
        self.title.setText(prepared.page.title)
        self.stops.mark_page(prepared.page.name)

    def show_nothing(self, why: str) -> None:
        """Say why there is nothing to show yet. The foot stays, since it leads out."""
        for widget in (self.title, self.view, self._notice_room, self.stops):
            widget.hide()
        self.message.setText(why)
        self.message.show()

    def show_around(self, sheet_title: str, sources: str, place: str, notice: str) -> None:
        """Show what stands around a page: whose sheet it is, sources and place in the rota, and a notice."""
        self.message.hide()
        for widget in (self.title, self.view, self.stops):
            widget.show()
        self.sheet_title.setText(sheet_title)
        self.foot.show_texts(sources, place)
        self._notice.setText(notice)
        self._notice.setVisible(bool(notice))
        self.settle()

    def return_all(self) -> None:
        """Everything that a visitor may have changed is as before."""
        self.hide_panels()
        self.view.return_all()
        self.stops.mark_usual()

    def keep_room(self, titles: Iterable[str], notices: Iterable[str]) -> None:
        """Keep room for the longest of these titles and notices: a page has the same room for every sheet."""
        self._titles, self._notices = tuple(titles), tuple(notices)

    def settle(self) -> None:
        """Put everything in its place."""
        size, width = self.size(), self.width()
        is_wide = size.width() > size.height()
        for view in (self.view, self.measure):
            view.is_wide = is_wide
        self.foot.put_side_by_side(is_wide=is_wide)
        self.sheet_title.setVisible(is_wide)
        self.sheet_title.setMinimumHeight(_height_with(self.sheet_title, self._titles, round(width * _TITLE)))
        room = _height_with(self._notice, filter(None, self._notices), width)
        self._notice_room.setFixedHeight(room)
        self._notice_room.setVisible(bool(room))
        self.foot.fit(width)
        self._layout.activate()
        if self.measure.geometry() != self.view.geometry():
            self.measure.setGeometry(self.view.geometry())
            self.resized.emit()
        for panel in self._panels:
            panel.setGeometry(_panel_place(self.rect(), self.view.geometry()))

    def add_panel(self, panel: QWidget) -> None:
        """Let a widget lie over the page when it is shown."""
        panel.setParent(self)
        panel.hide()
        self._panels.append(panel)

    def is_panel_open(self) -> bool:
        """Whether something lies over the page."""
        return any(panel.isVisibleTo(self) for panel in self._panels)

    def hide_panels(self) -> None:
        """Nothing lies over the page."""
        for panel in self._panels:
            panel.hide()

    def tell(self, index: QModelIndex) -> None:
        """Show all that is to be said of a mark, in a panel."""
        self._show_whole(index)
        self.whole.setFocus()

    @Slot(QModelIndex)
    def _follow(self, index: QModelIndex) -> None:
        """What is open says what is chosen, however that was done. The focus stays with the marks."""
        if index.isValid() and not self.whole.isHidden():
            self._show_whole(index)

    def _show_whole(self, index: QModelIndex) -> None:
        text = index.data(Qt.ItemDataRole.AccessibleDescriptionRole)
        mark = index.data(RECORD_ROLE)
        if self._page is not None and isinstance(mark, Mark):
            text = next((one.whole for one in self._page.said_by({mark.id})), text)
        self.whole.show_text(index.data(), text)


def _height_with(label: PlainLabel, texts: Iterable[str], width: int) -> int:
    """The height of a label with the highest of these texts; 0 where there are none."""
    shown, height = label.text(), 0
    label.ensurePolished()
    for text in texts:
        label.setText(text)
        height = max(height, label.heightForWidth(width))
    label.setText(shown)
    return height


def _panel_place(whole: QRect, page: QRect) -> QRect:
    """Where a panel lies: over the right half of a wide page, or the lower part of a tall one."""
    if whole.width() > whole.height():
        left = round(whole.width() * _PANEL_LEFT)
        return QRect(left, page.top(), whole.width() - left, page.height())
    top = page.top() + round(page.height() * _PANEL_TOP)
    return QRect(0, top, whole.width(), page.bottom() - top)
