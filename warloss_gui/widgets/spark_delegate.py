"""Paints the cells of a table that have a sparkline instead of words."""

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPalette, QPen, QPolygonF
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from warloss_gui.itemmodels.sparks import Point, Spark
from warloss_gui.itemmodels.table import SPARK_ROLE

_MARGIN: Final = 12
"""Pixels that the style sheet keeps free beside the words of a cell."""
_LINE: Final = 1.5
_DOT: Final = 2.5


class SparkDelegate(QStyledItemDelegate):
    """Draws a small line without an axis, with a dot at the day that the table speaks of."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint a cell; one without a sparkline as usual."""
        spark: Spark | None = index.data(SPARK_ROLE)
        if spark is None:
            super().paint(painter, option, index)
            return
        cell = QStyleOptionViewItem(option)
        self.initStyleOption(cell, index)
        cell.text = ""
        cell.widget.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, cell, painter, cell.widget)
        height = cell.fontMetrics.height()
        room = QRectF(cell.rect).adjusted(_MARGIN, 0, -_MARGIN, 0)
        room = QRectF(room.left(), room.center().y() - height / 2, room.width(), height)
        _draw(painter, spark, room, cell)


def _draw(painter: QPainter, spark: Spark, room: QRectF, cell: QStyleOptionViewItem) -> None:
    colour = cell.palette.color(QPalette.ColorRole.Text)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour, _LINE, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    for line in spark.lines:
        places = [_place(point, room) for point in line]
        if len(places) == 1:
            painter.drawPoint(places[0])
        else:
            painter.drawPolyline(QPolygonF(places))
    if spark.dot is not None:
        painter.setBrush(colour)
        painter.drawEllipse(_place(spark.dot, room), _DOT, _DOT)
    painter.restore()


def _place(point: Point, room: QRectF) -> QPointF:
    return QPointF(room.left() + point[0] * room.width(), room.bottom() - point[1] * room.height())
