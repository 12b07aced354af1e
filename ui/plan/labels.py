"""Names and badges of objects, in pixels over the plan; kept as pixels while what they belong to rests."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QPixmap

from composer.scene import Node
from ui.plan.marks import Marks, ToPixel, frame_of
from ui.plan.objects import Objects
from ui.plan.overlay import canvas
from ui.plan.pens import faded
from ui.plan.places import Frame, IntArray
from ui.theme import Theme

LETTERS = 30
"""Of a name as the plan shows it."""
OVERHEAD = 1.5
"""Metres: what begins higher hangs above the furniture."""
_SMALL = 14.0
"""What is shorter, pixels, has only a dot where something is wrong with it, and no lock."""
_MOST = 600
_FEW = 40
"""Objects that are looked at in one picture, the largest ones."""
_PLAIN = 6.0
"""On a street, what has no name of its own is named where it is so many times as high as its name."""


class Labels:
    """Paints them."""

    def __init__(self) -> None:
        self._key: tuple[object, ...] = ()
        self._pixels = QPixmap()

    def paint(
        self,
        painter: QPainter,
        objects: Objects,
        marks: Marks,
        frame: Frame,
        to_pixel: ToPixel,
        size: QSize,
        font: QFont,
        theme: Theme,
        street: bool,
    ) -> None:
        """Draw all that shows.

        Parameters
        ----------
        frame : Frame
            What of the plan is seen.
        size : QSize
            Of the canvas, pixels.
        street : bool
            Whether only what is large or has a name of its own is named.
        """
        ratio = painter.device().devicePixelRatioF()
        shown = marks.selected, marks.hovered, marks.troubled, id(marks.names), marks.labels, marks.handles
        key = objects.version, *shown, frame, size.width(), size.height(), font.key(), theme.name, ratio
        if key != self._key:
            self._key = key
            self._pixels = QPixmap(size * ratio)
            self._pixels.setDevicePixelRatio(ratio)
            self._pixels.fill(Qt.GlobalColor.transparent)
            still = QPainter(self._pixels)
            still.setRenderHint(QPainter.RenderHint.Antialiasing)
            still.setFont(font)
            rows = self._worth(objects, marks, frame, to_pixel, QFontMetricsF(font).height())
            _Writer(still, marks, to_pixel, theme, street).write([objects.places.nodes[k] for k in rows.tolist()])
            still.end()
        painter.drawPixmap(0, 0, self._pixels)
        lively = [objects.places.nodes[row] for row in objects.lively if objects.places.shown[row]]
        if lively:
            _Writer(painter, marks, to_pixel, theme, street).write(lively)

    def _worth(self, objects: Objects, marks: Marks, frame: Frame, to_pixel: ToPixel, height: float) -> IntArray:
        """Rows of what rests and may have a name or a badge."""
        places = objects.places
        rows = places.within(frame)
        if objects.lively:
            rows = rows[~np.isin(rows, list(objects.lively))]
        metre = to_pixel(0.0, 0.0).y() - to_pixel(0.0, 1.0).y()
        extent = 2 * places.halves[rows].sum(axis=1)
        # What lies where the painter works is known by name, which few are.
        special = {places.rows.get(name, -1) for name in (*marks.selected, *marks.troubled, marks.hovered or "")}
        wanted = np.isin(rows, list(special)) | places.locked[rows]
        if marks.labels and marks.handles:
            wanted |= extent * metre >= height
        rows, extent = rows[wanted], extent[wanted]
        return rows if len(rows) <= _MOST else rows[np.argsort(-extent, kind="stable")[:_MOST]]


class _Writer:
    """Writes what belongs to some objects."""

    def __init__(self, painter: QPainter, marks: Marks, to_pixel: ToPixel, theme: Theme, street: bool) -> None:
        self._painter, self._marks, self._to_pixel, self._theme = painter, marks, to_pixel, theme
        self._street = street
        self._metrics = QFontMetricsF(painter.font())
        self._taken: list[QRectF] = []

    def write(self, nodes: list[Node]) -> None:
        """Draw badges and names, the most wanted first: a name that has no room left is left out."""
        marks = self._marks
        # what lies under something leaves it the place, what hangs above everything comes last
        nodes.sort(
            key=lambda n: (
                n.id not in marks.selected,
                n.id != marks.hovered,
                n.id not in marks.troubled,
                n.box is None or n.box.z > OVERHEAD,
                0.0 if n.box is None else -n.box.top,
            )
        )
        for node in nodes:
            assert node.box is not None
            frame = frame_of(node.box, self._to_pixel)
            self._badges(node, frame)
            if node.id != marks.moving and ((marks.labels and marks.handles) or node.id == marks.hovered):
                self._name(node, frame)

    def _name(self, node: Node, frame: QRectF) -> None:
        marks, metrics, painter = self._marks, self._metrics, self._painter
        wanted = node.id in marks.selected or node.id == marks.hovered
        plain = self._street and not node.label
        if not wanted and min(frame.height(), frame.width()) < metrics.height() * (_PLAIN if plain else 1.0):
            return
        text = marks.names.get(node.id, node.category)
        room = metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(frame.width() - 6, 0))
        if not wanted and room != text and (plain or len(room) < 6):
            return
        longest = LETTERS * metrics.averageCharWidth()
        text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, longest) if wanted else room
        size = QRectF(0, 0, metrics.horizontalAdvance(text) + 10, metrics.height() + 2)
        size.moveCenter(frame.center())
        if wanted and (frame.width() < size.width() or frame.height() < size.height() + 8):
            size.moveTop(frame.bottom() + 5)
        if wanted:
            size = _within(size, canvas(painter))
        if any(size.intersects(other) for other in self._taken):
            return
        self._taken.append(size)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(faded(self._theme.floor, 0.78))
        painter.drawRoundedRect(size, 4, 4)
        painter.setPen(QColor(self._theme.accent if node.id in marks.selected else self._theme.text))
        painter.drawText(size, Qt.AlignmentFlag.AlignCenter, text)

    def _badges(self, node: Node, frame: QRectF) -> None:
        painter, theme, corner = self._painter, self._theme, frame.topRight()
        small = max(frame.width(), frame.height()) < _SMALL
        if node.id in self._marks.troubled:
            painter.setPen(QPen(QColor(theme.floor), 1.0 if small else 1.5))
            painter.setBrush(QColor(theme.violated))
            if small:
                # Of many on a map each is as small as what it belongs to, or nothing else would be seen.
                many = len(self._marks.troubled) > _FEW
                radius = min(3.5, max(1.2, 0.45 * min(frame.width(), frame.height()))) if many else 3.5
                if radius < 3.5:
                    painter.setPen(Qt.PenStyle.NoPen)
                painter.drawEllipse(frame.center(), radius, radius)
                return
            painter.drawEllipse(corner, 7.5, 7.5)
            painter.setPen(QPen(QColor("#ffffff"), 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            painter.drawLine(corner + QPointF(0, -3.5), corner + QPointF(0, 0.8))
            painter.drawPoint(corner + QPointF(0, 3.8))
            corner -= QPointF(19, 0)
        if node.locks.any and not small:
            painter.setPen(QPen(QColor(theme.floor), 1.5))
            painter.setBrush(QColor(theme.faint))
            painter.drawEllipse(corner, 7.5, 7.5)
            painter.setPen(QPen(QColor("#ffffff"), 1.4))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawArc(QRectF(corner.x() - 2.2, corner.y() - 4.8, 4.4, 5.4), 0, 180 * 16)
            painter.fillRect(QRectF(corner.x() - 3.2, corner.y() - 1.2, 6.4, 4.6), QColor("#ffffff"))


def _within(frame: QRectF, room: QRectF) -> QRectF:
    """A frame moved so that it is in the room for it, if it fits there and is not far off."""
    if not frame.intersects(room):
        return frame
    x = max(min(frame.left(), room.right() - frame.width()), room.left())
    y = max(min(frame.top(), room.bottom() - frame.height()), room.top())
    return QRectF(x, y, frame.width(), frame.height())
