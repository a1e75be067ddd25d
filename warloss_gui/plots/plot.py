"""A plot: its title, the picture with its marks, and the key.

The room of the picture is right from the first, but pyqtgraph comes after the first paint of the window.
"""

from collections.abc import Callable
from math import ceil
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal, Slot
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from warloss_gui.plots.key import Key
from warloss_gui.plots.layout import Layout
from warloss_gui.plots.palette import palette_of
from warloss_gui.plots.picture import Picture
from warloss_gui.plots.points import Points
from warloss_gui.qt.plain import PlainLabel
from warloss_gui.qt.theme import Look, Zoom
from warloss_gui.qt.turns import Turn
from warloss_gui.widgets.layouts import GRID, column, row

if TYPE_CHECKING:
    from warloss_gui.plots.canvas import Canvas

_TALLEST: Final = 36
"""Heights of a line. A picture of very many lanes that is higher scrolls by itself."""
_FEW_LANES: Final = 60
"""Pictures up to this length are drawn at once: a turn of its own would paint the window once more."""
_WIDTHS: Final = 8
_NARROWEST: Final = 240


class Plot(QWidget):
    """Shows a picture.

    `picked` names the mark that the reader has chosen in it, `opened` the one clicked or entered.
    """

    picked = Signal(str)
    opened = Signal(str)

    def __init__(self, name: str, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._title = PlainLabel("", "subtitle")
        self._note = PlainLabel("", "small")
        self._make: Callable[[], Picture] | None = None
        self._made: Picture | None = None
        self._chosen: str | None = None
        self._make_later = Turn(self)
        self._make_later.come.connect(self._prepare)
        self._show_later = Turn(self)
        self._show_later.come.connect(self._take)
        self.stage = Stage(name, look)
        self.key = Key()
        self._head = row()
        self._head.addWidget(self._title, 1)
        layout = column(self, 0, GRID // 2)
        layout.addLayout(self._head)
        for widget in (self._note, self.stage, self.key):
            layout.addWidget(widget)
        self.stage.points.picked.connect(self.picked)
        self.stage.points.opened.connect(self.opened)
        look.changed.connect(self._renew)

    def add_control(self, control: QWidget) -> None:
        """Put a control beside the title."""
        self._head.addWidget(control, 0, Qt.AlignmentFlag.AlignTop)
        QWidget.setTabOrder(control, self.stage.points)

    def offer(self, make: Callable[[], Picture]) -> None:
        """Show the picture that a function makes: the first one at once if it would be seen, others soon.

        To make a large picture takes a while, so does to show it, and so does all else that shows a sheet.
        """
        self._make = make
        holder = self.parentWidget()
        if self.stage.picture is None and holder is not None and holder.isVisibleTo(self.window()):
            self._prepare()
            self._take()
        else:
            self._make_later.ask()

    @Slot()
    def _prepare(self) -> None:
        make, self._make = self._make, None
        if make is None:
            return
        made = make()
        if made == self.stage.picture:
            return
        self._made = made
        if len(self._made.lanes) <= _FEW_LANES:
            self._take()
        else:
            self._show_later.ask()

    @Slot()
    def _take(self) -> None:
        made, self._made = self._made, None
        if made is not None:
            self.show_picture(made)
            if len(made.lanes) <= _FEW_LANES:
                self.stage.draw_at_once()

    def show_picture(self, picture: Picture) -> None:
        """Show another picture. The chosen mark stays chosen if it is still there."""
        self._title.setText(picture.title)
        self._note.setText(picture.note)
        self._note.setVisible(bool(picture.note))
        self.stage.points.setAccessibleDescription("\n".join((picture.title, picture.note)).strip())
        self.stage.show_picture(picture)
        self.stage.points.choose(self._chosen)
        self.key.show_picture(picture, palette_of(self._look))
        self.setVisible(bool(picture.lanes))

    @property
    def is_drawn(self) -> bool:
        """Whether the picture is there and not only its room, as far as it can be seen at all."""
        return self.stage.is_drawn or self.stage.points.viewport().visibleRegion().isEmpty()

    def choose(self, mark_id: str) -> None:
        """Show which mark is chosen."""
        self._chosen = mark_id
        self.stage.points.choose(mark_id)

    @Slot()
    def _renew(self) -> None:
        picture = self.stage.picture
        if picture is not None:
            self.stage.renew()
            self.key.show_picture(picture, palette_of(self._look))


class Stage(QWidget):
    """The picture itself: pyqtgraph's plot, and on top of it the marks in reach of the reader."""

    def __init__(self, name: str, look: Look | Zoom, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._palette = palette_of(look)
        self._canvas: Canvas | None = None
        self._layouts: dict[int, Layout] = {}
        self.picture: Picture | None = None
        self.points = Points(name, self)
        self.points.scrolled.connect(self._look_at)
        self.points.picked.connect(self._choose)
        self._draw_later = Turn(self, urgent=True)
        self._draw_later.come.connect(self._draw_stale)
        self._is_stale = True
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def is_drawn(self) -> bool:
        """Whether the picture is there and not only its room."""
        return not self._is_stale

    def show_picture(self, picture: Picture) -> None:
        """Show another picture."""
        self.picture = picture
        self._change()

    def renew(self) -> None:
        """Take over another theme or text size. Another theme moves nothing."""
        former = self._palette
        self._palette = palette_of(self._look)
        if self._palette.fonts != former.fonts:
            self._change()
        elif self._canvas is not None and self.isVisible():
            self._draw()
        elif self._canvas is not None:
            self._is_stale = True
            self._draw_later.ask()

    def choose_none(self) -> None:
        """No mark and no lane is chosen any more."""
        self.points.setCurrentIndex(QModelIndex())
        self._choose()

    def laid_out(self) -> Layout | None:
        """The layout for the present size."""
        return self._for(self.width())

    def _change(self) -> None:
        self._layouts.clear()
        # All of the page is laid out anew for a picture of another height, and for no other.
        if self.heightForWidth(self.width()) != self.height():
            self.updateGeometry()
        self._arrange()

    def _for(self, width: int) -> Layout | None:
        """The layout for a width; the last ones are kept, since they are asked for again and again."""
        if self.picture is None:
            return None
        # Qt asks for widths, too, that no window has.
        width = max(width, _NARROWEST)
        if width not in self._layouts:
            if len(self._layouts) >= _WIDTHS:
                self._layouts.clear()
            layout = Layout(self.picture, width, self._palette.fonts)
            if layout.frame.is_uniform and layout.height > self._tallest:
                room = self.points.verticalScrollBar().sizeHint().width()
                layout = Layout(self.picture, max(width - room, 1), self._palette.fonts)
            self._layouts[width] = layout
        return self._layouts[width]

    @property
    def _tallest(self) -> int:
        return _TALLEST * self.fontMetrics().lineSpacing()

    def sizeHint(self) -> QSize:
        """As high as the present width asks for."""
        return QSize(0, self.heightForWidth(max(self.width(), 1)))

    def minimumSizeHint(self) -> QSize:
        """Narrow pictures are possible; how high they are depends on the width."""
        return QSize(0, 0)

    def heightForWidth(self, width: int) -> int:
        """All lanes and the axis, or as many lanes as are good to scroll in."""
        layout = self._for(width)
        if layout is None or not layout.picture.lanes:
            return 0
        lanes = min(ceil(layout.height), self._tallest) if layout.frame.is_uniform else ceil(layout.height)
        return lanes + ceil(layout.axis.height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out anew."""
        super().resizeEvent(event)
        self._arrange()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Begin to draw once the window has been seen."""
        super().paintEvent(event)
        if self._canvas is None:
            self._draw_later.ask()

    def _arrange(self) -> None:
        """Put marks and picture in their places."""
        layout = self._for(self.width())
        if layout is None or self.width() < 1:
            return
        lanes = self.height() - ceil(layout.axis.height)
        self.points.setGeometry(0, 0, self.width(), max(lanes, 1))
        self.points.show_layout(layout)
        self._is_stale = True
        if self._canvas is not None:
            self._draw_later.ask()

    def draw_at_once(self) -> None:
        """Draw a changed picture before the next turn, if it is seen."""
        if self._canvas is not None and self._is_stale and self.isVisible():
            self._draw()

    @Slot()
    def _draw_stale(self) -> None:
        if self._is_stale:
            self._draw()

    def _draw(self) -> None:
        """Draw the picture as it is to be now."""
        layout = self.laid_out()
        if layout is None:
            return
        self._is_stale = False
        if self._canvas is None:
            from warloss_gui.plots.canvas import Canvas  # noqa: PLC0415 - imported after the first paint

            self._canvas = Canvas(self)
            self._canvas.widget.lower()
            self._canvas.widget.show()
        self._canvas.widget.setGeometry(0, 0, round(layout.frame.width), self.height())
        self._canvas.show(layout, self._palette, self.points.lane)
        self._look_at()

    @Slot()
    def _look_at(self) -> None:
        if self._canvas is not None:
            self._canvas.look_at(self.points.verticalOffset(), self.points.height())

    @Slot()
    def _choose(self) -> None:
        if self._canvas is not None:
            self._canvas.choose(self.points.lane)
