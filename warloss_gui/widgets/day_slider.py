"""A slider over reports, on which one place can be marked."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QSlider, QStyle, QStyleOptionSlider

from warloss_gui.language import gettext


class DaySlider(QSlider):
    """Goes from report to report. The marked place is that of the sheet's own date."""

    def __init__(self) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._marked: int | None = None
        self.setAccessibleName(gettext("Report"))

    def mark(self, place: int | None) -> None:
        """Mark a place, or none."""
        self._marked = place
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the mark under the handle."""
        if self._marked is not None:
            painter = QPainter(self)
            painter.setPen(QPen(self.palette().color(QPalette.ColorRole.WindowText), 2))
            x = self.x_of(self._marked)
            painter.drawLine(x, 0, x, self.height())
            painter.end()
        super().paintEvent(event)

    def x_of(self, place: int) -> int:
        """Where the middle of the handle stands at a place, in pixels from the left."""
        option = QStyleOptionSlider()
        self.initStyleOption(option)
        style, kind = self.style(), QStyle.ComplexControl.CC_Slider
        groove = style.subControlRect(kind, option, QStyle.SubControl.SC_SliderGroove, self)
        handle = style.subControlRect(kind, option, QStyle.SubControl.SC_SliderHandle, self)
        room = groove.width() - handle.width()
        from_left = QStyle.sliderPositionFromValue(self.minimum(), self.maximum(), place, room)
        return groove.left() + handle.width() // 2 + from_left
