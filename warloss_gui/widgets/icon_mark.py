"""An icon beside the first line of a text."""

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QWidget

from warloss_gui.qt import icons
from warloss_gui.qt.plain import PlainLabel


class IconMark(PlainLabel):
    """Shows an icon as large as its text size asks for, in the colour that its role has in the theme.

    It has the look of the text that it stands beside, and says nothing to a screen reader: the text does.
    """

    def __init__(self, look: str = "", parent: QWidget | None = None) -> None:
        super().__init__("", look, parent)
        self.setWordWrap(False)
        self._name = ""
        self._role = QPalette.ColorRole.WindowText

    def show_icon(self, name: str, role: QPalette.ColorRole) -> None:
        """Show an icon in a colour of the palette."""
        self._name = name
        self._role = role
        self.update()

    def sizeHint(self) -> QSize:
        """As high as a line, so that the icon stands in the middle of the first."""
        line = QSize(icons.size_beside(self.font()), self.fontMetrics().height())
        return line.grownBy(self.contentsMargins())

    def minimumSizeHint(self) -> QSize:
        """As the usual size."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the icon in the colour of the moment."""
        if self._name:
            side = icons.size_beside(self.font())
            place = QRect(0, 0, side, side)
            place.moveCenter(self.contentsRect().center())
            # The palette of the widget has the one colour that the style sheet gives to its text.
            colour = QGuiApplication.palette().color(self._role)
            drawn = icons.pixmap(self._name, colour, side, self.devicePixelRatioF())
            painter = QPainter(self)
            painter.drawPixmap(place, drawn)
            painter.end()
