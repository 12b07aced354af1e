"""Drawing a line corner by corner, with lengths typed where they are known."""

from __future__ import annotations

import math

import numpy as np
import shapely

from composer.scene import Point
from ui import units
from ui.controllers import outline
from ui.controllers.ground_snapping import Anchors
from ui.controllers.lengths import length
from ui.controllers.outline_snapping import Rail, settled_point
from ui.controllers.room import RoomView
from ui.controllers.session import Session
from ui.controllers.snapping import REACH_METRES, reach
from ui.words import later, tr

CLOSING = 12
"""Pixels from the first corner at which a click closes the outline."""


class LineDrawing:
    """Collects corners; what they become is up to `close`.

    Attributes
    ----------
    points : list of (x, y)
        Corners so far, metres.
    head : (x, y) or None
        Where the next one would come.
    closes : bool
        Whether the next click closes the outline.
    anchors : Anchors or None
        To what corners settle besides each other.
    """

    ring = True
    """Whether its end meets its start."""
    closing = later("closes the outline")
    crossing = later("edges cannot cross")
    pull = REACH_METRES
    """Metres within which a corner is pulled at most."""

    def __init__(self, session: Session, view: RoomView) -> None:
        self._session, self._view = session, view
        self.points: list[Point] = []
        self.head: Point | None = None
        self.closes = False
        self.anchors: Anchors | None = None

    @property
    def busy(self) -> bool:
        return bool(self.points)

    def hover(self, point: Point, pixel: float, free: bool = False) -> None:
        """Follow the pointer: right angles, in line with corners, whole 5 cm, unless `free`."""
        self.closes = self.ring and len(self.points) >= 3 and math.dist(point, self.points[0]) <= CLOSING * pixel
        if self.closes:
            self.head = self.points[0]
            self._view.show_hint(tr(self.closing), ())
            return
        pull = 0.0 if free else reach(pixel, self.pull)
        anchored = self.anchors.settle(point, pull) if self.anchors is not None else None
        if anchored is not None:
            self.head, reason = anchored
            self._view.show_hint(self._told(reason), ())
            return
        self.head, reason, guides = settled_point(point, self._rails(), self._last, pull)
        self._view.show_hint(self._told(reason), guides)

    @property
    def _last(self) -> outline.Vector | None:
        return np.asarray(self.points[-1], float) if self.points else None

    def _told(self, reason: str) -> str:
        if self.points and self.head is not None:
            far = math.dist(self.head, self.points[-1])
            return ", ".join(filter(None, (units.told(far), reason)))
        return reason

    def _rails(self) -> list[Rail]:
        rails: list[Rail] = []
        for index, corner in enumerate(self.points):
            here = np.asarray(corner, float)
            why = "" if index == len(self.points) - 1 else tr("in line with a corner")
            rails += [(here, unit, why) for unit in np.eye(2)]
        if len(self.points) > 1:
            last, before = (np.asarray(p, float) for p in (self.points[-1], self.points[-2]))
            way = (last - before) / math.dist(last, before)
            rails += [(last, np.array([-way[1], way[0]]), tr("right angle")), (last, way, tr("straight on"))]
        return rails

    def click(self, point: Point, pixel: float, free: bool = False) -> bool:
        """Put a corner, or close the outline; whether that made something."""
        self.hover(point, pixel, free)
        return self.close() if self.closes else self.put()

    def put(self) -> bool:
        """Put a corner where the head is; refused where an edge would be too short or cross another."""
        if self.head is None:
            return False
        line = [*self.points, self.head]
        if self.points and math.dist(self.points[-1], self.head) < outline.LEAST_WALL:
            return False
        if len(line) > 2 and not shapely.LineString(line).is_simple:
            self._view.show_hint(tr(self.crossing), ())
            return False
        self.points = line
        return False

    def exact(self, text: str) -> bool:
        """Put the head so far from the last corner, the way it is now. False if that is no length."""
        far = length(text)
        if far is None or far < outline.LEAST_WALL or self.head is None or not self.points:
            return False
        last = self.points[-1]
        now = math.dist(last, self.head)
        if now < 1e-9:
            return False
        x, y = (round(a + (b - a) * far / now, 6) for a, b in zip(last, self.head, strict=True))
        self.head = x, y
        self.closes = False
        self._view.show_hint(units.told(far), ())
        return True

    def back(self) -> None:
        """Take the last corner back."""
        self.points = self.points[:-1]
        self.closes = False

    def close(self) -> bool:
        """Make something of the corners; whether they are enough."""
        raise NotImplementedError

    def cancel(self) -> bool:
        """Forget the corners; whether there were some."""
        had, self.points, self.head, self.closes = self.busy, [], None, False
        self._view.show_hint("", ())
        return had
