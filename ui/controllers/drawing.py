"""Drawing a new room: corner by corner, with lengths typed where they are known."""

from __future__ import annotations

import math

import numpy as np
import shapely

from composer.edits import SetFloor
from composer.errors import SceneError
from composer.messages import Message
from composer.scene import Point
from ui.controllers import outline
from ui.controllers.lengths import length
from ui.controllers.naming import told
from ui.controllers.outline_snapping import Rail, settled_point
from ui.controllers.reshape import Reshape
from ui.controllers.room import RoomView
from ui.controllers.session import Session
from ui.controllers.snapping import reach
from ui.words import tr

HEIGHT = 2.7
"""Metres, where there was no room before."""
CLOSING = 12
"""Pixels from the first corner at which a click closes the outline."""


class DrawingController:
    """Collects corners; the last click makes a room of them, in one undo step.

    Attributes
    ----------
    points : list of (x, y)
        Corners so far, metres.
    head : (x, y) or None
        Where the next one would come.
    closes : bool
        Whether the next click closes the outline.
    """

    def __init__(self, session: Session, view: RoomView) -> None:
        self._session, self._view = session, view
        self.points: list[Point] = []
        self.head: Point | None = None
        self.closes = False

    @property
    def busy(self) -> bool:
        return bool(self.points)

    def hover(self, point: Point, pixel: float, free: bool = False) -> None:
        """Follow the pointer: right angles, in line with corners, whole 5 cm, unless `free`."""
        self.closes = len(self.points) >= 3 and math.dist(point, self.points[0]) <= CLOSING * pixel
        if self.closes:
            self.head = self.points[0]
            self._view.show_hint(tr("closes the room"), ())
            return
        pull = 0.0 if free else reach(pixel)
        rails: list[Rail] = []
        for index, corner in enumerate(self.points):
            here = np.asarray(corner, float)
            why = "" if index == len(self.points) - 1 else tr("in line with a corner")
            rails += [(here, unit, why) for unit in np.eye(2)]
        if len(self.points) > 1:
            last, before = (np.asarray(p, float) for p in (self.points[-1], self.points[-2]))
            way = (last - before) / math.dist(last, before)
            rails += [(last, np.array([-way[1], way[0]]), tr("right angle")), (last, way, tr("straight on"))]
        origin = np.asarray(self.points[-1], float) if self.points else None
        self.head, reason, guides = settled_point(point, rails, origin, pull)
        if self.points:
            far = math.dist(self.head, self.points[-1])
            reason = ", ".join(filter(None, (f"{far:.2f} m", reason)))
        self._view.show_hint(reason, guides)

    def click(self, point: Point, pixel: float, free: bool = False) -> bool:
        """Put a corner, or close the outline; whether that made a room."""
        self.hover(point, pixel, free)
        return self.close() if self.closes else self.put()

    def put(self) -> bool:
        """Put a corner where the head is; refused where a wall would be too short or cross another."""
        if self.head is None:
            return False
        line = [*self.points, self.head]
        if self.points and math.dist(self.points[-1], self.head) < outline.LEAST_WALL:
            return False
        if len(line) > 2 and not shapely.LineString(line).is_simple:
            self._view.show_hint(tr("walls cannot cross"), ())
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
        self._view.show_hint(f"{far:.2f} m", ())
        return True

    def back(self) -> None:
        """Take the last corner back."""
        self.points = self.points[:-1]
        self.closes = False

    def close(self) -> bool:
        """Make a room of the corners; whether they are one."""
        before = self._session.history.scene.floor
        try:
            floor = outline.drawn(self.points, HEIGHT if before is None else before.height)
        except SceneError as error:
            self._view.show_hint(told(error.message), ())
            return False
        self.cancel()
        if before is None:
            return self._session.push(
                SetFloor(floor), verb=Message("Draw room"), gesture=f"draw {self._session.history.revision}"
            )
        # None of the old room's walls and openings is there any more.
        made = outline.Reshaped(floor, (), tuple(None for _ in before.openings))
        return self._session.push(Reshape(made, Message("Draw room")))

    def cancel(self) -> bool:
        """Forget the corners; whether there were some."""
        had, self.points, self.head, self.closes = self.busy, [], None, False
        self._view.show_hint("", ())
        return had
