"""What is drawn over the plan in pixels: names, badges, handles, guides, distances, hints."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen, QPolygonF
from shapely.geometry import LineString, Polygon

from composer.scene import Box, Floor, Node, Scene
from ui.controllers.plan import Grip
from ui.controllers.snapping import Line
from ui.plan.items import faded
from ui.theme import Theme
from ui.words import tr

ToPixel = Callable[[float, float], QPointF]
HANDLE = 8.0
REACH = 9.0
LETTERS = 30
"""Of a name as the plan shows it."""
EDGE = 24
"""What rulers may take of the left and the upper edge, pixels."""
GRIPS: tuple[Grip, ...] = ((1, 1), (1, -1), (-1, 1), (-1, -1), (1, 0), (-1, 0), (0, 1), (0, -1))


@dataclass
class Marks:
    """What the overlay shows besides the scene."""

    selected: frozenset[str] = frozenset()
    hovered: str | None = None
    moving: str | None = None
    hint: str = ""
    guides: tuple[Line, ...] = ()
    band: QRectF | None = None
    pointer: QPointF = field(default_factory=QPointF)
    troubled: frozenset[str] = frozenset()
    broken: tuple[tuple[str, str], ...] = ()
    names: dict[str, str] = field(default_factory=dict)
    ghost: Box | None = None
    sizes: bool = True
    every_size: bool = False
    labels: bool = True
    handles: bool = True


def grips_of(box: Box, to_pixel: ToPixel) -> dict[Grip | str, QPointF]:
    """Where the handles of a box are, pixels; the one that turns it is called ``turn``."""
    c, s = math.cos(box.yaw), math.sin(box.yaw)

    def at(u: float, v: float) -> QPointF:
        along, across = u * box.depth / 2, v * box.width / 2
        return to_pixel(box.x + along * c - across * s, box.y + along * s + across * c)

    found: dict[Grip | str, QPointF] = {grip: at(*grip) for grip in GRIPS}
    middle, front = at(0, 0), at(1, 0)
    length = math.hypot(front.x() - middle.x(), front.y() - middle.y()) or 1.0
    found["turn"] = front + (front - middle) * (26.0 / length)
    if min(box.depth, box.width) * length / (box.depth / 2) < 34:
        for grip in ((1, 0), (-1, 0), (0, 1), (0, -1)):
            del found[grip]
    return found


OVERHEAD = 1.5
"""Metres: what begins higher hangs above the furniture."""


class Overlay:
    """Paints the marks."""

    def __init__(self, theme: Theme) -> None:
        self.theme = theme
        self._canvas = QRectF()

    def paint(
        self, painter: QPainter, scene: Scene, nodes: list[Node], marks: Marks, to_pixel: ToPixel, font: QFont
    ) -> None:
        """Draw everything; the painter works in pixels, `nodes` are those of the scene that show."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._canvas = QRectF(painter.window()).adjusted(EDGE, EDGE, -4, -4)
        small = QFont(font)
        small.setPointSizeF(max(font.pointSizeF() - 1.0, 7.0))
        painter.setFont(small)
        if scene.floor is not None and ((marks.sizes and marks.handles) or marks.every_size):
            self._room_sizes(painter, scene.floor, to_pixel, marks.every_size)
        if not scene.nodes and marks.handles and marks.ghost is None:
            self._empty(painter, scene, to_pixel)
        self._broken(painter, scene, marks, to_pixel)
        moving = scene.by_id.get(marks.moving or "")
        if moving is not None and moving.box is not None and scene.floor is not None:
            self._distances(painter, moving.box, scene.floor, to_pixel)
        self._labels(painter, nodes, marks, to_pixel)
        if marks.ghost is not None:
            self._ghost(painter, marks.ghost, to_pixel)
        self._guides(painter, marks, to_pixel)
        if marks.handles and len(marks.selected) == 1 and marks.moving is None:
            node = scene.by_id.get(next(iter(marks.selected)))
            if node is not None and node.box is not None:
                self._handles(painter, node.box, to_pixel)
        if marks.band is not None:
            painter.setPen(QPen(QColor(self.theme.accent), 1))
            painter.setBrush(faded(self.theme.accent, 0.12))
            painter.drawRect(marks.band)
        if marks.hint:
            tag(painter, marks.hint, marks.pointer + QPointF(18, 22), self.theme.accent, self.theme.on_accent)

    def _empty(self, painter: QPainter, scene: Scene, to_pixel: ToPixel) -> None:
        """In a room with nothing in it, how to begin."""
        room = self._canvas
        if scene.floor is not None:
            x0, y0, x1, y1 = scene.floor.bounds
            room = room.intersected(QRectF(to_pixel(x0, y1), to_pixel(x1, y0)).adjusted(12, 12, -12, -12))
        painter.setPen(QColor(self.theme.faint))
        said = tr("Drag furniture here from the catalogue, or mesh files from a folder.")
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, said)

    def _labels(self, painter: QPainter, nodes: list[Node], marks: Marks, to_pixel: ToPixel) -> None:
        metrics = QFontMetricsF(painter.font())
        taken: list[QRectF] = []
        named = marks.labels and marks.handles
        metre = to_pixel(0.0, 0.0).y() - to_pixel(0.0, 1.0).y()
        order = [
            n
            for n in nodes
            if n.id in marks.troubled
            or n.locks.any
            or n.id == marks.hovered
            or (named and (n.id in marks.selected or _extent(n) * metre >= metrics.height()))
        ]
        # what lies under something leaves it the place, what hangs above everything comes last
        order.sort(
            key=lambda n: (
                n.id not in marks.selected,
                n.id != marks.hovered,
                n.id not in marks.troubled,
                n.box is None or n.box.z > OVERHEAD,
                0.0 if n.box is None else -n.box.top,
            )
        )
        for node in order:
            assert node.box is not None
            frame = frame_of(node.box, to_pixel)
            self._badges(painter, node, frame, marks)
            text = marks.names.get(node.id, node.category)
            if node.id == marks.moving or not (named or node.id == marks.hovered):
                continue
            wanted = node.id in marks.selected or node.id == marks.hovered
            if not wanted and frame.height() < metrics.height():
                continue
            room = metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(frame.width() - 6, 0))
            if not wanted and len(room) < min(len(text), 6):
                continue
            longest = LETTERS * metrics.averageCharWidth()
            text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, longest) if wanted else room
            size = QRectF(0, 0, metrics.horizontalAdvance(text) + 10, metrics.height() + 2)
            size.moveCenter(frame.center())
            if wanted and (frame.width() < size.width() or frame.height() < size.height() + 8):
                size.moveTop(frame.bottom() + 5)
            if wanted:
                size = _within(size, self._canvas)
            if any(size.intersects(other) for other in taken):
                continue
            taken.append(size)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(faded(self.theme.floor, 0.78))
            painter.drawRoundedRect(size, 4, 4)
            painter.setPen(QColor(self.theme.accent if node.id in marks.selected else self.theme.text))
            painter.drawText(size, Qt.AlignmentFlag.AlignCenter, text)

    def _badges(self, painter: QPainter, node: Node, frame: QRectF, marks: Marks) -> None:
        corner = frame.topRight()
        if node.id in marks.troubled:
            painter.setPen(QPen(QColor(self.theme.floor), 1.5))
            painter.setBrush(QColor(self.theme.violated))
            painter.drawEllipse(corner, 7.5, 7.5)
            painter.setPen(QPen(QColor("#ffffff"), 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            painter.drawLine(corner + QPointF(0, -3.5), corner + QPointF(0, 0.8))
            painter.drawPoint(corner + QPointF(0, 3.8))
            corner -= QPointF(19, 0)
        if node.locks.any:
            painter.setPen(QPen(QColor(self.theme.floor), 1.5))
            painter.setBrush(QColor(self.theme.faint))
            painter.drawEllipse(corner, 7.5, 7.5)
            painter.setPen(QPen(QColor("#ffffff"), 1.4))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawArc(QRectF(corner.x() - 2.2, corner.y() - 4.8, 4.4, 5.4), 0, 180 * 16)
            painter.fillRect(QRectF(corner.x() - 3.2, corner.y() - 1.2, 6.4, 4.6), QColor("#ffffff"))

    def _handles(self, painter: QPainter, box: Box, to_pixel: ToPixel) -> None:
        grips, accent = grips_of(box, to_pixel), QColor(self.theme.accent)
        painter.setPen(QPen(accent, 1, Qt.PenStyle.DashLine))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolygon(outline(box, to_pixel))
        c, s = math.cos(box.yaw), math.sin(box.yaw)
        front = to_pixel(box.x + box.depth / 2 * c, box.y + box.depth / 2 * s)
        painter.setPen(QPen(accent, 1.4))
        painter.drawLine(front, grips["turn"])
        painter.setBrush(QColor(self.theme.panel))
        for name, point in grips.items():
            if name == "turn":
                painter.drawEllipse(point, 5.5, 5.5)
            else:
                painter.drawRect(QRectF(point.x() - HANDLE / 2, point.y() - HANDLE / 2, HANDLE, HANDLE))

    def _ghost(self, painter: QPainter, box: Box, to_pixel: ToPixel) -> None:
        painter.setPen(QPen(QColor(self.theme.accent), 1.6, Qt.PenStyle.DashLine))
        painter.setBrush(faded(self.theme.accent, 0.16))
        painter.drawPolygon(outline(box, to_pixel))
        c, s = math.cos(box.yaw), math.sin(box.yaw)
        front = to_pixel(box.x + box.depth / 2 * c, box.y + box.depth / 2 * s)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self.theme.accent))
        ahead, aside = QPointF(7 * c, -7 * s), QPointF(5 * s, 5 * c)
        painter.drawPolygon(QPolygonF([front + aside, front + ahead, front - aside]))

    def _broken(self, painter: QPainter, scene: Scene, marks: Marks, to_pixel: ToPixel) -> None:
        painter.setPen(QPen(QColor(self.theme.violated), 1.6, Qt.PenStyle.DashLine))
        for a, b in marks.broken:
            ends = [scene.by_id[i].box for i in (a, b) if i in scene.by_id]
            if len(ends) == 2 and ends[0] is not None and ends[1] is not None:
                painter.drawLine(to_pixel(ends[0].x, ends[0].y), to_pixel(ends[1].x, ends[1].y))

    def _guides(self, painter: QPainter, marks: Marks, to_pixel: ToPixel) -> None:
        painter.setPen(QPen(QColor(self.theme.accent), 1, Qt.PenStyle.DashLine))
        for start, end in marks.guides:
            painter.drawLine(to_pixel(*start), to_pixel(*end))

    def _distances(self, painter: QPainter, box: Box, floor: Floor, to_pixel: ToPixel) -> None:
        room, corners = Polygon(floor.polygon), box.footprint()
        (x0, y0), (x1, y1) = corners.min(axis=0), corners.max(axis=0)
        for start, way in (
            ((x0, box.y), (-1, 0)),
            ((x1, box.y), (1, 0)),
            ((box.x, y0), (0, -1)),
            ((box.x, y1), (0, 1)),
        ):
            ray = LineString([start, (start[0] + way[0] * 50, start[1] + way[1] * 50)]).intersection(room.exterior)
            points = [p for g in getattr(ray, "geoms", [ray]) if not g.is_empty for p in g.coords]
            if not points:
                continue
            end = min(points, key=lambda p: math.dist(p, start))
            length = math.dist(end, start)
            if length < 0.03:
                continue
            a, b = to_pixel(*start), to_pixel(*end[:2])
            painter.setPen(QPen(QColor(self.theme.faint), 1))
            painter.drawLine(a, b)
            tag(painter, metres(length), (a + b) / 2, self.theme.panel, self.theme.text, centred=True)

    def _room_sizes(self, painter: QPainter, floor: Floor, to_pixel: ToPixel, every: bool) -> None:
        shown: set[tuple[float, bool]] = set()
        for index in range(len(floor.polygon)):
            (ax, ay), (bx, by) = floor.wall(index)
            length, a, b = math.hypot(bx - ax, by - ay), to_pixel(ax, ay), to_pixel(bx, by)
            key = round(length, 2), abs(bx - ax) > abs(by - ay)
            least = 34 if every else 60
            if math.hypot(b.x() - a.x(), b.y() - a.y()) < least or (
                not every and len(floor.polygon) == 4 and key in shown
            ):
                continue
            shown.add(key)
            painter.save()
            painter.translate((a + b) / 2)
            angle = math.degrees(math.atan2(b.y() - a.y(), b.x() - a.x()))
            out = 1.0
            if not -90.01 < angle <= 90.0:
                angle, out = angle + 180, -1.0
            painter.rotate(angle)
            pixel = math.hypot(b.x() - a.x(), b.y() - a.y()) / length
            painter.setPen(QColor(self.theme.accent if every else self.theme.faint))
            y = out * (0.12 * pixel + 13)
            painter.drawText(QRectF(-60, y - 9, 120, 18), Qt.AlignmentFlag.AlignCenter, f"{length:.2f} m")
            painter.restore()


def tag(
    painter: QPainter, text: str, at: QPointF, colour: str | QColor, ink: str | QColor, centred: bool = False
) -> None:
    """A line of text on a plate; its upper left corner or its middle is at a pixel."""
    metrics = QFontMetricsF(painter.font())
    frame = QRectF(at.x(), at.y(), metrics.horizontalAdvance(text) + 14, metrics.height() + 6)
    if centred:
        frame.moveCenter(at)
    shape = QPainterPath()
    shape.addRoundedRect(frame, 5, 5)
    painter.fillPath(shape, QBrush(QColor(colour)))
    painter.setPen(QColor(ink))
    painter.drawText(frame, Qt.AlignmentFlag.AlignCenter, text)


def _within(frame: QRectF, canvas: QRectF) -> QRectF:
    """A frame moved so that it is on the canvas, if it fits there and is not far off."""
    if not frame.intersects(canvas):
        return frame
    x = max(min(frame.left(), canvas.right() - frame.width()), canvas.left())
    y = max(min(frame.top(), canvas.bottom() - frame.height()), canvas.top())
    return QRectF(x, y, frame.width(), frame.height())


def _extent(node: Node) -> float:
    """How far a node reaches up the plan at most, metres."""
    return 0.0 if node.box is None else node.box.depth + node.box.width


def frame_of(box: Box, to_pixel: ToPixel) -> QRectF:
    """The upright rectangle around the footprint, pixels."""
    c, s = abs(math.cos(box.yaw)), abs(math.sin(box.yaw))
    half_x, half_y = (c * box.depth + s * box.width) / 2, (s * box.depth + c * box.width) / 2
    return QRectF(to_pixel(box.x - half_x, box.y + half_y), to_pixel(box.x + half_x, box.y - half_y))


def outline(box: Box, to_pixel: ToPixel) -> QPolygonF:
    """The footprint in pixels."""
    return QPolygonF([to_pixel(float(x), float(y)) for x, y in box.footprint()])


def metres(length: float) -> str:
    """A length for people: centimetres below a metre."""
    return f"{length * 100:.0f} cm" if length < 1 else f"{length:.2f} m"


def inside(nodes: Iterable[Node], frame: QRectF, to_pixel: ToPixel) -> list[str]:
    """Nodes whose middle is in a frame of pixels."""
    return [n.id for n in nodes if n.box is not None and frame.contains(to_pixel(n.box.x, n.box.y))]
