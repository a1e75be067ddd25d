"""The picture of a history: its lines, and on top of them the days in reach of the reader."""

from datetime import date
from math import ceil
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Signal, Slot
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from warloss_gui.plots.axes import DaySpan
from warloss_gui.plots.day_view import DayView
from warloss_gui.plots.history_picture import Timeline
from warloss_gui.plots.palette import palette_of
from warloss_gui.plots.time_layout import TimeLayout
from warloss_gui.plots.time_scene import scene_of
from warloss_gui.qt.measures import measures_of
from warloss_gui.qt.theme import Look, Zoom
from warloss_gui.qt.turns import Turn

if TYPE_CHECKING:
    from warloss_gui.plots.time_canvas import TimeCanvas

_LINES: Final = 14
_MANY_LINES: Final = 21
"""How high a picture of one class and one of many is, in lines of text, whatever the data."""


class TimeStage(QWidget):
    """The part of a history that is seen.

    `changed` tells that another part or another day is shown.
    """

    changed = Signal()

    def __init__(self, name: str, look: Look | Zoom, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._palette = palette_of(look)
        self._canvas: TimeCanvas | None = None
        self._layout: TimeLayout | None = None
        self.timeline: Timeline | None = None
        self.lines: int | None = None
        """How high the next picture is, in lines of text; None for the usual height."""
        self.seen = DaySpan(0, 1)
        self.days = DayView(name, self)
        self.days.picked.connect(self._look_at)
        self.days.moved.connect(self._move)
        self.days.zoomed.connect(self._zoom)
        self.days.wanted.connect(self._centre)
        self._draw_later = Turn(self, urgent=True)
        self._draw_later.come.connect(self.draw)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    @property
    def is_drawn(self) -> bool:
        """Whether the picture is there and not only its room."""
        return self._canvas is not None and not self._draw_later.is_waiting

    @property
    def layout_now(self) -> TimeLayout | None:
        """The layout for the present size."""
        return self._layout

    def show_timeline(self, timeline: Timeline) -> None:
        """Show another history. Where the time is the same, the part that is seen and the day stay."""
        former, day = self.timeline, self.days.day
        self.timeline = timeline
        if former is None or former.whole != timeline.whole:
            self.seen = timeline.whole
        self._change()
        travelled = former is None or former.travelled != timeline.travelled
        self.days.choose(timeline.home if travelled or day not in timeline.days else day)
        if day is not None and not self.seen.holds(self.days.day or day):
            self._centre(self.days.day or day)

    def return_home(self) -> None:
        """Show all of the time, and the day of the sheet."""
        if self.timeline is not None:
            self._see(self.timeline.whole)
            self.days.choose(self.timeline.home)

    def show_days(self, days: float) -> None:
        """Show so many days, around the current one if it is seen."""
        timeline = self.timeline
        if timeline is not None:
            day = self.days.day
            place = self.seen.at(day) if day is not None and self.seen.holds(day) else 0.5
            self._see(self.seen.scaled(days / self.seen.length, place, timeline.whole))

    def renew(self) -> None:
        """Take over another theme or text size. Another theme moves nothing."""
        former = self._palette
        self._palette = palette_of(self._look)
        if self._palette.fonts != former.fonts:
            self._change()
        elif self._canvas is not None:
            self._draw_later.ask()

    def _change(self) -> None:
        self._layout = None
        if self._height() != self.height():
            self.updateGeometry()
        self._arrange()

    def sizeHint(self) -> QSize:
        """As high as the text size asks for."""
        return QSize(0, self._height())

    def minimumSizeHint(self) -> QSize:
        """As high as usual."""
        return self.sizeHint()

    def _height(self) -> int:
        if self.timeline is None:
            return 0
        lines = self.lines or (_LINES if self.timeline.is_single else _MANY_LINES)
        return ceil(lines * measures_of(self._palette.fonts.body).height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out anew."""
        super().resizeEvent(event)
        self._layout = None
        self._arrange()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Begin to draw once the window has been seen."""
        super().paintEvent(event)
        if self._canvas is None:
            self._draw_later.ask()

    def _arrange(self) -> None:
        """Put days and picture in their places."""
        if self.timeline is None or self.width() < 1:
            return
        self._layout = TimeLayout(self.timeline, self.width(), self._height(), self._palette.fonts)
        self.days.setGeometry(self.rect())
        is_first = not self.days.model().rowCount()
        self.days.show_layout(self._layout, self.seen)
        if is_first:
            # Before there were days, none could be chosen.
            self.days.choose(self.timeline.home)
        if self._canvas is not None:
            self._draw_later.ask()

    @Slot()
    def draw(self) -> None:
        """Draw the picture as it is to be now."""
        if self._layout is None:
            return
        if self._canvas is None:
            from warloss_gui.plots.time_canvas import TimeCanvas  # noqa: PLC0415 - after the first paint

            self._canvas = TimeCanvas(self)
            self._canvas.widget.lower()
            self._canvas.widget.show()
        self._canvas.widget.setGeometry(self.rect())
        self._canvas.show(self._layout, self._palette)
        self._look_at()

    def _see(self, seen: DaySpan) -> None:
        if seen != self.seen and self._layout is not None:
            self.seen = seen
            self.days.show_layout(self._layout, seen)
            self._look_at()

    @Slot()
    def _look_at(self) -> None:
        if self._canvas is not None and self._layout is not None and not self._draw_later.is_waiting:
            day = self.days.day
            scene = scene_of(self._layout, self.seen)
            self._canvas.look_at(scene, None if day is None else day.toordinal())
        self.changed.emit()

    @Slot(float)
    def _move(self, pixels: float) -> None:
        if self.timeline is not None and self._layout is not None:
            days = pixels / self._layout.area.width() * self.seen.length
            self._see(self.seen.moved(days, self.timeline.whole))

    @Slot(float, float)
    def _zoom(self, factor: float, x: float) -> None:
        if self.timeline is not None and self._layout is not None:
            area = self._layout.area
            place = min(max((x - area.left()) / area.width(), 0.0), 1.0)
            self._see(self.seen.scaled(factor, place, self.timeline.whole))

    @Slot(object)
    def _centre(self, day: date) -> None:
        if self.timeline is not None:
            by = (self.seen.at(day) - 0.5) * self.seen.length
            self._see(self.seen.moved(by, self.timeline.whole))
