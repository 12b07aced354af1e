"""Handles of one object over the 3D picture: arrows along the axes, and a ring that turns it."""

from __future__ import annotations

import math
from typing import Literal, get_args

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from composer.scene import Box
from ui import units
from ui.controllers.plan import PlanController
from ui.controllers.session import Session
from ui.space.camera import Camera, Vector
from ui.theme import Theme

Handle = Literal["x", "y", "z", "turn"]
HANDLES: tuple[Handle, ...] = get_args(Handle)
AXES: dict[Handle, Vector] = {"x": np.array([1.0, 0, 0]), "y": np.array([0, 1.0, 0]), "z": np.array([0, 0, 1.0])}
COLOURS: dict[Handle, str] = {"x": "#e0443e", "y": "#2b9d57", "z": "#2f7be0", "turn": "#c98a12"}
LENGTH = 44.0
GAP = 10.0
"""Of an arrow, and between it and the object, pixels."""
FARTHEST = 0.24
"""How far from the middle handles begin at most, as a part of the view's smaller side."""
HEAD = 12.0
REACH = 8.0
"""How near the pointer must be, pixels."""
SHORTEST = 14.0
"""An arrow that comes straight at the eye is left out, pixels."""


class Gizmo:
    """The handles of a box as one camera sees them.

    Parameters
    ----------
    box : Box
    camera : Camera
    width, height : float
        Of the view, pixels.
    """

    def __init__(self, box: Box, camera: Camera, width: float, height: float) -> None:
        self.box, self._camera, self._size = box, camera, (max(width, 1.0), max(height, 1.0))
        c, s = abs(math.cos(box.yaw)), abs(math.sin(box.yaw))
        reach = {
            "x": (c * box.depth + s * box.width) / 2,
            "y": (s * box.depth + c * box.width) / 2,
            "z": box.height / 2,
            "turn": math.hypot(box.depth, box.width) / 2,
        }
        self.centre = np.array([box.x, box.y, box.z + box.height / 2])
        self._foot = np.array([box.x, box.y, box.z])
        self._pixel = camera.height_at(self.centre) / self._size[1]
        farthest = FARTHEST * min(self._size) * self._pixel
        self._start = {handle: min(reach[handle] + GAP * self._pixel, farthest) for handle in HANDLES}
        self._over = {handle for handle in HANDLES if reach[handle] > farthest}
        self.lines = {handle: line for handle in HANDLES if (line := self._line(handle)) is not None}

    def _line(self, handle: Handle) -> QPolygonF | None:
        start = self._start[handle]
        if handle == "turn":
            angles = np.linspace(0, math.tau, 65)
            circle = np.column_stack([np.cos(angles), np.sin(angles), np.zeros(65)]) * start
            ring = [self._pixel_of(self._foot + offset) for offset in circle]
            return None if None in ring else QPolygonF([p for p in ring if p is not None])
        ends = [self._pixel_of(self.centre + AXES[handle] * d) for d in (start, start + LENGTH * self._pixel)]
        if ends[0] is None or ends[1] is None or _length(ends[1] - ends[0]) < SHORTEST:
            return None
        return QPolygonF([ends[0], ends[1]])

    def _pixel_of(self, point: Vector) -> QPointF | None:
        """Where a point of the room is in the view."""
        found = self._camera.seen(point, self._size[0] / self._size[1])
        return None if found is None else QPointF(found[0] * self._size[0], found[1] * self._size[1])

    def at(self, point: QPointF, on_object: bool = False) -> Handle | None:
        """The handle under the pointer.

        Where it is over the object itself, that is what one means, unless it is so near that handles lie over it or an
        arrow's head is there.
        """
        near: dict[Handle, float] = {}
        for handle, line in self.lines.items():
            head = handle != "turn" and _length(line.at(1) - point) <= HEAD
            if head or not on_object or handle in self._over:
                near[handle] = _distance(line, point) - (HEAD if head else 0.0)
        best = min(near, key=lambda handle: near[handle], default=None)
        return best if best is not None and near[best] <= REACH else None

    def along(self, handle: Handle, point: QPointF) -> float | None:
        """How far the pointer is along an axis, metres, or around the ring, radians; None where that has no answer."""
        origin, way = self._camera.ray(
            point.x() / self._size[0], point.y() / self._size[1], self._size[0] / self._size[1]
        )
        from_centre = origin - self.centre
        if handle == "turn":
            if abs(way[2]) < 1e-3:
                return None
            x, y, _ = from_centre - way * ((origin[2] - self._foot[2]) / way[2])
            return math.atan2(y, x)
        axis = AXES[handle]
        lean = float(axis @ way)
        if 1 - lean * lean < 1e-3:
            return None
        # The point of the axis that is nearest to the line of sight.
        return float(axis @ from_centre - lean * (way @ from_centre)) / (1 - lean * lean)

    def paint(self, painter: QPainter, theme: Theme, lit: Handle | None, alone: bool) -> None:
        """Draw the handles, `lit` as under the hand; `alone` leaves the others out."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for handle, line in self.lines.items():
            if alone and handle != lit:
                continue
            colour, wide = QColor(COLOURS[handle]), 3.6 if handle == lit else 2.4
            for pen in (QPen(_faded(theme.panel), wide + 2.4), QPen(colour, wide)):
                pen.setCapStyle(Qt.PenCapStyle.RoundCap)
                painter.setPen(pen)
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawPolyline(line)
            if handle != "turn":
                self._tip(painter, line, handle.upper(), colour, 1.25 if handle == lit else 1.0)

    def _tip(self, painter: QPainter, line: QPolygonF, letter: str, colour: QColor, scale: float) -> None:
        """An arrow's head, and beyond it a letter, so that nobody needs colours to tell the axes apart."""
        start, end = line.at(0), line.at(1)
        way = (end - start) / _length(end - start)
        side = QPointF(-way.y(), way.x())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawPolygon(QPolygonF([end + way * 9 * scale, end + side * 5.5 * scale, end - side * 5.5 * scale]))
        spot = QRectF(0, 0, 16, 16)
        spot.moveCenter(end + way * 20)
        painter.setPen(colour)
        painter.drawText(spot, Qt.AlignmentFlag.AlignCenter, letter)


class Grip:
    """A handle in the hand: turns the pointer's way into gestures of a `PlanController`, one undo step each.

    What stands on the ground for good is not lifted: a building's upward arrow makes it taller, by whole floors.
    """

    def __init__(self, session: Session, controller: PlanController) -> None:
        self._session, self._controller = session, controller
        self._gizmo: Gizmo | None = None
        self._start = 0.0
        self._grows = False
        self.handle: Handle | None = None

    def gizmo(self, camera: Camera, width: float, height: float) -> Gizmo | None:
        """The handles of the selected object, if it is one alone."""
        if len(self._session.selection) != 1:
            return None
        node = self._session.scene.by_id.get(next(iter(self._session.selection)))
        return None if node is None or node.box is None else Gizmo(node.box, camera, width, height)

    def press(self, gizmo: Gizmo, point: QPointF, on_object: bool = False) -> bool:
        """Take hold of the handle under the pointer; whether there is one."""
        handle = gizmo.at(point, on_object)
        start = None if handle is None else gizmo.along(handle, point)
        if handle is None or start is None:
            return False
        self.handle, self._gizmo, self._start = handle, gizmo, start
        node_id, box = next(iter(self._session.selection)), gizmo.box
        node = self._session.scene.by_id.get(node_id)
        self._grows = handle == "z" and node is not None and node.building is not None and node.shape is None
        if self._grows:
            self._controller.begin_grow(node_id, box.top)
        elif handle == "z":
            self._controller.begin_lift(node_id, box.z)
        elif handle == "turn":
            self._controller.begin_rotate(node_id, (box.x, box.y))
        else:
            self._controller.begin_move(node_id, (box.x, box.y))
        return True

    def drag(self, point: QPointF, pixel: float, free: bool) -> None:
        """Follow the pointer; `pixel` is its width in metres, `free` neither snaps nor turns in steps."""
        gizmo, handle = self._gizmo, self.handle
        now = None if gizmo is None or handle is None else gizmo.along(handle, point)
        if gizmo is None or now is None:
            return
        box, way = gizmo.box, now - self._start
        if handle == "turn":
            yaw = box.yaw + way
            self._controller.drag((box.x + math.cos(yaw), box.y + math.sin(yaw)), pixel, free=free)
        elif handle == "z":
            self._controller.drag((0.0, (box.top if self._grows else box.z) + way), pixel, free=free)
        else:
            to = (box.x + way, box.y) if handle == "x" else (box.x, box.y + way)
            self._controller.drag(to, pixel, straight=True, free=free)

    def release(self) -> frozenset[str]:
        """Let go: the gesture becomes an edit; the ids that it changed."""
        self.handle = self._gizmo = None
        return self._controller.drop()

    def cancel(self) -> None:
        """Let go without a trace."""
        self.handle = self._gizmo = None
        self._controller.cancel()

    @property
    def reading(self) -> str:
        """How far the hand has gone, for people."""
        if self._gizmo is None or self.handle is None or self._grows:
            return ""  # the controller tells of floors
        old = self._gizmo.box
        node = self._session.scene.by_id.get(next(iter(self._session.selection), ""))
        new = node.box if node is not None and node.box is not None else old
        if self.handle == "turn":
            turned = math.degrees(math.remainder(new.yaw - old.yaw, math.tau))
            return f"{math.degrees(new.yaw) % 360:.0f}°  ({turned:+.0f}°)"
        was, now = getattr(old, self.handle), getattr(new, self.handle)
        return f"{self.handle.upper()} {units.told(now)}  ({units.moved(now - was)})"


def _length(way: QPointF) -> float:
    return math.hypot(way.x(), way.y())


def _distance(line: QPolygonF, point: QPointF) -> float:
    """From a point to a line of several pieces, pixels."""
    best = math.inf
    for k in range(line.count() - 1):
        start, way = line.at(k), line.at(k + 1) - line.at(k)
        span = QPointF.dotProduct(way, way) or 1.0
        share = min(max(QPointF.dotProduct(point - start, way) / span, 0.0), 1.0)
        best = min(best, _length(point - start - way * share))
    return best


def _faded(colour: str) -> QColor:
    faded = QColor(colour)
    faded.setAlphaF(0.75)
    return faded
