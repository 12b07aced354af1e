"""How an object is drawn on the plan: its symbol in its colours, simpler where it is small."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPen, QPolygonF, QTransform

from composer.document import colours_of
from composer.scene import Box, Building, Node
from composer.street.buildings.footprint import Footprint
from composer.street.buildings.pieces import Form
from composer.street.buildings.roofs import roof
from composer.vocabulary import category
from ui.plan.paths import Symbol
from ui.plan.pens import cosmetic, faded, mixed
from ui.plan.symbols import symbol
from ui.theme import Theme

SMALL, TINY = 14.0, 6.0
"""Objects that are so many pixels long are drawn without what is inside them, and without their border."""
MARGIN = 0.1
"""Metres that a symbol reaches beyond its box: the tick where it faces."""
_NO_TICK = frozenset({"lamp", "plant", "rug", "tree", "greenery", "vehicle", "person", "building", "barrier"})
"""Super categories without a front, or whose front is plain to see."""
_ROUND = frozenset({"tree", "plant", "greenery", "person"})
_NAMED_BY = {"bed": "top", "chair": "cushion", "table": "top", "desk": "top", "stool": "cushion"}
_NAMED_BY_SUPER = {"tree": "foliage", "greenery": "foliage", "person": "cushion", "building": "top"}
_ROOF_DETAIL = 60
"""Corners of a footprint up to which its roof is worked out for the plan."""


def main_colour(node: Node) -> str:
    """The colour a person would name the object by."""
    known = category(node.category)
    part = _NAMED_BY.get(known.family) or _NAMED_BY_SUPER.get(known.super, "body")
    return next(iter(colours_of(node, [part]).values()))


def turned(box: Box) -> QTransform:
    """From a node's own frame to the plan."""
    c, s = np.cos(box.yaw), np.sin(box.yaw)
    return QTransform(c, s, -s, c, box.x, box.y)


class Figure:
    """What all objects of one category, size, colour and footprint look like.

    Parameters
    ----------
    name : str
        Category.
    size : (float, float)
        Depth and width, metres.
    colour : str
        `main_colour`.
    building : Building or None
    rise : float
        Height of the building's roof, metres.
    """

    def __init__(
        self, name: str, size: tuple[float, float], colour: str, building: Building | None, rise: float, theme: Theme
    ) -> None:
        known = category(name)
        self._name, self._size, self._theme, self._building, self._rise = name, size, theme, building, rise
        self._fill, self._soft = mixed(colour, theme.floor, theme.tint), mixed(colour, theme.floor, theme.tint * 0.4)
        self._inner = cosmetic(mixed(theme.outline, self._fill.name(), 0.6), 1.0)
        self._dark = mixed(theme.outline, self._fill.name(), 0.7 if theme.name == "light" else 0.45)
        self._round = known.super in _ROUND
        self._tick = known.super not in _NO_TICK
        self._see_through = known.super == "tree"
        self._symbol: Symbol | None = None
        self._frame = QRectF(-size[0] / 2, -size[1] / 2, *size)
        self._outline = None if building is None else footprint(building, size)

    @property
    def symbol(self) -> Symbol:
        """The paths, made when they are first needed."""
        if self._symbol is None:
            if self._building is None:
                self._symbol = symbol(self._name, *self._size)
            else:
                self._symbol = Symbol(footprint(self._building, self._size))
                self._symbol.details = roof_lines(self._building, self._size, self._rise)
        return self._symbol

    def paint(
        self, painter: QPainter, scale: float, selected: bool = False, hovered: bool = False, alarmed: bool = False
    ) -> None:
        """Draw it; the painter stands in the object's own frame, whose metre is `scale` pixels long."""
        pixels = max(self._size) * scale
        theme = self._theme
        line = theme.violated if alarmed else theme.accent if selected else theme.outline
        wide = 2.0 if selected or alarmed else 1.6 if hovered else 1.2
        if pixels < SMALL and self._name:
            self._paint_small(painter, pixels, line, wide if selected or alarmed else 0.8)
            return
        drawn = self.symbol
        if drawn.dashed or self._see_through:
            painter.setBrush(QBrush(faded(self._fill, 0.35 if drawn.dashed else 0.72)))
        else:
            painter.setBrush(self._fill)
        style = Qt.PenStyle.DashLine if drawn.dashed else Qt.PenStyle.SolidLine
        painter.setPen(cosmetic(line, 1.3 if drawn.dashed else wide, style))
        painter.drawPath(drawn.outline)
        painter.setPen(self._inner)
        painter.setBrush(self._soft)
        painter.drawPath(drawn.soft)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(drawn.details)
        if not drawn.dark.isEmpty():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._dark)
            painter.drawPath(drawn.dark)
        if self._tick:
            self._paint_tick(painter, scale, line)
        if hovered and not selected:
            painter.setBrush(faded(theme.accent, 0.10))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.drawPath(drawn.outline)

    def _paint_small(self, painter: QPainter, pixels: float, line: str, wide: float) -> None:
        painter.setBrush(self._fill)
        bordered = pixels >= TINY or line != self._theme.outline
        painter.setPen(cosmetic(line, wide) if bordered else QPen(Qt.PenStyle.NoPen))
        if self._outline is not None:
            painter.drawPath(self._outline)
        elif self._round:
            painter.drawEllipse(self._frame)
        else:
            painter.drawRect(self._frame)

    def _paint_tick(self, painter: QPainter, scale: float, line: str) -> None:
        depth, width = self._size
        size = min(0.07, width * 0.16, depth * 0.2)
        if size * scale < 1.0:
            return
        front = depth / 2
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(line))
        painter.drawPolygon(QPolygonF([QPointF(front, -size), QPointF(front + size * 0.95, 0), QPointF(front, size)]))


class Figures:
    """The figures of one theme, each made once.

    Parameters
    ----------
    theme : Theme
    """

    _MOST = 8000

    def __init__(self, theme: Theme) -> None:
        self.theme = theme
        self._made: dict[tuple[object, ...], Figure] = {}

    def of(self, node: Node) -> Figure:
        """The figure of a node that has a box."""
        box, building = node.box, node.building if node.shape is None else None
        assert box is not None
        rise = 0.0 if building is None else min(building.roof_height, 0.92 * box.height)
        look = node.category, (box.depth, box.width), main_colour(node), building, rise
        found = self._made.get(look)
        if found is None:
            if len(self._made) >= self._MOST:
                self._made.clear()
            found = self._made[look] = Figure(*look, self.theme)
        return found


def footprint(building: Building, size: tuple[float, float]) -> QPainterPath:
    """Outline and courtyards of a building in metres."""
    path = QPainterPath()
    for ring in (building.outline, *building.courtyards):
        path.addPolygon(QPolygonF([QPointF(x * size[0], y * size[1]) for x, y in ring]))
        path.closeSubpath()
    return path


@lru_cache(maxsize=4096)
def roof_lines(building: Building, size: tuple[float, float], rise: float) -> QPainterPath:
    """Ridges, hips and valleys of a roof, or the inner edge of a flat one's parapet."""
    path = QPainterPath()
    if sum(map(len, (building.outline, *building.courtyards))) > _ROOF_DETAIL:
        return path
    rings = [np.array(ring) * size for ring in (building.outline, *building.courtyards)]
    plan = Footprint.of(rings, min(0.01, 0.02 * min(size)))
    above = roof(plan, building.roof, Form(3.0, 3.0 + max(rise, 0.0)))
    drawn: set[frozenset[tuple[float, float]]] = set()
    edge = {_edge(a, b) for ring in rings for a, b in zip(ring, np.roll(ring, -1, axis=0), strict=True)}
    for side in above.sides:
        for loop in side.loops:
            spots = [above.points[k][:2] for k in loop]
            for a, b in zip(spots, [*spots[1:], spots[0]], strict=True):
                key = _edge(a, b)
                if key not in drawn and key not in edge and len(key) == 2:
                    drawn.add(key)
                    path.moveTo(float(a[0]), float(a[1]))
                    path.lineTo(float(b[0]), float(b[1]))
    return path


def _edge(a: Sequence[float], b: Sequence[float]) -> frozenset[tuple[float, float]]:
    return frozenset((round(float(p[0]), 3), round(float(p[1]), 3)) for p in (a, b))
