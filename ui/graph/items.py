# ruff: noqa: N802 - Qt names its events
"""What lies on the graph: chips for nodes, one line for each related pair, a pill for each relation."""

from __future__ import annotations

import math
from collections.abc import Iterable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen, QPolygonF
from PySide6.QtWidgets import QApplication, QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from composer.scene import Node, Relation
from composer.vocabulary import category, predicate
from ui.controllers.naming import State, short
from ui.plan.figure import main_colour
from ui.plan.pens import mixed
from ui.plan.symbols import symbol
from ui.theme import Theme
from ui.words import tr

HEIGHT = 32.0
LETTERS = 24
"""Of a name as the chip shows it; its tip says it in full."""
RIM = 9.0
"""How near the edge of a chip a drag draws an arrow instead of moving the chip, pixels."""
_ARROWS = "→↗↑↖←↙↓↘"
_STYLES = {
    State.HOLDS: (Qt.PenStyle.SolidLine, 1.6),
    State.VIOLATED: (Qt.PenStyle.DashLine, 2.4),
    State.CONTRADICTORY: (Qt.PenStyle.DashDotLine, 3.2),
    State.UNCHECKED: (Qt.PenStyle.DotLine, 1.4),
}
_MARKS = {State.HOLDS: "", State.VIOLATED: "✗ ", State.CONTRADICTORY: "⚠ ", State.UNCHECKED: ""}
WORST = (State.CONTRADICTORY, State.VIOLATED, State.HOLDS, State.UNCHECKED)


def small_font() -> QFont:
    font = QFont(QApplication.font())
    font.setPointSizeF(max(font.pointSizeF() - 1, 7))
    return font


class Chip(QGraphicsItem):
    """A node, or a part of the room that relations speak of."""

    def __init__(self, name: str, node: Node | None, title: str, theme: Theme) -> None:
        super().__init__()
        self.name = name
        self.selected = self.hovered = self.troubled = self.target = False
        self.setAcceptHoverEvents(True)
        # Kept as pixels: a check while something is dragged changes a few links, not hundreds of chips.
        self.setCacheMode(QGraphicsItem.CacheMode.DeviceCoordinateCache)
        self.setZValue(10)
        self.show_node(node, title, theme)

    def show_node(self, node: Node | None, title: str, theme: Theme) -> None:
        """Take name and symbol of a node."""
        self.prepareGeometryChange()
        self.node, self.title, self._theme = node, title, theme
        metrics = QFontMetricsF(QApplication.font())
        self._text = metrics.elidedText(title, Qt.TextElideMode.ElideRight, LETTERS * metrics.averageCharWidth())
        self.width = metrics.horizontalAdvance(self._text) + (46 if node is not None else 24)
        self.setToolTip(
            tr("{name}: drag the middle to move it, drag its edge to another object to relate them", name=title)
        )
        self.update()

    @property
    def size(self) -> tuple[float, float]:
        return self.width, HEIGHT

    def frame(self) -> QRectF:
        return QRectF(-self.width / 2, -HEIGHT / 2, self.width, HEIGHT)

    def boundingRect(self) -> QRectF:
        return self.frame().adjusted(-8, -8, 8, 8)

    def shape(self) -> QPainterPath:
        path = QPainterPath()
        path.addRoundedRect(self.frame().adjusted(-3, -3, 3, 3), HEIGHT / 2, HEIGHT / 2)
        return path

    def on_rim(self, local: QPointF) -> bool:
        """Whether a drag from here draws an arrow."""
        return not self.frame().adjusted(RIM, RIM, -RIM, -RIM).contains(local)

    def border(self, toward: QPointF) -> QPointF:
        """Where a line from the middle to `toward` (both in the scene) leaves the chip."""
        offset = toward - self.pos()
        w, h = self.width / 2 + 3, HEIGHT / 2 + 3
        if offset.isNull():
            return self.pos()
        scale = min(w / abs(offset.x()) if offset.x() else math.inf, h / abs(offset.y()) if offset.y() else math.inf)
        return self.pos() + offset * min(scale, 1.0)

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, frame = self._theme, self.frame()
        edge = theme.accent if self.selected or self.target else theme.violated if self.troubled else theme.line
        painter.setPen(QPen(QColor(edge), 2 if self.selected or self.target or self.troubled else 1.2))
        fill = mixed(theme.accent, theme.panel, 0.12) if self.selected or self.target else QColor(theme.panel)
        painter.setBrush(mixed(theme.window, theme.panel, 0.8) if self.node is None else fill)
        painter.drawRoundedRect(frame, HEIGHT / 2, HEIGHT / 2)
        text = frame.adjusted(12, 0, -12, 0)
        if self.node is not None:
            self._icon(painter, self.node, QPointF(frame.left() + 20, 0))
            text = frame.adjusted(34, 0, -8, 0)
        painter.setPen(QColor(theme.text if self.node is not None else theme.faint))
        painter.setFont(QApplication.font())
        painter.drawText(text, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self._text)
        if self.hovered and self.node is not None:
            painter.setPen(QPen(QColor(theme.panel), 1.5))
            painter.setBrush(QColor(theme.accent))
            spot = QPointF(frame.right(), 0)
            painter.drawEllipse(spot, 6, 6)
            painter.setPen(QPen(QColor(theme.on_accent), 1.5))
            painter.drawLine(spot + QPointF(-3, 0), spot + QPointF(3, 0))
            painter.drawLine(spot + QPointF(0, -3), spot + QPointF(0, 3))

    def _icon(self, painter: QPainter, node: Node, middle: QPointF) -> None:
        depth, width, _ = category(node.category).usual
        draw_symbol(painter, node.category, depth, width, middle, 20.0, main_colour(node), self._theme)


def draw_symbol(
    painter: QPainter, name: str, depth: float, width: float, middle: QPointF, side: float, colour: str, theme: Theme
) -> None:
    """A category's plan symbol as an icon, its front at the bottom."""
    drawn, scale = symbol(name, depth, width), side / max(depth, width)
    painter.save()
    painter.translate(middle)
    painter.rotate(90)
    painter.scale(scale, scale)
    fill = mixed(colour, theme.panel, min(theme.tint + 0.2, 1))
    pen = QPen(QColor(theme.outline), 1.1)
    pen.setCosmetic(True)
    painter.setPen(pen)
    painter.setBrush(fill)
    painter.drawPath(drawn.outline)
    painter.setBrush(mixed(colour, theme.panel, theme.tint * 0.4))
    pen.setWidthF(0.7)
    painter.setPen(pen)
    painter.drawPath(drawn.soft)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(drawn.details)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(mixed(theme.outline, fill.name(), 0.6))
    painter.drawPath(drawn.dark)
    painter.restore()


class Pill(QGraphicsItem):
    """One relation of a pair: its predicate and which way it points. Lies on the pair's line."""

    def __init__(self, relation: Relation, theme: Theme) -> None:
        super().__init__()
        self.relation, self._theme = relation, theme
        self.state, self.arrow, self.note = State.UNCHECKED, "", ""
        self.focused = self.hovered = False
        self.setAcceptHoverEvents(True)
        self.setZValue(20)
        self._measure()

    def show_state(self, state: State, arrow: str, note: str, focused: bool) -> None:
        """Show whether it holds; `note` says by how much it does not."""
        if (state, arrow, note, focused) != (self.state, self.arrow, self.note, self.focused):
            self.prepareGeometryChange()
            self.state, self.arrow, self.note, self.focused = state, arrow, note, focused
            self._measure()
            self.update()

    def _measure(self) -> None:
        known = predicate(self.relation.predicate)
        both = known.inverse == known.name
        soft = "" if self.relation.hard else " ~"
        note = f"  {self.note}" if self.note else ""
        phrase = short(known.name)
        arrow = "" if both or not self.arrow else f" {self.arrow}"
        self.text = f"{_MARKS[self.state]}{phrase}{arrow}{soft}{note}"
        metrics = QFontMetricsF(small_font())
        self.width, self.height = metrics.horizontalAdvance(self.text) + 14, metrics.height() + 4

    def boundingRect(self) -> QRectF:
        return QRectF(-self.width / 2 - 2, -self.height / 2 - 2, self.width + 4, self.height + 4)

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, colour = self._theme, QColor(self._theme.state(self.state))
        frame = QRectF(-self.width / 2, -self.height / 2, self.width, self.height)
        style = _STYLES[self.state][0]
        painter.setPen(QPen(colour, 2 if self.focused or self.hovered else 1.1, style))
        painter.setBrush(colour if self.focused else mixed(colour.name(), theme.panel, 0.1))
        painter.drawRoundedRect(frame, 5, 5)
        painter.setFont(small_font())
        painter.setPen(QColor(theme.panel if self.focused else theme.text))
        painter.drawText(frame, Qt.AlignmentFlag.AlignCenter, self.text)


class Link(QGraphicsItem):
    """The line between two chips that any relation joins; it bends around chips that are in its way."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme, self._path = theme, QPainterPath()
        self._state, self._heads = State.UNCHECKED, (False, False)
        self._ends: tuple[object, ...] | None = None
        self.setZValue(1)

    def lay(
        self, a: Chip, b: Chip, state: State, heads: tuple[bool, bool], strength: float, others: Iterable[QRectF]
    ) -> None:
        """Run from chip to chip; `heads` says at which ends arrows point."""
        ends = (a.pos(), a.width, b.pos(), b.width, tuple(others))
        if ends != self._ends:
            self.prepareGeometryChange()
            self._ends, self._path = ends, _clear_path(a, b, list(ends[4]))
            self.update()
        if (state, heads) != (self._state, self._heads):
            self._state, self._heads = state, heads
            self.update()
        self.setOpacity(strength)

    def at(self, share: float) -> QPointF:
        """A point of the line, 0 at one chip and 1 at the other."""
        return self._path.pointAtPercent(share)

    def boundingRect(self) -> QRectF:
        return self._path.boundingRect().adjusted(-12, -12, 12, 12)

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        style, width = _STYLES[self._state]
        colour, path = QColor(self._theme.state(self._state)), self._path
        painter.setPen(QPen(colour, width, style))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(path)
        painter.setBrush(colour)
        painter.setPen(Qt.PenStyle.NoPen)
        for tip, tail, wanted in (
            (path.pointAtPercent(0), path.pointAtPercent(0.08), self._heads[0]),
            (path.pointAtPercent(1), path.pointAtPercent(0.92), self._heads[1]),
        ):
            way = tip - tail
            length = math.hypot(way.x(), way.y())
            if wanted and length > 0.5:
                along, across = way / length, QPointF(-way.y(), way.x()) / length
                painter.drawPolygon(QPolygonF([tip, tip - along * 9 + across * 4.5, tip - along * 9 - across * 4.5]))


def _clear_path(a: Chip, b: Chip, others: list[QRectF]) -> QPainterPath:
    """The straightest of a few curves between two chips that runs through the fewest others."""
    way = b.pos() - a.pos()
    length = math.hypot(way.x(), way.y()) or 1.0
    across = QPointF(-way.y(), way.x()) / length
    best: tuple[int, QPainterPath] | None = None
    for bend in (0.0, 0.22, -0.22, 0.45, -0.45):
        knee = (a.pos() + b.pos()) / 2 + across * (bend * min(length, 420.0))
        path = QPainterPath(a.border(knee))
        path.quadTo(knee, b.border(knee))
        spots = [path.pointAtPercent(step / 24) for step in range(25)] if others else []
        hits = sum(any(frame.contains(spot) for spot in spots) for frame in others)
        if best is None or hits < best[0]:
            best = hits, path
        if hits == 0:
            break
    assert best is not None
    return best[1]


def arrow_between(a: QPointF, b: QPointF) -> str:
    """The arrow sign that points from one place on the screen to another."""
    angle = math.atan2(-(b.y() - a.y()), b.x() - a.x())
    return _ARROWS[round(angle / (math.pi / 4)) % 8]
