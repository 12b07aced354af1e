# ruff: noqa: N802 - Qt names its methods
"""A large drawing that is kept as pixels, tile by tile: moving over it and working on a part of it cost little."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Iterable

import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRect, QRectF, Qt, QTimer
from PySide6.QtGui import QPainter, QPixmap, QRegion, QTransform
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from ui.plan.places import Frame

Draw = Callable[[QPainter, Frame, float], None]
"""(painter in metres, what is wanted of the plan, pixels a metre is) → draws that."""
SIDE = 256
"""Pixels of a tile."""
BUDGET, URGENT = 0.006, 0.05
"""Seconds for missing tiles in one frame: where the plan moved, and where something on it changed."""
_KEPT = 240
_MARGIN = 4
"""Pixels around a tile of which what is drawn may reach into it: pens have a width."""

Key = tuple[int, int]


class _Tiles:
    """Tiles at one zoom."""

    def __init__(self, scale: float, ratio: float) -> None:
        self.scale, self.ratio = scale, ratio
        self.fresh: dict[Key, QPixmap] = {}
        self.stale: dict[Key, QPixmap] = {}

    def frame(self, key: Key, margin: float = 0.0) -> Frame:
        """What of the plan a tile shows, and so many pixels around it."""
        side, more = SIDE / self.scale, margin / self.scale
        x, y = key[0] * side, key[1] * side
        return x - more, y - more, x + side + more, y + side + more

    def keys(self, frame: Frame) -> list[Key]:
        """Tiles that a frame touches."""
        side = SIDE / self.scale
        x0, y0, x1, y1 = (math.floor(v / side) for v in frame)
        return [(i, j) for j in range(y0, y1 + 1) for i in range(x0, x1 + 1)]


class Sheet(pg.GraphicsObject):  # type: ignore[misc]
    """Shows what `draw` draws. Tiles that are not there yet are shown as they were, or as at another zoom.

    Parameters
    ----------
    draw : callable
        Draws a part of the plan; everything that shows in the frame, never more than it needs to.
    level : float
        What lies above has more.

    Attributes
    ----------
    patient : bool
        Draw all that is missing at once, however long that takes.
    complete : bool
        Whether all that was painted last was as it is now.
    """

    def __init__(self, draw: Draw, level: float) -> None:
        super().__init__()
        self._draw = draw
        self._bounds = QRectF(-3, -3, 6, 6)
        self._now, self._before = _Tiles(1.0, 1.0), _Tiles(1.0, 1.0)
        self._hasty = True
        self.patient = False
        self.complete = True
        self.setZValue(level)
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)

    def set_bounds(self, frame: Frame) -> None:
        """Show so much of the plan."""
        x0, y0, x1, y1 = frame
        bounds = QRectF(x0, y0, x1 - x0, y1 - y0)
        if bounds != self._bounds:
            self.prepareGeometryChange()
            self._bounds = bounds

    def boundingRect(self) -> QRectF:
        return self._bounds

    def renew(self, frames: Iterable[Frame] | None = None) -> None:
        """Draw anew what is in these frames, or everything."""
        now = self._now
        if frames is None:
            now.stale |= now.fresh
            now.fresh = {}
            self._before = _Tiles(1.0, 1.0)
            self.update()
            return
        margin = _MARGIN / now.scale
        for frame in frames:
            if not all(map(math.isfinite, frame)):
                continue
            x0, y0, x1, y1 = frame
            for key in now.keys((x0 - margin, y0 - margin, x1 + margin, y1 + margin)):
                tile = now.fresh.pop(key, None)
                if tile is not None:
                    now.stale[key] = tile
        self._hasty = True
        self.update()

    def forget(self) -> None:
        """Draw everything anew, and show nothing of what was drawn before until then."""
        self._now, self._before = _Tiles(1.0, 1.0), _Tiles(1.0, 1.0)
        self._hasty = True
        self.update()

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        transform = painter.worldTransform()
        scale, ratio = transform.m11(), painter.device().devicePixelRatioF()
        if scale <= 0:
            return
        if (scale, ratio) != (self._now.scale, self._now.ratio):
            if len(self._now.fresh) >= len(self._before.fresh) // 4:
                self._before = self._now
            self._now = _Tiles(scale, ratio)
        view = QRectF(painter.viewport()) if widget is None else QRectF(widget.rect())
        seen = transform.inverted()[0].mapRect(view).intersected(self._bounds)
        if seen.isEmpty():
            return
        frame = seen.left(), seen.top(), seen.right(), seen.bottom()
        keys = self._now.keys(frame)
        self._fill(keys, seen.center())
        painter.save()
        painter.resetTransform()
        self._blit(painter, transform, keys)
        painter.restore()

    def _fill(self, keys: list[Key], middle: QPointF) -> None:
        """Draw missing tiles as long as there is time, from the middle outward."""
        now = self._now
        missing = [key for key in keys if key not in now.fresh]
        side = SIDE / now.scale
        missing.sort(key=lambda k: math.hypot((k[0] + 0.5) * side - middle.x(), (k[1] + 0.5) * side - middle.y()))
        until = time.perf_counter() + (URGENT if self._hasty else BUDGET)
        for key in missing:
            if time.perf_counter() > until and not self.patient:
                break
            now.fresh[key] = self._tile(key)
            now.stale.pop(key, None)
        self.complete = all(key in now.fresh for key in keys)
        self._hasty = False
        if not self.complete:
            QTimer.singleShot(0, self, self.update)
        if len(now.fresh) > _KEPT:
            wanted = set(keys)
            for key in [k for k in now.fresh if k not in wanted][: len(now.fresh) - _KEPT // 2]:
                del now.fresh[key]

    def _tile(self, key: Key) -> QPixmap:
        now = self._now
        pixels = round(SIDE * now.ratio)
        tile = QPixmap(pixels, pixels)
        tile.setDevicePixelRatio(now.ratio)
        tile.fill(Qt.GlobalColor.transparent)
        painter = QPainter(tile)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        s = now.scale
        painter.setTransform(QTransform(s, 0, 0, -s, -key[0] * SIDE, (key[1] + 1) * SIDE))
        self._draw(painter, now.frame(key, _MARGIN), s)
        painter.end()
        return tile

    def _blit(self, painter: QPainter, transform: QTransform, keys: list[Key]) -> None:
        now = self._now
        left, top = round(transform.dx()), round(transform.dy())
        wanted = QRegion()
        for key in keys:
            corner = left + key[0] * SIDE, top - (key[1] + 1) * SIDE
            tile = now.fresh.get(key) or now.stale.get(key)
            if tile is not None:
                painter.drawPixmap(*corner, tile)
            else:
                wanted += QRect(*corner, SIDE, SIDE)
        if not wanted.isEmpty() and self._before.fresh:
            self._blit_before(painter, transform, wanted)

    def _blit_before(self, painter: QPainter, transform: QTransform, wanted: QRegion) -> None:
        """Stretch tiles of another zoom over what is missing."""
        before = self._before
        painter.setClipRegion(wanted, Qt.ClipOperation.IntersectClip)
        area = QRectF(wanted.boundingRect())
        for key, tile in before.fresh.items():
            x0, y0, x1, y1 = before.frame(key)
            place = transform.mapRect(QRectF(x0, y0, x1 - x0, y1 - y0))
            if place.intersects(area):
                painter.drawPixmap(place, tile, QRectF(tile.rect()))
