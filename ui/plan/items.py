# ruff: noqa: N802 - Qt names its events
"""What lies on the plan: the room and its objects, each drawn in metres."""

from __future__ import annotations

import math

import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPen, QPolygonF, QTransform
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from composer.document import colours_of
from composer.scene import Floor, Node, Opening, Scene, Surface
from composer.street.kinds import surface_kind
from composer.vocabulary import category
from ui.plan.symbols import footprint, symbol
from ui.space.solids import WALL_THICKNESS, outer_ring
from ui.theme import Theme

_ROUND_ABOUT = ("lamp", "plant", "rug")
"""Super categories without a front worth a tick."""


def cosmetic(colour: str | QColor, width: float = 1.0, style: Qt.PenStyle = Qt.PenStyle.SolidLine) -> QPen:
    """A pen of so many pixels whatever the zoom."""
    pen = QPen(QColor(colour), width, style, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
    pen.setCosmetic(True)
    return pen


def mixed(a: str, b: str, share: float) -> QColor:
    """`share` of colour `a` in colour `b`."""
    x, y = QColor(a), QColor(b)
    return QColor.fromRgbF(
        x.redF() * share + y.redF() * (1 - share),
        x.greenF() * share + y.greenF() * (1 - share),
        x.blueF() * share + y.blueF() * (1 - share),
    )


def faded(colour: str | QColor, alpha: float) -> QColor:
    """A colour that lets what lies below shine through."""
    value = QColor(colour)
    value.setAlphaF(alpha)
    return value


def main_colour(node: Node) -> str:
    """The colour a person would name the object by."""
    family = category(node.category).family
    part = {"bed": "top", "chair": "cushion", "armchair": "body", "table": "top", "desk": "top", "stool": "cushion"}
    return next(iter(colours_of(node, [part.get(family, "body")]).values()))


class RoomItem(pg.GraphicsObject):  # type: ignore[misc]
    """Floor, grid, walls with doors and windows; or the surfaces of a street."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._floor: Floor | None = None
        self._surfaces: tuple[Surface, ...] = ()
        self._glass = False
        self._bounds = QRectF(-3, -3, 6, 6)
        self.setZValue(-1000)
        self.setCacheMode(pg.GraphicsObject.CacheMode.DeviceCoordinateCache)

    def show_scene(self, scene: Scene, theme: Theme) -> None:
        """Draw this scene's surroundings."""
        if scene.floor is self._floor and scene.surfaces is self._surfaces and theme is self._theme:
            return
        self.prepareGeometryChange()
        self._theme, self._floor, self._surfaces = theme, scene.floor, scene.surfaces
        points = list(scene.floor.polygon) if scene.floor is not None else []
        points += [p for s in scene.surfaces for p in s.polygon]
        if points:
            xs, ys = zip(*points, strict=True)
            self._bounds = QRectF(min(xs) - 1.5, min(ys) - 1.5, max(xs) - min(xs) + 3, max(ys) - min(ys) + 3)
        self.update()

    def set_glass(self, glass: bool) -> None:
        """Let what lies under the floor shine through."""
        self._glass = glass
        self.update()

    def boundingRect(self) -> QRectF:
        return self._bounds

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        for surface in self._surfaces:
            painter.setBrush(mixed(surface_kind(surface.kind).colour, self._theme.canvas, 0.75))
            painter.drawPolygon(QPolygonF([QPointF(*p) for p in surface.polygon]))
        if self._floor is not None:
            self._paint_room(painter, self._floor)

    def _paint_room(self, painter: QPainter, floor: Floor) -> None:
        inner = QPainterPath()
        inner.addPolygon(QPolygonF([QPointF(*p) for p in floor.polygon]))
        inner.closeSubpath()
        painter.fillPath(inner, faded(self._theme.floor, 0.2 if self._glass else 1.0))
        painter.save()
        painter.setClipPath(inner)
        x0, y0, x1, y1 = floor.bounds
        for step, shade in ((0.5, 0.5), (1.0, 1.0)):
            painter.setPen(cosmetic(mixed(self._theme.grid, self._theme.floor, shade)))
            x = math.ceil(x0 / step) * step
            while x < x1:
                painter.drawLine(QPointF(x, y0), QPointF(x, y1))
                x += step
            y = math.ceil(y0 / step) * step
            while y < y1:
                painter.drawLine(QPointF(x0, y), QPointF(x1, y))
                y += step
        painter.restore()
        outer = QPainterPath()
        outer.addPolygon(QPolygonF([QPointF(*p) for p in outer_ring(floor)]))
        outer.closeSubpath()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.fillPath(outer.subtracted(inner), QColor(self._theme.wall))
        for opening in floor.openings:
            self._paint_opening(painter, floor, opening)

    def _paint_opening(self, painter: QPainter, floor: Floor, opening: Opening) -> None:
        (ax, ay), (bx, by) = floor.wall(opening.wall)
        painter.save()
        painter.translate(ax, ay)
        painter.rotate(math.degrees(math.atan2(by - ay, bx - ax)))
        low, high = opening.offset - opening.width / 2, opening.offset + opening.width / 2
        gap = QRectF(QPointF(low, -WALL_THICKNESS), QPointF(high, 0.0))
        if opening.kind == "window":
            painter.fillRect(gap, QColor(self._theme.floor))
            painter.setPen(cosmetic(self._theme.wall, 1.2))
            for y in (0.0, -WALL_THICKNESS * 0.42, -WALL_THICKNESS * 0.58, -WALL_THICKNESS):
                painter.drawLine(QPointF(low, y), QPointF(high, y))
        else:
            painter.fillRect(gap, QColor(self._theme.floor))
            self._paint_leaf(painter, opening)
        painter.setPen(cosmetic(self._theme.wall, 1.2))
        for x in (low, high):
            painter.drawLine(QPointF(x, 0.0), QPointF(x, -WALL_THICKNESS))
        painter.restore()

    def _paint_leaf(self, painter: QPainter, opening: Opening) -> None:
        """The open leaf of a door and the way it swings; the painter stands at the wall's start, X along the wall."""
        painter.save()
        half, width = opening.width / 2, opening.width
        painter.translate(opening.offset, -WALL_THICKNESS if opening.outward else 0.0)
        painter.scale(1.0 if opening.hinge == "start" else -1.0, -1.0 if opening.outward else 1.0)
        painter.setPen(cosmetic(self._theme.outline, 2.2))
        painter.drawLine(QPointF(-half, 0.0), QPointF(-half, width))
        painter.setPen(cosmetic(mixed(self._theme.outline, self._theme.floor, 0.55), 1.0, Qt.PenStyle.DashLine))
        swing = QPainterPath(QPointF(-half, width))
        # Qt's arcs turn the other way on an axis that points up, so a clockwise quarter is a positive span here.
        swing.arcTo(QRectF(-half - width, -width, 2 * width, 2 * width), 270, 90)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(swing)
        painter.restore()


class NodeItem(pg.GraphicsObject):  # type: ignore[misc]
    """One object: its symbol and a tick where it faces."""

    def __init__(self, node: Node, theme: Theme) -> None:
        super().__init__()
        self._look: tuple[object, ...] | None = None
        # Not the item's own: Qt keeps no pixels of turned items.
        self._turn = QTransform()
        self._bounds = QRectF()
        self.selected = self.hovered = self.alarmed = False
        # Drawn once and kept as pixels until zoom or look change: a drag repaints one object, not hundreds.
        self.setCacheMode(pg.GraphicsObject.CacheMode.DeviceCoordinateCache)
        self.show_node(node, theme)

    def show_node(self, node: Node, theme: Theme) -> None:
        """Draw this node from now on."""
        box = node.box
        assert box is not None
        self.node = node
        built = node.building if node.shape is None else None
        look = box.depth, box.width, node.category, main_colour(node), theme, built
        if look != self._look:
            self.prepareGeometryChange()
            self._look, self._theme = look, theme
            size = box.depth, box.width
            self._symbol = symbol(node.category, *size) if built is None else footprint(built, *size)
            self._fill = mixed(look[3], theme.floor, theme.tint)
            self._soft = mixed(look[3], theme.floor, theme.tint * 0.4)
            self.update()
        turn = QTransform().rotate(math.degrees(box.yaw))
        if turn != self._turn:
            self.prepareGeometryChange()
            self._turn = turn
            self.update()
        self._bounds = self._turn.mapRect(self._symbol.outline.boundingRect().adjusted(-0.1, -0.1, 0.1, 0.1))
        self.setPos(box.x, box.y)
        level = -500 if box.height < 0.06 else 500 if category(node.category).mount == "ceiling" else 0
        self.setZValue(level + box.top * 10 - box.depth * box.width)

    def set_state(self, selected: bool, hovered: bool, alarmed: bool) -> None:
        """Show it selected, under the cursor, or in trouble."""
        if (selected, hovered, alarmed) != (self.selected, self.hovered, self.alarmed):
            self.selected, self.hovered, self.alarmed = selected, hovered, alarmed
            self.update()

    def boundingRect(self) -> QRectF:
        return self._bounds  # asked for hundreds of times in every frame

    def local(self, point: QPointF) -> QPointF:
        """A point of the plan in the node's own frame."""
        return self._turn.inverted()[0].map(self.mapFromParent(point))

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setTransform(self._turn, True)
        theme, drawn = self._theme, self._symbol
        line = theme.violated if self.alarmed else theme.accent if self.selected else theme.outline
        if drawn.dashed:
            painter.setBrush(QBrush(faded(self._fill, 0.35)))
            painter.setPen(cosmetic(line, 1.3, Qt.PenStyle.DashLine))
        else:
            painter.setBrush(self._fill)
            painter.setPen(cosmetic(line, 2.0 if self.selected or self.alarmed else 1.6 if self.hovered else 1.2))
        painter.drawPath(drawn.outline)
        painter.setPen(cosmetic(mixed(theme.outline, self._fill.name(), 0.6), 1.0))
        painter.setBrush(self._soft)
        painter.drawPath(drawn.soft)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(drawn.details)
        box = self.node.box
        if box is not None and category(self.node.category).super not in _ROUND_ABOUT:
            size = min(0.07, box.width * 0.16, box.depth * 0.2)
            front = box.depth / 2
            tick = QPolygonF([QPointF(front, -size), QPointF(front + size * 0.95, 0), QPointF(front, size)])
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(line))
            painter.drawPolygon(tick)
        if self.hovered and not self.selected:
            painter.setBrush(faded(theme.accent, 0.10))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.drawPath(drawn.outline)
